package command_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// clinicCall is a patient in therapy who gets a file from the clinic.
func clinicCall(t *testing.T, in string) call {
	t.Helper()
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	return call{in: in, store: d.Store}
}

// written puts a clinic's file on the disk.
func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "clinic.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

var nine = []string{"--db", "x", "--now", "2026-11-23T09:00"}

func (c *call) clinic(args ...string) { c.run(slices.Concat([]string{"clinic"}, args, nine)...) }

const limits = `clinic: Dr. Lee
written: 2026-11-20
limits:
  - moves: [flexion]
    words: No bending.
    until: 2026-12-24
`

// What is confirmed is what the session does: ten times on each side are not ten.
func TestTheConfirmationSaysEachSide(t *testing.T) {
	c := clinicCall(t, "no\n")
	c.clinic(written(t, "clinic: Dr. Lee\nwritten: 2026-11-20\nexercises:\n  - exercise: bird_half\n    dose: {sets: 2, reps: 10, hold_s: 3}\n    until: 2026-12-24\n"))
	if want := "2 rounds · 10 times · hold 3 seconds · each side · rest 30 seconds"; !strings.Contains(c.out, want) {
		t.Errorf("it does not say %q:\n%s%s", want, c.out, c.err)
	}
}

// The whole way: the example, read, shown, confirmed, dated, shown again, undone.
func TestAClinicsFileFromTheExampleToUndo(t *testing.T) {
	c := clinicCall(t, "")
	c.clinic("--example")
	if c.code != 0 || c.err != "" || !strings.Contains(c.out, "# A clinic's paper") || !strings.Contains(c.out, "written: 2026-11-23") {
		t.Fatalf("the example: exit %d, %q\n%s", c.code, c.err, c.out)
	}
	path := written(t, c.out)
	before := c.store.State()

	c.in = "yes\n"
	c.clinic(path)
	for _, says := range []string{
		"From Dr. Lee, Spine Centre North, written on Monday 23 November 2026.", "Little and often",
		"Shoulder blade squeeze: level 1", "Chin tuck: 2 rounds · 5 times · hold 3 seconds · rest 30 seconds (until Monday 4 January 2027)", "Small movements only.",
		"Towel pull: 1 round · 6 times · hold 5 seconds, sitting (their own, back stays straight)",
		"Not: bending forward, twisting: “No bending and no twisting yet.” (until Monday 14 December 2026)", "Lift or carry 4 kg at most (until", "Sit for 30 minutes at most", "No bath until", "Call us before you fly.",
		"Heel raise is allowed", "Exercises up to level 2: “You may go on", "The warning check stays exactly as it is.",
		"Type yes", "Taken in on Monday 23 November 2026. To undo it: backcoach clinic --undo",
	} {
		if !strings.Contains(c.out, says) {
			t.Errorf("it does not say %q", says)
		}
	}
	after := c.store.State()
	if c.code != 0 || c.err != "" || len(after.Prescriptions) != 1 {
		t.Fatalf("exit %d, err %q, %+v; it says\n%s", c.code, c.err, after.Prescriptions, c.out)
	}
	if p := after.Prescriptions[0]; p.Clinic != "Dr. Lee, Spine Centre North" || p.Day != "2026-11-23" || !p.ClockSet || len(p.Exercises) != 3 {
		t.Errorf("kept: %+v", p)
	}

	c.clinic()
	if c.code != 0 || !strings.Contains(c.out, "Towel pull") || !strings.Contains(c.out, "Taken in on Monday 23 November 2026.") || !strings.Contains(c.out, "--undo") || strings.Contains(c.out, "Type yes") {
		t.Errorf("what holds: exit %d\n%s", c.code, c.out)
	}

	c.in = "no\n"
	c.clinic("--undo")
	if c.code != 0 || !strings.Contains(c.out, "Nothing was changed.") || !c.store.State().Prescriptions[0].Undone.IsZero() {
		t.Errorf("not undone: exit %d\n%s", c.code, c.out)
	}
	c.in = "yes\n"
	c.clinic("--undo")
	if c.code != 0 || !strings.Contains(c.out, "Undone on Monday 23 November 2026.") || c.store.State().Prescriptions[0].Undone.IsZero() {
		t.Errorf("undone: exit %d\n%s", c.code, c.out)
	}
	got, err := c.store.Load("2026-11-23")
	if before.Prescriptions = nil; err != nil || !reflect.DeepEqual(got.Profile, before.Profile) || len(got.Prescriptions) != 0 {
		t.Errorf("undoing left %+v, %v", got, err)
	}
	c.clinic()
	if c.code != 0 || !strings.Contains(c.out, "No paper of a clinic holds.") {
		t.Errorf("afterwards: exit %d\n%s", c.code, c.out)
	}
	c.clinic("--undo")
	c.oneLine(t)
	if c.code != 1 {
		t.Errorf("there is nothing to undo: exit %d", c.code)
	}
}

