package main

import (
	"math"

	"backcoach/content"
)

const (
	shortestArrow = 6.0  // hundredths of a body: the head of an arrow and a bit of line
	beside        = 20.0 // hundredths of a body: how far from it an arrow may lie
)

// checkArrows sees to it that an arrow can be seen, and does not make the body
// small: the view is fitted to arrows, too.
func (c *checker) checkArrows(w where, f content.Figure) {
	taken := map[string]bool{}
	left, right, bottom, top := room(f)
	for i, a := range f.Arrows {
		at := w.at("arrows", i+1)
		if _, ok := f.Pose(a.To); !ok {
			c.problem(at.at("to"), "figure arrows: there is no pose %s", a.To)
		}
		if taken[a.To] {
			c.problem(at.at("to"), "figure arrows: there is one to %s already", a.To)
		}
		taken[a.To] = true
		if length := apart(a.From, a.Tip); length < shortestArrow {
			c.problem(at, "figure arrows: the one to %s is only %.1f long, at least %v can be seen", a.To, length, shortestArrow)
		}
		for t := 0.0; t <= 1; t += 0.1 {
			if p := a.At(t); p.X < left || p.X > right || p.Y < bottom || p.Y > top {
				c.problem(at, "figure arrows: the one to %s leaves the view at %.0f, %.0f; it goes from %.0f, %.0f to %.0f, %.0f", a.To, p.X, p.Y, left, bottom, right, top)
				break
			}
		}
	}
}

// room is where an arrow may lie: around the body in all its poses, above the
// floor or the cut of a cropped picture.
func room(f content.Figure) (left, right, bottom, top float64) {
	left, right, bottom, top = math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, p := range f.Poses {
		b, _ := f.Between(p.ID, p.ID, 0)
		for _, s := range b.Shapes(nil, 1) {
			left, right = min(left, s.A.X-s.RA, s.B.X-s.RB), max(right, s.A.X+s.RA, s.B.X+s.RB)
			bottom, top = min(bottom, s.A.Y-s.RA, s.B.Y-s.RB), max(top, s.A.Y+s.RA, s.B.Y+s.RB)
		}
	}
	left, right, bottom, top = left-beside, right+beside, bottom-beside, top+beside
	switch {
	case f.Crop > 0:
		bottom = f.Crop
	case onFloor(f):
		bottom = 0
	}
	return left, right, bottom, top
}
