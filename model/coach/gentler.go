package coach

import (
	"slices"

	"backcoach/content"
)

// Easier gives what an exercise is exchanged for when it is too much right now: the
// nearest level below that is less than what is left of it, else fewer sets, fewer
// repetitions or a shorter hold. Done is how many of its sets are over; they are not
// asked for again. False if there is nothing less.
func (p Planned) Easier(lib *content.Library, done int) (Planned, bool) {
	step, ok := p.Step(lib)
	if !ok || done >= step.Dose.Sets {
		return Planned{}, false
	}
	left := p.at(p.Level, last(step.Dose, step.Dose.Sets-done))
	for level := p.Level - 1; level > 0 && p.Dose == nil; level-- {
		d, _ := step.Exercise.Dose(level)
		lower := left.at(level, last(d, left.Dose.Sets))
		if lower.work(lib) < left.work(lib) && lower.doable(lib) {
			return lower, true
		}
	}
	d, ok := less(*left.Dose, step.Exercise.By(*left.Dose).Sides)
	lower := left.at(p.Level, d)
	return lower, ok && lower.doable(lib)
}

// lower is an exercise of the plan a step lower: what has come beyond a level goes back
// to that level, as after a worse morning. Half of it could be less than the day after
// such a morning has, and then more trouble would give more (S5).
func (p Planned) lower(lib *content.Library) (Planned, bool) {
	if p.Dose != nil && (p.By == "" || p.By == ByOwn) {
		step, ok := p.Step(lib)
		for level := p.Level; ok && level > 0; level-- {
			d, _ := step.Exercise.Dose(level)
			if lower := p.at(level, d); lower.work(lib) < p.work(lib) && lower.doable(lib) {
				return lower, true
			}
		}
	}
	return p.Easier(lib, 0)
}

// at is the exercise at a dose that was made easier. What follows a RED is still
// what follows it.
func (p Planned) at(level int, d content.Dose) Planned {
	p.Level, p.Dose = level, &d
	if p.By != ByGentler {
		p.By = ByEasier
	}
	return p
}

// last is what a dose asks for in its last sets, at most so many of them.
func last(d content.Dose, sets int) content.Dose {
	d.Sets = min(d.Sets, sets)
	if over := len(d.Falling) - d.Sets; over > 0 {
		d.Falling = d.Falling[over:]
		d.Reps = d.Falling[0]
	}
	return d
}

// less asks for about half of a dose; false if it is the least already. Of
// repetitions that fall those of the last set, which are fewest, stay.
func less(d content.Dose, sides string) (content.Dose, bool) {
	const shortest = 5 // seconds: a hold below that is a movement
	least := 1
	if sides == "alternate" {
		least = 2
	}
	switch {
	case d.Sets > 1:
		d = last(d, 1)
		d.Reps += d.Reps % least
		d.Falling = nil
	case d.Reps > least:
		d.Falling = nil
		d.Reps = max(least, d.Reps/2-d.Reps/2%least)
	case d.Hold >= 2*shortest:
		d.Hold /= 2
	default:
		return d, false
	}
	return d, true
}

// gentlest is the exercise at level 1, or at the dose that a clinic wrote for it
// where that is less: nobody is to do more after a RED than the clinic wants at all.
func (p Planned) gentlest(lib *content.Library) Planned {
	lowest := p
	lowest.Level, lowest.Dose = 1, nil
	if p.Dose != nil && p.work(lib) < lowest.work(lib) {
		lowest = p
	}
	lowest.By = ByGentler
	return lowest
}

// least is an exercise that comes into a session only because the patient wants it
// gentler: as after a RED, but for what it counts as.
func (p Planned) least(lib *content.Library) Planned {
	lowest := p.gentlest(lib)
	lowest.By = p.By
	if lowest.work(lib) < p.work(lib) || lowest.Level < p.Level {
		lowest.By = ByEasier
	}
	return lowest
}

// Gentler gives the exercise that follows one which hurt too much (RED): the
// nearest easier one of its chain that is allowed today, else a breathing
// exercise, at level 1 or the clinic's dose below it, and none that the routine has
// already (clinical section N8). False if there is none.
func (s State) Gentler(lib *content.Library, day Day, hurt Planned, routine []Planned) (Planned, bool) {
	offers := s.Offers(lib, day)
	candidate := func(id string) (Planned, bool) {
		taken := slices.ContainsFunc(routine, func(p Planned) bool { return p.Exercise == id })
		i := slices.IndexFunc(offers, func(o Offer) bool { return o.Planned.Exercise == id && o.Fits() })
		if taken || i < 0 {
			return Planned{}, false
		}
		return offers[i].Planned.gentlest(lib), offers[i].Planned.Name == ""
	}
	e, _ := lib.Exercise(hurt.Exercise)
	for seen := 0; e.Easier != "" && seen < len(lib.Exercises()); seen++ {
		if p, ok := candidate(e.Easier); ok {
			return p, true
		}
		e, _ = lib.Exercise(e.Easier)
	}
	for _, e := range lib.Exercises() {
		if e.AllowedUnder == content.AllowedAlways {
			if p, ok := candidate(e.ID); ok {
				return p, true
			}
		}
	}
	return Planned{}, false
}
