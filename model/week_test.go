package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

func TestTheWeekOnToday(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	if !d.Offers("week.line.none") {
		t.Fatalf("Today counts where nothing was done yet:\n%s", d.Said())
	}
	d.Store.Receive(walkOn(d, 0))
	d.Restart()
	d.Pick("week.line.some", content.Args{"N": 1, "Done": 1, "Goal": 4})
	shows(t, d, "week.lead.some", content.Args{"N": 1, "Goal": 4})
	shows(t, d, "week.aim.walks", content.Args{"Done": 1, "Goal": 7})
	shows(t, d, "week.aim_first.sessions", content.Args{"Goal": 3})
}

// walkOn is a walk of so many days ago.
func walkOn(d *modeltest.Driver, ago int) coach.Entry {
	at := d.Clock.Now().Wall.AddDate(0, 0, -ago)
	return coach.Entry{Stamp: coach.Stamp{ID: coach.NewID(at, 8000), At: at.UTC(), Day: coach.DayOf(at)}, What: coach.EntryWalk, Minutes: 10}
}

// An appointment of today or yesterday counts like a session, and can be taken back.
func TestTherapyIsTicked(t *testing.T) {
	for name, options := range map[string][]modeltest.Option{"keys": nil, "lines": {modeltest.ByLines()}} {
		t.Run(name, func(t *testing.T) {
			d := modeltest.New(t, options...)
			d.Ready(modeltest.InTherapy)
			d.Pick("week.line.none")
			d.Pick("week.therapy.yesterday")
			shows(t, d, "week.noted")
			shows(t, d, "week.aim.sessions", content.Args{"Done": 1, "Goal": 3})
			d.Pick("week.therapy.today")
			shows(t, d, "week.aim.sessions", content.Args{"Done": 2, "Goal": 3})
			for _, day := range []coach.Day{d.Day(), d.Day().Add(-1)} {
				if _, ok := d.Saved().Therapy(day); !ok {
					t.Errorf("%s is not on file", day)
				}
			}
			d.Pick("week.therapy.today")
			shows(t, d, "week.gone")
			shows(t, d, "week.aim.sessions", content.Args{"Done": 1, "Goal": 3})
			if line := lineWith(d, d.Word("week.therapy.yesterday")); !strings.Contains(line, d.Word("view.done")) {
				t.Errorf("yesterday stands there as %q", line)
			}
			d.Send(model.Intent{Kind: model.Back})
			d.Pick("week.line.some", content.Args{"N": 1, "Done": 1, "Goal": 4})
			d.Send(model.Intent{Kind: model.Back})
		})
	}
}

// A goal is made one less or more by the arrows, between one and what the phase
// suggests, or chosen as a number, with keys and in lines.
func TestGoalsAreChosen(t *testing.T) {
	goals := func(d *modeltest.Driver) map[coach.Aim]int {
		return d.Saved().Week(d.Library(), d.Clock.Now().Wall).Goals
	}
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Pick("week.line.none")
	d.Pick("week.goals")
	d.Key("down") // the exercise days, of which 3 are suggested
	for _, step := range []struct {
		key  string
		want int
	}{{"right", 3}, {"left", 2}, {"left", 1}, {"left", 1}, {"right", 2}, {"right", 3}, {"right", 3}, {"left", 2}} {
		d.Key(step.key)
		if got := goals(d)[coach.AimSessions]; got != step.want || !d.Offers("week.goal.sessions", content.Args{"Goal": step.want}) {
			t.Fatalf("after %s on file are %d, want %d:\n%s", step.key, got, step.want, d.Said())
		}
	}
	d.Pick("week.goal.back")
	shows(t, d, "week.aim_first.sessions", content.Args{"Goal": 2})

	for name, options := range map[string][]modeltest.Option{"keys": nil, "lines": {modeltest.ByLines()}} {
		d := modeltest.New(t, options...)
		d.Ready(modeltest.InTherapy)
		d.Pick("week.line.none")
		d.Pick("week.goals")
		d.Pick("week.goal.walks", content.Args{"Goal": 7})
		shows(t, d, "week.goal.ask.walks")
		d.Send(model.Intent{Kind: model.Back})
		d.Pick("week.goal.walks", content.Args{"Goal": 7})
		if name == "keys" {
			d.Keys("2", "right", "right", "9", "enter") // 9 is none of them
		} else {
			d.Line("9")
			d.Line("4")
		}
		if got := goals(d)[coach.AimWalks]; got != 4 || !d.Offers("week.goal.walks", content.Args{"Goal": 4}) {
			t.Errorf("%s: on file are %d walks:\n%s", name, got, d.Said())
		}
	}
}

// On a quiet day there is no goal for exercises, and the day is looked after by
// itself.
func TestAQuietDayIsLookedAfter(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.Patient{Treatment: "injection/epidural", DaysAgo: 1})
	d.Pick("today.walk.house")
	shows(t, d, "walk.house")
	shows(t, d, "walk.why.walk_house")
	d.Key("esc")
	d.Pick("week.line.some", content.Args{"N": 1, "Done": 1, "Goal": 4})
	shows(t, d, "week.rested", content.Args{"N": 1})
	if d.Shows("week.aim_first.sessions", content.Args{"Goal": 3}) {
		t.Errorf("exercises are a goal:\n%s", d.Said())
	}
}

// Coming back is welcomed for the day, with not a word about the days between.
func TestComingBackIsWelcome(t *testing.T) {
	for days, want := range map[int]bool{3: false, 4: true} {
		d := modeltest.New(t)
		d.Ready(modeltest.InTherapy)
		d.Advance(time.Duration(days) * 24 * time.Hour)
		d.Restart()
		if got := d.Offers("week.line.back"); got != want {
			t.Fatalf("after %d days the welcome is %v:\n%s", days, got, d.Said())
		}
		if !want {
			continue
		}
		d.Pick("week.line.back")
		shows(t, d, "week.back")
		d.Send(model.Intent{Kind: model.Back})
		d.Pick("today.checkin")
		d.CheckIn(3)
		d.Restart()
		if !d.Offers("week.line.back") {
			t.Errorf("the welcome is gone on its day:\n%s", d.Said())
		}
		d.Advance(24 * time.Hour)
		d.Restart()
		if d.Offers("week.line.back") {
			t.Error("the welcome is still there")
		}
	}
}
