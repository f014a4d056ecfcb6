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
	return stand.Phase.Exercises == 0 || s.tooMuch(day, s.painToRest(stand, day)) || s.locked(end)
}

// painToRest is the pain (NRS) from which a day has no session: only a clinic sets it
// above the usual limit (clinical section N8).
func (s State) painToRest(stand Stand, day Day) int {
	most := max(startPainLimit, stand.Phase.PainCap)
	for _, l := range s.Limits(day) {
		most = lower(most, l.PainCap)
	}
	return most
}

// tooMuch tells whether a day allowed no session for pain.
func (s State) tooMuch(day Day, most int) bool { return s.whyTooMuch(day, most).ID != "" }

// whyTooMuch says why a day allows no session for pain, so much of it at most: the
// pain itself, two exercises that hurt, or a third sore morning (clinical sections F
// and N8). No reason if it does.
func (s State) whyTooMuch(day Day, most int) Reason {
	pain, _ := s.PainNow(day)
	switch {
	case pain >= most:
		return Reason{ID: "pain_high", Rule: "N8", Args: content.Args{"Pain": pain}}
	case s.Reds(day) >= RedsToRest:
		return Reason{ID: "hurt_twice", Rule: "F4"}
	case s.soreMornings(day) >= 3:
		return Reason{ID: "sore_mornings", Rule: "F2"}
	}
	return Reason{}
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
