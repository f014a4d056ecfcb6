package views

import (
	"strconv"
	"strings"
)

// Plain lines are complete by themselves: a screen reader reads them one by
// one, and a terminal that is not one shows them as they are.

// joined puts the parts that are not empty together.
func joined(sep string, parts ...string) string {
	kept := make([]string, 0, len(parts))
	for _, part := range parts {
		if part = strings.TrimSpace(clean(part)); part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, sep)
}

// told collects lines and leaves out the empty ones.
type told []string

func (t *told) add(lines ...string) {
	for _, line := range lines {
		if line = strings.TrimSpace(clean(line)); line != "" {
			*t = append(*t, line)
		}
	}
}

func (t *told) sections(sections []Section) {
	for _, s := range sections {
		t.add(s.Head)
		t.add(s.Lines...)
	}
}

func (t *told) notice(n Notice) { t.add(n.Head, n.Body) }

// over says a notice that stands above a view; nothing without one.
func (t *told) over(n *Notice) {
	if n != nil {
		t.notice(*n)
	}
}

// step is "2 of 7", or nothing when the total is not known.
func (w Words) step(at, of int) string {
	if of <= 0 {
		return ""
	}
	between := " " + clean(w.Of) + " "
	if w.Of == "" {
		between = "/"
	}
	return strconv.Itoa(at) + between + strconv.Itoa(of)
}
