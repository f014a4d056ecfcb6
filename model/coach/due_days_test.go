package coach_test

import (
	"slices"
	"testing"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// On each routine day a short check is asked for, and not before 03:00.
func TestRoutineDaysAsk(t *testing.T) {
	for _, tt := range []struct{ kind, subtype string }{
		{"injection", "epidural"}, {"injection", "rfa"}, {"procedure", "microdiscectomy"}, {"medication", ""}, {"physical_therapy", ""},
	} {
		i := slices.IndexFunc(triggers.Routine, func(r content.RoutineDays) bool { return r.Type == tt.kind })
		days := triggers.Routine[i].Days
		for day := range 30 {
			s := state(patient(tt.kind, tt.subtype), checked(at(day-1, "12:00"), "full"))
			want := slices.Contains(days, day)
			wantDue(t, s, at(day, "03:00"), "T13", want)
			wantDue(t, s, at(day, "02:59"), "T13", false)
			wantDue(t, s.With(checked(at(day, "03:00"), "short")), at(day, "20:00"), "T13", false)
		}
	}
}

// A routine day that was missed stays due; the mood page is no answer to it.
func TestMissedRoutineDay(t *testing.T) {
	s := state(patient("medication", ""), checked(at(12, "12:00"), "full"))
	wantDue(t, s, at(13, "12:00"), "T13", false)
	wantDue(t, s, at(18, "12:00"), "T13", true)
	wantDue(t, s.With(checked(at(16, "12:00"), "targeted", "suicide")), at(18, "12:00"), "T13", true)
	wantDue(t, s.With(checked(at(16, "12:00"), "short")), at(18, "12:00"), "T13", false)
}

// With several treatments each has its routine days.
func TestRoutineDaysOfSeveralTreatments(t *testing.T) {
	p := patient("medication", "")
	p.Treatments = append(p.Treatments, triage.Treatment{Type: "injection", Subtype: "epidural", Date: string(treated.Add(10))})
	s := state(p, checked(at(14, "12:00"), "full"))
	wantDue(t, s, at(14, "20:00"), "T13", false)
	wantDue(t, s, at(15, "08:00"), "T13", true) // day 5 of the injection
}

func TestReturnAfterAGapAsks(t *testing.T) {
	tests := []struct {
		name string
		days []int // with a check-in
		set  int   // day of set-up
		want bool
	}{
		{"every day", []int{17, 18, 19, 20}, 16, false},
		{"six days apart", []int{1, 7, 13, 19, 20}, 0, false},
		{"seven days apart", []int{1, 6, 13, 20}, 0, true},
		{"an older gap that was never followed", []int{6, 13, 14, 15, 16, 17, 18, 19, 20}, 0, true},
		{"set up yesterday", []int{19, 20}, 19, false},
		{"nothing since set-up a week ago", []int{20}, 13, true},
		{"set up long ago, and all along", []int{-4, 0, 4, 8, 12, 16, 20}, -300, false},
		{"nothing in the whole window", []int{20}, -300, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := patient("physical_therapy", "")
			p.Treatments[0].Date = string(treated.Add(-300))
			p.Stamp = stamp(at(tt.set, "07:00"))
			s := state(p)
			for _, day := range tt.days {
				s = s.With(checkIn(at(day, "08:00"), "news", "nothing"))
			}
			wantDue(t, s, now, "T14", tt.want)
			wantDue(t, s.With(checked(at(20, "03:00"), "short")), now, "T14", false)
		})
	}
	t.Run("a check before the check-in of that day is enough; one of the day before is not", func(t *testing.T) {
		s := state(patient("physical_therapy", ""), checkIn(at(10, "08:00")), checkIn(at(20, "08:00")))
		wantDue(t, s.With(checked(at(20, "02:59"), "short")), now, "T14", true)
		wantDue(t, s.With(checked(at(20, "07:30"), "short")), now, "T14", false)
	})
}

