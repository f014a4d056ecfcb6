package triage_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

var (
	warnings = content.Load().Warnings()
	full     = triage.Form{Kind: "full"}
	short    = triage.Form{Kind: "short"}
	// treated is the day of every treatment in these tests; "at" counts from it.
	treated = time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)
)

func newEngine(t testing.TB) *triage.Engine {
	t.Helper()
	e, err := triage.New(warnings)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// at is noon of the day so many days after the treatment.
func at(days int) time.Time { return treated.AddDate(0, 0, days).Add(12 * time.Hour) }

// person is 40, with no risk that we know of and moderate pain.
func person(kind, subtype string) triage.Person {
	return triage.Person{
		Treatments: []triage.Treatment{{Type: kind, Subtype: subtype, Date: treated.Format(time.DateOnly)}},
		Facts: triage.Facts{Age: 40, Tick: map[string]bool{
			"blood_thinner": false, "diabetes": false, "immune_weak": false, "bone_fragile": false, "cancer_ever": false, "pregnant": false}},
		Now: 3, Worst: 4, Usual: 3,
	}
}

func with(p triage.Person, facts ...string) triage.Person {
	ticks := map[string]bool{}
	for fact, there := range p.Facts.Tick {
		ticks[fact] = there || slices.Contains(facts, fact)
	}
	p.Facts.Tick = ticks
	return p
}

var (
	therapy  = person("physical_therapy", "")
	medicine = person("medication", "")
	epidural = person("injection", "epidural")
	rfa      = person("injection", "rfa")
	disc     = person("procedure", "microdiscectomy")
	cement   = person("procedure", "vertebroplasty")
)

// say is the answers of a full form with a clear no everywhere except where said
// otherwise; what is set to "" stays unanswered. An answer may carry since or
// trend after a slash: "yes/longer".
func say(said map[string]string) triage.Answers {
	answers := triage.Answers{}
	for _, item := range warnings.Items {
		if item.Polarity == "warns" && len(item.After) == 0 {
			answers[item.ID] = triage.Answer{Choice: "no"}
		}
	}
	for item, text := range said {
		if text == "" {
			delete(answers, item)
			continue
		}
		answers[item] = answer(text)
	}
	return answers
}

func answer(text string) triage.Answer {
	choice, more, _ := strings.Cut(text, "/")
	a := triage.Answer{Choice: choice}
	switch more {
	case "better", "same", "worse", "not_sure":
		a.Trend = more
	case "before":
		a.Since, a.Before = "longer", true
	default:
		a.Since = more
	}
	return a
}
