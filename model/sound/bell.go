package sound

import (
	"context"
	"sync/atomic"
	"time"
)

// Pattern is a rhythm of the bell that tells one kind of cue from the others.
type Pattern string

// The patterns; "" is none.
const (
	Start    Pattern = "start"
	Halfway  Pattern = "halfway"
	Count    Pattern = "count" // one of 3-2-1
	End      Pattern = "end"
	Switch   Pattern = "switch"
	Rest     Pattern = "rest"
	Finished Pattern = "finished"
	Ask      Pattern = "ask"
)

// quick and slow are the two gaps between the rings of a pattern, far enough
// apart to be told by ear. Terminals swallow rings that follow each other faster
// than 130 ms.
const quick, slow = 150 * time.Millisecond, 450 * time.Millisecond

// gaps are the patterns as the pauses between their rings; there is one ring
// more than gaps.
//
//	count     •
//	start     ••
//	halfway   •  •
//	end       •••
//	ask       ••  •
//	rest      •  ••
//	switch    ••  ••
//	finished  •••  •••
var gaps = map[Pattern][]time.Duration{
	Count:    {},
	Start:    {quick},
	Halfway:  {slow},
	End:      {quick, quick},
	Ask:      {quick, slow},
	Rest:     {slow, quick},
	Switch:   {quick, slow, quick},
	Finished: {quick, quick, slow, quick, quick},
}

// bell rings patterns through a terminal that may be stopped.
type bell struct {
	once func()
	busy atomic.Bool
}

// ring rings once, beside the caller's way. While an earlier ring still waits for
// the terminal this one is left out: it would come late, and all at once.
func (b *bell) ring() {
	if !b.busy.CompareAndSwap(false, true) {
		return
	}
	go func() {
		defer b.busy.Store(false)
		b.once()
	}()
}

// peal rings a pattern and tells whether it came to its end. The gaps are kept
// after each ring, not from the first one on, so that a machine that is busy
// makes a pattern longer, but never swallows its rings.
func (b *bell) peal(ctx context.Context, p Pattern) bool {
	if ctx.Err() != nil {
		return false
	}
	b.ring()
	for _, gap := range gaps[p] {
		select {
		case <-ctx.Done():
			return false
		case <-time.After(gap):
			b.ring()
		}
	}
	return true
}
