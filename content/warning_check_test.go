package content_test

import (
	"slices"
	"strings"
	"testing"

	"backcoach/content"
)

// small gives rules that pass: a warning with timing, an easing follow-up, one
// rule and one sign of each kind.
func small() content.Warnings {
	return content.Warnings{
		Items: []content.Item{
			{ID: "warn", Group: "A1", Polarity: "warns", Choices: []string{"yes", "no", "not_sure", "known"}, Timing: true,
				Forms: []string{"full", "short"}, Emergency: true, About: "body"},
			{ID: "plain", Group: "A2", Polarity: "warns", Choices: []string{"yes", "no", "not_sure"}, Forms: []string{"full"}, About: "body",
				Levels: map[string]content.Urgency{"not_sure": content.Soon, "yes": content.SameDay}},
			{ID: "ease", Group: "A1", Polarity: "eases", Choices: []string{"yes", "no", "not_sure"}, After: []string{"warn"},
				Forms: []string{"full"}, About: "body"},
		},
		Signs: []content.Sign{
			{ID: "bad", When: content.Node{Item: "warn", Is: []string{"yes"}}},
			{ID: "calm", Eases: true, When: content.Node{Item: "ease", Is: []string{"yes"}}},
		},
		Rules: []content.Rule{{ID: "r", Level: content.Emergency, Emergent: content.Emergent{How: "ed_now"}, About: "body",
			When: content.Node{Item: "warn", Is: []string{"yes", "not_sure"}}}},
		Treatments: []content.TreatmentKind{{Type: "injection", Subtype: "epidural", Tags: []string{"steroid"}}},
		Facts: []content.Fact{{ID: "age", Kind: content.FactYears, Question: "age"},
			{ID: "diabetes", Kind: content.FactTick, Question: "facts", Choices: []string{"diabetes"}}},
	}
}

func TestEmbeddedRulesHaveNoProblems(t *testing.T) {
	for _, p := range content.Load().Warnings().Problems() {
		t.Errorf("%+v", p)
	}
}

