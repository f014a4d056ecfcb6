package coach_test

import (
	"math"
	"testing"

	"backcoach/model/coach"
)

// longAgo is a patient of physical therapy in the last phase, with a session of one
// exercise alone.
func longAgo(exercise string) coach.Profile {
	p := usually(patient("physical_therapy", ""), 2)
	p.Treatments[0].Date = string(treated.Add(-200))
	p.Routine = coach.OwnRoutine{Exercises: []coach.Pick{{Exercise: exercise}}}
	return p
}

// Also a session of one exercise grows, whichever it is, and not faster than a week's
// work may: by a fifth within a week, or where one repetition is more than that, by what
// a fifth a week would have come to since it last grew.
func TestOneExerciseAloneGrows(t *testing.T) {
	const days = 63
	for _, e := range lib.Exercises() {
		if e.Alone || e.Role == "ease" {
			continue
		}
		d := &lived{trained: -99}
		d.state.Profile, d.all.Profile = longAgo(e.ID), longAgo(e.ID)
		first, last, since := 0.0, 0.0, 0
		for n := range days {
			today := d.state.With(toldOn(n, 2, "settled")).With(checked(at(n, "08:01"), "full"))
			plan := today.Decide(lib, at(n, "08:30"))
			if len(plan.Routine) != 1 {
				t.Fatalf("%s, day %d: %d exercises, %v", e.ID, n, len(plan.Routine), plan.Reasons)
			}
			work := effort(plan.Routine[0])
			switch weeks := (n - since) / 7; {
			case n == 0:
				first = work
			case work > last*1.2+1e-9 && (weeks < 2 || work > last*math.Pow(1.2, float64(weeks))+1e-9):
				t.Errorf("%s, day %d: %.0f s became %.0f s, %d days after the last time", e.ID, n, last, work, n-since)
			}
			if work != last {
				since = n
			}
			last = work
			d.state = today.With(coach.Session{Stamp: stamp(at(n, "09:00")), Planned: plan.Routine, State: coach.SessionDone, StartPain: 2,
				Done: []coach.Outcome{{Exercise: e.ID, Level: plan.Routine[0].Level, Feel: "fine", Seconds: 60}}})
			d.forget(treated.Add(n))
		}
		if last < 1.4*first {
			t.Errorf("%s: %.0f s on the first day, %.0f s after %d", e.ID, first, last, days)
		}
	}
}

// Four repetitions after three are a third more: too much for one week, and what two of
// a fifth each come to. It takes two whole weeks at three.
func TestAStepThatIsTooHighForAWeek(t *testing.T) {
	for name, tt := range map[string]struct {
		from, to int // days ago
		gap      bool
		why      string
	}{
		"thirteen days":              {13, 1, false, "week"},
		"fourteen days":              {14, 1, false, "up"},
		"four weeks":                 {27, 1, false, "up"},
		"without the week before it": {27, 1, true, "week"},
	} {
		s := state(longAgo("sit_stand"))
		for ago := 27; ago >= 0; ago-- {
			n := 40 - ago
			s = s.With(toldOn(n, 2, "settled")).With(checked(at(n, "08:01"), "full"))
			if ago > tt.from || ago < tt.to || tt.gap && ago > 7 && ago < 15 {
				continue
			}
			s = s.With(coach.Session{Stamp: stamp(at(n, "09:00")), State: coach.SessionDone, StartPain: 2, Planned: []coach.Planned{{Exercise: "sit_stand", Level: 1}},
				Done: []coach.Outcome{{Exercise: "sit_stand", Level: 1, Feel: "fine", Seconds: 60}}})
		}
		plan := s.Decide(lib, at(40, "08:30"))
		if len(plan.Grades) != 1 || plan.Grades[0].ID != tt.why {
			t.Errorf("%s: %v, want %s", name, plan.Grades, tt.why)
		}
	}
}
