package model

import (
	"time"

	"backcoach/model/coach"
	"backcoach/views"
)

// whichTaken asks which medicine was taken, and when.
type whichTaken struct {
	eased
	under  *medicines
	name   string // "" while that is asked
	cursor int
	// double is what stands already within the hour; taken waits for the answer.
	double *coach.Entry
	taken  coach.Entry
}

func newWhichTaken(e env, under *medicines) screen {
	if list := e.state.Profile.Medicines(); len(list) == 1 {
		return newWhenTaken(under, list[0].Name)
	}
	return &whichTaken{under: under}
}

func newWhenTaken(under *medicines, name string) screen { return &whichTaken{under: under, name: name} }

func (w *whichTaken) mode() mode { return choosing }

// doubles are the answers where the same name stands twice within the hour.
var doubles = []string{"wrote_twice", "right", "mistake", notSure}

func (w *whichTaken) options(e env) []string {
	switch {
	case w.double != nil:
		return doubles
	case w.name != "":
		return []string{"now", "earlier"}
	}
	var names []string
	for _, own := range e.state.Profile.Medicines() {
		names = append(names, own.Name)
	}
	return append(names, "")
}

func (w *whichTaken) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{w.under}
	}
	options := w.options(e)
	at := -1
	switch in.Kind {
	case Up, Down:
		w.cursor = step(w.cursor, in.Kind, len(options))
	case Choose:
		at = lineIndex(in.N, len(options))
	case Next:
		at = min(w.cursor, len(options)-1)
	}
	switch {
	case at < 0:
		return nil
	case w.double != nil:
		return w.answer(e, options[at])
	case w.name == "" && at == len(options)-1: // one that is not on the list yet
		f := newMedicineForm(e, w.under, -1)
		f.taken = true
		return goTo{f}
	case w.name == "":
		w.name, w.cursor = options[at], 0
		return nil
	case options[at] == "earlier":
		return goTo{newTakenForm(e, w)}
	}
	return w.note(e, e.now.Wall)
}

// note saves what was taken. The same name twice within the hour may have been written,
// or taken, by mistake: that is asked before anything is saved.
func (w *whichTaken) note(e env, when time.Time) action {
	w.taken = coach.Took(e.stamp(), w.name, when)
	if before, close := e.state.TakenClose(e.lib, w.name, when); close {
		w.double, w.cursor = &before, -1
		return goTo{w}
	}
	return w.save(e, w.taken)
}

func (w *whichTaken) save(e env, taken coach.Entry) action {
	w.under.said, w.under.cursor = e.say("medicine.noted", w.under.named(e, taken)), 0
	return keep{[]coach.Record{taken}, afterMedicine(e, taken, w.under)}
}

func (w *whichTaken) answer(e env, said string) action {
	if said == "wrote_twice" {
		w.under.said, w.under.cursor = e.say("medicine.once"), 0
		return goTo{w.under}
	}
	return w.save(e, w.taken.Twice(said))
}

func (w *whichTaken) view(e env) views.View {
	p := views.Page{
		Title: e.say("medicine.title"), Lead: e.say("medicine.which"), Cursor: w.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	words := ""
	switch {
	case w.double != nil:
		args := w.under.named(e, *w.double)
		id := "medicine.double_now"
		if n := int(w.taken.TakenAt().Sub(w.double.TakenAt()).Abs() / time.Minute); n > 0 {
			id, args["N"] = "medicine.double", n
		}
		p.Lead, words = e.say(id, args), "medicine.double_option."
	case w.name != "":
		p.Title, p.Lead, words = w.name, e.say("medicine.when"), "medicine.when_option."
	}
	for i, id := range w.options(e) {
		label := id
		switch {
		case words != "":
			label = e.say(words + id)
		case id == "":
			label = e.say("medicine.another")
		}
		key := ""
		if i < digitChoices {
			key = choiceKey(i, digitChoices)
		}
		p.Choices = append(p.Choices, views.Choice{Key: key, Label: label})
	}
	return p
}

// takenForm asks when it was, earlier today or yesterday.
type takenForm struct {
	eased
	form    *form
	under   *whichTaken
	problem bool // that time lies ahead
}

func newTakenForm(e env, under *whichTaken) *takenForm {
	return &takenForm{form: newForm(e, "taken", nil, nil), under: under}
}

func (f *takenForm) mode() mode { return f.form.mode() }

func (f *takenForm) take(in Intent, e env) action {
	f.problem = false
	switch f.form.take(in) {
	case formLeft:
		return goTo{f.under}
	case formFinished:
		when, ok := f.when(e)
		if !ok {
			f.form, f.problem = newForm(e, "taken", f.form.answers, nil), true
			return nil
		}
		return f.under.note(e, when)
	}
	return nil
}

// when is the time that was told, by the calendar; in the small hours "today" is still
// the evening before. False if it lies ahead.
func (f *takenForm) when(e env) (time.Time, bool) {
	now := e.now.Wall
	clock, _ := time.Parse("15:04", f.form.answers.First("time"))
	y, m, d := now.Date()
	at := time.Date(y, m, d, clock.Hour(), clock.Minute(), 0, 0, now.Location())
	if f.form.answers.Has("day", "yesterday") || at.After(now) && string(e.day) < now.Format(time.DateOnly) {
		at = at.AddDate(0, 0, -1)
	}
	return at, !at.After(now)
}

func (f *takenForm) view(e env) views.View {
	p := f.form.page()
	p.At, p.Of = 0, 0
	p.Keys = f.form.hints(e.keys)
	if f.problem {
		p.Problem = e.say("problem.time_ahead")
	}
	return p
}

// aboutTaken asks how the back was about an hour after something was taken, or takes
// it back.
type aboutTaken struct {
	eased
	afterwards
	told  coach.Entry
	under *medicines
}

func (a *aboutTaken) mode() mode { return choosing }

func (a *aboutTaken) take(in Intent, e env) action {
	told := a.told
	switch option := a.choose(in); option {
	case "":
		return nil
	case "back":
		return goTo{a.under}
	case "undo":
		if due, asks := dueOf(e, "T11"); asks && told.AsksCheck() { // taking it back takes no check back (clinical section N5)
			return openCheck{due: &due}
		}
		told.Name = ""
		a.under.said = e.say("medicine.undone")
	default:
		told.Feel = option
		a.under.said = e.say("medicine.thanks")
	}
	a.under.cursor = 0
	return keep{[]coach.Record{told}, goTo{a.under}}
}

func (a *aboutTaken) view(e env) views.View {
	return a.page(e, e.say("medicine.title"), e.say("medicine.effect", a.under.named(e, a.told)))
}
