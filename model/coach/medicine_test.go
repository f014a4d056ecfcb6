package coach_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/model/coach"
)

// listed is a patient with one medicine on the list, new since a day; -1 is not new.
func listed(p coach.Profile, sleepy string, since int) coach.Profile {
	m := coach.Medicine{Name: "Red pills", Plan: "2 times a day", Sleepy: sleepy}
	if since >= 0 {
		m.Since = treated.Add(since)
	}
	return p.WithMedicines(append(p.Medicines(), m))
}

func TestTheListOutlivesTheWindow(t *testing.T) {
	p := listed(listed(patient("physical_therapy", ""), "no", -1), "not_sure", 3)
	want := []coach.Medicine{
		{Name: "Red pills", Plan: "2 times a day", Sleepy: "no"}, {Name: "Red pills", Plan: "2 times a day", Sleepy: "not_sure", Since: treated.Add(3)},
	}
	if got := p.Medicines(); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if got := p.WithMedicines(nil).Medicines(); got != nil {
		t.Errorf("an emptied list has %+v", got)
	}
	broken := coach.Profile{Answers: coach.Answers{"medicine_names": {"A", "B"}, "medicine_sleepy": {"no"}}}
	if got := broken.Medicines(); got[1].Sleepy != "not_sure" {
		t.Errorf("what is missing is not unsure: %+v", got)
	}
}

// The first day of a new medicine that makes sleepy, or may, is a day of rest; for three
// more nothing rises (clinical sections D2 and F). Others change nothing.
func TestANewSedatingMedicine(t *testing.T) {
	for _, tt := range []struct {
		sleepy    string
		since     int // days before the quiet day; -1 is not new
		rest, new bool
	}{
		{"yes", 0, true, true}, {"not_sure", 0, true, true}, {"no", 0, false, false},
		{"yes", 1, false, true}, {"yes", 3, false, true}, {"yes", 4, false, false}, {"yes", -1, false, false},
	} {
		since := -1
		if tt.since >= 0 {
			since = quietDay - tt.since
		}
		p := listed(patient("physical_therapy", ""), tt.sleepy, since)
		s := settledState(p, checkIn(at(quietDay, "08:00"), "news", "nothing", "back_now", "2", "leg_now", "0", "sleep", "good"))
		plan := s.Decide(lib, at(quietDay, "10:00"))
		rests := len(plan.Routine) == 0 && plan.WhyNone().ID == "new_sedating"
		if _, isNew := s.NewSedating(lib, treated.Add(quietDay)); isNew != tt.new || rests != tt.rest {
			t.Errorf("%s since %d: new %v, rest %v (%s, %+v)", tt.sleepy, tt.since, isNew, rests, plan.Decision, plan.Reasons)
		}
	}
}

// Of two new ones the one of today makes it a day of rest, in whatever order they stand.
func TestTwoNewSedatingMedicines(t *testing.T) {
	older := coach.Medicine{Name: "A", Sleepy: "yes", Since: treated.Add(quietDay - 2)}
	newer := coach.Medicine{Name: "B", Sleepy: "not_sure", Since: treated.Add(quietDay)}
	for _, list := range [][]coach.Medicine{{older, newer}, {newer, older}} {
		p := patient("physical_therapy", "").WithMedicines(list)
		s := settledState(p, checkIn(at(quietDay, "08:00"), "news", "nothing", "back_now", "2", "leg_now", "0", "sleep", "good"))
		if plan := s.Decide(lib, at(quietDay, "10:00")); len(plan.Routine) > 0 || plan.WhyNone().ID != "new_sedating" {
			t.Errorf("%v: the day is %s, %+v", list, plan.Decision, plan.Reasons)
		}
		if m, _ := s.NewSedating(lib, treated.Add(quietDay)); m.Name != "B" {
			t.Errorf("%v: named is %s", list, m.Name)
		}
	}
}

// What was taken works on when it is off the list: a day of rest stays one, and the days
// after it stay careful. What was never taken, was not new or makes nobody sleepy does not.
func TestAStoppedMedicineStillWorks(t *testing.T) {
	for name, tt := range map[string]struct {
		sleepy    string
		since     int // days before the quiet day; -1 is not new
		told      bool
		rest, new bool
	}{
		"today": {"yes", 0, true, true, true}, "may be": {"not_sure", 0, true, true, true}, "not sleepy": {"no", 0, true, false, false},
		"never taken": {"yes", 0, false, false, false}, "two days": {"yes", 2, true, false, true}, "long ago": {"yes", 5, true, false, false},
		"not new": {"yes", -1, true, false, false},
	} {
		own := coach.Medicine{Name: "Red pills", Sleepy: tt.sleepy}
		if tt.since >= 0 {
			own.Since = treated.Add(quietDay - tt.since)
		}
		s := settledState(patient("physical_therapy", ""), checkIn(at(quietDay, "08:00"), "news", "nothing", "back_now", "2", "leg_now", "0", "sleep", "good"))
		if tt.told {
			s = s.With(coach.Stopped(stamp(at(quietDay, "09:00")), own, "yes"))
		}
		_, isNew := s.NewSedating(lib, treated.Add(quietDay))
		if rests := s.SedatedToday(lib, treated.Add(quietDay)); isNew != tt.new || rests != tt.rest {
			t.Errorf("%s: new %v, rest %v", name, isNew, rests)
		}
		if plan := s.Decide(lib, at(quietDay, "10:00")); len(plan.Routine) == 0 != tt.rest {
			t.Errorf("%s: the day is %s, %+v", name, plan.Decision, plan.Reasons)
		}
	}
}

