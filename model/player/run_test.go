package player

import (
	"testing"
	"time"
)

const ms = time.Millisecond

// play looks every 100 ms from one clock reading to another, both included.
func play(r *Run, from, to time.Duration) Position {
	for at := from; at < to; at += 100 * ms {
		r.Look(at)
	}
	return r.Look(to)
}

// begun gives a run whose step began at clock reading 0 and has played for a
// while. The bridge of the routine: count-in to 5 s, move to 7, hold to 10,
// release to 11.5, again to 18, rest to 28, second set to 41.
func begun(t failer, played time.Duration) *Run {
	r := NewRun(routine(t), 0)
	r.Begin(0)
	play(r, 0, played)
	return r
}

func TestReadyWaitsForBegin(t *testing.T) {
	r := NewRun(routine(t), 1)
	p := play(r, 0, time.Minute)
	if p.State != Ready || p.Step != 1 || p.Next != 2 || p.StepDone != 0 || p.Segment.Kind != CountIn || p.Segment.Step != 1 {
		t.Errorf("after a minute: %+v", p)
	}
	r.Begin(time.Minute)
	if p := r.Look(time.Minute + time.Second); p.State != Running || p.StepDone != time.Second {
		t.Errorf("a second after Begin: %+v", p)
	}
}

func TestPositionInAHold(t *testing.T) {
	p := begun(t, 8*time.Second).position()
	switch {
	case p.State != Running || p.Segment.Kind != Hold || p.Segment.Set != 1 || p.Segment.Rep != 1:
		t.Errorf("%+v", p)
	case p.Left != 2*time.Second || p.Fraction < 0.333 || p.Fraction > 0.334:
		t.Errorf("left %v, fraction %v", p.Left, p.Fraction)
	case p.StepDone != 8*time.Second || p.StepLeft != 33*time.Second:
		t.Errorf("done %v, left %v of the exercise", p.StepDone, p.StepLeft)
	}
	total := routine(t).Total
	if p.TotalLeft != total-8*time.Second || p.Share != float64(8*time.Second)/float64(total) {
		t.Errorf("left %v, share %v of the whole", p.TotalLeft, p.Share)
	}
}

func TestQuestionStands(t *testing.T) {
	r := begun(t, 40500*ms)
	p := r.Look(42 * time.Second) // a second later than the end
	if p.State != Asking || p.Segment.Kind != Ask || p.Step != 0 || p.StepDone != 41*time.Second {
		t.Fatalf("at the end: %+v", p)
	}
	if p = play(r, 42*time.Second, time.Minute); p.State != Asking || p.Step != 0 {
		t.Fatalf("later: %+v", p)
	}
	r.Skip()
	r.Begin(time.Minute)
	r.Resume(time.Minute, 0)
	if p = r.Look(time.Minute); p.State != Asking {
		t.Fatalf("passed unanswered: %+v", p)
	}
	r.Answer()
	if p = r.Look(time.Minute); p.State != Ready || p.Step != 1 {
		t.Fatalf("after the answer: %+v", p)
	}
}

func TestLastAnswerFinishes(t *testing.T) {
	tl := compile(t, step("bridge", 3))
	r := NewRun(tl, 0)
	r.Begin(0)
	play(r, 0, tl.Total)
	r.Answer()
	p := r.Look(tl.Total)
	if p.State != Finished || p.Step != 1 || p.Next != -1 || p.Share != 1 || p.TotalLeft != 0 {
		t.Fatalf("%+v", p)
	}
	for _, act := range []func(){r.Back, r.Again, r.Skip, r.Answer, func() { r.Begin(0) }, func() { r.Resume(0, 0) }} {
		act()
		if p := r.Look(time.Hour); p.State != Finished || p.Index != -1 {
			t.Errorf("a finished run went on: %+v", p)
		}
	}
}

func TestPauseKeepsTheHold(t *testing.T) {
	r := begun(t, 8*time.Second) // 2 s of the hold are left
	r.Pause(8300*ms, "key")
	p := play(r, 8300*ms, time.Minute)
	if p.State != Paused || p.Reason != "key" || p.Segment.Kind != Hold || p.Left != 1700*ms {
		t.Fatalf("paused: %+v", p)
	}
	r.Resume(time.Minute, 0)
	p = play(r, time.Minute, time.Minute+1200*ms)
	if p.State != Running || p.Segment.Kind != CountIn || p.Left != 1800*ms || p.StepDone != 8300*ms || p.Reason != "" {
		t.Fatalf("counting in again: %+v", p)
	}
	if hold := r.timeline.Segments[p.Index]; p.Fraction != float64(1300*ms)/float64(hold.Length()) {
		t.Errorf("the figure moved to %v while it was counted in", p.Fraction)
	}
	p = play(r, time.Minute+1200*ms, time.Minute+3*time.Second)
	if p.Segment.Kind != Hold || p.Left != 1700*ms {
		t.Fatalf("the hold goes on: %+v", p)
	}
	if p = play(r, time.Minute+3*time.Second, time.Minute+4600*ms); p.Segment.Kind != Hold || p.Left != 100*ms {
		t.Fatalf("the hold ends: %+v", p)
	}
}

