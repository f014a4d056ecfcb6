package main

import (
	"slices"
	"strings"
	"unicode/utf8"

	"backcoach/content"
)

// What a line of a script may be: short enough for the screen, and heard to its end
// before the next one comes, with a moment of silence after it.
const (
	longestLine = 70   // characters
	wordTime    = 0.45 // seconds, of a calm voice
	silence     = 1.0  // seconds
	leastFill   = 60.0 // seconds that a filling part is worth
	within      = 15.0 // seconds that an exercise may be longer or shorter than its length
)

// checkGuides sees that every guide can be laid out for all its lengths, is gated as
// what it is, and has all its words and no others.
func (c *checker) checkGuides() {
	file := where{file: "guides.yaml"}
	var ids []string
	for _, g := range c.guides {
		at := file.entry(g.ID)
		ids = append(ids, g.ID)
		c.sourced(at, g.Sources)
		c.checkGuideGate(at, g)
		c.checkGuideTags(at, g)
		c.checkLengths(at, g)
		c.spoken(at, "guide."+g.ID+".name", "guide."+g.ID+".about", "guide."+g.ID+".stop")
		c.checkGuideWords(at, g)
	}
	c.unique(file, ids)
}

// checkGuideGate sees that what calms is never locked and what lies the body down
// can be (clinical section N6).
func (c *checker) checkGuideGate(at where, g content.Guide) {
	oneOf(c, at.at("kind"), "kind", g.Kind, []content.GuideKind{content.GuideCalm, content.GuidePosition})
	i := slices.IndexFunc(c.activities, func(a content.Activity) bool { return a.ID == g.Activity })
	switch {
	case i < 0:
		c.problem(at.at("activity"), "there is no activity %q", g.Activity)
	case (g.Kind == content.GuideCalm) != (c.activities[i].AllowedUnder == content.AllowedAlways):
		c.problem(at.at("activity"), "activity: what calms is always allowed, and only that")
	}
	e, known := c.exercise(g.Exercise)
	switch {
	case (g.Exercise == "") != (len(g.Parts) > 0):
		c.problem(at, "has an exercise or parts, one of them")
	case g.Exercise != "" && !known:
		c.problem(at.at("exercise"), "there is no exercise %q", g.Exercise)
	case g.Exercise != "" && stricter(e.AllowedUnder, c.activities, g.Activity):
		c.problem(at.at("activity"), "activity: is allowed under more than its exercise")
	}
}

// stricter tells whether an allowance closes sooner than that of an activity.
func stricter(under content.Allowance, all []content.Activity, id string) bool {
	i := slices.IndexFunc(all, func(a content.Activity) bool { return a.ID == id })
	return i >= 0 && slices.Index(allowances, under) < slices.Index(allowances, all[i].AllowedUnder)
}

func (c *checker) checkGuideTags(at where, g content.Guide) {
	if g.Exercise != "" && (g.Position != "" || len(g.Needs) > 0 || len(g.Not) > 0 || len(g.Figure.Poses) > 0) {
		c.problem(at, "position, needs, not and figure are those of its exercise")
	}
	if g.Position != "" {
		oneOf(c, at.at("position"), "position", g.Position, positions)
	}
	for _, need := range g.Needs {
		oneOf(c, at.at("needs", need), "needs", need, needTags)
	}
	for _, code := range g.Not {
		oneOf(c, at.at("not", code), "not", code, conditions)
	}
	if len(g.Figure.Poses) > 0 {
		c.checkFigure(at.at("figure"), g.Figure)
	}
}

// checkLengths sees that every length is filled by its dose or by the script.
func (c *checker) checkLengths(at where, g content.Guide) {
	if len(g.Lengths) == 0 {
		c.problem(at, "has no lengths")
	}
	parts, fills := 0.0, 0
	for _, p := range g.Parts {
		parts += p.Seconds
		if p.Fill {
			fills++
		}
	}
	e, _ := c.exercise(g.Exercise)
	for i, l := range g.Lengths {
		at, wanted := at.at("lengths", i+1), float64(60*l.Minutes)
		for _, code := range l.Not {
			oneOf(c, at.at("not", code), "not", code, conditions)
		}
		if i > 0 && l.Minutes <= g.Lengths[i-1].Minutes {
			c.problem(at.at("minutes"), "minutes: is not longer than the length before")
		}
		switch {
		case (l.Dose == nil) != (g.Exercise == ""):
			c.problem(at, "a dose goes with an exercise, and only with one")
		case l.Dose != nil:
			if s := seconds(e.By(*l.Dose), *l.Dose); s < wanted-within || s > wanted+within {
				c.problem(at.at("dose"), "dose: takes %.0f seconds, not about %.0f", s, wanted)
			}
		case fills == 0 && parts != wanted:
			c.problem(at, "the parts take %v seconds, not %v", parts, wanted)
		case fills > 1 || fills == 1 && parts+leastFill > wanted:
			c.problem(at, "the parts leave no room to fill in %v seconds", wanted)
		}
	}
}

// checkGuideWords sees that each line of a script is there, is short, and is heard
// before the next one; and that there are no other lines.
func (c *checker) checkGuideWords(at where, g content.Guide) {
	var parts []string
	for i, p := range g.Parts {
		parts = append(parts, p.ID)
		oneOf(c, at.at("parts", i+1, "breath"), "breath", p.Breath, breathing)
		c.checkLine(at.at("parts", i+1), "guide."+g.ID+".part."+p.ID, p)
	}
	c.unique(at.at("parts"), parts)
	for _, list := range guideLists(g) {
		c.spoken(at, "guide."+g.ID+"."+list+".1")
	}
	for _, lang := range sortedKeys(c.words) {
		for _, id := range sortedKeys(c.words[lang].Plain) {
			w := where{file: lang + "/", path: id}
			if part, ok := strings.CutPrefix(id, "guide."+g.ID+".part."); ok && !slices.Contains(parts, part) {
				c.problem(w, "words %s belong to nothing", id)
			}
			if strings.HasPrefix(id, "guide."+g.ID+".out.") && g.Kind == content.GuideCalm {
				c.problem(w, "only from a position one has to get up")
			}
		}
	}
}

// checkLine checks the words of one line. That of a breath is led by its first words,
// and what fills the time has enough of it.
func (c *checker) checkLine(at where, id string, p content.GuidePart) {
	c.spoken(at, id)
	for _, lang := range sortedKeys(c.words) {
		text := c.words[lang].Plain[id]
		if n := utf8.RuneCountInString(text); n > longestLine {
			c.problem(at, "%s has %d characters, at most %d fit", id, n, longestLine)
		}
		if n := float64(len(strings.Fields(text)))*wordTime + silence; !p.Fill && p.Breath == "" && n > p.Seconds {
			c.problem(at, "%s needs %.1f seconds to be heard, and has %v", id, n, p.Seconds)
		}
	}
}

// guideLists are the lists that the words of a guide have: how to begin, unless its
// exercise tells, and how to get up from a position.
func guideLists(g content.Guide) []string {
	var lists []string
	if g.Exercise == "" {
		lists = append(lists, "in")
	}
	if g.Kind == content.GuidePosition {
		lists = append(lists, "out")
	}
	return lists
}
