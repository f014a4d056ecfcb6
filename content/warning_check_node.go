package content

import "slices"

// node checks one node and all below it, for the place it stands in.
func (c *ruleChecker) node(n Node, at place) {
	if parts := n.parts(); parts != 1 {
		c.problem("%s: a node has exactly one part, not %d", at, parts)
		return
	}
	if n.strays() {
		c.problem("%s: says more than its part can mean: %+v", at, n)
	}
	switch {
	case n.All != nil || n.Any != nil:
		for _, child := range slices.Concat(n.All, n.Any) {
			c.node(child, at)
		}
	case n.AtLeast != nil:
		c.atLeast(*n.AtLeast, at)
	case n.Item != "" || n.Group != "":
		c.leaf(n, at)
	case n.Sign != "":
		c.sign(n.Sign, at)
	case n.Measure != "":
		c.measure(n, at)
	case n.Clear != nil:
		c.clear(n, at)
	case n.known() != "" || n.Fact != "":
		c.fact(n, at)
	default:
		c.window(n)
	}
}

// strays tells whether a node says something that its part does not heed: who
// reads the rule would take it for more than the engine does. An empty list says
// nothing, and would always hold or never.
func (n Node) strays() bool {
	answers := n.Item != "" || n.Group != ""
	switch {
	case !answers && (len(n.Is)+len(n.Since)+len(n.Trend)+n.Every > 0 || n.Fresh):
	case n.Min != nil && n.Fact == "" && n.Measure == "", n.Max != nil && n.Measure == "":
	case n.After == nil && (n.Days != nil || n.Hours != 0):
	case n.All != nil && len(n.All) == 0, n.Any != nil && len(n.Any) == 0, n.After != nil && len(n.After) == 0, n.Clear != nil && len(n.Clear) == 0:
	default:
		return false
	}
	return true
}

// parts counts how many of its parts a node has.
func (n Node) parts() int {
	count := 0
	for _, has := range []bool{
		n.All != nil, n.Any != nil, n.AtLeast != nil, n.Item != "", n.Group != "", n.Sign != "",
		n.Fact != "", n.Lacks != "", n.Has != "", n.Measure != "", n.After != nil, n.Clear != nil,
	} {
		if has {
			count++
		}
	}
	return count
}

func (c *ruleChecker) atLeast(count Count, at place) {
	most := len(count.Of)
	if count.Each != nil {
		most = len(c.itemsOf(*count.Each))
	}
	if at == eases || count.N < 1 || count.N > most {
		c.problem("%s: at_least %d of %d can not stand here", at, count.N, most)
	}
	if count.Each != nil && (len(count.Of) > 0 || count.Each.Group == "") {
		c.problem("%s: at_least counts a list, or each item of one group", at)
	}
	for _, child := range count.all() {
		c.node(child, at)
	}
}

// all are the nodes that a count speaks of.
func (c Count) all() []Node {
	if c.Each != nil {
		return append(slices.Clone(c.Of), *c.Each)
	}
	return c.Of
}

// itemsOf lists the items that an answer node speaks of.
func (c *ruleChecker) itemsOf(n Node) []Item {
	var items []Item
	for i := range c.Items {
		item := &c.Items[i]
		if item.ID == n.Item || (n.Group != "" && item.In(n.Group) && item.Polarity == "warns") {
			items = append(items, *item)
		}
	}
	return items
}

// leaf checks an answer: a worrying one of a warning item, or, where something
// is eased, the clear yes of an easing item.
func (c *ruleChecker) leaf(n Node, at place) {
	items := c.itemsOf(n)
	if len(items) == 0 {
		c.problem("%s: there is no item or group %s%s", at, n.Item, n.Group)
		return
	}
	easing := items[0].Polarity == "eases"
	switch {
	case at == applies:
		c.problem("%s: who is asked may not depend on answers (%s%s)", at, n.Item, n.Group)
	case easing && !slices.Equal(n.Is, []string{"yes"}):
		c.problem("%s: %s counts only on a clear yes", at, n.Item)
	case easing && at == raises:
		c.problem("%s: %s eases, so it may not raise", at, n.Item)
	case !easing && at == eases:
		c.problem("%s: %s%s warns, so it may not ease; use clear", at, n.Item, n.Group)
	}
	c.answers(n, items, at)
}

