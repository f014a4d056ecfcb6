package content

import (
	"maps"
	"slices"
)

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
	heeded, urgent := map[string]bool{}, map[string]bool{}
	for _, rule := range c.Rules {
		if rule.Level == SelfCare { // a remark heeds nothing
			continue
		}
		named := c.named(rule.When)
		maps.Copy(heeded, named)
		if rule.Level == Emergency {
			maps.Copy(urgent, named)
		}
	}
	c.in = "items"
	for _, item := range c.Items {
		if urgent[item.ID] = urgent[item.ID] || item.Levels["yes"] == Emergency; urgent[item.ID] {
			for _, parent := range item.After {
				urgent[parent] = true // without its answer the follow-up is never asked
			}
		}
	}
	for _, item := range c.Items {
		if item.Polarity != "warns" {
			continue
		}
		c.id = item.ID
		if len(item.Levels) == 0 && !heeded[item.ID] {
			c.problem("no rule heeds it")
		}
		if want := urgent[item.ID]; want != item.Emergency {
			c.problem("emergency has to be %v: that is what the rules make of it", want)
		}
	}
}

// named lists the items that a node speaks of, also by group and sign.
func (c *ruleChecker) named(n Node) map[string]bool {
	ids := map[string]bool{}
	of := slices.Concat(n.All, n.Any)
	if n.AtLeast != nil {
		of = append(of, n.AtLeast.all()...)
	}
	for _, sign := range c.Signs {
		if sign.ID == n.Sign {
			of = append(of, sign.When)
		}
	}
	for _, child := range of {
		maps.Copy(ids, c.named(child))
	}
	for _, item := range c.Items {
		if n.Item == item.ID || (n.Group != "" && item.In(n.Group)) {
			ids[item.ID] = true
		}
	}
	return ids
}
