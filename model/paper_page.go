package model

import (
	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// paperPage shows the clinic's paper in full, and can undo it.
type paperPage struct {
	from   *myRoutine
	asks   bool // "undo the paper?" is asked
	cursor int
}

func newPaperPage(_ env, from *myRoutine) *paperPage { return &paperPage{from: from, cursor: -1} }

func (p *paperPage) mode() mode { return choosing }

// options are words under "myroutine.paper"; nothing is preselected, for each of
// them leads away from what is to be read.
func (p *paperPage) options(e env) []string {
	_, there := e.state.Undoable()
	switch {
	case p.asks:
		return []string{"undo_yes", "undo_no"}
	case there && !e.readOnly:
		return []string{"undo", "back"}
	}
	return []string{"back"}
}

func (p *paperPage) take(in Intent, e env) action {
	if in.Kind == Back {
		if p.asks {
			p.asks, p.cursor = false, -1
			return nil
		}
		return goTo{p.from}
	}
	switch menu(&p.cursor, in, p.options(e)) {
	case "undo":
		p.asks, p.cursor = true, -1
	case "undo_no":
		p.asks, p.cursor = false, -1
	case "undo_yes":
		if paper, ok := e.state.Undoable(); ok {
			paper.Undone = e.now.Wall.UTC()
			return keep{[]coach.Record{paper}, goTo{newPaperPage(e, p.from)}}
		}
	case "back":
		return goTo{p.from}
	}
	return nil
}

func (p *paperPage) view(e env) views.View {
	paper, there := e.state.Undoable()
	if !there {
		return p.with(e, views.Page{Lead: e.say("myroutine.paper.none"), Body: []string{e.say("myroutine.paper.none_how")}})
	}
	if p.asks {
		undone := paper
		undone.Undone = e.now.Wall.UTC()
		return p.with(e, views.Page{Lead: e.say("myroutine.paper.undo_ask"), Body: []string{PaperUndone(undone, e.day, e.state, e.words)}})
	}
	sections := PaperSections(paper, e.lib, e.words)
	v := views.Advice{
		Title: e.say("myroutine.paper.title"), Headline: sections[0].Head, Cursor: p.cursor, Foot: e.say("clinic.warning"),
		Keys: hints(e.keys.up, e.keys.next, e.keys.scroll, e.keys.back), Words: wordsOf(e.words), Choices: p.choices(e),
	}
	first := views.Section{Head: e.say("clinic.taken", content.Args{"Date": SayDate(e.words, paper.Day)}), Lines: sections[0].Lines}
	if _, holds := e.state.Prescription(e.day); !holds && paper.Until != "" {
		first.Lines = []string{e.say("clinic.over", content.Args{"Date": SayDate(e.words, paper.Until)})}
	}
	first.Lines = append(first.Lines, PaperVoid(paper, e.state, e.words)...)
	v.Sections = append([]views.Section{first}, sections[1:]...)
	return v
}

// with puts a question or a message on the page.
func (p *paperPage) with(e env, page views.Page) views.Page {
	page.Title, page.Cursor, page.Words = e.say("myroutine.paper.title"), p.cursor, wordsOf(e.words)
	page.Keys, page.Choices = hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), p.choices(e)
	return page
}

func (p *paperPage) choices(e env) []views.Choice {
	var choices []views.Choice
	for i, id := range p.options(e) {
		choices = append(choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("myroutine.paper." + id)})
	}
	return choices
}

// clinicLines are what Today says of the clinic's paper: its words and its limits
// with their days, three lines at most; the rest stands under My exercises. All of
// it in a window that can only be read, where these are not to be had.
func clinicLines(e env) []string {
	const most = 3
	paper, ok := e.state.Prescription(e.day)
	if !ok {
		return nil
	}
	lines := PaperVoid(paper, e.state, e.words)
	for _, l := range e.state.Limits(e.day) {
		if l.Until == "" {
			l.Until = paper.Until
		}
		l.From = ""
		lines = append(lines, e.say("myroutine.limit_line", content.Args{"Line": limitLine(e, l)}))
	}
	for _, words := range paper.Words {
		lines = append(lines, e.say("myroutine.clinic_words", content.Args{"Clinic": paper.Clinic, "Words": words}))
	}
	if len(lines) > most && !e.readOnly {
		lines = append(lines[:most], e.say("myroutine.more"))
	}
	return lines
}

// limitLine says a limit in the clinic's words where it has some.
func limitLine(e env, l coach.Limit) string {
	if l.Words != "" {
		return during(e.words, l.Span, l.Words)
	}
	return SayLimit(l, e.words)
}
