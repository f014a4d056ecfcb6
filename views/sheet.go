package views

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
)

// leastFlow is how many rows of a longer text must be seen for it to be read.
const leastFlow = 2

// measure is the widest line of text that reads with ease.
const measure = 72

// sheet is a screen in parts: a quiet header, lines that stay, lines that
// scroll, lines that stay at the foot, and the keys. Lines are styled, no wider
// than the column, and without the margin.
type sheet struct {
	title, progress string
	top             []string
	held            int // the first lines of top, which never scroll: an emergency's number (S4)
	flow            []string
	focus           int   // the line of flow that is kept in sight; -1 for none
	rows            []int // the lines of flow on which choices end
	bottom          []string
	keys            []Key
	scroll          int
	beyond          int            // lines that stand on another page below
	block           int            // rows of each of the first blocks of flow that are not cut, with the gap below
	blocks          int            // rows of flow that are such blocks
	parts           []part         // of flow that pages keep together
	more, above     string         // the words beside the marks for more lines
	ink             lipgloss.Style // of the title; the zero style means quiet
	wide            bool           // uses the whole window instead of the column
}

// following keeps the choice under the cursor in sight.
func (s sheet) following(rows []int, cursor int) sheet {
	s.rows, s.focus = rows, at(rows, cursor)
	return s
}

func (s *sheet) height() int {
	n := len(s.top) + len(s.flow) + len(s.bottom)
	if len(s.top) > 0 && len(s.flow) > 0 {
		n++
	}
	if len(s.bottom) > 0 {
		n++
	}
	return n
}

// airiness says how generously a screen is laid out. A screen tries the first
// and goes on until it fits.
type airiness int

const (
	airy  airiness = iota // empty lines between answers
	snug                  // empty lines between parts only
	tight                 // the question and its answers first, everything else below
)

// fitting draws the airiest sheet that fits the canvas; the last one scrolls.
func (c Canvas) fitting(build func(airiness) sheet) Drawing {
	for a := airy; ; a++ {
		s := build(a)
		if a == tight || s.height() <= c.room() {
			return c.draw(s)
		}
	}
}

// headed puts a notice over a headline, with an empty line between them if the
// answers that follow still have room.
func (c Canvas) headed(notice, headline []string, answers int) []string {
	gap := 1
	if len(notice)+1+len(headline)+1+answers > c.room() {
		gap = 0
	}
	return stack(gap, notice, headline)
}

// column is where the text stands: its left margin and its width. On a wide
// window it is centred, so that the eyes need not travel.
func (c Canvas) column() (left, width int) {
	switch {
	case c.Width >= 100:
		return (c.Width - measure) / 2, measure
	case c.Width >= measure+4:
		left = min(4, (c.Width-measure)/2)
		return left, measure
	case c.Width >= 60:
		return 2, c.Width - 4
	default:
		return 1, c.Width - 2
	}
}

// wideColumn is where screens with a figure stand.
func (c Canvas) wideColumn() (left, width int) {
	left, _ = c.column()
	left = min(left, 4)
	return left, c.Width - 2*left
}

// frame is how many rows go to the header and to the keys.
func (c Canvas) frame() (above, below int) {
	switch {
	case c.Height >= 30:
		return 5, 3
	case c.Height >= 18:
		return 3, 2
	default:
		return 1, 1
	}
}

// room is how many rows are left between header and keys.
func (c Canvas) room() int {
	above, below := c.frame()
	return max(0, c.Height-above-below)
}

// tall tells that there is room for air between the parts.
func (c Canvas) tall() bool { return c.Height >= 30 }

// small tells that there is room for the one important thing only.
func (c Canvas) small() bool { return c.Width < 60 || c.Height < 18 }

func (c Canvas) draw(s sheet) Drawing {
	left, width := c.column()
	if s.wide {
		left, width = c.wideColumn()
	}
	body, d := c.body(s)
	lines := c.header(s, width)
	lines = append(lines, body...)
	_, below := c.frame()
	for len(lines) < c.Height-below {
		lines = append(lines, "")
	}
	lines = append(lines, c.footer(s, width, d)...)
	d.Text = indented(lines, left)
	return d
}

// header is the quiet line at the top with its empty lines.
func (c Canvas) header(s sheet, width int) []string {
	above, _ := c.frame()
	st := c.Style
	progress := c.fit(s.progress, width/2)
	title := c.fit(s.title, width-cells(progress)-2)
	line := s.ink.Inherit(st.subtle).Render(title)
	if progress != "" {
		line = spread(line, st.subtle.Render(progress), width)
	}
	lines := make([]string, above, c.Height)
	lines[above/2] = line
	return lines
}

