package views_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/views"
)

// Weights change how a text looks and nothing else: where it is broken, and every word
// of it, are as in the same text of one weight.
func TestWeightsMoveNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var spans []content.Span
		whole := ""
		for _, text := range lists(6).Draw(t, "spans") {
			text = strings.Join(strings.Fields(ansi.Strip(text)), " ") + " "
			spans = append(spans, content.Span{Text: text, Weight: rapid.SampledFrom([]content.Weight{"", content.Strong, content.Emphasis}).Draw(t, "weight")})
			whole += text
		}
		c := canvas(rapid.IntRange(40, 100).Draw(t, "width"), 50)
		page := func(spans ...content.Span) views.Lesson {
			return views.Lesson{Blocks: []content.Block{{Kind: content.Paragraph, Spans: spans}}}
		}
		one, many := seen(page(content.Span{Text: whole}), c), seen(page(spans...), c)
		if one != many {
			t.Fatalf("in one weight\n%s\nin several\n%s", one, many)
		}
	})
}

// What stands out is drawn bold where there is no colour, and only that, wherever the
// line is broken and whatever letters are alike.
func TestStrongStandsOut(t *testing.T) {
	c := canvas(60, 18)
	c.Style = views.NewStyle(views.Mono, true, false)
	for _, tt := range []struct {
		before, strong, after, want string
	}{
		{"If you are not sure, press ", "!", " now.", "press \x1b[1m!\x1b[m now."},
		{"z", "z", "z", "z\x1b[1mz\x1b[mz"},
		{"Press! ", "!", "!", "Press! \x1b[1m!\x1b[m!"},
		{strings.Repeat("word ", 10), "over the end", " ends", "\x1b[1mover\x1b[m\n  \x1b[1mthe end\x1b[m ends"},
	} {
		text := views.Lesson{Blocks: []content.Block{{Kind: content.Paragraph, Spans: []content.Span{
			{Text: tt.before}, {Text: tt.strong, Weight: content.Strong}, {Text: tt.after},
		}}}}.Draw(c).Text
		if !strings.Contains(text, tt.want) {
			t.Errorf("%q is not in %q", tt.want, text)
		}
	}
}

// Every lesson of the content is drawn whole: no word of it is lost between the first
// page and the last.
func TestEveryLessonIsDrawnWhole(t *testing.T) {
	for _, lang := range content.Languages() {
		for _, text := range content.Load().LessonTexts(lang) {
			for _, width := range []int{40, 60, 80} {
				drawn := strings.Fields(seen(views.Lesson{Lead: text.Title, Blocks: text.Blocks}, canvas(width, 200)))
				want := strings.Fields(text.Title)
				for _, b := range text.Blocks {
					if b.Kind == content.ListItem {
						want = append(want, "•")
					}
					want = append(want, strings.Fields(b.Text())...)
				}
				if strings.Join(drawn, "") != strings.Join(want, "") { // a word may be broken at its hyphen
					t.Errorf("%s %s at %d is drawn as\n%s", lang, text.ID, width, strings.Join(drawn, " "))
				}
			}
		}
	}
}
