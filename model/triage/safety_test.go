package triage_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/triage"
)

// Answers from harmless to worrying. An easing answer is the other way round.
var order = []string{"no", "not_apply", "prefer_not", "known", "not_sure", "yes"}

func genPerson(t *rapid.T) triage.Person {
	p := triage.Person{
		Facts: triage.Facts{Age: rapid.SampledFrom([]int{0, 40, 51, 65, 80}).Draw(t, "age"), Tick: map[string]bool{}},
		Now:   rapid.IntRange(-1, 10).Draw(t, "now"),
		Worst: rapid.IntRange(-1, 10).Draw(t, "worst"),
		Usual: rapid.IntRange(-1, 10).Draw(t, "usual"),
		Told:  map[string]int{},
		Asked: map[string]int{},
		Stood: rapid.SliceOfN(rapid.SampledFrom(ids()), 0, 3).Draw(t, "stood"),
	}
	for _, tick := range []string{"blood_thinner", "diabetes", "immune_weak", "bone_fragile", "cancer_ever"} {
		if rapid.Bool().Draw(t, tick+" is known") {
			p.Facts.Tick[tick] = rapid.Bool().Draw(t, tick)
		}
	}
	for range rapid.IntRange(0, 2).Draw(t, "treatments") {
		kind := rapid.SampledFrom(warnings.Treatments).Draw(t, "kind")
		p.Treatments = append(p.Treatments, triage.Treatment{Type: kind.Type, Subtype: kind.Subtype,
			Date: at(-rapid.IntRange(-1, 95).Draw(t, "days before")).Format(time.DateOnly),
			Time: rapid.SampledFrom([]string{"", "09:00", "23:00"}).Draw(t, "time")})
	}
	p.Told["ces_bladder_leak"] = rapid.IntRange(0, 40).Draw(t, "told")
	p.Asked["suicide"] = rapid.IntRange(0, 30).Draw(t, "asked")
	return p
}

func ids() []string {
	var all []string
	for _, item := range warnings.Items {
		all = append(all, item.ID)
	}
	return all
}

// genAnswer is weighted towards no: only few warnings at once tell rules apart.
func genAnswer(t *rapid.T, item content.Item) triage.Answer {
	choice := "no"
	if rapid.IntRange(0, 3).Draw(t, item.ID+" matters") == 0 {
		choice = rapid.SampledFrom(item.Choices).Draw(t, item.ID)
	}
	if item.Polarity == "eases" && rapid.Bool().Draw(t, item.ID+" eases") {
		choice = "yes"
	}
	return triage.Answer{Choice: choice,
		Since:  rapid.SampledFrom([]string{"", "today", "1-3d", "4-14d", "longer"}).Draw(t, "since"),
		Before: rapid.Bool().Draw(t, "before"),
		Trend:  rapid.SampledFrom([]string{"", "better", "same", "worse", "not_sure"}).Draw(t, "trend")}
}

func genAnswers(t *rapid.T) triage.Answers {
	a := triage.Answers{}
	for _, item := range warnings.Items {
		a[item.ID] = genAnswer(t, item)
	}
	return a
}

// S2: a more worrying answer to one question never lowers the result; neither
// does a less certain easing answer.
func TestRaisingNeverLowers(t *testing.T) {
	e := newEngine(t)
	rapid.Check(t, func(t *rapid.T) {
		p, a := genPerson(t), genAnswers(t)
		item := rapid.SampledFrom(warnings.Items).Draw(t, "item")
		steps := slices.DeleteFunc(slices.Clone(order), func(c string) bool { return !slices.Contains(item.Choices, c) })
		if item.Polarity == "eases" {
			slices.Reverse(steps)
		}
		var before content.Urgency
		for i, choice := range steps {
			step := a[item.ID]
			step.Choice = choice
			a[item.ID] = step
			now := e.Judge(p, full, a, at(0)).Urgency
			if i > 0 && now < before {
				t.Fatalf("%s: %s gives %v, %s gives %v", item.ID, steps[i-1], before, choice, now)
			}
			before = now
		}
	})
}

// Answers never take anything away from each other: what a subset of the
// warnings reaches, all of them reach too.
func TestMoreWarningsNeverLower(t *testing.T) {
	e := newEngine(t)
	for name, p := range map[string]triage.Person{"epidural": epidural, "disc": disc, "therapy": therapy, "medicine": medicine} {
		for _, day := range []int{0, 3, 14} {
			alone := map[string]content.Urgency{}
			for _, item := range warnings.Items {
				alone[item.ID] = e.Judge(p, full, say(said{item.ID: "yes"}), at(day)).Urgency
			}
			for i, first := range warnings.Items {
				for _, second := range warnings.Items[i+1:] {
					if first.Polarity == "eases" || second.Polarity == "eases" {
						continue
					}
					got := e.Judge(p, full, say(said{first.ID: "yes", second.ID: "yes"}), at(day)).Urgency
					if got < max(alone[first.ID], alone[second.ID]) {
						t.Errorf("%s day %d: %s with %s gives %v, less than one alone", name, day, first.ID, second.ID, got)
					}
				}
			}
		}
	}
}

