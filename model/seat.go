package model

import (
	"maps"
	"slices"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// Answers of the profile that keep what was right at the last check of the desk and at
// the one before, and when these were.
const (
	deskDay    = "desk_day"
	deskRight  = "desk_right"
	deskBefore = "desk_right_before"
)

// seatForm goes through chair, desk and car, one question a screen.
type seatForm struct {
	form  *form
	under screen
}

// newSeat shows what the last check found, or begins the first one.
func newSeat(e env, under screen) screen {
	if e.state.Profile.Answers.First(deskDay) != "" {
		return &seatPage{under: under}
	}
	return newSeatForm(e, under)
}

func newSeatForm(e env, under screen) *seatForm {
	return &seatForm{newForm(e, "desk", nil, nil), under}
}

func (d *seatForm) mode() mode   { return d.form.mode() }
func (d *seatForm) asked() asker { return d.form.ask }

func (d *seatForm) take(in Intent, e env) action {
	switch d.form.take(in) {
	case formLeft:
		return goTo{d.under}
	case formFinished:
		return keep{[]coach.Record{withSeat(e, d.form.answers)}, goTo{&seatPage{under: d.under, fresh: true}}}
	}
	return nil
}

// withSeat is the profile with a check of the desk, and what was right at the last one.
func withSeat(e env, answers coach.Answers) coach.Profile {
	p := e.state.Profile
	p.Answers = maps.Clone(p.Answers)
	if p.Answers == nil {
		p.Answers = coach.Answers{}
	}
	if p.Answers.First(deskDay) != "" {
		p.Answers[deskBefore] = append([]string{p.Answers.First(deskDay)}, p.Answers[deskRight]...)
	}
	var right []string
	for _, c := range e.lib.Lifestyle().Desk {
		delete(p.Answers, c.Question)
		if v := answers[c.Question]; len(v) > 0 {
			p.Answers[c.Question] = v
		}
		if answers.Has(c.Question, "yes") {
			right = append(right, c.Question)
		}
	}
	p.Answers[deskDay], p.Answers[deskRight] = []string{string(e.day)}, right
	return p
}

func (d *seatForm) view(e env) views.View {
	p := d.form.page()
	p.Keys = d.form.hints(e.keys)
	return p
}

// seatPage says what is right, what to change first, and what has changed.
type seatPage struct {
	under  screen
	cursor int
	fresh  bool // checked just now
}

var seatOptions = []string{"back", "again"}

func (d *seatPage) mode() mode { return choosing }

func (d *seatPage) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{d.under}
	}
	switch menu(&d.cursor, in, seatOptions) {
	case "back":
		return goTo{d.under}
	case "again":
		return goTo{newSeatForm(e, d.under)}
	}
	return nil
}

func (d *seatPage) view(e env) views.View {
	a := e.state.Profile.Answers
	var right, change []string
	asked := 0
	for _, c := range e.lib.Lifestyle().Desk {
		switch answer := a.First(c.Question); answer {
		case "", "none": // not asked, or nothing of that kind is there
			continue
		case "yes":
			right = append(right, e.say("seat."+c.Question+".right"))
		default:
			change = append(change, e.say("seat."+c.Question+".change"))
		}
		asked++
	}
	v := views.Advice{
		Title: e.say("seat.title"), Headline: e.say("seat.lead", content.Args{"N": len(right), "Of": asked}), Cursor: d.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words), Foot: e.say("seat.best"),
	}
	if len(change) == 0 {
		v.Headline, v.Foot = e.say("seat.lead_all"), ""
	}
	if !d.fresh {
		v.Headline = joined(v.Headline, e.say("seat.lead_old", content.Args{"When": sayDistance(e.words, coach.Day(a.First(deskDay)), e.day)}))
	}
	v.Sections = withoutEmpty([]views.Section{
		{Head: e.say("seat.first"), Lines: change[:min(1, len(change))]},
		{Head: e.say("seat.changed"), Lines: seatChanges(e)},
		{Head: e.say("seat.right"), Lines: right},
		{Head: e.say("seat.then"), Lines: change[min(1, len(change)):]},
	})
	for i, id := range seatOptions {
		v.Choices = append(v.Choices, views.Choice{Key: choiceKey(i, len(seatOptions)), Label: e.say("seat." + id)})
	}
	return v
}

// seatChanges says what is right now and was not at the check before, and the other way
// round. Nothing after the first check.
func seatChanges(e env) []string {
	a := e.state.Profile.Answers
	before, right := a[deskBefore], a[deskRight]
	if len(before) == 0 {
		return nil
	}
	var came, went []string
	for _, c := range e.lib.Lifestyle().Desk {
		said := e.say("seat." + c.Question + ".right")
		switch was, is := slices.Contains(before[1:], c.Question), slices.Contains(right, c.Question); {
		case is && !was:
			came = append(came, said)
		case was && !is && a.First(c.Question) != "none":
			went = append(went, said)
		}
	}
	var lines []string
	if len(came) > 0 {
		lines = append(lines, e.say("seat.came", content.Args{"What": strings.Join(came, "; ")}))
	}
	if len(went) > 0 {
		lines = append(lines, e.say("seat.went", content.Args{"What": strings.Join(went, "; ")}))
	}
	if len(lines) == 0 {
		lines = []string{e.say("seat.same")}
	}
	return lines
}
