package player

import (
	"sort"
	"time"
)

// Timeline is a routine laid out in time. It counts exercise time only: how
// long the patient stays on the preparation screens in between is open.
type Timeline struct {
	Segments []Segment // without gaps; every step ends with an ask
	Spans    []Span    // by step
	Cues     []Cue     // what is announced, in the order of time
	Total    time.Duration
}

// Span is the stretch of one step: the segments from First up to the ask Last.
type Span struct {
	Start, End  time.Duration
	First, Last int
}

// At finds the segment of a moment. The end of a step belongs to its ask, not to
// the step after it; moments outside the time line belong to its first and last
// segments. A time line without segments gives -1.
func (t Timeline) At(at time.Duration) (int, Segment) {
	if len(t.Segments) == 0 {
		return -1, Segment{}
	}
	i := sort.Search(len(t.Segments)-1, func(i int) bool {
		s := t.Segments[i]
		return s.End > at || s.Kind == Ask && s.End == at
	})
	return i, t.Segments[i]
}

// Turns tells whether a segment is a rest after which the other side comes: unlike
// a switch, it has to be told beside the rest.
func (t Timeline) Turns(i int) bool {
	return i > 0 && t.Segments[i].Kind == Rest && t.Segments[i].Side != t.Segments[i-1].Side
}

// Shape gives the share of each step in the whole, for the session bar; the
// shares sum up to 1.
func (t Timeline) Shape() []float64 {
	shares := make([]float64, len(t.Spans))
	for i, s := range t.Spans {
		shares[i] = float64(s.End-s.Start) / float64(t.Total)
	}
	return shares
}
