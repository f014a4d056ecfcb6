package views

import "strings"

// draw shows a line of text being typed with its cursor, over a rule as wide as
// the column. A text longer than the line is shown around the cursor.
func (f *Field) draw(c Canvas, width int) []string {
	st, g := c.Style, c.Style.glyphs()
	lead := st.selected.Render(g.cursor) + " "
	rule := st.bar.Render(strings.Repeat(g.rule, width))
	if f.Value == "" {
		hint := c.fit(f.Hint, width-4)
		return []string{lead + st.cursor.Render(" ") + " " + st.subtle.Render(hint), rule}
	}
	before, under, after := f.around(width - 3)
	return []string{lead + st.strong.Render(before) + st.cursor.Render(under) + st.strong.Render(after), rule}
}

// around cuts the value into what stands before, under and after the cursor,
// together at most width cells; the cursor past the end is an empty cell.
func (f *Field) around(width int) (before, under, after string) {
	runes := []rune(clean(f.Value))
	at := min(max(f.Cursor, 0), len(runes))
	under = " "
	if at < len(runes) {
		under = string(runes[at])
		after = string(runes[at+1:])
	}
	left := runes[:at]
	for len(left) > 0 && cells(string(left))+cells(under) > width {
		left = left[1:]
	}
	before = string(left)
	return before, under, cutCells(after, width-cells(before)-cells(under))
}

// cutCells keeps as many whole characters as fit.
func cutCells(text string, width int) string {
	used := 0
	for i, r := range text {
		used += cells(string(r))
		if used > width {
			return text[:i]
		}
	}
	return text
}
