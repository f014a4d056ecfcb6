package coach_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// walked is a walk that was told.
func walked(day, minutes int) coach.Entry {
	return coach.Entry{Stamp: stamp(at(day, "10:00")), What: coach.EntryWalk, Minutes: minutes}
}

// walker has checked in as usual on a day, at half past eight nothing is due.
func walker(p coach.Profile, day int, records ...coach.Record) (coach.State, time.Time) {
	s := state(usually(p, 3), checkIn(at(day, "08:00"), "news", "nothing", "back_now", "3"), checked(at(day, "08:10"), "full"))
	for _, r := range records {
		s = s.With(r)
	}
	return s, at(day, "08:30")
}

func reasons(t coach.WalkTarget) string {
	var ids []string
	for _, r := range t.Reasons {
		ids = append(ids, r.ID)
	}
	return fmt.Sprint(ids)
}

func wantWalk(t *testing.T, s coach.State, now time.Time, minutes int, why ...string) {
	t.Helper()
	got := s.WalkTarget(lib, now)
	if got.Minutes != minutes || reasons(got) != fmt.Sprint(why) {
		t.Errorf("%d minutes for %s, want %d for %v", got.Minutes, reasons(got), minutes, why)
	}
	if got.Minutes > 0 && (got.Times*got.Each < got.Minutes || (got.Times-1)*got.Each >= got.Minutes) {
		t.Errorf("%d walks of %d are not %d minutes", got.Times, got.Each, got.Minutes)
	}
}

// Where nothing was told a phase begins with the cautious end of clinical section D,
// on its first day and not a day earlier.
func TestWalksBeginAsThePhaseDoes(t *testing.T) {
	tests := []struct {
		kind, subtype     string
		day               int
		minutes, times, e int
	}{
		{"physical_therapy", "", 0, 10, 2, 5}, {"physical_therapy", "", 3, 10, 2, 5}, {"physical_therapy", "", 4, 20, 2, 10},
		{"physical_therapy", "", 14, 20, 2, 10}, {"physical_therapy", "", 15, 15, 1, 15}, {"physical_therapy", "", 43, 15, 1, 15}, {"physical_therapy", "", 85, 20, 1, 20},
		{"injection", "epidural", 2, 10, 2, 5}, {"injection", "epidural", 4, 15, 1, 15}, {"injection", "epidural", 15, 15, 1, 15}, {"injection", "epidural", 43, 20, 1, 20},
		{"procedure", "microdiscectomy", 0, 35, 7, 5}, {"procedure", "microdiscectomy", 3, 15, 3, 5}, {"procedure", "microdiscectomy", 15, 15, 1, 15},
		{"procedure", "vertebroplasty", 2, 15, 3, 5}, {"procedure", "vertebroplasty", 3, 5, 1, 5}, {"procedure", "vertebroplasty", 15, 15, 1, 15},
		{"procedure", "fusion", 3, 35, 7, 5}, {"procedure", "fusion", 4, 20, 4, 5}, {"procedure", "fusion", 91, 20, 1, 20},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.kind, tt.subtype, tt.day), func(t *testing.T) {
			s, now := walker(patient(tt.kind, tt.subtype), tt.day)
			got := s.WalkTarget(lib, now)
			if got.Minutes != tt.minutes || got.Times != tt.times || got.Each != tt.e || !got.Open {
				t.Errorf("%d minutes in %d walks of %d, want %d in %d of %d", got.Minutes, got.Times, got.Each, tt.minutes, tt.times, tt.e)
			}
			if len(got.Reasons) != 1 || got.Reasons[0].Rule != "D" {
				t.Errorf("for %+v", got.Reasons)
			}
		})
	}
}

func TestInTheHouseThereIsNoSetTime(t *testing.T) {
	for _, day := range []int{0, 1} {
		s, now := walker(patient("injection", "epidural"), day)
		wantWalk(t, s, now, 0, "walk_house")
		if target := s.WalkTarget(lib, now); !target.Open || coach.WalkActivity(lib, target.Walk).ID != "house_walk" {
			t.Errorf("day %d: %+v", day, target)
		}
	}
}

