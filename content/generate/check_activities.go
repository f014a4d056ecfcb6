package main

import (
	"slices"

	"backcoach/content"
)

// checkActivities sees that every activity has an allowance, a name and a source,
// and that what closes it is a warning question.
func (c *checker) checkActivities() {
	var ids []string
	for _, a := range c.activities {
		at := where{file: "activities.yaml"}.entry(a.ID)
		ids = append(ids, a.ID)
		if !slices.Contains([]content.Allowance{content.AllowedUnderNone, content.AllowedUnderSameDay, content.AllowedAlways}, a.AllowedUnder) {
			c.problem(at.at("allowed_under"), "allowed_under has to be none, same_day or always")
		}
		c.sourced(at, a.Sources)
		c.spoken(at, "activity."+a.ID)
		c.checkNotWith(at, a.AllowedUnder, a.NotWith)
	}
	c.unique(where{file: "activities.yaml"}, ids)
	for _, e := range c.exercises {
		c.checkNotWith(exerciseFile(e), e.AllowedUnder, e.NotWith)
	}
}

// checkNotWith sees that only what SAME_DAY leaves open is closed by an answer.
func (c *checker) checkNotWith(w where, under content.Allowance, items []string) {
	if len(items) > 0 && under != content.AllowedUnderSameDay {
		c.problem(w.at("not_with"), "not_with goes with allowed_under: same_day only")
	}
	for _, id := range items {
		if !slices.ContainsFunc(c.warnings.Items, func(i content.Item) bool { return i.ID == id }) {
			c.problem(w.at("not_with", id), "there is no warning item %s", id)
		}
	}
}
