package coach_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/model/coach"
)

// felt are entries of relief, "heat:better cold:worse", one an hour on a quiet day.
func felt(told string) []coach.Record {
	var all []coach.Record
	for i, one := range strings.Fields(told) {
		of, feel, _ := strings.Cut(one, ":")
		all = append(all, coach.Entry{Stamp: stamp(at(10, "06:00").Add(time.Duration(i) * time.Hour)), What: coach.EntryRelief, Of: of, Feel: feel})
	}
	return all
}

// order is how what helps stands on the page.
func order(s coach.State) []string {
	var ids []string
	for _, l := range s.Helps(lib, at(quietDay, "10:00")) {
		ids = append(ids, l.ID)
	}
	return ids
}

func TestWhatHelpedStandsFirst(t *testing.T) {
	plain := order(settledState(patient("physical_therapy", "")))
	for name, tt := range map[string]struct {
		told, flare string
		first, last string // the ids at the ends
	}{
		"nothing told":              {"", "", "rest_90 side_pillow", "gentler flare"},
		"once better":               {"cold:better", "", "cold rest_90", "flare"},
		"more often better":         {"cold:better heat:better heat:better", "", "heat cold rest_90", "flare"},
		"worse counts down":         {"heat:better heat:worse cold:better", "", "cold rest_90", "flare"},
		"once worse":                {"rest_90:worse", "", "side_pillow", "flare rest_90"},
		"worse twice in a row":      {"heat:better heat:better heat:better heat:worse heat:worse", "", "rest_90", "flare heat"},
		"worse, better, worse":      {"heat:better heat:worse heat:better heat:worse cold:better", "", "cold rest_90 side_pillow", "gentler flare"},
		"the same is nothing":       {"flare:same", "", "rest_90", "flare"},
		"the flare plan says":       {"", "cold", "cold rest_90", "flare"},
		"records before the plan":   {"heat:better", "cold", "heat cold rest_90", "flare"},
		"a guide counts for it":     {"breath_46:better", "", "breathing rest_90", "flare"},
		"without an answer nothing": {"cold: cold:", "", "rest_90", "flare"},
	} {
		p := patient("physical_therapy", "")
		if tt.flare != "" {
			p.Answers["flare_helped"] = strings.Fields(tt.flare)
		}
		got := order(settledState(p, felt(tt.told)...))
		first, last := strings.Fields(tt.first), strings.Fields(tt.last)
		if !slices.Equal(got[:len(first)], first) || !slices.Equal(got[len(got)-len(last):], last) {
			t.Errorf("%s: %v, want first %v and last %v", name, got, first, last)
		}
		if len(got) != len(plain) {
			t.Errorf("%s: something is missing: %v", name, got)
		}
	}
}

// What is told on a day is counted at once, and orders the page from the next day on.
func TestTheOrderHoldsForTheDay(t *testing.T) {
	s := settledState(patient("physical_therapy", ""), felt("cold:better rest_90:worse")...)
	for day, first := range map[int]string{10: "rest_90", 11: "cold"} {
		lines := s.Helps(lib, at(day, "20:00"))
		if lines[0].ID != first {
			t.Errorf("on day %d first stands %s, want %s", day, lines[0].ID, first)
		}
		for _, l := range lines {
			if l.ID == "cold" && l.Tally.Better != 1 {
				t.Errorf("on day %d it is not counted: %+v", day, l.Tally)
			}
		}
	}
}

// What was told under a set clock orders nothing.
func TestASetClockOrdersNothing(t *testing.T) {
	e := felt("cold:better")[0].(coach.Entry)
	e.ClockSet = true
	s := settledState(patient("physical_therapy", ""), e)
	if got := order(s)[0]; got != "rest_90" {
		t.Errorf("first stands %s", got)
	}
	s.ClockSet = true
	if got := order(s)[0]; got != "cold" {
		t.Errorf("under the set clock itself first stands %s", got)
	}
}

