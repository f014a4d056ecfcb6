package figure

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// lines folds the dots into cells and joins neighbours of one colour, so that
// the colour is set only where it changes. A space has no colour of its own and
// goes with the cells around it.
func (c *canvas) lines(ink Ink) []string {
	open, shut := [tints]string{}, [tints]string{}
	for t, style := range [tints]lipgloss.Style{prop: ink.Prop, far: ink.Far, near: ink.Near, accent: ink.Accent} {
		if tint(t) != none {
			open[t], shut[t], _ = strings.Cut(style.Render("x"), "x")
		}
	}
	lines := make([]string, c.h/4)
	var line strings.Builder
	for y := range lines {
		line.Reset()
		line.Grow(c.w*2 + 64)
		spaces, last := 0, none
		for x := range c.w / 2 {
			glyph, t := c.cell(x, y, ink.ASCII)
			if t == none {
				spaces++
				continue
			}
			if t != last {
				line.WriteString(shut[last])
			}
			for ; spaces > 0; spaces-- {
				line.WriteByte(' ')
			}
			if t != last {
				line.WriteString(open[t])
				last = t
			}
			line.WriteRune(glyph)
		}
		line.WriteString(shut[last])
		lines[y] = line.String()
	}
	return lines
}

// brailleBits are the bits of a braille pattern by row and column of the dot.
var brailleBits = [4][2]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// cell gives the character of a cell and the tint that most of its dots have.
// The body always wins over a prop.
func (c *canvas) cell(x, y int, ascii bool) (rune, tint) {
	var pattern rune
	var count [tints]int
	for dy := range 4 {
		row := c.dots[(y*4+dy)*c.w+x*2:]
		for dx := range 2 {
			if t := row[dx]; t != none {
				pattern |= brailleBits[dy][dx]
				count[t]++
			}
		}
	}
	best := none
	for t := prop; t < tints; t++ {
		if count[t] > 0 && (best <= prop || count[t] >= count[best]) {
			best = t
		}
	}
	if ascii {
		return asciiGlyph(pattern), best
	}
	return 0x2800 + pattern, best
}

// asciiGlyph stands for a braille pattern by where its dots lie: a full cell, a
// line along one edge, or a half.
func asciiGlyph(pattern rune) rune {
	const (
		rowTop, rowBottom = 0x01 | 0x08, 0x40 | 0x80
		upper, lower      = rowTop | 0x02 | 0x10, rowBottom | 0x04 | 0x20
		left, right       = 0x01 | 0x02 | 0x04 | 0x40, 0x08 | 0x10 | 0x20 | 0x80
	)
	switch {
	case pattern == 0:
		return ' '
	case pattern&^rowBottom == 0:
		return '_'
	case pattern&^rowTop == 0:
		return '\''
	case pattern&^lower == 0:
		return '.'
	case pattern&^upper == 0:
		return '"'
	case pattern&^left == 0, pattern&^right == 0:
		return '|'
	}
	return '#'
}
