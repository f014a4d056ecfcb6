package coach_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
)

// fearing is a patient in therapy on day 20, checked in and checked, with feared
// movements: a step or, with "=" before it, own words, and the fear at first, now, and
// how often it was tried.
func fearing(lines ...string) coach.State {
	p := usually(keeping(), 3)
	p.Answers[coach.FearMoves] = lines
	s := state(p, checked(at(20, "08:10"), "full"))
	for d := 17; d <= 20; d++ {
		s = s.With(checkIn(at(d, "08:00"), "news", "nothing", "back_now", "3", "leg_now", "0"))
	}
	return s
}

// offered lists the movements that may be tried, by step or own words.
func offered(s coach.State, now time.Time) []string {
	var ids []string
	for _, f := range s.Feared(lib, now) {
		if f.Why.ID == "" {
			ids = append(ids, f.Rung+f.Name)
		}
	}
	return ids
}

// why gives for each movement why it waits.
func why(s coach.State, now time.Time) map[string]string {
	all := map[string]string{}
	for _, f := range s.Feared(lib, now) {
		all[f.Rung+f.Name] = f.Why.ID
	}
	return all
}

var noon = at(20, "12:00")

// It begins at a fear of 3 or 4, goes on with the same until the fear has halved, and
// only then with the next.
func TestFearsAreFacedOneByOne(t *testing.T) {
	for name, tt := range map[string]struct {
		lines []string
		want  []string
	}{
		"nothing on the list":            {nil, nil},
		"the least feared of all":        {[]string{"7 7 0 =deep chairs", "4 4 0 tea", "3 3 0 =socks"}, []string{"socks"}},
		"one of less comes later":        {[]string{"2 2 0 =socks", "4 4 0 tea"}, []string{"tea"}},
		"only little ones: the most":     {[]string{"1 1 0 =socks", "2 2 0 tea"}, []string{"tea"}},
		"none of 3 or 4":                 {[]string{"5 5 0 tea", "8 8 0 =socks"}, nil},
		"4 is the most to begin with":    {[]string{"4 4 0 tea"}, []string{"tea"}},
		"begun, and not yet half":        {[]string{"4 3 2 tea", "5 5 0 =socks"}, []string{"tea"}},
		"half: the next one":             {[]string{"4 2 2 tea", "5 5 0 =socks", "9 9 0 =deep chairs"}, []string{"tea", "socks"}},
		"half, and the next is feared 9": {[]string{"4 2 2 tea", "9 9 0 =deep chairs"}, []string{"tea", "deep chairs"}},
		"half of an odd one":             {[]string{"5 3 2 tea", "6 6 0 =socks"}, []string{"tea"}},
		"two begun":                      {[]string{"4 2 2 tea", "6 4 1 =socks", "7 7 0 =deep chairs"}, []string{"tea", "socks"}},
		"a step that waits for another":  {[]string{"4 4 0 dishes", "5 5 0 =socks"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := offered(fearing(tt.lines...), noon); !slices.Equal(got, tt.want) {
				t.Errorf("offered is %v, want %v; %v", got, tt.want, why(fearing(tt.lines...), noon))
			}
		})
	}
	if got := why(fearing("5 5 0 tea"), noon)["tea"]; got != "fear_start" {
		t.Errorf("one that is feared 5 waits for %q", got)
	}
}

// What phase, conditions and clinic are against is not to be tried, whatever the fear,
// and says why.
func TestFearedMovesKeepTheLimitsOfTheLadders(t *testing.T) {
	s := fearing("3 3 0 garden_diy", "4 4 0 drive_short")
	s.Profile.Answers["drive_from"] = []string{string(treated.Add(30))}
	got := why(s, noon)
	if got["garden_diy"] != "phase" || got["drive_short"] != "drive_sheet" {
		t.Errorf("waiting for %v", got)
	}
	// What the clinic forbids holds up nothing else.
	s = fearing("4 3 2 lift_chair", "4 4 0 tea")
	s.Profile.Answers["conditions"] = []string{"bones"}
	s = s.With(coach.Prescription{Stamp: stamp(at(19, "09:00")), Limits: []coach.Limit{{Moves: []string{"hip_hinge"}}}})
	if got := why(s, noon); got["lift_chair"] != "limit" || got["tea"] != "" {
		t.Errorf("waiting for %v", got)
	}
}

