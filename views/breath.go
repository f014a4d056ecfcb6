package views

import (
	"math"
	"strconv"
	"strings"

	"backcoach/content"
)

// Guide is something calm that is followed: a shape that opens with the breath in
// and closes with the breath out, the line of a script, or the figure of a position.
// Nothing on it counts down.
type Guide struct {
	Title string
	Left  string // about how long still, in minutes
	// Notice is what stays in view above everything: the number of an emergency.
	Notice *Notice
	Word   string // what to do, in one or two words; "" for none
	Line   string // a sentence; "" for none
	Told   string // what the line face and a voice say of this moment
	// Breath shows the shape, Open of it from 0 to 1. Where motion is reduced it stays
	// still, and Count, the seconds of this breath, stands beside the word.
	Breath bool
	Open   float64
	Count  int
	// Figure is drawn between the poses From and To at T, where there is one; Shape is
	// the kind of the stretch, as of a session.
	Figure   content.Figure
	From, To string
	T        float64
	Shape    string
	At       float64 // how far it is, 0 to 1
	Keys     []Key
	Words    Words
}

// Draw gives the picture. Where there is little room the number of an emergency and
// what to do are left.
func (g Guide) Draw(c Canvas) Drawing {
	_, width := c.wideColumn()
	s := sheet{title: g.Title, progress: g.Left, ink: c.Style.strong, wide: true, focus: -1, keys: g.Keys}
	s.top = c.over(g.Notice, width)
	if c.Height >= 18 {
		s.bottom = g.session().progress(c, width)
	}
	height := max(1, c.room()-s.height()-min(1, len(s.top)))
	switch {
	case len(g.Figure.Poses) > 0 && height >= 6:
		s.flow = g.session().stage(c, width, height)
	default:
		s.flow = g.centred(c, width, height)
	}
	s.flow = filled(s.flow, height)[:height] // what stands below stays where it is
	return c.draw(s)
}

// session is the guide as a session draws it: figure, words and how far it is.
func (g Guide) session() Session {
	return Session{
		Word: g.Word, Shape: g.Shape, Count: -1, Cue: g.Line, Figure: g.Figure, From: g.From, To: g.To, T: g.T,
		Bar: []BarPart{{Share: 1}}, At: g.At, Words: g.Words,
	}
}

// centred puts the words into the middle, below the shape if there is one.
func (g Guide) centred(c Canvas, width, height int) []string {
	says := stack(1, g.word(c, width, height), centre(para(c.Style.strong, g.Line, min(width, measure)), width))
	room := height - saying(c, height) - 1
	if !g.Breath || room < 3 {
		return stack(0, make([]string, max(0, (height-len(says))/2)), says)
	}
	wide := min(width, 2*room)
	shape := indent(breathShape(c, wide, room, g.opening(c)), (width-wide)/2)
	return append(append(shape, ""), says...)
}

// saying is how many rows are kept for word and line, whether there is one now or
// not: the shape stays where it is.
func saying(c Canvas, height int) int {
	switch {
	case height < largeWord:
		return 2
	case c.tall():
		return 6
	}
	return 4
}

// largeWord is the least height in which the word is drawn large.
const largeWord = 12

// word is what to do, large where there is room, with the seconds of the breath where
// nothing moves.
func (g Guide) word(c Canvas, width, height int) []string {
	word := clean(g.Word)
	if c.Reduced && g.Breath && g.Count > 0 {
		word = joined("  ", word, strconv.Itoa(g.Count))
	}
	capitals := strings.ToUpper(word)
	if scale := min(1, bigScale(capitals, width, 3, c.Style.ASCII)); scale > 0 && height >= largeWord {
		return centre(rendered(c.Style.strong, bigLines(capitals, scale, c.Style.ASCII)), width)
	}
	return centre(para(c.Style.strong, word, width), width)
}

// opening is how far the shape is open: half of it where motion is reduced.
func (g Guide) opening(c Canvas) float64 {
	if c.Reduced {
		return 0.5
	}
	return min(max(g.Open, 0), 1)
}

