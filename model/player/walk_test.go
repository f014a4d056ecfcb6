package player

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// walker does to a run whatever a patient, a timer and a bad clock can do, and
// checks each time that the run did what it promises. It counts the watched time
// for itself.
type walker struct {
	failer
	run  *Run
	now  time.Duration // the true clock
	seen time.Duration // latest reading the run was told while running
	rest time.Duration // that was asked for and the run still owes
	lead time.Duration // the count-in after it
	// waited is how long the run is being waited for, of a wait of so long.
	waited, given time.Duration
	told          []Announcement
}

func newWalker(t failer, speed float64) *walker {
	w := &walker{failer: t, run: NewRun(compile(t, step("bridge", 2), step("fallout", 2), step("relax", 1), step("march", 1)), 0)}
	w.run.Speed = speed
	return w
}

// place is where on the time line a position is.
func (w *walker) place(p Position) time.Duration { return w.run.timeline.Total - p.TotalLeft }

// do carries out one letter. Digits are looks after so many quarters of a
// second; any other letter is a look after a few milliseconds.
func (w *walker) do(letter rune) {
	was := w.run.position()
	switch letter {
	case 'b', 'r', 'l', 's', 'u', 'a', 'y', 'w', 't':
		w.act(letter, was)
	case 'p':
		w.now += 10 * ms
		w.run.Pause(w.now, "key")
		w.timePassed(w.now, was, Paused)
	case 'd': // doubled
		w.look(w.seen, was)
	case '<': // backward
		w.look(w.seen-3*time.Second, was)
	case 'n':
		w.wait(was)
	case 'z': // asleep
		w.now += time.Hour
		w.look(w.now, was)
	default:
		if letter >= '0' && letter <= '9' {
			w.now += time.Duration(letter-'0') * 250 * ms
		} else {
			w.now += time.Duration(letter%32) * ms
		}
		w.look(w.now, was)
	}
	w.bounds(w.run.position())
	w.owes(w.run.position())
	w.heard(w.run.Due())
}

// heard checks what was announced: each cue once, in order, after its deadline.
func (w *walker) heard(due []Announcement) {
	for _, a := range due {
		if n := len(w.told); n > 0 && a.Deadline < w.told[n-1].Deadline {
			w.Fatalf("%+v is announced after %+v", a, w.told[n-1])
		}
		if a.Deadline > w.seen {
			w.Fatalf("%+v is announced at %v already", a, w.seen)
		}
		if step := w.run.timeline.Segments[a.Segment].Step; step != w.run.step {
			w.Fatalf("in step %d %+v of step %d is announced", w.run.step, a, step)
		}
		w.told = append(w.told, a)
	}
}

func (w *walker) look(at time.Duration, was Position) {
	w.run.Look(at)
	w.timePassed(at, was, Running)
}

// wait asks for the next change and looks when it is due.
func (w *walker) wait(was Position) {
	wait := w.run.Next(w.now)
	w.timePassed(w.now, was, Running)
	was = w.run.position()
	if (wait > 0) != (was.State == Running || was.Wait > 0 && !was.Over) || wait > time.Second {
		w.Fatalf("waits %v in %+v", wait, was)
	}
	w.now += wait
	w.look(w.now, was)
}

// timePassed checks what a run made of a reading of the clock. It is in state
// then if it goes on running.
func (w *walker) timePassed(at time.Duration, was Position, then State) {
	p := w.run.position()
	if p.Step != was.Step {
		w.Fatalf("time alone led from step %d to %d", was.Step, p.Step)
	}
	watched := max(at-w.seen, 0)
	if was.State != Running {
		w.waiting(at, watched, was, p)
		return
	}
	if watched > 2*time.Second {
		if p.State != Paused || p.Reason != ReasonGap || w.place(p) != w.place(was) {
			w.Fatalf("nobody watched for %v, and %+v became %+v", watched, was, p)
		}
		return
	}
	w.seen = max(w.seen, at)
	moved := time.Duration(float64(watched) * w.run.speed())
	rested := min(w.rest, moved)
	counted := min(w.lead, moved-rested)
	w.rest, w.lead = w.rest-rested, w.lead-counted
	want := min(moved-rested-counted, was.StepLeft)
	if got := w.place(p) - w.place(was); got < want-10 || got > want+10 { // nanoseconds of rounding
		w.Fatalf("watched %v, went on by %v, want %v", watched, got, want)
	}
	if over := p.StepLeft == 0; over != (p.State == Asking) || !over && p.State != then {
		w.Fatalf("became %+v", p)
	}
}

