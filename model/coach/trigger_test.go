package coach_test

import (
	"fmt"
	"strings"
	"testing"

	"backcoach/model/coach"
)

// now is when these tests look: half an hour after the check-in of day 20.
var (
	asked = at(20, "08:00")
	now   = at(20, "08:30")
)

func TestSeverePainAsks(t *testing.T) {
	tests := []struct {
		name   string
		usual  int
		said   []string
		fullAt float64 // hours before the check-in; 0 for none
		want   bool
	}{
		{"seven is not severe", 3, []string{"back_now", "7", "back_worst", "7", "leg_now", "7"}, 0, false},
		{"back now", 3, []string{"back_now", "8"}, 0, true},
		{"worst since last time", 3, []string{"back_now", "2", "back_worst", "8"}, 0, true},
		{"leg now", 3, []string{"back_now", "2", "leg_now", "8"}, 0, true},
		{"usual of six: a full form three days ago changes nothing", 6, []string{"back_now", "8"}, 72, true},
		{"usual above six and no more than usual: weekly", 8, []string{"back_now", "8"}, 72, false},
		{"the week is over", 8, []string{"back_now", "8"}, 7*24 + 1, true},
		{"exactly a week", 8, []string{"back_now", "8"}, 7 * 24, false},
		{"one above a high usual", 8, []string{"back_now", "9"}, 72, true},
		{"one above a high usual, by its worst", 8, []string{"back_now", "8", "back_worst", "9"}, 72, true},
		{"no full form at all", 8, []string{"back_now", "8"}, 0, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := state(usually(patient("physical_therapy", ""), tt.usual), checkIn(asked, tt.said...))
			if tt.fullAt > 0 {
				s = s.With(checked(after(asked, -tt.fullAt), "full"))
			}
			wantDue(t, s, now, "T1", tt.want)
		})
	}
}

// Back and leg are each held against what is usual for them.
func TestPainFarOverUsualAsks(t *testing.T) {
	tests := []struct {
		back, leg string
		want      bool
	}{
		{"4", "6", false}, {"5", "6", true}, {"2", "7", false}, {"2", "8", true}, {"4", "", false}, {"5", "", true},
	}
	for _, tt := range tests {
		t.Run(tt.back+"/"+tt.leg, func(t *testing.T) {
			s := state(patient("physical_therapy", ""))
			for d := 14; d < 19; d++ { // back 2 and leg 5 are usual
				s = s.With(checkIn(at(d, "08:00"), "back_now", "2", "leg_now", "5", "leg_side", "left"))
			}
			c := checkIn(asked, "back_now", tt.back, "leg_side", "left")
			if tt.leg != "" {
				c.Answers["leg_now"] = []string{tt.leg}
			}
			wantDue(t, s.With(c), now, "T2", tt.want)
		})
	}
	t.Run("nothing is known to be usual", func(t *testing.T) {
		wantDue(t, state(patient("physical_therapy", ""), checkIn(asked, "back_now", "7")), now, "T2", false)
	})
}

func TestPainThatRisesThreeDaysAsks(t *testing.T) {
	tests := []struct {
		name  string
		pains []string // "3" or "3 5" for two check-ins; "" for a missed day
		want  bool
	}{
		{"one each day", []string{"1", "2", "3", "4"}, true},
		{"two in all, by small steps of the mean", []string{"2", "2 3", "3", "4"}, true},
		{"less than two in all", []string{"2", "2 3", "3", "3 4"}, false},
		{"only two rises", []string{"2", "2", "3", "4"}, false},
		{"a step back", []string{"1", "3", "2", "5"}, false},
		{"a missed day", []string{"1", "", "3", "4"}, false},
		{"too short", []string{"2", "3", "4"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := state(usually(patient("physical_therapy", ""), 3))
			for i, pains := range tt.pains {
				for hour, pain := range strings.Fields(pains) {
					s = s.With(checkIn(at(20-len(tt.pains)+1+i, fmt.Sprintf("%02d:00", 6+hour)), "back_now", pain))
				}
			}
			wantDue(t, s, now, "T3", tt.want)
		})
	}
}

