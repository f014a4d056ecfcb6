package views

// part is a run of lines that pages keep together: all of it where that has room, else
// its beginning, which makes sense by itself, as the name of a thing and how much.
type part struct{ from, least, to int }

// shifted are the parts of lines that begin after so many others.
func shifted(parts []part, lines int) []part {
	moved := make([]part, len(parts))
	for i, p := range parts {
		moved[i] = part{p.from + lines, p.least + lines, p.to + lines}
	}
	return moved
}

// kept gives the part that a page of so many rows would cut in two if it began or
// ended at a line.
func kept(parts []part, line, height int) (part, bool) {
	for _, p := range parts {
		if p.to-p.from > height {
			p.to = p.least
		}
		if p.to-p.from <= height && p.from < line && line < p.to {
			return p, true
		}
	}
	return part{}, false
}

// lastStart is the line on which the last page begins. Where it would begin within a
// part, which the page before has, it begins below that and has room to spare.
func (s *sheet) lastStart(height int) int {
	last := max(0, len(s.flow)-height)
	if p, cut := kept(s.parts, last, height); cut {
		last = p.to
	}
	return s.past(last)
}

// window is the part of the flow that fits in height rows: from line scroll on, or
// further down so that the line in focus stands no lower than the middle and what
// comes after it is seen. It ends before what it cannot show whole.
func (s *sheet) window(height int) (from int, shown []string) {
	from = min(max(s.scroll, s.focus-height/2, 0), s.lastStart(height))
	if p, cut := kept(s.parts, from, height); cut {
		from = p.from
	}
	return from, s.flow[from:s.end(from, height)]
}

// end is the line before which a page that begins on another one ends.
func (s *sheet) end(from, height int) int {
	end := min(from+height, len(s.flow))
	if p, cut := kept(s.parts, end, height); cut && p.from > from {
		return p.from
	}
	return end
}

// turned is where the pages above and below begin while so many lines of at most
// height are shown from one on: a line of this page stays in sight, big letters stay
// whole, and so does what is kept together.
func (s *sheet) turned(from, shown, height int) Drawing {
	whole := func(line int) int {
		if line >= s.blocks {
			return line
		}
		return line - line%s.block
	}
	step := max(1, shown-1)
	d := Drawing{Up: s.begin(whole(max(0, from-step)), from, height), Down: from, From: from}
	if from+shown < len(s.flow) {
		next := from + step
		if p, cut := kept(s.parts, next, height); cut && p.from > from {
			next = p.from
		} else if cut { // all of it is on this page
			next = p.to
		}
		next = s.past(next)
		if unseen := s.past(from + shown); s.end(next, height) <= unseen { // for the sake of a line seen before
			next = unseen
		}
		d.Down = min(next, s.lastStart(height))
		if start := whole(d.Down); start > from {
			d.Down = start
		}
	}
	return d
}

// begin is where the page above one can begin, at a line or a little below.
func (s *sheet) begin(line, before, height int) int {
	p, cut := kept(s.parts, line, height)
	switch below := s.past(p.to); {
	case cut && below < before:
		return below
	case cut:
		return p.from
	}
	return line
}

// past goes over the empty line between two parts: no page begins with it.
func (s *sheet) past(line int) int {
	if len(s.parts) > 0 && line+1 < len(s.flow) && s.flow[line] == "" {
		return line + 1
	}
	return line
}
