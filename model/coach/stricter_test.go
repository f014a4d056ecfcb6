package coach_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// looser says in which field a stand is less strict than another; "" in none.
func looser(a, b coach.Stand) string {
	drives := coach.Drives()
	bathing := []string{"as_told", "dry_48h", "dry_24h", "shower_day_5", "no_soak", "soak_if_closed", "if_healed", "not_hot_alone", "normal"}
	more := func(a, b float64) bool { return b > 0 && (a == 0 || a > b) } // 0 is no limit
	walk, other := walkOf(a), walkOf(b)
	switch p, q := a.Phase, b.Phase; {
	case p.Name > q.Name:
		return "phase"
	case p.Exercises > q.Exercises:
		return "exercises"
	case p.MaxLevel > q.MaxLevel:
		return "level"
	case p.PainCap > q.PainCap:
		return "pain cap"
	case more(p.Limits.LiftKg, q.Limits.LiftKg):
		return "lifting"
	case more(float64(p.Limits.SitMin), float64(q.Limits.SitMin)):
		return "sitting"
	case slices.Index(drives, p.Limits.Drive) > slices.Index(drives, q.Limits.Drive):
		return "driving"
	case slices.Index(bathing, p.Limits.Bathe) > slices.Index(bathing, q.Limits.Bathe):
		return "bathing"
	case other.Indoors && !walk.Indoors, walk.Minutes > other.Minutes && walk.Most() > other.Most() && walk.Begin() >= other.Begin():
		return "walking"
	case b.Invasive() && b.Phase.Name < "P2" && !a.Invasive():
		return "what the skin needs"
	}
	for _, e := range lib.Exercises() {
		may := func(s coach.Stand) bool { return s.Allowed == nil || slices.Contains(s.Allowed, e.ID) }
		if may(a) && (!may(b) || a.Phase.Highest(e.ID) > b.Phase.Highest(e.ID)) {
			return e.ID
		}
	}
	return ""
}

func walkOf(s coach.Stand) content.Walk {
	w, _ := lib.Walk(s.Phase.Limits.Walk)
	return w
}

// alone is a state as it would be with one of its treatments.
func alone(s coach.State, i int) coach.State {
	s.Profile.Treatments = s.Profile.Treatments[i : i+1]
	return s
}

// strictestWins fails unless a state with two treatments is as strict in every field as
// with each of them alone.
func strictestWins(t interface{ Fatalf(string, ...any) }, s coach.State, day coach.Day) {
	both, ok := s.Stand(lib, day)
	for i, treatment := range s.Profile.Treatments {
		one, known := alone(s, i).Stand(lib, day)
		if why := looser(both, one); why != "" || !ok || !known {
			t.Fatalf("%+v on %s: %s of %+v, with %+v alone %+v", s.Profile.Treatments, day, why, both.Phase, treatment, one.Phase)
		}
	}
}

// Of two treatments the strictest wins in every field: for every two kinds, on the first
// days of every phase of both, the day before and the day after.
func TestOfTwoTreatmentsTheStrictestWinsInEveryField(t *testing.T) {
	type since struct {
		treatment triage.Treatment
		days      int
	}
	var all []since
	for _, course := range lib.Courses() {
		for _, subtype := range course.Subtypes {
			for _, phase := range course.Phases {
				for days := max(0, phase.From-1); days <= phase.From+1; days++ {
					kind := triage.Treatment{Type: subtype.Type, Subtype: subtype.ID, Date: string(treated.Add(-days))}
					if subtype.ID == subtype.Type {
						kind.Subtype = ""
					}
					all = append(all, since{kind, days})
				}
			}
		}
	}
	for i, a := range all {
		for j, b := range all {
			if i%7 == j%7 { // every kind and day meets many of every other
				s := state(patient("", ""))
				s.Profile.Treatments = []triage.Treatment{a.treatment, b.treatment}
				strictestWins(t, s, treated)
			}
		}
	}
}

// The same with any days, however ready the body was after each, and whatever a clinic
// allowed or limited.
func TestReadinessFollowsTheStrictestTreatment(t *testing.T) {
	waited := 0
	rapid.Check(t, func(t *rapid.T) {
		p := usually(anyProfile(t), 3)
		for len(p.Treatments) < 2 {
			k := rapid.SampledFrom(kinds()).Draw(t, "another")
			k.Date = string(treated.Add(-rapid.IntRange(0, 90).Draw(t, "ago")))
			p.Treatments = append(p.Treatments, k)
		}
		s := state(p)
		today := rapid.IntRange(20, 40).Draw(t, "today")
		for n := max(0, today-coach.Window+1); n <= today; n++ {
			if rapid.IntRange(0, 2).Draw(t, "checks in") == 0 {
				word := rapid.SampledFrom([]string{"settled", "worse"}).Draw(t, "word")
				s = s.With(toldOn(n, rapid.IntRange(0, 9).Draw(t, "pain"), word))
			}
			if rapid.IntRange(0, 9).Draw(t, "reached") == 0 {
				s.Profile = s.WithReached(lib, treated.Add(n))
			}
		}
		day := treated.Add(today)
		strictestWins(t, s, day)
		if stand, _ := s.Stand(lib, day); stand.Waiting {
			waited++
		}
		for _, planned := range s.Routine(lib, day) {
			for i := range s.Profile.Treatments {
				one, _ := alone(s, i).Stand(lib, day)
				if planned.Level > one.Phase.Highest(planned.Exercise) || one.Allowed != nil && !slices.Contains(one.Allowed, planned.Exercise) {
					t.Fatalf("%+v, which %+v alone does not allow", planned, s.Profile.Treatments[i])
				}
			}
		}
	})
	if waited == 0 {
		t.Error("nobody ever waited: the test tells nothing")
	}
}
