package main

import (
	"slices"

	"backcoach/content"
)

// tellable is how far, in hundredths of a body, the two sides have to differ for
// an eye to see it.
const tellable = 4.0

// checkSides sees to it that a picture of an exercise with two sides tells which
// of them it is: mirrored it has to look different.
func (c *checker) checkSides(w where, e content.Exercise) {
	twoSided := slices.ContainsFunc(e.Levels[:], func(d content.Dose) bool {
		sides := e.By(d).Sides
		return sides == "each" || sides == "alternate"
	})
	if !twoSided || len(e.Figure.Poses) == 0 {
		return
	}
	first, _ := e.Figure.Between(e.Figure.Poses[0].ID, e.Figure.Poses[0].ID, 0)
	for _, p := range e.Figure.Poses {
		b, _ := e.Figure.Between(p.ID, p.ID, 0)
		if e.Figure.View == "side" && nearDiffers(b) || e.Figure.View == "front" && leans(b, first) {
			return
		}
	}
	c.problem(w.at("poses"), "figure: left and right look the same, and the exercise has two sides")
}

// nearDiffers tells whether the near limbs do something else than the far ones.
func nearDiffers(b content.Body) bool {
	for _, pair := range [][2]content.Chain{b.Arms, b.Legs} {
		near, far := pair[0], pair[1]
		if apart(near.Mid, far.Mid) > tellable || apart(near.End, far.End) > tellable || apart(near.Tip, far.Tip) > tellable {
			return true
		}
	}
	return false
}

// leans tells whether a body seen from the front is unlike its mirror image, in
// the line of the trunk with which the exercise begins.
func leans(b, first content.Body) bool {
	axis := first.Hip.Direction(first.Shoulder)
	across := first.Hip.Step(axis+90, 1)
	along := first.Hip.Step(axis, 1)
	part := func(p, unit content.Point) float64 {
		return (p.X-first.Hip.X)*(unit.X-first.Hip.X) + (p.Y-first.Hip.Y)*(unit.Y-first.Hip.Y)
	}
	unlike := func(near, far content.Point) bool {
		aside, up := part(near, across)+part(far, across), part(near, along)-part(far, along)
		return max(aside, -aside, up, -up) > tellable
	}
	for _, pair := range [][2]content.Chain{b.Arms, b.Legs} {
		near, far := pair[0], pair[1]
		if unlike(near.Mid, far.Mid) || unlike(near.End, far.End) || unlike(near.Tip, far.Tip) {
			return true
		}
	}
	return unlike(b.Head, b.Head) || unlike(b.Shoulder, b.Shoulder) || unlike(b.Hip, b.Hip)
}
