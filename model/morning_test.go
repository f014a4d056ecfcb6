package model_test

import (
	"testing"
	"time"
)

// On the morning after a session the check-in asks about this morning, later, and of
// another day, about the next one. The answer goes to the same question.
func TestTheMorningAfterIsAskedInItsWords(t *testing.T) {
	const neutral, today = "form.checkin.after_session.ask", "form.checkin.after_session.ask_this_morning"
	for name, tt := range map[string]struct {
		later  int
		missed bool // the day after the session is filled in later
		want   string
	}{
		"this morning":            {1, false, today},
		"two days later":          {2, false, neutral},
		"of a day that is filled": {3, true, neutral},
	} {
		d := moved(t)
		d.Advance(time.Duration(tt.later) * 24 * time.Hour)
		d.Restart()
		if tt.missed {
			d.Pick("today.more.history")
			d.Keys("down", "down", "enter")
			d.Advance(time.Second)
			d.Key("enter")
		} else {
			d.Pick("today.checkin")
		}
		d.Answer("nothing")
		if !d.Shows(tt.want) {
			t.Fatalf("%s: it asks\n%s", name, d.Said())
		}
		d.Answer("lingering")
		c := d.Saved().CheckIns
		if got := c[len(c)-1].Answers.First("after_session"); got != "lingering" {
			t.Errorf("%s: on file is %q in %+v", name, got, c)
		}
	}
}