func TestResumeWithoutCountIn(t *testing.T) {
	for name, at := range map[string]time.Duration{"count-in": 2 * time.Second, "rest": 20 * time.Second} {
		t.Run(name, func(t *testing.T) {
			r := begun(t, at)
			kind := r.Look(at).Segment.Kind
			r.Pause(at, "key")
			r.Resume(time.Hour, 0)
			if p := r.Look(time.Hour + time.Second); p.Segment.Kind != kind || p.StepDone != at+time.Second {
				t.Errorf("%+v", p)
			}
		})
	}
}

// A rest that was given at a pause is had to its end, also when it is paused
// itself; asked for twice it is twice as long.
func TestPauseInARestThatWasGiven(t *testing.T) {
	for name, at := range map[string]time.Duration{"in a hold": 8 * time.Second, "in a rest": 20 * time.Second} {
		t.Run(name, func(t *testing.T) {
			r := begun(t, at)
			r.Pause(at, "key")
			before := r.Look(at)
			own := time.Duration(0) // of the rest that it was in anyway
			if before.Segment.Kind == Rest {
				own = before.Left
			}
			r.Resume(30*time.Second, 10*time.Second)
			play(r, 30*time.Second, 34*time.Second)
			r.Pause(34*time.Second, "key")
			if p := r.Look(50 * time.Second); p.Segment.Kind != Rest || p.Left != own+6*time.Second {
				t.Errorf("paused: %s, %v left", p.Segment.Kind, p.Left)
			}
			r.Resume(50*time.Second, 0)
			if p := r.Look(51 * time.Second); p.Segment.Kind != Rest || p.Left != own+5*time.Second || p.StepDone != at {
				t.Errorf("a second later: %+v", p)
			}
			r.Look(time.Hour) // nobody watches
			r.Resume(2*time.Hour, 10*time.Second)
			if p := r.Look(2 * time.Hour); p.Segment.Kind != Rest || p.Left != own+15*time.Second {
				t.Errorf("with ten seconds more: %+v", p)
			}
		})
	}
}

// A rest belongs to the place that it was given at.
func TestARestEndsWithItsPlace(t *testing.T) {
	for name, leave := range map[string]func(r *Run){"back": (*Run).Back, "again": (*Run).Again, "skip": (*Run).Skip} {
		r := begun(t, 8*time.Second)
		r.Pause(8*time.Second, "key")
		r.Resume(8*time.Second, 10*time.Second)
		r.Pause(9*time.Second, "key")
		leave(r)
		r.Begin(10 * time.Second)
		r.Resume(10*time.Second, 0)
		if p := r.Look(10 * time.Second); p.Segment.Kind != CountIn {
			t.Errorf("after %s: %+v", name, p)
		}
	}
}

func TestPauseWhileCountingInAgain(t *testing.T) {
	r := begun(t, 8*time.Second)
	r.Pause(8*time.Second, "key")
	r.Resume(20*time.Second, 0)
	r.Pause(22*time.Second, "key")
	r.Resume(30*time.Second, 0)
	if p := r.Look(30 * time.Second); p.Segment.Kind != CountIn || p.Left != 3*time.Second || p.StepDone != 8*time.Second {
		t.Errorf("%+v", p)
	}
}

// TestGap is S7: nobody watched, so nothing was done.
func TestGap(t *testing.T) {
	for name, tc := range map[string]struct {
		gap    time.Duration
		state  State
		reason string
		done   time.Duration
	}{
		"two seconds are watched": {2 * time.Second, Running, "", 7 * time.Second},
		"more is not":             {2*time.Second + 1, Paused, ReasonGap, 5 * time.Second},
		"asleep for a day":        {24 * time.Hour, Paused, ReasonGap, 5 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			r := begun(t, 5*time.Second)
			p := r.Look(5*time.Second + tc.gap)
			if p.State != tc.state || p.Reason != tc.reason || p.StepDone != tc.done {
				t.Errorf("%+v", p)
			}
		})
	}
}

