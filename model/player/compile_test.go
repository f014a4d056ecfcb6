package player

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
)

var update = flag.Bool("update", false, "write the golden time lines anew")

func TestCompileGolden(t *testing.T) {
	for name, steps := range map[string][]Step{
		"one_side":          {step("bridge", 1)},
		"two_sets":          {step("bridge", 2)},
		"each_side":         {step("fallout", 1)},
		"each_side_sets":    {step("fallout", 2)},
		"each_side_no_rest": {step("stretch", 1)},
		"alternate_odd_set": {step("march", 2)},
		"no_hold":           {step("breath", 1)},
		"rest_after_rep":    {step("relax", 1)},
		"falling":           {step("reach", 1)},
		"another_way":       {step("reach", 2)},
		"two_exercises":     {step("bridge", 3), step("breath", 1)},
	} {
		t.Run(name, func(t *testing.T) {
			golden(t, name, text(compile(t, steps...)))
		})
	}
}

// golden compares with what a person looked at; -update writes it anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is\n%s\nwant:\n%s", name, got, want)
	}
}

// text writes a time line as a person would: one segment a line.
func text(tl Timeline) string {
	var b strings.Builder
	for _, s := range tl.Segments {
		fmt.Fprintf(&b, "%5.1f %5.1f  %d %-8s", s.Start.Seconds(), s.End.Seconds(), s.Step, s.Kind)
		fmt.Fprintf(&b, "  set %d/%d rep %d/%d  %-5s  %s-%s %s\n", s.Set, s.Sets, s.Rep, s.Reps, s.Side, s.From, s.To, s.Breath)
	}
	fmt.Fprintf(&b, "total %.1f\n", tl.Total.Seconds())
	for i, s := range tl.Spans {
		fmt.Fprintf(&b, "step %d: %.1f to %.1f\n", i, s.Start.Seconds(), s.End.Seconds())
	}
	return strings.ReplaceAll(b.String(), " \n", "\n")
}

func TestCompileRefuses(t *testing.T) {
	broken := func(change func(*content.Exercise)) Step {
		e := exercises()["bridge"]
		change(&e)
		return Step{e, e.Levels[0]}
	}
	for name, tc := range map[string]struct {
		step Step
		want string
	}{
		"no sets":         {step("bridge", 5), "0 sets"},
		"negative hold":   {broken(func(e *content.Exercise) { e.Levels[0].Hold = -1 }), "hold -1"},
		"negative rest":   {broken(func(e *content.Exercise) { e.Levels[0].Rest = -1 }), "rest -1"},
		"falling too few": {broken(func(e *content.Exercise) { e.Levels[0].Falling = []int{3, 2} }), "falling repetitions"},
		"falling to none": {broken(func(e *content.Exercise) { e.Levels[0].Falling = []int{0} }), "falling repetitions"},
		"odd alternate":   {step("march", 3), "odd number"},
		"unknown sides":   {broken(func(e *content.Exercise) { e.Sides = "both" }), `sides "both"`},
		"no strokes":      {broken(func(e *content.Exercise) { e.Rep = nil }), "without strokes"},
		"stroke of 0 s":   {broken(func(e *content.Exercise) { e.Rep = []content.Stroke{{To: "lie"}} }), "0 seconds"},
		"does not return": {broken(func(e *content.Exercise) { e.Figure.Poses = []content.Pose{{ID: "up"}} }), "is no pose"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Compile([]Step{step("breath", 1), tc.step})
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v, want one with %q", err, tc.want)
			}
			if err != nil && !strings.Contains(err.Error(), tc.step.Exercise.ID) {
				t.Errorf("error %v does not name the exercise", err)
			}
		})
	}
}

func TestEmptyRoutine(t *testing.T) {
	tl := compile(t)
	if i, _ := tl.At(0); i != -1 || tl.Total != 0 {
		t.Errorf("segment %d, total %v", i, tl.Total)
	}
	if p := NewRun(tl, 0).Look(0); p.State != Finished {
		t.Errorf("state %s, want finished", p.State)
	}
}

// drawRoutine makes up a routine of valid exercises.
func drawRoutine(t *rapid.T) []Step {
	return rapid.SliceOfN(rapid.Custom(drawStep), 1, 4).Draw(t, "steps")
}

func drawStep(t *rapid.T) Step {
	e := content.Exercise{ID: "made_up", Sides: rapid.SampledFrom([]string{"one", "each", "alternate"}).Draw(t, "sides")}
	for i := range rapid.IntRange(0, 3).Draw(t, "strokes") {
		e.Rep = append(e.Rep, drawStroke(t, fmt.Sprint("pose", i)))
	}
	e.Rep = append(e.Rep, drawStroke(t, "home"))
	d := content.Dose{
		Sets: rapid.IntRange(1, 3).Draw(t, "sets"), Reps: rapid.IntRange(1, 6).Draw(t, "reps"),
		Hold: rapid.IntRange(0, 10).Draw(t, "hold"), Rest: rapid.IntRange(0, 30).Draw(t, "rest"),
	}
	if e.Sides == "alternate" && d.Sets*d.Reps%2 != 0 {
		d.Reps++
	}
	if e.Sides != "alternate" && rapid.Bool().Draw(t, "falls") {
		for range d.Sets {
			d.Falling = append(d.Falling, rapid.IntRange(1, 4).Draw(t, "reps of a set"))
		}
		d.Reps = d.Falling[0]
	}
	if rapid.Bool().Draw(t, "rests after each") {
		e.RestAfter = "rep"
	}
	return Step{e, d}
}

