package main

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"backcoach/content"
)

// guidesLibrary has a script, and an exercise as a guide.
func guidesLibrary() library {
	dose := content.Dose{Sets: 1, Reps: 12}
	breath := content.Exercise{ID: "breath", Sides: "one", AllowedUnder: content.AllowedAlways, Rep: []content.Stroke{{To: "in", Seconds: 4}, {To: "out", Seconds: 6}}}
	plain := map[string]string{}
	for _, id := range strings.Fields("scan.name scan.about scan.stop scan.in.1 scan.part.a scan.part.b slow.name slow.about slow.stop") {
		plain["guide."+id] = "w"
	}
	return library{
		exercises:  []content.Exercise{breath, {ID: "front", AllowedUnder: content.AllowedUnderNone}},
		activities: []content.Activity{{ID: "calming", AllowedUnder: content.AllowedAlways}, {ID: "ease", AllowedUnder: content.AllowedUnderSameDay}},
		sources:    []content.Source{{ID: "S"}},
		guides: []content.Guide{
			{ID: "scan", Kind: content.GuideCalm, Activity: "calming", Parts: []content.GuidePart{{ID: "a", Seconds: 20}, {ID: "b", Seconds: 40}}, Lengths: []content.GuideLength{{Minutes: 1}}, Sources: []string{"S"}},
			{ID: "slow", Kind: content.GuideCalm, Activity: "calming", Exercise: "breath", Lengths: []content.GuideLength{{Minutes: 2, Dose: &dose}}, Sources: []string{"S"}},
		},
		words: map[string]words{"en": {Plain: plain}},
	}
}

func TestCheckGuides(t *testing.T) {
	script := func(change func(g *content.Guide)) func(*library) {
		return func(lib *library) { change(&lib.guides[0]) }
	}
	exercise := func(change func(g *content.Guide)) func(*library) {
		return func(lib *library) { change(&lib.guides[1]) }
	}
	word := func(id, text string) func(*library) {
		return func(lib *library) { lib.words["en"].Plain["guide."+id] = text }
	}
	for name, tc := range map[string]struct {
		change func(lib *library)
		want   string // "" for none
	}{
		"in order":                    {func(*library) {}, ""},
		"calm that can be locked":     {script(func(g *content.Guide) { g.Activity = "ease" }), "scan: activity: what calms is always allowed, and only that"},
		"a position never locked":     {script(func(g *content.Guide) { g.Kind = content.GuidePosition }), "scan: activity: what calms is always allowed, and only that"},
		"no activity":                 {script(func(g *content.Guide) { g.Activity = "x" }), `scan: there is no activity "x"`},
		"looser than its exercise":    {exercise(func(g *content.Guide) { g.Exercise = "front" }), "slow: activity: is allowed under more than its exercise"},
		"no such exercise":            {exercise(func(g *content.Guide) { g.Exercise = "x" }), `slow: there is no exercise "x"`},
		"neither":                     {script(func(g *content.Guide) { g.Parts = nil }), "scan: has an exercise or parts, one of them"},
		"both":                        {script(func(g *content.Guide) { g.Exercise = "breath" }), "scan: has an exercise or parts, one of them"},
		"a figure beside an exercise": {exercise(func(g *content.Guide) { g.Position = "lying" }), "slow: position, needs, not and figure are those of its exercise"},
		"no such code":                {script(func(g *content.Guide) { g.Not = []string{"X"} }), "scan: not: X is not one of"},
		"too short a script":          {script(func(g *content.Guide) { g.Parts[1].Seconds = 39 }), "scan: the parts take 59 seconds, not 60"},
		"no room to fill":             {script(func(g *content.Guide) { g.Parts[1] = content.GuidePart{ID: "b", Fill: true} }), "scan: the parts leave no room to fill in 60 seconds"},
		"the wrong dose":              {exercise(func(g *content.Guide) { g.Lengths[0].Minutes = 3 }), "slow: dose: takes 120 seconds, not about 180"},
		"no dose":                     {exercise(func(g *content.Guide) { g.Lengths[0].Dose = nil }), "slow: a dose goes with an exercise, and only with one"},
		"no lengths":                  {script(func(g *content.Guide) { g.Lengths = nil }), "scan: has no lengths"},
		"lengths out of order":        {exercise(func(g *content.Guide) { g.Lengths = append(g.Lengths, g.Lengths[0]) }), "slow: minutes: is not longer than the length before"},
		"no source":                   {script(func(g *content.Guide) { g.Sources = nil }), "scan: has no source"},
		"no words for a part":         {script(func(g *content.Guide) { g.Parts[0].ID = "c" }), "scan: no words guide.scan.part.c in en/"},
		"words for no part":           {word("scan.part.z", "w"), "en/: words guide.scan.part.z belong to nothing"},
		"a line too long to be heard": {word("scan.part.a", strings.Repeat("a ", 35)+"a"), "scan: guide.scan.part.a has 71 characters, at most 70 fit"},
		"cut off by the next":         {script(func(g *content.Guide) { g.Parts[0].Seconds, g.Parts[1].Seconds = 1, 59 }), "scan: guide.scan.part.a needs 1.4 seconds to be heard, and has 1"},
		"no way up":                   {word("scan.out.1", "w"), "only from a position one has to get up"},
	} {
		lib := guidesLibrary()
		lib.words = map[string]words{"en": {Plain: maps.Clone(lib.words["en"].Plain)}}
		tc.change(&lib)
		c := checker{library: lib}
		c.checkGuides()
		told := slices.ContainsFunc(c.problems, func(p string) bool { return strings.Contains(p, tc.want) })
		if (tc.want == "") != (len(c.problems) == 0) || tc.want != "" && !told {
			t.Errorf("%s: %q, want %q", name, c.problems, tc.want)
		}
	}
}
