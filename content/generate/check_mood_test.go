package main

import (
	"slices"
	"strings"
	"testing"

	"backcoach/content"
)

// moodLibrary has a short and a full questionnaire with all that belongs to them.
func moodLibrary() library {
	answers := []string{"never", "often", "always"}
	form := content.Form{ID: "mood"}
	for _, id := range []string{"a", "b", "c"} {
		form.Screens = append(form.Screens, content.Screen{ID: id, Questions: []content.Question{{ID: id, Kind: "choice", Choices: answers}}})
	}
	form.Screens = append(form.Screens, content.Screen{ID: "coping", Questions: []content.Question{{ID: "coping", Kind: "ticks", Choices: []string{"x", "none"}}}})
	plain := map[string]string{}
	for _, id := range []string{"told.short.few", "told.short.many", "told.full.0", "told.full.1", "card.one"} {
		plain["mood."+id] = "w"
	}
	return library{
		mood: content.Mood{
			Questionnaires: []content.Questionnaire{
				{ID: "short", Questions: []string{"a", "b"}, Positive: 2, Full: "full", Sources: []string{"S"}},
				{ID: "full", Questions: []string{"a", "b", "c"}, Bands: []int{3}, Soon: 3, ThisWeek: 5, Dark: &content.Dark{Question: "c", Item: "dark"}, Sources: []string{"S"}},
			},
			Answers: answers, Low: "dark", EveryDays: 14, AgainDays: 7, Coping: content.Coping{Question: "coping", None: "none"},
			Sure: content.Sure{Question: "sure", EveryDays: 28, Clear: 3}, Counsel: content.Counsel{Days: 14, Answers: 10, AgainDays: 7},
			Cards: content.Cards{Most: 1, List: []content.Card{{ID: "one"}}}, Fear: content.FearList{Most: 8, StartFrom: 3, StartTo: 4}, Sources: []string{"S"},
		},
		forms:    []content.Form{form},
		warnings: content.Warnings{Items: []content.Item{{ID: "dark", Private: true, About: "mind"}, {ID: "open", About: "mind"}}},
		sources:  []content.Source{{ID: "S"}},
		words:    map[string]words{"en": {Plain: plain}},
	}
}

func moodProblems(lib library) []string {
	c := checker{library: lib}
	c.checkMood()
	return c.problems
}

func TestMoodIsSound(t *testing.T) {
	for name, lib := range map[string]library{"real": realLibrary(t), "made up": moodLibrary()} {
		for _, p := range moodProblems(lib) {
			t.Errorf("%s: %s", name, p)
		}
	}
}

func TestBrokenMoodIsNamed(t *testing.T) {
	for name, tt := range map[string]struct {
		spoil func(m *content.Mood)
		want  string
	}{
		"no source":                  {func(m *content.Mood) { m.Questionnaires[0].Sources = nil }, "short: has no source"},
		"no source at all":           {func(m *content.Mood) { m.Sources = nil }, "has no source"},
		"a question that is missing": {func(m *content.Mood) { m.Questionnaires[1].Questions[2] = "d" }, "does not ask d"},
		"other answers":              {func(m *content.Mood) { m.Answers = m.Answers[:2] }, "does not ask a with the answers"},
		"twice the same id":          {func(m *content.Mood) { m.Questionnaires[1].ID = "short" }, "short occurs twice"},
		"a sum that cannot be":       {func(m *content.Mood) { m.Questionnaires[1].ThisWeek = 7 }, "sums must rise, from 0 to 6"},
		"bands that fall":            {func(m *content.Mood) { m.Questionnaires[1].Bands = []int{4, 3} }, "sums must rise"},
		"no bands":                   {func(m *content.Mood) { m.Questionnaires[1].Bands = nil }, "needs bands"},
		"this week before soon":      {func(m *content.Mood) { m.Questionnaires[1].ThisWeek = 2 }, "this_week not below"},
		"no words for a band":        {func(m *content.Mood) { m.Questionnaires[1].Bands = []int{3, 4} }, "no words mood.told.full.2"},
		"no full one":                {func(m *content.Mood) { m.Questionnaires[0].Full = "none" }, "full: none does not begin"},
		"a full one of its own":      {func(m *content.Mood) { m.Questionnaires[0].Questions = []string{"b"} }, "full: full does not begin"},
		"no sum that offers it":      {func(m *content.Mood) { m.Questionnaires[0].Positive = 0 }, "needs positive"},
		"a dark question elsewhere":  {func(m *content.Mood) { m.Questionnaires[1].Dark = &content.Dark{Question: "x", Item: "dark"} }, "dark: x is not"},
		"an item that is kept":       {func(m *content.Mood) { m.Low = "open" }, "no private warning item open"},
		"a dark item that is kept":   {func(m *content.Mood) { m.Questionnaires[1].Dark = &content.Dark{Question: "c", Item: "open"} }, "no private warning item open"},
		"no answer for none":         {func(m *content.Mood) { m.Coping.None = "no" }, "has no answer no to coping"},
		"no days":                    {func(m *content.Mood) { m.EveryDays = 0 }, "above 0"},
		"more answers than days":     {func(m *content.Mood) { m.Counsel.Answers = 15 }, "15 of 14 days"},
		"no room for fears":          {func(m *content.Mood) { m.Fear.Most = 0 }, "no room"},
		"no card":                    {func(m *content.Mood) { m.Cards.List = nil }, "no card"},
		"a card without words":       {func(m *content.Mood) { m.Cards.List[0].ID = "two" }, "no words mood.card.two"},
	} {
		t.Run(name, func(t *testing.T) {
			lib := moodLibrary()
			tt.spoil(&lib.mood)
			if got := moodProblems(lib); !slices.ContainsFunc(got, func(p string) bool { return strings.Contains(p, tt.want) }) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
