package triage

import (
	"errors"
	"fmt"
	"slices"

	"backcoach/content"
)

// Engine judges by one version of questions and rules. It never changes after
// New and may be used from several goroutines.
type Engine struct {
	ruleset string
	items   []item
	index   map[string]int // place in items by id
	rules   []rule         // in the order of the content, then the items' own levels
	kinds   []kind
}

// item is a question, ready to be judged.
type item struct {
	content.Item
	offered reply // the choices it offers
	eases   bool
	after   []int     // places of the items it follows
	applies condition // nil for everybody
	sooner  condition // nil for never
}

// rule is a rule, ready to be judged.
type rule struct {
	content.Rule
	when   condition
	unless condition // nil for never
}

// kind is a row of the table of treatments.
type kind struct {
	row  content.TreatmentKind
	tags tagSet
}

// New prepares the rules. It refuses rules that could break S2 or S3, and names
// every reason; see [content.Warnings.Problems].
func New(w content.Warnings) (*Engine, error) {
	var errs []error
	for _, p := range w.Problems() {
		errs = append(errs, fmt.Errorf("%s %s: %s", p.In, p.ID, p.Text))
	}
	c := newCompiler(w)
	if len(w.Items) > maxItems || len(c.tags) > maxTags {
		errs = append(errs, fmt.Errorf("more than %d questions or %d treatment tags", maxItems, maxTags))
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	for _, s := range w.Signs {
		c.signs[s.ID] = c.compile(s.When, s.Eases)
	}
	e := &Engine{ruleset: w.Ruleset, index: c.index}
	for _, i := range w.Items {
		e.items = append(e.items, c.item(i))
	}
	for _, r := range w.Rules {
		e.rules = append(e.rules, rule{r, c.compile(r.When, false), c.optional(r.Unless, true)})
	}
	for _, i := range w.Items {
		e.rules = append(e.rules, c.levels(i)...)
	}
	for _, t := range w.Treatments {
		e.kinds = append(e.kinds, kind{t, c.tagged(append(slices.Clone(t.Tags), t.Type, "any"))})
	}
	return e, nil
}

func (c *compiler) item(i content.Item) item {
	compiled := item{
		Item:    i,
		eases:   i.Polarity == "eases",
		applies: c.optional(i.Applies, false),
		sooner:  c.optional(i.Sooner, false),
	}
	for _, choice := range i.Choices {
		compiled.offered |= replies[choice]
	}
	for _, id := range i.After {
		compiled.after = append(compiled.after, c.index[id])
	}
	return compiled
}

// levels writes out the table of an item as rules: one for each level, which
// holds for every answer that means at least as much.
func (c *compiler) levels(i content.Item) []rule {
	var rules []rule
	for _, level := range []content.Urgency{content.Emergency, content.SameDay, content.Soon} {
		var mask reply
		reached := false
		for choice, means := range i.Levels {
			if means >= level {
				mask |= replies[choice]
			}
			reached = reached || means == level
		}
		if !reached {
			continue
		}
		when := answered(c.index[i.ID], mask, anySince, anyTrend)
		if i.Once {
			when = unraised(c.index[i.ID], when)
		}
		rules = append(rules, rule{i.Rule(level), when, c.optional(i.Unless, true)})
	}
	return rules
}
