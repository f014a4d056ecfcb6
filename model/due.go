package model

import (
	"slices"
	"time"

	"backcoach/model/coach"
	"backcoach/model/triage"
)

// dueOf is the check that a trigger asks for now; false if it asks for none.
func dueOf(e env, trigger string) (coach.Due, bool) {
	due := e.state.DueChecks(e.lib.Triggers(), e.now.Wall)
	i := slices.IndexFunc(due, func(d coach.Due) bool { return d.Trigger == trigger })
	if i < 0 {
		return coach.Due{}, false
	}
	return due[i], true
}

// fullCheck opens the full check that follows on pain with a warning besides (T12).
func fullCheck(since time.Time) action {
	return openCheck{due: &coach.Due{Trigger: "T12", Form: triage.Form{Kind: "full"}, Since: since}, itself: true}
}

// wordCheck is the full check that a word of alarm asks for, as in any note (T6).
func wordCheck(e env, entry coach.Entry) action {
	e.state = e.state.With(entry)
	if due, asks := dueOf(e, "T6"); asks {
		return openCheck{due: &due, itself: true}
	}
	return openCheck{itself: true}
}

// askDark opens the two questions about dark thoughts, as any note with such words does.
func askDark(e env) action {
	return openCheck{due: &coach.Due{Trigger: "T15", Form: moodForm(e)}, itself: true}
}
