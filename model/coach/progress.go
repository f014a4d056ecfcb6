package coach

import (
	"slices"

	"backcoach/content"
)

// progress decides how far each exercise has come (clinical sections F and N8). It
// looks at the days before one day and at that day's check-in, never at what was
// done on the day itself: a second session is no more than the first.
type progress struct {
	state   State
	journal journal
	rules   content.PlanRules
	stand   Stand
	day     Day
	// outings are the times that each exercise was done, oldest first. What followed
	// a RED says nothing about what the exercise had come to.
	outings map[string][]outing
	days    []Day // with a session, oldest first
	stay    Reason
	leg     leg
	sedated bool // in the first days of a new medicine that makes sleepy
}

// outing is one time that an exercise was done, and what came of it.
type outing struct {
	day     Day
	planned Planned
	out     Outcome
	sore    bool // so much pain at the end of its session as stops an exercise
}

func (s State) progress(lib *content.Library, j journal, stand Stand, day Day) *progress {
	p := &progress{state: s, journal: j, rules: lib.PlanRules(), stand: stand, day: day, outings: map[string][]outing{}}
	for _, sess := range s.Sessions {
		if sess.Day >= day || !s.counts(sess.Stamp) {
			continue
		}
		if sess.Completed() > 0 && !slices.Contains(p.days, sess.Day) {
			p.days = append(p.days, sess.Day)
		}
		sore := sess.EndPain != nil && Red(*sess.EndPain, sess.StartPain, stand.Phase.PainCap)
		for i, o := range sess.Done {
			if i < len(sess.Planned) && o.Feel != "skipped" && (sess.Planned[i].By != ByGentler || o.Red) {
				p.outings[o.Exercise] = append(p.outings[o.Exercise], outing{sess.Day, sess.Planned[i], o, sore})
			}
		}
	}
	slices.Sort(p.days)
	for _, outs := range p.outings {
		slices.SortStableFunc(outs, func(a, b outing) int { return a.day.Since(b.day) })
	}
	_, p.sedated = s.NewSedating(lib, day)
	p.stay, p.leg = p.whyStay(), p.legTold(lib)
	return p
}

// Grade is the dose of an exercise on a day and why it is that one.
type Grade struct {
	Planned Planned // without a raise
	// Lowered tells that it is less than the last time.
	Lowered bool
	// Raised is a little more, to be offered; nil if it is not time. It is the last of
	// raises, of which a session that bears less takes an earlier one.
	Raised *Planned
	raises []Planned
	// Why is a sentence under "grade".
	Why Reason
}

// grade tells how far an exercise has come. Nothing raises it but good sessions at
// the dose that it has; what speaks against it lowers it.
func (p *progress) grade(e content.Exercise) Grade {
	plan := Planned{Exercise: e.ID, Level: 1}
	outs := p.outings[e.ID]
	base, done := lastRegular(outs)
	if !done {
		return Grade{Planned: plan, Why: Reason{ID: "begin", Rule: "F4"}}
	}
	stages := stagesFrom(e, stagesOf(e, p.highest(e)), base.planned)
	at := stageAt(e, stages, base.planned)
	if levels, why := p.setback(outs, base); levels > 0 {
		down := stepsDown(stages, at, levels)
		if down == at { // it cannot become less
			why.ID = "lowest"
		}
		return Grade{Planned: stages[down].of(plan), Lowered: down < at, Why: why}
	}
	g := Grade{Planned: stages[at].of(plan), Why: p.whyNotMore(e, stages, at, outs)}
	if g.Why.ID == "up" {
		for _, s := range raisesOf(e, stages[at:]) {
			g.raises = append(g.raises, s.of(plan))
		}
		g.Raised = &g.raises[len(g.raises)-1]
	}
	return g
}

// highest is the highest level that an exercise may reach now by itself: one at which a
// weight is held is for the clinic to set, and while a new medicine makes sleepy
// balance stays easy (clinical section D2).
func (p *progress) highest(e content.Exercise) int {
	if p.sedated && e.Balance {
		return min(balanceLimit-1, p.stand.Phase.Highest(e.ID))
	}
	if e.WeightFrom > 1 {
		return min(e.WeightFrom-1, p.stand.Phase.Highest(e.ID))
	}
	if e.Role == "ease" {
		return min(p.rules.Progress.EaseLevel, p.stand.Phase.Highest(e.ID))
	}
	return p.stand.Phase.Highest(e.ID)
}

// of is an exercise at a stage.
func (s stage) of(p Planned) Planned {
	p.Level, p.Dose = s.level, nil
	if !s.exact {
		p.Dose = &s.dose
	}
	return p
}

// lastRegular is the last time that an exercise was done as it was planned; one that
// was made easier in the middle says less about what the body bears.
func lastRegular(outs []outing) (outing, bool) {
	for _, o := range slices.Backward(outs) {
		if o.planned.By != ByEasier && o.planned.By != ByGentler {
			return o, true
		}
	}
	return outing{}, false
}

// stageAt is the furthest stage that is no more than what was planned then, in level
// and in work: the clinic may have written a dose of its own, or the library changed
// since.
func stageAt(e content.Exercise, stages []stage, p Planned) int {
	dose, ok := e.Dose(p.Level)
	if p.Dose != nil {
		dose, ok = *p.Dose, true
	}
	at := 0
	for i, s := range stages {
		if ok && s.level <= p.Level && workOf(e, s.dose) <= workOf(e, dose) {
			at = i
		}
	}
	return at
}

// stagesFrom are the stages with those below the first that lead up from a dose which
// was less: what a clinic wrote is gone on with as it was done, and grows from there.
func stagesFrom(e content.Exercise, stages []stage, p Planned) []stage {
	if p.Dose == nil || workOf(e, *p.Dose) >= workOf(e, stages[0].dose) {
		return stages
	}
	begin := stage{level: 1, dose: *p.Dose}
	below := stagesTo(e, 2, begin.dose, stages[0].dose) // of level 1, as nothing is below it
	for i := range below {
		below[i].level = 1
	}
	return slices.Concat([]stage{begin}, below, stages)
}

// stepsDown is the stage so many levels lower, at least the first; one below that stays
// where it is.
func stepsDown(stages []stage, at, levels int) int {
	level := max(1, stages[at].level-levels)
	return min(at, slices.IndexFunc(stages, func(s stage) bool { return s.exact && s.level == level }))
}
