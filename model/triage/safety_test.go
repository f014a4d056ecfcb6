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

// genPerson draws a person of whom anything may be known or not, with up to three
// treatments that may lie at any time, or at none that can be read.
func genPerson(t *rapid.T) triage.Person {
	p := triage.Person{
		Facts: triage.Facts{Age: rapid.SampledFrom([]int{0, 25, 49, 50, 51, 60, 65, 66, 70, 75, 90}).Draw(t, "age"), Tick: map[string]bool{}},
		Now:   rapid.IntRange(-1, 10).Draw(t, "now"),
		Worst: rapid.IntRange(-1, 10).Draw(t, "worst"),
		Usual: rapid.IntRange(-1, 10).Draw(t, "usual"),
		Asked: genDays(t, "asked"), Told: genDays(t, "told"),
		Raised: rapid.SliceOfN(rapid.SampledFrom(ids()), 0, 3).Draw(t, "raised"),
		Stood:  rapid.SliceOfN(rapid.SampledFrom(ids()), 0, 6).Draw(t, "stood"),
	}
	for _, fact := range warnings.Facts {
		if is := rapid.SampledFrom([]string{"there", "absent", "not known"}).Draw(t, fact.ID); fact.Kind == content.FactTick && is != "not known" {
			p.Facts.Tick[fact.ID] = is == "there"
		}
	}
	for range rapid.IntRange(0, 3).Draw(t, "treatments") {
		p.Treatments = append(p.Treatments, genTreatment(t))
	}
	return p
}

func genDays(t *rapid.T, what string) map[string]int {
	return rapid.MapOfN(rapid.SampledFrom(ids()), rapid.IntRange(0, 40), 0, 5).Draw(t, what)
}

// genTreatment prefers the ends of the windows, as seen from day 0.
func genTreatment(t *rapid.T) triage.Treatment {
	kind := rapid.SampledFrom(warnings.Treatments).Draw(t, "kind")
	days := rapid.SampledFrom([]int{-1, 0, 1, 2, 3, 4, 5, 7, 8, 13, 14, 15, 30, 31, 84, 85, 90, 91, 400}).Draw(t, "days ago")
	return triage.Treatment{
		Type:    rapid.SampledFrom([]string{kind.Type, kind.Type, kind.Type, ""}).Draw(t, "type"),
		Subtype: rapid.SampledFrom([]string{kind.Subtype, kind.Subtype, kind.Subtype, "", "other"}).Draw(t, "subtype"),
		Date:    rapid.SampledFrom([]string{at(-days).Format(time.DateOnly), at(-days).Format(time.DateOnly), "some day"}).Draw(t, "date"),
		Time:    rapid.SampledFrom([]string{"", "00:00", "11:59", "12:01", "23:59"}).Draw(t, "time"),
	}
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

// Easing answers lower nothing but what they follow: with an easing yes any other
// warning stays as it is.
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
