package coach_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
)

// wishing is a patient whose flare plan is written, with a wish for a bad day.
func wishing(s coach.State, wish string) coach.State {
	p := s.Profile
	p.Answers = coach.Answers{"flare_shorter": {wish}}
	for q, a := range s.Profile.Answers {
		if q != "flare_shorter" {
			p.Answers[q] = a
		}
	}
	s.Profile = p.WithDone("flare")
	return s
}

// On a bad day the session is what the flare plan wishes, for that reason, on a day as
// usual it is the plan's; and so is the walk, half of it in a flare.
func TestTheFlarePlansWishIsTheSession(t *testing.T) {
	for _, tt := range []struct {
		wish     string
		decision coach.Decision
		most     int
	}{{"ease", coach.DecideEasier, 2}, {"two", coach.DecideEasier, 2}, {"walk", coach.DecideRest, 0}} {
		for name, bad := range map[string]coach.CheckIn{
			"two over usual": toldOn(20, 5, "settled"), "a worse morning": toldOn(20, 3, "worse"),
		} {
			s := wishing(ready(toldOn(20, 3, "settled"), bad), tt.wish)
			plan := s.Decide(lib, now)
			if plan.Decision != tt.decision || len(plan.Routine) != tt.most || len(plan.Grades) != tt.most || plan.Reasons[len(plan.Reasons)-1].ID != "wish_"+tt.wish {
				t.Errorf("%s, %s: %s with %d exercises for %v", tt.wish, name, plan.Decision, len(plan.Routine), plan.Reasons)
			}
			if tt.most > 0 && !slices.ContainsFunc(plan.Routine, eases) || tt.wish == "ease" && slices.ContainsFunc(plan.Routine, func(p coach.Planned) bool { return !eases(p) }) {
				t.Errorf("%s, %s: %+v", tt.wish, name, plan.Routine)
			}
			if walk := s.WalkTarget(lib, now); walk.Minutes != 7 || !walk.Open { // half of fifteen
				t.Errorf("%s, %s: a walk of %d minutes for %s", tt.wish, name, walk.Minutes, reasons(walk))
			}
		}
		for name, calm := range map[string][]coach.Record{
			"as usual": {toldOn(20, 3, "settled")}, "one over usual": {toldOn(20, 4, "settled")},
			"severe yesterday, calm again": {toldOn(19, 3, "", "back_worst", "8"), toldOn(20, 3, "settled")},
		} {
			s := ready(calm...)
			if plan := wishing(s, tt.wish).Decide(lib, now); plan.Decision != coach.DecideGo || len(plan.Routine) != len(s.Decide(lib, now).Routine) {
				t.Errorf("%s, %s: %s with %d exercises for %v", tt.wish, name, plan.Decision, len(plan.Routine), plan.Reasons)
			}
		}
	}
}

func eases(p coach.Planned) bool {
	e, _ := lib.Exercise(p.Exercise)
	return e.Role == "ease"
}

// The wish of a plan that was left in the middle counts for nothing yet; what the
// patient says on the day counts before it; where pain leaves no session, that is why.
func TestWhenTheWishDoesNotCount(t *testing.T) {
	bad := toldOn(20, 5, "settled")
	unfinished := wishing(ready(bad), "walk")
	unfinished.Profile.Done = slices.DeleteFunc(slices.Clone(unfinished.Profile.Done), func(f string) bool { return f == "flare" })
	for name, tt := range map[string]struct {
		s    coach.State
		why  string
		n    int
		ways []string
	}{
		"not written to its end": {unfinished, "worse_morning", 3, []string{"gentler", "ease", "walk", "rest"}},
		"another word today":     {wishing(ready(bad, wants(1, coach.ChooseGentler)), "walk"), "chosen_gentler", 2, []string{"plan", "ease", "walk", "rest"}},
		"the plan after all":     {wishing(ready(bad, wants(1, coach.ChoosePlan)), "walk"), "worse_morning", 3, []string{"gentler", "ease", "walk", "rest"}},
		"too much pain":          {wishing(ready(toldOn(20, 6, "settled")), "two"), "pain_high", 0, nil},
		"the wish of a walk":     {wishing(ready(bad), "walk"), "wish_walk", 0, []string{"plan", "gentler", "ease", "rest"}},
		"the wish of two":        {wishing(ready(bad), "two"), "wish_two", 2, []string{"plan", "gentler", "ease", "walk", "rest"}},
	} {
		plan := tt.s.Decide(lib, now)
		if got := plan.Reasons[len(plan.Reasons)-1].ID; got != tt.why || len(plan.Routine) != tt.n {
			t.Errorf("%s: %d exercises for %s, want %d for %s", name, len(plan.Routine), got, tt.n, tt.why)
		}
		if got := tt.s.Choices(plan, treated.Add(20)); !slices.Equal(got, tt.ways) {
			t.Errorf("%s: the ways are %v", name, got)
		}
	}
}

