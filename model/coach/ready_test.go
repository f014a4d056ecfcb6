package coach_test

import (
	"testing"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// P2 of physical therapy begins on day 15: with the day and a calm body.
func TestAPhaseWaitsForTheBody(t *testing.T) {
	calmDay := func(day int) coach.CheckIn { return toldOn(day, 3, "settled") }
	for name, tt := range map[string]struct {
		day     int
		records []coach.Record
		phase   string
		waiting bool
	}{
		"nothing was told":                 {15, nil, "P2", false},
		"calm on the day":                  {15, []coach.Record{calmDay(15)}, "P2", false},
		"calm only before the day":         {16, []coach.Record{calmDay(14), toldOn(15, 6, "settled"), toldOn(16, 7, "settled")}, "P1", true},
		"pain of six":                      {15, []coach.Record{toldOn(15, 6, "settled")}, "P1", true},
		"pain of five":                     {15, []coach.Record{toldOn(15, 5, "settled")}, "P2", false},
		"a worse morning":                  {15, []coach.Record{toldOn(15, 3, "worse")}, "P1", true},
		"a lingering one":                  {15, []coach.Record{toldOn(15, 3, "lingering")}, "P2", false},
		"a night under three hours":        {15, []coach.Record{checkIn(at(15, "08:00"), "back_now", "3", "sleep", "under_3h")}, "P1", true},
		"severe pain in the leg":           {15, []coach.Record{checkIn(at(15, "08:00"), "back_now", "1", "leg_now", "7")}, "P1", true},
		"calm once since":                  {18, []coach.Record{toldOn(15, 7, ""), calmDay(16), toldOn(17, 7, ""), toldOn(18, 7, "")}, "P2", false},
		"the day before":                   {14, []coach.Record{calmDay(14)}, "P1", false},
		"a phase that began long ago, bad": {42, []coach.Record{toldOn(41, 7, ""), toldOn(42, 7, "")}, "P1", true},
	} {
		if tt.records != nil { // P1 had begun on a calm day
			tt.records = append(tt.records, calmDay(5))
		}
		stand, _ := state(usually(patient("physical_therapy", ""), 3), tt.records...).Stand(lib, treated.Add(tt.day))
		if stand.Phase.Name != tt.phase || stand.Waiting != tt.waiting {
			t.Errorf("%s: %s, waiting %v; want %s, %v", name, stand.Phase.Name, stand.Waiting, tt.phase, tt.waiting)
		}
		if next := map[string]string{"P1": "P2", "P2": "P3"}[tt.phase]; stand.Next.Name != next {
			t.Errorf("%s: %s comes next, want %s", name, stand.Next.Name, next)
		}
	}
}

// A phase that the body is not ready for does not begin by itself with time, nor
// without a word, and one that was reached is not taken back after a year.
func TestAPhaseIsReachedOnce(t *testing.T) {
	s := state(usually(patient("procedure", "microdiscectomy"), 3))
	for day := 0; day <= 50; day++ {
		if day != 43 {
			s = s.With(toldOn(day, 7, "")).With(s.WithReached(lib, treated.Add(day)))
		}
		if stand, _ := s.Stand(lib, treated.Add(day)); stand.Phase.Name != "P0" || stand.Phase.Limits.Drive != "no" {
			t.Fatalf("day %d, never calm: %s, driving %s", day, stand.Phase.Name, stand.Phase.Limits.Drive)
		}
	}
	s = s.With(toldOn(51, 2, ""))
	s = s.With(s.WithReached(lib, treated.Add(51)))
	if stand, _ := s.Stand(lib, treated.Add(51)); stand.Phase.Name != "P3" || stand.Waiting {
		t.Errorf("after a calm day: %s", stand.Phase.Name)
	}
	later := state(s.Profile, toldOn(400, 7, ""))
	if stand, _ := later.Stand(lib, treated.Add(400)); stand.Phase.Name != "P3" || !stand.Waiting {
		t.Errorf("a bad day after a year: %s, want the phase that was reached", stand.Phase.Name)
	}
	p := s.Profile
	p.Reached = []coach.Reached{{Type: "procedure", Subtype: "microdiscectomy", Date: treated, From: 85}}
	if stand, _ := state(p, toldOn(400, 7, "")).Stand(lib, treated.Add(400)); stand.Phase.Name != "P4" {
		t.Errorf("a bad day after a year takes P4 back: %s", stand.Phase.Name)
	}
}

// What was told by a clock that was set begins no phase.
func TestASetClockBeginsNoPhase(t *testing.T) {
	c := toldOn(15, 1, "settled")
	c.ClockSet = true
	s := state(usually(patient("physical_therapy", ""), 3), toldOn(5, 3, "settled"), c)
	if stand, _ := s.Stand(lib, treated.Add(15)); stand.Phase.Name != "P1" {
		t.Errorf("%s", stand.Phase.Name)
	}
}

// A warning result that locks keeps the phase back for as long as it is open, also
// days later; one about the mind does not.
func TestAnOpenWarningKeepsThePhaseBack(t *testing.T) {
	warned := func(about string) coach.Check {
		c := checked(at(14, "08:00"), "full")
		c.Result.Urgency = content.SameDay
		c.Result.Reasons = []triage.Reason{{Rule: "r", Level: content.SameDay, About: about, Items: []string{"x"}}}
		return c
	}
	for about, want := range map[string]string{"body": "P1", "mind": "P2"} {
		s := state(usually(patient("physical_therapy", ""), 3), warned(about), toldOn(5, 3, "settled"), toldOn(16, 3, "settled"))
		if stand, _ := s.Stand(lib, treated.Add(16)); stand.Phase.Name != want {
			t.Errorf("about %q: %s, want %s", about, stand.Phase.Name, want)
		}
	}
}

// What comes next and when is told, up to the last phase.
func TestWhatComesNext(t *testing.T) {
	for day, want := range map[int]struct {
		name string
		from int
	}{0: {"P1", 4}, 3: {"P1", 4}, 4: {"P2", 15}, 43: {"P4", 85}, 85: {"", 0}} {
		stand, _ := state(patient("physical_therapy", "")).Stand(lib, treated.Add(day))
		if stand.Next.Name != want.name || want.name != "" && stand.NextFrom != treated.Add(want.from) {
			t.Errorf("day %d: %s from %s, want %s from day %d", day, stand.Next.Name, stand.NextFrom, want.name, want.from)
		}
	}
}

// What stands on the clinic's own sheet outweighs the phase while its dates hold.
func TestTheClinicsSheet(t *testing.T) {
	for name, tt := range map[string]struct {
		answers []string
		kg      float64 // 0 is nothing at all
		drive   string
	}{
		"nothing":                      {nil, 5, "yes"},
		"a weight with its day":        {[]string{"lift_kg", "8", "lift_until", string(treated.Add(10))}, 8, "yes"},
		"on its last day":              {[]string{"lift_kg", "2", "lift_until", string(treated.Add(5))}, 2, "yes"},
		"a day that is over":           {[]string{"lift_kg", "2", "lift_until", string(treated.Add(4))}, 5, "yes"},
		"a weight without a day, less": {[]string{"lift_kg", "2"}, 2, "yes"},
		"a weight without a day, more": {[]string{"lift_kg", "20"}, 5, "yes"},
		"driving from tomorrow":        {[]string{"drive_from", string(treated.Add(6))}, 5, "no"},
		"driving from today":           {[]string{"drive_from", string(treated.Add(5))}, 5, "yes"},
		"nothing at all":               {[]string{"lift_kg", "0", "lift_until", string(treated.Add(10))}, 0, "yes"},
		"nothing, on its last day":     {[]string{"lift_kg", "0", "lift_until", string(treated.Add(5))}, 0, "yes"},
		"nothing, over":                {[]string{"lift_kg", "0", "lift_until", string(treated.Add(4))}, 5, "yes"},
		"nothing, without a day":       {[]string{"lift_kg", "0"}, 0, "yes"},
		"one kilogram":                 {[]string{"lift_kg", "1"}, 1, "yes"},
		"ten pounds":                   {[]string{"lift_kg", "4.5"}, 4.5, "yes"},
		"no number":                    {[]string{"lift_kg", "NaN"}, 5, "yes"},
	} {
		p := patient("physical_therapy", "")
		for i := 0; i < len(tt.answers); i += 2 {
			p.Answers[tt.answers[i]] = []string{tt.answers[i+1]}
		}
		stand, _ := state(p).Stand(lib, treated.Add(5))
		kg, limited := stand.Phase.Limits.Lift()
		if drive := stand.Phase.Limits.Drive; kg != tt.kg || !limited || drive != tt.drive {
			t.Errorf("%s: %v kg, drive %s; want %v, %s", name, kg, drive, tt.kg, tt.drive)
		}
	}
}
