package coach_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// answered is a check of day n with these answers: pairs of an item and a choice.
// What is known was checked by Dr. Weber on that day; an empty choice was not
// asked.
func answered(n int, pairs ...string) coach.Check {
	c := checked(at(n, "10:00"), "full")
	c.Answers = triage.Answers{}
	for i := 0; i < len(pairs); i += 2 {
		a := triage.Answer{Choice: pairs[i+1]}
		if a.Choice == "known" {
			a.KnownBy = seenBy(n)
		}
		if a.Choice != "" {
			c.Answers[pairs[i]] = a
		}
	}
	return c
}

func seenBy(n int) string { return "Dr. Weber, " + string(treated.Add(n)) }

// changesOf compares the answers of the last check with those before it.
func changesOf(checks ...coach.Check) []coach.Change {
	s := state(patient("injection", "epidural"))
	for _, c := range checks {
		s = s.With(c)
	}
	return s.Changes(checks[len(checks)-1], lib.Warnings().Items)
}

// One question over several checks, one a day from day 1 on; the last of them is
// compared with the others.
func TestChangesOfOneAnswer(t *testing.T) {
	const fresh, again, changed, known = coach.ChangeNew, coach.ChangeAgain, coach.ChangeChanged, coach.ChangeKnown
	tests := []struct {
		name    string
		choices []string // "" was not asked
		kind    coach.ChangeKind
		since   int // for again
		by      int // for known and changed
	}{
		{"the first check of all", []string{"yes"}, fresh, 0, 0},
		{"never asked before", []string{"", "", "yes"}, fresh, 0, 0},
		{"skipped before", []string{"skip", "yes"}, fresh, 0, 0},
		{"a no before", []string{"no", "not_sure"}, fresh, 0, 0},
		{"did not apply before", []string{"not_apply", "yes"}, fresh, 0, 0},
		{"yes before", []string{"yes", "yes"}, again, 1, 0},
		{"not sure before", []string{"not_sure", "yes"}, again, 1, 0},
		{"a row that began after a no", []string{"no", "yes", "not_sure", "yes"}, again, 2, 0},
		{"skipped in between", []string{"yes", "skip", "yes"}, again, 1, 0},
		{"not asked in between", []string{"yes", "", "", "yes"}, again, 1, 0},
		{"a no in between", []string{"yes", "no", "yes", "yes"}, again, 3, 0},
		{"a no at last", []string{"yes", "yes", "no", "yes"}, fresh, 0, 0},
		{"known", []string{"known"}, known, 0, 1},
		{"known all along: who said so last", []string{"known", "known"}, known, 0, 2},
		{"now checked by somebody", []string{"yes", "known"}, known, 0, 2},
		{"was known", []string{"known", "yes"}, changed, 0, 1},
		{"was known, now not sure", []string{"known", "not_sure"}, changed, 0, 1},
		{"was known, then skipped and not asked", []string{"known", "skip", "", "yes"}, changed, 0, 1},
		{"was known, the later time counts", []string{"known", "known", "yes"}, changed, 0, 2},
		{"was known, then gone, then back", []string{"known", "no", "yes"}, fresh, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var checks []coach.Check
			for i, choice := range tt.choices {
				checks = append(checks, answered(i+1, "ces_sexual", choice))
			}
			want := coach.Change{Item: "ces_sexual", Kind: tt.kind}
			if tt.since > 0 {
				want.Since = treated.Add(tt.since)
			}
			if tt.by > 0 {
				want.By = seenBy(tt.by)
			}
			if got := changesOf(checks...); !slices.Equal(got, []coach.Change{want}) {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

// They stand in the order of the questions; what eases is no warning.
func TestChangesInOrder(t *testing.T) {
	before := answered(1, "leg_pain_new", "yes", "ces_bladder_leak", "known", "inj_numb_expected", "yes")
	c := answered(2, "suicide", "not_sure", "flare_expected", "yes", "leg_pain_new", "yes", "inj_numb_expected", "yes",
		"trauma_minor", "no", "ces_sexual", "prefer_not", "aorta", "skip", "ces_bladder_leak", "yes", "ces_saddle_numb", "known")
	want := []coach.Change{
		{Item: "ces_saddle_numb", Kind: coach.ChangeKnown, By: seenBy(2)},
		{Item: "ces_bladder_leak", Kind: coach.ChangeChanged, By: seenBy(1)},
		{Item: "leg_pain_new", Kind: coach.ChangeAgain, Since: treated.Add(1)},
		{Item: "suicide", Kind: coach.ChangeNew},
	}
	if got := changesOf(before, c); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// Only checks before it count: not itself, as it was saved earlier, and not what
// came later.
func TestChangesLookBack(t *testing.T) {
	c := answered(5, "leg_pain_new", "yes")
	saved := answered(5, "leg_pain_new", "no")
	s := state(patient("injection", "epidural"), saved, answered(4, "leg_pain_new", "yes"), answered(6, "leg_pain_new", "no"))
	want := []coach.Change{{Item: "leg_pain_new", Kind: coach.ChangeAgain, Since: treated.Add(4)}}
	if got := s.Changes(c, lib.Warnings().Items); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if len(s.Checks) != 3 {
		t.Error("the state was changed")
	}
}

// anyAnswers draws answers to some questions, none for the others.
func anyAnswers(t *rapid.T, items []content.Item) []string {
	var pairs []string
	for _, item := range items {
		pairs = append(pairs, item.ID, rapid.SampledFrom(append([]string{"", "skip"}, item.Choices...)).Draw(t, item.ID))
	}
	return pairs
}

// Whatever came before: an answer of no never appears, each warning answer
// appears once, and a day is named only for what was so before.
func TestChangesNameEachWarningOnce(t *testing.T) {
	quiet := []string{"", "no", "not_apply", "prefer_not", "skip"}
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfNDistinct(rapid.SampledFrom(lib.Warnings().Items), 1, 8, func(i content.Item) string { return i.ID }).Draw(t, "items")
		var checks []coach.Check
		for n := range rapid.IntRange(1, 5).Draw(t, "checks") {
			checks = append(checks, answered(n, anyAnswers(t, items)...))
		}
		c := checks[len(checks)-1]
		var want, got []string
		for _, item := range lib.Warnings().Items {
			if item.Polarity == "warns" && !slices.Contains(quiet, c.Answers[item.ID].Choice) {
				want = append(want, item.ID)
			}
		}
		for _, change := range changesOf(checks...) {
			got = append(got, change.Item)
			if (change.Since != "") != (change.Kind == coach.ChangeAgain) || change.Since >= c.Day {
				t.Errorf("%+v in a check of %s", change, c.Day)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("names %v of %+v, want %v", got, c.Answers, want)
		}
	})
}