// waiting checks that time changes nothing while nothing runs, but for the wait
// that was asked for.
func (w *walker) waiting(at, watched time.Duration, was, p Position) {
	if watched > 2*time.Second {
		w.given = 0
	} else if w.given > 0 {
		w.waited += watched
	}
	if w.given > 0 || was.Wait > 0 {
		w.seen = max(w.seen, at)
	}
	if left := max(w.given-w.waited, 0); p.Wait < left-10 || p.Wait > left+10 || p.Over != (w.given > 0 && p.Wait == 0) {
		w.Fatalf("waited %v of %v and it is %+v", w.waited, w.given, p)
	}
	p.Wait, p.Over = was.Wait, was.Over
	if p != was {
		w.Fatalf("time alone changed %+v to %+v", was, p)
	}
}

// act carries out what a patient decides.
func (w *walker) act(letter rune, was Position) {
	r := w.run
	switch letter {
	case 'b':
		r.Begin(w.now)
	case 'r':
		r.Resume(w.now, 0)
	case 'l':
		r.Resume(w.now, 10*time.Second)
	case 'w':
		r.Wait(w.now, 5*time.Second)
	case 't':
		r.Stay()
	case 's':
		r.Skip()
	case 'u':
		r.Back()
	case 'a':
		r.Again()
	case 'y':
		r.Answer()
	}
	w.decided(letter, was, r.position())
}

// decided checks where a decision led. Those that do not fit the state change
// nothing.
func (w *walker) decided(letter rune, was, p Position) {
	if letter == 'w' || letter == 't' {
		w.waits(letter, was, p)
		return
	}
	if p.State != was.State || p.Step != was.Step || letter == 'a' || letter == 'u' {
		w.given = 0
	}
	if was.State != Finished && (letter == 'a' || letter == 'u' || letter == 's' && was.State != Asking) {
		w.rest = 0 // it was for another place
	}
	switch {
	case was.State == Finished, letter == 'b' && was.State != Ready, (letter == 'r' || letter == 'l') && was.State != Paused,
		letter == 'y' && was.State != Asking, letter == 's' && was.State == Asking:
		if p != was {
			w.Fatalf("%c in %s led from %+v to %+v", letter, was.State, was, p)
		}
	case letter == 'b' || letter == 'r' || letter == 'l':
		w.started(letter, was, p)
	case letter == 'y' || letter == 's':
		if p.Step != was.Step+1 || p.State != Ready && p.State != Finished || p.StepDone != 0 {
			w.Fatalf("%c led to %+v", letter, p)
		}
	case letter == 'a':
		if p.Step != was.Step || p.State != Ready || p.StepDone != 0 {
			w.Fatalf("again led to %+v", p)
		}
	default:
		if i := p.Index; p.State == Paused && w.run.timeline.Segments[i].Rep != 1 {
			w.Fatalf("back led into the middle of a set: %+v", p)
		}
		first := was.Step == 0 && was.StepDone == 0
		if w.place(p) >= w.place(was) && !first || p.Step < was.Step-1 || p.State != Ready && p.State != Paused {
			w.Fatalf("back led from %+v to %+v", was, p)
		}
	}
}

// waits checks that only a question or a prepared step waits.
func (w *walker) waits(letter rune, was, p Position) {
	if w.given = 0; letter == 'w' && (was.State == Asking || was.State == Ready) {
		w.given, w.waited, w.seen = 5*time.Second, 0, w.now
	}
	was.Wait, was.Over = w.given, false
	if p != was {
		w.Fatalf("%c made %+v of %+v", letter, p, was)
	}
}

