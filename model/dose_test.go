package model_test

import (
	"testing"

	"backcoach/content"
	"backcoach/model"
)

func TestADoseInWords(t *testing.T) {
	w, err := content.Load().Words("en")
	if err != nil {
		t.Fatal(err)
	}
	for want, c := range map[string]struct {
		exercise content.Exercise
		dose     content.Dose
	}{
		"1 round · 5 times": {content.Exercise{Sides: "one"}, content.Dose{Sets: 1, Reps: 5, Rest: 30}},
		"2 rounds · 1 time · hold 1 second · each side":                         {content.Exercise{Sides: "each"}, content.Dose{Sets: 2, Reps: 1, Hold: 1}},
		"3 rounds: first 4 times, then 3 times, then 2 times · hold 10 seconds": {content.Exercise{Sides: "alternate"}, content.Dose{Sets: 3, Reps: 4, Hold: 10, Falling: []int{4, 3, 2}}},
		"1 round · 1 time · hold 8 minutes":                                     {content.Exercise{Sides: "one"}, content.Dose{Sets: 1, Reps: 1, Hold: 480}},
		"1 round · 2 times · hold 90 seconds":                                   {content.Exercise{Sides: "one"}, content.Dose{Sets: 1, Reps: 2, Hold: 90}},
		"1 round · 6 times · each side":                                         {content.Exercise{Sides: "one"}, content.Dose{Sets: 1, Reps: 6, Sides: "each"}},
		"2 rounds: first 3 times, then 1 time":                                  {content.Exercise{Sides: "one"}, content.Dose{Sets: 2, Reps: 3, Falling: []int{3, 1}}},
		"once a day · 30 minutes":                                               {content.Exercise{Sides: "one", Alone: true}, content.Dose{Sets: 1, Reps: 1, Hold: 1800}},
		"3 times a day · 5 minutes":                                             {content.Exercise{Sides: "one", Alone: true}, content.Dose{Sets: 3, Reps: 1, Hold: 300}},
	} {
		if got := model.SayDose(w, c.exercise, c.dose); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
