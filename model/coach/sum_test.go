package coach_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

func TestSum(t *testing.T) {
	const day = coach.Day("2026-11-20")
	num := func(n int) *int { return &n }
	said := func(pairs ...string) coach.CheckIn {
		c := coach.CheckIn{Answers: coach.Answers{}}
		for i := 0; i < len(pairs); i += 2 {
			c.Answers[pairs[i]] = []string{pairs[i+1]}
		}
		return c
	}
	check := func(u content.Urgency) coach.Check {
		return coach.Check{Result: triage.Result{Urgency: u}}
	}
	tests := []struct {
		name string
		in   coach.DayRecords
		want coach.DaySum
	}{
		{"nothing at all", coach.DayRecords{Day: day}, coach.DaySum{Day: day, Urgency: -1}},
		{
			"a check-in that stopped after its first screen says nothing about pain",
			coach.DayRecords{Day: day, CheckIns: []coach.CheckIn{said("news", "nothing")}},
			coach.DaySum{Day: day, CheckIns: 1, Urgency: -1},
		},
		{
			"no pain is an answer",
			coach.DayRecords{Day: day, CheckIns: []coach.CheckIn{said("back_now", "0", "back_worst", "0", "leg_now", "0")}},
			coach.DaySum{Day: day, CheckIns: 1, BackMean: num(0), BackMax: num(0), LegMax: num(0), Urgency: -1},
		},
		{
			"the mean is of now, a half goes up; the highest counts worst too",
			coach.DayRecords{Day: day, CheckIns: []coach.CheckIn{
				said("back_now", "3", "back_worst", "9", "leg_now", "1"),
				said("back_now", "6", "leg_now", "4"),
			}},
			coach.DaySum{Day: day, CheckIns: 2, BackMean: num(5), BackMax: num(9), LegMax: num(4), Urgency: -1},
		},
		{
			"now can be above worst",
			coach.DayRecords{Day: day, CheckIns: []coach.CheckIn{said("back_now", "10", "back_worst", "7")}},
			coach.DaySum{Day: day, CheckIns: 1, BackMean: num(10), BackMax: num(10), Urgency: -1},
		},
		{
			"a running session is not yet one",
			coach.DayRecords{Day: day, Sessions: []coach.Session{
				{State: coach.SessionRunning}, {State: coach.SessionPartly}, {State: coach.SessionDone},
			}},
			coach.DaySum{Day: day, Sessions: 2, Full: 1, Urgency: -1},
		},
		{
			"a calm check differs from none",
			coach.DayRecords{Day: day, Checks: []coach.Check{check(content.SelfCare)}},
			coach.DaySum{Day: day, Checks: 1, Urgency: int(content.SelfCare)},
		},
		{
			"a check of which nothing may be kept is none",
			coach.DayRecords{Day: day, Checks: []coach.Check{{Withheld: true, Form: triage.Form{Kind: "targeted"}}}},
			coach.DaySum{Day: day, Urgency: -1},
		},
		{
			"a later calm check does not hide an urgent one",
			coach.DayRecords{Day: day, Checks: []coach.Check{check(content.Soon), check(content.Emergency), check(content.SelfCare)}},
			coach.DaySum{Day: day, Checks: 3, Urgency: int(content.Emergency)},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := coach.Sum(tt.in); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

// A sum says what happened, not in which order it was told.
func TestSumIgnoresOrder(t *testing.T) {
	r := coach.DayRecords{Day: "2026-11-20"}
	for i := range 12 {
		r.CheckIns = append(r.CheckIns, coach.CheckIn{Answers: coach.Answers{"back_now": {strconv.Itoa(i % 11)}}})
		r.Checks = append(r.Checks, coach.Check{Result: triage.Result{Urgency: content.Urgency(i % 4)}})
	}
	want := coach.Sum(r)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		rng.Shuffle(len(r.CheckIns), func(i, j int) { r.CheckIns[i], r.CheckIns[j] = r.CheckIns[j], r.CheckIns[i] })
		slices.Reverse(r.Checks)
		if got := coach.Sum(r); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	}
}
