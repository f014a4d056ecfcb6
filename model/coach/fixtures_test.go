package coach_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

var (
	lib      = content.Load()
	triggers = lib.Triggers()
)

// treated is the day of the treatment in these tests; "day" counts from it.
const treated = coach.Day("2026-10-20")

// at is a moment on a day: at(3, "08:30").
func at(day int, clock string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", string(treated.Add(day))+" "+clock)
	if err != nil {
		panic(err)
	}
	return t
}

func stamp(when time.Time) coach.Stamp {
	return coach.Stamp{ID: coach.NewID(when, 0), At: when.UTC(), Day: coach.DayOf(when)}
}

// patient is set up, was treated on the day "treated", can use the floor, has no
// other conditions, and has done the first check.
func patient(kind, subtype string) coach.Profile {
	return coach.Profile{
		Stamp: stamp(at(0, "07:00")),
		Answers: coach.Answers{
			"surface": {"floor"}, "facts": {"none"}, "worse_with": {"none"}, "conditions": {"none"},
		},
		Treatments: []triage.Treatment{{Type: kind, Subtype: subtype, Date: string(treated)}},
		Done:       []string{"setup", "conditions", "first_check"},
	}
}

// usually gives the profile a usual pain.
func usually(p coach.Profile, pain int) coach.Profile {
	p.Answers["usual"] = []string{fmt.Sprint(pain)}
	return p
}

// answers makes answers of pairs of a question and a choice.
func answers(pairs ...string) coach.Answers {
	a := coach.Answers{}
	for i := 0; i < len(pairs); i += 2 {
		a[pairs[i]] = append(a[pairs[i]], pairs[i+1])
	}
	return a
}

func checkIn(when time.Time, pairs ...string) coach.CheckIn {
	return coach.CheckIn{Stamp: stamp(when), Answers: answers(pairs...), Finished: true}
}

// checked is a finished and complete check without any warning answer.
func checked(when time.Time, kind string, items ...string) coach.Check {
	return coach.Check{
		Stamp: stamp(when), Form: triage.Form{Kind: kind, Items: items}, Finished: true,
		Result: triage.Result{Complete: true},
	}
}

// reached is a finished check that reached a level for the body, by an item.
func reached(when time.Time, level content.Urgency, item string) coach.Check {
	c := checked(when, "full")
	c.Answers = triage.Answers{item: {Choice: "yes"}}
	c.Result.Urgency = level
	c.Result.Reasons = []triage.Reason{{Rule: "r", Level: level, About: "body", Items: []string{item}}}
	return c
}

// told puts a closing on a check, so many hours after it.
func told(c coach.Check, hours float64, who, said, now string) coach.Check {
	c.Closing = append(slices.Clone(c.Closing), coach.Closing{At: after(c.At, hours), Who: who, Said: said, Now: now})
	return c
}

func after(t time.Time, hours float64) time.Time {
	return t.Add(time.Duration(hours * float64(time.Hour)))
}

// state puts records into a state.
func state(p coach.Profile, records ...coach.Record) coach.State {
	s := coach.State{Profile: p}
	for _, r := range records {
		s = s.With(r)
	}
	return s
}

// due lists the triggers of what is due.
func due(s coach.State, now time.Time) []string {
	var ids []string
	for _, d := range s.DueChecks(triggers, now) {
		ids = append(ids, d.Trigger)
	}
	return ids
}

func wantDue(t *testing.T, s coach.State, now time.Time, trigger string, want bool) {
	t.Helper()
	if got := due(s, now); slices.Contains(got, trigger) != want {
		t.Errorf("at %s due is %v; %s there: want %v", now.Format("01-02 15:04"), got, trigger, want)
	}
}

// group gives the catalogue's group of an item.
func group(item string) string {
	i, _ := lib.Item(item)
	return i.Group
}
