package model

import (
	"slices"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
	"backcoach/views"
)

// retake lists every answer of a check, in the order of asking, so that each can
// be taken back: a wrong no as well as a wrong yes. It begins at what decided.
type retake struct {
	rec   coach.Check
	pages []triage.Page
	pick  *pickOne
}

// retakeOf asks which answer was a mistake; a single one is asked about at once.
func retakeOf(e env, rec coach.Check) action {
	r := &retake{rec: rec, pages: e.engine().Asked(rec.Person, rec.Form, rec.Answers, e.now.Wall)}
	var ids []string
	for _, page := range r.pages {
		ids = append(ids, page.Items...)
	}
	if len(ids) == 1 {
		return r.again(e, ids[0], goTo{newAdvice(e, rec)})
	}
	r.pick = newPickOne(ids, func(id string) string {
		return e.say("history.line", content.Args{"Ask": e.say("item." + id + ".ask"), "Answer": choiceLabel(e, id, rec.Answers[id].Choice)})
	}, (&check{rec: rec}).deciding())
	return goTo{r}
}

// again asks the page of an item once more, and leaves all other answers. Esc at
// the question whether it was a mistake leads back.
func (r *retake) again(e env, item string, back action) action {
	at := slices.IndexFunc(r.pages, func(p triage.Page) bool { return slices.Contains(p.Items, item) })
	c := goOn(e, r.rec)
	c.past, c.kept = r.pages[:at+1:at+1], slices.Clone(r.pages[at+1:])
	next := c.revisit(e)
	if to, ok := next.(goTo); ok {
		if m, ok := to.screen.(*mistake); ok {
			m.before = func(env) action { return back }
		}
	}
	return next
}

func (r *retake) asked() asker { return r.pick }
func (r *retake) mode() mode   { return choosing }

func (r *retake) take(in Intent, e env) action {
	switch {
	case in.Kind == Back:
		return goTo{newAdvice(e, r.rec)}
	case in.Repeat && in.Kind != Up && in.Kind != Down, !r.pick.take(in):
		return nil
	}
	return r.again(e, r.pick.values()[0], goTo{r})
}

func (r *retake) short(e env) string {
	if r.rec.Result.How() == "" {
		return ""
	}
	return shortAdvice(e, r.rec)
}

func (r *retake) view(e env) views.View {
	p := views.Page{
		Title: e.say("check.title"), Lead: e.say("mistake.which"), Notice: reachedNotice(e, r.rec),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.scroll), Words: wordsOf(e.words),
	}
	r.pick.draw(&p)
	return p
}
