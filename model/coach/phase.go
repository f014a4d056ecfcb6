package coach

import (
	"maps"
	"slices"

	"backcoach/content"
	"backcoach/model/triage"
)

// Stand is where the patient is in recovery on a day.
type Stand struct {
	Treatment triage.Treatment // the one that decides
	Subtype   content.Subtype
	Course    content.Course
	Phase     content.Phase
	Day       int // days since that treatment, 0 is its day
	// Allowed are the exercises that every treatment's course allows; nil means
	// all of the library.
	Allowed []string
	// Next is the phase that follows, and NextFrom the day on which it may begin;
	// Next.Name is empty in the last phase. While it is Waiting its day has come, and
	// the body is not ready for it.
	Next     content.Phase
	NextFrom Day
	Waiting  bool
	// skin tells that this treatment went through the skin, or another one that did is
	// still in its first phases.
	skin bool
}

// OnDay tells where the patient stands on a day by the treatments alone; false
// until set-up has asked for one. What a clinic changes is in [State.Stand].
func (p Profile) OnDay(lib *content.Library, day Day) (Stand, bool) {
	return p.onDay(lib, day, phaseBounds{}, func(_ content.Course, _ triage.Treatment, n int) int { return n })
}

// onDay is OnDay between bounds of a clinic; reach tells as which day of a course the
// n-th counts, by how ready the body is.
func (p Profile) onDay(lib *content.Library, day Day, bounds phaseBounds, reach func(c content.Course, t triage.Treatment, n int) int) (Stand, bool) {
	var strictest Stand
	found := false
	for _, t := range p.Treatments {
		course, subtype, ok := lib.Treatment(t.Type, t.Subtype)
		if !ok {
			continue
		}
		n := daysSince(t, day)
		as, waiting := bounds.day(course, n), false
		if body := reach(course, t, n); as <= n && body < as { // what the clinic loosens by name waits for nothing
			as, waiting = body, true
		}
		s := Stand{Treatment: t, Subtype: subtype, Course: course, Phase: course.On(as), Day: n, Allowed: allowed(course.AllowedOn(as)), Waiting: waiting, skin: throughSkin(t)}
		if next, ok := course.After(as); ok {
			s.Next, s.NextFrom = next, day.Add(next.From-n)
		}
		if as > n { // what daily life keeps to, and the cap on pain, are loosened only by name (clinical section N8)
			s.Phase.PainCap, s.Phase.Limits = min(s.Phase.PainCap, course.On(n).PainCap), course.On(n).Limits
		}
		if found {
			s = stricter(lib, strictest, s)
		}
		strictest, found = s, true
	}
	return strictest, found
}

// phaseBounds are the names of the earliest and the latest phase that a clinic
// wants; "" is as the days say.
type phaseBounds struct{ atLeast, atMost string }

// day gives the day of a course as which a day counts. The later bound wins last:
// it is the stricter one.
func (b phaseBounds) day(course content.Course, n int) int {
	for _, p := range course.Phases {
		if b.atLeast != "" && p.Name >= b.atLeast {
			n = max(n, p.From)
			break
		}
	}
	for _, p := range course.Phases {
		if b.atMost != "" && p.Name > b.atMost {
			n = min(n, max(0, p.From-1))
			break
		}
	}
	return n
}

// daysSince counts the days from a treatment to a day: 0 if it lies ahead or its
// date cannot be read, which is the most careful.
func daysSince(t triage.Treatment, day Day) int {
	if Day(t.Date).Time().IsZero() {
		return 0
	}
	return max(0, day.Since(Day(t.Date)))
}

// allowed turns the list of a course into ours: nil for every exercise.
func allowed(ids []string) []string {
	if slices.Contains(ids, "*") {
		return nil
	}
	return append([]string{}, ids...)
}

// stricter joins two treatments: the earlier phase decides, at equal phases the
// later treatment; only what both allow is allowed, and of two limits the lower
// one holds (clinical section N4: the strictest phase wins).
func stricter(lib *content.Library, a, b Stand) Stand {
	s, other := a, b
	if b.Phase.Name < a.Phase.Name || b.Phase.Name == a.Phase.Name && b.Day < a.Day {
		s, other = b, a
	}
	s.skin = s.skin || other.skin && other.Phase.Name < "P2"
	s.Phase.Limits.Walk = shorterWalk(lib, s.Phase.Limits.Walk, other.Phase.Limits.Walk)
	s.Allowed = both(a.Allowed, b.Allowed)
	s.Phase.Exercises = min(a.Phase.Exercises, b.Phase.Exercises)
	s.Phase.MaxLevel = min(a.Phase.MaxLevel, b.Phase.MaxLevel)
	s.Phase.Levels = lowest(a.Phase.Levels, b.Phase.Levels)
	s.Phase.PainCap = min(a.Phase.PainCap, b.Phase.PainCap)
	s.Phase.Limits.LiftKg = lower(a.Phase.Limits.LiftKg, b.Phase.Limits.LiftKg)
	s.Phase.Limits.SitMin = lower(a.Phase.Limits.SitMin, b.Phase.Limits.SitMin)
	if slices.Index(drive, a.Phase.Limits.Drive) < slices.Index(drive, b.Phase.Limits.Drive) {
		s.Phase.Limits.Drive = a.Phase.Limits.Drive
	} else {
		s.Phase.Limits.Drive = b.Phase.Limits.Drive
	}
	s.Phase.Limits.Bathe = a.Phase.Limits.Bathe
	if slices.Index(bathe, b.Phase.Limits.Bathe) < slices.Index(bathe, a.Phase.Limits.Bathe) {
		s.Phase.Limits.Bathe = b.Phase.Limits.Bathe
	}
	return s
}

// shorterWalk is what one treatment asks for in walking, or what another does where that
// is less in one go and in a day. Where it is less in one of them alone the first stays:
// five minutes every hour are more than one walk of fifteen, and easier.
func shorterWalk(lib *content.Library, of, other string) string {
	a, known := lib.Walk(of)
	b, both := lib.Walk(other)
	if known && both && !a.Indoors && (b.Indoors || b.Minutes <= a.Minutes && b.Most() <= a.Most() && b.Begin() <= a.Begin()) {
		return other
	}
	return of
}

// bathe are the limits on showering and bathing, strictest first.
var bathe = []string{"as_told", "dry_48h", "dry_24h", "shower_day_5", "no_soak", "soak_if_closed", "if_healed", "not_hot_alone", "normal"}

// drive are the limits on driving, strictest first.
var drive = []string{"no", "until_known", "team", "if_clear", "yes"}

// lower gives the lower of two limits; 0 is no limit.
func lower[N int | float64](a, b N) N {
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}

// lowest joins the levels of single exercises.
func lowest(a, b map[string]int) map[string]int {
	if len(b) == 0 {
		return a
	}
	all := maps.Clone(b)
	for id, level := range a {
		all[id] = lower(all[id], level)
	}
	return all
}

// both lists what two lists allow.
func both(a, b []string) []string {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return slices.DeleteFunc(slices.Clone(a), func(id string) bool { return !slices.Contains(b, id) })
}

// Invasive tells whether the treatment went through the skin, or another one that did is
// in its first phases: the first days after it are quiet days and pain limits are lower
// (clinical section N8).
func (s Stand) Invasive() bool { return s.skin }

func throughSkin(t triage.Treatment) bool { return t.Type == "injection" || operation(t) }

func operation(t triage.Treatment) bool { return t.Type == "procedure" }