func TestLegPainThatIsNewOrMovesDownAsks(t *testing.T) {
	type leg struct{ pain, side, lowest string }
	tests := []struct {
		name string
		days map[int]leg // before day 20
		leg  leg
		want bool
	}{
		{"the first answer of all", nil, leg{"4", "left", "calf"}, false},
		{"none before, none now", map[int]leg{19: {"0", "", ""}}, leg{"0", "", ""}, false},
		{"new", map[int]leg{19: {"0", "", ""}}, leg{"1", "left", "buttock"}, true},
		{"the same", map[int]leg{19: {"3", "left", "thigh"}}, leg{"5", "left", "thigh"}, false},
		{"further down", map[int]leg{19: {"3", "left", "thigh"}}, leg{"2", "left", "knee"}, true},
		{"from calf to foot", map[int]leg{19: {"3", "left", "calf"}}, leg{"3", "left", "foot"}, true},
		{"further up is good", map[int]leg{19: {"3", "left", "foot"}}, leg{"3", "left", "buttock"}, false},
		{"the other leg", map[int]leg{19: {"3", "left", "thigh"}}, leg{"3", "right", "thigh"}, true},
		{"now both", map[int]leg{19: {"3", "left", "thigh"}}, leg{"3", "both", "thigh"}, true},
		{"one of both", map[int]leg{19: {"3", "both", "thigh"}}, leg{"3", "left", "thigh"}, false},
		{"it comes and goes", map[int]leg{17: {"3", "left", "calf"}, 19: {"0", "", ""}}, leg{"3", "left", "calf"}, false},
		{"back after seven days", map[int]leg{13: {"3", "left", "calf"}, 19: {"0", "", ""}}, leg{"3", "left", "calf"}, false},
		{"back after eight days", map[int]leg{12: {"3", "left", "calf"}, 19: {"0", "", ""}}, leg{"3", "left", "calf"}, true},
	}
	said := func(day int, l leg) coach.CheckIn {
		c := checkIn(at(day, "08:00"), "news", "nothing", "leg_now", l.pain)
		if l.side != "" {
			c.Answers["leg_side"], c.Answers["leg_lowest"] = []string{l.side}, []string{l.lowest}
		}
		return c
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := state(patient("physical_therapy", ""), checked(at(19, "20:00"), "full"), said(20, tt.leg))
			for day, l := range tt.days {
				s = s.With(said(day, l))
			}
			wantDue(t, s, now, "T4", tt.want) // T4 never rests
		})
	}
	t.Run("since this morning", func(t *testing.T) {
		morning, noon := said(20, leg{"3", "left", "thigh"}), said(20, leg{"3", "left", "foot"})
		noon.Stamp = stamp(at(20, "12:00"))
		s := state(patient("physical_therapy", ""), said(19, leg{"3", "left", "foot"}), morning)
		wantDue(t, s, at(20, "12:30"), "T4", false)
		wantDue(t, s.With(noon), at(20, "12:30"), "T4", true)
	})
}

func TestTwoShortNightsAsk(t *testing.T) {
	nights := func(first, second string) coach.State {
		return state(patient("physical_therapy", ""),
			checkIn(at(19, "08:00"), "sleep", first), checkIn(asked, "sleep", second))
	}
	wantDue(t, nights("under_3h", "under_3h"), now, "T9", true)
	wantDue(t, nights("broken", "under_3h"), now, "T9", false)
	wantDue(t, nights("under_3h", "good"), now, "T9", false)
	wantDue(t, state(patient("physical_therapy", ""), checkIn(asked, "sleep", "under_3h")), now, "T9", false)
	t.Run("a second check-in, which does not ask about sleep, hides nothing", func(t *testing.T) {
		wantDue(t, nights("under_3h", "under_3h").With(checkIn(at(20, "08:20"), "news", "nothing")), now, "T9", true)
	})
}

// T1 to T3 and T9 rest for 48 hours after a complete full form, if nothing is
// new and the pain is not up.
func TestTriggersRestAfterAFullForm(t *testing.T) {
	tests := []struct {
		name   string
		fullAt float64 // hours before
		before []string
		said   []string
		want   bool // T1 asks
	}{
		{"rests", 47.9, []string{"back_now", "8"}, []string{"news", "nothing", "back_now", "8"}, false},
		{"at 48 hours it still rests", 48, []string{"back_now", "8"}, []string{"news", "nothing", "back_now", "8"}, false},
		{"after that not", 48.1, []string{"back_now", "8"}, []string{"news", "nothing", "back_now", "8"}, true},
		{"something is new", 5, []string{"back_now", "8"}, []string{"news", "fall", "back_now", "8"}, true},
		{"the first screen was not answered", 5, []string{"back_now", "8"}, []string{"back_now", "8"}, true},
		{"up by one", 5, []string{"back_now", "8"}, []string{"news", "nothing", "back_now", "9"}, true},
		{"the worst is up by one", 5, []string{"back_now", "8"}, []string{"news", "nothing", "back_now", "2", "back_worst", "9"}, true},
		{"down", 5, []string{"back_now", "9"}, []string{"news", "nothing", "back_now", "8"}, false},
		{"whether it is up is not known", 5, []string{"news", "nothing"}, []string{"news", "nothing", "back_now", "8"}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			full := checked(after(asked, -tt.fullAt), "full")
			s := state(usually(patient("physical_therapy", ""), 3), full,
				checkIn(after(full.At, -1), tt.before...), checkIn(asked, tt.said...))
			wantDue(t, s, now, "T1", tt.want)
		})
	}
	t.Run("T2 and T9 rest as well", func(t *testing.T) {
		s := state(usually(patient("physical_therapy", ""), 1), checked(at(19, "09:00"), "full"),
			checkIn(at(19, "08:00"), "back_now", "6", "sleep", "under_3h"),
			checkIn(asked, "news", "nothing", "back_now", "6", "sleep", "under_3h"))
		wantDue(t, s, now, "T2", false)
		wantDue(t, s, now, "T9", false)
	})
	t.Run("a short form rests nothing", func(t *testing.T) {
		s := state(usually(patient("physical_therapy", ""), 3), checked(at(19, "09:00"), "short"),
			checkIn(at(19, "08:00"), "back_now", "8"), checkIn(asked, "news", "nothing", "back_now", "8"))
		wantDue(t, s, now, "T1", true)
	})
}
