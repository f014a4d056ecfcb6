package figure

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"pgregory.net/rapid"

	"backcoach/content"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

func exercise(t testing.TB, id string) content.Figure {
	t.Helper()
	f, ok := figures()[id]
	if !ok {
		t.Fatalf("there is no exercise %s", id)
	}
	return f
}

// figures are those of all exercises, and of the guides that have one of their own.
func figures() map[string]content.Figure {
	all := map[string]content.Figure{}
	for _, e := range content.Load().Exercises() {
		all[e.ID] = e.Figure
	}
	for _, g := range content.Load().Guides() {
		if len(g.Figure.Poses) > 0 {
			all[g.ID] = g.Figure
		}
	}
	return all
}

func colours() Ink {
	style := func(c string) lipgloss.Style { return lipgloss.NewStyle().Foreground(lipgloss.Color(c)) }
	return Ink{Near: style("#a9c7e8"), Far: style("#4f7496"), Accent: style("#f0a04b"), Prop: style("#6b7680")}
}

// TestPictures compares small pictures without colour with those that a person
// looked at; -update writes them anew, to be looked at again.
func TestPictures(t *testing.T) {
	tests := []struct {
		id    string
		frame Frame
		ascii bool
	}{
		{"bridge", Frame{From: "rest", To: "lift", T: 1}, false},
		{"bridge", Frame{From: "rest", To: "lift", T: 1}, true},
		{"cat_cow", Frame{From: "flat", To: "round", T: 1}, false},
		{"bird_dog", Frame{From: "rest", To: "reach", T: 1, Mirror: true}, false},
		{"knee_chest_1", Frame{From: "rest", To: "hug", T: 0.5}, false},
		{"sit_stand", Frame{From: "sit", To: "lean", T: 1}, false},
		{"knee_roll", Frame{From: "rest", To: "right", T: 1}, false},
		{"wall_slide", Frame{From: "down", To: "up", T: 1}, false},
		{"side_pillow", Frame{From: "lie", To: "lie"}, false},
		{"feet_up", Frame{From: "sit", To: "sit"}, false},
	}
	for _, tt := range tests {
		name := fmt.Sprintf("%s_%s_%s_%g", tt.id, tt.frame.From, tt.frame.To, tt.frame.T)
		if tt.ascii {
			name += "_ascii"
		}
		t.Run(name, func(t *testing.T) {
			got := strings.Join(Render(exercise(t, tt.id), tt.frame, 30, 10, Ink{ASCII: tt.ascii}), "\n") + "\n"
			golden(t, filepath.Join("testdata", name+".txt"), got)
		})
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
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
		t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
	}
}

// TestEveryFrameKeepsToItsCanvas draws any moment of any exercise at any size.
func TestEveryFrameKeepsToItsCanvas(t *testing.T) {
	all := figures()
	ids := slices.Sorted(maps.Keys(all))
	rapid.Check(t, func(t *rapid.T) {
		f := all[rapid.SampledFrom(ids).Draw(t, "exercise")]
		pose := rapid.Map(rapid.SampledFrom(f.Poses), func(p content.Pose) string { return p.ID })
		w, h := rapid.IntRange(0, 90).Draw(t, "w"), rapid.IntRange(0, 40).Draw(t, "h")
		fr := Frame{From: pose.Draw(t, "from"), To: pose.Draw(t, "to"), T: rapid.Float64Range(-0.5, 1.5).Draw(t, "t"),
			Breath: rapid.Float64Range(0, 1).Draw(t, "breath"), Mirror: rapid.Bool().Draw(t, "mirror")}
		ink := colours()
		ink.ASCII = rapid.Bool().Draw(t, "ascii")
		lines := Render(f, fr, w, h, ink)
		if len(lines) != h {
			t.Fatalf("got %d lines, want %d", len(lines), h)
		}
		for _, line := range lines {
			plain := plainText(line)
			if n := len([]rune(plain)); n > w || plain != strings.TrimRight(plain, " ") {
				t.Errorf("line of %d cells on a canvas of %d: %q", n, w, plain)
			}
			if strings.ContainsRune(plain, 0x2800) || ink.ASCII && strings.ContainsFunc(plain, func(r rune) bool { return r > 126 }) {
				t.Errorf("a cell that should not be there: %q", plain)
			}
		}
	})
}

