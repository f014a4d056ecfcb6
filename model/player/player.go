// Package player lays a routine out on a time line and tells where on it one
// is. It is pure: the time is handed in, and only deadlines count, so a late,
// doubled or lost tick changes nothing (S7).
package player

import (
	"time"

	"backcoach/content"
)

// Step is one exercise of a routine at one level (1 to 5).
type Step struct {
	Exercise content.Exercise
	Level    int
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
	Ask     Kind = "ask" // stands still until the question has been answered
)

// Segment is a stretch of the time line.
type Segment struct {
	Start, End time.Duration
	Kind       Kind
	Step       int    // index into the routine
	Side       string // left | right | ""
	Set, Rep   int    // from 1
	Sets, Reps int    // of this step
	From, To   string // poses that the figure moves between; equal in a hold
	Breath     string // in | out | ""
}
