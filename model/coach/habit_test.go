package coach_test

import (
	"testing"

	"pgregory.net/rapid"

	"backcoach/model/coach"
)

func habitDone(day int, id string) coach.Entry {
	return coach.Entry{Stamp: stamp(at(day, "10:00")), What: coach.EntryHabit, Of: id}
}

// A week has seven days, each counts once, and what was done before or after it does not.
func TestAWeekOfAHabit(t *testing.T) {
	most := lib.Lifestyle().Habits.Most
	s := state(patient("physical_therapy", "").WithHabit("water", treated.Add(20), most),
		habitDone(19, "water"), habitDone(20, "water"), habitDone(22, "water"), habitDone(23, "pillow"), habitDone(26, "water"), habitDone(27, "water"))
	twice := habitDone(22, "water")
	twice.ID += "b"
	s = s.With(twice)
	for day, want := range map[int]struct {
		today, over bool
	}{20: {true, false}, 21: {false, false}, 26: {true, false}, 27: {true, true}, 40: {false, true}} {
		w := s.Habits(lib, treated.Add(day))
		if len(w) != 1 || w[0].Kept != 3 || w[0].Days != 7 || w[0].Today != want.today || w[0].Over != want.over {
			t.Errorf("day %d: %+v", day, w)
		}
	}
	back := habitDone(22, "water")
	back.Of = ""
	again := s.With(back)
	again = again.With(func() coach.Entry { e := twice; e.Of = ""; return e }())
	if w := again.Habits(lib, treated.Add(22)); w[0].Kept != 2 || w[0].Today {
		t.Errorf("taken back: %+v", w)
	}
}

func TestAnotherWeekBeginsAnew(t *testing.T) {
	most := lib.Lifestyle().Habits.Most
	p := patient("physical_therapy", "").WithHabit("water", treated.Add(10), most)
	s := state(p, habitDone(10, "water"), habitDone(17, "water"))
	s.Profile = s.Profile.WithHabit("water", treated.Add(17), most)
	if w := s.Habits(lib, treated.Add(17)); len(w) != 1 || w[0].Over || w[0].Kept != 1 || !w[0].Today {
		t.Errorf("the second week: %+v", w)
	}
	if s.Profile = s.Profile.WithoutHabit("water"); len(s.Habits(lib, treated.Add(17))) != 0 {
		t.Error("it was let go")
	}
}

// Whatever is chosen, kept and let go: there are never more than go at a time, none
// twice, none that the content does not have, and more days done never shows fewer.
func TestNeverTooManyHabits(t *testing.T) {
	rules := lib.Lifestyle().Habits
	ids := []string{"gone"}
	for _, h := range rules.List {
		ids = append(ids, h.ID)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := state(patient("physical_therapy", ""))
		for day := range rapid.IntRange(1, 25).Draw(t, "days") {
			id := rapid.SampledFrom(ids).Draw(t, "id")
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				s.Profile = s.Profile.WithoutHabit(id)
			case 1:
				before := kept(s, day, id)
				if s = s.With(habitDone(day, id)); kept(s, day, id) < before {
					t.Fatalf("%s: fewer days after one more", id)
				}
			default:
				s.Profile = s.Profile.WithHabit(id, treated.Add(day), rules.Most)
			}
			seen := map[string]bool{}
			weeks := s.Habits(lib, treated.Add(day))
			for _, w := range weeks {
				if seen[w.ID] || w.ID == "gone" || w.Kept > w.Days {
					t.Fatalf("%+v", weeks)
				}
				seen[w.ID] = true
			}
			if len(weeks) > rules.Most || len(weeks) == rules.Most && len(s.HabitsLeft(lib)) > 0 {
				t.Fatalf("%d habits, and %d to add", len(weeks), len(s.HabitsLeft(lib)))
			}
		}
	})
}

func kept(s coach.State, day int, id string) int {
	for _, w := range s.Habits(lib, treated.Add(day)) {
		if w.ID == id {
			return w.Kept
		}
	}
	return 0
}
