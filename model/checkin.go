package model

import (
	"maps"
	"slices"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// checkIn asks how the back is (clinical section N5). The first screen, "anything
// new?", is saved first and acted on at once; every further screen is saved as
// it is answered.
type checkIn struct {
	rec  coach.CheckIn
	form *form
	// old is the record as it was, when an earlier check-in is changed.
	old *coach.CheckIn
}

// secondScreens are asked in a second check-in of a day.
var secondScreens = []string{"news", "back", "leg"}

// newCheckIn begins the check-in of a day, or goes on with the one that was
// left in the middle.
func newCheckIn(e env, day coach.Day) *checkIn {
	last, some := e.state.Latest(day)
	if some && !last.Finished {
		return &checkIn{rec: last, form: checkInForm(e, last).resumed()}
	}
	rec := coach.CheckIn{Stamp: e.stamp(), Second: some, Answers: coach.Answers{}, Version: e.lib.Warnings().Ruleset}
	rec.Day = day
	return &checkIn{rec: rec, form: checkInForm(e, rec)}
}

// changeCheckIn opens an earlier check-in to be changed.
func changeCheckIn(e env, rec coach.CheckIn) *checkIn {
	old := rec
	return &checkIn{rec: rec, old: &old, form: checkInForm(e, rec)}
}

func checkInForm(e env, rec coach.CheckIn) *form {
	facts := coach.Answers{
		"had_session":     yesNo(hadSession(e.state, rec.Day)),
		"first":           yesNo(len(e.state.Profile.Answers["usual"]) == 0),
		"takes_medicines": yesNo(e.state.Profile.TakesMedicines()),
	}
	if rec.Second {
		return newForm(e, "checkin", rec.Answers, facts, secondScreens...)
	}
	return newForm(e, "checkin", rec.Answers, facts)
}

func (f *form) resumed() *form {
	f.skipAnswered()
	return f
}

func yesNo(ok bool) []string {
	if ok {
		return []string{"yes"}
	}
	return []string{"no"}
}

// hadSession tells whether there was a session since the last check-in that
// the morning answer can be about: on the day before or later, before this day.
func hadSession(s coach.State, day coach.Day) bool {
	return slices.ContainsFunc(s.Sessions, func(sess coach.Session) bool {
		gap := day.Since(sess.Day)
		return len(sess.Done) > 0 && gap >= 1 && gap <= coach.Window && !answered(s, sess)
	})
}

// answered tells whether a morning answer was given after a session.
func answered(s coach.State, sess coach.Session) bool {
	return slices.ContainsFunc(s.CheckIns, func(c coach.CheckIn) bool {
		return c.Day > sess.Day && c.Answers.First("after_session") != ""
	})
}

func (c *checkIn) mode() mode { return c.form.mode() }

func (c *checkIn) take(in Intent, e env) action {
	if c.old != nil {
		return c.edit(in, e)
	}
	news := len(c.rec.Answers["news"]) == 0
	switch c.form.take(in) {
	case formLeft:
		return goToday{}
	case formScreen:
		c.rec.Answers = maps.Clone(c.form.answers)
		if news && !c.rec.Answers.Has("news", "nothing") {
			return keep{c.records(e), openCheckFor(e, c.rec)}
		}
		return keep{c.records(e), nil}
	case formFinished:
		c.rec.Answers, c.rec.Finished = maps.Clone(c.form.answers), true
		return keep{c.records(e), c.after(e)}
	}
	return nil
}

// edit changes an earlier check-in. It is saved at its end; one that would cancel
// a check that is due asks first whether that was a mistake.
func (c *checkIn) edit(in Intent, e env) action {
	switch c.form.take(in) {
	case formLeft:
		return goToday{}
	case formFinished:
		c.rec = c.old.EditedAs(c.form.answers, e.now.Wall)
		c.rec.Finished = true
		if len(e.state.Cancels(c.rec, e.lib.Triggers(), e.now.Wall)) > 0 {
			return goTo{correctCheckIn(e, *c.old, c.rec, goToday{})}
		}
		return keep{c.records(e), c.after(e)}
	}
	return nil
}

// records are the check-in and, after the first one, what it told about the
// patient for good.
func (c *checkIn) records(e env) []coach.Record {
	records := []coach.Record{c.rec}
	p := e.state.Profile
	for _, question := range []string{"usual", "medicine_kinds"} {
		if v := c.rec.Answers[question]; len(v) > 0 && len(p.Answers[question]) == 0 {
			p.Answers = maps.Clone(p.Answers)
			p.Answers[question] = v
			records = []coach.Record{c.rec, p}
		}
	}
	return records
}

// openCheckFor is the check that the ticks of the first screen ask for.
func openCheckFor(e env, rec coach.CheckIn) action {
	state := e.state.With(rec)
	due := state.DueChecks(e.lib.Triggers(), e.now.Wall)
	if len(due) == 0 || rec.Day != e.day {
		return nil
	}
	return openCheck{&due[0]}
}

// after is what the finished check-in leads to, decided at once: the check that
// it asks for, or Today.
func (c *checkIn) after(e env) action {
	state := e.state
	for _, r := range c.records(e) {
		state = state.With(r)
	}
	due := state.DueChecks(e.lib.Triggers(), e.now.Wall)
	if len(due) > 0 && c.rec.Day == e.day {
		return openCheck{&due[0]}
	}
	return goToday{}
}

func (c *checkIn) view(e env) views.View {
	p := c.form.page()
	if c.rec.Day != e.day {
		p.Title = e.say("checkin.of_day", content.Args{"Day": sayDate(e.words, c.rec.Day)})
	}
	p.Keys = c.form.hints(e.keys)
	return p
}
