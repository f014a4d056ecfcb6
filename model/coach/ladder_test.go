package coach_test

import (
	"slices"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// whyOf is why a step waits, "" if it may be tried; "next" where others come first.
func whyOf(t *testing.T, s coach.State, now time.Time, rung string) string {
	t.Helper()
	_, why := s.Trying(lib, now, rung)
	return why.ID
}

// climbedTo is a patient who stands on a rung of every ladder, as far as it has one of
// these.
func climbedTo(p coach.Profile, day int, rungs ...string) coach.Profile {
	for _, l := range lib.Ladders() {
		for _, r := range l.Rungs {
			if slices.Contains(rungs, r.ID) {
				p = p.WithClimb(coach.Climb{Ladder: l.ID, Marks: []coach.Mark{{Day: treated.Add(day - 1), Rung: r.ID, Goes: 1}}})
			}
		}
	}
	return p
}

// Each limit at its boundary (clinical sections D, E and I): whether a step that was
// reached may be tried on a day.
func TestWhatHoldsAStep(t *testing.T) {
	limit := func(b coach.Bounds, moves ...string) coach.Record {
		p := paper(0)
		p.Limits = []coach.Limit{{Bounds: b, Moves: moves}}
		return p
	}
	allow := func(until int, b coach.Bounds) coach.Record {
		p := paper(0)
		p.Allows = []coach.Allow{{Span: upTo(until), Bounds: b}}
		return p
	}
	set := func(pairs ...string) func(*coach.Profile) {
		return func(p *coach.Profile) {
			for q, v := range answers(pairs...) {
				p.Answers[q] = v
			}
		}
	}
	for name, tt := range map[string]struct {
		kind, subtype string
		day           int
		rung          string
		change        func(*coach.Profile)
		paper         coach.Record
		want          string
	}{
		"the phase, a day before":             {"physical_therapy", "", 14, "vacuum", nil, nil, "phase"},
		"the phase, its first day":            {"physical_therapy", "", 15, "vacuum", nil, nil, ""},
		"desk after therapy":                  {"physical_therapy", "", 4, "work_turns", nil, nil, ""},
		"desk after a disc operation, day 14": {"procedure", "microdiscectomy", 14, "work_turns", nil, nil, "phase"},
		"desk after a disc operation, day 15": {"procedure", "microdiscectomy", 15, "work_turns", nil, nil, ""},
		"heavy work after it, day 84":         {"procedure", "microdiscectomy", 84, "work_heavy", nil, nil, "phase"},
		"heavy work after it, day 85":         {"procedure", "microdiscectomy", 85, "work_heavy", nil, nil, ""},
		"heavy work after a fusion":           {"procedure", "fusion", 200, "work_heavy", nil, nil, "lift"},
		"jogging, day 83":                     {"injection", "facet", 83, "sport_jog", nil, nil, "day"},
		"jogging, day 84":                     {"injection", "facet", 84, "sport_jog", nil, nil, ""},
		"5 kg with a limit of 4.5":            {"procedure", "microdiscectomy", 20, "shop", nil, nil, "lift"},
		"5 kg with a limit of 5":              {"injection", "facet", 5, "shop", nil, nil, ""},
		"5 kg, the clinic says 4":             {"injection", "facet", 50, "shop", nil, limit(coach.Bounds{LiftKg: 4}), "lift"},
		"5 kg, the clinic allows it":          {"procedure", "microdiscectomy", 20, "shop", nil, allow(30, coach.Bounds{LiftKg: 5}), ""},
		"the sheet says 4 kg":                 {"physical_therapy", "", 50, "shop", set("lift_kg", "4"), nil, "lift_sheet"},
		"the sheet says nothing of weight":    {"physical_therapy", "", 50, "tea", set("lift_kg", "0"), nil, "lift_sheet"},
		"the sheet, its last day":             {"physical_therapy", "", 50, "shop", set("lift_kg", "4", "lift_until", string(treated.Add(50))), nil, "lift_sheet"},
		"the sheet is over":                   {"physical_therapy", "", 51, "shop", set("lift_kg", "4", "lift_until", string(treated.Add(50))), nil, ""},
		"no driving yet":                      {"procedure", "microdiscectomy", 14, "drive_short", nil, nil, "drive"},
		"driving with a clear head":           {"procedure", "microdiscectomy", 15, "drive_short", nil, nil, ""},
		"only if the team says so":            {"procedure", "fusion", 20, "drive_short", nil, nil, "drive"},
		"the team says so":                    {"procedure", "fusion", 20, "drive_short", nil, allow(30, coach.Bounds{Drive: "yes"}), ""},
		"the effect is not known":             {"medication", "", 3, "drive_short", nil, nil, "phase"},
		"the clinic: no driving":              {"physical_therapy", "", 50, "drive_short", nil, limit(coach.Bounds{Drive: "no"}), "drive"},
		"the sheet: from tomorrow":            {"physical_therapy", "", 50, "drive_short", set("drive_from", string(treated.Add(51))), nil, "drive_sheet"},
		"the sheet: from today":               {"physical_therapy", "", 50, "drive_short", set("drive_from", string(treated.Add(50))), nil, ""},
		"on opioids after an operation":       {"procedure", "microdiscectomy", 42, "drive_short", set("medicine_kinds", "opioid"), nil, "opioid"},
		"not sure about them":                 {"procedure", "microdiscectomy", 42, "drive_short", set("medicine_kinds", "not_sure"), nil, "opioid"},
		"later it is the clear head":          {"procedure", "microdiscectomy", 43, "drive_short", set("medicine_kinds", "opioid"), nil, ""},
		"the clinic knows of them":            {"procedure", "microdiscectomy", 42, "drive_short", set("medicine_kinds", "opioid"), allow(60, coach.Bounds{Drive: "yes"}), ""},
		"riding needs no licence":             {"procedure", "microdiscectomy", 5, "passenger", nil, nil, ""},
		"no pool before it is normal":         {"procedure", "fusion", 90, "sport_water", nil, nil, "pool"},
		"a pool when it is":                   {"procedure", "fusion", 91, "sport_water", nil, nil, ""},
		"the clinic says something of baths":  {"physical_therapy", "", 50, "sport_water", nil, limit(coach.Bounds{Bathe: "Ask us."}), "pool"},
		"a movement that is forbidden":        {"physical_therapy", "", 50, "hobby_yoga", nil, limit(coach.Bounds{}, "rotation"), "limit"},
		"another movement":                    {"physical_therapy", "", 50, "hobby_yoga", nil, limit(coach.Bounds{}, "extension"), ""},
		"weight is forbidden":                 {"physical_therapy", "", 50, "shop", nil, limit(coach.Bounds{}, "loaded"), "limit"},
		"thin bones":                          {"physical_therapy", "", 50, "toddler", set("facts", "bone_fragile"), nil, "condition"},
		"perhaps thin bones":                  {"physical_therapy", "", 50, "toddler", set("facts", "not_sure"), nil, "condition"},
		"after cement, for good":              {"procedure", "vertebroplasty", 300, "toddler", nil, nil, "condition"},
		"bending makes it worse":              {"physical_therapy", "", 50, "hobby_yoga", set("worse_with", "flexs"), nil, "condition"},
		"the conditions were not asked":       {"physical_therapy", "", 50, "vacuum", func(p *coach.Profile) { p.Done = []string{"setup", "first_check"} }, nil, "unasked"},
		"a newer treatment": {"physical_therapy", "", 90, "sport_jog", func(p *coach.Profile) {
			p.Treatments = append(p.Treatments, triage.Treatment{Type: "injection", Subtype: "facet", Date: string(treated.Add(40))})
		}, nil, "day"},
	} {
		p := patient(tt.kind, tt.subtype)
		if tt.change != nil {
			tt.change(&p)
		}
		s := state(climbedTo(usually(p, 3), tt.day, tt.rung), checked(at(tt.day, "07:00"), "full"), morningOf(tt.day, 3))
		if tt.paper != nil {
			s = s.With(tt.paper)
		}
		if why := whyOf(t, s, at(tt.day, "09:00"), tt.rung); (why == "") != (tt.want == "") {
			t.Errorf("%s: %q, want %q", name, why, tt.want)
		}
		if got := limitOf(s, at(tt.day, "09:00"), tt.rung); got != tt.want {
			t.Errorf("%s: the limit is %q, want %q", name, got, tt.want)
		}
	}
}

// limitOf is the limit that stands against a step itself.
func limitOf(s coach.State, now time.Time, rung string) string {
	step, _ := s.Trying(lib, now, rung)
	return step.Why.ID
}

// A limit that comes later brings one down to the highest step within it; what was
// reached waits.
func TestALimitBringsOneDown(t *testing.T) {
	p := paper(long)
	p.Limits = []coach.Limit{{Span: upTo(long + 5), Bounds: coach.Bounds{LiftKg: 3}}}
	s := state(climbedTo(climber(), long, "toddler"), morningOf(long, 3), p)
	l := s.Ladders(lib, at(long, "09:00"))[0]
	if step, _ := l.Step(); step.ID != "beds" || l.Goes != 0 || l.Steps[l.Now+1].Why.ID != "lift" || l.Steps[4].Why.ID != "lift" {
		t.Errorf("with the limit: %+v", l)
	}
	l = s.With(morningOf(long+6, 3)).Ladders(lib, at(long+6, "09:00"))[0]
	if step, _ := l.Step(); step.ID != "toddler" || l.Goes != 1 {
		t.Errorf("after it: %+v", step)
	}
}

// One new step a day; another ladder that was climbed before goes on (clinical
// section F: change one thing).
func TestOneNewStepADay(t *testing.T) {
	s := state(climbedTo(climber(), long, "dishes"), checked(at(long, "07:00"), "full"), morningOf(long, 3))
	now := at(long, "19:00")
	for _, rung := range []string{"dishes", "passenger", "hobby_sit"} {
		if why := whyOf(t, s, now, rung); why != "" {
			t.Errorf("in the morning %s waits: %s", rung, why)
		}
	}
	s = s.With(went(long, "passenger", "easy"))
	for rung, want := range map[string]string{"dishes": "", "passenger": "", "hobby_sit": "one_new", "work_talk": ""} {
		if why := whyOf(t, s, now, rung); why != want {
			t.Errorf("after something new %s: %q, want %q", rung, why, want)
		}
	}
	s = s.With(morningOf(long+1, 3))
	if why := whyOf(t, s, at(long+1, "09:00"), "hobby_sit"); why != "" {
		t.Errorf("the day after it waits: %s", why)
	}
	s = s.With(went(long+1, "passenger", "easy"))
	if why := whyOf(t, s, at(long+1, "19:00"), "hobby_sit"); why != "" {
		t.Errorf("the same again is nothing new: %s", why)
	}
}

// What stands against all ladders (clinical sections N6, N8 and F).
func TestLaddersRest(t *testing.T) {
	full := checked(at(20, "07:00"), "full")
	calm := morningOf(20, 3)
	for name, tt := range map[string]struct {
		change  func(*coach.Profile)
		records []coach.Record
		want    string
	}{
		"a settled day":      {nil, []coach.Record{full, calm}, ""},
		"nothing told today": {nil, []coach.Record{full}, ""},
		"a check is due":     {nil, []coach.Record{calm}, "check_first"},
		"an open result":     {nil, []coach.Record{full, reached(at(20, "07:30"), content.SameDay, "leg_numb_new"), calm}, "same_day_open"},
		"an open emergency":  {nil, []coach.Record{full, reached(at(20, "07:30"), content.Emergency, "ces_saddle_numb"), calm}, "emergency_open"},
		"go gently":          {nil, []coach.Record{full, told(reached(at(20, "07:30"), content.SameDay, "leg_numb_new"), 0.5, "clinic", "gently", "better"), calm}, "gently"},
		"two over usual":     {nil, []coach.Record{full, morningOf(20, 5)}, "pause"},
		"one over usual":     {nil, []coach.Record{full, morningOf(20, 4)}, ""},
		"a worse morning":    {nil, []coach.Record{full, morningOf(20, 3, "after_session", "worse")}, "pause"},
		"no treatment":       {func(p *coach.Profile) { p.Treatments = nil }, []coach.Record{full, calm}, "no_treatment"},
		"a quiet day": {func(p *coach.Profile) {
			p.Treatments = []triage.Treatment{{Type: "injection", Subtype: "facet", Date: string(treated.Add(19))}}
		}, []coach.Record{full, calm}, "quiet_day"},
		"the first day after": {func(p *coach.Profile) {
			p.Treatments = []triage.Treatment{{Type: "injection", Subtype: "facet", Date: string(treated.Add(18))}}
		}, []coach.Record{full, calm}, ""},
	} {
		p := climber()
		if tt.change != nil {
			tt.change(&p)
		}
		if why := whyOf(t, state(p, tt.records...), at(20, "09:00"), "tea"); why != tt.want {
			t.Errorf("%s: %q, want %q", name, why, tt.want)
		}
	}
}

// A step that hurt asks for a full check until it is said that nothing else came with
// it, on later days too (T12).
func TestAStepThatHurtAsksForACheck(t *testing.T) {
	for _, tt := range []struct {
		other string
		want  bool
	}{{"something", true}, {"not_sure", true}, {"nothing", false}, {"", false}} {
		e := went(20, "tea", "hurt")
		e.Else = tt.other
		s := state(climber(), checked(at(20, "07:00"), "full"), morningOf(20, 3), e)
		wantDue(t, s, at(20, "19:00"), "T12", tt.want)
		wantDue(t, s, at(21, "09:00"), "T12", tt.want)
		wantDue(t, s.With(checked(at(20, "18:30"), "full")), at(21, "09:00"), "T12", false)
	}
	e := went(20, "tea", "easy")
	e.Else = "not_sure"
	wantDue(t, state(climber(), checked(at(20, "07:00"), "full"), e), at(20, "19:00"), "T12", false)
}

func TestNotForMe(t *testing.T) {
	p := climbedTo(climber(), long, "dishes")
	c := p.Climb("household")
	c.Off = true
	s := state(p.WithClimb(c), checked(at(long, "07:00"), "full"), morningOf(long, 3))
	l := s.Ladders(lib, at(long, "09:00"))[0]
	if !l.Off || l.Why.ID != "off" {
		t.Errorf("%+v", l)
	}
	c.Off = false
	l = state(s.Climbed(lib, treated.Add(long)).WithClimb(c), checked(at(long, "07:00"), "full"), morningOf(long, 3)).Ladders(lib, at(long, "09:00"))[0]
	if step, _ := l.Step(); step.ID != "dishes" || l.Why.ID != "" {
		t.Errorf("taken up again: %+v", step)
	}
}
