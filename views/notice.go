package views

import "strings"

// Noticing is a view over which something more urgent than itself may stand.
type Noticing interface {
	View
	// Under gives the view below a notice, in place of one of less weight that it has of
	// its own.
	Under(n Notice) View
}

// Under gives the page below a notice.
func (p Page) Under(n Notice) View { p.Notice = n.over(p.Notice); return p }

// Under gives the advice below a notice.
func (v Advice) Under(n Notice) View { v.Notice = n.over(v.Notice); return v }

// Under gives the day below a notice.
func (d Day) Under(n Notice) View { d.Notice = n.over(d.Notice); return d }

// Under gives the list of days below a notice.
func (h History) Under(n Notice) View { h.Notice = n.over(h.Notice); return h }

// Under gives the lesson below a notice.
func (v Lesson) Under(n Notice) View { v.Notice = n.over(v.Notice); return v }

// Under gives the search below a notice.
func (v Search) Under(n Notice) View { v.Notice = n.over(v.Notice); return v }

// Under gives the pictures with their lines below a notice.
func (h HowTo) Under(n Notice) View { h.Notice = n.over(h.Notice); return h }

// Under gives what is to be prepared below a notice.
func (p Prepare) Under(n Notice) View { p.Notice = n.over(p.Notice); return p }

// Under gives what is shown of a guide below a notice.
func (g Guide) Under(n Notice) View { g.Notice = n.over(g.Notice); return g }

// over gives a notice that stands over another one. One that is as grave has its words
// below: two emergencies have two numbers.
func (n Notice) over(own *Notice) *Notice {
	if own != nil && own.Tone == Danger && own.Head != n.Head {
		n.Body = strings.TrimSpace(n.Body + "\n" + own.Head + "\n" + own.Body)
	}
	return &n
}

// over draws the head of a notice that stands above a view; nothing without one.
func (c Canvas) over(n *Notice, width int) []string {
	if n == nil {
		return nil
	}
	return c.notice(*n, width, true)
}

// held is how many lines of a notice never scroll: all of an emergency's (S4).
func held(n *Notice, lines []string) int {
	if n == nil || n.Tone != Danger {
		return 0
	}
	return len(lines)
}
