package coach_test

import (
	"fmt"
	"slices"
	"testing"

	"backcoach/model/coach"
)

func chosen(exercises ...string) coach.OwnRoutine {
	o := coach.OwnRoutine{At: at(10, "12:00")}
	for _, id := range exercises {
		o = o.With(coach.Pick{Exercise: id})
	}
	return o
}

func picks(o coach.OwnRoutine) string {
	var all []string
	for _, p := range o.Exercises {
		all = append(all, p.Exercise)
	}
	return fmt.Sprint(all)
}

func TestChangingTheOwnRoutine(t *testing.T) {
	was := chosen("a", "b", "c")
	for name, tt := range map[string]struct {
		got     coach.OwnRoutine
		want    string
		ordered bool
	}{
		"one more":               {was.With(coach.Pick{Exercise: "d"}), "[a b c d]", false},
		"one that is in it":      {was.With(coach.Pick{Exercise: "a"}), "[a b c]", false},
		"one less":               {was.Without("b"), "[a c]", false},
		"swapped":                {was.Swapped("b", coach.Pick{Exercise: "d"}), "[a d c]", false},
		"swapped for itself":     {was.Swapped("b", coach.Pick{Exercise: "c"}), "[a b c]", false},
		"swapped out of it":      {was.Swapped("x", coach.Pick{Exercise: "d"}), "[a b c]", false},
		"up":                     {was.Moved("b", -1), "[b a c]", true},
		"down":                   {was.Moved("b", 1), "[a c b]", true},
		"up at the top":          {was.Moved("a", -1), "[a b c]", false},
		"down at the bottom":     {was.Moved("c", 1), "[a b c]", false},
		"moved out of it":        {was.Moved("x", 1), "[a b c]", false},
		"nothing of what it was": {was, "[a b c]", false},
	} {
		if picks(tt.got) != tt.want || tt.got.Ordered != tt.ordered {
			t.Errorf("%s: %s, ordered %v", name, picks(tt.got), tt.got.Ordered)
		}
	}
}

func TestTheOwnRoutineIsTheSession(t *testing.T) {
	p := patient("physical_therapy", "")
	p.Routine = chosen("bridge", "calf_wall", "bird_dog", "heel_slide")
	plan := state(p).Routine(lib, treated.Add(20))
	if got := ids(plan); !slices.Equal(got, []string{"calf_wall", "bridge", "heel_slide"}) {
		t.Errorf("down to the floor once, without what the phase lacks: %v", got)
	}
	if plan[0].By != coach.ByOwn || plan[0].Level != 1 {
		t.Errorf("%+v", plan[0])
	}
	p.Routine = p.Routine.Moved("calf_wall", 2)
	if got := ids(state(p).Routine(lib, treated.Add(20))); !slices.Equal(got, []string{"bridge", "heel_slide", "calf_wall"}) {
		t.Errorf("in the patient's order: %v", got)
	}
	p.Routine = chosen("bird_dog")
	if got := state(p).Routine(lib, treated.Add(20)); got != nil {
		t.Errorf("nothing that was chosen fits: %v", ids(got))
	}
	p.Routine = coach.OwnRoutine{}
	if got := state(p).Routine(lib, treated.Add(20)); len(got) != 4 || got[0].By != "" {
		t.Errorf("the plan chooses again: %v", got)
	}
}

// The careful number of the phase in P0 and P1, six later, and never fewer than
// the clinic prescribed.
func TestHowManyThePatientMayChoose(t *testing.T) {
	all := chosen("heel_slide", "chin_tuck", "scap_squeeze", "brace_gentle", "march_stand", "sit_stand", "knee_fallout", "pelvic_tilt")
	for day, want := range map[int]int{1: 3, 5: 3, 20: 6, 50: 6, 100: 6} {
		p := patient("physical_therapy", "")
		p.Routine = all
		s := state(p)
		if got := s.Most(lib, treated.Add(day)); got != want {
			t.Errorf("day %d: %d may be chosen, want %d", day, got, want)
		}
		if got := len(s.Routine(lib, treated.Add(day))); got > want {
			t.Errorf("day %d: %d are planned", day, got)
		}
	}
	if got := state(patient("injection", "epidural")).Most(lib, treated); got != 0 {
		t.Errorf("on a quiet day %d may be chosen", got)
	}
	clinic := paper(5)
	clinic.Until = treated.Add(30)
	for _, pick := range all.Exercises[:5] {
		clinic.Exercises = append(clinic.Exercises, coach.Prescribed{Exercise: pick.Exercise, Level: 1})
	}
	if got := state(patient("physical_therapy", ""), clinic).Most(lib, treated.Add(6)); got != 5 {
		t.Errorf("with five of the clinic %d may be chosen", got)
	}
}

