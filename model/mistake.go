package model

import (
	"backcoach/model/coach"
	"backcoach/views"
)

// mistake asks before a correction that would lower EMERGENCY or SAME_DAY, or
// cancel a warning check that is due (clinical section B3). It shows the answers
// in question; the old and the new ones are both kept.
type mistake struct {
	pick *pickOne
	said []views.Said
	// rec is the check whose result would be lowered, nil for a check-in.
	rec *coach.Check
	// stay is what follows if the answers were true, correct if they were not.
	stay    action
	correct func(e env) action
	// before is where Esc leads, nil where it stays.
	before func(e env) action
}

func newMistake(e env) *mistake {
	say := func(id string) string { return e.say("mistake." + id) }
	return &mistake{pick: newPickOne([]string{"keep", "mistake"}, say, nil)}
}

// correctCheck asks about the answers to the page before that led to a check's
// result.
func correctCheck(e env, c *check) *mistake {
	m, rec := newMistake(e), c.record()
	m.rec, m.stay = &rec, goTo{newAdvice(e, rec)}
	for _, item := range c.decidingHere() {
		m.said = append(m.said, views.Said{Ask: e.say("item." + item + ".ask"), Answer: choiceLabel(e, item, rec.Answers[item].Choice)})
	}
	m.correct, m.before = c.reopen, c.skip
	return m
}

// correctCheckIn asks about an edit that would cancel a check that is due.
func correctCheckIn(e env, old, edited coach.CheckIn, then action) *mistake {
	m := newMistake(e)
	m.stay = goToday{}
	def, _ := e.lib.Form("checkin")
	for _, screen := range def.Screens {
		for _, q := range screen.Questions {
			was := sayAnswer(e.words, "checkin", q, old.Answers[q.ID], e.day)
			if was != sayAnswer(e.words, "checkin", q, edited.Answers[q.ID], e.day) {
				m.said = append(m.said, views.Said{Ask: e.say("form.checkin." + q.ID + ".ask"), Answer: was})
			}
		}
	}
	m.correct = func(env) action { return keep{[]coach.Record{edited}, then} }
	return m
}

func (m *mistake) mode() mode { return choosing }

func (m *mistake) take(in Intent, e env) action {
	switch {
	case in.Kind == Back && m.before != nil && !in.Repeat:
		return m.before(e)
	case in.Kind == Back:
		return m.stay
	}
	if in.Repeat || !m.pick.take(in) {
		return nil
	}
	if m.pick.values()[0] == "keep" {
		return m.stay
	}
	return m.correct(e)
}

func (m *mistake) short(e env) string {
	if m.rec == nil || m.rec.Result.How() == "" {
		return ""
	}
	return shortAdvice(e, *m.rec)
}

func (m *mistake) view(e env) views.View {
	p := views.Page{
		Title: e.say("check.title"), Lead: e.say("mistake.ask"), Body: []string{e.say("mistake.help")}, Said: m.said,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.scroll), Words: wordsOf(e.words),
	}
	if m.rec != nil {
		p.Notice = reachedNotice(e, *m.rec)
	}
	m.pick.draw(&p)
	return p
}
