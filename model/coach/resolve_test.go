package coach_test

import (
	"testing"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

func TestResolves(t *testing.T) {
	const sameDay, emergency = content.SameDay, content.Emergency
	tests := []struct {
		name           string
		level          content.Urgency
		item           string
		who, said, now string
		hours          float64 // of the later check after the closing
		want           bool
	}{
		{"nothing was told", sameDay, "leg_numb_new", "", "", "", 30, false},
		{"carry on", sameDay, "leg_numb_new", "clinic", "carry_on", "same", 0.1, true},
		{"carry on, but the check was before", sameDay, "leg_numb_new", "clinic", "carry_on", "same", -0.1, false},
		{"an emergency waits out the first day", emergency, "leg_numb_new", "ed", "carry_on", "gone", 23.9, false},
		{"and is then resolved", emergency, "leg_numb_new", "ed", "carry_on", "gone", 24, true},
		{"go gently holds two days, whatever the patient answers", sameDay, "leg_numb_new", "clinic", "gently", "gone", 47.9, false},
		{"after that", sameDay, "leg_numb_new", "clinic", "gently", "gone", 48, true},
		{"they did not say", sameDay, "leg_numb_new", "clinic", "did_not_say", "gone", 23.9, false},
		{"a day later", sameDay, "leg_numb_new", "clinic", "did_not_say", "gone", 24, true},
		{"worse", sameDay, "leg_numb_new", "clinic", "carry_on", "worse", 30, false},
		{"nobody, gone, nerves", sameDay, "leg_numb_new", "nobody", "", "gone", 30, false},
		{"nobody, gone, fever", sameDay, "fever_chills", "nobody", "", "gone", 30, false},
		{"nobody, gone, something else", sameDay, "trauma_minor", "nobody", "", "gone", 30, true},
		{"nobody, not gone", sameDay, "trauma_minor", "nobody", "", "better", 30, false},
		{"nobody never opens an emergency", emergency, "trauma_minor", "nobody", "", "gone", 300, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			open := reached(at(3, "10:00"), tt.level, tt.item)
			if tt.who != "" {
				open = told(open, 1, tt.who, tt.said, tt.now)
			}
			later := checked(after(open.At, 1+tt.hours), "full")
			if got := coach.Resolves(open, later, lib); got != tt.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

// Only a check that is complete, in full, below SAME_DAY and by the real clock
// resolves anything.
func TestWhatCannotResolve(t *testing.T) {
	open := told(reached(at(3, "10:00"), content.SameDay, "leg_numb_new"), 1, "clinic", "carry_on", "gone")
	clean := checked(at(4, "10:00"), "full")
	if !coach.Resolves(open, clean, lib) {
		t.Fatal("a clean check resolves nothing")
	}
	for name, change := range map[string]func(*coach.Check){
		"unfinished": func(c *coach.Check) { c.Finished = false },
		"incomplete": func(c *coach.Check) { c.Result.Complete = false },
		"short":      func(c *coach.Check) { c.Form.Kind = "short" },
		"targeted":   func(c *coach.Check) { c.Form = triage.Form{Kind: "targeted", Items: []string{"leg_numb_new"}} },
		"same day":   func(c *coach.Check) { c.Result.Urgency = content.SameDay },
		"set clock":  func(c *coach.Check) { c.ClockSet = true },
	} {
		c := clean
		change(&c)
		if coach.Resolves(open, c, lib) {
			t.Errorf("%s: resolves", name)
		}
	}
	soon := clean
	soon.Result.Urgency = content.Soon
	if !coach.Resolves(open, soon, lib) {
		t.Error("SOON does not resolve SAME_DAY")
	}
}

// "Not until" is judged by the day under which the later check stands, not by
// the day in UTC.
func TestNotUntilResolvesOnItsDay(t *testing.T) {
	denver := zone(t, "America/Denver")
	open := told(reached(at(3, "10:00"), content.SameDay, "leg_numb_new"), 1, "clinic", "not_until", "better")
	open.Closing[0].Until = treated.Add(6)
	evening := at(6, "04:30").In(denver) // still day 5 in Denver
	if c := checked(evening, "full"); c.Day != treated.Add(5) || coach.Resolves(open, c, lib) {
		t.Errorf("day %s: resolves before the day", c.Day)
	}
	if c := checked(at(6, "15:00").In(denver), "full"); !coach.Resolves(open, c, lib) {
		t.Errorf("day %s: does not resolve on the day", c.Day)
	}
}

// A reason that names no item was a private one: nerves, to be on the safe side.
func TestPrivateReasonIsSerious(t *testing.T) {
	open := told(reached(at(3, "10:00"), content.SameDay, "trauma_minor"), 1, "nobody", "", "gone")
	open.Result.Reasons[0].Items = nil
	if coach.Resolves(open, checked(at(5, "10:00"), "full"), lib) {
		t.Error("resolved")
	}
}
