package coach_test

import (
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// paper is a clinic's paper that was written and taken in on a day.
func paper(day int) coach.Prescription {
	return coach.Prescription{Stamp: stamp(at(day, "12:00")), Clinic: "Dr. Lee", Written: treated.Add(day)}
}

// upTo is a span that ends on a day of the tests.
func upTo(day int) coach.Span { return coach.Span{Until: treated.Add(day)} }

// ownOf is an exercise of the clinic's own.
func ownOf(name, position string, moves ...string) coach.Prescribed {
	return coach.Prescribed{Name: name, Position: position, Moves: moves, Sides: "each", Dose: &content.Dose{Sets: 1, Reps: 3, Hold: 5, Rest: 10}, Words: []string{"Slowly."}}
}

func ids(plan []coach.Planned) []string {
	var all []string
	for _, p := range plan {
		all = append(all, p.Exercise)
	}
	return all
}

// The newest paper counts to its last day, also when a clock was put back since.
func TestWhichPaperHolds(t *testing.T) {
	first, second := paper(10), paper(12)
	first.Clinic, second.Clinic = "first", "second"
	first.Until, second.Until = treated.Add(30), treated.Add(20)
	undone := second
	undone.Undone = at(13, "09:00")
	for _, tt := range []struct {
		name   string
		papers []coach.Record
		day    int
		want   string
	}{
		{"none", nil, 12, ""},
		{"the clock was put back since", []coach.Record{first}, 9, "first"},
		{"on its day", []coach.Record{first}, 10, "first"},
		{"on its last day", []coach.Record{first}, 30, "first"},
		{"after it", []coach.Record{first}, 31, ""},
		{"the newer one", []coach.Record{first, second}, 12, "second"},
		{"the clock was put back since the newer one", []coach.Record{first, second}, 11, "second"},
		{"what was replaced does not come back by itself", []coach.Record{first, second}, 21, ""},
		{"what was undone never was", []coach.Record{first, undone}, 12, "first"},
		{"also after its end", []coach.Record{first, undone}, 21, "first"},
	} {
		s := state(patient("physical_therapy", ""), tt.papers...)
		got, ok := s.Prescription(treated.Add(tt.day))
		if ok != (tt.want != "") || ok && got.Clinic != tt.want {
			t.Errorf("%s: %q, %v", tt.name, got.Clinic, ok)
		}
	}
}

// A clock that was wrong decides nothing about which paper is the newest: limits
// hold whatever it says, what is loosened waits for its day.
func TestPapersCountAsTheyWereTakenIn(t *testing.T) {
	first := paper(10)
	first.Clinic = "first"
	first.Limits = []coach.Limit{{Moves: []string{"flexion"}}}
	first.Allows = []coach.Allow{{Span: upTo(30), Bounds: coach.Bounds{MaxLevel: 3}}}
	s := state(patient("physical_therapy", ""), first)
	if day := treated.Add(9); len(s.Limits(day)) != 1 || len(s.Allows(day)) != 0 {
		t.Errorf("the day before it was taken in: %v, %v", s.Limits(day), s.Allows(day))
	}
	for _, clock := range []time.Time{at(3, "12:00"), at(10, "11:30"), at(10, "12:00"), at(40, "12:00")} {
		second := paper(3)
		second.Stamp, second.Clinic = s.PaperStamp(clock), "second"
		after := s.With(second)
		for _, day := range []int{2, 10, 50} {
			if got, ok := after.Prescription(treated.Add(day)); !ok || got.Clinic != "second" {
				t.Errorf("taken in at %v, on day %d: %q", clock, day, got.Clinic)
			}
		}
		third := paper(3)
		third.Stamp, third.Clinic = after.PaperStamp(clock), "third"
		if got, _ := after.With(third).Undoable(); got.Clinic != "third" || third.At != clock.UTC() || third.Day != coach.DayOf(clock) {
			t.Errorf("after a third, undo would take back %q", got.Clinic)
		}
	}
}

func TestEntriesHoldForTheirDays(t *testing.T) {
	p := paper(10)
	p.Until = treated.Add(40)
	p.Limits = []coach.Limit{{Span: coach.Span{From: treated.Add(15), Until: treated.Add(20)}, Moves: []string{"flexion"}}}
	p.Allows = []coach.Allow{{Span: upTo(20), Exercise: "bridge"}, {Exercise: "bird_dog"}} // the second has no end, and loosens nothing
	p.Exercises = []coach.Prescribed{{Span: upTo(20), Exercise: "chin_tuck", Level: 1}, {Exercise: "scap_squeeze", Level: 1}}
	s := state(patient("physical_therapy", ""), p)
	for day, want := range map[int][3]int{10: {0, 1, 2}, 14: {0, 1, 2}, 15: {1, 1, 2}, 20: {1, 1, 2}, 21: {0, 0, 1}, 40: {0, 0, 1}, 41: {0, 0, 0}} {
		d := treated.Add(day)
		if got := [3]int{len(s.Limits(d)), len(s.Allows(d)), len(s.Prescribed(d))}; got != want {
			t.Errorf("day %d: limits, allows, exercises %v, want %v", day, got, want)
		}
	}
}

// A paper that was written before a treatment knew nothing of it: its limits hold,
// and it loosens nothing. The same for what was taken in under a set clock.
func TestWhatLoosensNothing(t *testing.T) {
	p := paper(20)
	p.Limits = []coach.Limit{{Moves: []string{"flexion"}}}
	p.Allows = []coach.Allow{{Span: upTo(40), Bounds: coach.Bounds{MaxLevel: 5}}}
	p.Exercises = []coach.Prescribed{{Span: upTo(40), Exercise: "bird_dog", Level: 1}}
	set := p
	set.ClockSet = true
	later := patient("physical_therapy", "")
	later.Treatments = append(later.Treatments, triage.Treatment{Type: "procedure", Subtype: "microdiscectomy", Date: string(treated.Add(21))})
	undated := patient("physical_therapy", "")
	undated.Treatments = append(undated.Treatments, triage.Treatment{Type: "injection", Subtype: "facet"})
	running := state(patient("physical_therapy", ""), set)
	running.ClockSet = true
	for name, tt := range map[string]struct {
		s    coach.State
		want bool
	}{
		"as it is":                  {state(patient("physical_therapy", ""), p), true},
		"a treatment since":         {state(later, p), false},
		"a treatment without a day": {state(undated, p), false},
		"taken in with --now":       {state(patient("physical_therapy", ""), set), false},
		"in a program with --now":   {running, true},
	} {
		day := treated.Add(25)
		if len(tt.s.Limits(day)) != 1 || (len(tt.s.Allows(day)) == 1) != tt.want || (len(tt.s.Prescribed(day)) == 1) != tt.want {
			t.Errorf("%s: %v, %v, %v", name, tt.s.Limits(day), tt.s.Allows(day), tt.s.Prescribed(day))
		}
	}
}

func TestStandWithAPaper(t *testing.T) {
	loosen := func(b coach.Bounds) coach.Prescription {
		p := paper(0)
		p.Allows = []coach.Allow{{Span: upTo(90), Bounds: b}}
		return p
	}
	limit := func(b coach.Bounds) coach.Prescription {
		p := paper(0)
		p.Limits = []coach.Limit{{Bounds: b}}
		return p
	}
	type want struct {
		phase          string
		level, cap     int
		lift           float64
		sit            int
		drive          string
		lots, bridging bool // more than three exercises; bridge is offered
	}
	plain := want{"P1", 1, 5, 4.5, 20, "no", false, false} // a disc operation, day 5
	for name, tt := range map[string]struct {
		p    coach.Prescription
		want want
	}{
		"nothing":                            {paper(0), plain},
		"lower limits":                       {limit(coach.Bounds{LiftKg: 2, SitMin: 10, PainCap: 3}), want{"P1", 1, 3, 2, 10, "no", false, false}},
		"limits that are looser":             {limit(coach.Bounds{LiftKg: 20, SitMin: 90, Drive: "yes", MaxLevel: 5, PainCap: 7, Phase: "P3"}), plain},
		"an earlier phase":                   {limit(coach.Bounds{Phase: "P0"}), want{"P0", 1, 5, 2, 15, "no", false, false}},
		"loosened":                           {loosen(coach.Bounds{LiftKg: 8, SitMin: 40, Drive: "if_clear", MaxLevel: 3, PainCap: 6}), want{"P1", 3, 6, 8, 40, "if_clear", false, false}},
		"loosened to less":                   {loosen(coach.Bounds{LiftKg: 1, SitMin: 5, Drive: "no", MaxLevel: 1, PainCap: 1, Phase: "P0"}), plain},
		"a cap above seven":                  {loosen(coach.Bounds{PainCap: 9}), want{"P1", 1, 7, 4.5, 20, "no", false, false}},
		"a level above five":                 {loosen(coach.Bounds{MaxLevel: 9}), want{"P1", 5, 5, 4.5, 20, "no", false, false}},
		"a later phase, cap and limits stay": {loosen(coach.Bounds{Phase: "P2"}), want{"P2", 2, 5, 4.5, 20, "no", true, true}},
	} {
		s := state(patient("procedure", "microdiscectomy"), tt.p)
		stand, ok := s.Stand(lib, treated.Add(5))
		l := stand.Phase.Limits
		got := want{stand.Phase.Name, stand.Phase.MaxLevel, stand.Phase.PainCap, l.LiftKg, l.SitMin, l.Drive, stand.Phase.Exercises > 3, slices.Contains(stand.Allowed, "bridge")}
		if !ok || got != tt.want || stand.Day != 5 {
			t.Errorf("%s: %+v on day %d, want %+v", name, got, stand.Day, tt.want)
		}
	}
	both := loosen(coach.Bounds{LiftKg: 8, MaxLevel: 4, Phase: "P3"})
	both.Limits = limit(coach.Bounds{LiftKg: 3, MaxLevel: 2, Phase: "P1"}).Limits
	if stand, _ := state(patient("procedure", "microdiscectomy"), both).Stand(lib, treated.Add(5)); stand.Phase.Name != "P1" || stand.Phase.MaxLevel != 1 && stand.Phase.MaxLevel != 2 || stand.Phase.Limits.LiftKg != 3 {
		t.Errorf("a limit does not outweigh what was loosened: %+v", stand.Phase)
	}
	if _, ok := state(coach.Profile{}, both).Stand(lib, treated); ok {
		t.Error("there is a phase without a treatment")
	}
}

// What has no set limit stays without one: loosening 8 kg must not become a limit.
func TestLooseningSetsNoLimit(t *testing.T) {
	p := paper(0)
	p.Allows = []coach.Allow{{Span: upTo(200), Bounds: coach.Bounds{LiftKg: 8, SitMin: 30}}}
	if stand, _ := state(patient("physical_therapy", ""), p).Stand(lib, treated.Add(100)); stand.Phase.Limits.LiftKg != 0 {
		t.Errorf("limits %+v", stand.Phase.Limits)
	}
}

func TestTheClinicsExercisesAreTheSession(t *testing.T) {
	p := paper(20)
	p.Until = treated.Add(60)
	dose := &content.Dose{Sets: 2, Reps: 4, Hold: 3, Rest: 20}
	p.Exercises = []coach.Prescribed{
		{Exercise: "heel_slide", Dose: dose, Words: []string{"Left first."}},
		{Exercise: "scap_squeeze", Level: 5},
		ownOf("Towel pull", "standing", "neutral"),
		{Exercise: "gone_from_the_library", Level: 1},
	}
	s := state(patient("physical_therapy", ""), p)
	got := s.Routine(lib, treated.Add(21))
	want := []coach.Planned{
		{Exercise: "Towel pull", Name: "Towel pull", Level: 1, Position: "standing", Sides: "each", Dose: p.Exercises[2].Dose, By: "clinic", Words: []string{"Slowly."}},
		{Exercise: "scap_squeeze", Level: 3, By: "clinic"}, // never above what the phase has
		{Exercise: "heel_slide", Level: 1, Dose: dose, By: "clinic", Words: []string{"Left first."}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if got := ids(s.Routine(lib, treated.Add(61))); len(got) != 4 || slices.Contains(got, "Towel pull") {
		t.Errorf("after its end: %v", got)
	}
	if step, ok := want[0].Step(lib); !ok || step.Exercise.ID != "Towel pull" || len(step.Exercise.Rep) != 2 || !step.Exercise.Rep[0].Hold || step.Dose.Hold != 5 || len(step.Exercise.Figure.Poses) != 0 {
		t.Errorf("as a step: %+v, %v", step, ok)
	}
	if _, ok := (coach.Planned{Exercise: "x", Name: "x", Level: 1}).Step(lib); ok {
		t.Error("an exercise of the clinic's own without a dose is a step")
	}
}

// A quiet day stays one until the clinic names a later phase.
func TestAQuietDayStaysQuiet(t *testing.T) {
	p := paper(0)
	p.Exercises = []coach.Prescribed{{Span: upTo(30), Exercise: "scap_squeeze", Level: 1}}
	if got := state(patient("injection", "epidural"), p).Routine(lib, treated.Add(1)); len(got) != 0 {
		t.Errorf("a session on a quiet day: %v", ids(got))
	}
	p.Allows = []coach.Allow{{Span: upTo(30), Bounds: coach.Bounds{Phase: "P1"}}}
	if got := ids(state(patient("injection", "epidural"), p).Routine(lib, treated.Add(1))); !slices.Equal(got, []string{"scap_squeeze"}) {
		t.Errorf("with the later phase: %v", got)
	}
}

// Exercises without an end loosen nothing: there are no more than the phase has.
func TestMoreThanThePhaseHasNeedsAnEnd(t *testing.T) {
	p := paper(5)
	for _, id := range []string{"heel_slide", "chin_tuck", "scap_squeeze", "brace_gentle", "march_stand"} {
		p.Exercises = append(p.Exercises, coach.Prescribed{Exercise: id, Level: 1})
	}
	s := func(p coach.Prescription) coach.State { return state(patient("physical_therapy", ""), p) }
	if got := s(p).Routine(lib, treated.Add(6)); len(got) != 3 {
		t.Errorf("without an end: %v", ids(got))
	}
	p.Until = treated.Add(30)
	if got := s(p).Routine(lib, treated.Add(6)); len(got) != 5 {
		t.Errorf("with one: %v", ids(got))
	}
}

// Where nothing that the clinic wrote fits the day, there is no session: not
// another one that it did not write.
func TestNothingElseInstead(t *testing.T) {
	p := paper(20)
	p.Exercises = []coach.Prescribed{{Span: upTo(60), Exercise: "knee_chest_1", Level: 1}}
	who := patient("physical_therapy", "")
	who.Answers["worse_with"] = []string{"flexs"}
	s := state(who, p, checked(at(20, "08:10"), "full"))
	plan := s.Decide(lib, now)
	if plan.Decision != coach.DecideRest || len(plan.Reasons) != 1 || plan.Reasons[0].ID != "none_fits" {
		t.Errorf("%s, %v, %v", plan.Decision, plan.Reasons, ids(plan.Routine))
	}
}

// The cap on pain that a clinic set is also how much pain a session may begin with
// (clinical section N8): from its cap on each exercise would be stopped at once.
func TestTheCapThatTheClinicSet(t *testing.T) {
	raised := paper(20)
	raised.Allows = []coach.Allow{{Span: upTo(60), Bounds: coach.Bounds{PainCap: 7}}}
	lowered := paper(20)
	lowered.Limits = []coach.Limit{{Bounds: coach.Bounds{PainCap: 4}}}
	for name, tt := range map[string]struct {
		p    coach.Prescription
		pain string
		want bool
	}{
		"as it was": {paper(20), "6", false}, "raised": {raised, "6", true}, "raised, and reached": {raised, "7", false},
		"lowered, and below": {lowered, "3", true}, "lowered, and reached": {lowered, "4", false},
	} {
		s := ready(tt.p, checkIn(at(20, "08:00"), "news", "nothing", "back_now", tt.pain))
		s.Profile.Answers["usual"] = []string{"6"}
		if got := s.Decide(lib, now); (len(got.Routine) > 0) != tt.want {
			t.Errorf("%s: %s for %v", name, got.Decision, got.Reasons)
		}
	}
}

func TestConflicts(t *testing.T) {
	at60 := treated.Add(60)
	cases := map[string]struct {
		change func(p *coach.Prescription, who *coach.Profile)
		want   string
	}{
		"none": {func(p *coach.Prescription, _ *coach.Profile) {}, ""},
		"its own limit": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Limits = []coach.Limit{{Span: upTo(30), Moves: []string{"neutral"}}}
		}, "limit"},
		"a limit that ends before": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Limits = []coach.Limit{{Span: upTo(24), Moves: []string{"neutral"}}}
			p.Exercises[0].From = treated.Add(25)
		}, ""},
		"a limit that begins in between": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Limits = []coach.Limit{{Span: coach.Span{From: treated.Add(59)}, Exercises: []string{"heel_slide"}}}
		}, "limit"},
		"a limit without an end ends with the paper": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Until, p.Exercises[0].From = treated.Add(40), treated.Add(41)
			p.Limits = []coach.Limit{{Moves: []string{"neutral"}}}
		}, ""},
		"a condition": {func(p *coach.Prescription, who *coach.Profile) {
			p.Exercises[0].Exercise, who.Answers["worse_with"] = "knee_chest_1", []string{"flexs"}
		}, "condition"},
		"a condition that the clinic lifts": {func(p *coach.Prescription, who *coach.Profile) {
			p.Exercises[0].Exercise, who.Answers["worse_with"] = "knee_chest_1", []string{"flexs"}
			p.Allows = []coach.Allow{{Span: upTo(60), Exercise: "knee_chest_1", Codes: []string{"FLEXS"}}}
		}, ""},
		"a condition that came later": {func(p *coach.Prescription, who *coach.Profile) {
			p.Exercises[0].Exercise, who.Answers["worse_with"] = "knee_chest_1", []string{"flexs"}
			p.Allows = []coach.Allow{{Span: upTo(60), Exercise: "knee_chest_1", Codes: []string{"OSTEO"}}}
		}, "condition"},
		"a hip replacement that the clinic lifts": {func(p *coach.Prescription, who *coach.Profile) {
			p.Exercises[0].Exercise, who.Answers["conditions"] = "knee_chest_1", []string{"hiprep"}
			p.Allows = []coach.Allow{{Span: upTo(60), Exercise: "knee_chest_1", Codes: []string{"HIPREP"}}}
		}, ""},
		"a condition of the clinic's own exercise": {func(p *coach.Prescription, who *coach.Profile) {
			p.Exercises[0], who.Answers["worse_with"] = ownOf("Roll down", "standing", "flexion"), []string{"flexs"}
			p.Until = at60
		}, "condition"},
		"not in the phase, with an end": {func(p *coach.Prescription, _ *coach.Profile) { p.Exercises[0].Exercise = "bird_dog" }, ""},
		"not in the phase, without": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Exercises[0].Exercise, p.Exercises[0].Until = "bird_dog", ""
		}, "needs_until"},
		"its own, without an end": {func(p *coach.Prescription, _ *coach.Profile) { p.Exercises[0] = ownOf("x", "standing", "neutral") }, "needs_until"},
		"more than the phase has, with an end": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Exercises[0].Level, p.Exercises[0].Dose = 0, &content.Dose{Sets: 3, Reps: 12, Hold: 3}
		}, ""},
		"more than the phase has, without": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Exercises[0].Level, p.Exercises[0].Dose, p.Exercises[0].Until = 0, &content.Dose{Sets: 3, Reps: 12, Hold: 3}, ""
		}, "needs_until"},
		"no more than the phase has": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Exercises[0].Level, p.Exercises[0].Dose, p.Exercises[0].Until = 0, &content.Dose{Sets: 1, Reps: 4, Hold: 3}, ""
		}, ""},
		"a dose above its own limit": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Exercises[0].Level, p.Exercises[0].Dose = 0, &content.Dose{Sets: 3, Reps: 12, Hold: 3}
			p.Limits = []coach.Limit{{Bounds: coach.Bounds{MaxLevel: 1}}}
		}, "limit"},
		"a dose above a limit of later": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Exercises[0].Level, p.Exercises[0].Dose = 0, &content.Dose{Sets: 3, Reps: 12, Hold: 3}
			p.Limits = []coach.Limit{{Span: coach.Span{From: treated.Add(50)}, Bounds: coach.Bounds{MaxLevel: 1}}}
		}, "limit"},
		"a level above its own limit": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Exercises[0].Level = 2
			p.Limits = []coach.Limit{{Span: coach.Span{From: treated.Add(50)}, Bounds: coach.Bounds{MaxLevel: 1}}}
		}, "limit"},
		"a level above the phase": {func(p *coach.Prescription, _ *coach.Profile) { p.Exercises[0].Level = 4 }, "level"},
		"a level that is allowed": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Exercises[0].Level = 4
			p.Allows = []coach.Allow{{Span: upTo(60), Bounds: coach.Bounds{MaxLevel: 4}}}
		}, ""},
		"the floor": {func(_ *coach.Prescription, who *coach.Profile) { who.Answers["surface"] = []string{"chair"} }, "surface"},
		"the floor, before anything was asked": {func(_ *coach.Prescription, who *coach.Profile) {
			who.Answers["surface"], who.Done = []string{"chair"}, []string{"setup"}
		}, "surface"},
		"an odd dose": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Exercises[0] = ownOf("x", "standing", "neutral")
			p.Exercises[0].Sides, p.Exercises[0].Until = "alternate", at60
		}, "undoable"},
		"longer than anyone exercises": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Exercises[0].Level, p.Exercises[0].Dose = 0, &content.Dose{Sets: 5, Reps: 60, Hold: 600}
		}, "long"},
		"what it loosens, and forbids": {func(p *coach.Prescription, _ *coach.Profile) {
			p.Allows = []coach.Allow{{Span: upTo(60), Exercise: "bridge"}}
			p.Limits = []coach.Limit{{Exercises: []string{"bridge"}}}
		}, "limit"},
		"what the patient excluded is no conflict": {func(_ *coach.Prescription, who *coach.Profile) { who.Excluded = []string{"heel_slide"} }, ""},
		"nor is what was not asked yet":            {func(_ *coach.Prescription, who *coach.Profile) { who.Done = []string{"setup"} }, ""},
	}
	for name, c := range cases {
		p, who := paper(20), patient("physical_therapy", "")
		p.Exercises = []coach.Prescribed{{Span: upTo(60), Exercise: "heel_slide", Level: 1}}
		c.change(&p, &who)
		got := ""
		for _, conflict := range state(who).Conflicts(lib, p) {
			got += conflict.Why.ID
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A day of bad leg pain refuses no paper; more than the phase has needs an end for
// each that is more.
func TestConflictsAreOfThePaper(t *testing.T) {
	p := paper(20)
	for _, id := range []string{"heel_slide", "chin_tuck", "scap_squeeze", "brace_gentle", "march_stand"} {
		p.Exercises = append(p.Exercises, coach.Prescribed{Exercise: id, Level: 1})
	}
	s := state(patient("physical_therapy", ""), checkIn(at(20, "08:00"), "leg_now", "9"))
	got := s.Conflicts(lib, p)
	if len(got) != 1 || got[0].Entry != 4 || got[0].Why.ID != "needs_until" {
		t.Errorf("%+v", got)
	}
}

func anySpan(t *rapid.T) coach.Span {
	day := func(label string) coach.Day {
		if rapid.IntRange(0, 2).Draw(t, label+" is open") == 0 {
			return ""
		}
		return treated.Add(rapid.IntRange(5, 60).Draw(t, label))
	}
	return coach.Span{From: day("from"), Until: day("until")}
}

func anyBounds(t *rapid.T) coach.Bounds {
	return coach.Bounds{
		LiftKg: float64(rapid.IntRange(-1, 20).Draw(t, "lift")), SitMin: rapid.IntRange(-1, 90).Draw(t, "sit"),
		Drive: rapid.SampledFrom([]string{"", "no", "if_clear", "yes", "fly"}).Draw(t, "drive"),
		Phase: rapid.SampledFrom([]string{"", "", "P0", "P1", "P3", "P4"}).Draw(t, "phase"), MaxLevel: rapid.IntRange(-1, 7).Draw(t, "level"), PainCap: rapid.IntRange(-1, 10).Draw(t, "cap"),
	}
}

func anyExerciseID(t *rapid.T) string {
	list := []string{"no_such_exercise", "Towel pull", "Roll down"}
	for _, e := range lib.Exercises() {
		list = append(list, e.ID)
	}
	return rapid.SampledFrom(list).Draw(t, "exercise")
}

func anyMoves(t *rapid.T) []string {
	return rapid.SliceOfNDistinct(rapid.SampledFrom(content.Moves()), 0, 2, rapid.ID).Draw(t, "moves")
}

// anyPaper draws a paper that no reader has looked at.
func anyPaper(t *rapid.T) coach.Prescription {
	p := paper(rapid.IntRange(10, 21).Draw(t, "taken in"))
	p.Until, p.ClockSet = anySpan(t).Until, rapid.IntRange(0, 9).Draw(t, "clock") == 0
	for range rapid.IntRange(0, 6).Draw(t, "exercises") {
		e := coach.Prescribed{Span: anySpan(t), Exercise: anyExerciseID(t), Level: rapid.IntRange(-1, 9).Draw(t, "level")}
		if rapid.IntRange(0, 2).Draw(t, "a dose") == 0 {
			e.Dose = &content.Dose{Sets: rapid.IntRange(0, 5).Draw(t, "sets"), Reps: rapid.IntRange(0, 60).Draw(t, "reps"), Hold: rapid.IntRange(-1, 60).Draw(t, "hold")}
		}
		if e.Exercise == "Towel pull" || e.Exercise == "Roll down" {
			e.Name, e.Exercise, e.Moves = e.Exercise, "", anyMoves(t)
			e.Position, e.Sides = rapid.SampledFrom(content.Positions()).Draw(t, "position"), rapid.SampledFrom([]string{"one", "each", "alternate", ""}).Draw(t, "sides")
		}
		p.Exercises = append(p.Exercises, e)
	}
	for range rapid.IntRange(0, 3).Draw(t, "limits") {
		p.Limits = append(p.Limits, coach.Limit{Span: anySpan(t), Moves: anyMoves(t), Exercises: []string{anyExerciseID(t)}, Bounds: anyBounds(t)})
	}
	for range rapid.IntRange(0, 3).Draw(t, "allows") {
		codes := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"OSTEO", "FLEXS", "BP", "DISC6", "IRRIT"}), 0, 3, rapid.ID).Draw(t, "codes")
		p.Allows = append(p.Allows, coach.Allow{Span: anySpan(t), Exercise: anyExerciseID(t), Codes: codes, Bounds: anyBounds(t)})
	}
	return p
}

