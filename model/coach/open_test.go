package coach_test

import (
	"fmt"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// what says what an open result leaves: X is the session, W a short walk in the
// house, P an easy movement.
func what(o coach.Check, when time.Time) string {
	left := ""
	for _, a := range []struct {
		name     string
		activity coach.Activity
	}{
		{"X", coach.SessionActivity},
		{"W", activity("house_walk")},
		{"P", activity("ankle_pump")},
		{"C", activity("breath_belly")},
	} {
		if ok, _ := coach.MayStart(a.activity, []coach.Check{o}, nil, when); ok {
			left += a.name
		}
	}
	return left
}

// Every answer to the closing questions, by level and time (clinical section
// N6): what may run, and whether is asked again.
func TestClosingAnswers(t *testing.T) {
	const sameDay, emergency = content.SameDay, content.Emergency
	tests := []struct {
		level          content.Urgency
		who, said, now string
		told, hours    float64 // when it was told, and when we look, in hours after the check
		left           string
		stands         content.Urgency
		ask            bool
	}{
		// Nothing was told.
		{sameDay, "", "", "", 0, 0, "PC", sameDay, true},
		{sameDay, "", "", "", 0, 3.99, "PC", sameDay, true},
		{sameDay, "", "", "", 0, 4, "C", emergency, true},
		{emergency, "", "", "", 0, 0, "C", emergency, true},
		{emergency, "", "", "", 0, 100, "C", emergency, true},
		// Nobody yet.
		{sameDay, "nobody", "", "same", 1, 3.99, "PC", sameDay, true},
		{sameDay, "nobody", "", "same", 1, 4, "C", emergency, true},
		{sameDay, "nobody", "", "better", 1, 4, "C", emergency, true},
		{sameDay, "nobody", "", "not_sure", 1, 4, "C", emergency, true},
		{sameDay, "nobody", "", "gone", 1, 4, "PC", sameDay, true},
		{sameDay, "nobody", "", "gone", 1, 400, "PC", sameDay, true},
		{sameDay, "nobody", "", "gone", 5, 6, "C", emergency, true}, // too late: somebody has to hear of it
		{sameDay, "nobody", "", "worse", 1, 1, "C", emergency, true},
		{emergency, "nobody", "", "gone", 1, 400, "C", emergency, true},
		{emergency, "nobody", "carry_on", "gone", 1, 2, "C", emergency, true},
		// Carry on: one level lower for 24 hours.
		{sameDay, "clinic", "carry_on", "same", 1, 1, "XWPC", content.Soon, false},
		{sameDay, "gp", "carry_on", "better", 1, 24.99, "XWPC", content.Soon, false},
		{sameDay, "clinic", "carry_on", "same", 1, 25, "PC", sameDay, true},
		{emergency, "ed", "carry_on", "gone", 1, 1, "PC", sameDay, false},
		{emergency, "ed", "carry_on", "gone", 1, 24.99, "PC", sameDay, false},
		{emergency, "ed", "carry_on", "gone", 1, 25, "C", emergency, true},
		// Gently: the list of the quiet days for 48 hours.
		{sameDay, "clinic", "gently", "same", 1, 1, "WPC", sameDay, false},
		{sameDay, "clinic", "gently", "same", 1, 48.99, "WPC", sameDay, false},
		{sameDay, "clinic", "gently", "same", 1, 49, "PC", sameDay, true},
		{emergency, "ed", "gently", "better", 1, 48.99, "PC", sameDay, false},
		{emergency, "ed", "gently", "better", 1, 49, "C", emergency, true},
		// They did not say: easy movements for 24 hours.
		{sameDay, "urgent_line", "did_not_say", "same", 1, 24.99, "PC", sameDay, false},
		{sameDay, "urgent_line", "did_not_say", "same", 1, 25, "PC", sameDay, true},
		{emergency, "ed", "did_not_say", "same", 1, 24.99, "PC", sameDay, false},
		{emergency, "ed", "did_not_say", "same", 1, 25, "C", emergency, true},
		// Worse, whatever was said.
		{sameDay, "clinic", "carry_on", "worse", 1, 1, "C", emergency, true},
		{sameDay, "clinic", "gently", "worse", 1, 1, "C", emergency, true},
		{emergency, "ed", "carry_on", "worse", 1, 1, "C", emergency, true},
		// A clock that was set back: what was told lies ahead.
		{sameDay, "clinic", "carry_on", "same", 3, 2, "PC", sameDay, true},
		{emergency, "ed", "gently", "same", 3, 2, "C", emergency, true},
		// Said to somebody, but not what.
		{sameDay, "clinic", "", "same", 1, 1, "PC", sameDay, true},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprintf("%v/%s/%s/%s/%.2f", tt.level, tt.who, tt.said, tt.now, tt.hours), func(t *testing.T) {
			c := reached(at(3, "10:00"), tt.level, "leg_numb_new")
			if tt.who != "" {
				c = told(c, tt.told, tt.who, tt.said, tt.now)
			}
			look := after(c.At, tt.hours)
			o := coach.StandingOf(c, look)
			if got := what(c, look); got != tt.left {
				t.Errorf("left %q, want %q", got, tt.left)
			}
			if o.Level != tt.stands || o.Ask != tt.ask {
				t.Errorf("stands at %v, asks %v; want %v, %v", o.Level, o.Ask, tt.stands, tt.ask)
			}
		})
	}
}

