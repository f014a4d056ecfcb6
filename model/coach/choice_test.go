package coach_test

import (
	"slices"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
)

// wants is what the patient chose for the day, some minutes after the check-in.
func wants(minutes int, choice string) coach.Entry {
	return coach.Entry{Stamp: stamp(at(20, "08:30").Add(time.Duration(minutes) * time.Minute)), What: coach.EntryChoice, Of: choice}
}

// A day can be had gentler in every way, and never fuller than it is planned.
func TestADayAsThePatientWantsIt(t *testing.T) {
	morning := toldOn(20, 3, "settled")
	full := ready(morning).Decide(lib, now)
	for choice, tt := range map[string]struct {
		decision coach.Decision
		n        int
	}{
		coach.ChoosePlan:    {coach.DecideGo, len(full.Routine)},
		coach.ChooseBefore:  {coach.DecideGo, len(full.Routine)},
		coach.ChooseGentler: {coach.DecideEasier, len(full.Routine) - 1},
		coach.ChooseEase:    {coach.DecideEasier, 2},
		coach.ChooseWalk:    {coach.DecideRest, 0},
		coach.ChooseRest:    {coach.DecideRest, 0},
	} {
		plan := ready(morning, wants(1, choice)).Decide(lib, now)
		if plan.Decision != tt.decision || len(plan.Routine) != tt.n || len(plan.Grades) != tt.n {
			t.Errorf("%s: %s with %d exercises, want %s with %d", choice, plan.Decision, len(plan.Routine), tt.decision, tt.n)
		}
		if choice == coach.ChooseEase {
			for _, p := range plan.Routine {
				if e, _ := lib.Exercise(p.Exercise); e.Role != "ease" {
					t.Errorf("%s does not ease", p.Exercise)
				}
			}
		}
		if slices.ContainsFunc(plan.Grades, func(r coach.Reason) bool { return r.ID == "" }) {
			t.Errorf("%s: an exercise is at its dose for no reason", choice)
		}
		for _, p := range plan.Routine {
			i := slices.IndexFunc(full.Routine, func(f coach.Planned) bool { return f.Exercise == p.Exercise })
			if i >= 0 && effort(p) > effort(full.Routine[i]) {
				t.Errorf("%s: %+v is more than planned", choice, p)
			}
		}
	}
}

// The last word counts, and going back up is going back to the plan: what speaks
// against a session is not chosen away.
func TestGoingBackUp(t *testing.T) {
	s := ready(toldOn(20, 3, "settled"), wants(1, coach.ChooseRest), wants(2, coach.ChoosePlan))
	if plan := s.Decide(lib, now); plan.Decision != coach.DecideGo {
		t.Errorf("%s after going back to the plan", plan.Decision)
	}
	for name, s := range map[string]coach.State{
		"too much pain":   ready(toldOn(20, 7, ""), wants(1, coach.ChoosePlan)),
		"two that hurt":   ready(toldOn(20, 3, ""), coach.Session{Stamp: stamp(at(20, "07:00")), Reds: 2}, wants(1, coach.ChoosePlan)),
		"a worse morning": ready(toldOn(20, 3, "worse"), wants(1, coach.ChoosePlan)),
	} {
		if plan := s.Decide(lib, now); plan.Decision == coach.DecideGo {
			t.Errorf("%s: chosen away", name)
		}
	}
	if plan := ready(toldOn(20, 3, ""), wants(-24*60, coach.ChooseRest)).Decide(lib, now); plan.Decision != coach.DecideGo {
		t.Error("yesterday's choice holds today")
	}
}

// The ways that are offered are those that change something.
func TestTheWaysToHaveADay(t *testing.T) {
	day := treated.Add(20)
	for name, tt := range map[string]struct {
		s    coach.State
		want []string
	}{
		"a usual day":            {ready(toldOn(20, 3, "settled")), []string{"gentler", "ease", "walk", "rest"}},
		"a gentler one":          {ready(toldOn(20, 3, "settled"), wants(1, "gentler")), []string{"plan", "ease", "walk", "rest"}},
		"a rest that was wanted": {ready(toldOn(20, 3, "settled"), wants(1, "rest")), []string{"plan", "gentler", "ease", "walk"}},
		"a walk that was wanted": {ready(toldOn(20, 3, "worse"), wants(1, "walk")), []string{"plan", "gentler", "ease", "rest"}},
		"too much pain":          {ready(toldOn(20, 7, "")), nil},
		"too much pain, chosen":  {ready(toldOn(20, 7, ""), wants(1, "walk")), nil},
		"two that hurt, chosen":  {ready(toldOn(20, 3, ""), coach.Session{Stamp: stamp(at(20, "07:00")), Reds: 2}, wants(1, "rest")), nil},
		"locked, chosen":         {ready(toldOn(20, 3, ""), wants(1, "gentler"), reached(at(20, "08:40"), content.Emergency, "chest_pain")), nil},
		"a check first, chosen":  {state(usually(patient("physical_therapy", ""), 3), toldOn(20, 3, ""), wants(1, "rest")), nil},
	} {
		if got := tt.s.Choices(tt.s.Decide(lib, now), day); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

// After three good times a little more is offered, one exercise at a time; who wants
// nothing more than last time has it as it was.
func TestALittleMoreIsOfferedNotForced(t *testing.T) {
	d := live(t, lives()["steady"].life, 1)
	n := slices.IndexFunc(d.days, func(x livedDay) bool {
		return slices.ContainsFunc(x.plan.Grades, func(r coach.Reason) bool { return r.ID == "up" })
	})
	if n < 0 {
		t.Fatal("nothing ever rises")
	}
	up := 0
	for _, r := range d.days[n].plan.Grades {
		if r.ID == "up" {
			up++
		}
	}
	if up != 1 {
		t.Errorf("%d rise at once", up)
	}
	until := treated.Add(n)
	s := d.all
	s.CheckIns = slices.DeleteFunc(slices.Clone(s.CheckIns), func(c coach.CheckIn) bool { return c.Day > until })
	s.Sessions = slices.DeleteFunc(slices.Clone(s.Sessions), func(c coach.Session) bool { return c.Day >= until })
	before := s.With(coach.Entry{Stamp: stamp(at(n, "08:20")), What: coach.EntryChoice, Of: coach.ChooseBefore}).Decide(lib, at(n, "08:30"))
	for i, p := range before.Routine {
		planned := d.days[n].plan.Routine[i]
		if less := effort(p) < effort(planned); less != (d.days[n].plan.Grades[i].ID == "up") {
			t.Errorf("%+v instead of %+v", p, planned)
		}
	}
}
