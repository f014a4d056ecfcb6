package coach

import (
	"slices"

	"backcoach/content"
)

// way is a ladder as one patient climbs it: without the rungs that a condition bars
// for good. Heights count the rungs of the way; the profile remembers rungs by their
// id, so that a condition that is changed later moves nobody over a rung that was
// never climbed.
type way struct {
	content.Ladder
	whole content.Ladder
}

func (c climber) way(l content.Ladder) way {
	w := way{l, l}
	w.Rungs = slices.DeleteFunc(slices.Clone(l.Rungs), c.leftOut)
	return w
}

// leftOut tells whether a condition bars a rung for as long as it is told.
func (c climber) leftOut(r content.Rung) bool {
	return slices.ContainsFunc(r.Not, func(code string) bool { return c.lasting[code] })
}

func rungAt(l content.Ladder, id string) int {
	return slices.IndexFunc(l.Rungs, func(r content.Rung) bool { return r.ID == id })
}

// place is the height of a rung. One that is left out counts as the next above it,
// and is not on the way; -1 if the ladder has no such rung.
func (w way) place(id string) (rung int, on bool) {
	at := rungAt(w.whole, id)
	if at < 0 {
		return -1, false
	}
	for _, r := range w.whole.Rungs[:at] {
		if rungAt(w.Ladder, r.ID) >= 0 {
			rung++
		}
	}
	return rung, rungAt(w.Ladder, id) >= 0
}

// above is where a height lies in the whole ladder: as many as there are rungs when
// all are done.
func (w way) above(h height) int {
	if h.rung < len(w.Rungs) {
		return rungAt(w.whole, w.Rungs[h.rung].ID)
	}
	return len(w.whole.Rungs)
}

// markOf remembers a height. Before the first good go on a rung it is the one right
// after the last that was climbed, also where that is left out: if the condition
// ends, it comes next.
func (w way) markOf(day Day, h height) Mark {
	at := w.above(h)
	if h.goes == 0 {
		at = 0
		if h.rung > 0 {
			at = w.above(height{rung: h.rung - 1}) + 1
		}
	}
	m := Mark{Day: day, Goes: h.goes}
	if at < len(w.whole.Rungs) {
		m.Rung = w.whole.Rungs[at].ID
	}
	return m
}

// heightOf is the place of a mark. A rung that the ladder has lost is the first: what
// is not known is not counted.
func (w way) heightOf(m Mark) height {
	if m.Rung == "" {
		return height{rung: len(w.Rungs)}
	}
	at, on := w.place(m.Rung)
	if !on {
		return height{rung: max(0, at)}
	}
	return height{rung: at, goes: m.Goes}
}

// back is one rung lower than a height, and lower than a rung that was too much. It
// goes past what loads nothing: there is no less in it.
func (w way) back(h height, from int) height {
	lowest := 0
	for lowest+1 < len(w.Rungs) && w.Rungs[lowest].NoLoad {
		lowest++
	}
	for i := min(h.rung, from) - 1; i > lowest; i-- {
		if !w.Rungs[i].NoLoad {
			return height{rung: i}
		}
	}
	return height{rung: min(h.rung, lowest)}
}
