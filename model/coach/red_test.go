package coach_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"backcoach/model/coach"
)

// ended is a session of day 20 that ended with a pain.
func ended(pain int, at time.Time) coach.Session {
	return coach.Session{Stamp: stamp(at.Add(-10 * time.Minute)), State: coach.SessionDone, EndPain: &pain, EndedAt: at.UTC()}
}

// What hurt too much is not planned again that day, whoever chose it; it is the
// next day.
func TestWhatWasStoppedForPainIsNotPlannedAgainThatDay(t *testing.T) {
	day := treated.Add(20)
	for name, s := range map[string]coach.State{
		"the plan's": ready(),
		"one's own":  ready(),
		"the clinic's": ready(func() coach.Prescription {
			p := paper(20)
			p.Exercises = []coach.Prescribed{{Exercise: "scap_squeeze", Level: 1}, {Exercise: "chin_tuck", Level: 1}}
			return p
		}()),
	} {
		if name == "one's own" {
			s.Profile.Routine = chosen("bridge", "scap_squeeze")
		}
		plan := s.Routine(lib, day)
		hurt := plan[0].Exercise
		s = s.With(coach.Session{Stamp: stamp(at(20, "08:30")), Planned: plan, State: coach.SessionPartly, Reds: 1, Done: []coach.Outcome{{Exercise: hurt, Feel: "hurt", Red: true}}})
		for _, p := range s.Routine(lib, day) {
			if p.Exercise == hurt {
				t.Errorf("%s: %s is planned again", name, hurt)
			}
		}
		if s.StillFits(lib, day, plan[:1]) || !s.StillFits(lib, day, plan[1:]) {
			t.Errorf("%s: what hurt can be gone on with, or the rest cannot", name)
		}
		if next := treated.Add(21); !slices.ContainsFunc(s.Offers(lib, next), func(o coach.Offer) bool { return o.Planned.Exercise == hurt && o.Fits() }) {
			t.Errorf("%s: %s is gone for good", name, hurt)
		}
	}
}

// How much it hurts at the end of a session is how much it hurts now.
func TestThePainAtTheEndOfASessionCounts(t *testing.T) {
	morning := checkIn(at(20, "08:00"), "news", "nothing", "back_now", "3")
	evening := checkIn(at(20, "18:00"), "news", "nothing", "back_now", "2")
	edited := morning
	edited.Edited = at(20, "12:00").UTC()
	for name, tt := range map[string]struct {
		records []coach.Record
		pain    int
		want    coach.Decision
		t1      bool
	}{
		"not told":           {[]coach.Record{morning}, 3, coach.DecideGo, false},
		"as before":          {[]coach.Record{morning, ended(3, at(20, "08:40"))}, 3, coach.DecideGo, false},
		"much":               {[]coach.Record{morning, ended(6, at(20, "08:40"))}, 6, coach.DecideRest, false},
		"severe":             {[]coach.Record{morning, ended(9, at(20, "08:40"))}, 9, coach.DecideCheckFirst, true},
		"less since":         {[]coach.Record{morning, ended(6, at(20, "08:40")), evening}, 2, coach.DecideGo, false},
		"changed since":      {[]coach.Record{edited, ended(6, at(20, "08:40"))}, 6, coach.DecideRest, false},
		"a session before":   {[]coach.Record{ended(6, at(20, "07:00")), morning}, 3, coach.DecideGo, false},
		"another day's":      {[]coach.Record{ended(9, at(19, "08:40")), checked(at(19, "09:00"), "full"), morning}, 3, coach.DecideGo, false},
		"without a check-in": {[]coach.Record{ended(6, at(20, "08:40"))}, 6, coach.DecideRest, false},
	} {
		s := ready(tt.records...)
		got, ok := s.PainNow(treated.Add(20))
		plan := s.Decide(lib, at(20, "19:00"))
		due := s.DueChecks(lib.Triggers(), at(20, "19:00"))
		t1 := slices.ContainsFunc(due, func(d coach.Due) bool { return d.Trigger == "T1" })
		if !ok || got != tt.pain || plan.Decision != tt.want || t1 != tt.t1 {
			t.Errorf("%s: pain %d, %s for %v, T1 %v; want %d, %s, %v", name, got, plan.Decision, plan.Reasons, t1, tt.pain, tt.want, tt.t1)
		}
	}
}

func TestRedFrom(t *testing.T) {
	for _, tt := range []struct{ start, limit, want int }{{0, 6, 4}, {2, 6, 4}, {3, 6, 5}, {3, 5, 5}, {5, 6, 6}, {9, 6, 6}, {0, 3, 3}} {
		if got := coach.RedFrom(tt.start, tt.limit); got != tt.want {
			t.Errorf("from %d under a cap of %d: %d, want %d", tt.start, tt.limit, got, tt.want)
		}
	}
}

