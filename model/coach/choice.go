package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// How the patient wants a day, as [Entry.Of] of an [EntryChoice]. Each is gentler
// than what the plan allows, but for the first, which takes an earlier one back.
const (
	ChoosePlan    = "plan"    // as planned
	ChooseBefore  = "before"  // nothing more than last time
	ChooseGentler = "gentler" // shorter, and a level lower
	ChooseTwo     = "two"     // two exercises at most: a wish of the flare plan alone
	ChooseEase    = "ease"    // only what eases
	ChooseWalk    = "walk"    // no session, only the walk
	ChooseRest    = "rest"    // no session
)

// choices are the ways to have a day, from the fullest to the gentlest.
var choices = []string{ChoosePlan, ChooseBefore, ChooseGentler, ChooseTwo, ChooseEase, ChooseWalk, ChooseRest}

// What begins the reason of a day that is as the patient chose it, and of a bad one
// that is as their flare plan has it.
const (
	chosenReason = "chosen_"
	wishReason   = "wish_"
)

// wishRule is the rule of what the flare plan has.
const wishRule = "F6"

// Chosen is how the patient wanted a day last; [ChoosePlan] if nothing was said.
func (s State) Chosen(day Day) string { return s.chosenBy(day, day.Add(2).Time()) }

// chosenBy is how they wanted it up to a moment.
func (s State) chosenBy(day Day, until time.Time) string {
	for _, told := range slices.Backward(s.entries(EntryChoice, day)) {
		if !told.At.After(until) {
			return told.Of
		}
	}
	return ChoosePlan
}

// wish is what the patient's flare plan calls enough, on a bad day (clinical section F);
// "" on any other, without a plan, and for who chose how to have the day since its last
// answers: what was chosen before did not know of them.
func (s State) wish(day Day, p Plan) string {
	if !s.Profile.Finished("flare") || s.choseSince(day) || !s.Bad(day, p) {
		return ""
	}
	return s.Profile.Answers.First("flare_shorter")
}

// enough is the wish of a bad day where that is less than what was chosen for it, else
// "".
func (s State) enough(day Day, p Plan) string {
	wish := s.wish(day, p)
	if slices.Index(choices, wish) <= slices.Index(choices, s.Chosen(day)) {
		return ""
	}
	return wish
}

// choseSince tells whether the patient chose how to have a day after its last check-in.
func (s State) choseSince(day Day) bool {
	told := s.entries(EntryChoice, day)
	return len(told) > 0 && !slices.ContainsFunc(s.on(day), func(c CheckIn) bool { return told[len(told)-1].At.Before(c.At) })
}

// chosen makes a plan as gentle as the patient wants it, and on a bad day no more than
// their flare plan has: that comes on top, so that nobody has more of such a day for
// having wanted less of it. It never gives more than the rules do, and what they are
// against stays so.
func (p Plan) chosen(s State, lib *content.Library, day Day) Plan {
	if len(p.Routine) == 0 {
		return p
	}
	chosen, enough := s.Chosen(day), s.enough(day, p)
	p = p.asWanted(s, lib, day, chosen, Reason{ID: chosenReason + chosen, Rule: "N9"})
	if enough == "" || len(p.Routine) == 0 {
		return p
	}
	return p.asWanted(s, lib, day, enough, Reason{ID: wishReason + enough, Rule: wishRule})
}

func (p Plan) asWanted(s State, lib *content.Library, day Day, choice string, why Reason) Plan {
	switch choice {
	case ChooseBefore:
		return p.unraised(s.session(lib, day), why)
	case ChooseGentler:
		return p.gentler(lib, why)
	case ChooseTwo:
		return p.two(lib, why)
	case ChooseEase:
		return p.easing(lib, s.Offers(lib, day), why)
	case ChooseWalk, ChooseRest:
		return p.without(DecideRest, why)
	}
	return p
}

// unraised takes back what rises in the plan.
func (p Plan) unraised(session []Offer, why Reason) Plan {
	p.Routine, p.Grades, p.Reasons = slices.Clone(p.Routine), slices.Clone(p.Grades), append(p.Reasons, why)
	for i, planned := range p.Routine {
		at := slices.IndexFunc(session, func(o Offer) bool { return o.Planned.Exercise == planned.Exercise })
		if at >= 0 && p.Grades[i].ID == "up" {
			p.Routine[i], p.Grades[i] = session[at].unraised().Planned, why
		}
	}
	return p
}

// gentler is an easier day because the patient wants one: also what is at a lower
// level already goes down.
func (p Plan) gentler(lib *content.Library, why Reason) Plan {
	p.Grades, p.lowered = slices.Repeat([]Reason{why}, len(p.Grades)), nil
	return p.easier(lib, why)
}

