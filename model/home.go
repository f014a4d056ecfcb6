package model

import (
	"backcoach/views"
)

// home is for the people around the patient: to answer the warning check for
// somebody, and the card to hang up.
type home struct {
	pick *pickOne
}

func newHome(e env) *home {
	return &home{newPickOne([]string{"helper", "card"}, func(id string) string { return e.say("home." + id) }, nil)}
}

func (h *home) mode() mode { return choosing }

func (h *home) take(in Intent, e env) action {
	switch {
	case in.Kind == Back:
		return goBack{}
	case !h.pick.take(in):
		return nil
	case h.pick.values()[0] == "helper":
		return openCheck{helper: true}
	}
	return goTo{newHousehold(e, h)}
}

func (h *home) view(e env) views.View {
	p := views.Page{
		Title: e.say("today.more.home"), Lead: e.say("home.ask"), Body: e.words.List("home.text"),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	h.pick.draw(&p)
	return p
}

func (h *home) asked() asker { return h.pick }