// anyWishes draws what the patient chose and excluded.
func anyWishes(t *rapid.T, p coach.Profile) coach.Profile {
	for range rapid.IntRange(0, 8).Draw(t, "picks") {
		p.Routine.Exercises = append(p.Routine.Exercises, coach.Pick{Exercise: anyExerciseID(t), Position: rapid.SampledFrom([]string{"", "sitting", "lying"}).Draw(t, "position")})
	}
	p.Routine.Ordered = rapid.Bool().Draw(t, "ordered")
	p.Routine.At = at(rapid.IntRange(5, 21).Draw(t, "chosen"), "12:30")
	for range rapid.IntRange(0, 2).Draw(t, "excluded") {
		p.Excluded = append(p.Excluded, anyExerciseID(t))
	}
	return p
}

// word is the paper that holds, found the long way, with what it allows.
func word(s coach.State, day coach.Day) (coach.Prescription, []coach.Allow) {
	var holds coach.Prescription
	for _, p := range s.Prescriptions {
		if p.Undone.IsZero() {
			holds = p
		}
	}
	if holds.ID == "" || holds.Until != "" && holds.Until < day {
		return coach.Prescription{}, nil
	}
	var allows []coach.Allow
	for _, a := range holds.Allows {
		newer := slices.ContainsFunc(s.Profile.Treatments, func(t triage.Treatment) bool { return coach.Day(t.Date) > holds.Written })
		if a.Until >= day && a.From <= day && holds.Day <= day && !newer && !holds.ClockSet {
			allows = append(allows, a)
		}
	}
	return holds, allows
}

