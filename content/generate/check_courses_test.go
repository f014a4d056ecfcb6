package main

import (
	"reflect"
	"slices"
	"testing"

	"backcoach/content"
)

// coursesLibrary has one sound course after an injection and one after physical
// therapy, with their words and sources.
func coursesLibrary() library {
	plain := map[string]string{
		"limit.drive.no": "w", "limit.bathe.dry": "w", "limit.walk.short": "w",
		"limit.lift.max": "w", "limit.lift.free": "w", "limit.sit.max": "w", "limit.sit.free": "w",
		"course.needle.name": "w", "course.hands.name": "w",
	}
	for _, name := range phaseNames {
		for _, id := range []string{"phase." + name + ".name", "phase." + name + ".about", "course.needle." + name + ".about", "course.hands." + name + ".about"} {
			plain[id] = "w"
		}
	}
	return library{
		exercises: []content.Exercise{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "walk", Alone: true}},
		courses:   []content.Course{course("needle", "injection", "injection", "steroid"), course("hands", "physical_therapy", "physical_therapy")},
		sources:   []content.Source{{ID: "S"}},
		words:     map[string]words{"en": {Plain: plain}},
	}
}

func course(id, typ string, tags ...string) content.Course {
	subtype := id
	if id == "hands" {
		subtype = typ
	}
	limits := content.Limits{Drive: "no", Bathe: "dry", Walk: "short"}
	return content.Course{
		ID: id, Sources: []string{"S"}, Subtypes: []content.Subtype{{ID: subtype, Type: typ, Tags: tags}},
		Phases: []content.Phase{
			{Name: "P0", From: 0, Allowed: []string{"walk", "a"}, MaxLevel: 1, PainCap: 5, Limits: limits},
			{Name: "P1", From: 2, Allowed: []string{"b"}, Exercises: 2, MaxLevel: 1, PainCap: 5, Limits: limits},
			{Name: "P2", From: 4, Allowed: []string{"c"}, Exercises: 3, MaxLevel: 2, PainCap: 6, Limits: limits},
			{Name: "P3", From: 15, Exercises: 3, MaxLevel: 3, PainCap: 6, Limits: limits},
			{Name: "P3", From: 29, Exercises: 3, MaxLevel: 4, PainCap: 6, Limits: limits},
			{Name: "P4", From: 43, Allowed: []string{"*"}, Exercises: 3, MaxLevel: 5, PainCap: 6, Limits: limits},
		},
	}
}

func courseProblems(lib library) []string {
	c := checker{library: lib}
	c.checkCourses()
	return c.problems
}

func TestCoursesAreSound(t *testing.T) {
	for name, lib := range map[string]library{"real": realLibrary(t), "made up": coursesLibrary()} {
		for _, p := range courseProblems(lib) {
			t.Errorf("%s: %s", name, p)
		}
	}
}

