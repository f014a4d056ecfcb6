package model

import (
	"slices"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// myRoutine is "My exercises": what the session of today is and who put each
// exercise into it, and what the patient can change about it. The limits always
// win: what does not fit a day stands there with its reason.
type myRoutine struct {
	cursor int
	said   string // what came of the last choice
}

func newMyRoutine(env) *myRoutine { return &myRoutine{} }

func (m *myRoutine) mode() mode { return choosing }

// routineLine is a line of the list: what it says, and what Enter does there.
type routineLine struct {
	choice views.Choice
	act    func(e env) action
}

func (m *myRoutine) lines(e env) []routineLine {
	var lines []routineLine
	plan := e.state.Routine(e.lib, e.day)
	for _, pick := range e.state.Editing(e.lib, e.day).Exercises {
		lines = append(lines, routineLine{exerciseChoice(e, plan, pick), func(e env) action { return goTo{&oneExercise{pick: pick, from: m}} }})
	}
	option := func(id string, act func(e env) action) {
		lines = append(lines, routineLine{views.Choice{Label: e.say("myroutine.choice." + id)}, act})
	}
	if e.state.Most(e.lib, e.day) > 0 {
		option("add", func(e env) action { return goTo{&pickExercise{from: m}} })
	}
	if _, own := e.state.OwnRoutine(e.day); own {
		id := "plan"
		if len(e.state.Prescribed(e.day)) > 0 {
			id = "clinic_list"
		}
		option(id, func(e env) action { return keepRoutine(e, coach.OwnRoutine{}, newMyRoutine(e)) })
	}
	if len(e.state.Profile.Excluded) > 0 {
		option("excluded", func(e env) action { return goTo{&excluded{from: m}} })
	}
	option("paper", func(e env) action { return goTo{newPaperPage(e, m)} })
	return lines
}

// exerciseChoice says an exercise of the list: who put it there, or why it is not
// in today's session.
func exerciseChoice(e env, plan []coach.Planned, pick coach.Pick) views.Choice {
	c := views.Choice{Label: pickName(e, pick)}
	if i := slices.IndexFunc(plan, func(p coach.Planned) bool { return p.Exercise == pick.Exercise }); i >= 0 {
		by := plan[i].By
		if by == "" {
			by = "plan"
		}
		c.Mark, c.Hint = views.Open, e.say("myroutine.by."+by)
		return c
	}
	c.Mark, c.Hint = views.Locked, notToday(e, pick)
	return c
}

func pickName(e env, p coach.Pick) string { return nameThen(e, p.Exercise, p.Name) }

// notToday says why an exercise that was chosen is not in today's session. What is
// offered no more was the clinic's own, or the library has lost it.
func notToday(e env, pick coach.Pick) string {
	offers := e.state.Offers(e.lib, e.day)
	i := slices.IndexFunc(offers, func(o coach.Offer) bool { return o.Planned.Exercise == pick.Exercise })
	most := e.state.Most(e.lib, e.day)
	switch {
	case i < 0 && pick.Name != "":
		return e.say("why_not.lost")
	case i < 0:
		return e.say("why_not.off_paper")
	case !offers[i].Fits():
		return whyNot(e.words, offers[i])
	case most > 0:
		return e.say("why_not.full", content.Args{"Most": most})
	}
	return e.say("why.quiet_day_short")
}

// keepRoutine saves what the patient put together, each by its name, and goes on.
func keepRoutine(e env, o coach.OwnRoutine, then screen) action {
	o.Exercises = slices.Clone(o.Exercises)
	for i, pick := range o.Exercises {
		if _, known := e.lib.Exercise(pick.Exercise); known {
			o.Exercises[i].Name = nameOf(e.words, pick.Exercise)
		}
	}
	p := e.state.Profile
	o.At = e.now.Wall.UTC()
	p.Routine = o
	return keep{[]coach.Record{p}, goTo{then}}
}

func (m *myRoutine) take(in Intent, e env) action {
	lines := m.lines(e)
	m.said = ""
	switch in.Kind {
	case Up, Down:
		m.cursor = step(m.cursor, in.Kind, len(lines))
	case Choose:
		if i := lineIndex(in.N, len(lines)); i >= 0 {
			m.cursor = i
			return lines[i].act(e)
		}
	case Next:
		return lines[min(m.cursor, len(lines)-1)].act(e)
	case Back:
		return goBack{}
	}
	return nil
}

func (m *myRoutine) view(e env) views.View {
	lines := m.lines(e)
	p := views.Page{
		Title: e.say("myroutine.title"), Lead: e.say("myroutine.lead"), Cursor: min(m.cursor, len(lines)-1),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if m.said != "" {
		p.Notice = &views.Notice{Tone: views.Quiet, Head: m.said}
	}
	if id := noSession(e); id != "" {
		p.Body = []string{e.say(id)}
	}
	for i, l := range lines {
		l.choice.Key = choiceKey(i, digitChoices)
		p.Choices = append(p.Choices, l.choice)
	}
	return p
}

// noSession is the sentence that says why there is no session today; "" if there is
// one.
func noSession(e env) string {
	plan := e.plan()
	switch {
	case plan.Stand.Phase.Exercises == 0:
		return "myroutine.quiet"
	case len(plan.Routine) > 0:
		return ""
	case len(e.state.Routine(e.lib, e.day)) == 0:
		return "why.none_fits"
	}
	return "myroutine.locked"
}

// oneExercise asks what to do with an exercise of the list.
type oneExercise struct {
	pick    coach.Pick
	from    *myRoutine
	cursor  int
	problem string
}

func (o *oneExercise) mode() mode { return choosing }

// oneOptions are what can be done with an exercise. Each has the same digit for all
// of them.
var oneOptions = []string{"swap", "up", "down", "remove", "exclude", "back"}

// stuck says why an option is not to be had: there is no room to move to. "" if it
// is.
func (o *oneExercise) stuck(e env, option string) string {
	list := e.state.Editing(e.lib, e.day).Exercises
	at := slices.IndexFunc(list, func(p coach.Pick) bool { return p.Exercise == o.pick.Exercise })
	switch {
	case option == "up" && at <= 0:
		return "myroutine.first"
	case option == "down" && (at < 0 || at == len(list)-1):
		return "myroutine.bottom"
	case option == "remove" && len(list) == 1:
		return "myroutine.last"
	}
	return ""
}

func (o *oneExercise) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{o.from}
	}
	own := e.state.Editing(e.lib, e.day)
	option := menu(&o.cursor, in, oneOptions)
	if o.problem = o.stuck(e, option); o.problem != "" {
		return nil
	}
	switch option {
	case "swap":
		return goTo{&pickExercise{from: o.from, instead: o.pick}}
	case "up":
		return keepRoutine(e, own.Moved(o.pick.Exercise, -1), o.from)
	case "down":
		return keepRoutine(e, own.Moved(o.pick.Exercise, 1), o.from)
	case "remove":
		return keepRoutine(e, own.Without(o.pick.Exercise), o.from)
	case "exclude":
		o.from.said = e.say("myroutine.excluded_now", content.Args{"Name": pickName(e, o.pick), "Where": e.say("myroutine.choice.excluded")})
		return keep{[]coach.Record{e.state.Profile.Excluding(o.pick.Exercise)}, goTo{o.from}}
	case "back":
		return goTo{o.from}
	}
	return nil
}

