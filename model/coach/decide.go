package coach

import (
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/player"
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
	// Grades say why each exercise of the routine is at its dose, in the same order.
	Grades []Reason
	// For say why each was chosen before others of its part, in the same order; empty
	// where for nothing.
	For []Reason
	// lowered are the exercises that are less than the last time.
	lowered map[string]bool
}

// startPainLimit is the pain (NRS) from which there is no session (clinical section
// N8).
const startPainLimit = 6

// RedsToRest is how many exercises of one day, stopped for pain, end its session
// and make it a day of rest (clinical sections F and N8).
const RedsToRest = 2

// Decide gives today's plan (S5: more pain, a worse morning or an open result
// never give more than without them), as the patient chose it within what it allows.
func (s State) Decide(lib *content.Library, now time.Time) Plan {
	day := DayOf(now)
	stand, _ := s.Stand(lib, day)
	p := Plan{Stand: stand, Decision: DecideGo}.with(s.session(lib, day))
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
	if !s.Profile.Finished("conditions") { // no movement was asked about: only the quiet ones are offered
		p.Reasons = append(p.Reasons, Reason{ID: "unasked", Rule: "N8"})
	}
	p = p.fit(s, lib, day).chosen(s, lib, day)
	if len(p.Routine) == 0 { // what it would have been is no reason for none
		p.Reasons = slices.DeleteFunc(slices.Clone(p.Reasons), func(r Reason) bool { return r.ID == "unasked" })
	}
	return p
}

// with gives the plan with a session.
func (p Plan) with(session []Offer) Plan {
	p.Routine, p.Grades, p.For, p.lowered = planned(session), nil, nil, map[string]bool{}
	for _, o := range session {
		p.lowered[o.Planned.Exercise] = o.Grade.Lowered
		why := o.Grade.Why
		if o.Planned.By == ByClinic {
			why = Reason{ID: "clinic", Rule: "N9"}
		}
		p.Grades, p.For = append(p.Grades, why), append(p.For, o.For)
	}
	return p
}

// fit makes the plan fit how the day is going: the pain, the exercises that were
// stopped, and the mornings up to today (clinical sections F and N8).
func (p Plan) fit(s State, lib *content.Library, day Day) Plan {
	if why := s.whyTooMuch(day, s.painToRest(p.Stand, day)); why.ID != "" {
		return p.without(DecideRest, why)
	}
	if s.SedatedToday(lib, day) {
		return p.without(DecideRest, Reason{ID: newSedating, Rule: "F4"})
	}
	switch m := s.morning(s.journal(), day); {
	case m >= worse, s.soreMornings(day) == 2:
		return p.easier(lib, Reason{ID: "worse_morning", Rule: "F2"})
	case m == lingering:
		p.Reasons = append(p.Reasons, Reason{ID: "hold_level", Rule: "F2"})
	}
	return p
}

func (p Plan) without(d Decision, r Reason) Plan {
	p.Decision, p.Routine, p.Grades, p.For, p.Reasons = d, nil, nil, nil, append(p.Reasons, r)
	return p
}

// easier makes the session shorter and gentler: one exercise less, at least two,
// the easing one always among them, and one level down (clinical section N8). The
// plan's own exercises are at the lower level already, because of the same morning;
// what a clinic prescribed is lowered here. What is at the lowest level stays as it
// is where there is an exercise less.
func (p Plan) easier(lib *content.Library, r Reason) Plan {
	p.Decision, p.Reasons = DecideEasier, append(p.Reasons, r)
	p.Routine, p.Grades, p.For = slices.Clone(p.Routine), slices.Clone(p.Grades), slices.Clone(p.For)
	shorter := len(p.Routine) > 2
	if shorter {
		p = p.oneLess(lib)
	}
	for i, planned := range p.Routine {
		lowest := planned.Level <= 1 && planned.Dose == nil
		if lowest && shorter || p.lowered[planned.Exercise] {
			continue
		}
		if less, ok := planned.lower(lib); ok {
			p.Routine[i], p.Grades[i] = less, r
		}
	}
	return p
}

// oneLess leaves the first exercise out that is more than easing off.
func (p Plan) oneLess(lib *content.Library) Plan {
	i := max(0, slices.IndexFunc(p.Routine, func(planned Planned) bool {
		e, ok := lib.Exercise(planned.Exercise)
		return !ok || e.Role != "ease"
	}))
	p.Routine = slices.Delete(slices.Clone(p.Routine), i, i+1)
	p.Grades = slices.Delete(slices.Clone(p.Grades), i, i+1)
	p.For = slices.Delete(slices.Clone(p.For), i, i+1)
	return p
}

// LaidOut gives the steps of the plan's session, one for each exercise, and their time
// line. It is empty where nothing is planned.
func (p Plan) LaidOut(lib *content.Library) ([]player.Step, player.Timeline) {
	var steps []player.Step
	for _, planned := range p.Routine {
		step, _ := planned.Step(lib)
		steps = append(steps, step)
	}
	line, err := player.Compile(steps)
	if err != nil {
		panic("coach: a plan cannot be laid out: " + err.Error()) // offers are only what can be
	}
	return steps, line
}

// Left is what of a session that was begun may still be done: on a day that became
// easier since, or that the patient wants gentler, no more of each than that has; on
// an easier one only as many exercises, the last ones. What follows a RED stays as it
// is, on top of these.
func (p Plan) Left(lib *content.Library, begun, rest []Planned) []Planned {
	left := p.easingLeft(rest)
	for i, planned := range left {
		at := slices.IndexFunc(p.Routine, func(now Planned) bool { return now.Exercise == planned.Exercise })
		madeLess := planned.By == ByEasier || planned.By == ByGentler
		if at >= 0 && !madeLess && p.eased() && p.Routine[at].noMore(lib, planned) {
			left[i] = p.Routine[at]
		}
	}
	if p.Decision != DecideEasier {
		return left
	}
	room := max(1, len(p.Routine)-counted(begun))
	for over := counted(left) - room; over > 0; over-- {
		first := slices.IndexFunc(left, counts)
		left = slices.Delete(left, first, first+1)
	}
	return left
}

// counts tells whether an exercise is one of those that a day has so many of.
func counts(p Planned) bool { return p.By != ByGentler }

func counted(plan []Planned) int {
	n := 0
	for _, p := range plan {
		if counts(p) {
			n++
		}
	}
	return n
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
