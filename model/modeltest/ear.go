package modeltest

import (
	"sync"
	"time"

	"backcoach/model/sound"
)

// Ear hears what the program plays. It is safe for concurrent use.
type Ear struct {
	mu     sync.Mutex
	heard  []Heard
	hushed int
	mode   sound.Mode
	tried  int

	// Ails is the trouble with the voice; it is set before the program runs.
	Ails sound.Trouble
}

// Heard is an announcement and when it was handed over to be played.
type Heard struct {
	sound.Cue
	At time.Time
}

// Play writes a cue down.
func (e *Ear) Play(c sound.Cue) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.heard = append(e.heard, Heard{c, time.Now()})
}

// Hush counts how often all was silenced.
func (e *Ear) Hush() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.hushed++
}

// SetMode hears everything in any mode, and notes it. Nothing is looked for.
func (e *Ear) SetMode(m sound.Mode) <-chan struct{} {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.mode = m
	return nil
}

// TryAgain counts how often the voice was chosen again. What ails it goes on.
func (e *Ear) TryAgain() <-chan struct{} {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.tried++
	return nil
}

// Tried tells how often the voice was chosen again.
func (e *Ear) Tried() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.tried
}

// Mode is the one that was set last.
func (e *Ear) Mode() sound.Mode {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.mode
}

// Trouble is what was set.
func (e *Ear) Trouble() sound.Trouble { return e.Ails }

// Heard gives what was played so far.
func (e *Ear) Heard() []Heard {
	e.mu.Lock()
	defer e.mu.Unlock()
	return append([]Heard(nil), e.heard...)
}

// Hushed tells how often all was silenced.
func (e *Ear) Hushed() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.hushed
}