// centre moves lines to the middle of a width, as a block.
func centre(lines []string, width int) []string {
	widest := 0
	for _, line := range lines {
		widest = max(widest, cells(line))
	}
	return indent(lines, (width-widest)/2)
}

// indent moves lines to the right; empty ones stay empty.
func indent(lines []string, by int) []string {
	for i, line := range lines {
		if line != "" {
			lines[i] = blank(by) + line
		}
	}
	return lines
}

// closed is how much of its size the shape keeps after a breath out: it never
// vanishes.
const closed = 0.4

// breathShape is a disc that is so far open, inside of a ring that it fills when it
// is open all the way. Only its edge changes from one frame to the next.
func breathShape(c Canvas, width, height int, open float64) []string {
	dots := newDots(width, height, c.Style.ASCII)
	outer := min(float64(dots.w), float64(dots.h)*dots.tall)/2 - 0.5
	inner := math.Round((closed+(1-closed)*open)*(outer-1.5)*2) / 2 // smaller steps cost bytes and are not seen
	lines := make([]string, height)
	for row := range lines {
		lines[row] = dots.row(c.Style, row, outer, inner)
	}
	return lines
}

// dots are the points that a cell is drawn with: two by four of braille, or the cell
// itself in ASCII, which is twice as tall as it is wide.
type dots struct {
	w, h         int
	across, down int // in a cell
	tall         float64
	ascii        bool
}

func newDots(width, height int, ascii bool) dots {
	if ascii {
		return dots{w: width, h: height, across: 1, down: 1, tall: 2, ascii: true}
	}
	return dots{w: 2 * width, h: 4 * height, across: 2, down: 4, tall: 1}
}

// braille are the bits of the dots of a cell, by row and column.
var braille = [4][2]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// row draws the disc up to inner and the ring at outer in a row of cells.
func (d dots) row(st Style, row int, outer, inner float64) string {
	type run struct {
		text strings.Builder
		disc bool
	}
	var runs []*run
	for col := range d.w / d.across {
		bits, disc := d.cell(col, row, outer, inner)
		if n := len(runs); n == 0 || runs[n-1].disc != disc && bits != 0 {
			runs = append(runs, &run{disc: disc})
		}
		runs[len(runs)-1].text.WriteRune(d.glyph(bits, disc))
	}
	var line strings.Builder
	for i, r := range runs {
		text, style := r.text.String(), st.prop
		if r.disc {
			style = st.work
		}
		if i == len(runs)-1 {
			text = strings.TrimRight(text, " ")
		}
		if trimmed := strings.TrimLeft(text, " "); trimmed != "" {
			line.WriteString(blank(len(text) - len(trimmed)))
			line.WriteString(style.Render(trimmed))
			continue
		}
		line.WriteString(text)
	}
	return line.String()
}

// cell are the dots of one cell, and whether they are of the disc.
func (d dots) cell(col, row int, outer, inner float64) (bits rune, disc bool) {
	ring := rune(0)
	for y := range d.down {
		for x := range d.across {
			dx := float64(col*d.across+x) + 0.5 - float64(d.w)/2
			dy := (float64(row*d.down+y) + 0.5 - float64(d.h)/2) * d.tall
			switch far := math.Hypot(dx, dy); {
			case far <= inner:
				bits |= braille[y][x]
			case math.Abs(far-outer) <= d.tall/2:
				ring |= braille[y][x]
			}
		}
	}
	if bits != 0 {
		return bits, true
	}
	return ring, false
}

func (d dots) glyph(bits rune, disc bool) rune {
	switch {
	case bits == 0:
		return ' '
	case d.ascii && disc:
		return 'o'
	case d.ascii:
		return '.'
	}
	return 0x2800 + bits
}

// Plain says the one thing to do or to listen to.
func (g Guide) Plain() []string {
	var t told
	t.add(g.Told)
	return t
}
