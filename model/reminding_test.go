package model_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/modeltest"
)

// toReminders opens the last line of Settings.
func toReminders(t *testing.T, d *modeltest.Driver) {
	t.Helper()
	d.Pick("today.more.settings")
	d.Pick("settings.reminders")
	shows(t, d, "reminding.lead")
}

// Esc on the page of the reminders goes back to Settings, where its line is.
func TestRemindersStandUnderSettings(t *testing.T) {
	d := readied(t)
	toReminders(t, d)
	d.Key("esc")
	shows(t, d, "settings.ask")
	if line := lineWith(d, d.Word("settings.reminders")); !strings.Contains(line, d.Word("view.chosen")) {
		t.Errorf("the marker is not where it was: %q", line)
	}
}

// The calendar file is saved from inside the coach, by keys and by lines; saved again
// it takes the place of the older one, also after a time was changed.
func TestTheCalendarIsSavedFromInside(t *testing.T) {
	for name, options := range map[string][]modeltest.Option{"keys": nil, "lines": {modeltest.ByLines()}} {
		dir := t.TempDir()
		path := filepath.Join(dir, model.CalendarFile)
		d := modeltest.New(t, append(options, modeltest.With(func(o *model.Options) { o.PaperDir = dir }))...)
		d.Ready(modeltest.InTherapy)
		toReminders(t, d)
		for _, hour := range []string{"T080000", "T180000"} {
			d.Pick("reminding.save")
			shows(t, d, "reminding.saved", content.Args{"File": path})
			data, err := os.ReadFile(path)
			if err != nil || !strings.Contains(string(data), "BEGIN:VCALENDAR") || !strings.Contains(string(data), hour) {
				t.Fatalf("%s: %v:\n%s", name, err, data)
			}
			d.Pick("settings.remind_checkin")
			d.Answer("h18")
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 1 {
			t.Errorf("%s: beside it are %v", name, left)
		}
	}
}

// Another file of that name is left as it is, whatever it is, and a file that cannot be
// written is told: nothing fails in silence.
func TestTheCalendarReplacesNothingOfOthers(t *testing.T) {
	other := modeltest.New(t)
	other.Ready(modeltest.Injected)
	for name, tt := range map[string]struct {
		prepare func(path string) error
		says    string
	}{
		"a letter":                 {func(path string) error { return os.WriteFile(path, []byte("Dear Sir"), 0o600) }, "reminding.theirs"},
		"a calendar of their own":  {func(path string) error { return os.WriteFile(path, []byte("BEGIN:VCALENDAR\r\nUID:1@x\r\n"), 0o600) }, "reminding.theirs"},
		"an empty file":            {func(path string) error { return os.WriteFile(path, nil, 0o600) }, "reminding.theirs"},
		"a folder":                 {func(path string) error { return os.Mkdir(path, 0o700) }, "reminding.theirs"},
		"a folder that went":       {func(path string) error { return os.Remove(filepath.Dir(path)) }, "reminding.unwritten"},
		"nothing that can be kept": {func(string) error { return nil }, ""},
	} {
		dir := filepath.Join(t.TempDir(), "documents")
		path := filepath.Join(dir, model.CalendarFile)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := tt.prepare(path); err != nil {
			t.Fatal(err)
		}
		before, _ := os.ReadFile(path)
		place := dir
		if tt.says == "" {
			place = "" // as in the demo
		}
		d := modeltest.New(t, modeltest.With(func(o *model.Options) { o.PaperDir = place }))
		d.Ready(modeltest.InTherapy)
		toReminders(t, d)
		if tt.says == "" {
			if shows(t, d, "reminding.no_place"); d.Offers("reminding.save") {
				t.Errorf("%s: saving is offered", name)
			}
			continue
		}
		d.Pick("reminding.save")
		shows(t, d, tt.says, content.Args{"File": path, "Cause": "no such file or directory"})
		if after, _ := os.ReadFile(path); string(after) != string(before) {
			t.Errorf("%s was replaced by\n%s", name, after)
		}
		if tt.says == "reminding.theirs" { // the way out is another name
			second := filepath.Join(dir, "backcoach-2.ics")
			d.Pick("reminding.save")
			shows(t, d, "reminding.saved", content.Args{"File": second})
			if made, err := os.ReadFile(second); err != nil || len(made) == 0 {
				t.Errorf("%s: saved under another name is %q, %v", name, made, err)
			}
		}
	}
}

// With all reminders off and no date ahead there is nothing to save, which is said.
func TestNothingToRemindOf(t *testing.T) {
	dir := t.TempDir()
	d := modeltest.New(t, modeltest.With(func(o *model.Options) { o.PaperDir = dir }))
	d.Ready(modeltest.Patient{Treatment: "medication", DaysAgo: 60})
	for _, question := range []string{"remind_checkin", "remind_session", "remind_walk"} {
		d.Store.Prefer(question, "none")
	}
	d.Restart()
	toReminders(t, d)
	d.Pick("reminding.save")
	shows(t, d, "reminding.empty")
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 0 {
		t.Errorf("saved were %v", left)
	}
}
