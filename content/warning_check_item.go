package content

import "slices"

var (
	itemChoices = []string{"yes", "no", "not_sure", "known", "not_apply", "prefer_not"}
	formKinds   = []string{"short", "full"}
)

func (c *ruleChecker) checkItem(item Item) {
	for _, choice := range []string{"yes", "no", "not_sure"} {
		if !slices.Contains(item.Choices, choice) {
			c.problem("needs the choice %s", choice)
		}
	}
	c.known("choice", item.Choices, itemChoices)
	c.known("form", item.Forms, formKinds)
	c.checkAbout(item.About)
	if item.Card < 0 || item.Card > 4 || (item.Card > 0 && !slices.Contains(item.Forms, "short")) {
		c.problem("card %d: the cards 1 to 4 belong to the short form", item.Card)
	}
	for _, after := range item.After {
		if !slices.ContainsFunc(c.Items, func(i Item) bool { return i.ID == after && len(i.After) == 0 }) {
			c.problem("after %s: is no question that can have a follow-up", after)
		}
	}
	c.checkPolarity(item)
	c.checkLevels(item)
	c.checkNodes(item)
}

func (c *ruleChecker) checkNodes(item Item) {
	c.signs = c.Signs
	if item.Applies != nil {
		c.node(*item.Applies, applies)
	}
	if item.Sooner != nil {
		c.node(*item.Sooner, raises)
	}
	if item.Unless != nil {
		c.node(*item.Unless, eases)
	}
}

func (c *ruleChecker) checkPolarity(item Item) {
	switch item.Polarity {
	case "warns":
	case "eases":
		if len(item.Levels) > 0 || item.Emergency {
			c.problem("an easing item has no levels and is never required")
		}
		if len(item.After) == 0 {
			c.problem("an easing item is asked only after what it eases")
		}
	default:
		c.problem("polarity has to be warns or eases")
	}
}

// checkLevels holds the table of an item to two laws: a more worrying answer
// never means less, and not sure means at most one level less than yes and at
// least SOON (clinical section B2).
func (c *ruleChecker) checkLevels(item Item) {
	if len(item.Levels) == 0 {
		if item.Emergent != (Emergent{}) || item.Once {
			c.problem("how, fasting, poison, check_for and once belong to levels")
		}
		return
	}
	for choice, level := range item.Levels {
		above, counts := moreWorrying[choice]
		if !counts || !slices.Contains(item.Choices, choice) {
			c.problem("level for %s, which is no answer that can raise", choice)
		}
		for _, worse := range above {
			if item.Levels[worse] < level {
				c.problem("%s would mean less than %s", worse, choice)
			}
		}
	}
	if unsure := item.Levels["not_sure"]; unsure < max(Soon, item.Levels["yes"]-1) {
		c.problem("not_sure has to mean at least SOON, and at most one level less than yes")
	}
	c.checkEmergent(item.Levels["yes"] == Emergency, item.Emergent)
}

// checkHeeded reports warning items that no rule heeds, and items whose flag
// does not say whether they can lead to EMERGENCY.
func (c *ruleChecker) checkHeeded() {
	heeded, urgent := make([]bool, len(c.Items)), make([]bool, len(c.Items))
	for _, rule := range c.Rules {
		if rule.Level > SelfCare { // a remark heeds nothing
			c.mark(rule.When, c.Signs, heeded)
		}
		if rule.Level == Emergency {
			c.mark(rule.When, c.Signs, urgent)
		}
	}
	c.in = "items"
	for i, item := range c.Items {
		if urgent[i] = urgent[i] || item.Levels["yes"] == Emergency; !urgent[i] {
			continue
		}
		for at, parent := range c.Items { // without its answer the follow-up is never asked
			urgent[at] = urgent[at] || slices.Contains(item.After, parent.ID)
		}
	}
	for i, item := range c.Items {
		if item.Polarity != "warns" {
			continue
		}
		c.id = item.ID
		if len(item.Levels) == 0 && !heeded[i] {
			c.problem("no rule heeds it")
		}
		if urgent[i] != item.Emergency {
			c.problem("emergency has to be %v: that is what the rules make of it", urgent[i])
		}
	}
}

// mark marks the items that a node speaks of, also by group and sign. A sign uses
// only those above it, so that this ends where signs use each other in a circle.
func (c *ruleChecker) mark(n Node, signs []Sign, marked []bool) {
	for _, child := range slices.Concat(n.All, n.Any) {
		c.mark(child, signs, marked)
	}
	if n.AtLeast != nil {
		for _, child := range n.AtLeast.all() {
			c.mark(child, signs, marked)
		}
	}
	for i, sign := range signs {
		if n.Sign != "" && sign.ID == n.Sign {
			c.mark(sign.When, signs[:i], marked)
		}
	}
	if n.Item == "" && n.Group == "" {
		return
	}
	for i := range c.Items {
		marked[i] = marked[i] || n.Item == c.Items[i].ID || n.Group != "" && c.Items[i].In(n.Group)
	}
}
