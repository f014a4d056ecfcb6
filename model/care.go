package model

import (
	"slices"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// care is the record of what others do for the back, massage and the like, with the
// clinic's word on it, and what the record says must not be.
type care struct {
	eased
	under  screen
	cursor int
	said   string
}

func newCare(e env, under screen) screen { return &care{under: under} }

func (c *care) mode() mode { return choosing }

func (c *care) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{c.under}
	}
	if act := takeLine(&c.cursor, in, c.lines(e), e); act != nil {
		c.said = ""
		return act
	}
	return nil
}

func (c *care) lines(e env) []dayStep {
	var lines []dayStep
	if !e.readOnly {
		lines = append(lines, dayStep{
			choice: views.Choice{Label: e.say("care.note")}, act: func(e env) action { return goTo{newCareForm(e, c)} },
		})
	}
	for _, t := range slices.Backward(e.state.Care()) {
		choice := views.Choice{Label: sayCare(e, t), Hint: e.say("care.clinic." + t.Answers.First("clinic"))}
		lines = append(lines, dayStep{choice: choice, act: func(e env) action { return c.open(e, t) }})
	}
	return counted(append(lines, dayStep{choice: views.Choice{Label: e.say("relief.option.back")}, act: func(env) action { return goTo{c.under} }}))
}

func (c *care) open(e env, t coach.Entry) action {
	if e.readOnly {
		return nil
	}
	return goTo{&oneCare{afterwards: afterwards{-1}, told: t, under: c}}
}

func sayCare(e env, t coach.Entry) string {
	return e.say("care.entry", content.Args{"What": e.say("form.care.kind." + t.Of), "When": sayDistance(e.words, t.Day, e.day)})
}

func (c *care) view(e env) views.View {
	lines := c.lines(e)
	p := views.Page{
		Title: e.say("care.title"), Lead: e.say("care.lead"), Body: append(againstCare(e), e.say("care.ask_first")),
		Cursor: min(c.cursor, len(lines)-1), Notice: urgentNotice(e),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if p.Notice == nil && c.said != "" {
		p.Notice = &views.Notice{Tone: views.Quiet, Head: c.said}
	}
	p.Choices = keyed(lines)
	return p
}

// againstCare says what the record has against care, each reason once with what it is
// against.
func againstCare(e env) []string {
	if urgentNotice(e) != nil { // no care at all with an open warning (clinical section H)
		return []string{e.say("care.warning")}
	}
	kinds := map[string][]string{}
	for _, kind := range e.lib.Relief().Care {
		for _, b := range e.state.Bars(e.lib, kind.ID, e.day) {
			kinds[b.ID] = append(kinds[b.ID], e.say("care.kind."+kind.ID))
		}
	}
	var said []string
	for _, b := range e.lib.Relief().Bars {
		if against := kinds[b.ID]; len(against) > 0 {
			said = append(said, e.say("care.against", content.Args{"What": strings.Join(against, ", "), "Why": e.say("care.bar." + b.ID)}))
		}
	}
	return said
}

// careForm notes one.
type careForm struct {
	eased
	form  *form
	under *care
}

func newCareForm(e env, under *care) *careForm {
	return &careForm{form: newForm(e, "care", nil, nil), under: under}
}

func (f *careForm) mode() mode { return f.form.mode() }

func (f *careForm) take(in Intent, e env) action {
	switch f.form.take(in) {
	case formLeft:
		return goTo{f.under}
	case formFinished:
		return f.save(e)
	}
	return nil
}

// save notes it. Dark words in the note open the mood page, as in any.
func (f *careForm) save(e env) action {
	a := f.form.answers
	told := coach.Entry{
		Stamp: e.stamp(), What: coach.EntryCare, Of: a.First("kind"), Note: a.First("note"),
		Answers: coach.Answers{"clinic": a["clinic"]},
	}
	told.Day = coach.Day(a.First("day"))
	f.under.cursor = 0
	if _, dark := e.words.Despair(told.Note); dark {
		return keep{[]coach.Record{told}, askDark(e)}
	}
	return keep{[]coach.Record{told}, goTo{&oneCare{afterwards: afterwards{-1}, told: told, under: f.under, said: e.say("care.noted." + a.First("clinic"))}}}
}

func (f *careForm) view(e env) views.View {
	p := f.form.page()
	p.Keys = f.form.hints(e.keys)
	return p
}

// oneCare asks how the back is after it, or takes it back.
type oneCare struct {
	eased
	afterwards
	told  coach.Entry
	under *care
	said  string // what follows from the clinic's word, just noted
}

func (o *oneCare) mode() mode { return choosing }

func (o *oneCare) take(in Intent, e env) action {
	told := o.told
	switch option := o.choose(in); option {
	case "":
		return nil
	case "back":
		return goTo{o.under}
	case "undo":
		told.Of = ""
		o.under.said = e.say("care.gone")
	default:
		told.Feel = option
		o.under.said = e.say("relief.noted." + option)
	}
	o.under.cursor = 0
	return keep{[]coach.Record{told}, goTo{o.under}}
}

func (o *oneCare) view(e env) views.View {
	p := o.page(e, sayCare(e, o.told), e.say("care.after"))
	if o.said != "" {
		p.Notice = &views.Notice{Tone: views.Quiet, Head: o.said}
	}
	if o.told.Note != "" {
		p.Body = []string{o.told.Note}
	}
	return p
}
