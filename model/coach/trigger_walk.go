package coach

import (
	"time"

	"backcoach/content"
)

// What T10 compares (clinical section B5): the three days before a check-in with
// the seven before them, of which at least three have to be known.
const (
	lessDays   = 3
	beforeDays = 7
	// mostDays of the seven days before with a walk make a day without one mean that
	// none was walked; else it says nothing.
	mostDays = 4
)

// walkedLess is T10: three days in a row with less than half of the minutes that
// were usual before, and no plan that says why. Today is not over yet and counts
// for nothing.
func (s State) walkedLess(day Day, zone *time.Location) bool {
	var minutes [lessDays + beforeDays]int // yesterday first
	for _, e := range s.Entries {
		if ago := day.Since(e.Day); e.What == EntryWalk && ago >= 1 && ago <= len(minutes) {
			minutes[ago-1] += e.Minutes
		}
	}
	total, told := 0, 0
	for _, m := range minutes[lessDays:] {
		total += m
		told += min(m, 1)
	}
	if told < usualLeft {
		return false
	}
	for _, m := range minutes[:lessDays] {
		if m == 0 && told < mostDays || 2*m*told >= total {
			return false
		}
	}
	return !s.lessByPlan(day, zone)
}

// lessByPlan tells whether less walking was what the days asked for: a treatment
// since the first day that is compared, a clinic's word about walking, or a day of
// rest or with an open result among the three, in the zone in which days end.
func (s State) lessByPlan(day Day, zone *time.Location) bool {
	if s.Profile.treatedAfter(day.Add(-lessDays - beforeDays - 1)) {
		return true
	}
	for i := range lessDays {
		past := day.Add(-1 - i)
		for _, l := range s.Limits(past) {
			if l.Walk != "" || l.Phase != "" || l.Forbids(content.Exercise{ID: "walk"}) {
				return true
			}
		}
		if s.tooMuch(past, startPainLimit) || s.locked(past.Add(1).begins(zone)) || s.guarded(past) {
			return true
		}
	}
	return false
}

// askedByWalk is T12 for a walk that was ended for a warning with pain, or for pain
// of which nobody said yet what came with it.
func askedByWalk(e Entry) []Due {
	if e.What != EntryWalk || e.Feel != "hurt" || e.Of == "" {
		return nil
	}
	return []Due{{"T12", full(), e.At}}
}
