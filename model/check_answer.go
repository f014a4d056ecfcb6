package model

import (
	"maps"
	"slices"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// answer records what was said to a page.
func (c *check) answer(e env, values []string) {
	c.past, c.kept = append(append(c.past, c.page), c.kept...), nil
	c.ticked = c.page.Kind == "list"
	switch {
	case c.page.Kind == "single":
		c.item = c.page.Items[0]
		c.rec.Answers[c.item] = triage.Answer{Choice: values[0]}
		c.todo = []string{c.item}
	case c.page.Kind == "card" && values[0] == "none":
		for _, id := range c.page.Items {
			c.rec.Answers[id] = triage.Answer{Choice: "no", Via: "card"}
		}
	case c.page.Kind == "card":
		c.rec.Form.Opened = append(slices.Clone(c.rec.Form.Opened), c.page.Card)
	case values[0] == "not_sure":
		c.rec.Form.Items = append(slices.Clone(c.rec.Form.Items), c.page.Items...)
	default:
		for _, id := range c.page.Items {
			choice := "no"
			if slices.Contains(values, id) {
				choice = "yes"
				c.todo = append(c.todo, id)
			}
			c.rec.Answers[id] = triage.Answer{Choice: choice}
		}
	}
}

// follow asks what belongs to the answer – since when, who knows, which way it
// goes – and then judges and goes on. An emergency is shown at the first moment.
func (c *check) follow(e env) action {
	c.deepen(e)
	for len(c.todo) > 0 {
		c.item = c.todo[0]
		if c.followUp(e) {
			c.judge(e)
			return c.save()
		}
		c.todo = c.todo[1:]
	}
	c.judge(e)
	if about := c.told.news(toldBy(c.rec)); about != "" && !c.easing(e) {
		c.told = toldBy(c.rec)
		c.rec.Finished = !c.peek(e)
		return conclude{c.record(), about}
	}
	if c.nextPage(e) {
		return c.save()
	}
	c.rec.Finished = true
	return conclude{check: c.record()}
}

// deepen turns a short check, and one about medicines alone, into a full one at
// the first answer about the body that is not a no (clinical section B5).
func (c *check) deepen(e env) {
	for _, id := range c.todo {
		item, _ := e.lib.Item(id)
		short := c.rec.Form.Kind == "short" || c.rec.Form.Kind == "targeted" && item.About == "body"
		if short && c.rec.Answers[id].Choice != "no" {
			c.rec.Form.Kind = "full"
		}
	}
}

// easing tells whether the next page is the easing question of what was just
// answered ("is it wearing off?"), or whether it was answered with yes and what it
// asks to be clear is not asked yet. That comes first, with the number already on
// the screen: an emergency that was shown is not taken back by later answers.
func (c *check) easing(e env) bool {
	page, ok := e.engine().Next(c.rec.Person, c.rec.Form, c.rec.Answers, e.now.Wall)
	if !ok {
		return false
	}
	item, _ := e.lib.Item(page.Items[0])
	return item.Polarity == "eases" || c.mayEase(e)
}

// mayEase tells whether no to all that is open would leave no emergency.
func (c *check) mayEase(e env) bool {
	answers := maps.Clone(c.rec.Answers)
	eased := false
	for _, item := range e.lib.Warnings().Items {
		if _, said := answers[item.ID]; !said && item.Polarity == "warns" {
			answers[item.ID] = triage.Answer{Choice: "no"}
		}
		eased = eased || item.Polarity == "eases" && answers[item.ID].Choice == "yes"
	}
	return eased && e.engine().Judge(c.rec.Person, c.rec.Form, answers, e.now.Wall).Urgency < content.Emergency
}

// followUp puts the next question about c.item, if there is one.
func (c *check) followUp(e env) bool {
	item, _ := e.lib.Item(c.item)
	a := c.rec.Answers[c.item]
	worrying := a.Choice == "yes" || a.Choice == "not_sure"
	switch {
	case a.Choice == "yes" && c.ticked && c.part < partNew && slices.Contains(item.Choices, "known"):
		c.part, c.ask = partNew, newPickOne(newChoices, func(id string) string { return newLabel(e, c.item, id) }, nil)
	case a.Choice == "known" && c.part < partKnown:
		delete(c.rec.Answers, c.item) // open until it is said who knows
		c.part, c.ask = partKnown, newWrite(content.Question{Kind: "text", Optional: true}, func(id string) string { return e.say(id) }, nil, e.day)
	case worrying && item.Timing && c.part < partSince:
		c.part, c.ask = partSince, newPickOne(sinceChoices, func(id string) string { return e.say("since." + id) }, nil)
	case worrying && item.Trend && c.part < partTrend:
		c.part, c.ask = partTrend, newPickOne(trendChoices, func(id string) string { return e.say("trend." + id) }, nil)
	default:
		c.part = partAnswer
		return false
	}
	return true
}

// sinceChoices are the answers to "when did it start or last get worse?".
// "before" is longer, began before the treatment and no worse.
var sinceChoices = []string{"today", "1-3d", "4-14d", "longer", "before", "unknown"}

// newChoices are the answers to "is it new?", of what was ticked in a list and may
// be known for long.
var newChoices = []string{"yes", "known", "not_sure"}

var trendChoices = []string{"better", "same", "worse", "not_sure"}

func (c *check) update(change func(*triage.Answer)) {
	a := c.rec.Answers[c.item]
	change(&a)
	c.rec.Answers[c.item] = a
}

func (c *check) since(choice string) {
	c.update(func(a *triage.Answer) {
		switch choice {
		case "before":
			a.Since, a.Before = "longer", true
		case "unknown":
			a.Since = ""
		default:
			a.Since = choice
		}
	})
}

// known keeps who knows about it. Without a name it counts as not sure.
func (c *check) known(values []string) {
	c.rec.Answers[c.item] = triage.Answer{Choice: "not_sure"}
	if len(values) > 0 {
		c.rec.Answers[c.item] = triage.Answer{Choice: "known", KnownBy: values[0]}
	}
}

func (c *check) judge(e env) {
	c.rec.Result = e.engine().Judge(c.rec.Person, c.rec.Form, c.rec.Answers, e.now.Wall)
	c.rec.Overdue = coach.OverdueOf(c.rec, e.lib)
}

// peek tells whether there is more to ask, without going there.
func (c *check) peek(e env) bool {
	_, more := e.engine().Next(c.rec.Person, c.rec.Form, c.rec.Answers, e.now.Wall)
	return more
}

// record is the check as it stands, with answers of its own: the screen goes on
// writing into its map.
func (c *check) record() coach.Check {
	rec := c.rec
	rec.Answers = maps.Clone(rec.Answers)
	return rec
}

// save keeps the check as it stands; the screen stays.
func (c *check) save() action { return keep{[]coach.Record{c.record()}, nil} }
