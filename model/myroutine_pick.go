package model

import (
	"slices"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// pickExercise chooses an exercise to add, or one in the place of another. What is
// not for now stands below with its reason, and cannot be chosen.
type pickExercise struct {
	from    *myRoutine
	instead coach.Pick // none to add one
	cursor  int
	problem string
}

func (p *pickExercise) mode() mode { return choosing }

// offers are the exercises that could come in, those that fit first. In the place
// of another come those of the same role; the clinic's own have none, and any may
// stand in for them.
func (p *pickExercise) offers(e env) []coach.Offer {
	all := e.state.Offers(e.lib, e.day)
	role := ""
	if i := slices.IndexFunc(all, func(o coach.Offer) bool { return o.Planned.Exercise == p.instead.Exercise }); i >= 0 {
		role = all[i].Exercise.Role
	}
	chosen := e.state.Editing(e.lib, e.day).Exercises
	all = slices.DeleteFunc(all, func(o coach.Offer) bool {
		in := slices.ContainsFunc(chosen, func(c coach.Pick) bool { return c.Exercise == o.Planned.Exercise })
		return in || role != "" && o.Exercise.Role != "" && o.Exercise.Role != role
	})
	slices.SortStableFunc(all, func(a, b coach.Offer) int {
		switch {
		case a.Fits() == b.Fits():
			return 0
		case a.Fits():
			return -1
		}
		return 1
	})
	return all
}

// adds tells whether one more is chosen, and none in the place of another.
func (p *pickExercise) adds() bool { return p.instead.Exercise == "" }

// full tells whether the session has as many exercises as it may have. What is on
// the list and does not fit takes no room.
func (p *pickExercise) full(e env) bool {
	return p.adds() && len(e.state.Routine(e.lib, e.day)) >= e.state.Most(e.lib, e.day)
}

func (p *pickExercise) take(in Intent, e env) action {
	offers := p.offers(e)
	if in.Kind != Nothing {
		p.problem = ""
	}
	switch in.Kind {
	case Up, Down:
		p.cursor = step(p.cursor, in.Kind, len(offers))
	case Choose:
		if i := lineIndex(in.N, len(offers)); i >= 0 {
			p.cursor = i
			return p.choose(e, offers[i])
		}
	case Next:
		if len(offers) == 0 {
			return goTo{p.from}
		}
		if p.cursor < len(offers) {
			return p.choose(e, offers[p.cursor])
		}
	case Back:
		return goTo{p.from}
	}
	return nil
}

func (p *pickExercise) choose(e env, o coach.Offer) action {
	own := e.state.Editing(e.lib, e.day)
	pick := coach.Pick{Exercise: o.Planned.Exercise, Position: o.Planned.Position}
	switch {
	case p.full(e):
		p.problem = e.say("myroutine.add_full", content.Args{"Most": e.state.Most(e.lib, e.day)})
	case !o.Fits():
		p.problem = e.say("myroutine.cannot", content.Args{"Name": nameOf(e.words, o.Planned.Exercise), "Why": whyNot(e.words, o)})
	case p.adds():
		return keepRoutine(e, own.With(pick), p.from)
	default:
		return keepRoutine(e, own.Swapped(p.instead.Exercise, pick), p.from)
	}
	return nil
}

func (p *pickExercise) view(e env) views.View {
	offers := p.offers(e)
	page := views.Page{
		Title: e.say("myroutine.title"), Lead: e.say("myroutine.add_ask"), Cursor: min(p.cursor, len(offers)-1), Problem: p.problem,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if !p.adds() {
		page.Lead = e.say("myroutine.swap_ask", content.Args{"Name": pickName(e, p.instead)})
	}
	switch {
	case p.full(e):
		page.Body = []string{e.say("myroutine.add_full", content.Args{"Most": e.state.Most(e.lib, e.day)})}
	case !slices.ContainsFunc(offers, coach.Offer.Fits):
		page.Body = []string{e.say("myroutine.none_other")}
	}
	for i, o := range offers {
		c := views.Choice{Key: choiceKey(i, digitChoices), Label: nameOf(e.words, o.Planned.Exercise), Mark: views.Open}
		if !o.Fits() {
			c.Mark, c.Hint = views.Locked, whyNot(e.words, o)
		}
		page.Choices = append(page.Choices, c)
	}
	return page
}
