package views_test

import (
	"fmt"
	"strings"
	"testing"

	"backcoach/views"

	"github.com/charmbracelet/x/ansi"
)

func canvas(width, height int) views.Canvas {
	return views.Canvas{Width: width, Height: height, Style: views.NewStyle(views.Auto, true, false)}
}

func seen(v views.View, c views.Canvas) string { return ansi.Strip(v.Draw(c).Text) }

// flat is a text with all white space and bars as single blanks, so that a
// sentence is found although it was wrapped.
func flat(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "▌", " ")), " ")
}

// TestQuestionAndAnswersAtOnce: on 60x18 every question shows itself and all
// its answers without scrolling, whatever explains it.
func TestQuestionAndAnswersAtOnce(t *testing.T) {
	for _, p := range []views.Page{setupPage(), ticksPage(), warningPage(), sincePage(), scalePage(-1), fieldPage()} {
		p.Body = append(p.Body, strings.Repeat("This explains a good deal more than anybody reads. ", 12))
		got := flat(seen(p, canvas(60, 18)))
		wanted := []string{p.Lead}
		for _, choice := range p.Choices {
			wanted = append(wanted, choice.Label)
		}
		if p.Scale != nil {
			wanted = append(wanted, "9 10", p.Scale.Low, p.Scale.High)
		}
		for _, want := range wanted {
			if !strings.Contains(got, want) {
				t.Errorf("%q is not on the screen %q", want, got)
			}
		}
	}
}

// TestEverythingCanBeRead: moving Scroll while More is above zero shows every
// word of a screen, on the smallest canvas too.
func TestEverythingCanBeRead(t *testing.T) {
	page := sincePage()
	for i := range 40 {
		page.Body = append(page.Body, fmt.Sprintf("sentence%d of a long text", i))
	}
	advice := sameDayAdvice()
	advice.Sections = append(advice.Sections, views.Section{Head: "Why", Lines: page.Body})
	day := dayPage()
	day.Sections[1].Lines = page.Body
	for _, tc := range []struct {
		name string
		at   func(scroll int) views.View
	}{
		{"page", func(n int) views.View { p := page; p.Scroll = n; return p }},
		{"advice", func(n int) views.View { v := advice; v.Scroll = n; return v }},
		{"poster", func(n int) views.View {
			p := deskPoster()
			p.Sections[0].Lines, p.Scroll = page.Body, n
			return p
		}},
		{"day", func(n int) views.View { d := day; d.Scroll = n; return d }},
	} {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", tc.name, size[0], size[1]), func(t *testing.T) {
				c, all := canvas(size[0], size[1]), ""
				for n := 0; ; n++ {
					d := tc.at(n).Draw(c)
					all += " " + flat(ansi.Strip(d.Text))
					if d.More == 0 {
						break
					}
					if n > 200 {
						t.Fatal("More never comes to zero")
					}
				}
				for i := range 40 {
					if !strings.Contains(all, fmt.Sprintf("sentence%d of", i)) {
						t.Errorf("sentence%d cannot be reached", i)
					}
				}
			})
		}
	}
}

// TestCursorInSight: wherever the cursor stands in a long list, its line is on
// the screen and marked without colour.
func TestCursorInSight(t *testing.T) {
	page, table, today := countriesPage(), historyTable(60), todayScreen(nil)
	for _, size := range sizes {
		c := canvas(size[0], size[1])
		for i, choice := range page.Choices {
			page.Cursor = i
			if !strings.Contains(seen(page, c), "▸ "+choice.Label) {
				t.Errorf("%v: %s is not in sight", size, choice.Label)
			}
		}
		for i := range table.Rows {
			table.Cursor = i
			table.Rows[i].Day = fmt.Sprintf("D%d", i)
			if !strings.Contains(seen(table, c), fmt.Sprintf("▸ D%d ", i)) {
				t.Errorf("%v: day %d is not in sight", size, i)
			}
		}
		for i := range 7 {
			today.Cursor = i
			if !strings.Contains(seen(today, c), fmt.Sprintf("▸ %d  ", i+1)) {
				t.Errorf("%v: line %d of today is not in sight", size, i)
			}
		}
	}
}

// TestNonePreselected: without a cursor no answer looks chosen.
func TestNonePreselected(t *testing.T) {
	p := warningPage()
	if got := seen(p, canvas(80, 24)); strings.Contains(got, "▸") {
		t.Errorf("an answer is marked:\n%s", got)
	}
	p.Cursor = 1
	if got := seen(p, canvas(80, 24)); !strings.Contains(got, "▸ 2  No") {
		t.Errorf("the cursor is not seen:\n%s", got)
	}
}

// TestScaleShowsOneNumber: exactly the chosen number stands in brackets.
func TestScaleShowsOneNumber(t *testing.T) {
	for _, size := range sizes {
		for value := -1; value <= 10; value++ {
			got := seen(scalePage(value), canvas(size[0], size[1]))
			wanted, text := 1, fmt.Sprintf("[%d]", value)
			if value < 0 {
				wanted, text = 0, words.NotChosen
			}
			if !strings.Contains(got, text) || strings.Count(got, "[") != wanted {
				t.Errorf("%v, value %d:\n%s", size, value, got)
			}
		}
	}
}

