package model

import "backcoach/views"

// further lists what is needed less often than the day's steps.
type further struct {
	cursor int
}

func newFurther(env) *further { return &further{} }

func (f *further) mode() mode { return choosing }

func (f *further) take(in Intent, e env) action {
	if in.Kind == Back {
		return goToday{}
	}
	return takeLine(&f.cursor, in, f.lines(e), e)
}

func (f *further) lines(e env) []dayStep {
	var lines []dayStep
	if e.state.Profile.Finished("setup") {
		lines = append(lines, moreLine(e, "phase", func(e env) action { return goTo{newPhase(e)} }))
	}
	setUp := e.state.Profile.Finished("setup") && !e.readOnly
	if setUp {
		lines = append(lines, moreLine(e, "ladder", openLadders))
		if len(flareStep(e)) == 0 {
			lines = append(lines, moreLine(e, "flare", openFlarePlan))
		}
	}
	lines = append(lines, moreLine(e, "history", openHistory))
	if setUp {
		lines = append(lines, moreLine(e, "routine", func(e env) action { return goTo{newMyRoutine(e)} }))
	}
	if setUp && !firstDays(e) {
		lines = append(lines, moreLine(e, "sheet", func(e env) action { return goTo{newSheet(e)} }))
	}
	if !e.readOnly {
		lines = append(lines, moreLine(e, "home", func(e env) action { return goTo{newHome(e)} }))
	}
	if setUp {
		lines = append(lines, moreLine(e, "settings", func(e env) action { return goTo{newSettings(e)} }))
	}
	return append(lines, moreLine(e, "about", func(e env) action { return goTo{newAbout(e)} }))
}

func (f *further) view(e env) views.View {
	p := views.Page{
		Title: e.say("app.name"), Lead: e.say("today.further"), Cursor: f.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	for i, l := range f.lines(e) {
		l.choice.Key = choiceKey(i, digitChoices)
		p.Choices = append(p.Choices, l.choice)
	}
	return p
}
