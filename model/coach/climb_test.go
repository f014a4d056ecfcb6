package coach_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// long is a day of these tests on which a course after physical therapy limits
// nothing any more.
const long = 200

// climber has a usual pain of 3, and was treated long ago.
func climber() coach.Profile { return usually(patient("physical_therapy", ""), 3) }

func went(day int, rung, feel string) coach.Entry {
	return coach.Entry{Stamp: stamp(at(day, "18:00")), What: coach.EntryRung, Of: rung, Feel: feel}
}

func morningOf(day, back int, more ...string) coach.CheckIn {
	return checkIn(at(day, "08:00"), append([]string{"news", "nothing", "back_now", strconv.Itoa(back), "leg_now", "0"}, more...)...)
}

// diary makes records of days from one on, a word for each: the morning's pain,
// "l" or "w" after it for a word that lingers or is worse, and then, after a slash,
// the goes of the day: e for easy, h for hard, x for hurt with the number of the rung
// of the household, "3/e0" for instance; "-" is a morning without a check-in.
func diary(from int, days string) []coach.Record {
	rungs := lib.Ladders()[0].Rungs
	feels := map[byte]string{'e': "easy", 'h': "hard", 'x': "hurt"}
	var all []coach.Record
	for i, word := range strings.Fields(days) {
		day := from + i
		morning, goes, _ := strings.Cut(word, "/")
		if back, err := strconv.Atoi(strings.TrimRight(morning, "lw")); err == nil {
			var more []string
			switch morning[len(morning)-1] {
			case 'l':
				more = []string{"after_session", "lingering"}
			case 'w':
				more = []string{"after_session", "worse"}
			}
			all = append(all, morningOf(day, back, more...))
		}
		for n := 0; n+1 < len(goes); n += 2 {
			e := went(day, rungs[goes[n+1]-'0'].ID, feels[goes[n]])
			e.ID = coach.NewID(e.At, n)
			all = append(all, e)
		}
	}
	return all
}

// household is where the ladder at home stands in the evening of a day.
func household(s coach.State, day int) (rung, goes int) {
	l := s.Ladders(lib, at(day, "22:00"))[0]
	return l.Now, l.Goes
}

// Where one stands after some days (clinical sections I and N8): what a go and the
// morning after it make of it, at each boundary.
func TestClimb(t *testing.T) {
	for name, tt := range map[string]struct {
		days       string
		rung, goes int
	}{
		"nothing yet":                      {"3 3", 0, 0},
		"the morning is not there yet":     {"3/e0", 0, 0},
		"one easy go":                      {"3/e0 3", 0, 1},
		"two":                              {"3/e0 3/e0 3", 0, 2},
		"three open the next":              {"3/e0 3/e0 3/e0 3", 1, 0},
		"not on days in a row":             {"3/e0 3 3/e0 3 3 3/e0 3", 1, 0},
		"three on one day are one":         {"3/e0e0e0 3", 0, 1},
		"hard is no progress":              {"3/h0 3", 0, 0},
		"hard takes none away":             {"3/e0 3/h0 3", 0, 1},
		"the worse of a day counts":        {"3/e0h0 3", 0, 0},
		"in the other order too":           {"3/h0e0 3", 0, 0},
		"no answer holds":                  {"3/e0 - 3", 0, 0},
		"one over usual holds":             {"3/e0 4", 0, 0},
		"a word that lingers holds":        {"3/e0 3l", 0, 0},
		"holding takes none away":          {"3/e0 3/e0 4/e0 3", 0, 2},
		"hurt: one back, at once":          {"3/e0 3/e0 3/e0 3/x1", 0, 0},
		"hurt on the lowest stays":         {"3/e0 3/x0", 0, 0},
		"a worse word: one back":           {"3/e0 3/e0 3/e0 3/e1 3w", 0, 0},
		"two over usual: one back":         {"3/e0 3/e0 3/e0 3/e1 5", 0, 0},
		"also after a hard one":            {"3/e0 3/e0 3/e0 3/h1 5", 0, 0},
		"worse without a go is no word":    {"3/e0 3/e0 3/e0 3 5", 1, 0},
		"worse two days later, told late":  {"3/e0 3/e0 3/e0 3/e1 - 5", 0, 0},
		"worse two days later is too late": {"3/e0 3/e0 3/e0 3/e1 3 5", 1, 1},
		"a flare: one back":                {"3/e0 3/e0 3/e0 3 6", 0, 0},
		"a flare of days is one":           {"3/e0 3/e0 3/e0 3/e1 3/e1 3/e1 3 6 6 6 6", 1, 0},
		"hurt and worse is one back":       {"3/e0 3/e0 3/e0 3/e1 3/e1 3/e1 3/x2 5", 1, 0},
		"a lower one that hurts":           {"3/e0 3/e0 3/e0 3/e1 3/e1 3/e1 3/x0", 0, 0},
		"a higher one is not counted":      {"3/e2 3/e2 3/e2 3", 0, 0},
		"goes begin anew after one back":   {"3/e0 3/e0 3/e0 3/e1 3/e1 3w/e0 3/e0 3", 0, 2},
	} {
		s := state(climber(), diary(long, tt.days)...)
		rung, goes := household(s, long+len(strings.Fields(tt.days))-1)
		if rung != tt.rung || goes != tt.goes {
			t.Errorf("%s: rung %d, %d goes, want %d, %d", name, rung, goes, tt.rung, tt.goes)
		}
	}
}