// Weeks count from the treatment: day 21 begins the fourth. The baseline is three
// days less a fifth, and from there on a tenth more each week (clinical section F).
func TestWalksFollowWhatWasWalked(t *testing.T) {
	week := func(first int, minutes ...int) []coach.Record {
		var all []coach.Record
		for i, m := range minutes {
			all = append(all, walked(first+i, m))
		}
		return all
	}
	evening := coach.Entry{Stamp: stamp(at(14, "18:00")), What: coach.EntryWalk, Minutes: 10}
	tests := []struct {
		name    string
		records []coach.Record
		day     int
		minutes int
		why     string
	}{
		{"two days are no baseline", week(14, 20, 20), 21, 15, "walk_begin"},
		{"three days less a fifth", week(14, 20, 20, 20), 21, 16, "walk_base"},
		{"on the last day of the week", week(14, 20, 20, 20), 27, 16, "walk_base"},
		{"their average", week(14, 10, 30, 20), 21, 16, "walk_base"},
		{"two walks of a day are one day", append(week(14, 10, 20, 20), evening), 21, 16, "walk_base"},
		{"the week is not over", week(14, 20, 20, 20), 20, 15, "walk_begin"},
		{"a week later nothing was told", week(7, 20, 20, 20), 21, 15, "walk_gap"},
		{"a gap begins lower", week(7, 10, 10, 10), 21, 8, "walk_gap"},
		{"two weeks later", week(0, 20, 20, 20), 21, 15, "walk_begin"},
		{"a tenth more", append(week(7, 12, 12, 12), week(14, 10, 10, 10)...), 21, 10, "walk_grown"}, // 12 less a fifth and a tenth
		{"a tenth more of what was managed", append(append(week(0, 10, 10, 10), week(7, 10, 10, 10)...), week(14, 10, 10, 10)...), 21, 11, "walk_grown"},
		{"a minute at least", append(append(week(0, 4, 4, 4), week(7, 4, 4, 4)...), week(14, 4, 4, 4)...), 21, 5, "walk_grown"},
		{"no more than a tenth over the target, however much was walked", append(append(week(0, 10, 10, 10), week(7, 10, 10, 10)...), week(14, 25, 25, 25)...), 21, 12, "walk_grown"},
		{"less, if less was managed", append(append(week(0, 20, 20, 20), week(7, 20, 20, 20)...), week(14, 10, 10, 10)...), 21, 11, "walk_grown"},
		{"never above the phase", append(append(week(0, 28, 28, 28), week(7, 28, 28, 28)...), week(14, 29, 29, 29)...), 21, 20, "walk_full"},
		{"taken back", week(14, 20, 20, 0), 21, 15, "walk_begin"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, now := walker(patient("physical_therapy", ""), tt.day, tt.records...)
			wantWalk(t, s, now, tt.minutes, tt.why)
		})
	}
}

// grown walks ten minutes in each of three weeks: eleven on day 21.
func grown(p coach.Profile, records ...coach.Record) (coach.State, time.Time) {
	for day := range 21 {
		records = append(records, walked(day, 10))
	}
	return walker(p, 21, records...)
}

func TestWalksAreHeldOrHalved(t *testing.T) {
	in := func(day int, pairs ...string) coach.CheckIn {
		return checkIn(at(day, "08:00"), append([]string{"news", "nothing"}, pairs...)...)
	}
	hurt := walked(21, 2)
	hurt.Feel = "hurt"
	earlier := walked(18, 5)
	earlier.Feel, earlier.ID = "hurt", earlier.ID+"x"
	tests := []struct {
		name    string
		record  coach.Record
		minutes int
		why     []string
	}{
		{"as usual", in(21, "back_now", "3"), 11, []string{"walk_grown"}},
		{"one over usual", in(21, "back_now", "4"), 10, []string{"walk_grown", "walk_held"}},
		{"still sorer", in(21, "back_now", "3", "after_session", "lingering"), 10, []string{"walk_grown", "walk_held"}},
		{"two over usual, an easier day", in(21, "back_now", "5"), 10, []string{"walk_grown", "walk_held"}},
		{"not rated today", in(21), 10, []string{"walk_grown", "walk_held"}},
		{"six of ten, a day of rest", in(21, "back_now", "6"), 5, []string{"walk_grown", "walk_half"}},
		{"the leg hurts at six", in(21, "back_now", "3", "leg_now", "6"), 5, []string{"walk_grown", "walk_half"}},
		{"severe at its worst", in(21, "back_now", "3", "back_worst", "8"), 5, []string{"walk_grown", "walk_half"}},
		{"severe yesterday", in(20, "back_now", "3", "back_worst", "8"), 5, []string{"walk_grown", "walk_half"}},
		{"severe two days ago", in(19, "back_now", "3", "back_worst", "8"), 10, []string{"walk_grown", "walk_held"}},
		{"a sore morning six days ago", in(15, "back_now", "3", "after_session", "worse"), 10, []string{"walk_grown", "walk_held"}},
		{"a sore morning seven days ago", in(14, "back_now", "3", "after_session", "worse"), 11, []string{"walk_grown"}},
		{"a walk hurt today", hurt, 5, []string{"walk_grown", "walk_half"}},
		{"a walk hurt three days ago", earlier, 10, []string{"walk_grown", "walk_held"}},
		{"two exercises hurt", coach.Session{Stamp: stamp(at(21, "07:00")), Reds: 2}, 5, []string{"walk_grown", "walk_half"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, now := grown(patient("physical_therapy", ""))
			if c, ok := tt.record.(coach.CheckIn); ok && c.Day == treated.Add(21) {
				s.CheckIns = slices.DeleteFunc(slices.Clone(s.CheckIns), func(old coach.CheckIn) bool { return old.Day == c.Day })
			}
			s = s.With(toldOn(16, 3, "settled")).With(tt.record).With(checked(at(21, "08:20"), "full"))
			wantWalk(t, s, now, tt.minutes, tt.why...)
		})
	}
}