// A result may ask to be looked at again after some hours: until then nothing is
// due, and it repeats until a check no longer asks for it.
func TestResultAsksAgain(t *testing.T) {
	numb := checked(at(0, "14:00"), "full")
	numb.Result.Reasons = []triage.Reason{{Rule: "B1.25", Recheck: 24}, {Rule: "B1.4w", Recheck: 3}}
	s := state(patient("injection", "epidural"), numb)
	wantDue(t, s, at(0, "16:59"), "recheck", false)
	wantDue(t, s, at(0, "17:00"), "recheck", true)
	wantDue(t, s, at(2, "17:00"), "recheck", true)

	again := numb
	again.Stamp = stamp(at(0, "17:30"))
	wantDue(t, s.With(again), at(0, "20:29"), "recheck", false)
	wantDue(t, s.With(again), at(0, "20:30"), "recheck", true)
	wantDue(t, s.With(checked(at(0, "15:00"), "short")), at(0, "20:00"), "recheck", false)

	mood := checked(at(0, "15:00"), "targeted", "suicide")
	wantDue(t, s.With(mood), at(0, "20:00"), "recheck", true)
	left := checked(at(0, "15:00"), "short")
	left.Finished = false
	wantDue(t, s.With(left), at(0, "20:00"), "recheck", true)
}

// A recheck keeps exercises closed until it is done.
func TestRecheckLocksTheSession(t *testing.T) {
	due := []coach.Due{{Trigger: "recheck"}}
	if ok, _ := coach.MayStart(coach.SessionActivity, nil, due, now); ok {
		t.Error("a session may start")
	}
}

// The check that settled the last routine day leaves the window long before the
// last routine day does.
func TestARoutineCheckIsRememberedBeyondTheWindow(t *testing.T) {
	old := checked(at(2, "08:00"), "short")
	s := state(patient("injection", "epidural"))
	later := at(2, "08:00").AddDate(0, 0, 60)
	t13 := func(due []coach.Due) bool {
		return slices.ContainsFunc(due, func(d coach.Due) bool { return d.Trigger == "T13" })
	}
	if !t13(s.DueChecks(lib.Triggers(), later)) {
		t.Fatal("without any check the routine day is not due")
	}
	for _, answered := range []struct {
		name   string
		change func(*coach.Check)
		due    bool
	}{
		{"on an early routine day", func(c *coach.Check) {}, true},
		{"after the last routine day", func(c *coach.Check) { c.At = later.AddDate(0, 0, -1) }, false},
		{"not finished", func(c *coach.Check) { c.At, c.Finished = later.AddDate(0, 0, -1), false }, true},
		{"not complete", func(c *coach.Check) { c.At, c.Result.Complete = later.AddDate(0, 0, -1), false }, true},
		{"under a set clock", func(c *coach.Check) { c.At, c.ClockSet = later.AddDate(0, 0, -1), true }, true},
	} {
		c := old
		answered.change(&c)
		after := s
		after.Profile = s.Profile.WithCheck(c, lib)
		if got := t13(after.DueChecks(lib.Triggers(), later)); got != answered.due {
			t.Errorf("%s: due %v, want %v", answered.name, got, answered.due)
		}
	}
}

// In the first week after a disc operation or fusion the evening offers a second
// check. It gates nothing, and one that was made since settles it.
func TestTheEveningOffersASecondCheck(t *testing.T) {
	for _, c := range []struct {
		subtype string
		day     int
		clock   string
		want    bool
	}{
		{"microdiscectomy", 0, "17:00", true}, {"microdiscectomy", 3, "16:59", false}, {"microdiscectomy", 3, "17:00", true}, {"endoscopic", 7, "23:30", true},
		{"fusion", 3, "18:00", true}, {"microdiscectomy", 8, "18:00", false}, {"vertebroplasty", 3, "18:00", false},
	} {
		p := patient("procedure", c.subtype)
		s := state(p, checked(at(c.day, "08:00"), "full"))
		when := at(c.day, c.clock)
		wantDue(t, s, when, "evening", c.want)
		if ok, reason := coach.MayStart(coach.SessionActivity, nil, []coach.Due{{Trigger: "evening"}}, when); !ok {
			t.Errorf("the evening's card locks the session: %+v", reason)
		}
		wantDue(t, s.With(checked(at(c.day, "23:31"), "short")), at(c.day, "23:40"), "evening", false)
	}
}
