package coach_test

import (
	"testing"

	"pgregory.net/rapid"

	"backcoach/model/coach"
)

// here names a rung as the one to stand on.
func here(day int, rung string) coach.Entry {
	e := went(day, rung, "here")
	e.ID = coach.NewID(at(day, "17:00"), 7)
	return e
}

// What is named counts in one go, up to what the limits of that day allow, and not
// after a setback; then it goes on by goes and mornings.
func TestWhereOneStands(t *testing.T) {
	limit := func(kg float64) coach.Record {
		p := paper(0)
		p.Limits = []coach.Limit{{Bounds: coach.Bounds{LiftKg: kg}}}
		return p
	}
	clockSet := here(long, "shop")
	clockSet.ClockSet = true
	lower := here(long, "tea")
	lower.ClockSet = true
	set := func(q, v string) func(*coach.Profile) {
		return func(p *coach.Profile) { p.Answers[q] = []string{v} }
	}
	calm := morningOf(long, 3)
	for name, tt := range map[string]struct {
		change  func(*coach.Profile)
		records []coach.Record
		day     int
		rung    string
		goes    int
	}{
		"nothing named":                 {nil, []coach.Record{calm}, long, "tea", 0},
		"named":                         {nil, []coach.Record{calm, here(long, "shop")}, long, "shop", 0},
		"without a check-in":            {nil, []coach.Record{here(long, "shop")}, long, "shop", 0},
		"the last one":                  {nil, []coach.Record{calm, here(long, "garden_diy")}, long, "garden_diy", 0},
		"a limit of 2 kg":               {nil, []coach.Record{calm, limit(2), here(long, "shop")}, long, "vacuum", 0},
		"of 4.9 kg":                     {nil, []coach.Record{calm, limit(4.9), here(long, "toddler")}, long, "vacuum", 0},
		"of 5 kg":                       {nil, []coach.Record{calm, limit(5), here(long, "toddler")}, long, "beds", 0},
		"the sheet says nothing lifted": {set("lift_kg", "0"), []coach.Record{calm, here(long, "shop")}, long, "", 0},
		"thin bones":                    {set("facts", "bone_fragile"), []coach.Record{calm, here(long, "garden_diy")}, long, "tea", 0},
		"conditions were not asked": {func(p *coach.Profile) { p.Done = []string{"setup", "first_check"} },
			[]coach.Record{calm, here(long, "shop")}, long, "washing", 0},
		"a phase ago":                  {nil, []coach.Record{morningOf(14, 3), here(14, "shop")}, 15, "washing", 0},
		"the phase begins":             {nil, []coach.Record{morningOf(15, 3), here(15, "shop")}, 15, "shop", 0},
		"under a set clock":            {nil, []coach.Record{calm, clockSet}, long, "tea", 0},
		"a settled morning is no go":   {nil, []coach.Record{calm, here(long, "shop"), morningOf(long+1, 3)}, long + 1, "shop", 0},
		"a worse one takes it back":    {nil, []coach.Record{calm, here(long, "shop"), morningOf(long+1, 5)}, long + 1, "vacuum", 0},
		"a go of the same day":         {nil, []coach.Record{calm, here(long, "shop"), went(long, "shop", "easy"), morningOf(long+1, 3)}, long + 1, "shop", 1},
		"it hurt the same day":         {nil, []coach.Record{calm, here(long, "shop"), went(long, "shop", "hurt")}, long, "tea", 0},
		"a worse word that morning":    {nil, []coach.Record{morningOf(long, 3, "after_session", "worse"), here(long, "shop")}, long, "tea", 0},
		"six days after a flare":       {nil, []coach.Record{morningOf(long-6, 8), calm, here(long, "shop")}, long, "tea", 0},
		"seven days after a flare":     {nil, []coach.Record{morningOf(long-7, 8), calm, here(long, "shop")}, long, "shop", 0},
		"six days after a worse one":   {nil, []coach.Record{morningOf(long-6, 3, "after_session", "worse"), calm, here(long, "shop")}, long, "tea", 0},
		"a flare that evening":         {nil, []coach.Record{calm, here(long, "shop"), checkIn(at(long, "21:00"), "news", "nothing", "back_now", "8")}, long, "tea", 0},
		"lower again":                  {nil, []coach.Record{calm, here(long, "shop"), morningOf(long+1, 3), here(long+1, "washing")}, long + 1, "washing", 0},
		"lower again, after a setback": {nil, []coach.Record{calm, here(long, "shop"), morningOf(long+1, 8), here(long+1, "dishes")}, long + 1, "dishes", 0},
		"lower again, and one hurt":    {nil, []coach.Record{calm, here(long, "beds"), morningOf(long+1, 3), went(long+1, "vacuum", "hurt"), here(long+1, "tea")}, long + 1, "tea", 0},
		"one hurt, and a higher named": {nil, []coach.Record{calm, here(long, "beds"), morningOf(long+1, 3), went(long+1, "vacuum", "hurt"), here(long+1, "shop")}, long + 1, "washing", 0},
		"a worse one after two goes":   {nil, []coach.Record{calm, went(long, "tea", "easy"), here(long, "shop"), morningOf(long+1, 5)}, long + 1, "tea", 0},
		"a flare after two goes":       {nil, []coach.Record{calm, went(long, "tea", "easy"), here(long, "shop"), morningOf(long+1, 8)}, long + 1, "tea", 0},
		"a rung that is not there":     {nil, []coach.Record{calm, here(long, "gone")}, long, "tea", 0},
	} {
		p := climber()
		if tt.change != nil {
			tt.change(&p)
		}
		s := state(p, tt.records...)
		l := ladderOf(s, tt.day, "household")
		if nowOn(l) != tt.rung || l.Goes != tt.goes {
			t.Errorf("%s: %q with %d goes, want %q with %d", name, nowOn(l), l.Goes, tt.rung, tt.goes)
		}
	}
	s := state(climbedTo(climber(), long, "shop"), calm, lower)
	if got := nowOn(ladderOf(s, long, "household")); got != "tea" {
		t.Errorf("lower under a set clock: %s", got)
	}
}