// On a bad day, under an open result and before a check that is due nothing is offered,
// own words neither; after a worse morning nothing new.
func TestNothingFearedOnABadDay(t *testing.T) {
	for name, tt := range map[string]struct {
		told []coach.Record
		want []string
	}{
		"an ordinary day":   {nil, []string{"tea", "socks"}},
		"severe pain":       {[]coach.Record{checkIn(at(20, "10:00"), "news", "nothing", "back_now", "8")}, nil},
		"two over usual":    {[]coach.Record{checkIn(at(20, "10:00"), "news", "nothing", "back_now", "5")}, nil},
		"worse yesterday":   {[]coach.Record{checkIn(at(19, "10:00"), "news", "nothing", "back_now", "5")}, []string{"tea"}},
		"a flare before":    {[]coach.Record{checkIn(at(19, "10:00"), "news", "nothing", "back_now", "7"), checked(at(20, "09:00"), "full")}, []string{"tea"}},
		"three days ago":    {[]coach.Record{checkIn(at(18, "10:00"), "news", "nothing", "back_now", "5")}, []string{"tea", "socks"}},
		"an open result":    {[]coach.Record{reached(at(20, "10:00"), content.SameDay, "fever_chills")}, nil},
		"a fall":            {[]coach.Record{checkIn(at(20, "10:00"), "news", "fall", "back_now", "3")}, nil},
		"it was tried":      {[]coach.Record{coach.Entry{Stamp: stamp(at(20, "11:00")), What: coach.EntryFear, Of: "tea", Feel: "easy"}}, nil},
		"only thought of":   {[]coach.Record{coach.Entry{Stamp: stamp(at(20, "11:00")), What: coach.EntryFear, Of: "tea", Note: "it will crack"}}, []string{"tea", "socks"}},
		"tried long before": {[]coach.Record{coach.Entry{Stamp: stamp(at(19, "11:00")), What: coach.EntryFear, Of: "tea", Feel: "easy"}}, []string{"tea", "socks"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := fearing("4 2 2 tea", "5 5 0 =socks")
			for _, r := range tt.told {
				s = s.With(r)
			}
			if got := offered(s, noon); !slices.Equal(got, tt.want) {
				t.Errorf("offered is %v, want %v; %v", got, tt.want, why(s, noon))
			}
		})
	}
}

// S5: more pain today, or a worse morning, never offers a movement that would not be
// offered otherwise; and whatever is offered the ladders allow.
func TestMorePainOffersNoMoreToFace(t *testing.T) {
	rungs := []string{"tea", "dishes", "work_talk", "work_turns", "passenger", "hobby_sit", "lift_table", "drive_short", "garden_diy"}
	rapid.Check(t, func(t *rapid.T) {
		var lines []string
		for _, rung := range rapid.SliceOfNDistinct(rapid.SampledFrom(append(rungs, "=socks", "=deep chairs")), 0, 6, rapid.ID).Draw(t, "moves") {
			first, goes := rapid.IntRange(0, 10).Draw(t, "first"), rapid.IntRange(0, 3).Draw(t, "goes")
			lines = append(lines, fmt.Sprintf("%d %d %d %s", first, rapid.IntRange(0, first).Draw(t, "now"), goes, rung))
		}
		s := fearing(lines...)
		for range rapid.IntRange(0, 3).Draw(t, "goes on the ladder") {
			s = s.With(coach.Entry{Stamp: stamp(at(rapid.IntRange(17, 19).Draw(t, "on"), "15:00")), What: coach.EntryRung, Of: "tea", Feel: "easy"})
		}
		better := rapid.IntRange(0, 9).Draw(t, "pain")
		pain := func(n int, word string) coach.State {
			return s.With(checkIn(at(20, "10:00"), "news", "nothing", "back_now", fmt.Sprint(n), "after_session", word)).With(checked(at(20, "10:30"), "full"))
		}
		less := offered(pain(better, "settled"), noon)
		more := offered(pain(rapid.IntRange(better, 10).Draw(t, "more pain"), rapid.SampledFrom([]string{"settled", "lingering", "worse"}).Draw(t, "word")), noon)
		for _, id := range more {
			if !slices.Contains(less, id) {
				t.Fatalf("with more pain %v is offered, with less %v; %v", more, less, lines)
			}
			if _, isRung := findRung(id); !isRung {
				continue
			}
			if _, why := s.Trying(lib, noon, id); why.ID != "" && len(less) == 0 {
				t.Fatalf("%s is offered against %s", id, why.ID)
			}
		}
	})
}

func findRung(id string) (content.Rung, bool) {
	for _, l := range lib.Ladders() {
		for _, r := range l.Rungs {
			if r.ID == id {
				return r, true
			}
		}
	}
	return content.Rung{}, false
}