// Pain that moved further down the leg is worse, whatever the back says (clinical
// section N8).
func TestFurtherDownTheLegIsOneBack(t *testing.T) {
	days := diary(long, "3/e0 3/e0 3/e0 3/e1")
	next := morningOf(long+4, 3)
	next.Answers["leg_now"], next.Answers["leg_lowest"] = []string{"2"}, []string{"calf"}
	rung, _ := household(state(climber(), append(days, next)...), long+4)
	if rung != 0 {
		t.Errorf("rung %d", rung)
	}
}

// A set clock takes back, and never gives.
func TestSetClockDoesNotClimb(t *testing.T) {
	easy := diary(long, "3/e0 3/e0 3/e0 3")
	for i, r := range easy {
		switch r := r.(type) {
		case coach.Entry:
			r.ClockSet = true
			easy[i] = r
		}
	}
	s := state(climber(), easy...)
	if rung, goes := household(s, long+3); rung != 0 || goes != 0 {
		t.Errorf("goes under a set clock: rung %d, %d", rung, goes)
	}
	s.ClockSet = true
	if rung, _ := household(s, long+3); rung != 1 {
		t.Errorf("in a program that runs under one: rung %d", rung)
	}
	mornings := diary(long, "3/e0 3/e0 3/e0 3")
	for i, r := range mornings {
		if c, ok := r.(coach.CheckIn); ok {
			c.ClockSet = true
			mornings[i] = c
		}
	}
	if rung, goes := household(state(climber(), mornings...), long+3); rung != 0 || goes != 0 {
		t.Errorf("mornings under a set clock: rung %d, %d", rung, goes)
	}
	hurt := went(long+4, lib.Ladders()[0].Rungs[1].ID, "hurt")
	hurt.ClockSet = true
	if rung, _ := household(state(climber(), append(diary(long, "3/e0 3/e0 3/e0 3"), hurt)...), long+4); rung != 0 {
		t.Errorf("what hurt under a set clock: rung %d", rung)
	}
	if p := s.Climbed(lib, treated.Add(long+3)); len(p.Climbs) > 0 {
		t.Errorf("remembered for good under a set clock: %v", p.Climbs)
	}
}

// loaded is a state as the store gives it on a day: the last days of the records.
func loaded(s coach.State, day int) coach.State {
	first := treated.Add(day + 1 - coach.Window)
	old := func(d coach.Day) bool { return d < first }
	s.CheckIns = slices.DeleteFunc(slices.Clone(s.CheckIns), func(c coach.CheckIn) bool { return old(c.Day) })
	s.Entries = slices.DeleteFunc(slices.Clone(s.Entries), func(e coach.Entry) bool { return old(e.Day) })
	return s
}

