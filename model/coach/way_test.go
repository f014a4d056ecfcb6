package coach_test

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
)

func told3(rung string) []coach.Record {
	var all []coach.Record
	for day := long; day < long+3; day++ {
		all = append(all, morningOf(day, 3), went(day, rung, "easy"))
	}
	return append(all, morningOf(long+3, 3))
}

func ladderOf(s coach.State, day int, id string) coach.Ladder {
	for _, l := range s.Ladders(lib, at(day, "22:00")) {
		if l.ID == id {
			return l
		}
	}
	return coach.Ladder{}
}

func nowOn(l coach.Ladder) string {
	step, _ := l.Step()
	return step.ID
}

// A ladder goes on without a rung that a condition bars for good, and waits before one
// that the phase, a weight, the clinic or the weeks after an operation bar.
func TestALadderPassesOnlyWhatNeverOpens(t *testing.T) {
	set := func(q, v string) func(*coach.Profile) {
		return func(p *coach.Profile) { p.Answers[q] = []string{v} }
	}
	forbid := paper(long)
	forbid.Limits = []coach.Limit{{Moves: []string{"flexion"}}}
	heavy := paper(long)
	heavy.Limits = []coach.Limit{{Bounds: coach.Bounds{LiftKg: 1}}}
	for name, tt := range map[string]struct {
		ladder, rung string
		change       func(*coach.Profile)
		paper        coach.Record
		now          string // after three easy goes on the rung
	}{
		"nothing bars":                      {"sport", "sport_walk", nil, nil, "sport_bike"},
		"bending makes it worse":            {"sport", "sport_walk", set("worse_with", "flexs"), nil, "sport_water"},
		"perhaps it does":                   {"sport", "sport_walk", set("worse_with", "not_sure"), nil, "sport_water"},
		"kneeling is difficult":             {"hobby", "hobby_day", set("conditions", "kneel"), nil, "hobby_yoga"},
		"the clinic forbids the movement":   {"hobby", "hobby_day", nil, forbid, "hobby_day"},
		"a limit of weight":                 {"household", "tea", nil, heavy, ""},
		"thin bones, nothing above is left": {"household", "beds", set("facts", "bone_fragile"), nil, "beds"},
	} {
		p := climber()
		if tt.change != nil {
			tt.change(&p)
		}
		s := state(climbedTo(p, long, tt.rung), told3(tt.rung)...)
		if tt.paper != nil {
			s = s.With(tt.paper)
		}
		if got := nowOn(ladderOf(s, long+3, tt.ladder)); got != tt.now {
			t.Errorf("%s: stands on %q, want %q", name, got, tt.now)
		}
	}
	s := state(climbedTo(usually(patient("procedure", "microdiscectomy"), 3), 21, "beds"))
	if l := ladderOf(s, 20, "household"); l.Steps[6].LeftOut || l.Steps[6].Why.ID == "" {
		t.Errorf("what the weeks after an operation bar is left out: %+v", l.Steps[6])
	}
}

// What is left out is neither done nor next; when all else is done, the ladder is.
func TestWhatIsLeftOut(t *testing.T) {
	p := climber()
	p.Answers["facts"] = []string{"bone_fragile"}
	l := ladderOf(state(climbedTo(p, long, "beds"), told3("beds")...), long+3, "household")
	if !l.Done {
		t.Errorf("all that is open is done: %+v", l)
	}
	for _, step := range l.Steps {
		want := step.ID == "toddler" || step.ID == "garden_diy"
		if step.LeftOut != want || step.Done == want || want && step.Why.Args["Code"] != "OSTEO" {
			t.Errorf("%s: left out %v, done %v, %v", step.ID, step.LeftOut, step.Done, step.Why)
		}
	}
}

// One step back goes past what is left out, and a condition that is taken back later
// opens no step above one that was never climbed.
func TestPassingIsNoClimb(t *testing.T) {
	p := climber()
	p.Answers["worse_with"] = []string{"flexs"}
	s := state(climbedTo(p, long, "sport_walk"), told3("sport_walk")...)
	for name, day := range map[string]coach.Record{"hurt": went(long+3, "sport_water", "hurt"), "a flare": morningOf(long+3, 8)} {
		if got := nowOn(ladderOf(s.With(day), long+3, "sport")); got != "sport_walk" {
			t.Errorf("after %s one stands on %s", name, got)
		}
	}
	s.Profile = s.Climbed(lib, treated.Add(long+12))
	s.Profile.Answers = coach.Answers{"worse_with": {"none"}, "facts": {"none"}, "conditions": {"none"}, "usual": {"3"}}
	if got := nowOn(ladderOf(s, long+12, "sport")); got != "sport_bike" {
		t.Errorf("when bending is fine again one stands on %s", got)
	}
	thin := climber()
	thin.Answers["facts"] = []string{"bone_fragile"}
	s = state(climbedTo(thin, long, "beds"), told3("beds")...)
	s.Profile = s.Climbed(lib, treated.Add(long+12))
	s.Profile.Answers = climber().Answers
	if l := ladderOf(s, long+12, "household"); nowOn(l) != "toddler" || l.Done {
		t.Errorf("when bones turn out to be strong: %s, done %v", nowOn(l), l.Done)
	}
}

