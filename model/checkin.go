package model

import (
	"maps"
	"slices"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
	"backcoach/views"
)

// checkIn asks how the back is (clinical section N5). The first screen, "anything
// new?", is saved first and acted on at once; every further screen is saved as
// it is answered.
type checkIn struct {
	rec  coach.CheckIn
	form *form
	// resumed is set when it was left in the middle and is gone on with.
	resumed bool
	// from is the day of the history that it was opened from; nil for Today.
	from *oneDay
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
		return &checkIn{rec: last, resumed: true, form: checkInForm(e, last).atFirstOpen()}
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
		"confirm":         yesNo(false),
		"takes_medicines": yesNo(e.state.Profile.TakesMedicines()),
	}
	var only []string
	if rec.Second {
		only = secondScreens
	}
	f := newForm(e, "checkin", rec.Answers, facts, only...)
	if rec.Day == e.day && exercised(e.state, rec.Day.Add(-1)) {
		f.worded = map[string]string{"after_session": "_this_morning"}
	}
	return f
}

// exercised tells whether anything was done in a session of a day.
func exercised(s coach.State, day coach.Day) bool {
	return slices.ContainsFunc(s.Sessions, func(sess coach.Session) bool { return sess.Day == day && len(sess.Done) > 0 })
}

func (f *form) atFirstOpen() *form {
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
	at := c.form.def.Screens[c.form.screen].ID
	event := c.form.take(in)
	switch event {
	case formLeft:
		return c.left()
	case formStays:
		return nil
	}
	saved, again := c.saved(e)
	if c.resumed {
		c.rec = c.rec.GoneOnWith(e.now.Wall)
	}
	c.rec.Answers, c.rec.Finished = maps.Clone(c.form.answers), event == formFinished
	if again && len(e.state.Cancels(c.rec, e.lib.Triggers(), e.now.Wall)) > 0 {
		return goTo{correctCheckIn(e, saved, c.edited(saved, e), c.then(e, event, at))}
	}
	return keep{c.records(e), c.then(e, event, at)}
}

// saved is this check-in as it was saved last; false before its first screen.
func (c *checkIn) saved(e env) (coach.CheckIn, bool) {
	for _, old := range e.state.CheckIns {
		if old.ID == c.rec.ID {
			return old, true
		}
	}
	return coach.CheckIn{}, false
}

// edited is a saved check-in with the answers as they are now; the earlier ones
// are kept beside them.
func (c *checkIn) edited(saved coach.CheckIn, e env) coach.CheckIn {
	rec := saved.EditedAs(c.rec.Answers, e.now.Wall)
	rec.Finished = c.rec.Finished
	c.rec = rec
	return rec
}

// then is what follows an answer: what was ticked on the first screen is acted
// on at once, the end leads on to what the whole asks for.
func (c *checkIn) then(e env, event formEvent, at string) action {
	switch {
	case event == formFinished:
		return c.after(e)
	case at == newsScreen && event == formScreen && !c.rec.Answers.Has("news", "nothing"):
		return openCheckFor(e, c.rec)
	}
	return goTo{c}
}

// newsScreen is the first screen, "anything new?".
const newsScreen = "news"

// edit changes an earlier check-in. It is saved at its end; one that would cancel
// a check that is due asks first whether that was a mistake.
func (c *checkIn) edit(in Intent, e env) action {
	switch c.form.take(in) {
	case formLeft:
		return c.left()
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

// left is where Esc on the first question leads.
func (c *checkIn) left() action {
	if c.from != nil {
		return goTo{c.from}
	}
	return goToday{}
}

// records are the check-in and what it told about the patient for good: usual pain
// and medicines once, and how far the courses have come.
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
	if c.rec.Day != e.day || c.rec.ClockSet {
		return records
	}
	state := e.state.With(c.rec)
	state.Profile = p
	if reached := state.WithReached(e.lib, e.day); !slices.Equal(reached.Reached, p.Reached) {
		records = []coach.Record{c.rec, reached}
	}
	return records
}

// openCheckFor is the check that the ticks of the first screen ask for. It is
// opened whatever the day says: a check-in can run over 03:00.
func openCheckFor(e env, rec coach.CheckIn) action {
	triggers := e.lib.Triggers()
	if due := e.state.With(rec).DueChecks(triggers, e.now.Wall); len(due) > 0 {
		return openCheck{due: &due[0], itself: true}
	}
	for _, n := range triggers.News {
		if rec.Answers.Has(n.On(), n.Choice) {
			return openCheck{due: &coach.Due{Trigger: n.ID, Form: triage.Form{Kind: n.Form, Items: n.First}, Since: rec.At}, itself: true}
		}
	}
	return nil
}

// after is what the finished check-in leads to, decided at once: the check that
// it asks for, or Today.
func (c *checkIn) after(e env) action {
	if _, dark := e.words.Despair(c.rec.Answers.First("note")); dark && coach.DayOf(c.rec.At.In(e.now.Wall.Location())) == c.rec.Day {
		return askDark(e)
	}
	state := e.state
	for _, r := range c.records(e) {
		state = state.With(r)
	}
	due := state.DueChecks(e.lib.Triggers(), e.now.Wall)
	if filedLater := coach.DayOf(c.rec.At.In(e.now.Wall.Location())) != c.rec.Day; len(due) > 0 && !due[0].Offered() && !filedLater {
		return openCheck{due: &due[0], itself: true}
	}
	return goToday{}
}

func (c *checkIn) view(e env) views.View {
	p := c.form.page()
	if c.rec.Day != e.day {
		p.Title = e.say("checkin.of_day", content.Args{"Day": SayDate(e.words, c.rec.Day)})
	}
	p.Keys = c.form.hints(e.keys)
	return p
}
