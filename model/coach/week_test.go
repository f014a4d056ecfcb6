package coach_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// exercised is a session of a day with an exercise to its end.
func exercised(day int) coach.Session {
	return coach.Session{Stamp: stamp(at(day, "09:00")), State: coach.SessionPartly, Done: []coach.Outcome{{Exercise: "bridge"}}}
}

// The week of day 20 is that of days 14 to 20.
func TestWhatCountsInAWeek(t *testing.T) {
	stopped := exercised(18)
	stopped.Done[0].Cut = true
	unfinished := checkIn(at(18, "08:00"), "news", "nothing")
	unfinished.Finished = false
	gone := coach.Attended(stamp(at(18, "12:00")), treated.Add(18))
	gone.Of = ""
	resolved := reached(at(15, "08:00"), content.SameDay, "fever_chills")
	resolved.ResolvedBy = coach.NewID(at(18, "12:00"), 0)
	soon := checked(at(18, "08:00"), "full")
	soon.Result.Urgency = content.Soon
	twice := told(told(reached(at(14, "12:00"), content.SameDay, "fever_chills"), 48, "clinic", "carry_on", "better"), 96, "clinic", "carry_on", "better")
	sore := func(day int) coach.Record {
		return checkIn(at(day, "08:00"), "news", "nothing", "back_now", "3", "after_session", "lingering")
	}
	yesterday := coach.Attended(stamp(at(20, "08:00")), treated.Add(19))
	back, running := sported(18, "easy", ""), sported(18, "easy", "")
	back.Of, running.Of = "", "run"
	tests := []struct {
		name                            string
		records                         []coach.Record
		days, sessions, walks, checkIns int
		rested                          int
	}{
		{"nothing", nil, 0, 0, 0, 0, 0},
		{"a session", []coach.Record{exercised(18)}, 1, 1, 0, 0, 0},
		{"two of one day", []coach.Record{exercised(18), coach.Session{Stamp: stamp(at(18, "18:00")), Done: exercised(18).Done}}, 1, 1, 0, 0, 0},
		{"one that was stopped at once", []coach.Record{stopped}, 0, 0, 0, 0, 0},
		{"a walk", []coach.Record{walked(18, 5)}, 1, 0, 1, 0, 0},
		{"a walk that was taken back", []coach.Record{walked(18, 0)}, 0, 0, 0, 0, 0},
		{"a check-in alone", []coach.Record{checkIn(at(18, "08:00"), "news", "nothing", "back_now", "3")}, 0, 0, 0, 1, 0},
		{"one that was left", []coach.Record{unfinished}, 0, 0, 0, 0, 0},
		{"therapy", []coach.Record{yesterday}, 1, 1, 0, 0, 0},
		{"therapy that was taken back", []coach.Record{gone}, 0, 0, 0, 0, 0},
		{"another visit", []coach.Record{coach.Entry{Stamp: stamp(at(18, "12:00")), What: coach.EntryVisit, Of: "surgeon"}}, 0, 0, 0, 0, 0},
		{"the first day of the week", []coach.Record{exercised(14)}, 1, 1, 0, 0, 0},
		{"the day before", []coach.Record{exercised(13)}, 0, 0, 0, 0, 0},
		{"a sport", []coach.Record{sported(18, "easy", "")}, 1, 0, 0, 0, 0},
		{"a sport that was taken back", []coach.Record{back}, 0, 0, 0, 0, 0},
		{"a sport that has to wait", []coach.Record{running}, 0, 0, 0, 0, 0},
		{"one that hurt", []coach.Record{sported(18, "hurt", "nothing")}, 0, 0, 0, 0, 0},
		{"one that has to wait and one that may be", []coach.Record{running, sported(18, "hard", "")}, 1, 0, 0, 0, 0},
		{"a sport on a day of rest", []coach.Record{checkIn(at(18, "08:00"), "news", "nothing", "back_now", "6"), running}, 1, 1, 1, 1, 0},
		{"a day of rest", []coach.Record{checkIn(at(18, "08:00"), "news", "nothing", "back_now", "6")}, 1, 1, 1, 1, 1},
		{"just no day of rest", []coach.Record{checkIn(at(18, "08:00"), "news", "nothing", "back_now", "5")}, 0, 0, 0, 1, 0},
		{"a walk on a day of rest", []coach.Record{checkIn(at(18, "08:00"), "news", "nothing", "back_now", "6"), walked(18, 5)}, 1, 1, 1, 1, 0},
		{"a session and a walk of one day", []coach.Record{exercised(18), walked(18, 5)}, 1, 1, 1, 0, 0},
		{"an amber result, open from day 18 on", []coach.Record{reached(at(18, "08:00"), content.SameDay, "fever_chills")}, 3, 3, 3, 0, 3},
		{"a red one of today", []coach.Record{reached(at(20, "08:00"), content.Emergency, "fever_chills")}, 1, 1, 1, 0, 1},
		{"an amber one of day 15, closed on day 18", []coach.Record{resolved, checked(at(18, "12:00"), "full")}, 3, 3, 3, 0, 3}, // days 15, 16 and 17
		{"an amber one, twice unlocked for a day", []coach.Record{twice}, 5, 5, 5, 0, 5},                                        // all but days 16 and 18
		{"three sore mornings", []coach.Record{sore(16), sore(17), sore(18)}, 1, 1, 1, 3, 1},
		{"an amber one of the day before the week, closed at once", []coach.Record{closedAt(13)}, 1, 1, 1, 0, 1},
		{"soon", []coach.Record{soon}, 0, 0, 0, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := state(patient("physical_therapy", ""))
			for _, r := range tt.records {
				s = s.With(r)
			}
			w := s.Week(lib, at(20, "20:00"))
			got := []int{w.Done(coach.AimDays), w.Done(coach.AimSessions), w.Done(coach.AimWalks), w.Done(coach.AimCheckIns), w.Rested()}
			if want := []int{tt.days, tt.sessions, tt.walks, tt.checkIns, tt.rested}; fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("days, sessions, walks, check-ins and rest are %v, want %v", got, want)
			}
		})
	}
}

