package coach_test

import (
	"math"
	"slices"
	"testing"

	"backcoach/content"
	"backcoach/model/coach"
)

// lives are the simulated patients: each with what has to be true of it besides its
// table.
func lives() map[string]struct {
	life life
	want map[string]func(d *lived) bool
} {
	type expected = map[string]func(d *lived) bool
	return map[string]struct {
		life life
		want map[string]func(d *lived) bool
	}{
		"steady": {life{
			about:   "Steady recovery after physical therapy: pain falls from 5 to 1, every session is done, every morning is settled.",
			profile: usually(patient("physical_therapy", ""), 5),
			back:    func(n int, _ float64) float64 { return 1 + 4*math.Exp(-float64(n)/30) },
		}, expected{
			"no warning check but routine ones":      func(d *lived) bool { return d.triggered() == 0 },
			"the work grows to at least three times": func(d *lived) bool { return d.weekLoad(17) >= 3*d.weekLoad(2) },
			"no week rises by more than a quarter":   func(d *lived) bool { return d.steepestWeek(3) <= 1.25 },
			"no session rises by more than a fifth":  func(d *lived) bool { return d.steepest() <= 1.2 },
			"level 1 only in the first two weeks":    func(d *lived) bool { return d.highest(0, 14) == 1 },
			"it is in the last phase at the end":     func(d *lived) bool { return d.days[119].plan.Stand.Phase.Name == "P4" },
		}},
		"slow": {life{
			about:   "Slow recovery after an epidural injection: pain stays between 3 and 5 for weeks, one morning in three is a bit sorer.",
			profile: usually(patient("injection", "epidural"), 5),
			back:    func(n int, _ float64) float64 { return 5 - 2*float64(n)/120 + 0.9*math.Sin(float64(n)) },
		}, expected{
			"the levels grow less than in a steady recovery": func(d *lived) bool { return d.highest(100, 120) <= 3 },
			"it is never locked":                             func(d *lived) bool { return d.count(coach.DecideLocked) == 0 },
			"sessions are offered on most days":              func(d *lived) bool { return d.sessions(14, 120) > 70 },
		}},
		"flare": {life{
			about:   "A flare from day 50 to 56 in an otherwise steady recovery after physical therapy.",
			profile: usually(patient("physical_therapy", ""), 4),
			back: func(n int, _ float64) float64 {
				if n >= 50 && n < 57 {
					return []float64{7, 8, 7, 6, 5, 4, 3}[n-50]
				}
				return 1 + 3*math.Exp(-float64(n)/25)
			},
		}, expected{
			"the flare asks for a full warning check": func(d *lived) bool { return d.triggeredIn(50, 57, "T1", "T2", "T3") },
			"no session on its worst days":            func(d *lived) bool { return d.sessions(50, 53) == 0 },
			"after it the work begins lower":          func(d *lived) bool { return d.days[57].load > 0 && d.days[57].load < d.days[49].load },
			"and comes back":                          func(d *lived) bool { return d.highest(90, 120) >= d.highest(0, 50) },
		}},
		"boom_and_bust": {life{
			about:   "Boom and bust: on good days all that is offered and the garden besides, then three sore days without a session.",
			profile: usually(patient("physical_therapy", ""), 3),
			back:    func(n int, _ float64) float64 { return []float64{2, 2, 6, 5, 4, 3}[n%6] },
			does:    func(n int) bool { return n%6 < 2 },
		}, expected{
			"it never gets beyond the first level":  func(d *lived) bool { return d.highest(0, 120) == 1 },
			"no session rises by more than a fifth": func(d *lived) bool { return d.steepest() <= 1.2 },
			"the worst day has no session": func(d *lived) bool {
				return slices.IndexFunc(d.days, func(x livedDay) bool { return x.pain >= 6 && len(x.plan.Routine) > 0 }) < 0
			},
			"the sorer days are easier or for resting": func(d *lived) bool {
				return d.count(coach.DecideEasier)+d.count(coach.DecideRest)+d.count(coach.DecideCheckFirst) >= 40
			},
		}},
		"stops_coming": {life{
			about:   "Stops coming on day 40 and returns on day 75, after a steady beginning.",
			profile: usually(patient("physical_therapy", ""), 4),
			back:    func(n int, _ float64) float64 { return 1 + 3*math.Exp(-float64(n)/25) },
			here:    func(n int) bool { return n < 40 || n >= 75 },
		}, expected{
			"the return asks for a check":   func(d *lived) bool { return d.triggeredIn(75, 76, "T14") },
			"and begins at the first level": func(d *lived) bool { return d.highest(75, 76) == 1 && d.highest(30, 40) > 1 },
			"and rises again":               func(d *lived) bool { return d.highest(110, 120) > 1 },
		}},
		"fusion": {life{
			about:   "After a fusion: steady, every session done.",
			profile: usually(patient("procedure", "fusion"), 5),
			back:    func(n int, _ float64) float64 { return 1 + 4*math.Exp(-float64(n)/45) },
		}, expected{
			"no exercise that bends or turns in twelve weeks": func(d *lived) bool { return !d.moves(0, 84, "flexion", "rotation") },
			"no session in the first three days":              func(d *lived) bool { return d.sessions(0, 4) == 0 },
			"level 1 only to the end of week six":             func(d *lived) bool { return d.highest(0, 42) == 1 },
		}},
		"osteoporosis": {life{
			about:   "Thin bones, after bone cement.",
			profile: withFacts(usually(patient("procedure", "vertebroplasty"), 4), "bone_fragile"),
			back:    func(n int, _ float64) float64 { return 1 + 3*math.Exp(-float64(n)/40) },
		}, expected{
			"no exercise that bends":               func(d *lived) bool { return !d.moves(0, 120, "flexion") },
			"no exercise that turns":               func(d *lived) bool { return !d.moves(0, 120, "rotation") },
			"no week rises by more than a quarter": func(d *lived) bool { return d.steepestWeek(2) <= 1.25 },
			"it still gets stronger":               func(d *lived) bool { return d.highest(100, 120) > 1 },
		}},
		"pregnant": {life{
			about:   "Pregnant, physical therapy.",
			profile: withFacts(usually(patient("physical_therapy", ""), 4), "pregnant"),
			back:    func(n int, _ float64) float64 { return 2 + 2*math.Exp(-float64(n)/30) },
		}, expected{
			"nothing that is not for pregnancy":    func(d *lived) bool { return !d.codes("PREG") },
			"sessions on most days":                func(d *lived) bool { return d.sessions(0, 120) > 90 },
			"never lying on the front":             func(d *lived) bool { return !d.position("prone") },
			"no week rises by more than a quarter": func(d *lived) bool { return d.steepestWeek(2) <= 1.25 },
		}},
		"chair_only": {life{
			about:   "Only a chair, new medicine.",
			profile: onChair(usually(patient("medication", ""), 4)),
			back:    func(n int, _ float64) float64 { return 2 + 2*math.Exp(-float64(n)/40) },
		}, expected{
			"all of it sitting or standing": func(d *lived) bool { return !d.position("lying", "prone", "side", "all_fours", "kneeling") },
			"sessions on most days":         func(d *lived) bool { return d.sessions(0, 120) > 90 },
			"it gets stronger":              func(d *lived) bool { return d.weekLoad(16) > 1.5*d.weekLoad(3) },
		}},
		"wishes": {life{
			about:   "As in a steady recovery; on day 3 it was said that stairs and bending down matter most.",
			profile: wanting(usually(patient("physical_therapy", ""), 5), "stairs", "bend"),
			back:    func(n int, _ float64) float64 { return 1 + 4*math.Exp(-float64(n)/30) },
		}, expected{
			"most of what is done is close to it":   func(d *lived) bool { return d.close("stairs", "bend") > 0.6 },
			"it still varies":                       func(d *lived) bool { return d.different() >= 12 },
			"the work grows as without":             func(d *lived) bool { return d.weekLoad(17) >= 2.5*d.weekLoad(2) },
			"no session rises by more than a fifth": func(d *lived) bool { return d.steepest() <= 1.2 },
		}},
		"worsening": {life{
			about:   "Worsening from day 30 on after an epidural injection: more pain each day, then down the leg, on day 40 numb.",
			profile: usually(patient("injection", "epidural"), 4),
			back: func(n int, _ float64) float64 {
				if n > 30 {
					return min(9, 3+float64(n-30)*0.7)
				}
				return 3
			},
			leg: func(n int) (int, string) {
				if n > 36 {
					return 6, "foot"
				}
				return 0, ""
			},
			news: func(n int) string { return map[bool]string{true: "numb_weak"}[n == 40] },
			warn: func(n int) map[string]string {
				if n < 40 {
					return nil
				}
				return map[string]string{"leg_numb_new": "yes", "pain_sharp_worse": "yes"}
			},
		}, expected{
			"the rising pain asks for a check within four days": func(d *lived) bool { return d.triggeredIn(31, 35, "T1", "T2", "T3") },
			"nothing rises once it gets worse":                  func(d *lived) bool { return d.weekLoad(5) <= d.weekLoad(4)*1.05 },
			"it ends in a warning result": func(d *lived) bool {
				return slices.ContainsFunc(d.days[38:], func(x livedDay) bool { return x.checked >= content.SameDay })
			},
			"and is locked":     func(d *lived) bool { return d.days[45].plan.Decision == coach.DecideLocked },
			"without a session": func(d *lived) bool { return d.sessions(40, 120) == 0 },
		}},
	}
}

