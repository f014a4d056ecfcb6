package sound

import (
	"cmp"
	"context"
	"io"
	"os/exec"
	"runtime"
	"sync"
	"time"
)

// Options are what a Player is made with. Only Ring has no default: without it
// the bell is silent.
type Options struct {
	Mode     Mode
	Lang     string                            // of the texts, as a language tag such as "en"
	Ring     func()                            // one bell; it may block
	Programs func(name string) (string, error) // finds a program; exec.LookPath when nil
	Log      io.Writer                         // takes one line of JSON per cue; closed by Close if it can be
	Now      func() time.Time                  // the clock of the deadlines; time.Now when nil
}

// Player plays cues, one at a time. All its methods return at once, Close within
// a short bounded time, and may be called from any goroutine.
type Player struct {
	now  func() time.Time
	bell bell
	log  *journal
	find func(context.Context) speaker // nil if there is none
	// longest is what a text may take; tests shorten it.
	longest func(text string) time.Duration
	ctx     context.Context // ends with Close
	end     context.CancelFunc
	work    sync.WaitGroup

	mu      sync.Mutex // held for a few instructions, never while anything is waited for
	mode    Mode
	speaker speaker       // nil until it was looked up
	looking chan struct{} // what SetMode hands out while a program is looked for; else nil
	current *speech       // what is being said; nil for nothing
	next    *Cue          // what waits for the voice: the newest alone
	failed  int           // tries in a row
	trouble Trouble
	hush    context.CancelFunc // ends the pattern that rings
	closed  bool
}

// speech is a cue that is being said.
type speech struct {
	cue   Cue
	start time.Time
	stop  context.CancelFunc
}

// New makes a Player. It looks for no program yet: that begins when the voice is
// chosen, beside everything else.
func New(o Options) *Player {
	f := finder{goos: runtime.GOOS, lang: tag(o.Lang), look: o.Programs}
	if f.look == nil {
		f.look = exec.LookPath
	}
	return newPlayer(o, f.find)
}

func newPlayer(o Options, find func(context.Context) speaker) *Player {
	p := &Player{now: o.Now, log: newJournal(o.Log), find: find, longest: longest, hush: func() {}, mode: Off}
	p.bell.once = o.Ring
	if o.Ring == nil {
		p.bell.once = func() {}
	}
	if o.Now == nil {
		p.now = time.Now
	}
	p.ctx, p.end = context.WithCancel(context.Background())
	p.SetMode(cmp.Or(o.Mode, Off))
	return p
}

// SetMode changes how cues sound, from the next one on; what sounds otherwise is
// stopped. The mode that holds already changes nothing. If a speech program has to
// be looked for, the channel is closed when that is over, or has taken too long; else
// it is nil.
func (p *Player) SetMode(m Mode) <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || m == p.mode {
		return nil
	}
	p.quiet()
	p.mode = m
	return p.seek()
}

// TryAgain gives a voice that was given up another try: the patient has chosen it
// again. It is looked up anew, for a program may have been installed meanwhile; the
// channel is that of SetMode.
func (p *Player) TryAgain() <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil
	}
	if p.trouble != "" {
		p.trouble, p.failed, p.speaker = "", 0, nil
	}
	return p.seek()
}

// patience is how long who asked is held up by a look for the program. That none
// is there is known far sooner; what takes its time is the list of voices of one
// that is.
const patience = 500 * time.Millisecond

// seek looks for the speech program if it is needed and not known yet.
func (p *Player) seek() <-chan struct{} {
	if p.mode != Voice || p.speaker != nil || p.trouble != "" {
		return nil
	}
	if p.looking == nil {
		looking := make(chan struct{})
		p.looking = looking
		over := sync.OnceFunc(func() { close(looking) })
		time.AfterFunc(patience, over)
		p.work.Go(func() {
			defer over()
			p.lookUp()
		})
	}
	return p.looking
}

// lookUp finds the speech program and says what has waited for it.
func (p *Player) lookUp() {
	found := p.find(p.ctx)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.looking, p.speaker = nil, found
	if found == nil {
		p.trouble = Missing
	}
	p.proceed()
}

// Trouble tells why the voice was given up; "" while it works, or was not needed.
func (p *Player) Trouble() Trouble {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.mode != Voice {
		return ""
	}
	return p.trouble
}

// Play plays a cue at once, or as soon as what is being said has ended. It is
// dropped if it cannot begin in time, or if a newer one comes before.
func (p *Player) Play(c Cue) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return
	}
	if c.Deadline.IsZero() {
		c.Deadline = p.now()
	}
	if p.mode != Voice || p.trouble != "" || c.Text == "" {
		p.ring(c, "")
		return
	}
	if !c.inTime(p.now()) { // it must not cut anything short
		p.file(c, time.Time{}, dropped, "")
		return
	}
	p.drop()
	p.next = &c
	if p.current != nil && p.current.cue.Long {
		p.current.stop()
	}
	p.proceed()
}

// Hush stops what is being said or rung, and drops what waits.
func (p *Player) Hush() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.quiet()
}

func (p *Player) quiet() {
	p.drop()
	if p.current != nil {
		p.current.stop()
	}
	p.hush()
}

// drop gives up the cue that waits.
func (p *Player) drop() {
	if p.next != nil {
		p.file(*p.next, time.Time{}, dropped, "")
		p.next = nil
	}
}

// proceed begins the cue that waits, if nothing is in its way.
func (p *Player) proceed() {
	if p.next == nil || p.current != nil || p.looking != nil {
		return
	}
	c := *p.next
	switch {
	case p.closed || !c.inTime(p.now()):
		p.drop()
	case p.trouble != "":
		p.next = nil
		p.ring(c, p.trouble)
	default:
		p.next = nil
		p.speak(c)
	}
}

// closing is how long Close waits for what it stops, and once more for the log: a
// killed process is gone within a few milliseconds.
const closing = 300 * time.Millisecond

// Close stops what sounds, kills the speech program, and closes the log. What
// does not end in a bounded time is left behind.
func (p *Player) Close() {
	p.mu.Lock()
	p.quiet()
	p.closed = true
	p.mu.Unlock()
	p.end()
	gone := make(chan struct{})
	go func() { p.work.Wait(); close(gone) }()
	select {
	case <-gone:
	case <-time.After(closing):
	}
	p.log.close(time.After(closing))
}

// ring plays a cue's pattern, if that is still in time. failing says why it is
// not spoken, though it should be.
func (p *Player) ring(c Cue, failing Trouble) {
	_, known := gaps[c.Pattern]
	if p.mode == Off || !known || !c.inTime(p.now()) {
		what := dropped
		if failing != "" {
			what = failed
		}
		p.file(c, time.Time{}, what, failing)
		return
	}
	p.hush()
	ctx, stop := context.WithCancel(p.ctx)
	p.hush = stop
	start := p.now()
	p.work.Go(func() {
		defer stop()
		what := cut
		if p.bell.peal(ctx, c.Pattern) {
			what = rang
		}
		p.file(c, start, what, failing)
	})
}

// file writes a cue into the log. A zero start is that of a cue that never began.
func (p *Player) file(c Cue, start time.Time, what outcome, failing Trouble) {
	now := p.now()
	e := entry{Name: c.Name, Deadline: c.Deadline, Outcome: what, Voice: failing, Late: now.Sub(c.Deadline).Milliseconds()}
	if !start.IsZero() {
		e.Start, e.End, e.Late = start, now, start.Sub(c.Deadline).Milliseconds()
	}
	p.log.put(e)
}
