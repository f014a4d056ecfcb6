package picture

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	_ "backcoach/model/command" // the program is built apart: these two make its changes known to the test cache
	"backcoach/model/modeltest/term"
	_ "backcoach/store"
)

// The pictures of the README are real screens of the real program, with the
// made-up patient at a fixed time. To draw them anew:
//
//	go test ./model/modeltest/picture -update
var update = flag.Bool("update", false, "draw the pictures in views/testdata/pictures anew")

var backcoach = &term.Program{Package: "backcoach"}

func TestMain(m *testing.M) {
	code := m.Run()
	backcoach.Remove()
	os.Exit(code)
}

// step waits until a text stands on the screen, then presses keys.
type step struct {
	see  string
	keys []string
}

// scene is one picture: how to get there, and the text that shows that the
// screen is complete.
type scene struct {
	file, title string
	args        []string
	steps       []step
	complete    string
	light       bool
	// drawOnly scenes move, or are long to play: they are drawn when asked, and
	// not compared.
	drawOnly bool
}

const now = "2026-03-02T09:00:00Z"

// checkedIn brings the made-up patient through the day's check-in, back to Today.
var checkedIn = []step{
	{"since an epidural injection", []string{"1"}},
	{"1 of 7", []string{"1", "enter"}},
	{"2 of 7", []string{"1"}},
	{"3 of 7", []string{"1", "enter"}},
	{"its worst", []string{"2", "enter"}},
	{"4 of 7", []string{"0", "enter"}},
	{"5 of 7", []string{"2", "enter"}},
	{"1  Well", []string{"1"}},
	{"worry", []string{"2", "enter"}},
	{"6 of 7", []string{"1"}},
	{"7 of 7", []string{"enter"}},
}

// reaching goes on to the leg reach on hands and knees, the third exercise.
var reaching = slices.Concat(checkedIn, []step{
	{"since an epidural injection", []string{"3"}},
	{"within reach", []string{"1"}},
	{"Exercise 1 of 4", []string{"2"}},
	{"Exercise 2 of 4", []string{"2"}},
})

var scenes = []scene{
	{
		file: "today.svg", title: "Today: the day since treatment and its few steps",
		args: []string{"--demo", "--now", now}, complete: "since an epidural injection",
	},
	{
		file: "today-light.svg", title: "Today, on a light terminal",
		args: []string{"--demo", "--now", now}, complete: "since an epidural injection", light: true,
	},
	{
		file: "check.svg", title: "The warning check: its first question",
		args: []string{"--demo", "--now", now, "screen"}, complete: "Not sure",
	},
	{
		file: "exercise.svg", title: "An exercise before it starts: how to do it, when to stop, and its two poses",
		args: []string{"--demo", "--now", now}, steps: reaching, complete: "Exercise 3 of 4", drawOnly: true,
	},
	{
		file: "session.svg", title: "A session: a figure on hands and knees reaches one leg back, beside large digits",
		args:  []string{"--demo", "--now", now},
		steps: append(slices.Clip(reaching), step{"Exercise 3 of 4", []string{"1"}}), complete: "keep breathing", drawOnly: true,
	},
}

// quiet is how long a screen that opened by itself ignores keys, and a little.
const quiet = 450 * time.Millisecond

func (s scene) play(t *testing.T) *term.Term {
	t.Helper()
	tt := term.Start(t, term.Options{Program: backcoach, Light: s.light}, s.args...)
	for _, step := range s.steps {
		tt.WaitFor(step.see)
		time.Sleep(quiet)
		tt.Keys(step.keys...)
	}
	tt.WaitFor(s.complete)
	return tt
}

func TestPicturesShowTheProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and plays the program")
	}
	for _, s := range scenes {
		if s.drawOnly && !*update {
			continue
		}
		t.Run(s.file, func(t *testing.T) {
			t.Parallel()
			tt := s.play(t)
			drawn := func() []byte {
				fg, bg := tt.Ground()
				return SVG(tt.Cells(), fg, bg, s.title)
			}
			path := filepath.Join("..", "..", "..", "views", "testdata", "pictures", s.file)
			if *update {
				time.Sleep(quiet) // what the terminal's answers change has come by then
				save(t, path, drawn())
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			tt.WaitUntil("screen as in "+s.file+" (if it should look new: go test ./model/modeltest/picture -update)",
				func() bool { return bytes.Equal(drawn(), want) })
		})
	}
}

func save(t *testing.T, path string, svg []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, svg, 0o644); err != nil {
		t.Fatal(err)
	}
}
