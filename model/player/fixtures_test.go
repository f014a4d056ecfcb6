package player

import "backcoach/content"

// bridge has one side and a hold; fallout changes sides between sets; march
// takes left and right in turn; breath has neither hold nor rest; stretch has
// two sides and no rest between sets. relax rests between repetitions; reach does
// fewer from set to set, and at level 2 moves another way.
func exercises() map[string]content.Exercise {
	rise := []content.Stroke{{To: "up", Seconds: 2, Hold: true, Breath: "out"}, {To: "lie", Seconds: 1.5, Breath: "in"}}
	return map[string]content.Exercise{
		"bridge": {
			ID: "bridge", Sides: "one", Rep: rise,
			Levels: [5]content.Dose{{Sets: 1, Reps: 2, Hold: 3, Rest: 10}, {Sets: 2, Reps: 2, Hold: 3, Rest: 10}, {Sets: 1, Reps: 1}},
		},
		"fallout": {
			ID: "fallout", Sides: "each", Rep: rise,
			Levels: [5]content.Dose{{Sets: 1, Reps: 2, Hold: 1, Rest: 20}, {Sets: 2, Reps: 1, Hold: 1, Rest: 20}},
		},
		"march": {
			ID: "march", Sides: "alternate", Rep: rise,
			Levels: [5]content.Dose{{Sets: 1, Reps: 4}, {Sets: 2, Reps: 3, Rest: 5}, {Sets: 1, Reps: 3}},
		},
		"breath": {
			ID: "breath", Sides: "one",
			Rep:    []content.Stroke{{To: "full", Seconds: 4, Breath: "in"}, {To: "empty", Seconds: 6, Breath: "out"}},
			Levels: [5]content.Dose{{Sets: 1, Reps: 2}},
		},
		"stretch": {
			ID: "stretch", Sides: "each", Rep: rise,
			Levels: [5]content.Dose{{Sets: 2, Reps: 1, Hold: 10}},
		},
		"relax": {
			ID: "relax", Sides: "one", Rep: rise, RestAfter: "rep",
			Levels: [5]content.Dose{{Sets: 2, Reps: 2, Hold: 5, Rest: 10}},
		},
		"reach": {
			ID: "reach", Sides: "each", Rep: rise,
			Levels: [5]content.Dose{{Sets: 3, Reps: 3, Falling: []int{3, 2, 1}, Hold: 2, Rest: 10}, {Sets: 1, Reps: 2, Hold: 1, Sides: "one", Rep: []content.Stroke{
				{To: "top", Seconds: 1, Hold: true}, {To: "low", Seconds: 1}}}},
		},
	}
}

// failer is what tests, fuzz targets and properties have in common.
type failer interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

func compile(t failer, steps ...Step) Timeline {
	t.Helper()
	timeline, err := Compile(steps)
	if err != nil {
		t.Fatal(err)
	}
	return timeline
}

func step(id string, level int) Step {
	e := exercises()[id]
	return Step{e, e.Levels[level-1]}
}

// routine is a short session of three exercises.
func routine(t failer) Timeline {
	return compile(t, step("bridge", 2), step("fallout", 1), step("march", 1))
}
