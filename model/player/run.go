package player

import "time"

// State is what a run is doing.
type State string

// The states of a run.
const (
	Ready    State = "ready"    // the step is prepared and waits for Begin
	Running  State = "running"  // time counts
	Paused   State = "paused"   // waits for Resume
	Asking   State = "asking"   // the step is over and waits for Answer
	Finished State = "finished" // the last step was answered or skipped
)

// ReasonGap is the reason of a pause that the run made by itself because nobody
// had looked for a while: the machine slept, or the screen stood still.
const ReasonGap = "gap"

const (
	// gap is the longest time between two looks that counts as watched (S7).
	gap = 2 * time.Second
	// countInAgain precedes a repetition that was interrupted.
	countInAgain = 3 * time.Second
)

// Run goes along a time line. All times handed in are readings of one clock that
// does not jump with the calendar; a reading that is not later than the one
// before tells nothing new and is ignored. A Run is not safe for concurrent use.
type Run struct {
	// Speed is how much faster than the clock the exercise runs, for tests and
	// demos; 0 is 1. It is set before Begin. What counts as watched is measured
	// on the clock itself.
	Speed float64
	// Still is set where the figure does not move: then only the digits change.
	Still bool

	timeline Timeline
	state    State
	step     int
	reason   string

	place time.Duration // on the time line, as of the last look

	// While running, the place follows from the clock and these three alone, so
	// that errors cannot add up.
	from time.Duration // clock at which the count of this stretch began
	base time.Duration // place at that moment
	lead time.Duration // rest and count-in that come before the place moves on
	// counting is the count-in at the end of the lead.
	counting time.Duration
	// owed is what was left of the rest in the lead when it was paused.
	owed time.Duration

	seen time.Duration // clock of the last look

	// wait is how long the question, or the prepared step, waits for somebody
	// before it is over; 0 is for ever. It began at from.
	wait time.Duration
	over bool

	told, leadTold int   // how many cues were given, of the time line and of the lead
	leadCues       []Cue // their At counts from the start of this stretch
}

// NewRun prepares a step of a time line. A step past the last one is a finished
// run.
func NewRun(t Timeline, step int) *Run {
	r := &Run{timeline: t}
	r.prepare(max(step, 0))
	return r
}

// Begin starts the prepared step with its count-in. In any other state it does
// nothing.
func (r *Run) Begin(mono time.Duration) {
	if r.state == Ready {
		r.start(mono, 0, 0)
	}
}

// Look moves the run on to a moment and tells what is to be shown then.
func (r *Run) Look(mono time.Duration) Position {
	r.advance(mono)
	return r.position()
}

// Pause stops a running exercise where it is at that moment. If the run has
// paused by itself because of a gap, that reason stays.
func (r *Run) Pause(mono time.Duration, reason string) {
	r.advance(mono)
	if r.state == Running {
		r.pause(reason)
	}
}

// Resume goes on where the run was paused, after a rest of so much exercise time,
// if any, and a short count-in if that was in the middle of a repetition. Nothing
// of the segment is lost, nor of a rest that was given before and not had yet.
func (r *Run) Resume(mono, rest time.Duration) {
	if r.state != Paused {
		return
	}
	count := time.Duration(0)
	if _, s := r.segment(); s.moving() {
		count = countInAgain
	}
	r.start(mono, r.owed+max(rest, 0), count)
}

// Wait gives a question, or a prepared step, so much time of the clock: a person
// needs it at any speed. When it is over a look says so. It does nothing in any
// other state. Time that nobody watched ends the wait: then it stands for ever, as
// it does after Stay.
func (r *Run) Wait(mono, length time.Duration) {
	if r.state == Asking || r.state == Ready {
		r.wait, r.over, r.from, r.seen = length, false, mono, mono
		r.told, r.leadTold = len(r.timeline.Cues), len(r.leadCues) // what was not asked for by now is late
	}
}

// Stay lets a question, or a prepared step, stand until somebody decides.
func (r *Run) Stay() { r.wait, r.over = 0, false }

// Skip leaves the step out and prepares the next. A question that is open is
// not left out: it has to be answered.
func (r *Run) Skip() {
	if r.state != Asking && r.state != Finished {
		r.prepare(r.step + 1)
	}
}

