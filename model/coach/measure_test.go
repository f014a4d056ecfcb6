package coach_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/model/coach"
)

// Nothing is kept unless that is wanted, but sugar for somebody with diabetes in the two
// weeks after a steroid.
func TestWhichNumbersAreKept(t *testing.T) {
	for _, tt := range []struct {
		subtype, facts, wish string
		day                  int
		sugar                bool
	}{
		{"epidural", "diabetes", "", 0, true}, {"epidural", "diabetes", "", 14, true}, {"epidural", "diabetes", "", 15, false},
		{"epidural", "none", "", 1, false}, {"epidural", "not_sure", "", 1, false}, {"rfa", "diabetes", "", 1, false},
		{"epidural", "diabetes", "no", 1, false}, {"epidural", "none", "yes", 90, true},
	} {
		p := patient("injection", tt.subtype)
		p.Answers["facts"] = []string{tt.facts}
		if tt.wish != "" {
			p = p.WithKept(coach.Sugar, tt.wish == "yes")
		}
		s := state(p)
		if got := s.Keeps(lib, treated.Add(tt.day), coach.Sugar); got != tt.sugar {
			t.Errorf("%+v: sugar kept %v", tt, got)
		}
		if s.Keeps(lib, treated.Add(tt.day), coach.Weight) {
			t.Errorf("%+v: weight is kept without a wish", tt)
		}
	}
}

// Three kilograms in three months, at the boundaries, however often one weighs.
func TestALossOfWeightAsks(t *testing.T) {
	p := patient("physical_therapy", "").WithWeight(lib, treated, 80)
	for _, tt := range []struct {
		day  int
		kg   float64
		asks bool
	}{{30, 77.1, false}, {30, 77, true}, {90, 77, true}, {91, 77, false}, {30, 82, false}, {30, 50, true}} {
		if got := p.AsksLoss(lib, treated.Add(tt.day), tt.kg); got != tt.asks {
			t.Errorf("%v kg on day %d asks: %v", tt.kg, tt.day, got)
		}
	}
	answered := p.WithLossAnswered(treated.Add(30))
	for day, asks := range map[int]bool{30: false, 57: false, 58: true} {
		if got := answered.AsksLoss(lib, treated.Add(day), 76); got != asks {
			t.Errorf("asked on day 30, and on day %d again: %v", day, got)
		}
	}
}

// A weight that was typed wrongly and taken back is forgotten; the others of its week and
// of the weeks before are not.
func TestAWeightTakenBackIsForgotten(t *testing.T) {
	s := state(patient("physical_therapy", ""))
	weigh := func(s coach.State, day int, kg float64) (coach.State, coach.Entry) {
		e := coach.Entry{Stamp: stamp(at(day, "10:00")), What: coach.EntryMeasure, Of: coach.Weight, Number: &kg}
		return s.With(e).With(s.Profile.WithWeight(lib, e.Day, kg)), e
	}
	s, _ = weigh(s, 0, 82)
	s, _ = weigh(s, 8, 81)
	s, wrong := weigh(s, 9, 180)
	if lost := s.Profile.Lost(lib, treated.Add(9), 80); lost != 100 {
		t.Fatalf("before it is taken back %v kg are lost", lost)
	}
	s.Profile = s.WithoutWeight(lib, wrong)
	wrong.Of = ""
	s = s.With(wrong)
	for day, lost := range map[int]float64{9: 2, 90: 2, 91: 1} {
		if got := s.Profile.Lost(lib, treated.Add(day), 80); got != lost {
			t.Errorf("on day %d %v kg are lost, want %v", day, got, lost)
		}
	}
}

// The highest weight of three months is never forgotten by weighing more often.
func TestWeighingOftenHidesNoLoss(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := patient("physical_therapy", "")
		highest := 0.0
		for _, day := range sortedDays(t) {
			kg := float64(rapid.IntRange(600, 900).Draw(t, "tenths")) / 10
			p, highest = p.WithWeight(lib, treated.Add(day), kg), max(highest, kg)
		}
		if lost := p.Lost(lib, treated.Add(60), 60); lost < highest-60-0.051 {
			t.Fatalf("lost %v of %v", lost, highest)
		}
	})
}

func sortedDays(t *rapid.T) []int {
	days := rapid.SliceOfNDistinct(rapid.IntRange(0, 60), 1, 40, func(d int) int { return d }).Draw(t, "days")
	slices.Sort(days)
	return days
}

func TestSugarAboveTheLimit(t *testing.T) {
	none, own := patient("injection", "epidural"), patient("injection", "epidural").WithSugarLimit(10)
	for _, tt := range []struct {
		p          coach.Profile
		mmol       float64
		above, own bool
	}{{own, 10, false, false}, {own, 10.1, true, true}, {none, 10.1, false, false}, {none, 15, false, false}, {none, 15.1, true, false}, {own.WithSugarLimit(0), 12, false, false}} {
		if above, byOwn := tt.p.SugarAbove(lib, tt.mmol); above != tt.above || byOwn != tt.own {
			t.Errorf("%v: above %v, by the own limit %v", tt.mmol, above, byOwn)
		}
	}
}

// The check is never an empty one: where the question about sugar is not asked, all are.
func TestTheCheckAboutSugarIsNeverEmpty(t *testing.T) {
	for _, tt := range []struct {
		facts string
		day   int
		want  string
	}{{"diabetes", 3, "targeted"}, {"diabetes", 15, "full"}, {"none", 3, "full"}, {"not_sure", 3, "full"}} {
		p := patient("injection", "epidural")
		p.Answers["facts"], p.Answers["medicine_kinds"] = []string{tt.facts}, []string{"none"}
		if form := state(p).SugarForm(lib, treated.Add(tt.day)); form.Kind != tt.want {
			t.Errorf("%s on day %d: %v", tt.facts, tt.day, form)
		}
	}
}
