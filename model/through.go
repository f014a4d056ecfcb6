package model

import "backcoach/views"

// through lists what helps through the day besides exercises: for pain, for worry, for
// the rest of the day, and to read.
type through struct {
	cursor int
	under  screen
}

func newThrough(under screen) *through { return &through{under: under} }

func (t *through) mode() mode { return choosing }

func (t *through) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{t.under}
	}
	return takeLine(&t.cursor, in, t.lines(e), e)
}

// digitsThrough are the keys of the lines, the same on every day.
var digitsThrough = map[string]int{"relief": 1, "calm": 2, "mood": 3, "fear": 4, "medicines": 5, "around": 6, "lessons": 7}

func (t *through) lines(e env) []dayStep {
	line := func(id string, act func(e env) action) dayStep {
		return dayStep{id: id, choice: views.Choice{Label: e.say("today.more." + id), Hint: e.say("through." + id)}, act: act}
	}
	lines := []dayStep{
		line("relief", func(env) action { return openRelief{under: t} }),
		line("calm", func(e env) action { return goTo{newCalm(e, t)} }),
	}
	if !e.readOnly {
		lines = append(lines,
			line("mood", func(e env) action { return goTo{newMood(e, t)} }),
			line("fear", func(e env) action { return goTo{newFear(e, t)} }),
			line("medicines", func(e env) action { return goTo{newMedicines(e, t)} }))
	}
	lines = append(lines, line("around", func(e env) action { return goTo{newLifestyle(e, t)} }))
	lines = append(lines, line("lessons", func(e env) action { return goTo{newLessons(e, t)} }))
	return withDigits(lines, digitsThrough)
}

func (t *through) view(e env) views.View {
	p := views.Page{
		Title: e.say("today.more.through"), Lead: e.say("through.lead"), Notice: urgentNotice(e), Cursor: t.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	for _, l := range t.lines(e) {
		p.Choices = append(p.Choices, l.choice)
	}
	return p
}
