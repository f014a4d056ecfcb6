package model_test

import (
	"testing"
	"time"

	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// left begins the morning's check-in of a second day, leaves it before the leg is
// asked, and answers a whole warning check with no.
func left(t *testing.T) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Clock.Advance(24 * time.Hour)
	d.Restart()
	d.Pick("today.checkin")
	d.Answer("nothing")
	d.Answer("2")
	d.Answer("2")
	d.Restart()
	d.Key("!")
	d.AllNo()
	d.Pick("advice.option.today")
	return d
}

// What is added to a check-in in the evening is asked about in the evening: the
// check of the morning knew nothing of it.
func TestACheckInThatIsGoneOnWithLater(t *testing.T) {
	due := func(d *modeltest.Driver) []coach.Due {
		return d.Saved().DueChecks(d.Library().Triggers(), d.Clock.Now().Wall)
	}
	t.Run("with severe pain further down", func(t *testing.T) {
		d := left(t)
		d.Clock.Advance(8 * time.Hour)
		d.Pick("today.checkin")
		d.Answer("10")
		d.Answer("left")
		d.Answer("foot")
		d.Restart()
		if len(due(d)) == 0 {
			t.Error("leg pain 10 down to the foot asks for nothing")
		}
	})
	t.Run("with something new", func(t *testing.T) {
		d := left(t)
		d.Clock.Advance(8 * time.Hour)
		d.Pick("today.checkin")
		d.Keys("esc", "esc", "esc")
		d.Advance(time.Second)
		d.Keys("2", "enter")
		d.Restart()
		if len(due(d)) == 0 {
			t.Error("a ticked warning sign asks for nothing")
		}
	})
	t.Run("at once", func(t *testing.T) {
		d := left(t)
		d.Clock.Advance(5 * time.Minute)
		d.Pick("today.checkin")
		d.Answer("3")
		d.Answer("left")
		d.Answer("buttock")
		d.Restart()
		if got := due(d); len(got) != 0 {
			t.Errorf("the check of five minutes ago is asked for again: %v", got)
		}
	})
}

// Of what was told after a session the session's own number takes nothing back.
func TestPainToldAfterASession(t *testing.T) {
	t.Run("in a check-in that is gone on with", func(t *testing.T) {
		d := left(t)
		d.BeginSession()
		d.Finish()
		d.EndSession(2)
		d.Restart()
		d.Clock.Advance(8 * time.Hour)
		d.Pick("today.checkin")
		d.Answer("7")
		d.Restart()
		wantPain(t, d, 7)
	})
	t.Run("in one by a clock that was put back", func(t *testing.T) {
		d := exercising(t)
		d.Finish()
		d.EndSession(2)
		d.Clock.Sleep(-time.Hour)
		d.Restart()
		d.Pick("today.checkin")
		d.CheckIn(7)
		d.Restart()
		wantPain(t, d, 7)
	})
}

func wantPain(t *testing.T, d *modeltest.Driver, want int) {
	t.Helper()
	if pain, _ := d.Saved().PainNow(d.Day()); pain != want {
		t.Errorf("pain now is %d, want %d", pain, want)
	}
	if plan := d.Saved().Decide(d.Library(), d.Clock.Now().Wall); plan.Decision == coach.DecideGo {
		t.Error("the decision is go")
	}
}