// Only the word yes takes anything in.
func TestAnythingElseChangesNothing(t *testing.T) {
	path := written(t, limits)
	for in, code := range map[string]int{"": 1, "\n": 0, "y\n": 0, "no\n": 0, "yes please\n": 0, "\nyes\n": 0, "1\n": 0} {
		c := clinicCall(t, in)
		saves := c.store.Saves()
		c.clinic(path)
		if c.code != code || c.err != "" || !strings.Contains(c.out, "Nothing was changed.") || c.store.Saves() != saves {
			t.Errorf("%q: exit %d, err %q\n%s", in, c.code, c.err, c.out)
		}
	}
	for _, in := range []string{"yes", " Yes \n", "YES\r\n"} {
		c := clinicCall(t, in)
		if c.clinic(path); c.code != 0 || len(c.store.State().Prescriptions) != 1 {
			t.Errorf("%q: exit %d\n%s", in, c.code, c.out)
		}
	}
}

// A broken file changes nothing, opens no question, and names line and field of
// everything that is wrong.
func TestABrokenClinicFile(t *testing.T) {
	path := written(t, `clinic: Dr. Lee
written: 2026-11-20
exercises:
  - exercise: cat_cow
    level: 1
  - exercise: handstand
    level: 9
limits:
  - moves: [flexion]
    words: No bending.
    until: 2026-12-24
warnings: off
`)
	c := clinicCall(t, "yes\n")
	saves := c.store.Saves()
	c.clinic(path)
	want := []string{
		`line 4, exercises 1: this is against a limit in the same file: “Not: bending forward: “No bending.” (until Thursday 24 December 2026)”.`,
		`line 6, exercises 2, exercise: the coach knows no exercise “handstand”; backcoach clinic --ids lists them. One of your own stands under name.`,
		`line 7, exercises 2, level: 9 is not from 1 to 5.`,
		`line 12, warnings: a clinic's file can never change the warning check, its questions, rules, numbers or locks.`,
		`backcoach: the file has 4 problems, and nothing was changed. Mend them and try again, or look at backcoach clinic --example`,
	}
	if got := strings.Split(strings.TrimSpace(c.err), "\n"); c.code != 1 || c.out != "" || c.store.Saves() != saves || !reflect.DeepEqual(got, want) {
		t.Errorf("exit %d, out %q, err\n%s", c.code, c.out, c.err)
	}
}

