package coach_test

import (
	"reflect"
	"slices"
	"testing"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

func TestFirstCheckComesBeforeAll(t *testing.T) {
	p := patient("injection", "epidural")
	p.Done = []string{"setup"}
	s := state(p, checkIn(asked, "news", "fever_wound", "back_now", "9"))
	got := s.DueChecks(triggers, now)
	if len(got) != 1 || got[0].Trigger != "first" || got[0].Form.Kind != "full" {
		t.Fatalf("due %+v, want the first check alone", got)
	}
	if !slices.Contains(got[0].Form.Items, "fever_chills") {
		t.Errorf("asks %v first, want what was ticked", got[0].Form.Items)
	}
	wantDue(t, s.With(checked(at(20, "08:10"), "short")), now, "first", true)
	wantDue(t, s.With(checked(at(20, "08:10"), "full")), now, "first", false)
}

// Each tick of the first screen asks for its own check, with its items first,
// until a check settles it.
func TestTicksAsk(t *testing.T) {
	for _, n := range triggers.News {
		t.Run(n.On()+" "+n.Choice, func(t *testing.T) {
			s := state(patient("physical_therapy", ""), checked(at(20, "07:59"), "full"), checkIn(asked, n.On(), n.Choice))
			i := slices.IndexFunc(s.DueChecks(triggers, now), func(d coach.Due) bool { return d.Trigger == n.ID })
			if i < 0 {
				t.Fatalf("due %v, want %s", due(s, now), n.ID)
			}
			form := s.DueChecks(triggers, now)[i].Form
			if form.Kind != n.Form || !reflect.DeepEqual(form.Items, n.First) {
				t.Errorf("form %+v, want %s with %v", form, n.Form, n.First)
			}
			wantDue(t, s.With(checked(at(20, "08:10"), "short")), now, n.ID, true)
			wantDue(t, s.With(checked(at(20, "08:10"), n.Form, n.First...)), now, n.ID, false)
		})
	}
	wantDue(t, state(patient("physical_therapy", ""), checkIn(asked, "news", "nothing")), now, "T5", false)
}

// What settles a due check, and what does not.
func TestOnlyACompleteCheckSettles(t *testing.T) {
	s := state(patient("physical_therapy", ""), checkIn(asked, "news", "fall"))
	wantDue(t, s, now, "T8", true)
	tests := []struct {
		name    string
		change  func(*coach.Check)
		settles bool
	}{
		{"complete", func(*coach.Check) {}, true},
		{"left in the middle", func(c *coach.Check) { c.Finished = false }, false},
		{"questions skipped", func(c *coach.Check) { c.Result.Complete = false }, false},
		{"targeted at the items alone", func(c *coach.Check) {
			c.Form = triage.Form{Kind: "targeted", Items: []string{"trauma_major", "trauma_minor"}}
		}, false},
		{"before the tick", func(c *coach.Check) { c.Stamp = stamp(at(20, "07:59")) }, false},
		{"by a clock that was set", func(c *coach.Check) { c.ClockSet = true }, false},
		{"urgent, but complete", func(c *coach.Check) { c.Result.Urgency = content.Emergency }, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := checked(at(20, "08:10"), "full")
			tt.change(&c)
			wantDue(t, s.With(c), now, "T8", !tt.settles)
		})
	}
	t.Run("a demo, which runs on a set clock, believes its own checks", func(t *testing.T) {
		c := checked(at(20, "08:10"), "full")
		c.ClockSet = true
		demo := s.With(c)
		demo.ClockSet = true
		wantDue(t, demo, now, "T8", false)
	})
}

// A trigger that nobody followed stays open: another check-in, another day and a
// new "nothing new" do not make it go away.
func TestATriggerStaysOpen(t *testing.T) {
	s := state(patient("physical_therapy", ""),
		checkIn(asked, "news", "fever_wound"), checkIn(at(20, "08:20"), "news", "nothing"))
	wantDue(t, s, now, "T7", true)
	s = s.With(checkIn(at(21, "08:00"), "news", "nothing"))
	wantDue(t, s, at(21, "09:00"), "T7", true)
	wantDue(t, s.With(checked(at(21, "08:30"), "full")), at(21, "09:00"), "T7", false)
}

// Low mood is asked about on its day. It never follows anybody around, and a
// check about the body is no answer to it.
func TestMoodIsAskedOnItsDayOnly(t *testing.T) {
	s := state(patient("physical_therapy", ""), checkIn(asked, "news", "low_mood"))
	wantDue(t, s, now, "T15", true)
	wantDue(t, s.With(checked(at(20, "08:10"), "full")), now, "T15", true)
	wantDue(t, s.With(checked(at(20, "08:10"), "full", "suicide", "distress_severe")), now, "T15", false)
	wantDue(t, s, at(21, "02:59"), "T15", true)
	wantDue(t, s, at(21, "03:00"), "T15", false)
}

// What is entered later for an earlier day counts from that day.
func TestBackDatedCheckInAsks(t *testing.T) {
	c := checkIn(at(20, "08:00"), "news", "fall")
	c.Day = treated.Add(15)
	s := state(patient("physical_therapy", ""), c)
	wantDue(t, s, now, "T8", true)
	wantDue(t, s.With(checked(at(15, "20:00"), "full")), now, "T8", true)
	wantDue(t, s.With(checked(at(16, "03:00"), "full")), now, "T8", false)
}

func TestStoppedSessionAsks(t *testing.T) {
	sess := coach.Session{Stamp: stamp(at(20, "07:00")), State: coach.SessionPartly, StoppedFor: "something"}
	s := state(patient("physical_therapy", ""), sess)
	wantDue(t, s, now, "T12", true)
	wantDue(t, s, at(25, "12:00"), "T12", true)
	inside := checked(at(20, "07:05"), "full")
	wantDue(t, s.With(inside), now, "T12", false)
	t.Run("a check in the middle of the session is no answer to its end", func(t *testing.T) {
		sess.StoppedAt = at(20, "07:10")
		wantDue(t, s.With(sess).With(inside), now, "T12", true)
	})
	t.Run("a session that just ended asks nothing", func(t *testing.T) {
		sess.StoppedFor = ""
		wantDue(t, s.With(sess), now, "T12", false)
	})
}

// The most pressing comes first, each trigger once.
func TestDueInOrder(t *testing.T) {
	s := state(usually(patient("injection", "epidural"), 2),
		checkIn(at(19, "08:00"), "news", "other", "news", "pelvic"),
		checkIn(at(20, "08:00"), "news", "numb_weak", "news", "fever_wound", "news", "low_mood", "back_now", "9"))
	got := due(s, now)
	if want := []string{"T5", "T7", "T6", "T15", "T1", "T2", "T14", "T13"}; !slices.Equal(got, want) {
		t.Errorf("due %v, want %v", got, want)
	}
	items := s.DueChecks(triggers, now)[0].Form.Items
	if !slices.Contains(items, "ces_saddle_numb") || !slices.Contains(items, "leg_weak_severe") {
		t.Errorf("T5 asks %v, want the items of both ticks", items)
	}
	for _, item := range items {
		if n := len(slices.DeleteFunc(slices.Clone(items), func(i string) bool { return i != item })); n != 1 {
			t.Errorf("%s is there %d times", item, n)
		}
	}
}
