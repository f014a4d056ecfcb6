package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"backcoach/content"
)

// commonWords are the labels that all warning questions share.
var commonWords = []string{
	"choice.yes", "choice.no", "choice.not_sure", "choice.known", "choice.not_apply", "choice.prefer_not", "choice.skip",
	"choice.none", "choice.some",
	"since.ask", "since.today", "since.1-3d", "since.4-14d", "since.longer", "since.before", "since.unknown",
	"trend.ask", "trend.better", "trend.same", "trend.worse", "trend.not_sure",
}

// checkWarnings reports rules that may not be used, questions and rules without
// a source, and words that are missing.
func (c *checker) checkWarnings() {
	for _, p := range c.warnings.Problems() {
		c.problem(warningFile(p.In).entry(p.ID), "%s", p.Text)
	}
	cards, groups := map[int]bool{}, map[string]bool{}
	for _, item := range c.warnings.Items {
		c.checkItemWords(item)
		cards[item.Card], groups[item.Group] = true, true
	}
	c.checkRuleWords()
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		c.spoken(warningFile("items"), "group."+group)
	}
	delete(cards, 0)
	for _, card := range slices.Sorted(maps.Keys(cards)) {
		id := fmt.Sprintf("card.%d", card)
		c.spoken(warningFile("items"), id+".title", id+".lines.1")
	}
	if len(c.warnings.Items) > 0 {
		c.spoken(warningFile("items"), commonWords...)
		c.spoken(warningFile("items"), "forbidden.1")
	}
	c.checkOrphans()
}

// warningFile is where a kind of the warning check stands: in a folder of files,
// or in one.
func warningFile(kind string) where {
	switch kind {
	case "items", "rules":
		return where{file: "warning/" + kind}
	case "treatments":
		return where{file: "phases.yaml"}
	}
	return where{file: "warning/" + kind + ".yaml"}
}

// checkRuleWords reports rules, facts and reviews without what has to go with
// them.
func (c *checker) checkRuleWords() {
	for _, rule := range c.warnings.Rules {
		at := warningFile("rules").entry(rule.ID)
		c.sourced(at, rule.Source)
		c.checkEmergentWords(at, rule.Emergent)
		if rule.Note {
			c.spoken(at, "note."+rule.ID)
		} else {
			c.spoken(at, "rule."+rule.ID)
		}
	}
	for _, fact := range c.warnings.Facts {
		c.checkFact(warningFile("facts").entry(fact.ID), fact)
	}
	for i, s := range c.signOffs {
		if _, err := time.Parse(time.DateOnly, s.Date); err != nil || s.Name == "" || s.Role == "" || s.Ruleset == "" {
			c.problem(warningFile("signoffs").at(i+1), "a review needs a name, a role, a date such as 2026-11-25 and a ruleset")
		}
	}
}

func (c *checker) checkItemWords(item content.Item) {
	at := warningFile("items").entry(item.ID)
	c.sourced(at, item.Sources)
	id := "item." + item.ID
	c.spoken(at, id+".name", id+".ask", id+".help", id+".why", id+".say")
	if len(item.Levels) > 0 {
		c.spoken(at, "rule."+item.ID)
	}
	if !item.Single && len(item.After) == 0 {
		c.spoken(at, id+".line")
	}
	if item.Levels["not_sure"] != item.Levels["yes"] { // who is not sure is told how to find out (clinical section B2)
		c.spoken(at, id+".find")
	}
	c.checkEmergentWords(at, item.Emergent)
}

func (c *checker) checkEmergentWords(w where, e content.Emergent) {
	if e.CheckFor != "" {
		c.spoken(w, "check_for."+e.CheckFor)
	}
}

// checkFact sees that a fact is asked somewhere, by a tick that exists.
func (c *checker) checkFact(w where, f content.Fact) {
	c.sourced(w, f.Sources)
	choices := slices.Concat(c.choices("setup", f.Question), c.choices("checkin", f.Question))
	for _, choice := range f.Choices {
		if !slices.Contains(choices, choice) {
			c.problem(w.at("choices", choice), "nobody is asked about %s by %s", choice, f.Question)
		}
	}
}

// checkOrphans reports words of questions and rules that do not exist: most
// often an id was changed and its words were not.
func (c *checker) checkOrphans() {
	owners := map[string]bool{}
	for _, item := range c.warnings.Items {
		owners["item."+item.ID], owners["rule."+item.ID] = true, len(item.Levels) > 0
	}
	for _, rule := range c.warnings.Rules {
		owners["rule."+rule.ID] = !rule.Note
	}
	for _, lang := range sortedKeys(c.words) {
		for _, id := range slices.Concat(sortedKeys(c.words[lang].Plain), sortedKeys(c.words[lang].Forms)) {
			owner := id
			if words, isItem := strings.CutPrefix(id, "item."); isItem { // an item's id has no dot in it
				name, _, _ := strings.Cut(words, ".")
				owner = "item." + name
			}
			if (strings.HasPrefix(id, "item.") || strings.HasPrefix(id, "rule.")) && !owners[owner] {
				c.problem(where{file: lang + "/", path: id}, "words %s belong to no question or rule", id)
			}
		}
	}
}
