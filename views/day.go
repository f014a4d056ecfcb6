package views

// Day is one day in full: sections of lines.
type Day struct {
	Title    string
	Notice   *Notice
	Sections []Section
	Empty    string
	Keys     []Key
	Scroll   int
	Words    Words
}

// Section is a heading with its lines.
type Section struct {
	Head  string
	Tone  Tone
	Lines []string
	// Whole is set where pages of advice keep it together, or if that has no room
	// its head and first line.
	Whole bool
}

// Draw gives the picture.
func (d Day) Draw(c Canvas) Drawing {
	_, width := c.column()
	s := sheet{
		title: d.Title, ink: c.Style.strong, keys: d.Keys,
		scroll: d.Scroll, more: d.Words.More, above: d.Words.Above, focus: -1,
	}
	blocks := make([][]string, len(d.Sections))
	for i, section := range d.Sections {
		blocks[i] = section.draw(c, width)
	}
	s.flow = stack(1, blocks...)
	s.top = c.over(d.Notice, width)
	s.held = held(d.Notice, s.top)
	if len(s.flow) == 0 {
		s.flow = para(c.Style.text, d.Empty, width)
	}
	return c.draw(s)
}

// draw shows a section of weight as a notice and any other with a quiet head.
func (s Section) draw(c Canvas, width int) []string {
	if s.Tone != Quiet {
		lines := c.notice(Notice{Tone: s.Tone, Head: s.Head}, width, true)
		bar := c.Style.tones[s.Tone].Render(c.Style.glyphs().bar)
		for _, line := range s.Lines {
			lines = append(lines, barred(bar, c.Style.text, line, width)...)
		}
		return lines
	}
	lines := para(c.Style.accent, s.Head, width)
	for _, line := range s.Lines {
		lines = append(lines, hang(blank(2), 2, c.Style.text, line, width)...)
	}
	return lines
}

// Plain says the day section by section.
func (d Day) Plain() []string {
	var t told
	t.add(d.Title)
	t.over(d.Notice)
	t.sections(d.Sections)
	if len(d.Sections) == 0 {
		t.add(d.Empty)
	}
	return t
}
