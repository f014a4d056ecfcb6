package main

import (
	"fmt"
	"slices"

	"backcoach/content"
)

// check lists everything that is wrong with the content as a whole. Each kind
// has a file of its own; what is common to all stands here.
func check(lib library) []string {
	c := checker{library: lib}
	c.checkSources()
	c.checkExercises()
	c.checkActivities()
	c.checkWarnings()
	c.checkCountries()
	c.checkCourses()
	c.checkForms()
	c.checkWords()
	return c.problems
}

// checker collects the problems of a library.
type checker struct {
	library
	problems []string
}

func (c *checker) problem(where, format string, args ...any) {
	c.problems = append(c.problems, where+": "+fmt.Sprintf(format, args...))
}

// unique reports ids that occur twice.
func (c *checker) unique(where string, ids []string) {
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] {
			c.problem(where, "%s occurs twice", id)
		}
		seen[id] = true
	}
}

// sourced reports references to sources that are not listed, and facts that
// have none.
func (c *checker) sourced(where string, ids []string) {
	if len(ids) == 0 {
		c.problem(where, "has no source")
	}
	for _, id := range ids {
		if !slices.ContainsFunc(c.sources, func(s content.Source) bool { return s.ID == id }) {
			c.problem(where, "source %s is not in sources.yaml", id)
		}
	}
}

// spoken reports words that are missing in any language.
func (c *checker) spoken(where string, ids ...string) {
	for _, lang := range sortedKeys(c.words) {
		for _, id := range ids {
			_, plain := c.words[lang].Plain[id]
			_, form := c.words[lang].Forms[id]
			if !plain && !form {
				c.problem(where, "no words %s in %s/", id, lang)
			}
		}
	}
}

func (c *checker) checkSources() {
	for _, s := range c.sources {
		if s.Title == "" || !slices.Contains([]string{"looked_up", "knowledge", "design"}, s.Kind) {
			c.problem("sources.yaml: "+s.ID, "needs a title, and a kind of looked_up, knowledge or design")
		}
	}
}
