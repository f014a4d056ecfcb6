package coach

import (
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// Activity is something timed that a patient may start.
type Activity struct {
	ID string // session, or the id of an exercise
	// Allowed says under which open result it may run.
	Allowed content.Allowance
	// Quiet activities are those of the first quiet days (clinical section N8,
	// the P0 list): "go gently" allows them.
	Quiet bool
	// NotWith are the warning items with which SAME_DAY leaves it closed too.
	NotWith []string
}

// SessionActivity is the exercise session.
var SessionActivity = Activity{ID: "session", Allowed: content.AllowedUnderNone}

// ActivityOf is an activity of content as the gate sees it.
func ActivityOf(a content.Activity) Activity {
	return Activity{ID: a.ID, Allowed: a.AllowedUnder, Quiet: a.Quiet, NotWith: a.NotWith}
}

// activityOf finds an activity by id; without its entry nothing loosens it.
func activityOf(lib *content.Library, id string) Activity {
	for _, a := range lib.Activities() {
		if a.ID == id {
			return ActivityOf(a)
		}
	}
	return Activity{ID: id, Allowed: content.AllowedUnderNone}
}

// ExerciseActivity is an exercise by itself as the gate sees it.
func ExerciseActivity(e content.Exercise) Activity {
	return Activity{ID: e.ID, Allowed: e.AllowedUnder, Quiet: Quiet(e), NotWith: e.NotWith}
}

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
// those that are required. Of several that lock, the most urgent gives the
// reason. A mood result never locks anything.
func MayStart(a Activity, open []Check, due []Due, now time.Time) (bool, Reason) {
	if a.Allowed == content.AllowedAlways {
		return true, Reason{}
	}
	var worst *Open
	for _, c := range open {
		if o := StandingOf(c, now); o.locks(a) && (worst == nil || o.Body > worst.Body) {
			worst = &o
		}
	}
	if worst != nil {
		return false, worst.reason()
	}
	for _, d := range due {
		if a.Allowed == content.AllowedUnderNone && d.Required() {
			return false, Reason{ID: checkFirst, Rule: "N6", Args: content.Args{"Trigger": d.Trigger}}
		}
	}
	return true, Reason{}
}

const checkFirst = "check_first"

// locks tells whether an open result locks an activity: EMERGENCY locks all but
// what is always allowed, SAME_DAY locks what is allowed under none.
func (o Open) locks(a Activity) bool {
	switch {
	case o.Body == content.Emergency:
		return true
	case o.Body < content.SameDay:
		return false
	case a.Allowed == content.AllowedUnderNone:
		return !(o.Quiet && a.Quiet)
	}
	return o.Check.names(func(item string) bool { return slices.Contains(a.NotWith, item) })
}

// names tells whether a reason of the result names such an item.
func (c Check) names(such func(item string) bool) bool {
	return slices.ContainsFunc(c.Result.Reasons, func(r triage.Reason) bool { return slices.ContainsFunc(r.Items, such) })
}

func (o Open) reason() Reason {
	switch {
	case o.Body == content.Emergency:
		return Reason{ID: "emergency_open", Rule: "N6"}
	case o.Until != "":
		return Reason{ID: "not_until", Rule: "N6", Args: content.Args{"Day": string(o.Until)}}
	case o.Gently:
		return Reason{ID: "gently", Rule: "N6"}
	}
	return Reason{ID: "same_day_open", Rule: "N6"}
}
