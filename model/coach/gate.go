package coach

import (
	"time"

	"backcoach/content"
)

// Activity is something timed that a patient may start.
type Activity struct {
	ID string // session, or the id of an exercise
	// Allowed says under which open result it may run.
	Allowed content.Allowance
	// Quiet activities are those of the first quiet days (clinical section N8,
	// the P0 list): "go gently" allows them.
	Quiet bool
}

// SessionActivity is the exercise session.
var SessionActivity = Activity{ID: "session", Allowed: content.AllowedUnderNone}

// Reason says why something may not run, or why the day is as it is: the id of
// a sentence under "why", with its arguments, and the rule it comes from.
type Reason struct {
	ID   string
	Rule string
	Args content.Args
}

// MayStart decides whether an activity may start or go on (S1). It is the only
// gate: everything timed passes through it, on start and on resume. The results
// are the checks that stay open, judged as they stand at now; the due checks are
// those that are required. A mood result never locks anything.
func MayStart(a Activity, open []Check, due []Due, now time.Time) (bool, Reason) {
	if a.Allowed == content.AllowedAlways {
		return true, Reason{}
	}
	for _, c := range open {
		if reason, locks := StandingOf(c, now).locks(a); locks {
			return false, reason
		}
	}
	for _, d := range due {
		if a.Allowed == content.AllowedUnderNone && d.Trigger != "T15" {
			return false, Reason{ID: "check_first", Rule: "N6", Args: content.Args{"Trigger": d.Trigger}}
		}
	}
	return true, Reason{}
}

// locks tells whether an open result locks an activity: EMERGENCY locks all but
// what is always allowed, SAME_DAY locks what is allowed under none.
func (o Open) locks(a Activity) (Reason, bool) {
	switch {
	case !o.Check.AboutBody():
		return Reason{}, false
	case o.Level == content.Emergency:
		return Reason{ID: "emergency_open", Rule: "N6"}, true
	case o.Until != "" && a.Allowed == content.AllowedUnderNone:
		return Reason{ID: "not_until", Rule: "N6", Args: content.Args{"Day": string(o.Until)}}, true
	case o.Level == content.SameDay && a.Allowed == content.AllowedUnderNone && !(o.Gently && a.Quiet):
		return Reason{ID: "same_day_open", Rule: "N6"}, true
	}
	return Reason{}, false
}
