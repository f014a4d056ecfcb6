package model

import "backcoach/views"

// turn moves a long text by pages, down if n is above 0. How far that is depends
// on how much of it the window shows. The cursor goes along.
func (a *App) turn(n int) {
	const end = 1 << 20 // lines; the window stops at the last one
	d := a.draw()
	switch {
	case n >= wholeWay:
		a.scroll = end
	case n <= -wholeWay:
		a.scroll = 0
	case n > 0:
		a.scroll = d.Down
	default:
		a.scroll = d.Up
	}
	cursor := cursorOf(a.view())
	if to := follow(d, cursor, n, a.scroll); to != cursor {
		a.move(cursor, to)
		a.settle(to, n)
	}
}

// settle puts all of the choice that the cursor has come to into sight, and the page
// above where it belongs: a choice may have more lines while it is chosen.
func (a *App) settle(cursor, n int) {
	d := a.draw()
	if cursor >= len(d.Rows) {
		return
	}
	if n > 0 {
		a.scroll = min(a.scroll, beginOf(d.Rows, cursor))
	}
	for n < 0 && cursor > 0 && a.draw().From > a.scroll {
		a.move(cursor, cursor-1)
		cursor--
	}
}

// follow is the choice for the cursor after a text was turned to a line: the one it
// is at if that stays in sight, else the first one of the page below, or the last
// one that leaves the page above where it is. At the end it is the last, at the top
// the first.
func follow(d views.Drawing, cursor, n, line int) int {
	all := d.From == 0 && d.More == 0
	if cursor < 0 || cursor >= len(d.Rows) || all {
		return cursor
	}
	last := len(d.Rows) - 1
	toEnd, toTop := n >= wholeWay || n > 0 && d.More == 0, n <= -wholeWay || n < 0 && d.From == 0
	for cursor < last && (toEnd || n > 0 && beginOf(d.Rows, cursor) < line) {
		cursor++
	}
	for cursor > 0 && (toTop || n < 0 && d.Rows[cursor] > line+d.Shown/2) {
		cursor--
	}
	return cursor
}

// beginOf is the line on which a choice begins; of the first one, which may have
// text above it, the last line.
func beginOf(rows []int, choice int) int {
	if choice == 0 {
		return rows[0]
	}
	return rows[choice-1] + 1
}

// move takes the cursor of the screen from one choice to another.
func (a *App) move(from, to int) {
	kind, steps := Down, to-from
	if steps < 0 {
		kind, steps = Up, -steps
	}
	for range steps {
		a.screen.take(Intent{Kind: kind}, a.env())
	}
}

// outOfSight tells whether the choice under the cursor was scrolled away: Enter
// takes nothing that cannot be seen.
func (a *App) outOfSight() bool {
	if a.scroll == 0 {
		return false
	}
	d := a.draw()
	at := cursorOf(a.view())
	return at >= 0 && at < len(d.Rows) && (d.Rows[at] < d.From || d.Rows[at] >= d.From+d.Shown)
}

// cursorOf is the choice under the cursor, -1 where there is none or where choices
// do not scroll.
func cursorOf(v views.View) int {
	switch v := v.(type) {
	case views.Page:
		return v.Cursor
	case views.Today:
		return v.Cursor
	case views.Search:
		return v.Cursor
	}
	return -1
}

// scrolled gives a view that begins so many lines further down; false if it is
// not of a kind that scrolls.
func scrolled(v views.View, lines int) (views.View, bool) {
	switch v := v.(type) {
	case views.Page:
		v.Scroll = lines
		return v, true
	case views.Today:
		v.Scroll = lines
		return v, true
	case views.Advice:
		v.Scroll = lines
		return v, true
	case views.Poster:
		v.Scroll = lines
		return v, true
	case views.Prepare:
		v.Scroll = lines
		return v, true
	case views.Day:
		v.Scroll = lines
		return v, true
	case views.Lesson:
		v.Scroll = lines
		return v, true
	case views.Search:
		v.Scroll = lines
		return v, true
	case views.HowTo:
		v.Scroll = lines
		return v, true
	}
	return v, false
}
