package views_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"backcoach/views"
)

// dayPlan is a plan of exercises of which every line can be told from the others.
func dayPlan(exercises, reasons int) views.Advice {
	v := views.Advice{
		Title: "Today's plan", Headline: "Your session is as planned.", Cursor: 0, Words: words, Keys: sameDayAdvice().Keys,
		Sections: []views.Section{{Head: "Because", Lines: []string{"a calm morning (rule F2)"}}},
		Choices:  []views.Choice{{Key: "1", Label: "Back to Today"}, {Key: "2", Label: "Gentler today"}, {Key: "3", Label: "Only a walk today"}, {Key: "4", Label: "A rest today"}},
	}
	for i := range exercises {
		s := views.Section{Head: fmt.Sprintf("name%d of it", i), Lines: []string{fmt.Sprintf("dose%d · 2 rounds · hold 8 seconds · each end%d", i, i)}, Whole: true}
		for k := range reasons {
			s.Lines = append(s.Lines, fmt.Sprintf("why%d-%d", i, k))
		}
		v.Sections = append(v.Sections, s)
	}
	return v
}

// pagesOf reads a text from its beginning to its end, and back again.
func pagesOf(t *testing.T, v views.Advice, c views.Canvas) (down, up []string) {
	t.Helper()
	page := func() views.Drawing { return v.Draw(c) }
	for d := page(); ; d = page() {
		if v.Scroll > 0 && d.From != v.Scroll {
			t.Fatalf("the page of line %d begins on %d", v.Scroll, d.From)
		}
		down = append(down, flat(ansi.Strip(d.Text)))
		if d.More == 0 {
			break
		}
		if d.Down <= d.From {
			t.Fatalf("the page below begins on line %d, this one on %d", d.Down, d.From)
		}
		v.Scroll = d.Down
	}
	for d := page(); d.From > 0; d = page() {
		if d.From > v.Scroll {
			t.Fatalf("the page of line %d begins on %d", v.Scroll, d.From)
		}
		if d.Up >= d.From {
			t.Fatalf("the page above begins on line %d, this one on %d", d.Up, d.From)
		}
		v.Scroll = d.Up
		up = append(up, flat(ansi.Strip(page().Text)))
	}
	return down, up
}

// TestWhatBelongsTogetherStaysTogether: wherever a page ends, the name of an exercise
// has its dose below it, and the dose its name above, in both directions; all of the
// exercise where that has room.
func TestWhatBelongsTogetherStaysTogether(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {72, 20}, {60, 18}, {40, 10}} {
		for exercises := 1; exercises <= 8; exercises++ {
			for reasons := range 3 {
				down, up := pagesOf(t, dayPlan(exercises, reasons), canvas(size[0], size[1]))
				all := strings.Join(down, "\n")
				for i := range exercises {
					name, dose, end, why := fmt.Sprintf("name%d", i), fmt.Sprintf("dose%d", i), fmt.Sprintf("end%d", i), fmt.Sprintf("why%d-%d", i, reasons-1)
					for _, part := range []string{name, end} {
						if !strings.Contains(all, part) {
							t.Errorf("%v: %s is on no page of %q", size, part, down)
						}
					}
					for _, page := range append(down, up...) {
						together := strings.Contains(page, name) == strings.Contains(page, end) && strings.Contains(page, dose) == strings.Contains(page, end)
						if reasons > 0 && size[1] > 10 {
							together = together && strings.Contains(page, name) == strings.Contains(page, why)
						}
						if !together {
							t.Errorf("%v with %d exercises and %d reasons: %d is cut on the page %q", size, exercises, reasons, i, page)
						}
					}
				}
			}
		}
	}
}

// TestEveryLineHasAPage: whatever is kept together, every line is on some page, on the
// way down and on the way up.
func TestEveryLineHasAPage(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		v := dayPlan(0, 0)
		v.Choices = v.Choices[:rapid.IntRange(0, 4).Draw(rt, "choices")]
		v.Cursor = len(v.Choices) - 1
		lines := 0
		for range rapid.IntRange(1, 9).Draw(rt, "sections") {
			s := views.Section{Head: fmt.Sprintf("line%d.", lines), Whole: rapid.Bool().Draw(rt, "whole")}
			for lines++; len(s.Lines) < rapid.IntRange(0, 14).Draw(rt, "lines"); lines++ {
				s.Lines = append(s.Lines, fmt.Sprintf("line%d.", lines))
			}
			v.Sections = append(v.Sections, s)
		}
		down, up := pagesOf(t, v, canvas(rapid.IntRange(40, 90).Draw(rt, "width"), rapid.IntRange(10, 40).Draw(rt, "height")))
		last := down[len(down)-1]
		for i := range lines {
			line := fmt.Sprintf("line%d.", i)
			if !strings.Contains(strings.Join(down, "\n"), line) {
				rt.Fatalf("%s of %d is on no page down:\n%s", line, lines, strings.Join(down, "\n\n"))
			}
			if !strings.Contains(strings.Join(up, "\n")+last, line) {
				rt.Fatalf("%s of %d is on no page up:\n%s", line, lines, strings.Join(up, "\n\n"))
			}
		}
	})
}
