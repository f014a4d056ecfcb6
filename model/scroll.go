package model

import "backcoach/views"

// scrollStep is how many lines one page key moves.
const scrollStep = 5

// scrollBy moves a long text, as far as there is more of it.
func (a *App) scrollBy(lines int) {
	for range lines {
		if a.draw().More == 0 {
			return
		}
		a.scroll++
	}
	a.scroll = max(0, a.scroll+min(lines, 0))
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
