package model

import (
	"strconv"
	"strings"

	"backcoach/content"
	"backcoach/views"
)

func listLabel(e env, id string) string {
	switch {
	case id == "none" || id == "not_sure":
		return e.say("list.choice." + id)
	case strings.HasPrefix(id, "problem."):
		return e.say(id)
	}
	return e.say("item." + id + ".line")
}

// choiceLabel is an item's own label for a choice, or the common one.
func choiceLabel(e env, item, choice string) string {
	if own := "item." + item + "." + choice; e.words.Has(own) {
		return e.say(own)
	}
	return e.say("choice." + choice)
}

// newLabel is the label of an answer to "is it new?".
func newLabel(e env, item, choice string) string {
	if choice == "yes" {
		return e.say("check.new_yes")
	}
	return choiceLabel(e, item, choice)
}

// short says the emergency in a window that is too small for anything else.
func (c *check) short(e env) string {
	if c.rec.Result.Urgency < content.Emergency {
		return ""
	}
	return shortAdvice(e, c.rec)
}

func (c *check) view(e env) views.View {
	p := views.Page{Title: e.say(c.title()), Words: wordsOf(e.words), Keys: c.hints(e.keys)}
	p.At, p.Of = e.engine().Progress(c.rec.Person, c.rec.Form, c.rec.Answers, e.now.Wall)
	p.At = min(p.At+1, p.Of)
	p.Notice = askedNotice(e, c.rec, c.page.Items[0])
	c.question(e, &p)
	if id := "today.due." + c.rec.Trigger; len(c.past) == 0 && c.part == partAnswer && e.words.Has(id) { // nobody asked for it: it says why it comes
		p.Body = append([]string{e.say("check.why_now", content.Args{"Why": e.say(id)})}, p.Body...)
	}
	c.ask.draw(&p)
	return p
}

// title says when somebody answers for the patient: all questions say "you".
func (c *check) title() string {
	if c.rec.Form.Helper {
		return "check.title_helper"
	}
	return "check.title"
}

func (c *check) hints(k keymap) []views.Key {
	switch c.ask.(type) {
	case *pickMany:
		return hints(k.tick, k.next, k.back, k.help, k.scroll)
	case *write:
		return hints(k.next, k.back)
	}
	return hints(k.up, k.next, k.back, k.help, k.scroll)
}

// question puts the words of what is asked onto the page.
func (c *check) question(e env, p *views.Page) {
	item := c.page.Items[0]
	if c.part != partAnswer {
		item = c.item
		said := c.rec.Answers[item].Choice
		if c.part == partKnown {
			said = "known"
		}
		p.Said = []views.Said{{Ask: e.say("item." + item + ".ask"), Answer: choiceLabel(e, item, said)}}
	}
	switch {
	case c.part == partNew:
		p.Lead = e.say("check.new")
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
		if c.more {
			item = c.helped()
			p.Body = append([]string{e.say("item." + item + ".ask")}, explained(e, item, true)...)
		}
	default:
		p.Lead = e.say("item." + item + ".ask")
		p.Body = explained(e, item, c.more)
	}
}

// explained are the paragraphs below a question: what counts and what does not,
// and, when asked for, the question in other words and why it is asked.
func explained(e env, item string, more bool) []string {
	again, rest, _ := strings.Cut(e.say("item."+item+".help"), "\n")
	paragraphs := strings.Split(rest, "\n")
	if more {
		return append(append([]string{again}, paragraphs...), e.say("item."+item+".why"))
	}
	return paragraphs
}

// bullets marks the lines of a list.
func bullets(lines []string) []string {
	marked := make([]string, len(lines))
	for i, line := range lines {
		marked[i] = "• " + line
	}
	return marked
}
