package coach_test

import (
	"reflect"
	"strconv"
	"testing"

	"backcoach/content"
	"backcoach/model/coach"
)

// atLevel is a clinic's paper about one exercise, which is taken in after those
// before it.
func atLevel(n, level int) coach.Prescription {
	p := paper(20)
	p.ID += strconv.Itoa(n)
	p.Exercises = []coach.Prescribed{{Span: upTo(60), Exercise: "chin_tuck", Level: level}}
	return p
}

// A level is gone on with only as high as it would be planned now: the clinic may
// have lowered it in a newer paper, or set a limit.
func TestALevelIsGoneOnWithOnlyAsHighAsItWouldBeNow(t *testing.T) {
	day := treated.Add(20)
	limited := atLevel(4, 3)
	limited.Limits = []coach.Limit{{Bounds: coach.Bounds{MaxLevel: 1}}}
	s := ready(atLevel(1, 3))
	plan := s.Routine(lib, day)
	if len(plan) != 1 || plan[0].Level != 3 {
		t.Fatalf("planned is %+v", plan)
	}
	for name, tt := range map[string]struct {
		newer coach.Prescription
		want  bool
	}{
		"the same":  {atLevel(2, 3), true},
		"higher":    {atLevel(2, 4), true},
		"one lower": {atLevel(2, 2), false},
		"lowest":    {atLevel(2, 1), false},
		"a limit":   {limited, false},
	} {
		if got := s.With(tt.newer).StillFits(lib, day, plan); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Nor is an exercise gone on with in another position than it would be planned in
// now.
func TestAnExerciseIsGoneOnWithOnlyInThePositionOfNow(t *testing.T) {
	day := treated.Add(20)
	versions := 0
	for _, e := range lib.Exercises() {
		for _, v := range e.Versions()[1:] {
			s := ready()
			s.Profile.Routine = coach.OwnRoutine{Exercises: []coach.Pick{{Exercise: e.ID, Position: v.Position}}}
			plan := s.Routine(lib, day)
			if len(plan) != 1 || plan[0].Position != v.Position {
				continue
			}
			versions++
			if !s.StillFits(lib, day, plan) {
				t.Errorf("%s %s does not fit as it is planned", e.ID, v.Position)
			}
			s.Profile.Routine.Exercises[0].Position = e.Position
			if s.StillFits(lib, day, plan) {
				t.Errorf("%s goes on %s, chosen is %s now", e.ID, v.Position, e.Position)
			}
		}
	}
	if versions == 0 {
		t.Error("no exercise has another position")
	}
}

// Of what was planned the rest goes on without what no longer fits, and with as much
// of it as would be planned now; what was made easier does not become more again.
func TestWhatStillFitsOfASession(t *testing.T) {
	day := treated.Add(20)
	two := func(n, level int, limits ...coach.Limit) coach.Prescription {
		p := atLevel(n, level)
		p.Exercises = append(p.Exercises, coach.Prescribed{Span: upTo(60), Exercise: "scap_squeeze", Level: 2})
		p.Limits = limits
		return p
	}
	s := ready(two(1, 3))
	plan := s.Routine(lib, day)
	neck, back := plan[0], plan[1]
	if neck.Exercise != "chin_tuck" {
		neck, back = back, neck
	}
	lower := neck
	lower.Level = 1
	eased, _ := neck.Easier(lib, 0)
	broken := neck
	broken.Dose = &content.Dose{Reps: 5}
	unknown := coach.Planned{Exercise: "of another library", Level: 1}
	for name, tt := range map[string]struct {
		newer coach.Prescription
		plan  []coach.Planned
		want  []coach.Planned
	}{
		"all of it":       {two(2, 3), []coach.Planned{neck, back}, []coach.Planned{neck, back}},
		"one forbidden":   {two(2, 3, coach.Limit{Exercises: []string{"chin_tuck"}}), []coach.Planned{neck, back}, []coach.Planned{back}},
		"one lowered":     {two(2, 1), []coach.Planned{back, neck}, []coach.Planned{back, lower}},
		"one eased":       {two(2, 1), []coach.Planned{eased, back}, []coach.Planned{back}},
		"one broken":      {two(2, 3), []coach.Planned{broken, back}, []coach.Planned{neck, back}},
		"one unknown":     {two(2, 3), []coach.Planned{unknown, back}, []coach.Planned{back}},
		"nothing left":    {two(2, 3, coach.Limit{Exercises: []string{"chin_tuck", "scap_squeeze"}}), []coach.Planned{neck, back}, nil},
		"nothing planned": {two(2, 3), nil, nil},
	} {
		s := s.With(tt.newer)
		if got := s.Fitting(lib, day, tt.plan, s.Routine(lib, day)); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %+v, want %+v", name, got, tt.want)
		}
	}
	if got := state(coach.Profile{}).Fitting(lib, day, plan, plan); len(got) > 0 {
		t.Errorf("without a treatment %+v", got)
	}
}
