package model_test

import (
	"slices"
	"strings"
	"testing"

	"backcoach/model"
	"backcoach/model/modeltest"
)

// pointed is the choice that the mark on the screen stands at, "" if none is in
// sight.
func pointed(d *modeltest.Driver) string {
	_, rest, _ := strings.Cut(d.Screen(), "▸")
	line, _, _ := strings.Cut(rest, "\n")
	line = strings.TrimLeft(line, " 0123456789○–")
	label, _, _ := strings.Cut(line, "   ")
	return strings.TrimSpace(label)
}

// adding is the list of the exercises that can be added.
func adding(t *testing.T) *modeltest.Driver {
	t.Helper()
	d := myExercises(t)
	d.Pick("myroutine.choice.add")
	shows(t, d, "myroutine.add_ask")
	return d
}

// The mark goes along with the keys that turn pages, in every window, and each page
// is turned over.
func TestTheCursorGoesWithThePage(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 10}, {60, 18}, {120, 36}} {
		d := adding(t)
		d.Resize(size[0], size[1])
		first := pointed(d)
		seen := map[string]bool{}
		for _, key := range []string{"pgdown", "pgup"} {
			for before := ""; d.Screen() != before; {
				before = d.Screen()
				seen[pointed(d)] = true
				d.Key(key)
				if pointed(d) == "" {
					t.Fatalf("at %v after %s no choice is marked:\n%s", size, key, d.Screen())
				}
			}
		}
		if pointed(d) != first || len(seen) < 4 {
			t.Errorf("at %v the way down and up ends at %q, not %q, over %v", size, pointed(d), first, seen)
		}
		d.Key("end")
		last := pointed(d)
		d.Key("down")
		if pointed(d) != last || last == first {
			t.Errorf("at %v End goes to %q, which is not the last:\n%s", size, last, d.Screen())
		}
		d.Key("home")
		if pointed(d) != first {
			t.Errorf("at %v Home goes to %q:\n%s", size, pointed(d), d.Screen())
		}
	}
}

// After a page was turned Enter takes what is marked in sight.
func TestEnterTakesWhatIsInSight(t *testing.T) {
	d := adding(t)
	d.Resize(60, 12)
	d.Key("pgdown")
	name := pointed(d)
	d.Key("enter")
	if name == "" || !strings.Contains(d.Said(), name+" is not for now") && !slices.Contains(mine(d), name) {
		t.Errorf("Enter at %q led to\n%s", name, d.Said())
	}
}

// Where the text below the choices is read, the first Enter only shows what it
// would take.
func TestEnterFirstShowsWhatItTakes(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Resize(40, 10)
	for pointed(d) != "" {
		before := d.Screen()
		d.Key("pgdown")
		if d.Screen() == before {
			t.Fatalf("the test is void: the mark is always in sight:\n%s", before)
		}
	}
	at := d.Said()
	d.Key("enter")
	if d.Said() != at || pointed(d) == "" {
		t.Errorf("Enter took what was out of sight, or does not show it:\n%s", d.Screen())
	}
	d.Key("enter")
	if d.Said() == at {
		t.Error("the second Enter does not take it")
	}
}

// An answer is never chosen by turning the page.
func TestTurningThePageChoosesNoAnswer(t *testing.T) {
	d := checking(t)
	d.Resize(40, 10)
	for range 4 {
		d.Keys("pgdown", "end", "enter")
	}
	expect(t, d, "item.ces_saddle_numb")
	if strings.Contains(d.Screen(), "▸") {
		t.Errorf("an answer is marked:\n%s", d.Screen())
	}
}

// What lies outside of the window is told at its foot: the key that reads on, and
// that there is more above.
func TestTheFootTellsOfMore(t *testing.T) {
	d := adding(t)
	foot := func() string {
		lines := strings.Split(strings.TrimSpace(d.Screen()), "\n")
		return strings.Join(lines[max(0, len(lines)-2):], "\n")
	}
	wantFoot := func(key, below, above bool) {
		t.Helper()
		for text, want := range map[string]bool{"PgDn": key, d.Word("view.more"): below, d.Word("view.above"): above} {
			if strings.Contains(foot(), text) != want {
				t.Errorf("the foot has %q: %v, want %v:\n%s", text, !want, want, d.Screen())
			}
		}
	}
	wantFoot(true, true, false)
	d.Key("pgdown")
	wantFoot(true, true, true)
	d.Send(model.Intent{Kind: model.Scroll, N: 1 << 10})
	wantFoot(false, false, true)
}
