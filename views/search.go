package views

// Search is a line being typed, and what was found for it so far.
type Search struct {
	Title   string
	Notice  *Notice
	Lead    string
	Field   Field
	Found   string // how many there are, or that there are none
	Way     string // what else to try where there are none
	Choices []Choice
	Cursor  int
	Keys    []Key
	Scroll  int
	Words   Words
}

// Draw gives the picture: what is typed always stays in sight.
func (v Search) Draw(c Canvas) Drawing {
	_, width := c.column()
	found := list{choices: v.Choices, cursor: v.Cursor, brief: true}
	lines, rows := found.draw(c, width)
	s := sheet{title: v.Title, keys: keysFor(v.Keys, found.takes()), scroll: v.Scroll, more: v.Words.More, above: v.Words.Above}
	notice := c.over(v.Notice, width)
	said := para(c.Style.subtle, v.Found, width)
	s.top = stack(1, notice, para(c.Style.strong, v.Lead, width), v.Field.draw(c, width), said)
	if c.small() {
		s.top = stack(0, notice, v.Field.draw(c, width), said)
	}
	s.held = held(v.Notice, notice)
	s.flow = stack(1, para(c.Style.text, v.Way, width), lines)
	return c.draw(s.following(rows, v.Cursor))
}

// Plain says what can be looked for, and what was found.
func (v Search) Plain() []string {
	var t told
	t.add(v.Title)
	t.over(v.Notice)
	t.add(v.Lead, v.Field.Hint, v.Field.Value, v.Found, v.Way)
	t.add(list{choices: v.Choices, cursor: v.Cursor}.plain(v.Words)...)
	return t
}
