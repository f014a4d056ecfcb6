package triage_test

import (
	"slices"
	"testing"

	"backcoach/content"
	"backcoach/model/triage"
)

// ladder lists the answers to a question from harmless to worrying; those to an
// easing question the other way round.
func ladder(item content.Item) []string {
	var steps []string
	for _, choice := range order {
		if slices.Contains(item.Choices, choice) {
			steps = append(steps, choice)
		}
	}
	if item.Polarity == "eases" {
		slices.Reverse(steps)
	}
	return steps
}

// alone makes an engine in which one rule only can hold, or what one question
// means by itself. A rule above SOON is taken down to it: then no question leads
// to an emergency, which keeps what is required simple, and whether the rule
// holds stays the same. Every question has to be heeded by something, so there
// is one more rule that nobody in these tests makes hold.
func alone(t testing.TB, w content.Warnings, id string) *triage.Engine {
	t.Helper()
	e, err := triage.New(onlyRule(w, id))
	if err != nil {
		t.Fatalf("%s alone: %v", id, err)
	}
	return e
}

func onlyRule(w content.Warnings, id string) content.Warnings {
	all := content.Rule{ID: "everything at once", Level: content.Soon, About: "body"}
	only := w
	only.Items, only.Rules = slices.Clone(w.Items), nil
	for i := range only.Items {
		item := &only.Items[i]
		item.Emergency = false
		if item.ID != id {
			item.Levels, item.Unless, item.Once, item.Emergent = nil, nil, false, content.Emergent{}
		}
		if item.Polarity == "warns" {
			all.When.All = append(all.When.All, content.Node{Item: item.ID, Is: []string{"yes"}})
		}
	}
	markEmergencies(only.Items, id)
	for _, rule := range w.Rules {
		if rule.ID == id {
			rule.Level, rule.Emergent = min(rule.Level, content.Soon), content.Emergent{}
			only.Rules = append(only.Rules, rule)
		}
	}
	only.Rules = append(only.Rules, all)
	return only
}

// markEmergencies sets the flag of a question that means an emergency by itself,
// and of those that it follows.
func markEmergencies(items []content.Item, id string) {
	i := slices.IndexFunc(items, func(i content.Item) bool { return i.ID == id })
	if i < 0 || items[i].Levels["yes"] != content.Emergency {
		return
	}
	for j := range items {
		items[j].Emergency = i == j || slices.Contains(items[i].After, items[j].ID)
	}
}

// edges lists the days around the ends of every window in a rule.
func edges(w content.Warnings, id string) map[int]bool {
	days := map[int]bool{}
	visit := func(n content.Node) {
		if n.Days != nil {
			for _, day := range []int{n.Days.From - 1, n.Days.From, n.Days.To - 1, n.Days.To, n.Days.To + 1} {
				days[day] = true
			}
		}
		for more := -1; n.Hours > 0 && more <= 2; more++ {
			days[n.Hours/24+more] = true
		}
	}
	for _, n := range nodesOf(w, id) {
		walkNode(w, n, visit)
	}
	return days
}

// nodesOf gives the conditions of a rule, or of what a question means by itself.
func nodesOf(w content.Warnings, id string) []content.Node {
	var nodes []content.Node
	for _, rule := range w.Rules {
		if rule.ID == id {
			nodes = append(nodes, rule.When)
			if rule.Unless != nil {
				nodes = append(nodes, *rule.Unless)
			}
		}
	}
	for _, item := range w.Items {
		if item.ID == id && item.Unless != nil {
			nodes = append(nodes, *item.Unless)
		}
	}
	return nodes
}

// walkNode visits a node and all below it, through signs too.
func walkNode(w content.Warnings, n content.Node, visit func(content.Node)) {
	visit(n)
	below := slices.Concat(n.All, n.Any)
	if n.AtLeast != nil {
		below = append(below, n.AtLeast.Of...)
		if n.AtLeast.Each != nil {
			below = append(below, *n.AtLeast.Each)
		}
	}
	for _, sign := range w.Signs {
		if n.Sign != "" && sign.ID == n.Sign {
			below = append(below, sign.When)
		}
	}
	for _, child := range below {
		walkNode(w, child, visit)
	}
}
