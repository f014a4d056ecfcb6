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

// Limits of a day's session.
const (
	startPainLimit = 6 // no session from this pain on (clinical section N8)
	redsToRest     = 2 // exercises of one day stopped for pain (clinical section F)
)

// Decide gives today's plan (S5: more pain, a worse morning or an open result
// never give more than without them).
func (s State) Decide(lib *content.Library, now time.Time) Plan {
	day := DayOf(now)
	stand, _ := s.Stand(lib, day)
	p := Plan{Stand: stand, Decision: DecideGo, Routine: s.Routine(lib, day)}
	if ok, reason := MayStart(SessionActivity, s.OpenChecks(), s.DueChecks(lib.Triggers(), now), now); !ok {
		if reason.ID == checkFirst {
			return p.without(DecideCheckFirst, reason)
		}
		return p.without(DecideLocked, reason)
	}
	switch {
	case len(p.Routine) == 0 && stand.Phase.Exercises == 0:
		return p.without(DecideRest, Reason{ID: "quiet_day", Rule: "N8"})
	case len(p.Routine) == 0:
		return p.without(DecideRest, Reason{ID: "none_fits", Rule: "N9"})
	}
	return p.fit(s, lib, day)
}

// fit makes the plan fit how the day is going: the pain, the exercises that were
// stopped, and the mornings up to today (clinical sections F and N8).
func (p Plan) fit(s State, lib *content.Library, day Day) Plan {
	pain, _ := s.painNow(day)
	most := max(startPainLimit, p.Stand.Phase.PainCap) // only a clinic sets the cap above it
	for _, l := range s.Limits(day) {
		most = lower(most, l.PainCap)
	}
	j := s.journal()
	sore := s.soreMornings(day)
	switch m := s.morning(j, day); {
	case pain >= most:
		return p.without(DecideRest, Reason{ID: "pain_high", Rule: "N8", Args: content.Args{"Pain": pain}})
	case s.reds(day) >= redsToRest:
		return p.without(DecideRest, Reason{ID: "hurt_twice", Rule: "F"})
	case sore >= 3:
		return p.without(DecideRest, Reason{ID: "sore_mornings", Rule: "N8"})
	case m >= worse, sore == 2:
		return p.easier(lib, Reason{ID: "worse_morning", Rule: "N8"})
	case m == lingering:
		p.Reasons = append(p.Reasons, Reason{ID: "hold_level", Rule: "N8"})
	}
	return p
}

func (p Plan) without(d Decision, r Reason) Plan {
	p.Decision, p.Routine, p.Reasons = d, nil, append(p.Reasons, r)
	return p
}

// easier makes the session shorter and gentler: one exercise less, at least two,
// the easing one always among them, and one level down (clinical section N8). What
// is at the lowest level stays as it is where there is an exercise less.
func (p Plan) easier(lib *content.Library, r Reason) Plan {
	p.Decision, p.Reasons, p.Routine = DecideEasier, append(p.Reasons, r), slices.Clone(p.Routine)
	shorter := len(p.Routine) > 2
	if shorter {
		i := slices.IndexFunc(p.Routine, func(planned Planned) bool {
			e, ok := lib.Exercise(planned.Exercise)
			return !ok || e.Role != "ease"
		})
		p.Routine = slices.Delete(p.Routine, max(i, 0), max(i, 0)+1)
	}
	for i, planned := range p.Routine {
		lowest := planned.Level <= 1 && planned.Dose == nil
		if less, ok := planned.Easier(lib, 0); ok && !(shorter && lowest) {
			p.Routine[i] = less
		}
	}
	return p
}

// reds counts the exercises of a day that were stopped for pain.
func (s State) reds(day Day) int {
	n := 0
	for _, sess := range s.Sessions {
		if sess.Day == day {
			n += sess.Reds
		}
	}
	return n
}

// Red tells whether pain during an exercise stops it: at or over the cap of the
// phase, or two over the start and at least four (clinical section N8).
func Red(pain, start, limit int) bool {
	return pain >= limit || pain >= start+2 && pain >= 4
}
