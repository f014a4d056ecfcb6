package coach

import (
	"maps"
	"slices"

	"backcoach/content"
	"backcoach/model/triage"
)

// mostPain is the highest cap on pain that a clinic can set (clinical section N8).
const mostPain = 7

// Stand tells where the patient stands on a day, with what the clinic loosened and
// limited: of two values the stricter holds, unless the clinic loosened it by name,
// and a limit of the clinic outweighs what it loosened. False until set-up has
// asked for a treatment.
func (s State) Stand(lib *content.Library, day Day) (Stand, bool) {
	o := s.orders(day)
	stand, ok := s.Profile.onDay(lib, day, o.phases(), func(c content.Course, t triage.Treatment, n int) int { return s.bodyDay(c, t, n, day) })
	if !ok {
		return stand, false
	}
	for _, a := range o.allows {
		stand.Phase = loosened(stand.Phase, a.Bounds)
	}
	if stand.Phase.Limits = s.sheet(day).onto(stand.Phase.Limits); stand.Phase.Limits.LiftNone {
		stand.Phase = emptyHanded(stand.Phase, lib)
	}
	for _, l := range o.limits {
		stand.Phase = tightened(stand.Phase, l.Bounds)
	}
	return stand, true
}

// phases are the bounds on the phase: the furthest that was allowed, the earliest
// that was set as a limit.
func (o orders) phases() phaseBounds {
	var b phaseBounds
	for _, a := range o.allows {
		b.atLeast = max(b.atLeast, a.Phase)
	}
	for _, l := range o.limits {
		if l.Phase != "" && (b.atMost == "" || l.Phase < b.atMost) {
			b.atMost = l.Phase
		}
	}
	return b
}

func loosened(p content.Phase, b Bounds) content.Phase {
	p.Levels = maps.Clone(p.Levels)
	for id, level := range p.Levels {
		p.Levels[id] = max(level, b.MaxLevel)
	}
	p.MaxLevel = max(p.MaxLevel, min(b.MaxLevel, len(content.Exercise{}.Levels)))
	p.PainCap = max(p.PainCap, min(b.PainCap, mostPain))
	p.Limits.LiftKg = higherOf(p.Limits.LiftKg, b.LiftKg)
	p.Limits.SitMin = higherOf(p.Limits.SitMin, b.SitMin)
	if slices.Index(drive, b.Drive) > slices.Index(drive, p.Limits.Drive) {
		p.Limits.Drive = b.Drive
	}
	return p
}

func tightened(p content.Phase, b Bounds) content.Phase {
	p.MaxLevel = lower(p.MaxLevel, max(0, b.MaxLevel))
	p.PainCap = lower(p.PainCap, max(0, b.PainCap))
	p.Limits.LiftKg = lower(p.Limits.LiftKg, max(0, b.LiftKg))
	p.Limits.SitMin = lower(p.Limits.SitMin, max(0, b.SitMin))
	if at := slices.Index(drive, b.Drive); at >= 0 && at < slices.Index(drive, p.Limits.Drive) {
		p.Limits.Drive = b.Drive
	}
	return p
}

// onto gives the limits of daily life with what stands on the clinic's own sheet:
// no driving before its date, and its weight as long as its date holds. A weight
// without a date can only be lower, as one of nothing always is.
func (s sheet) onto(l content.Limits) content.Limits {
	if s.driveFrom != "" {
		l.Drive = drive[0]
	}
	switch kg := s.liftKg; {
	case kg == 0:
		l.LiftNone = true
	case kg > 0 && s.dated:
		l.LiftKg = kg
	case kg > 0:
		l.LiftKg = lower(l.LiftKg, kg)
	}
	return l
}

// emptyHanded keeps every exercise below the level from which a weight is held; one
// that has a weight from the first level on is left out by [today.whyNot].
func emptyHanded(p content.Phase, lib *content.Library) content.Phase {
	levels := map[string]int{}
	maps.Copy(levels, p.Levels)
	for _, e := range lib.Exercises() {
		if e.WeightFrom > 1 {
			levels[e.ID] = min(p.Highest(e.ID), e.WeightFrom-1)
		}
	}
	p.Levels = levels
	return p
}

// higherOf raises a limit to what was allowed; one that is not set, or not spoken
// of, stays.
func higherOf[N int | float64](limit, allowed N) N {
	if limit == 0 {
		return 0
	}
	return max(limit, allowed)
}

// Drives are the ids of limits on driving, strictest first.
func Drives() []string { return slices.Clone(drive) }
