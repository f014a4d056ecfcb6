package coach

import (
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// Limits of the triggers that look at numbers (clinical sections B5 and N5).
const (
	severePain   = 8              // T1: pain now, or worst since the last check-in
	riseOver     = 3              // T2: over the usual pain
	rests        = 48 * time.Hour // T1–T3, T9 and T10 rest this long after a complete full form
	usuallyHigh  = 6              // T1: with a usual pain above this it fires weekly only
	weekly       = 7 * 24 * time.Hour
	risingInARow = 3 // T3: days
)

// askedBy lists the checks that a check-in asks for, whether or not they were
// made since. What was entered for an earlier day counts from the end of that
// day; what an edit or a later sitting added counts from then.
func (s State) askedBy(t content.Triggers, j journal, c CheckIn, now time.Time) []Due {
	at := c.At
	if end := c.Day.Add(1).begins(now.Location()); end.Before(at) {
		at = end
	}
	due := s.triggers(t, j, c, now.Location())
	if c.Day < DayOf(now) {
		due = slices.DeleteFunc(due, func(d Due) bool { return d.Trigger == mood })
	}
	var unedited []Due
	early := c.early()
	if early != nil {
		old := c
		old.Answers = early
		before := s.With(old)
		unedited = before.triggers(t, before.journal(), old, now.Location())
	}
	for i := range due {
		due[i].Since = at
		if early != nil && !asks(unedited, due[i].Trigger) {
			due[i].Since = later(at, c.Edited)
		}
	}
	return due
}

func asks(due []Due, trigger string) bool {
	return slices.ContainsFunc(due, func(d Due) bool { return d.Trigger == trigger })
}

// triggers lists what the answers of a check-in ask for, and what was walked before
// it.
func (s State) triggers(t content.Triggers, j journal, c CheckIn, zone *time.Location) []Due {
	due := newsOf(t, c)
	if s.legSpread(c) && !asks(due, "T4") {
		due = append(due, Due{Trigger: "T4", Form: formOf(t, "T4")})
	}
	if s.resting(c) {
		return due
	}
	if pain, _ := c.worst(); s.severe(j, pain, c.Day, c.At) {
		due = append(due, Due{Trigger: "T1", Form: full()})
	}
	if s.risen(j, c) {
		due = append(due, Due{Trigger: "T2", Form: full()})
	}
	if j.rising(c.Day) {
		due = append(due, Due{Trigger: "T3", Form: full()})
	}
	if s.sleptShort(c) {
		due = append(due, Due{Trigger: "T9", Form: short()})
	}
	if s.walkedLess(c.Day, zone) {
		due = append(due, Due{Trigger: "T10", Form: short()})
	}
	return due
}

// newsOf gives the checks that single answers of the check-in ask for.
func newsOf(t content.Triggers, c CheckIn) []Due {
	var due []Due
	for _, n := range t.News {
		if c.Answers.Has(n.On(), n.Choice) {
			due = append(due, Due{Trigger: n.ID, Form: triage.Form{Kind: n.Form, Items: n.First}})
		}
	}
	return due
}

// formOf is the form that the content gives a trigger; the full one if it names
// none.
func formOf(t content.Triggers, trigger string) triage.Form {
	for _, n := range t.News {
		if n.ID == trigger {
			return triage.Form{Kind: n.Form, Items: n.First}
		}
	}
	return full()
}

// resting tells whether T1 to T3, T9 and T10 rest: nothing new, not up by one, and a
// complete full form within 48 hours (clinical section N5).
func (s State) resting(c CheckIn) bool {
	if !c.Answers.Has("news", "nothing") || !s.fullWithin(c.At, rests) {
		return false
	}
	pain, ok := c.worst()
	if !ok {
		return true
	}
	old, found := s.before(c, func(c CheckIn) bool { _, ok := c.worst(); return ok })
	was, _ := old.worst()
	return found && pain <= was
}

// severe is T1. Somebody whose usual pain is high is not asked every day.
func (s State) severe(j journal, pain int, day Day, at time.Time) bool {
	usual := s.usual(j, inBack, day)
	return pain >= severePain && (usual <= usuallyHigh || pain > usual || !s.fullWithin(at, weekly))
}

// askedAfter lists the checks that a session asks for: one for a warning with pain
// (T12), and for severe pain at its end (T1).
func (s State) askedAfter(j journal, sess Session) []Due {
	var due []Due
	if sess.StoppedFor != "" {
		due = append(due, Due{"T12", full(), later(sess.At, sess.StoppedAt)})
	}
	if sess.EndPain != nil && s.severe(j, *sess.EndPain, sess.Day, sess.EndedAt) {
		due = append(due, Due{"T1", full(), later(sess.At, sess.EndedAt)})
	}
	return due
}

// risen is T2: back or leg pain now, each against what is usual for it.
func (s State) risen(j journal, c CheckIn) bool {
	return s.over(j, c, riseOver)
}

// rising is T3: the mean of "back now" rose three days in a row, by one each
// day or by two in all.
func (j journal) rising(day Day) bool {
	var means [risingInARow + 1]float64
	for i := range means {
		mean, ok := j.mean(inBack, day.Add(i-risingInARow))
		if !ok {
			return false
		}
		means[i] = mean
	}
	each := true
	for i := 1; i < len(means); i++ {
		rise := means[i] - means[i-1]
		if rise <= 0 {
			return false
		}
		each = each && rise >= 1
	}
	return each || means[risingInARow]-means[0] >= 2
}

// sleptShort is T9: under three hours of sleep in this and the night before.
func (s State) sleptShort(c CheckIn) bool {
	const short = "under_3h"
	return c.Answers.Has("sleep", short) && s.said(c.Day.Add(-1), "sleep") == short
}