// closedAt is an amber result that was closed on its day.
func closedAt(day int) coach.Check {
	c := reached(at(day, "08:00"), content.SameDay, "fever_chills")
	c.ResolvedBy = coach.NewID(at(day, "08:30"), 7)
	return c
}

func TestDaysBeforeSetUpAdvisedNothing(t *testing.T) {
	p := patient("injection", "epidural") // days 0 and 1 are quiet
	w := state(p).Week(lib, at(3, "12:00"))
	if got := w.Done(coach.AimDays); got != 2 {
		t.Errorf("%d days are looked after, want the two quiet ones", got)
	}
	p.Stamp = stamp(at(1, "07:00"))
	if got := state(p).Week(lib, at(3, "12:00")).Done(coach.AimDays); got != 1 {
		t.Errorf("%d days are looked after, want the one since set-up", got)
	}
	s := state(p, coach.Attended(stamp(at(1, "08:00")), treated))
	if got := s.Week(lib, at(3, "12:00")).Done(coach.AimDays); got != 2 {
		t.Errorf("%d days are looked after, want also that of the appointment before set-up", got)
	}
}

func TestGoalsOfAWeek(t *testing.T) {
	tests := []struct {
		kind, subtype string
		day           int
		own           map[coach.Aim]int
		want          []int // days, sessions, walks, check-ins
	}{
		{"physical_therapy", "", 0, nil, []int{4, 3, 7, 5}},
		{"physical_therapy", "", 43, nil, []int{4, 3, 5, 4}},
		{"physical_therapy", "", 84, nil, []int{4, 3, 5, 4}},
		{"physical_therapy", "", 85, nil, []int{3, 2, 5, 2}},
		{"injection", "epidural", 1, nil, []int{4, 0, 0, 5}},
		{"injection", "epidural", 2, nil, []int{4, 3, 7, 5}},
		{"procedure", "fusion", 3, nil, []int{4, 0, 7, 5}},
		{"physical_therapy", "", 43, map[coach.Aim]int{coach.AimSessions: 1, coach.AimWalks: 2}, []int{4, 1, 2, 4}},
		{"physical_therapy", "", 85, map[coach.Aim]int{coach.AimSessions: 3}, []int{3, 2, 5, 2}}, // of an earlier phase, and never more
		{"physical_therapy", "", 85, map[coach.Aim]int{coach.AimSessions: 0}, []int{3, 2, 5, 2}},
	}
	for _, tt := range tests {
		p := patient(tt.kind, tt.subtype)
		for aim, n := range tt.own {
			p = p.WithGoal(aim, n)
		}
		w := state(p).Week(lib, at(tt.day, "12:00"))
		var got []int
		for _, aim := range coach.Aims() {
			got = append(got, w.Goals[aim])
		}
		if fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%s%s on day %d with %v: %v, want %v", tt.kind, tt.subtype, tt.day, tt.own, got, tt.want)
		}
	}
}

