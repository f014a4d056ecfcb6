package coach_test

import (
	"testing"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// T10 compares days 17 to 19 with days 10 to 16, at the check-in of day 20.
func TestWalkingThatFallsByMoreThanHalfAsks(t *testing.T) {
	const none = 0
	tests := []struct {
		name   string
		before []int // days 10 to 16
		after  []int // days 17 to 19
		want   bool
	}{
		{"no walks at all", nil, nil, false},
		{"as before", []int{20, 20, 20, 20, 20, 20, 20}, []int{20, 20, 20}, false},
		{"half is not more than half", []int{20, 20, 20, 20, 20, 20, 20}, []int{10, 10, 10}, false},
		{"a minute less than half", []int{20, 20, 20, 20, 20, 20, 20}, []int{9, 9, 9}, true},
		{"only two days", []int{20, 20, 20, 20, 20, 20, 20}, []int{10, 9, 9}, false},
		{"the middle day", []int{20, 20, 20, 20, 20, 20, 20}, []int{9, 15, 9}, false},
		{"nothing told, walks on most days before", []int{20, none, 20, none, 20, none, 20}, []int{none, none, none}, true},
		{"nothing told, walks on fewer days before", []int{20, none, 20, none, 20, none, none}, []int{none, none, none}, false},
		{"one day not told, walks on fewer days before", []int{20, none, 20, none, 20, none, none}, []int{9, none, 9}, false},
		{"all told, walks on three days before", []int{20, none, 20, none, 20, none, none}, []int{9, 9, 9}, true},
		{"two days before say too little", []int{20, none, none, none, 20, none, none}, []int{1, 1, 1}, false},
		{"against the average", []int{10, 30, 10, 30, 20, 20, 20}, []int{9, 9, 9}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := lessWalked(tt.before, tt.after)
			wantDue(t, s, now, "T10", tt.want)
			wantDue(t, s.With(walked(20, 60)), now, "T10", tt.want) // today is not over
		})
	}
}

// lessWalked checks in on day 20 after walks on days 10 to 16 and 17 to 19.
func lessWalked(before, after []int) coach.State {
	p := usually(patient("physical_therapy", ""), 3)
	p.Checked = at(15, "09:00") // the routine day
	s := state(p, checkIn(asked, "news", "nothing", "back_now", "3"))
	for i, m := range before {
		s = s.With(walked(10+i, m))
	}
	for i, m := range after {
		s = s.With(walked(17+i, m))
	}
	return s
}

var (
	lots = []int{20, 20, 20, 20, 20, 20, 20}
	few  = []int{5, 5, 5}
)

func TestLessWalkingByPlanAsksNothing(t *testing.T) {
	treatedOn := func(day int) func(coach.State) coach.State {
		return func(s coach.State) coach.State {
			s.Profile.Treatments = append(s.Profile.Treatments, triage.Treatment{Type: "medication", Date: string(treated.Add(day))})
			return s
		}
	}
	with := func(records ...coach.Record) func(coach.State) coach.State {
		return func(s coach.State) coach.State {
			for _, r := range records {
				s = s.With(r)
			}
			return s
		}
	}
	said := func(words coach.Bounds, from, until int) coach.Record {
		return coach.Prescription{Stamp: stamp(at(1, "08:00")), Clinic: "c", Written: treated.Add(1),
			Limits: []coach.Limit{{Span: coach.Span{From: treated.Add(from), Until: treated.Add(until)}, Bounds: words}}}
	}
	closed := reached(at(17, "08:00"), content.SameDay, "fever_chills")
	closed.ResolvedBy = coach.NewID(at(17, "12:00"), 0)
	tests := []struct {
		name   string
		change func(coach.State) coach.State
		want   bool
	}{
		{"nothing says why", with(), true},
		{"a treatment in between", treatedOn(15), false},
		{"a treatment on the first day that is compared", treatedOn(10), false},
		{"a treatment the day before", treatedOn(9), true},
		{"a day of rest among them", with(checkIn(at(18, "08:00"), "news", "nothing", "back_now", "6")), false},
		{"pain that leaves a session", with(checkIn(at(18, "08:00"), "news", "nothing", "back_now", "5")), true},
		{"a day of rest before them", with(checkIn(at(16, "08:00"), "news", "nothing", "back_now", "6")), true},
		{"two exercises hurt", with(coach.Session{Stamp: stamp(at(19, "09:00")), Reds: 2}), false},
		{"an open result", with(reached(at(14, "08:00"), content.SameDay, "fever_chills")), false},
		{"a result of one of the days, closed at once", with(closed, checked(at(17, "12:00"), "full")), false},
		{"a word of the clinic about walking", with(said(coach.Bounds{Walk: "to the gate"}, 17, 17)), false},
		{"a word that held before", with(said(coach.Bounds{Walk: "to the gate"}, 10, 16)), true},
		{"a word about lifting", with(said(coach.Bounds{LiftKg: 2}, 10, 20)), true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.change(lessWalked(lots, few))
			got := false
			for _, d := range s.DueChecks(triggers, now) {
				got = got || d.Trigger == "T10"
			}
			// An open result asks first and settles nothing: what counts is T10 alone.
			if got != tt.want {
				t.Errorf("due is %v; T10: want %v", due(s, now), tt.want)
			}
		})
	}
}

// T10 rests for 48 hours after a complete full form if nothing is new, and is
// settled by a short one (clinical section N5).
func TestLessWalkingIsAskedOnce(t *testing.T) {
	s := lessWalked(lots, few)
	for _, d := range s.DueChecks(triggers, now) {
		if d.Trigger == "T10" && (d.Form.Kind != "short" || !d.Required()) {
			t.Errorf("asks for %+v", d)
		}
	}
	wantDue(t, s.With(checked(after(asked, 0.1), "short")), now, "T10", false)
	wantDue(t, s.With(checked(after(asked, -1), "short")), now, "T10", true)
	worse := s.With(checkIn(at(18, "08:00"), "news", "nothing", "back_now", "3", "back_worst", "3")) // not up by one since
	wantDue(t, worse.With(checked(after(asked, -47), "full")), now, "T10", false)
	wantDue(t, worse.With(checked(after(asked, -49), "full")), now, "T10", true)
}

// A walk that was ended for a warning asks for a full check, also while nobody said
// what came with the pain; pain alone does not (T12).
func TestAWalkThatEndedForAWarningAsks(t *testing.T) {
	for _, tt := range []struct {
		feel, with string
		want       bool
	}{{"", "", false}, {"hurt", "", false}, {"hurt", "not_sure", true}, {"hurt", "something", true}} {
		e := walked(19, 10)
		e.Feel, e.Of = tt.feel, tt.with
		s := ready(e)
		s.Checks = nil
		s.Profile.Checked = at(19, "09:00")
		wantDue(t, s, now, "T12", tt.want)
		wantDue(t, s.With(checked(at(19, "10:30"), "full")), now, "T12", false)
		wantDue(t, s.With(checked(at(19, "09:30"), "full")), now, "T12", tt.want)
		wantDue(t, s.With(checked(at(19, "10:30"), "short")), now, "T12", tt.want)
	}
}
