package store_test

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
	"backcoach/store"
)

const today = coach.Day("2026-11-23")

// newPath is where a file can be made.
func newPath(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "backcoach.db")
}

// opened opens a file and closes it with the test.
func opened(t testing.TB, path string, opts store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(path, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// reopened opens a file again after the writer has left.
func reopened(t testing.TB, s *store.Store) *store.Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return opened(t, s.Path(), store.Options{})
}

func save(t testing.TB, s *store.Store, records ...coach.Record) []coach.Check {
	t.Helper()
	open, err := s.Save(records...)
	if err != nil {
		t.Fatal(err)
	}
	return open
}

func load(t testing.TB, s *store.Store) coach.State {
	t.Helper()
	state, err := s.Load(today)
	if err != nil {
		t.Fatal(err)
	}
	return state
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// stamp is that of a record made on a day; seq tells the records of a day apart.
func stamp(day coach.Day, seq int) coach.Stamp {
	at := day.Time().Add(time.Duration(seq) * time.Minute)
	return coach.Stamp{ID: coach.NewID(at, seq), At: at, Day: day}
}

// checkIn is a check-in with a note of the length that people write.
func checkIn(s coach.Stamp, back int) coach.CheckIn {
	return coach.CheckIn{
		Stamp: s,
		Answers: coach.Answers{
			"news": {"nothing"}, "after": {"settled"},
			"back_now": {strconv.Itoa(back)}, "back_worst": {strconv.Itoa(back + 1)}, "leg_now": {"1"},
			"sleep": {"good"}, "note": {"Walked to the shop and back, a bit stiff in the evening."},
		},
		Finished: true, Version: "checkin-1",
	}
}

// warningCheck is a finished check with twenty answers.
func warningCheck(s coach.Stamp, urgency content.Urgency) coach.Check {
	c := coach.Check{
		Stamp: s, Form: triage.Form{Kind: "full"}, Finished: true,
		Answers: triage.Answers{},
		Person:  triage.Person{Now: 3, Worst: 5, Usual: 3},
		Result: triage.Result{
			Urgency: urgency, Complete: true, Ruleset: "rules-1",
			Reasons: []triage.Reason{{Rule: "B1.1", Level: urgency, About: "body", Items: []string{"item_0"}}},
		},
	}
	for i := range 20 {
		c.Answers["item_"+strconv.Itoa(i)] = triage.Answer{Choice: "no", Via: "card"}
	}
	return c
}

// session is a session of which n exercises are done.
func session(s coach.Stamp, state string, n int) coach.Session {
	r := coach.Session{Stamp: s, State: state, StartPain: 2}
	for i := range 4 {
		r.Planned = append(r.Planned, coach.Planned{Exercise: "exercise_" + strconv.Itoa(i), Level: 1})
		if i < n {
			r.Done = append(r.Done, coach.Outcome{Exercise: "exercise_" + strconv.Itoa(i), Level: 1, Feel: "fine", Seconds: 90})
		}
	}
	return r
}

// clinicPaper is a prescription with one entry of each kind.
func clinicPaper(s coach.Stamp) coach.Prescription {
	until := coach.Span{From: s.Day.Add(1), Until: s.Day.Add(30)}
	return coach.Prescription{
		Stamp: s, Clinic: "Dr. Lee", Written: s.Day.Add(-1), Until: s.Day.Add(60), Words: []string{"Little and often."},
		Exercises: []coach.Prescribed{
			{Exercise: "exercise_1", Level: 2, Words: []string{"Slowly."}},
			{Span: until, Name: "Towel pull", Position: "lying", Moves: []string{"neutral"}, Sides: "each", Dose: &content.Dose{Sets: 2, Reps: 8, Hold: 3, Rest: 20}},
		},
		Limits: []coach.Limit{{Span: until, Moves: []string{"flexion"}, Exercises: []string{"exercise_2"}, Bounds: coach.Bounds{LiftKg: 4.5, Bathe: "Shower only."}, Words: "No bending."}},
		Allows: []coach.Allow{{Span: until, Exercise: "exercise_3", Bounds: coach.Bounds{MaxLevel: 3, PainCap: 7}}},
	}
}
