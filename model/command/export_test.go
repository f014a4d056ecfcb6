package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backcoach/model/coach"
)

// The calendar goes to standard output or into a file, which is whole or not there,
// and replaces none unasked.
func TestExportACalendar(t *testing.T) {
	c := clinicCall(t, "")
	before := c.store.Saves()
	run := func(args ...string) { c.run(append(append([]string{"export"}, args...), nine...)...) }
	run("--format", "ics")
	if c.code != 0 || !strings.HasPrefix(c.out, "BEGIN:VCALENDAR\r\n") || !strings.HasSuffix(c.out, "END:VCALENDAR\r\n") {
		t.Fatalf("exit %d, %q, %q", c.code, c.out, c.err)
	}
	calendar := c.out
	dir := t.TempDir()
	path := filepath.Join(dir, "mine.ics")
	run("-o", path)
	if data, err := os.ReadFile(path); c.code != 0 || err != nil || string(data) != calendar || !strings.Contains(c.out, path) {
		t.Fatalf("exit %d, %v, %q, %q", c.code, err, c.out, c.err)
	}
	run("-o", path)
	if c.oneLine(t); c.code != 1 || !strings.Contains(c.err, "--force") {
		t.Errorf("it replaced a file unasked: exit %d, %q", c.code, c.err)
	}
	if err := os.WriteFile(path, []byte("older"), 0o600); err != nil {
		t.Fatal(err)
	}
	run("-o", path, "--force")
	if data, _ := os.ReadFile(path); c.code != 0 || string(data) != calendar {
		t.Errorf("with --force: exit %d, %q", c.code, data)
	}
	run("-o", filepath.Join(dir, "nowhere", "x.ics"))
	if c.oneLine(t); c.code != 1 || !strings.Contains(c.err, "cannot write") {
		t.Errorf("into no folder: exit %d, %q", c.code, c.err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	run("-o", filepath.Join(dir, strings.Repeat("long", 100))) // written beside, but cannot be renamed
	if c.oneLine(t); c.code != 1 || !strings.Contains(c.err, "-o") {
		t.Errorf("under an impossible name: exit %d, %q", c.code, c.err)
	}
	run("-o", dir, "--force")
	if c.oneLine(t); c.code != 1 || !strings.Contains(c.err, "folder") {
		t.Errorf("in the place of a folder: exit %d, %q", c.code, c.err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	if c.store.Saves() != before {
		t.Error("an export wrote to the patient's file")
	}
}

// Other formats are refused before the file is opened; those to come are told apart
// from those that nobody knows.
func TestExportKnowsOneFormat(t *testing.T) {
	for format, says := range map[string]string{"json": "json yet", "csv": "csv yet", "fhir": "fhir yet", "pdf": "know “pdf”", "ICS": "know “ICS”", "": "know “”"} {
		c := clinicCall(t, "")
		c.run(append([]string{"export", "--format", format}, nine...)...)
		if c.oneLine(t); c.code != 2 || c.out != "" || c.opened != "" || !strings.Contains(c.err, says) || !strings.Contains(c.err, "ics") {
			t.Errorf("%s: exit %d, %q, %q", format, c.code, c.out, c.err)
		}
	}
	c := clinicCall(t, "")
	c.run("__complete", "export", "--format", "")
	if !strings.HasPrefix(c.out, "ics\t") || strings.Count(c.out, "\n") != 2 {
		t.Errorf("completed with %q", c.out)
	}
	c.run("export", "today")
	if c.oneLine(t); c.code != 2 {
		t.Errorf("with an argument: exit %d", c.code)
	}
}

// On a terminal the calendar goes into a file of its own name, for it is nothing to
// read there; "-" still is standard output.
func TestExportOnATerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	c := clinicCall(t, "")
	c.columns = 80
	c.run(append([]string{"export"}, nine...)...)
	data, err := os.ReadFile("backcoach.ics")
	if c.code != 0 || err != nil || !strings.HasPrefix(string(data), "BEGIN:VCALENDAR") || strings.Contains(c.out, "VCALENDAR") || !strings.Contains(c.out, "backcoach.ics") {
		t.Errorf("exit %d, %v, %q, %q", c.code, err, c.out, c.err)
	}
	if info, _ := os.Stat("backcoach.ics"); info.Mode().Perm() != 0o600 {
		t.Errorf("others can read it: %v", info.Mode())
	}
	c.run(append([]string{"export", "-o", "-"}, nine...)...)
	if c.code != 0 || c.out != string(data) {
		t.Errorf("to standard output: exit %d, %q", c.code, c.out)
	}
}

// Of the demo there is a calendar, too, and nothing else goes to standard output.
func TestExportOfTheDemo(t *testing.T) {
	var c call
	c.run("export", "--demo", "--now", "2026-11-23T09:00")
	if c.code != 0 || !strings.HasPrefix(c.out, "BEGIN:VCALENDAR\r\n") || c.err != "" {
		t.Errorf("exit %d, %.80q, %q", c.code, c.out, c.err)
	}
}

func TestExportWithNothingToRemindOf(t *testing.T) {
	c := clinicCall(t, "")
	for _, question := range []string{"remind_checkin", "remind_session", "remind_walk"} {
		c.store.Prefer(question, "none")
	}
	c.run(append([]string{"export"}, nine...)...)
	if c.code != 0 || strings.Contains(c.out, "RRULE") || !strings.Contains(c.out, "few short questions") {
		t.Errorf("only routine days are left: exit %d, %q, %q", c.code, c.out, c.err)
	}
	c.run("export", "--db", "x", "--now", "2027-11-23T09:00")
	if c.oneLine(t); c.code != 1 || c.out != "" || !strings.Contains(c.err, "Reminders") {
		t.Errorf("exit %d, %q, %q", c.code, c.out, c.err)
	}
	c.store.Receive(coach.Profile{})
	c.run(append([]string{"export"}, nine...)...)
	if c.oneLine(t); c.code != 1 || !strings.Contains(c.err, "open backcoach once") {
		t.Errorf("before set-up: exit %d, %q", c.code, c.err)
	}
}
