package model

import (
	"backcoach/model/coach"
	"backcoach/views"
)

// hurtElse asks the one thing that is asked of every pain that stops something:
// "anything else with it?" (clinical section N8). Until it is answered it stands for
// "not sure", which asks for a full check (T12); a clear no leads to calm words.
type hurtElse struct {
	entry coach.Entry
	of    string // what hurt, as its words are found: ladder | sport
	pick  *pickOne
}

func newHurtElse(e env, entry coach.Entry, of string) *hurtElse {
	return &hurtElse{entry, of, newPickOne([]string{"something", "nothing", notSure}, func(id string) string { return e.say("form.hurt.else." + id) }, nil)}
}

func (h *hurtElse) mode() mode   { return choosing }
func (h *hurtElse) asked() asker { return h.pick }

func (h *hurtElse) take(in Intent, e env) action {
	if !h.pick.take(in) { // there is no way back behind it
		return nil
	}
	h.entry.Else = h.pick.values()[0]
	records := []coach.Record{h.entry}
	if h.entry.Else == "nothing" {
		return keep{records, goTo{newMessage(e, h.of+"_hurt", nil)}}
	}
	return keep{records, fullCheck(h.entry.At)}
}

func (h *hurtElse) view(e env) views.View {
	p := views.Page{
		Title: e.say(h.of + ".hurt_title"), Lead: e.say("form.hurt.else.ask"), Body: []string{e.say("form.hurt.else.help")},
		Keys: hints(e.keys.up, e.keys.next, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	h.pick.draw(&p)
	return p
}
