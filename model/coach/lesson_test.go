package coach_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
)

// lessonOf gives the id of the lesson of the day, "" if there is none.
func lessonOf(s coach.State, now time.Time) string {
	l, _ := s.Lesson(lib, now)
	return l.ID
}

// everyPhase is a day in each phase after each treatment.
var everyPhase = []struct {
	kind, subtype string
	days          map[string]int
}{
	{"physical_therapy", "", map[string]int{"P0": 1, "P1": 5, "P2": 20, "P3": 50, "P4": 90}},
	{"medication", "", map[string]int{"P0": 1, "P1": 5, "P2": 20, "P3": 50, "P4": 90}},
	{"injection", "epidural", map[string]int{"P0": 0, "P1": 3, "P2": 6, "P3": 20, "P4": 50}},
	{"injection", "nerve_root", map[string]int{"P0": 0, "P1": 3, "P2": 6, "P3": 20, "P4": 50}},
	{"injection", "facet", map[string]int{"P0": 0, "P1": 3, "P2": 6, "P3": 20, "P4": 50}},
	{"injection", "si", map[string]int{"P0": 0, "P1": 3, "P2": 6, "P3": 20, "P4": 50}},
	{"injection", "rfa", map[string]int{"P0": 0, "P1": 3, "P2": 8, "P3": 20, "P4": 50}},
	{"procedure", "microdiscectomy", map[string]int{"P0": 1, "P1": 5, "P2": 20, "P3": 50, "P4": 90}},
	{"procedure", "endoscopic", map[string]int{"P0": 1, "P1": 5, "P2": 20, "P3": 50, "P4": 90}},
	{"procedure", "vertebroplasty", map[string]int{"P0": 1, "P1": 5, "P2": 20, "P3": 50, "P4": 95}},
	{"procedure", "kyphoplasty", map[string]int{"P0": 1, "P1": 5, "P2": 20, "P3": 50, "P4": 95}},
	{"procedure", "fusion", map[string]int{"P0": 1, "P1": 5, "P2": 20, "P3": 50, "P4": 95}},
}

// calmly is a patient with a calm check-in on each day up to one, so that no phase
// waits for the body; extra answers are those of the last day.
func calmly(kind, subtype string, day int, extra ...string) coach.State {
	s := state(usually(patient(kind, subtype), 4))
	for n := max(0, day-12); n < day; n++ {
		s = s.With(checkIn(at(n, "08:00"), "back_now", "4", "leg_now", "0", "sleep", "good"))
	}
	if extra != nil {
		s = s.With(checkIn(at(day, "08:00"), extra...))
	}
	return s
}

// On an ordinary day the first lesson of a phase is what is normal in it, after each
// treatment.
func TestTheFirstLessonTellsWhatIsNormal(t *testing.T) {
	for _, k := range everyPhase {
		for phase, day := range k.days {
			s := calmly(k.kind, k.subtype, day)
			l, ok := s.Lesson(lib, at(day, "07:00"))
			stand, _ := s.Stand(lib, treated.Add(day))
			if !ok || !l.Normal || !l.Fits(stand.Subtype) || !l.In(stand.Phase.Name) {
				t.Errorf("%s %s in %s (stands in %s): %+v", k.kind, k.subtype, phase, stand.Phase.Name, l)
			}
			if stand.Phase.Name != phase {
				t.Errorf("%s %s stands in %s on day %d, the table says %s", k.kind, k.subtype, stand.Phase.Name, day, phase)
			}
		}
	}
}

// Once that was read, what the check-in tells is answered.
func TestALessonAnswersToTheCheckIn(t *testing.T) {
	calm := []string{"back_now", "4", "leg_now", "0", "sleep", "good", "worry", "2", "stiffness", "1"}
	with := func(changes ...string) []string { return append(slices.Clone(calm), changes...) }
	for name, tt := range map[string]struct {
		say  []string
		want []string
	}{
		"calm":                 {calm, []string{"work"}},
		"worry of 7":           {[]string{"back_now", "4", "worry", "7"}, []string{"hurt_harm"}},
		"worry of 6":           {[]string{"back_now", "4", "worry", "6"}, []string{"work"}},
		"a broken night":       {[]string{"back_now", "4", "sleep", "broken"}, []string{"sleep_positions"}},
		"a short night":        {[]string{"back_now", "4", "sleep", "under_3h"}, []string{"sleep_positions"}},
		"stiff 5":              {[]string{"back_now", "4", "stiffness", "5"}, []string{"posture"}},
		"stiff 4":              {[]string{"back_now", "4", "stiffness", "4"}, []string{"work"}},
		"leg pain":             {[]string{"back_now", "4", "leg_now", "1"}, []string{"where_pain_goes"}},
		"sorer after":          {with("after_session", "lingering"), []string{"next_morning"}},
		"little pain":          {[]string{"back_now", "2"}, []string{"good_day"}},
		"two over usual":       {[]string{"back_now", "6"}, []string{"flare"}},
		"severe since":         {[]string{"back_now", "5", "back_worst", "8"}, []string{"flare"}},
		"a flare and worry":    {[]string{"back_now", "8", "worry", "9"}, []string{"flare"}},
		"not rated, so before": {[]string{"news", "nothing", "worry", "9"}, []string{"work"}},
	} {
		s := calmly("physical_therapy", "", 20, tt.say...).With(checked(at(20, "08:30"), "full"))
		if got := lessonOf(s, at(20, "09:00")); got != "normal_pt_build" {
			t.Errorf("%s: first of all %q", name, got)
		}
		s.Profile = s.Profile.WithLessonRead("normal_pt_build", treated).WithLessonRead("nerve_signs", treated)
		if got := lessonOf(s, at(20, "09:00")); !slices.Contains(tt.want, got) {
			t.Errorf("%s: %q, want %v", name, got, tt.want)
		}
	}
	old := calmly("physical_therapy", "", 20, "back_now", "4", "worry", "9")
	old.Profile = old.Profile.WithLessonRead("normal_pt_build", treated).WithLessonRead("nerve_signs", treated)
	for ago, want := range map[int]string{1: "hurt_harm", 6: "hurt_harm", 7: "work"} {
		if got := lessonOf(old.With(checked(at(20+ago, "08:30"), "full")), at(20+ago, "09:00")); got != want {
			t.Errorf("%d days after worry: %q, want %q", ago, got, want)
		}
	}
}

