package command_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/command"
)

// listing is what the JSON of the library holds, no more and no less.
type listing struct {
	Format    int              `json:"format"`
	Reviewed  bool             `json:"reviewed"`
	Exercises []listedExercise `json:"exercises"`
}

type listedExercise struct {
	ID           string           `json:"id"`
	Name         string           `json:"name"`
	Target       string           `json:"target"`
	Role         string           `json:"role"`
	Moves        []string         `json:"moves"`
	Sides        string           `json:"sides"`
	RestAfter    string           `json:"rest_after,omitempty"`
	Alone        bool             `json:"alone,omitempty"`
	Floor        bool             `json:"floor,omitempty"`
	Positions    []listedPosition `json:"positions"`
	Where        string           `json:"where"`
	Steps        []string         `json:"steps"`
	Breathe      string           `json:"breathe"`
	Mistakes     []string         `json:"mistakes"`
	Stop         string           `json:"stop"`
	Levels       []listedLevel    `json:"levels"`
	Easier       string           `json:"easier,omitempty"`
	Harder       string           `json:"harder,omitempty"`
	AllowedUnder string           `json:"allowed_under"`
	NotWith      []string         `json:"not_with,omitempty"`
	Sources      []struct {
		ID    string `json:"id"`
		Kind  string `json:"kind"`
		Title string `json:"title"`
	} `json:"sources"`
}

type listedPosition struct {
	ID    string   `json:"id"`
	Text  string   `json:"text"`
	Start string   `json:"start"`
	Needs []string `json:"needs"`
	Not   []struct {
		Code string `json:"code"`
		Text string `json:"text"`
	} `json:"not"`
}

type listedLevel struct {
	Level   int    `json:"level"`
	Sets    int    `json:"sets"`
	Reps    int    `json:"reps"`
	Falling []int  `json:"falling,omitempty"`
	Hold    int    `json:"hold_s"`
	Rest    int    `json:"rest_s"`
	Sides   string `json:"sides"`
	Text    string `json:"text"`
	Note    string `json:"note,omitempty"`
}

// library runs the command, which opens nobody's file.
func library(t *testing.T, args ...string) call {
	t.Helper()
	var c call
	c.run(append([]string{"exercises"}, args...)...)
	if c.code != 0 || c.err != "" || c.opened != "" || strings.ContainsAny(c.out, "‹›\x1b") {
		t.Fatalf("%v: exit %d, err %q, opened %q, out\n%s", args, c.code, c.err, c.opened, c.out)
	}
	return c
}

func TestTheLibraryIsPrinted(t *testing.T) {
	paper := model.ExerciseLibrary{Content: lib, Words: english, Width: 80}
	bridge, _ := lib.Exercise("bridge")
	for args, want := range map[string][]string{
		"": paper.Table(), "bridge": paper.Exercise(bridge, false), "bridge --figure": paper.Exercise(bridge, true), "bridge --figure --theme dark": paper.Exercise(bridge, true),
	} {
		if c := library(t, strings.Fields(args)...); c.out != strings.Join(want, "\n")+"\n" {
			t.Errorf("%q prints\n%s", args, c.out)
		}
	}
}

