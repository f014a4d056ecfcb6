package player

import (
	"math"
	"time"
)

// frame is how often a moving figure is drawn anew: twelve times a second,
// rounded up so that no sliver of a frame is left at the end of a second.
const frame = (time.Second + 11) / 12

// Position is what is to be shown at a moment. All times are exercise time.
type Position struct {
	State  State
	Reason string // of a pause
	Step   int    // as many as there are steps when finished
	Next   int    // the step after this one; -1 if this is the last
	Index  int    // of the segment; -1 when finished
	// Segment is the one to show. During the rest, paused in it or not, and the
	// count-in after a pause it is that of the interrupted repetition with the kind
	// Rest or CountIn, no breath, and the figure waiting at Fraction.
	Segment  Segment
	Fraction float64 // of the segment, 0 to 1
	// Left is what is left of the segment, or of the rest or count-in before it.
	Left      time.Duration
	StepDone  time.Duration // time of this step that lies behind
	StepLeft  time.Duration
	TotalLeft time.Duration
	Share     float64 // of the whole, 0 to 1
	// Wait is what is left of the time that a question or a prepared step is given;
	// 0 if it stands until somebody decides. Over is set when that time has passed.
	Wait time.Duration
	Over bool
}

func (r *Run) position() Position {
	p := Position{State: r.state, Reason: r.reason, Step: r.step, Next: -1, Index: -1, Share: 1}
	if r.state == Finished {
		return p
	}
	span, total := r.timeline.Spans[r.step], r.timeline.Total
	if r.step+1 < len(r.timeline.Spans) {
		p.Next = r.step + 1
	}
	p.StepDone, p.StepLeft, p.TotalLeft = r.place-span.Start, span.End-r.place, total-r.place
	p.Share = float64(r.place) / float64(total)
	p.Index, p.Segment = r.segment()
	p.Left = p.Segment.End - r.place
	if length := p.Segment.Length(); length > 0 {
		p.Fraction = float64(r.place-p.Segment.Start) / float64(length)
	}
	switch rest, lead := r.restLeft(), r.leadLeft(); {
	case rest > 0 && p.Segment.Kind == Rest: // it lasts longer by so much
		p.Left += rest
	case rest > 0:
		p.Left, p.Segment.Kind, p.Segment.Breath = rest, Rest, ""
	case lead > 0:
		p.Left, p.Segment.Kind, p.Segment.Breath = lead, CountIn, ""
	}
	if r.wait > 0 {
		p.Wait, p.Over = max(r.wait-(r.seen-r.from), 0), r.over
	}
	return p
}

// Next tells how long after a moment something changes for display or is to be
// announced: the next frame while the figure moves, else the next whole second
// left. Zero means that nothing changes until somebody does something. It is
// measured on the clock, not in exercise time, and never so long that the wait
// would count as a gap.
func (r *Run) Next(mono time.Duration) time.Duration {
	p := r.Look(mono)
	switch {
	case p.State != Running && (p.Over || p.Wait == 0):
		return 0
	case p.State != Running:
		return toSecond(p.Wait)
	}
	wait := r.nextFrame(p)
	// Rounded up, so that the change has come when the wait is over.
	return time.Duration(math.Ceil(min(float64(wait)/r.speed(), float64(time.Second))))
}

// nextFrame is the exercise time to the next change of a running step.
func (r *Run) nextFrame(p Position) time.Duration {
	wait := toSecond(p.Left)
	if moves := p.Segment.Kind == Move || p.Segment.Kind == Release; moves && !r.Still {
		each := max(time.Duration(float64(frame)*r.speed()), 1)
		wait = min(each-(r.place-p.Segment.Start)%each, p.Left)
	}
	if cue, ok := r.untilCue(); ok && cue > 0 {
		wait = min(wait, cue)
	}
	return wait
}

// toSecond is the time until a whole second is left.
func toSecond(left time.Duration) time.Duration {
	if part := left % time.Second; part > 0 {
		return part
	}
	return time.Second
}

// Ease turns the share of the time of a movement into the share of its way: slow
// at both ends, as bodies move. Outside 0 to 1 it stays at the ends.
func Ease(t float64) float64 {
	t = min(max(t, 0), 1)
	return t * t * (3 - 2*t)
}
