package coach

import (
	"slices"

	"backcoach/content"
	"backcoach/model/triage"
)

// Person gathers what the warning rules look at besides the answers, as known
// on a day.
func (s State) Person(facts []content.Fact, day Day) triage.Person {
	p := triage.Person{
		Treatments: s.Profile.Treatments,
		Facts:      s.withStopped(s.Profile.Facts(facts)),
		Raised:     s.Profile.Raised,
		Now:        -1, Worst: -1,
		Usual: s.Usual(day),
		Asked: map[string]int{},
		Told:  map[string]int{},
	}
	if now, ok := s.PainNow(day); ok {
		p.Now = now
	}
	for _, c := range s.on(day) {
		if worst, ok := c.Answers.Int("back_worst"); ok {
			p.Worst = max(p.Worst, worst)
		}
	}
	for _, c := range s.Checks {
		remember(&p, c, day.Since(c.Day))
	}
	return p
}

// remember adds what an earlier check, so many days ago, means for the next one:
// what was asked, what was told as known, and what stood already. Checks come
// in the order of their time, so the latest counts.
func remember(p *triage.Person, c Check, days int) {
	for item, a := range c.Answers {
		if a.Choice != "skip" {
			p.Asked[item] = days
		}
	}
	for _, item := range c.Asked {
		p.Asked[item] = days
	}
	for _, r := range c.Result.Reasons {
		for _, item := range r.Items {
			if a := c.Answers[item].Choice; a == "known" || a == "prefer_not" {
				p.Told[item] = days
			}
		}
	}
	if c.Finished && c.Result.Complete {
		p.Stood = standing(p.Stood, c.Answers)
	}
}

// standing brings the items that were not a clear no up to date with a later
// check: what it did not ask, or was skipped, stands as before.
func standing(stood []string, answers triage.Answers) []string {
	stood = slices.DeleteFunc(slices.Clone(stood), func(item string) bool {
		a, again := answers[item]
		return again && a.Choice != "skip"
	})
	for item, a := range answers {
		if a.Choice != "no" && a.Choice != "skip" {
			stood = append(stood, item)
		}
	}
	slices.Sort(stood)
	return stood
}
