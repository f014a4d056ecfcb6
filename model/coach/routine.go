package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// Quiet are the exercises of the first quiet days (clinical section N8, the P0
// list): allowed under "go gently", and all there is until the movement
// conditions were asked.
func Quiet(e content.Exercise) bool { return e.AllowedUnder != content.AllowedUnderNone }

// order is the way from standing down to the floor, so that the patient gets
// down once and up once.
var order = []string{"standing", "sitting", "kneeling", "all_fours", "side", "prone", "lying"}

// surfaces are the positions possible on each surface.
var surfaces = map[string][]string{
	"floor": order,
	"bed":   {"sitting", "side", "prone", "lying", "standing"},
	"chair": {"sitting", "standing"},
}

// part is a part of a session: the roles that can fill it, best first, and in which
// of the weeks, counted from the treatment, it gets another exercise.
type part struct {
	roles []string
	turn  int
}

// parts are filled in this order; posture stands in where hips has nothing to offer.
var parts = []part{{[]string{"mobility", "posture"}, 0}, {[]string{"core", "hips"}, 1}, {[]string{"hips", "posture"}, 2}, {[]string{"ease"}, 3}}

// fill takes what the parts left open.
var fill = part{[]string{"mobility", "core", "hips", "posture", "ease"}, 0}

// sameDays is how long the same exercises stay; then one of them is another
// (clinical section N8). All of them at once would leave none long enough to become
// more.
const sameDays = 7

// mostOwn is how many exercises a session of the patient's own may have from P2
// on; before that it is what the phase has.
const mostOwn = 6

// Routine plans the session of a day: what the patient put together, else what the
// clinic prescribed, else one exercise for each role, as many as the phase has, the
// same ones for seven days. Only what phase, conditions, surface and the clinic's
// limits allow is in it, in floor-to-floor order unless the patient has another. It
// is empty on a quiet day, and where nothing of what was chosen fits: a day that
// allows less never brings something else instead.
func (s State) Routine(lib *content.Library, day Day) []Planned {
	return planned(s.session(lib, day))
}

// session is Routine with why each exercise is at its dose.
func (s State) session(lib *content.Library, day Day) []Offer {
	d, ok := s.dayOf(lib, day)
	if !ok || d.stand.Phase.Exercises == 0 {
		return nil
	}
	offers := d.offers()
	if own, ok := s.OwnRoutine(day); ok {
		return d.paced(own.plan(offers, d.most(offers)))
	}
	if len(d.orders.exercises) > 0 {
		return floorToFloor(d.clinics(offers))
	}
	return d.paced(floorToFloor(d.choice(offers)))
}

// paced raises one exercise of a session at most: the one that has come least far
// among those whose time it is, if the session with it is not too much (clinical
// section F: change one thing, the week by 10 to 20 %).
func (d today) paced(chosen []Offer) []Offer {
	paced := slices.Clone(chosen)
	for i, o := range chosen {
		paced[i] = o.unraised()
	}
	before := loadOf(d.lib, planned(paced))
	rising, up, against := d.riser(paced, chosen, func(o Offer) []Planned { return o.Grade.raises }, d.progress.mostLoad(d.lib))
	if rising < 0 && against == "week" {
		rising, up, _ = d.riser(paced, chosen, func(o Offer) []Planned { return o.Grade.raises[:1] }, d.progress.mostAfterWeeks(d.lib, before))
	}
	for i, o := range chosen {
		switch {
		case i == rising:
			paced[i] = up
		case o.Grade.Raised != nil && rising >= 0:
			paced[i].Grade.Why = Reason{ID: "turn", Rule: "F4"}
		case o.Grade.Raised != nil:
			paced[i].Grade.Why = Reason{ID: against, Rule: "F4"}
		}
	}
	return paced
}

// riser is the exercise of a session that rises, with as much of the raises as the
// session bears, -1 without one, and what is against it then.
func (d today) riser(session, chosen []Offer, raises func(Offer) []Planned, most time.Duration) (rising int, up Offer, against string) {
	rising, against = -1, "turn"
	for i, o := range chosen {
		if o.Grade.Raised == nil || rising >= 0 && o.Planned.Level >= up.Planned.Level {
			continue
		}
		for _, p := range slices.Backward(raises(o)) {
			o.Planned.Level, o.Planned.Dose = p.Level, p.Dose
			with := planned(session)
			with[i] = o.Planned
			why := d.tooMuch(with, most)
			if why == "" {
				rising, up = i, o
				break
			}
			against = why
		}
	}
	return rising, up, against
}

// tooMuch says why a session with a raise is too much: "week" for one of more work than
// it may have after those of the weeks before, "long" for one that takes too long.
func (d today) tooMuch(session []Planned, most time.Duration) string {
	var length time.Duration
	for _, p := range session {
		l, _ := p.length(d.lib)
		length += l
	}
	switch {
	case loadOf(d.lib, session) > most:
		return "week"
	case length > time.Duration(d.progress.rules.Progress.MostMinutes)*time.Minute:
		return "long"
	}
	return ""
}

// unraised is the offer at the dose that the exercise has so far.
func (o Offer) unraised() Offer {
	if o.Grade.Raised != nil {
		o.Planned.Level, o.Planned.Dose = o.Grade.Planned.Level, o.Grade.Planned.Dose
	}
	return o
}

