package coach_test

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"backcoach/model/coach"
)

func TestUsual(t *testing.T) {
	type day struct {
		day         int
		back, worst string
	}
	calm := func(days ...int) []day {
		var all []day
		for i, d := range days {
			all = append(all, day{d, []string{"2", "3", "4", "5", "1", "6", "7"}[i], "7"})
		}
		return all
	}
	tests := []struct {
		name  string
		setup int // -1 for none
		days  []day
		want  int // on day 20
	}{
		{"nothing is known", -1, nil, -1},
		{"what was said at set-up", 5, nil, 5},
		{"two days are too few", 5, calm(10, 11), 5},
		{"the median of three", 9, calm(10, 11, 12), 3},
		{"of four the lower middle one", 9, calm(10, 11, 12, 13), 3},
		{"yesterday is left out", 5, calm(17, 18, 19), 5},
		{"and today", 5, calm(17, 18, 20), 5},
		{"the last seven", 9, append([]day{{1, "0", "0"}, {2, "0", "0"}, {3, "0", "0"}}, calm(10, 11, 12, 13, 14, 15, 16)...), 4},
		{"flares are left out", 5, []day{{10, "2", "8"}, {11, "3", "3"}, {12, "8", "8"}, {13, "3", "3"}}, 5},
		{"without set-up, the first check-in", -1, []day{{10, "6", "6"}, {11, "2", "2"}}, 6},
		{"which is not that of yesterday", -1, []day{{19, "6", "6"}}, -1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := patient("physical_therapy", "")
			if tt.setup >= 0 {
				p = usually(p, tt.setup)
			}
			s := state(p)
			for _, d := range tt.days {
				s = s.With(checkIn(at(d.day, "08:00"), "back_now", d.back, "back_worst", d.worst))
			}
			if got := s.Usual(treated.Add(20)); got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
		})
	}
	t.Run("a day counts once, by its mean", func(t *testing.T) {
		s := state(usually(patient("physical_therapy", ""), 9),
			checkIn(at(10, "08:00"), "back_now", "2"), checkIn(at(11, "08:00"), "back_now", "2"),
			checkIn(at(12, "08:00"), "back_now", "6"), checkIn(at(12, "18:00"), "back_now", "7"), checkIn(at(12, "20:00"), "back_now", "7"))
		if got := s.Usual(treated.Add(20)); got != 2 {
			t.Errorf("got %d, want 2", got)
		}
	})
}

// What is usual does not depend on the order in which days were entered.
func TestUsualIgnoresWhenItWasEntered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pains := rapid.SliceOfN(rapid.IntRange(0, 10), 3, 12).Draw(t, "pains")
		entered := rapid.Permutation(pains).Draw(t, "order") // one check-in a day, entered in any order
		inOrder, later := state(patient("physical_therapy", "")), state(patient("physical_therapy", ""))
		for i, pain := range entered {
			c := checkIn(at(i, "08:00"), "back_now", strconv.Itoa(pain))
			inOrder = inOrder.With(c)
			c.Stamp.ID = coach.NewID(at(30-i, "08:00"), 0)
			later = later.With(c)
		}
		if a, b := inOrder.Usual(treated.Add(20)), later.Usual(treated.Add(20)); a != b {
			t.Fatalf("%d in order, %d entered later", a, b)
		}
	})
}
