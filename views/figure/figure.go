// Package figure draws the stick figure of an exercise with braille dots.
//
// It is pure: the same figure, frame and size always give the same lines. The
// picture is fitted to all poses of the figure, so that nothing jumps while it
// moves; the floor is always the lowest line of dots. Lines end at their last
// dot and a cell without dots is a plain space, which keeps the bytes that a
// moving figure costs near the least possible.
package figure

import (
	"math"

	"charm.land/lipgloss/v2"

	"backcoach/content"
)

// Frame is one moment of a movement: between the poses From and To at T, 0 to 1
// and eased already; Breath is 0 out to 1 in; Mirror shows the other side.
type Frame struct {
	From, To  string
	T, Breath float64
	Mirror    bool
	// Arrow is the pose whose arrow is shown; "" shows none.
	Arrow string
}

// Ink is what a figure is drawn with. Near and Far are the body's two sides,
// Accent the part at work, Prop the floor and what stands on it. ASCII draws
// with 7-bit characters instead of braille.
type Ink struct {
	Near, Far, Accent, Prop lipgloss.Style
	ASCII                   bool
}

// Ease turns steady progress (0 to 1) into that of a calm movement, which
// starts and ends slowly.
func Ease(t float64) float64 {
	t = min(max(t, 0), 1)
	return t * t * (3 - 2*t)
}

// Render draws a frame as exactly h lines of at most w cells. A figure that
// lacks the frame's poses gives its props alone, one without poses nothing.
func Render(f content.Figure, fr Frame, w, h int, ink Ink) []string {
	if w <= 0 || h <= 0 {
		return make([]string, max(h, 0))
	}
	return paint(f, fr, w, h).lines(ink)
}

// Aspect is how wide the picture of a figure is for its height: below 1 it stands,
// well above 1 it lies. A figure without poses gives 1.
func Aspect(f content.Figure) float64 {
	if len(f.Poses) == 0 {
		return 1
	}
	var room [64]content.Shape
	b := extent(f, room[:0])
	return (b.right - b.left) / (b.top - b.bottom)
}

// paint draws the props and then the body over them.
func paint(f content.Figure, fr Frame, w, h int) *canvas {
	var room [64]content.Shape
	shapes := room[:0]
	c := newCanvas(w, h, fr.Mirror)
	if len(f.Poses) == 0 {
		return c // nothing to fit the view to
	}
	c.fit(extent(f, shapes), f)
	c.drawProps(f)
	if body, ok := f.Between(fr.From, fr.To, fr.T); ok {
		c.drawBody(f, &body, body.Shapes(shapes, fr.Breath))
		c.drawHeld(f, &body)
	}
	for _, a := range f.Arrows {
		if a.To == fr.Arrow {
			c.drawArrow(a)
		}
	}
	return c
}

// drawBody draws the shapes in their order.
func (c *canvas) drawBody(f content.Figure, b *content.Body, shapes []content.Shape) {
	for i, s := range shapes {
		if s.Part == content.PartNearArm && shapes[i-1].Part != s.Part {
			c.clearAround(b, shapes[i:])
			c.drawHead(f, shapes[:i])
		}
		c.draw(s, tintOf(f, s.Part))
	}
}

// drawHead draws the head again: a gap across it looks like a cut.
func (c *canvas) drawHead(f content.Figure, shapes []content.Shape) {
	for _, s := range shapes {
		if s.Part == content.PartHead {
			c.draw(s, tintOf(f, s.Part))
		}
	}
}

// clearAround keeps a dot's width free around the near arm, so that it stands out
// from the body behind it in one colour, too: not at its root, where it grows out
// of the body, and not where it lies along the back.
func (c *canvas) clearAround(b *content.Body, arm []content.Shape) {
	const gap, grown, along = 1.2, 0.45, 25.0
	back := b.Hip.Direction(b.Shoulder)
	for i, s := range arm {
		if i == 0 {
			s.A = content.Point{X: s.A.X + (s.B.X-s.A.X)*grown, Y: s.A.Y + (s.B.Y-s.A.Y)*grown}
			s.RA += (s.RB - s.RA) * grown
		}
		if aside := math.Abs(math.Remainder(s.A.Direction(s.B)-back, 180)); aside > along {
			c.fill(s, gap, none)
		}
	}
}

// tintOf says which ink a part is drawn with.
func tintOf(f content.Figure, p content.Part) tint {
	for _, works := range f.Works {
		if works == p {
			return accent
		}
	}
	// In the front view neither side is farther away than the other.
	if p.Far() && f.View == "side" {
		return far
	}
	return near
}
