package main

import (
	"slices"
	"testing"

	"backcoach/content"
)

// reliefLibrary is a content in which relief is in order.
func reliefLibrary() library {
	lib := coursesLibrary()
	lib.activities = append(lib.activities, content.Activity{ID: "cold", AllowedUnder: content.AllowedUnderSameDay})
	lib.forms = append(lib.forms,
		content.Form{ID: "skin", Screens: []content.Screen{{ID: "skin", Questions: []content.Question{{ID: "skin", Choices: []string{"numb_skin", "none"}}}}}},
		content.Form{ID: "care", Screens: []content.Screen{{ID: "kind", Questions: []content.Question{{ID: "kind", Choices: []string{"massage"}}}}}})
	s := []string{"S"}
	lib.relief = content.Relief{
		Helps: []content.Help{{ID: "cold", Activity: "cold", Sources: s}},
		Packs: []content.Pack{{ID: "cold", Minutes: []int{10, 20}, Bony: []int{5}, Check: 5, Gap: 40, Kinder: []int{60, 120}, Sources: s}},
		Bars:  []content.Bar{{ID: "numb", For: []string{"cold"}, Ticks: []string{"numb_skin"}, Sources: s}, {ID: "spot", For: []string{"massage"}, Tags: []string{"injection"}, Days: &content.DayRange{To: 14}, Sources: s}},
		Care:  []content.Care{{ID: "massage", Sources: s}}, SkinDays: 28, AnswerSeconds: 60, SkinHours: 24,
		Medicine: content.MedicineNumbers{DoubleMinutes: 60, EffectMinutes: 60, NewDays: 3, Sources: s},
	}
	for _, id := range []string{"relief.help.cold", "pack.cold.title", "relief.bar.numb", "relief.bar_long.numb", "care.bar.spot", "care.kind.massage"} {
		lib.words["en"].Plain[id] = "w"
	}
	return lib
}

func TestCheckRelief(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(r *content.Relief)
		want   string
	}{
		"in order":               {func(*content.Relief) {}, ""},
		"longer than any":        {func(r *content.Relief) { r.Packs[0].Minutes[1] = 21 }, "relief.yaml: cold: [10 21] minutes: they have to rise from 1 to 20"},
		"over bone longer":       {func(r *content.Relief) { r.Packs[0].Bony[0] = 30 }, "relief.yaml: cold: [30] minutes: they have to rise from 1 to 20"},
		"no minutes":             {func(r *content.Relief) { r.Packs[0].Minutes = nil }, "relief.yaml: cold: has no minutes"},
		"looked at afterwards":   {func(r *content.Relief) { r.Packs[0].Check = 25 }, "relief.yaml: cold: the skin is looked at after 25 minutes"},
		"no gap":                 {func(r *content.Relief) { r.Packs[0].Gap = 10 }, "relief.yaml: cold: a gap of 10 minutes, better [60 120]: it has to be 20 at least, and better longer"},
		"better is shorter":      {func(r *content.Relief) { r.Packs[0].Kinder[0] = 30 }, "relief.yaml: cold: a gap of 40 minutes, better [30 120]: it has to be 20 at least, and better longer"},
		"a pack that nobody has": {func(r *content.Relief) { r.Helps = nil }, "relief.yaml: cold: is not among the helps"},
		"no such activity":       {func(r *content.Relief) { r.Helps[0].Activity = "sauna" }, "relief.yaml: cold: there is no activity sauna"},
		"no such exercise":       {func(r *content.Relief) { r.Helps[0].Exercise = "sauna" }, "relief.yaml: cold: there is no exercise sauna"},
		"a tick misspelt":        {func(r *content.Relief) { r.Bars[0].Ticks = append(r.Bars[0].Ticks, "dumb") }, "relief.yaml: numb: the form skin has no dumb"},
		"a tick without a bar":   {func(r *content.Relief) { r.Bars = r.Bars[1:] }, "relief.yaml: the answer numb_skin about the skin has to bar something, none must not"},
		"none bars":              {func(r *content.Relief) { r.Bars[0].Ticks = append(r.Bars[0].Ticks, "none") }, "relief.yaml: the answer none about the skin has to bar something, none must not"},
		"an item misspelt":       {func(r *content.Relief) { r.Bars[0].Items = []string{"feber"} }, "relief.yaml: numb: there is no warning item feber"},
		"a fact misspelt":        {func(r *content.Relief) { r.Bars[0].Facts = []string{"thin"} }, "relief.yaml: numb: there is no fact thin"},
		"a tag misspelt":         {func(r *content.Relief) { r.Bars[1].Tags = []string{"inject"} }, "relief.yaml: spot: no treatment has the tag inject"},
		"for nothing":            {func(r *content.Relief) { r.Bars[0].For = []string{"sauna"} }, "relief.yaml: numb: there is no pack or care sauna"},
		"days without tags":      {func(r *content.Relief) { r.Bars[0].Days = &content.DayRange{} }, "relief.yaml: numb: needs what it is for and when it holds; days go with tags"},
		"care that is not asked": {func(r *content.Relief) { r.Care[0].ID = "reiki" }, "relief.yaml: reiki: the form care does not ask for it"},
		"no time":                {func(r *content.Relief) { r.AnswerSeconds = 0 }, "relief.yaml: a time of 0"},
		"no source":              {func(r *content.Relief) { r.Bars[0].Sources = nil }, "relief.yaml: numb: has no source"},
	} {
		lib := reliefLibrary()
		tc.change(&lib.relief)
		c := checker{library: lib}
		c.checkRelief()
		if (tc.want == "") != (len(c.problems) == 0) || tc.want != "" && !slices.Contains(c.problems, tc.want) {
			t.Errorf("%s: %q, want %q", name, c.problems, tc.want)
		}
	}
}
