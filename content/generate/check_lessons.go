package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"backcoach/content"
)

// checkLessons sees that every lesson can be found, read, called from where it speaks of
// a warning, and traced to its sources, and that each phase after each treatment has one
// that tells what is normal.
func (c *checker) checkLessons() {
	file := where{file: "lessons.yaml"}
	c.checkMoments(file.at("moments"))
	var ids []string
	for _, l := range c.lessons.Lessons {
		ids = append(ids, l.ID)
		c.checkLesson(file.at("lessons").entry(l.ID), l)
	}
	c.unique(file, ids)
	c.checkNormal(file)
	for _, topic := range c.lessons.Topics {
		c.spoken(file.at("topics", topic), "lessons.topic."+topic)
		if !slices.ContainsFunc(c.lessons.Lessons, func(l content.Lesson) bool { return l.Topic == topic }) {
			c.problem(file.at("topics", topic), "topic %s has no lesson", topic)
		}
	}
	for _, lang := range sortedKeys(c.words) {
		never := c.never(lang)
		for _, s := range c.texts[lang] {
			l, known := c.lessonOf(s.ID)
			if !known {
				c.problem(where{file: s.file}, "is a lesson that lessons.yaml does not list")
				continue
			}
			c.checkText(never, l, s)
		}
	}
}

func (c *checker) lessonOf(id string) (content.Lesson, bool) {
	i := slices.IndexFunc(c.lessons.Lessons, func(l content.Lesson) bool { return l.ID == id })
	if i < 0 {
		return content.Lesson{}, false
	}
	return c.lessons.Lessons[i], true
}

func (c *checker) checkLesson(w where, l content.Lesson) {
	oneOf(c, w.at("topic"), "topic", l.Topic, c.lessons.Topics)
	for _, p := range l.Phases {
		oneOf(c, w.at("phases", p), "phases", p, phaseNames)
	}
	for _, f := range l.For {
		oneOf(c, w.at("for", f), "for", f, c.treatmentNames())
	}
	for _, m := range l.When {
		oneOf(c, w.at("when", m), "when", m, c.momentIDs())
	}
	if l.Call != "" {
		oneOf(c, w.at("call"), "call", l.Call, []string{"emergency", "crisis"})
	}
	c.sourced(w, l.Sources)
	for _, id := range l.Sources {
		c.spoken(w.at("sources", id), "lessons.source."+id)
	}
	for _, lang := range sortedKeys(c.words) {
		if !slices.ContainsFunc(c.texts[lang], func(s lessonSource) bool { return s.ID == l.ID }) {
			c.problem(w, "has no text %s/lessons/%s.md", lang, l.ID)
		}
	}
}

// treatmentNames are the tags and ids of the treatments that the courses list.
func (c *checker) treatmentNames() []string {
	var names []string
	for _, course := range c.courses {
		for _, s := range course.Subtypes {
			names = append(append(names, s.ID), s.Tags...)
		}
	}
	return names
}

func (c *checker) momentIDs() []string {
	var ids []string
	for _, m := range c.lessons.Moments {
		ids = append(ids, m.ID)
	}
	return ids
}

// checkMoments sees that what a moment looks at is a question of the check-in and one
// of its answers.
func (c *checker) checkMoments(file where) {
	c.unique(file, c.momentIDs())
	for _, m := range c.lessons.Moments {
		w := file.entry(m.ID)
		c.sourced(w, m.Sources)
		if m.Question == "" {
			continue
		}
		q, ok := c.checkInQuestion(m.Question)
		if !ok {
			c.problem(w.at("question"), "question: %s is none of the check-in", m.Question)
			continue
		}
		for _, is := range m.Is {
			oneOf(c, w.at("is", is), "is", is, q.Choices)
		}
		if (len(m.Is) > 0) == (m.From != nil || m.UpTo != nil) {
			c.problem(w, "needs choices (is), or a number (from, upto)")
		}
	}
}

func (c *checker) checkInQuestion(id string) (content.Question, bool) {
	for _, f := range c.forms {
		for _, s := range f.Screens {
			i := slices.IndexFunc(s.Questions, func(q content.Question) bool { return q.ID == id })
			if f.ID == "checkin" && i >= 0 {
				return s.Questions[i], true
			}
		}
	}
	return content.Question{}, false
}

// checkNormal sees that no phase after any treatment is without a lesson that tells what
// is normal in it.
func (c *checker) checkNormal(w where) {
	for _, course := range c.courses {
		for _, s := range course.Subtypes {
			for _, p := range course.Phases {
				told := func(l content.Lesson) bool { return l.Normal && l.Fits(s) && l.In(p.Name) }
				if !slices.ContainsFunc(c.lessons.Lessons, told) {
					c.problem(w, "no lesson tells what is normal in %s after %s", p.Name, s.ID)
				}
			}
		}
	}
}

// mostWords is how long a lesson may be: one idea, read in a minute.
const mostWords = 200

func (c *checker) checkText(never []*regexp.Regexp, l content.Lesson, s lessonSource) {
	w := where{file: s.file}
	all := s.Title
	heads := 0
	for _, b := range s.Blocks {
		all += "\n" + b.Text()
		if b.Kind == content.Heading {
			heads++
		}
	}
	if n := len(strings.Fields(all)); n >= mostWords {
		c.problem(w, "has %d words: under %d, one idea", n, mostWords)
	}
	if len(s.Blocks) == 0 {
		c.problem(w, "says nothing")
	}
	for _, said := range never {
		if found := said.FindString(all); found != "" {
			c.problem(w, "says %q, which no lesson may", strings.TrimFunc(strings.ToLower(found), notLetter))
		}
	}
	sends := strings.Contains(all, "!")
	if sends && l.Call == "" {
		c.problem(w, "sends to the warning check and has no number below it: call in lessons.yaml")
	}
	if l.Normal && (heads != 2 || !sends) {
		c.problem(w, "has to tell under two headings what is normal and what is not, and to send to the warning check with !")
	}
}

// meantInLessons are forbidden on an unfinished check and meant in a lesson: what is
// normal after a treatment, and the name of the mildest result.
var meantInLessons = []string{"normal", "no warning answer"}

// never are the words of a language that no lesson may say, as whole words.
func (c *checker) never(lang string) []*regexp.Regexp {
	var all []*regexp.Regexp
	for _, list := range []string{"forbidden", "promise"} {
		for i := 1; ; i++ {
			entry, ok := c.words[lang].Plain[join(list, strconv.Itoa(i))]
			if !ok {
				break
			}
			if !slices.Contains(meantInLessons, entry) {
				all = append(all, regexp.MustCompile(`(?i)(?:^|[^\pL])`+regexp.QuoteMeta(entry)+`(?:$|[^\pL])`))
			}
		}
	}
	return all
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && r != '%' }
