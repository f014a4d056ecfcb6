package model_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"backcoach/model/coach"
	"backcoach/model/modeltest"
	"backcoach/model/player"
)

// ready is the file of a patient who can exercise now.
func ready(t *testing.T) *modeltest.Store {
	t.Helper()
	d := modeltest.New(t, modeltest.At(modeltest.Morning.Add(-time.Hour)))
	d.Ready(modeltest.InTherapy)
	d.BeginSession() // asks how the patient can move
	d.Store.Prefer("pace", "by_key")
	return d.Store
}

// timelineOf lays out the session that is on file.
func timelineOf(t *testing.T, d *modeltest.Driver, s coach.Session) player.Timeline {
	t.Helper()
	var steps []player.Step
	for _, p := range s.Planned {
		step, ok := p.Step(d.Library())
		if !ok {
			t.Fatalf("no exercise %s", p.Exercise)
		}
		steps = append(steps, step)
	}
	line, err := player.Compile(steps)
	if err != nil {
		t.Fatal(err)
	}
	return line
}

// cuesOf are the announcements from a moment on that belong to segments.
func cuesOf(p *modeltest.Program, from time.Duration) map[int]time.Duration {
	at := map[int]time.Duration{}
	for _, c := range p.Cues() {
		if i, err := strconv.Atoi(c.Moment); err == nil && c.At >= from {
			if _, known := at[i]; !known {
				at[i] = c.At
			}
		}
	}
	return at
}

// cueLimit is how late a cue may come.
const cueLimit = 25 * time.Millisecond

// A whole session on the clock of the real program: every cue comes within
// cueLimit after its deadline, however often it is paused, each exercise ends
// with its question, and nothing goes on or counts as done by itself.
func TestAWholeSessionOnTheClock(t *testing.T) {
	store := ready(t)
	modeltest.Play(t, store, func(t *testing.T, p *modeltest.Program) {
		p.Keys("enter", "1") // the session is the next step; everything is in reach
		d := modeltest.New(t, modeltest.On(store))
		for n := range 4 {
			begun := p.Time()
			p.Key("enter")
			line := timelineOf(t, d, planned(t, store, p, n))
			span := line.Spans[n]
			late := time.Duration(0)
			if n == 1 {
				late = pauseThrice(p)
			}
			if n == 2 {
				resizing(p, span.End-span.Start)
			}
			p.Wait(span.End - span.Start + late + time.Minute)
			if p.Running() {
				t.Fatalf("exercise %d is over and still runs", n+1)
			}
			inTime(t, cuesOf(p, begun), line, n, begun, n == 1)
			asksHow(t, p)
			if s := store.State().Sessions; len(s) > 0 && len(s[0].Done) != n {
				t.Fatalf("nobody has answered and %d exercises are filed, want %d", len(s[0].Done), n)
			}
			p.Wait(10 * time.Minute)
			asksHow(t, p)
			p.Keys("1")
		}
		p.Wait(time.Hour)
		if s := store.State().Sessions[0]; s.State != coach.SessionRunning || s.EndPain != nil {
			t.Errorf("the session ended by itself: %+v", s)
		}
		p.Keys("2", "enter")
		if s := store.State().Sessions[0]; s.State != coach.SessionDone || s.EndPain == nil || *s.EndPain != 2 {
			t.Errorf("the session was not filed as done with pain 2: %+v", s)
		}
	})
}

// planned is the session that is running; before its first exercise is filed,
// the plan of the day.
func planned(t *testing.T, store *modeltest.Store, p *modeltest.Program, n int) coach.Session {
	t.Helper()
	if sessions := store.State().Sessions; len(sessions) > 0 {
		return sessions[0]
	}
	if n > 0 {
		t.Fatal("the session was not saved after its first exercise")
	}
	d := modeltest.New(t, modeltest.On(store))
	return coach.Session{Planned: store.State().Decide(d.Library(), modeltest.Morning).Routine}
}

// pauseThrice pauses by any key, waits, and goes on, and tells how much later
// everything is by that at most.
func pauseThrice(p *modeltest.Program) time.Duration {
	late := time.Duration(0)
	for i, key := range []string{"x", "down", "q"} {
		p.Wait(time.Duration(7300+5100*i) * time.Millisecond)
		p.Key(key)
		wait := time.Duration(i+1) * 1234567 * time.Microsecond // longer than the menu ignores keys
		p.Wait(wait)
		p.Key("enter")
		late += wait + 3*time.Second
	}
	return late
}

// resizing sends other messages all the while, many of them at the very moment
// of a deadline.
func resizing(p *modeltest.Program, span time.Duration) {
	for range span / (250 * time.Millisecond) {
		p.Wait(250 * time.Millisecond)
		p.Resize(80, 24)
	}
}