// broken names a rule that a planned exercise breaks, written out once more by hand;
// "" if there is none.
func broken(s coach.State, day coach.Day, planned coach.Planned) string {
	p, allows := word(s, day)
	e, known := lib.Exercise(planned.Exercise)
	moves, ends := e.Moves, false
	for _, x := range p.Exercises {
		if x.ID() == planned.Exercise && x.Holds(day) && x.Until+p.Until != "" {
			ends = true
		}
	}
	if planned.Name != "" {
		moves = nil
		for _, x := range p.Exercises { // of the one that holds first
			if x.Name == planned.Name && x.Holds(day) && (x.Until != "" || p.Until == "" || p.Until >= day) {
				moves = x.Moves
				break
			}
		}
	}
	level := 5
	for _, t := range s.Profile.Treatments {
		course, _, _ := lib.Treatment(t.Type, t.Subtype)
		level = min(level, course.On(max(0, day.Since(coach.Day(t.Date)))).MaxLevel)
	}
	later := false
	for _, a := range allows {
		level, later = max(level, a.MaxLevel), later || a.Phase != ""
	}
	for _, l := range p.Limits {
		if !l.Holds(day) {
			continue
		}
		if slices.Contains(l.Exercises, planned.Exercise) || slices.ContainsFunc(moves, func(m string) bool { return slices.Contains(l.Moves, m) }) {
			return "is forbidden by the clinic"
		}
		if l.MaxLevel > 0 && planned.Level > l.MaxLevel {
			return "is above the clinic's level"
		}
		if l.MaxLevel > 0 && planned.Name == "" && !e.Alone && effort(planned) > effort(coach.Planned{Exercise: planned.Exercise, Position: planned.Position, Level: min(l.MaxLevel, 5)}) {
			return "is more than the clinic's level"
		}
	}
	lifted := slices.ContainsFunc(allows, func(a coach.Allow) bool { return a.Exercise == planned.Exercise })
	for _, code := range e.In(planned.Position).Not {
		known := slices.ContainsFunc(allows, func(a coach.Allow) bool { return a.Exercise == planned.Exercise && slices.Contains(a.Codes, code) })
		if codesOf(s, day)[code] && (!known || code == "IRRIT") {
			return "is barred by " + code
		}
	}
	inPhase := known || planned.Name != "" // the last phase allows what a clinic has of its own, too
	for _, t := range s.Profile.Treatments {
		course, _, _ := lib.Treatment(t.Type, t.Subtype)
		list := course.AllowedOn(max(0, day.Since(coach.Day(t.Date))))
		inPhase = inPhase && (slices.Contains(list, "*") || slices.Contains(list, planned.Exercise))
	}
	switch {
	case !inPhase && !lifted && !ends && !later:
		return "is in no phase, and no clinic wanted it until a day"
	case planned.Level < 1 || planned.Level > level && !later:
		return "is above the level"
	case slices.Contains(s.Profile.Excluded, planned.Exercise):
		return "was excluded for good"
	}
	return ""
}

