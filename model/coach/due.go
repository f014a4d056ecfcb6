package coach

import (
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// Due is a warning check that something asks for. Required ones lock a session
// until they are done.
type Due struct {
	Trigger string // T1 … T15, "recheck", or "first" for the first check of all
	Form    triage.Form
	Since   time.Time // a finished complete check from then on settles it
}

// firstCheck and recheck are the checks that no trigger of clinical section B5
// asks for: the one after set-up, and the repeat that a result asks for.
const (
	firstCheck = "first"
	recheck    = "recheck"
)

// mood is the trigger of the mood page. It gates nothing, so that saying how one
// feels never costs anything (clinical section N6).
const mood = "T15"

// evening is the second check of a day, which is offered and gates nothing
// (clinical section N1).
const evening = "evening"

// Required tells whether exercises wait for the check (clinical section N1).
func (d Due) Required() bool { return d.Trigger != mood && d.Trigger != evening }

// Offered tells whether the check only stands on Today and never opens by itself.
func (d Due) Offered() bool { return d.Trigger == evening }

// pressing is the order in which due checks are offered.
var pressing = []string{firstCheck, "T5", "T4", "T7", "T12", "T8", "T6", mood, "T11", "T1", "T2", "T3", recheck, "T9", "T10", "T14", "T13", evening}

// DueChecks lists the warning checks that are due at a moment, most pressing
// first, at most one for each trigger. It is empty when nothing asks for one.
// What a check-in or a session asked for stays due, also on later days, until a
// check settles it.
func (s State) DueChecks(t content.Triggers, now time.Time) []Due {
	if !s.anyFull() {
		return []Due{s.first(t, now)}
	}
	var due agenda
	j, deep := s.journal(), s.lastFull()
	for _, c := range s.CheckIns {
		if c.Day == DayOf(now) || !later(c.At, c.Edited).Before(deep) {
			due.add(s.open(s.askedBy(t, j, c, now))...)
		}
	}
	for _, sess := range s.Sessions {
		due.add(s.open(s.askedAfter(j, sess))...)
	}
	for _, e := range s.Entries {
		due.add(s.open(askedByWalk(e))...)
		due.add(s.open(askedByMedicine(t, e))...)
		due.add(s.open(askedBySport(e))...)
	}
	due.add(s.open(s.askedByRung())...)
	due.add(s.open(s.askedByMood(t, now))...)
	due.add(s.open(s.askedByFear(t))...)
	due.add(s.open(s.repeats(now))...)
	due.add(s.open(s.returned(now))...)
	due.add(s.open(s.routine(t, now))...)
	due.add(s.open(s.evenings(t, now))...)
	slices.SortStableFunc(due, func(a, b Due) int {
		return slices.Index(pressing, a.Trigger) - slices.Index(pressing, b.Trigger)
	})
	return due
}

// agenda is a list of due checks, one for each trigger.
type agenda []Due

// add puts checks on the list. Two of one trigger become one, which asks for
// all items of both, and is settled by what settles both.
func (a *agenda) add(due ...Due) {
	for _, d := range due {
		i := slices.IndexFunc(*a, func(old Due) bool { return old.Trigger == d.Trigger })
		if i < 0 {
			*a = append(*a, d)
			continue
		}
		old := &(*a)[i]
		old.Since = later(old.Since, d.Since)
		for _, item := range d.Form.Items {
			if !slices.Contains(old.Form.Items, item) {
				old.Form.Items = append(slices.Clip(old.Form.Items), item)
			}
		}
	}
}

// first is the full check after set-up; what the day's check-ins ticked is asked
// first.
func (s State) first(t content.Triggers, now time.Time) Due {
	d := Due{Trigger: firstCheck, Form: full()}
	for _, c := range s.on(DayOf(now)) {
		for _, asked := range newsOf(t, c) {
			d.Form.Items = append(d.Form.Items, asked.Form.Items...)
		}
	}
	return d
}

// open leaves out what was settled.
func (s State) open(due []Due) []Due {
	return slices.DeleteFunc(due, s.settled)
}

// settled tells whether a finished, complete check since then answers what is
// due: in full, or in the same short form; a targeted form if its items were part
// of it, and the mood page only so.
func (s State) settled(d Due) bool {
	return slices.ContainsFunc(s.Checks, func(c Check) bool {
		return s.complete(c) && !c.At.Before(d.Since) && (covers(c.Form, d.Form) || c.Form.Kind == "full" && d.Required())
	})
}

// complete tells whether a check was answered to its end, by the real clock
// unless this program itself runs on a set one.
func (s State) complete(c Check) bool {
	return c.Finished && c.Result.Complete && s.counts(c.Stamp)
}

func (s State) anyFull() bool {
	return s.Profile.Finished("first_check") || s.settled(Due{Form: full()})
}

func (s State) fullWithin(at time.Time, span time.Duration) bool {
	return s.settled(Due{Form: full(), Since: at.Add(-span)})
}

// lastFull is when the last complete full form was begun; the zero time without
// one. It settles whatever earlier check-ins asked for.
func (s State) lastFull() time.Time {
	var last time.Time
	for _, c := range s.Checks {
		if s.complete(c) && c.Form.Kind == "full" {
			last = later(last, c.At)
		}
	}
	return last
}

func full() triage.Form  { return triage.Form{Kind: "full"} }
func short() triage.Form { return triage.Form{Kind: "short"} }

// covers tells whether a check of one form answers what asks for another.
func covers(done, asked triage.Form) bool {
	if asked.Kind == "targeted" {
		return !slices.ContainsFunc(asked.Items, func(item string) bool { return !slices.Contains(done.Items, item) })
	}
	return done.Kind == "full" || done.Kind == asked.Kind
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