// Which steps may be named: earlier ones, and later ones up to the first that waits,
// on a day on which anything may be tried and not in the week after a setback.
func TestWhatMayBeNamed(t *testing.T) {
	full := checked(at(long, "07:00"), "full")
	for name, tt := range map[string]struct {
		change  func(*coach.Profile)
		records []coach.Record
		first   string
		last    string
	}{
		"a settled day":        {nil, []coach.Record{full, morningOf(long, 3)}, "tea", "garden_diy"},
		"thin bones":           {func(p *coach.Profile) { p.Answers["facts"] = []string{"bone_fragile"} }, []coach.Record{full, morningOf(long, 3)}, "tea", "beds"},
		"the sheet says 4 kg":  {func(p *coach.Profile) { p.Answers["lift_kg"] = []string{"4"} }, []coach.Record{full, morningOf(long, 3)}, "tea", "vacuum"},
		"a bad day":            {nil, []coach.Record{full, morningOf(long, 5)}, "", ""},
		"a check is due":       {nil, []coach.Record{morningOf(long, 3)}, "", ""},
		"a flare this week":    {nil, []coach.Record{full, morningOf(long-3, 8), morningOf(long, 3)}, "tea", "tea"},
		"something new before": {nil, []coach.Record{full, morningOf(long, 3), went(long, "passenger", "easy")}, "tea", "garden_diy"},
	} {
		p := climbedTo(climber(), long, "dishes")
		if tt.change != nil {
			tt.change(&p)
		}
		l := state(p, tt.records...).Ladders(lib, at(long, "09:00"))[0]
		var named []string
		for i, step := range l.Steps {
			if step.Here != state(p, tt.records...).Naming(lib, at(long, "09:00"), step.ID) {
				t.Errorf("%s: %s is told two ways", name, step.ID)
			}
			if step.Here {
				named = append(named, step.ID)
			}
			if step.Here && (i == l.Now || step.LeftOut) {
				t.Errorf("%s: %s may be named", name, step.ID)
			}
		}
		switch {
		case tt.first == "" && len(named) > 0, tt.first != "" && (len(named) == 0 || named[0] != tt.first || named[len(named)-1] != tt.last):
			t.Errorf("%s: %v may be named, want %s to %s", name, named, tt.first, tt.last)
		}
	}
	p := climbedTo(climber(), long, "dishes")
	off := p.Climb("household")
	off.Off = true
	if state(p.WithClimb(off), full, morningOf(long, 3)).Naming(lib, at(long, "09:00"), "shop") {
		t.Error("a ladder that was put aside")
	}
}

