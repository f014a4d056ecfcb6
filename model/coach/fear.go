package coach

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// Graded exposure (clinical section J): feared movements, the least feared first, each
// tried again until the fear has halved. What may be tried at all is the ladders' to
// say; fear only chooses among it.

// FearMoves is the answer of the profile that keeps the feared movements: the diary
// reaches back for less time than a fear needs.
const FearMoves = "fear_moves"

// unrated is a fear that is not known.
const unrated = -1

// Feared is a feared movement as it stands at a moment.
type Feared struct {
	// Rung is the step of a ladder that it is; "" for one in the patient's own words,
	// which stand in Name and never become an exercise.
	Rung string
	Name string
	// First and Now are the fear at first and last, 0 to 10; -1 if not known.
	First, Now int
	// Goes are how often it was tried.
	Goes int
	// Halved is set once the fear is half of what it was, or less.
	Halved bool
	// Why says why it is not to be tried now; empty if it may be.
	Why Reason
}

// Own tells whether it is told in the patient's own words.
func (f Feared) Own() bool { return f.Rung == "" }

// is tells whether both are the same movement.
func (f Feared) is(other Feared) bool { return f.Rung == other.Rung && f.Name == other.Name }

// line writes a movement for the profile: "6 3 2 tea", or "6 3 2 =in my own words".
func (f Feared) line() string {
	id := f.Rung
	if f.Own() {
		id = "=" + f.Name
	}
	return fmt.Sprintf("%d %d %d %s", f.First, f.Now, f.Goes, id)
}

func fearedOf(line string) (Feared, bool) {
	parts := strings.SplitN(line, " ", 4)
	if len(parts) < 4 {
		return Feared{}, false
	}
	f := Feared{Rung: parts[3]}
	if name, own := strings.CutPrefix(parts[3], "="); own {
		f.Rung, f.Name = "", name
	}
	var err [3]error
	f.First, err[0] = strconv.Atoi(parts[0])
	f.Now, err[1] = strconv.Atoi(parts[1])
	f.Goes, err[2] = strconv.Atoi(parts[2])
	return f, err == [3]error{}
}

// Fears lists the movements of the profile in the order in which they were told.
func (p Profile) Fears() []Feared {
	var all []Feared
	for _, line := range p.Answers[FearMoves] {
		if f, ok := fearedOf(line); ok {
			all = append(all, f)
		}
	}
	return all
}

// WithFeared gives the profile with a movement remembered like this.
func (p Profile) WithFeared(f Feared) Profile {
	all := p.Fears()
	if i := slices.IndexFunc(all, f.is); i >= 0 {
		all[i] = f
	} else {
		all = append(all, f)
	}
	return p.withFears(all)
}

// WithoutFeared gives the profile with a movement left out.
func (p Profile) WithoutFeared(f Feared) Profile {
	return p.withFears(slices.DeleteFunc(p.Fears(), f.is))
}

func (p Profile) withFears(all []Feared) Profile {
	var lines []string
	for _, f := range all {
		lines = append(lines, f.line())
	}
	return p.with(FearMoves, lines)
}

// RatedFear gives the profile after a fear was told of a movement, tries times of them
// as it was tried. What is told under a set clock is not remembered for good, because
// the next movement waits for it: only the diary has it.
func (s State) RatedFear(f Feared, fear, tries int) Profile {
	known := slices.ContainsFunc(s.Profile.Fears(), f.is)
	switch {
	case s.ClockSet && known:
		return s.Profile
	case s.ClockSet:
		fear, tries = unrated, 0
	}
	if !known || f.First < 0 {
		f.First = fear
	}
	f.Now, f.Goes = fear, f.Goes+tries
	return s.Profile.WithFeared(f)
}

// Feared lists the feared movements at a moment, the least feared first. To be tried are
// those that were tried before, and one new one once the fear of all of these has
// halved: the least feared, which is 3 or 4 at first. Nothing new on a day on which another
// was tried or that follows a worse morning, and nothing at all where the ladders rest
// (S5).
func (s State) Feared(lib *content.Library, now time.Time) []Feared {
	day, rest := DayOf(now), s.laddersRest(lib, now)
	ladders := s.ladders(lib, day, rest)
	all := s.fearsOn(day)
	for i := range all {
		f := &all[i]
		f.Why = rest
		if !f.Own() {
			_, f.Why = trying(ladders, f.Rung)
		}
		if f.Why.ID == "" && s.triedFear(*f, day) {
			f.Why = Reason{ID: "fear_today", Rule: "J"}
		}
	}
	slices.SortStableFunc(all, func(a, b Feared) int { return a.Now - b.Now })
	return s.oneNew(lib, lib.Mood().Fear, all, day)
}

