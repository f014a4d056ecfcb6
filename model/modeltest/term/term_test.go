package term

import (
	"fmt"
	"image/color"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

var hello = &Program{Package: "./testdata/hello"}

func TestMain(m *testing.M) {
	code := m.Run()
	hello.Remove()
	os.Exit(code)
}

func TestScreenIsAGridWithColours(t *testing.T) {
	term := Start(t, Options{Program: hello, Width: 50, Height: 12, Env: []string{"COLORTERM=truecolor"}})
	term.WaitFor("done")
	rows := term.Screen()
	if len(rows) != 12 || rows[0] != "hello" || rows[4] != "⣿⠁ done" {
		t.Fatalf("got %q", rows)
	}
	cells := term.Cells()
	if len(cells[0]) != 50 {
		t.Fatalf("a row has %d cells, want 50", len(cells[0]))
	}
	h := cells[0][0]
	if h.Text != "h" || !h.Bold || h.Fg == nil || !sameColor(h.Fg, color.RGBA{200, 40, 30, 255}) || h.Bg != nil {
		t.Errorf("first cell is %+v, want a bold red h on the terminal's own ground", h)
	}
	if k := cells[1][0]; k.Text != "k" || k.Bold || k.Fg != nil {
		t.Errorf("second line begins with %+v, want a plain k", k)
	}
}

func TestKeysArriveUnderTheirNames(t *testing.T) {
	term := Start(t, Options{Program: hello})
	term.WaitFor("done")
	names := []string{
		"down", "up", "left", "right", "enter", "esc", "1", "!", "?", "f1", "tab", "shift+tab",
		"space", "backspace", "home", "end", "pgup", "pgdown", "delete", "ctrl+d", "ä",
	}
	for i, name := range names {
		term.Keys(name)
		term.WaitFor(fmt.Sprintf("keys %d, last %s", i+1, name))
	}
}

func TestEscapeThenDigitIsTwoKeys(t *testing.T) {
	term := Start(t, Options{Program: hello})
	term.WaitFor("done")
	term.Keys("esc", "1")
	term.WaitFor("keys 2, last 1")
}

func TestTypedTextAllArrives(t *testing.T) {
	term := Start(t, Options{Program: hello})
	term.WaitFor("done")
	term.Type(strings.Repeat("x", 199) + "y")
	term.WaitFor("keys 200, last y")
}

func TestResizeReachesTheProgram(t *testing.T) {
	term := Start(t, Options{Program: hello})
	term.WaitFor("size 80x24")
	term.Resize(40, 10)
	term.WaitFor("size 40x10")
	if rows := term.Screen(); len(rows) != 10 {
		t.Errorf("the grid has %d rows, want 10", len(rows))
	}
}

func TestTerminalAnswersWhatItIsAsked(t *testing.T) {
	dark := Start(t, Options{Program: hello})
	light := Start(t, Options{Program: hello, Light: true})
	dark.WaitFor("ground dark")
	light.WaitFor("ground light")
}

func TestSilentTerminalAnswersNothing(t *testing.T) {
	term := Start(t, Options{Program: hello, Silent: true})
	term.WaitFor("done")
	// The answer to the query would come before the key that follows it.
	term.Keys("a")
	term.WaitFor("keys 1")
	if !term.Shows("ground") || term.Shows("ground dark") || term.Shows("ground light") {
		t.Errorf("the program was told the background:\n%s", term.Picture())
	}
}

func TestQuittingLeavesTheTerminalClean(t *testing.T) {
	term := Start(t, Options{Program: hello})
	term.WaitFor("done")
	if left := term.Left(); !slices.Contains(left, "alternate screen") || !slices.Contains(left, "raw input") {
		t.Errorf("while running, changed: %q, want the alternate screen and raw input among them", left)
	}
	term.Keys("q")
	if code := term.Wait(); code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
	if left := term.Left(); len(left) > 0 {
		t.Errorf("not put back: %q", left)
	}
}

func TestLeftNamesWhatWasNotPutBack(t *testing.T) {
	term := Start(t, Options{Program: hello}, "-sloppy")
	term.WaitFor("done")
	term.Keys("q")
	if code := term.Wait(); code != 3 {
		t.Errorf("exit code %d, want 3", code)
	}
	want := []string{"alternate screen", "colours", "hidden cursor", "keyboard enhancements", "mode 1003"}
	if left := term.Left(); !slices.Equal(left, want) {
		t.Errorf("got %q, want %q", left, want)
	}
}

func TestKilledProgramLeavesRawInput(t *testing.T) {
	term := Start(t, Options{Program: hello})
	term.WaitFor("done")
	term.Signal(syscall.SIGKILL)
	if code := term.Wait(); code != -1 {
		t.Errorf("exit code %d, want -1 for a signal", code)
	}
	if left := term.Left(); !slices.Contains(left, "raw input") {
		t.Errorf("got %q, want raw input among them", left)
	}
}

func TestSignalEndsTheProgram(t *testing.T) {
	term := Start(t, Options{Program: hello})
	term.WaitFor("done")
	term.Signal(syscall.SIGTERM)
	term.Wait()
	if left := term.Left(); len(left) > 0 {
		t.Errorf("not put back: %q", left)
	}
}

func TestOutputOfAShortProgram(t *testing.T) {
	term := Start(t, Options{Program: hello}, "-version")
	if code := term.Wait(); code != 0 || !term.Shows("hello 1") {
		t.Errorf("exit code %d, screen:\n%s", code, term.Picture())
	}
	if n, last := term.Output(); n != int64(len("hello 1\r\n")) || last.IsZero() {
		t.Errorf("output of %d bytes, last at %v", n, last)
	}
}

// A fake testing.TB records the failure instead of making it.
type failing struct {
	testing.TB
	message string
}

func (f *failing) Fatalf(format string, args ...any) {
	f.message = strings.TrimSpace(format)
	for _, a := range args {
		if s, ok := a.(string); ok {
			f.message += "\n" + s
		}
	}
	panic(f)
}

func TestWaitForGivesUpAndShowsTheScreen(t *testing.T) {
	for name, args := range map[string][]string{"while it runs": nil, "after it ended": {"-version"}} {
		t.Run(name, func(t *testing.T) {
			f := &failing{TB: t}
			term := Start(f, Options{Program: hello, Limit: 400 * time.Millisecond}, args...)
			defer func() {
				if recover() != any(f) {
					t.Fatal("the wait did not fail")
				}
				if !strings.Contains(f.message, "never there") || !strings.Contains(f.message, "| hello") {
					t.Errorf("the failure says %q, want what was missing and the screen", f.message)
				}
			}()
			term.WaitFor("never there")
		})
	}
}

func TestProgramThatDoesNotBuildSaysWhy(t *testing.T) {
	p := &Program{Package: "./testdata/none"}
	defer p.Remove()
	if _, err := p.Build(); err == nil || !strings.Contains(err.Error(), "testdata/none") {
		t.Errorf("got %v, want the compiler's words", err)
	}
}

func TestPinnedWorld(t *testing.T) {
	t.Setenv("BACKCOACH_SECRET", "of this machine")
	env := environment(withDefaults(t, Options{Home: "/h", Env: []string{"TZ=Europe/Berlin"}}))
	for _, want := range []string{"HOME=/h", "TMPDIR=/h", "XDG_DATA_HOME=/h/DATA", "TERM=xterm-256color", "TZ=UTC"} {
		if !slices.Contains(env, want) {
			t.Errorf("no %s in %q", want, env)
		}
	}
	if env[len(env)-1] != "TZ=Europe/Berlin" {
		t.Errorf("the test's own variable does not win in %q", env)
	}
	if slices.ContainsFunc(env, func(kv string) bool { return strings.Contains(kv, "SECRET") }) {
		t.Errorf("a variable of this machine got through: %q", env)
	}
}
