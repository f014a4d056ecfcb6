package main

import (
	"slices"

	"backcoach/content"
)

var questionKinds = []string{"choice", "ticks", "scale", "text", "phone", "number", "weight", "sugar", "date", "time", "country"}

func (c *checker) checkForms() {
	var ids []string
	for _, f := range c.forms {
		ids = append(ids, f.ID)
		c.spoken(where{file: "forms/" + f.ID + ".yaml"}, "form."+f.ID+".title")
		c.checkForm(f)
	}
	c.unique(where{file: "forms"}, ids)
	c.checkTriggers()
}

func (c *checker) checkForm(f content.Form) {
	var ids []string
	file := where{file: "forms/" + f.ID + ".yaml"}
	for _, s := range f.Screens {
		at := file.at("screens", s.ID)
		if len(s.Questions) == 0 || len(s.Questions) > 4 {
			c.problem(at, "screen %s has %d questions, want 1 to 4", s.ID, len(s.Questions))
		}
		for _, q := range s.Questions {
			c.checkQuestion(at.at("questions").entry(q.ID), "form."+f.ID+"."+q.ID, q)
			ids = append(ids, q.ID)
		}
	}
	c.unique(file, ids)
}

func (c *checker) checkQuestion(w where, words string, q content.Question) {
	if !slices.Contains(questionKinds, q.Kind) {
		c.problem(w.at("kind"), "unknown kind %q", q.Kind)
	}
	c.spoken(w, words+".ask")
	choosing := q.Kind == "choice" || q.Kind == "ticks"
	if choosing != (len(q.Choices) > 0) {
		c.problem(w, "choices go with choice and ticks, and only with them")
	}
	if q.Kind == "scale" {
		c.spoken(w, words+".low", words+".high")
	}
	if (q.Kind == "scale" || q.Kind == "number" || q.Kind == "weight") && q.Min >= q.Max {
		c.problem(w, "min %d is not below max %d", q.Min, q.Max)
	}
	for _, choice := range q.Choices {
		c.spoken(w, words+"."+choice)
	}
	for _, alone := range q.Alone {
		if q.Kind != "ticks" || !slices.Contains(q.Choices, alone) {
			c.problem(w.at("alone"), "alone %q is not one of its ticks", alone)
		}
	}
	c.unique(w.at("choices"), q.Choices)
}

// checkTriggers sees that every tick of the check-in's first screen but
// "nothing" asks for something, and that what it asks exists.
func (c *checker) checkTriggers() {
	known := func(item string) bool {
		return slices.ContainsFunc(c.warnings.Items, func(i content.Item) bool { return i.ID == item })
	}
	file := where{file: "triggers.yaml"}
	for _, t := range c.triggers.News {
		at := file.at("news").entry(t.ID)
		if !slices.Contains(c.choices("checkin", t.On()), t.Choice) {
			c.problem(at.at("choice"), "the check-in has no answer %s to %s", t.Choice, t.On())
		}
		for _, item := range t.First {
			if !known(item) {
				c.problem(at.at("first", item), "there is no warning item %s", item)
			}
		}
	}
	for i, r := range c.triggers.Routine {
		if !slices.IsSorted(r.Days) || len(r.Days) == 0 {
			c.problem(file.at("routine", i+1, "days"), "routine %s: days must rise", r.Type)
		}
	}
	for _, subtype := range c.triggers.Evening.Subtypes {
		if !slices.ContainsFunc(c.warnings.Treatments, func(k content.TreatmentKind) bool { return k.Subtype == subtype }) {
			c.problem(file.at("evening.subtypes", subtype), "evening: there is no treatment %s", subtype)
		}
	}
	c.sourced(file, c.triggers.Sources)
	c.spoken(file, "alarm.1", "alarm_mind.1")
	for _, choice := range c.choices("checkin", "news") {
		asked := slices.ContainsFunc(c.triggers.News, func(t content.NewsTrigger) bool { return t.On() == "news" && t.Choice == choice })
		if asked == (choice == "nothing") {
			c.problem(file.at("news"), "the tick %s of the check-in must lead to a check, nothing must not", choice)
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
