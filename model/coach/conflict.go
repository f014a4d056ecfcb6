package coach

import (
	"time"

	"backcoach/content"
	"backcoach/model/player"
)

// Conflict is why an entry of a paper could not be done as it is written.
type Conflict struct {
	Entry  int  // index into the paper's exercises, or into what it loosens
	Allows bool // which of them
	// Why is as in [Offer], or level (above the phase's), needs_until (a loosening
	// without an end), undoable (a dose that the exercise cannot be laid out with) or
	// long (longer than anyone exercises in one go).
	Why   Reason
	Limit Limit // the paper's own, where that is why
}

// Overlap tells whether two spans have a day in common.
func Overlap(a, b Span) bool { return a.meets(b) }

// Conflicts lists what in a paper goes against its own limits and against this
// patient, at most one for each entry, as of the first day on which it would count.
// Today's leg pain, what hurt today and what the patient excluded are no reason to
// refuse a paper.
func (s State) Conflicts(lib *content.Library, p Prescription) []Conflict {
	s = s.With(p)
	s.Profile.Excluded, s.CheckIns = nil, nil // a paper is not about how today is
	var all []Conflict
	for i := range p.Exercises {
		c := s.conflict(lib, p, i)
		if c.Entry = i; c.Why.ID != "" {
			all = append(all, c)
		}
	}
	for i, a := range p.Allows {
		e, _ := lib.Exercise(a.Exercise)
		if l, against := p.against(lib, Prescribed{Span: a.Span, Exercise: a.Exercise}, e); against {
			all = append(all, Conflict{Entry: i, Allows: true, Why: Reason{ID: "limit", Rule: "N9"}, Limit: l})
		}
	}
	return all
}

// against finds a limit of the paper that forbids an exercise, or as much of it, on
// one of its days.
func (p Prescription) against(lib *content.Library, x Prescribed, e content.Exercise) (Limit, bool) {
	for _, l := range p.Limits {
		if l.Until == "" {
			l.Until = p.Until
		}
		tooMuch := l.MaxLevel > 0 && (x.Level > l.MaxLevel || x.written().exceeds(lib, l.MaxLevel))
		if l.meets(x.Span) && (l.Forbids(e) || tooMuch) {
			return l, true
		}
	}
	return Limit{}, false
}

func (s State) conflict(lib *content.Library, p Prescription, i int) Conflict {
	e := p.Exercises[i]
	if e.Until == "" {
		e.Until = p.Until
	}
	d, ok := s.dayOf(lib, max(p.Day, e.From))
	if !ok {
		return Conflict{}
	}
	delete(d.codes, irritated)
	d.red = nil
	d.asked = true // what was not asked yet is looked at every day from then on
	offer := d.prescribed(e)
	if l, against := p.against(lib, e, offer.Exercise); against {
		return Conflict{Why: Reason{ID: "limit", Rule: "N9"}, Limit: l}
	}
	highest := d.stand.Phase.Highest(e.Exercise)
	switch length, doable := offer.Planned.length(lib); {
	case !doable:
		return Conflict{Why: Reason{ID: "undoable"}}
	case length > content.MostTime*time.Second:
		return Conflict{Why: Reason{ID: "long"}}
	case offer.Why.ID == "phase", e.Until == "" && (d.before(p, i) >= d.stand.Phase.Exercises || e.written().exceeds(lib, highest)):
		return Conflict{Why: Reason{ID: "needs_until", Rule: "N9"}}
	case !offer.Fits():
		return Conflict{Why: offer.Why, Limit: offer.Limit}
	case e.Level > highest:
		return Conflict{Why: Reason{ID: "level", Rule: "E6", Args: content.Args{"Most": highest}}}
	}
	return Conflict{}
}

// before counts the exercises that stand before one on a paper, on its first day.
func (d today) before(p Prescription, i int) int {
	n, first := 0, max(p.Day, p.Exercises[i].From)
	for _, e := range p.Exercises[:i] {
		if e.Holds(first) {
			n++
		}
	}
	return n
}

// length is how long the exercise takes; false if the player cannot lay it out.
func (p Planned) length(lib *content.Library) (time.Duration, bool) {
	step, ok := p.Step(lib)
	if !ok {
		return 0, false
	}
	line, err := player.Compile([]player.Step{step})
	return line.Total, err == nil
}
