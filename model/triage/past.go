package triage

import (
	"strings"
	"time"
)

// tagSet is a set of treatment tags.
type tagSet uint32

const (
	maxTags = 32
	day     = 24 * time.Hour
	maxDays = 1 << 20 // "whenever it was"
)

// past is a treatment as seen from now (clinical section N4).
type past struct {
	maybe  tagSet // tags it may have, for what raises
	surely tagSet // tags it certainly has, for what eases
	dated  bool   // without a readable day it may have been at any time, but surely at none
	days   int    // calendar days since
	least  time.Duration
	most   time.Duration // least and most time since; they differ where the time of day is not known
}

// past places the treatments in time and leaves out those on a day to come.
func (e *Engine) past(treatments []Treatment, now time.Time) []past {
	placed := make([]past, 0, len(treatments))
	for _, t := range treatments {
		p := when(t, now)
		if p.dated && p.days < 0 {
			continue
		}
		p.maybe, p.surely = e.tagsOf(t)
		placed = append(placed, p)
	}
	return placed
}

func when(t Treatment, now time.Time) past {
	at, err := time.ParseInLocation(time.DateOnly, t.Date, now.Location())
	if err != nil {
		return past{}
	}
	y, m, d := at.Date()
	ny, nm, nd := now.Date()
	days := time.Date(ny, nm, nd, 0, 0, 0, 0, time.UTC).Sub(time.Date(y, m, d, 0, 0, 0, 0, time.UTC))
	first, last := at, time.Date(y, m, d, 23, 59, 0, 0, now.Location())
	if from, to, ok := span(t.Time); ok {
		first = time.Date(y, m, d, from.Hour(), from.Minute(), 0, 0, now.Location())
		last = time.Date(y, m, d, to.Hour(), to.Minute(), 0, 0, now.Location())
	}
	return past{dated: true, days: int(days / day), least: now.Sub(last), most: now.Sub(first)}
}

// span reads a time of day, or from when to when it may have been.
func span(text string) (from, to time.Time, ok bool) {
	first, last, several := strings.Cut(text, "-")
	if !several {
		last = first
	}
	from, err1 := time.Parse("15:04", first)
	to, err2 := time.Parse("15:04", last)
	return from, to, err1 == nil && err2 == nil && !to.Before(from)
}

// tagsOf gives the tags of a treatment. Where the subtype is not known it may be
// any of its type, and where the type is not known any at all.
func (e *Engine) tagsOf(t Treatment) (maybe, surely tagSet) {
	surely = ^tagSet(0)
	for _, exact := range []func(k kind) bool{
		func(k kind) bool {
			return t != (Treatment{Date: t.Date, Time: t.Time}) && k.row.Subtype == t.Subtype && (k.row.Type == t.Type || t.Type == "")
		},
		func(k kind) bool { return k.row.Type == t.Type },
		func(k kind) bool { return true },
	} {
		for _, k := range e.kinds {
			if exact(k) {
				maybe, surely = maybe|k.tags, surely&k.tags
			}
		}
		if maybe != 0 {
			return maybe, surely
		}
	}
	return 0, 0
}

// inDays tells whether a treatment with one of the tags may lie so many calendar
// days back, both ends included.
func (s *scene) inDays(tags tagSet, from, to int) bool {
	for _, p := range s.treatments {
		if p.maybe&tags != 0 && (!p.dated || (p.days >= from && p.days <= to)) {
			return true
		}
	}
	return false
}

// inHours tells whether a treatment with one of the tags may be at most so long
// ago. One later today counts: the time may have been entered wrongly.
func (s *scene) inHours(tags tagSet, most time.Duration) bool {
	for _, p := range s.treatments {
		if p.maybe&tags != 0 && (!p.dated || p.least <= most) {
			return true
		}
	}
	return false
}

// surely tells whether a treatment certainly has one of the tags and lies so long
// back even if it was at the first minute of its day.
func (s *scene) surely(tags tagSet, from, to time.Duration) bool {
	for _, p := range s.treatments {
		if p.surely&tags != 0 && p.dated && p.most >= from && p.most <= to {
			return true
		}
	}
	return false
}
