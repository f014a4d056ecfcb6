package main

import (
	"slices"
	"testing"

	"backcoach/content"
)

func TestCheckWalks(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(lib *library, w *content.Walk)
		want   string
	}{
		"in order":               {func(*library, *content.Walk) {}, ""},
		"no minutes":             {func(_ *library, w *content.Walk) { w.Minutes = 0 }, "walks.yaml: short: 2 times 0 minutes is no walk"},
		"longer than any":        {func(_ *library, w *content.Walk) { w.Minutes = 46 }, "walks.yaml: short: 2 times 46 minutes is no walk"},
		"never":                  {func(_ *library, w *content.Walk) { w.Times = 0 }, "walks.yaml: short: 0 times 10 minutes is no walk"},
		"a time in the house":    {func(_ *library, w *content.Walk) { w.Indoors = true }, "walks.yaml: short: has a set time, which walks in the house have not"},
		"begins with more":       {func(_ *library, w *content.Walk) { w.From = 21 }, "walks.yaml: short: begins with 21 minutes, more than the 20 it asks for"},
		"eight days":             {func(_ *library, w *content.Walk) { w.Days = 8 }, "walks.yaml: short: 8 days of a week"},
		"no source":              {func(_ *library, w *content.Walk) { w.Sources = nil }, "walks.yaml: short: has no source"},
		"no words":               {func(lib *library, _ *content.Walk) { delete(lib.words["en"].Plain, "limit.walk.short") }, "walks.yaml: short: no words limit.walk.short in en/"},
		"a phase without a walk": {func(lib *library, _ *content.Walk) { lib.courses[0].Phases[1].Limits.Walk = "far" }, `phases.yaml: needle P1 from day 2: there is no "far" in walks.yaml`},
		"asked for by no phase": {func(lib *library, _ *content.Walk) {
			lib.words["en"].Plain["limit.walk.far"] = "w"
			lib.walks = append(lib.walks, content.Walk{ID: "far", Times: 1, Minutes: 5, Days: 1, Sources: []string{"S"}})
		}, "walks.yaml: far: no phase asks for it"},
	} {
		lib := coursesLibrary()
		w := content.Walk{ID: "short", Times: 2, Minutes: 10, Days: 7, From: 20, Sources: []string{"S"}}
		tc.change(&lib, &w)
		lib.walks = append(lib.walks, w)
		c := checker{library: lib}
		c.checkWalks()
		if (tc.want == "") != (len(c.problems) == 0) || tc.want != "" && !slices.Contains(c.problems, tc.want) {
			t.Errorf("%s: %q, want %q", name, c.problems, tc.want)
		}
	}
}

func TestCheckGoals(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(goals []content.Goal) []content.Goal
		want   string
	}{
		"in order":        {func(g []content.Goal) []content.Goal { return g }, ""},
		"a phase missing": {func(g []content.Goal) []content.Goal { return g[:4] }, "goals.yaml: has to have [P0 P1 P2 P3 P4], in this order"},
		"no goal":         {func(g []content.Goal) []content.Goal { g[2].CheckIns = 0; return g }, "goals.yaml: P2: 0 days of a week"},
		"too many":        {func(g []content.Goal) []content.Goal { g[3].Days = 8; return g }, "goals.yaml: P3: 8 days of a week"},
		"no source":       {func(g []content.Goal) []content.Goal { g[0].Sources = nil; return g }, "goals.yaml: P0: has no source"},
	} {
		lib := coursesLibrary()
		for _, phase := range phaseNames {
			lib.goals = append(lib.goals, content.Goal{Phase: phase, Days: 4, Sessions: 3, CheckIns: 7, Sources: []string{"S"}})
		}
		lib.goals = tc.change(lib.goals)
		c := checker{library: lib}
		c.checkGoals()
		if (tc.want == "") != (len(c.problems) == 0) || tc.want != "" && !slices.Contains(c.problems, tc.want) {
			t.Errorf("%s: %q, want %q", name, c.problems, tc.want)
		}
	}
}

func TestCheckWishes(t *testing.T) {
	form := func(choices ...string) content.Form {
		return content.Form{ID: "wishes", Screens: []content.Screen{{Questions: []content.Question{{ID: "wishes", Choices: choices}}}}}
	}
	for name, tc := range map[string]struct {
		wish content.Wish
		form content.Form
		want string
	}{
		"in order":         {content.Wish{ID: "stairs", Exercises: []string{"step"}, Sources: []string{"S"}}, form("stairs", "none"), ""},
		"no exercise":      {content.Wish{ID: "stairs", Sources: []string{"S"}}, form("stairs", "none"), "wishes.yaml: stairs: has no exercises"},
		"an unknown one":   {content.Wish{ID: "stairs", Exercises: []string{"jump"}, Sources: []string{"S"}}, form("stairs", "none"), "wishes.yaml: stairs: no session has an exercise jump"},
		"the walk":         {content.Wish{ID: "stairs", Exercises: []string{"walk"}, Sources: []string{"S"}}, form("stairs", "none"), "wishes.yaml: stairs: no session has an exercise walk"},
		"never asked":      {content.Wish{ID: "stairs", Exercises: []string{"step"}, Sources: []string{"S"}}, form("none"), "forms/wishes.yaml: asks for [none], the wishes are [stairs] and none"},
		"without a source": {content.Wish{ID: "stairs", Exercises: []string{"step"}}, form("stairs", "none"), "wishes.yaml: stairs: has no source"},
	} {
		lib := coursesLibrary()
		lib.words["en"].Plain["grade.wish_stairs"] = "Chosen for the stairs."
		lib.exercises = []content.Exercise{{ID: "step"}, {ID: "walk", Alone: true}}
		lib.wishes, lib.forms = []content.Wish{tc.wish}, []content.Form{tc.form}
		c := checker{library: lib}
		c.checkWishes()
		if (tc.want == "") != (len(c.problems) == 0) || tc.want != "" && !slices.Contains(c.problems, tc.want) {
			t.Errorf("%s: %q, want %q", name, c.problems, tc.want)
		}
	}
}
