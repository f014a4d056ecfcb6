package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// Ladder is one way back to daily life as it stands on a day.
type Ladder struct {
	ID    string
	Off   bool // the patient put it aside
	Steps []Step
	// Now is the index of the step that is practised; -1 if none is open. Goes are the
	// good goes on it so far.
	Now  int
	Goes int
	// Done is set once the last step is done.
	Done bool
	// Why says why nothing of the ladder is to be tried today; empty if Now may be.
	Why Reason
	// SetBack is set in the days after a setback, in which no later step may be named.
	SetBack bool
}

// Step is a rung as it stands on a day.
type Step struct {
	content.Rung
	Done bool
	// Why says why it is not to be tried: its own limits, or that others come first.
	Why Reason
	// LeftOut is set where the reason is a condition that does not end by itself: the
	// ladder goes on without the step.
	LeftOut bool
	// Here is set where the patient may say that it is the one to stand on: a later one
	// that is done in daily life already, or an earlier one to begin with again.
	Here bool
	// Tried tells whether something was told of it today.
	Tried bool
}

// Step gives the step that is practised; false if none is open.
func (l Ladder) Step() (Step, bool) {
	if l.Now < 0 {
		return Step{}, false
	}
	return l.Steps[l.Now], true
}

// LadderActivity is trying a step back to daily life (clinical section N6, X).
func LadderActivity(lib *content.Library) Activity { return activityOf(lib, "ladder") }

// Ladders says where every ladder stands at a moment. A step is to be tried only if
// every limit of its own allows it, nothing is locked, the day is no bad one, and
// nothing else was begun today (S5).
func (s State) Ladders(lib *content.Library, now time.Time) []Ladder {
	return s.ladders(lib, DayOf(now), s.laddersRest(lib, now))
}

func (s State) ladders(lib *content.Library, day Day, resting Reason) []Ladder {
	c, r := s.climber(lib, day), s.reach(lib, day)
	fresh := s.freshOn(lib, day)
	var all []Ladder
	for _, l := range lib.Ladders() {
		w := c.way(l)
		h := c.height(w)
		at := w.above(h)
		ladder := Ladder{ID: l.ID, Off: s.Profile.Climb(l.ID).Off, Now: -1, SetBack: c.setBack(w, day)}
		for i, rung := range l.Rungs {
			step := Step{Rung: rung, Why: r.whyNot(rung), LeftOut: c.leftOut(rung), Tried: s.tried(rung.ID, day)}
			if step.Why.ID == "" && i <= at {
				ladder.Now = i
			}
			ladder.Steps = append(ladder.Steps, step)
		}
		ladder.settle(at, h.goes)
		all = append(all, ladder.today(resting, s, fresh, day).named())
	}
	return all
}

// settle marks the steps below the one that is practised as done, and those above it
// as later.
func (l *Ladder) settle(reached, goes int) {
	last := len(l.Steps) - 1
	for last > 0 && l.Steps[last].LeftOut {
		last--
	}
	l.Done = reached >= len(l.Steps) && l.Now == last
	if l.Now == reached {
		l.Goes = goes
	}
	for i := range l.Steps {
		step := &l.Steps[i]
		switch {
		case step.LeftOut:
		case i < l.Now, l.Done:
			step.Done = true
		case i > l.Now && step.Why.ID == "":
			step.Why = Reason{ID: "next", Rule: "I"}
		}
	}
}

// today says whether the step may be tried today.
func (l Ladder) today(resting Reason, s State, fresh []string, day Day) Ladder {
	switch step, open := l.Step(); {
	case l.Off:
		l.Why = Reason{ID: "off"}
	case resting.ID != "":
		l.Why = resting
	case !open:
		l.Why = l.Steps[0].Why
	case len(fresh) > 0 && !step.NoLoad && !slices.Contains(fresh, step.ID) && !s.triedBefore(l.ID, step.ID, day):
		l.Why = Reason{ID: "one_new", Rule: "F4"}
	}
	return l
}

// named marks the steps that the patient may name as the one to stand on.
func (l Ladder) named() Ladder {
	if l.Now < 0 || l.Why.ID != "" && l.Why.ID != "one_new" {
		return l
	}
	for i := range l.Now {
		l.Steps[i].Here = l.Steps[i].Why.ID == "" && !l.Steps[i].NoLoad
	}
	for i := l.Now + 1; i < len(l.Steps) && !l.SetBack; i++ {
		switch l.Steps[i].Here = l.Steps[i].Why.ID == "next"; {
		case !l.Steps[i].Here && !l.Steps[i].LeftOut: // it waits, and what is above it with it
			return l
		}
	}
	return l
}

