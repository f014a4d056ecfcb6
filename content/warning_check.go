package content

import (
	"fmt"
	"slices"
)

// Problem is a mistake in the warning questions or rules. In names the file it
// stands in: items, signs, rules, facts or treatments.
type Problem struct{ In, ID, Text string }

// The answers that count, by how worrying they are. A condition that holds for
// one has to hold for all that follow, or raising an answer could lower the
// result (S2).
var moreWorrying = map[string][]string{
	"known":      {"not_sure", "yes"},
	"prefer_not": {"not_sure", "yes"},
	"not_sure":   {"yes"},
	"yes":        nil,
}

var (
	sinceChoices = []string{"today", "1-3d", "4-14d", "longer", "before", "unknown"}
	trendChoices = []string{"better", "same", "worse", "not_sure", "unknown"}
	measures     = []string{"now", "worst", "rise"}
)

// Problems lists every reason why the rules may not be used: above all whatever
// could let a more worrying answer lower the result (S2). Warnings without
// problems are safe to judge by, whatever else they say.
func (w Warnings) Problems() []Problem {
	c := &ruleChecker{Warnings: w, tags: w.Tags()}
	c.checkIDs()
	for _, item := range w.Items {
		c.in, c.id = "items", item.ID
		c.checkItem(item)
	}
	for i, sign := range w.Signs {
		c.in, c.id = "signs", sign.ID
		c.signs = w.Signs[:i] // a sign uses only those above it, so there are no circles
		c.node(sign.When, placeOf(sign.Eases))
	}
	c.signs = w.Signs
	for _, fact := range w.Facts {
		c.in, c.id = "facts", fact.ID
		c.checkFact(fact)
	}
	for _, rule := range w.Rules {
		c.in, c.id = "rules", rule.ID
		c.checkRule(rule)
	}
	c.checkHeeded()
	return c.problems
}

// Tags lists the tags that rules may use for treatments.
func (w Warnings) Tags() []string {
	tags := []string{"any"}
	for _, t := range w.Treatments {
		tags = append(append(tags, t.Type), t.Tags...)
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// In tells whether the item belongs to a group or set, or is meant itself.
func (i *Item) In(name string) bool {
	return i.ID == name || i.Group == name || slices.Contains(i.Sets, name)
}

// place is where a node stands, which decides what it may say.
type place string

const (
	raises  place = "when"    // worrying answers, facts, windows
	eases   place = "unless"  // all-clears, easing answers, what is known to be absent
	applies place = "applies" // facts and windows only: who is asked never depends on answers
	remarks place = "remark"  // a rule without a level, which may speak of anything worrying or easing
)

func placeOf(easing bool) place {
	if easing {
		return eases
	}
	return raises
}

// ruleChecker walks the rules; in and id say where it is.
type ruleChecker struct {
	Warnings
	tags     []string
	signs    []Sign
	in, id   string
	problems []Problem
}

func (c *ruleChecker) problem(format string, args ...any) {
	c.problems = append(c.problems, Problem{c.in, c.id, fmt.Sprintf(format, args...)})
}

func (c *ruleChecker) checkIDs() {
	seen := map[string]bool{}
	once := func(in, id string) {
		if id == "" || seen[id] {
			c.problems = append(c.problems, Problem{in, id, "needs an id of its own"})
		}
		seen[id] = true
	}
	for _, item := range c.Items {
		once("items", item.ID)
	}
	for _, rule := range c.Rules {
		once("rules", rule.ID)
	}
	for _, fact := range c.Facts {
		once("facts", "fact "+fact.ID)
	}
	for _, sign := range c.Signs {
		once("signs", "sign "+sign.ID)
	}
}

func (c *ruleChecker) checkRule(r Rule) {
	c.checkEmergent(r.Level == Emergency, r.Emergent)
	c.checkAbout(r.About)
	if r.Note && r.Level != SelfCare {
		c.problem("a note has no level")
	}
	if r.Level == SelfCare {
		c.node(r.When, remarks)
	} else {
		c.node(r.When, raises)
	}
	if r.Unless != nil {
		c.node(*r.Unless, eases)
	}
}

func (c *ruleChecker) checkEmergent(emergency bool, e Emergent) {
	switch {
	case emergency && !slices.Contains([]string{"call_now", "ed_now", "crisis"}, e.How):
		c.problem("an emergency has to say how: call_now, ed_now or crisis")
	case !emergency && e != Emergent{}:
		c.problem("how, fasting, poison and check_for belong to an emergency only")
	}
}

func (c *ruleChecker) checkFact(f Fact) {
	if f.Kind != FactYears && f.Kind != FactTick {
		c.problem("kind has to be years or tick")
	}
	if (f.Kind == FactTick) != (len(f.Choices) > 0) {
		c.problem("choices go with a tick, and only with it")
	}
}

func (c *ruleChecker) checkAbout(about string) {
	if about != "body" && about != "mind" {
		c.problem("about has to be body or mind")
	}
}
