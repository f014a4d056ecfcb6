package views_test

import (
	"strings"
	"testing"

	"backcoach/views"
)

// disc counts the cells of the shape by what it is drawn with in ASCII.
func disc(c views.Canvas, open float64) int {
	c.Style = views.NewStyle(views.Mono, true, true)
	return strings.Count(seen(breathGuide(open), c), "o")
}

// The shape grows with the breath in all the way, and never vanishes: it can be
// followed without reading.
func TestTheShapeOpensWithTheBreath(t *testing.T) {
	for _, size := range sizes {
		c, before := canvas(size[0], size[1]), 0
		for _, open := range []float64{0, 0.5, 1} {
			n := disc(c, open)
			if n <= before {
				t.Errorf("%v: open by %v it has %d cells, before it had %d", size, open, n, before)
			}
			before = n
		}
	}
}

// Reduced motion: nothing moves, and the word and the seconds tell the breath.
func TestTheShapeStaysStill(t *testing.T) {
	for _, size := range sizes {
		c := canvas(size[0], size[1])
		c.Reduced = true
		if seen(breathGuide(0.1), c) != seen(breathGuide(0.9), c) {
			t.Errorf("%v: the shape moves although motion is reduced", size)
		}
		counted, next := breathGuide(0.1), breathGuide(0.1)
		next.Count = 2
		if seen(counted, c) == seen(next, c) {
			t.Errorf("%v: the seconds of the breath do not show", size)
		}
		c.Reduced = false
		if seen(counted, c) != seen(next, c) {
			t.Errorf("%v: something counts down", size)
		}
	}
}

// changed counts the cells in which two drawings differ.
func changed(a, b string) int {
	n := 0
	before, after := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(before), len(after)) {
		var x, y []rune
		if i < len(before) {
			x = []rune(before[i])
		}
		if i < len(after) {
			y = []rune(after[i])
		}
		for j := range max(len(x), len(y)) {
			if j >= len(x) || j >= len(y) || x[j] != y[j] {
				n++
			}
		}
	}
	return n
}

// Between two frames only the edge of the shape changes: few bytes, and nothing
// flickers. A breath in has 48 of them.
func TestOnlyTheEdgeOfTheShapeChanges(t *testing.T) {
	const frames = 48
	for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 36}} {
		c, all := canvas(size[0], size[1]), 0
		for i := range frames {
			n := changed(seen(breathGuide(float64(i)/frames), c), seen(breathGuide(float64(i+1)/frames), c))
			if edge := 3 * size[1]; n > edge {
				t.Errorf("%v: %d cells change in a frame, the edge has about %d", size, n, edge)
			}
			all += n
		}
		if all == 0 {
			t.Errorf("%v: nothing moves", size)
		}
	}
}

// What to do stays on the screen, and the number of an emergency, whatever else has
// room (S4, clinical section N6).
func TestAGuideKeepsWhatMatters(t *testing.T) {
	for _, size := range sizes {
		c := canvas(size[0], size[1])
		if got := flat(seen(waitingBreath(), c)); !strings.Contains(got, "Or call 911.") {
			t.Errorf("%v: no number:\n%s", size, seen(waitingBreath(), c))
		}
		if got := flat(seen(lineGuide(), c)); !strings.Contains(got, "What is under your feet or your back?") {
			t.Errorf("%v: no line:\n%s", size, seen(lineGuide(), c))
		}
		if got := flat(seen(positionGuide(), c)); !strings.Contains(got, "Rest here. Breathe as it") || !strings.Contains(got, "comes.") {
			t.Errorf("%v: no line beside the figure:\n%s", size, seen(positionGuide(), c))
		}
	}
}