// Every kind of problem has a sentence of its own, without a gap.
func TestEveryProblemOfAClinicsFileHasWords(t *testing.T) {
	const top = "clinic: Dr. Lee\nwritten: 2026-11-20\n"
	for _, file := range []string{
		"", top, "clinic: [", "clinic: x\nwords:\n\t- y", "clinic: M\xfcller", "- x", "words: &x y", top + "note: x", top + "words: x\nwords: y", "written: 2026-11-20", top + "words: [a, b, c, d, e, f, g, h, i]",
		top + "words: \"\\e[31m\"", top + "limits: [{lift_kg: 99}]", top + "limits: [{drive: fast}]", top + "until: soon\nwords: x", "clinic: x\nwritten: 2027-01-01\nwords: x",
		top + "limits: [{lift_kg: 4, from: 2026-12-02, until: 2026-12-01}]", top + "until: 2026-11-21\nwords: x", top + "until: 2029-01-01\nwords: x",
		top + "until: 2026-12-01\nlimits: [{lift_kg: 4, until: 2026-12-02}]", top + "exercises: [{level: 1}]", top + "exercises: [{exercise: heel_slide, level: 1, sides: one}]",
		top + "exercises: [{name: bridge, position: lying, moves: [neutral], dose: {sets: 1, reps: 1}, words: x, until: 2026-12-01}]", top + "exercises: [{exercise: walk, level: 1}]",
		top + "exercises: [{exercise: heel_slide, level: 5}]", top + "exercises: [{exercise: bird_dog, level: 1}]", top + "exercises: [{exercise: heel_slide, dose: {sets: 5, reps: 60, hold_s: 600}}]",
		top + "exercises: [{name: x, sides: alternate, position: lying, moves: [neutral], dose: {sets: 1, reps: 1}, words: x, until: 2026-12-01}]", top + "# " + strings.Repeat("x", 70000), top + strings.Repeat("[", 2000),
		"clinic: x\nwritten: 2026-11-01\nexercises: [{exercise: heel_slide, level: 1}]", top + "exercises: [{exercise: cat_cow, level: 1}]\nlimits: [{moves: [flexion]}]",
	} {
		c := clinicCall(t, "")
		c.clinic(written(t, file))
		if lines := strings.Count(c.err, "\n"); c.code != 1 || lines < 2 || strings.Contains(c.err, "‹") || strings.Contains(c.err, "<no value>") {
			t.Errorf("%.80q: exit %d\n%s", file, c.code, c.err)
		}
	}
	for _, change := range []func(*coach.Profile){
		func(p *coach.Profile) { p.Answers["surface"] = []string{"chair"} },
		func(p *coach.Profile) { p.Answers["worse_with"] = []string{"flexs"} },
	} {
		c := clinicCall(t, "")
		p := c.store.State().Profile
		change(&p)
		c.store.Receive(p)
		c.clinic(written(t, top+"exercises: [{exercise: knee_chest_1, level: 1, until: 2026-12-01}]"))
		if c.code != 1 || !strings.Contains(c.err, "line 3, exercises 1: ") || strings.Contains(c.err, "‹") {
			t.Errorf("exit %d\n%s", c.code, c.err)
		}
	}
}

// What the parser says is for programmers, and in English: nobody is told it.
func TestAFileThatIsNoYAML(t *testing.T) {
	const top = "clinic: Dr. Lee\nwritten: 2026-11-20\n"
	for file, want := range map[string]string{
		top + "words: no: bending":        "line 3: it cannot be read as YAML. Look at the spaces at the beginning of this line and the next, at colons and quotes; a text with a colon in it needs quotes around it.",
		top + "words:\n\t- Little.":       "line 4: there is a tab at the beginning; put spaces in its place.",
		"clinic: M\xfcller\n":             "line 1: there is a letter that cannot be read; write it again, and save the file as UTF-8.",
		top + "words: x\n---\nwords: y\n": "line 4: write it plainly, without & * ! % << or a second document.",
		top:                               "line 1: this paper asks for nothing. Write words, exercises, limits or allows.",
	} {
		c := clinicCall(t, "")
		c.clinic(written(t, file))
		if first, _, _ := strings.Cut(c.err, "\n"); c.code != 1 || first != want {
			t.Errorf("%q: exit %d\n%s", file, c.code, c.err)
		}
	}
}

