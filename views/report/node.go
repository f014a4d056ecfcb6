package report

import (
	"strconv"
	"strings"

	"backcoach/content"
)

// node prints a condition as an indented list, so that it reads like its
// sentence.
func (p *page) node(indent int, n content.Node) {
	switch {
	case n.All != nil:
		p.branch(indent, p.say("node.all"), n.All)
	case n.Any != nil:
		p.branch(indent, p.say("node.any"), n.Any)
	case n.AtLeast != nil && n.AtLeast.Each != nil:
		p.add(indent, p.say("node.at_least", content.Args{"Count": n.AtLeast.N}))
		p.node(indent+3, *n.AtLeast.Each)
	case n.AtLeast != nil:
		p.branch(indent, p.say("node.at_least", content.Args{"Count": n.AtLeast.N}), n.AtLeast.Of)
	default:
		p.add(indent, "- "+p.leaf(n))
	}
}

func (p *page) branch(indent int, head string, children []content.Node) {
	p.add(indent, head)
	for _, child := range children {
		p.node(indent+3, child)
	}
}

// leaf says a condition without parts.
func (p *page) leaf(n content.Node) string {
	switch {
	case n.Item != "" || n.Group != "":
		return p.answered(n)
	case n.Sign != "":
		return p.say("node.sign", content.Args{"Sign": n.Sign})
	case n.Fact != "" && n.Min != nil:
		return p.say("node.years", content.Args{"Fact": n.Fact, "Min": *n.Min})
	case n.Fact != "":
		return p.say("node.fact", content.Args{"Fact": n.Fact})
	case n.Lacks != "":
		return p.say("node.lacks", content.Args{"Fact": n.Lacks})
	case n.Has != "":
		return p.say("node.has", content.Args{"Fact": n.Has})
	case n.Measure != "" && n.Min != nil:
		return p.say("node.least", content.Args{"Measure": p.say("measure." + n.Measure), "Min": *n.Min})
	case n.Measure != "":
		return p.say("node.most", content.Args{"Measure": p.say("measure." + n.Measure), "Max": *n.Max})
	case n.Clear != nil:
		return p.say("node.clear", content.Args{"Items": strings.Join(n.Clear, ", ")})
	}
	return p.window(n)
}

// answered says which answers of which question count.
func (p *page) answered(n content.Node) string {
	what := n.Item
	if n.Group != "" {
		what = p.say("node.group", content.Args{"Group": n.Group})
	}
	text := p.say("node.answer", content.Args{"Item": what, "Is": p.oneOf(n.Is)})
	if len(n.Since) > 0 {
		text += p.say("node.since", content.Args{"Since": p.oneOf(n.Since)})
	}
	if len(n.Trend) > 0 {
		text += p.say("node.trend", content.Args{"Trend": p.oneOf(n.Trend)})
	}
	if n.Every > 0 {
		text += p.say("node.every", content.Args{"Days": n.Every})
	}
	if n.Fresh {
		text += p.say("node.fresh")
	}
	return text
}

// oneOf joins what counts alike.
func (p *page) oneOf(names []string) string { return strings.Join(names, " "+p.say("or")+" ") }

func (p *page) window(n content.Node) string {
	after := content.Args{"After": p.oneOf(n.After)}
	switch {
	case n.Days != nil:
		after["From"], after["To"] = strconv.Itoa(n.Days.From), strconv.Itoa(n.Days.To)
		return p.say("node.days", after)
	case n.Hours > 0:
		after["Hours"] = n.Hours
		return p.say("node.hours", after)
	}
	return p.say("node.ever", after)
}