// A paper comes before what was chosen earlier; what the patient chooses after it
// holds, with the clinic's dose; and undoing the paper brings back what was chosen.
func TestAPaperAndTheOwnRoutine(t *testing.T) {
	who := patient("physical_therapy", "")
	who.Routine = chosen("bridge", "heel_slide")
	p := paper(20)
	p.Exercises = []coach.Prescribed{{Span: upTo(60), Exercise: "chin_tuck", Level: 2, Words: []string{"Gently."}}, {Span: upTo(60), Exercise: "scap_squeeze", Level: 1}}
	day := treated.Add(21)
	if got := ids(state(who, p).Routine(lib, day)); !slices.Equal(got, []string{"chin_tuck", "scap_squeeze"}) {
		t.Errorf("after the paper: %v", got)
	}
	later := who
	later.Routine = chosen("chin_tuck", "bridge")
	later.Routine.At = at(20, "18:00")
	plan := state(later, p).Routine(lib, day)
	if got := ids(plan); !slices.Equal(got, []string{"chin_tuck", "bridge"}) || plan[0].By != coach.ByClinic || plan[0].Level != 2 || plan[1].By != coach.ByOwn {
		t.Errorf("chosen after the paper: %+v", plan)
	}
	p.Undone = at(21, "08:00")
	if got := ids(state(who, p).Routine(lib, day)); !slices.Equal(got, []string{"bridge", "heel_slide"}) {
		t.Errorf("after undoing it: %v", got)
	}
	limits := paper(20)
	limits.Limits = []coach.Limit{{Exercises: []string{"bridge"}}}
	if got := ids(state(who, limits).Routine(lib, day)); !slices.Equal(got, []string{"heel_slide"}) {
		t.Errorf("a paper of limits alone: %v", got)
	}
}

func TestExcludingForGood(t *testing.T) {
	p := patient("physical_therapy", "")
	p.Routine = chosen("bridge", "heel_slide")
	p = p.Excluding("bridge").Excluding("bridge")
	if picks(p.Routine) != "[heel_slide]" || len(p.Excluded) != 1 {
		t.Errorf("%s, excluded %v", picks(p.Routine), p.Excluded)
	}
	offered := func(p coach.Profile) string {
		for _, o := range state(p).Offers(lib, treated.Add(20)) {
			if o.Planned.Exercise == "bridge" {
				return o.Why.ID
			}
		}
		return "not there"
	}
	if got := offered(p); got != "excluded" {
		t.Errorf("bridge is offered: %q", got)
	}
	if got := offered(p.Including("bridge")); got != "" {
		t.Errorf("taken back it is not offered: %q", got)
	}
}

// The reasons against an exercise, the clinic's word first.
func TestWhyAnExerciseIsNotOffered(t *testing.T) {
	who := patient("physical_therapy", "")
	who.Answers["worse_with"], who.Answers["surface"] = []string{"flexs"}, []string{"bed"}
	who.Excluded = []string{"heel_slide"}
	p := paper(5)
	p.Limits = []coach.Limit{{Exercises: []string{"chin_tuck", "knee_roll"}, Words: "Not yet."}}
	got := map[string]string{}
	for _, o := range state(who, p).Offers(lib, treated.Add(6)) {
		got[o.Planned.Exercise] = o.Why.ID
		if o.Why.ID == "limit" && o.Limit.Words != "Not yet." || o.Why.ID == "condition" && o.Why.Args["Code"] != "FLEXS" {
			t.Errorf("%s: %+v, %+v", o.Planned.Exercise, o.Why, o.Limit)
		}
	}
	for id, want := range map[string]string{"chin_tuck": "limit", "knee_chest_1": "condition", "bird_dog": "phase", "cat_cow": "surface", "heel_slide": "excluded", "scap_squeeze": ""} {
		if got[id] != want {
			t.Errorf("%s: %q, want %q", id, got[id], want)
		}
	}
	if _, there := got["walk"]; there {
		t.Error("the walk has a place of its own")
	}
	who.Done = []string{"setup"}
	for _, o := range state(who).Offers(lib, treated.Add(6)) {
		if o.Planned.Exercise == "scap_squeeze" && o.Why.ID != "unasked" {
			t.Errorf("before the conditions were asked: %q", o.Why.ID)
		}
	}
	if got := state(coach.Profile{}).Offers(lib, treated); got != nil {
		t.Errorf("without a treatment: %v", got)
	}
}

// What the patient changes is the session as it is done, and what does not fit today
// is not lost by it.
func TestWhatThePatientChanges(t *testing.T) {
	who := patient("physical_therapy", "")
	day := treated.Add(20)
	s := state(who)
	if got := picks(s.Editing(lib, day)); got != fmt.Sprint(ids(s.Routine(lib, day))) {
		t.Errorf("of the plan: %s", got)
	}
	who.Routine = chosen("bird_dog", "heel_slide", "calf_wall")
	if got := picks(state(who).Editing(lib, day)); got != "[calf_wall heel_slide bird_dog]" {
		t.Errorf("of their own: %s", got)
	}
	who.Routine = who.Routine.Moved("calf_wall", -1)
	if got := picks(state(who).Editing(lib, day)); got != "[bird_dog calf_wall heel_slide]" {
		t.Errorf("in their own order: %s", got)
	}
	if got := picks(state(patient("injection", "facet")).Editing(lib, treated)); got != "[]" {
		t.Errorf("on a quiet day: %s", got)
	}
}
