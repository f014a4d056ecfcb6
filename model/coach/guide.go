package coach

import (
	"slices"

	"backcoach/content"
)

// Guided is a guide as it may be done on a day. Its Offer says in which version, and
// why not, if so; what only calms is never barred but by the clinic's paper.
type Guided struct {
	Guide content.Guide
	Offer
	Lengths []content.GuideLength // those that fit
}

// Has tells whether a length fits.
func (g Guided) Has(l content.GuideLength) bool {
	return slices.ContainsFunc(g.Lengths, func(fits content.GuideLength) bool { return fits.Minutes == l.Minutes })
}

// NoSetup is why a position waits: without a treatment nothing is known of a patient.
const NoSetup = "no_setup"

// Guided tells how a guide may be done on a day (clinical sections E, H and J). The
// gate is another matter: it asks about warnings.
func (s State) Guided(lib *content.Library, g content.Guide, day Day) Guided {
	d, known := s.dayOf(lib, day)
	e, ok := lib.Exercise(g.Exercise)
	if !ok {
		e = content.Exercise{ID: g.ID, Position: g.Position, Needs: g.Needs, Not: g.Not, Figure: g.Figure}
	}
	guided := Guided{Guide: g}
	switch {
	case g.Kind == content.GuideCalm:
		guided.Offer = d.calming(e.Versions())
	case !known:
		guided.Offer = Offer{Exercise: e, Why: Reason{ID: NoSetup}}
	case ok:
		guided.Offer = d.best(e.Versions(), Prescribed{}, Planned{Exercise: e.ID, Level: 1})
	default:
		guided.Offer = Offer{Exercise: e}
		guided.Why, guided.Limit = d.whyNotRest(e)
	}
	for _, l := range g.Lengths {
		if !slices.ContainsFunc(l.Not, func(code string) bool { return d.codes[code] }) && d.sits(guided.Exercise.Position, l.Minutes) {
			guided.Lengths = append(guided.Lengths, l)
		}
	}
	return guided
}

// calming takes the first version that suits the body and the place; without one the
// last, for calming is never locked. Only the clinic's paper is against it.
func (d today) calming(versions []content.Exercise) Offer {
	var o Offer
	for _, v := range versions {
		o = Offer{Exercise: v}
		why, limit := d.whyNotRest(v)
		if why.ID == "" {
			break
		}
		if why.ID == "limit" {
			o.Why, o.Limit = why, limit
			break
		}
	}
	return o
}

// whyNotRest says why a position of rest may not be taken: the clinic's paper, a condition, or
// where the patient can exercise. Unlike exercises these wait for no phase.
func (d today) whyNotRest(e content.Exercise) (Reason, Limit) {
	for _, l := range d.orders.limits {
		if l.Forbids(e) {
			return Reason{ID: "limit", Rule: "N9"}, l
		}
	}
	for _, code := range e.Not {
		if d.codes[code] {
			return Reason{ID: "condition", Rule: "E", Args: content.Args{"Code": code}}, Limit{}
		}
	}
	if e.Position != "" && !slices.Contains(d.places, e.Position) || e.Floor && !d.floor {
		return Reason{ID: "surface"}, Limit{}
	}
	return Reason{}, Limit{}
}

// sits tells whether one may sit for so long (clinical section D).
func (d today) sits(position string, minutes int) bool {
	most := d.stand.Phase.Limits.SitMin
	return position != "sitting" || most <= 0 || minutes <= most
}

// GuideActivity is a guide as the gate sees it.
func GuideActivity(lib *content.Library, g content.Guide) Activity {
	return activityOf(lib, g.Activity)
}

// LastLength is the length that was used last of those that fit, the shortest of them at
// first; one that was ended early was as long as it lasted. False if none fits.
func (s State) LastLength(g Guided) (content.GuideLength, bool) {
	if len(g.Lengths) == 0 {
		return content.GuideLength{}, false
	}
	length := g.Lengths[0]
	for _, e := range slices.Backward(s.Entries) {
		if e.What != EntryRelief || e.Of != g.Guide.ID {
			continue
		}
		for _, l := range g.Lengths {
			if l.Minutes <= e.Minutes {
				length = l
			}
		}
		break
	}
	return length, true
}