func TestTheLibraryAsJSON(t *testing.T) {
	var l listing
	strictly(t, library(t, "--json").out, &l)
	all := lib.Exercises()
	if l.Format != 1 || l.Reviewed || len(l.Exercises) != len(all) {
		t.Fatalf("format %d, reviewed %v, %d exercises of %d", l.Format, l.Reviewed, len(l.Exercises), len(all))
	}
	for i, e := range all {
		got := l.Exercises[i]
		if got.ID != e.ID || got.Name != english.Say("exercise."+e.ID+".name") || got.Easier != e.Easier || got.Harder != e.Harder || got.Alone != e.Alone || len(got.Sources) != len(e.Sources) {
			t.Errorf("%s is listed as %+v", e.ID, got)
		}
		if got.RestAfter != e.RestAfter || got.Floor != e.Floor || got.AllowedUnder != string(e.AllowedUnder) || !slices.Equal(got.NotWith, e.NotWith) {
			t.Errorf("%s may be done, and how: is listed as %+v", e.ID, got)
		}
		checkPositions(t, e, got.Positions)
		for n, d := range e.Levels {
			level := got.Levels[n]
			if level.Level != n+1 || level.Sets != d.Sets || level.Reps != d.Reps || level.Hold != d.Hold || level.Rest != d.Rest ||
				!slices.Equal(level.Falling, d.Falling) || level.Sides != e.By(d).Sides || level.Text != model.SayDose(english, e, d) {
				t.Errorf("%s level %d is listed as %+v", e.ID, n+1, level)
			}
		}
	}
	var one listing
	strictly(t, library(t, "bridge", "--json").out, &one)
	if len(one.Exercises) != 1 || one.Exercises[0].ID != "bridge" {
		t.Errorf("one exercise is listed as %+v", one)
	}
}

func checkPositions(t *testing.T, e content.Exercise, got []listedPosition) {
	t.Helper()
	versions := e.Versions()
	if len(got) != len(versions) {
		t.Fatalf("%s has %d positions, %d are listed", e.ID, len(versions), len(got))
	}
	for i, v := range versions {
		var codes []string
		for _, c := range got[i].Not {
			codes = append(codes, c.Code)
		}
		if got[i].ID != v.Position || !slices.Equal(got[i].Needs, v.Needs) || !slices.Equal(codes, v.Not) || got[i].Start == "" {
			t.Errorf("%s %s is listed as %+v", e.ID, v.Position, got[i])
		}
	}
}

// TestAnExerciseIsFoundInCapitals holds that neither id nor name ask for the right
// case.
func TestAnExerciseIsFoundInCapitals(t *testing.T) {
	want := library(t, "bird_dog").out
	for _, name := range []string{"Bird_Dog", "BIRD_DOG", "Bird dog", "bird dog"} {
		if got := library(t, name).out; got != want || got == "" {
			t.Errorf("%q tells\n%s", name, got)
		}
	}
}

// TestPicturesUseTheTerminal holds that its colours and its width count only
// where there are any.
func TestPicturesUseTheTerminal(t *testing.T) {
	var out, err bytes.Buffer
	code := command.Run(command.System{Out: &out, Err: &err, Lang: "C", Colour: true, Columns: func() int { return 160 }},
		[]string{"exercises", "cat_cow", "--figure"})
	widest := 0
	for line := range strings.Lines(out.String()) {
		widest = max(widest, ansi.StringWidth(line))
	}
	if code != 0 || !strings.Contains(out.String(), "\x1b[38;5;") || widest <= 100 {
		t.Errorf("exit %d, err %q, %d wide\n%s", code, &err, widest, &out)
	}
}

func TestWrongUsesOfTheLibrary(t *testing.T) {
	for args, says := range map[string][]string{
		"brigde":                 {`"brigde"`, "bridge"},
		"bird":                   {"bird_dog, bird_half"},
		"BIRD":                   {"bird_dog, bird_half"},
		"Bird\x1bdog":            {"bird_dog"},
		"--figure":               {"--figure"},
		"bridge --figure --json": {"--json"},
		"bridge bird_dog":        {"bird_dog"},
		"bridge --theme pink":    {"pink"},
	} {
		var c call
		c.run(append([]string{"exercises"}, strings.Fields(args)...)...)
		c.oneLine(t)
		if c.code != 2 || c.out != "" || c.opened != "" || strings.Contains(c.err, "\x1b") {
			t.Errorf("%q: exit %d, out %q, opened %q, err %q", args, c.code, c.out, c.opened, c.err)
		}
		for _, want := range says {
			if !strings.Contains(c.err, want) {
				t.Errorf("%q: %q does not say %q", args, c.err, want)
			}
		}
	}
}
