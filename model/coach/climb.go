package coach

import (
	"slices"

	"backcoach/content"
)

// Climb is what is remembered of one ladder for good: records are looked at for the
// last [Window] days only.
type Climb struct {
	Ladder string `json:"ladder"`
	Off    bool   `json:"off,omitempty"` // "not for me"
	// Marks are where one stood at the end of two days: an older one, from which what
	// was told since is counted anew, so that it may still be corrected; and the day
	// before the ladder was last looked at, in case the older is out of sight.
	Marks []Mark `json:"marks,omitempty"`
}

// Mark is where one stood on a ladder at the end of a day.
type Mark struct {
	Day  Day    `json:"day"`
	Rung string `json:"rung,omitempty"` // "" once all are done
	Goes int    `json:"goes,omitempty"` // good goes on it
}

// Goes that open the next rung: three easy ones, each with a settled morning
// (clinical section I).
const goesToRise = 3

// correctable is for how many days what was told is counted anew, so that a check-in
// that is changed later still takes a rung back. No source names a number.
const correctable = 7

// seenBefore is how many days before the one that is judged its records reach back:
// a go counts with the first morning within two days.
const seenBefore = 2

// height is a place on a ladder: a rung, as many as there are when all are done, and
// the good goes on it.
type height struct{ rung, goes int }

// Climb is what the profile remembers of a ladder.
func (p Profile) Climb(ladder string) Climb {
	for _, c := range p.Climbs {
		if c.Ladder == ladder {
			return c
		}
	}
	return Climb{Ladder: ladder}
}

// WithClimb gives the profile with a ladder remembered like this.
func (p Profile) WithClimb(c Climb) Profile {
	p.Climbs = slices.Clone(p.Climbs)
	for i := range p.Climbs {
		if p.Climbs[i].Ladder == c.Ladder {
			p.Climbs[i] = c
			return p
		}
	}
	p.Climbs = append(p.Climbs, c)
	return p
}

// Climbed gives the profile with what the records tell about every ladder up to
// yesterday, before they leave the window. Under a set clock it stays as it is:
// nothing that is told then may count for good.
func (s State) Climbed(lib *content.Library, today Day) Profile {
	p := s.Profile
	if s.ClockSet {
		return p
	}
	c := s.climber(lib, today)
	for _, l := range lib.Ladders() {
		w := c.way(l)
		h, from := c.from(w)
		old, late := max(from, today.Add(-correctable)), max(from, today.Add(-1))
		marks := []Mark{w.markOf(old, c.climb(w, h, from, old)), w.markOf(late, c.climb(w, h, from, late))}
		known := p.Climb(l.ID)
		if len(known.Marks) == 0 && w.heightOf(marks[1]) == (height{}) {
			continue // nothing to remember of a ladder that was never begun
		}
		known.Marks = marks
		p = p.WithClimb(known)
	}
	return p
}

// climber judges the days for all ladders, each day once.
type climber struct {
	State
	lib     *content.Library
	today   Day
	j       journal
	days    map[Day]took
	lasting map[string]bool // the codes that do not end by themselves
}

func (s State) climber(lib *content.Library, today Day) climber {
	return climber{s, lib, today, s.journal(), map[Day]took{}, s.lasting(lib, today)}
}

// height is where one stands on a ladder today.
func (c climber) height(w way) height {
	h, from := c.from(w)
	return c.climb(w, h, from, c.today)
}

// from is where the count begins: the oldest mark after which every record is still
// in sight. Without one the newest counts, a rung lower: what happened since is not
// known, and forgetting must not give more than knowing (S5). After a clock was put
// back nothing before today is counted again.
func (c climber) from(w way) (height, Day) {
	first := c.today.Add(1 - Window)
	marks := c.Profile.Climb(w.whole.ID).Marks
	if len(marks) == 0 {
		return height{}, first.Add(-1)
	}
	for _, m := range marks {
		if m.Day.Add(1-seenBefore) >= first && m.Day < c.today {
			return w.heightOf(m), m.Day
		}
	}
	newest := marks[len(marks)-1]
	h := w.heightOf(newest)
	return w.back(h, h.rung), min(max(newest.Day, first.Add(-1)), c.today.Add(-1))
}

func (c climber) climb(w way, h height, from, to Day) height {
	for day := from.Add(1); day <= to; day = day.Add(1) {
		h = c.after(w, h, day)
	}
	return h
}

// after is where one stands after another day: first its morning, which judges the
// goes before it (clinical sections I and N8), then what hurt on it, then what was
// told without a try.
func (c climber) after(w way, h height, day Day) height {
	judged := c.goes(w, day)
	m := c.took(day)
	switch {
	case len(judged) > 0 && (m.flare || m.worse): // a flare is no less than a worse morning (S5)
		h = w.back(h, lowestRung(judged))
	case m.flare: // restart one level down (clinical section F)
		h = w.back(h, h.rung)
	case m.settled && c.countsFor(judged, h.rung, day):
		if h.goes++; h.goes >= goesToRise {
			h = height{rung: h.rung + 1}
		}
	}
	for _, a := range c.told(w, day) {
		if a.feel == hurtFeel { // who begins lower again by choice stands there all the same (S5)
			return c.placed(w, w.back(h, a.rung), day)
		}
	}
	return c.talked(w, c.placed(w, h, day), day)
}

