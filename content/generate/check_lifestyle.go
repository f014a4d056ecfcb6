package main

import (
	"slices"

	"backcoach/content"
)

// checkLifestyle sees that all that is around the day has its words, its sources and the
// pictures that it names, and that what waits is barred where a rung would be.
func (c *checker) checkLifestyle() {
	file, l := where{file: "lifestyle.yaml"}, c.lifestyle
	c.checkHowTos(file.at("how_to"), l.HowTo)
	c.checkDesk(file.at("desk"), l.Desk)
	c.checkSports(file.at("sports"), l.Sports)
	c.checkHabits(file.at("habits"), l.Habits)
	if len(l.Sit.Minutes) == 0 || !slices.IsSorted(l.Sit.Minutes) || l.Sit.Minutes[0] < 1 || l.Sit.Stand < 1 {
		c.problem(file.at("sit"), "minutes must rise, from 1 on")
	}
	c.sourced(file.at("sit"), l.Sit.Sources)
	if l.Weight.LostKg <= 0 || l.Weight.Days < 1 || l.Weight.Again < 1 {
		c.problem(file.at("weight"), "weight and days must be above 0")
	}
	if l.Sugar.Days < 1 || l.Sugar.Line <= 0 {
		c.problem(file.at("sugar"), "days and line must be above 0")
	}
	if !slices.ContainsFunc(c.warnings.Facts, func(f content.Fact) bool { return f.ID == l.Sugar.Fact }) {
		c.problem(file.at("sugar.fact"), "there is no fact %s", l.Sugar.Fact)
	}
	c.keptNumber(file.at("weight"), l.Weight.Item, l.Weight.Sources)
	c.keptNumber(file.at("sugar"), l.Sugar.Item, l.Sugar.Sources)
}

// keptNumber sees that a number that is kept leads to a warning question that exists.
func (c *checker) keptNumber(w where, item string, sources []string) {
	if !slices.ContainsFunc(c.warnings.Items, func(i content.Item) bool { return i.ID == item }) {
		c.problem(w.at("item"), "there is no warning item %s", item)
	}
	c.sourced(w, sources)
}

// howToPages are the pages that they stand on.
var howToPages = []string{"sleep", "lift"}

func (c *checker) checkHowTos(w where, all []content.HowTo) {
	var ids []string
	for _, h := range all {
		at := w.entry(h.ID)
		ids = append(ids, h.ID)
		oneOf(c, at.at("page"), "page", h.Page, howToPages)
		c.spoken(at, "how_to."+h.ID+".name", "how_to."+h.ID+".short", "how_to."+h.ID+".how.1")
		c.sourced(at, h.Sources)
		if h.Lesson != "" && !slices.ContainsFunc(c.lessons.Lessons, func(l content.Lesson) bool { return l.ID == h.Lesson }) {
			c.problem(at.at("lesson"), "there is no lesson %s", h.Lesson)
		}
		if h.Needs != nil {
			c.checkNeeds(at.at("needs"), *h.Needs)
			if h.Page == "lift" {
				c.spoken(at, "how_to."+h.ID+".until")
			}
		}
		for i, p := range h.Pictures {
			c.checkPicture(at.at("pictures", i+1), p)
		}
	}
	c.unique(w, ids)
}

func (c *checker) checkPicture(w where, p content.Picture) {
	figure := p.Figure
	if figure != nil {
		c.checkFigure(w.at("figure"), *figure)
	}
	for _, e := range c.exercises {
		if p.Figure == nil && e.ID == p.Exercise {
			figure = &e.Figure
		}
	}
	if figure == nil {
		c.problem(w, "there is no exercise %q, and no figure of its own", p.Exercise)
		return
	}
	if _, ok := figure.Pose(p.Pose); !ok {
		c.problem(w.at("pose"), "there is no pose %q", p.Pose)
	}
}

// checkDesk sees that every question of the form is weighed once, and is right with a yes.
func (c *checker) checkDesk(w where, checks []content.DeskCheck) {
	var ids []string
	for _, d := range checks {
		at := w.entry(d.Question)
		ids = append(ids, d.Question)
		if !slices.Contains(c.choices("desk", d.Question), "yes") {
			c.problem(at, "the form desk does not ask %s, or it has no yes", d.Question)
		}
		c.spoken(at, "seat."+d.Question+".right", "seat."+d.Question+".change")
		c.sourced(at, d.Sources)
	}
	c.unique(w, ids)
	for _, f := range c.forms {
		for _, s := range f.Screens {
			for _, q := range s.Questions {
				if f.ID == "desk" && !slices.Contains(ids, q.ID) {
					c.problem(w, "says nothing about the question %s", q.ID)
				}
			}
		}
	}
}

// checkSports sees that what bars a movement bars the sport, or is left out of it.
func (c *checker) checkSports(w where, sports []content.Sport) {
	var ids []string
	for _, s := range sports {
		at := w.entry(s.ID)
		ids = append(ids, s.ID)
		needs := s.Needs
		needs.Not = slices.Concat(needs.Not, s.Skip)
		c.checkNeeds(at.at("needs"), needs)
		c.spoken(at, "sport."+s.ID+".name", "sport."+s.ID+".how")
		c.sourced(at, s.Sources)
	}
	c.unique(w, ids)
}

func (c *checker) checkHabits(w where, h content.HabitRules) {
	var ids []string
	for _, habit := range h.List {
		at := w.at("list").entry(habit.ID)
		ids = append(ids, habit.ID)
		c.spoken(at, "habit."+habit.ID+".name", "habit."+habit.ID+".why")
		c.sourced(at, habit.Sources)
		if habit.Activity != "" && !slices.ContainsFunc(c.activities, func(a content.Activity) bool { return a.ID == habit.Activity }) {
			c.problem(at.at("activity"), "there is no activity %s", habit.Activity)
		}
	}
	c.unique(w.at("list"), ids)
	if h.Most < 1 || h.Days < 1 || len(ids) < h.Most {
		c.problem(w, "most and days must be above 0, and there must be so many to choose from")
	}
}
