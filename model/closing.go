package model

import (
	"slices"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// closing asks what came of an open result: three one-key questions (clinical
// section N6).
type closing struct {
	rec  coach.Check
	form *form
}

func newClosing(e env, rec coach.Check) *closing {
	return &closing{rec: rec, form: newForm(e, "closing", nil, coach.Answers{"body": yesNo(asksBody(rec))})}
}

// asksBody tells whether what was said can lock or unlock exercises.
func asksBody(rec coach.Check) bool {
	return rec.AboutBody() || rec.Level() == content.Soon && rec.TouchesBody()
}

func (c *closing) mode() mode { return c.form.mode() }

func (c *closing) take(in Intent, e env) action {
	switch c.form.take(in) {
	case formLeft:
		return goTo{newAdvice(e, c.rec)}
	case formFinished:
		a := c.form.answers
		told := coach.Closing{At: e.now.Wall.UTC(), ClockSet: e.stamp().ClockSet, Who: a.First("who"), Said: a.First("said"), Until: coach.Day(a.First("until")), Now: a.First("now")}
		if told.Who != "nobody" && !asksBody(c.rec) {
			told.Said = "did_not_say" // nothing is locked that could be unlocked: ask again tomorrow
		}
		records := e.state.Told(c.rec, told)
		c.rec.Closing = append(slices.Clone(c.rec.Closing), told)
		return keep{records, goTo{c.answer(e)}}
	}
	return nil
}

// answer says what the closing means: what is unlocked, for how long, and what
// comes next.
func (c *closing) answer(e env) screen {
	open := coach.StandingOf(c.rec, e.now.Wall)
	last := c.rec.Closing[len(c.rec.Closing)-1]
	id := "closing." + last.Said
	soon := c.rec.Level() == content.Soon
	if open.Level == content.Emergency && (last.Who == "nobody" || last.Now == "worse") {
		return newAdvice(e, c.rec)
	}
	switch {
	case soon && last.Now == "worse":
		id = "closing.soon_worse"
	case soon && last.Who == "nobody":
		id = "closing.soon_nobody"
	case soon && (last.Said == "carry_on" || last.Said == "did_not_say"):
		id = "closing.soon_told"
	case last.Who == "nobody":
		id = "closing.nobody"
	case !c.rec.AboutBody():
		id = "closing.mind"
	case last.Said == "carry_on" && open.Level >= content.SameDay:
		id = "closing.carry_on_emergency"
	}
	return newMessage(e, id, content.Args{"Day": SayDate(e.words, last.Until)})
}

func (c *closing) view(e env) views.View {
	p := c.form.page()
	p.Notice = reachedNotice(e, c.rec)
	p.Keys = c.form.hints(e.keys)
	return p
}
