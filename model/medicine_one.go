package model

import (
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// oneMedicine asks what to do about one of the list.
type oneMedicine struct {
	eased
	at     int
	under  *medicines
	cursor int
	asks   bool // whether the clinic agreed that it is not taken any more
}

func (o *oneMedicine) mode() mode { return choosing }

func (o *oneMedicine) medicine(e env) (coach.Medicine, bool) {
	list := e.state.Profile.Medicines()
	if o.at >= len(list) {
		return coach.Medicine{}, false
	}
	return list[o.at], true
}

func (o *oneMedicine) options() []string {
	if o.asks {
		return []string{"yes", "no", notSure, "never"}
	}
	return []string{"took", "change", "stop", "back"}
}

func (o *oneMedicine) take(in Intent, e env) action {
	own, ok := o.medicine(e)
	if !ok || in.Kind == Back && !o.asks {
		return goTo{o.under}
	}
	if in.Kind == Back {
		o.asks, o.cursor = false, 0
		return nil
	}
	switch option := menu(&o.cursor, in, o.options()); option {
	case "took":
		return goTo{newWhenTaken(o.under, own.Name)}
	case "change":
		return goTo{newMedicineForm(e, o.under, o.at)}
	case "stop":
		o.asks, o.cursor = true, -1
	case "back":
		return goTo{o.under}
	case "":
	default:
		return o.stop(e, own, option)
	}
	return nil
}

// stop takes it off the list. One that was stopped without the clinic asks for a check
// (T11).
func (o *oneMedicine) stop(e env, own coach.Medicine, agreed string) action {
	list := e.state.Profile.Medicines()
	left := append(list[:o.at:o.at], list[o.at+1:]...)
	records := []coach.Record{e.state.Profile.WithMedicines(left)}
	o.under.said, o.under.cursor = e.say("medicine.removed", content.Args{"Name": own.Name}), 0
	if agreed == "never" {
		return keep{records, goTo{o.under}}
	}
	gone := coach.Stopped(e.stamp(), own, agreed)
	return keep{append(records, gone), afterMedicine(e, gone, o.under)}
}

// afterMedicine goes back to the page, or to the check that an entry asks for.
func afterMedicine(e env, told coach.Entry, under screen) action {
	if told.AsksCheck() {
		due := coach.Due{Trigger: "T11", Form: coach.MedicineForm(e.lib.Triggers()), Since: told.At}
		return openCheck{due: &due, itself: true}
	}
	return goTo{under}
}

func (o *oneMedicine) view(e env) views.View {
	own, _ := o.medicine(e)
	p := views.Page{
		Title: e.say("medicine.title"), Lead: sayPlan(e, own), Body: []string{sayTaken(e, own)}, Cursor: o.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	words := "medicine.option."
	if o.asks {
		p.Lead, words = e.say("medicine.agreed"), "medicine.agreed_option."
		p.Body = []string{e.say("medicine.never_stop")}
	}
	for i, id := range o.options() {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say(words + id)})
	}
	return p
}

// medicineForm puts one on the list, or changes it.
type medicineForm struct {
	eased
	form  *form
	under *medicines
	at    int  // in the list; -1 for a new one
	taken bool // it was taken just now
}

func newMedicineForm(e env, under *medicines, at int) *medicineForm {
	was := coach.Answers{}
	if at >= 0 {
		own := e.state.Profile.Medicines()[at]
		was = coach.Answers{"name": {own.Name}, "sleepy": {own.Sleepy}}
		if own.Plan != "" {
			was["plan"] = []string{own.Plan}
		}
	}
	return &medicineForm{form: newForm(e, "medicine", was, nil), under: under, at: at}
}

func (f *medicineForm) mode() mode { return f.form.mode() }

func (f *medicineForm) take(in Intent, e env) action {
	switch f.form.take(in) {
	case formLeft:
		return goTo{f.under}
	case formFinished:
		return f.save(e)
	}
	return nil
}

// newFrom is the day from which a medicine is new, by what was said. "Not sure" counts
// as today.
func newFrom(said string, today coach.Day) coach.Day {
	switch said {
	case "longer":
		return ""
	case "days":
		return today.Add(-1)
	}
	return today
}

// save puts it on the list; a name that stands there already is changed. Dark words
// open the mood page, as in any note.
func (f *medicineForm) save(e env) action {
	a := f.form.answers
	own := coach.Medicine{Name: a.First("name"), Plan: a.First("plan"), Sleepy: a.First("sleepy"), Since: newFrom(a.First("new"), e.day)}
	p := e.state.Profile.WithMedicine(f.at, own)
	f.under.said, f.under.cursor = e.say("medicine.listed", content.Args{"Name": own.Name}), 0
	if own.Since == e.day && own.Sleepy != "no" {
		f.under.said = e.say("medicine.listed_sleepy", content.Args{"Name": own.Name})
	}
	if _, dark := e.words.Despair(strings.Join([]string{own.Name, own.Plan}, " ")); dark {
		return keep{[]coach.Record{p}, askDark(e)}
	}
	if f.taken {
		return keep{[]coach.Record{p}, goTo{newWhenTaken(f.under, own.Name)}}
	}
	return keep{[]coach.Record{p}, goTo{f.under}}
}

func (f *medicineForm) view(e env) views.View {
	p := f.form.page()
	p.Keys = f.form.hints(e.keys)
	return p
}
