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
		Facts:      triage.Facts{Age: 40, Tick: present(nil)},
		Now:        3, Worst: 4, Usual: 3,
	}
}

// with gives the person with some facts present, and the facts that stand for
// groups of them.
func with(p triage.Person, facts ...string) triage.Person {
	for fact, there := range p.Facts.Tick {
		if there {
			facts = append(facts, fact)
		}
	}
	p.Facts.Tick = present(facts)
	return p
}

// present ticks facts and all that a choice of theirs ticks too; the others are
// known to be absent.
func present(facts []string) map[string]bool {
	var choices []string
	for _, def := range warnings.Facts {
		if slices.Contains(facts, def.ID) {
			choices = append(choices, def.Choices...)
		}
	}
	ticks := map[string]bool{}
	for _, def := range warnings.Facts {
		if def.Kind == content.FactTick {
			ticks[def.ID] = slices.ContainsFunc(def.Choices, func(c string) bool { return slices.Contains(choices, c) })
		}
	}
	return ticks
}

var (
	therapy  = person("physical_therapy", "")
	medicine = person("medication", "")
	epidural = person("injection", "epidural")
	rfa      = person("injection", "rfa")
	disc     = person("procedure", "microdiscectomy")
	cement   = person("procedure", "vertebroplasty")
)

// say is the answers of a full form with a clear no everywhere, follow-ups too,
// except where said otherwise; what is set to "" stays unanswered. An answer may carry since or
// trend after a slash: "yes/longer".
func say(said map[string]string) triage.Answers {
	answers := triage.Answers{}
	for _, item := range warnings.Items {
		if item.Polarity == "warns" && !item.Helper {
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
	if choice == "known" {
		a.KnownBy = "Dr. Lee, in March"
	}
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
