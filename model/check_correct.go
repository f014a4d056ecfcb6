package model

import (
	"maps"

	"backcoach/content"
	"backcoach/model/triage"
)

// back leaves a follow-up unanswered, or returns to the page before, to answer
// it again. A correction that would lower EMERGENCY or SAME_DAY asks first
// whether it was a mistake; both answers are kept. On the first page it leaves
// the check unfinished.
func (c *check) back(e env) action {
	if c.part != partAnswer { // left unanswered: not known, which counts as new
		if c.part == partKnown {
			c.known(nil)
		}
		return c.follow(e)
	}
	if len(c.past) == 0 {
		return conclude{check: c.record()}
	}
	if c.rec.Level() >= content.SameDay {
		return goTo{correctCheck(e, c)}
	}
	c.reopen(e)
	return c.save()
}

// reopen asks the page before again.
func (c *check) reopen(e env) {
	page := c.past[len(c.past)-1]
	c.past = c.past[:len(c.past)-1]
	c.forget(page.Items)
	c.page, c.part, c.todo = page, partAnswer, nil
	c.ask = c.newAnswer(e)
	c.judge(e)
}

// correct takes back the answers that led to EMERGENCY or SAME_DAY, as answered
// by mistake, and asks them again.
func (c *check) correct(e env) {
	deciding := c.deciding()
	c.rec = c.rec.Hold()
	c.forget(deciding)
	c.judge(e)
	c.told = toldBy(c.rec)
	c.past, c.todo = nil, nil
	c.nextPage(e)
}

// deciding lists the answered items behind a result of SAME_DAY or more.
func (c *check) deciding() []string {
	var items []string
	for _, r := range c.rec.Result.Reasons {
		for _, item := range r.Items {
			if _, ok := c.rec.Answers[item]; ok && r.Level >= content.SameDay {
				items = appendNew(items, item)
			}
		}
	}
	return items
}

// forget takes answers back; those that were not a no stay in Was.
func (c *check) forget(items []string) {
	c.rec.Answers, c.rec.Was = maps.Clone(c.rec.Answers), maps.Clone(c.rec.Was)
	for _, id := range items {
		if old, ok := c.rec.Answers[id]; ok && old.Choice != "no" {
			if c.rec.Was == nil {
				c.rec.Was = triage.Answers{}
			}
			c.rec.Was[id] = old
		}
		delete(c.rec.Answers, id)
	}
	c.rec.Finished = false
}
