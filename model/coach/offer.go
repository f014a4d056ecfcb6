package coach

import (
	"slices"

	"backcoach/content"
)

// Offer is an exercise that could be planned on a day, in the version that fits
// best, and why it may not be.
type Offer struct {
	Exercise content.Exercise // as that version; of the clinic's own without a figure
	Planned  Planned
	// Why is empty if it may be done. It is one of limit, condition, phase, unasked,
	// surface, equipment, excluded, red (it hurt too much today) and spread (the pain moved down after it).
	Why Reason
	// Limit is the clinic's, where that is why.
	Limit Limit
	// Grade is how far the exercise has come, and Planned at its most: with the raise,
	// if there is one. What a clinic prescribed has none.
	Grade Grade
	// For is why the plan chose it before others of its part; empty if for nothing.
	For Reason
}

// Fits tells whether the exercise may be done.
func (o Offer) Fits() bool { return o.Why.ID == "" }

// Offers lists all that could be in a session of a day, what a clinic prescribed
// first, with the reason where it may not be. Nil until set-up has asked for a
// treatment.
func (s State) Offers(lib *content.Library, day Day) []Offer {
	d, ok := s.dayOf(lib, day)
	if !ok {
		return nil
	}
	return d.offers()
}

// today is what decides about exercises on one day.
type today struct {
	lib      *content.Library
	stand    Stand
	orders   orders
	codes    map[string]bool // contraindications that hold
	places   []string        // positions that are possible
	floor    bool            // whether the patient can get down to it
	has      func(needs []string) bool
	asked    bool // whether the movement conditions are known
	excluded []string
	red      []string // exercises that were stopped for pain today
	progress *progress
	liked    []Pick // in the positions that the patient chose
	wishes   []content.Wish
}

func (s State) dayOf(lib *content.Library, day Day) (today, bool) {
	stand, ok := s.Stand(lib, day)
	return today{
		lib: lib, stand: stand, orders: s.orders(day), codes: s.barred(lib, day), places: surfaces[s.Profile.Surface()],
		floor: s.Profile.Surface() == "floor", has: s.Profile.hasAll,
		asked: s.Profile.Finished("conditions"), excluded: s.Profile.Excluded, red: s.redOn(day), liked: s.Profile.Routine.Exercises,
		wishes:   s.Profile.wishes(lib),
		progress: s.progress(lib, s.journal(), stand, day),
	}, ok
}

func (d today) offers() []Offer {
	var all []Offer
	for _, p := range d.orders.exercises {
		if o := d.prescribed(p); o.Planned.doable(d.lib) {
			all = append(all, o)
		}
	}
	for _, e := range d.lib.Exercises() {
		known := slices.ContainsFunc(all, func(o Offer) bool { return o.Exercise.ID == e.ID })
		if !e.Alone && !known {
			all = append(all, d.graded(e))
		}
	}
	return all
}

// graded offers an exercise of the library as far as it has come.
func (d today) graded(e content.Exercise) Offer {
	g := d.progress.grade(e)
	most := g.Planned
	if g.Raised != nil {
		most = *g.Raised
	}
	o := d.best(e.Versions(), Prescribed{}, most)
	o.Grade = g
	return o
}

// prescribed offers an exercise of the clinic's paper, in the position that it
// names.
func (d today) prescribed(p Prescribed) Offer {
	plan := p.planned(d.stand.Phase.Highest(p.Exercise))
	for _, l := range d.orders.limits {
		if l.MaxLevel > 0 && plan.doable(d.lib) && plan.exceeds(d.lib, l.MaxLevel) {
			plan.Dose, plan.Level = nil, min(l.MaxLevel, d.stand.Phase.Highest(p.Exercise))
		}
	}
	if p.Name != "" {
		return d.best([]content.Exercise{p.own()}, p, plan)
	}
	e, _ := d.lib.Exercise(p.Exercise) // without one nothing can be laid out, and it goes
	if d.progress.sedated && e.Balance && (plan.Level >= balanceLimit || plan.exceeds(d.lib, balanceLimit-1)) {
		plan.Dose, plan.Level = nil, min(balanceLimit-1, d.stand.Phase.Highest(p.Exercise))
	}
	versions := e.Versions()
	if p.Position != "" {
		versions = []content.Exercise{e.In(p.Position)}
	}
	return d.best(versions, p, plan)
}

// best takes the first version that fits, the one that the patient chose before
// any other; without one the first says why.
func (d today) best(versions []content.Exercise, p Prescribed, plan Planned) Offer {
	first := versions[0].Position
	for _, pick := range d.liked {
		if i := slices.IndexFunc(versions, func(v content.Exercise) bool { return v.Position == pick.Position }); i > 0 && pick.Exercise == plan.Exercise {
			versions = slices.Insert(slices.Delete(slices.Clone(versions), i, i+1), 0, versions[i])
		}
	}
	var best Offer
	for i, v := range versions {
		o := Offer{Exercise: v, Planned: plan}
		if v.Position != first || p.Position != "" {
			o.Planned.Position = v.Position
		}
		if o.Why, o.Limit = d.whyNot(v, p); i == 0 || o.Fits() {
			best = o
		}
		if o.Fits() {
			break
		}
	}
	return best
}

