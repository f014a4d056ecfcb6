package model

import (
	"cmp"
	"strconv"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// lifestyle is what is around the day: each line leads to one page that says one useful
// thing, or keeps one.
type lifestyle struct {
	under  screen
	cursor int
}

func newLifestyle(_ env, under screen) screen { return &lifestyle{under: under} }

func (l *lifestyle) mode() mode { return choosing }

func (l *lifestyle) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{l.under}
	}
	return takeLine(&l.cursor, in, counted(l.lines(e)), e)
}

// lines are the pages; what writes is left out of a window that can only be read.
func (l *lifestyle) lines(e env) []dayStep {
	add := func(id string, open func(e env) screen) dayStep {
		return dayStep{
			choice: views.Choice{Label: e.say("lifestyle." + id + ".name"), Hint: e.say("lifestyle." + id + ".hint")},
			act:    func(e env) action { return goTo{open(e)} },
		}
	}
	lines := []dayStep{add("sleep", func(env) screen { return newHowTos("sleep", l) })}
	if !e.readOnly {
		lines = append(lines, add("desk", func(e env) screen { return newSeat(e, l) }))
	}
	lines = append(lines,
		add("lift", func(env) screen { return newHowTos("lift", l) }),
		add("sit", func(env) screen { return newSitting(l) }),
		add("sport", func(env) screen { return newSports(l) }))
	if e.readOnly {
		return lines
	}
	habits := add("habits", func(e env) screen { return newHabits(e, l) })
	habits.choice.Hint = cmp.Or(habitHint(e), habits.choice.Hint)
	lines = append(lines, habits)
	for _, number := range []string{coach.Weight, coach.Sugar} {
		if e.state.Keeps(e.lib, e.day, number) {
			lines = append(lines, add(number, func(env) screen { return newMeasure(number, l) }))
		}
	}
	return append(lines, add("numbers", func(env) screen { return newKept(l) }))
}

func (l *lifestyle) view(e env) views.View {
	return linesPage(e, e.say("lifestyle.title"), e.say("lifestyle.lead"), &l.cursor, l.lines(e))
}

// linesPage is a page of lines to choose from.
func linesPage(e env, title, lead string, cursor *int, lines []dayStep) views.Page {
	*cursor = min(*cursor, len(lines)-1)
	p := views.Page{
		Title: title, Lead: lead, Cursor: *cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	for i, l := range lines {
		l.choice.Key = choiceKey(i, digitChoices)
		p.Choices = append(p.Choices, l.choice)
	}
	return p
}

// quietly puts a word about what was just done above a page.
func quietly(p views.Page, said string) views.Page {
	if said != "" {
		p.Notice = &views.Notice{Tone: views.Quiet, Head: said}
	}
	return p
}

// waitsSaid says why something waits, and the earliest day where one is known.
func waitsSaid(e env, why coach.Reason, from coach.Day) []string {
	lines := []string{sayWhy(e, why)}
	if from != "" {
		lines = append(lines, e.say("sport.earliest", content.Args{"Date": SayDate(e.words, from)}))
	}
	return lines
}

// waitsShort says it beside a name.
func waitsShort(e env, why coach.Reason, from coach.Day) string {
	switch t := from.Time(); {
	case from != "":
		return e.say("sport.from", content.Args{"Day": t.Day(), "Month": e.say("date.month." + strconv.Itoa(int(t.Month())))})
	case why.ID == "unasked":
		return e.say("sport.unasked")
	}
	return sayWhyShort(e, why)
}
