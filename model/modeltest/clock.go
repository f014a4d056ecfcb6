package modeltest

import (
	"time"

	"backcoach/model"
)

// Morning is when a driver's clock begins unless it is told otherwise: a Monday,
// half past eight.
var Morning = time.Date(2026, 11, 23, 8, 30, 0, 0, time.UTC)

// Clock is moved by hand.
type Clock struct{ at model.Instant }

// NewClock stands at a time of day, with nothing counted yet.
func NewClock(wall time.Time) *Clock { return &Clock{model.Instant{Wall: wall}} }

// Now reads the clock.
func (c *Clock) Now() model.Instant { return c.at }

// Advance lets time pass.
func (c *Clock) Advance(d time.Duration) {
	c.at.Wall = c.at.Wall.Add(d)
	c.at.Mono += d
}

// Sleep is what a laptop does with its lid closed: the time of day goes on, the
// counting clock stands still.
func (c *Clock) Sleep(d time.Duration) { c.at.Wall = c.at.Wall.Add(d) }

// restart begins to count anew, as every process does.
func (c *Clock) restart() { c.at.Mono = 0 }
