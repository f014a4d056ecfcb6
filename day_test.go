package main_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"backcoach/model/modeltest/term"
)

// These tests run the real binary on a real pseudo-terminal: what a patient
// does in a day, and what happens when the program is killed, told to leave, or
// opened twice.

// setUpLines answer set-up for physical therapy three weeks ago in the US, a
// check-in with pain 3 and nothing new, and leave the note empty.
const (
	setUpLines   = "1\nUS\n1\n20\n1\n1\n40\n9\n303 555 0142\n\n1\n"
	checkInLines = "1\n3\n4\n0\n3\n1\n2\n8\n5\n\n"
)

// allNo answers every page of a warning check: "no" fits the single questions,
// "none" the lists; what does not fit is asked again.
var allNo = strings.Repeat("no\nnone\n", 30)

// lines runs the binary line by line on a script and gives what it said.
func lines(t *testing.T, db, script string, args ...string) (out string, code int) {
	t.Helper()
	cmd := exec.Command(backcoach.Path(t), append([]string{"--plain", "--db", db}, args...)...)
	cmd.Env = append(os.Environ(), "TZ=UTC", "LANG=C", "HOME="+t.TempDir())
	cmd.Stdin = strings.NewReader(script)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	err := cmd.Run()
	if exit, ok := err.(*exec.ExitError); ok {
		return said.String(), exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	return said.String(), 0
}

// ready makes a file whose set-up, check-in and first check are done.
func ready(t *testing.T) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "patient.db")
	if out, _ := lines(t, db, setUpLines+checkInLines); !strings.Contains(out, "Warning check") {
		t.Fatalf("set-up and check-in did not lead to the first check:\n%s", out)
	}
	if out, _ := lines(t, db, allNo, "screen"); !strings.Contains(out, "no warning answers today") {
		t.Fatalf("the check did not end:\n%s", out)
	}
	return db
}

func open(t *testing.T, db string, args ...string) *term.Term {
	t.Helper()
	return term.Start(t, term.Options{Program: backcoach}, append([]string{"--db", db}, args...)...)
}

// throughSession does the session of the day at speed, from Today with the
// session selected.
func throughSession(tm *term.Term) {
	tm.Keys("enter")
	tm.WaitFor("worse")
	tm.Keys("3") // neither bending nor leaning back
	tm.WaitFor("hard for you")
	tm.Keys("7")
	tm.WaitFor("at home")
	tm.Keys("1", "enter")
	tm.WaitFor("what comes next")
	tm.Keys("3")
	tm.WaitFor("within reach")
	tm.Keys("1")
	for _, at := range []string{"1 of 4", "2 of 4", "3 of 4", "4 of 4"} {
		tm.WaitFor("Exercise " + at)
		tm.Keys("1")
		answerFine(tm)
	}
	tm.WaitFor("hurt now?")
	tm.Keys("2", "enter")
	tm.WaitFor("That was your session")
}

// answerFine answers the question after an exercise, once the screen that
// opened by itself takes keys.
func answerFine(tm *term.Term) {
	tm.WaitFor("how was it?")
	time.Sleep(500 * time.Millisecond)
	tm.Keys("1")
}

func TestADayByKeysIsThereAgainTheNextTime(t *testing.T) {
	t.Parallel()
	db := ready(t)
	tm := open(t, db, "--speed", "100")
	tm.WaitFor("Exercises")
	throughSession(tm)
	tm.Keys("enter")
	tm.WaitFor("Check-in")
	tm.Keys("q")
	if code := tm.Wait(); code != 0 {
		t.Fatalf("left with %d", code)
	}
	again := open(t, db)
	again.WaitFor("pain now 3")
	for _, line := range []string{"✓ Check-in", "✓ Warning check", "✓ Exercises"} {
		if !again.Shows(line) {
			t.Errorf("Today does not show %q:\n%s", line, again.Picture())
		}
	}
}

func TestADayByLines(t *testing.T) {
	t.Parallel()
	db := ready(t)
	out, code := lines(t, db, "3\n3\n7\n1\n3\n1\n"+strings.Repeat("1\n1\n", 4)+"2\n\n\nq\n", "--speed", "200")
	if code != 0 || !strings.Contains(out, "That was your session") {
		t.Fatalf("exit %d:\n%s", code, out)
	}
	if out, _ := lines(t, db, "q\n"); !strings.Contains(out, "Exercises, done") {
		t.Errorf("Today does not say that the session is done:\n%s", out)
	}
}

