package views

import (
	"charm.land/lipgloss/v2"

	"backcoach/content"
	"backcoach/views/figure"
)

// Prepare shows an exercise before its count-in: name, start position and steps
// beside the figure's first and last pose. Long texts stand only here.
type Prepare struct {
	Title string
	// Notice is what stays in view above everything: the number of an emergency.
	Notice *Notice
	Name   string
	Dose   string // "2 sets of 6, hold 5 seconds, each side"
	Steps  []string
	Stop   string // when to stop
	// Mistakes are read last, after what is needed.
	Mistakes []string
	Why      string // why this exercise now, if there is something to say
	Note     string // when it starts by itself, or that it waits
	Figure   content.Figure
	// Poses are the one to begin in and the one that the exercise is about.
	Poses [2]string
	// Mirror shows the other side, where that one is first.
	Mirror  bool
	Choices []Choice
	Cursor  int
	Keys    []Key
	Scroll  int
	Words   Words
}

// Draw gives the picture: name, dose and when to stop, the steps beside the figure,
// and what to do next always in sight.
func (p Prepare) Draw(c Canvas) Drawing {
	_, width := c.column()
	wide := c.Width >= 76 && c.Height >= 18
	if wide {
		_, width = c.wideColumn()
	}
	all := list{choices: p.Choices, cursor: p.Cursor}
	choices, _ := all.draw(c, width)
	if p.Note != "" {
		choices = append(para(c.Style.subtle, p.Note, width), choices...)
	}
	s := sheet{
		title: p.Title, keys: keysFor(p.Keys, all.takes()), scroll: p.Scroll, more: p.Words.More, above: p.Words.Above,
		focus: -1, bottom: choices, wide: wide,
	}
	var stop []string
	if p.Stop != "" {
		stop = c.notice(Notice{Tone: Caution, Head: p.Stop}, width, true)
	}
	head := stack(0, para(c.Style.strong, p.Name, width), para(c.Style.accent, p.Dose, width), para(c.Style.text, p.Why, width), stop)
	notice := c.over(p.Notice, width)
	if !wide {
		s.top, s.held = notice, held(p.Notice, notice)
		s.flow = stack(1, head, p.text(c, width))
		return c.draw(s)
	}
	head = stack(1, notice, head)
	s.top, s.held = head, held(p.Notice, notice)
	side := max(28, min(width*2/5, 44))
	height := c.room() - len(head) - len(choices) - 2
	text := p.text(c, width-side-4)
	s.flow = beside(text, p.poses(c, side, height), width-side)
	return c.draw(s)
}

// poses draws where the exercise begins, with the arrow of the way, and what it is
// about: beside one another if the body stands, below one another if it lies.
func (p Prepare) poses(c Canvas, width, height int) []string {
	const gap = 2
	if len(p.Figure.Poses) == 0 || height < 4 {
		return nil
	}
	first, about := p.Poses[0], p.Poses[1]
	upright := figure.Aspect(p.Figure) < 1.2
	switch {
	case first == about || !upright && height < 9:
		return p.pose(c, about, "", width, min(height, 14))
	case upright:
		half, tall := (width-gap)/2, min(height, 16)
		return beside(p.pose(c, first, about, half, tall), p.pose(c, about, "", half, tall), half+gap)
	}
	each := min((height-1)/2, 12)
	upper := filled(p.pose(c, first, about, width, each), each)
	return append(append(upper, ""), p.pose(c, about, "", width, each)...)
}

// pose draws the figure at rest in one pose, with the arrow to another, if any.
func (p Prepare) pose(c Canvas, id, arrow string, width, height int) []string {
	fr := figure.Frame{From: id, To: id, Arrow: arrow, Mirror: p.Mirror}
	return figure.Render(p.Figure, fr, width, height, c.Style.ink())
}

// text is the steps, and what to avoid.
func (p Prepare) text(c Canvas, width int) []string {
	bulleted := func(style lipgloss.Style, lines []string) []string {
		bullet := c.Style.subtle.Render(c.Style.glyphs().bullet) + " "
		var all []string
		for _, line := range lines {
			all = append(all, hang(bullet, 2, style, line, width)...)
		}
		return all
	}
	return stack(1, bulleted(c.Style.text, p.Steps), bulleted(c.Style.subtle, p.Mistakes))
}

// Plain says how the exercise goes.
func (p Prepare) Plain() []string {
	var t told
	t.over(p.Notice)
	t.add(p.Title, p.Name, p.Dose, p.Why)
	t.add(p.Stop)
	t.add(p.Steps...)
	t.add(p.Mistakes...)
	t.add(p.Note)
	t.add(list{choices: p.Choices, cursor: p.Cursor}.plain(p.Words)...)
	return t
}
