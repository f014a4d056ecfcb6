package views

import (
	"strings"
	"unicode"
)

// Draw gives the picture: the level, the one thing to do, and the number to
// call as large as there is room. An emergency on a small canvas shows what to
// do and the number alone (S4); everything else is read on the pages below.
func (v Advice) Draw(c Canvas) Drawing {
	_, width := c.column()
	if !c.small() || v.Tone != Danger {
		return c.draw(v.sheet(c, width))
	}
	rest := v.rest(c, width)
	if v.Scroll <= 0 {
		first := v.alone(c, width)
		first.beyond = len(rest.flow)
		d := c.draw(first)
		d.Up, d.Down = 0, min(d.More, 1)
		return d
	}
	rest.scroll = v.Scroll - 1
	d := c.draw(rest)
	if d.Down++; rest.scroll == 0 {
		return d // the page above is the number
	}
	d.Up++
	return d
}

func (v Advice) keys() []Key {
	return keysFor(v.Keys, list{choices: v.Choices, cursor: v.Cursor}.takes())
}

// alone is an emergency without anything that could distract from it. The
// digits get the room that the headline leaves; should there be none, the
// headline is cut before the number is.
func (v Advice) alone(c Canvas, width int) sheet {
	s := sheet{focus: -1, keys: v.keys(), more: v.Words.More, above: v.Words.Above, bottom: v.underCursor(c, width)}
	tone := c.Style.tones[v.Tone]
	headline := para(tone, c.Style.glyphs().danger+" "+clean(v.Headline), width)
	if v.Notice != nil { // what is more urgent says its number itself
		headline = stack(0, c.over(v.Notice, width), headline)
	}
	room := c.room() - s.height()
	number := v.number(c, width, room-len(headline)-1)
	left := max(1, room-len(number)-1)
	s.flow = stack(1, headline[:min(len(headline), left)], number)
	if rest := v.otherNumbers(c, width); len(rest) > 0 && len(s.flow)+1+len(rest) <= room {
		s.flow = stack(1, s.flow, rest)
	}
	return s
}

// rest is all there is to an emergency on a small canvas, read on below the number,
// which stays on one line.
func (v Advice) rest(c Canvas, width int) sheet {
	foot, _ := list{choices: v.Choices, cursor: v.Cursor}.draw(c, width)
	sections, _ := v.sections(c, width)
	s := sheet{
		title: v.level(c.Style), ink: c.Style.fills[v.Tone], focus: -1, keys: v.keys(), more: v.Words.More, above: v.Words.Above,
		flow: stack(1, para(c.Style.strong, v.Headline, width), v.otherNumbers(c, width),
			sections, para(c.Style.subtle, v.Foot, width), foot),
		bottom: v.underCursor(c, width),
	}
	switch {
	case v.Notice != nil:
		s.top = c.over(v.Notice, width)
		s.flow = stack(1, v.number(c, width, 2), s.flow)
	case len(v.Numbers) > 0:
		s.top = []string{v.Numbers[0].line(c, width)}
	}
	return s
}

// underCursor is the choice that Enter takes, nothing while there is none.
func (v Advice) underCursor(c Canvas, width int) []string {
	if v.Cursor < 0 {
		return nil
	}
	lines, _ := list{choices: v.Choices, cursor: v.Cursor}.chosen().draw(c, width)
	return lines
}

func (v Advice) sheet(c Canvas, width int) sheet {
	st := c.Style
	all := list{choices: v.Choices, cursor: v.Cursor}
	foot, _ := all.draw(c, width)
	if !c.tall() && len(foot) > mostFoot {
		foot = all.packed(c, width)
	}
	sections, parts := v.sections(c, width)
	notice := c.over(v.Notice, width)
	s := sheet{
		title: v.level(st), ink: st.fills[v.Tone], parts: parts,
		top: stack(1, notice, para(st.strong, v.Headline, width), v.numbers(c, width)), held: held(v.Notice, notice),
		flow: stack(1, sections, para(st.subtle, v.Foot, width)), focus: -1,
		bottom: foot, keys: v.keys(), scroll: v.Scroll, more: v.Words.More, above: v.Words.Above,
	}
	// What leaves too little room to the text would scroll away with it.
	crowded := c.room()-(s.height()-len(s.flow)) < leastFlow
	if (c.small() || crowded) && s.height() > c.room() {
		// The first number stays; the others and the rest of the choices scroll.
		s.top = stack(0, notice, para(st.strong, v.Headline, width), v.number(c, width, 2))
		others := v.otherNumbers(c, width)
		if n := len(others); n > 0 {
			s.parts = shifted(s.parts, n+1)
		}
		s.flow = stack(1, others, s.flow, foot)
		s.bottom, _ = all.chosen().draw(c, width)
	}
	return s
}

