// Package sound plays the cues of a session, for patients who lie on the floor
// and cannot see the screen: as patterns of the terminal's bell, or spoken by the
// system's own speech program.
//
// The time line and the screen never wait for it: every method of a [Player]
// returns at once, whatever the speech program, the terminal or the log's disk
// does. A cue that cannot begin in time is dropped, for a late "three" is worse
// than none. A voice that is missing, says nothing or hangs is given up after
// [tries] tries, and the bell takes over.
package sound

import (
	"time"
)

// Mode is how cues sound.
type Mode string

// The modes. A Player begins with Off.
const (
	Off   Mode = "off"
	Bell  Mode = "bell"
	Voice Mode = "voice" // the bell takes over while Trouble is not ""
)

// Trouble says why the voice is silent and the bell rings in its place.
type Trouble string

// The kinds of trouble; "" is none. They last until TryAgain.
const (
	Missing Trouble = "missing" // no speech program was found
	Silent  Trouble = "silent"  // it fails, or ends at once with a complaint
	Stuck   Trouble = "stuck"   // it does not come to an end
)

// tries is how many tries in a row must fail before the voice is given up. One
// may fail by chance, when another program holds the sound card; with a second
// one the patient has missed enough. Any that is heard begins the count anew.
const tries = 2

// Cue is one announcement. Its zero Deadline means now.
type Cue struct {
	Name     string        // for the log: "count_in", "hold", "halfway", "3"; nothing about health
	Pattern  Pattern       // what the bell rings
	Text     string        // what the voice says; without one the bell rings, even beside the voice
	Deadline time.Time     // the wall clock moment at which it belongs; playing does not wait for it
	Late     time.Duration // how late it may begin; 0 means usualLate
	Long     bool          // a longer text that any later cue may cut short
}

// usualLate is how late a cue may begin that does not say so: beyond a quarter of
// a second a count is heard as belonging to the next second.
const usualLate = 250 * time.Millisecond

// inTime tells whether a cue may still begin.
func (c Cue) inTime(now time.Time) bool {
	late := c.Late
	if late == 0 {
		late = usualLate
	}
	return !now.After(c.Deadline.Add(late))
}