// whyNot says why a version of an exercise may not be done, the clinic's word
// first. What is prescribed until a day need not be in the phase.
func (d today) whyNot(e content.Exercise, p Prescribed) (Reason, Limit) {
	for _, l := range d.orders.limits {
		if l.Forbids(e) {
			return Reason{ID: "limit", Rule: "N9"}, l
		}
	}
	for _, code := range e.Not {
		if d.codes[code] && !d.lifted(e.ID, code) {
			return Reason{ID: "condition", Rule: "E", Args: content.Args{"Code": code}}, Limit{}
		}
	}
	inPhase := d.stand.Allowed == nil || slices.Contains(d.stand.Allowed, e.ID)
	switch {
	case !inPhase && !d.allowed(e.ID) && p.Until == "":
		return Reason{ID: "phase", Rule: "E6"}, Limit{}
	case !d.asked && !Quiet(e):
		return Reason{ID: "unasked", Rule: "N8"}, Limit{}
	case !slices.Contains(d.places, e.Position), e.Floor && !d.floor:
		return Reason{ID: "surface"}, Limit{}
	case e.WeightFrom == 1 && d.stand.Phase.Limits.LiftNone:
		return Reason{ID: "lift_none", Rule: "N9"}, Limit{}
	case !d.has(e.Needs):
		return Reason{ID: "equipment"}, Limit{}
	case slices.Contains(d.excluded, e.ID):
		return Reason{ID: "excluded"}, Limit{}
	case slices.Contains(d.red, e.ID):
		return Reason{ID: "red", Rule: "N8"}, Limit{}
	}
	if n, today := d.progress.spreads(e); n >= spreadsToDrop || today {
		return Reason{ID: "spread", Rule: "F3"}, Limit{}
	}
	return Reason{}, Limit{}
}

// allowed tells whether the clinic allows an exercise whatever the phase.
func (d today) allowed(id string) bool {
	return slices.ContainsFunc(d.orders.allows, func(a Allow) bool { return a.Exercise == id })
}

// lifted tells whether the clinic allows an exercise in spite of a contraindication.
func (d today) lifted(id, code string) bool {
	return code != irritated && slices.ContainsFunc(d.orders.allows, func(a Allow) bool { return a.Exercise == id && slices.Contains(a.Codes, code) })
}

// doable tells whether the player can lay the exercise out. A dose that was read
// when the library had another version of an exercise may fit it no more.
func (p Planned) doable(lib *content.Library) bool {
	_, ok := p.length(lib)
	return ok
}

// Doable tells whether the player can lay out all of a plan.
func Doable(lib *content.Library, plan []Planned) bool {
	return !slices.ContainsFunc(plan, func(p Planned) bool { return !p.doable(lib) })
}

// StillFits tells whether what was planned may be done as it was planned: a paper
// that was taken in or undone meanwhile, another check-in or a change of settings
// may be against it. Less than would be planned now always fits.
func (s State) StillFits(lib *content.Library, day Day, plan []Planned) bool {
	return len(s.Fitting(lib, day, plan, nil)) == len(plan)
}

// Fitting is what of a plan may still be done. What no longer fits as it was planned
// is done as the routine of now has it, and left out where that has it no more.
// Something that was made easier is left out, too: it is not to become more again.
func (s State) Fitting(lib *content.Library, day Day, plan, routine []Planned) []Planned {
	d, ok := s.dayOf(lib, day)
	if !ok {
		return nil
	}
	var fit []Planned
	offers := d.offers()
	for _, p := range plan {
		now := slices.IndexFunc(routine, func(r Planned) bool { return r.Exercise == p.Exercise })
		switch {
		case p.fits(lib, offers):
			fit = append(fit, p)
		case now >= 0 && p.By != ByEasier && p.By != ByGentler:
			fit = append(fit, routine[now])
		}
	}
	return fit
}

// fits tells whether an exercise may be done as it was planned, with what is offered
// now.
func (p Planned) fits(lib *content.Library, offers []Offer) bool {
	i := slices.IndexFunc(offers, func(o Offer) bool { return o.Planned.Exercise == p.Exercise })
	return i >= 0 && offers[i].Fits() && p.doable(lib) && p.within(lib, offers[i].Planned)
}

// within tells whether a planned exercise is no more than what would be planned
// now, in the same position and with the same words. The level counts for itself: a
// higher one is harder, whatever the work; a lower one is less, also where it asks
// for more repetitions.
func (p Planned) within(lib *content.Library, now Planned) bool {
	same := p.Position == now.Position && p.Sides == now.Sides && slices.Equal(p.Words, now.Words)
	return same && p.Level <= now.Level && (p.work(lib) <= now.work(lib) || p.Dose == nil && now.Dose == nil)
}
