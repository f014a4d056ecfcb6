package views

import (
	"strconv"
	"strings"

	"backcoach/content"
)

// Session is the running player. It is drawn so that the phase word and the
// digits can be read from the floor, and the figure moves with the count.
type Session struct {
	Name   string // of the exercise
	Word   string // what to do: GET READY, HOLD, REST, CHANGE SIDES …
	Shape  string // kind of the segment (player.Kind): its shape differs, never colour alone
	Count  int    // the big digits: seconds left, or the repetition; -1 shows none
	Unit   string // what the digits count: "seconds", "of 8"
	Detail string // "Left side · set 1 of 2 · 3 of 8"
	Cue    string // breathing or one short cue, at most one line
	Next   string // "Next: Bridge"
	// Figure is drawn between the poses From and To at T (0 to 1, eased already),
	// mirrored for the other side. Breath is 0 to 1.
	Figure   content.Figure
	From, To string
	T        float64
	Breath   float64
	Mirror   bool
	// Bar is the session bar: one part per exercise, by length; At is how far one
	// is, 0 to 1 over the whole.
	Bar []BarPart
	At  float64
	// Left is the time that is left, "4:10 left".
	Left string
	// Flash shows for a moment that something begins, for those who do not hear it.
	Flash bool
	// Paused shows the pause menu over the rest: its head, the reason (asleep, a
	// key …) and the choices.
	Paused bool
	Head   string
	Reason string
	Menu   []Choice
	Cursor int
	Keys   []Key
	Words  Words
}

// BarPart is one exercise in the session bar.
type BarPart struct {
	Share float64 // of the whole, 0 to 1
	Done  bool
}

// Draw gives the picture: the figure, what to do and the count as large as
// there is room, and how far the session is. Where there is little room the
// word, the digits and the name are left.
func (s Session) Draw(c Canvas) Drawing {
	if s.Paused {
		return s.drawPaused(c)
	}
	if c.Height < 18 {
		return s.drawSmall(c)
	}
	_, width := c.wideColumn()
	foot := s.progress(c, width)
	height := c.room() - len(foot) - 1
	flow := s.stage(c, width, height)
	if s.Flash {
		flow = s.flash(c, width, height)
	}
	return c.draw(sheet{
		title: s.Name, progress: s.Left, ink: c.Style.strong, wide: true,
		flow: flow, focus: -1, bottom: foot, keys: s.Keys,
	})
}

// flash fills the stage with the ink of the phase, its word in the middle.
func (s Session) flash(c Canvas, width, height int) []string {
	ink := c.Style.phase(s.Shape).ink.Reverse(true)
	word := c.fit(clean(s.Word), width)
	before := (width - cells(word)) / 2
	lines := make([]string, height)
	for i := range lines {
		lines[i] = ink.Render(strings.Repeat(" ", width))
	}
	lines[height/2] = ink.Render(padded(strings.Repeat(" ", before)+word, width))
	return lines
}

// drawSmall leaves what must be known at this moment.
func (s Session) drawSmall(c Canvas) Drawing {
	_, width := c.wideColumn()
	look := c.Style.phase(s.Shape)
	word := para(look.ink.Bold(true), look.glyph+" "+clean(s.Word), width)
	lines := stack(0, word, s.digits(c, width, c.room()-len(word)))
	if len(lines) < c.room() {
		lines = append(lines, c.Style.subtle.Render(c.fit(s.Unit, width)))
	}
	return c.draw(sheet{
		title: s.Name, ink: c.Style.strong, wide: true, flow: lines, focus: -1, keys: s.Keys,
	})
}

// stage is the figure with the panel beside it, or above it on a narrow canvas.
func (s Session) stage(c Canvas, width, height int) []string {
	const gap = 4
	if width < 56 {
		panel := s.panel(c, width, height*2/3)
		drawn := s.drawFigure(c, width, height-len(panel)-1)
		return stack(1, drawn, panel)
	}
	side := max(26, min(width*2/5, 46))
	left := width - side - gap
	return beside(s.drawFigure(c, left, height), s.panel(c, side, height), left+gap)
}