// body cuts the visible part out of the flow and puts it between what stays.
// What stays leaves a few rows to what flows, or it flows too.
func (c Canvas) body(s sheet) (lines []string, d Drawing) {
	room := c.room()
	if fixed := s.height() - len(s.flow); len(s.flow) > room-fixed && room-fixed < leastFlow {
		s = s.merged()
	}
	if len(s.bottom) > room-2 {
		s.bottom = s.bottom[:max(0, room-2)]
	}
	height := max(0, room-s.height()+len(s.flow))
	from, shown := s.window(height)
	d = s.turned(from, len(shown), height)
	d.More = len(s.flow) - from - len(shown) + s.beyond
	d.Shown, d.Rows = len(shown), s.rows
	full := append([]string{}, shown...)
	for len(full) < min(height, len(s.flow)) { // what stays at the foot does not move
		full = append(full, "")
	}
	lines = stack(1, s.top, full, s.bottom)
	return lines[:min(len(lines), room)], d
}

// merged lets all that stays at the top scroll too, but for what is held.
func (s sheet) merged() sheet {
	kept, top := s.top[:s.held], s.top[s.held:]
	if n := len(top); n > 0 {
		s.rows, s.parts = below(s.rows, n+1), shifted(s.parts, n+1)
		if s.focus >= 0 {
			s.focus += n + 1
		}
	}
	s.flow, s.top, s.blocks = stack(1, top, s.flow), kept, 0
	return s
}

// footer is the line of keys, always in sight, with the marks for more text. The
// key for reading on comes first where not all have room.
func (c Canvas) footer(s sheet, width int, d Drawing) []string {
	_, rows := c.frame()
	told := slices.DeleteFunc(slices.Clone(s.keys), func(k Key) bool { return k.More && d.More == 0 })
	mark := c.mark(s, d, rows == 1, width)
	room := width
	if rows == 1 && mark != "" {
		room -= cells(mark) + 2
	}
	if i := slices.IndexFunc(told, func(k Key) bool { return k.More }); i > 0 && keysWidth(told) > room {
		on := told[i]
		told = slices.Insert(slices.Delete(told, i, i+1), 0, on)
	}
	keys := c.keys(told, room)
	if rows == 1 && mark == "" {
		return []string{keys}
	}
	if rows == 1 {
		return []string{spread(keys, c.Style.accent.Render(mark), width)}
	}
	lines := make([]string, rows)
	if mark != "" {
		lines[0] = c.Style.accent.Render(mark)
	}
	lines[1] = keys
	return lines
}

// mark tells that there is more text below and above; where there is little room,
// the one above is only shown.
func (c Canvas) mark(s sheet, d Drawing, brief bool, width int) string {
	g := c.Style.glyphs()
	down, up := joined(" ", g.down, s.more), joined(" ", g.up, s.above)
	switch {
	case d.More == 0 && d.From == 0:
		return ""
	case d.From == 0:
		return c.fit(down, width/2)
	case d.More == 0:
		return c.fit(up, width/2)
	case brief:
		return c.fit(g.up+down, width/2)
	}
	return c.fit(down+"   "+up, width)
}

const keyGap = "   "

// keysWidth is how wide the line of keys is with all of them.
func keysWidth(keys []Key) int {
	width := -len(keyGap)
	for _, k := range keys {
		width += len(keyGap) + cells(clean(k.Key)) + 1 + cells(clean(k.Does))
	}
	return width
}

// keys prints the keys in one line and drops those at the right that do not
// fit; the first is cut rather than dropped.
func (c Canvas) keys(keys []Key, width int) string {
	var b strings.Builder
	used := 0
	for i, k := range keys {
		name, does := clean(k.Key), clean(k.Does)
		need := cells(name) + 1 + cells(does)
		if i > 0 {
			need += len(keyGap)
		}
		if used+need > width {
			if i > 0 {
				break
			}
			return c.Style.subtle.Render(c.fit(name+" "+does, width))
		}
		if i > 0 {
			b.WriteString(keyGap)
		}
		// The name stands in the terminal's own colour: no escape sequence, and
		// still the brighter of the two.
		b.WriteString(c.Style.text.Render(name))
		b.WriteString(c.Style.subtle.Render(" " + does))
		used += need
	}
	return b.String()
}

// indented joins lines with a margin at the left. Empty lines stay empty and
// nothing is filled up at the right.
func indented(lines []string, left int) string {
	margin := blank(left)
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		if line != "" {
			b.WriteString(margin)
			b.WriteString(line)
		}
	}
	return strings.TrimRight(b.String(), "\n")
}
