package triage_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/triage"
)

// explaining finds the facts that explain a sign away where they are known to be
// there, and the rules that use them: the one way for a fact to lower.
func explaining() (facts, rules []string) {
	for _, id := range ruleIDs() {
		for _, n := range nodesOf(warnings, id) {
			walkNode(warnings, n, func(n content.Node) {
				if n.Has != "" {
					facts, rules = append(facts, n.Has), append(rules, id)
				}
			})
		}
	}
	return facts, slices.Compact(rules)
}

// knowing gives the person with a fact known to be there or to be absent.
func knowing(p triage.Person, fact string, there bool) triage.Person {
	p.Facts.Tick = maps.Clone(p.Facts.Tick)
	p.Facts.Tick[fact] = there
	return p
}

func notKnowing(p triage.Person, fact string) triage.Person {
	p.Facts.Tick = maps.Clone(p.Facts.Tick)
	delete(p.Facts.Tick, fact)
	return p
}

// Pregnancy never lowers a level (B1.23).
func TestPregnancyNeverLowers(t *testing.T) {
	e := newEngine(t)
	each(t, 100, func(t *rapid.T, c crowd, p triage.Person, a triage.Answers) {
		with, without := e.Judge(knowing(p, "pregnant", true), full, a, at(0)), e.Judge(knowing(p, "pregnant", false), full, a, at(0))
		if with.Urgency < without.Urgency {
			t.Fatalf("pregnant %v, else %v, with %v", with.Urgency, without.Urgency, warned(a))
		}
	})
}

// A fact that is there, or not known, never means less than one that is absent
// (clinical sections B3 and N2). Where one explains a sign away, nothing but the
// rule that says so goes down: without that rule it lowers nothing.
func TestFactsNeverLower(t *testing.T) {
	facts, rules := explaining()
	if len(rules) != 1 || rules[0] != "A6.swelling" {
		t.Errorf("the rules %v explain something away; say here why that is safe", rules)
	}
	w := warnings
	w.Rules = slices.DeleteFunc(slices.Clone(w.Rules), func(r content.Rule) bool { return slices.Contains(rules, r.ID) })
	rest, err := triage.New(w)
	if err != nil {
		t.Fatal(err)
	}
	e := newEngine(t)
	each(t, 100, func(t *rapid.T, c crowd, p triage.Person, a triage.Answers) {
		fact := oneOf(c, warnings.Facts).ID
		there, absent, unknown := knowing(p, fact, true), knowing(p, fact, false), notKnowing(p, fact)
		level := func(e *triage.Engine, p triage.Person) content.Urgency { return e.Judge(p, full, a, at(0)).Urgency }
		if got, least := level(e, unknown), max(level(e, there), level(e, absent)); got < least {
			t.Fatalf("%s: not known %v, known %v, with %v", fact, got, least, warned(a))
		}
		if level(rest, there) < level(rest, absent) {
			t.Fatalf("%s lowers more than %v, with %v", fact, rules, warned(a))
		}
		if !slices.Contains(facts, fact) && level(e, there) < level(e, absent) {
			t.Fatalf("%s lowers %v to %v, with %v", fact, level(e, absent), level(e, there), warned(a))
		}
	})
}

// Neither does age, and an age that is not known counts as the highest.
func TestAgeNeverLowers(t *testing.T) {
	e := newEngine(t)
	each(t, 100, func(t *rapid.T, c crowd, p triage.Person, a triage.Answers) {
		younger, older, unknown := p, p, p
		younger.Facts.Age = 1 + c.IntN(80)
		older.Facts.Age = younger.Facts.Age + 1 + c.IntN(30)
		unknown.Facts.Age = 0
		level := func(p triage.Person) content.Urgency { return e.Judge(p, full, a, at(0)).Urgency }
		if level(older) < level(younger) || level(unknown) < level(older) {
			t.Fatalf("at %d %v, at %d %v, not known %v, with %v", younger.Facts.Age, level(younger), older.Facts.Age, level(older), level(unknown), warned(a))
		}
	})
}
