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

// Routine plans the session of a day: one exercise for each role, as many as
// the phase has, chosen from what phase, conditions and surface allow, the same
// ones for seven days, in floor-to-floor order. It is empty on a quiet day.
func (s State) Routine(lib *content.Library, day Day) []Planned {
	stand, ok := s.Profile.OnDay(lib, day)
	if !ok || stand.Phase.Exercises == 0 {
		return nil
	}
	var chosen []content.Exercise
	fit := s.fitting(lib, stand, day)
	for i, role := range rolesFor(stand.Phase.Exercises) {
		if e, ok := choose(fit, chosen, role, stand.Day/sameDays+i); ok {
			chosen = append(chosen, e)
		}
	}
	for range stand.Phase.Exercises - len(chosen) {
		if e, ok := choose(fit, chosen, anyRole, 0); ok {
			chosen = append(chosen, e)
		}
	}
	slices.SortStableFunc(chosen, func(a, b content.Exercise) int {
		return slices.Index(order, a.Position) - slices.Index(order, b.Position)
	})
	var plan []Planned
	for _, e := range chosen {
		plan = append(plan, planned(lib, e, ""))
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
func choose(fit, chosen []content.Exercise, role []string, turn int) (content.Exercise, bool) {
	for _, r := range role {
		var of []content.Exercise
		for _, e := range fit {
			taken := slices.ContainsFunc(chosen, func(c content.Exercise) bool { return c.ID == e.ID })
			if e.Role == r && !taken {
				of = append(of, e)
			}
		}
		if len(of) > 0 {
			return of[turn%len(of)], true
		}
	}
	return content.Exercise{}, false
}

// fitting lists the exercises that may be offered on a day, each in the first of
// its positions that is possible.
func (s State) fitting(lib *content.Library, stand Stand, day Day) []content.Exercise {
	codes := s.barred(lib, day)
	asked := s.Profile.Finished("conditions")
	possible := surfaces[s.Profile.Surface()]
	var fit []content.Exercise
	for _, e := range lib.Exercises() {
		if stand.Allowed != nil && !slices.Contains(stand.Allowed, e.ID) || e.Alone || !asked && !Quiet(e) {
			continue
		}
		for _, v := range e.Versions() {
			barred := slices.ContainsFunc(v.Not, func(code string) bool { return codes[code] })
			if !barred && slices.Contains(possible, v.Position) && (!v.Floor || s.Profile.Surface() == "floor") && s.Profile.hasAll(v.Needs) {
				fit = append(fit, v)
				break
			}
		}
	}
	return fit
}