// S5: the flare plan's wish never gives more than the plan has, on whatever day.
func TestTheWishIsNeverMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyHistory(t)
		s.Profile.Done = slices.DeleteFunc(slices.Clone(s.Profile.Done), func(f string) bool { return f == "flare" })
		plan, walk := s.Decide(lib, now), s.WalkTarget(lib, now)
		s = wishing(s, rapid.SampledFrom([]string{"ease", "two", "walk"}).Draw(t, "wish"))
		wished, half := s.Decide(lib, now), s.WalkTarget(lib, now)
		if rank(wished.Decision) > rank(plan.Decision) || len(wished.Routine) > len(plan.Routine) || half.Minutes > walk.Minutes || half.Open != walk.Open {
			t.Fatalf("%s with %d exercises and %d minutes became %s with %d and %d",
				plan.Decision, len(plan.Routine), walk.Minutes, wished.Decision, len(wished.Routine), half.Minutes)
		}
		for _, p := range wished.Routine {
			i := slices.IndexFunc(plan.Routine, func(own coach.Planned) bool { return own.Exercise == p.Exercise })
			if i < 0 && !eases(p) || i >= 0 && effort(p) > effort(plan.Routine[i]) {
				t.Fatalf("%+v is not of the plan", p)
			}
		}
	})
}

// A gentler day has a gentler walk, a day of rest none that it asks for.
func TestTheWalkIsAsTheDayIsWanted(t *testing.T) {
	for choice, tt := range map[string]struct {
		minutes int
		why     []string
	}{
		coach.ChoosePlan:    {11, []string{"walk_grown"}},
		coach.ChooseBefore:  {10, []string{"walk_grown", "walk_chosen"}},
		coach.ChooseGentler: {8, []string{"walk_grown", "walk_chosen"}}, // ten less a fifth
		coach.ChooseEase:    {5, []string{"walk_grown", "walk_chosen"}},
		coach.ChooseWalk:    {11, []string{"walk_grown"}},
		coach.ChooseRest:    {0, []string{"walk_rest"}},
	} {
		s, now := grown(patient("physical_therapy", ""))
		e := wants(0, choice)
		e.Stamp = stamp(at(21, "08:20"))
		s = s.With(toldOn(16, 3, "settled")).With(e)
		wantWalk(t, s, now, tt.minutes, tt.why...)
		target := s.WalkTarget(lib, now)
		if !target.Open || target.Rests() != (choice == coach.ChooseRest) {
			t.Errorf("%s: open %v, free %v", choice, target.Open, target.Rests())
		}
		if week := s.Week(lib, now); week.Days[6].Counts(coach.AimWalks) != (choice == coach.ChooseRest) && s.Walked(treated.Add(21)) == 0 {
			t.Errorf("%s: the walk of the day counts as done: %+v", choice, week.Days[6])
		}
	}
	s, now := grown(patient("physical_therapy", ""), toldOn(20, 3, "", "back_worst", "8"))
	e := wants(0, coach.ChooseGentler)
	e.Stamp = stamp(at(21, "08:20"))
	wantWalk(t, s.With(e), now, 5, "walk_grown", "walk_half") // half already: no less for being wanted gentler
}

// S5: no wish for the day gives a longer walk, nor a walk where there is none, and what
// is worse gives none of them a longer one.
func TestWantingNeverGivesMoreWalking(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyWalker(t)
		before := s.WalkTarget(lib, now)
		s = s.With(wants(-5, rapid.SampledFrom([]string{"plan", "before", "gentler", "ease", "walk", "rest"}).Draw(t, "choice")))
		if rapid.Bool().Draw(t, "a flare plan") {
			s = wishing(s, rapid.SampledFrom([]string{"ease", "two", "walk"}).Draw(t, "wish"))
		}
		chosen := s.WalkTarget(lib, now)
		after := worsened(t, s).WalkTarget(lib, now)
		if chosen.Minutes > before.Minutes || chosen.Open != before.Open || after.Minutes > chosen.Minutes || after.Open && !chosen.Open {
			t.Fatalf("%d minutes, as wanted %d for %s, worse %d for %s", before.Minutes, chosen.Minutes, reasons(chosen), after.Minutes, reasons(after))
		}
	})
}