func (c *ruleChecker) answers(n Node, items []Item, at place) {
	if len(n.Is) == 0 {
		c.problem("%s: %s%s needs the answers it means", at, n.Item, n.Group)
	}
	for _, is := range n.Is {
		above, counts := moreWorrying[is]
		if !counts {
			c.problem("%s: %s is no reason to raise (%s%s)", at, is, n.Item, n.Group)
		}
		if !slices.ContainsFunc(items, func(i Item) bool { return slices.Contains(i.Choices, is) }) {
			c.problem("%s: %s%s has no choice %s", at, n.Item, n.Group, is)
		}
		for _, worse := range above {
			if !slices.Contains(n.Is, worse) {
				c.problem("%s: %s without %s (%s%s)", at, is, worse, n.Item, n.Group)
			}
		}
	}
	c.known("since", n.Since, sinceChoices)
	c.known("trend", n.Trend, trendChoices)
	for _, item := range items {
		if (len(n.Since) > 0 && !item.Timing) || (len(n.Trend) > 0 && !item.Trend) {
			c.problem("%s: %s is not asked since when, or how it goes", at, item.ID)
		}
	}
}

func (c *ruleChecker) sign(id string, at place) {
	i := slices.IndexFunc(c.signs, func(s Sign) bool { return s.ID == id })
	switch {
	case i < 0:
		c.problem("%s: there is no sign %s above", at, id)
	case at == applies:
		c.problem("%s: who is asked may not depend on answers (%s)", at, id)
	case c.signs[i].Eases && at == raises, !c.signs[i].Eases && at == eases:
		c.problem("%s: the sign %s may not stand here", at, id)
	}
}

func (c *ruleChecker) measure(n Node, at place) {
	c.known("measure", []string{n.Measure}, measures)
	if at == eases && (n.Max == nil || n.Min != nil) {
		c.problem("%s: a measure eases by max only", at)
	}
	if at != eases && (n.Min == nil || n.Max != nil) {
		c.problem("%s: a measure raises by min only", at)
	}
}

func (c *ruleChecker) clear(n Node, at place) {
	if at != eases {
		c.problem("%s: the absence of a warning may stand only after unless", at)
	}
	for _, name := range n.Clear {
		if !slices.ContainsFunc(c.Items, func(i Item) bool { return i.In(name) && i.Polarity == "warns" }) {
			c.problem("%s: there is no warning item or group %s", at, name)
		}
	}
}

func (c *ruleChecker) fact(n Node, at place) {
	switch {
	case n.known() != "" && at != eases:
		c.problem("%s: what is known of %s may stand only after unless", at, n.known())
	case n.Fact != "" && at == eases:
		c.problem("%s: fact %s may not ease; use lacks or has", at, n.Fact)
	}
	fact, ok := find(c.Facts, func(f Fact) bool { return f.ID == n.Fact+n.known() })
	switch {
	case !ok:
		c.problem("%s: unknown fact %s%s", at, n.Fact, n.known())
	case (fact.Kind == FactYears) != (n.Min != nil) || (fact.Kind == FactYears && n.known() != ""):
		c.problem("%s: fact %s: years go with min, a tick without", at, fact.ID)
	}
}

// known is the fact that a node wants to be certain of.
func (n Node) known() string { return n.Lacks + n.Has }

func (c *ruleChecker) window(n Node) {
	c.known("after", n.After, c.tags)
	if n.Hours < 0 || (n.Hours > 0 && n.Days != nil) {
		c.problem("a window has days or hours")
	}
}

// known reports names that are not on a list.
func (c *ruleChecker) known(what string, names, list []string) {
	for _, name := range names {
		if !slices.Contains(list, name) {
			c.problem("unknown %s %s", what, name)
		}
	}
}
