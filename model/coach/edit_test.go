package coach_test

import (
	"reflect"
	"testing"

	"backcoach/model/coach"
)

func TestEditThatCancels(t *testing.T) {
	first := checkIn(asked, "news", "fever_wound", "news", "fall", "back_now", "9")
	base := state(usually(patient("physical_therapy", ""), 3),
		checked(at(18, "08:00"), "full"), checkIn(at(19, "08:00"), "news", "nothing", "back_now", "3"), first)
	edit := func(pairs ...string) coach.CheckIn { return first.EditedAs(answers(pairs...), at(20, "08:20")) }
	tests := []struct {
		name   string
		edited coach.CheckIn
		want   []string
	}{
		{"nothing changed", edit("news", "fever_wound", "news", "fall", "back_now", "9"), nil},
		{"a note", edit("news", "fever_wound", "news", "fall", "back_now", "9", "note", "it was the stairs"), nil},
		{"more was ticked", edit("news", "fever_wound", "news", "fall", "news", "pelvic", "back_now", "9"), nil},
		{"more pain", edit("news", "fever_wound", "news", "fall", "back_now", "10"), nil},
		{"less pain, but enough to ask", edit("news", "fever_wound", "news", "fall", "back_now", "8"), nil},
		{"one tick less", edit("news", "fall", "back_now", "9"), []string{"T7"}},
		{"much less pain", edit("news", "fever_wound", "news", "fall", "back_now", "3"), []string{"T1", "T2"}},
		{"nothing new after all", edit("news", "nothing", "back_now", "3"), []string{"T7", "T8", "T1", "T2"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, d := range base.Cancels(tt.edited, triggers, now) {
				got = append(got, d.Trigger)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("cancels %v, want %v", got, tt.want)
			}
		})
	}
	t.Run("what a check has settled cannot be cancelled", func(t *testing.T) {
		if got := base.With(checked(at(20, "08:10"), "full")).Cancels(edit("news", "nothing"), triggers, now); len(got) != 0 {
			t.Errorf("cancels %v", got)
		}
	})
	t.Run("one of two ticks that ask the same check, with other items", func(t *testing.T) {
		c := checkIn(asked, "news", "pelvic", "news", "numb_weak")
		s := state(patient("physical_therapy", ""), c)
		if got := s.Cancels(c.EditedAs(answers("news", "pelvic"), now), triggers, now); len(got) != 1 || got[0].Trigger != "T5" {
			t.Errorf("cancels %v, want T5", got)
		}
	})
}

// Both answers are kept: those from before the first change.
func TestEditKeepsWhatWasSaid(t *testing.T) {
	c := checkIn(asked, "news", "fall")
	once := c.EditedAs(answers("news", "nothing"), at(20, "09:00"))
	twice := once.EditedAs(answers("news", "headache"), at(20, "10:00"))
	if !twice.Was.Has("news", "fall") || !twice.Answers.Has("news", "headache") || !twice.Edited.Equal(at(20, "10:00")) {
		t.Errorf("was %v, is %v, edited %s", twice.Was, twice.Answers, twice.Edited)
	}
	if twice.ID != c.ID || twice.Day != c.Day || !twice.At.Equal(c.At) || c.Was != nil {
		t.Error("the record changed its place or its older version")
	}
}

// An edit may raise at once, also when a check was done after the check-in; what
// stood before the edit stays settled.
func TestEditRaises(t *testing.T) {
	c := checkIn(asked, "news", "fall")
	s := state(patient("physical_therapy", ""), c, checked(at(20, "08:10"), "full"))
	wantDue(t, s, now, "T8", false)
	s = s.With(c.EditedAs(answers("news", "fall", "news", "pelvic"), at(20, "08:20")))
	wantDue(t, s, now, "T5", true)
	wantDue(t, s, now, "T8", false)
	wantDue(t, s.With(checked(at(20, "08:25"), "full")), now, "T5", false)
	t.Run("pain", func(t *testing.T) {
		c := checkIn(asked, "news", "other", "back_now", "3")
		s := state(usually(patient("physical_therapy", ""), 3), checked(at(20, "08:10"), "full"),
			c.EditedAs(answers("news", "other", "back_now", "8"), at(20, "08:20")))
		wantDue(t, s, now, "T1", true)
	})
	t.Run("a rise over days", func(t *testing.T) {
		s := state(usually(patient("physical_therapy", ""), 3))
		for i, pain := range []string{"1", "2", "3"} {
			s = s.With(checkIn(at(17+i, "08:00"), "news", "other", "back_now", pain))
		}
		c := checkIn(asked, "news", "other", "back_now", "3")
		s = s.With(checked(at(20, "08:10"), "full"))
		wantDue(t, s.With(c), now, "T3", false)
		wantDue(t, s.With(c.EditedAs(answers("news", "other", "back_now", "4"), at(20, "08:20"))), now, "T3", true)
	})
}
