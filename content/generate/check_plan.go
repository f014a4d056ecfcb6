package main

// checkPlan sees that progression has numbers that hold a step back, and that every
// rule of the day is named and has a source.
func (c *checker) checkPlan() {
	at := where{file: "plan.yaml"}
	p := c.plan.Progress
	for field, n := range map[string]int{"sessions": p.Sessions, "days": p.Days, "most_pain": p.MostPain, "most_now": p.MostNow, "most_early": p.MostEarly, "week_growth": p.WeekGrowth,
		"most_minutes": p.MostMinutes, "ease_level": p.EaseLevel} {
		if n < 1 {
			c.problem(at.at("progress", field), "%s has to be at least 1", field)
		}
	}
	if p.Sessions > p.Days {
		c.problem(at.at("progress", "sessions"), "%d sessions do not lie within %d days", p.Sessions, p.Days)
	}
	last := 0
	for _, m := range c.plan.Missed {
		if m.Days <= last || m.Levels < 1 && !m.Anew {
			c.problem(at.at("missed"), "missed days rise, and each takes a level or begins anew")
		}
		last = m.Days
	}
	var ids []string
	for _, r := range c.plan.Rules {
		ids = append(ids, r.ID)
		c.sourced(at.entry(r.ID), r.Sources)
		c.spoken(at.entry(r.ID), "plan_rule."+r.ID)
	}
	c.unique(at, ids)
}
