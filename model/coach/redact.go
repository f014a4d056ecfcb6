package coach

import (
	"maps"
	"slices"

	"backcoach/content"
	"backcoach/model/triage"
)

// Redacted gives the check as it may be stored: without private answers, and
// without what they alone led to, unless the patient agreed to keep them
// (clinical section N9). What was asked may stay, what was answered may not. A
// body result stays, because it locks exercises, but no longer names the
// private item.
func (p Profile) Redacted(c Check, private func(item string) bool) Check {
	if p.KeepsPrivate() {
		return c
	}
	c.Answers = withoutPrivate(c.Answers, private)
	c.Was = withoutPrivate(c.Was, private)
	c.Person = redactPerson(c.Person, private)
	c.Result.Missing = slices.DeleteFunc(slices.Clone(c.Result.Missing), private)
	c.Result.Reasons = redactReasons(c.Result.Reasons, private)
	c.Result.Urgency = content.SelfCare
	for _, r := range c.Result.Reasons {
		c.Result.Urgency = max(c.Result.Urgency, r.Level)
	}
	if c.HeldMind {
		c.Held, c.HeldMind = content.SelfCare, false
	}
	if c.Level() < content.SameDay { // what came of it would tell that there was more
		c.Closing, c.ResolvedBy = nil, ""
	}
	return c
}

func withoutPrivate(a triage.Answers, private func(string) bool) triage.Answers {
	kept := triage.Answers{}
	for item, answer := range a {
		if !private(item) {
			kept[item] = answer
		}
	}
	return kept
}

// redactPerson takes out what earlier checks of this run of the program had
// told.
func redactPerson(p triage.Person, private func(string) bool) triage.Person {
	hidden := func(item string, _ int) bool { return private(item) }
	p.Told = maps.Clone(p.Told)
	maps.DeleteFunc(p.Told, hidden)
	p.Stood = slices.DeleteFunc(slices.Clone(p.Stood), private)
	return p
}

func redactReasons(reasons []triage.Reason, private func(string) bool) []triage.Reason {
	var kept []triage.Reason
	for _, r := range reasons {
		if r.About == "mind" {
			continue
		}
		r.Items = slices.DeleteFunc(slices.Clone(r.Items), private)
		kept = append(kept, r)
	}
	return kept
}
