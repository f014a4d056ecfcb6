package main

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences are the lists of words whose entries are sentences of their own.
var sentences = []string{"advice.", "message.", "help.", "session.ready."}

// checkWords reports entries of a list that begin in the middle of a sentence: a
// comma in a YAML list in brackets cuts what is not in quotes.
func (c *checker) checkWords() {
	for _, lang := range sortedKeys(c.words) {
		for _, id := range sortedKeys(c.words[lang].Plain) {
			first, _ := utf8.DecodeRuneInString(c.words[lang].Plain[id])
			if inList(id) && unicode.IsLower(first) {
				c.problem(where{file: lang + "/", path: id, name: id}, "begins in lower case: put the whole sentence in quotes")
			}
		}
	}
}

// inList tells whether an id is that of a numbered sentence.
func inList(id string) bool {
	last := id[strings.LastIndex(id, ".")+1:]
	for _, prefix := range sentences {
		if strings.HasPrefix(id, prefix) && strings.Trim(last, "0123456789") == "" {
			return true
		}
	}
	return false
}