// saved waits until a second window, which only reads, finds a text under today
// in the history.
func saved(t *testing.T, db, text string) {
	t.Helper()
	var out string
	for range 50 {
		if out, _ = lines(t, db, "8\n4\n1\n:back\n:back\n:back\nq\n"); strings.Contains(out, text) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("%q was not saved; the history says:\n%s", text, out)
}

func TestKilledInASessionItGoesOnAtTheSameExercise(t *testing.T) {
	t.Parallel()
	db := ready(t)
	tm := open(t, db, "--speed", "100")
	tm.WaitFor("Exercises")
	tm.Keys("enter")
	tm.WaitFor("worse")
	tm.Keys("3")
	tm.WaitFor("hard for you")
	tm.Keys("7")
	tm.WaitFor("at home")
	tm.Keys("1", "enter")
	tm.WaitFor("what comes next")
	tm.Keys("3")
	tm.WaitFor("within reach")
	tm.Keys("1")
	tm.WaitFor("Exercise 1 of 4")
	tm.Keys("1")
	answerFine(tm)
	tm.WaitFor("Exercise 2 of 4")
	tm.Keys("1")
	saved(t, db, ": fine,")
	tm.Signal(syscall.SIGKILL)
	tm.Wait()
	again := open(t, db)
	again.WaitFor("go on with exercise 2 of 4")
	again.Keys("enter")
	again.WaitFor("within reach")
	again.Keys("1")
	again.WaitFor("Exercise 2 of 4")
}

func TestSaddleNumbnessLocksAndSurvivesARestart(t *testing.T) {
	t.Parallel()
	db := ready(t)
	tm := open(t, db, "screen")
	tm.WaitFor("between your legs")
	tm.Keys("1")
	tm.WaitFor("911") // on the screen of the yes, before anything else
	tm.Keys("1")
	tm.WaitFor("emergency department")
	saved(t, db, "Emergency")
	tm.Signal(syscall.SIGKILL)
	tm.Wait()
	again := open(t, db)
	again.WaitFor("911")
	again.WaitFor("– Exercises")
	again.Keys("3")
	again.WaitFor("Your exercises are locked")
	again.Resize(40, 10)
	again.WaitFor("locked")
	again.Resize(20, 5)
	again.WaitFor("call 911") // the number stays, however small the window
	again.Resize(80, 24)
	again.WaitFor("Your exercises are locked")
}

func TestSignalsSaveAndLeaveTheTerminalClean(t *testing.T) {
	t.Parallel()
	db := ready(t)
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP} {
		t.Run(sig.String(), func(t *testing.T) {
			tm := open(t, db)
			tm.WaitFor("Exercises")
			tm.Signal(sig)
			if code := tm.Wait(); code != 0 {
				t.Errorf("left with %d", code)
			}
			if left := tm.Left(); len(left) > 0 {
				t.Errorf("the terminal was left with %v", left)
			}
		})
	}
}

func TestASecondWindowOnlyReads(t *testing.T) {
	t.Parallel()
	db := ready(t)
	first := open(t, db)
	first.WaitFor("Exercises")
	second := open(t, db)
	second.WaitFor("Another window")
	second.Keys("8") // More
	second.WaitFor("History")
	second.Keys("4")
	second.WaitFor("Worst")
	first.Keys("q")
	first.Wait()
	third := open(t, db)
	third.WaitFor("Exercises")
}

func TestBadFilesGetOneSentence(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	garbage := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(garbage, []byte("dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{
		"not a database": garbage,
		"a folder":       dir,
		"inside a file":  filepath.Join(garbage, "patient.db"),
	} {
		t.Run(name, func(t *testing.T) {
			out, code := lines(t, path, "q\n")
			if code != 1 || strings.Count(strings.TrimSpace(out), "\n") != 0 {
				t.Errorf("exit %d, said:\n%s", code, out)
			}
		})
	}
	if after, _ := os.ReadFile(garbage); string(after) != "dear diary" {
		t.Errorf("the file was touched: %q", after)
	}
}

func TestADumbTerminalIsSpokenToInLines(t *testing.T) {
	t.Parallel()
	tm := term.Start(t, term.Options{Program: backcoach, Env: []string{"TERM=dumb"}}, "--db", filepath.Join(t.TempDir(), "p.db"))
	tm.WaitFor("line by line")
	tm.WaitFor("1  I am 18 or older")
}