// effort is the time of a planned exercise without its rests, counted by hand.
func effort(p coach.Planned) float64 {
	step, _ := p.Step(lib)
	e := step.Exercise.By(step.Dose)
	rep := 0.0
	for _, stroke := range e.Rep {
		if rep += stroke.Seconds; stroke.Hold {
			rep += float64(step.Dose.Hold)
		}
	}
	if e.Sides == "each" {
		rep *= 2
	}
	return rep * float64(step.Dose.Total())
}

// S5: whatever a clinic wrote and the patient chose, no planned exercise has a
// movement or an id that the clinic forbids, exceeds the level, or appears where a
// condition bars it and no clinic lifted that.
func TestTheLimitsHoldWhateverIsWrittenAndChosen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := state(anyWishes(t, anyProfile(t)))
		if rapid.Bool().Draw(t, "a check-in") {
			s = s.With(anyCheckIn(t, 21, 6))
		}
		for range rapid.IntRange(0, 3).Draw(t, "papers") {
			p := anyPaper(t)
			if rapid.IntRange(0, 3).Draw(t, "undone") == 0 {
				p.Undone = at(21, "13:00")
			}
			s = s.With(p)
		}
		day := treated.Add(rapid.IntRange(20, 70).Draw(t, "day"))
		stand, _ := s.Stand(lib, day)
		routine := s.Routine(lib, day)
		if most := s.Most(lib, day); len(routine) > most {
			t.Fatalf("%d exercises, at most %d", len(routine), most)
		}
		if stand.Phase.PainCap > 7 || stand.Phase.MaxLevel > 5 || stand.Phase.MaxLevel < 1 || stand.Phase.PainCap < 1 {
			t.Fatalf("phase %+v", stand.Phase)
		}
		seen := map[string]bool{}
		for _, planned := range routine {
			if why := broken(s, day, planned); why != "" || seen[planned.Exercise] {
				t.Fatalf("%+v %s, twice: %v", planned, why, seen[planned.Exercise])
			}
			if _, ok := planned.Step(lib); !ok {
				t.Fatalf("%+v cannot be done", planned)
			}
			seen[planned.Exercise] = true
		}
	})
}