func TestBrokenCoursesAreNamed(t *testing.T) {
	for name, tc := range map[string]struct {
		spoil func(*content.Course)
		want  string
	}{
		"no phases":             {func(c *content.Course) { c.Phases = nil }, "has no phases"},
		"gap at the start":      {func(c *content.Course) { c.Phases[0].From = 1 }, "begins with P0 on day 1"},
		"first left out":        {func(c *content.Course) { c.Phases = c.Phases[1:] }, "begins with P1 on day 2"},
		"last left out":         {func(c *content.Course) { c.Phases = c.Phases[:5] }, "ends with P3, not with P4"},
		"phase left out":        {func(c *content.Course) { c.Phases = slices.Delete(c.Phases, 2, 3) }, "P3 from day 15: cannot follow P1"},
		"overlap":               {func(c *content.Course) { c.Phases[2].From = 2 }, "P2 from day 2: does not begin after P1 on day 2"},
		"days backwards":        {func(c *content.Course) { c.Phases[2].From = 1 }, "does not begin after P1 on day 2"},
		"names backwards":       {func(c *content.Course) { c.Phases[4].Name = "P2" }, "P2 from day 29: cannot follow P3"},
		"unknown phase":         {func(c *content.Course) { c.Phases[1].Name = "P9" }, "unknown phase"},
		"level falls":           {func(c *content.Course) { c.Phases[4].MaxLevel = 2 }, "allows level 2, less than P3"},
		"level 0":               {func(c *content.Course) { c.Phases[0].MaxLevel = 0 }, "at level 0"},
		"level 6":               {func(c *content.Course) { c.Phases[5].MaxLevel = 6 }, "at level 6"},
		"level of one too high": {func(c *content.Course) { c.Phases[2].Levels = map[string]int{"b": c.Phases[2].MaxLevel} }, "b at most at level 2 is not below the phase's 2"},
		"level of one not yet":  {func(c *content.Course) { c.Phases[2].Levels = map[string]int{"leap": 1} }, "leap is not allowed in this phase"},
		"negative exercises":    {func(c *content.Course) { c.Phases[0].Exercises = -1 }, "-1 exercises"},
		"cap 7":                 {func(c *content.Course) { c.Phases[5].PainCap = 7 }, "pain cap 7"},
		"cap 0":                 {func(c *content.Course) { c.Phases[5].PainCap = 0 }, "pain cap 0"},
		"negative lift":         {func(c *content.Course) { c.Phases[1].Limits.LiftKg = -1 }, "negative"},
		"negative sit":          {func(c *content.Course) { c.Phases[1].Limits.SitMin = -1 }, "negative"},
		"drive":                 {func(c *content.Course) { c.Phases[1].Limits.Drive = "maybe" }, `unknown limit of driving "maybe"`},
		"words of drive":        {func(c *content.Course) { c.Phases[1].Limits.Drive = "yes" }, "no words limit.drive.yes in en/"},
		"words of bathe":        {func(c *content.Course) { c.Phases[1].Limits.Bathe = "sea" }, "no words limit.bathe.sea in en/"},
		"words of walk":         {func(c *content.Course) { c.Phases[1].Limits.Walk = "far" }, "no words limit.walk.far in en/"},
		"unknown exercise":      {func(c *content.Course) { c.Phases[1].Allowed = []string{"b", "leap"} }, "P1 from day 2: there is no exercise leap"},
		"added twice":           {func(c *content.Course) { c.Phases[3].Allowed = []string{"b"} }, "b occurs twice"},
		"star too early":        {func(c *content.Course) { c.Phases[3].Allowed = []string{"*"} }, "* stands alone, in the last phase"},
		"star with others":      {func(c *content.Course) { c.Phases[5].Allowed = []string{"*", "a"} }, "* stands alone, in the last phase"},
		"too few":               {func(c *content.Course) { c.Phases[1].Exercises = 3 }, "asks for 3 exercises and allows 2"},
		"session on quiet day":  {func(c *content.Course) { c.Phases[0].Exercises = 1 }, "has a session in P0"},
		"level 2 in P1":         {func(c *content.Course) { c.Phases[1].MaxLevel = 2 }, "too much this early"},
		"cap 6 in P1":           {func(c *content.Course) { c.Phases[1].PainCap = 6 }, "too much this early"},
		"no treatment":          {func(c *content.Course) { c.Subtypes = nil }, "follows no treatment"},
		"unknown type":          {func(c *content.Course) { c.Subtypes[0].Type = "magic" }, `unknown type "magic"`},
		"unknown tag":           {func(c *content.Course) { c.Subtypes[0].Tags = []string{"injection", "magic"} }, `unknown tag "magic"`},
		"tags without type":     {func(c *content.Course) { c.Subtypes[0].Tags = []string{"steroid"} }, "lack its type injection"},
		"tag twice":             {func(c *content.Course) { c.Subtypes[0].Tags = []string{"injection", "injection"} }, "injection occurs twice"},
		"words of the course":   {func(c *content.Course) { c.ID = "nail" }, "no words course.nail.name in en/"},
		"no source":             {func(c *content.Course) { c.Sources = nil }, "has no source"},
	} {
		t.Run(name, func(t *testing.T) {
			lib := coursesLibrary()
			tc.spoil(&lib.courses[0])
			wantProblem(t, courseProblems(lib), "phases.yaml: "+lib.courses[0].ID, tc.want)
		})
	}
}

