package model

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
	"backcoach/views"
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
	ask  asker
	// told is the level that was shown as advice already, so that going on with
	// the rest does not show it again.
	told content.Urgency
	past []triage.Page // for Back
	more bool          // ? was pressed: help and reason are shown
}

// part says what is being asked about the page.
type part int

const (
	partAnswer part = iota
	partSince
	partKnown
	partTrend
)

// newCheck begins a check. The patient's own check is the full one.
func newCheck(e env, due *coach.Due) *check {
	rec := coach.Check{Stamp: e.stamp(), Form: triage.Form{Kind: "full"}, Answers: triage.Answers{}, Person: e.state.Person(e.day)}
	if due != nil {
		rec.Form, rec.Trigger = due.Form, due.Trigger
	}
	c := &check{rec: rec, told: content.Soon}
	c.judge(e)
	c.nextPage(e)
	return c
}

// goOn takes up a check after its advice was read.
func goOn(e env, rec coach.Check) *check {
	c := &check{rec: rec, told: rec.Result.Urgency}
	c.rec.Answers = maps.Clone(rec.Answers)
	c.nextPage(e)
	return c
}

// nextPage asks the engine what comes next; false when nothing is left to ask.
func (c *check) nextPage(e env) bool {
	page, ok := e.engine.Next(c.rec.Person, c.rec.Form, c.rec.Answers, e.now.Wall)
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
		return newPickMany(q, func(id string) string { return listLabel(e, id) }, nil)
	}
	item, _ := e.lib.Item(c.page.Items[0])
	return newPickOne(item.Choices, func(id string) string { return choiceLabel(e, item.ID, id) }, nil)
}

func listLabel(e env, id string) string {
	if id == "none" || id == "not_sure" {
		return e.say("list.choice." + id)
	}
	return e.say("item." + id + ".ask")
}

// choiceLabel is an item's own label for a choice, or the common one.
func choiceLabel(e env, item, choice string) string {
	if own := "item." + item + "." + choice; e.words.Has(own) {
		return e.say(own)
	}
	return e.say("choice." + choice)
}

func (c *check) mode() mode {
	if c.part == partKnown {
		return typing
	}
	return choosing
}

// help shows the question in other words.
func (c *check) help(env) bool {
	c.more = !c.more
	return true
}

func (c *check) take(in Intent, e env) action {
	if in.Repeat && in.Kind != Back {
		return nil // a held key never answers a warning question
	}
	if in.Kind == Back {
		return c.back(e)
	}
	if in.Kind == Letter {
		in = c.letter(in)
	}
	if !c.ask.take(in) {
		return nil
	}
	values := c.ask.values()
	switch c.part {
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

// answer records what was said to a page.
func (c *check) answer(e env, values []string) {
	c.past = append(c.past, c.page)
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
	c.deepen()
	for len(c.todo) > 0 {
		c.item = c.todo[0]
		if c.followUp(e) {
			c.judge(e)
			return c.save()
		}
		c.todo = c.todo[1:]
	}
	c.judge(e)
	if c.rec.Result.Urgency > c.told && c.rec.Result.Urgency == content.Emergency && !c.easing(e) {
		c.told = content.Emergency
		c.rec.Finished = !c.peek(e)
		return conclude{c.record()}
	}
	if c.nextPage(e) {
		return c.save()
	}
	c.rec.Finished = true
	return conclude{c.record()}
}

// deepen turns a short check into a full one at the first answer that is not a
// no (clinical section B5).
func (c *check) deepen() {
	for _, id := range c.todo {
		if c.rec.Form.Kind == "short" && c.rec.Answers[id].Choice != "no" {
			c.rec.Form.Kind = "full"
		}
	}
}

// easing tells whether the next page is the easing question of what was just
// answered ("is it wearing off?"). It is asked first, with the number already
// on the screen.
func (c *check) easing(e env) bool {
	page, ok := e.engine.Next(c.rec.Person, c.rec.Form, c.rec.Answers, e.now.Wall)
	if !ok {
		return false
	}
	item, _ := e.lib.Item(page.Items[0])
	return item.Polarity == "eases"
}

// followUp puts the next question about c.item, if there is one.
func (c *check) followUp(e env) bool {
	item, _ := e.lib.Item(c.item)
	a := c.rec.Answers[c.item]
	worrying := a.Choice == "yes" || a.Choice == "not_sure"
	switch {
	case a.Choice == "known" && c.part < partKnown:
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
	c.update(func(a *triage.Answer) {
		if len(values) == 0 {
			a.Choice = "not_sure"
			return
		}
		a.KnownBy = values[0]
	})
}

func (c *check) judge(e env) {
	c.rec.Result = e.engine.Judge(c.rec.Person, c.rec.Form, c.rec.Answers, e.now.Wall)
}

// peek tells whether there is more to ask, without going there.
func (c *check) peek(e env) bool {
	_, more := e.engine.Next(c.rec.Person, c.rec.Form, c.rec.Answers, e.now.Wall)
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
		return conclude{c.record()}
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
	c.told = max(c.rec.Result.Urgency, content.Soon)
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

// short says the emergency in a window that is too small for anything else.
func (c *check) short(e env) string {
	if c.rec.Result.Urgency < content.Emergency {
		return ""
	}
	return shortAdvice(e, c.rec)
}

func (c *check) view(e env) views.View {
	p := views.Page{Title: e.say("check.title"), Words: wordsOf(e.words), Keys: c.hints(e.keys)}
	p.At, p.Of = e.engine.Progress(c.rec.Person, c.rec.Form, c.rec.Answers, e.now.Wall)
	p.At = min(p.At+1, p.Of)
	p.Notice = reachedNotice(e, c.rec)
	c.question(e, &p)
	c.ask.draw(&p)
	return p
}

func (c *check) hints(k keymap) []views.Key {
	switch c.ask.(type) {
	case *pickMany:
		return hints(k.tick, k.next, k.back, k.help)
	case *write:
		return hints(k.next, k.back)
	}
	return hints(k.up, k.next, k.back, k.help)
}

// question puts the words of what is asked onto the page.
func (c *check) question(e env, p *views.Page) {
	item := c.page.Items[0]
	if c.part != partAnswer {
		item = c.item
		p.Said = []views.Said{{Ask: e.say("item." + item + ".ask"), Answer: choiceLabel(e, item, c.rec.Answers[item].Choice)}}
	}
	switch {
	case c.part == partSince:
		p.Lead = e.say("since.ask")
	case c.part == partKnown:
		p.Lead = e.say("check.known")
	case c.part == partTrend:
		p.Lead = e.say("trend.ask")
	case c.page.Kind == "card":
		id := "card." + strconv.Itoa(c.page.Card)
		p.Lead, p.Body = e.say("card.ask", content.Args{"Title": e.say(id + ".title")}), bullets(e.words.List(id+".lines"))
	case c.page.Kind == "list":
		p.Lead = e.say("list.ask")
	default:
		p.Lead = e.say("item." + item + ".ask")
		p.Body = strings.Split(e.say("item."+item+".help"), "\n")
		if c.more {
			p.Body = append(p.Body, e.say("item."+item+".why"))
		}
	}
}

// bullets marks the lines of a list.
func bullets(lines []string) []string {
	marked := make([]string, len(lines))
	for i, line := range lines {
		marked[i] = "• " + line
	}
	return marked
}
