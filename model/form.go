package model

import (
	"maps"
	"slices"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// formEvent says what an intent did to a form.
type formEvent int

const (
	formStays    formEvent = iota
	formAnswered           // a question was answered, the next one is shown
	formScreen             // the last question of a screen was answered
	formFinished           // the last question of all was answered
	formLeft               // Esc on the first question
)

// form runs the questions of a content form one after the other, screen by
// screen. Questions whose conditions do not hold are passed over; Back returns
// to the question before with its answer kept.
type form struct {
	def     content.Form
	answers coach.Answers
	// facts are answers from elsewhere that conditions may ask for.
	facts  coach.Answers
	screen int
	quest  int
	ask    asker
	words  *content.Words
	lib    *content.Library
	today  coach.Day
	weighs weights
	sugars sugars
	// worded are questions that are asked in other words now: their "ask" has this
	// behind it.
	worded map[string]string
	// first limits the form to the screens with these ids; nil for all.
	only []string
}

// newForm starts a form at its first question. Answers given before are offered
// again.
func newForm(e env, id string, was, facts coach.Answers, only ...string) *form {
	def, ok := e.lib.Form(id)
	if !ok {
		panic("model: no form " + id) // a broken build: forms are embedded
	}
	f := &form{def: def, answers: coach.Answers{}, facts: facts, words: e.words, lib: e.lib, today: e.day, weighs: e.weights(), sugars: e.sugars(), only: only, quest: -1}
	maps.Copy(f.answers, was)
	f.forward()
	return f
}

// question is the one being asked.
func (f *form) question() content.Question { return f.def.Screens[f.screen].Questions[f.quest] }

// shows tells whether a question is asked, given the answers so far.
func (f *form) shows(s content.Screen, q content.Question) bool {
	if len(f.only) > 0 && !slices.Contains(f.only, s.ID) {
		return false
	}
	for _, c := range q.When {
		if !f.holds(c) {
			return false
		}
	}
	return true
}

// asks tells whether a question is among those that are asked.
func (f *form) asks(id string) bool {
	return slices.ContainsFunc(f.def.Screens, func(s content.Screen) bool {
		return slices.ContainsFunc(s.Questions, func(q content.Question) bool { return q.ID == id && f.shows(s, q) })
	})
}

func (f *form) holds(c content.Condition) bool {
	answers := f.answers
	if _, ok := f.facts[c.Question]; ok {
		answers = f.facts
	}
	if c.Alarms {
		_, found := f.words.Alarm(answers.First(c.Question))
		return found
	}
	if c.Above != nil {
		n, ok := answers.Number(c.Question)
		return ok && n > float64(*c.Above)
	}
	return slices.ContainsFunc(c.Is, func(id string) bool { return answers.Has(c.Question, id) })
}

// forward goes to the next question that is shown; false at the end.
func (f *form) forward() bool { return f.walk(+1) }

func (f *form) walk(dir int) bool {
	screen, quest := f.screen, f.quest
	for {
		quest += dir
		for quest < 0 || quest >= len(f.def.Screens[screen].Questions) {
			screen += dir
			if screen < 0 || screen >= len(f.def.Screens) {
				return false
			}
			quest = 0
			if dir < 0 {
				quest = len(f.def.Screens[screen].Questions) - 1
			}
		}
		s := f.def.Screens[screen]
		if f.shows(s, s.Questions[quest]) {
			f.screen, f.quest = screen, quest
			f.ask = f.newAsker(s.Questions[quest])
			return true
		}
	}
}

// newAsker makes the control for a question, with an earlier answer in it.
func (f *form) newAsker(q content.Question) asker {
	say, was := f.labels(q), f.answers[q.ID]
	switch q.Kind {
	case "choice":
		return newPickOne(q.Choices, say, was)
	case "country":
		return newPickOne(f.countries(), say, was)
	case "ticks":
		p := newPickMany(q, say, was)
		p.firm = q.ID == newsScreen
		return p
	case "scale":
		return newRate(q, say, was)
	case "weight":
		return newWeigh(q, say, was, f.today, f.weighs)
	case "sugar":
		return newSugar(q, say, was, f.sugars)
	default:
		return newWrite(q, say, was, f.today)
	}
}

// countries lists the ISO codes in the order of their names.
func (f *form) countries() []string {
	var ids []string
	for _, c := range f.lib.Countries() {
		ids = append(ids, c.ISO)
	}
	name := func(iso string) string { return f.words.Say("country." + iso) }
	slices.SortFunc(ids, func(a, b string) int { return strings.Compare(name(a), name(b)) })
	return ids
}

// labels gives the words of a question. Ids with a prefix of their own are
// looked up elsewhere: "problem." and "day:".
func (f *form) labels(q content.Question) labels {
	return func(id string) string {
		if day, ok := strings.CutPrefix(id, "day:"); ok {
			return sayDay(f.words, coach.Day(day), f.today)
		}
		switch {
		case strings.HasPrefix(id, "problem."), id == "scale.range":
			return f.words.Say(id, content.Args{"Min": q.Min, "Max": q.Max})
		case q.Kind == "country":
			return f.words.Say("country." + id)
		}
		return f.words.Say(f.wordID(q) + "." + id)
	}
}

func (f *form) wordID(q content.Question) string { return "form." + f.def.ID + "." + q.ID }

// take hands an intent to the question and moves on when it is answered.
func (f *form) take(in Intent) formEvent {
	if in.Kind == Back {
		f.keep()
		if !f.walk(-1) {
			return formLeft
		}
		return formStays
	}
	if !f.ask.take(in) {
		return formStays
	}
	f.keep()
	screen := f.screen
	switch {
	case !f.forward():
		return formFinished
	case f.screen != screen:
		return formScreen
	}
	return formAnswered
}

// keep writes the answer of the question into the answers, and drops answers
// to questions that are no longer shown.
func (f *form) keep() {
	q := f.question()
	if v := f.ask.values(); len(v) > 0 {
		f.answers[q.ID] = v
	} else {
		delete(f.answers, q.ID)
	}
	for _, s := range f.def.Screens {
		for _, q := range s.Questions {
			if len(f.only) == 0 && !f.shows(s, q) {
				delete(f.answers, q.ID)
			}
		}
	}
}

// page describes the form as it stands.
func (f *form) page() views.Page {
	q := f.question()
	p := views.Page{
		Title:  f.words.Say("form." + f.def.ID + ".title"),
		Lead:   f.sayAsk(q),
		Cursor: -1,
		Words:  wordsOf(f.words),
	}
	if at, of := f.progress(); of > 1 { // "1 of 1" says nothing
		p.At, p.Of = at, of
	}
	if id := f.wordID(q) + ".help"; f.words.Has(id) {
		p.Body = []string{f.words.Say(id, f.quoted(q))}
	}
	screen := f.def.Screens[f.screen]
	for i, other := range screen.Questions {
		switch {
		case !f.shows(screen, other) || i == f.quest:
		case i < f.quest:
			p.Said = append(p.Said, views.Said{Ask: f.sayAsk(other), Answer: f.answer(other)})
		default:
			p.Later = append(p.Later, f.sayAsk(other))
		}
	}
	f.ask.draw(&p)
	return p
}

// sayAsk says a question.
func (f *form) sayAsk(q content.Question) string {
	return f.words.Say(f.wordID(q) + ".ask" + f.worded[q.ID])
}

// quoted is the word of a note that made a question necessary.
func (f *form) quoted(q content.Question) content.Args {
	for _, c := range q.When {
		if word, found := f.words.Alarm(f.answers.First(c.Question)); c.Alarms && found {
			return content.Args{"Word": word}
		}
	}
	return nil
}

// progress counts the screens that are shown.
func (f *form) progress() (at, of int) {
	for i, s := range f.def.Screens {
		if slices.ContainsFunc(s.Questions, func(q content.Question) bool { return f.shows(s, q) }) {
			of++
			if i == f.screen {
				at = of
			}
		}
	}
	return at, of
}

// answer says the answer of a question in words.
func (f *form) answer(q content.Question) string {
	if kg, ok := f.answers.Number(q.ID); ok && q.Kind == "weight" {
		return f.weighs.say(kg)
	}
	return sayAnswer(f.words, f.def.ID, q, f.answers[q.ID], f.today)
}

// sayAnswer says an answer in words: the labels of its choices, a number, a day
// or the text itself.
func sayAnswer(w *content.Words, formID string, q content.Question, values []string, today coach.Day) string {
	var said []string
	for _, v := range values {
		switch q.Kind {
		case "choice", "ticks":
			v = w.Say("form." + formID + "." + q.ID + "." + v)
		case "country":
			v = w.Say("country." + v)
		case "date":
			v = sayDay(w, coach.Day(v), today)
		}
		said = append(said, v)
	}
	if len(said) == 0 {
		return w.Say("app.left_out")
	}
	return strings.Join(said, ", ")
}

// mode says who hears the keys of the question.
func (f *form) mode() mode {
	switch ask := f.ask.(type) {
	case *write:
		if ask.q.Kind == "date" {
			return dating
		}
		return typing
	case *pickOne:
		if len(ask.ids) > digitChoices {
			return seeking
		}
	}
	return choosing
}

// skipAnswered goes forward to the first question without an answer, for a form
// that was left in the middle.
func (f *form) skipAnswered() {
	for len(f.answers[f.question().ID]) > 0 && f.forward() {
	}
}

// hints is the key line for the kind of question that is asked.
func (f *form) hints(k keymap) []views.Key {
	switch ask := f.ask.(type) {
	case *rate:
		return hints(k.left, k.next, k.back, k.check, k.help, k.scroll)
	case *pickMany:
		return hints(k.tick, k.next, k.back, k.check, k.help, k.scroll)
	case *write:
		if ask.q.Kind == "date" {
			return hints(k.left, k.next, k.back)
		}
		return hints(k.next, k.back)
	}
	return hints(k.up, k.next, k.back, k.check, k.help, k.scroll)
}
