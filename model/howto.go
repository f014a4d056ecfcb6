package model

import (
	"strconv"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// howTos lists what there is to read about sleep, or about lifting.
type howTos struct {
	page   string
	under  screen
	cursor int
}

func newHowTos(page string, under screen) *howTos { return &howTos{page: page, under: under} }

// all are those of the page.
func (h *howTos) all(e env) []content.HowTo {
	var all []content.HowTo
	for _, one := range e.lib.Lifestyle().HowTo {
		if one.Page == h.page {
			all = append(all, one)
		}
	}
	return all
}

// waits says why one is not to be done now, and from when on; nothing is against it if
// the reason is empty.
func waits(e env, one content.HowTo) (coach.Reason, coach.Day) {
	if one.Needs == nil {
		return coach.Reason{}, ""
	}
	return e.state.Waits(e.lib, e.day, *one.Needs)
}

func (h *howTos) mode() mode { return choosing }

func (h *howTos) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{h.under}
	}
	return takeLine(&h.cursor, in, counted(h.lines(e)), e)
}

func (h *howTos) lines(e env) []dayStep {
	var lines []dayStep
	for i, one := range h.all(e) {
		c := views.Choice{Label: e.say("how_to." + one.ID + ".name"), Hint: e.say("how_to." + one.ID + ".short")}
		if why, from := waits(e, one); why.ID != "" {
			c.Label, c.Hint = e.say("how_to.later", content.Args{"Name": c.Label}), waitsShort(e, why, from)
		}
		lines = append(lines, dayStep{choice: c, act: func(env) action {
			h.cursor = i
			return goTo{&oneHowTo{at: i, from: h}}
		}})
	}
	return lines
}

func (h *howTos) view(e env) views.View {
	p := linesPage(e, e.say("how_to.title."+h.page), e.say("how_to.lead."+h.page), &h.cursor, h.lines(e))
	if limits := liftLimits(e); h.page == "lift" && len(limits) > 0 { // before all that is to be read about it
		p.Notice = &views.Notice{Tone: views.Quiet, Head: limits[0], Body: strings.Join(limits[1:], " ")}
	}
	return p
}

// oneHowTo shows one of them with its pictures; what today's limits forbid is not shown,
// but why it waits and what to do until then.
type oneHowTo struct {
	at     int
	from   *howTos
	cursor int
}

func (o *oneHowTo) options(e env) []string {
	all := o.from.all(e)
	var options []string
	if o.at+1 < len(all) {
		options = append(options, "next")
	}
	if why, _ := waits(e, all[o.at]); why.ID == "" && all[o.at].Lesson != "" {
		options = append(options, "lesson")
	}
	return append(options, "list")
}

func (o *oneHowTo) mode() mode { return choosing }

func (o *oneHowTo) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{o.from}
	}
	switch menu(&o.cursor, in, o.options(e)) {
	case "next":
		o.at++
		o.from.cursor, o.cursor = o.at, 0
	case "lesson":
		return openLesson(e, o.from.all(e)[o.at].Lesson, nil, o)
	case "list":
		return goTo{o.from}
	}
	return nil
}

func (o *oneHowTo) view(e env) views.View {
	all := o.from.all(e)
	one := all[o.at]
	id := "how_to." + one.ID
	v := views.HowTo{
		Title: e.say("how_to.title." + o.from.page), At: o.at + 1, Of: len(all), Name: e.say(id + ".name"), Cursor: o.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if why, from := waits(e, one); why.ID != "" {
		v.Notice = &views.Notice{Tone: views.Quiet, Head: e.say("how_to.waits")}
		v.Lines = waitsSaid(e, why, from)
		if e.words.Has(id + ".until") {
			v.Lines = append(v.Lines, e.say(id+".until"))
		}
	} else {
		v.Lines = e.words.List(id + ".how")
		v.Pictures = stills(e.lib, one.Pictures)
	}
	for i, option := range o.options(e) {
		v.Choices = append(v.Choices, views.Choice{Key: strconv.Itoa(i + 1), Label: e.say("how_to." + option)})
	}
	return v
}

// stills are the pictures as they are drawn.
func stills(lib *content.Library, pictures []content.Picture) []views.Still {
	var all []views.Still
	for _, p := range pictures {
		still := views.Still{Pose: p.Pose}
		if exercise, ok := lib.Exercise(p.Exercise); ok {
			still.Figure = exercise.Figure
		}
		if p.Figure != nil {
			still.Figure = *p.Figure
		}
		all = append(all, still)
	}
	return all
}
