package coach_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
)

// ready is a patient who may do four exercises on day 20, with a usual pain of 3
// and nothing that is due.
func ready(records ...coach.Record) coach.State {
	p := usually(patient("physical_therapy", ""), 3)
	p.Stamp = stamp(at(16, "07:00"))
	calm := checkIn(at(16, "08:00"), "news", "nothing", "back_now", "3") // the phase that began on day 15 has begun
	return state(p, append(records, calm, checked(at(20, "08:10"), "full"))...)
}

func TestDecide(t *testing.T) {
	morning := func(day int, pairs ...string) coach.CheckIn {
		return checkIn(at(day, "08:00"), append([]string{"news", "nothing"}, pairs...)...)
	}
	tests := []struct {
		name     string
		records  []coach.Record
		want     coach.Decision
		reason   string
		routines int
	}{
		{"no check-in yet", nil, coach.DecideGo, "", 4},
		{"as usual", []coach.Record{morning(20, "back_now", "3", "after_session", "settled")}, coach.DecideGo, "", 4},
		{"better than usual", []coach.Record{morning(20, "back_now", "0")}, coach.DecideGo, "", 4},
		{"one over usual", []coach.Record{morning(20, "back_now", "4")}, coach.DecideGo, "hold_level", 4},
		{"two over usual", []coach.Record{morning(20, "back_now", "5")}, coach.DecideEasier, "worse_morning", 3},
		{"still sorer", []coach.Record{morning(20, "back_now", "3", "after_session", "lingering")}, coach.DecideGo, "hold_level", 4},
		{"worse", []coach.Record{morning(20, "back_now", "3", "after_session", "worse")}, coach.DecideEasier, "worse_morning", 3},
		{"the worse of word and number", []coach.Record{morning(20, "back_now", "5", "after_session", "settled")}, coach.DecideEasier, "worse_morning", 3},
		{"six of ten", []coach.Record{morning(20, "back_now", "6")}, coach.DecideRest, "pain_high", 0},
		{"leg pain of six", []coach.Record{morning(20, "back_now", "1", "leg_now", "6")}, coach.DecideRest, "pain_high", 0},
		{"leg pain of five", []coach.Record{morning(20, "back_now", "1", "leg_now", "5")}, coach.DecideGo, "", 4},
		{"sorer two mornings", []coach.Record{morning(19, "after_session", "lingering"), morning(20, "after_session", "lingering")}, coach.DecideEasier, "worse_morning", 3},
		{"sorer three mornings", []coach.Record{morning(18, "after_session", "lingering"), morning(19, "after_session", "worse"), morning(20, "after_session", "lingering")}, coach.DecideRest, "sore_mornings", 0},
		{"one over usual three mornings", []coach.Record{morning(18, "back_now", "4"), morning(19, "back_now", "4"), morning(20, "back_now", "4")}, coach.DecideGo, "hold_level", 4},
		{"a settled morning between", []coach.Record{morning(18, "after_session", "lingering"), morning(19, "after_session", "settled"), morning(20, "after_session", "lingering")}, coach.DecideGo, "hold_level", 4},
		{"two exercises hurt today", []coach.Record{coach.Session{Stamp: stamp(at(20, "07:00")), Reds: 2}}, coach.DecideRest, "hurt_twice", 0},
		{"also in two sessions", []coach.Record{coach.Session{Stamp: stamp(at(20, "07:00")), Reds: 1}, coach.Session{Stamp: stamp(at(20, "07:30")), Reds: 1}}, coach.DecideRest, "hurt_twice", 0},
		{"one today, one yesterday", []coach.Record{coach.Session{Stamp: stamp(at(19, "07:00")), Reds: 1}, coach.Session{Stamp: stamp(at(20, "07:30")), Reds: 1}}, coach.DecideGo, "", 4},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := ready(tt.records...).Decide(lib, now)
			reason := ""
			if len(p.Reasons) > 0 {
				reason = p.Reasons[0].ID
			}
			if p.Decision != tt.want || reason != tt.reason || len(p.Routine) != tt.routines {
				t.Errorf("%s for %q with %d exercises, want %s, %q, %d", p.Decision, reason, len(p.Routine), tt.want, tt.reason, tt.routines)
			}
		})
	}
}

// A second check-in asks less: what the first said about the morning stays, and
// one that was left after its first screen hides nothing.
func TestSecondCheckInTakesNothingBack(t *testing.T) {
	first := checkIn(at(20, "07:00"), "news", "nothing", "back_now", "3", "after_session", "worse")
	s := ready(first, checkIn(asked, "news", "nothing", "back_now", "2", "leg_now", "0"))
	if p := s.Decide(lib, now); p.Decision != coach.DecideEasier {
		t.Errorf("after a worse morning: %s", p.Decision)
	}
	first = checkIn(at(20, "07:00"), "news", "nothing", "back_now", "7")
	if p := ready(first, checkIn(asked, "news", "nothing")).Decide(lib, now); p.Decision != coach.DecideRest {
		t.Errorf("with a pain of seven: %s", p.Decision)
	}
}

