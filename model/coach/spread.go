package coach

import (
	"slices"

	"backcoach/content"
)

// Pain that moves down the leg after an exercise with a direction speaks against
// that direction, pain that moves up towards the spine for it (clinical section F:
// location beats intensity).
const (
	spreadsToDrop = 2 // after so many times the exercise is left out
	drawsToPrefer = 2 // after so many sessions the direction is preferred
)

// spreadWithin is how many days after an exercise the leg still tells of it.
const spreadWithin = 2

// direction are the movement tags that have one.
var direction = []string{"flexion", "extension", "rotation", "side_bend"}

// directions are those of an exercise.
func directions(e content.Exercise) []string {
	return slices.DeleteFunc(slices.Clone(e.Moves), func(m string) bool { return !slices.Contains(direction, m) })
}

// leg is what the leg has told about directions.
type leg struct {
	today map[string]bool // further down today, after a session with it
	down  map[string]bool // further down after any of these
	up    map[string]int  // sessions with it alone after which the pain was less far down
}

// legTold looks at what followed each session. The pain of a session that went both ways
// says nothing for either.
func (p *progress) legTold(lib *content.Library) leg {
	l := leg{today: map[string]bool{}, down: map[string]bool{}, up: map[string]int{}}
	ways := map[Day][]string{}
	for id, outs := range p.outings {
		e, _ := lib.Exercise(id)
		for _, o := range outs {
			for _, way := range directions(e) {
				ways[o.day] = append(ways[o.day], way)
				if spread, on := p.spreadAfter(o); spread {
					l.down[way], l.today[way] = true, l.today[way] || on == p.day
				}
			}
		}
	}
	for day, moved := range ways {
		slices.Sort(moved)
		if moved = slices.Compact(moved); len(moved) == 1 && p.drewBackAfter(day) {
			l.up[moved[0]]++
		}
	}
	return l
}

// spreads counts the times that an exercise with a direction was followed by pain
// further down; recent tells whether the leg says today that its direction did.
func (p *progress) spreads(e content.Exercise) (n int, recent bool) {
	ways := directions(e)
	if len(ways) == 0 {
		return 0, false
	}
	for _, o := range p.outings[e.ID] {
		if spread, _ := p.spreadAfter(o); spread {
			n++
		}
	}
	return n, slices.ContainsFunc(ways, func(way string) bool { return p.leg.today[way] })
}

// drawsBack tells whether an exercise moves in the direction after which the pain drew
// back, more than once, and never went further down.
func (p *progress) drawsBack(e content.Exercise) bool {
	ways := directions(e)
	return len(ways) == 1 && p.leg.up[ways[0]] >= drawsToPrefer && !p.leg.down[ways[0]]
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

// drewBackAfter tells whether the leg pain of a day was less far down at the next
// check-ins, and no stronger. Of several answers on one day those count that say least
// for it.
func (p *progress) drewBackAfter(day Day) bool {
	before, _ := p.legOn(day)
	for next := day.Add(1); next <= min(p.day, day.Add(spreadWithin)); next = next.Add(1) {
		if _, after := p.legOn(next); after != nil {
			return before != nil && after.place < before.place && after.pain <= before.pain && !slices.ContainsFunc(p.state.on(next), p.state.legSpread)
		}
	}
	return false
}

// legPain is how far down the leg hurts, -1 if it does not, and how much.
type legPain struct{ place, pain int }

// legOn is the leg pain of a day at its least and at its most; nil where nothing that
// counts was told, or not how far down.
func (p *progress) legOn(day Day) (least, most *legPain) {
	for _, c := range p.state.on(day) {
		pain, told := c.Answers.Int("leg_now")
		place := slices.Index(legPlaces, c.Answers.First("leg_lowest"))
		if !told || pain > 0 && place < 0 || !p.state.counts(c.Stamp) {
			continue
		}
		if pain == 0 {
			place = -1
		}
		if least == nil {
			least, most = &legPain{place, pain}, &legPain{place, pain}
		}
		least.place, least.pain = min(least.place, place), min(least.pain, pain)
		most.place, most.pain = max(most.place, place), max(most.pain, pain)
	}
	return least, most
}
