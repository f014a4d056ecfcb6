package views

import "backcoach/content"

// Prepare shows an exercise before its count-in: name, start position and steps
// beside the figure's first and last pose. Long texts stand only here.
type Prepare struct {
	Title   string
	Name    string
	Dose    string // "2 sets of 6, hold 5 seconds, each side"
	Steps   []string
	Stop    string // when to stop
	Figure  content.Figure
	Choices []Choice
	Cursor  int
	Keys    []Key
	Scroll  int
	Words   Words
}

// Draw gives the picture: name and dose, the steps beside the figure, and what
// to do next always in sight.
func (p Prepare) Draw(c Canvas) Drawing {
	_, width := c.column()
	wide := c.Width >= 76 && c.Height >= 18
	if wide {
		_, width = c.wideColumn()
	}
	choices, _ := list{choices: p.Choices, cursor: p.Cursor}.draw(c, width)
	s := sheet{
		title: p.Title, keys: p.Keys, scroll: p.Scroll, more: p.Words.More,
		focus: -1, bottom: choices, wide: wide,
	}
	head := stack(0, para(c.Style.strong, p.Name, width), para(c.Style.accent, p.Dose, width))
	if !wide {
		s.flow = stack(1, head, p.text(c, width))
		return c.draw(s)
	}
	s.top = head
	side := max(28, min(width*2/5, 44))
	height := c.room() - len(head) - len(choices) - 2
	text := p.text(c, width-side-4)
	s.flow = beside(text, p.poses(c, side, height), width-side)
	return c.draw(s)
}

// poses draws the first and the last pose below one another.
func (p Prepare) poses(c Canvas, width, height int) []string {
	all := p.Figure.Poses
	if len(all) == 0 || height < 4 {
		return nil
	}
	first, last := all[0].ID, all[len(all)-1].ID
	if first == last || height < 9 {
		return c.pose(p.Figure, last, width, min(height, 14))
	}
	each := min((height-1)/2, 12)
	upper := filled(c.pose(p.Figure, first, width, each), each)
	return append(append(upper, ""), c.pose(p.Figure, last, width, each)...)
}

// text is the steps and when to stop.
func (p Prepare) text(c Canvas, width int) []string {
	bullet := c.Style.subtle.Render(c.Style.glyphs().bullet) + " "
	var steps []string
	for _, step := range p.Steps {
		steps = append(steps, hang(bullet, 2, c.Style.text, step, width)...)
	}
	if p.Stop == "" {
		return steps
	}
	return stack(1, steps, c.notice(Notice{Tone: Caution, Head: p.Stop}, width, true))
}

// Plain says how the exercise goes.
func (p Prepare) Plain() []string {
	var t told
	t.add(p.Title, p.Name, p.Dose)
	t.add(p.Steps...)
	t.add(p.Stop)
	t.add(list{choices: p.Choices, cursor: p.Cursor}.plain(p.Words)...)
	return t
}