// A rung that was reached outlives the window of records, if the ladder is looked at
// now and then; after a long time away it is one rung less, and never more.
func TestClimbIsRemembered(t *testing.T) {
	s := state(climber(), diary(long, "3/e0 3/e0 3/e0 3/e1 3/e1 3/e1 3/e2 3")...)
	for name, tt := range map[string]struct {
		looked     []int // days on which the ladder was looked at
		day        int
		rung, goes int
	}{
		"in the window":                {nil, 20, 2, 1},
		"never looked at":              {nil, 60, 0, 0},
		"looked at":                    {[]int{8}, 30, 2, 1},
		"looked at, last day in sight": {[]int{8}, 33, 2, 1},
		"looked at, out of sight":      {[]int{8}, 34, 1, 0},
		"looked at again and again":    {[]int{8, 30, 50, 70}, 90, 2, 1},
		"twice after a long time":      {[]int{8, 60, 61, 62}, 62, 1, 0},
		"every five weeks":             {[]int{8, 43, 78}, 78, 0, 0},
	} {
		now := s
		for _, day := range tt.looked {
			now.Profile = loaded(now, long+day).Climbed(lib, treated.Add(long+day))
		}
		rung, goes := household(loaded(now, long+tt.day), long+tt.day)
		if rung != tt.rung || goes != tt.goes {
			t.Errorf("%s: rung %d, %d goes, want %d, %d: %v", name, rung, goes, tt.rung, tt.goes, now.Profile.Climbs)
		}
	}
}

// What was remembered is still corrected by a check-in that is changed within a week.
func TestLateCorrectionTakesARungBack(t *testing.T) {
	s := state(climber(), diary(long, "3/e0 3/e0 3/e0 3/e1 3")...)
	s.Profile = s.Climbed(lib, treated.Add(long+8))
	if rung, goes := household(s, long+8); rung != 1 || goes != 1 {
		t.Fatalf("rung %d, %d goes", rung, goes)
	}
	s = s.With(morningOf(long+4, 3, "after_session", "worse"))
	if rung, _ := household(s, long+8); rung != 0 {
		t.Errorf("after the change: rung %d", rung)
	}
}

// A clock that is put back counts nothing twice, and a day that was wrong frees
// nothing.
func TestClockPutBackDoesNotClimb(t *testing.T) {
	s := state(climber(), diary(long, "3/e0 3/e0 3/e0 3/e1 3/e1 3")...)
	s.Profile = s.Climbed(lib, treated.Add(long+6))
	for _, day := range []int{6, 5, 4, 2, 0, -3, -20, -100} {
		rung, _ := household(s, long+day)
		if rung > 1 {
			t.Errorf("on day %d: rung %d", day, rung)
		}
		again := s
		for range 3 {
			again.Profile = again.Climbed(lib, treated.Add(long+day))
		}
		if rung, _ := household(again, long+day); rung > 1 {
			t.Errorf("looked at on day %d: rung %d", day, rung)
		}
	}
}

// Days that were counted with a clock that ran ahead are not counted again.
func TestClockThatRanAhead(t *testing.T) {
	s := state(climber(), diary(long, "3/e0 3/e0 3/e0 3/e1 3/e1 3")...)
	s.Profile = s.Climbed(lib, treated.Add(long+20))
	for range 2 {
		if rung, goes := household(s, long+10); rung != 0 || goes != 0 {
			t.Errorf("rung %d, %d goes", rung, goes)
		}
		s.Profile = s.Climbed(lib, treated.Add(long+10))
	}
}

// A rung that the content has lost counts as the first.
func TestLostRung(t *testing.T) {
	p := climber().WithClimb(coach.Climb{Ladder: "household", Marks: []coach.Mark{{Day: treated.Add(long), Rung: "gone", Goes: 2}}})
	if rung, goes := household(state(p), long+1); rung != 0 || goes != 0 {
		t.Errorf("rung %d, %d goes", rung, goes)
	}
}

func TestAllStepsDone(t *testing.T) {
	last := len(lib.Ladders()[0].Rungs) - 1
	p := climber().WithClimb(coach.Climb{Ladder: "household", Marks: []coach.Mark{{Day: treated.Add(long)}}})
	s := state(p, morningOf(long+1, 3))
	l := s.Ladders(lib, at(long+1, "09:00"))[0]
	if !l.Done || l.Now != last || !l.Steps[last].Done {
		t.Errorf("%+v", l)
	}
	l = s.With(went(long+1, l.Steps[last].ID, "hurt")).Ladders(lib, at(long+1, "20:00"))[0]
	if l.Done || l.Now != last-1 {
		t.Errorf("after the last one hurt: rung %d, done %v", l.Now, l.Done)
	}
}

