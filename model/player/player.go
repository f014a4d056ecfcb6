// Package player lays a routine out on a time line and tells where on it one
// is. It is pure: the time is handed in, and only deadlines count, so a late,
// doubled or lost tick changes nothing (S7).
//
// [Compile] makes the [Timeline]; a [Run] goes along it. An exercise starts only
// when asked (Begin) and ends with a question that nothing but its answer
// passes, so no exercise is ever run through with nobody there.
package player

import (
	"time"

	"backcoach/content"
)

// Step is one exercise of a routine with the dose to be done.
type Step struct {
	Exercise content.Exercise
	Dose     content.Dose
}

// Kind says what a segment asks of the patient.
type Kind string

// The kinds of segments, in the order in which they occur.
const (
	CountIn Kind = "count_in"
	Move    Kind = "move"
	Hold    Kind = "hold"
	Release Kind = "release"
	Switch  Kind = "switch" // change sides
	Rest    Kind = "rest"
	Say     Kind = "say" // a line of a script, and the silence after it
	Ask     Kind = "ask" // stands still until the question has been answered
)

// The sides of the body; an exercise without sides has "".
const (
	Left  = "left"
	Right = "right"
)

// Segment is a stretch of the time line.
type Segment struct {
	Start, End time.Duration
	Kind       Kind
	Step       int    // index into the routine
	Side       string // left | right | ""; of a switch or a rest, the side to come
	Set, Rep   int    // from 1; of a rest, the set that is over
	Sets, Reps int    // of this step; reps per side if the sides come one after the other
	From, To   string // poses that the figure moves between; equal in a hold
	Breath     string // in | out | ""
	Part       string // of a script
}

// Length is how long the segment lasts; zero for an ask.
func (s Segment) Length() time.Duration { return s.End - s.Start }

// moving tells whether the patient is in the middle of a repetition.
func (s Segment) moving() bool { return s.Kind == Move || s.Kind == Hold || s.Kind == Release }
