package main

import (
	"slices"
	"strings"
	"testing"

	"backcoach/content"
)

// asking gives a checker with one question, one rule, and all their words.
func asking() *checker {
	c := &checker{library: library{
		sources: []content.Source{{ID: "D", Title: "ours", Kind: "design"}},
		words:   map[string]words{"en": {Plain: map[string]string{}}},
	}}
	c.warnings = content.Warnings{
		Items: []content.Item{{ID: "warn", Group: "A1", Polarity: "warns", Choices: []string{"yes", "no", "not_sure"},
			Forms: []string{"full", "short"}, Card: 1, Emergency: true, About: "body", Sources: []string{"D"}}},
		Facts: []content.Fact{{ID: "age", Kind: content.FactYears, Question: "age", Sources: []string{"D"}}},
		Rules: []content.Rule{{ID: "B1", Level: content.Emergency, Emergent: content.Emergent{How: "ed_now"}, About: "body", Source: []string{"D"},
			When: content.Node{Item: "warn", Is: []string{"yes", "not_sure"}}}},
	}
	for _, id := range append([]string{"item.warn.name", "item.warn.ask", "item.warn.help", "item.warn.why", "item.warn.say", "item.warn.line", "rule.B1",
		"group.A1", "forbidden.1", "card.1.title", "card.1.lines.1"}, commonWords...) {
		c.words["en"].Plain[id] = "words"
	}
	return c
}

func TestCheckWarnings(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*checker)
		want   string // the whole problem; empty for none
	}{
		"in order":            {func(*checker) {}, ""},
		"broken rule":         {func(c *checker) { c.warnings.Rules[0].How = "" }, "warning/rules: B1: an emergency has to say how: call_now, ed_now or crisis"},
		"question not asked":  {func(c *checker) { delete(c.words["en"].Plain, "item.warn.ask") }, "warning/items: warn: no words item.warn.ask in en/"},
		"no line for a list":  {func(c *checker) { delete(c.words["en"].Plain, "item.warn.line") }, "warning/items: warn: no words item.warn.line in en/"},
		"rule without words":  {func(c *checker) { delete(c.words["en"].Plain, "rule.B1") }, "warning/rules: B1: no words rule.B1 in en/"},
		"card without words":  {func(c *checker) { delete(c.words["en"].Plain, "card.1.title") }, "warning/items: no words card.1.title in en/"},
		"group without words": {func(c *checker) { delete(c.words["en"].Plain, "group.A1") }, "warning/items: no words group.A1 in en/"},
		"since without words": {func(c *checker) { delete(c.words["en"].Plain, "since.longer") }, "warning/items: no words since.longer in en/"},
		"question unsourced":  {func(c *checker) { c.warnings.Items[0].Sources = nil }, "warning/items: warn: has no source"},
		"source not listed":   {func(c *checker) { c.warnings.Rules[0].Source = []string{"L0"} }, "warning/rules: B1: source L0 is not in sources.yaml"},
		"words left over":     {func(c *checker) { c.words["en"].Plain["item.gone.ask"] = "words" }, "en/: words item.gone.ask belong to no question or rule"},
		"sentence left over":  {func(c *checker) { c.words["en"].Plain["rule.B9.9"] = "words" }, "en/: words rule.B9.9 belong to no question or rule"},
		"check for nothing":   {func(c *checker) { c.warnings.Rules[0].CheckFor = "gout" }, "warning/rules: B1: no words check_for.gout in en/"},
		"note without words": {func(c *checker) {
			c.warnings.Rules = append(c.warnings.Rules, content.Rule{ID: "B1.24", Note: true, About: "body", Source: []string{"D"}, When: content.Node{Fact: "age", Min: new(75)}})
		}, "warning/rules: B1.24: no words note.B1.24 in en/"},
		"review without a date": {func(c *checker) { c.signOffs = []content.SignOff{{Name: "N", Role: "R", Ruleset: "w1"}} },
			"warning/signoffs.yaml: a review needs a name, a role, a date such as 2026-11-25 and a ruleset"},
		"fact unsourced": {func(c *checker) { c.warnings.Facts[0].Sources = nil }, "warning/facts.yaml: age: has no source"},
		"fact nobody is asked": {func(c *checker) {
			c.warnings.Facts[0] = content.Fact{ID: "tall", Kind: content.FactTick, Question: "facts", Choices: []string{"tall"}, Sources: []string{"D"}}
		}, "warning/facts.yaml: tall: nobody is asked about tall by facts"},
		"not sure, and no way to find out": {func(c *checker) {
			c.warnings.Items = append(c.warnings.Items, content.Item{ID: "second", Single: true, Group: "A1", Polarity: "warns", Choices: []string{"yes", "no", "not_sure"},
				Forms: []string{"full"}, About: "body", Sources: []string{"D"}, Levels: map[string]content.Urgency{"yes": content.SameDay, "not_sure": content.Soon}})
		}, "warning/items: second: no words item.second.find in en/"},
		"levels but no words": {func(c *checker) {
			c.warnings.Items[0].How = "ed_now"
			c.warnings.Items[0].Levels = map[string]content.Urgency{"yes": content.Emergency, "not_sure": content.Emergency}
		}, "warning/items: warn: no words rule.warn in en/"},
	} {
		t.Run(name, func(t *testing.T) {
			checker := asking()
			c.change(checker)
			checker.checkWarnings()
			if c.want == "" && len(checker.problems) > 0 {
				t.Errorf("problems %v", checker.problems)
			}
			if c.want != "" && !slices.Contains(checker.problems, c.want) {
				t.Errorf("want %q among\n%s", c.want, strings.Join(checker.problems, "\n"))
			}
		})
	}
}