// TestEmergencyAlone is S4: on a small canvas what to do and the number, and
// nothing that distracts from them.
func TestEmergencyAlone(t *testing.T) {
	v := emergencyAdvice()
	v.Numbers[0].Number = "0800 1 234"
	v.Headline = "Go to an emergency department now. Do not wait for the morning."
	for _, size := range [][2]int{{40, 10}, {59, 17}, {60, 17}, {59, 18}, {40, 40}} {
		c := views.Canvas{Width: size[0], Height: size[1], Style: views.NewStyle(views.Mono, true, true)}
		v.Numbers[0].Number = "0800 1 234 567 8901 2345 extension 12"
		got := flat(seen(v, c))
		if !strings.Contains(got, v.Headline) || !strings.Contains(got, v.Numbers[0].Number) {
			t.Errorf("%v: headline or number is missing: %q", size, got)
		}
		if strings.Contains(got, v.Sections[0].Lines[0][:6]) || strings.Contains(got, "breathing") {
			t.Errorf("%v: there is more than that: %q", size, got)
		}
	}
	if got := flat(seen(v, canvas(60, 18))); !strings.Contains(got, "Do this now") {
		t.Errorf("60x18 has room for what to do: %q", got)
	}
}

// TestNumberStays: however far the text is scrolled, the number is in sight.
func TestNumberStays(t *testing.T) {
	v := sameDayAdvice()
	v.Numbers[0].Number = "0551 396 100 extension 7"
	for _, size := range sizes {
		for scroll := range 30 {
			v.Scroll = scroll
			if got := seen(v, canvas(size[0], size[1])); !strings.Contains(got, v.Numbers[0].Number) {
				t.Fatalf("%v, line %d: the number is gone:\n%s", size, scroll, got)
			}
		}
	}
}

// TestEmergencyNumberStays: also among other numbers and with every choice that
// an emergency can have, on the smallest canvas that shows more than the number.
func TestEmergencyNumberStays(t *testing.T) {
	v := emergencyAdvice()
	v.Numbers = []views.Number{{Label: "Emergency", Number: "0800 1 234 567 8901 2345 (no rows of digits fit)"}, {Label: "Elsewhere", Number: "911"}, {Label: "By text", Number: "114"}}
	for len(v.Choices) < 4 {
		v.Choices = append(v.Choices, views.Choice{Key: "9", Label: "One more thing to do"})
	}
	for scroll := range 40 {
		v.Scroll = scroll
		c := views.Canvas{Width: 60, Height: 18, Style: views.NewStyle(views.Mono, true, true)}
		if got := seen(v, c); !strings.Contains(got, v.Numbers[0].Number) {
			t.Fatalf("line %d: the number is gone:\n%s", scroll, got)
		}
	}
}

// TestNeedsNoColour: the text is the same in every theme.
func TestNeedsNoColour(t *testing.T) {
	for _, s := range samples() {
		c := canvas(80, 24)
		want := seen(s.view, c)
		for _, theme := range []views.Theme{views.Light, views.Dark, views.Contrast, views.Mono} {
			c.Style = views.NewStyle(theme, false, false)
			if got := seen(s.view, c); got != want {
				t.Errorf("%s in %s is\n%s\nnot\n%s", s.name, theme, got, want)
			}
		}
		c.Style = views.NewStyle(views.Mono, true, false)
		if text := s.view.Draw(c).Text; strings.Contains(text, "38;5") || strings.Contains(text, "48;5") {
			t.Errorf("%s in mono has a colour", s.name)
		}
	}
}

// TestFewBytes: lines are not filled up to the window, and a style does not
// cost more than the text it is for.
func TestFewBytes(t *testing.T) {
	for _, s := range samples() {
		text := s.view.Draw(canvas(120, 36)).Text
		for _, line := range strings.Split(text, "\n") {
			if strings.HasSuffix(line, " ") {
				t.Errorf("%s: blanks at the end of %q", s.name, line)
			}
		}
		if plain := ansi.Strip(text); len(text) > 2*len(plain) {
			t.Errorf("%s: %d bytes for %d bytes of text", s.name, len(text), len(plain))
		}
	}
}

// TestHistoryShowsTheNumber: a bar is as long as its number, and no answer is
// not zero.
func TestHistoryShowsTheNumber(t *testing.T) {
	for pain, want := range map[int]string{-1: "·", 0: " 0", 7: " 7 ■■■■■■■", 10: "10 ■■■■■■■■■■"} {
		h := historyTable(1)
		h.Rows[0].Pain, h.Rows[0].Leg = pain, 5
		got := seen(h, canvas(80, 24))
		if !strings.Contains(got, want) || strings.Count(got, "■") != max(0, pain) {
			t.Errorf("pain %d:\n%s", pain, got)
		}
	}
}

// TestKeysAlwaysSeen: the first key stands in the last line at any size.
func TestKeysAlwaysSeen(t *testing.T) {
	for _, s := range samples() {
		for width := 40; width <= 130; width += 15 {
			for height := 10; height <= 40; height += 5 {
				lines := strings.Split(seen(s.view, canvas(width, height)), "\n")
				last := strings.TrimSpace(lines[len(lines)-1])
				if last == "" || !strings.ContainsAny(last[:3], "↑E0a1P") {
					t.Errorf("%s at %dx%d ends with %q", s.name, width, height, last)
				}
			}
		}
	}
}
