// Package picture draws a terminal's grid as SVG, so that the README can show
// real screens. Text stays text, at the place of its cells whatever font the
// reader has; braille, blocks and rules are drawn as shapes, because fonts leave
// gaps between them. The same grid always gives the same bytes.
package picture

import (
	"bytes"
	"fmt"
	"html"
	"image/color"
	"unicode/utf8"

	"backcoach/model/modeltest/term"
)

// The size of a cell, the font in it and the margin around the grid, in pixels.
const (
	cellWidth  = 9
	cellHeight = 19
	fontSize   = 15
	baseline   = 14
	margin     = 12
)

// SVG draws a grid whose rows are equally long. fg and bg are the terminal's own
// colours, for cells that have none; title says what the picture shows to those
// who do not see it.
func SVG(cells [][]term.Cell, fg, bg color.Color, title string) []byte {
	p := &painter{fg: fg, bg: bg}
	width, height := 2*margin, 2*margin+len(cells)*cellHeight
	if len(cells) > 0 {
		width += len(cells[0]) * cellWidth
	}
	p.line(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img">`, width, height, width, height)
	p.line(`<title>%s</title>`, html.EscapeString(title))
	p.line(`<rect width="%d" height="%d" rx="8" fill="%s"/>`, width, height, hex(bg))
	p.line(`<g transform="translate(%d %d)" font-family="DejaVu Sans Mono,Menlo,Consolas,monospace" font-size="%d">`, margin, margin, fontSize)
	for y, row := range cells {
		p.grounds(row, y)
		p.shapes(row, y)
		p.words(row, y)
	}
	p.line(`</g>`)
	p.line(`</svg>`)
	return p.out.Bytes()
}

// painter collects the lines of a picture.
type painter struct {
	out    bytes.Buffer
	fg, bg color.Color
}

func (p *painter) line(format string, args ...any) { fmt.Fprintf(&p.out, format+"\n", args...) }

// runs calls draw for each longest stretch of cells that belong together: from
// is its first column, to the one after its last.
func runs(row []term.Cell, together func(a, b term.Cell) bool, draw func(from, to int)) {
	for from := 0; from < len(row); {
		to := from + 1
		for to < len(row) && together(row[to-1], row[to]) {
			to++
		}
		draw(from, to)
		from = to
	}
}

// grounds paints behind the cells that have a ground of their own.
func (p *painter) grounds(row []term.Cell, y int) {
	same := func(a, b term.Cell) bool { return hex(a.Bg) == hex(b.Bg) }
	runs(row, same, func(from, to int) {
		if row[from].Bg != nil {
			p.rect(from*cellWidth, y*cellHeight, (to-from)*cellWidth, cellHeight, row[from].Bg)
		}
	})
}

// words writes each word as one text that is as long as its cells.
func (p *painter) words(row []term.Cell, y int) {
	together := func(a, b term.Cell) bool { return written(a) && written(b) && sameInk(a, b) }
	runs(row, together, func(from, to int) {
		c := row[from]
		if !written(c) {
			return
		}
		var text string
		for _, cell := range row[from:to] {
			text += cell.Text
		}
		p.line(`<text x="%d" y="%d" textLength="%d" fill="%s"%s>%s</text>`,
			from*cellWidth, y*cellHeight+baseline, (to-from)*cellWidth, hex(p.ink(c)), attributes(c), html.EscapeString(text))
	})
}

// written tells whether a cell is drawn as text. The second half of a wide
// character is, so that the first one gets room for both.
func written(c term.Cell) bool {
	r, _ := utf8.DecodeRuneInString(c.Text)
	return c.Text != " " && !isShape(r)
}

func sameInk(a, b term.Cell) bool {
	return b.Text == "" || hex(a.Fg) == hex(b.Fg) && attributes(a) == attributes(b)
}

func attributes(c term.Cell) string {
	var a string
	if c.Bold {
		a += ` font-weight="700"`
	}
	if c.Italic {
		a += ` font-style="italic"`
	}
	if c.Under {
		a += ` text-decoration="underline"`
	}
	if c.Faint {
		a += ` fill-opacity="0.6"`
	}
	return a
}

func (p *painter) ink(c term.Cell) color.Color {
	if c.Fg == nil {
		return p.fg
	}
	return c.Fg
}

func (p *painter) rect(x, y, width, height int, fill color.Color) {
	p.line(`<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, x, y, width, height, hex(fill))
}

// hex writes a colour as SVG does, and none as nothing.
func hex(c color.Color) string {
	if c == nil {
		return ""
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