func TestGapIsFoundByPause(t *testing.T) {
	r := begun(t, 5*time.Second)
	r.Pause(time.Hour, "key")
	if p := r.Look(time.Hour); p.State != Paused || p.Reason != ReasonGap || p.StepDone != 5*time.Second {
		t.Errorf("%+v", p)
	}
}

func TestEarlierReadingsTellNothing(t *testing.T) {
	r := begun(t, 8*time.Second)
	want := r.position()
	for _, at := range []time.Duration{8 * time.Second, 7 * time.Second, 0, -time.Hour} {
		if p := r.Look(at); p != want {
			t.Errorf("a look at %v changed %+v to %+v", at, want, p)
		}
	}
	if p := r.Look(8500 * ms); p.StepDone != 8500*ms {
		t.Errorf("later: %+v", p)
	}
}

func TestBack(t *testing.T) {
	type want struct {
		step  int
		state State
		done  time.Duration
	}
	// The fallout of the routine: left from 5 s, change at 14, right from 20 to 29.
	for name, tc := range map[string]struct {
		step   int
		played time.Duration
		times  int
		want   want
	}{
		"in the first set":           {0, 8 * time.Second, 1, want{0, Paused, 5 * time.Second}},
		"in its last repetition":     {0, 17 * time.Second, 1, want{0, Paused, 5 * time.Second}},
		"in the rest after it":       {0, 20 * time.Second, 1, want{0, Paused, 5 * time.Second}},
		"in the second set":          {0, 30 * time.Second, 1, want{0, Paused, 28 * time.Second}},
		"twice in the second set":    {0, 30 * time.Second, 2, want{0, Paused, 5 * time.Second}},
		"on the right":               {1, 22 * time.Second, 1, want{1, Paused, 20 * time.Second}},
		"twice on the right":         {1, 22 * time.Second, 2, want{1, Paused, 5 * time.Second}},
		"at the question":            {1, 40 * time.Second, 1, want{1, Paused, 20 * time.Second}},
		"in the count-in":            {1, 3 * time.Second, 1, want{0, Ready, 0}},
		"prepared":                   {1, 0, 1, want{0, Ready, 0}},
		"in the very first count-in": {0, 3 * time.Second, 1, want{0, Ready, 0}},
		"to the exercise before":     {1, 8 * time.Second, 2, want{0, Ready, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			r := NewRun(routine(t), tc.step)
			if tc.played > 0 {
				r.Begin(0)
				play(r, 0, tc.played)
			}
			for range tc.times {
				r.Back()
			}
			p := r.Look(tc.played)
			if got := (want{p.Step, p.State, p.StepDone}); got != tc.want {
				t.Errorf("%+v, want %+v", got, tc.want)
			}
		})
	}
}

// Where a rest lies between repetitions, too, back leads to the start of the set.
func TestBackPastTheRestsOfASet(t *testing.T) {
	// The relaxing: 8.5 s a repetition, 10 s of rest; its second set from 42 s.
	for played, want := range map[time.Duration]time.Duration{
		10 * time.Second: 5 * time.Second, 25 * time.Second: 5 * time.Second, 28 * time.Second: 5 * time.Second,
		45 * time.Second: 42 * time.Second, 55 * time.Second: 42 * time.Second, 62 * time.Second: 42 * time.Second,
	} {
		r := NewRun(compile(t, step("relax", 1)), 0)
		r.Begin(0)
		play(r, 0, played)
		r.Back()
		if p := r.Look(played); p.StepDone != want || p.Segment.Rep != 1 {
			t.Errorf("back from %v leads to %v, want %v", played, p.StepDone, want)
		}
	}
}

// A question that was gone back from waits no longer.
func TestBackFromAQuestionThatWaits(t *testing.T) {
	r := begun(t, 41*time.Second)
	r.Wait(41*time.Second, 5*time.Second)
	r.Back()
	if p := play(r, 41*time.Second, time.Minute); p.State != Paused || p.Wait != 0 || p.Over {
		t.Errorf("%+v", p)
	}
}

func TestBackIsCountedInAgain(t *testing.T) {
	r := begun(t, 30*time.Second)
	r.Back()
	r.Resume(time.Minute, 0)
	if p := r.Look(time.Minute); p.Segment.Kind != CountIn || p.Left != 3*time.Second || p.Segment.Set != 2 {
		t.Errorf("%+v", p)
	}
}

