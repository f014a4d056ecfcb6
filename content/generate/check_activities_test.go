package main

import (
	"slices"
	"testing"

	"backcoach/content"
)

func TestCheckActivities(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(*content.Activity)
		want   string
	}{
		"in order":         {func(*content.Activity) {}, ""},
		"no allowance":     {func(a *content.Activity) { a.AllowedUnder = "sometimes" }, "activities.yaml: heat: allowed_under has to be none, same_day or always"},
		"no source":        {func(a *content.Activity) { a.Sources = nil }, "activities.yaml: heat: has no source"},
		"no name":          {func(a *content.Activity) { a.ID = "fire" }, "activities.yaml: fire: no words activity.fire in en/"},
		"no such question": {func(a *content.Activity) { a.NotWith = []string{"gout"} }, "activities.yaml: heat: there is no warning item gout"},
		"never locked":     {func(a *content.Activity) { a.AllowedUnder = content.AllowedAlways }, "activities.yaml: heat: not_with goes with allowed_under: same_day only"},
	} {
		c := asking()
		c.words["en"].Plain["activity.heat"] = "words"
		a := content.Activity{ID: "heat", AllowedUnder: content.AllowedUnderSameDay, NotWith: []string{"warn"}, Sources: []string{"D"}}
		tc.change(&a)
		c.activities = []content.Activity{a}
		c.checkActivities()
		if (tc.want == "") != (len(c.problems) == 0) || tc.want != "" && !slices.Contains(c.problems, tc.want) {
			t.Errorf("%s: %v, want %q", name, c.problems, tc.want)
		}
	}
}
