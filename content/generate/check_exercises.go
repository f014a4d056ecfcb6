package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"backcoach/content"
)

// What the fields of an exercise may say.
var (
	positions = []string{"lying", "prone", "side", "all_fours", "kneeling", "sitting", "standing"}
	moveTags  = []string{"neutral", "flexion", "extension", "rotation", "side_bend", "anti_extension", "anti_rotation",
		"hip_rotation", "hip_hinge", "thoracic_extension", "loaded"}
	needTags   = []string{"chair", "wall", "worktop", "mat", "cushion", "pillow", "towel", "sock", "stick", "shoes", "step", "box"}
	roles      = []string{"mobility", "core", "hips", "posture", "ease"}
	sideKinds  = []string{"one", "each", "alternate"}
	breathing  = []string{"", "in", "out"}
	allowances = []content.Allowance{content.AllowedUnderNone, content.AllowedUnderSameDay, content.AllowedAlways}
	// conditions are the "Not" codes of clinical section E.
	conditions = []string{"DISC2", "DISC6", "FUS6", "FUS12", "VCF12", "OSTEO", "FLEXS", "EXTS", "IRRIT", "PREG", "KNEEL", "WRIST",
		"SHOULDER", "HIPREP", "FALLS", "BP"}
)

const (
	longestStep = 70 // characters: two lines beside a figure
	longestCue  = 4  // words: said within the shortest stroke
)

func (c *checker) checkExercises() {
	ids := make([]string, len(c.exercises))
	for i, e := range c.exercises {
		ids[i] = e.ID
	}
	c.unique("exercises", ids)
	for _, e := range c.exercises {
		where := "exercises/" + e.ID + ".yaml"
		for _, v := range e.Versions() {
			c.checkTags(where, v)
			c.checkRep(where, v)
			c.checkFigure(where, v.Figure)
		}
		c.checkDoses(where, e)
		c.checkChain(where, e)
		c.checkExerciseWords(where, e)
		c.sourced(where, e.Sources)
	}
}

// oneOf reports a value that is not among those known.
func oneOf[T comparable](c *checker, where, field string, value T, known []T) {
	if !slices.Contains(known, value) {
		c.problem(where, "%s: %v is not one of %v", field, value, known)
	}
}

func (c *checker) checkTags(where string, e content.Exercise) {
	oneOf(c, where, "position", e.Position, positions)
	oneOf(c, where, "role", e.Role, roles)
	oneOf(c, where, "sides", e.Sides, sideKinds)
	oneOf(c, where, "rest_after", e.RestAfter, []string{"", "rep"})
	oneOf(c, where, "allowed_under", e.AllowedUnder, allowances)
	if len(e.Moves) == 0 {
		c.problem(where, "moves: is empty")
	}
	for _, m := range e.Moves {
		oneOf(c, where, "moves", m, moveTags)
	}
	for _, n := range e.Needs {
		oneOf(c, where, "needs", n, needTags)
	}
	for _, code := range e.Not {
		oneOf(c, where, "not", code, conditions)
	}
}

// checkRep sees to it that a repetition is a round: along poses that exist, back
// to the first, at a pace that a person can follow lying down.
func (c *checker) checkRep(where string, e content.Exercise) {
	if len(e.Rep) == 0 || len(e.Figure.Poses) == 0 {
		c.problem(where, "rep: needs strokes, and poses to move between")
		return
	}
	c.checkStrokes(where, "rep", e, e.Rep)
	if last := e.Rep[len(e.Rep)-1]; last.To != e.Figure.Poses[0].ID {
		c.problem(where, "rep: must end in the first pose, %s", e.Figure.Poses[0].ID)
	}
	for i, d := range e.Levels {
		field := fmt.Sprintf("level %d", i+1)
		oneOf(c, where, field+" sides", e.By(d).Sides, sideKinds)
		c.checkStrokes(where, field+" rep", e, d.Rep)
	}
}

