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

func (h height) back(from int) height {
	return height{rung: max(0, min(h.rung, from)-1)}
}

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
	c := s.climber(today)
	for _, l := range lib.Ladders() {
		h, from := c.from(l)
		old, late := max(from, today.Add(-correctable)), max(from, today.Add(-1))
		marks := []Mark{markOf(l, old, c.climb(l, h, from, old)), markOf(l, late, c.climb(l, h, from, late))}
		known := p.Climb(l.ID)
		if len(known.Marks) == 0 && heightOf(l, marks[1]) == (height{}) {
			continue // nothing to remember of a ladder that was never begun
		}
		known.Marks = marks
		p = p.WithClimb(known)
	}
	return p
}

func markOf(l content.Ladder, day Day, h height) Mark {
	m := Mark{Day: day, Goes: h.goes}
	if h.rung < len(l.Rungs) {
		m.Rung = l.Rungs[h.rung].ID
	}
	return m
}

// heightOf is the place of a mark. A rung that the ladder has lost is the first: what
// is not known is not counted.
func heightOf(l content.Ladder, m Mark) height {
	if m.Rung == "" {
		return height{rung: len(l.Rungs)}
	}
	at := rungAt(l, m.Rung)
	if at < 0 {
		return height{}
	}
	return height{rung: at, goes: m.Goes}
}

func rungAt(l content.Ladder, id string) int {
	return slices.IndexFunc(l.Rungs, func(r content.Rung) bool { return r.ID == id })
}

// climber judges the days for all ladders, each day once.
type climber struct {
	State
	today Day
	j     journal
	days  map[Day]took
}

func (s State) climber(today Day) climber {
	return climber{s, today, s.journal(), map[Day]took{}}
}

// height is where one stands on a ladder today.
func (c climber) height(l content.Ladder) height {
	h, from := c.from(l)
	return c.climb(l, h, from, c.today)
}

// from is where the count begins: the oldest mark after which every record is still
// in sight. Without one the newest counts, a rung lower: what happened since is not
// known, and forgetting must not give more than knowing (S5). After a clock was put
// back nothing before today is counted again.
func (c climber) from(l content.Ladder) (height, Day) {
	first := c.today.Add(1 - Window)
	marks := c.Profile.Climb(l.ID).Marks
	if len(marks) == 0 {
		return height{}, first.Add(-1)
	}
	for _, m := range marks {
		if m.Day.Add(1-seenBefore) >= first && m.Day < c.today {
			return heightOf(l, m), m.Day
		}
	}
	newest := marks[len(marks)-1]
	h := heightOf(l, newest)
	return h.back(h.rung), min(max(newest.Day, first.Add(-1)), c.today.Add(-1))
}

func (c climber) climb(l content.Ladder, h height, from, to Day) height {
	for day := from.Add(1); day <= to; day = day.Add(1) {
		h = c.after(l, h, day)
	}
	return h
}

// after is where one stands after another day: first its morning, which judges the
// goes before it (clinical sections I and N8), then what hurt on it.
func (c climber) after(l content.Ladder, h height, day Day) height {
	judged := c.goes(l, day)
	m := c.took(day)
	switch {
	case m.flare: // restart one level down (clinical section F)
		h = h.back(h.rung)
	case m.worse && len(judged) > 0:
		h = h.back(lowestRung(judged))
	case m.settled && c.countsFor(judged, h.rung, day):
		if h.goes++; h.goes >= goesToRise {
			h = height{rung: h.rung + 1}
		}
	}
	for _, a := range c.told(l, day) {
		if a.feel == hurtFeel {
			return h.back(a.rung)
		}
	}
	return h
}

// How a rung felt.
const (
	easyFeel = "easy"
	hurtFeel = "hurt"
)

// attempt is a rung that was tried on a day, with the worst that was told of it.
type attempt struct {
	rung  int
	feel  string
	day   Day
	known bool // told by a clock that counts for progression
}

// told lists what was tried of a ladder on a day, the lowest rung first.
func (s State) told(l content.Ladder, day Day) []attempt {
	var all []attempt
	for _, e := range s.entries(EntryRung, day) {
		rung := rungAt(l, e.Of)
		if rung < 0 {
			continue
		}
		known := s.counts(e.Stamp)
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
// days before if the morning in between said nothing. What hurt has been judged.
func (s State) goes(l content.Ladder, day Day) []attempt {
	all := s.told(l, day.Add(-1))
	if !s.Rated(day.Add(-1)) {
		all = append(all, s.told(l, day.Add(-seenBefore))...)
	}
	return slices.DeleteFunc(all, func(a attempt) bool { return a.feel == hurtFeel })
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
func (s State) countsFor(goes []attempt, rung int, day Day) bool {
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
