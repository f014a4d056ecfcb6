package model

import "time"

// Instant is one reading of the clock. Wall says which day it is and may jump;
// Mono only ever counts on and measures deadlines.
type Instant struct {
	Wall time.Time
	Mono time.Duration
}

// Clock hands out instants. It is read once per message.
type Clock interface{ Now() Instant }

// jumpLimit is how far wall and monotonic time may part between two messages
// before it counts as sleep or a changed clock (S7).
const jumpLimit = 3 * time.Second

// jumped tells whether the machine slept, or the clock was set, between two
// readings. Go's monotonic clock stands still in suspend, so both show as a
// difference.
func jumped(before, after Instant) bool {
	drift := after.Wall.Sub(before.Wall) - (after.Mono - before.Mono)
	return drift > jumpLimit || drift < -jumpLimit
}

// SystemClock is the machine's clock, optionally moved to a start time.
type SystemClock struct {
	start  time.Time
	offset time.Duration
}

// NewSystemClock returns a running clock. With a non-zero begin it starts
// there.
func NewSystemClock(begin time.Time) SystemClock {
	c := SystemClock{start: time.Now()}
	if !begin.IsZero() {
		c.offset = begin.Sub(c.start)
	}
	return c
}

// Now reads the clock.
func (c SystemClock) Now() Instant {
	now := time.Now()
	return Instant{Wall: now.Round(0).Add(c.offset), Mono: now.Sub(c.start)}
}