func (w *walker) started(letter rune, was, p Position) {
	w.seen, w.lead = w.now, 0
	if w.run.timeline.Segments[was.Index].moving() {
		w.lead = 3 * time.Second
	}
	if letter == 'l' {
		w.rest += 10 * time.Second
	}
	if p.State != Running || w.place(p) != w.place(was) {
		w.Fatalf("started %+v from %+v", p, was)
	}
	if counting := p.Segment.Kind == CountIn; w.rest == 0 && w.lead > 0 && (!counting || p.Left != w.lead) {
		w.Fatalf("is not counted in again: %+v", p)
	}
}

// owes checks that a rest that was asked for is had to its end, whatever comes in
// between, and seen all the while.
func (w *walker) owes(p Position) {
	left := w.run.restLeft()
	if left < 0 || left < w.rest-10 || left > w.rest+10 { // nanoseconds of rounding
		w.Fatalf("owes a rest of %v, want %v, in %+v", left, w.rest, p)
	}
	if left > 0 && (p.Segment.Kind != Rest || p.Left < left) {
		w.Fatalf("owes a rest of %v and shows %+v", left, p)
	}
	w.rest = left // rounding does not add up
}

// bounds checks what holds of every position.
func (w *walker) bounds(p Position) {
	if p.State == Finished {
		return
	}
	span := w.run.timeline.Spans[p.Step]
	switch {
	case p.Left < 0 || p.StepDone < 0 || p.StepLeft < 0 || p.TotalLeft < 0:
		w.Fatalf("negative time: %+v", p)
	case p.Fraction < 0 || p.Fraction > 1 || p.Share < 0 || p.Share > 1:
		w.Fatalf("share out of bounds: %+v", p)
	case p.StepDone+p.StepLeft != span.End-span.Start:
		w.Fatalf("parts of the step do not add up: %+v", p)
	case p.Segment.Step != p.Step || p.Index < span.First || p.Index > span.Last:
		w.Fatalf("shows a segment of another step: %+v", p)
	case (p.Segment.Kind == Ask) != (p.State == Asking):
		w.Fatalf("the question stands while %s", p.State)
	}
}

// letters are those that mean something, looks most often.
var letters = []rune("1111122333444567nnnnnnnnnbbbrrrllyyypaud<szwwwt")

func TestAnyWalkKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWalker(t, rapid.SampledFrom([]float64{1, 1, 0.5, 20}).Draw(t, "speed"))
		for _, letter := range rapid.SliceOfN(rapid.SampledFrom(letters), 0, 300).Draw(t, "walk") {
			w.do(letter)
		}
	})
}

func FuzzRun(f *testing.F) {
	f.Fuzz(func(t *testing.T, fast bool, walk string) {
		speed := 1.0
		if fast {
			speed = 20
		}
		w := newWalker(t, speed)
		for _, letter := range walk {
			w.do(letter)
		}
	})
}

// TestWatchedTimeIsTheDose plays the whole routine with pauses, more rest, gaps and
// jitter and compares the watched time with the time line: whatever happened,
// every second of it was watched, and every second of rest that was asked for was
// had.
func TestWatchedTimeIsTheDose(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWalker(t, 1)
		var watched, counted, asked, rested time.Duration
		for w.run.state != Finished {
			was := w.run.position()
			letter := map[State]rune{Ready: 'b', Paused: 'r', Asking: 'y'}[was.State]
			if was.State == Running {
				letter = rapid.SampledFrom([]rune("4567888888888888pzd<")).Draw(t, "letter")
			}
			if was.State == Paused && rapid.IntRange(0, 3).Draw(t, "more rest") == 0 {
				letter, asked = 'l', asked+10*time.Second
			}
			seen, lead, rest := w.seen, w.lead, w.rest
			w.do(letter)
			if was.State == Running {
				watched += w.seen - seen
				counted += lead - w.lead
				rested += rest - w.rest
			}
		}
		if rested != asked {
			t.Fatalf("of %v rest that was asked for %v was had", asked, rested)
		}
		// The last look of each step may come later than its end.
		want, late := w.run.timeline.Total, 2*time.Second*time.Duration(len(w.run.timeline.Spans))
		if got := watched - counted - rested; got < want || got > want+late {
			t.Fatalf("watched %v of %v", got, want)
		}
	})
}
