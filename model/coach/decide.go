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

// startPainLimit is the pain (NRS) from which there is no session (clinical section
// N8).
const startPainLimit = 6

// RedsToRest is how many exercises of one day, stopped for pain, end its session
// and make it a day of rest (clinical sections F and N8).
const RedsToRest = 2

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
	pain, _ := s.PainNow(day)
	most := max(startPainLimit, p.Stand.Phase.PainCap) // only a clinic sets the cap above it
	for _, l := range s.Limits(day) {
		most = lower(most, l.PainCap)
	}
	j := s.journal()
	sore := s.soreMornings(day)
	switch m := s.morning(j, day); {
	case pain >= most:
		return p.without(DecideRest, Reason{ID: "pain_high", Rule: "N8", Args: content.Args{"Pain": pain}})
	case s.Reds(day) >= RedsToRest:
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

// Left is what of a session that was begun may still be done: on a day that became
// easier since, only as many exercises as that has, the last ones, and no more of
// each. What follows a RED stays as it is.
func (p Plan) Left(rest []Planned, done int) []Planned {
	if p.Decision != DecideEasier {
		return rest
	}
	left := slices.Clone(rest)
	for i, planned := range left {
		at := slices.IndexFunc(p.Routine, func(now Planned) bool { return now.Exercise == planned.Exercise })
		if at >= 0 && planned.By != ByEasier {
			left[i] = p.Routine[at]
		}
	}
	return left[max(0, len(left)-max(1, len(p.Routine)-done)):]
}

// Reds counts the exercises of a day, in all of its sessions, that were stopped for
// pain.
func (s State) Reds(day Day) int {
	n := 0
	for _, sess := range s.Sessions {
		if sess.Day == day {
			n += sess.Reds
		}
	}
	return n
}

// RedFrom is the pain (NRS) during an exercise from which it is stopped: the cap of
// the phase, or two over the start and at least four (clinical section N8).
func RedFrom(start, limit int) int { return min(limit, max(start+2, 4)) }

// Red tells whether pain during an exercise stops it, as [RedFrom] says.
func Red(pain, start, limit int) bool { return pain >= RedFrom(start, limit) }

// redOn lists the exercises that were stopped for pain on a day.
func (s State) redOn(day Day) []string {
	var ids []string
	for _, sess := range s.Sessions {
		for _, o := range sess.Done {
			if sess.Day == day && o.Red {
				ids = append(ids, o.Exercise)
			}
		}
	}
	return ids
}
