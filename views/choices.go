package views

import (
	"slices"

	"charm.land/lipgloss/v2"
)

// list draws numbered answers below one another.
type list struct {
	choices []Choice
	cursor  int  // -1 for none
	ticks   bool // boxes to tick instead of the state of a step
	quiet   bool // drawn back behind other choices
	brief   bool // hints that need a line of their own only at the chosen one
	gap     int  // empty lines between two choices
}

// takes tells whether there is a choice for Enter to take: the one under the
// cursor, or the only one.
func (l list) takes() bool {
	if l.ticks {
		return slices.ContainsFunc(l.choices, func(c Choice) bool { return c.Mark == Ticked })
	}
	return l.cursor >= 0 || len(l.choices) == 1
}

// draw gives the lines and the index of the last line of each choice.
func (l list) draw(c Canvas, width int) (lines []string, rows []int) {
	hints := l.hintColumn(width)
	for i, choice := range l.choices {
		if i > 0 {
			for range l.gap {
				lines = append(lines, "")
			}
		}
		lines = append(lines, l.one(c, choice, i == l.cursor, hints, width)...)
		rows = append(rows, len(lines)-1)
	}
	return lines, rows
}

// at is the row under a cursor, -1 for none.
func at(rows []int, cursor int) int {
	if cursor < 0 || cursor >= len(rows) {
		return -1
	}
	return rows[cursor]
}

// below are rows that begin after so many lines.
func below(rows []int, lines int) []int {
	moved := make([]int, len(rows))
	for i, row := range rows {
		moved[i] = row + lines
	}
	return moved
}

// packed draws the choices beside one another, as many on a line as there is room
// for: where lines are few and something else has to be read first. A choice that
// needs more than a line keeps them below one another.
func (l list) packed(c Canvas, width int) []string {
	var lines []string
	used := 0
	for i, choice := range l.choices {
		one := l.one(c, choice, i == l.cursor, 0, width)
		if len(one) > 1 {
			all, _ := l.draw(c, width)
			return all
		}
		text := one[0]
		switch n := cells(text); {
		case used == 0 || used+2+n > width:
			lines, used = append(lines, text), n
		default:
			lines[len(lines)-1] += blank(2) + text
			used += 2 + n
		}
	}
	return lines
}

// chosen leaves the choice under the cursor, the first if there is none.
func (l list) chosen() list {
	if len(l.choices) == 0 {
		return l
	}
	at := min(max(l.cursor, 0), len(l.choices)-1)
	l.choices, l.cursor = l.choices[at:at+1], min(l.cursor, 0)
	return l
}

// one draws a single choice: cursor, key, mark, label, hint.
func (l list) one(c Canvas, choice Choice, chosen bool, hints, width int) []string {
	st := c.Style
	label, key := st.text, st.subtle
	if l.quiet {
		label = st.subtle
	}
	lead := blank(2)
	if chosen {
		label, key = st.selected, st.selected
		lead = st.selected.Render(st.glyphs().cursor) + " "
	}
	indent := 2
	if w := l.keyWidth(); w > 0 {
		lead += key.Render(clean(choice.Key)) + blank(w+2-cells(clean(choice.Key)))
		indent += w + 2
	}
	if mark, w := l.mark(st, choice.Mark); w > 0 {
		lead += mark + " "
		indent += w + 1
	}
	lines := hang(lead, indent, label, choice.Label, width)
	if len(lines) == 0 {
		lines = []string{lead}
	}
	if hints == 0 && l.brief && !chosen {
		return lines
	}
	return withHint(lines, c, choice.Hint, indent, hints, width)
}

// withHint puts the hint beside the label if the hints of all choices have room
// there, else below it.
func withHint(lines []string, c Canvas, hint string, indent, hints, width int) []string {
	if clean(hint) == "" {
		return lines
	}
	if hints > 0 && len(lines) == 1 {
		lines[0] += blank(hints-cells(lines[0])) + c.Style.subtle.Render(clean(hint))
		return lines
	}
	return append(lines, hang(blank(indent), indent, c.Style.subtle, hint, width)...)
}

// hintColumn is the cell at which all hints can begin, 0 if one would not fit.
func (l list) hintColumn(width int) int {
	label, hint := 0, 0
	for _, choice := range l.choices {
		_, mark := l.mark(Style{}, choice.Mark)
		if mark > 0 {
			mark++
		}
		label = max(label, mark+cells(clean(choice.Label)))
		hint = max(hint, cells(clean(choice.Hint)))
	}
	at := 2 + label + 3
	if w := l.keyWidth(); w > 0 {
		at += w + 2
	}
	if at+hint > width {
		return 0
	}
	return at
}

func (l list) keyWidth() int {
	w := 0
	for _, choice := range l.choices {
		w = max(w, cells(clean(choice.Key)))
	}
	return w
}

// mark draws the state of a choice and gives its width.
func (l list) mark(st Style, m Mark) (string, int) {
	g := st.glyphs()
	switch {
	case m == NoMark && (l.ticks || !l.marked()):
		return "", 0
	case m == NoMark: // beside others that have one
		return " ", 1
	}
	if l.ticks {
		if m == Ticked || m == Done {
			return st.tones[Good].Render("[" + g.ticked + "]"), 3
		}
		return st.subtle.Render("[ ]"), 3
	}
	glyph, ink := g.open, st.subtle
	switch m {
	case Ticked, Done:
		glyph, ink = g.tick, st.tones[Good]
	case Locked:
		glyph = g.locked
	}
	return ink.Render(glyph), 1
}

// marked tells whether any choice has a mark.
func (l list) marked() bool {
	return slices.ContainsFunc(l.choices, func(c Choice) bool { return c.Mark != NoMark })
}

// said says one choice in words: key, label, state, hint.
func (l list) said(w Words, choice Choice, chosen bool) string {
	line := joined("  ", choice.Key, choice.Label)
	state := map[Mark]string{Open: w.Open, Ticked: w.Ticked, Done: w.Done, Locked: w.Locked}
	if l.ticks {
		state[Open] = w.NotTicked
	}
	line = joined(", ", line, state[choice.Mark])
	if chosen {
		line = joined(", ", line, w.Chosen)
	}
	return joined(". ", line, choice.Hint)
}

// plain says all choices, one line each.
func (l list) plain(w Words) []string {
	var lines []string
	for i, choice := range l.choices {
		lines = append(lines, l.said(w, choice, i == l.cursor))
	}
	return lines
}

// notice draws a message with a bar at its left and a glyph for its tone, so
// that it stands out without colour.
func (c Canvas) notice(n Notice, width int, headOnly bool) []string {
	st, g := c.Style, c.Style.glyphs()
	tone := st.tones[n.Tone]
	glyph := [...]string{Quiet: "", Good: g.good, Caution: g.caution, Danger: g.danger}[n.Tone]
	head := joined(" ", glyph, n.Head)
	lines := barred(tone.Render(g.bar), tone, head, width)
	if !headOnly {
		lines = append(lines, barred(tone.Render(g.bar), st.text, n.Body, width)...)
	}
	return lines
}

func barred(bar string, style lipgloss.Style, text string, width int) []string {
	lines := para(style, text, width-2)
	for i := range lines {
		lines[i] = bar + " " + lines[i]
	}
	return lines
}