func wanting(p coach.Profile, wishes ...string) coach.Profile {
	p.Answers["wishes"] = wishes
	return p
}

// close is the part of all exercises but those that ease which are close to any of some
// wishes.
func (d *lived) close(wishes ...string) float64 {
	all, near := 0, 0
	for _, x := range d.days {
		for _, p := range x.plan.Routine {
			if e, _ := lib.Exercise(p.Exercise); e.Role == "ease" {
				continue
			}
			all++
			if slices.ContainsFunc(lib.Wishes(), func(w content.Wish) bool {
				return slices.Contains(wishes, w.ID) && slices.Contains(w.Exercises, p.Exercise)
			}) {
				near++
			}
		}
	}
	return float64(near) / float64(max(1, all))
}

// different counts the exercises that were done at all.
func (d *lived) different() int {
	seen := map[string]bool{}
	for _, x := range d.days {
		for _, p := range x.plan.Routine {
			seen[p.Exercise] = true
		}
	}
	return len(seen)
}

func withFacts(p coach.Profile, facts ...string) coach.Profile {
	p.Answers["facts"] = facts
	return p
}

func onChair(p coach.Profile) coach.Profile {
	p.Answers["surface"], p.Answers["equipment"] = []string{"chair"}, []string{"chair"}
	return p
}

