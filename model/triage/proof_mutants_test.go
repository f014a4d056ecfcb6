package triage_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"backcoach/content"
	"backcoach/model/triage"
)

// A mutant is a rule with one mistake in it: a condition that is missing, a day
// too many, an answer that should not count.
type mutant struct {
	what string
	node content.Node
}

// mutants makes every single mistake in a node and below. Signs are taken apart
// by themselves.
func mutants(n content.Node) []mutant {
	found := slices.Concat(mutantLists(n), mutantAnswers(n), mutantNumbers(n))
	for i := range n.After {
		m := n
		m.After = without(n.After, i)
		found = append(found, mutant{"not after " + n.After[i], m})
	}
	for _, tag := range warnings.Tags() {
		m := n
		m.After = append(slices.Clone(n.After), tag)
		if len(n.After) > 0 && kindsOf(m.After) > kindsOf(n.After) {
			found = append(found, mutant{"also after " + tag, m})
		}
	}
	for i := range n.Clear {
		m := n
		m.Clear = without(n.Clear, i)
		found = append(found, mutant{n.Clear[i] + " need not be clear", m})
	}
	return found
}

func without[T any](list []T, i int) []T { return slices.Delete(slices.Clone(list), i, i+1) }

// kindsOf counts the kinds of treatment that have one of the tags.
func kindsOf(tags []string) int {
	count := 0
	for _, kind := range warnings.Treatments {
		if slices.ContainsFunc(append(kind.Tags, kind.Type, "any"), func(tag string) bool { return slices.Contains(tags, tag) }) {
			count++
		}
	}
	return count
}

// mutantLists leaves out each part of a list in turn, or puts a mutant of it in
// its place.
func mutantLists(n content.Node) []mutant {
	var found []mutant
	add := func(list []content.Node, put func(m *content.Node, list []content.Node)) {
		for i, child := range list {
			if len(list) > 1 {
				m := n
				put(&m, without(list, i))
				found = append(found, mutant{fmt.Sprintf("without %s", describe(child)), m})
			}
			for _, below := range mutants(child) {
				changed := slices.Clone(list)
				changed[i] = below.node
				m := n
				put(&m, changed)
				found = append(found, mutant{below.what, m})
			}
		}
	}
	add(n.All, func(m *content.Node, list []content.Node) { m.All = list })
	add(n.Any, func(m *content.Node, list []content.Node) { m.Any = list })
	if n.AtLeast != nil && n.AtLeast.Each != nil {
		for _, below := range mutants(*n.AtLeast.Each) {
			m := n
			m.AtLeast = &content.Count{N: n.AtLeast.N, Each: &below.node}
			found = append(found, mutant{below.what, m})
		}
	}
	return found
}

// mutantAnswers counts one answer more or less, one time or trend more or less.
func mutantAnswers(n content.Node) []mutant {
	var found []mutant
	for i := range n.Is {
		m := n
		m.Is = without(n.Is, i)
		found = append(found, mutant{n.Item + n.Group + " is not " + n.Is[i], m})
	}
	for _, is := range []string{"known", "prefer_not", "not_sure"} {
		if len(n.Is) > 0 && !slices.Contains(n.Is, is) {
			m := n
			m.Is = append(slices.Clone(n.Is), is)
			found = append(found, mutant{n.Item + n.Group + " is " + is, m})
		}
	}
	for _, since := range []string{"today", "1-3d", "4-14d", "longer", "before", "unknown"} {
		if len(n.Since) > 0 {
			m := n
			m.Since = toggle(n.Since, since)
			found = append(found, mutant{fmt.Sprintf("%s since %v", n.Item+n.Group, m.Since), m})
		}
	}
	for _, trend := range []string{"better", "same", "worse", "not_sure", "unknown"} {
		if len(n.Trend) > 0 {
			m := n
			m.Trend = toggle(n.Trend, trend)
			found = append(found, mutant{fmt.Sprintf("%s trend %v", n.Item+n.Group, m.Trend), m})
		}
	}
	return found
}

// toggle adds a name to a list, or takes it out.
func toggle(list []string, name string) []string {
	if i := slices.Index(list, name); i >= 0 {
		return without(list, i)
	}
	return append(slices.Clone(list), name)
}

// oneOff gives two mutants: one more and one less of a number.
func oneOff(n content.Node, what string, change func(m *content.Node, by int)) []mutant {
	var found []mutant
	for _, by := range []int{-1, 1} {
		m := n
		change(&m, by)
		found = append(found, mutant{fmt.Sprintf("%s %+d", what, by), m})
	}
	return found
}

func mutantNumbers(n content.Node) []mutant {
	var found []mutant
	plus := func(number *int, by int) *int { by += *number; return &by }
	if n.Min != nil {
		found = append(found, oneOff(n, n.Fact+n.Measure+" min", func(m *content.Node, by int) { m.Min = plus(n.Min, by) })...)
	}
	if n.Max != nil {
		found = append(found, oneOff(n, n.Measure+" max", func(m *content.Node, by int) { m.Max = plus(n.Max, by) })...)
	}
	if n.Every > 0 {
		found = append(found, oneOff(n, "every", func(m *content.Node, by int) { m.Every += by })...)
	}
	if n.AtLeast != nil {
		found = append(found, oneOff(n, "at least", func(m *content.Node, by int) {
			m.AtLeast = &content.Count{N: n.AtLeast.N + by, Of: n.AtLeast.Of, Each: n.AtLeast.Each}
		})...)
	}
	if n.Fresh {
		m := n
		m.Fresh = false
		found = append(found, mutant{"also what stood before", m})
	}
	return append(found, mutantWindow(n)...)
}

