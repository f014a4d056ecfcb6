package triage

import "time"

// scene is what the rules look at in one judgement: the answers as bits, the
// person, and where in time each treatment lies.
type scene struct {
	engine     *Engine
	person     *Person
	said       []said
	treatments []past
	stood      itemSet
	raised     itemSet
	fired      itemSet // the items that made the conditions hold so far
}

// reply is a set of answers; 0 is no answer. A single answer is one bit.
type reply uint8

const (
	no reply = 1 << iota
	notApply
	preferNot
	known
	notSure
	yes
)

var replies = map[string]reply{"no": no, "not_apply": notApply, "prefer_not": preferNot, "known": known, "not_sure": notSure, "yes": yes}

// said is the answer to one item.
type said struct {
	reply reply
	asked bool // answered or skipped
	alone bool // answered by itself, not with its card
	since uint8
	trend uint8
}

var (
	sinces = []string{"unknown", "today", "1-3d", "4-14d", "longer", "before"}
	trends = []string{"unknown", "better", "same", "worse", "not_sure"}
)

const anySince, anyTrend uint8 = 0xff, 0xff

// maskOf gives the bits of some names of a list; all bits for none.
func maskOf(list, names []string) uint8 {
	if len(names) == 0 {
		return 0xff
	}
	var mask uint8
	for _, name := range names {
		mask |= bit(list, name)
	}
	return mask
}

// bit gives the bit of a name; that of the first, "unknown", for what is not on
// the list.
func bit(list []string, name string) uint8 {
	for i, n := range list {
		if n == name {
			return 1 << i
		}
	}
	return 1
}

func (e *Engine) scene(p *Person, f Form, a Answers, now time.Time) *scene {
	s := &scene{engine: e, person: p, said: make([]said, len(e.items))}
	for i := range e.items {
		s.said[i] = e.items[i].hear(a[e.items[i].ID], f.Helper)
	}
	s.stood, s.raised = e.set(p.Stood), e.set(p.Raised)
	s.treatments = e.past(p.Treatments, now)
	return s
}

// set is the set of the named items.
func (e *Engine) set(ids []string) itemSet {
	var set itemSet
	for _, id := range ids {
		if i, ok := e.index[id]; ok {
			set.add(i)
		}
	}
	return set
}

// hear takes an answer as the rules understand it. Known, where the question
// does not offer it, may not lower anything and counts as yes; without the name of
// who checked it, or from a helper, it counts as not sure. What a helper says
// eases nothing (clinical section N7). Any other answer that is not offered counts
// as none.
func (i *item) hear(a Answer, helper bool) said {
	r := replies[a.Choice]
	switch {
	case r == known && r&i.offered != 0 && (a.KnownBy == "" || helper):
		r = notSure
	case i.eases && helper && r == yes:
		r = notSure
	case r&i.offered != 0:
	case r == known && !i.eases:
		r = yes
	default:
		r = 0
	}
	since := a.Since
	if since == "longer" && a.Before {
		since = "before"
	}
	asked := r != 0 || a.Choice == "skip"
	return said{reply: r, asked: asked, alone: asked && a.Via != "card", since: bit(sinces, since), trend: bit(trends, a.Trend)}
}

// applies tells whether an item is for this person at this moment.
func (s *scene) applies(i int) bool {
	applies := s.engine.items[i].applies
	return applies == nil || applies(s)
}

// told gives the days since a known or prefer-not of an item was last heeded.
func (s *scene) told(i int) (days int, ok bool) {
	days, ok = s.person.Told[s.engine.items[i].ID]
	return days, ok
}

// present tells whether a fact is there, or not known.
func (f Facts) present(tick string) bool {
	there, known := f.Tick[tick]
	return there || !known
}

// measure gives a pain on the NRS, or the rise of now over usual; false if it is
// not known.
func (p *Person) measure(name string) (value int, known bool) {
	switch name {
	case "now":
		return p.Now, p.Now >= 0
	case "worst":
		return p.Worst, p.Worst >= 0
	}
	return p.Now - p.Usual, p.Now >= 0 && p.Usual >= 0
}

// itemSet is a set of places of items.
type itemSet [maxItems / 64]uint64

const maxItems = 128

func (s *itemSet) add(i int)      { s[i/64] |= 1 << (i % 64) }
func (s *itemSet) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

// within tells whether every item of s is in other too.
func (s *itemSet) within(other itemSet) bool {
	for i := range s {
		if s[i]&^other[i] != 0 {
			return false
		}
	}
	return true
}