// While a phase waits for the body, the walk is that of the phase that holds: a worse
// morning on the day on which more would begin gives no more.
func TestTheWalkWaitsWithThePhase(t *testing.T) {
	for name, tt := range map[string]struct {
		kind, subtype string
		day           int
	}{"therapy": {"physical_therapy", "", 4}, "epidural": {"injection", "epidural", 2}, "cement": {"procedure", "vertebroplasty", 15}} {
		s := state(usually(patient(tt.kind, tt.subtype), 3), toldOn(max(0, tt.day-2), 3, ""), checked(at(tt.day, "07:00"), "full"), toldOn(tt.day, 3, "worse"))
		before := s.WalkTarget(lib, at(tt.day-1, "09:00"))
		if now := s.WalkTarget(lib, at(tt.day, "09:00")); now.Minutes > before.Minutes || now.Walk.ID != before.Walk.ID {
			t.Errorf("%s: %d minutes (%s) after a worse morning, %d (%s) the day before", name, now.Minutes, now.Walk.ID, before.Minutes, before.Walk.ID)
		}
	}
}

// A sore day counts with no more than the phase begins with, and is not left out.
func TestASoreDayRaisesNoBaseline(t *testing.T) {
	s, now := walker(patient("physical_therapy", ""), 21, walked(14, 60), walked(15, 20), walked(16, 20))
	before := s.WalkTarget(lib, now).Minutes
	s = s.With(checkIn(at(14, "08:00"), "after_session", "worse"))
	if after := s.WalkTarget(lib, now).Minutes; before != 20 || after != 14 { // 100/3 less a fifth, at most 20; 55/3 less a fifth
		t.Errorf("%d minutes became %d", before, after)
	}
}

func TestNoWalkOnALockedDay(t *testing.T) {
	sat := func(s coach.State, level content.Urgency) coach.State {
		return s.With(reached(at(21, "08:20"), level, "fever_chills"))
	}
	s, now := grown(patient("physical_therapy", ""))
	for name, tt := range map[string]struct {
		s   coach.State
		why string
	}{
		"same day":       {sat(s, content.SameDay), "same_day_open"},
		"emergency":      {sat(s, content.Emergency), "emergency_open"},
		"a check is due": {s.With(checkIn(at(21, "08:25"), "news", "fall", "back_now", "3")), "check_first"},
		"go gently":      {s.With(told(reached(at(21, "08:00"), content.SameDay, "fever_chills"), 0.1, "clinic", "gently", "better")), "gently"},
	} {
		t.Run(name, func(t *testing.T) {
			wantWalk(t, tt.s, now, 0, tt.why)
			if tt.s.WalkTarget(lib, now).Open {
				t.Error("a walk may be begun")
			}
		})
	}
	t.Run("soon", func(t *testing.T) {
		c := checked(at(21, "08:20"), "full")
		c.Result.Urgency = content.Soon
		wantWalk(t, s.With(c), now, 11, "walk_grown")
	})
}

// "Go gently" leaves the short walks of the quiet days, which are all there is then.
func TestGoGentlyLeavesTheHouse(t *testing.T) {
	s, now := walker(patient("injection", "epidural"), 1)
	s = s.With(told(reached(at(1, "08:12"), content.SameDay, "fever_chills"), 0.1, "clinic", "gently", "better"))
	wantWalk(t, s, now, 0, "walk_house")
}

func TestOfTwoTreatmentsTheLesserWalk(t *testing.T) {
	p := patient("physical_therapy", "")
	for _, tt := range []struct {
		kind, subtype string
		ago           int // days before day 30
		minutes, each int
	}{
		{"injection", "epidural", 8, 15, 15}, {"procedure", "microdiscectomy", 8, 15, 5}, {"injection", "epidural", 1, 0, 0},
		{"procedure", "microdiscectomy", 1, 15, 5}, // not thirty-five of the operation: twenty of the therapy at most, in its short walks
	} {
		two := p
		two.Treatments = append(slices.Clone(p.Treatments), triage.Treatment{Type: tt.kind, Subtype: tt.subtype, Date: string(treated.Add(30 - tt.ago))})
		s, now := walker(two, 30)
		if got := s.WalkTarget(lib, now); got.Minutes != tt.minutes || got.Each != tt.each {
			t.Errorf("%s: %d minutes, each walk %d; want %d, %d", tt.subtype, got.Minutes, got.Each, tt.minutes, tt.each)
		}
	}
}

