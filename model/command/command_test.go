package command_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backcoach/model/coach"
	"backcoach/model/command"
	"backcoach/model/modeltest"
)

// call is one run of the command line, with all that is outside of it.
type call struct {
	in       string
	store    *modeltest.Store
	openErr  error
	columns  int // of the terminal that is written to; 0 for none
	code     int
	out, err string
	opened   string // the path that was opened
}

// run carries out a command line on c.store. There is no terminal.
func (c *call) run(args ...string) {
	if c.store == nil {
		c.store = modeltest.NewStore()
	}
	var out, err bytes.Buffer
	c.code = command.Run(command.System{
		In: strings.NewReader(c.in), Out: &out, Err: &err, DefaultFile: "default.db", Version: "1.2.3", Lang: "C.UTF-8",
		Columns: func() int { return c.columns },
		Open: func(path string) (command.File, error) {
			c.opened = path
			if c.openErr != nil {
				return nil, c.openErr
			}
			return c.store, nil
		},
	}, args)
	c.out, c.err = out.String(), err.String()
}

// oneLine ends the test unless exactly one line was written to standard error.
func (c *call) oneLine(t *testing.T) {
	t.Helper()
	if !strings.HasPrefix(c.err, "backcoach: ") || strings.Count(c.err, "\n") != 1 || !strings.HasSuffix(c.err, "\n") {
		t.Errorf("standard error is not one sentence: %q", c.err)
	}
}

func TestUsageErrors(t *testing.T) {
	for _, c := range []struct {
		args string
		says string
	}{
		{"--theme pink", "pink"},
		{"--motion fast", "fast"},
		{"--sound loud", "loud"},
		{"--now 2026-11-23", "--db"},
		{"--speed 20", "--db"},
		{"--speed 0 --db x", "--speed"},
		{"--speed -3 --db x", "--speed"},
		{"--speed quick --db x", "quick"},
		{"--now soon --db x", "soon"},
		{"fly", "fly"},
		{"--wings", "wings"},
		{"demo now", "now"},
		{"checkin today", "today"},
		{"screen --theme", "theme"},
	} {
		var got call
		got.run(strings.Fields(c.args)...)
		if got.code != 2 || got.out != "" || !strings.Contains(got.err, c.says) {
			t.Errorf("%s: exit %d, out %q, err %q", c.args, got.code, got.out, got.err)
		}
		got.oneLine(t)
		if got.opened != "" {
			t.Errorf("%s: the file was opened", c.args)
		}
	}
}

func TestALanguageWithoutWords(t *testing.T) {
	var c call
	c.run("--lang", "tlh")
	if c.code != 2 || !strings.Contains(c.err, "tlh") || !strings.Contains(c.err, "en") {
		t.Errorf("exit %d, %q", c.code, c.err)
	}
}

func TestHelpAndVersionOpenNothing(t *testing.T) {
	for args, want := range map[string]string{"--help": "--theme", "version": "1.2.3", "demo --help": "--plain", "help": "checkin"} {
		var c call
		c.run(strings.Fields(args)...)
		if c.code != 0 || c.err != "" || !strings.Contains(c.out, want) || c.opened != "" {
			t.Errorf("%s: exit %d, out %q, err %q, opened %q", args, c.code, c.out, c.err, c.opened)
		}
	}
}

// A file that cannot be opened: what is wrong, and the way out.
func TestFilesThatCannotBeOpened(t *testing.T) {
	said := map[string]bool{}
	for _, cause := range []error{coach.ErrNewer, coach.ErrBusy, coach.ErrDamaged, coach.ErrReadOnly, errors.New("no such device")} {
		c := call{openErr: fmt.Errorf("patient/x.db: %w", cause)}
		c.run("--db", "patient/x.db")
		if c.code != 1 || c.out != "" || !strings.Contains(c.err, "patient/x.db") {
			t.Errorf("%v: exit %d, out %q, err %q", cause, c.code, c.out, c.err)
		}
		c.oneLine(t)
		said[c.err] = true
	}
	if len(said) != 5 {
		t.Errorf("five causes are told in %d ways", len(said))
	}
}

