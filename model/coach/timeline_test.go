package coach_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/player"
)

var update = flag.Bool("update", false, "write the golden time lines anew")

// TestTimeLinesOfEveryRoutine lays out the routine of each treatment on the first
// day of each stretch of its course, for somebody with none of the conditions, on
// floor, bed and chair. A change of an exercise, a dose or a phase shows as a
// change of these files.
func TestTimeLinesOfEveryRoutine(t *testing.T) {
	for _, course := range lib.Courses() {
		t.Run(course.ID, func(t *testing.T) {
			var told strings.Builder
			for _, s := range course.Subtypes {
				for _, phase := range course.Phases {
					for _, surface := range []string{"floor", "bed", "chair"} {
						fmt.Fprintf(&told, "%s, day %d, %s, %s\n", s.ID, phase.From, phase.Name, surface)
						told.WriteString(timeLine(t, s, phase, surface))
					}
				}
			}
			golden(t, course.ID, told.String())
		})
	}
}

// timeLine is the routine of a day, one exercise a line with its seconds, and
// their total.
func timeLine(t *testing.T, s content.Subtype, phase content.Phase, surface string) string {
	t.Helper()
	p := patient(s.Type, s.ID)
	p.Answers["surface"] = []string{surface}
	routine := state(p).Routine(lib, treated.Add(phase.From))
	if len(routine) == 0 {
		return "  no session\n"
	}
	var steps []player.Step
	for _, planned := range routine {
		step, ok := planned.Step(lib)
		if !ok {
			t.Fatalf("the library has no %+v", planned)
		}
		steps = append(steps, step)
	}
	line, err := player.Compile(steps)
	if err != nil {
		t.Fatal(err)
	}
	var told strings.Builder
	var sum time.Duration
	for i, span := range line.Spans {
		e, length := steps[i].Exercise, span.End-span.Start
		fmt.Fprintf(&told, "  %-16s level %d %-9s %6.1f s\n", e.ID, routine[i].Level, e.Position, length.Seconds())
		sum += length
	}
	if sum != line.Total {
		t.Errorf("%s on day %d: %v in all, the parts are %v", s.ID, phase.From, line.Total, sum)
	}
	evenSides(t, line, steps)
	fmt.Fprintf(&told, "  %-32s %7.1f s\n", "total", line.Total.Seconds())
	return told.String()
}

// evenSides holds that both sides of an exercise move and hold equally long, and
// that one without sides has none.
func evenSides(t *testing.T, line player.Timeline, steps []player.Step) {
	t.Helper()
	for i, step := range steps {
		worked := map[string]time.Duration{}
		for _, s := range line.Segments[line.Spans[i].First:line.Spans[i].Last] {
			if s.Kind == player.Move || s.Kind == player.Hold || s.Kind == player.Release {
				worked[s.Side] += s.Length()
			}
		}
		e := step.Exercise.By(step.Dose)
		if two := e.Sides != "one"; worked[player.Left] != worked[player.Right] || two != (worked[player.Left] > 0) || two == (worked[""] > 0) {
			t.Errorf("%s, sides %s, works %v", e.ID, e.Sides, worked)
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "timelines", name+".txt")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(gotLines), len(wantLines)) {
		if i >= len(gotLines) || i >= len(wantLines) || gotLines[i] != wantLines[i] {
			t.Fatalf("%s:%d differs (go test ./model/coach -run TimeLines -update writes it anew); got %q", file, i+1, append(gotLines, "")[min(i, len(gotLines))])
		}
	}
}

// TestTimeLinesAreThereForEveryCourse finds golden files that belong to nothing.
func TestTimeLinesAreThereForEveryCourse(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "timelines", "*.txt"))
	if err != nil || len(files) != len(lib.Courses()) {
		t.Errorf("%d files for %d courses: %v", len(files), len(lib.Courses()), err)
	}
}
