package main

import (
	"slices"

	"backcoach/content"
)

// checkLadders sees that every rung can be climbed to and is barred where an
// exercise with the same movements would be, and that its words exist.
func (c *checker) checkLadders() {
	var ladders, rungs []string
	file := where{file: "ladder.yaml"}
	for _, l := range c.ladders {
		at := file.entry(l.ID)
		ladders = append(ladders, l.ID)
		c.spoken(at, "ladder."+l.ID+".name")
		c.sourced(at, l.Sources)
		if len(l.Rungs) == 0 {
			c.problem(at, "has no rungs")
		}
		for i, r := range l.Rungs {
			rungs = append(rungs, r.ID)
			rung := at.at("rungs", i+1)
			rung.name = l.ID + " " + r.ID
			c.checkRung(rung, r)
			if i > 0 {
				c.checkNextRung(rung, l.Rungs[i-1], r)
			}
		}
	}
	c.unique(file, ladders)
	c.unique(file, rungs)
}

func (c *checker) checkRung(w where, r content.Rung) {
	c.checkNeeds(w, r)
	c.spoken(w, "rung."+r.ID+".name", "rung."+r.ID+".how", "rung."+r.ID+".watch")
}

// checkNeeds sees that what something asks of the body, and from when on it may be done,
// goes together.
func (c *checker) checkNeeds(w where, r content.Rung) {
	oneOf(c, w.at("from"), "from", r.From, phaseNames)
	if r.AfterOperation != "" {
		oneOf(c, w.at("after_operation"), "after_operation", r.AfterOperation, phaseNames)
		if r.AfterOperation <= r.From {
			c.problem(w.at("after_operation"), "after_operation: %s is not later than %s", r.AfterOperation, r.From)
		}
	}
	if r.Day < 0 || r.LiftKg < 0 {
		c.problem(w, "day and lift_kg cannot be negative")
	}
	if r.NoLoad && (r.LiftKg > 0 || r.Drive || r.Pool || !slices.Equal(r.Moves, []string{"neutral"})) {
		c.problem(w.at("no_load"), "no_load: it lifts, moves the back, drives or swims")
	}
	if len(r.Moves) == 0 {
		c.problem(w.at("moves"), "moves: is empty")
	}
	for _, m := range r.Moves {
		oneOf(c, w.at("moves", m), "moves", m, moveTags)
	}
	if r.LiftKg >= heavy && !slices.Contains(r.Moves, "loaded") {
		c.problem(w.at("moves"), "moves: lacks loaded, with %v kg", r.LiftKg)
	}
	for _, code := range r.Not {
		oneOf(c, w.at("not", code), "not", code, conditions)
	}
	for _, code := range barring(r) {
		if !slices.Contains(r.Not, code) {
			c.problem(w.at("not"), "not: lacks %s, which bars these movements", code)
		}
	}
	if len(r.Sources) > 0 {
		c.sourced(w, r.Sources)
	}
}

// heavy is the weight from which lifting or carrying is a loaded movement, whose
// tag a clinic may forbid.
const heavy = 5

// barring are the codes that a rung must name for its movements, as the exercises
// with the same ones do: no bending and twisting in the first weeks after an
// operation (clinical sections D5 to D7), never loaded with thin bones (E6).
func barring(r content.Rung) []string {
	has := func(move string) bool { return slices.Contains(r.Moves, move) }
	bends := has("flexion") || has("rotation")
	var codes []string
	if bends || has("hip_hinge") && has("loaded") {
		codes = append(codes, "DISC6", "FUS12", "VCF12")
	}
	if (bends || has("hip_hinge")) && has("loaded") {
		codes = append(codes, "OSTEO")
	}
	if has("hip_hinge") && len(codes) == 0 {
		codes = append(codes, "DISC2", "FUS6")
	}
	if has("flexion") {
		codes = append(codes, "FLEXS")
	}
	if has("extension") {
		codes = append(codes, "EXTS")
	}
	return codes
}

// checkNextRung sees that a ladder rises: a rung that waits for a later phase than
// the next one would hold it up.
func (c *checker) checkNextRung(w where, before, r content.Rung) {
	for _, operation := range []bool{false, true} {
		if r.Earliest(operation) < before.Earliest(operation) {
			c.problem(w.at("from"), "from: comes before %s, which is an easier rung", before.ID)
			return
		}
	}
}