func TestDecideLocksAndChecksFirst(t *testing.T) {
	open := reached(at(20, "08:05"), content.SameDay, "leg_numb_new")
	tick := checkIn(at(20, "08:20"), "news", "fever_wound")
	for name, tt := range map[string]struct {
		s    coach.State
		want coach.Decision
		id   string
	}{
		"open":         {ready(open), coach.DecideLocked, "same_day_open"},
		"due":          {ready(tick), coach.DecideCheckFirst, "check_first"},
		"open and due": {ready(open, tick), coach.DecideLocked, "same_day_open"},
	} {
		p := tt.s.Decide(lib, now)
		if p.Decision != tt.want || p.Reasons[0].ID != tt.id || len(p.Routine) != 0 {
			t.Errorf("%s: %s %v with %d exercises", name, p.Decision, p.Reasons, len(p.Routine))
		}
	}
}

func TestQuietDays(t *testing.T) {
	for _, k := range kinds() {
		p := patient(k.Type, k.Subtype)
		s := state(p, checked(at(0, "08:00"), "full"))
		plan := s.Decide(lib, at(0, "12:00"))
		quiet := k.Type == "injection" || k.Type == "procedure"
		if got := plan.Decision == coach.DecideRest; got != quiet {
			t.Errorf("%s %s on its day: %s", k.Type, k.Subtype, plan.Decision)
		}
	}
}

// The easing exercise stays in an easier session, wherever it is done.
func TestEasierKeepsTheEasingExercise(t *testing.T) {
	for _, surface := range []string{"floor", "bed", "chair"} {
		for day := range 90 {
			s := ready(checkIn(at(20, "08:00"), "news", "nothing", "after_session", "worse"))
			s.Profile.Answers["surface"] = []string{surface}
			s.Profile.Treatments[0].Date = string(treated.Add(20 - day))
			full := s.Routine(lib, treated.Add(20))
			p := s.Decide(lib, now)
			if len(full) < 3 || p.Decision != coach.DecideEasier {
				continue
			}
			eases := func(e coach.Planned) bool { x, _ := lib.Exercise(e.Exercise); return x.Role == "ease" }
			if len(p.Routine) != len(full)-1 || slices.ContainsFunc(full, eases) != slices.ContainsFunc(p.Routine, eases) {
				t.Fatalf("%s, day %d: %v of %v", surface, day, p.Routine, full)
			}
		}
	}
}

// A worse morning is one level down: what has no lower level is less of the same,
// or left out.
func TestEasierIsALevelDown(t *testing.T) {
	for name, tt := range map[string]struct {
		levels []int // of the clinic's exercises
		dose   *content.Dose
		want   []int
	}{
		"two at level 3":   {[]int{3, 3}, nil, []int{2, 2}},
		"four at level 3":  {[]int{3, 3, 3, 3}, nil, []int{2, 2, 2}},
		"two at level 1":   {[]int{1, 1}, nil, []int{1, 1}},
		"two with a dose":  {[]int{0, 0}, &content.Dose{Sets: 2, Reps: 8, Hold: 5, Rest: 30}, []int{1, 1}},
		"one at level 1":   {[]int{1}, nil, []int{1}},
		"three at level 1": {[]int{1, 1, 1}, nil, []int{1, 1}},
	} {
		p := paper(20)
		for i, level := range tt.levels {
			id := []string{"bridge", "scap_squeeze", "chin_tuck", "heel_raise"}[i]
			p.Exercises = append(p.Exercises, coach.Prescribed{Span: upTo(60), Exercise: id, Level: level, Dose: tt.dose})
		}
		s := ready(p, checkIn(at(20, "08:00"), "news", "nothing", "back_now", "3", "after_session", "worse"))
		full, plan := s.Routine(lib, treated.Add(20)), s.Decide(lib, now)
		var levels []int
		least := effort(plan.Routine[0])
		for _, planned := range plan.Routine {
			levels = append(levels, planned.Level)
			i := slices.IndexFunc(full, func(f coach.Planned) bool { return f.Exercise == planned.Exercise })
			if effort(planned) > effort(full[i]) {
				t.Errorf("%s: %+v is more than %+v", name, planned, full[i])
			}
		}
		if !slices.Equal(levels, tt.want) || len(full) == len(plan.Routine) && least >= effort(full[0]) {
			t.Errorf("%s: levels %v, want %v, or no less than on another day", name, levels, tt.want)
		}
		if !s.StillFits(lib, treated.Add(20), plan.Routine) {
			t.Errorf("%s: what was made easier does not fit the day", name)
		}
	}
}

func TestRed(t *testing.T) {
	tests := []struct {
		pain, start, limit int
		want               bool
	}{
		{5, 4, 6, false}, {6, 6, 6, true}, {5, 4, 5, true}, {4, 3, 5, false},
		{3, 0, 6, false}, {3, 1, 6, false}, {4, 2, 6, true}, {4, 3, 6, false}, {5, 3, 6, true}, {4, 0, 6, true},
	}
	for _, tt := range tests {
		if got := coach.Red(tt.pain, tt.start, tt.limit); got != tt.want {
			t.Errorf("pain %d from %d with a cap of %d: %v", tt.pain, tt.start, tt.limit, got)
		}
	}
}

