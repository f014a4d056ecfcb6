package player

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestCuesGolden compares what is announced with what a person found right to
// hear with closed eyes.
func TestCuesGolden(t *testing.T) {
	for name, steps := range map[string][]Step{
		"cues_hold_and_rest": {step("bridge", 2)}, "cues_sides": {step("fallout", 1)},
		"cues_long_hold": {step("stretch", 1)}, "cues_breath": {step("breath", 1)},
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			tl := compile(t, steps...)
			for _, c := range tl.Cues {
				s := tl.Segments[c.Segment]
				fmt.Fprintf(&b, "%5.1f %-7s %d  %-8s %s\n", c.At.Seconds(), c.Kind, c.Count, s.Kind, s.Side)
			}
			golden(t, name, strings.ReplaceAll(b.String(), " \n", "\n"))
		})
	}
}

// A quick stroke has no word of its own, but the first one of a set has.
func TestQuickStrokesAreAnnouncedOnce(t *testing.T) {
	s := step("march", 1)
	for i := range s.Exercise.Rep {
		s.Exercise.Rep[i].Seconds, s.Exercise.Rep[i].Hold = 0.4, false
	}
	moves := 0
	for _, c := range compile(t, s).Cues {
		if c.Kind == CueMove || c.Kind == CueRelease {
			moves++
		}
	}
	if moves != 1 {
		t.Errorf("%d strokes are announced, want the first one only", moves)
	}
}

// TestEveryCueIsGivenOnce plays a step in one go with random looks: all its cues
// come, in order, none before its deadline, each by the first look after it.
func TestEveryCueIsGivenOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tl := compile(t, drawRoutine(t)...)
		n := rapid.IntRange(0, len(tl.Spans)-1).Draw(t, "step")
		r := NewRun(tl, n)
		r.Speed = rapid.SampledFrom([]float64{1, 1, 3}).Draw(t, "speed")
		r.Begin(time.Minute)
		var got []Announcement
		for at := time.Minute; r.state == Running; at += time.Duration(rapid.IntRange(1, 1900).Draw(t, "ms")) * ms {
			before := r.seen
			r.Look(at)
			for _, a := range r.Due() {
				if a.Deadline > r.seen || a.Deadline < before && len(got) > 0 {
					t.Fatalf("%+v comes between %v and %v", a, before, r.seen)
				}
				got = append(got, a)
			}
		}
		var want []Cue
		for _, c := range tl.Cues {
			if tl.Segments[c.Segment].Step == n {
				want = append(want, c)
			}
		}
		if len(got) != len(want) {
			t.Fatalf("%d cues came, want %d", len(got), len(want))
		}
		for i, a := range got {
			deadline := time.Minute + time.Duration(float64(a.At-tl.Spans[n].Start)/r.Speed)
			if a.Cue != want[i] || a.Deadline != deadline {
				t.Errorf("cue %d is %+v at %v, want %+v at %v", i, a.Cue, a.Deadline, want[i], deadline)
			}
		}
	})
}

// After a pause in a repetition three, two, one are counted again, after a rest
// that was asked for; what was told before the pause is not told again.
func TestCuesAfterAPause(t *testing.T) {
	r := begun(t, 7500*ms) // half a second into the hold of three
	r.Due()
	r.Pause(7500*ms, "key")
	if due := r.Due(); len(due) != 0 {
		t.Fatalf("while it pauses it says %+v", due)
	}
	r.Resume(time.Minute, 10*time.Second)
	var got []string
	for at := time.Minute; at <= time.Minute+16*time.Second; at += 50 * ms {
		r.Look(at)
		for _, a := range r.Due() {
			got = append(got, fmt.Sprintf("%s%d@%v", a.Kind, a.Count, a.Deadline-time.Minute))
		}
	}
	want := "rest0@0s count3@10s count2@11s count1@12s release0@15.5s"
	if said := strings.Join(got, " "); said != want {
		t.Errorf("it says %s, want %s", said, want)
	}
}

// Ten seconds more in a rest make it ten seconds longer, in one count.
func TestMoreRestInARest(t *testing.T) {
	r := begun(t, 20*time.Second) // eight seconds of the rest are left
	r.Pause(20*time.Second, "key")
	r.Resume(time.Minute, 10*time.Second)
	for at, left := range map[time.Duration]time.Duration{0: 18 * time.Second, 10 * time.Second: 8 * time.Second} {
		r2 := *r
		if p := play(&r2, time.Minute, time.Minute+at); p.Segment.Kind != Rest || p.Left != left {
			t.Errorf("after %v: %s with %v left, want a rest with %v", at, p.Segment.Kind, p.Left, left)
		}
	}
}

// A wait is over after its time, and stands for ever once nobody watched or
// somebody said so.
func TestWaits(t *testing.T) {
	for name, tc := range map[string]struct {
		meanwhile func(r *Run)
		over      bool
	}{
		"watched":  {func(*Run) {}, true},
		"stays":    {(*Run).Stay, false},
		"asleep":   {func(r *Run) { r.Look(time.Hour) }, false},
		"answered": {(*Run).Answer, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := begun(t, 41*time.Second)
			r.Wait(41*time.Second, 20*time.Second)
			if p := play(r, 41*time.Second, 60*time.Second); p.State != Asking || p.Over || p.Wait != time.Second {
				t.Fatalf("a second before the end: %+v", p)
			}
			tc.meanwhile(r)
			p := play(r, 60*time.Second, 90*time.Second)
			if p.Over != tc.over || p.Step == 0 && p.State != Asking {
				t.Errorf("%+v", p)
			}
			if next := r.Next(90 * time.Second); next != 0 {
				t.Errorf("it looks again in %v", next)
			}
		})
	}
}
