package coach_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// For any patient on any day: nothing that a condition, a phase or the surface
// forbids, nothing twice, no more than the phase has, down to the floor once.
func TestRoutineKeepsTheLimits(t *testing.T) {
	way := []string{"standing", "sitting", "kneeling", "all_fours", "side", "prone", "lying"}
	rapid.Check(t, func(t *rapid.T) {
		s := state(anyProfile(t))
		if rapid.Bool().Draw(t, "a check-in") {
			s = s.With(anyCheckIn(t, 20, 6))
		}
		day := treated.Add(20 + rapid.IntRange(0, 120).Draw(t, "day"))
		stand, _ := s.Profile.OnDay(lib, day)
		routine := s.Routine(lib, day)
		if len(routine) > stand.Phase.Exercises {
			t.Fatalf("%d exercises, the phase has %d", len(routine), stand.Phase.Exercises)
		}
		place, seen := 0, map[string]bool{}
		for _, planned := range routine {
			if why := forbidden(s, day, planned); why != "" || seen[planned.Exercise] {
				t.Fatalf("%s %s, twice: %v", planned.Exercise, why, seen[planned.Exercise])
			}
			e, _ := lib.Exercise(planned.Exercise)
			seen[e.ID] = true
			if next := slices.Index(way, e.In(planned.Position).Position); next < place {
				t.Fatalf("up again for %s", e.ID)
			} else {
				place = next
			}
		}
	})
}

// With nothing in the way: none on the quiet days of an injection or procedure,
// three in P0 and P1, four from P2.
func TestHowManyExercises(t *testing.T) {
	for _, k := range kinds() {
		for day := range 120 {
			p := patient(k.Type, k.Subtype)
			stand, _ := p.OnDay(lib, treated.Add(day))
			want := 4
			switch quiet := k.Type == "injection" || k.Type == "procedure"; {
			case stand.Phase.Name == "P0" && quiet:
				want = 0
			case stand.Phase.Name <= "P1":
				want = 3
			}
			if got := len(state(p).Routine(lib, treated.Add(day))); got != want {
				t.Errorf("%s %s, day %d (%s): %d exercises, want %d", k.Type, k.Subtype, day, stand.Phase.Name, got, want)
			}
		}
	}
}

// The same exercises stay for seven days, unless the phase changes in between;
// over the weeks they do change.
func TestRoutineStaysAWeek(t *testing.T) {
	for _, k := range kinds() {
		s := state(patient(k.Type, k.Subtype))
		different := 0
		for day := 1; day < 120; day++ {
			last, now := s.Routine(lib, treated.Add(day-1)), s.Routine(lib, treated.Add(day))
			a, _ := s.Profile.OnDay(lib, treated.Add(day-1))
			b, _ := s.Profile.OnDay(lib, treated.Add(day))
			same := reflect.DeepEqual(last, now)
			if day%7 != 0 && reflect.DeepEqual(a.Phase, b.Phase) && !same && !codeEnds(s, day) {
				t.Errorf("%s %s: day %d has %v after %v", k.Type, k.Subtype, day, now, last)
			}
			if !same {
				different++
			}
		}
		if different < 5 {
			t.Errorf("%s %s: only %d changes in 120 days", k.Type, k.Subtype, different)
		}
	}
}

// codeEnds tells whether a condition code of the weeks after an operation ends
// on a day.
func codeEnds(s coach.State, day int) bool {
	return !reflect.DeepEqual(codesOf(s, treated.Add(day-1)), codesOf(s, treated.Add(day)))
}

// Until the movement conditions were asked there is only the list of the quiet
// days, and before set-up nothing.
func TestRoutineBeforeSetUpIsDone(t *testing.T) {
	p := patient("physical_therapy", "")
	p.Done = []string{"setup"}
	for _, planned := range state(p).Routine(lib, treated.Add(50)) {
		if e, _ := lib.Exercise(planned.Exercise); e.AllowedUnder == content.AllowedUnderNone {
			t.Errorf("%s before the conditions were asked", e.ID)
		}
	}
	if got := state(coach.Profile{}).Routine(lib, treated); got != nil {
		t.Errorf("without a treatment: %v", got)
	}
}

func TestStrictestTreatmentWins(t *testing.T) {
	therapy := triage.Treatment{Type: "physical_therapy", Date: string(treated.Add(-60))}
	injected := triage.Treatment{Type: "injection", Subtype: "epidural", Date: string(treated)}
	fused := triage.Treatment{Type: "procedure", Subtype: "fusion", Date: string(treated.Add(-50))}
	for _, all := range [][]triage.Treatment{{therapy, injected, fused}, {fused, therapy, injected}, {injected, fused, therapy}} {
		p := patient("", "")
		p.Treatments = all
		s, ok := p.OnDay(lib, treated.Add(2))
		if !ok || s.Treatment.Type != "injection" || s.Phase.Name != "P1" || s.Day != 2 {
			t.Fatalf("stands at %s, %s, day %d", s.Treatment.Type, s.Phase.Name, s.Day)
		}
		if s.Phase.Exercises != 3 || s.Phase.MaxLevel != 1 || s.Phase.PainCap != 5 {
			t.Errorf("phase %+v", s.Phase)
		}
		if l := s.Phase.Limits; l.LiftKg != 4.5 || l.SitMin != 30 || l.Drive != "if_clear" {
			t.Errorf("limits %+v: want the lower of each", l)
		}
		if slices.Contains(s.Allowed, "pelvic_tilt") || !slices.Contains(s.Allowed, "heel_slide") {
			t.Errorf("allowed %v: want what all three allow", s.Allowed)
		}
		if !s.Invasive() {
			t.Error("an injection goes through the skin")
		}
	}
}

// For any treatments: one more never gives more.
func TestOneTreatmentMoreNeverGivesMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProfile(t)
		day := treated.Add(20 + rapid.IntRange(0, 60).Draw(t, "day"))
		fewer := p
		fewer.Treatments = p.Treatments[:1]
		a, _ := fewer.OnDay(lib, day)
		b, _ := p.OnDay(lib, day)
		if b.Phase.Name > a.Phase.Name || b.Phase.Exercises > a.Phase.Exercises || b.Phase.MaxLevel > a.Phase.MaxLevel || b.Phase.PainCap > a.Phase.PainCap {
			t.Fatalf("%+v became %+v", a.Phase, b.Phase)
		}
		for _, e := range lib.Exercises() {
			may := func(s coach.Stand) bool { return s.Allowed == nil || slices.Contains(s.Allowed, e.ID) }
			if may(b) && !may(a) {
				t.Fatalf("%s is allowed by one treatment more", e.ID)
			}
		}
	})
}

// A date that cannot be read, or lies ahead, is the day of the treatment: the
// most careful.
func TestUnreadableDateIsDayZero(t *testing.T) {
	for _, date := range []string{"", "soon", string(treated.Add(9))} {
		p := patient("procedure", "microdiscectomy")
		p.Treatments[0].Date = date
		if s, ok := p.OnDay(lib, treated); !ok || s.Day != 0 || s.Phase.Name != "P0" {
			t.Errorf("%q: day %d, %s", date, s.Day, s.Phase.Name)
		}
		if got := state(p).Routine(lib, treated); len(got) != 0 {
			t.Errorf("%q: %v", date, got)
		}
	}
}