func (o *oneExercise) view(e env) views.View {
	p := views.Page{
		Title: e.say("myroutine.title"), Lead: e.say("myroutine.one.ask", content.Args{"Name": pickName(e, o.pick)}), Cursor: o.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	for _, planned := range e.state.Routine(e.lib, e.day) {
		if planned.Exercise == o.pick.Exercise {
			p.Body = clinicsWords(e, planned)
		}
	}
	if o.problem != "" {
		p.Problem = e.say(o.problem)
	}
	for i, id := range oneOptions {
		c := views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("myroutine.one." + id)}
		if hint := o.stuck(e, id) + "_hint"; e.words.Has(hint) {
			c.Hint = e.say(hint)
		}
		p.Choices = append(p.Choices, c)
	}
	return p
}

// clinicsWords are how much the clinic wants of an exercise, and its words.
func clinicsWords(e env, p coach.Planned) []string {
	var said []string
	if step, ok := p.Step(e.lib); ok && p.Dose != nil {
		said = append(said, doseAndRest(e.words, step.Exercise, step.Dose))
	}
	for _, words := range p.Words {
		said = append(said, e.say("clinic.said", content.Args{"Words": words}))
	}
	return said
}

// excluded lists what the patient never wants to be offered, to take it back.
type excluded struct {
	from   *myRoutine
	cursor int
}

func (x *excluded) mode() mode { return choosing }

func (x *excluded) take(in Intent, e env) action {
	list := e.state.Profile.Excluded
	switch in.Kind {
	case Up, Down:
		x.cursor = step(x.cursor, in.Kind, len(list))
	case Choose:
		if i := lineIndex(in.N, len(list)); i >= 0 {
			return x.again(e, list[i])
		}
	case Next:
		if len(list) == 0 {
			return goTo{x.from}
		}
		if x.cursor < len(list) {
			return x.again(e, list[x.cursor])
		}
	case Back:
		return goTo{x.from}
	}
	return nil
}

func (x *excluded) again(e env, id string) action {
	return keep{[]coach.Record{e.state.Profile.Including(id)}, goTo{x.from}}
}

func (x *excluded) view(e env) views.View {
	list := e.state.Profile.Excluded
	p := views.Page{
		Title: e.say("myroutine.title"), Lead: e.say("myroutine.excluded_ask"), Cursor: min(x.cursor, len(list)-1),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if len(list) == 0 {
		p.Lead = e.say("myroutine.excluded_none")
	}
	for i, id := range list {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: nameOf(e.words, id)})
	}
	return p
}