// What is pressed and resized leaves no ticks behind: a screen that stands still
// wakes for nothing, and an exercise for its frames only.
func TestNoTicksAreLeftBehind(t *testing.T) {
	modeltest.Play(t, ready(t), func(t *testing.T, p *modeltest.Program) {
		for range 50 {
			p.Key("down")
			p.Key("up")
		}
		before := p.Messages()
		p.Wait(10 * time.Minute)
		if n := p.Messages() - before; n > 1 {
			t.Errorf("Today stood still for ten minutes and woke %d times", n)
		}
		p.Keys("enter", "1")
		p.Key("enter")
		resizing(p, 10*time.Second)
		before = p.Messages()
		p.Wait(10 * time.Second)
		if n := p.Messages() - before; !p.Running() || n > 12*10+10 {
			t.Errorf("ten seconds of an exercise (running: %v) took %d messages", p.Running(), n)
		}
	})
}

// inTime compares the cues of an exercise with their deadlines. A paused one may
// only be later by the same time from then on, never earlier, never drifting.
func inTime(t *testing.T, at map[int]time.Duration, line player.Timeline, step int, begun time.Duration, paused bool) {
	t.Helper()
	shift, shifts := time.Duration(0), 0
	for i := line.Spans[step].First + 1; i < len(line.Segments) && line.Segments[i].Step == step; i++ {
		seg := line.Segments[i]
		if seg.Kind == player.Ask {
			continue
		}
		came, ok := at[i]
		if !ok {
			t.Errorf("exercise %d: %s number %d was never announced", step+1, seg.Kind, i)
			continue
		}
		late := came - begun - (seg.Start - line.Spans[step].Start) - shift
		if paused && late > time.Second {
			shift, shifts, late = shift+late, shifts+1, 0
		}
		if late < 0 || late > cueLimit {
			t.Errorf("exercise %d: %s number %d came %v after its deadline", step+1, seg.Kind, i, late)
		}
	}
	if paused && shifts == 0 {
		t.Errorf("exercise %d was paused, and nothing came later for it", step+1)
	}
}

func asksHow(t *testing.T, p *modeltest.Program) {
	t.Helper()
	if said := strings.Join(p.Lines(), "\n"); !strings.Contains(said, "how was it?") {
		t.Fatalf("the exercise does not end with its question:\n%s", said)
	}
}

// A whole session with closed eyes: nobody touches a key, and everything there is
// to know is heard in time, up to the question that waits for somebody.
func TestAWholeSessionIsHeard(t *testing.T) {
	store := ready(t)
	store.Prefer("pace", "by_itself")
	modeltest.Play(t, store, func(t *testing.T, p *modeltest.Program) {
		p.Keys("enter", "1")
		p.Wait(25 * time.Minute)
		heard := p.Ear.Heard()
		names := map[string]int{}
		for _, h := range heard {
			names[h.Name]++
			if h.Text == "" || strings.Contains(h.Text, "{{") || strings.ContainsAny(h.Text, "<‹") {
				t.Errorf("%s says %q", h.Name, h.Text)
			}
		}
		if names["prepare"] != 4 || names["ready"] != 4 || names["end"] != 4 || names["finish"] != 1 || names["3"] < 4 || names["3"] != names["1"] {
			t.Errorf("heard was %v", names)
		}
		if s := store.State().Sessions[0]; s.State != coach.SessionRunning || len(s.Done) != 4 {
			t.Errorf("filed as %+v", s)
		}
		heardInTime(t, heard)
	})
}

// heardInTime holds that each cue is handed over within cueLimit after its deadline,
// and that deadlines never go back.
func heardInTime(t *testing.T, heard []modeltest.Heard) {
	t.Helper()
	start := heard[0].At.Sub(heard[0].Deadline) // the test's clock and the wall differ by a constant
	for i, h := range heard {
		if late := h.At.Sub(h.Deadline) - start; late < 0 || late > cueLimit {
			t.Errorf("%s, %q, came %v after its deadline", h.Name, h.Text, late)
		}
		if i > 0 && h.Deadline.Before(heard[i-1].Deadline) {
			t.Errorf("%s belongs before %s", h.Name, heard[i-1].Name)
		}
	}
}

// A pause silences what is being said, and so does leaving.
func TestAPauseIsSilent(t *testing.T) {
	modeltest.Play(t, ready(t), func(t *testing.T, p *modeltest.Program) {
		p.Keys("enter", "1", "1")
		p.Wait(6 * time.Second)
		before := p.Ear.Hushed()
		p.Key("x")
		if p.Ear.Hushed() != before+1 {
			t.Errorf("it goes on speaking in a pause")
		}
		heard := len(p.Ear.Heard())
		p.Wait(10 * time.Minute)
		if now := p.Ear.Heard(); len(now) != heard {
			t.Errorf("while it pauses it says %+v", now[heard:])
		}
		p.Key("!")
		if p.Ear.Hushed() != before+2 {
			t.Errorf("the warning check is spoken over")
		}
	})
}
