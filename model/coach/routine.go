package coach

import (
	"slices"

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

// roles are the parts of a session in the order in which they are filled;
// posture stands in where hips has nothing to offer.
var roles = [][]string{{"mobility", "posture"}, {"core", "hips"}, {"hips", "posture"}, {"ease"}}

// anyRole fills up what the roles left open.
var anyRole = []string{"mobility", "core", "hips", "posture", "ease"}

// sameDays is how long the same exercises stay (clinical section N8).
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
	d, ok := s.dayOf(lib, day)
	if !ok || d.stand.Phase.Exercises == 0 {
		return nil
	}
	offers := d.offers()
	if own, ok := s.OwnRoutine(day); ok {
		return own.plan(offers, d.most(offers))
	}
	if len(d.orders.exercises) > 0 {
		return planned(floorToFloor(d.clinics(offers)))
	}
	return planned(floorToFloor(d.choice(offers)))
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
func (o OwnRoutine) plan(offers []Offer, most int) []Planned {
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
	return planned(chosen)
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
	for i, role := range rolesFor(d.stand.Phase.Exercises) {
		if o, ok := choose(fit, chosen, role, d.stand.Day/sameDays+i); ok {
			chosen = append(chosen, o)
		}
	}
	for range d.stand.Phase.Exercises - len(chosen) {
		if o, ok := choose(fit, chosen, anyRole, 0); ok {
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

// rolesFor keeps easing off as the last part of a shorter session.
func rolesFor(n int) [][]string {
	if n >= len(roles) {
		return roles
	}
	return append(slices.Clone(roles[:n-1]), roles[len(roles)-1])
}

// choose takes the exercise of a role that is its turn, and none twice.
func choose(fit, chosen []Offer, role []string, turn int) (Offer, bool) {
	for _, r := range role {
		var of []Offer
		for _, o := range fit {
			taken := slices.ContainsFunc(chosen, func(c Offer) bool { return c.Exercise.ID == o.Exercise.ID })
			if o.Exercise.Role == r && !taken {
				of = append(of, o)
			}
		}
		if len(of) > 0 {
			return of[turn%len(of)], true
		}
	}
	return Offer{}, false
}
