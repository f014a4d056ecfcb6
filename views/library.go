package views

import (
	"strconv"
	"strings"
)

// Shelves are the exercise library as a table on text that scrolls by.
type Shelves struct {
	Title  string
	About  string // how to see more of one
	Groups []Shelf
	Foot   string
}

// Shelf is a part of the library, with what its exercises have in common.
type Shelf struct {
	Head    string
	Entries []Entry
}

// Entry is an exercise in a table: what to call it by, its name, and what else to
// say of it, which may take several lines.
type Entry struct{ ID, Name, About string }

// Lines lays the table out so that it fits a width, every column the same in all
// groups. Where three columns have no room, the last stands below the names.
func (s Shelves) Lines(width int) []string {
	const indent, gap, widestName, enough = 2, 2, 26, 20
	id, name := 0, 0
	for _, g := range s.Groups {
		for _, e := range g.Entries {
			id, name = max(id, cells(e.ID)), max(name, cells(e.Name))
		}
	}
	name = min(name, widestName)
	second := indent + id + gap
	third := second + name + gap
	row := func(e Entry) []string {
		if width-third < enough {
			return append(wrap(e.Name, width-second), wrap(e.About, width-second)...)
		}
		return beside(wrap(e.Name, name), wrap(e.About, width-third), third-second)
	}
	lines := stack(1, wrap(s.Title, width), wrap(s.About, width))
	for _, g := range s.Groups {
		lines = append(lines, "", capital(g.Head))
		for _, e := range g.Entries {
			lines = append(lines, beside([]string{blank(indent) + e.ID}, row(e), second)...)
		}
	}
	return stack(1, lines, wrap(s.Foot, width))
}

// Handout is an exercise with all that there is to read about it, on text that
// scrolls by.
type Handout struct {
	Name     string
	About    string
	Pictures []KeyPoses
	Parts    []Part
	Foot     string
}

// Part is a part of a handout. Several lines are a list, of which Numbered ones
// come one after the other.
type Part struct {
	Head     string
	Lines    []string
	Numbered bool
}

// Lines lays the handout out: its text fits readable lines, its pictures the
// whole width.
func (h Handout) Lines(width int, st Style) []string {
	const readable = 80
	text := min(width, readable)
	blocks := [][]string{append(rendered(st.strong, wrap(h.Name, text)), wrap(h.About, text)...)}
	for _, k := range h.Pictures {
		blocks = append(blocks, k.lines(width, st))
	}
	for _, p := range h.Parts {
		blocks = append(blocks, p.lines(text, st))
	}
	return stack(1, append(blocks, wrap(h.Foot, text))...)
}

func (p Part) lines(width int, st Style) []string {
	const indent = 2
	if len(p.Lines) == 0 {
		return nil
	}
	lines := rendered(st.strong, wrap(capital(p.Head), width))
	for i, line := range p.Lines {
		lead := blank(indent)
		switch {
		case p.Numbered:
			lead += strconv.Itoa(i+1) + ". "
		case len(p.Lines) > 1:
			lead += "- "
		}
		lines = append(lines, hang(lead, cells(lead), st.text, line, width)...)
	}
	return lines
}

// capital begins a heading that was written for the middle of a sentence.
func capital(text string) string {
	for i := range text {
		if i > 0 {
			return strings.ToUpper(text[:i]) + text[i:]
		}
	}
	return text
}
