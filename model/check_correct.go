package model

import (
	"maps"
	"slices"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// back leaves a follow-up unanswered, or returns to the page before, to answer
// it again. On the first page it leaves the check unfinished.
func (c *check) back(e env) action {
	if c.part != partAnswer { // left unanswered: not known, which counts as new
		if c.part == partKnown {
			c.known(nil)
		}
		return c.follow(e)
	}
	return c.revisit(e)
}

// revisit asks the page before again, whatever it was answered. A correction that
// may lower EMERGENCY or SAME_DAY asks first whether it was a mistake; both answers
// are kept.
func (c *check) revisit(e env) action {
	if len(c.past) == 0 {
		return conclude{check: c.record()}
	}
	if len(c.decidingHere()) > 0 {
		return goTo{correctCheck(e, c)}
	}
	return c.reopen(e)
}

// skip goes on to the page before, and leaves the answers to this one.
func (c *check) skip(e env) action {
	last := len(c.past) - 1
	c.past, c.kept = c.past[:last:last], append([]triage.Page{c.past[last]}, c.kept...)
	return c.revisit(e)
}

// reopen takes the answers to the page before back and asks them again. A level of
// SAME_DAY or more that was reached is held until the check is finished.
func (c *check) reopen(e env) action {
	last := len(c.past) - 1
	page := c.past[last]
	c.past = c.past[:last:last]
	if c.rec.Level() >= content.SameDay {
		c.rec = c.rec.Hold()
	}
	c.forget(page.Items)
	c.page, c.part, c.todo, c.more = page, partAnswer, nil, false
	c.ask = c.newAnswer(e)
	c.judge(e)
	now := toldBy(c.rec)
	c.told = told{min(c.told.body, now.body), min(c.told.mind, now.mind)}
	return keep{[]coach.Record{c.record()}, goTo{c}}
}

// decidingHere lists the items of the page before that are behind a result of
// SAME_DAY or more.
func (c *check) decidingHere() []string {
	page := c.past[len(c.past)-1]
	return slices.DeleteFunc(c.deciding(), func(id string) bool { return !slices.Contains(page.Items, id) })
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