// plainText takes the colours off a line.
func plainText(line string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(line, "\x1b[") {
		if b.Len() > 0 || strings.HasPrefix(line, "\x1b[") {
			_, part, _ = strings.Cut(part, "m")
		}
		b.WriteString(part)
	}
	return b.String()
}

// TestMirrorShowsTheOtherSide compares the dots, column by column.
func TestMirrorShowsTheOtherSide(t *testing.T) {
	for id, f := range figures() {
		for _, p := range f.Poses {
			fr := Frame{From: p.ID, To: p.ID}
			left := paint(f, fr, 42, 13)
			fr.Mirror = true
			right := paint(f, fr, 42, 13)
			for i, d := range left.dots {
				if x, y := i%left.w, i/left.w; right.dots[y*left.w+left.w-1-x] != d {
					t.Fatalf("%s: dot %d,%d is not mirrored", id, x, y)
				}
			}
		}
	}
}

// TestTheFigureFillsItsSpace holds that over its poses a figure reaches both
// sides or the whole height of the space, and stands on the floor.
func TestTheFigureFillsItsSpace(t *testing.T) {
	for id, f := range figures() {
		for _, size := range [][2]int{{30, 10}, {42, 13}, {80, 30}} {
			var used box
			for i, p := range f.Poses {
				c := paint(f, Frame{From: p.ID, To: p.ID, Breath: 1}, size[0], size[1])
				if i == 0 {
					used = box{float64(c.w), 0, float64(c.h), 0}
				}
				for at, d := range c.dots {
					if x, y := float64(at%c.w), float64(at/c.w); d > prop {
						used.add(x, x+1, y, y+1)
					}
				}
			}
			w, h := float64(size[0]*2), float64(size[1]*4)
			if used.right-used.left < 0.95*w && used.top-used.bottom < 0.9*h {
				t.Errorf("%s at %v uses %v of %v x %v dots", id, size, used, w, h)
			}
			if grounded(f) && used.top < h-3 {
				t.Errorf("%s at %v ends %v dots above the floor", id, size, h-1-used.top)
			}
		}
	}
}

// TestTheViewDoesNotJump holds that what does not move stays on its dots.
func TestTheViewDoesNotJump(t *testing.T) {
	f := exercise(t, "knee_chest_1")
	before := Render(f, Frame{From: "rest", To: "rest"}, 42, 13, Ink{})
	for step := range 11 {
		lines := Render(f, Frame{From: "rest", To: "hug", T: float64(step) / 10}, 42, 13, Ink{})
		head := func(l []string) string { return string([]rune(l[11])[:6]) + string([]rune(l[12])[:6]) }
		if head(lines) != head(before) {
			t.Fatalf("the head moved at step %d: %q, was %q", step, head(lines), head(before))
		}
	}
}

func TestFarLimbsAreDimAndWorkingPartsBright(t *testing.T) {
	f := exercise(t, "knee_chest_1")
	tests := []struct {
		part content.Part
		want tint
	}{{content.PartNearThigh, accent}, {content.PartFarThigh, far}, {content.PartHead, near}}
	for _, tt := range tests {
		if got := tintOf(f, tt.part); got != tt.want {
			t.Errorf("%s has tint %d, want %d", tt.part, got, tt.want)
		}
	}
	f.View, f.Works = "front", nil
	if got := tintOf(f, content.PartFarThigh); got != near {
		t.Errorf("seen from the front a limb has tint %d, want %d", got, near)
	}
}

