package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// What a past day was like is worked out again from the records and never stored:
// what decides about rest (pain, reds, mornings, open results) is all in the window,
// and looking at seven days costs about a tenth of one decision. What was
// changed later counts as it stands now.

// restAdvised tells whether a day was one of rest by the plan: a quiet day of the
// phase, a day with too much pain, or one that an open result locked. A check that
// was merely due is no rest. The end is when the day is looked at: its last moment,
// or now.
func (s State) restAdvised(lib *content.Library, day Day, end time.Time) bool {
	stand, ok := s.Stand(lib, day)
	if !ok {
		return false
	}
	most := max(startPainLimit, stand.Phase.PainCap)
	for _, l := range s.Limits(day) {
		most = lower(most, l.PainCap)
	}
	return stand.Phase.Exercises == 0 || s.tooMuch(day, most) || s.locked(end)
}

// tooMuch tells whether a day allowed no session, as [Plan] says it: pain at the
// limit, two exercises that hurt, or a third sore morning.
func (s State) tooMuch(day Day, most int) bool {
	pain, _ := s.PainNow(day)
	return pain >= most || s.Reds(day) >= RedsToRest || s.soreMornings(day) >= 3
}

// locked tells whether an open result locked exercises at a moment.
func (s State) locked(at time.Time) bool {
	ok, _ := MayStart(SessionActivity, s.openAt(at), nil, at)
	return !ok
}

// openAt lists the checks that stayed open at a moment, with what had been told
// until then.
func (s State) openAt(at time.Time) []Check {
	var open []Check
	for _, c := range s.Checks {
		if c.Level() < content.Soon || c.At.After(at) {
			continue
		}
		c.Closing = slices.DeleteFunc(slices.Clone(c.Closing), func(told Closing) bool { return told.At.After(at) })
		resolver := slices.IndexFunc(s.Checks, func(by Check) bool { return by.ID == c.ResolvedBy })
		if resolver >= 0 && s.Checks[resolver].At.After(at) {
			c.ResolvedBy = ""
		}
		if StaysOpen(c) {
			open = append(open, c)
		}
	}
	return open
}

// guarded tells whether a day is protected: one on which a check reached SAME_DAY or
// more, or the day after it.
func (s State) guarded(day Day) bool {
	return slices.ContainsFunc(s.Checks, func(c Check) bool {
		ago := day.Since(c.Day)
		return c.Level() >= content.SameDay && (ago == 0 || ago == 1)
	})
}