// No name stands on the list twice, and where two become one the more careful of both holds.
func TestOneNameOnTheList(t *testing.T) {
	old := coach.Medicine{Name: "Red pills", Plan: "mornings", Sleepy: "no"}
	newer := coach.Medicine{Name: "Blue", Plan: "evenings", Sleepy: "yes", Since: treated.Add(3)}
	for name, tt := range map[string]struct {
		at   int
		own  coach.Medicine
		want []coach.Medicine
	}{
		"new":          {-1, coach.Medicine{Name: "Green", Sleepy: "no"}, []coach.Medicine{old, newer, {Name: "Green", Sleepy: "no"}}},
		"again":        {-1, coach.Medicine{Name: " red PILLS", Sleepy: "yes"}, []coach.Medicine{{Name: " red PILLS", Plan: "mornings", Sleepy: "yes"}, newer}},
		"again, less":  {-1, coach.Medicine{Name: "blue", Plan: "noon", Sleepy: "no"}, []coach.Medicine{old, {Name: "blue", Plan: "noon", Sleepy: "yes", Since: treated.Add(3)}}},
		"corrected":    {1, coach.Medicine{Name: "Blue", Plan: "evenings", Sleepy: "no"}, []coach.Medicine{old, {Name: "Blue", Plan: "evenings", Sleepy: "no"}}},
		"changed":      {0, coach.Medicine{Name: "Red pills", Plan: "noon", Sleepy: "yes"}, []coach.Medicine{{Name: "Red pills", Plan: "noon", Sleepy: "yes"}, newer}},
		"renamed":      {1, coach.Medicine{Name: "Green", Sleepy: "no"}, []coach.Medicine{old, {Name: "Green", Sleepy: "yes", Since: treated.Add(3)}}},
		"as another":   {0, coach.Medicine{Name: "blue", Plan: "noon", Sleepy: "no"}, []coach.Medicine{{Name: "blue", Plan: "noon; evenings", Sleepy: "yes", Since: treated.Add(3)}}},
		"newer":        {1, coach.Medicine{Name: "red pills", Sleepy: "not_sure", Since: treated.Add(5)}, []coach.Medicine{{Name: "red pills", Plan: "mornings", Sleepy: "yes", Since: treated.Add(5)}}},
		"gone already": {7, coach.Medicine{Name: "Green", Sleepy: "no"}, []coach.Medicine{old, newer, {Name: "Green", Sleepy: "no"}}},
	} {
		p := patient("physical_therapy", "").WithMedicines([]coach.Medicine{old, newer}).WithMedicine(tt.at, tt.own)
		if got := p.Medicines(); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// While it is new balance stays below level 3, whatever was reached.
func TestBalanceWhileSleepy(t *testing.T) {
	day := treated.Add(120)
	for _, id := range []string{"tandem", "one_leg", "step_up", "heel_raise", "march_stand"} {
		for _, sleepy := range []string{"yes", "no"} {
			balanceWhile(t, id, sleepy, day)
		}
	}
}

func balanceWhile(t *testing.T, id, sleepy string, day coach.Day) {
	t.Helper()
	s := state(listed(patient("physical_therapy", ""), sleepy, 119))
	for n := 1; n <= 6; n++ {
		s = s.With(coach.Session{
			Stamp: stamp(at(118-n, "10:00")), State: coach.SessionDone, Planned: []coach.Planned{{Exercise: id, Level: 4}},
			Done: []coach.Outcome{{Exercise: id, Level: 4, Feel: "fine"}},
		})
	}
	offers := s.Offers(lib, day)
	i := slices.IndexFunc(offers, func(o coach.Offer) bool { return o.Planned.Exercise == id })
	if got := offers[i].Planned.Level; got >= 3 == (sleepy == "yes") {
		t.Errorf("sleepy %s: %s at level %d", sleepy, id, got)
	}
}

// What a clinic prescribed is no exception.
func TestPrescribedBalanceWhileSleepy(t *testing.T) {
	prescribed := paper(100)
	prescribed.Exercises = []coach.Prescribed{{Span: upTo(200), Exercise: "tandem", Level: 4}}
	for sleepy, want := range map[string]int{"yes": 2, "no": 4} {
		s := state(listed(patient("physical_therapy", ""), sleepy, 119), prescribed)
		offers := s.Offers(lib, treated.Add(120))
		i := slices.IndexFunc(offers, func(o coach.Offer) bool { return o.Planned.Exercise == "tandem" })
		if got := offers[i].Planned; got.Level != want || got.By != coach.ByClinic {
			t.Errorf("sleepy %s: %+v, want level %d of the clinic", sleepy, got, want)
		}
	}
}

// A medicine that makes sleepy, or is new, never gives more of anything (S5).
func TestAMedicineNeverGivesMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.IntRange(5, 60).Draw(t, "day")
		k := rapid.SampledFrom(kinds()).Draw(t, "treatment")
		p := patient(k.Type, k.Subtype)
		p.Checked = at(day, "07:00")
		records := []coach.Record{checked(at(day, "07:00"), "full"), anyCheckIn(t, day, 6)}
		now := at(day, "20:00")
		without := state(p, records...).Decide(lib, now)
		sleepy := rapid.SampledFrom([]string{"yes", "no", "not_sure"}).Draw(t, "sleepy")
		since := day - rapid.IntRange(0, 5).Draw(t, "since")
		with := state(listed(p, sleepy, since), records...).Decide(lib, now)
		if len(with.Routine) > len(without.Routine) {
			t.Fatalf("%d exercises with it, %d without", len(with.Routine), len(without.Routine))
		}
		for _, planned := range with.Routine {
			i := slices.IndexFunc(without.Routine, func(o coach.Planned) bool { return o.Exercise == planned.Exercise })
			if i < 0 || planned.Level > without.Routine[i].Level {
				t.Fatalf("%s at level %d is more than without", planned.Exercise, planned.Level)
			}
		}
	})
}