func TestSubtypeInTwoCourses(t *testing.T) {
	lib := coursesLibrary()
	lib.courses[1].Subtypes = append(lib.courses[1].Subtypes, lib.courses[0].Subtypes[0])
	wantProblem(t, courseProblems(lib), "phases.yaml: subtypes", "needle occurs twice")
}

func TestCourseTwice(t *testing.T) {
	lib := coursesLibrary()
	lib.courses[1].ID = "needle"
	wantProblem(t, courseProblems(lib), "phases.yaml", "needle occurs twice")
}

// TestFirstDaysBindTheInvasiveOnly allows after physical therapy what is refused
// after an injection.
func TestFirstDaysBindTheInvasiveOnly(t *testing.T) {
	lib := coursesLibrary()
	p := &lib.courses[1].Phases[0]
	p.Exercises, p.PainCap = 1, 6
	if problems := courseProblems(lib); len(problems) > 0 {
		t.Error(problems)
	}
}

// TestDaysAreThoseOfSectionD compares the first day of every phase name with the
// tables of clinical section D.
func TestDaysAreThoseOfSectionD(t *testing.T) {
	want := map[string][]int{
		"physical_therapy": {0, 4, 15, 43, 85}, "medication": {0, 4, 15, 43, 85}, "injection": {0, 2, 4, 15, 43},
		"rfa": {0, 2, 5, 15, 43}, "disc": {0, 3, 15, 43, 85}, "cement": {0, 3, 15, 43, 91}, "fusion": {0, 4, 15, 43, 91},
	}
	courses := realLibrary(t).courses
	if len(courses) != len(want) {
		t.Errorf("%d courses, want %d", len(courses), len(want))
	}
	for _, c := range courses {
		var got []int
		for i, p := range c.Phases {
			if i == 0 || p.Name != c.Phases[i-1].Name {
				got = append(got, p.From)
			}
		}
		if !slices.Equal(got, want[c.ID]) {
			t.Errorf("%s begins its phases on %v, want %v", c.ID, got, want[c.ID])
		}
	}
}

// TestNotTooEarly names, by clinical sections E6 and N8, exercises that must
// still wait on a day.
func TestNotTooEarly(t *testing.T) {
	for _, tc := range []struct {
		course string
		day    int
		waits  []string
	}{
		{"physical_therapy", 3, []string{"bridge", "sit_stand", "cat_cow", "heel_slide"}},
		{"physical_therapy", 42, []string{"bird_dog", "child_pose"}},
		{"injection", 1, []string{"pelvic_tilt", "knee_roll", "brace_gentle"}},
		{"injection", 3, []string{"bridge", "knee_roll", "heel_raise"}},
		{"injection", 28, []string{"bird_dog", "child_pose", "knee_chest_1"}},
		{"rfa", 4, []string{"pelvic_tilt", "bridge"}},
		{"disc", 14, []string{"pelvic_tilt", "knee_fallout", "bridge", "sit_stand"}},
		{"disc", 84, []string{"child_pose", "knee_chest_1"}},
		{"cement", 42, []string{"bridge", "bird_dog", "hip_hinge", "cat_cow", "knee_roll"}},
		{"cement", 90, []string{"cat_cow", "knee_roll", "knee_chest_1", "child_pose", "pelvic_tilt"}},
		{"fusion", 14, []string{"sit_stand", "bridge"}},
		{"fusion", 90, []string{"bridge", "bird_dog", "knee_roll", "cat_cow", "pelvic_tilt"}},
	} {
		for _, c := range realLibrary(t).courses {
			for _, id := range tc.waits {
				if c.ID == tc.course && slices.Contains(c.AllowedOn(tc.day), id) {
					t.Errorf("%s on day %d allows %s", c.ID, tc.day, id)
				}
			}
		}
	}
}

func TestRulesSpeakOfTheTreatmentsOfTheCourses(t *testing.T) {
	kinds := treatmentKinds([]content.Course{course("needle", "injection", "injection", "steroid"), course("hands", "physical_therapy", "physical_therapy")})
	want := []content.TreatmentKind{{Type: "injection", Subtype: "needle", Tags: []string{"steroid"}}, {Type: "physical_therapy", Tags: []string{}}}
	if !reflect.DeepEqual(kinds, want) {
		t.Errorf("the rules know %+v, want %+v", kinds, want)
	}
}
