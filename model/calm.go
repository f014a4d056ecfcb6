package model

import (
	"strconv"
	"strings"

	"backcoach/content"
	"backcoach/views"
)

// calm lists what calms, with how long it takes and what helped this patient.
type calm struct {
	under  screen
	cursor int
}

func newCalm(_ env, under screen) screen { return &calm{under: under} }

func (c *calm) mode() mode { return choosing }

// calming are the guides that are listed.
func calming(e env) []content.Guide {
	var all []content.Guide
	for _, g := range e.lib.Guides() {
		if g.Kind == content.GuideCalm {
			all = append(all, g)
		}
	}
	return all
}

func (c *calm) take(in Intent, e env) action {
	guides := calming(e)
	switch in.Kind {
	case Up, Down:
		c.cursor = step(c.cursor, in.Kind, len(guides))
	case Choose:
		if i := choiceIndex(in.N, len(guides)); i >= 0 {
			c.cursor = i
			return openGuide{guides[i].ID, c}
		}
	case Next:
		return openGuide{guides[c.cursor].ID, c}
	case Back:
		return goTo{c.under}
	}
	return nil
}

func (c *calm) view(e env) views.View {
	p := views.Page{
		Title: e.say("guide.title.calm"), Lead: e.say("guide.calm.lead"), Cursor: c.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	for i, g := range calming(e) {
		p.Choices = append(p.Choices, views.Choice{
			Key: choiceKey(i, digitChoices), Label: e.say("guide." + g.ID + ".name"), Hint: guideLine(e, g),
		})
	}
	return p
}

// guideLine tells of a guide in one line: what it is, how long, and whether it helped.
func guideLine(e env, g content.Guide) string {
	var minutes []string
	for _, l := range e.state.Guided(e.lib, g, e.day).Lengths {
		minutes = append(minutes, strconv.Itoa(l.Minutes))
	}
	line := e.say("guide.calm.line", content.Args{"About": e.say("guide." + g.ID + ".about"), "Minutes": strings.Join(minutes, ", ")})
	if helped := sayTally(e, e.state.TallyOf(g.ID)); helped != "" {
		return e.say("guide.calm.helped_line", content.Args{"Line": line, "Helped": helped})
	}
	return line
}