// TestSimulatedPatients follows ten patients over 120 days: a table for each week, to
// be read by people, and what has to be true whatever the table says.
func TestSimulatedPatients(t *testing.T) {
	for name, p := range lives() {
		t.Run(name, func(t *testing.T) {
			d := live(t, p.life, 1)
			for what, holds := range p.want {
				if !holds(d) {
					t.Errorf("not true: %s", what)
				}
			}
			tableOnFile(t, name, d.table(p.life.about))
		})
	}
}

func (d *lived) each(from, to int, such func(n int, x livedDay) bool) int {
	count := 0
	for n := from; n < min(to, len(d.days)); n++ {
		if such(n, d.days[n]) {
			count++
		}
	}
	return count
}

func (d *lived) sessions(from, to int) int {
	return d.each(from, to, func(_ int, x livedDay) bool { return x.done })
}

func (d *lived) count(decision coach.Decision) int {
	return d.each(0, patientDays, func(_ int, x livedDay) bool { return x.here && x.plan.Decision == decision })
}

// steepestWeek is by how much a session of a week, from 0, was more than one of the week
// before at most, easing off left out.
func (d *lived) steepestWeek(from int) float64 {
	most, last := 0.0, 0.0
	for week := range patientDays / 7 {
		total, sessions := 0.0, 0
		for _, x := range d.days[week*7 : week*7+7] {
			if x.done {
				total, sessions = total+load(x.plan), sessions+1
			}
		}
		mean := total / float64(max(1, sessions))
		if week >= from && last > 0 {
			most = max(most, mean/last)
		}
		last = mean
	}
	return most
}

// triggered counts the days on which something else than a routine day asked.
func (d *lived) triggered() int {
	return d.each(0, patientDays, func(_ int, x livedDay) bool {
		return slices.ContainsFunc(x.trigger, func(t string) bool { return t != "T13" })
	})
}

func (d *lived) triggeredIn(from, to int, any ...string) bool {
	return d.each(from, to, func(_ int, x livedDay) bool {
		return slices.ContainsFunc(x.trigger, func(t string) bool { return slices.Contains(any, t) })
	}) > 0
}

// weekLoad is the work of a week, from 1, in minutes.
func (d *lived) weekLoad(week int) float64 {
	total := 0.0
	for _, x := range d.days[(week-1)*7 : min(week*7, len(d.days))] {
		total += x.load
	}
	return total
}

func (d *lived) highest(from, to int) int {
	level := 0
	d.each(from, to, func(_ int, x livedDay) bool {
		for _, p := range x.plan.Routine {
			level = max(level, p.Level)
		}
		return false
	})
	return level
}

func (d *lived) exercise(from, to int, such func(e content.Exercise) bool) bool {
	return d.each(from, to, func(_ int, x livedDay) bool {
		return slices.ContainsFunc(x.plan.Routine, func(p coach.Planned) bool {
			e, _ := lib.Exercise(p.Exercise)
			return such(e.In(p.Position))
		})
	}) > 0
}

func (d *lived) moves(from, to int, any ...string) bool {
	return d.exercise(from, to, func(e content.Exercise) bool {
		return e.Role != "ease" && slices.ContainsFunc(e.Moves, func(m string) bool { return slices.Contains(any, m) })
	})
}

func (d *lived) codes(code string) bool {
	return d.exercise(0, patientDays, func(e content.Exercise) bool { return slices.Contains(e.Not, code) })
}

func (d *lived) position(any ...string) bool {
	return d.exercise(0, patientDays, func(e content.Exercise) bool { return slices.Contains(any, e.Position) })
}

// steepest is by how much a session with a raise was more than the mean of those of
// the seven days before, easing off left out.
func (d *lived) steepest() float64 {
	most := 0.0
	for n, x := range d.days {
		rises := slices.ContainsFunc(x.plan.Grades, func(r coach.Reason) bool { return r.ID == "up" })
		total, sessions := 0.0, 0
		for _, before := range d.days[max(0, n-7):n] {
			if before.done {
				total, sessions = total+load(before.plan), sessions+1
			}
		}
		if rises && sessions > 0 {
			most = max(most, load(x.plan)/(total/float64(sessions)))
		}
	}
	return most
}

func load(plan coach.Plan) float64 {
	total := 0.0
	for _, p := range plan.Routine {
		if e, _ := lib.Exercise(p.Exercise); e.Role != "ease" {
			total += effort(p)
		}
	}
	return total
}
