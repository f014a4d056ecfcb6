package main

import (
	"slices"

	"backcoach/content"
)

// tellable is how far, in hundredths of a body, the two sides have to differ for
// an eye to see it.
const tellable = 4.0

// lopsided is how much farther, in hundredths of a body, one limb of a pair moves
// than the other where only one of them is at work. Limbs that work together differ
// by less than 6 in all figures: an arm that holds a stick higher, a foot set down
// beside the other.
const lopsided = 10.0

// checkSides sees to it that a picture of an exercise with two sides tells which
// of them it is: mirrored it has to look different. One without sides has to move
// both alike, or the other side would never be exercised.
func (c *checker) checkSides(w where, e content.Exercise) {
	c.checkBothMove(w, e)
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

func (c *checker) checkBothMove(w where, e content.Exercise) {
	for i, d := range e.Levels {
		if by := e.By(d); by.Sides == "one" && oneMoves(by) {
			c.problem(w.at("poses"), "level %d: sides is one, and the figure moves one limb of two", i+1)
			return // the levels after it are as a rule done in the same way
		}
	}
}

// oneMoves tells whether a repetition moves a limb and leaves the other of the pair
// behind. In turn, they both move.
func oneMoves(e content.Exercise) bool {
	if len(e.Figure.Poses) == 0 {
		return false
	}
	pose := func(id string) [4]content.Chain {
		b, _ := e.Figure.Between(id, id, 0)
		return [4]content.Chain{b.Arms[0], b.Arms[1], b.Legs[0], b.Legs[1]}
	}
	first, moved := pose(e.Figure.Poses[0].ID), [4]float64{}
	for _, s := range e.Rep {
		for i, limb := range pose(s.To) {
			moved[i] = max(moved[i], apart(limb.Mid, first[i].Mid), apart(limb.End, first[i].End), apart(limb.Tip, first[i].Tip))
		}
	}
	return max(moved[0]-moved[1], moved[1]-moved[0], moved[2]-moved[3], moved[3]-moved[2]) > lopsided
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
