package views

import (
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// clean makes any text safe to draw: what is typed, imported or taken from a
// clinic's file may hold control characters, which would move the cursor.
func clean(text string) string {
	if strings.IndexFunc(text, unicode.IsControl) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, ansi.Strip(text))
}

// cells is the width of a text in terminal cells.
func cells(text string) int { return ansi.StringWidth(text) }

// fit cuts a text to one line of at most width cells and marks the cut.
func (c Canvas) fit(text string, width int) string {
	text = clean(text)
	if cells(text) <= width {
		return text
	}
	if width < 1 {
		return ""
	}
	return ansi.Truncate(text, width, c.Style.glyphs().cut)
}

// wrap breaks a text into lines of at most width cells, words longer than that
// within the word. An empty text has no lines.
func wrap(text string, width int) []string {
	text = strings.TrimSpace(clean(text))
	if text == "" {
		return nil
	}
	if width < 1 {
		width = 1
	}
	if cells(text) <= width {
		return []string{text}
	}
	lines := strings.Split(ansi.Wrap(text, width, ""), "\n")
	kept := lines[:0]
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			// A character wider than the whole line cannot be broken.
			kept = append(kept, ansi.Truncate(line, width, ""))
		}
	}
	return kept
}

// para wraps a text and styles each line by itself, so that a style never runs
// over the end of a line.
func para(style lipgloss.Style, text string, width int) []string {
	lines := wrap(text, width)
	for i, line := range lines {
		lines[i] = style.Render(line)
	}
	return lines
}

// hang wraps a text behind a lead ("• ", "1  ") that stands on the first line
// only; lead is styled already and takes indent cells.
func hang(lead string, indent int, style lipgloss.Style, text string, width int) []string {
	lines := para(style, text, width-indent)
	for i := range lines {
		if i == 0 {
			lines[i] = lead + lines[i]
		} else {
			lines[i] = blank(indent) + lines[i]
		}
	}
	return lines
}

// blank is n empty cells.
func blank(n int) string { return strings.Repeat(" ", max(0, n)) }

// padded fills a text without styling up to width cells.
func padded(text string, width int) string { return text + blank(width-cells(text)) }

// spread puts one text at the left and one at the right end of a line; if both
// do not fit, the right one is left out. Widths are counted without styling.
func spread(left, right string, width int) string {
	gap := width - cells(left) - cells(right)
	if right == "" || gap < 2 {
		return left
	}
	return left + blank(gap) + right
}

// stack joins blocks of lines with gap empty lines between them and leaves out
// the empty blocks.
func stack(gap int, blocks ...[]string) []string {
	var lines []string
	for _, block := range blocks {
		if len(block) == 0 {
			continue
		}
		if len(lines) > 0 {
			for range gap {
				lines = append(lines, "")
			}
		}
		lines = append(lines, block...)
	}
	return lines
}
