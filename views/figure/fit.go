package figure

import (
	"math"

	"backcoach/content"
)

// box is a rectangle of the picture that grows around what is put into it.
type box struct{ left, right, bottom, top float64 }

func (b *box) add(x0, x1, y0, y1 float64) {
	b.left, b.right = min(b.left, x0), max(b.right, x1)
	b.bottom, b.top = min(b.bottom, y0), max(b.top, y1)
}

// extent is the room that all poses need, the ways between them, the props and
// the arrows; of a cropped picture, what lies above the cut.
func extent(f content.Figure, room []content.Shape) box {
	b := box{math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)}
	for i, from := range f.Poses {
		for _, to := range f.Poses[i:] {
			body, _ := f.Between(from.ID, to.ID, 0.5)
			for _, s := range body.Shapes(room, 1) {
				b.addRound(s.A, s.RA, f.Crop)
				b.addRound(s.B, s.RB, f.Crop)
			}
		}
	}
	for _, p := range f.Props {
		if s, ok := standing(p, b.top); ok {
			b.add(s.left-1, s.right+1, s.bottom, s.top)
		}
	}
	for _, a := range f.Arrows {
		for _, p := range [2]content.Point{a.From, a.Tip} {
			b.add(p.X-arrowHalf, p.X+arrowHalf, p.Y-arrowHalf, p.Y+arrowHalf)
		}
		bow := a.At(0.5)
		b.add(bow.X-1, bow.X+1, bow.Y-1, bow.Y+1)
	}
	if grounded(f) || f.Crop > 0 {
		b.bottom = f.Crop
	}
	return b
}

// addRound adds a round piece of the body, unless all of it lies below a cut.
func (b *box) addRound(p content.Point, r, above float64) {
	if above == 0 || p.Y+r >= above {
		b.add(p.X-r, p.X+r, p.Y-r, p.Y+r)
	}
}

// grounded tells whether the figure is drawn standing on a floor.
func grounded(f content.Figure) bool {
	if f.Crop > 0 {
		return false
	}
	for _, p := range f.Props {
		if p.Kind == "floor" {
			return true
		}
	}
	return false
}
