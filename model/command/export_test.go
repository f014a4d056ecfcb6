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
	run("--format", "pdf")
	if c.oneLine(t); c.code != 2 {
		t.Errorf("as pdf: exit %d, %q", c.code, c.err)
	}
	if c.store.Saves() != before {
		t.Error("an export wrote to the patient's file")
	}
}

func TestExportWithNothingToRemindOf(t *testing.T) {
	c := clinicCall(t, "")
	for _, question := range []string{"remind_checkin", "remind_session", "remind_walk"} {
		c.store.Prefer(question, "none")
	}
	c.run(append([]string{"export"}, nine...)...)
	if c.oneLine(t); c.code != 1 || c.out != "" || !strings.Contains(c.err, "Settings") {
		t.Errorf("exit %d, %q, %q", c.code, c.out, c.err)
	}
	c.store.Receive(coach.Profile{})
	c.run(append([]string{"export"}, nine...)...)
	if c.oneLine(t); c.code != 1 || !strings.Contains(c.err, "open backcoach once") {
		t.Errorf("before set-up: exit %d, %q", c.code, c.err)
	}
}
