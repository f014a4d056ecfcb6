package main

import (
	"fmt"
	"slices"

	"backcoach/content"
)

var questionKinds = []string{"choice", "ticks", "scale", "text", "phone", "number", "date", "country"}

func (c *checker) checkForms() {
	var ids []string
	for _, f := range c.forms {
		ids = append(ids, f.ID)
		c.spoken("forms/"+f.ID, "form."+f.ID+".title")
		c.checkForm(f)
	}
	c.unique("forms", ids)
	c.checkTriggers()
}

func (c *checker) checkForm(f content.Form) {
	var ids []string
	for _, s := range f.Screens {
		if len(s.Questions) == 0 || len(s.Questions) > 4 {
			c.problem("forms/"+f.ID, "screen %s has %d questions, want 1 to 4", s.ID, len(s.Questions))
		}
		for _, q := range s.Questions {
			c.checkQuestion(fmt.Sprintf("forms/%s: %s", f.ID, q.ID), "form."+f.ID+"."+q.ID, q)
			ids = append(ids, q.ID)
		}
	}
	c.unique("forms/"+f.ID, ids)
}

func (c *checker) checkQuestion(where, words string, q content.Question) {
	if !slices.Contains(questionKinds, q.Kind) {
		c.problem(where, "unknown kind %q", q.Kind)
	}
	c.spoken(where, words+".ask")
	choosing := q.Kind == "choice" || q.Kind == "ticks"
	if choosing != (len(q.Choices) > 0) {
		c.problem(where, "choices go with choice and ticks, and only with them")
	}
	if q.Kind == "scale" {
		c.spoken(where, words+".low", words+".high")
	}
	if (q.Kind == "scale" || q.Kind == "number") && q.Min >= q.Max {
		c.problem(where, "min %d is not below max %d", q.Min, q.Max)
	}
	for _, choice := range q.Choices {
		c.spoken(where, words+"."+choice)
	}
	for _, alone := range q.Alone {
		if q.Kind != "ticks" || !slices.Contains(q.Choices, alone) {
			c.problem(where, "alone %q is not one of its ticks", alone)
		}
	}
	c.unique(where, q.Choices)
}

// checkTriggers sees that every tick of the check-in's first screen but
// "nothing" asks for something, and that what it asks exists.
func (c *checker) checkTriggers() {
	known := func(item string) bool {
		return slices.ContainsFunc(c.warnings.Items, func(i content.Item) bool { return i.ID == item })
	}
	for _, t := range c.triggers.News {
		if !slices.Contains(c.choices("checkin", t.On()), t.Choice) {
			c.problem("triggers.yaml: "+t.ID, "the check-in has no answer %s to %s", t.Choice, t.On())
		}
		for _, item := range t.First {
			if !known(item) {
				c.problem("triggers.yaml: "+t.Choice, "there is no warning item %s", item)
			}
		}
	}
	for _, r := range c.triggers.Routine {
		if !slices.IsSorted(r.Days) || len(r.Days) == 0 {
			c.problem("triggers.yaml: routine "+r.Type, "days must rise")
		}
	}
	for _, subtype := range c.triggers.Evening.Subtypes {
		if !slices.ContainsFunc(c.warnings.Treatments, func(k content.TreatmentKind) bool { return k.Subtype == subtype }) {
			c.problem("triggers.yaml: evening", "there is no treatment %s", subtype)
		}
	}
	c.sourced("triggers.yaml", c.triggers.Sources)
	c.spoken("triggers.yaml", "alarm.1", "alarm_mind.1")
	for _, choice := range c.choices("checkin", "news") {
		asked := slices.ContainsFunc(c.triggers.News, func(t content.NewsTrigger) bool { return t.On() == "news" && t.Choice == choice })
		if asked == (choice == "nothing") {
			c.problem("triggers.yaml", "the tick %s of the check-in must lead to a check, nothing must not", choice)
		}
	}
}

// choices gives the choices of a question, nil if there is no such question.
func (c *checker) choices(form, question string) []string {
	for _, f := range c.forms {
		for _, s := range f.Screens {
			for _, q := range s.Questions {
				if f.ID == form && q.ID == question {
					return q.Choices
				}
			}
		}
	}
	return nil
}