// Undoing a paper gives back exactly what was.
func TestUndoRestoresExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyHistory(t)
		s.Profile = anyWishes(t, s.Profile)
		if rapid.Bool().Draw(t, "an older paper") {
			p := anyPaper(t)
			p.ID, p.Day = "a", treated.Add(9)
			s = s.With(p)
		}
		p := anyPaper(t)
		with := s.With(p)
		p.Undone = at(22, "08:00")
		undone := with.With(p)
		for _, day := range []coach.Day{p.Day, treated.Add(20), treated.Add(40)} {
			a, _ := s.Stand(lib, day)
			b, _ := undone.Stand(lib, day)
			if !reflect.DeepEqual(a, b) || !reflect.DeepEqual(s.Routine(lib, day), undone.Routine(lib, day)) || !reflect.DeepEqual(s.Limits(day), undone.Limits(day)) {
				t.Fatalf("on %s: %+v became %+v", day, a, b)
			}
		}
		if !reflect.DeepEqual(s.Decide(lib, now), undone.Decide(lib, now)) {
			t.Fatal("the decision differs")
		}
	})
}

// S5 with a paper and the patient's own routine: whatever gets worse, there is
// never more.
func TestWorseNeverGivesMoreWithAPaper(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyHistory(t)
		s.Profile = anyWishes(t, s.Profile)
		s = s.With(anyPaper(t))
		before := s.Decide(lib, now)
		after := worsened(t, s).Decide(lib, now)
		if rank(after.Decision) > rank(before.Decision) || len(after.Routine) > len(before.Routine) {
			t.Fatalf("%s with %d exercises became %s with %d", before.Decision, len(before.Routine), after.Decision, len(after.Routine))
		}
	})
}

