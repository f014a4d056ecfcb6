package figure

import (
	"math"

	"backcoach/content"
)

// Sizes of the props, in hundredths of a body.
const (
	seatDepth    = 24.0
	backrestTop  = 53.0
	wallTop      = 104.0
	floorMargin  = 5.0 // floor shown beyond the body
	pillowWidth  = 16.0
	pillowHeight = 3.5
)

// box is a rectangle of the picture that grows around what is put into it.
type box struct{ left, right, bottom, top float64 }

func (b *box) add(x0, x1, y0, y1 float64) {
	b.left, b.right = min(b.left, x0), max(b.right, x1)
	b.bottom, b.top = min(b.bottom, y0), max(b.top, y1)
}

// extent is the room that all poses need, the ways between them and the props.
func extent(f content.Figure, room []content.Shape) box {
	b := box{math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)}
	for i, from := range f.Poses {
		for _, to := range f.Poses[i:] {
			body, _ := f.Between(from.ID, to.ID, 0.5)
			for _, s := range body.Shapes(room, 1) {
				b.add(s.A.X-s.RA, s.A.X+s.RA, s.A.Y-s.RA, s.A.Y+s.RA)
				b.add(s.B.X-s.RB, s.B.X+s.RB, s.B.Y-s.RB, s.B.Y+s.RB)
			}
		}
	}
	if grounded(f) {
		b.bottom = 0
	}
	for _, p := range f.Props {
		switch p.Kind {
		case "chair":
			b.add(p.X-1, p.X+seatDepth+1, 0, backrestTop)
		case "wall":
			b.add(p.X, p.X+1, 0, b.top)
		}
	}
	return b
}

// grounded tells whether the figure stands on a floor.
func grounded(f content.Figure) bool {
	for _, p := range f.Props {
		if p.Kind == "floor" {
			return true
		}
	}
	return false
}