// What is left of a session on a day that became easier is no more of anything,
// the last exercises, at least one.
func TestWhatIsLeftOnAnEasierDay(t *testing.T) {
	at := func(level int, ids ...string) []coach.Planned {
		var all []coach.Planned
		for _, id := range ids {
			all = append(all, coach.Planned{Exercise: id, Level: level})
		}
		return all
	}
	easier := coach.Plan{Decision: coach.DecideEasier, Routine: at(1, "b", "c", "d")}
	gentler := coach.Planned{Exercise: "x", Level: 1, By: coach.ByGentler}
	for name, tt := range map[string]struct {
		plan coach.Plan
		rest []coach.Planned
		done int // exercises before that
		want []coach.Planned
	}{
		"another day":      {coach.Plan{Decision: coach.DecideGo, Routine: at(1, "b")}, at(2, "b", "c"), 2, at(2, "b", "c")},
		"nothing done":     {easier, at(2, "a", "b", "c", "d"), 0, at(1, "b", "c", "d")},
		"one done":         {easier, at(2, "b", "c", "d"), 1, at(1, "c", "d")},
		"all but one done": {easier, at(2, "d"), 3, at(1, "d")},
		"after a RED":      {easier, append([]coach.Planned{gentler}, at(2, "d")...), 1, append([]coach.Planned{gentler}, at(1, "d")...)},
		"on top of these":  {easier, append([]coach.Planned{gentler}, at(2, "b", "c", "d")...), 1, append([]coach.Planned{gentler}, at(1, "c", "d")...)},
		"nothing left":     {easier, nil, 4, nil},
	} {
		before := slices.Clone(tt.rest)
		if got := tt.plan.Left(lib, at(2, "h", "i", "j", "k")[:tt.done], tt.rest); !reflect.DeepEqual(got, tt.want) && len(got)+len(tt.want) > 0 || !reflect.DeepEqual(tt.rest, before) {
			t.Errorf("%s: %+v, want %+v", name, got, tt.want)
		}
	}
	same := coach.Planned{Exercise: "d", Level: 1, Words: []string{"as it was"}, By: coach.ByGentler}
	if got := easier.Left(lib, nil, []coach.Planned{same}); !reflect.DeepEqual(got, []coach.Planned{same}) {
		t.Errorf("what follows a RED became %+v", got)
	}
	begun := append(at(2, "a"), gentler)
	if got, want := easier.Left(lib, begun, at(2, "c", "d")), at(1, "c", "d"); !reflect.DeepEqual(got, want) {
		t.Errorf("what followed a RED was one of the day's: %+v, want %+v", got, want)
	}
}

// Whoever does an exercise again takes back nothing that was worse.
func TestAnExerciseThatWasDoneAgain(t *testing.T) {
	hurt := func(pain int, red bool) coach.Outcome {
		return coach.Outcome{Feel: "hurt", Pain: &pain, Place: "thigh", Red: red, Seconds: 30, Cut: true}
	}
	fine, hard := coach.Outcome{Feel: "fine", Seconds: 60}, coach.Outcome{Feel: "hard", Seconds: 60}
	open, skipped := coach.Outcome{Seconds: 60}, coach.Outcome{Feel: "skipped", Cut: true}
	for name, tt := range map[string]struct {
		first, again coach.Outcome
		feel         string
		pain         int
		red, cut     bool
		seconds      int
	}{
		"hard, then fine":         {hard, fine, "fine", 0, false, false, 120},
		"fine, then skipped":      {fine, skipped, "fine", 0, false, false, 60},
		"skipped, then fine":      {skipped, fine, "fine", 0, false, false, 60},
		"hard, then not answered": {hard, open, "hard", 0, false, false, 120},
		"not answered, then hurt": {open, hurt(3, false), "hurt", 3, false, false, 90},
		"hurt, then fine":         {hurt(7, true), fine, "hurt", 7, true, false, 90},
		"hurt, then not answered": {hurt(7, true), open, "hurt", 7, true, false, 90},
		"hurt, then less":         {hurt(7, true), hurt(2, false), "hurt", 7, true, true, 60},
		"hurt, then more":         {hurt(2, false), hurt(7, true), "hurt", 7, true, true, 60},
	} {
		got := tt.first.Again(tt.again)
		pain := 0
		if got.Pain != nil {
			pain = *got.Pain
		}
		if got.Feel != tt.feel || pain != tt.pain || got.Red != tt.red || got.Cut != tt.cut || got.Seconds != tt.seconds {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
