package views

import (
	"strconv"
	"strings"
)

// History is the list of days, newest first, one line each.
type History struct {
	Title  string
	Notice *Notice
	Heads  []string     // column heads
	Rows   []HistoryRow // of the part that is loaded
	Cursor int
	Empty  string // shown when there is nothing yet
	Keys   []Key
	Words  Words
}

// HistoryRow is one day. Pain is the worst pain on the NRS, -1 if none was
// given; it is drawn as a small bar with the number.
type HistoryRow struct {
	Day  string
	Pain int
	Leg  int    // -1 if none was given
	Did  string // "check-in, session"
	Mark string // the result of a warning check in a word, or ""
	Tone Tone
}

// painMax is the top of the numeric rating scale that the bars are drawn on.
const painMax = 10

// historyColumns are the widths of the columns of a canvas; 0 leaves one out.
type historyColumns struct{ day, pain, leg, did, mark int }

// columns gives the pain and the mark what they need, then the day, and drops
// what was done, the leg and the bar as the canvas gets narrower.
func (h History) columns(width int) historyColumns {
	const lead, gap, bar = 2, 2, 3 + painMax
	number := func(column int) int { return min(max(2, cells(h.head(column))), 6) }
	w := historyColumns{pain: number(1), leg: number(2)}
	w.mark = h.widest(4, width/3, func(r HistoryRow) string { return r.Mark })
	w.day = h.widest(0, width-lead-gap-w.pain-gap-w.mark, func(r HistoryRow) string { return r.Day })
	left := width - lead - w.day - gap - w.pain - gap - w.mark // beside what is always there
	if left -= gap + w.leg; left < 0 {
		w.leg = 0
		return w
	}
	if more := bar - w.pain; more > 0 && more <= left {
		w.pain, left = bar, left-more
	}
	const readable = 8
	if did := min(left-gap, h.widest(3, width, func(r HistoryRow) string { return r.Did })); did >= readable {
		w.did = did
	}
	return w
}

// widest is the width of a column of text, no more than limit.
func (h History) widest(column, limit int, of func(HistoryRow) string) int {
	w := cells(h.head(column))
	for _, row := range h.Rows {
		w = max(w, cells(clean(of(row))))
	}
	return min(w, limit)
}

func (h History) head(column int) string {
	if column >= len(h.Heads) {
		return ""
	}
	return clean(h.Heads[column])
}

// Draw gives the picture: a table with the chosen day in sight.
func (h History) Draw(c Canvas) Drawing {
	_, width := c.column()
	s := sheet{title: h.Title, keys: h.Keys, more: h.Words.More, above: h.Words.Above, focus: h.Cursor}
	s.top = c.over(h.Notice, width)
	s.held = held(h.Notice, s.top)
	if len(h.Rows) == 0 {
		s.flow, s.focus = para(c.Style.text, h.Empty, width), -1
		return c.draw(s)
	}
	w := h.columns(width)
	s.top = stack(1, s.top, []string{h.headLine(c, w)})
	for i, row := range h.Rows {
		s.flow = append(s.flow, h.line(c, w, row, i == h.Cursor))
	}
	return c.draw(s)
}

func (h History) headLine(c Canvas, w historyColumns) string {
	var line []string
	for i, width := range []int{w.day, w.pain, w.leg, w.did, w.mark} {
		if width > 0 {
			line = append(line, padded(c.fit(h.head(i), width), width))
		}
	}
	return blank(2) + c.Style.subtle.Render(strings.TrimRight(strings.Join(line, "  "), " "))
}

func (h History) line(c Canvas, w historyColumns, row HistoryRow, chosen bool) string {
	st := c.Style
	lead, ink := blank(2), st.text
	if chosen {
		lead, ink = st.selected.Render(st.glyphs().cursor)+" ", st.selected
	}
	day := c.fit(row.Day, w.day)
	line := lead + ink.Render(day) + blank(w.day-cells(day)) + "  " + painCell(st, row.Pain, w.pain)
	if w.leg > 0 {
		line += "  " + padded(score(st, row.Leg), w.leg)
	}
	if w.did > 0 {
		line += "  " + padded(c.fit(row.Did, w.did), w.did)
	}
	if mark := c.fit(row.Mark, w.mark); mark != "" {
		return line + "  " + st.tones[row.Tone].Render(mark)
	}
	return strings.TrimRight(line, " ")
}

// score is a number in two cells, or a dot where none was given.
func score(st Style, n int) string {
	if n < 0 {
		return " " + st.glyphs().dot
	}
	text := strconv.Itoa(n)
	return blank(2-len(text)) + text
}

// painCell is the number and, where there is room, a bar of as many squares.
func painCell(st Style, n, width int) string {
	if width < 3+painMax || n < 0 {
		return score(st, n) + blank(width-2)
	}
	n = min(n, painMax)
	full := ""
	if n > 0 {
		full = st.accent.Render(strings.Repeat(st.glyphs().cell, n))
	}
	return score(st, n) + " " + full + blank(width-3-n)
}

// Plain says the days line by line, each number with the head of its column.
func (h History) Plain() []string {
	var t told
	t.add(h.Title)
	t.over(h.Notice)
	if len(h.Rows) == 0 {
		t.add(h.Empty)
	}
	for i, row := range h.Rows {
		t.add(strconv.Itoa(i+1) + "  " + joined(", ", row.Day, h.number(1, row.Pain), h.number(2, row.Leg), row.Did, row.Mark))
	}
	return t
}

func (h History) number(column, n int) string {
	if n < 0 {
		return ""
	}
	return joined(" ", h.head(column), strconv.Itoa(n))
}