// Most is how many exercises the patient may put together for a day: the careful
// number of the phase at first, a few more later, never fewer than the clinic
// prescribed.
func (s State) Most(lib *content.Library, day Day) int {
	d, ok := s.dayOf(lib, day)
	if !ok || d.stand.Phase.Exercises == 0 {
		return 0
	}
	return d.most(d.offers())
}

func (d today) most(offers []Offer) int {
	n := max(d.stand.Phase.Exercises, len(d.clinics(offers)))
	if d.stand.Phase.Name >= "P2" {
		n = max(n, mostOwn)
	}
	return n
}

// plan lays the patient's own routine out, as far as it fits.
func (o OwnRoutine) plan(offers []Offer, most int) []Offer {
	var chosen []Offer
	for _, pick := range o.Exercises {
		is := func(o Offer) bool { return o.Planned.Exercise == pick.Exercise }
		i := slices.IndexFunc(offers, is)
		if i < 0 || !offers[i].Fits() || len(chosen) == most || slices.ContainsFunc(chosen, is) {
			continue
		}
		offer := offers[i]
		if offer.Planned.By == "" {
			offer.Planned.By = ByOwn
		}
		chosen = append(chosen, offer)
	}
	if !o.Ordered {
		chosen = floorToFloor(chosen)
	}
	return chosen
}

// clinics are the exercises of the clinic's paper that fit. Those without an end
// loosen nothing: there are no more of them than the phase has.
func (d today) clinics(offers []Offer) []Offer {
	var chosen []Offer
	for _, p := range d.orders.exercises {
		i := slices.IndexFunc(offers, func(o Offer) bool { return o.Planned.Exercise == p.ID() })
		if i >= 0 && offers[i].Fits() && (p.Until != "" || len(chosen) < d.stand.Phase.Exercises) {
			chosen = append(chosen, offers[i])
		}
	}
	return chosen
}

// choice is what the plan itself chooses.
func (d today) choice(offers []Offer) []Offer {
	fit := slices.DeleteFunc(slices.Clone(offers), func(o Offer) bool { return !o.Fits() })
	var chosen []Offer
	for _, part := range partsFor(d.stand.Phase.Exercises) {
		if o, ok := d.choose(fit, chosen, part); ok {
			chosen = append(chosen, o)
		}
	}
	for range d.stand.Phase.Exercises - len(chosen) {
		if o, ok := d.choose(fit, chosen, fill); ok {
			chosen = append(chosen, o)
		}
	}
	return chosen
}

func floorToFloor(chosen []Offer) []Offer {
	slices.SortStableFunc(chosen, func(a, b Offer) int {
		return slices.Index(order, a.Exercise.Position) - slices.Index(order, b.Exercise.Position)
	})
	return chosen
}

func planned(chosen []Offer) []Planned {
	var plan []Planned
	for _, o := range chosen {
		plan = append(plan, o.Planned)
	}
	return plan
}

// partsFor keeps easing off as the last part of a shorter session.
func partsFor(n int) []part {
	if n >= len(parts) {
		return parts
	}
	return append(slices.Clone(parts[:n-1]), parts[len(parts)-1])
}

// choose fills a part with the exercise that the patient has been doing; when it is
// the turn of the part, with the next one, what is preferred before any other. None is
// taken twice.
func (d today) choose(fit, chosen []Offer, p part) (Offer, bool) {
	for _, role := range p.roles {
		var of []Offer
		for _, o := range fit {
			taken := slices.ContainsFunc(chosen, func(c Offer) bool { return c.Exercise.ID == o.Exercise.ID })
			if o.Exercise.Role == role && !taken {
				of = append(of, o)
			}
		}
		if len(of) > 0 {
			chosen := of[d.turn(of, p)]
			_, chosen.For = d.preferred(chosen.Exercise)
			return chosen, true
		}
	}
	return Offer{}, false
}

// turn is which of the exercises of a part it is: of those done lately the newest,
// or in the week of its turn, until another was done in it, the one that follows:
// the harder one of its chain if it has come as far as it can (clinical section F:
// the variant comes last).
func (d today) turn(of []Offer, p part) int {
	week, best := d.stand.Day/sameDays, d.mostPreferred(of)
	began := d.progress.day.Add(-(d.stand.Day % sameDays))
	newest, at := Day(""), -1
	for i, o := range of {
		if outs := d.progress.outings[o.Exercise.ID]; len(outs) > 0 && outs[len(outs)-1].day > newest {
			newest, at = outs[len(outs)-1].day, i
		}
	}
	switch {
	case at < 0:
		return best[(week+p.turn)%len(best)]
	case week%len(parts) != p.turn, newest >= began:
		return at
	}
	harder := of[at].Exercise.Harder
	if i := slices.IndexFunc(of, func(o Offer) bool { return o.Exercise.ID == harder }); i >= 0 && of[at].Grade.Why.ID == "top" {
		return i
	}
	return d.following(of, best, at)
}

// following is the exercise that comes after another one: the next of those that are
// preferred most. If it is the only one, it makes way for another until the next turn,
// unless the pain drew back with it.
func (d today) following(of []Offer, best []int, at int) int {
	for i := range of {
		if next := (at + 1 + i) % len(of); next != at && slices.Contains(best, next) {
			return next
		}
	}
	if rank, _ := d.preferred(of[at].Exercise); rank == drewBack {
		return at
	}
	return (at + 1) % len(of)
}