// Naming tells whether the patient may say at a moment that a step is the one to
// stand on.
func (s State) Naming(lib *content.Library, now time.Time, rung string) bool {
	return slices.ContainsFunc(s.Ladders(lib, now), func(l Ladder) bool {
		return slices.ContainsFunc(l.Steps, func(step Step) bool { return step.ID == rung && step.Here })
	})
}

// Trying finds a step that may be tried at a moment; else the reason why not.
func (s State) Trying(lib *content.Library, now time.Time, rung string) (Step, Reason) {
	return trying(s.Ladders(lib, now), rung)
}

func trying(all []Ladder, rung string) (Step, Reason) {
	for _, l := range all {
		for i, step := range l.Steps {
			switch {
			case step.ID != rung:
			case l.Why.ID != "":
				return step, l.Why
			case i != l.Now:
				return step, step.Why
			default:
				return step, Reason{}
			}
		}
	}
	return Step{}, Reason{ID: "next", Rule: "I"}
}

// laddersRest says why no ladder is to be climbed at a moment.
func (s State) laddersRest(lib *content.Library, now time.Time) Reason {
	if ok, reason := MayStart(LadderActivity(lib), s.OpenChecks(), s.DueChecks(lib.Triggers(), now), now); !ok {
		return reason
	}
	day := DayOf(now)
	stand, ok := s.Stand(lib, day)
	switch {
	case !ok:
		return Reason{ID: "no_treatment"}
	case stand.Phase.Name == "P0" && stand.Invasive():
		return Reason{ID: "quiet_day", Rule: "N8"}
	case s.Bad(day, s.Decide(lib, now)):
		return Reason{ID: "pause", Rule: "F6"}
	}
	return Reason{}
}

// tried tells whether a rung was tried on a day.
func (s State) tried(rung string, day Day) bool {
	return slices.ContainsFunc(s.entries(EntryRung, day), func(e Entry) bool { return e.Of == rung && e.tries() })
}

// triedBefore tells whether a rung was tried before a day, as far as it is known, or
// is nothing new because it was named as one that is done already.
func (s State) triedBefore(ladder, rung string, day Day) bool {
	remembered := slices.ContainsFunc(s.Profile.Climb(ladder).Marks, func(m Mark) bool {
		return m.Rung == rung && m.Goes > 0 && m.Day < day
	})
	return remembered || slices.ContainsFunc(s.Entries, func(e Entry) bool {
		return e.What == EntryRung && e.Of == rung && (e.Day < day || e.Day == day && !e.tries())
	})
}

// freshOn lists the rungs that were tried on a day for the first time: one a day is
// enough (clinical section F: change one thing). What loads nothing is none.
func (s State) freshOn(lib *content.Library, day Day) []string {
	var fresh []string
	for _, l := range lib.Ladders() {
		for _, r := range l.Rungs {
			if !r.NoLoad && s.tried(r.ID, day) && !s.triedBefore(l.ID, r.ID, day) {
				fresh = append(fresh, r.ID)
			}
		}
	}
	return fresh
}

// reach is what limits rungs on a day.
type reach struct {
	stand     Stand
	known     bool // a treatment is
	days      int  // since the newest treatment
	operation bool // one of the treatments was one
	opioid    bool // taken, or perhaps
	drives    bool // the clinic says that driving is fine
	codes     map[string]bool
	lasting   map[string]bool // those of them that do not end by themselves
	asked     bool            // whether the movement conditions are known
	limits    []Limit
	sheet     sheet
	sedated   bool // in the first days of a new medicine that makes sleepy
}

// sheet is what the clinic's own sheet of day 1 says about a day: the day before
// which the patient is not to drive, and the most to lift; -1 if it says nothing.
type sheet struct {
	driveFrom Day
	liftKg    float64
	dated     bool // the weight has its last day
}

func (s State) reach(lib *content.Library, day Day) reach {
	r := reach{codes: s.barred(lib, day), lasting: s.lasting(lib, day), asked: s.Profile.Finished("conditions"), limits: s.Limits(day), sheet: s.sheet(day)}
	r.stand, r.known = s.Stand(lib, day)
	_, r.sedated = s.NewSedating(lib, day)
	for i, t := range s.Profile.Treatments {
		if n := daysSince(t, day); i == 0 || n < r.days {
			r.days = n
		}
		r.operation = r.operation || operation(t)
	}
	kinds := s.Profile.Answers["medicine_kinds"]
	r.opioid = slices.Contains(kinds, "opioid") || slices.Contains(kinds, "not_sure")
	r.drives = slices.ContainsFunc(s.Allows(day), func(a Allow) bool { return a.Drive == "yes" })
	return r
}

