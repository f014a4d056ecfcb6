package triage_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/triage"
)

// crowd makes full answer sets, many of them for one seed. Some people have a few
// warnings, some have many: few at once tell rules apart.
type crowd struct{ *rand.Rand }

func newCrowd(t *rapid.T) crowd {
	return crowd{rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))}
}

func oneOf[T any](c crowd, list []T) T { return list[c.IntN(len(list))] }

func (c crowd) answers() triage.Answers {
	a := make(triage.Answers, len(warnings.Items))
	share := oneOf(c, []int{2, 10, 40})
	for i := range warnings.Items {
		item := &warnings.Items[i]
		choice := "no"
		if c.IntN(share) == 0 || item.Polarity == "eases" {
			choice = oneOf(c, item.Choices)
		}
		a[item.ID] = c.timed(choice)
	}
	return a
}

func (c crowd) timed(choice string) triage.Answer {
	return triage.Answer{Choice: choice, KnownBy: oneOf(c, []string{"", "Dr. Lee", "Dr. Lee"}),
		Since: oneOf(c, []string{"", "today", "1-3d", "4-14d", "longer"}), Before: c.IntN(2) == 0,
		Trend: oneOf(c, []string{"", "better", "same", "worse", "not_sure"})}
}

// racing is set when the race detector watches.
var racing bool

// each draws people, and gives for each of them many answer sets.
func each(t *testing.T, sets int, try func(t *rapid.T, c crowd, p triage.Person, a triage.Answers)) {
	t.Parallel()
	if racing {
		sets /= 10
	}
	rapid.Check(t, func(t *rapid.T) {
		p, c := genPerson(t), newCrowd(t)
		for range sets {
			try(t, c, p, c.answers())
		}
	})
}

// S2 for 100,000 people with full answers: raising any one of them, by however
// much, never lowers the result. An easing answer is raised by taking it back.
func TestRaisingNeverLowersAtRandom(t *testing.T) {
	e := newEngine(t)
	each(t, 1000, func(t *rapid.T, c crowd, p triage.Person, a triage.Answers) {
		item := oneOf(c, warnings.Items)
		steps := ladder(item)
		low := c.IntN(len(steps) - 1)
		high := low + 1 + c.IntN(len(steps)-1-low)
		said, f := a[item.ID], triage.Form{Kind: "full", Helper: c.IntN(4) == 0}
		a[item.ID] = saying(said, steps[low])
		before := e.Judge(p, f, a, at(0)).Urgency
		a[item.ID] = saying(said, steps[high])
		if now := e.Judge(p, f, a, at(0)).Urgency; now < before {
			t.Fatalf("%s: %s means %v, %s only %v, with %v", item.ID, steps[low], before, steps[high], now, warned(a))
		}
	})
}

// warned gives the answers that are not no, for a report.
func warned(a triage.Answers) string {
	var said []string
	for _, item := range warnings.Items {
		if x := a[item.ID]; x.Choice != "no" {
			said = append(said, fmt.Sprintf("%s=%s/%s/%v/%s", item.ID, x.Choice, x.Since, x.Before, x.Trend))
		}
	}
	return fmt.Sprint(said)
}

// Answering for somebody never lowers anything, and what only the people around
// can see counts whoever says it.
func TestHelperNeverLowers(t *testing.T) {
	e := newEngine(t)
	each(t, 50, func(t *rapid.T, c crowd, p triage.Person, a triage.Answers) {
		f := triage.Form{Kind: oneOf(c, []string{"full", "short", "targeted"})}
		by, around := f, oneOf(c, []string{"opioid_breath", "sepsis_seen"})
		by.Helper = true
		alone, helped := e.Judge(p, f, a, at(0)), e.Judge(p, by, a, at(0))
		if helped.Urgency < alone.Urgency || helped.Complete != alone.Complete {
			t.Fatalf("alone %v %v, with a helper %v %v", alone.Urgency, alone.Complete, helped.Urgency, helped.Complete)
		}
		delete(a, around)
		if alone, helped := e.Judge(p, f, a, at(0)), e.Judge(p, by, a, at(0)); !slices.Equal(alone.Missing, helped.Missing) {
			t.Fatalf("a check waits for %s: %v, alone %v", around, helped.Missing, alone.Missing)
		}
		a[around] = triage.Answer{Choice: oneOf(c, []string{"yes", "not_sure"})}
		if alone, helped := e.Judge(p, f, a, at(0)), e.Judge(p, by, a, at(0)); min(alone.Urgency, helped.Urgency) < content.Emergency {
			t.Fatalf("%s: alone %v, with a helper %v", around, alone.Urgency, helped.Urgency)
		}
	})
}
