package coach

import (
	"slices"

	"backcoach/content"
	"backcoach/model/triage"
)

// Reached is how far a patient has come in the course after one treatment: the first
// day of the furthest stretch that has begun. It outlasts the window, so that a bad
// week after a year takes no phase back.
type Reached struct {
	Type    string `json:"type"`
	Subtype string `json:"subtype,omitempty"`
	Date    Day    `json:"date"`
	From    int    `json:"from"`
}

func (r Reached) of(t triage.Treatment) bool {
	return r.Type == t.Type && r.Subtype == t.Subtype && r.Date == Day(t.Date)
}

// bodyDay is the day of a course as which the n-th after a treatment counts: n itself,
// or the last of the stretch that holds because the body was not ready for the next.
// Each stretch needs its day and, since then, one on which the body was ready
// (clinical section D: moving up needs both). Where nothing was kept the calendar
// decides about what began before the window, and about all if nothing was told in it.
func (s State) bodyDay(course content.Course, t triage.Treatment, n int, day Day) int {
	i := slices.IndexFunc(s.Profile.Reached, func(r Reached) bool { return r.of(t) })
	from := course.On(max(0, n-Window)).From
	switch {
	case i >= 0:
		from = s.Profile.Reached[i].From
	case !s.rates(day):
		return n
	}
	for _, p := range course.Phases {
		if p.From > from && p.From <= n && !s.ready(day.Add(p.From-n), day) {
			return p.From - 1
		}
	}
	return n
}

// WithReached gives the profile with how far each course has come on a day, by the
// check-ins so far. It only rises.
func (s State) WithReached(lib *content.Library, day Day) Profile {
	p := s.Profile
	p.Reached = nil
	for _, t := range p.Treatments {
		course, _, ok := lib.Treatment(t.Type, t.Subtype)
		if !ok {
			continue
		}
		n := daysSince(t, day)
		r := Reached{t.Type, t.Subtype, Day(t.Date), course.On(s.bodyDay(course, t, n, day)).From}
		if i := slices.IndexFunc(s.Profile.Reached, func(old Reached) bool { return old.of(t) }); i >= 0 {
			r.From = max(r.From, s.Profile.Reached[i].From)
		}
		p.Reached = append(p.Reached, r)
	}
	return p
}

// rates tells whether pain was given on any day of the window.
func (s State) rates(day Day) bool {
	return slices.ContainsFunc(s.CheckIns, func(c CheckIn) bool {
		_, rated := c.PainNow()
		return rated && c.Day <= day && day.Since(c.Day) < Window
	})
}

// ready tells whether on a day since the body was ready for more.
func (s State) ready(from, day Day) bool {
	for on := max(from, day.Add(1-Window)); on <= day; on = on.Add(1) {
		if s.readyOn(on) {
			return true
		}
	}
	return false
}

// readyOn tells whether a day was calm enough to move on: pain below that from which
// there is no session, slept, no worse morning, and no warning result that locks.
// What was told by a clock that was set makes no day ready.
func (s State) readyOn(day Day) bool {
	rated := false
	for _, c := range s.on(day) {
		pain, told := c.PainNow()
		if pain >= startPainLimit || c.Answers.Has("sleep", "under_3h") {
			return false
		}
		rated = rated || told && s.counts(c.Stamp)
	}
	warned := slices.ContainsFunc(s.Checks, func(c Check) bool {
		return c.Side("body").Level() >= content.SameDay && (c.Day == day || c.Day < day && StaysOpen(c))
	})
	return rated && !warned && s.saidOf(day) < worse
}

// counts tells whether what was told raises anything: not if the clock was set, unless
// this program itself runs on a set one.
func (s State) counts(stamp Stamp) bool { return s.ClockSet || !stamp.ClockSet }
