package main

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"backcoach/content"
)

// readingRules say how easy a text has to be.
type readingRules struct {
	// MaxGrade is the highest years of school that a text may need.
	MaxGrade float64 `json:"max_grade"`
	// Others are the first parts of ids whose words patients do not read.
	Others   []readingException `json:"others,omitempty"`
	Excepted []readingException `json:"excepted,omitempty"`
}

// readingException lets a text be harder, for a reason.
type readingException struct {
	ID  string `json:"id"` // of the words, or "lesson.<id>"
	Why string `json:"why"`
}

// fewestWords is the shortest text that is measured: of less, one long word decides.
// Shorter sentences are measured with those beside them.
const fewestWords = 10

// checkReading reports texts that are too hard to read, languages that nothing
// measures, and exceptions that are not needed.
func (c *checker) checkReading() {
	hard := map[string]bool{}
	for _, lang := range sortedKeys(c.words) {
		grade, ok := grades[lang]
		if !ok {
			c.problem(where{file: lang + "/"}, "no measure of reading for this language: add one to grade.go")
			continue
		}
		texts := c.read(lang)
		for _, id := range sortedKeys(texts) {
			text := texts[id]
			if g := grade(text.prose); g > c.reading.MaxGrade {
				hard[id] = true
				c.hard(text.where, id, g)
			}
		}
	}
	file := where{file: "reading.yaml"}
	for _, e := range c.reading.Excepted {
		c.reasoned(file.at("excepted").entry(e.ID), e, hard[e.ID])
	}
	for _, e := range c.reading.Others {
		c.reasoned(file.at("others").entry(e.ID), e, slices.ContainsFunc(sortedKeys(hard), e.covers))
	}
}

// reasoned reports an exception without a reason, and one that no hard text needs.
func (c *checker) reasoned(w where, e readingException, needed bool) {
	if e.Why == "" {
		c.problem(w, "an exception needs a reason")
	}
	if !needed {
		c.problem(w, "is easy enough without an exception, or does not exist")
	}
}

// covers tells whether words belong to those under the exception's id.
func (e readingException) covers(id string) bool { return strings.HasPrefix(id, e.ID+".") }

// hard reports a text that is too hard, unless an exception lets it.
func (c *checker) hard(w where, id string, grade float64) {
	for _, e := range c.reading.Excepted {
		if e.ID == id {
			return
		}
	}
	for _, e := range c.reading.Others {
		if e.covers(id) {
			return
		}
	}
	c.problem(w, "needs %.1f years of school to be read, at most %.0f are right: shorter sentences, shorter words", grade, c.reading.MaxGrade)
}

// reading is a text as it is measured, and where it stands.
type reading struct {
	prose
	where
}

// read gives all texts of a language that are long enough to be measured, by id: each
// lesson, and the words of the screens. Sentences that are too short stand together as
// "<id of what holds them>.*".
func (c *checker) read(lang string) map[string]reading {
	texts := map[string]reading{}
	for _, s := range c.texts[lang] {
		texts["lesson."+s.ID] = reading{lessonRead(s.LessonText), where{file: s.file}}
	}
	for key, text := range c.words[lang].texts() {
		id, _, _ := strings.Cut(key, "#")
		p := proseOf(strings.Split(placeHolder.ReplaceAllString(text, "7"), "\n")...)
		w := where{file: lang + "/", path: id, name: id}
		switch {
		case len(p.words) >= fewestWords:
			texts[key] = reading{p, w}
		case sentenceEnd.MatchString(text):
			group := id[:max(strings.LastIndex(id, "."), 0)]
			texts[group+".*"] = reading{texts[group+".*"].and(p), where{file: lang + "/", path: group, name: group + ".*"}}
		}
	}
	maps.DeleteFunc(texts, func(_ string, r reading) bool { return len(r.words) < fewestWords })
	return texts
}

// placeHolder stands in for a name or a number, which is not ours to make easy.
var placeHolder = regexp.MustCompile(`\{\{[^}]*\}\}`)

// lessonRead is a lesson without its headings: two words under each other would make
// any text look easy.
func lessonRead(t content.LessonText) prose {
	var parts []string
	for _, b := range t.Blocks {
		if b.Kind != content.Heading {
			parts = append(parts, b.Text())
		}
	}
	return proseOf(parts...)
}
