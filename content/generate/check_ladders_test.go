package main

import (
	"slices"
	"strings"
	"testing"

	"backcoach/content"
)

// laddersLibrary has one sound ladder of three rungs with its words and source.
func laddersLibrary() library {
	plain := map[string]string{"ladder.home.name": "w"}
	for _, id := range []string{"tea", "shop", "garden"} {
		for _, part := range []string{"name", "how", "watch"} {
			plain["rung."+id+"."+part] = "w"
		}
	}
	return library{
		ladders: []content.Ladder{{ID: "home", Sources: []string{"S"}, Rungs: []content.Rung{
			{ID: "tea", From: "P0", LiftKg: 2, Moves: []string{"neutral"}},
			{ID: "shop", From: "P1", AfterOperation: "P2", LiftKg: 5, Moves: []string{"neutral", "loaded"}},
			{ID: "garden", From: "P3", Moves: []string{"hip_hinge", "flexion"}, Not: []string{"DISC6", "FUS12", "VCF12", "FLEXS"}, Sources: []string{"S"}},
		}}},
		sources: []content.Source{{ID: "S"}},
		words:   map[string]words{"en": {Plain: plain}},
	}
}

func ladderProblems(lib library) []string {
	c := checker{library: lib}
	c.checkLadders()
	return c.problems
}

func TestLaddersAreSound(t *testing.T) {
	for name, lib := range map[string]library{"real": realLibrary(t), "made up": laddersLibrary()} {
		for _, p := range ladderProblems(lib) {
			t.Errorf("%s: %s", name, p)
		}
	}
}

func TestBrokenLaddersAreNamed(t *testing.T) {
	for name, tt := range map[string]struct {
		spoil func(l *content.Ladder)
		want  string
	}{
		"no rungs":                 {func(l *content.Ladder) { l.Rungs = nil }, "home: has no rungs"},
		"no source":                {func(l *content.Ladder) { l.Sources = nil }, "home: has no source"},
		"a source of a rung":       {func(l *content.Ladder) { l.Rungs[2].Sources = []string{"X"} }, "home garden: source X is not"},
		"a rung twice":             {func(l *content.Ladder) { l.Rungs[1].ID = "tea" }, "tea occurs twice"},
		"no phase":                 {func(l *content.Ladder) { l.Rungs[0].From = "" }, "home tea: from: is missing"},
		"an unknown phase":         {func(l *content.Ladder) { l.Rungs[2].From = "P9" }, "home garden: from: P9 is not one of"},
		"after an operation":       {func(l *content.Ladder) { l.Rungs[1].AfterOperation = "late" }, "after_operation: late is not one of"},
		"earlier after one":        {func(l *content.Ladder) { l.Rungs[1].AfterOperation = "P0" }, "after_operation: P0 is not later than P1"},
		"the same after one":       {func(l *content.Ladder) { l.Rungs[1].AfterOperation = "P1" }, "after_operation: P1 is not later than P1"},
		"a negative day":           {func(l *content.Ladder) { l.Rungs[0].Day = -1 }, "cannot be negative"},
		"no load, and a weight":    {func(l *content.Ladder) { l.Rungs[0].NoLoad = true }, "home tea: no_load: it lifts"},
		"a negative weight":        {func(l *content.Ladder) { l.Rungs[0].LiftKg = -1 }, "cannot be negative"},
		"no moves":                 {func(l *content.Ladder) { l.Rungs[0].Moves = nil }, "home tea: moves: is empty"},
		"an unknown move":          {func(l *content.Ladder) { l.Rungs[0].Moves = []string{"jump"} }, "moves: jump is not one of"},
		"an unknown code":          {func(l *content.Ladder) { l.Rungs[0].Not = []string{"GOUT"} }, "not: GOUT is not one of"},
		"heavy and not loaded":     {func(l *content.Ladder) { l.Rungs[1].Moves = []string{"neutral"} }, "home shop: moves: lacks loaded, with 5 kg"},
		"bends after a disc":       {func(l *content.Ladder) { l.Rungs[2].Not = []string{"FUS12", "VCF12", "FLEXS"} }, "home garden: not: lacks DISC6"},
		"bends where it is worse":  {func(l *content.Ladder) { l.Rungs[2].Not = []string{"DISC6", "FUS12", "VCF12"} }, "home garden: not: lacks FLEXS"},
		"arches where it is worse": {func(l *content.Ladder) { l.Rungs[0].Moves = []string{"extension"} }, "home tea: not: lacks EXTS"},
		"bends with weight":        {func(l *content.Ladder) { l.Rungs[2].Moves = append(l.Rungs[2].Moves, "loaded") }, "home garden: not: lacks OSTEO"},
		"hinges early":             {func(l *content.Ladder) { l.Rungs[0].Moves = []string{"hip_hinge"} }, "home tea: not: lacks DISC2"},
		"hinges with weight":       {func(l *content.Ladder) { l.Rungs[1].Moves = []string{"hip_hinge", "loaded"} }, "home shop: not: lacks OSTEO"},
		"twists":                   {func(l *content.Ladder) { l.Rungs[0].Moves = []string{"rotation"} }, "home tea: not: lacks FUS12"},
		"an easier one later":      {func(l *content.Ladder) { l.Rungs[0].From = "P2" }, "home shop: from: comes before tea"},
		"later after an operation": {func(l *content.Ladder) { l.Rungs[0].AfterOperation = "P3" }, "home shop: from: comes before tea"},
	} {
		lib := laddersLibrary()
		tt.spoil(&lib.ladders[0])
		problems := ladderProblems(lib)
		if !slices.ContainsFunc(problems, func(p string) bool { return strings.HasPrefix(p, "ladder.yaml: ") && strings.Contains(p, tt.want) }) {
			t.Errorf("%s: %q, want %q", name, problems, tt.want)
		}
	}
	for _, id := range []string{"ladder.home.name", "rung.tea.name", "rung.tea.how", "rung.tea.watch"} {
		lib := laddersLibrary()
		delete(lib.words["en"].Plain, id)
		if problems := ladderProblems(lib); len(problems) != 1 || !strings.Contains(problems[0], "no words "+id) {
			t.Errorf("without %s: %q", id, problems)
		}
	}
}

// A problem of a rung is told with its line.
func TestARungIsFoundInItsFile(t *testing.T) {
	text := "- id: household\n  sources: [D]\n  rungs:\n    - {id: tea, from: P0, moves: [neutral]}\n    - id: dishes\n      from: P1\n      moves: [leap]\n"
	_, problems := build(overlay(t, "ladder.yaml", text))
	if want := "ladder.yaml:7: household dishes: moves: leap is not one of"; !slices.ContainsFunc(problems, func(p string) bool { return strings.HasPrefix(p, want) }) {
		t.Errorf("%q, want %s", problems, want)
	}
}