func TestComingBackIsWelcomed(t *testing.T) {
	p := patient("physical_therapy", "")
	tests := []struct {
		name    string
		records []coach.Record
		want    bool
	}{
		{"nothing since set-up", nil, true},
		{"three missed days", []coach.Record{exercised(16)}, true},
		{"two missed days", []coach.Record{exercised(17)}, false},
		{"a walk in between", []coach.Record{exercised(14), walked(17, 5)}, false},
		{"a check in between", []coach.Record{checked(at(18, "08:00"), "short")}, false},
		{"all that there is today counts for nothing", []coach.Record{exercised(16), exercised(20), checkIn(asked, "news", "nothing")}, true},
	}
	for _, tt := range tests {
		s := state(p)
		for _, r := range tt.records {
			s = s.With(r)
		}
		if got := s.Week(lib, now).Back; got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
	p.Stamp = stamp(at(20, "07:00"))
	if state(p).Week(lib, now).Back {
		t.Error("the day of set-up is a coming back")
	}
	if (coach.State{}).Week(lib, now).Back {
		t.Error("before set-up somebody came back")
	}
}

// What a day advised is worked out from the records again: it is what Decide says on
// that day, whatever came later.
func TestAdvisedRestIsWhatThatDaySaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyWalker(t)
		day := rapid.IntRange(14, 20).Draw(t, "day")
		if rapid.Bool().Draw(t, "much pain") {
			s = s.With(checkIn(at(day, "08:00"), "news", "nothing", "back_now", fmt.Sprint(rapid.IntRange(4, 8).Draw(t, "pain"))))
		}
		if rapid.Bool().Draw(t, "reds") {
			s = s.With(coach.Session{Stamp: stamp(at(day, "09:00")), Reds: rapid.IntRange(1, 2).Draw(t, "n")})
		}
		s.Profile.Treatments[0] = triage.Treatment{Type: s.Profile.Treatments[0].Type, Subtype: s.Profile.Treatments[0].Subtype, Date: string(treated.Add(day - rapid.IntRange(0, 30).Draw(t, "since")))}
		evening := at(day, "23:00")
		then := s.With(checked(at(day, "22:00"), "full")).Decide(lib, evening)
		rest := then.Decision == coach.DecideRest && then.Reasons[0].ID != "none_fits"
		s = s.With(checked(at(20, "08:25"), "full"))
		if got := s.Week(lib, at(20, "23:30")).Days[day-14]; got.Rest != rest {
			t.Fatalf("day %d: rest %v, but that day said %s %v", day, got.Rest, then.Decision, then.Reasons)
		}
	})
}

func BenchmarkWeek(b *testing.B) {
	s, now := window()
	b.ReportAllocs()
	for b.Loop() {
		s.Week(lib, now)
	}
}

func BenchmarkWalkTarget(b *testing.B) {
	s, now := window()
	for day := range coach.Window {
		s = s.With(walked(day, 20))
	}
	now = now.Add(time.Minute)
	b.ReportAllocs()
	for b.Loop() {
		s.WalkTarget(lib, now)
	}
}
