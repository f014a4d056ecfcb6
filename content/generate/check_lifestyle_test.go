package main

import (
	"slices"
	"strings"
	"testing"

	"backcoach/content"
)

// lifestyleLibrary has one of each, with all that belongs to it.
func lifestyleLibrary() library {
	yes := []content.Question{{ID: "desk_feet", Kind: "choice", Choices: []string{"yes", "no"}}}
	plain := map[string]string{}
	for _, id := range []string{
		"how_to.bend.name", "how_to.bend.short", "how_to.bend.how.1", "how_to.bend.until", "seat.desk_feet.right", "seat.desk_feet.change",
		"sport.bike.name", "sport.bike.how", "habit.water.name", "habit.water.why",
	} {
		plain[id] = "w"
	}
	return library{
		lifestyle: content.Lifestyle{
			HowTo: []content.HowTo{{
				ID: "bend", Page: "lift", Pictures: []content.Picture{{Exercise: "hinge", Pose: "down"}}, Sources: []string{"S"},
				Needs: &content.Rung{From: "P2", Moves: []string{"hip_hinge"}, Not: []string{"DISC2", "FUS6"}},
			}},
			Desk: []content.DeskCheck{{Question: "desk_feet", Sources: []string{"S"}}}, Sit: content.SitBreaks{Minutes: []int{20, 30}, Stand: 2, Sources: []string{"S"}},
			Sports: []content.Sport{{ID: "bike", Needs: content.Rung{From: "P2", Moves: []string{"neutral"}}, Sources: []string{"S"}}},
			Habits: content.HabitRules{Most: 1, Days: 7, List: []content.Habit{{ID: "water", Activity: "walk", Sources: []string{"S"}}}},
			Weight: content.WeightLog{LostKg: 3, Days: 91, Again: 28, Item: "item", Sources: []string{"S"}},
			Sugar:  content.SugarLog{Fact: "diabetes", Tag: "steroid", Days: 14, Line: 15, Item: "item", Sources: []string{"S"}},
		},
		exercises:  []content.Exercise{{ID: "hinge", Figure: content.Figure{Poses: []content.Pose{{ID: "down"}}}}},
		activities: []content.Activity{{ID: "walk"}},
		forms:      []content.Form{{ID: "desk", Screens: []content.Screen{{ID: "feet", Questions: yes}}}},
		warnings:   content.Warnings{Items: []content.Item{{ID: "item"}}, Facts: []content.Fact{{ID: "diabetes"}}},
		sources:    []content.Source{{ID: "S"}},
		words:      map[string]words{"en": {Plain: plain}},
	}
}

func lifestyleProblems(lib library) []string {
	c := checker{library: lib}
	c.checkLifestyle()
	return c.problems
}

func TestLifestyleIsSound(t *testing.T) {
	for name, lib := range map[string]library{"real": realLibrary(t), "made up": lifestyleLibrary()} {
		for _, p := range lifestyleProblems(lib) {
			t.Errorf("%s: %s", name, p)
		}
	}
}

func TestBrokenLifestyleIsNamed(t *testing.T) {
	for name, tt := range map[string]struct {
		spoil func(l *content.Lifestyle)
		want  string
	}{
		"no source":                    {func(l *content.Lifestyle) { l.HowTo[0].Sources = nil }, "bend: has no source"},
		"no words":                     {func(l *content.Lifestyle) { l.HowTo[0].ID = "sit" }, "no words how_to.sit.name"},
		"no such lesson":               {func(l *content.Lifestyle) { l.HowTo[0].Lesson = "none" }, "no lesson none"},
		"no such page":                 {func(l *content.Lifestyle) { l.HowTo[0].Page = "cook" }, "page"},
		"no such exercise":             {func(l *content.Lifestyle) { l.HowTo[0].Pictures[0].Exercise = "fly" }, `no exercise "fly"`},
		"no such pose":                 {func(l *content.Lifestyle) { l.HowTo[0].Pictures[0].Pose = "up" }, `no pose "up"`},
		"bending that nothing bars":    {func(l *content.Lifestyle) { l.HowTo[0].Needs.Not = nil }, "not: lacks DISC2"},
		"a question that is not asked": {func(l *content.Lifestyle) { l.Desk[0].Question = "desk_lamp" }, "does not ask desk_lamp"},
		"a question of no weight":      {func(l *content.Lifestyle) { l.Desk = nil }, "nothing about the question desk_feet"},
		"breaks that fall":             {func(l *content.Lifestyle) { l.Sit.Minutes = []int{30, 20} }, "minutes must rise"},
		"arching that nothing bars":    {func(l *content.Lifestyle) { l.Sports[0].Needs.Moves = []string{"extension"} }, "not: lacks EXTS"},
		"twice the same sport":         {func(l *content.Lifestyle) { l.Sports = append(l.Sports, l.Sports[0]) }, "bike occurs twice"},
		"no such activity":             {func(l *content.Lifestyle) { l.Habits.List[0].Activity = "fly" }, "no activity fly"},
		"no habits":                    {func(l *content.Lifestyle) { l.Habits.List = nil }, "so many to choose from"},
		"no loss":                      {func(l *content.Lifestyle) { l.Weight.LostKg = 0 }, "above 0"},
		"no such item":                 {func(l *content.Lifestyle) { l.Weight.Item = "none" }, "no warning item none"},
		"no such fact":                 {func(l *content.Lifestyle) { l.Sugar.Fact = "none" }, "no fact none"},
		"no line":                      {func(l *content.Lifestyle) { l.Sugar.Line = 0 }, "above 0"},
	} {
		t.Run(name, func(t *testing.T) {
			lib := lifestyleLibrary()
			tt.spoil(&lib.lifestyle)
			if got := lifestyleProblems(lib); !slices.ContainsFunc(got, func(p string) bool { return strings.Contains(p, tt.want) }) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