func TestNoExerciseUntil(t *testing.T) {
	for _, level := range []content.Urgency{content.SameDay, content.Emergency} {
		c := told(reached(at(3, "10:00"), level, "leg_numb_new"), 1, "clinic", "not_until", "same")
		c.Closing[0].Until = treated.Add(10)
		for _, tt := range []struct {
			when time.Time
			left string
			ask  bool
		}{
			{at(3, "11:00"), "PC", false}, {at(10, "02:59"), "PC", false},
			{at(10, "03:00"), map[content.Urgency]string{content.SameDay: "PC", content.Emergency: "C"}[level], true},
		} {
			o := coach.StandingOf(c, tt.when)
			if got := what(c, tt.when); got != tt.left || o.Ask != tt.ask {
				t.Errorf("%v at %s: left %q, asks %v; want %q, %v", level, tt.when, got, o.Ask, tt.left, tt.ask)
			}
		}
		_, reason := coach.MayStart(coach.SessionActivity, []coach.Check{c}, nil, at(5, "12:00"))
		if reason.ID != "not_until" || reason.Args["Day"] != string(treated.Add(10)) {
			t.Errorf("%v: reason %+v", level, reason)
		}
	}
}

// An emergency opens in two steps, a day apart; a word in between that is not
// "carry on" begins again.
func TestEmergencyOpensInSteps(t *testing.T) {
	type said struct {
		hours     float64
		who, said string
		now       string
	}
	tests := []struct {
		name string
		said []said
		want string // right after the last
	}{
		{"one call", []said{{1, "ed", "carry_on", "gone"}}, "PC"},
		{"twice on one day", []said{{1, "ed", "carry_on", "gone"}, {20, "clinic", "carry_on", "gone"}}, "PC"},
		{"a day apart", []said{{1, "ed", "carry_on", "gone"}, {25, "clinic", "carry_on", "gone"}}, "XWPC"},
		{"worse in between", []said{{1, "ed", "carry_on", "gone"}, {10, "ed", "carry_on", "worse"}, {26, "clinic", "carry_on", "gone"}}, "PC"},
		{"gently in between", []said{{1, "ed", "carry_on", "gone"}, {25, "clinic", "gently", "same"}, {74, "clinic", "carry_on", "same"}}, "PC"},
		{"then nobody", []said{{1, "ed", "carry_on", "gone"}, {25, "nobody", "carry_on", "gone"}}, "C"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := reached(at(3, "10:00"), content.Emergency, "leg_numb_new")
			for _, s := range tt.said {
				c = told(c, s.hours, s.who, s.said, s.now)
			}
			if got := what(c, c.Closing[len(c.Closing)-1].At); got != tt.want {
				t.Errorf("left %q, want %q", got, tt.want)
			}
		})
	}
}