// TestBreathMovesTheBelly looks for the highest dot above the middle of a body
// that lies on its back, and for its back and head, which stay.
func TestBreathMovesTheBelly(t *testing.T) {
	f := exercise(t, "ankle_pump") // no hands lie on the belly
	out := paint(f, Frame{From: "away", To: "away"}, 80, 30)
	in := paint(f, Frame{From: "away", To: "away", Breath: 1}, 80, 30)
	belly := int(out.left + 36*out.scale)
	if top(in, belly) >= top(out, belly) {
		t.Errorf("the belly is at row %d after breathing in, at %d after breathing out", top(in, belly), top(out, belly))
	}
	for _, x := range []float64{7, 70, 90} { // head, thigh, shank
		if col := int(out.left + x*out.scale); top(in, col) != top(out, col) {
			t.Errorf("at %v the body moves with the breath", x)
		}
	}
}

// top is the first row of a column that has a dot.
func top(c *canvas, col int) int {
	for row := range c.h {
		if c.dots[row*c.w+col] != none {
			return row
		}
	}
	return c.h
}

func TestEaseStartsAndEndsSlowly(t *testing.T) {
	for _, tt := range []struct{ t, want float64 }{{-1, 0}, {0, 0}, {0.5, 0.5}, {1, 1}, {2, 1}} {
		if got := Ease(tt.t); got != tt.want {
			t.Errorf("Ease(%v) = %v, want %v", tt.t, got, tt.want)
		}
	}
	if start, middle := Ease(0.1), Ease(0.55)-Ease(0.45); start > middle/2 {
		t.Errorf("a tenth at the start covers %v, in the middle %v", start, middle)
	}
}

func TestUnknownPosesShowThePropsAlone(t *testing.T) {
	lines := Render(exercise(t, "bridge"), Frame{From: "moon", To: "moon"}, 30, 10, Ink{})
	if got := strings.Trim(strings.Join(lines, ""), "⣀⢀⡀ "); got != "" {
		t.Errorf("want the floor alone, got %q", got)
	}
}

func TestAFigureWithoutPosesIsEmpty(t *testing.T) {
	f := content.Figure{View: "side", Props: []content.Prop{{Kind: "floor"}, {Kind: "pillow"}, {Kind: "chair"}, {Kind: "wall"}}}
	if got := strings.Join(Render(f, Frame{}, 30, 10, Ink{}), ""); got != "" {
		t.Errorf("want blank lines, got %q", got)
	}
}

// TestADotCostsNoMemory holds that a frame's allocations do not grow with its
// dots.
func TestADotCostsNoMemory(t *testing.T) {
	f, ink := exercise(t, "cat_cow"), colours()
	fr := Frame{From: "flat", To: "round", T: 0.5}
	count := func(w, h int) float64 {
		return testing.AllocsPerRun(20, func() { Render(f, fr, w, h, ink) }) - float64(h)
	}
	if small, large := count(30, 10), count(120, 40); large > small*1.5 {
		t.Errorf("besides its lines a small frame needs %v allocations, a large one %v", small, large)
	}
}

func BenchmarkRender(b *testing.B) {
	ink := colours()
	for _, id := range []string{"bridge", "cat_cow", "sit_stand", "walk"} {
		f := exercise(b, id)
		from, to := f.Poses[0].ID, f.Poses[1].ID
		for _, size := range [][2]int{{42, 13}, {80, 30}} {
			b.Run(fmt.Sprintf("%s_%dx%d", id, size[0], size[1]), func(b *testing.B) {
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					Render(f, Frame{From: from, To: to, T: float64(i%12) / 12}, size[0], size[1], ink)
				}
			})
		}
	}
}

// TestABowedArrowIsNotCut holds that the view is fitted to the bow, not to the
// ends of an arrow alone.
func TestABowedArrowIsNotCut(t *testing.T) {
	f := exercise(t, "bridge")
	f.Arrows = []content.Arrow{{To: "lift", From: content.Point{X: 30, Y: 24}, Tip: content.Point{X: 60, Y: 24}, Bow: 20}}
	c := paint(f, Frame{From: "rest", To: "rest", Arrow: "lift"}, 42, 13)
	if p := f.Arrows[0].At(0.5); p.Y != 44 || p.Y >= c.box.top {
		t.Errorf("the arrow rises to %v, the view to %v", p.Y, c.box.top)
	}
}