// two is a plan of two exercises at most, the easing one among them, at its doses.
func (p Plan) two(lib *content.Library, why Reason) Plan {
	if len(p.Routine) <= 2 {
		return p
	}
	for len(p.Routine) > 2 {
		p = p.oneLess(lib)
	}
	p.Decision, p.Reasons = DecideEasier, append(p.Reasons, why)
	return p
}

// mostEasing is how many exercises a session of easing ones has.
const mostEasing = 2

// easing is a session of breathing and positions of ease alone, in the place of any
// other: as many as the plan has exercises at most, its own before any other. Those that
// it lacks come at their least.
func (p Plan) easing(lib *content.Library, offers []Offer, why Reason) Plan {
	var own, others []Offer
	for _, o := range offers {
		if !o.Fits() || o.Exercise.Role != "ease" {
			continue
		}
		if mine, ok := p.own(o, why); ok {
			own = append(own, mine)
			continue
		}
		o.Planned, o.Grade.Why = o.unraised().Planned.least(lib), why
		others = append(others, o)
	}
	ease := slices.Concat(own, others)
	if len(ease) == 0 {
		return p.without(DecideRest, why)
	}
	p = p.with(floorToFloor(ease[:min(len(ease), len(p.Routine), mostEasing)]))
	p.Decision, p.Reasons = DecideEasier, append(p.Reasons, why)
	return p
}

// own is an offer as the plan has it, at the dose that the plan made of it: what a
// sorer morning lowered does not become more by asking for what eases. A raise waits
// for a day that is not gentler.
func (p Plan) own(o Offer, why Reason) (Offer, bool) {
	at := slices.IndexFunc(p.Routine, func(r Planned) bool { return r.Exercise == o.Planned.Exercise })
	if at < 0 {
		return o, false
	}
	o.Planned = p.Routine[at]
	if p.Grades[at].ID == "up" {
		o = o.unraised()
		o.Grade.Why = why
		return o, true
	}
	o.Grade.Why = p.Grades[at]
	return o, true
}

// eased tells whether a plan may have less of an exercise than it had: the day became
// easier, or the patient wants nothing more than last time.
func (p Plan) eased() bool { return p.Decision == DecideEasier || p.wanted(ChooseBefore) }

// noMore tells whether an exercise is no more than it was planned before. The level
// counts for itself: a lower one is less, also where it asks for more repetitions.
func (p Planned) noMore(lib *content.Library, before Planned) bool {
	return p.Level < before.Level || p.Level == before.Level && p.work(lib) <= before.work(lib)
}

// easingLeft is what of a session that was begun goes with the patient's wish for
// only what eases: what such a session has itself. It is all of it without that wish.
func (p Plan) easingLeft(rest []Planned) []Planned {
	return slices.DeleteFunc(slices.Clone(rest), func(left Planned) bool {
		return p.wanted(ChooseEase) && counts(left) && !slices.ContainsFunc(p.Routine, func(now Planned) bool { return now.Exercise == left.Exercise })
	})
}

// WhyNone is what left a plan without a session: the last of its reasons, as those
// before it only made it gentler.
func (p Plan) WhyNone() Reason { return p.Reasons[len(p.Reasons)-1] }

// Choices lists how a day may be had instead of how it is planned now, fullest
// first: gentler always, and back up as far as the plan itself goes. None on a day
// that has no session for another reason than that the patient wanted none: what was
// chosen earlier on such a day changes nothing about it, nor does choosing again.
func (s State) Choices(plan Plan, day Day) []string {
	now := slices.Index(choices, s.Chosen(day))
	if wish := slices.IndexFunc(choices, func(c string) bool { return plan.gives(wishReason + c) }); wish >= 0 {
		now = wish
	}
	if len(plan.Routine) == 0 && !plan.wanted(choices[now]) {
		return nil
	}
	rises := slices.ContainsFunc(plan.Grades, func(r Reason) bool { return r.ID == "up" })
	return slices.DeleteFunc(slices.Clone(choices), func(c string) bool {
		return c == choices[now] || c == ChooseBefore && !rises || c == ChooseTwo
	})
}

// wanted tells whether a plan is as it is because the patient chose so, for this day
// or for bad ones.
func (p Plan) wanted(choice string) bool {
	return p.gives(chosenReason+choice) || p.gives(wishReason+choice)
}

// gives tells whether a plan gives a reason for how it is.
func (p Plan) gives(reason string) bool {
	return slices.ContainsFunc(p.Reasons, func(r Reason) bool { return r.ID == reason })
}