// What hurt before it was left out still takes a step back.
func TestWhatHurtIsRememberedThoughLeftOut(t *testing.T) {
	p := climber()
	p.Answers["facts"] = []string{"bone_fragile"}
	s := state(climbedTo(p, long, "toddler"), morningOf(long, 3), went(long, "toddler", "hurt"))
	if got := nowOn(ladderOf(s, long, "household")); got != "beds" {
		t.Errorf("stands on %s", got)
	}
	if l := ladderOf(s, long, "household"); l.Done {
		t.Error("all is done, though the last one hurt")
	}
}

// A talk is done at once, is nothing new, and is never what one steps back to.
func TestATalkLoadsNothing(t *testing.T) {
	s := state(climber(), checked(at(long, "07:00"), "full"), morningOf(long, 3), went(long, "tea", "easy"))
	if why := whyOf(t, s, at(long, "19:00"), "work_talk"); why != "" {
		t.Errorf("it waits: %s", why)
	}
	talk := went(long, "work_talk", "easy")
	talk.ID = coach.NewID(at(long, "18:30"), 1)
	s = s.With(talk)
	if got := nowOn(ladderOf(s, long, "work")); got != "work_turns" {
		t.Errorf("after it one stands on %s", got)
	}
	if why := whyOf(t, s, at(long, "19:00"), "work_turns"); why != "one_new" {
		t.Errorf("the next one, on a day with something new: %q", why)
	}
	if got := nowOn(ladderOf(s.With(morningOf(long+1, 8)), long+1, "work")); got != "work_turns" {
		t.Errorf("after a flare one stands on %s", got)
	}
	set := went(long, "work_talk", "easy")
	set.ClockSet = true
	if got := nowOn(ladderOf(state(climber(), morningOf(long, 3), set), long, "work")); got != "work_talk" {
		t.Errorf("told under a set clock: %s", got)
	}
	s = state(climber(), checked(at(long, "07:00"), "full"), morningOf(long, 3), went(long, "work_talk", "easy"))
	if why := whyOf(t, s, at(long, "19:00"), "tea"); why != "" {
		t.Errorf("after the talk, tea: %s", why)
	}
}

// The conditions of a patient change on any day; no step that a limit bars is ever
// open, and no rung is the one of now that bars itself.
func TestNoChangeOfConditionsOpensABarredStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := state(climber())
		for day := long; day < long+30; day++ {
			p := s.Profile
			p.Answers = coach.Answers{
				"facts": {rapid.SampledFrom([]string{"none", "bone_fragile", "not_sure"}).Draw(t, "facts")}, "usual": {"3"},
				"worse_with": {rapid.SampledFrom([]string{"none", "flexs", "not_sure"}).Draw(t, "worse with")},
				"conditions": {rapid.SampledFrom([]string{"none", "kneel", "falls"}).Draw(t, "conditions")},
			}
			s = s.With(p).With(morningOf(day, rapid.SampledFrom([]int{3, 3, 3, 4, 6}).Draw(t, "back")))
			for _, l := range s.Ladders(lib, at(day, "12:00")) {
				step, open := l.Step()
				if !open {
					continue
				}
				if step.LeftOut || barredBy(p, step.Rung) {
					t.Fatalf("%s is open with %v", step.ID, p.Answers)
				}
				e := went(day, step.ID, "easy")
				e.ID += strconv.Itoa(len(l.ID)) + l.ID
				s = s.With(e)
			}
			if rapid.Bool().Draw(t, "looks") {
				s.Profile = s.Climbed(lib, treated.Add(day))
			}
		}
	})
}

// barredBy tells, by another way than the code does, whether a condition bars a rung.
func barredBy(p coach.Profile, r content.Rung) bool {
	for _, code := range r.Not {
		switch code {
		case "OSTEO":
			if !p.Answers.Has("facts", "none") {
				return true
			}
		case "FLEXS":
			if !p.Answers.Has("worse_with", "none") {
				return true
			}
		case "KNEEL":
			if p.Answers.Has("conditions", "kneel") {
				return true
			}
		case "FALLS":
			if p.Answers.Has("conditions", "falls") {
				return true
			}
		}
	}
	return false
}