// No driving while it is new (clinical section D2): the steps back to driving wait.
func TestDrivingWaitsForANewMedicine(t *testing.T) {
	for _, tt := range []struct {
		sleepy string
		since  int
		want   bool
	}{{"yes", 0, true}, {"not_sure", 3, true}, {"yes", 4, false}, {"no", 0, false}} {
		s := state(listed(patient("physical_therapy", ""), tt.sleepy, quietDay-tt.since))
		waits := false
		for _, l := range s.Ladders(lib, at(quietDay, "10:00")) {
			for _, r := range l.Steps {
				waits = waits || r.Why.ID == "new_sedating"
			}
		}
		if waits != tt.want {
			t.Errorf("%s since %d: driving waits %v", tt.sleepy, tt.since, waits)
		}
	}
}

// A new or changed medicine asks for the checks of its first days (T13).
func TestANewMedicineAsksForRoutineChecks(t *testing.T) {
	p := listed(patient("physical_therapy", ""), "no", 8)
	days := p.RoutineDays(triggers)
	for _, n := range []int{1, 3, 7, 14} {
		if !slices.Contains(days, treated.Add(8+n)) {
			t.Errorf("nothing is asked on day %d of it", n)
		}
	}
	before := patient("physical_therapy", "").RoutineDays(triggers)
	if got := listed(patient("physical_therapy", ""), "yes", -1).RoutineDays(triggers); !slices.Equal(got, before) {
		t.Errorf("an old one asks for checks: %v", got)
	}
	p.Checked = at(8, "07:00")
	s := state(p, checked(at(8, "07:00"), "full"))
	wantDue(t, s, at(8, "20:00"), "T13", false)
	wantDue(t, s, at(9, "08:00"), "T13", true)
}

// Twice by mistake, or stopped without the clinic, asks for the questions of T11 until
// they were answered.
func TestMedicineMistakesAskForACheck(t *testing.T) {
	took := coach.Took(stamp(at(quietDay, "10:00")), "Red pills", at(quietDay, "10:00"))
	gone := took.Twice("mistake")
	gone.Name = ""
	for name, tt := range map[string]struct {
		e    coach.Entry
		want bool
	}{
		"taken": {took, false}, "as the plan has it": {took.Twice("right"), false}, "by mistake": {took.Twice("mistake"), true},
		"not sure": {took.Twice("not_sure"), true}, "taken back": {gone, false},
		"stopped, agreed": {coach.Stopped(stamp(at(quietDay, "10:00")), coach.Medicine{Name: "Red pills"}, "yes"), false},
		"stopped":         {coach.Stopped(stamp(at(quietDay, "10:00")), coach.Medicine{Name: "Red pills"}, "no"), true},
		"stopped, unsure": {coach.Stopped(stamp(at(quietDay, "10:00")), coach.Medicine{Name: "Red pills"}, "not_sure"), true},
	} {
		s := settledState(patient("physical_therapy", ""), tt.e)
		if got := slices.Contains(due(s, at(quietDay, "11:00")), "T11"); got != tt.want || tt.e.AsksCheck() != tt.want {
			t.Errorf("%s: asks %v", name, got)
		}
		wantDue(t, s, at(quietDay+1, "11:00"), "T11", tt.want)
		wantDue(t, s.With(checked(at(quietDay, "11:00"), "full")), at(quietDay, "12:00"), "T11", false)
	}
}

