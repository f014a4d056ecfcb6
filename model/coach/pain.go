package coach

import (
	"slices"

	"backcoach/model/triage"
)

// Latest gives the newest check-in that stands under a day; false if the day
// has none.
func (s State) Latest(day Day) (CheckIn, bool) {
	for _, c := range slices.Backward(s.CheckIns) {
		if c.Day == day {
			return c, true
		}
	}
	return CheckIn{}, false
}

// PainNow is the higher of back and leg pain now, on the NRS; false if neither
// was answered.
func (c CheckIn) PainNow() (int, bool) {
	back, okBack := c.Answers.Int("back_now")
	leg, okLeg := c.Answers.Int("leg_now")
	if !okLeg {
		return back, okBack
	}
	return max(back, leg), true
}

// Usual is the pain that counts as usual: the median of "back now" over the
// last seven days with an answer, if there are at least three of them before
// the given day; else the value of set-up; else that of the first check-in.
// Flare days (worst pain of 8 or more) are left out. -1 if nothing is known
// (clinical section N4).
func (s State) Usual(day Day) int {
	if days := s.calmDays(day); len(days) >= 3 {
		slices.Sort(days)
		return days[len(days)/2]
	}
	if usual, ok := s.Profile.Answers.Int("usual"); ok {
		return usual
	}
	for _, c := range s.CheckIns {
		if back, ok := c.Answers.Int("back_now"); ok && c.Day < day {
			return back
		}
	}
	return -1
}

// flareWorst is the worst pain from which a day counts as a flare and not as
// usual (clinical section N4: severe is 8 or more).
const flareWorst = 8

// calmDays gives "back now" of the last seven non-flare days before day, the
// first check-in of each.
func (s State) calmDays(day Day) []int {
	var pains []int
	var last Day
	for _, c := range slices.Backward(s.CheckIns) {
		back, ok := c.Answers.Int("back_now")
		worst, _ := c.Answers.Int("back_worst")
		if !ok || c.Day >= day || c.Day == last || max(back, worst) >= flareWorst {
			continue
		}
		pains, last = append(pains, back), c.Day
		if len(pains) == 7 {
			break
		}
	}
	return pains
}

// Person gathers what the warning rules look at besides the answers, as known
// on a day.
func (s State) Person(day Day) triage.Person {
	p := triage.Person{
		Treatments: s.Profile.Treatments,
		Facts:      s.Profile.Facts(),
		Now:        -1, Worst: -1,
		Usual: s.Usual(day),
		Asked: map[string]int{},
		Told:  map[string]int{},
	}
	if c, ok := s.Latest(day); ok {
		if now, ok := c.PainNow(); ok {
			p.Now = now
		}
		if worst, ok := c.Answers.Int("back_worst"); ok {
			p.Worst = worst
		}
	}
	for _, c := range s.Checks {
		remember(&p, c, day.Since(c.Day))
	}
	return p
}

// remember adds what an earlier check, so many days ago, means for the next one:
// what was asked, what was told as known, and what stood already. Checks come
// in the order of their time, so the latest counts.
func remember(p *triage.Person, c Check, days int) {
	for item, a := range c.Answers {
		if a.Choice != "skip" {
			p.Asked[item] = days
		}
	}
	for _, r := range c.Result.Reasons {
		for _, item := range r.Items {
			if a := c.Answers[item].Choice; a == "known" || a == "prefer_not" {
				p.Told[item] = days
			}
		}
	}
	if !c.Finished || !c.Result.Complete {
		return
	}
	p.Stood = nil
	for item, a := range c.Answers {
		if a.Choice != "no" {
			p.Stood = append(p.Stood, item)
		}
	}
	slices.Sort(p.Stood)
}
