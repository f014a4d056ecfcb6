package model_test

import (
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// overNight is a patient in the middle of an exercise at the end of the day, 03:00;
// limits are the clinic's for that day.
func overNight(t *testing.T, before func(*modeltest.Driver), limits ...coach.Limit) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t, modeltest.At(time.Date(2026, 11, 24, 2, 40, 0, 0, time.UTC)))
	d.Ready(modeltest.InTherapy)
	p := paper(d, 50)
	for _, l := range limits {
		l.Until = d.Day()
		p.Limits = append(p.Limits, l)
	}
	d.Store.Receive(p)
	d.Restart()
	d.BeginSession()
	before(d)
	day := d.Day()
	d.Key("x") // it waits for somebody
	d.Clock.Advance(time.Date(2026, 11, 24, 2, 59, 50, 0, time.UTC).Sub(d.Clock.Now().Wall))
	d.Pick("session.option.start")
	d.Advance(15 * time.Second)
	d.Key("x")
	if d.Day() == day || !paused(d) {
		t.Fatalf("on %s it says\n%s", d.Day(), d.Said())
	}
	return d
}

// red tells, in a pause, that it hurts so much.
func red(d *modeltest.Driver, pain string) {
	d.Pick("session.option.hurt")
	d.Answer(pain)
	d.Answer("back")
	if d.Asked() == "form.hurt.else" {
		d.Answer("nothing")
	}
}

// A session that runs over the end of the day is one session all the same: its
// second RED ends it.
func TestTheSecondRedOverNightEndsTheSession(t *testing.T) {
	d := overNight(t, func(d *modeltest.Driver) {
		d.Pick("session.option.start")
		d.Advance(10 * time.Second)
		d.Key("x")
		red(d, "7")
	})
	red(d, "7")
	shows(t, d, "session.end.ask")
	if s := session(t, d); s.Reds != 2 {
		t.Errorf("filed as %+v", s)
	}
}

// What stops an exercise, and what may follow it, are those of the day on which the
// session began.
func TestTheRulesOfASessionAreThoseOfItsDay(t *testing.T) {
	nothing := func(*modeltest.Driver) {}
	d := overNight(t, nothing, coach.Limit{Bounds: coach.Bounds{PainCap: 4}})
	red(d, "4")
	if s := session(t, d); s.Reds != 1 {
		t.Errorf("a pain of 4 under a cap of 4 is filed as %+v", s)
	}
	follows := session(t, d).Planned[1].Exercise

	d = overNight(t, nothing, coach.Limit{Exercises: []string{follows}})
	red(d, "7")
	shows(t, d, "session.prepare", content.Args{"At": 2, "Of": 5})
	if p := session(t, d).Planned[1]; p.By != coach.ByGentler || p.Exercise == follows {
		t.Errorf("after it comes %+v, which the clinic forbids that day", p)
	}
}