func TestSkipAndAgain(t *testing.T) {
	r := begun(t, 8*time.Second)
	r.Again()
	if p := r.Look(9 * time.Second); p.State != Ready || p.Step != 0 || p.StepDone != 0 {
		t.Errorf("again: %+v", p)
	}
	for want := 1; want <= 2; want++ {
		r.Skip()
		if p := r.Look(9 * time.Second); p.State != Ready || p.Step != want {
			t.Errorf("skipped: %+v, want step %d", p, want)
		}
	}
	r.Skip()
	if p := r.Look(9 * time.Second); p.State != Finished {
		t.Errorf("last skipped: %+v", p)
	}
}

func TestStartsWhereItWasLeft(t *testing.T) {
	for start, want := range map[int]State{-1: Ready, 0: Ready, 2: Ready, 3: Finished, 9: Finished} {
		if p := NewRun(routine(t), start).Look(0); p.State != want {
			t.Errorf("at step %d: %s, want %s", start, p.State, want)
		}
	}
}

func TestSpeed(t *testing.T) {
	r := NewRun(routine(t), 0)
	r.Speed = 20
	r.Begin(0)
	if p := play(r, 0, 400*ms); p.Segment.Kind != Hold || p.StepDone != 8*time.Second {
		t.Errorf("after 0.4 s: %+v", p)
	}
	if p := r.Look(3 * time.Second); p.State != Paused || p.StepDone != 8*time.Second {
		t.Errorf("the gap is not measured on the clock: %+v", p)
	}
}

func TestNext(t *testing.T) {
	for name, tc := range map[string]struct {
		played, want time.Duration
	}{
		"count-in":             {1200 * ms, 800 * ms},
		"on a whole second":    {2 * time.Second, time.Second},
		"move, on a frame":     {5 * time.Second, frame},
		"move, between frames": {5100 * ms, 2*frame - 100*ms},
		"last frame of a move": {7*time.Second - 10*ms, 10 * ms},
		"hold":                 {7300 * ms, 700 * ms},
		"rest":                 {19900 * ms, 100 * ms},
		"question":             {41 * time.Second, 0},
	} {
		t.Run(name, func(t *testing.T) {
			if got := begun(t, tc.played).Next(tc.played); got != tc.want {
				t.Errorf("next after %v, want %v", got, tc.want)
			}
		})
	}
	paused := begun(t, 8*time.Second)
	paused.Pause(8*time.Second, "key")
	for name, r := range map[string]*Run{"prepared": NewRun(routine(t), 0), "paused": paused, "finished": NewRun(routine(t), 3)} {
		if got := r.Next(8 * time.Second); got != 0 {
			t.Errorf("%s: something changes after %v", name, got)
		}
	}
}

// TestNextDrives follows the waits alone: every segment is met at its start to
// within the rounding of the speed, slow runs are never taken for gaps, and
// nothing drifts.
func TestNextDrives(t *testing.T) {
	for _, speed := range []float64{0.1, 1, 3, 20} {
		r := NewRun(routine(t), 0)
		r.Speed = speed
		r.Begin(0)
		at, met := time.Duration(0), map[int]time.Duration{}
		for range 20000 {
			wait := r.Next(at)
			if wait == 0 {
				break
			}
			if wait < 0 || wait > time.Second {
				t.Fatalf("speed %v: wait %v at %v", speed, wait, at)
			}
			at += wait
			if p := r.Look(at); met[p.Index] == 0 {
				met[p.Index] = p.StepDone
			}
		}
		if p := r.Look(at); p.State != Asking {
			t.Fatalf("speed %v: %+v", speed, p)
		}
		for i, s := range r.timeline.Segments[1:r.timeline.Spans[0].Last] {
			if late := met[i+1] - s.Start; late < 0 || late > time.Microsecond {
				t.Errorf("speed %v: segment %d, due at %v, was met %v late", speed, i+1, s.Start, late)
			}
		}
		if want := time.Duration(float64(r.timeline.Spans[0].End) / speed); at < want || at > want+time.Microsecond {
			t.Errorf("speed %v: over at %v, want %v", speed, at, want)
		}
	}
}

func TestEase(t *testing.T) {
	for in, want := range map[float64]float64{-1: 0, 0: 0, 0.5: 0.5, 1: 1, 2: 1} {
		if got := Ease(in); got != want {
			t.Errorf("Ease(%v) = %v, want %v", in, got, want)
		}
	}
	for i := range 100 {
		a, b := Ease(float64(i)/100), Ease(float64(i+1)/100)
		if b <= a || b-a > 0.0151 {
			t.Errorf("from %v to %v at %d %%", a, b, i)
		}
	}
}
