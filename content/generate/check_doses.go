package main

import (
	"fmt"
	"slices"

	"backcoach/content"
)

// checkRep sees to it that a repetition is a round: along poses that exist, back
// to the first, at a pace that a person can follow lying down.
func (c *checker) checkRep(w where, e content.Exercise) {
	if len(e.Rep) == 0 || len(e.Figure.Poses) == 0 {
		c.problem(w.at("rep"), "rep: needs strokes, and poses to move between")
		return
	}
	c.checkStrokes(w.at("rep"), "rep", e, e.Rep)
	last := len(e.Rep) - 1
	if first := e.Figure.Poses[0].ID; e.Rep[last].To != first {
		c.problem(w.at("rep", last+1, "to"), "rep: must end in the first pose, %s", first)
	}
	for i, d := range e.Levels {
		if len(d.Rep) > 0 {
			c.checkStrokes(w.at("levels", i+1, "rep"), fmt.Sprintf("level %d rep", i+1), e, d.Rep)
		}
	}
}

func (c *checker) checkStrokes(w where, name string, e content.Exercise, strokes []content.Stroke) {
	const quickest, slowest = 0.3, 8.0 // seconds; a walking step, a long breath
	for i, s := range strokes {
		at, field := w.at(i+1), fmt.Sprintf("%s %d", name, i+1)
		if _, ok := e.Figure.Pose(s.To); !ok {
			c.problem(at.at("to"), "%s: there is no pose %s", field, s.To)
		}
		if s.Seconds < quickest || s.Seconds > slowest {
			c.problem(at.at("s"), "%s: %v seconds are not between %v and %v", field, s.Seconds, quickest, slowest)
		}
		oneOf(c, at.at("breath"), field+" breath", s.Breath, breathing)
		if s.Hold && i == len(strokes)-1 {
			c.problem(at.at("hold"), "%s: a repetition ends without a hold", field)
		}
	}
}

// checkDoses sees to it that each level can be done as it is written, and asks
// for at least as much as the one before it, so that a step back is never a step
// up.
func (c *checker) checkDoses(w where, e content.Exercise) {
	before := 0
	for i, d := range e.Levels {
		at, field := w.at("levels", i+1), fmt.Sprintf("level %d", i+1)
		c.checkDose(at, field, e.By(d), d)
		work := d.Total() * max(d.Hold, 1)
		if work < before {
			c.problem(at, "%s: is less work than the level before", field)
		}
		before = work
	}
}

// checkDose checks one dose of an exercise that is done the way it asks for.
func (c *checker) checkDose(w where, field string, e content.Exercise, d content.Dose) {
	if d.Sides != "" {
		oneOf(c, w.at("sides"), field+" sides", d.Sides, sideKinds)
	}
	c.checkDoable(w, field, e, d)
	if n := len(d.Falling); n > 0 && (n != d.Sets || d.Falling[0] != d.Reps || slices.Min(d.Falling) < 1 || slices.Max(d.Falling) > d.Reps) {
		c.problem(w.at("falling"), "%s: falling repetitions are one number for each set, the first as reps, and none above it", field)
	}
	if e.Sides == "alternate" && d.Total()%2 != 0 {
		c.problem(w.at("reps"), "%s: an odd number of repetitions cannot be shared between two sides", field)
	}
	if e.Alone {
		return
	}
	holds := slices.ContainsFunc(e.Rep, func(s content.Stroke) bool { return s.Hold })
	if holds != (d.Hold > 0) {
		c.problem(w.at("hold_s"), "%s: a hold needs a stroke marked hold, and the other way round", field)
	}
	if d.Sets > 1 && d.Rest == 0 && e.AllowedUnder != content.AllowedAlways {
		c.problem(w.at("rest_s"), "%s: several sets need a rest between them", field)
	}
}

// longestAlone is how long what has a place of its own in the day may last.
const longestAlone = 60 * 60

// checkDoable sees to it that a person can do a dose at home in one go.
func (c *checker) checkDoable(w where, field string, e content.Exercise, d content.Dose) {
	hold := content.MostHold
	if e.Alone { // its hold is all of it
		hold = longestAlone
	}
	sound := true
	for _, n := range []struct {
		field          string
		n, least, most int
	}{{"sets", d.Sets, 1, content.MostSets}, {"reps", d.Reps, 1, content.MostReps}, {"hold_s", d.Hold, 0, hold}, {"rest_s", d.Rest, 0, content.MostRest}} {
		if n.n < n.least || n.n > n.most {
			c.problem(w.at(n.field), "%s: %s: %d is not from %d to %d", field, n.field, n.n, n.least, n.most)
			sound = false
		}
	}
	if s := seconds(e, d); sound && !e.Alone && s > content.MostTime {
		c.problem(w, "%s: takes %.0f seconds, more than %d", field, s, content.MostTime)
	}
}

// seconds is about how long a dose takes: what a session adds by itself, to get
// ready and to change sides, is left out.
func seconds(e content.Exercise, d content.Dose) float64 {
	rep, rests := float64(d.Hold), d.Sets-1
	for _, s := range e.Rep {
		rep += s.Seconds
	}
	if e.RestAfter == "rep" {
		rests = d.Total() - 1
	}
	side := float64(d.Total())*rep + float64(rests*d.Rest)
	if e.Sides == "each" {
		return 2 * side
	}
	return side
}
