package model_test

import (
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// reopened goes from Today on with the session, to what it has next.
func reopened(d *modeltest.Driver) {
	d.Pick("today.session")
	d.Pick("session.option.begin")
}

// sorer is another check-in, with which the day becomes an easier one.
func sorer(t *testing.T, d *modeltest.Driver) {
	t.Helper()
	d.Pick("today.checkin")
	d.CheckIn(5, map[string][]string{"usual": {"3"}})
	for !d.Offers("today.session") {
		d.AllNo()
		d.Pick("advice.option.today")
	}
	if plan := d.Saved().Decide(d.Library(), d.Clock.Now().Wall); plan.Decision != coach.DecideEasier {
		t.Fatalf("the day is %s for %v", plan.Decision, plan.Reasons)
	}
}

// checkedInTheMiddle is a patient who opened a warning check in the middle of the
// second exercise of four, and said on Today that it hurts more.
func checkedInTheMiddle(t *testing.T, feel func(*modeltest.Driver)) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Store.Prefer("usual", "3")
	d.Restart()
	d.BeginSession()
	d.Exercise()
	feel(d)
	d.Pick("session.option.start")
	d.Advance(10 * time.Second)
	d.Key("!")
	d.AllNo()
	d.Pick("advice.option.today")
	sorer(t, d)
	return d
}

// An exercise that a check paused is gone on with only as the day has it now.
func TestAnEasierDayCountsForAPausedExercise(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Store.Prefer("usual", "3")
	d.Store.Receive(paper(d, 50, coach.Prescribed{Exercise: "chin_tuck", Level: 2}, coach.Prescribed{Exercise: "scap_squeeze", Level: 2}))
	d.Restart()
	d.BeginSession()
	d.Pick("session.option.start")
	d.Advance(12 * time.Second)
	d.Key("!")
	d.AllNo()
	d.Pick("advice.option.today")
	sorer(t, d)
	reopened(d)
	d.Pick("session.option.start")
	d.Advance(time.Second)
	for _, p := range session(t, d).Planned {
		if p.By != coach.ByEasier || p.Level == 2 && p.Dose == nil {
			t.Errorf("on an easier day %+v goes on", p)
		}
	}
}

// A session that was paused once does not come back when what is on file
// was gone on with since: neither what it had planned nor what it had done.
func TestAnOlderPauseDoesNotComeBack(t *testing.T) {
	d := checkedInTheMiddle(t, func(d *modeltest.Driver) { d.Pick("session.option.fine") })
	reopened(d)
	shows(t, d, "session.prepare", content.Args{"At": 2, "Of": 3})
	d.Pick("session.option.start")
	d.Advance(10 * time.Second)
	d.Key("x")
	d.Pick("session.option.again")
	d.Key("esc")
	reopened(d)
	shows(t, d, "session.prepare", content.Args{"At": 2, "Of": 3})
	d.Pick("session.option.start")
	d.Advance(time.Second)
	if n := len(session(t, d).Planned); n != 3 {
		t.Errorf("planned are %d exercises again", n)
	}
}

func TestAnOlderPauseOverwritesNothingThatWasTold(t *testing.T) {
	d := checkedInTheMiddle(t, func(d *modeltest.Driver) { d.Advance(21 * time.Second) }) // nobody answers
	reopened(d)
	d.Pick("session.option.start")
	d.Advance(10 * time.Second)
	d.Key("x")
	d.Pick("session.option.again")
	d.Pick("session.option.hurt_before")
	d.Answer("3")
	d.Answer("thigh")
	d.Key("esc")
	reopened(d)
	d.Pick("session.option.start")
	d.Advance(time.Second)
	if o := session(t, d).Done[0]; o.Feel != "hurt" {
		t.Errorf("that it hurt is no longer on file: %+v", o)
	}
}

// The pause that a check was opened from is gone back to, however often one looks.
func TestTheSamePauseComesBackAfterTwoChecks(t *testing.T) {
	d := running(t)
	for range 2 {
		d.Key("!")
		d.AllNo()
		d.Pick("advice.option.today")
		reopened(d)
		shows(t, d, "session.paused")
	}
	d.Key("esc")
	d.Pick("session.option.resume")
	if !d.Running() {
		t.Errorf("it does not go on:\n%s", d.Said())
	}
}

// What the cursor stood on in the pause is nothing to begin with: after a check,
// Enter begins.
func TestAfterACheckEnterBegins(t *testing.T) {
	d := running(t)
	d.Key("x")
	d.Advance(time.Second)
	d.Keys("down", "down", "down", "down", "down", "down", "down", "!")
	d.AllNo()
	d.Pick("advice.option.today")
	d.Pick("today.session")
	d.Advance(time.Second)
	d.Key("enter")
	shows(t, d, "session.paused")
	d.Advance(time.Second)
	d.Key("enter")
	if !d.Running() {
		t.Errorf("Enter does not go on:\n%s", d.Said())
	}
}
