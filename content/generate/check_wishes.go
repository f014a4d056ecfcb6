package main

import (
	"slices"

	"backcoach/content"
)

// checkWishes sees that every wish can be told and has exercises that a session may
// have, and that each choice but "none" is one.
func (c *checker) checkWishes() {
	file := where{file: "wishes.yaml"}
	var ids []string
	for _, w := range c.wishes {
		at := file.entry(w.ID)
		ids = append(ids, w.ID)
		c.sourced(at, w.Sources)
		c.spoken(at, "grade.wish_"+w.ID)
		c.unique(at.at("exercises"), w.Exercises)
		for _, id := range w.Exercises {
			if !slices.ContainsFunc(c.exercises, func(e content.Exercise) bool { return e.ID == id && !e.Alone }) {
				c.problem(at.at("exercises", id), "no session has an exercise %s", id)
			}
		}
		if len(w.Exercises) == 0 {
			c.problem(at, "has no exercises")
		}
	}
	c.unique(file, ids)
	if asked := c.choices("wishes", "wishes"); !slices.Equal(asked, append(slices.Clone(ids), "none")) && len(ids)+len(asked) > 0 {
		c.problem(where{file: "forms/wishes.yaml"}, "asks for %v, the wishes are %v and none", asked, ids)
	}
}
