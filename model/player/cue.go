package player

import "time"

// CueKind says what is announced.
type CueKind string

// The kinds of cues.
const (
	CueReady   CueKind = "ready"   // the count-in begins
	CueCount   CueKind = "count"   // three, two or one second is left
	CueMove    CueKind = "move"    // a movement begins
	CueHold    CueKind = "hold"    // the body is held
	CueHalf    CueKind = "half"    // half of a long hold is over
	CueRelease CueKind = "release" // back to where it began
	CueSwitch  CueKind = "switch"  // the other side comes
	CueRest    CueKind = "rest"    // a rest begins
	CueSay     CueKind = "say"     // a line of a script
	CueEnd     CueKind = "end"     // the exercise is over and its question stands
)

// Cue is a moment of the time line that somebody who cannot see the screen has
// to hear of.
type Cue struct {
	At      time.Duration // exercise time
	Kind    CueKind
	Segment int // index of the segment that it belongs to
	Count   int // of a count, the seconds that are left
}

// What is worth announcing; the lengths are design choices, made by ear.
const (
	shortestMove   = 1200 * time.Millisecond // a quicker stroke is over before its word
	shortestHold   = 2 * time.Second
	shortestCount  = 6 * time.Second  // a hold that is counted down
	shortestHalf   = 10 * time.Second // a hold of which the middle is told
	shortestRest   = 5 * time.Second  // a rest that is counted down
	secondsCounted = 3
)

// cues lists what is announced along the segments, in their order.
func cues(segments []Segment) []Cue {
	var all []Cue
	for i, s := range segments {
		add := func(at time.Duration, kind CueKind) {
			all = append(all, Cue{At: at, Kind: kind, Segment: i})
		}
		counted := time.Duration(0) // how long it must last to be counted down; 0 is never
		switch s.Kind {
		case CountIn:
			add(s.Start, CueReady)
			counted = 1
		case Move, Release:
			if s.Length() >= shortestMove || first(segments, i) {
				add(s.Start, map[Kind]CueKind{Move: CueMove, Release: CueRelease}[s.Kind])
			}
		case Hold:
			if s.Length() >= shortestHold {
				add(s.Start, CueHold)
			}
			if s.Length() >= shortestHalf {
				add(s.Start+s.Length()/2, CueHalf)
			}
			counted = shortestCount
		case Switch:
			add(s.Start, CueSwitch)
			counted = 1
		case Rest:
			add(s.Start, CueRest)
			counted = shortestRest
		case Say:
			add(s.Start, CueSay)
		case Ask:
			add(s.Start, CueEnd)
		}
		if counted > 0 && s.Length() >= counted {
			all = append(all, countdown(s.End, i)...)
		}
	}
	return all
}

// countdown is three, two, one before a moment.
func countdown(end time.Duration, segment int) []Cue {
	var all []Cue
	for n := secondsCounted; n > 0; n-- {
		all = append(all, Cue{At: end - time.Duration(n)*time.Second, Kind: CueCount, Segment: segment, Count: n})
	}
	return all
}

// first tells whether a movement is the first one after something else: it is
// announced however quick it is.
func first(segments []Segment, i int) bool { return i == 0 || !segments[i-1].moving() }

// Announcement is a cue that has fallen due, with the reading of the clock at
// which it did.
type Announcement struct {
	Cue
	Deadline time.Duration
}

// Due gives the cues that have fallen due up to the last look and were not given
// before: none while nothing runs, and none of a time that nobody watched.
func (r *Run) Due() []Announcement {
	if r.state != Running && r.state != Asking {
		return nil
	}
	var all []Announcement
	for ; r.leadTold < len(r.leadCues); r.leadTold++ {
		c := r.leadCues[r.leadTold]
		if c.At > r.elapsed() {
			return all
		}
		all = append(all, Announcement{c, r.clock(c.At)})
	}
	last := r.timeline.Spans[r.step].Last
	for ; r.told < len(r.timeline.Cues) && r.timeline.Cues[r.told].Segment <= last; r.told++ {
		c := r.timeline.Cues[r.told]
		if c.At > r.place || r.elapsed() < r.lead {
			break
		}
		all = append(all, Announcement{c, r.clock(r.lead + c.At - r.base)})
	}
	return all
}

// clock is the reading at which so much exercise time of this stretch has passed.
func (r *Run) clock(since time.Duration) time.Duration {
	return r.from + time.Duration(float64(since)/r.speed())
}

// untilCue is the exercise time up to the next cue of this step; false if there
// is none.
func (r *Run) untilCue() (time.Duration, bool) {
	if r.leadTold < len(r.leadCues) {
		return r.leadCues[r.leadTold].At - r.elapsed(), true
	}
	if r.told >= len(r.timeline.Cues) || r.timeline.Cues[r.told].Segment > r.timeline.Spans[r.step].Last {
		return 0, false
	}
	return r.lead + r.timeline.Cues[r.told].At - r.base - r.elapsed(), true
}

// expect sets which cues are still to come from this place on: those of the lead
// first, a rest and a count-in.
func (r *Run) expect(rest, count time.Duration) {
	span := r.timeline.Spans[r.step]
	r.told, r.leadTold, r.leadCues = 0, 0, nil
	for r.told < len(r.timeline.Cues) && (r.timeline.Cues[r.told].At < r.place || r.timeline.Cues[r.told].Segment < span.First) {
		r.told++
	}
	i, _ := r.segment()
	if rest > 0 {
		r.leadCues = append(r.leadCues, Cue{Kind: CueRest, Segment: i})
	}
	if count > 0 {
		r.leadCues = append(r.leadCues, countdown(rest+count, i)...)
	}
}
