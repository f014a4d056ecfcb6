package model

import (
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// fearTry is one go at a feared movement: the fear and what one thinks will happen, the
// movement itself, what happened, and the fear again. Each part is saved as it is told.
type fearTry struct {
	move   coach.Feared
	from   *fearPage
	form   *form
	doing  bool // between the two halves of the form
	cursor int
	entry  coach.Entry
}

var (
	fearBefore = []string{"agreed", "before", "think"}
	fearAfter  = []string{"happened", "after"}
)

func newFearTry(e env, move coach.Feared, from *fearPage) *fearTry {
	facts := coach.Answers{"own": yesNo(move.Own())}
	return &fearTry{
		move: move, from: from, cursor: -1, form: newForm(e, "fear", nil, facts, fearBefore...),
		entry: coach.Entry{Stamp: e.stamp(), What: coach.EntryFear, Of: move.Rung, Name: move.Name},
	}
}

func (f *fearTry) mode() mode {
	if f.doing {
		return choosing
	}
	return f.form.mode()
}

// asked is the question of the form; none while the movement is done.
func (f *fearTry) asked() asker {
	if f.doing {
		return nil
	}
	return f.form.ask
}

func (f *fearTry) page() action { return goTo{&fearMove{move: f.move, from: f.from}} }

func (f *fearTry) take(in Intent, e env) action {
	if f.doing {
		return f.do(in)
	}
	event := f.form.take(in)
	switch {
	case event == formStays:
		return nil
	case event == formLeft && f.entry.Feel == "":
		return f.page()
	case event == formLeft: // it was done: that stays told
		return f.done()
	}
	f.fill()
	answers := f.form.answers
	if said := answers.First("fear_agreed"); said != "" && said != "yes" {
		return goTo{&saying{id: "fear.ask_first", under: f.from}}
	}
	records := []coach.Record{f.entry}
	for _, text := range []string{f.entry.Note, answers.First("happened")} {
		if _, dark := e.words.Despair(text); dark {
			return keep{records, askDark(e)}
		}
	}
	if word := answers.First("happened_word"); word == "yes" || word == notSure {
		return keep{records, wordCheck(e, f.entry)}
	}
	if event != formFinished {
		return keep{records, goTo{f}}
	}
	if f.entry.Feel == "" {
		return keep{records, reload{faceStart{f}}}
	}
	after, _ := answers.Int("fear_after")
	now, _ := fearedNow(e, f.move)
	return keep{append(records, e.state.RatedFear(now, after, 0)), f.done()}
}

// fill writes what was answered into the entry.
func (f *fearTry) fill() {
	f.entry.Answers = maps.Clone(f.form.answers)
	delete(f.entry.Answers, "think")
	if think := strings.TrimSpace(f.form.answers.First("think")); think != "" {
		f.entry.Note = think
	}
	if n, rated := f.form.answers.Int("fear_after"); rated {
		fear := float64(n)
		f.entry.Number = &fear
	}
}

func (f *fearTry) done() action {
	return goTo{&fearMove{move: f.move, from: f.from, told: f.entry}}
}

// fearFeels are the ways a movement may have gone, and not now.
var fearFeels = []string{"easy", "hard", "hurt", "later"}

// do takes how the movement went.
func (f *fearTry) do(in Intent) action {
	if in.Kind == Back {
		return f.page()
	}
	switch feel := menu(&f.cursor, in, fearFeels); feel {
	case "":
		return nil
	case "later":
		return f.page()
	default:
		return reload{faced{f, feel}}
	}
}

func (f *fearTry) view(e env) views.View {
	if f.doing {
		return f.doingView(e)
	}
	p := f.form.page()
	p.Title, p.At, p.Of = e.say("fear.title"), 0, 0
	p.Body = append([]string{fearName(e, f.move)}, p.Body...)
	if q := f.form.question().ID; q == "happened" {
		p.Body = append(p.Body, thoughts(e, f.entry, "thought")...)
	}
	p.Keys = f.form.hints(e.keys)
	return p
}

func (f *fearTry) doingView(e env) views.View {
	p := views.Page{
		Title: e.say("fear.title"), Lead: e.say("fear.do_lead", content.Args{"Name": fearName(e, f.move)}), Cursor: f.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if f.move.Own() {
		p.Body = append(p.Body, e.say("fear.do_own"))
	} else {
		p.Body = append(p.Body, fearHow(e, f.move)...)
	}
	p.Body = append(append(p.Body, thoughts(e, f.entry, "think")...), e.say("fear.do_stop"))
	for i, id := range fearFeels {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("fear." + id)})
	}
	return p
}

// faceStart lets a feared movement be done, if it may be tried.
type faceStart struct{ try *fearTry }

func (a *App) faceStart(act faceStart) tea.Cmd {
	f := act.try
	if _, may := a.mayFace(f); !may {
		return a.apply(f.page()) // it says why
	}
	f.doing = true
	return a.apply(goTo{f})
}

// mayFace gives a feared movement as it stands now, and whether it may be tried. One that
// was taken off the list in another window is as it was.
func (a *App) mayFace(f *fearTry) (coach.Feared, bool) {
	now, listed := fearedNow(a.env(), f.move)
	if !listed {
		return f.move, false
	}
	ok, _ := a.mayStart(coach.LadderActivity(a.lib))
	return now, ok && now.Why.ID == ""
}

// faced files how a feared movement went, if it might still be begun now; one that hurt
// whatever has come up: it asks for a check. A step of a ladder is filed as such, too: it
// has the same limits.
type faced struct {
	try  *fearTry
	feel string
}

func (a *App) faced(act faced) tea.Cmd {
	e, f := a.env(), act.try
	now, may := a.mayFace(f)
	if !may && act.feel != "hurt" {
		return a.apply(f.page()) // it says why
	}
	f.doing, f.entry.Feel = false, act.feel
	before, _ := f.form.answers.Int("fear_before")
	told := &f.entry
	if !f.move.Own() {
		told = &coach.Entry{Stamp: e.stamp(), What: coach.EntryRung, Of: f.move.Rung, Feel: act.feel}
	}
	if act.feel == "hurt" {
		told.Else = notSure // until it is answered: leaving in the middle asks for a check
	}
	records := []coach.Record{f.entry, *told, e.state.RatedFear(now, before, 1)}
	if act.feel == "hurt" {
		return a.apply(keep{records, goTo{newHurtElse(e, *told, "ladder")}})
	}
	f.form = newForm(e, "fear", f.form.answers, coach.Answers{"own": yesNo(f.move.Own())}, fearAfter...)
	return a.apply(keep{records, goTo{f}})
}
