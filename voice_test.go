package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"backcoach/model/modeltest/term"
)

// onPath writes a program that stands in for espeak-ng, and gives the folder that
// is the whole of PATH but for the shell's own.
func onPath(t *testing.T, script string) string {
	t.Helper()
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("there is no shell here to write a speech program in")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "espeak-ng"), []byte("#!/bin/sh\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// speaking starts the first exercise of a session with a voice.
func speaking(t *testing.T, script string, args ...string) *term.Term {
	t.Helper()
	tm := voiced(t, onPath(t, script)+":/usr/bin:/bin", args...)
	tm.Keys("1")
	tm.WaitFor("Exercise 1 of 4")
	return tm
}

// voiced goes to the page in front of a session with a voice, with programs on
// this path.
func voiced(t *testing.T, path string, args ...string) *term.Term {
	t.Helper()
	db := ready(t)
	opts := term.Options{Program: backcoach, Env: []string{"PATH=" + path}, Limit: 40 * time.Second}
	tm := term.Start(t, opts, append([]string{"--db", db, "--sound", "voice", "session"}, args...)...)
	tm.WaitFor("worse")
	tm.Keys("3")
	tm.WaitFor("hard for you")
	tm.Keys("7")
	tm.WaitFor("at home")
	tm.Keys("1", "enter")
	tm.WaitFor("what comes next")
	tm.Keys("1")
	tm.WaitFor("within reach")
	return tm
}

// A speech program that hangs is given up after two tries: from then on the bell
// rings, to the end of the session.
func TestTheBellRingsForAVoiceThatHangs(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("waits for two tries")
	}
	log := filepath.Join(t.TempDir(), "cues")
	tm := speaking(t, "sleep 1000\n", "--log", log)
	tm.Keys("1")
	tm.WaitUntil("the bell to take over", func() bool {
		data, _ := os.ReadFile(log)
		return strings.Count(string(data), `"rang"`) >= 5
	})
	tm.Keys("x") // what came later rang as well: between movements there is nothing to ring
	data, _ := os.ReadFile(log)
	_, later, _ := strings.Cut(string(data), `"rang"`)
	for line := range strings.Lines(later) {
		if strings.Contains(line, `"move"`) && !strings.Contains(line, `"rang"`) {
			t.Errorf("after the bell took over: %s", line)
		}
	}
}

// Without a speech program the page in front of the session says why the bell
// rings.
func TestNoVoiceOnThePath(t *testing.T) {
	t.Parallel()
	tm := voiced(t, t.TempDir())
	tm.WaitFor("no speech program here")
	tm.Keys("3", "3", "3") // through the bell and off to the voice again
	tm.WaitFor("Sound: voice")
	tm.WaitFor("no speech program here")
}

// The system's own speech program gets each text on its standard input, one at a
// time, with the name and the start before anything begins.
func TestTheVoiceOnThePath(t *testing.T) {
	t.Parallel()
	said := filepath.Join(t.TempDir(), "said")
	tm := speaking(t, "cat >>"+said+"\n")
	text := func() string { data, _ := os.ReadFile(said); return string(data) }
	tm.WaitUntil("the exercise to be told", func() bool { return strings.Contains(text(), "Exercise 1 of 4.") })
	tm.Keys("1")
	tm.WaitUntil("a movement to be told", func() bool { return strings.Contains(text(), " 1. ") })
	for _, want := range []string{"Get ready.", "Three.", "Two.", "One."} {
		if !strings.Contains(text(), want) {
			t.Errorf("%q was not said:\n%s", want, text())
		}
	}
}

// A speech program that hangs, or is not one, holds up nothing: the exercise goes
// on, and leaving ends it.
func TestABadVoiceHoldsUpNothing(t *testing.T) {
	t.Parallel()
	for name, script := range map[string]string{"hangs": "sleep 1000\n", "mute": "echo no sound card >&2\n", "fails": "exit 7\n"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tm := speaking(t, script)
			tm.Keys("1")
			tm.WaitFor("GET READY")
			tm.WaitFor("of 20") // it moves on
			tm.Keys("x")
			tm.WaitFor("Paused")
			time.Sleep(500 * time.Millisecond)
			tm.Keys("q")
			if code := tm.Wait(); code != 0 {
				t.Errorf("left with %d", code)
			}
		})
	}
}
