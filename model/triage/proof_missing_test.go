package triage_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/triage"
)

// unfinished is a check of which some required answers are missing.
type unfinished struct {
	engine *triage.Engine
	person triage.Person
	form   triage.Form
	all    triage.Answers // without a gap
}

// try leaves some answers out, each by not asking or by skipping it, and compares
// with no in their place: the check is never called finished, says INCOMPLETE
// unless it reached SAME_DAY, and a gap lowers nothing that was reached.
func (u unfinished) try(t failer, gone []string, skipped func(i int) bool) {
	gaps, filled := maps.Clone(u.all), maps.Clone(u.all)
	for i, id := range gone {
		filled[id] = triage.Answer{Choice: "no"}
		delete(gaps, id)
		if skipped(i) {
			gaps[id] = triage.Answer{Choice: "skip"}
		}
	}
	r, whole := u.engine.Judge(u.person, u.form, gaps, at(3)), u.engine.Judge(u.person, u.form, filled, at(3))
	switch {
	case r.Complete || len(r.Missing) == 0:
		t.Fatalf("%s without %v is called complete", u.form.Kind, gone)
	case r.Incomplete() != (r.Urgency < content.SameDay):
		t.Fatalf("%s without %v: %v, incomplete %v", u.form.Kind, gone, r.Urgency, r.Incomplete())
	case r.Urgency < whole.Urgency:
		t.Fatalf("%s without %v: %v, with no instead %v", u.form.Kind, gone, r.Urgency, whole.Urgency)
	}
	for _, reason := range r.Reasons {
		if reason.Level > r.Urgency {
			t.Fatalf("%s says %v, the result %v", reason.Rule, reason.Level, r.Urgency)
		}
	}
	for _, id := range gone {
		if !slices.Contains(r.Missing, id) {
			t.Fatalf("%s without %v: missing are only %v", u.form.Kind, gone, r.Missing)
		}
	}
}

// unfinishedOnes are both forms for several people, with no to everything.
func unfinishedOnes(t *testing.T) []unfinished {
	e := newEngine(t)
	unknown := disc
	unknown.Facts = triage.Facts{}
	var all []unfinished
	for _, f := range []triage.Form{full, short, {Kind: "full", Helper: true}} {
		for _, p := range []triage.Person{therapy, with(medicine, "opioid", "nsaid"), epidural, rfa, disc, with(cement, "cancer_ever", "pregnant"), unknown} {
			all = append(all, unfinished{e, p, f, say(nil)})
		}
	}
	return all
}

func asked(int) bool   { return false }
func skipped(int) bool { return true }

// What can lead to an emergency and applies has to be answered, each by itself,
// and nothing else has to be: with all of it a no, the check is finished.
func TestMissingOne(t *testing.T) {
	for _, u := range unfinishedOnes(t) {
		required := u.engine.Required(u.person, u.form, at(3))
		for _, id := range required {
			u.try(t, []string{id}, asked)
			u.try(t, []string{id}, skipped)
		}
		only := triage.Answers{}
		for _, id := range required {
			only[id] = triage.Answer{Choice: "no"}
		}
		if r := u.engine.Judge(u.person, u.form, only, at(3)); !r.Complete || r.Incomplete() || r.Urgency != content.SelfCare {
			t.Errorf("%s with no to all that is required: %v, missing %v", u.form.Kind, r.Urgency, r.Missing)
		}
	}
}

func TestMissingTwo(t *testing.T) {
	for _, u := range unfinishedOnes(t) {
		required := u.engine.Required(u.person, u.form, at(3))
		for i, first := range required {
			for _, second := range required[:i] {
				u.try(t, []string{first, second}, func(i int) bool { return i == 0 })
			}
		}
	}
}

func TestMissingAll(t *testing.T) {
	for _, u := range unfinishedOnes(t) {
		required := u.engine.Required(u.person, u.form, at(3))
		u.try(t, required, asked)
		u.try(t, required, skipped)
		if r := u.engine.Judge(u.person, u.form, nil, at(3)); !r.Incomplete() || !slices.Equal(r.Missing, required) {
			t.Errorf("%s without any answer: %v, missing %v, want %v", u.form.Kind, r.Urgency, r.Missing, required)
		}
	}
}

// Required is what the clinical notes say (N1): each question of the form that
// can lead to an emergency and applies, but for follow-ups, which join once what
// they follow was answered with something else than no, and for what is asked of
// the people around.
func TestMissingIsWhatCanBeAnEmergency(t *testing.T) {
	for _, u := range unfinishedOnes(t) {
		var want []string
		for _, item := range warnings.Items {
			if item.Emergency && !item.Helper && len(item.After) == 0 && slices.Contains(item.Forms, u.form.Kind) && u.engine.Applies(item.ID, u.person, at(3)) {
				want = append(want, item.ID)
			}
		}
		if got := u.engine.Required(u.person, u.form, at(3)); !slices.Equal(got, want) {
			t.Errorf("%s requires %v, want %v", u.form.Kind, got, want)
		}
		for _, item := range warnings.Items {
			for _, parent := range item.After {
				answers := maps.Clone(u.all)
				delete(answers, item.ID)
				answers[parent] = triage.Answer{Choice: "yes"}
				want := item.Emergency && u.engine.Applies(item.ID, u.person, at(3))
				if got := slices.Contains(u.engine.Judge(u.person, u.form, answers, at(3)).Missing, item.ID); got != want {
					t.Errorf("%s with yes to %s: %s is missing %v, want %v", u.form.Kind, parent, item.ID, got, want)
				}
			}
		}
	}
}

// 10,000 people of any kind, with any answers, and any of the required ones gone.
func TestMissingAtRandom(t *testing.T) {
	e := newEngine(t)
	each(t, 100, func(t *rapid.T, c crowd, p triage.Person, a triage.Answers) {
		u := unfinished{e, p, triage.Form{Kind: oneOf(c, []string{"full", "short"}), Helper: c.IntN(2) == 0}, a}
		required := e.Required(p, u.form, at(3))
		c.Shuffle(len(required), func(i, j int) { required[i], required[j] = required[j], required[i] })
		u.try(t, required[:1+c.IntN(len(required))], func(int) bool { return c.IntN(2) == 0 })
		for _, item := range warnings.Items { // and any others
			if c.IntN(4) == 0 {
				delete(a, item.ID)
			}
		}
		for _, id := range e.Judge(p, u.form, a, at(3)).Missing {
			if item := itemOf(id); item.Helper || !item.Emergency {
				t.Fatalf("a check waits for %s", id)
			}
		}
	})
}