// S5: what is worse never gives a higher step. The words of mornings and how goes
// felt are made worse on any days, the pain on the last one.
func TestWorseNeverClimbs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "days")
		var better, worse []coach.Record
		for day := long; day < long+n; day++ {
			back := rapid.IntRange(2, 5).Draw(t, "back")
			if rapid.IntRange(0, 9).Draw(t, "told") > 0 {
				word := rapid.IntRange(0, 2).Draw(t, "word")
				more := rapid.IntRange(word, 2).Draw(t, "worse word")
				pain := back
				if day == long+n-1 {
					pain = rapid.IntRange(back, 10).Draw(t, "more pain")
				}
				words := []string{"settled", "lingering", "worse"}
				better = append(better, morningOf(day, back, "after_session", words[word]))
				worse = append(worse, morningOf(day, pain, "after_session", words[more]))
			}
			if rapid.IntRange(0, 3).Draw(t, "goes") > 0 {
				rung := lib.Ladders()[0].Rungs[rapid.IntRange(0, 3).Draw(t, "rung")].ID
				feel := rapid.IntRange(0, 2).Draw(t, "feel")
				more := rapid.IntRange(feel, 2).Draw(t, "worse feel")
				feels := []string{"easy", "hard", "hurt"}
				better = append(better, went(day, rung, feels[feel]))
				worse = append(worse, went(day, rung, feels[more]))
			}
		}
		wellRung, wellGoes := household(state(climber(), better...), long+n-1)
		rung, goes := household(state(climber(), worse...), long+n-1)
		if rung > wellRung || rung == wellRung && goes > wellGoes {
			t.Errorf("worse gives rung %d with %d goes, better %d with %d", rung, goes, wellRung, wellGoes)
		}
	})
}

// Looking at the ladder remembers, and changes nothing, however long one was away.
func TestLookingDoesNotClimb(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 80).Draw(t, "days")
		seen := state(climber())
		for day := long; day < long+n; day++ {
			var today []coach.Record
			if rapid.IntRange(0, 4).Draw(t, "told") > 0 {
				today = append(today, morningOf(day, rapid.SampledFrom([]int{3, 3, 3, 4, 5, 6, 8}).Draw(t, "back")))
			}
			if rapid.Bool().Draw(t, "goes") {
				rung := lib.Ladders()[0].Rungs[rapid.IntRange(0, 3).Draw(t, "rung")].ID
				today = append(today, went(day, rung, rapid.SampledFrom([]string{"easy", "easy", "easy", "hard", "hurt"}).Draw(t, "feel")))
			}
			for _, r := range today {
				seen = seen.With(r)
			}
			if rapid.IntRange(0, 9).Draw(t, "looks") == 0 {
				before := fmt.Sprint(household(loaded(seen, day), day))
				seen.Profile = loaded(seen, day).Climbed(lib, treated.Add(day))
				if after := fmt.Sprint(household(loaded(seen, day), day)); after != before {
					t.Fatalf("looking on day %d changed %s to %s", day, before, after)
				}
			}
		}
	})
}

