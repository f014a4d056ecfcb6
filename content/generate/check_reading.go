package main

import "backcoach/content"

// readingRules say how easy a text has to be.
type readingRules struct {
	// MaxGrade is the highest years of school that a text may need.
	MaxGrade float64            `json:"max_grade"`
	Excepted []readingException `json:"excepted,omitempty"`
}

// readingException lets a text be harder, for a reason.
type readingException struct {
	ID  string `json:"id"` // of the words, or "lesson.<id>"
	Why string `json:"why"`
}

// checkReading reports texts that are too hard to read, languages that nothing
// measures, and exceptions that are not needed.
func (c *checker) checkReading() {
	needed := map[string]bool{}
	for _, lang := range sortedKeys(c.words) {
		grade, ok := grades[lang]
		if !ok {
			c.problem(where{file: lang + "/"}, "no measure of reading for this language: add one to grade.go")
			continue
		}
		for _, s := range c.texts[lang] {
			id := "lesson." + s.ID
			needed[id] = c.readable(where{file: s.file}, id, grade(lessonRead(s.LessonText))) || needed[id]
		}
	}
	for _, e := range c.reading.Excepted {
		w := where{file: "reading.yaml"}.at("excepted").entry(e.ID)
		if e.Why == "" {
			c.problem(w, "an exception needs a reason")
		}
		if !needed[e.ID] {
			c.problem(w, "is easy enough without an exception, or does not exist")
		}
	}
}

// readable reports a text that is too hard; true if it is and an exception lets it.
func (c *checker) readable(w where, id string, grade float64) bool {
	if grade <= c.reading.MaxGrade {
		return false
	}
	for _, e := range c.reading.Excepted {
		if e.ID == id {
			return true
		}
	}
	c.problem(w, "needs %.1f years of school to be read, at most %.0f are right: shorter sentences, shorter words", grade, c.reading.MaxGrade)
	return false
}

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