// Easing answers lower exactly what they may: with an easing yes, a pair that has
// any other warning in it stays as it is without.
func TestEasingIsNarrow(t *testing.T) {
	e := newEngine(t)
	legs := []string{"leg_weak_severe", "leg_weak_mild", "leg_numb_new"}
	for _, item := range warnings.Items {
		if item.Polarity == "eases" || slices.Contains(legs, item.ID) || item.ID == "suicide_plan" {
			continue
		}
		plain := e.Judge(epidural, full, say(said{item.ID: "yes"}), at(0)).Urgency
		eased := e.Judge(epidural, full, say(said{item.ID: "yes", "inj_numb_expected": "yes"}), at(0)).Urgency
		if eased != plain {
			t.Errorf("%s: a numb leg that wears off changes %v to %v", item.ID, plain, eased)
		}
		flared := e.Judge(epidural, full, say(said{item.ID: "yes", "flare_expected": "yes"}), at(0)).Urgency
		if flared != plain && item.ID != "pain_sharp_worse" {
			t.Errorf("%s: an expected flare changes %v to %v", item.ID, plain, flared)
		}
	}
}

// S3: with any required answer missing or skipped, a result is incomplete, or it
// is high enough to stand by itself; and nothing is ever lowered by a gap.
func TestUnfinishedNeverReassures(t *testing.T) {
	e := newEngine(t)
	for _, f := range []triage.Form{full, short} {
		for _, p := range []triage.Person{epidural, disc, therapy, medicine} {
			for _, gone := range e.Required(p, f, at(3)) {
				for _, how := range []string{"", "skip"} {
					r := e.Judge(p, f, say(said{gone: how}), at(3))
					if !r.Incomplete() || !slices.Equal(r.Missing, []string{gone}) {
						t.Errorf("%s without %s: %v, missing %v", f.Kind, gone, r.Urgency, r.Missing)
					}
				}
			}
			if r := e.Judge(p, f, say(nil), at(3)); !r.Complete || r.Incomplete() || r.Urgency != content.SelfCare {
				t.Errorf("%s with every no: %+v", f.Kind, r)
			}
		}
	}
}

func TestRandomGaps(t *testing.T) {
	e := newEngine(t)
	rapid.Check(t, func(t *rapid.T) {
		p, a := genPerson(t), genAnswers(t)
		f := triage.Form{Kind: rapid.SampledFrom([]string{"full", "short"}).Draw(t, "form")}
		required := e.Required(p, f, at(0))
		for _, gone := range rapid.SliceOfN(rapid.SampledFrom(required), 1, len(required)).Draw(t, "gone") {
			delete(a, gone)
		}
		r := e.Judge(p, f, a, at(0))
		if r.Complete || (r.Urgency < content.SameDay) != r.Incomplete() {
			t.Fatalf("complete %v, incomplete %v at %v", r.Complete, r.Incomplete(), r.Urgency)
		}
		for _, reason := range r.Reasons {
			if reason.Level > r.Urgency {
				t.Fatalf("%s says %v, the result says %v", reason.Rule, reason.Level, r.Urgency)
			}
		}
	})
}

// Answers that nobody offers, and items that nobody knows, are no answers: they
// neither complete a check nor ease anything.
func TestNonsenseIsNoAnswer(t *testing.T) {
	e := newEngine(t)
	rapid.Check(t, func(t *rapid.T) {
		p, a := genPerson(t), genAnswers(t)
		plain := maps.Clone(a)
		item := rapid.SampledFrom(warnings.Items).Draw(t, "item")
		a[item.ID] = triage.Answer{Choice: rapid.SampledFrom([]string{"", "maybe", "YES", "skip"}).Draw(t, "nonsense")}
		a["no_such_item"] = triage.Answer{Choice: "yes"}
		delete(plain, item.ID)
		if got, want := e.Judge(p, full, a, at(0)), e.Judge(p, full, plain, at(0)); got.Urgency != want.Urgency || got.Complete != want.Complete {
			t.Fatalf("%s: %v %v, without an answer %v %v", item.ID, got.Urgency, got.Complete, want.Urgency, want.Complete)
		}
	})
}