func (s State) sheet(day Day) sheet {
	on := sheet{liftKg: -1}
	if from := Day(s.Profile.Answers.First("drive_from")); from > day {
		on.driveFrom = from
	}
	until := Day(s.Profile.Answers.First("lift_until"))
	if kg, ok := s.Profile.Answers.Number("lift_kg"); ok && (until == "" || day <= until) {
		on.liftKg, on.dated = kg, until != ""
	}
	return on
}

// SheetLift is the most to lift by the clinic's own sheet on a day; false if it says
// nothing.
func (s State) SheetLift(day Day) (float64, bool) {
	kg := s.sheet(day).liftKg
	return kg, kg >= 0
}

// NoBending tells whether bending, lifting and twisting are still to be left out, as
// in the first weeks after an operation (clinical sections D5 to D7).
func (s State) NoBending(lib *content.Library, day Day) bool {
	codes := s.barred(lib, day)
	return codes["DISC6"] || codes["FUS12"] || codes["VCF12"]
}

// whyNot says which limit a rung is above; empty if none. The clinic's word comes
// first.
func (r reach) whyNot(rung content.Rung) Reason {
	for _, l := range r.limits {
		if m := slices.IndexFunc(rung.Moves, func(m string) bool { return slices.Contains(l.Moves, m) }); m >= 0 {
			return Reason{ID: "limit", Rule: "N9", Args: content.Args{"Move": rung.Moves[m]}}
		}
	}
	for _, code := range rung.Not {
		if r.lasting[code] { // whatever else is against it now: it does not open
			return Reason{ID: "condition", Rule: "E", Args: content.Args{"Code": code}}
		}
	}
	earliest := rung.Earliest(r.operation)
	switch {
	case !r.known:
		return Reason{ID: "no_treatment"}
	case r.stand.Phase.Name < earliest:
		return Reason{ID: "phase", Rule: "D", Args: content.Args{"Phase": earliest}}
	case r.days < rung.Day:
		return Reason{ID: "day", Rule: "I", Args: content.Args{"Days": rung.Day}}
	}
	for _, why := range []Reason{r.tooHeavy(rung), r.noDriving(rung), r.noPool(rung)} {
		if why.ID != "" {
			return why
		}
	}
	for _, code := range rung.Not {
		if r.codes[code] {
			return Reason{ID: "condition", Rule: "E", Args: content.Args{"Code": code}}
		}
	}
	if len(rung.Not) > 0 && !r.asked {
		return Reason{ID: "unasked", Rule: "N8"}
	}
	return Reason{}
}

// tooHeavy looks at the limit of the phase, which has what the clinic limits and
// loosens in it, and at that of the clinic's sheet.
func (r reach) tooHeavy(rung content.Rung) Reason {
	switch kg, limited := r.stand.Phase.Limits.Lift(); {
	case rung.LiftKg == 0:
	case r.sheet.liftKg >= 0 && rung.LiftKg > r.sheet.liftKg:
		return Reason{ID: "lift_sheet", Rule: "N9", Args: content.Args{"Kg": r.sheet.liftKg, "Need": rung.LiftKg}}
	case limited && rung.LiftKg > kg:
		return Reason{ID: "lift", Rule: "D", Args: content.Args{"Kg": kg, "Need": rung.LiftKg}}
	}
	return Reason{}
}

// noDriving is the driving row of clinical section D with its rule for every
// treatment; in the first weeks after an operation none on opioids (D5 to D7), unless
// the clinic says that driving is fine.
func (r reach) noDriving(rung content.Rung) Reason {
	limit := slices.Index(drive, r.stand.Phase.Limits.Drive)
	switch {
	case !rung.Drive:
	case r.sheet.driveFrom != "":
		return Reason{ID: "drive_sheet", Rule: "N9", Args: content.Args{"Day": string(r.sheet.driveFrom)}}
	case limit < slices.Index(drive, "if_clear"):
		return Reason{ID: "drive", Rule: "D"}
	case r.sedated:
		return Reason{ID: newSedating, Rule: "D"}
	case r.operation && r.opioid && !r.drives && r.stand.Phase.Name < "P3":
		return Reason{ID: "opioid", Rule: "D"}
	}
	return Reason{}
}

// noPool is the bathing row of clinical section D. Words of the clinic about bathing
// bind whatever they say: nobody reads them here.
func (r reach) noPool(rung content.Rung) Reason {
	worded := slices.ContainsFunc(r.limits, func(l Limit) bool { return l.Bathe != "" })
	if rung.Pool && (worded || r.stand.Phase.Limits.Bathe != "normal") {
		return Reason{ID: "pool", Rule: "D"}
	}
	return Reason{}
}
