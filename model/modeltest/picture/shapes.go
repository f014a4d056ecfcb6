package picture

import (
	"unicode/utf8"

	"backcoach/model/modeltest/term"
)

// part is a rectangle inside a cell, in eighths of its width and height.
type part struct{ x, y, width, height int }

// blocks are the block elements, and the rules of box drawing that cross a cell
// from side to side.
var blocks = map[rune]part{
	'█': {0, 0, 8, 8},
	'▀': {0, 0, 8, 4}, '▄': {0, 4, 8, 4}, '▌': {0, 0, 4, 8}, '▐': {4, 0, 4, 8},
	'▁': {0, 7, 8, 1}, '▂': {0, 6, 8, 2}, '▃': {0, 5, 8, 3}, '▅': {0, 3, 8, 5},
	'▆': {0, 2, 8, 6}, '▇': {0, 1, 8, 7},
	'▏': {0, 0, 1, 8}, '▎': {0, 0, 2, 8}, '▍': {0, 0, 3, 8}, '▋': {0, 0, 5, 8}, '▊': {0, 0, 6, 8}, '▉': {0, 0, 7, 8},
}

// rules are horizontal lines and their thickness in pixels.
var rules = map[rune]int{'─': 1, '━': 3}

const (
	brailleFirst = '⠀'
	brailleLast  = '⣿'
)

func isShape(r rune) bool {
	_, block := blocks[r]
	_, rule := rules[r]
	return block || rule || r >= brailleFirst && r <= brailleLast
}

// shapes draws the cells of a row that fonts draw badly.
func (p *painter) shapes(row []term.Cell, y int) {
	together := func(a, b term.Cell) bool { return a.Text == b.Text && sameInk(a, b) }
	runs(row, together, func(from, to int) {
		r, _ := utf8.DecodeRuneInString(row[from].Text)
		if !isShape(r) {
			return
		}
		if r >= brailleFirst && r <= brailleLast {
			for x := from; x < to; x++ {
				p.braille(r, x*cellWidth, y*cellHeight, row[x])
			}
			return
		}
		if thick, ok := rules[r]; ok {
			p.rect(from*cellWidth, y*cellHeight+(cellHeight-thick)/2, (to-from)*cellWidth, thick, p.ink(row[from]))
			return
		}
		p.block(blocks[r], from, to, y, row[from])
	})
}

// block draws a run of equal blocks: as one rectangle where they touch.
func (p *painter) block(b part, from, to, y int, c term.Cell) {
	top := y*cellHeight + b.y*cellHeight/8
	bottom := y*cellHeight + (b.y+b.height)*cellHeight/8
	if b.width == 8 {
		p.rect(from*cellWidth, top, (to-from)*cellWidth, bottom-top, p.ink(c))
		return
	}
	for x := from; x < to; x++ {
		left := x*cellWidth + b.x*cellWidth/8
		right := x*cellWidth + (b.x+b.width)*cellWidth/8
		p.rect(left, top, right-left, bottom-top, p.ink(c))
	}
}

// dots are the places of the eight braille dots in a cell, column and row, in
// the order of their bits in Unicode.
var dots = [8][2]int{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}}

// braille draws the dots of one cell as circles that nearly touch, which reads
// as a drawing in any browser.
func (p *painter) braille(r rune, left, top int, c term.Cell) {
	for bit, at := range dots {
		if (r-brailleFirst)&(1<<bit) == 0 {
			continue
		}
		x := float64(left) + (float64(at[0])+0.5)*cellWidth/2
		y := float64(top) + (float64(at[1])+0.5)*cellHeight/4
		p.line(`<circle cx="%.4g" cy="%.4g" r="1.9" fill="%s"/>`, x, y, hex(p.ink(c)))
	}
}