// What is done already in daily life is nothing new.
func TestWhatIsNamedIsNothingNew(t *testing.T) {
	s := state(climber(), checked(at(long, "07:00"), "full"), morningOf(long, 3), went(long, "passenger", "easy"), here(long, "shop"))
	if why := whyOf(t, s, at(long, "19:00"), "shop"); why != "" {
		t.Errorf("it waits: %s", why)
	}
	l := ladderOf(s, long, "household")
	if step, _ := l.Step(); step.Tried {
		t.Error("it counts as tried today")
	}
}

// A rung that was named is remembered as one that was climbed to is; out of sight it
// gives less, never more.
func TestWhatIsNamedIsRemembered(t *testing.T) {
	s := state(climber(), morningOf(long, 3), here(long, "shop"), morningOf(long+1, 3))
	s.Profile = loaded(s, long+9).Climbed(lib, treated.Add(long+9))
	for day, want := range map[int]string{9: "shop", 30: "shop", 60: "vacuum"} {
		if got := nowOn(ladderOf(loaded(s, long+day), long+day, "household")); got != want {
			t.Errorf("on day %d: %s, want %s", day, got, want)
		}
	}
}

// S5: with rungs that are named on any days, more pain, a worse word and a worse go
// still never give a higher step, and looking at the ladder changes nothing.
func TestNamingNeverClimbsWithWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "days")
		better, worse := state(climber()), state(climber())
		for day := long; day < long+n; day++ {
			back := rapid.SampledFrom([]int{3, 3, 3, 4, 5}).Draw(t, "back")
			word, feel := rapid.IntRange(0, 2).Draw(t, "word"), rapid.IntRange(0, 2).Draw(t, "feel")
			moreWord, moreFeel := rapid.IntRange(word, 2).Draw(t, "worse word"), rapid.IntRange(feel, 2).Draw(t, "worse feel")
			pain := back
			if day == long+n-1 {
				pain = rapid.IntRange(back, 10).Draw(t, "more pain")
			}
			words, feels := []string{"settled", "lingering", "worse"}, []string{"easy", "hard", "hurt"}
			better, worse = better.With(morningOf(day, back, "after_session", words[word])), worse.With(morningOf(day, pain, "after_session", words[moreWord]))
			rungs := lib.Ladders()[0].Rungs
			if rapid.Bool().Draw(t, "goes") {
				rung := rungs[rapid.IntRange(0, len(rungs)-1).Draw(t, "rung")].ID
				better, worse = better.With(went(day, rung, feels[feel])), worse.With(went(day, rung, feels[moreFeel]))
			}
			if rapid.IntRange(0, 2).Draw(t, "names") == 0 {
				e := here(day, rungs[rapid.IntRange(0, len(rungs)-1).Draw(t, "named")].ID)
				better, worse = better.With(e), worse.With(e)
			}
			if rapid.IntRange(0, 5).Draw(t, "looks") == 0 {
				before, goes := household(worse, day)
				worse.Profile = worse.Climbed(lib, treated.Add(day))
				if after, left := household(worse, day); after != before || left != goes {
					t.Fatalf("looking on day %d changed rung %d, %d to %d, %d", day, before, goes, after, left)
				}
			}
		}
		wellRung, wellGoes := household(better, long+n-1)
		rung, goes := household(worse, long+n-1)
		if rung > wellRung || rung == wellRung && goes > wellGoes {
			t.Errorf("worse gives rung %d with %d goes, better %d with %d", rung, goes, wellRung, wellGoes)
		}
	})
}

// Who is to lift nothing holds no weight in a session either, whoever planned it.
func TestNothingLiftedInASession(t *testing.T) {
	for kg, want := range map[string]struct {
		hinge int
		box   bool
	}{"": {5, true}, "1": {5, true}, "0": {3, false}} {
		p := climber()
		if p.Answers["lift_kg"] = []string{kg}; kg == "" {
			delete(p.Answers, "lift_kg")
		}
		written := paper(long)
		written.Exercises = []coach.Prescribed{{Exercise: "hip_hinge", Level: 5}, {Exercise: "lift_box", Level: 1}}
		hinge, box := 0, false
		for _, o := range state(p, written, morningOf(long, 2)).Offers(lib, treated.Add(long)) {
			switch o.Planned.Exercise {
			case "hip_hinge":
				hinge = o.Planned.Level
			case "lift_box":
				box = o.Why.ID != "lift_none"
			}
		}
		if hinge != want.hinge || box != want.box {
			t.Errorf("%q kg: hinge at %d, box %v; want %d, %v", kg, hinge, box, want.hinge, want.box)
		}
	}
}