// A newer paper takes the place of the older one, says so, and undoing it brings the
// older one back.
func TestANewerPaperReplacesTheOlder(t *testing.T) {
	c := clinicCall(t, "yes\n")
	c.clinic(written(t, limits))
	c.in = "yes\n"
	c.run("clinic", written(t, strings.ReplaceAll(limits, "Dr. Lee", "Dr. Ray")), "--db", "x", "--now", "2026-11-23T10:00")
	if c.code != 0 || !strings.Contains(c.out, "It takes the place of the paper of Dr. Lee from Friday 20 November 2026: nothing of that holds any more.") {
		t.Errorf("exit %d\n%s", c.code, c.out)
	}
	c.in = "yes\n"
	c.run("clinic", "--undo", "--db", "x", "--now", "2026-11-23T11:00")
	if c.code != 0 || !strings.Contains(c.out, "From Dr. Ray") || !strings.Contains(c.out, "What Dr. Lee wrote on Friday 20 November 2026 holds again.") {
		t.Errorf("exit %d\n%s", c.code, c.out)
	}
	c.run("clinic", "--db", "x", "--now", "2026-11-23T12:00")
	if !strings.Contains(c.out, "From Dr. Lee") {
		t.Errorf("what holds:\n%s", c.out)
	}
}

func TestWhereAClinicsFileCannotGo(t *testing.T) {
	path := written(t, limits)
	empty := call{in: "yes\n"}
	empty.clinic(path)
	if empty.code != 1 || !strings.Contains(empty.err, "which treatment") || len(empty.store.State().Prescriptions) != 0 {
		t.Errorf("before set-up: exit %d, %q", empty.code, empty.err)
	}
	empty.oneLine(t)

	locked := clinicCall(t, "yes\n")
	locked.store.SetReadOnly(true)
	locked.clinic(path)
	if locked.code != 1 || !strings.Contains(locked.err, "another window") || locked.out != "" {
		t.Errorf("while another window writes: exit %d, %q, %q", locked.code, locked.err, locked.out)
	}
	locked.oneLine(t)

	failing := clinicCall(t, "yes\n")
	failing.store.FailSaves(errors.New("the disk is full"))
	failing.clinic(path)
	if failing.code != 1 || !strings.Contains(failing.err, "the disk is full") || strings.Contains(failing.out, "Taken in") {
		t.Errorf("with a full disk: exit %d, %q\n%s", failing.code, failing.err, failing.out)
	}
	failing.oneLine(t)

	for args, says := range map[string]string{
		"no/such/file.yaml": "no/such/file.yaml", "a b": `"b"`, t.TempDir(): "is a folder, a pipe or a device", os.DevNull: "is a folder, a pipe or a device", "--undo --example": "--undo", "x.yaml --undo": "--undo", "--ids --example": "--ids",
	} {
		c := clinicCall(t, "yes\n")
		c.clinic(strings.Fields(args)...)
		if c.code != 2 || c.out != "" || !strings.Contains(c.err, says) || c.opened != "" {
			t.Errorf("%s: exit %d, %q, %q, opened %q", args, c.code, c.out, c.err, c.opened)
		}
		c.oneLine(t)
	}
}

func TestTheIDsForAClinic(t *testing.T) {
	var c call
	c.run("clinic", "--ids")
	if c.code != 0 || c.opened != "" || !strings.Contains(c.out, "cat_cow  Cat-cow") && !strings.Contains(c.out, "cat_cow  ") || strings.Contains(c.out, "walk  ") || strings.Contains(c.out, "‹") {
		t.Errorf("exit %d\n%s", c.code, c.out)
	}
}

// Of the demo nothing is kept, and it says so.
func TestAClinicsFileInTheDemo(t *testing.T) {
	c := call{in: "yes\n"}
	c.run("clinic", written(t, limits), "--demo", "--now", "2026-11-23T09:00")
	if c.code != 0 || !strings.Contains(c.out, "nothing is kept") || !strings.Contains(c.out, "Taken in") || c.opened == "default.db" {
		t.Errorf("exit %d, %q, opened %q\n%s", c.code, c.err, c.opened, c.out)
	}
}