func TestNoLessonOfTheDayInAnEmergency(t *testing.T) {
	s := calmly("physical_therapy", "", 20)
	now := at(20, "12:00")
	emergency := reached(at(20, "09:00"), content.Emergency, "ces_saddle_numb")
	if got := lessonOf(s.With(emergency), now); got != "" {
		t.Errorf("while it is open: %q", got)
	}
	settled := emergency
	settled.ResolvedBy = "another"
	if got := lessonOf(s.With(settled), now); got != "" {
		t.Errorf("later on its day: %q", got)
	}
	if got := lessonOf(s.With(settled), at(21, "12:00")); got == "" {
		t.Error("none on the day after")
	}
	if got := lessonOf(s.With(emergency), at(21, "12:00")); got != "" {
		t.Errorf("still open on the day after: %q", got)
	}
	if got := lessonOf(s.With(reached(at(20, "09:00"), content.SameDay, "fever_chills")), now); got == "" {
		t.Error("none on a day with a result of the same day: reading is never locked")
	}
	if got := lessonOf(coach.State{}, now); got != "" {
		t.Errorf("before set-up: %q", got)
	}
}

func TestReadLessonsAreRemembered(t *testing.T) {
	p := patient("physical_therapy", "")
	if _, read := p.LessonRead("heat"); read {
		t.Error("read before it was opened")
	}
	q := p.WithLessonRead("heat", "2026-11-03").WithLessonRead("heat", "2026-11-09").WithLessonRead("cold", "2026-11-09")
	if day, read := q.LessonRead("heat"); !read || day != "2026-11-03" {
		t.Errorf("read on %q, %v", day, read)
	}
	if _, read := q.LessonRead("hea"); read || len(q.Answers[coach.LessonsRead]) != 2 || len(p.Answers[coach.LessonsRead]) != 0 {
		t.Errorf("kept is %v; before %v", q.Answers[coach.LessonsRead], p.Answers[coach.LessonsRead])
	}
	if _, read := (coach.Profile{}).WithLessonRead("heat", "2026-11-03").LessonRead("heat"); !read {
		t.Error("a profile without answers forgets")
	}
}

