package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// withHabits has chosen these, one after the other.
func withHabits(d *modeltest.Driver, ids ...string) {
	for _, id := range ids {
		d.Pick("habit.add")
		d.Pick("habit." + id + ".name")
	}
}

func TestSmallHabits(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := around(t, modeltest.InTherapy, movesWell, options...)
			d.Pick("lifestyle.habits.name")
			shows(t, d, "habit.lead_none")
			withHabits(d, "water", "stand_up", "pillow")
			if d.Offers("habit.add") {
				t.Errorf("a fourth one can be chosen:\n%s", d.Said())
			}
			d.Pick("habit.water.name")
			if line := lineWith(d, d.Word("habit.water.name")); line == "" || !d.Shows("habit.kept", content.Args{"N": 1, "Of": 7}) {
				t.Errorf("it is not told as done:\n%s", d.Said())
			}
			d.Pick("habit.water.name") // a slip of the finger
			if d.Shows("habit.kept", content.Args{"N": 1, "Of": 7}) {
				t.Errorf("it was not taken back:\n%s", d.Said())
			}
			d.Pick("habit.water.name")
			if got := loggedAs(d, coach.EntryHabit); len(got) != 2 || got[1].Of != "water" {
				t.Errorf("saved is %+v", got)
			}
			d.Pick("habit.change")
			d.Pick("habit.pillow.name")
			d.Pick("habit.over.drop")
			shows(t, d, "habit.said.drop")
			if d.Offers("habit.pillow.name") || !d.Offers("habit.add") {
				t.Errorf("it still stands there:\n%s", d.Said())
			}
			d.Send(model.Intent{Kind: model.Back})
			shows(t, d, "habit.line_done", content.Args{"Done": 1, "Of": 2})
		})
	}
}

// At the end of a week it is kept, changed or let go; a week without a day is no failure.
func TestTheEndOfAWeek(t *testing.T) {
	first := around(t, modeltest.InTherapy, movesWell)
	first.Pick("lifestyle.habits.name")
	withHabits(first, "water", "stand_up")
	first.Pick("habit.water.name")
	later := func(days int) *modeltest.Driver {
		open := modeltest.With(func(o *model.Options) { o.Open = "habits" })
		return modeltest.New(t, modeltest.On(first.Store.Copy()), modeltest.At(first.Clock.Now().Wall.Add(time.Duration(days)*24*time.Hour)), open)
	}
	d := later(6)
	shows(t, d, "habit.lead")
	d = later(7)
	shows(t, d, "habit.over.lead", content.Args{"Name": d.Word("habit.water.name")})
	shows(t, d, "habit.over.days", content.Args{"N": 1, "Of": 7})
	d.Pick("habit.over.keep")
	shows(t, d, "habit.said.keep")
	d.Pick("habit.stand_up.name") // its week is over, too
	shows(t, d, "habit.over.none")
	d.Pick("habit.over.swap")
	if d.Offers("habit.stand_up.name") || d.Offers("habit.water.name") {
		t.Errorf("what is there already is offered:\n%s", d.Said())
	}
	d.Pick("habit.feet_turn.name")
	if !d.Offers("habit.water.name") || !d.Offers("habit.feet_turn.name") || d.Offers("habit.stand_up.name") {
		t.Errorf("now there is\n%s", d.Said())
	}
	if got := d.Saved().Profile.Answers["habits"]; len(got) != 2 {
		t.Errorf("saved is %v", got)
	}
}

// A walk after a meal rests while a warning is open.
func TestAHabitRestsUnderAWarning(t *testing.T) {
	d := around(t, modeltest.InTherapy, movesWell)
	d.Pick("lifestyle.habits.name")
	withHabits(d, "meal_walk", "water")
	open := modeltest.With(func(o *model.Options) { o.Open = "habits" })
	d.Store.Receive(foreign(d, content.SameDay))
	d = modeltest.New(t, modeltest.On(d.Store), modeltest.At(d.Clock.Now().Wall.Add(time.Minute)), open)
	shows(t, d, "habit.rests")
	d.Pick("habit.meal_walk.name")
	d.Pick("habit.water.name")
	if got := loggedAs(d, coach.EntryHabit); len(got) != 1 || got[0].Of != "water" {
		t.Errorf("saved is %+v", got)
	}
}

// Today tells in one quiet line how far the day is with the habits that were chosen, and
// nothing where none was. No other line has another number or place for it.
func TestTodayTellsOfTheHabits(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := readyToMove(t, options...)
			d.Restart()
			d.Advance(time.Second)
			if d.Offers("habit.title") {
				t.Errorf("none was chosen:\n%s", d.Said())
			}
			before := d.Lines()
			withHabits := d.Saved().Profile.WithHabit("water", d.Saved().Profile.Day, 3).WithHabit("pillow", d.Saved().Profile.Day, 3)
			d.Store.Receive(withHabits)
			d.Restart()
			d.Advance(time.Second)
			after := d.Lines()
			i := slices.Index(after, "12  "+d.Word("habit.title"))
			if i < 0 || !slices.Equal(slices.Delete(slices.Clone(after), i, i+1), before) {
				t.Errorf("before\n%s\nnow\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
			}
			d.Pick("habit.title")
			d.Pick("habit.water.name")
			d.Send(model.Intent{Kind: model.Back})
			d.Pick("habit.today_done", content.Args{"Done": 1, "Of": 2})
			shows(t, d, "habit.lead")
			d.Advance(7 * 24 * time.Hour)
			d.Restart()
			d.Advance(time.Second)
			d.Pick("habit.today_over")
			shows(t, d, "habit.over.days", content.Args{"N": 1, "Of": 7})
		})
	}
}

// A window that can only be read cannot tick one, and tells of none.
func TestASecondWindowTellsOfNoHabits(t *testing.T) {
	d := readyToMove(t)
	d.Store.Receive(d.Saved().Profile.WithHabit("water", d.Saved().Profile.Day, 3))
	d.Store.SetReadOnly(true)
	d.Restart()
	if d.Offers("habit.title") {
		t.Errorf("it tells of\n%s", d.Said())
	}
}