func (c *checker) checkStrokes(where, name string, e content.Exercise, strokes []content.Stroke) {
	const quickest, slowest = 0.3, 8.0 // seconds; a walking step, a long breath
	for i, s := range strokes {
		field := fmt.Sprintf("%s %d", name, i+1)
		if _, ok := e.Figure.Pose(s.To); !ok {
			c.problem(where, "%s: there is no pose %s", field, s.To)
		}
		if s.Seconds < quickest || s.Seconds > slowest {
			c.problem(where, "%s: %v seconds are not between %v and %v", field, s.Seconds, quickest, slowest)
		}
		oneOf(c, where, field+" breath", s.Breath, breathing)
		if s.Hold && i == len(strokes)-1 {
			c.problem(where, "%s: a repetition ends without a hold", field)
		}
	}
}

// checkDoses sees to it that each level asks for at least as much as the one
// before it, so that a step back is never a step up.
func (c *checker) checkDoses(where string, e content.Exercise) {
	before := 0
	for i, d := range e.Levels {
		field := "level " + strconv.Itoa(i+1)
		if d.Sets < 1 || d.Reps < 1 || d.Hold < 0 || d.Rest < 0 {
			c.problem(where, "%s: sets and reps must be at least 1, hold and rest at least 0", field)
		}
		if n := len(d.Falling); n > 0 && (n != d.Sets || d.Falling[0] != d.Reps || slices.Min(d.Falling) < 1) {
			c.problem(where, "%s: falling repetitions are one number for each set, the first as reps", field)
		}
		holds := slices.ContainsFunc(e.By(d).Rep, func(s content.Stroke) bool { return s.Hold })
		work := d.Total() * max(d.Hold, 1)
		if work < before {
			c.problem(where, "%s: is less work than the level before", field)
		}
		before = work
		if !e.Alone && holds != (d.Hold > 0) {
			c.problem(where, "%s: a hold needs a stroke marked hold, and the other way round", field)
		}
		if d.Sets > 1 && d.Rest == 0 && !e.Alone && e.AllowedUnder != content.AllowedAlways {
			c.problem(where, "%s: several sets need a rest between them", field)
		}
	}
}

// checkChain sees to it that whoever goes on to something harder comes back to
// where he was. Several exercises may share one that is easier.
func (c *checker) checkChain(where string, e content.Exercise) {
	for _, link := range []struct{ field, id string }{{"easier", e.Easier}, {"harder", e.Harder}} {
		if link.id == "" {
			continue
		}
		other, ok := c.exercise(link.id)
		switch {
		case !ok:
			c.problem(where, "%s: there is no exercise %s", link.field, link.id)
		case link.field == "harder" && other.Easier != e.ID:
			c.problem(where, "harder: %s does not name %s as easier", link.id, e.ID)
		}
	}
	seen := []string{e.ID}
	for at := e.Easier; at != ""; {
		if slices.Contains(seen, at) {
			c.problem(where, "easier: leads in a circle over %s", at)
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

func (c *checker) checkExerciseWords(where string, e content.Exercise) {
	id := "exercise." + e.ID
	c.spoken(where, id+".name", id+".target", id+".start", id+".steps.1", id+".steps.2", id+".steps.3",
		id+".breathe", id+".mistakes.1", id+".stop", id+".where")
	for _, p := range e.Figure.Poses {
		c.spoken(where, id+".cue."+p.ID)
	}
	for _, v := range e.Also {
		c.spoken(where, id+".start_"+v.Position)
	}
	for _, lang := range sortedKeys(c.words) {
		c.checkLengths(where, lang, e)
	}
}

// checkLengths keeps steps and cues short enough for the screen and the ear.
func (c *checker) checkLengths(where, lang string, e content.Exercise) {
	plain, id := c.words[lang].Plain, "exercise."+e.ID
	for n := 1; plain[id+".steps."+strconv.Itoa(n)] != ""; n++ {
		if length := utf8.RuneCountInString(plain[id+".steps."+strconv.Itoa(n)]); length > longestStep {
			c.problem(where, "step %d in %s/ has %d characters, at most %d fit", n, lang, length, longestStep)
		}
	}
	for _, p := range e.Figure.Poses {
		if count := len(strings.Fields(plain[id+".cue."+p.ID])); count > longestCue {
			c.problem(where, "cue %s in %s/ has %d words, at most %d are heard in time", p.ID, lang, count, longestCue)
		}
	}
}
