package triage

import (
	"slices"
	"time"

	"backcoach/content"
)

// Judge gives the highest level that any rule reaches, with its reasons, and
// tells what is still missing. The zone of now decides which day it is.
func (e *Engine) Judge(p Person, f Form, a Answers, now time.Time) Result {
	s := e.scene(&p, f, a, now)
	r := Result{Ruleset: e.ruleset, Missing: s.missing(f)}
	r.Complete = len(r.Missing) == 0
	var given []heard
	for level := content.Emergency; level >= content.SelfCare; level-- {
		for i := range e.rules {
			rule := &e.rules[i]
			if rule.Level != level || !rule.holds(s) {
				continue
			}
			if rule.Note {
				r.Notes = append(r.Notes, rule.ID)
				continue
			}
			if repeats(given, rule, s.fired) {
				continue
			}
			r.Urgency = max(r.Urgency, level)
			given = append(given, heard{rule.About, s.fired})
			r.Reasons = append(r.Reasons, e.reason(rule, s.fired))
		}
	}
	if !r.Complete || r.Urgency >= content.SameDay { // nothing calms there
		r.Reasons = slices.DeleteFunc(r.Reasons, func(x Reason) bool { return x.Level == content.SelfCare })
	}
	return r
}

// holds leaves in the scene the items that made the rule hold.
func (r *rule) holds(s *scene) bool {
	s.fired = itemSet{}
	if !r.when(s) {
		return false
	}
	because := s.fired
	if r.unless != nil && r.unless(s) {
		return false
	}
	s.fired = because
	return true
}

// heard is what a reason was about.
type heard struct {
	about string
	items itemSet
}

// repeats tells whether a more urgent or earlier reason has named all these
// items already: then this one would only make the list longer. The level never
// depends on it, because the earlier reason is at least as urgent.
func repeats(given []heard, r *rule, items itemSet) bool {
	if items == (itemSet{}) {
		return false
	}
	for _, g := range given {
		if g.about == r.About && items.within(g.items) {
			return true
		}
	}
	return false
}

func (e *Engine) reason(r *rule, items itemSet) Reason {
	reason := Reason{Rule: r.ID, Level: r.Level, How: r.How, About: r.About, Sources: r.Source, Recheck: r.Recheck}
	for i := range e.items {
		if items.has(i) && !e.items[i].eases {
			reason.Items = append(reason.Items, e.items[i].ID)
		}
	}
	return reason
}

// Required lists the items that have to be answered before a check of this form
// is complete: those that can lead to EMERGENCY and apply to the person now. A
// follow-up joins them once the answer it follows was given; what is asked of the
// people around is never one of them.
func (e *Engine) Required(p Person, f Form, now time.Time) []string {
	return e.scene(&p, f, nil, now).missing(f)
}

// Applies tells whether an item is for this person at this moment, whatever the
// form; false for an item that does not exist.
func (e *Engine) Applies(id string, p Person, now time.Time) bool {
	i, ok := e.index[id]
	return ok && e.scene(&p, Form{}, nil, now).applies(i)
}

// missing lists the required items without an answer. Skipped is no answer.
func (s *scene) missing(f Form) []string {
	var ids []string
	for i := range s.engine.items {
		item := &s.engine.items[i]
		if item.Emergency && !item.Helper && s.said[i].reply == 0 && s.due(i, f) {
			ids = append(ids, item.ID)
		}
	}
	return ids
}