// What was told under a set clock lets nobody go on to the next movement, in a program
// that runs on the real one.
func TestFearUnderASetClockDoesNotCount(t *testing.T) {
	number := func(n float64, set bool) coach.Entry {
		e := coach.Entry{Stamp: stamp(at(20, "11:00")), What: coach.EntryFear, Of: "tea", Feel: "easy", Number: &n}
		e.ClockSet, e.Day = set, treated.Add(19)
		return e
	}
	for _, tt := range []struct{ set, running, halved bool }{{false, false, true}, {true, false, false}, {true, true, true}, {false, true, true}} {
		s := fearing("4 4 1 tea", "5 5 0 =socks").With(number(2, tt.set))
		s.ClockSet = tt.running
		if got := s.Feared(lib, noon)[0]; got.Halved != tt.halved || slices.Contains(offered(s, noon), "socks") != tt.halved {
			t.Errorf("told under a set clock %v, running on one %v: %+v", tt.set, tt.running, got)
		}
	}
	s := fearing("4 4 1 tea")
	s.ClockSet = true
	tea := s.Feared(lib, noon)[0]
	if got := s.RatedFear(tea, 1, 1).Answers[coach.FearMoves]; !slices.Equal(got, []string{"4 4 1 tea"}) {
		t.Errorf("remembered for good is %v", got)
	}
	if got := s.RatedFear(coach.Feared{Rung: "dishes"}, 6, 0).Answers[coach.FearMoves]; !slices.Equal(got, []string{"4 4 1 tea", "-1 -1 0 dishes"}) {
		t.Errorf("remembered for good is %v", got)
	}
}

func TestFearsAreRemembered(t *testing.T) {
	s := fearing()
	s.Profile = s.RatedFear(coach.Feared{Rung: "tea"}, 4, 0)
	s.Profile = s.RatedFear(coach.Feared{Name: "put on = socks 2"}, 6, 0)
	all := s.Feared(lib, noon)
	s.Profile = s.RatedFear(all[0], 4, 1)
	s.Profile = s.RatedFear(s.Feared(lib, noon)[0], 2, 0)
	if got, want := s.Profile.Answers[coach.FearMoves], []string{"4 2 1 tea", "6 6 0 =put on = socks 2"}; !slices.Equal(got, want) {
		t.Errorf("remembered is %q, want %q", got, want)
	}
	if got := s.Feared(lib, noon); !got[0].Halved || got[1].Name != "put on = socks 2" || got[1].First != 6 || !got[1].Own() {
		t.Errorf("read is %+v", got)
	}
	s.Profile = s.Profile.WithoutFeared(coach.Feared{Rung: "tea"})
	if got := s.Profile.Answers[coach.FearMoves]; len(got) != 1 {
		t.Errorf("left is %q", got)
	}
	s.Profile.Answers[coach.FearMoves] = []string{"", "x", "1 2 3", "a b c d", "3 3 0 tea"}
	if got := s.Feared(lib, noon); len(got) != 1 || got[0].Rung != "tea" {
		t.Errorf("of a broken list read is %+v", got)
	}
}

// A try that hurt with something besides, and a word of alarm in what happened, ask for
// the full check; a clear no closes both.
func TestWhatATryAsksFor(t *testing.T) {
	for _, tt := range []struct {
		entry   coach.Entry
		trigger string
		want    bool
	}{
		{coach.Entry{Feel: "hurt", Else: "something"}, "T12", true},
		{coach.Entry{Feel: "hurt", Else: "not_sure"}, "T12", true},
		{coach.Entry{Feel: "hurt", Else: "nothing"}, "T12", false},
		{coach.Entry{Feel: "hurt"}, "T12", false}, // the step of the ladder tells it
		{coach.Entry{Feel: "hard"}, "T12", false},
		{coach.Entry{Answers: answers("happened_word", "yes")}, "T6", true},
		{coach.Entry{Answers: answers("happened_word", "not_sure")}, "T6", true},
		{coach.Entry{Answers: answers("happened_word", "no")}, "T6", false},
	} {
		tt.entry.Stamp, tt.entry.What, tt.entry.Name = stamp(at(20, "11:00")), coach.EntryFear, "socks"
		s := fearing().With(tt.entry)
		wantDue(t, s, noon, tt.trigger, tt.want)
		wantDue(t, s.With(checked(at(20, "11:30"), "full")), noon, tt.trigger, false)
	}
}