// Who was told to go gently and two days later has reached nobody yet gets the
// four hours again.
func TestNobodyCountsFromTheLastTimeSomebodyWasReached(t *testing.T) {
	c := told(reached(at(3, "10:00"), content.SameDay, "leg_numb_new"), 1, "clinic", "gently", "same")
	c = told(told(c, 50, "nobody", "", "same"), 52, "nobody", "", "same")
	for hours, want := range map[float64]content.Urgency{53.9: content.SameDay, 54: content.Emergency} {
		if got := coach.StandingOf(c, after(c.At, hours)).Level; got != want {
			t.Errorf("after %v hours %v, want %v", hours, got, want)
		}
	}
}

// What is told while the program runs on a set clock opens nothing real.
func TestSetClockOpensNothing(t *testing.T) {
	c := told(reached(at(3, "10:00"), content.SameDay, "leg_numb_new"), 1, "clinic", "carry_on", "gone")
	c.Closing[0].ClockSet = true
	if got := what(c, after(c.At, 2)); got != "PC" {
		t.Errorf("left %q, want PC", got)
	}
	c.ClockSet = true // the check as well: a demo
	if got := what(c, after(c.At, 2)); got != "XWPC" {
		t.Errorf("in a demo %q is left, want XWPC", got)
	}
}

// A result about the mind locks nothing, at any level and time, and does not
// raise what stands about the body.
func TestMindLocksNothing(t *testing.T) {
	mind := reached(at(3, "10:00"), content.Emergency, "suicide")
	mind.Result.Reasons[0].About = "mind"
	for _, hours := range []float64{0, 5, 100} {
		if got := what(mind, after(mind.At, hours)); got != "XWPC" {
			t.Errorf("after %v hours %q is left", hours, got)
		}
	}
	mind.Result.Reasons = append(mind.Result.Reasons, triage.Reason{Rule: "leg", Level: content.SameDay, About: "body", Items: []string{"leg_numb_new"}})
	if got := what(mind, mind.At); got != "PC" {
		t.Errorf("with SAME_DAY about the body %q is left, want PC", got)
	}
	mind.Result.Reasons = mind.Result.Reasons[:1]
	held := mind.Hold()
	held.Finished, held.Result = false, triage.Result{}
	if got := what(held, held.At); got != "XWPC" || held.Level() != content.Emergency {
		t.Errorf("corrected: %q is left at %v; want all at emergency", got, held.Level())
	}
}

// A correction that was not finished leaves the level from before.
func TestHeldLevelLocksUntilTheCheckIsFinished(t *testing.T) {
	c := reached(at(3, "10:00"), content.Emergency, "ces_saddle_numb").Hold()
	c.Finished, c.Result = false, triage.Result{}
	if got := what(c, c.At); got != "C" || !coach.StaysOpen(c) {
		t.Errorf("left %q, open %v; want C and open", got, coach.StaysOpen(c))
	}
	c.Finished = true
	if coach.StaysOpen(c) {
		t.Error("finished without a warning answer, it stays open")
	}
}

func TestNextChange(t *testing.T) {
	sameDay := reached(at(3, "10:00"), content.SameDay, "leg_numb_new")
	until := told(sameDay, 1, "clinic", "not_until", "same")
	until.Closing[0].Until = treated.Add(5)
	tests := []struct {
		name  string
		check coach.Check
		now   time.Time
		want  time.Time
	}{
		{"nobody told yet", sameDay, at(3, "11:00"), at(3, "14:00")},
		{"raised already", sameDay, at(3, "14:00"), time.Time{}},
		{"carry on", told(sameDay, 1, "clinic", "carry_on", "same"), at(3, "12:00"), at(4, "11:00")},
		{"gently", told(sameDay, 1, "clinic", "gently", "same"), at(3, "12:00"), at(5, "11:00")},
		{"until a day", until, at(3, "12:00"), at(5, "03:00")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := coach.StandingOf(tt.check, tt.now)
			if got := o.NextChange(tt.now); !got.Equal(tt.want) {
				t.Fatalf("%s, want %s", got, tt.want)
			}
			if tt.want.IsZero() {
				return
			}
			before, then := coach.StandingOf(tt.check, tt.want.Add(-time.Second)), coach.StandingOf(tt.check, tt.want)
			if before.Level == then.Level && before.Ask == then.Ask {
				t.Error("nothing changes then")
			}
		})
	}
}