// For any records: all is there once, another better never moves a thing back, another
// worse never forward, and what was not told stays in its order.
func TestTheOrderFollowsTheRecords(t *testing.T) {
	var ids []string
	for _, h := range lib.Relief().Helps {
		ids = append(ids, h.ID)
	}
	rapid.Check(t, func(t *rapid.T) {
		one := rapid.Custom(func(t *rapid.T) string {
			return rapid.SampledFrom(ids).Draw(t, "of") + ":" + rapid.SampledFrom([]string{"better", "same", "worse", ""}).Draw(t, "feel")
		})
		told := strings.Join(rapid.SliceOfN(one, 0, 12).Draw(t, "told"), " ")
		before := order(settledState(patient("physical_therapy", ""), felt(told)...))
		if sorted := slices.Sorted(slices.Values(before)); !slices.Equal(sorted, slices.Sorted(slices.Values(ids))) {
			t.Fatalf("not all once: %v", before)
		}
		of := rapid.SampledFrom(ids).Draw(t, "one more")
		for feel, wrong := range map[string]func(was, is int) bool{
			"better": func(was, is int) bool { return is > was }, "worse": func(was, is int) bool { return is < was },
		} {
			after := order(settledState(patient("physical_therapy", ""), felt(told+" "+of+":"+feel)...))
			if was, is := slices.Index(before, of), slices.Index(after, of); wrong(was, is) {
				t.Fatalf("%s after %q: one more %s moves it from %d to %d", of, told, feel, was, is)
			}
			rest := func(all []string) []string {
				return slices.DeleteFunc(slices.Clone(all), func(id string) bool { return id == of })
			}
			if !slices.Equal(rest(before), rest(after)) {
				t.Fatalf("one more %s of %s moves others: %v, %v", feel, of, before, after)
			}
		}
	})
}

// A gentler session tells by its pain at the end against that at its beginning how it
// worked; one that was as planned, was left, or had a set clock tells nothing of it.
func TestAGentlerSessionTellsByItsPain(t *testing.T) {
	session := func(end int) coach.Session {
		return coach.Session{Stamp: stamp(at(10, "10:00")), State: coach.SessionDone, StartPain: 4, EndPain: &end}
	}
	left, set, red, numb, before := session(0), session(1), session(1), session(0), session(1)
	left.EndPain, set.ClockSet, red.Reds = nil, true, 1
	numb.EndPain, numb.StoppedFor = nil, "something"
	before.Stamp = stamp(at(10, "08:00"))
	chose := func(of string) coach.Entry {
		return coach.Entry{Stamp: stamp(at(10, "09:00")), What: coach.EntryChoice, Of: of}
	}
	for name, tt := range map[string]struct {
		chosen  string
		session coach.Session
		want    coach.Tally
	}{
		"better": {coach.ChooseGentler, session(3), coach.Tally{Better: 1}}, "same": {coach.ChooseGentler, session(4), coach.Tally{Same: 1}},
		"worse": {coach.ChooseEase, session(5), coach.Tally{Worse: 1}}, "as planned": {coach.ChoosePlan, session(1), coach.Tally{}},
		"stopped for pain": {coach.ChooseGentler, red, coach.Tally{Worse: 1}}, "stopped for more": {coach.ChooseGentler, numb, coach.Tally{Worse: 1}},
		"before it was chosen": {coach.ChooseGentler, before, coach.Tally{}},
		"left":                 {coach.ChooseGentler, left, coach.Tally{}}, "a set clock": {coach.ChooseGentler, set, coach.Tally{}},
	} {
		s := settledState(patient("physical_therapy", ""), chose(tt.chosen), tt.session)
		lines := s.Helps(lib, at(quietDay, "10:00"))
		i := slices.IndexFunc(lines, func(l coach.HelpLine) bool { return l.ID == "gentler" })
		if got := lines[i].Tally; got != tt.want {
			t.Errorf("%s: %+v, want %+v", name, got, tt.want)
		}
	}
}
