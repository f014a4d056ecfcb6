package coach

import (
	"slices"
	"strings"

	"backcoach/content"
	"backcoach/model/triage"
)

// Side gives what a check says about the mind or about the body alone, as if the
// other had not been asked: a result about both is told on two pages.
func (c Check) Side(about string) Check {
	of := func(r triage.Reason) bool { return (r.About == "mind") == (about == "mind") }
	all := c.Result.Reasons
	c.Result.Reasons = slices.DeleteFunc(slices.Clone(all), func(r triage.Reason) bool { return !of(r) })
	if len(all) > 0 || about == "mind" {
		c.Result.Urgency = content.SelfCare
	}
	for _, r := range c.Result.Reasons {
		c.Result.Urgency = max(c.Result.Urgency, r.Level)
	}
	if c.HeldMind {
		c.Held, c.HeldMood, c.HeldMind = content.SelfCare, c.Held, false
	}
	if about == "mind" {
		c.Held = content.SelfCare
	} else {
		c.HeldMood = content.SelfCare
	}
	return c
}

// Latest lists the treatments, the latest first.
func (p Profile) Latest() []triage.Treatment {
	latest := slices.Clone(p.Treatments)
	slices.SortStableFunc(latest, func(a, b triage.Treatment) int { return strings.Compare(b.Date, a.Date) })
	return latest
}
