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
	c.checkExerciseOrphans()
	c.checkTagWords()
	c.checkActivities()
	c.checkWarnings()
	c.checkCountries()
	c.checkCourses()
	c.checkWalks()
	c.checkGoals()
	c.checkWishes()
	c.checkRelief()
	c.checkLadders()
	c.checkGuides()
	c.checkLifestyle()
	c.checkForms()
	c.checkMood()
	c.checkPlan()
	c.checkClinic()
	c.checkLessons()
	c.checkReading()
	c.checkWords()
	return c.problems
}

// checker collects the problems of a library.
type checker struct {
	library
	problems []string
}

func (c *checker) problem(w where, format string, args ...any) {
	c.problems = append(c.problems, c.files.say(w, fmt.Sprintf(format, args...)))
}

// unique reports ids that occur twice.
func (c *checker) unique(w where, ids []string) {
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] {
			c.problem(w.at(id), "%s occurs twice", id)
		}
		seen[id] = true
	}
}

// sourced reports references to sources that are not listed, and facts that
// have none.
func (c *checker) sourced(w where, ids []string) {
	if len(ids) == 0 {
		c.problem(w, "has no source")
	}
	for _, id := range ids {
		if !slices.ContainsFunc(c.sources, func(s content.Source) bool { return s.ID == id }) {
			c.problem(w.at("sources", id), "source %s is not in sources.yaml", id)
		}
	}
}

// spoken reports words that are missing in any language.
func (c *checker) spoken(w where, ids ...string) {
	for _, lang := range sortedKeys(c.words) {
		c.spokenIn(lang, w, ids...)
	}
}

func (c *checker) spokenIn(lang string, w where, ids ...string) {
	for _, id := range ids {
		_, plain := c.words[lang].Plain[id]
		_, form := c.words[lang].Forms[id]
		if !plain && !form {
			c.problem(w, "no words %s in %s/", id, lang)
		}
	}
}

func (c *checker) checkSources() {
	var ids []string
	for _, s := range c.sources {
		ids = append(ids, s.ID)
		if s.Title == "" || !slices.Contains([]string{"looked_up", "knowledge", "design"}, s.Kind) {
			c.problem(where{file: "sources.yaml"}.entry(s.ID), "needs a title, and a kind of looked_up, knowledge or design")
		}
	}
	c.unique(where{file: "sources.yaml"}, ids)
}
