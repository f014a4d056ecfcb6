package views

import "strings"

// Draw gives the picture: what is urgent, where one is, the steps of the day.
// On a small canvas the steps stand before everything that explains.
func (t Today) Draw(c Canvas) Drawing {
	_, width := c.column()
	return c.fitting(func(a airiness) sheet { return t.sheet(c, a, width) })
}

func (t Today) sheet(c Canvas, a airiness, width int) sheet {
	st := c.Style
	phase := para(st.accent, t.Phase, width)
	about := para(st.subtle, t.About, width)
	head := para(st.strong, t.Head, width)
	lines, rows := t.lists(c, a, width)
	s := sheet{
		title: t.Title, keys: keysFor(t.Keys, t.Cursor >= 0), scroll: t.Scroll, more: t.Words.More, above: t.Words.Above,
	}
	if a == tight {
		s.top = c.headed(t.notices(c, width, true), head, len(lines))
		s.flow = stack(1, lines, stack(0, phase, about), t.noticeBodies(c, width), t.reminders(c, width))
		return s.following(rows, t.Cursor)
	}
	about = stack(0, phase, about)
	s.top = stack(1, t.notices(c, width, false), stack(0, head, about))
	s.flow = stack(1, lines, t.reminders(c, width))
	return s.following(rows, t.Cursor)
}

// lists draws the steps and, quieter, what else there is; one cursor runs over
// both.
func (t Today) lists(c Canvas, a airiness, width int) (lines []string, rows []int) {
	steps := list{choices: t.Steps, cursor: -1, brief: a == tight}
	more := list{choices: t.More, cursor: -1, quiet: true}
	if t.Cursor < len(t.Steps) { // -1, that nothing waits, too
		steps.cursor = t.Cursor
	} else {
		more.cursor = t.Cursor - len(t.Steps)
	}
	if a == airy {
		steps.gap = 1
	}
	lines, rows = steps.draw(c, width)
	quiet, quietRows := more.draw(c, width)
	if len(lines) > 0 {
		quietRows = below(quietRows, len(lines)+1)
	}
	return stack(1, lines, quiet), append(rows, quietRows...)
}

func (t Today) notices(c Canvas, width int, headOnly bool) []string {
	gap := 1
	if headOnly {
		gap = 0
	}
	blocks := make([][]string, len(t.Notices))
	for i, n := range t.Notices {
		blocks[i] = c.notice(n, width, headOnly)
	}
	return stack(gap, blocks...)
}

func (t Today) noticeBodies(c Canvas, width int) []string {
	var lines []string
	for _, n := range t.Notices {
		lines = append(lines, para(c.Style.text, n.Body, width)...)
	}
	return lines
}

func (t Today) reminders(c Canvas, width int) []string {
	bullet := c.Style.subtle.Render(c.Style.glyphs().bullet) + " "
	var lines []string
	for _, text := range t.Reminders {
		lines = append(lines, hang(bullet, 2, c.Style.subtle, text, width)...)
	}
	return lines
}

// Plain says the day: what is urgent, where one is, the steps.
func (t Today) Plain() []string {
	var said told
	said.add(t.Title)
	for _, n := range t.Notices {
		said.notice(n)
	}
	said.add(t.Head, t.Phase, t.About)
	said.add(list{choices: t.Steps, cursor: t.Cursor}.plain(t.Words)...)
	said.add(list{choices: t.More, cursor: t.Cursor - len(t.Steps)}.plain(t.Words)...)
	for _, text := range t.Reminders {
		said.add(strings.TrimSpace(text))
	}
	return said
}