// A log that cannot be written is told before anything is opened.
func TestALogThatCannotBeWritten(t *testing.T) {
	var c call
	c.run("--db", "x", "--log", filepath.Join(t.TempDir(), "no", "such", "folder", "cues.log"))
	if c.code != 1 || c.out != "" || c.opened != "" || !strings.Contains(c.err, "cues.log") {
		t.Errorf("exit %d, out %q, err %q, opened %q", c.code, c.out, c.err, c.opened)
	}
	c.oneLine(t)
}

// The log tells deadline, start and end of each cue, and nothing about health; only
// the patient can read it.
func TestTheLogOfASession(t *testing.T) {
	d := modeltest.New(t, modeltest.ByLines())
	d.Ready(modeltest.InTherapy)
	d.BeginSession()
	d.Finish()
	d.EndSession(2)
	d.Line("")
	file := filepath.Join(t.TempDir(), "cues.log")
	c := call{in: d.Script()}
	c.run("--plain", "--db", "x", "--now", "2026-11-23T08:30", "--speed", "900", "--sound", "bell", "--log", file)
	if c.code != 0 {
		t.Fatalf("exit %d, err %q", c.code, c.err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat(file); info.Mode().Perm() != 0o600 {
		t.Errorf("the log has mode %v", info.Mode())
	}
	for line := range strings.Lines(string(data)) {
		var cue struct {
			Name, Outcome, Deadline string
			Late                    int64 `json:"late_ms"`
		}
		err := json.Unmarshal([]byte(line), &cue)
		if err != nil || cue.Name == "" || cue.Outcome == "" || cue.Deadline == "" || cue.Late > 3_600_000 { // not hours late by a clock that was set
			t.Errorf("%v: %s", err, line)
		}
	}
	if n := strings.Count(string(data), `"name":"prepare"`); n != 4 {
		t.Errorf("four exercises were prepared, the log has %d:\n%s", n, data)
	}
}

func TestTheFileIsTheOneAskedFor(t *testing.T) {
	for args, want := range map[string]string{"": "default.db", "--db other.db": "other.db", "checkin --db=third.db": "third.db"} {
		var c call
		c.run(strings.Fields(args)...)
		if c.opened != want {
			t.Errorf("%q opened %q, want %q", args, c.opened, want)
		}
	}
}

// Without a terminal everything is said line by line, and one line says so,
// unless it was asked for.
func TestWithoutATerminalItIsPlainByItself(t *testing.T) {
	var c call
	c.run()
	c.firstLine(t, "--plain")
	if !strings.Contains(c.out, "Welcome. This is your back coach.") || strings.Contains(c.out, "\x1b") {
		t.Errorf("it says %q", c.out)
	}
	var asked call
	asked.run("--plain")
	if strings.Contains(asked.err, "--plain") || asked.out != c.out {
		t.Errorf("asked for: err %q, out %q", asked.err, asked.out)
	}
}

// firstLine looks at the first line of standard error alone.
func (c *call) firstLine(t *testing.T, says string) {
	t.Helper()
	first, _, _ := strings.Cut(c.err, "\n")
	if !strings.HasPrefix(first, "backcoach: ") || !strings.Contains(first, says) {
		t.Errorf("the first line is %q", first)
	}
}

// The end of the input in the middle is an error that says so; what was answered
// is kept. On Today it is the end of the day.
func TestTheEndOfTheInput(t *testing.T) {
	c := call{in: "1\nDE\n"}
	c.run("--plain")
	if c.code != 1 || c.store.State().Profile.Country() != "DE" {
		t.Errorf("exit %d, kept %+v", c.code, c.store.State().Profile)
	}
	c.oneLine(t)

	ready := modeltest.New(t)
	ready.Ready(modeltest.InTherapy)
	for in, want := range map[string]int{"": 0, "q\n": 0, "3\n": 1, "!\n": 1, ":check\nyes\n": 1} {
		c := call{in: in, store: ready.Store.Copy()}
		c.run("--plain", "--db", "x", "--now", "2026-11-23T09:00")
		if c.code != want {
			t.Errorf("after %q: exit %d, want %d; it says\n%s", in, c.code, want, c.out)
		}
	}
}

// What could not be saved is told at the end, too.
func TestLeavingWithSomethingUnsaved(t *testing.T) {
	c := call{in: "1\nDE\n2\nq\n", store: modeltest.NewStore()}
	c.store.FailSaves(errors.New("the disk is full"))
	c.run("--plain")
	if c.code != 1 || !strings.Contains(c.err, "could not be saved") {
		t.Errorf("exit %d, err %q", c.code, c.err)
	}
	c.oneLine(t)
}

// The made-up patient is the same every time, on a file of its own that is gone
// afterwards.
func TestTheDemo(t *testing.T) {
	var first, again call
	first.run("demo", "--plain", "--now", "2026-11-23T09:00")
	again.run("demo", "--plain", "--now", "2026-11-23T09:00")
	if first.code != 0 || first.err != "" || first.out != again.out {
		t.Errorf("exit %d, err %q; the second differs: %v", first.code, first.err, first.out != again.out)
	}
	if !strings.Contains(first.out, "This is a demo") || !strings.Contains(first.out, "Day 90") {
		t.Errorf("it says\n%s", first.out)
	}
	if days := len(first.store.State().CheckIns); days < 45 {
		t.Errorf("of 90 days %d have a check-in", days)
	}
	if _, err := os.Stat(filepath.Dir(first.opened)); first.opened == "default.db" || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the demo's file was %q, and is still there: %v", first.opened, err)
	}
	var flag call
	flag.run("--demo", "--plain", "--now", "2026-11-23T09:00")
	if flag.out != first.out {
		t.Error("--demo is not the demo")
	}
}

func TestASecondWindowLooksReadOnly(t *testing.T) {
	ready := modeltest.New(t)
	ready.Ready(modeltest.InTherapy)
	ready.Store.SetReadOnly(true)
	saves := ready.Store.Saves()
	c := call{in: "1\nb\n", store: ready.Store}
	c.run("--plain", "--db", "x", "--now", "2026-11-23T09:00")
	if c.code != 0 || !strings.Contains(c.out, "This one can only be read.") || ready.Store.Saves() != saves {
		t.Errorf("exit %d, %d saves; it says\n%s", c.code, ready.Store.Saves()-saves, c.out)
	}
}

// Commands open straight at their place.
func TestCommandsOpenAtTheirPlace(t *testing.T) {
	ready := modeltest.New(t)
	ready.Ready(modeltest.InTherapy)
	for name, want := range map[string]string{"checkin": "form.checkin.news.ask", "screen": "item.ces_saddle_numb.ask", "session": "form.conditions.worse_with.ask"} {
		c := call{store: ready.Store.Copy()}
		c.run(name, "--plain", "--db", "x", "--now", "2026-11-23T09:00")
		if !strings.Contains(c.out, ready.Word(want)) {
			t.Errorf("%s says\n%s", name, c.out)
		}
	}
}

// A whole day, piped from a script: set-up, check-in, the first check all no,
// and a session at speed.
func TestAWholeDayFromAScript(t *testing.T) {
	d := modeltest.New(t, modeltest.ByLines())
	d.Ready(modeltest.InTherapy)
	d.BeginSession()
	d.Finish()
	d.EndSession(2)
	d.Line("")

	c := call{in: d.Script()}
	c.run("--plain", "--db", "x", "--now", "2026-11-23T08:30", "--speed", "900")
	if c.code != 0 || c.err != "" {
		t.Fatalf("exit %d, err %q; it says\n%s", c.code, c.err, c.out)
	}
	want, got := d.Saved(), c.store.State()
	if fmt.Sprint(got.Profile.Answers, got.Profile.Treatments, got.Profile.Done) != fmt.Sprint(want.Profile.Answers, want.Profile.Treatments, want.Profile.Done) {
		t.Errorf("set up was %+v, want %+v", got.Profile, want.Profile)
	}
	if len(got.CheckIns) != 1 || fmt.Sprint(got.CheckIns[0].Answers) != fmt.Sprint(want.CheckIns[0].Answers) {
		t.Errorf("the check-in was %+v", got.CheckIns)
	}
	if len(got.Checks) != 1 || fmt.Sprint(got.Checks[0].Answers) != fmt.Sprint(want.Checks[0].Answers) || !got.Checks[0].Finished {
		t.Errorf("the check was %+v", got.Checks)
	}
	if len(got.Sessions) != 1 || got.Sessions[0].State != coach.SessionDone || len(got.Sessions[0].Done) != len(want.Sessions[0].Done) || *got.Sessions[0].EndPain != 2 {
		t.Errorf("the session was %+v", got.Sessions)
	}
	if !got.Sessions[0].ClockSet {
		t.Error("a session at speed does not say so")
	}
}
