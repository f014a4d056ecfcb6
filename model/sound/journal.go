package sound

import (
	"encoding/json"
	"io"
	"time"
)

// outcome is what came of a cue.
type outcome string

const (
	spoken  outcome = "spoken"
	rang    outcome = "rang"
	dropped outcome = "dropped" // it never began: late, replaced by a newer one, or nothing to play
	cut     outcome = "cut"     // it began and was stopped
	failed  outcome = "failed"  // the voice failed, and it was too late for the bell
)

// entry is one line of the log.
type entry struct {
	Name     string    `json:"name"`
	Deadline time.Time `json:"deadline"`
	Start    time.Time `json:"start,omitzero"`
	End      time.Time `json:"end,omitzero"`
	Outcome  outcome   `json:"outcome"`
	// Late counts from the deadline to the start; of what never began, to when that
	// was decided.
	Late int64 `json:"late_ms"`
	// Voice tells why a cue rang that should have been spoken.
	Voice Trouble `json:"voice,omitempty"`
}

// journal writes the log beside everything else. A nil one writes nothing.
type journal struct {
	to    io.Writer
	lines chan []byte
	done  chan struct{}
}

// backlog is how many lines may wait for a slow disk; a session of 20 minutes
// has about 300. Further ones are left out: a log that hangs must not grow.
const backlog = 512

func newJournal(to io.Writer) *journal {
	if to == nil {
		return nil
	}
	j := &journal{to: to, lines: make(chan []byte, backlog), done: make(chan struct{})}
	go j.write()
	return j
}

// write writes until a nil line comes.
func (j *journal) write() {
	defer close(j.done)
	for line := range j.lines {
		if line == nil {
			break
		}
		_, _ = j.to.Write(line) // a log that cannot be written must not disturb a session
	}
	if c, ok := j.to.(io.Closer); ok {
		_ = c.Close()
	}
}

func (j *journal) put(e entry) {
	if j == nil {
		return
	}
	line, err := json.Marshal(e)
	if err != nil {
		return // a year of five digits has no JSON; nothing else here can fail
	}
	select {
	case j.lines <- append(line, '\n'):
	default:
	}
}

// close writes what waits and closes the log, as far as that takes no longer than
// until limit.
func (j *journal) close(limit <-chan time.Time) {
	if j == nil {
		return
	}
	go func() { j.lines <- nil }() // waits, if it must, for a disk that hangs
	select {
	case <-j.done:
	case <-limit:
	}
}
