package coach

import "backcoach/content"

// Conflict is why an exercise of a paper could not be done as it is written.
type Conflict struct {
	Exercise int // index into the paper's exercises
	// Why is as in [Offer], or level (above the phase's), needs_until (a loosening
	// without an end) or undoable (a dose that the exercise cannot be laid out with).
	Why   Reason
	Limit Limit // the paper's own, where that is why
}

// Conflicts lists what in a paper goes against its own limits and against this
// patient, at most one for each exercise, as of the first day on which the exercise
// would be done. Today's leg pain and what the patient excluded are no reason to
// refuse a paper.
func (s State) Conflicts(lib *content.Library, p Prescription) []Conflict {
	s = s.With(p)
	s.Profile.Excluded = nil
	var all []Conflict
	for i, e := range p.Exercises {
		if e.Until == "" {
			e.Until = p.Until
		}
		c := s.conflict(lib, p, e)
		if beyond := s.beyond(lib, p, i); c.Why.ID == "" && beyond && e.Until == "" {
			c.Why = Reason{ID: "needs_until", Rule: "N9"}
		}
		if c.Exercise = i; c.Why.ID != "" {
			all = append(all, c)
		}
	}
	return all
}

func (s State) conflict(lib *content.Library, p Prescription, e Prescribed) Conflict {
	d, ok := s.dayOf(lib, max(p.Day, e.From))
	if !ok {
		return Conflict{}
	}
	delete(d.codes, irritated)
	offer := d.prescribed(e)
	for _, l := range p.Limits {
		if l.Until == "" {
			l.Until = p.Until
		}
		if l.meets(e.Span) && l.Forbids(offer.Exercise) {
			return Conflict{Why: Reason{ID: "limit", Rule: "N9"}, Limit: l}
		}
	}
	switch {
	case !offer.Planned.doable(lib):
		return Conflict{Why: Reason{ID: "undoable"}}
	case offer.Why.ID == "phase":
		return Conflict{Why: Reason{ID: "needs_until", Rule: "N9"}}
	case offer.Why.ID != "unasked" && !offer.Fits():
		return Conflict{Why: offer.Why, Limit: offer.Limit}
	case e.Level > d.stand.Phase.MaxLevel:
		return Conflict{Why: Reason{ID: "level", Rule: "E6", Args: content.Args{"Most": d.stand.Phase.MaxLevel}}}
	}
	return Conflict{}
}

// beyond tells whether an exercise is one more than the phase has on the day on
// which it is first done.
func (s State) beyond(lib *content.Library, p Prescription, i int) bool {
	day := max(p.Day, p.Exercises[i].From)
	stand, ok := s.Stand(lib, day)
	before := 0
	for _, e := range p.Exercises[:i] {
		if e.Holds(day) {
			before++
		}
	}
	return ok && before >= stand.Phase.Exercises
}