// mostFoot is how many lines of choices leave enough room to what has to be read
// first on a window that is not tall.
const mostFoot = 3

// level is the title with the glyph of its tone.
func (v Advice) level(st Style) string {
	g := st.glyphs()
	glyph := [...]string{Quiet: g.dot, Good: g.good, Caution: g.caution, Danger: g.danger}[v.Tone]
	return " " + glyph + " " + clean(v.Title) + " "
}

// numbers are all numbers to call, the first one as large as leaves room for
// what else to do.
func (v Advice) numbers(c Canvas, width int) []string {
	rows, gap := max(c.room()/4, 1+bigHeight(1)), 0
	if c.tall() {
		rows, gap = c.room()/3, 1
	}
	if c.Style.ASCII { // has no smaller size
		rows = c.room() / 3
	}
	return stack(gap, v.number(c, width, rows), v.otherNumbers(c, width))
}

// number draws the first number: its label, then the digits in at most so many
// rows, or on one line where there is less room.
func (v Advice) number(c Canvas, width, rows int) []string {
	if len(v.Numbers) == 0 {
		return nil
	}
	tone := c.Style.tones[v.Tone]
	first := v.Numbers[0]
	label := para(c.Style.text, first.Label, width)
	if len(label) > 2 { // what to text is part of it
		label = []string{c.fit(first.Label, width)}
	}
	dial := strings.TrimSpace(clean(first.Number))
	scale := min(bigScale(bigDial(dial), width, rows-len(label), c.Style.ASCII), 2)
	if scale == 0 {
		return append(label, para(c.Style.fills[v.Tone], dial, width)...)
	}
	for _, line := range bigLines(bigDial(dial), scale, c.Style.ASCII) {
		label = append(label, tone.Render(line))
	}
	return label
}

// bigDial is a number as it is drawn large: brackets and dots are only there to
// group it.
func bigDial(number string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '.', r == '/':
			return ' '
		case r == '(', r == ')':
			return -1
		default:
			return unicode.ToUpper(r)
		}
	}, number)
}

func (v Advice) otherNumbers(c Canvas, width int) []string {
	var lines []string
	for i, n := range v.Numbers {
		if i == 0 {
			continue
		}
		lines = append(lines, n.line(c, width))
	}
	return lines
}

// line draws a number behind its label.
func (n Number) line(c Canvas, width int) string {
	label := c.fit(n.Label, width/2)
	dial := c.fit(n.Number, width-cells(label)-2)
	return c.Style.text.Render(label) + "  " + c.Style.strong.Render(dial)
}

// sections draws the sections, and tells which of their lines pages keep together.
func (v Advice) sections(c Canvas, width int) (lines []string, parts []part) {
	for _, section := range v.Sections {
		block, least := section.bulleted(c, width)
		if len(block) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		if section.Whole {
			parts = append(parts, part{len(lines), len(lines) + least, len(lines) + len(block)})
		}
		lines = append(lines, block...)
	}
	return lines, parts
}

// bulleted draws a section as a heading and a list, and counts the lines of the
// heading with the first item.
func (s Section) bulleted(c Canvas, width int) (block []string, least int) {
	block = para(c.Style.accent, s.Head, width)
	bullet := c.Style.subtle.Render(c.Style.glyphs().bullet) + " "
	for i, item := range s.Lines {
		block = append(block, hang(bullet, 2, c.Style.text, item, width)...)
		if i == 0 {
			least = len(block)
		}
	}
	return block, max(least, min(1, len(block)))
}

// Plain says the advice in the order in which it is needed.
func (v Advice) Plain() []string {
	var t told
	t.over(v.Notice)
	t.add(v.Title, v.Headline)
	for _, n := range v.Numbers {
		t.add(joined(": ", n.Label, n.Number))
	}
	t.sections(v.Sections)
	t.add(v.Foot)
	t.add(list{choices: v.Choices, cursor: v.Cursor}.plain(v.Words)...)
	return t
}