func drawStroke(t *rapid.T, to string) content.Stroke {
	return content.Stroke{
		To: to, Seconds: rapid.Float64Range(0.1, 5).Draw(t, "seconds"),
		Hold: rapid.Bool().Draw(t, "hold here"),
	}
}

func TestCompileIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		steps := drawRoutine(t)
		tl := compile(t, steps...)
		var at time.Duration
		for i, s := range tl.Segments {
			if s.Start != at || s.End < s.Start || (s.Kind == Ask) != (s.Length() == 0) {
				t.Fatalf("segment %d runs from %v to %v after %v (%s)", i, s.Start, s.End, at, s.Kind)
			}
			at = s.End
		}
		if at != tl.Total || len(tl.Spans) != len(steps) {
			t.Fatalf("ends at %v of %v with %d spans", at, tl.Total, len(tl.Spans))
		}
		for i, span := range tl.Spans {
			first, last := tl.Segments[span.First], tl.Segments[span.Last]
			if first.Kind != CountIn || last.Kind != Ask || first.Start != span.Start || last.End != span.End || last.Step != i {
				t.Fatalf("step %d is %v: from %v to %v", i, span, first, last)
			}
		}
	})
}

// TestTimeIsThatOfTheDose counts the parts of a step by hand.
func TestTimeIsThatOfTheDose(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStep(t)
		d, reps, rests := s.Dose, 0, s.Dose.Sets-1
		for set := range d.Sets {
			n := d.Reps
			if len(d.Falling) > 0 {
				n = d.Falling[set]
			}
			reps += n
			if s.Exercise.RestAfter == "rep" {
				rests += n - 1
				if s.Exercise.Sides == "each" {
					rests += n - 1
				}
			}
		}
		rep := time.Duration(0)
		for _, stroke := range s.Exercise.Rep {
			rep += time.Duration(math.Round(stroke.Seconds*1000)) * time.Millisecond
			if stroke.Hold {
				rep += time.Duration(d.Hold) * time.Second
			}
		}
		want := 5*time.Second + time.Duration(reps)*rep + time.Duration(rests*d.Rest)*time.Second
		if s.Exercise.Sides == "each" {
			want += time.Duration(reps)*rep + time.Duration(d.Sets)*6*time.Second
			if d.Rest == 0 {
				want += time.Duration(d.Sets-1) * 6 * time.Second
			}
		}
		if got := compile(t, s).Total; got != want {
			t.Fatalf("takes %v, want %v", got, want)
		}
	})
}

func TestSidesAreEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStep(t)
		did := map[string]map[Kind]time.Duration{"": {}, Left: {}, Right: {}}
		for _, seg := range compile(t, s).Segments {
			if seg.moving() {
				did[seg.Side][seg.Kind] += seg.Length()
			}
		}
		if two := s.Exercise.Sides != "one"; two != (len(did[Left]) > 0) || two == (len(did[""]) > 0) {
			t.Fatalf("sides %q moved %v", s.Exercise.Sides, did)
		}
		for _, kind := range []Kind{Move, Hold, Release} {
			if did[Left][kind] != did[Right][kind] {
				t.Fatalf("%s: left %v, right %v", kind, did[Left][kind], did[Right][kind])
			}
		}
	})
}

// TestEverySideIsTold goes along with somebody who hears no more than which side
// comes at the beginning, at each switch and at each rest after which it is the
// other one: they are on the right side all the time.
func TestEverySideIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		step := drawStep(t)
		tl := compile(t, step)
		on := tl.Segments[0].Side
		for i, s := range tl.Segments {
			switch {
			case s.Kind == Switch || tl.Turns(i):
				if s.Side == on {
					t.Fatalf("segment %d turns to the side %q it is on", i, on)
				}
				on = s.Side
			case s.Kind == Rest && s.Side != on:
				t.Fatalf("after rest %d the side is %q instead of %q, and nobody is told", i, s.Side, on)
			case s.moving() && step.Exercise.Sides != "alternate" && s.Side != on:
				t.Fatalf("segment %d is on the side %q, told was %q", i, s.Side, on)
			}
			if s.Kind == Rest && s.Side != tl.Segments[i+1].Side {
				t.Fatalf("rest %d says %q, and %q comes", i, s.Side, tl.Segments[i+1].Side)
			}
			if s.moving() {
				on = s.Side
			}
		}
	})
}

// TestPosesJoin follows the figure: it never jumps from one pose to another, and
// stands still whenever nobody is asked to move.
func TestPosesJoin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tl := compile(t, drawStep(t))
		pose := "home"
		for i, s := range tl.Segments {
			if s.From != pose {
				t.Fatalf("segment %d starts from %s, the figure is in %s", i, s.From, pose)
			}
			if still := s.Kind != Move && s.Kind != Release; still && s.To != s.From {
				t.Fatalf("%s moves from %s to %s", s.Kind, s.From, s.To)
			}
			if s.Kind == Release && s.To != "home" || s.Kind == Move && s.To == "home" {
				t.Fatalf("%s leads to %s", s.Kind, s.To)
			}
			pose = s.To
		}
	})
}

// TestLibraryCompiles lays out every exercise of the library at every level.
func TestLibraryCompiles(t *testing.T) {
	all := content.Load().Exercises()
	if len(all) == 0 {
		t.Fatal("the library has no exercises")
	}
	for _, e := range all {
		for _, v := range e.Versions() {
			for _, dose := range e.Levels {
				if _, err := Compile([]Step{{v, dose}}); err != nil {
					t.Errorf("%s: %v", v.Position, err)
				}
			}
		}
	}
}
