package views

import "strings"

// Poster is a page to be shown to somebody else, or to hang up: a few words as
// large as the window allows, then short lines with room between them.
type Poster struct {
	Title    string
	Big      string    // the one thing to be read from afar: "CAUDA EQUINA SYNDROME"
	Lines    []string  // what the reader needs to know, most important first
	Sections []Section // the rest
	Said     string    // what came of the last choice: where it was saved
	Choices  []Choice
	Cursor   int
	Keys     []Key
	Scroll   int
	Words    Words
}

// posterScale is the largest size of the big words, in cells per point.
const posterScale = 2

// Draw gives the picture. The big words and the lines scroll together, so that a
// small window loses nothing.
func (p Poster) Draw(c Canvas) Drawing {
	_, width := c.column()
	gap := 1
	if c.small() {
		gap = 0
	}
	blocks := make([][]string, 0, 1+len(p.Lines)+len(p.Sections))
	big, block := p.big(c, width)
	blocks = append(blocks, big)
	for _, line := range p.Lines {
		blocks = append(blocks, para(c.Style.strong, line, width))
	}
	for _, section := range p.Sections {
		lines, _ := section.bulleted(c, width)
		blocks = append(blocks, lines)
	}
	all := list{choices: p.Choices, cursor: p.Cursor}
	foot, _ := all.draw(c, width)
	s := sheet{
		title: p.Title, flow: stack(gap, blocks...), focus: -1, keys: keysFor(p.Keys, all.takes()), scroll: p.Scroll, more: p.Words.More, above: p.Words.Above,
		bottom: stack(0, para(c.Style.accent, p.Said, width), foot), block: block, blocks: len(big),
	}
	if c.room()-(s.height()-len(s.flow)) < leastFlow+bigHeight(1) && s.height() > c.room() {
		s.flow, s.bottom = stack(1, s.flow, s.bottom), nil
		if p.Cursor >= 0 { // Enter chooses nothing that is out of sight
			s.bottom, _ = all.chosen().draw(c, width)
		}
	}
	return c.draw(s)
}

// big draws the big words, as many on a line as there is room for; in bold where
// a character cannot be drawn big. It tells after how many rows the next line of
// them begins.
func (p Poster) big(c Canvas, width int) (lines []string, block int) {
	text := strings.ToUpper(clean(p.Big))
	scale := min(posterScale, c.room()/(4*bigHeight(1)))
	for ; scale > 0; scale-- {
		if lines, ok := bigText(text, scale, width, c.Style.ASCII); ok {
			for i := range lines {
				lines[i] = c.Style.strong.Render(lines[i])
			}
			return lines, bigHeight(scale) + 1
		}
	}
	return para(c.Style.strong, text, width), 1
}

// bigText breaks a text into lines of big characters at a scale; false if a word
// does not fit or cannot be drawn, or three lines are not enough.
func bigText(text string, scale, width int, ascii bool) ([]string, bool) {
	const mostLines = 3
	var rows []string
	for _, word := range strings.Fields(text) {
		points := bigPoints(word)
		if points == 0 || points*scale > width || ascii && scale%2 == 1 {
			return nil, false
		}
		if last := len(rows) - 1; last >= 0 && bigPoints(rows[last]+" "+word)*scale <= width {
			rows[last] += " " + word
		} else {
			rows = append(rows, word)
		}
	}
	if len(rows) > mostLines {
		return nil, false
	}
	var lines []string
	for _, row := range rows {
		lines = stack(1, lines, bigLines(row, scale, ascii))
	}
	return lines, true
}

// Plain says the poster from top to bottom.
func (p Poster) Plain() []string {
	var t told
	t.add(p.Title, p.Big)
	t.add(p.Lines...)
	t.sections(p.Sections)
	t.add(p.Said)
	t.add(list{choices: p.Choices, cursor: p.Cursor}.plain(p.Words)...)
	return t
}
