package command_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
)

// dayPlan is what the JSON of the plan holds, no more and no less.
type dayPlan struct {
	Format   int    `json:"format"`
	Reviewed bool   `json:"reviewed"`
	Date     string `json:"date"`
	Day      int    `json:"day"`
	Phase    string `json:"phase"`
	Decision string `json:"decision"`
	Reasons  []struct {
		Rule string `json:"rule"`
		Text string `json:"text"`
	} `json:"reasons"`
	Exercises []struct {
		ID      string `json:"id"`
		Level   int    `json:"level"`
		Sets    int    `json:"sets"`
		Reps    int    `json:"reps"`
		Falling []int  `json:"falling"`
		Hold    int    `json:"hold_s"`
		Rest    int    `json:"rest_s"`
		Sides   string `json:"sides"`
		Why     string `json:"why"`
		Rule    string `json:"rule"`
	} `json:"exercises"`
	Timeline []struct {
		Start    float64 `json:"start_s"`
		End      float64 `json:"end_s"`
		Kind     string  `json:"kind"`
		Exercise string  `json:"exercise"`
		Side     string  `json:"side"`
		Set      int     `json:"set"`
		Rep      int     `json:"rep"`
	} `json:"timeline"`
	WalkMin *int `json:"walk_min"`
}

// The JSON is that of the documentation: no field more, the time line without gaps,
// the exercises those that the coach would do.
func TestPlanAsJSON(t *testing.T) {
	c := clinicCall(t, "")
	before := c.store.Saves()
	c.run(append([]string{"plan", "--json"}, nine...)...)
	if c.code != 0 || c.err != "" || c.store.Saves() != before {
		t.Fatalf("exit %d, %q, %d saves", c.code, c.err, c.store.Saves()-before)
	}
	var got dayPlan
	d := json.NewDecoder(strings.NewReader(c.out))
	d.DisallowUnknownFields()
	if err := d.Decode(&got); err != nil {
		t.Fatal(err)
	}
	state := c.store.State()
	state.ClockSet = true
	plan := state.Decide(content.Load(), time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local))
	if got.Format != 1 || got.Date != "2026-11-23" || got.Decision != string(plan.Decision) || got.Phase != plan.Stand.Phase.Name || got.Day != plan.Stand.Day {
		t.Errorf("%+v", got)
	}
	if len(got.Exercises) == 0 || len(got.Exercises) != len(plan.Routine) {
		t.Fatalf("%d exercises, the plan has %d", len(got.Exercises), len(plan.Routine))
	}
	for i, e := range got.Exercises {
		if e.ID != plan.Routine[i].Exercise || e.Level < 1 || e.Sets < 1 || e.Why == "" || e.Rule == "" {
			t.Errorf("%+v is not %+v", e, plan.Routine[i])
		}
	}
	if walk := state.WalkTarget(content.Load(), time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local)); got.WalkMin == nil || *got.WalkMin != walk.Minutes {
		t.Errorf("walk_min %v, want %d", got.WalkMin, walk.Minutes)
	}
	at := 0.0
	for _, s := range got.Timeline {
		if s.Start != at || s.End < s.Start || s.Exercise == "" {
			t.Fatalf("%+v does not begin at %v", s, at)
		}
		at = s.End
	}
	if last := got.Timeline[len(got.Timeline)-1]; last.Kind != "ask" || at == 0 {
		t.Errorf("it ends with %+v", last)
	}
}

func TestPlanInWords(t *testing.T) {
	c := clinicCall(t, "")
	c.run(append([]string{"plan"}, nine...)...)
	for _, says := range []string{"Monday 23 November 2026", "To do today", "Exercises: 4 gentle", "(rule F4)", "level 1 · "} {
		if !strings.Contains(c.out, says) {
			t.Errorf("it does not say %q:\n%s%s", says, c.out, c.err)
		}
	}
	c.store.Receive(coach.Profile{})
	c.run(append([]string{"plan"}, nine...)...)
	if c.code != 1 || c.out != "" || !strings.Contains(c.err, "open backcoach once") {
		t.Errorf("before set-up: exit %d, %q, %q", c.code, c.out, c.err)
	}
}
