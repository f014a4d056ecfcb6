package picture

import (
	"bytes"
	"encoding/xml"
	"image/color"
	"io"
	"strings"
	"testing"

	"backcoach/model/modeltest/term"
)

var (
	white = color.RGBA{255, 255, 255, 255}
	black = color.RGBA{0, 0, 0, 255}
	red   = color.RGBA{255, 0, 0, 255}
)

// row is a row of plain cells.
func row(text string) []term.Cell {
	var cells []term.Cell
	for _, r := range text {
		cells = append(cells, term.Cell{Text: string(r)})
	}
	return cells
}

// draw draws one row in white on black and checks that it is XML.
func draw(t *testing.T, cells []term.Cell) string {
	t.Helper()
	svg := SVG([][]term.Cell{cells}, white, black, "a <test>")
	dec := xml.NewDecoder(bytes.NewReader(svg))
	for {
		if _, err := dec.Token(); err == io.EOF {
			return string(svg)
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
	}
}

func TestSVG(t *testing.T) {
	styled := func(change func(*term.Cell)) []term.Cell {
		cells := row("abc")
		change(&cells[1])
		return cells
	}
	for _, c := range []struct {
		name  string
		cells []term.Cell
		want  []string
	}{
		{"a word is one text over its cells", row("  calm"), []string{
			`<text x="18" y="14" textLength="36" fill="#ffffff">calm</text>`}},
		{"words keep their places", row("a  bc"), []string{
			`x="0" y="14" textLength="9" fill="#ffffff">a<`, `x="27" y="14" textLength="18" fill="#ffffff">bc<`}},
		{"signs of XML are safe", row("<&>"), []string{`>&lt;&amp;&gt;</text>`, `<title>a &lt;test&gt;</title>`}},
		{"ink of its own", styled(func(c *term.Cell) { c.Fg = red }), []string{`fill="#ff0000">b<`, `>a<`, `>c<`}},
		{"ground of its own", styled(func(c *term.Cell) { c.Bg = red }), []string{
			`<rect x="9" y="0" width="9" height="19" fill="#ff0000"/>`, `>abc<`}},
		{"weight", styled(func(c *term.Cell) { c.Bold = true }), []string{`font-weight="700">b<`}},
		{"a wide character gets both cells", []term.Cell{{Text: "背"}, {Text: ""}, {Text: "x"}}, []string{
			`textLength="27" fill="#ffffff">背x<`}},
		{"a rule is one line", row("───"), []string{`<rect x="0" y="9" width="27" height="1" fill="#ffffff"/>`}},
		{"blocks touch", row("██"), []string{`<rect x="0" y="0" width="18" height="19" fill="#ffffff"/>`}},
		{"a half block", row("▄"), []string{`<rect x="0" y="9" width="9" height="10" fill="#ffffff"/>`}},
		{"braille has its dots: first and last", row("⢁"), []string{
			`<circle cx="2.25" cy="2.375" r="1.9" fill="#ffffff"/>`, `<circle cx="6.75" cy="16.62" r="1.9" fill="#ffffff"/>`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			svg := draw(t, c.cells)
			for _, want := range c.want {
				if !strings.Contains(svg, want) {
					t.Errorf("no %s in\n%s", want, svg)
				}
			}
		})
	}
}

func TestBrailleDrawsEachDotOnce(t *testing.T) {
	if n := strings.Count(draw(t, row("⣿⠀⠁")), "<circle"); n != 9 {
		t.Errorf("%d dots, want 9", n)
	}
}

func TestShapesAreNotWrittenAsWell(t *testing.T) {
	if svg := draw(t, row("█─⣿")); strings.Contains(svg, "<text") {
		t.Errorf("shapes stand as text in\n%s", svg)
	}
}

func TestSVGOfNothing(t *testing.T) {
	if svg := SVG(nil, white, black, ""); !bytes.Contains(svg, []byte(`width="24" height="24"`)) {
		t.Errorf("got %s", svg)
	}
}
