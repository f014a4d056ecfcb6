package main

import (
	"slices"

	"backcoach/content"
)

// longestWalk is the most minutes of one walk that content may ask for (clinical
// section E, level 5 of the walking plan).
const longestWalk = 45

// checkWalks sees that every phase says how much to walk, and that each of these is
// asked for by a phase.
func (c *checker) checkWalks() {
	file := where{file: "walks.yaml"}
	var ids, asked []string
	for _, w := range c.walks {
		ids = append(ids, w.ID)
		c.checkWalk(file.entry(w.ID), w)
	}
	c.unique(file, ids)
	for _, course := range c.courses {
		for i, p := range course.Phases {
			asked = append(asked, p.Limits.Walk)
			if !slices.Contains(ids, p.Limits.Walk) {
				c.problem(where{file: "phases.yaml"}.entry(course.ID).phase(i, p).at("limits.walk"), "there is no %q in walks.yaml", p.Limits.Walk)
			}
		}
	}
	for _, id := range ids {
		if !slices.Contains(asked, id) {
			c.problem(file.entry(id), "no phase asks for it")
		}
	}
}

func (c *checker) checkWalk(at where, w content.Walk) {
	switch {
	case w.Indoors && w.Times+w.Minutes+w.From != 0:
		c.problem(at, "has a set time, which walks in the house have not")
	case !w.Indoors && (w.Times < 1 || w.Minutes < 1 || w.Minutes > longestWalk):
		c.problem(at, "%d times %d minutes is no walk", w.Times, w.Minutes)
	case w.From < 0 || w.From > w.Most():
		c.problem(at.at("from"), "begins with %d minutes, more than the %d it asks for", w.From, w.Most())
	}
	if w.Days < 1 || w.Days > 7 {
		c.problem(at.at("days"), "%d days of a week", w.Days)
	}
	c.spoken(at, "limit.walk."+w.ID)
	c.sourced(at, w.Sources)
}

// checkGoals sees that every phase has its goals, and that none is more than a week
// has days.
func (c *checker) checkGoals() {
	file := where{file: "goals.yaml"}
	var phases []string
	for _, g := range c.goals {
		at := file.entry(g.Phase)
		phases = append(phases, g.Phase)
		for _, n := range []int{g.Days, g.Sessions, g.CheckIns} {
			if n < 1 || n > 7 {
				c.problem(at, "%d days of a week", n)
			}
		}
		c.sourced(at, g.Sources)
	}
	if !slices.Equal(phases, phaseNames) {
		c.problem(file, "has to have %v, in this order", phaseNames)
	}
}
