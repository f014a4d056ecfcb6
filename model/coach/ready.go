package coach

import (
	"slices"

	"backcoach/content"
)

// ready tells whether the body is ready for the phase that began on a day: on one
// day since, at least, it was (clinical section D: moving up needs both the day and
// the readiness of section F). Days without a check-in say nothing; without any the
// calendar decides alone.
func (s State) ready(from, day Day) bool {
	told := false
	for on := max(from, day.Add(1-Window)); on <= day; on = on.Add(1) {
		if !s.Rated(on) {
			continue
		}
		if told = true; s.readyOn(on) {
			return true
		}
	}
	return !told
}

// readyOn tells whether a day was calm enough to move on: pain below that from which
// there is no session, slept, no worse morning, and no warning result that locks.
func (s State) readyOn(day Day) bool {
	for _, c := range s.on(day) {
		if pain, _ := c.PainNow(); pain >= startPainLimit || c.Answers.Has("sleep", "under_3h") {
			return false
		}
	}
	warned := slices.ContainsFunc(s.Checks, func(c Check) bool {
		return c.Side("body").Level() >= content.SameDay && (c.Day == day || c.Day < day && StaysOpen(c))
	})
	return !warned && s.saidOf(day) < worse
}
