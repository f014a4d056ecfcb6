package coach_test

import (
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/player"
)

// work is how long somebody is moved or held in an exercise, rests left out.
func work(t interface{ Fatal(...any) }, p coach.Planned) float64 {
	step, ok := p.Step(lib)
	if !ok {
		t.Fatal("the library has no", p)
	}
	line, err := player.Compile([]player.Step{step})
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, s := range line.Segments {
		if s.Kind == player.Move || s.Kind == player.Hold || s.Kind == player.Release {
			sum += s.Length().Seconds()
		}
	}
	return sum
}

// leftOf is how long somebody is still moved or held after some sets.
func leftOf(t interface{ Fatal(...any) }, p coach.Planned, done int) float64 {
	step, _ := p.Step(lib)
	line, err := player.Compile([]player.Step{step})
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, s := range line.Segments {
		if s.Set > done && (s.Kind == player.Move || s.Kind == player.Hold || s.Kind == player.Release) {
			sum += s.Length().Seconds()
		}
	}
	return sum
}

// Easier is always less than what is left, of the same exercise, can be laid out, and comes to an
// end; what is done already is not asked for again.
func TestEasierIsLess(t *testing.T) {
	all := lib.Exercises()
	rapid.Check(t, func(t *rapid.T) {
		e := rapid.SampledFrom(all).Filter(func(e content.Exercise) bool { return !e.Alone }).Draw(t, "exercise")
		p := coach.Planned{Exercise: e.ID, Level: rapid.IntRange(1, 5).Draw(t, "level")}
		for steps := 0; ; steps++ {
			step, _ := p.Step(lib)
			done := rapid.IntRange(0, step.Dose.Sets-1).Draw(t, "sets done")
			easier, ok := p.Easier(lib, done)
			if !ok {
				return
			}
			if steps > 40 {
				t.Fatal("it never ends")
			}
			if easier.Exercise != p.Exercise || easier.Level > p.Level || easier.By != "easier" {
				t.Fatalf("%+v became %+v", p, easier)
			}
			if a, b := leftOf(t, p, done), work(t, easier); b >= a {
				t.Fatalf("of %+v %v s of work are left after %d sets, easier %+v is %v s", p, a, done, easier, b)
			}
			if got, _ := easier.Step(lib); done > 0 && got.Dose.Sets > step.Dose.Sets-done && got.Dose.Sets > 1 {
				t.Fatalf("%d of %d sets are done, and %d are asked for", done, step.Dose.Sets, got.Dose.Sets)
			}
			p = easier
		}
	})
}

// What follows a RED is allowed today, is not in the routine already, and is at
// level 1.
func TestGentlerKeepsTheLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := state(anyProfile(t))
		day := treated.Add(20 + rapid.IntRange(0, 120).Draw(t, "day"))
		routine := s.Routine(lib, day)
		if len(routine) == 0 {
			return
		}
		hurt := rapid.SampledFrom(routine).Draw(t, "hurt")
		p, ok := s.Gentler(lib, day, hurt, routine)
		if !ok {
			return
		}
		if why := forbidden(s, day, p); why != "" || p.Level != 1 || p.By != coach.ByGentler {
			t.Fatalf("%+v %s", p, why)
		}
		for _, other := range routine {
			if other.Exercise == p.Exercise {
				t.Fatalf("%s is in the routine already", p.Exercise)
			}
		}
	})
}

// The chain comes first, breathing when it has nothing left.
func TestGentlerFollowsTheChain(t *testing.T) {
	s := state(patient("physical_therapy", ""))
	for hurt, want := range map[string]string{"bird_dog": "bird_half", "hip_abd": "clamshell", "chin_tuck": "breath_46", "moon": "breath_46"} {
		p, ok := s.Gentler(lib, treated.Add(100), coach.Planned{Exercise: hurt, Level: 2}, nil)
		if !ok || p.Exercise != want {
			t.Errorf("after %s comes %s (%v), want %s", hurt, p.Exercise, ok, want)
		}
	}
	if _, ok := state(coach.Profile{}).Gentler(lib, treated, coach.Planned{Exercise: "bridge", Level: 1}, nil); ok {
		t.Error("without a treatment there is something")
	}
}

// Where the clinic wrote down less than level 1 of what comes after a RED, that much
// is done and no more; where it wrote down more, level 1 is.
func TestGentlerIsNoMoreThanTheClinicSays(t *testing.T) {
	day := treated.Add(100)
	small, large := &content.Dose{Sets: 1, Reps: 1, Hold: 2, Rest: 10}, &content.Dose{Sets: 3, Reps: 20, Hold: 5, Rest: 10}
	for name, tt := range map[string]struct {
		of   coach.Prescribed
		want *content.Dose
	}{
		"a small dose": {coach.Prescribed{Dose: small}, small},
		"a large dose": {coach.Prescribed{Dose: large}, nil},
		"a high level": {coach.Prescribed{Level: 3}, nil},
	} {
		p := paper(20)
		tt.of.Exercise, tt.of.Span = "knee_fallout", upTo(200)
		p.Exercises = []coach.Prescribed{tt.of}
		s := state(patient("physical_therapy", ""), p)
		next, ok := s.Gentler(lib, day, coach.Planned{Exercise: "clamshell", Level: 2}, nil)
		if !ok || next.Exercise != "knee_fallout" || next.Level != 1 || next.Dose != tt.want {
			t.Errorf("%s: %+v (%v)", name, next, ok)
		}
		if !s.StillFits(lib, day, []coach.Planned{next}) {
			t.Errorf("%s: %+v cannot be begun", name, next)
		}
	}
}
