package model

import "backcoach/views"

// turn moves a long text by a page, down if n is above 0. How far that is depends
// on how much of it the window shows.
func (a *App) turn(n int) {
	d := a.draw()
	if n > 0 {
		a.scroll = d.Down
		return
	}
	a.scroll = d.Up
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
	}
	return v, false
}
