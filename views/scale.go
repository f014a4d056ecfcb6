package views

import (
	"strconv"
	"strings"
)

// chosen tells whether a number of the scale was chosen.
func (s *Scale) chosen() bool { return s.Value >= s.Min && s.Value <= s.Max }

// draw shows the scale as a row of numbers over a track. The chosen number
// stands in brackets on a filled ground and a knob marks it on the track, so
// that it is seen without colour.
func (s *Scale) draw(c Canvas, w Words, a airiness, width int) []string {
	step := s.step(width)
	if step == 0 {
		return s.drawLong(c, w, width)
	}
	lines := []string{s.numbers(c.Style, step), s.track(c.Style, step)}
	lines = append(lines, s.ends(c, step, width)...)
	if a == airy {
		return append(append(lines, ""), s.large(c, w, width)...)
	}
	if !s.chosen() {
		lines = append(lines, para(c.Style.subtle, w.NotChosen, width)...)
	}
	return lines
}

// large repeats the number so large that it is read without glasses. Before
// anything was chosen a line stands in the same rows, so that nothing jumps.
func (s *Scale) large(c Canvas, w Words, width int) []string {
	const scale, line = 2, 6
	st := c.Style
	if !s.chosen() {
		lines := make([]string, bigHeight(scale))
		lines[len(lines)/2] = " " + st.bar.Render(strings.Repeat(st.glyphs().rule, line)) + "  " +
			st.subtle.Render(c.fit(w.NotChosen, width-line-3))
		return lines
	}
	lines := rendered(st.selected, bigLines(strconv.Itoa(s.Value), scale, st.ASCII))
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return lines
}

// step is the distance of two numbers in cells, 0 if they do not fit in a row.
func (s *Scale) step(width int) int {
	n := s.Max - s.Min + 1
	if n < 2 || n > 11 {
		return 0
	}
	step := min((width-1)/n, 6)
	if step < 3 {
		return 0
	}
	return step
}

// at is the first cell of a number with the cell for its bracket.
func (s *Scale) at(n, step int) int { return (n - s.Min) * step }

func (s *Scale) numbers(st Style, step int) string {
	var b strings.Builder
	used := 0
	for n := s.Min; n <= s.Max; n++ {
		b.WriteString(blank(s.at(n, step) - used))
		text := strconv.Itoa(n)
		if n == s.Value {
			b.WriteString(st.cursor.Render("[" + text + "]"))
			used = s.at(n, step) + len(text) + 2
			continue
		}
		b.WriteString(" " + st.text.Render(text))
		used = s.at(n, step) + 1 + len(text)
	}
	return b.String()
}

// track is the line under the numbers, thick up to the chosen one.
func (s *Scale) track(st Style, step int) string {
	g := st.glyphs()
	all := s.at(s.Max, step) + 1
	if !s.chosen() {
		return " " + st.bar.Render(strings.Repeat(g.track, all))
	}
	done := s.at(s.Value, step)
	line := " "
	if done > 0 {
		line += st.barDone.Render(strings.Repeat(g.trackDone, done))
	}
	line += st.selected.Render(g.trackAt)
	if rest := all - done - 1; rest > 0 {
		line += st.bar.Render(strings.Repeat(g.track, rest))
	}
	return line
}

// ends says what the ends of the scale mean, below them; in two lines if one is
// too short.
func (s *Scale) ends(c Canvas, step, width int) []string {
	low, high := clean(s.Low), clean(s.High)
	all := max(s.at(s.Max, step)+1+len(strconv.Itoa(s.Max)), 1+cells(low)+2+cells(high))
	if all > width {
		lowLine := c.fit(strconv.Itoa(s.Min)+" "+low, width-1)
		highLine := c.fit(strconv.Itoa(s.Max)+" "+high, width-1)
		return []string{" " + c.Style.subtle.Render(lowLine), " " + c.Style.subtle.Render(highLine)}
	}
	return []string{" " + c.Style.subtle.Render(spread(low, high, all-1))}
}

// drawLong shows a scale with too many numbers for a row: the number and its
// range.
func (s *Scale) drawLong(c Canvas, w Words, width int) []string {
	st := c.Style
	value := st.subtle.Render(c.fit(w.NotChosen, width))
	if s.chosen() {
		value = st.cursor.Render("[" + strconv.Itoa(s.Value) + "]")
	}
	low := c.fit(joined(" ", strconv.Itoa(s.Min), s.Low), width)
	high := c.fit(joined(" ", strconv.Itoa(s.Max), s.High), width)
	return []string{value, st.subtle.Render(low), st.subtle.Render(high)}
}

// plain says the scale in words.
func (s *Scale) plain(w Words) []string {
	var t told
	ends := joined(", ",
		s.Range,
		strconv.Itoa(s.Min)+" = "+clean(s.Low),
		strconv.Itoa(s.Max)+" = "+clean(s.High))
	t.add(ends)
	if s.chosen() {
		t.add(joined(": ", w.Chosen, strconv.Itoa(s.Value)))
	} else {
		t.add(w.NotChosen)
	}
	return t
}