// The list counts where facts are asked for: the check-in asks how it was taken, and
// the warning check what comes with a medicine that makes sleepy.
func TestTheListCountsAsFacts(t *testing.T) {
	p := patient("physical_therapy", "")
	p.Answers["medicine_kinds"] = []string{"none"}
	if p.TakesMedicines() || p.Facts(lib.Facts()).Tick["drowsy_medicine"] {
		t.Error("without a list there is something")
	}
	for sleepy, want := range map[string]bool{"yes": true, "not_sure": true, "no": false} {
		own := listed(p, sleepy, -1)
		tick := own.Facts(lib.Facts()).Tick
		if !own.TakesMedicines() || !tick["medicine"] || tick["drowsy_medicine"] != want {
			t.Errorf("sleepy %s: asked %v, %v", sleepy, own.TakesMedicines(), tick)
		}
	}
}

// After stopping a medicine the check asks what comes of that, also where the list is empty
// then: withdrawal, sleepiness, too much of it.
func TestWhatComesOfStoppingIsAsked(t *testing.T) {
	p := patient("physical_therapy", "")
	p.Answers["medicine_kinds"] = []string{"none"}
	for sleepy, want := range map[string]bool{"yes": true, "not_sure": true, "": true, "no": false} {
		gone := coach.Stopped(stamp(at(quietDay, "10:00")), coach.Medicine{Name: "Red pills", Sleepy: sleepy}, "no")
		facts := state(p, gone).Person(lib.Facts(), treated.Add(quietDay)).Facts
		if !facts.Tick["medicine"] || facts.Tick["drowsy_medicine"] != want {
			t.Errorf("sleepy %q: %v", sleepy, facts.Tick)
		}
	}
	if got := state(p).Person(lib.Facts(), treated.Add(quietDay)).Facts; got.Tick["medicine"] || got.Tick["drowsy_medicine"] {
		t.Errorf("without: %v", got.Tick)
	}
}

func TestDoublesWithinTheHour(t *testing.T) {
	for name, tt := range map[string]struct {
		first, then, name string
		want              bool
	}{
		"at once": {"10:00", "10:00", "Red pills", true}, "ten minutes": {"10:00", "10:10", "red PILLS ", true},
		"a minute less": {"10:00", "10:59", "Red pills", true}, "an hour": {"10:00", "11:00", "Red pills", false},
		"told the other way round": {"10:30", "10:00", "Red pills", true}, "another": {"10:00", "10:10", "Blue pills", false},
		"over the end of the day": {"02:50", "03:20", "Red pills", true},
	} {
		first := coach.Took(stamp(at(quietDay, "12:00")), "Red pills", at(quietDay, tt.first))
		_, got := state(patient("physical_therapy", ""), first).TakenClose(lib, tt.name, at(quietDay, tt.then))
		if got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// What was taken stands under its own day and time, whenever it was told; its effect is
// asked for from an hour on, the newest of each name only, and for a day.
func TestWhatWasTaken(t *testing.T) {
	now := at(quietDay, "14:00")
	told := func(n int, name string, taken time.Time) coach.Entry {
		st := stamp(now)
		st.ID = coach.NewID(now, n)
		return coach.Took(st, name, taken)
	}
	s := state(patient("physical_therapy", ""),
		told(1, "A", at(quietDay, "13:01")), told(2, "A", at(quietDay, "08:00")), told(3, "B", at(quietDay, "13:00")),
		told(4, "C", at(quietDay-1, "14:30")), told(5, "D", at(quietDay-1, "13:00")), told(6, "", at(quietDay, "09:00")), told(7, "E", at(quietDay, "01:00")))
	var today []string
	for _, e := range s.Taken(treated.Add(quietDay)) {
		today = append(today, e.Name)
	}
	if !slices.Equal(today, []string{"A", "B", "A"}) {
		t.Errorf("today are %v", today)
	}
	var asked []string
	for _, e := range s.EffectDue(lib, now) {
		asked = append(asked, e.Name)
	}
	if !slices.Equal(asked, []string{"B", "E", "C"}) {
		t.Errorf("asked are %v", asked)
	}
}
