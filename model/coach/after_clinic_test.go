package coach_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
)

// When what a clinic wrote has ended, the exercise goes on with no more than was done of
// it, in level and in work, whatever the dose; on a day that asks for less with less.
func TestAfterTheClinicNothingGoesOnHigher(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := rapid.SampledFrom(lib.Exercises()).Draw(t, "exercise")
		p := coach.Prescribed{Span: upTo(30), Exercise: e.ID, Level: rapid.IntRange(1, 5).Draw(t, "level")}
		if rapid.Bool().Draw(t, "own dose") {
			one := 1
			if e.Sides == "alternate" {
				one = 2
			}
			p.Dose = &content.Dose{
				Sets: rapid.IntRange(1, 3).Draw(t, "sets"), Reps: one * rapid.IntRange(1, 12).Draw(t, "reps"),
				Hold: rapid.IntRange(0, 30).Draw(t, "hold"), Rest: 30,
			}
		}
		s := state(usually(patient("physical_therapy", ""), 2), coach.Prescription{
			Stamp: stamp(at(20, "07:00")), Clinic: "Dr. Lee", Written: treated.Add(20), Exercises: []coach.Prescribed{p},
		})
		s.Profile.Treatments[0].Date = string(treated.Add(-rapid.IntRange(0, 90).Draw(t, "days before")))
		for n := 24; n <= 30; n++ {
			s = s.With(toldOn(n, 2, "settled")).With(checked(at(n, "08:01"), "full"))
			plan := s.Decide(lib, at(n, "08:30"))
			if len(plan.Routine) == 0 {
				continue
			}
			sess := coach.Session{Stamp: stamp(at(n, "09:00")), State: coach.SessionDone, StartPain: 2, Planned: plan.Routine}
			for _, planned := range plan.Routine {
				sess.Done = append(sess.Done, coach.Outcome{Exercise: planned.Exercise, Level: planned.Level, Feel: "fine", Seconds: 60})
			}
			s = s.With(sess)
		}
		if len(s.Sessions) == 0 {
			return // it may not be done at all
		}
		last := s.Sessions[len(s.Sessions)-1].Planned[0]
		after := 31 + rapid.IntRange(0, 20).Draw(t, "days after")
		s = s.With(toldOn(after, rapid.IntRange(2, 5).Draw(t, "pain"), "settled"))
		offers := s.Offers(lib, treated.Add(after))
		i := slices.IndexFunc(offers, func(o coach.Offer) bool { return o.Exercise.ID == e.ID })
		if i < 0 || last.Exercise != e.ID {
			return
		}
		if goesOn := offers[i].Grade.Planned; goesOn.Level > last.Level || effort(goesOn) > effort(last) {
			t.Fatalf("%+v (%.0f s) goes on after %+v (%.0f s): %v", goesOn, effort(goesOn), last, effort(last), offers[i].Grade.Why)
		}
	})
}

// A clinic's dose below the first level is gone on with as it is, and leads up to that
// level in small steps, of which none is skipped.
func TestAClinicsSmallDoseGrowsIntoTheLibrarys(t *testing.T) {
	s := state(usually(patient("physical_therapy", ""), 2))
	s.Profile.Treatments[0].Date = string(treated.Add(-100))
	s.Profile.Routine = coach.OwnRoutine{Exercises: []coach.Pick{{Exercise: "heel_raise"}}}
	s = s.With(coach.Prescription{Stamp: stamp(at(0, "07:00")), Clinic: "Dr. Lee", Written: treated, Exercises: []coach.Prescribed{
		{Span: upTo(5), Exercise: "heel_raise", Level: 1, Dose: &content.Dose{Sets: 1, Reps: 3, Hold: 1, Rest: 30}},
	}})
	var reps []int
	for n := range 60 {
		s = s.With(toldOn(n, 2, "settled")).With(checked(at(n, "08:01"), "full"))
		plan := s.Decide(lib, at(n, "08:30"))
		step, ok := plan.Routine[0].Step(lib)
		if !ok || len(plan.Routine) != 1 {
			t.Fatalf("day %d: %+v", n, plan.Routine)
		}
		if total := step.Dose.Total(); len(reps) == 0 || reps[len(reps)-1] != total {
			reps = append(reps, total)
		}
		s = s.With(coach.Session{Stamp: stamp(at(n, "09:00")), State: coach.SessionDone, StartPain: 2, Planned: plan.Routine,
			Done: []coach.Outcome{{Exercise: "heel_raise", Level: 1, Feel: "fine", Seconds: 60}}})
	}
	if !slices.Equal(reps[:min(4, len(reps))], []int{3, 4, 5, 6}) {
		t.Errorf("repetitions grow as %v", reps)
	}
}
