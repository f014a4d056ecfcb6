package model

import (
	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// oneRung tells how a step is done and what to watch, and, if it is the one of today,
// asks how it went.
type oneRung struct {
	id     string
	from   *oneLadder
	cursor int
}

// stand is how the step stands now, and the reason why it is not to be tried; empty
// if it is.
func (o *oneRung) stand(e env) (coach.Step, coach.Reason) {
	return e.state.Trying(e.lib, e.now.Wall, o.id)
}

// options are how it went, by what it is; of a step that is not the one of now also,
// or only, that it should be.
func (o *oneRung) options(e env) []string {
	s, why := o.stand(e)
	var options []string
	switch {
	case e.readOnly || s.NoLoad && s.Done:
		return nil
	case why.ID == "" && s.NoLoad:
		options = []string{"done_it", notYet}
	case why.ID == "":
		options = []string{"easy", "hard", "hurt"}
	}
	switch {
	case s.Here && s.Done:
		options = append(options, "here_earlier")
	case s.Here: // Enter leads back, as from any step that waits
		options = []string{notYet, "here_later"}
	}
	return options
}

// notYet leads back from a step that is only looked at.
const notYet = "not_yet"

// at is the line of the cursor among the options; -1 where none is preselected.
func (o *oneRung) at(options []string) int {
	if o.cursor < 0 && len(options) > 0 && options[0] == notYet {
		return 0
	}
	return o.cursor
}

// rungFeels are the feels of the options, by what they say about the step.
var rungFeels = map[string]string{"easy": "easy", "hard": "hard", "hurt": "hurt", "done_it": "easy", "here_earlier": "here", "here_later": "here"}

func (o *oneRung) mode() mode { return choosing }

func (o *oneRung) take(in Intent, e env) action {
	options := o.options(e)
	if in.Kind == Back || in.Kind == Next && len(options) == 0 {
		return goTo{o.from}
	}
	o.cursor = o.at(options)
	choice := menu(&o.cursor, in, options)
	switch choice {
	case "":
		return nil
	case notYet:
		return goTo{o.from}
	}
	entry := coach.Entry{Stamp: e.stamp(), What: coach.EntryRung, Of: o.id, Feel: rungFeels[choice]}
	said := "ladder.said_" + entry.Feel
	switch choice {
	case "hurt":
		entry.Else = notSure // until it is answered: leaving in the middle asks for a check
	case "done_it":
		said = "ladder.said_done"
	}
	return reload{tried{entry, said, o.from}}
}

func (o *oneRung) view(e env) views.View {
	s, why := o.stand(e)
	p := views.Page{
		Title: e.say("ladder." + o.from.id + ".name"), Lead: rungName(e, s.Rung), Body: []string{sayRung(e, s.Rung, "how"), sayRung(e, s.Rung, "watch")},
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	p.Body = append(p.Body, sayStep(e, o.from.ladder(e), s, why)...)
	options := o.options(e)
	p.Cursor = o.at(options)
	for i, id := range options {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("ladder." + id)})
	}
	return p
}

// sayStep says how far one is with a step, or why it waits.
func sayStep(e env, l coach.Ladder, s coach.Step, why coach.Reason) []string {
	switch {
	case s.LeftOut && s.Why.ID == "condition":
		return []string{e.say("ladder.left_out", ladderArgs(e, s.Why))}
	case s.NoLoad && s.Done:
		return []string{e.say("ladder.done")}
	case s.NoLoad && why.ID == "":
		return []string{e.say("ladder.once")}
	case s.Tried && why.ID == "":
		return []string{e.say("ladder.told_today")}
	case s.Done && s.Why.ID == "":
		return []string{e.say("ladder.done")}
	case s.Here:
		return []string{sayWhy(e, why), e.say("ladder.here_ask")}
	case s.Why.ID == "next" && why.ID == "next" && l.SetBack:
		return []string{sayWhy(e, why), e.say("ladder.here_wait")}
	case why.ID != "":
		return []string{sayWhy(e, why)}
	}
	return []string{e.say("ladder.goes", content.Args{"N": l.Goes})}
}

// tried files how a step went, if the gate and the step's limits allow it. One that hurt
// is filed whatever they say: it asks for a check.
type tried struct {
	entry coach.Entry
	said  string // what the list says then
	from  *oneLadder
}

func (a *App) tried(act tried) tea.Cmd {
	e := a.env()
	ok, _ := a.mayStart(coach.LadderActivity(a.lib))
	if act.entry.Feel != "hurt" && (!ok || !act.allowed(e)) {
		return a.apply(goTo{act.from}) // the list says why
	}
	records := []coach.Record{act.entry}
	act.from.said = act.said
	if act.entry.Feel == "hurt" {
		return a.apply(keep{records, goTo{newHurtElse(e, act.entry, "ladder")}})
	}
	return a.apply(keep{records, goTo{act.from}})
}

// allowed tells whether the step may be told of like this as things stand now.
func (act tried) allowed(e env) bool {
	if act.entry.Feel == "here" {
		return e.state.Naming(e.lib, e.now.Wall, act.entry.Of)
	}
	_, why := e.state.Trying(e.lib, e.now.Wall, act.entry.Of)
	return why.ID == ""
}
