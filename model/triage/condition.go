package triage

import (
	"time"

	"backcoach/content"
)

// condition is a compiled node. Where it holds it notes in the scene which items
// made it hold; where it does not, it leaves the notes as they were.
type condition func(*scene) bool

// compiler turns nodes into conditions, so that judging looks nothing up by name.
type compiler struct {
	items []content.Item
	index map[string]int
	tags  map[string]tagSet
	signs map[string]condition
}

func newCompiler(w content.Warnings) *compiler {
	c := &compiler{items: w.Items, index: map[string]int{}, tags: map[string]tagSet{}, signs: map[string]condition{}}
	for i, item := range w.Items {
		c.index[item.ID] = i
	}
	for i, tag := range w.Tags() {
		c.tags[tag] = 1 << i
	}
	return c
}

func (c *compiler) tagged(names []string) tagSet {
	var set tagSet
	for _, name := range names {
		set |= c.tags[name]
	}
	return set
}

func (c *compiler) optional(n *content.Node, easing bool) condition {
	if n == nil {
		return nil
	}
	return c.compile(*n, easing)
}

// compile turns a node that has passed the checks into a condition. Windows and
// unknown facts count against the patient's convenience on both sides: easing
// conditions hold only when it is certain, all others also when it is not.
func (c *compiler) compile(n content.Node, easing bool) condition {
	switch {
	case n.All != nil:
		return all(c.each(n.All, easing))
	case n.Any != nil:
		return atLeast(1, c.each(n.Any, easing))
	case n.AtLeast != nil && n.AtLeast.Each != nil:
		return atLeast(n.AtLeast.N, c.perItem(*n.AtLeast.Each))
	case n.AtLeast != nil:
		return atLeast(n.AtLeast.N, c.each(n.AtLeast.Of, easing))
	case n.Item != "" || n.Group != "":
		return c.answers(n)
	case n.Sign != "":
		return c.signs[n.Sign]
	case n.Fact != "" && n.Min != nil: // years
		least := *n.Min
		return func(s *scene) bool { return s.person.Facts.Age == 0 || s.person.Facts.Age >= least }
	case n.Fact != "":
		return func(s *scene) bool { return s.person.Facts.present(n.Fact) }
	case n.Lacks != "":
		return func(s *scene) bool { return !s.person.Facts.present(n.Lacks) }
	case n.Has != "":
		return func(s *scene) bool { return s.person.Facts.Tick[n.Has] }
	case n.Measure != "":
		return measured(n)
	case n.Clear != nil:
		return c.clear(n.Clear)
	}
	return c.window(n, easing)
}

func (c *compiler) each(nodes []content.Node, easing bool) []condition {
	conditions := make([]condition, len(nodes))
	for i, n := range nodes {
		conditions[i] = c.compile(n, easing)
	}
	return conditions
}

func all(of []condition) condition {
	return func(s *scene) bool {
		before := s.fired
		for _, holds := range of {
			if !holds(s) {
				s.fired = before
				return false
			}
		}
		return true
	}
}

// atLeast asks all its conditions, also when enough hold, so that the reason
// names every item.
func atLeast(n int, of []condition) condition {
	return func(s *scene) bool {
		before, held := s.fired, 0
		for _, holds := range of {
			if holds(s) {
				held++
			}
		}
		if held < n {
			s.fired = before
		}
		return held >= n
	}
}

func (c *compiler) answers(n content.Node) condition {
	of := c.perItem(n)
	if len(of) == 1 {
		return of[0]
	}
	return atLeast(1, of)
}

// perItem gives a condition for each item that an answer node speaks of.
func (c *compiler) perItem(n content.Node) []condition {
	var mask reply
	for _, is := range n.Is {
		mask |= replies[is]
	}
	since, trend := maskOf(sinces, n.Since), maskOf(trends, n.Trend)
	var of []condition
	for i, item := range c.items {
		if n.Item == item.ID || (n.Group != "" && item.In(n.Group) && item.Polarity == "warns") {
			holds := answered(i, mask, since, trend)
			of = append(of, notAgain(n, i, holds))
		}
	}
	return of
}

// unraised lets an item that raises only once hold while it has not.
func unraised(i int, holds condition) condition {
	return func(s *scene) bool { return !s.raised.has(i) && holds(s) }
}

// answered holds when an item has one of the answers.
func answered(i int, is reply, since, trend uint8) condition {
	return func(s *scene) bool {
		said := s.said[i]
		if said.reply&is == 0 || said.since&since == 0 || said.trend&trend == 0 {
			return false
		}
		s.fired.add(i)
		return true
	}
}

// notAgain adds what Every and Fresh ask for.
func notAgain(n content.Node, i int, holds condition) condition {
	if n.Every == 0 && !n.Fresh {
		return holds
	}
	return func(s *scene) bool {
		if n.Fresh && s.stood.has(i) {
			return false
		}
		days, told := s.told(i)
		if told && days < n.Every && s.said[i].reply&(yes|notSure) == 0 {
			return false
		}
		return holds(s)
	}
}

// clear holds when every warning item of the names that applies to the person
// was answered with a clear no. It never depends on which form was used: what a
// form left out is not clear.
func (c *compiler) clear(names []string) condition {
	var of []int
	for i, item := range c.items {
		for _, name := range names {
			if item.ID == name || item.In(name) && item.Polarity == "warns" && len(item.After) == 0 && !item.Helper {
				of = append(of, i)
				break
			}
		}
	}
	return func(s *scene) bool {
		for _, i := range of {
			if s.said[i].reply&(no|notApply) == 0 && (s.said[i].reply != 0 || s.applies(i)) {
				return false
			}
		}
		return true
	}
}

func measured(n content.Node) condition {
	low, high := 0, 10
	if n.Min != nil {
		low = *n.Min
	}
	if n.Max != nil {
		high = *n.Max
	}
	return func(s *scene) bool {
		value, known := s.person.measure(n.Measure)
		return known && value >= low && value <= high
	}
}

func (c *compiler) window(n content.Node, easing bool) condition {
	tags := c.tagged(n.After)
	switch {
	case n.Days != nil && easing:
		from, to := time.Duration(n.Days.From)*day, time.Duration(n.Days.To)*day
		return func(s *scene) bool { return s.surely(tags, from, to) }
	case n.Days != nil:
		return func(s *scene) bool { return s.inDays(tags, n.Days.From, n.Days.To) }
	case n.Hours > 0 && easing:
		return func(s *scene) bool { return s.surely(tags, 0, time.Duration(n.Hours)*time.Hour) }
	case n.Hours > 0:
		return func(s *scene) bool { return s.inHours(tags, time.Duration(n.Hours)*time.Hour) }
	}
	return func(s *scene) bool { return s.inDays(tags, 0, maxDays) }
}