// A limit more never gives more: not in a bound, not in an exercise.
func TestALimitMoreNeverGivesMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := state(anyWishes(t, anyProfile(t)))
		p := anyPaper(t)
		p.Until = ""
		day := treated.Add(30)
		a, _ := s.With(p).Stand(lib, day)
		fits := map[string]bool{}
		for _, o := range s.With(p).Offers(lib, day) {
			fits[o.Planned.Exercise] = o.Fits()
		}
		p.Limits = append(slices.Clone(p.Limits), coach.Limit{Moves: anyMoves(t), Bounds: anyBounds(t)})
		b, _ := s.With(p).Stand(lib, day)
		if b.Phase.Name > a.Phase.Name || b.Phase.MaxLevel > a.Phase.MaxLevel || b.Phase.PainCap > a.Phase.PainCap || b.Phase.Exercises > a.Phase.Exercises ||
			a.Phase.Limits.LiftKg > 0 && (b.Phase.Limits.LiftKg > a.Phase.Limits.LiftKg || b.Phase.Limits.LiftKg == 0) ||
			slices.Index(coach.Drives(), b.Phase.Limits.Drive) > slices.Index(coach.Drives(), a.Phase.Limits.Drive) {
			t.Fatalf("%+v became %+v", a.Phase, b.Phase)
		}
		for _, o := range s.With(p).Offers(lib, day) {
			if o.Fits() && !fits[o.Planned.Exercise] {
				t.Fatalf("%s fits by a limit more", o.Planned.Exercise)
			}
		}
	})
}

