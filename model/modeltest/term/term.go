// Package term runs a real program on a real pseudo-terminal and reads what a
// person would see. Behind the pseudo-terminal stands a terminal emulator, so
// that tests look at a grid of cells instead of escape sequences.
//
// The world of the program is pinned: its own home and data folder, UTC, an
// English locale, a 256-colour xterm. The emulator answers what programs ask of
// a terminal (device, modes, colours), unless a test wants a silent one.
//
// Every wait ends as soon as the terminal shows what was waited for and has a
// time limit; a test on this driver needs no sleep.
package term

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// Options say which program runs on what kind of terminal. Only Program has no
// default.
type Options struct {
	Program *Program

	Width, Height int // in cells; 80x24 when zero
	// Home is the program's home folder; a new empty one when "". Hand in the
	// same folder to start a program again on the same data.
	Home   string
	Env    []string      // more variables, as KEY=value; they win over the pinned ones
	Silent bool          // the terminal answers no query
	Light  bool          // dark on light; light on dark otherwise
	Limit  time.Duration // for every wait; 10 s when zero
}

// Term is a program running on a terminal. Its methods belong to the goroutine
// of the test, as testing.TB does.
type Term struct {
	tb   testing.TB
	opts Options
	cmd  *exec.Cmd
	pty  *os.File

	mu      sync.Mutex // guards the fields below, which the reader writes
	screen  *vt.Emulator
	modes   map[ansi.Mode]bool // switched, and whether on
	kitty   int                // keyboard enhancements pushed and not popped
	bells   int
	output  int64
	last    time.Time
	changed chan struct{} // closed at the next output

	drained  chan struct{} // the program's side is closed and all output was read
	exited   chan struct{} // the program ended
	answered chan struct{} // the emulator's replies have stopped
	closing  sync.Once
}

// Start runs the program with the arguments on a new terminal. It is killed at
// the end of the test if it still runs; Close does it earlier.
func Start(tb testing.TB, opts Options, args ...string) *Term {
	tb.Helper()
	path := opts.Program.Path(tb)
	opts = withDefaults(tb, opts)
	t := &Term{
		tb: tb, opts: opts,
		cmd:     exec.Command(path, args...),
		modes:   map[ansi.Mode]bool{},
		changed: make(chan struct{}), drained: make(chan struct{}), exited: make(chan struct{}), answered: make(chan struct{}),
	}
	t.cmd.Dir, t.cmd.Env = opts.Home, environment(opts)
	t.screen = t.newScreen()
	p, err := pty.StartWithSize(t.cmd, &pty.Winsize{Cols: uint16(opts.Width), Rows: uint16(opts.Height)})
	if errors.Is(err, pty.ErrUnsupported) {
		tb.Skip("this system has no pseudo-terminals")
	}
	if err != nil {
		tb.Fatal(err)
	}
	t.pty = p
	go t.read()
	go t.answer()
	go func() { defer close(t.exited); _ = t.cmd.Wait() }() // the code is read from ProcessState
	tb.Cleanup(t.Close)
	return t
}

func withDefaults(tb testing.TB, o Options) Options {
	if o.Width == 0 || o.Height == 0 {
		o.Width, o.Height = 80, 24
	}
	if o.Home == "" {
		o.Home = tb.TempDir()
	}
	if o.Limit == 0 {
		o.Limit = 10 * time.Second
	}
	return o
}

// environment is all that the program sees of this machine: nothing but PATH
// comes from outside (and where to put coverage, when that is measured).
func environment(o Options) []string {
	env := []string{
		"HOME=" + o.Home, "TMPDIR=" + o.Home, "PATH=" + os.Getenv("PATH"),
		"TERM=xterm-256color", "LANG=en_US.UTF-8", "TZ=UTC",
	}
	for _, dir := range []string{"DATA", "CONFIG", "STATE", "CACHE"} {
		env = append(env, "XDG_"+dir+"_HOME="+filepath.Join(o.Home, dir))
	}
	if dir := os.Getenv("GOCOVERDIR"); dir != "" {
		env = append(env, "GOCOVERDIR="+dir)
	}
	return append(env, o.Env...)
}

// read feeds the emulator until the program's side of the terminal is closed,
// which a read reports as an error on some systems and as the end on others.
func (t *Term) read() {
	defer close(t.drained)
	buf := make([]byte, 32*1024)
	for {
		n, err := t.pty.Read(buf)
		t.take(buf[:n], time.Now())
		if err != nil {
			return
		}
	}
}

func (t *Term) take(data []byte, at time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(data) > 0 {
		_, _ = t.screen.Write(data) // an emulator that is open takes everything
		t.output += int64(len(data))
		t.last = at
	}
	close(t.changed)
	t.changed = make(chan struct{})
}

// answer carries the emulator's replies to the program. A silent terminal
// throws them away, but they must be read: the emulator waits for it.
func (t *Term) answer() {
	defer close(t.answered)
	buf := make([]byte, 1024)
	for {
		n, err := t.screen.Read(buf)
		if err != nil {
			return
		}
		if !t.opts.Silent {
			_, _ = t.pty.Write(buf[:n]) // fails only when the program has gone
		}
	}
}

// Close kills the program if it still runs and gives the terminal back. A
// second call does nothing.
func (t *Term) Close() { t.closing.Do(t.close) }

func (t *Term) close() {
	_ = t.cmd.Process.Kill() // fails when it has ended, which is as good
	<-t.exited
	<-t.drained
	// The emulator's own Close is no good here: it writes a field that its Read
	// reads in another goroutine.
	if replies, ok := t.screen.InputPipe().(io.Closer); ok {
		_ = replies.Close()
	}
	<-t.answered
	_ = t.pty.Close()
}

// Pid is the process of the program, for those who measure it.
func (t *Term) Pid() int { return t.cmd.Process.Pid }

// Signal sends the program a signal.
func (t *Term) Signal(sig os.Signal) {
	t.tb.Helper()
	if err := t.cmd.Process.Signal(sig); err != nil {
		t.tb.Fatal(err)
	}
}

// Resize changes the size of the window, in cells; the program is told by the
// system as on a real terminal.
func (t *Term) Resize(width, height int) {
	t.tb.Helper()
	t.mu.Lock()
	t.screen.Resize(width, height)
	t.mu.Unlock()
	if err := pty.Setsize(t.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		t.tb.Fatal(err)
	}
}

// Wait waits until the program has ended and its last output was read, and
// returns the exit code, -1 if a signal ended it.
func (t *Term) Wait() int {
	t.tb.Helper()
	limit := time.NewTimer(t.opts.Limit)
	defer limit.Stop()
	for _, over := range []<-chan struct{}{t.exited, t.drained} {
		select {
		case <-over:
		case <-limit.C:
			t.tb.Fatalf("the program still runs after %s; the screen:\n%s", t.opts.Limit, t.Picture())
		}
	}
	return t.cmd.ProcessState.ExitCode()
}
