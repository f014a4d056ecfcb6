package model

import (
	"maps"
	"slices"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// check is the warning check: one question, list or card at a time, most
// dangerous first. One key answers; nothing is preselected and Enter alone does
// nothing. A level that was reached is acted on at once.
type check struct {
	rec  coach.Check
	page triage.Page
	part part
	item string   // the item that since, known and trend are about
	todo []string // ticked items of a list that still need their since
	// ticked is set while todo comes from a list, which offers yes and no only.
	ticked bool
	ask    asker
	// told are the levels that were shown as advice already, so that going on with
	// the rest does not show them again.
	told told
	past []triage.Page // answered pages before this one, for Back
	kept []triage.Page // answered pages after it, left as they are while it is asked again
	more bool          // ? was pressed: help and reason are shown
}

// told is what was shown of a result, on its two sides.
type told struct{ body, mind content.Urgency }

func toldBy(rec coach.Check) told {
	return told{rec.Side("body").Result.Urgency, rec.Side("mind").Result.Urgency}
}

// news names the side that is an EMERGENCY and was not shown yet, "" for none.
func (t told) news(now told) string {
	switch {
	case now.body == content.Emergency && t.body < now.body:
		return "body"
	case now.mind == content.Emergency && t.mind < now.mind:
		return "mind"
	}
	return ""
}

// part says what is being asked about the page.
type part int

const (
	partAnswer part = iota
	partNew         // ticked in a list: is it new, or known?
	partSince
	partKnown
	partTrend
)

// newCheck begins a check. The patient's own check is the full one, and so is a
// helper's.
func newCheck(e env, due *coach.Due, helper bool) *check {
	rec := coach.Check{Stamp: e.stamp(), Form: triage.Form{Kind: "full"}, Answers: triage.Answers{}, Person: e.state.Person(e.lib.Facts(), e.day)}
	if due != nil {
		rec.Form, rec.Trigger = due.Form, due.Trigger
	}
	rec.Form.Helper = helper
	c := &check{rec: rec}
	c.judge(e)
	c.nextPage(e)
	return c
}

// goOn takes up a check after its advice was read.
func goOn(e env, rec coach.Check) *check {
	c := &check{rec: rec, told: toldBy(rec)}
	c.rec.Answers = maps.Clone(rec.Answers)
	c.past = e.engine().Asked(rec.Person, rec.Form, rec.Answers, e.now.Wall)
	c.nextPage(e)
	return c
}

// shown is the check as a screen, or, when nothing is left to ask (a question
// no longer applies on a later day), its end.
func (c *check) shown() action {
	if len(c.page.Items) > 0 {
		return goTo{c}
	}
	c.rec.Finished = true
	return conclude{check: c.record()}
}

// nextPage asks the engine what comes next; false when nothing is left to ask.
func (c *check) nextPage(e env) bool {
	page, ok := e.engine().Next(c.rec.Person, c.rec.Form, c.rec.Answers, e.now.Wall)
	c.page, c.part, c.more = page, partAnswer, false
	if ok {
		c.ask = c.newAnswer(e)
	}
	return ok
}

// newAnswer makes the control for the page.
func (c *check) newAnswer(e env) asker {
	switch c.page.Kind {
	case "card":
		return newPickOne([]string{"none", "some", "not_sure"}, func(id string) string { return e.say("choice." + id) }, nil)
	case "list":
		q := content.Question{Choices: append(slices.Clone(c.page.Items), "none", "not_sure"), Alone: []string{"none", "not_sure"}}
		p := newPickMany(q, func(id string) string { return listLabel(e, id) }, nil)
		p.firm = true
		return p
	}
	item, _ := e.lib.Item(c.page.Items[0])
	return newPickOne(item.Choices, func(id string) string { return choiceLabel(e, item.ID, id) }, nil)
}

func (c *check) mode() mode {
	if c.part == partKnown {
		return typing
	}
	return choosing
}

// help shows the question in other words: that of the page, or of the line that
// is chosen in a list.
func (c *check) help(env) bool {
	if c.helped() == "" {
		return false
	}
	c.more = !c.more
	return true
}

// helped is the item that ? explains, "" if there is none.
func (c *check) helped() string {
	switch list, several := c.ask.(*pickMany); {
	case c.part != partAnswer:
		return ""
	case c.page.Kind == "single":
		return c.page.Items[0]
	case several && list.cursor >= 0 && list.cursor < len(c.page.Items):
		return c.page.Items[list.cursor]
	}
	return ""
}

func (c *check) take(in Intent, e env) action {
	if in.Repeat && in.Kind != Back {
		return nil // a held key never answers a warning question
	}
	if in.Kind == Back && c.more {
		c.more = false
		return nil
	}
	if in.Kind == Back {
		return c.back(e)
	}
	if in.Kind == Letter {
		if in = c.letter(in); in.Kind == Letter && in.Text != " " {
			return nil // a letter that names no answer never leads to one
		}
	}
	item := c.helped()
	done := c.ask.take(in)
	if !done {
		c.more = c.more && c.helped() == item // another line needs its own help
		return nil
	}
	values := c.ask.values()
	switch c.part {
	case partNew:
		c.update(func(a *triage.Answer) { a.Choice = values[0] })
	case partSince:
		c.since(values[0])
	case partKnown:
		c.known(values)
	case partTrend:
		c.update(func(a *triage.Answer) { a.Trend = values[0] })
	default:
		c.answer(e, values)
	}
	return c.follow(e)
}

// letter lets y and n answer a yes-or-no question, in the words of the language.
func (c *check) letter(in Intent) Intent {
	pick, ok := c.ask.(*pickOne)
	if !ok || c.part != partAnswer || c.page.Kind != "single" {
		return in
	}
	for i, id := range pick.ids {
		if (id == "yes" || id == "no") && strings.HasPrefix(strings.ToLower(pick.say(id)), strings.ToLower(in.Text)) {
			return Intent{Kind: Choose, N: i + 1}
		}
	}
	return in
}