// A dose of the clinic is done only while the paper says it.
func TestWhatIsGoneOnWithIsNoMoreThanWouldBePlanned(t *testing.T) {
	day := treated.Add(20)
	dosed := func(reps int, words ...string) coach.Prescription {
		p := paper(20)
		p.ID += strconv.Itoa(reps) // one after the other
		p.Exercises = []coach.Prescribed{{Exercise: "scap_squeeze", Dose: &content.Dose{Sets: 2, Reps: reps, Hold: 3, Rest: 10}, Words: words}}
		return p
	}
	s := state(patient("physical_therapy", ""), dosed(20))
	plan := s.Routine(lib, day)
	undone := dosed(20)
	undone.Undone = at(20, "13:00")
	easier, _ := plan[0].Easier(lib, 0)
	for name, tt := range map[string]struct {
		s    coach.State
		plan []coach.Planned
		want bool
	}{
		"nothing changed":        {s, plan, true},
		"made easier":            {s, []coach.Planned{easier}, true},
		"undone":                 {s.With(undone), plan, false},
		"less in a newer paper":  {s.With(dosed(3)), plan, false},
		"more in a newer paper":  {s.With(dosed(40)), plan, true},
		"other words, same dose": {s.With(dosed(21, "Slowly.")), plan, false},
	} {
		if got := tt.s.StillFits(lib, day, tt.plan); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// A paper lifts the contraindications that held as it was taken in, never today's
// leg pain.
func TestWhatAPaperLifts(t *testing.T) {
	who := patient("procedure", "microdiscectomy")
	who.Answers["worse_with"], who.Answers["conditions"] = []string{"flexs"}, []string{"bp"}
	s := state(who, checkIn(at(20, "08:00"), "news", "nothing", "leg_now", "8"))
	p := paper(20)
	p.Allows = []coach.Allow{{Exercise: "knee_chest_1"}, {Exercise: "sciatic_slide"}, {Exercise: "Towel pull"}, {Bounds: coach.Bounds{MaxLevel: 2}}}
	got := s.Lifting(lib, p)
	for i, want := range [][]string{{"DISC6", "FLEXS"}, nil, nil, nil} {
		if !slices.Equal(got.Allows[i].Codes, want) {
			t.Errorf("%s: %v, want %v", p.Allows[i].Exercise, got.Allows[i].Codes, want)
		}
	}
	if p.Allows[0].Codes != nil {
		t.Error("the paper that was handed in has changed")
	}
}
