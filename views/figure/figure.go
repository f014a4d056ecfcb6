// Package figure draws the stick figure of an exercise with braille dots.
//
// It is pure: the same figure, frame and size always give the same lines. The
// picture is fitted to all poses of the figure, so that nothing jumps while it
// moves; the floor is always the lowest line of dots. Lines end at their last
// dot and a cell without dots is a plain space, which keeps the bytes that a
// moving figure costs near the least possible.
package figure

import (
	"charm.land/lipgloss/v2"

	"backcoach/content"
)

// Frame is one moment of a movement: between the poses From and To at T, 0 to 1
// and eased already; Breath is 0 out to 1 in; Mirror shows the other side.
type Frame struct {
	From, To  string
	T, Breath float64
	Mirror    bool
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

// paint draws the props and then the body over them.
func paint(f content.Figure, fr Frame, w, h int) *canvas {
	var room [64]content.Shape
	shapes := room[:0]
	c := newCanvas(w, h, fr.Mirror)
	if len(f.Poses) == 0 {
		return c // nothing to fit the view to
	}
	c.fit(extent(f, shapes), grounded(f))
	c.drawProps(f)
	if body, ok := f.Between(fr.From, fr.To, fr.T); ok {
		for _, s := range body.Shapes(shapes, fr.Breath) {
			c.draw(s, tintOf(f, s.Part))
		}
	}
	return c
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