// mutantWindow moves each end of a window by a day: patients are judged at noon.
func mutantWindow(n content.Node) []mutant {
	if n.Hours > 0 {
		return oneOff(n, "days of hours", func(m *content.Node, by int) { m.Hours += 24 * by })
	}
	if n.Days == nil {
		return nil
	}
	found := oneOff(n, "last day", func(m *content.Node, by int) { m.Days = &content.DayRange{From: n.Days.From, To: n.Days.To + by} })
	for _, m := range oneOff(n, "first day", func(m *content.Node, by int) { m.Days = &content.DayRange{From: n.Days.From + by, To: n.Days.To} }) {
		if m.node.Days.From >= 0 { // what is to come never counts
			found = append(found, m)
		}
	}
	return found
}

func describe(n content.Node) string {
	if list := len(n.All) + len(n.Any); list > 0 {
		return fmt.Sprintf("a list of %d", list)
	}
	if n.AtLeast != nil {
		return fmt.Sprintf("at least %d", n.AtLeast.N)
	}
	return strings.Join(append(append([]string{n.Item + n.Group + n.Sign + n.Fact + n.Lacks + n.Has + n.Measure}, n.After...), n.Clear...), " ")
}

// A broken set of rules, and the rule that its mistake is in or that uses it.
type broken struct {
	what string
	w    content.Warnings
	uses []string
}

// breakRules makes every single mistake in every rule, in what answers mean by
// themselves, and in every sign.
func breakRules() []broken {
	var all []broken
	for i, rule := range warnings.Rules {
		change := func(what string, put func(r *content.Rule)) {
			w := warnings
			w.Rules = slices.Clone(w.Rules)
			put(&w.Rules[i])
			all = append(all, broken{rule.ID + ": " + what, w, []string{rule.ID}})
		}
		for _, m := range mutants(rule.When) {
			change(m.what, func(r *content.Rule) { r.When = m.node })
		}
		if rule.Unless != nil {
			change("never eased", func(r *content.Rule) { r.Unless = nil })
			for _, m := range mutants(*rule.Unless) {
				change("unless "+m.what, func(r *content.Rule) { r.Unless = &m.node })
			}
		}
	}
	return slices.Concat(all, breakSigns(), breakItems())
}

func breakSigns() []broken {
	var all []broken
	for i, sign := range warnings.Signs {
		var uses []string
		for _, id := range ruleIDs() {
			for _, n := range nodesOf(warnings, id) {
				walkNode(warnings, n, func(n content.Node) {
					if n.Sign == sign.ID && !slices.Contains(uses, id) {
						uses = append(uses, id)
					}
				})
			}
		}
		for _, m := range mutants(sign.When) {
			w := warnings
			w.Signs = slices.Clone(w.Signs)
			w.Signs[i].When = m.node
			all = append(all, broken{"sign " + sign.ID + ": " + m.what, w, uses})
		}
	}
	return all
}

func breakItems() []broken {
	var all []broken
	for i, item := range warnings.Items {
		change := func(what string, put func(i *content.Item)) {
			w := warnings
			w.Items = slices.Clone(w.Items)
			put(&w.Items[i])
			all = append(all, broken{item.ID + ": " + what, w, []string{item.ID}})
		}
		for choice, level := range item.Levels {
			for _, other := range []content.Urgency{level - 1, level + 1} {
				if other >= content.SelfCare && other <= content.Emergency {
					levels := maps.Clone(item.Levels)
					levels[choice] = other
					change(choice+" means "+other.String(), func(i *content.Item) { i.Levels = levels })
				}
			}
		}
		if item.Once {
			change("more than once", func(i *content.Item) { i.Once = false })
		}
		if item.Unless != nil && len(item.Levels) > 0 {
			change("never eased", func(i *content.Item) { i.Unless = nil })
		}
	}
	return all
}

// noticed tells whether the table would notice the mistake: some entry fails, or
// the rules are refused in the first place.
func (b broken) noticed(proofs []proof) bool {
	noticed := false
	for _, id := range b.uses {
		w := onlyRule(b.w, id)
		e, err := triage.New(w)
		if err != nil {
			return true
		}
		for _, c := range proofs {
			if c.Rule == id && !noticed {
				trial{c, e, mostOf(proofs, id), edges(warnings, id), func(string, ...any) { noticed = true }}.run()
			}
		}
	}
	return noticed
}

// harmless are mistakes that change nothing, so that nobody could notice them.
var harmless = []string{
	// Its first part says so already.
	"B1.1: ces since [longer today]", "B1.1: ces since [longer 1-3d]", "B1.1: ces since [longer 4-14d]", "B1.1: ces since [longer unknown]",
	// Every nerve sign is an answer of the group that stands beside it.
	"sign nerve_doubt: without nerve_sign",
	// The yes is asked for beside it.
	"A1.cord: myelopathy is not_sure",
	// The window of every procedure covers that day.
	"B1.7: first day +1", "B1.7b: first day +1", "sign fever: first day +1",
	// The window of RFA is the longer one.
	"sign expected_flare: also after injection", "sign expected_flare: also after rfa",
}

// The table notices every single mistake in the rules, the signs, and in what an
// answer means by itself: nothing stands in them by accident.
func TestTableNoticesEveryMistake(t *testing.T) {
	if racing {
		t.Skip("too slow with the race detector")
	}
	t.Parallel()
	proofs, all, missed := newProofs(t), breakRules(), []string{}
	for _, b := range all {
		if !b.noticed(proofs) {
			missed = append(missed, b.what)
		}
	}
	for _, what := range missed {
		if !slices.Contains(harmless, what) {
			t.Errorf("nobody would notice %s", what)
		}
	}
	for _, what := range harmless {
		if !slices.Contains(missed, what) {
			t.Errorf("%s is noticed, or is no mistake any more", what)
		}
	}
	t.Logf("%d mistakes", len(all))
}
