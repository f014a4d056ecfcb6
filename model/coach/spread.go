package coach

import (
	"slices"

	"backcoach/content"
)

// Pain that moves down the leg after an exercise with a direction speaks against
// that direction (clinical section F: location beats intensity).
const spreadsToDrop = 2 // after so many times the exercise is left out

// spreadWithin is how many days after an exercise the leg still tells of it.
const spreadWithin = 2

// direction are the movement tags that have one.
var direction = []string{"flexion", "extension", "rotation", "side_bend"}

// spreads counts the times that an exercise with a direction was followed by pain
// further down; recent tells whether the leg says so today.
func (p *progress) spreads(e content.Exercise) (n int, recent bool) {
	if !slices.ContainsFunc(e.Moves, func(m string) bool { return slices.Contains(direction, m) }) {
		return 0, false
	}
	for _, o := range p.outings[e.ID] {
		spread, on := p.spreadAfter(o)
		if spread {
			n++
		}
		recent = recent || spread && on == p.day
	}
	return n, recent
}

// spreadAfter tells whether an exercise hurt further down than the leg did that day,
// or the leg did at the next check-in, and when that was told.
func (p *progress) spreadAfter(o outing) (bool, Day) {
	lowest := p.state.said(o.day, "leg_lowest")
	if o.out.Feel == "hurt" && slices.Index(legPlaces, o.out.Place) > max(0, slices.Index(legPlaces, lowest)) {
		return true, o.day
	}
	for day := o.day.Add(1); day <= min(p.day, o.day.Add(spreadWithin)); day = day.Add(1) {
		if told := p.state.on(day); len(told) > 0 {
			return slices.ContainsFunc(told, p.state.legSpread), day
		}
	}
	return false, ""
}