// newest is the newest check-in of a day: the one that a patient would be making.
func newest(s coach.State, day coach.Day) coach.CheckIn {
	c, _ := s.Latest(day)
	c.Answers = answers()
	old, _ := s.Latest(day)
	for q, v := range old.Answers {
		c.Answers[q] = slices.Clone(v)
	}
	return c
}

// more raises one thing that was answered: pain or the morning.
func more(t *rapid.T, c coach.CheckIn) coach.CheckIn {
	question := rapid.SampledFrom([]string{"back_now", "back_worst", "leg_now", "after_session"}).Draw(t, "worse")
	if question == "after_session" {
		words := []string{"", "settled", "lingering", "worse"}
		now := slices.Index(words, c.Answers.First(question))
		c.Answers[question] = []string{words[rapid.IntRange(max(now, 1), 3).Draw(t, "morning")]}
		return c
	}
	if pain, ok := c.Answers.Int(question); ok {
		c.Answers[question] = []string{strconv.Itoa(rapid.IntRange(pain, 10).Draw(t, "pain"))}
	}
	return c
}

// worsened makes one thing about today worse.
func worsened(t *rapid.T, s coach.State) coach.State {
	today := coach.DayOf(now)
	switch rapid.IntRange(0, 4).Draw(t, "what") {
	case 0:
		return s.With(reached(at(20, "07:55"), rapid.SampledFrom([]content.Urgency{content.SameDay, content.Emergency}).Draw(t, "level"), "leg_numb_new"))
	case 1:
		return s.With(coach.Session{Stamp: stamp(at(20, "07:58")), Reds: rapid.IntRange(1, 2).Draw(t, "reds")})
	case 2:
		c := newest(s, today)
		c.Answers["news"] = append(slices.DeleteFunc(c.Answers["news"], func(n string) bool { return n == "nothing" }),
			rapid.SampledFrom([]string{"pelvic", "fall", "other"}).Draw(t, "tick"))
		return s.With(c)
	}
	return s.With(more(t, newest(s, today)))
}

// S5: whatever came before, more pain, a worse morning, a tick, a stopped exercise
// or an open result never gives a higher decision or a larger plan, nor an
// exercise that the limits forbid.
func TestWorseNeverGivesMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyHistory(t)
		before := s.Decide(lib, now)
		for range rapid.IntRange(1, 3).Draw(t, "changes") {
			s = worsened(t, s)
		}
		after := s.Decide(lib, now)
		if rank(after.Decision) > rank(before.Decision) || len(after.Routine) > len(before.Routine) {
			t.Fatalf("%s with %d exercises became %s with %d", before.Decision, len(before.Routine), after.Decision, len(after.Routine))
		}
		for _, e := range after.Routine {
			if why := forbidden(s, coach.DayOf(now), e); why != "" {
				t.Fatalf("%s %s", e.Exercise, why)
			}
		}
	})
}

// S5 for tomorrow: a sorer day never makes the next one harder, though it goes
// into what is usual later. A check that is due today is left out: that pain
// rises day by day is only seen against a lower yesterday.
func TestASoreDayNeverMakesTheNextHarder(t *testing.T) {
	yesterday := treated.Add(19)
	rapid.Check(t, func(t *rapid.T) {
		s := anyHistory(t)
		before := s.Decide(lib, now)
		if _, ok := s.Latest(yesterday); !ok || before.Decision == coach.DecideCheckFirst {
			return
		}
		s = s.With(more(t, newest(s, yesterday)))
		if after := s.Decide(lib, now); rank(after.Decision) > rank(before.Decision) || len(after.Routine) > len(before.Routine) {
			t.Fatalf("%s with %d exercises became %s with %d", before.Decision, len(before.Routine), after.Decision, len(after.Routine))
		}
	})
}

// The plan depends on what goes in alone, and changes nothing of it.
func TestThePlanIsAPureFunction(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyHistory(t)
		before := asJSON(t, s)
		plan, due := s.Decide(lib, now), s.DueChecks(triggers, now)
		if again := s.Decide(lib, now); !reflect.DeepEqual(plan, again) {
			t.Fatalf("the same in, but %+v and %+v out", plan, again)
		}
		if again := s.DueChecks(triggers, now); !reflect.DeepEqual(due, again) {
			t.Fatalf("the same in, but %+v and %+v out", due, again)
		}
		if asJSON(t, s) != before {
			t.Fatal("the records were changed")
		}
		if later := s.Decide(lib, now.In(time.FixedZone("same moment", 0))); !reflect.DeepEqual(plan, later) {
			t.Fatal("another name of the zone gives another plan")
		}
	})
}

func asJSON(t *rapid.T, s coach.State) string {
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
