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

// digitsFurther are the keys of the lines, 10 being 0, the same on every day.
var digitsFurther = map[string]int{
	"phase": 1, "ladder": 2, "flare": 3, "history": 4, "routine": 5, "sheet": 6, "home": 7, "through": 8, "settings": 9, "about": 10,
}

func (f *further) lines(e env) []dayStep {
	setUp := e.state.Profile.Finished("setup")
	all := []struct {
		id    string
		there bool
		act   func(e env) action
	}{
		{"phase", setUp, func(e env) action { return goTo{newPhase(e)} }},
		{"ladder", setUp && !e.readOnly, openLadders},
		{"flare", setUp && !e.readOnly, openFlarePlan},
		{"history", true, openHistory},
		{"routine", setUp && !e.readOnly, func(e env) action { return goTo{newMyRoutine(e)} }},
		{"sheet", setUp && !e.readOnly, func(e env) action { return goTo{newSheet(e)} }},
		{"home", !e.readOnly, func(e env) action { return goTo{newHome(e)} }},
		{"through", setUp, func(e env) action { return goTo{newThrough(f)} }},
		{"settings", setUp && !e.readOnly, func(e env) action { return goTo{newSettings(e)} }},
		{"about", true, func(e env) action { return goTo{newAbout(e)} }},
	}
	var lines []dayStep
	for _, l := range all {
		if l.there {
			lines = append(lines, moreLine(e, l.id, l.act))
		}
	}
	return withDigits(lines, digitsFurther)
}

func (f *further) view(e env) views.View {
	p := views.Page{
		Title: e.say("app.name"), Lead: e.say("today.further"), Cursor: f.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	for _, l := range f.lines(e) {
		p.Choices = append(p.Choices, l.choice)
	}
	return p
}
