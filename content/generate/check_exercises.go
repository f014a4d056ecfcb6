package main

import (
	"slices"

	"backcoach/content"
)

// What the fields of an exercise may say.
var (
	positions  = content.Positions()
	moveTags   = content.Moves()
	needTags   = []string{"chair", "wall", "worktop", "mat", "cushion", "pillow", "towel", "sock", "stick", "shoes", "step", "box"}
	roles      = []string{"mobility", "core", "hips", "posture", "ease"}
	sideKinds  = []string{"one", "each", "alternate"}
	breathing  = []string{"", "in", "out"}
	allowances = []content.Allowance{content.AllowedUnderNone, content.AllowedUnderSameDay, content.AllowedAlways}
	// conditions are the "Not" codes of clinical section E.
	conditions = []string{"DISC2", "DISC6", "FUS6", "FUS12", "VCF12", "OSTEO", "FLEXS", "EXTS", "IRRIT", "PREG", "KNEEL", "WRIST",
		"SHOULDER", "HIPREP", "FALLS", "BP"}
)

// exerciseFile is the file of an exercise.
func exerciseFile(e content.Exercise) where { return where{file: "exercises/" + e.ID + ".yaml"} }

func (c *checker) checkExercises() {
	ids := make([]string, len(c.exercises))
	for i, e := range c.exercises {
		ids[i] = e.ID
	}
	c.unique(where{file: "exercises"}, ids)
	for _, e := range c.exercises {
		w := exerciseFile(e)
		c.checkTags(w, e)
		c.checkRep(w, e)
		c.checkDoses(w, e)
		c.checkWays(w, e)
		c.checkChain(w, e)
		c.checkExerciseWords(w, e)
		c.sourced(w, e.Sources)
	}
}

// oneOf reports a value that is not among those known, or that is missing.
func oneOf[T comparable](c *checker, w where, field string, value T, known []T) {
	var missing T
	switch {
	case slices.Contains(known, value):
	case value == missing:
		c.problem(w, "%s: is missing, it has to be one of %v", field, known)
	default:
		c.problem(w, "%s: %v is not one of %v", field, value, known)
	}
}

func (c *checker) checkTags(w where, e content.Exercise) {
	oneOf(c, w.at("role"), "role", e.Role, roles)
	oneOf(c, w.at("sides"), "sides", e.Sides, sideKinds)
	if e.Balance && e.Position != "standing" {
		c.problem(w.at("balance"), "balance: is trained standing")
	}
	if e.WeightFrom < 0 || e.WeightFrom > len(e.Levels) {
		c.problem(w.at("weight_from"), "weight_from: there is no level %d", e.WeightFrom)
	}
	oneOf(c, w.at("rest_after"), "rest_after", e.RestAfter, []string{"", "rep"})
	oneOf(c, w.at("allowed_under"), "allowed_under", e.AllowedUnder, allowances)
	if len(e.Moves) == 0 {
		c.problem(w.at("moves"), "moves: is empty")
	}
	for _, m := range e.Moves {
		oneOf(c, w.at("moves", m), "moves", m, moveTags)
	}
	c.unique(w.entry("moves"), e.Moves)
	c.unique(w.entry("not_with"), e.NotWith)
	c.unique(w.entry("sources"), e.Sources)
}

// checkWays looks at every position in which the exercise is done. What is the
// same in all of them is no business of these checks.
func (c *checker) checkWays(w where, e content.Exercise) {
	var taken []string
	for i, v := range e.Versions() {
		at := w
		if i > 0 {
			at = w.at("also", i)
		}
		oneOf(c, at.at("position"), "position", v.Position, positions)
		if slices.Contains(taken, v.Position) {
			c.problem(at.at("position"), "position: there is a way of doing it %s already", v.Position)
		}
		taken = append(taken, v.Position)
		for _, n := range v.Needs {
			oneOf(c, at.at("needs", n), "needs", n, needTags)
		}
		for _, code := range v.Not {
			oneOf(c, at.at("not", code), "not", code, conditions)
		}
		c.unique(at.entry("needs"), v.Needs)
		c.unique(at.entry("not"), v.Not)
		c.checkFigure(at.at("figure"), v.Figure)
		c.checkSides(at.at("figure"), v)
		c.checkSamePoses(at.at("figure.poses"), e.Figure, v.Figure)
	}
}

// checkSamePoses sees to it that a repetition can be done in every position: it
// goes along poses by name, and back to the first.
func (c *checker) checkSamePoses(w where, own, f content.Figure) {
	for _, p := range own.Poses {
		if _, ok := f.Pose(p.ID); !ok {
			c.problem(w, "figure poses: there is no pose %s here", p.ID)
		}
	}
	if len(own.Poses) > 0 && len(f.Poses) > 0 && f.Poses[0].ID != own.Poses[0].ID {
		c.problem(w.at(1), "figure poses: the first has to be %s here, too", own.Poses[0].ID)
	}
}

// checkChain sees to it that whoever goes on to something harder comes back to
// where he was. Several exercises may share one that is easier.
func (c *checker) checkChain(w where, e content.Exercise) {
	for _, link := range []struct{ field, id string }{{"easier", e.Easier}, {"harder", e.Harder}} {
		if link.id == "" {
			continue
		}
		other, ok := c.exercise(link.id)
		switch {
		case !ok:
			c.problem(w.at(link.field), "%s: there is no exercise %s", link.field, link.id)
		case link.field == "harder" && other.Easier != e.ID:
			c.problem(w.at("harder"), "harder: %s does not name %s as easier", link.id, e.ID)
		}
	}
	seen := []string{e.ID}
	for at := e.Easier; at != ""; {
		if slices.Contains(seen, at) {
			c.problem(w.at("easier"), "easier: leads in a circle over %s", at)
			return
		}
		seen = append(seen, at)
		next, _ := c.exercise(at)
		at = next.Easier
	}
}

func (c *checker) exercise(id string) (content.Exercise, bool) {
	i := slices.IndexFunc(c.exercises, func(e content.Exercise) bool { return e.ID == id })
	if i < 0 {
		return content.Exercise{}, false
	}
	return c.exercises[i], true
}