// talked goes on from rungs that load nothing as soon as they are done: there is
// nothing that a morning could judge.
func (c climber) talked(w way, h height, day Day) height {
	done := func(e Entry) bool { return e.Of == w.Rungs[h.rung].ID && e.tries() && c.counts(e.Stamp) }
	for h.rung < len(w.Rungs) && w.Rungs[h.rung].NoLoad && slices.ContainsFunc(c.entries(EntryRung, day), done) {
		h = height{rung: h.rung + 1}
	}
	return h
}

// How a rung felt, and what is told of one that was not tried: that one stands there.
const (
	easyFeel = "easy"
	hurtFeel = "hurt"
	hereFeel = "here"
)

// tries tells whether a rung was tried, not only named.
func (e Entry) tries() bool { return e.What == EntryRung && e.Feel != hereFeel }

// attempt is a rung that was tried on a day, with the worst that was told of it.
type attempt struct {
	rung  int
	feel  string
	day   Day
	known bool // told by a clock that counts for progression, of a rung of the way
}

// told lists what was tried of a ladder on a day, the lowest rung first.
func (c climber) told(w way, day Day) []attempt {
	var all []attempt
	for _, e := range c.entries(EntryRung, day) {
		rung, on := w.place(e.Of)
		if rung < 0 || !e.tries() {
			continue
		}
		known := on && c.counts(e.Stamp)
		i := slices.IndexFunc(all, func(a attempt) bool { return a.rung == rung })
		switch {
		case i < 0:
			all = append(all, attempt{rung, e.Feel, day, known})
		case e.Feel == hurtFeel || all[i].feel == easyFeel:
			all[i].feel, all[i].known = e.Feel, all[i].known && known
		}
	}
	slices.SortFunc(all, func(a, b attempt) int { return a.rung - b.rung })
	return all
}

// goes are the attempts that a morning judges: those of the day before, and of two
// days before if the morning in between said nothing. What hurt has been judged, and
// what loads nothing cannot be. What one does in daily life already was done as well.
func (c climber) goes(w way, day Day) []attempt {
	all := append(c.told(w, day.Add(-1)), c.named(w, day.Add(-1))...)
	if !c.Rated(day.Add(-1)) {
		all = append(append(all, c.told(w, day.Add(-seenBefore))...), c.named(w, day.Add(-seenBefore))...)
	}
	return slices.DeleteFunc(all, func(a attempt) bool {
		return a.feel == hurtFeel || a.rung < len(w.Rungs) && w.Rungs[a.rung].NoLoad
	})
}

func lowestRung(all []attempt) int {
	lowest := all[0].rung
	for _, a := range all {
		lowest = min(lowest, a.rung)
	}
	return lowest
}

// countsFor tells whether one of the goes counts for a rung: an easy one of the day
// before. After an older one the morning said nothing, and no answer holds.
func (c climber) countsFor(goes []attempt, rung int, day Day) bool {
	return slices.ContainsFunc(goes, func(a attempt) bool {
		return a.rung == rung && a.feel == easyFeel && a.known && a.day == day.Add(-1)
	})
}

// took is how a morning took the days before.
type took struct{ flare, worse, settled bool }

// took judges a morning by word and number (clinical section N8); pain that moved
// further down the leg is worse. Nothing told is neither, and what was told under a
// set clock settles nothing. A flare counts on the day on which it begins.
func (c climber) took(day Day) took {
	if t, ok := c.days[day]; ok {
		return t
	}
	m := c.morning(c.j, day)
	t := took{worse: m >= worse, settled: m == settled && c.Rated(day)}
	t.flare = c.flaring(day) && !c.flaring(day.Add(-1))
	for _, in := range c.on(day) {
		t.worse = t.worse || c.legSpread(in)
		t.settled = t.settled && c.counts(in.Stamp)
	}
	t.settled = t.settled && !t.worse && !t.flare
	c.days[day] = t
	return t
}

// flaring tells whether the pain of a day is severe or three over usual (clinical
// sections N4 and B5).
func (c climber) flaring(day Day) bool {
	return slices.ContainsFunc(c.on(day), func(in CheckIn) bool {
		worst, _ := in.worst()
		return worst >= severePain || c.over(c.j, in, riseOver)
	})
}

// askedByRung lists the checks that steps back to daily life ask for: one that hurt,
// with a warning besides or not said to be without (T12).
func (s State) askedByRung() []Due {
	var due []Due
	for _, e := range s.Entries {
		if e.What == EntryRung && e.Feel == hurtFeel && e.Else != "" && e.Else != "nothing" {
			due = append(due, Due{"T12", full(), e.At})
		}
	}
	return due
}
