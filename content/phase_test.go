package content

import (
	"slices"
	"testing"
)

// shortCourse widens on days 2, 5 and 9.
func shortCourse() Course {
	return Course{
		ID:       "needle",
		Subtypes: []Subtype{{ID: "epidural", Type: "injection", Tags: []string{"injection", "steroid"}}, {ID: "rfa", Type: "injection"}},
		Phases: []Phase{
			{Name: "P0", From: 0, Allowed: []string{"breath"}},
			{Name: "P1", From: 2, Allowed: []string{"tilt"}},
			{Name: "P2", From: 5},
			{Name: "P4", From: 9, Allowed: []string{"*"}},
		},
	}
}

func TestPhaseOfADay(t *testing.T) {
	for day, want := range map[int]string{-3: "P0", 0: "P0", 1: "P0", 2: "P1", 4: "P1", 5: "P2", 8: "P2", 9: "P4", 900: "P4"} {
		if got := shortCourse().On(day).Name; got != want {
			t.Errorf("day %d: %s, want %s", day, got, want)
		}
	}
}

func TestAllowedAddsUp(t *testing.T) {
	for day, want := range map[int][]string{-1: {"breath"}, 1: {"breath"}, 2: {"breath", "tilt"}, 8: {"breath", "tilt"}, 9: {"*"}, 90: {"*"}} {
		if got := shortCourse().AllowedOn(day); !slices.Equal(got, want) {
			t.Errorf("day %d: %v, want %v", day, got, want)
		}
	}
}

func TestTreatment(t *testing.T) {
	l := &Library{phases: func() []Course {
		return []Course{shortCourse(), {ID: "hands", Subtypes: []Subtype{{ID: "physical_therapy", Type: "physical_therapy"}}}}
	}}
	for _, tc := range []struct{ typ, subtype, course, id string }{
		{"injection", "epidural", "needle", "epidural"},
		{"injection", "rfa", "needle", "rfa"},
		{"physical_therapy", "", "hands", "physical_therapy"},
		{"physical_therapy", "physical_therapy", "hands", "physical_therapy"},
		{"injection", "", "", ""},
		{"procedure", "epidural", "", ""},
		{"", "", "", ""},
	} {
		c, s, ok := l.Treatment(tc.typ, tc.subtype)
		if c.ID != tc.course || s.ID != tc.id || ok != (tc.course != "") {
			t.Errorf("%q %q: course %q, subtype %q, %v", tc.typ, tc.subtype, c.ID, s.ID, ok)
		}
	}
}