// Whatever was read and told: the lesson is for this treatment and phase, unread if any
// is, and the same all day, whatever is opened or told later in it.
func TestTheLessonOfTheDayStays(t *testing.T) {
	all := lib.Lessons().Lessons
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.SampledFrom(everyPhase).Draw(t, "kind")
		day := rapid.IntRange(0, 120).Draw(t, "day")
		rate := func(name string) string {
			return rapid.SampledFrom([]string{"0", "2", "4", "5", "6", "7", "8", "10"}).Draw(t, name)
		}
		told := func() []string {
			return []string{"back_now", rate("back"), "leg_now", rate("leg"), "worry", rate("worry"), "stiffness", rate("stiff"),
				"sleep", rapid.SampledFrom([]string{"good", "broken", "under_3h"}).Draw(t, "sleep")}
		}
		s := calmly(k.kind, k.subtype, day, told()...)
		for _, l := range all {
			if rapid.IntRange(0, 3).Draw(t, l.ID) > 0 {
				s.Profile = s.Profile.WithLessonRead(l.ID, treated.Add(day-1))
			}
		}
		first, ok := s.Lesson(lib, at(day, "08:30"))
		if again, _ := s.Lesson(lib, at(day, "08:30")); again.ID != first.ID {
			t.Fatalf("%s and then %s", first.ID, again.ID)
		}
		stand, _ := s.Stand(lib, treated.Add(day))
		if !ok || !first.Fits(stand.Subtype) || !first.In(stand.Phase.Name) || !s.Profile.Concerns(lib, first) {
			t.Fatalf("in %s after %s: %+v", stand.Phase.Name, stand.Subtype.ID, first)
		}
		if _, read := s.Profile.LessonRead(first.ID); read && slices.ContainsFunc(all, func(l content.Lesson) bool {
			_, read := s.Profile.LessonRead(l.ID)
			return !read && l.Fits(stand.Subtype) && l.In(stand.Phase.Name)
		}) {
			t.Fatalf("%s was read, and another was not", first.ID)
		}
		s.Profile = s.Profile.WithLessonRead(first.ID, treated.Add(day)).WithLessonRead("alcohol", treated.Add(day))
		if later := lessonOf(s, at(day, "21:00")); later != first.ID {
			t.Fatalf("%s in the morning, %s after reading", first.ID, later)
		}
		s = s.With(checkIn(at(day, "20:00"), "back_now", rate("evening back"), "leg_now", rate("evening leg"), "worry", rate("evening worry")))
		if now, _ := s.Stand(lib, treated.Add(day)); now.Phase.Name != stand.Phase.Name {
			return // the body was not ready after all
		}
		if later := lessonOf(s, at(day, "21:00")); later != first.ID && !first.NothingOpen { // which may have asked for a check
			t.Fatalf("%s in the morning, %s after a second check-in", first.ID, later)
		}
	})
}

// The warning signs of section A9 come right after what is normal; what calms does not
// stand beside an open warning, and nothing about bending and lifting comes in the first
// phases after an operation.
func TestLessonsThatComeFirstAndThatWait(t *testing.T) {
	early := []string{"lifting", "bending"}
	for _, tt := range []struct {
		kind, subtype string
		day           int
		first         []string
	}{
		{"injection", "epidural", 1, []string{"head_up_down", "nerve_signs", "fever"}},
		{"injection", "epidural", 5, []string{"head_up_down", "nerve_signs", "fever"}},
		{"procedure", "fusion", 1, []string{"head_up_down", "nerve_signs", "fever", "clots"}},
		{"procedure", "microdiscectomy", 16, []string{"head_up_down", "nerve_signs", "fever", "clots"}},
		{"physical_therapy", "", 20, []string{"nerve_signs"}},
	} {
		s := calmly(tt.kind, tt.subtype, tt.day, "back_now", "3", "leg_now", "0").With(checked(at(tt.day, "08:30"), "full"))
		var got []string
		for range lib.Lessons().Lessons {
			l, _ := s.Lesson(lib, at(tt.day, "09:00"))
			if tt.kind == "procedure" && slices.Contains(early, l.ID) {
				t.Errorf("%s on day %d of %s", l.ID, tt.day, tt.subtype)
			}
			if !l.Normal && len(got) < len(tt.first) {
				got = append(got, l.ID)
			}
			s.Profile = s.Profile.WithLessonRead(l.ID, treated.Add(-1))
		}
		if !slices.Equal(got, tt.first) {
			t.Errorf("%s on day %d: first come %v, want %v", tt.subtype, tt.day, got, tt.first)
		}
	}

	worried := calmly("physical_therapy", "", 20, "back_now", "4", "worry", "9").With(checked(at(20, "08:30"), "full"))
	worried.Profile = worried.Profile.WithLessonRead("normal_pt_build", treated).WithLessonRead("nerve_signs", treated)
	if l, _ := worried.Lesson(lib, at(20, "09:00")); !l.NothingOpen {
		t.Fatalf("with nothing open: %s", l.ID)
	}
	left := checked(at(20, "08:40"), "full")
	left.Finished = false
	if l, _ := worried.With(left).Lesson(lib, at(20, "09:00")); l.NothingOpen {
		t.Errorf("%s beside a check that was left", l.ID)
	}
}

// With everything read each day has another one, and all have their turn.
func TestReadLessonsTakeTurns(t *testing.T) {
	s := calmly("injection", "facet", 60)
	for _, l := range lib.Lessons().Lessons {
		s.Profile = s.Profile.WithLessonRead(l.ID, treated)
	}
	seen := map[string]bool{}
	for n := range 80 {
		s = s.With(checked(at(60+n, "06:00"), "full")).With(checked(at(61+n, "06:00"), "full"))
		id := lessonOf(s, at(60+n, "09:00"))
		if id == lessonOf(s, at(61+n, "09:00")) {
			t.Errorf("%s on two days", id)
		}
		seen[id] = true
	}
	fitting := 0
	stand, _ := s.Stand(lib, treated.Add(60))
	for _, l := range lib.Lessons().Lessons {
		if l.Fits(stand.Subtype) && l.In(stand.Phase.Name) {
			fitting++
		}
	}
	if len(seen) != fitting {
		t.Errorf("%d of %d had their turn", len(seen), fitting)
	}
}
