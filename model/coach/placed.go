package coach

import "slices"

// placed is where one stands once the patient has said where: in one go, without a
// try of each rung below. Lower always counts. Higher counts up to what every limit
// allowed on that day, and not in the days after a setback (S5); further on it goes
// by goes and mornings, as from any rung.
func (c climber) placed(w way, h height, day Day) height {
	named := c.named(w, day)
	if len(named) == 0 {
		return h
	}
	last := named[len(named)-1]
	if last.rung <= h.rung {
		return height{rung: last.rung}
	}
	if at := min(last.rung, c.within(w, day)); last.known && at > h.rung && !c.setBack(w, day) {
		return height{rung: at}
	}
	return h
}

// named lists the rungs that were told of on a day as where one stands.
func (c climber) named(w way, day Day) []attempt {
	var all []attempt
	for _, e := range c.entries(EntryRung, day) {
		if rung, on := w.place(e.Of); on && !e.tries() {
			all = append(all, attempt{rung, e.Feel, day, c.counts(e.Stamp)})
		}
	}
	return all
}

// within is the highest rung that can be told of on a day: nothing up to it waits for
// a phase, a weight, a condition or the clinic.
func (c climber) within(w way, day Day) int {
	r := c.reach(c.lib, day)
	for i, rung := range w.Rungs {
		if r.whyNot(rung).ID != "" {
			return i - 1
		}
	}
	return len(w.Rungs) - 1
}

// setBack tells whether the last days went badly: a flare, a worse morning, or a rung
// of the ladder that hurt. They are as many as those in which sessions have to go well
// before one rises (clinical section F). Days that are out of sight count as bad.
func (c climber) setBack(w way, day Day) bool {
	days := c.lib.PlanRules().Progress.Days
	if day.Add(1-days) < c.today.Add(1-Window) {
		return true
	}
	for d := day.Add(1 - days); d <= day; d = d.Add(1) {
		hurt := slices.ContainsFunc(c.told(w, d), func(a attempt) bool { return a.feel == hurtFeel })
		if hurt || c.flaring(d) || c.took(d).worse {
			return true
		}
	}
	return false
}