// Back goes to the start of the set, on the side it is on; from there to the set
// before it, and from the first set to the preparation of the step before. Within
// a step the run is then paused; a rest that was owed belonged to the place that
// is left.
func (r *Run) Back() {
	if r.state == Finished {
		return
	}
	if start, ok := r.setBefore(); ok && r.state != Ready {
		r.place = start
		if r.state != Paused {
			r.pause("")
		}
		r.owed = 0
		r.Stay() // a question that was gone back from waits for nobody
		return
	}
	r.prepare(max(r.step-1, 0))
}

// Rewind goes back, in a pause, to the start of the line or the stroke that was
// interrupted, of a breath out to the breath in before it: a sentence is heard as a
// whole, and a breath taken as one. A hold and a rest go on where they were.
func (r *Run) Rewind() {
	if r.state != Paused {
		return
	}
	i, s := r.segment()
	if s.Kind != Say && s.Kind != Move && s.Kind != Release {
		return
	}
	if i > 0 && s.Breath == "out" && r.timeline.Segments[i-1].Breath == "in" {
		i--
	}
	r.place = r.timeline.Segments[i].Start
}

// Again prepares this step anew, from its start.
func (r *Run) Again() {
	if r.state != Finished {
		r.prepare(r.step)
	}
}

// Answer passes the question at the end of a step and prepares the next step. It
// does nothing while no question is asked.
func (r *Run) Answer() {
	if r.state == Asking {
		r.prepare(r.step + 1)
	}
}

func (r *Run) prepare(step int) {
	r.reason, r.owed = "", 0
	r.Stay()
	if step >= len(r.timeline.Spans) {
		r.state, r.step, r.place = Finished, len(r.timeline.Spans), r.timeline.Total
		return
	}
	r.state, r.step, r.place = Ready, step, r.timeline.Spans[step].Start
}

func (r *Run) start(mono, rest, count time.Duration) {
	r.Stay()
	r.state, r.reason, r.owed = Running, "", 0
	r.from, r.seen, r.base, r.lead, r.counting = mono, mono, r.place, rest+count, count
	r.expect(rest, count)
}

func (r *Run) pause(reason string) {
	r.owed = r.restLeft()
	r.state, r.reason = Paused, reason
}

// advance brings the place up to a reading of the clock: as far as the question
// of this step, and not at all over time that nobody watched.
func (r *Run) advance(mono time.Duration) {
	if mono <= r.seen || r.state != Running && r.wait == 0 {
		return
	}
	unseen := mono-r.seen > gap
	switch {
	case unseen && r.state == Running:
		r.pause(ReasonGap)
		return
	case unseen:
		r.Stay()
		return
	}
	r.seen = mono
	if r.state != Running {
		r.over = r.seen-r.from >= r.wait
		return
	}
	end := r.timeline.Spans[r.step].End
	r.place = min(r.base+max(r.elapsed()-r.lead, 0), end)
	if r.place == end {
		r.state = Asking
	}
}

// elapsed is the exercise time since this stretch began, its lead included.
func (r *Run) elapsed() time.Duration {
	return time.Duration(float64(r.seen-r.from) * r.speed())
}

func (r *Run) speed() float64 {
	if r.Speed <= 0 {
		return 1
	}
	return r.Speed
}

// leadLeft is what is left of the rest and the count-in after a pause.
func (r *Run) leadLeft() time.Duration {
	if r.state != Running {
		return 0
	}
	return max(r.lead-r.elapsed(), 0)
}

// restLeft is what is left of the rest that was given at a pause.
func (r *Run) restLeft() time.Duration {
	if r.state == Paused {
		return r.owed
	}
	return max(r.leadLeft()-r.counting, 0)
}

// segment gives the segment of this step that the place is in. The start of a
// step, which is also the end of the one before, is its count-in.
func (r *Run) segment() (int, Segment) {
	span := r.timeline.Spans[r.step]
	if r.place == span.Start {
		return span.First, r.timeline.Segments[span.First]
	}
	return r.timeline.At(r.place)
}

// setBefore gives the latest start of a set, on one side, before the place.
func (r *Run) setBefore() (time.Duration, bool) {
	i, _ := r.segment()
	span := r.timeline.Spans[r.step]
	for ; i > span.First; i-- {
		s, before := r.timeline.Segments[i], r.timeline.Segments[i-1]
		if s.moving() && !before.moving() && s.Rep == 1 && s.Start < r.place { // a rest may lie between repetitions, too
			return s.Start, true
		}
	}
	return 0, false
}