// fearsOn are the movements with what the diary knows of them besides the profile.
func (s State) fearsOn(day Day) []Feared {
	all := s.Profile.Fears()
	for i := range all {
		f := &all[i]
		goes := 0
		for _, e := range s.Entries {
			if e.What != EntryFear || e.Of != f.Rung || e.Name != f.Name || e.Day > day || !s.counts(e.Stamp) {
				continue
			}
			if e.Number != nil {
				f.Now = int(*e.Number)
			}
			if e.Number != nil && f.First < 0 {
				f.First = f.Now
			}
			if e.tried() {
				goes++
			}
		}
		f.Goes = max(f.Goes, goes)
		f.Halved = f.First >= 0 && f.Now >= 0 && 2*f.Now <= f.First
	}
	return all
}

// tried tells whether an entry about a fear is a try and not the first number alone.
func (e Entry) tried() bool { return e.Feel != "" }

// triedFear tells whether a movement was tried on a day.
func (s State) triedFear(f Feared, day Day) bool {
	return slices.ContainsFunc(s.entries(EntryFear, day), func(e Entry) bool { return e.Of == f.Rung && e.Name == f.Name && e.tried() })
}

// oneNew lets at most one movement that was never tried be tried.
func (s State) oneNew(lib *content.Library, list content.FearList, all []Feared, day Day) []Feared {
	next, why := nextFeared(list, all), Reason{ID: "fear_order", Rule: "J"}
	switch {
	case s.unsettled(lib, day):
		next, why = -1, Reason{ID: "fear_settle", Rule: "F"}
	case slices.ContainsFunc(all, func(f Feared) bool { return s.triedFear(f, day) }):
		next, why = -1, Reason{ID: "one_new", Rule: "F4"}
	case slices.ContainsFunc(all, Feared.unfinished):
		next = -1
	case next < 0:
		why.ID = "fear_start"
	}
	for i := range all {
		if f := &all[i]; i != next && f.Goes == 0 && f.Why.ID == "" {
			f.Why = why
		}
	}
	return all
}

// nextFeared chooses the next new movement, of a list with the least feared first: the
// first that is feared enough to learn from it, else the one that comes nearest. Before
// any was tried none that is feared more than a little; -1 if there is none.
func nextFeared(list content.FearList, all []Feared) int {
	begun := slices.ContainsFunc(all, func(f Feared) bool { return f.Goes > 0 })
	next := -1
	for i, f := range all {
		switch {
		case f.Goes > 0 || f.Why.ID != "":
		case f.Now < list.StartFrom:
			next = i
		case begun || f.Now <= list.StartTo:
			return i
		}
	}
	return next
}

// unfinished tells whether a movement was begun, its fear has not halved, and nobody
// forbids it since: then it comes before anything new.
func (f Feared) unfinished() bool {
	return f.Goes > 0 && !f.Halved && f.Why.ID != "limit" && f.Why.ID != "condition"
}

// unsettled tells whether this or the morning before was worse, or a flare: what is new
// waits for 48 hours (clinical section F).
func (s State) unsettled(lib *content.Library, day Day) bool {
	c := s.climber(lib, day)
	return slices.ContainsFunc([]Day{day, day.Add(-1)}, func(d Day) bool { t := c.took(d); return t.worse || t.flare || c.flaring(d) })
}

// askedByFear lists the checks that trying feared movements asks for: one that hurt, in
// the patient's own words, with a warning besides or not said to be without (T12), and a
// word of alarm in what happened (T6). A step of a ladder has an entry of its own.
func (s State) askedByFear(t content.Triggers) []Due {
	var due []Due
	for _, e := range s.Entries {
		if e.What != EntryFear {
			continue
		}
		if e.Feel == hurtFeel && e.Else != "" && e.Else != "nothing" {
			due = append(due, Due{"T12", full(), e.At})
		}
		if word := e.Answers.First("happened_word"); word == "yes" || word == "not_sure" {
			due = append(due, Due{"T6", wordForm(t), e.At})
		}
	}
	return due
}

// wordForm is the form that a word of alarm in a note asks for.
func wordForm(t content.Triggers) triage.Form {
	for _, n := range t.News {
		if n.Question == "note_word" {
			return triage.Form{Kind: n.Form, Items: n.First}
		}
	}
	return full()
}