// No step is above a limit, for any treatment, day, condition and paper, whatever was
// reached before.
func TestNoStepAboveALimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kinds := rapid.SliceOfN(rapid.SampledFrom(lib.Warnings().Treatments), 1, 2).Draw(t, "treatments")
		day := rapid.IntRange(0, 130).Draw(t, "day")
		p := climber()
		p.Treatments = nil
		for _, k := range kinds {
			p.Treatments = append(p.Treatments, triage.Treatment{Type: k.Type, Subtype: k.Subtype, Date: string(treated.Add(rapid.IntRange(-30, 20).Draw(t, "ago")))})
		}
		p.Answers["facts"] = []string{rapid.SampledFrom([]string{"none", "bone_fragile", "not_sure", "pregnant"}).Draw(t, "facts")}
		p.Answers["worse_with"] = []string{rapid.SampledFrom([]string{"none", "flexs", "exts", "not_sure"}).Draw(t, "worse with")}
		p.Answers["conditions"] = []string{rapid.SampledFrom([]string{"none", "kneel", "falls", "not_sure"}).Draw(t, "conditions")}
		p.Answers["medicine_kinds"] = []string{rapid.SampledFrom([]string{"none", "opioid", "not_sure"}).Draw(t, "medicines")}
		if rapid.Bool().Draw(t, "sheet") {
			p.Answers["lift_kg"] = []string{strconv.Itoa(rapid.IntRange(0, 12).Draw(t, "sheet kg"))}
			p.Answers["drive_from"] = []string{string(treated.Add(rapid.IntRange(0, 130).Draw(t, "drive from")))}
		}
		written := paper(rapid.IntRange(0, 130).Draw(t, "written"))
		written.Limits = []coach.Limit{{Moves: drawMoves(t), Bounds: coach.Bounds{
			LiftKg: float64(rapid.IntRange(0, 12).Draw(t, "kg")), Drive: rapid.SampledFrom(append(coach.Drives(), "")).Draw(t, "drive"),
			Phase: rapid.SampledFrom([]string{"", "P1", "P2"}).Draw(t, "phase"),
		}}}
		for _, l := range lib.Ladders() {
			rung := l.Rungs[rapid.IntRange(0, len(l.Rungs)-1).Draw(t, "reached")].ID
			p = p.WithClimb(coach.Climb{Ladder: l.ID, Marks: []coach.Mark{{Day: treated.Add(day - 1), Rung: rung}}})
		}
		s := state(p, written)
		for _, l := range s.Ladders(lib, at(day, "12:00")) {
			if step, open := l.Step(); open {
				if why := aboveLimit(s, treated.Add(day), step.Rung); why != "" {
					t.Errorf("%s on day %d: %s", step.ID, day, why)
				}
			}
		}
	})
}

// drawMoves are movements that a paper forbids.
func drawMoves(t *rapid.T) []string {
	return rapid.SliceOfNDistinct(rapid.SampledFrom(content.Moves()), 0, 2, rapid.ID).Draw(t, "moves")
}

// aboveLimit says, by another way than the code does, which limit a rung breaks.
func aboveLimit(s coach.State, day coach.Day, r content.Rung) string {
	stand, _ := s.Stand(lib, day)
	limits := stand.Phase.Limits
	kg, sheet := s.SheetLift(day)
	switch drives := coach.Drives(); {
	case r.From > stand.Phase.Name:
		return "phase"
	case limits.LiftKg > 0 && r.LiftKg > limits.LiftKg:
		return "the phase's or the clinic's limit of lifting"
	case sheet && r.LiftKg > float64(kg):
		return "the sheet's limit of lifting"
	case r.Drive && slices.Index(drives, limits.Drive) < 3:
		return "driving"
	case r.Drive && s.Profile.Answers.First("drive_from") > string(day):
		return "driving by the sheet"
	case r.Pool && limits.Bathe != "normal":
		return "bathing"
	}
	for _, l := range s.Limits(day) {
		for _, m := range r.Moves {
			if slices.Contains(l.Moves, m) {
				return "a movement that the clinic forbids"
			}
		}
	}
	for _, t := range s.Profile.Treatments {
		days := max(0, day.Since(coach.Day(t.Date)))
		bends := slices.Contains(r.Moves, "flexion") || slices.Contains(r.Moves, "rotation")
		switch {
		case t.Type == "procedure" && r.AfterOperation > stand.Phase.Name:
			return "phase after an operation"
		case t.Type == "procedure" && days < 42 && bends:
			return "bending after an operation"
		case days < r.Day:
			return "its day"
		}
	}
	if slices.Contains(r.Not, "OSTEO") && !s.Profile.Answers.Has("facts", "none") && !s.Profile.Answers.Has("facts", "pregnant") {
		return "thin bones"
	}
	if slices.Contains(r.Not, "FLEXS") && (s.Profile.Answers.Has("worse_with", "flexs") || s.Profile.Answers.Has("worse_with", "not_sure")) {
		return "bending that makes it worse"
	}
	return ""
}

// The ladders of ten weeks of records are looked at in no time.
func BenchmarkLadders(b *testing.B) {
	s := state(climber(), diary(long, strings.Repeat("3/e0e1e2 ", coach.Window))...)
	now := at(long+coach.Window-1, "12:00")
	for b.Loop() {
		s.Ladders(lib, now)
	}
}