// A flare is counted by days of the calendar: over the end of a month and of February,
// and where the clocks are changed.
func TestTheDaysOfAFlare(t *testing.T) {
	for from, settled := range map[coach.Day]coach.Day{
		"2026-10-30": "2026-11-02", "2028-02-27": "2028-03-01", "2026-10-24": "2026-10-27", "2026-03-28": "2026-03-31", "2026-12-30": "2027-01-02",
	} {
		f := coach.Flare{From: from, Settled: settled}
		if f.Days() != 3 {
			t.Errorf("%s to %s: %d days", from, settled, f.Days())
		}
	}
	berlin := zone(t, "Europe/Berlin")
	for _, at := range []time.Time{ // the nights in which the clocks go back, and forward
		time.Date(2026, 10, 25, 2, 30, 0, 0, berlin), time.Date(2026, 10, 25, 23, 30, 0, 0, berlin), time.Date(2026, 3, 29, 23, 30, 0, 0, berlin),
	} {
		f := coach.Flare{From: coach.DayOf(at.AddDate(0, 0, -2)), Settled: coach.DayOf(at)}
		if n := f.Days(); n != 2 {
			t.Errorf("%v is %d days after it began", at, n)
		}
	}
}

// Severe pain is never how things are: a flare of it goes on beyond the window of
// days, as one, and settles against what was usual before it.
func TestASevereFlareStaysOne(t *testing.T) {
	for _, days := range []int{27, 28, 29, 60} {
		history := sums(append(append([]int{2, 2, 2, 2, 2}, slices.Repeat([]int{8}, days)...), 5, 4, 3)...)
		today := treated.Add(5 + days - 1)
		lasts := coach.Flares(history[:5+days], -1)
		n, tell := coach.Lasting(lasts, today)
		if len(lasts) != 1 || lasts[0].From != treated.Add(5) || n != days-1 || !tell {
			t.Errorf("%d days: %+v, lasting %d, %v", days, lasts, n, tell)
		}
		if _, tell := coach.Lasting(lasts, today.Add(7)); tell && days > 28-7 {
			t.Errorf("%d days: it lasts after seven days without a word", days)
		}
	}
	if settled := coach.Flares(sums(append(append([]int{2, 2, 2, 2, 2}, slices.Repeat([]int{8}, 20)...), 5, 4, 3)...), -1); len(settled) != 1 || settled[0].Days() != 22 {
		t.Errorf("%+v", settled)
	}
}

// The window of days holds nothing but the flare after four weeks of it. What counts as
// usual is what set-up said then (clinical section N4), never the flare; and the plan
// begins again from the start.
func TestAFlareThatFillsTheWindow(t *testing.T) {
	for _, days := range []int{27, 28, 40} {
		s := ready()
		s.CheckIns = nil
		for day := 20 - days; day < 20; day++ {
			if day > 20-coach.Window { // as the file gives it
				s = s.With(toldOn(day, 9, "", "back_worst", "9"))
			}
		}
		s = s.With(toldOn(20, 5, "settled"))
		if usual := s.Usual(treated.Add(20)); usual != 3 {
			t.Errorf("%d days of a flare: usual is %d", days, usual)
		}
		plan := s.Decide(lib, now)
		if plan.Decision != coach.DecideEasier {
			t.Errorf("%d days: %s for %v", days, plan.Decision, plan.Reasons)
		}
		for _, p := range plan.Routine {
			if p.Level > 1 {
				t.Errorf("%d days: %+v", days, p)
			}
		}
	}
}

// T10 asks what the days were like by the patient's clock: a result that was open when
// a day ended there says why less was walked, wherever that is.
func TestLessWalkingByTheLocalDay(t *testing.T) {
	for _, tt := range []struct {
		zone string
		hour int // of day 20 there at which the result was reached
		want bool
	}{
		{"America/Los_Angeles", 2, false}, {"America/Los_Angeles", 4, true},
		{"Asia/Tokyo", 2, false}, {"Asia/Tokyo", 4, true},
	} {
		z := zone(t, tt.zone)
		local := func(day, hour int) time.Time {
			d := treated.Add(day).Time()
			return time.Date(d.Year(), d.Month(), d.Day(), hour, 0, 0, 0, z)
		}
		s := state(usually(patient("physical_therapy", ""), 3))
		s.Profile.Checked = local(15, 9)
		for day := 10; day < 20; day++ {
			e := walked(day, 20)
			if day > 16 {
				e = walked(day, 5)
			}
			s = s.With(e)
		}
		c := checkIn(local(20, 8), "news", "nothing", "back_now", "3")
		c.Day = treated.Add(20)
		open := reached(local(20, tt.hour), content.SameDay, "fever_chills")
		open.Day = treated.Add(15) // not of the three days, nor the day before them: what is looked at is when they ended
		got := slices.ContainsFunc(s.With(c).With(open).DueChecks(triggers, local(20, 9)), func(d coach.Due) bool { return d.Trigger == "T10" })
		if got != tt.want {
			t.Errorf("%s, %d o'clock: asks %v, want %v", tt.zone, tt.hour, got, tt.want)
		}
	}
}
