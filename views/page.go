package views

// Draw gives the picture. The question stands first; where there is little
// room the answers follow it at once and the explanation moves below them.
func (p Page) Draw(c Canvas) Drawing {
	_, width := c.column()
	return c.fitting(func(a airiness) sheet { return p.sheet(c, a, width) })
}

func (p Page) sheet(c Canvas, a airiness, width int) sheet {
	lead := para(c.Style.strong, p.Lead, width)
	body := p.paragraphs(c, width)
	said := p.earlier(c, width)
	later := p.later(c, width)
	answers, rows := p.answers(c, a, width)
	s := sheet{
		title: p.Title, progress: p.Words.step(p.At, p.Of),
		keys: keysFor(p.Keys, p.answered()), scroll: p.Scroll, more: p.Words.More, above: p.Words.Above,
	}
	if a == tight {
		// Nothing is lost: what explains or has been answered scrolls below.
		notice, rest := p.notice(c, width, false), []string(nil)
		if len(notice)+len(lead)+1+len(answers) > c.room() {
			notice, rest = p.notice(c, width, true), p.noticeBody(c, width)
		}
		s.top = c.headed(notice, lead, len(answers))
		s.held = held(p.Notice, notice)
		s.flow = stack(1, answers, body, rest, said, later)
		s.bottom = p.problem(c, width) // never scrolled out of sight
		return s.following(rows, p.Cursor)
	}
	s.top = stack(1, p.notice(c, width, false), said, lead)
	before := stack(1, body)
	s.flow = stack(1, before, answers, later)
	if len(before) > 0 {
		rows = below(rows, len(before)+1)
	}
	return s.following(rows, p.Cursor)
}

func (p Page) notice(c Canvas, width int, headOnly bool) []string {
	if p.Notice == nil {
		return nil
	}
	return c.notice(*p.Notice, width, headOnly)
}

func (p Page) noticeBody(c Canvas, width int) []string {
	if p.Notice == nil {
		return nil
	}
	return para(c.Style.text, p.Notice.Body, width)
}

func (p Page) paragraphs(c Canvas, width int) []string {
	blocks := make([][]string, len(p.Body))
	for i, text := range p.Body {
		blocks[i] = para(c.Style.text, text, width)
	}
	return stack(1, blocks...)
}

// answered tells whether Enter has something to take; on a page without a question
// it goes on.
func (p Page) answered() bool {
	switch {
	case p.Scale != nil:
		return p.Scale.Value >= p.Scale.Min
	case len(p.Choices) > 0:
		return p.list().takes()
	}
	return true
}

// earlier lists the questions of the screen that have their answer.
func (p Page) earlier(c Canvas, width int) []string {
	st := c.Style
	var lines []string
	for _, said := range p.Said {
		tick := st.tones[Good].Render(st.glyphs().tick) + " "
		ask := c.fit(said.Ask, width-2)
		answer := c.fit(said.Answer, width-4)
		if 2+cells(ask)+2+cells(answer) <= width {
			lines = append(lines, tick+st.subtle.Render(ask)+"  "+st.text.Render(answer))
			continue
		}
		lines = append(lines, hang(tick, 2, st.subtle, said.Ask, width)...)
		lines = append(lines, blank(2)+st.text.Render(answer))
	}
	return lines
}

// later lists the questions of the screen that are still to come.
func (p Page) later(c Canvas, width int) []string {
	st := c.Style
	var lines []string
	for _, ask := range p.Later {
		lines = append(lines, hang(st.subtle.Render(st.glyphs().open)+" ", 2, st.subtle, ask, width)...)
	}
	return lines
}

// answers draws what the question is answered with, and, where all of it has room,
// the problem with the last input below it.
func (p Page) answers(c Canvas, a airiness, width int) (lines []string, rows []int) {
	switch {
	case p.Scale != nil:
		lines = p.Scale.draw(c, p.Words, a, width)
	case p.Field != nil:
		lines = p.Field.draw(c, width)
	case len(p.Choices) > 0:
		l := p.list()
		l.brief = a == tight
		if a == airy && len(p.Choices) <= 5 {
			l.gap = 1
		}
		lines, rows = l.draw(c, width)
	}
	if a == tight {
		return lines, rows
	}
	return stack(1, lines, p.problem(c, width)), rows
}

// problem says why the last input was not taken.
func (p Page) problem(c Canvas, width int) []string {
	if p.Problem == "" {
		return nil
	}
	return c.notice(Notice{Tone: Caution, Head: p.Problem}, width, true)
}

func (p Page) list() list {
	return list{choices: p.Choices, cursor: p.Cursor, ticks: p.Several}
}

// Plain says the page: where we are, what is urgent, the question, then how to
// answer it.
func (p Page) Plain() []string {
	var t told
	t.add(joined(", ", p.Title, p.Words.step(p.At, p.Of)))
	t.over(p.Notice)
	t.add(p.Problem)
	for _, said := range p.Said {
		t.add(joined(" ", said.Ask, said.Answer))
	}
	t.add(p.Lead)
	t.add(p.Body...)
	t.add(p.list().plain(p.Words)...)
	if p.Scale != nil {
		t.add(p.Scale.plain(p.Words)...)
	}
	if p.Field != nil {
		t.add(p.Field.Hint)
		t.add(p.Field.Value)
	}
	return t
}