// Whatever could let a more worrying answer lower the result is refused.
func TestRefusedRules(t *testing.T) {
	when := func(n content.Node) func(*content.Warnings) { return func(w *content.Warnings) { w.Rules[0].When = n } }
	unless := func(n content.Node) func(*content.Warnings) {
		return func(w *content.Warnings) { w.Rules[0].Unless = &n }
	}
	item := func(change func(*content.Item)) func(*content.Warnings) {
		return func(w *content.Warnings) { change(&w.Items[1]) }
	}
	answer := func(id string, is ...string) content.Node { return content.Node{Item: id, Is: is} }
	one := 1
	for name, c := range map[string]struct {
		change func(*content.Warnings)
		want   string // part of the problem
	}{
		"no as a reason":           {when(answer("warn", "no")), "no is no reason"},
		"unanswered as a reason":   {when(answer("warn", "skip")), "skip is no reason"},
		"not_apply as a reason":    {when(answer("warn", "not_apply")), "no reason"},
		"no answers named":         {when(answer("warn")), "needs the answers"},
		"not_sure without yes":     {when(answer("warn", "not_sure")), "not_sure without yes"},
		"known without the rest":   {when(answer("warn", "known", "yes")), "known without not_sure"},
		"easing item raises":       {when(answer("ease", "yes")), "may not raise"},
		"easing on not sure":       {unless(answer("ease", "yes", "not_sure")), "clear yes"},
		"warning item eases":       {unless(answer("warn", "yes")), "may not ease"},
		"warning group eases":      {unless(content.Node{Group: "A1", Is: []string{"yes"}}), "may not ease"},
		"clear as a reason":        {when(content.Node{Clear: []string{"A1"}}), "only after unless"},
		"lacks as a reason":        {when(content.Node{Lacks: "diabetes"}), "only after unless"},
		"has as a reason":          {when(content.Node{Has: "diabetes"}), "only after unless"},
		"has an unknown fact":      {unless(content.Node{Has: "tall"}), "unknown fact tall"},
		"fact eases":               {unless(content.Node{Fact: "diabetes"}), "may not ease"},
		"low pain as a reason":     {when(content.Node{Measure: "now", Max: &one}), "by min only"},
		"high pain eases":          {unless(content.Node{Measure: "now", Min: &one}), "by max only"},
		"sign that warns, eases":   {unless(content.Node{Sign: "bad"}), "may not stand here"},
		"sign that eases, raises":  {when(content.Node{Sign: "calm"}), "may not stand here"},
		"count eases":              {unless(content.Node{AtLeast: &content.Count{N: 1, Of: []content.Node{answer("ease", "yes")}}}), "can not stand here"},
		"count beyond its nodes":   {when(content.Node{AtLeast: &content.Count{N: 2, Of: []content.Node{answer("warn", "yes")}}}), "at_least 2 of 1"},
		"unknown item":             {when(answer("other", "yes")), "no item or group other"},
		"unknown group":            {when(content.Node{Group: "A9", Is: []string{"yes"}}), "no item or group A9"},
		"unknown sign":             {when(content.Node{Sign: "other"}), "no sign other"},
		"sign used above itself":   {func(w *content.Warnings) { w.Signs[0].When = content.Node{Sign: "bad"} }, "no sign bad above"},
		"unknown fact":             {when(content.Node{Fact: "tall"}), "unknown fact tall"},
		"age without a number":     {when(content.Node{Fact: "age"}), "years go with min"},
		"tick with a number":       {when(content.Node{Fact: "diabetes", Min: &one}), "years go with min"},
		"lacks years":              {unless(content.Node{Lacks: "age", Min: &one}), "years go with min"},
		"fact of no kind":          {func(w *content.Warnings) { w.Facts[0].Kind = "number" }, "years or tick"},
		"tick without choices":     {func(w *content.Warnings) { w.Facts[1].Choices = nil }, "choices go with a tick"},
		"two facts of one id":      {func(w *content.Warnings) { w.Facts[1].ID = "age" }, "id of its own"},
		"count of each and a list": {when(content.Node{AtLeast: &content.Count{N: 1, Each: &content.Node{Group: "A1", Is: []string{"yes"}}, Of: []content.Node{answer("warn", "yes")}}}), "each item of one group"},
		"count of one item":        {when(content.Node{AtLeast: &content.Count{N: 1, Each: &content.Node{Item: "warn", Is: []string{"yes"}}}}), "each item of one group"},
		"count beyond its group":   {when(content.Node{AtLeast: &content.Count{N: 2, Each: &content.Node{Group: "A1", Is: []string{"yes"}}}}), "at_least 2 of 1"},
		"count of calm answers":    {when(content.Node{AtLeast: &content.Count{N: 1, Each: &content.Node{Group: "A1", Is: []string{"no"}}}}), "no is no reason"},
		"note with a level":        {func(w *content.Warnings) { w.Rules[0].Note = true }, "a note has no level"},
		"fasting below emergency":  {item(func(i *content.Item) { i.Fasting = true }), "emergency only"},
		"once without levels":      {func(w *content.Warnings) { w.Items[0].Once = true }, "belong to levels"},
		"unknown measure":          {when(content.Node{Measure: "mood", Min: &one}), "unknown measure"},
		"unknown tag":              {when(content.Node{After: []string{"massage"}}), "unknown after massage"},
		"unknown since":            {when(content.Node{Item: "warn", Is: []string{"yes"}, Since: []string{"once"}}), "unknown since"},
		"since, but never asked":   {when(content.Node{Item: "plain", Is: []string{"yes"}, Since: []string{"today"}}), "not asked since when"},
		"unknown all-clear":        {unless(content.Node{Clear: []string{"A9"}}), "no warning item or group A9"},
		"all-clear of what eases":  {unless(content.Node{Clear: []string{"ease"}}), "no warning item or group ease"},
		"answers of a fact":        {when(content.Node{Fact: "diabetes", Is: []string{"yes"}}), "says more than"},
		"answer with a window":     {when(content.Node{Item: "warn", Is: []string{"yes"}, Hours: 24}), "says more than"},
		"years with a maximum":     {when(content.Node{Fact: "age", Min: &one, Max: &one}), "says more than"},
		"sign with a since":        {when(content.Node{Sign: "bad", Since: []string{"today"}}), "says more than"},
		"all of nothing":           {unless(content.Node{All: []content.Node{}}), "says more than"},
		"any of nothing":           {when(content.Node{Any: []content.Node{}}), "says more than"},
		"after nothing":            {when(content.Node{After: []string{}}), "says more than"},
		"node with two parts":      {when(content.Node{Item: "warn", Is: []string{"yes"}, Fact: "diabetes"}), "exactly one part, not 2"},
		"empty node":               {when(content.Node{}), "exactly one part, not 0"},
		"emergency without how":    {func(w *content.Warnings) { w.Rules[0].How = "" }, "has to say how"},
		"how without emergency":    {func(w *content.Warnings) { w.Rules[0].Level = content.Soon }, "emergency only"},
		"about nothing":            {func(w *content.Warnings) { w.Rules[0].About = "" }, "body or mind"},
		"two of one id":            {func(w *content.Warnings) { w.Rules[0].ID = "warn" }, "id of its own"},
		"item nobody heeds":        {item(func(i *content.Item) { i.Levels = nil }), "no rule heeds it"},
		"wrong emergency flag":     {item(func(i *content.Item) { i.Emergency = true }), "emergency has to be false"},
		"missing emergency flag":   {func(w *content.Warnings) { w.Items[0].Emergency = false }, "emergency has to be true"},
		"yes means less":           {item(func(i *content.Item) { i.Levels["not_sure"] = content.Emergency }), "yes would mean less"},
		"not sure means nothing":   {item(func(i *content.Item) { delete(i.Levels, "not_sure") }), "at least SOON"},
		"level for no":             {item(func(i *content.Item) { i.Levels["no"] = content.Soon }), "no answer that can raise"},
		"no not_sure choice":       {item(func(i *content.Item) { i.Choices = []string{"yes", "no"} }), "needs the choice not_sure"},
		"unknown polarity":         {item(func(i *content.Item) { i.Polarity = "" }), "warns or eases"},
		"unknown form":             {item(func(i *content.Item) { i.Forms = []string{"long"} }), "unknown form"},
		"card of no form":          {item(func(i *content.Item) { i.Card = 1 }), "belong to the short form"},
		"follow-up of nothing":     {item(func(i *content.Item) { i.After = []string{"ease"} }), "no question that can have"},
		"asked by answers":         {item(func(i *content.Item) { i.Applies = &content.Node{Item: "warn", Is: []string{"yes"}} }), "may not depend on answers"},
		"asked by a sign":          {item(func(i *content.Item) { i.Applies = &content.Node{Sign: "bad"} }), "may not depend on answers"},
		"easing item with levels":  {func(w *content.Warnings) { w.Items[2].Levels = map[string]content.Urgency{"yes": content.Soon} }, "has no levels"},
		"easing item out of order": {func(w *content.Warnings) { w.Items[2].After = nil }, "only after what it eases"},
	} {
		t.Run(name, func(t *testing.T) {
			w := small()
			c.change(&w)
			if got := w.Problems(); !slices.ContainsFunc(got, func(p content.Problem) bool { return strings.Contains(p.Text, c.want) }) {
				t.Errorf("problems %+v, want one with %q", got, c.want)
			}
		})
	}
	if got := small().Problems(); len(got) > 0 {
		t.Errorf("the rules that the table changes are not in order themselves: %+v", got)
	}
}
