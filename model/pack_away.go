package model

import (
	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// A pack lies on the skin also while another page is shown, such as help or a warning
// check: its skin is asked about and its end comes, and both are heard all the same.

// packAway is the pack that lies on the skin, or came to its end, while another screen
// is shown; nil if there is none.
func (a *App) packAway() *pack {
	if p := a.skin; p != nil && a.screen != screen(p) && (p.lies() || p.away) {
		return p
	}
	return nil
}

// lookAway lets such a pack look where it is. Help about it gives way to it; anything else
// is gone on with, and its page follows.
func (a *App) lookAway() tea.Cmd {
	p := a.packAway()
	if p == nil {
		return nil
	}
	if p.lost { // the file says so: it ends when its page is shown, also after a restart
		if p.rung == 0 {
			p.announceEnd(a.env())
		}
		return nil
	}
	act := p.look(a.env())
	if h, ok := a.screen.(*help); ok && act != nil && h.under == screen(p) {
		return a.apply(act)
	}
	if ended, ok := act.(keep); ok {
		p.away = true
		a.keep(ended.records...)
	}
	return nil
}

// packNotice says on another page what is to be done with the pack; nil if it may lie.
func (a *App) packNotice(e env) *views.Notice {
	p := a.packAway()
	switch {
	case p == nil:
		return nil
	case p.lost, p.stage == packOver:
		return &views.Notice{Tone: views.Caution, Head: e.say("pack.away_over")}
	case p.stage == packSkin:
		return &views.Notice{Tone: views.Caution, Head: e.say("pack.away_skin")}
	}
	return nil
}

// Farewell is what has to be said when the program has been left: that a pack lies on the
// skin, which nobody tells to come off any more. "" if there is nothing.
func (a *App) Farewell() string {
	e := a.env()
	if p := a.skin; p != nil && p.stage == packOver && !p.seenOff && p.rec.Answers.First(coach.PackEnd) != "off" {
		return e.say("pack.away_over")
	}
	if p, on := onSkin(e, nil); on {
		if p.lost || p.lain(e.now) >= p.most() {
			return e.say("pack.away_over")
		}
		return e.say("pack.left_on", content.Args{"Time": p.until(e)})
	}
	return ""
}
