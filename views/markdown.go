package views

import (
	"strings"

	"charm.land/lipgloss/v2"

	"backcoach/content"
)

// blocks draws a text that was written in Markdown: paragraphs, headings and lists,
// with an empty line between them but within a list and below a heading.
func (c Canvas) blocks(blocks []content.Block, width int) []string {
	st := c.Style
	bullet := st.subtle.Render(st.glyphs().bullet) + " "
	var lines []string
	for i, b := range blocks {
		if i > 0 && !together(blocks[i-1], b) {
			lines = append(lines, "")
		}
		switch b.Kind {
		case content.Heading:
			lines = append(lines, para(st.accent, b.Text(), width)...)
		case content.ListItem:
			lines = append(lines, behind(bullet, 2, c.spans(b.Spans, width-2))...)
		default:
			lines = append(lines, c.spans(b.Spans, width)...)
		}
	}
	return lines
}

// together tells whether a block follows another one without a gap.
func together(before, b content.Block) bool {
	return before.Kind == content.Heading || before.Kind == content.ListItem && b.Kind == content.ListItem
}

// behind puts a lead before the first of some lines, and its width before the others.
func behind(lead string, indent int, lines []string) []string {
	for i := range lines {
		if i == 0 {
			lines[i] = lead + lines[i]
		} else {
			lines[i] = blank(indent) + lines[i]
		}
	}
	return lines
}

// spans wraps a text of several weights as if it had one, and then gives each stretch
// of a line its own: a style never runs over the end of a line.
func (c Canvas) spans(spans []content.Span, width int) []string {
	var runes []rune
	var weights []content.Weight
	for _, s := range spans {
		for _, r := range clean(s.Text) {
			runes, weights = append(runes, r), append(weights, s.Weight)
		}
	}
	lines := wrap(string(runes), width)
	at := 0
	for i, line := range lines {
		lines[i], at = c.weighted(line, runes, weights, at)
	}
	return lines
}

// weighted styles a line of a wrapped text. Wrapping leaves out white space only, so the
// next character of the line is the next one like it in the text, from at on.
func (c Canvas) weighted(line string, runes []rune, weights []content.Weight, at int) (string, int) {
	var out, run strings.Builder
	weight := content.Weight("")
	flush := func() {
		if run.Len() > 0 {
			out.WriteString(c.Style.weight(weight).Render(run.String()))
			run.Reset()
		}
	}
	for _, r := range line {
		for at < len(runes) && runes[at] != r {
			at++
		}
		if at < len(runes) && weights[at] != weight {
			flush()
			weight = weights[at]
		}
		run.WriteRune(r)
		at++
	}
	flush()
	return out.String(), at
}

func (s Style) weight(w content.Weight) lipgloss.Style {
	switch w {
	case content.Strong:
		return s.strong
	case content.Emphasis:
		return s.accent
	}
	return s.text
}

// blocks says a text block by block. What stands out does so by its words.
func (t *told) blocks(blocks []content.Block) {
	for _, b := range blocks {
		t.add(b.Text())
	}
}
