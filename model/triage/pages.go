package triage

import (
	"cmp"
	"slices"
	"time"
)

// listLength is how many questions one list holds at most (clinical section N1).
const listLength = 5

// Next gives the page to ask now, with only the items that are still open on it;
// false when the form has been asked to its end. It depends on nothing but its
// arguments, so a saved check goes on where it was left. A card that is answered
// with none of these is recorded as "no" with Via "card" for each of its items;
// any other answer is recorded by adding the card to [Form].Opened.
func (e *Engine) Next(p Person, f Form, a Answers, now time.Time) (Page, bool) {
	s := e.scene(&p, f, a, now)
	for _, sheet := range s.sheets(f) {
		if open := s.open(sheet.items); len(open) > 0 {
			return s.page(sheet, open), true
		}
	}
	return Page{}, false
}

// Asked gives the pages that were answered, in the order of asking, with only the
// items that were.
func (e *Engine) Asked(p Person, f Form, a Answers, now time.Time) []Page {
	s := e.scene(&p, f, a, now)
	var pages []Page
	for _, sheet := range s.sheets(f) {
		said := slices.DeleteFunc(slices.Clone(sheet.items), func(i int) bool { return !s.said[i].asked })
		if len(said) > 0 {
			pages = append(pages, s.page(sheet, said))
		}
	}
	return pages
}

// Progress counts the pages that are done and all pages of the form, as far as
// the answers so far tell: a follow-up or an opened card adds pages.
func (e *Engine) Progress(p Person, f Form, a Answers, now time.Time) (done, of int) {
	s := e.scene(&p, f, a, now)
	sheets := s.sheets(f)
	for _, sheet := range sheets {
		if len(s.open(sheet.items)) == 0 {
			done++
		}
	}
	return done, len(sheets)
}

// sheet is a page of the form as a whole, with its answered items.
type sheet struct {
	card  int // 0 for none
	items []int
}

func (s *scene) open(items []int) []int {
	return slices.DeleteFunc(slices.Clone(items), func(i int) bool { return s.said[i].asked })
}

func (s *scene) page(sh sheet, open []int) Page {
	page := Page{Kind: "list", Card: sh.card}
	switch {
	case sh.card > 0:
		page.Kind = "card"
	case len(open) == 1:
		page.Kind = "single"
	}
	for _, i := range open {
		page.Items = append(page.Items, s.engine.items[i].ID)
	}
	return page
}

// due tells whether an item belongs to the form for this person now, given the
// answers so far.
func (s *scene) due(i int, f Form) bool {
	item := &s.engine.items[i]
	switch {
	case s.said[i].reply != 0:
		return true // also where it would not have been asked
	case !s.applies(i), item.Helper && !f.Helper:
		return false
	case len(item.after) > 0:
		return slices.ContainsFunc(item.after, func(parent int) bool { return s.worrying(parent) && s.due(parent, f) })
	case slices.Contains(f.Items, item.ID):
		return true
	case f.Kind == "targeted":
		return false
	case f.Kind == "short" && !slices.Contains(item.Forms, "short"):
		return false
	}
	last, before := s.person.Asked[item.ID]
	return !before || last >= item.EveryDays || (item.sooner != nil && item.sooner(s))
}

// worrying tells whether an item was answered with something other than no.
func (s *scene) worrying(i int) bool { return s.said[i].reply&^(no|notApply) != 0 }

// sheets lays the form out: what was named first, then the questions in their
// order, the short form by cards; every follow-up right after its question.
func (s *scene) sheets(f Form) []sheet {
	var sheets []sheet
	placed := itemSet{}
	for _, i := range s.ordered(f) {
		item := &s.engine.items[i]
		switch last := len(sheets) - 1; {
		case s.byItself(i, f):
			sheets = append(sheets, sheet{items: []int{i}})
		case f.Kind == "short" && last >= 0 && sheets[last].card == item.Card:
			sheets[last].items = append(sheets[last].items, i)
		case f.Kind == "short":
			sheets = append(sheets, sheet{card: item.Card, items: []int{i}})
		case last >= 0 && s.isList(sheets[last], f) && len(sheets[last].items) < listLength:
			sheets[last].items = append(sheets[last].items, i)
		default:
			sheets = append(sheets, sheet{items: []int{i}})
		}
	}
	var withFollowUps []sheet
	for _, sh := range sheets {
		withFollowUps = append(withFollowUps, sh)
		for _, i := range s.followUps(sh.items, f) {
			if !placed.has(i) {
				placed.add(i)
				withFollowUps = append(withFollowUps, sheet{items: []int{i}})
			}
		}
	}
	return withFollowUps
}

// isList tells whether a sheet is a list that more questions may join.
func (s *scene) isList(sh sheet, f Form) bool { return !s.byItself(sh.items[0], f) }

// byItself tells whether a question gets a page of its own.
func (s *scene) byItself(i int, f Form) bool {
	item := &s.engine.items[i]
	switch {
	case f.Kind == "targeted" || slices.Contains(f.Items, item.ID):
		return true
	case f.Kind == "short":
		return item.Card == 0 || s.opened(item.Card, f)
	}
	return item.Single
}

// opened tells whether the items of a card are asked one by one: the card was
// not answered with none of these, or one of them was answered by itself.
func (s *scene) opened(card int, f Form) bool {
	if slices.Contains(f.Opened, card) {
		return true
	}
	for i := range s.engine.items {
		if s.engine.items[i].Card == card && s.said[i].alone {
			return true
		}
	}
	return false
}

// ordered lists the due questions without follow-ups in the order of asking.
func (s *scene) ordered(f Form) []int {
	var order []int
	for i := range s.engine.items {
		if len(s.engine.items[i].after) == 0 && s.due(i, f) {
			order = append(order, i)
		}
	}
	rank := func(i int) int {
		item := &s.engine.items[i]
		switch {
		case item.Helper:
			return -3
		case slices.Contains(f.Items, item.ID) && item.First:
			return -2
		case slices.Contains(f.Items, item.ID):
			return -1
		case f.Kind == "short" && item.Card > 0:
			return item.Card
		case f.Kind == "short":
			return len(s.engine.items)
		}
		return 0
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
	return order
}

// followUps lists the due follow-ups of some items.
func (s *scene) followUps(parents []int, f Form) []int {
	var found []int
	for i := range s.engine.items {
		follows := slices.ContainsFunc(s.engine.items[i].after, func(p int) bool { return slices.Contains(parents, p) && s.worrying(p) })
		if follows && s.due(i, f) {
			found = append(found, i)
		}
	}
	return found
}
