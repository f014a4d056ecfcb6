package views

import "backcoach/content"

// Lesson is a text to be read, and where to go from it. Only the text scrolls.
type Lesson struct {
	Title   string // where we are: the topic
	Notice  *Notice
	Lead    string // what the lesson is called
	Blocks  []content.Block
	Numbers []Number // whom to call, where the text speaks of it
	Source  string   // what it rests on
	Choices []Choice
	Cursor  int
	Keys    []Key
	Scroll  int
	Words   Words
}

// Draw gives the picture.
func (v Lesson) Draw(c Canvas) Drawing {
	_, width := c.column()
	st := c.Style
	all := list{choices: v.Choices, cursor: v.Cursor}
	foot, _ := all.draw(c, width)
	notice := c.over(v.Notice, width)
	s := sheet{
		title: v.Title, keys: keysFor(v.Keys, all.takes()), scroll: v.Scroll, more: v.Words.More, above: v.Words.Above, focus: -1,
		top:    stack(1, notice, para(st.strong, v.Lead, width)),
		flow:   stack(1, c.blocks(v.Blocks, width), v.numbers(c, width), para(st.subtle, v.Source, width)),
		bottom: foot, held: held(v.Notice, notice),
	}
	if c.small() && s.height() > c.room() { // what was read goes with the text, and one way on is enough
		s.top = notice
		s.flow = stack(1, para(st.strong, v.Lead, width), s.flow, foot)
		s.bottom, _ = all.chosen().draw(c, width)
	}
	return c.draw(s)
}

func (v Lesson) numbers(c Canvas, width int) []string {
	var lines []string
	for _, n := range v.Numbers {
		lines = append(lines, n.line(c, width))
	}
	return lines
}

// Plain says the lesson from its name to its source.
func (v Lesson) Plain() []string {
	var t told
	t.over(v.Notice)
	t.add(v.Title, v.Lead)
	t.blocks(v.Blocks)
	for _, n := range v.Numbers {
		t.add(joined(": ", n.Label, n.Number))
	}
	t.add(v.Source)
	t.add(list{choices: v.Choices, cursor: v.Cursor}.plain(v.Words)...)
	return t
}
