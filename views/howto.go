package views

import (
	"strings"

	"backcoach/content"
	"backcoach/views/figure"
)

// HowTo is one thing to read that has pictures: they stand above the lines, beside one
// another, and shrink or go where there is little room.
type HowTo struct {
	Title    string
	At, Of   int
	Name     string
	Pictures []Still
	Lines    []string
	Notice   *Notice
	Choices  []Choice
	Cursor   int
	Keys     []Key
	Scroll   int
	Words    Words
}

// Still is a figure at rest in a pose.
type Still struct {
	Figure content.Figure
	Pose   string
}

// Rows of a picture: with fewer nobody sees what it shows, with more it only takes room.
const leastStill, mostStill = 5, 11

// Draw gives the picture.
func (h HowTo) Draw(c Canvas) Drawing {
	_, width := c.column()
	all := list{choices: h.Choices, cursor: h.Cursor}
	choices, _ := all.draw(c, width)
	notice := c.over(h.Notice, width)
	text := h.text(c, width)
	s := sheet{
		title: h.Title, progress: h.Words.step(h.At, h.Of), keys: keysFor(h.Keys, all.takes()), scroll: h.Scroll,
		more: h.Words.More, above: h.Words.Above, focus: -1, bottom: choices,
		top: stack(1, notice, para(c.Style.strong, h.Name, width)), held: held(h.Notice, notice),
	}
	height := min(c.room()-len(s.top)-len(choices)-len(text)-3, mostStill)
	if c.small() || height < leastStill {
		height = leastStill + 1 // the text scrolls below it
	}
	if c.Height >= 18 {
		text = stack(1, h.stills(c, width, height), text)
	}
	s.flow = text
	return c.draw(s)
}

func (h HowTo) text(c Canvas, width int) []string {
	bullet := c.Style.subtle.Render(c.Style.glyphs().bullet) + " "
	var lines []string
	for _, line := range h.Lines {
		lines = append(lines, hang(bullet, 2, c.Style.text, line, width)...)
	}
	return lines
}

// stills draws the pictures side by side without the empty lines above and below all of them.
func (h HowTo) stills(c Canvas, width, height int) []string {
	const gap = 3
	n := len(h.Pictures)
	if n == 0 {
		return nil
	}
	each := min((width-(n-1)*gap)/n, 4*height) // lying bodies are wide
	var lines []string
	for i, p := range h.Pictures {
		drawn := figure.Render(p.Figure, figure.Frame{From: p.Pose, To: p.Pose}, each, height, c.Style.ink())
		lines = beside(lines, drawn, i*(each+gap))
	}
	empty := func(line string) bool { return strings.TrimSpace(line) == "" }
	for len(lines) > 0 && empty(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && empty(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// Plain says the name and the lines: pictures show nothing that they do not tell.
func (h HowTo) Plain() []string {
	var t told
	t.add(joined(", ", h.Title, h.Words.step(h.At, h.Of)))
	t.add(h.Name)
	t.over(h.Notice)
	t.add(h.Lines...)
	t.add(list{choices: h.Choices, cursor: h.Cursor}.plain(h.Words)...)
	return t
}
