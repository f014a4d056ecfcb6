package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// Decision is what today may hold.
type Decision string

// The decisions, from the most to the least restricted.
const (
	DecideLocked     Decision = "locked"      // an open warning result
	DecideCheckFirst Decision = "check_first" // a warning check is due
	DecideRest       Decision = "rest"        // a quiet day, or too much pain for a session
	DecideEasier     Decision = "easier"      // a shorter, gentler session
	DecideGo         Decision = "go"
)

// Plan is today's decision with its reasons, and the routine that it allows.
type Plan struct {
	Stand    Stand
	Decision Decision
	Reasons  []Reason
	Routine  []Planned // empty unless the decision is easier or go
}

// startPainLimit is the pain from which no session is offered (clinical section
// N8: start pain 6 or more).
const startPainLimit = 6

// Decide gives today's plan (S5: more pain, a worse morning or an open result
// never give more than without them).
func (s State) Decide(lib *content.Library, now time.Time) Plan {
	day := DayOf(now)
	stand, _ := s.Profile.OnDay(lib, day)
	p := Plan{Stand: stand, Decision: DecideGo, Routine: s.Routine(lib, day)}
	if ok, reason := MayStart(SessionActivity, s.OpenChecks(), s.DueChecks(lib.Triggers(), now), now); !ok {
		p.Decision = DecideLocked
		if reason.ID == "check_first" {
			p.Decision = DecideCheckFirst
		}
		return p.without(reason)
	}
	if len(p.Routine) == 0 {
		p.Decision = DecideRest
		return p.without(Reason{ID: "quiet_day", Rule: "N8"})
	}
	return p.afterCheckIn(s, day)
}

// afterCheckIn applies the day's check-in: its pain and its morning answer
// (clinical section N8).
func (p Plan) afterCheckIn(s State, day Day) Plan {
	c, ok := s.Latest(day)
	if !ok {
		return p
	}
	pain, _ := c.PainNow()
	back, rated := c.Answers.Int("back_now")
	delta := 0
	if usual := s.Usual(day); rated && usual >= 0 {
		delta = back - usual
	}
	morning := c.Answers.First("after_session")
	switch {
	case pain >= startPainLimit:
		p.Decision = DecideRest
		return p.without(Reason{ID: "pain_high", Rule: "N8", Args: content.Args{"Pain": pain}})
	case morning == "worse" || delta >= 2:
		return p.easier(Reason{ID: "worse_morning", Rule: "N8"})
	case morning == "lingering" || delta == 1:
		p.Reasons = append(p.Reasons, Reason{ID: "hold_level", Rule: "N8"})
	}
	return p
}

func (p Plan) without(r Reason) Plan {
	p.Routine, p.Reasons = nil, append(p.Reasons, r)
	return p
}

// easier keeps the gentlest part of the routine: one exercise less, at least
// two, the easing one always among them.
func (p Plan) easier(r Reason) Plan {
	p.Decision, p.Reasons = DecideEasier, append(p.Reasons, r)
	if n := len(p.Routine); n > 2 {
		p.Routine = slices.Delete(slices.Clone(p.Routine), 0, 1)
	}
	return p
}

// Red tells whether pain during an exercise stops it: at or over the cap of the
// phase, or two over the start and at least four (clinical section N8).
func Red(pain, start, limit int) bool {
	return pain >= limit || pain >= start+2 && pain >= 4
}

// Unfinished gives today's session that was left in the middle, if there is
// one. Of an earlier day there is none to go on with: it is closed as partly
// done.
func (s State) Unfinished(day Day) (Session, bool) {
	for _, sess := range slices.Backward(s.Sessions) {
		if sess.State == SessionRunning && sess.Day == day {
			return sess, true
		}
	}
	return Session{}, false
}

// Stale lists the sessions of earlier days that were never ended, closed
// honestly as partly done.
func (s State) Stale(day Day) []Session {
	var stale []Session
	for _, sess := range s.Sessions {
		if sess.State == SessionRunning && sess.Day < day {
			sess.State = SessionPartly
			stale = append(stale, sess)
		}
	}
	return stale
}
