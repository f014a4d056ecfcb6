package model

import (
	"slices"

	"backcoach/views"
)

// feels are the answers to how it is after something that may have helped.
var feels = []string{"better", "same", "worse"}

// drawFeels puts them on a page, and behind them what else may be done there.
func drawFeels(e env, p *views.Page, others ...string) {
	for i, id := range slices.Concat(feels, others) {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: sayFeeling(e, id)})
	}
}

func sayFeeling(e env, id string) string {
	if slices.Contains(feels, id) {
		return e.say("relief.feel." + id)
	}
	return e.say("medicine.taken_option." + id)
}

// afterwards asks how it is after something that was noted, or takes the note back.
type afterwards struct{ cursor int }

var afterwardsOthers = []string{"undo", "back"}

func (a *afterwards) choose(in Intent) string {
	if in.Kind == Back {
		return "back"
	}
	return menu(&a.cursor, in, slices.Concat(feels, afterwardsOthers))
}

func (a *afterwards) page(e env, title, lead string) views.Page {
	p := views.Page{
		Title: title, Lead: lead, Cursor: a.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	drawFeels(e, &p, afterwardsOthers...)
	return p
}