// panel tells what to do: the word, the digits, what they count, then side and
// set and the cue.
func (s Session) panel(c Canvas, width, height int) []string {
	st := c.Style
	unit := para(st.subtle, s.Unit, width)
	below := append(rendered(st.strong, flowed(s.Detail, width)), para(st.accent, s.Cue, width)...)
	digits := s.digits(c, width, digitRows(height))
	free := height - len(digits) - len(unit) - len(below)
	word := c.bigWord(s.Word, s.Shape, width, free-1)
	lines := append(digits, unit...)
	if len(word)+2 <= free {
		lines = stack(1, lines, below)
	} else {
		lines = append(lines, below...)
	}
	if len(word)+1 <= free {
		word = append(word, "")
	}
	lines = append(word, lines...)
	return lines[:min(len(lines), height)]
}

// digitRows shares a panel out between the digits and the rest. It depends on
// the height alone, so that the digits keep their size through all phases.
func digitRows(height int) int {
	const below = 4 // unit, side and set in two lines, cue
	for _, share := range []struct{ word, digits int }{
		{7, 10}, // a big word in two lines
		{3, 5},  // in one, and digits that can still be read from the floor
	} {
		if rows := height - below - share.word - 1; rows >= share.digits {
			return rows
		}
	}
	return height - below - 1
}

// flowed breaks a line at its dots, so that what belongs together stays so.
func flowed(text string, width int) []string {
	const dot = " · "
	var lines []string
	for part := range strings.SplitSeq(clean(text), dot) {
		last := len(lines) - 1
		if last >= 0 && cells(lines[last])+cells(dot)+cells(part) <= width {
			lines[last] += dot + part
			continue
		}
		lines = append(lines, wrap(part, width)...)
	}
	return lines
}

// digits is the count as large as fits. Its size is that of two digits even for
// one, so that it does not jump from 10 to 9.
func (s Session) digits(c Canvas, width, height int) []string {
	if s.Count < 0 {
		return nil
	}
	count := strconv.Itoa(s.Count)
	widest := count
	if len(count) < 2 {
		widest = "00"
	}
	scale := bigScale(widest, width, height, c.Style.ASCII)
	if scale == 0 {
		return []string{c.Style.strong.Render(c.fit(count, width))}
	}
	return rendered(c.Style.phase(s.Shape).ink, bigLines(count, scale, c.Style.ASCII))
}

// drawPaused shows the menu in the middle of attention; where one was stands
// above it in one quiet line.
func (s Session) drawPaused(c Canvas) Drawing {
	_, width := c.column()
	build := func(a airiness) sheet {
		st := c.Style
		l := list{choices: s.Menu, cursor: s.Cursor}
		if a == airy {
			l.gap = 1
		}
		lines, rows := l.draw(c, width)
		head := []string{st.fills[Quiet].Render(" " + c.fit(s.Head, width-2) + " ")}
		sh := sheet{
			title: s.Name, progress: s.Left, ink: c.Style.strong, keys: keysFor(s.Keys, l.takes()),
			flow: lines, focus: at(rows, s.Cursor), more: s.Words.More, above: s.Words.Above,
		}
		if a == tight {
			sh.top = head
			sh.flow = stack(1, lines, para(st.text, s.Reason, width))
			return sh
		}
		where := para(st.subtle, joined(" "+st.glyphs().dot+" ", s.Word, s.Detail), width)
		sh.top = stack(1, head, stack(0, para(st.text, s.Reason, width), where))
		sh.bottom = s.progress(c, width)
		return sh
	}
	return c.fitting(build)
}

// Plain says what to do now, then where one is.
func (s Session) Plain() []string {
	var t told
	if s.Paused {
		t.add(s.Head, s.Reason, s.Name)
		t.add(list{choices: s.Menu, cursor: s.Cursor}.plain(s.Words)...)
		return t
	}
	count := ""
	if s.Count >= 0 {
		count = joined(" ", strconv.Itoa(s.Count), s.Unit)
	}
	t.add(joined(", ", s.Word, count))
	t.add(s.Name, s.Detail, s.Cue, s.Next, s.Left)
	return t
}
