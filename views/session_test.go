package views_test

import (
	"strings"
	"testing"

	"backcoach/content"
	"backcoach/views"

	"github.com/charmbracelet/x/ansi"
)

// TestDigitsKeepTheirSize: from 10 to 9 and from phase to phase the digits stay
// as large as they are.
func TestDigitsKeepTheirSize(t *testing.T) {
	for _, size := range append([][2]int{{80, 50}}, sizes...) { // 80x50: the width is what limits them
		c := canvas(size[0], size[1])
		want := blocks(seen(session("hold", "é", 88, "seconds"), c))
		if want < 5 {
			t.Errorf("%v: digits are %d rows high", size, want)
		}
		for _, s := range []views.Session{
			session("rest", "é", 8, "seconds"), session("switch", "CHANGE SIDÉS", 8, ""), session("move", "é", 8, "of 10"),
		} {
			if got := blocks(seen(s, c)); got != want {
				t.Errorf("%v, %s: digits are %d rows high, not %d", size, s.Word, got, want)
			}
		}
	}
}

// blocks counts the rows of the big digits. The words of the test have a letter
// that is not drawn big.
func blocks(text string) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		if strings.Contains(line, "██") || strings.Contains(line, "▀▀▀▀▀▀") {
			n++
		}
	}
	return n
}

// TestReducedMotion: a movement does not change with its time, only with where
// it leads.
func TestReducedMotion(t *testing.T) {
	s := session("move", "LIFT", 3, "of 8")
	s.Figure = someFigure
	moving := func(c views.Canvas, at float64) string { s.T, s.Breath = at, at; return s.Draw(c).Text }
	for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 36}} {
		c := canvas(size[0], size[1])
		if moving(c, 0.1) == moving(c, 0.9) {
			t.Errorf("%v: the figure does not move", size)
		}
		c.Reduced = true
		if moving(c, 0.1) != moving(c, 0.9) {
			t.Errorf("%v: the figure moves although motion is reduced", size)
		}
	}
}

// TestFigureKeepsItsPlace: the panel beside the figure stands where it stands
// without one.
func TestFigureKeepsItsPlace(t *testing.T) {
	bare, drawn := session("hold", "HOLD", 5, "seconds"), session("hold", "HOLD", 5, "seconds")
	drawn.Figure = someFigure
	c := canvas(80, 24)
	was, is := strings.Split(seen(bare, c), "\n"), strings.Split(seen(drawn, c), "\n")
	for i, line := range was {
		at := strings.Index(line, "seconds")
		if at < 0 {
			continue
		}
		if got := ansi.StringWidth(is[i][:strings.Index(is[i], "seconds")]); got != at {
			t.Errorf("the panel stands at cell %d, not %d", got, at)
		}
	}
}

// TestPausedSaysWhy: the menu and the reason are on the screen at any size, and
// the clock's digits are not.
func TestPausedSaysWhy(t *testing.T) {
	s := pausedSession()
	s.Count = 88
	for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 36}} {
		got := seen(s, canvas(size[0], size[1]))
		for _, want := range []string{s.Head, s.Reason, "▸ 1  Go on", "6  End the session"} {
			if !strings.Contains(flat(got), flat(want)) {
				t.Errorf("%v: %q is missing:\n%s", size, want, got)
			}
		}
		if strings.Contains(got, "██") {
			t.Errorf("%v: digits stand behind the menu:\n%s", size, got)
		}
	}
}

// TestBarGoesOn: the bar is as wide as the screen's column and grows with the
// session until it is full.
func TestBarGoesOn(t *testing.T) {
	s, last := session("hold", "é", -1, ""), -1
	for _, at := range []float64{0, 0.25, 0.5, 0.75, 1} {
		s.At, s.Bar[0].Done = at, at >= 0.2
		got := seen(s, canvas(80, 24))
		done := strings.Count(got, "━")
		if done <= last || done+strings.Count(got, "─") != 72-3 {
			t.Errorf("at %v: %d of the bar is done after %d:\n%s", at, done, last, got)
		}
		last = done
	}
	s.At = 0
	if left := strings.Count(seen(s, canvas(80, 24)), "━"); left == 0 || left >= last {
		t.Errorf("an exercise that is done shows %d of %d", left, last)
	}
	if last != 72-3 {
		t.Errorf("the bar of a finished session has %d of %d", last, 72-3)
	}
}

// TestTheFlashIsSeen: for a moment most of the screen has the ink of the phase,
// and says its word.
func TestTheFlashIsSeen(t *testing.T) {
	for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 36}} {
		c := canvas(size[0], size[1])
		c.Style = views.NewStyle(views.Dark, true, false)
		filled := 0
		for line := range strings.SplitSeq(flashing().Draw(c).Text, "\n") {
			if strings.Contains(line, "\x1b[") && strings.Trim(ansi.Strip(line), " ") == "" {
				filled++
			}
		}
		if filled < size[1]/2 || !strings.Contains(seen(flashing(), c), "CHANGE SIDES") {
			t.Errorf("%v: %d lines of %d flash:\n%s", size, filled, size[1], seen(flashing(), c))
		}
	}
}

// TestBodiesThatStandAreSideBySide: before an exercise the start and the goal of
// a standing figure share the height, those of a lying one the width.
func TestBodiesThatStandAreSideBySide(t *testing.T) {
	drawn := func(f content.Figure) int {
		p := preparePage()
		p.Figure, p.Poses = f, [2]string{f.Poses[0].ID, f.Poses[1].ID}
		rows := 0
		for line := range strings.SplitSeq(seen(p, canvas(120, 36)), "\n") {
			if strings.ContainsFunc(line, func(r rune) bool { return r > 0x2800 && r < 0x2900 }) {
				rows++
			}
		}
		return rows
	}
	figureOf := func(id string) content.Figure {
		e, ok := content.Load().Exercise(id)
		if !ok {
			t.Fatalf("no exercise %s", id)
		}
		return e.Figure
	}
	standing, lying := drawn(figureOf("heel_raise")), drawn(figureOf("heel_slide"))
	if standing < 12 || standing > 16 || lying < 8 {
		t.Errorf("a standing figure takes %d rows, a lying one %d", standing, lying)
	}
}