func TestWalksUnderASetClockLetNothingGrow(t *testing.T) {
	s, now := walker(patient("physical_therapy", ""), 21)
	for day := 14; day < 17; day++ {
		e := walked(day, 5)
		e.ClockSet = true
		s = s.With(e)
	}
	wantWalk(t, s, now, 15, "walk_begin")
	s.ClockSet = true
	wantWalk(t, s, now, 4, "walk_base")
}

func TestAPaperAgainstWalks(t *testing.T) {
	s, now := grown(patient("physical_therapy", ""), coach.Prescription{
		Stamp: stamp(at(1, "08:00")), Clinic: "c", Written: treated.Add(1),
		Limits: []coach.Limit{{Span: coach.Span{Until: treated.Add(21)}, Exercises: []string{"walk"}}},
	})
	wantWalk(t, s, now, 0, "walk_limit")
	if s.WalkTarget(lib, now).Open {
		t.Error("a walk may be begun")
	}
	s = s.With(checkIn(at(22, "08:00"), "news", "nothing", "back_now", "3")).With(checked(at(22, "08:10"), "full"))
	wantWalk(t, s, at(22, "08:30"), 11, "walk_grown")
}

// A clinic that holds the phase back holds the walk back; one that moves it on
// loosens the exercises alone (clinical section N8).
func TestAClinicsPhaseAndWalks(t *testing.T) {
	paper := coach.Prescription{Stamp: stamp(at(1, "08:00")), Clinic: "c", Written: treated.Add(1)}
	held, moved := paper, paper
	held.Limits = []coach.Limit{{Bounds: coach.Bounds{Phase: "P0"}}}
	moved.Allows = []coach.Allow{{Span: coach.Span{Until: treated.Add(60)}, Bounds: coach.Bounds{Phase: "P4"}}}
	s, now := walker(patient("physical_therapy", ""), 10, held)
	wantWalk(t, s, now, 10, "walk_begin")
	s, now = walker(patient("physical_therapy", ""), 10, moved)
	wantWalk(t, s, now, 20, "walk_begin")
}

// anyWalker has walked as anybody might, up to day 20, with any treatment any time
// ago, and has just done a full check.
func anyWalker(t *rapid.T) coach.State {
	k := rapid.SampledFrom(kinds()).Draw(t, "kind")
	p := patient(k.Type, k.Subtype)
	p.Treatments[0].Date = string(treated.Add(20 - rapid.IntRange(0, 100).Draw(t, "ago")))
	s := state(p)
	for day := range 21 {
		if m := rapid.IntRange(-20, 60).Draw(t, "minutes"); m > 0 {
			s = s.With(walked(day, m))
		}
		if rapid.IntRange(0, 3).Draw(t, "checks in") > 0 || day > 18 {
			pain := fmt.Sprint(rapid.IntRange(0, 5).Draw(t, "pain"))
			word := rapid.SampledFrom([]string{"settled", "settled", "settled", "lingering"}).Draw(t, "word")
			s = s.With(checkIn(at(day, "08:00"), "news", "nothing", "back_now", pain, "back_worst", pain, "leg_now", "0", "after_session", word))
		}
	}
	return s.With(checked(at(20, "08:20"), "full"))
}

// S5: whatever was walked before, more pain, a worse morning, a tick, a stopped
// exercise or an open result never gives a longer walk, also not for a sorer
// yesterday, and no walk is ever longer than the phase's.
func TestWorseNeverGivesMoreWalking(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyWalker(t)
		if choice := rapid.SampledFrom([]string{"", "plan", "before", "gentler", "ease", "walk", "rest"}).Draw(t, "choice"); choice != "" {
			s = s.With(wants(-10, choice))
		}
		before := s.WalkTarget(lib, now)
		if before.Minutes > before.Walk.Most() || before.Each > max(before.Walk.Minutes, 0) {
			t.Fatalf("%d minutes, %d each; the phase has %d", before.Minutes, before.Each, before.Walk.Most())
		}
		worse := s.With(more(t, newest(s, treated.Add(rapid.IntRange(19, 20).Draw(t, "day")))))
		if rapid.Bool().Draw(t, "today") {
			worse = worsened(t, s)
		}
		if after := worse.WalkTarget(lib, now); after.Minutes > before.Minutes || after.Open && !before.Open {
			t.Fatalf("%d minutes for %s became %d for %s", before.Minutes, reasons(before), after.Minutes, reasons(after))
		}
	})
}
