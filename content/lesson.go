package content

import (
	"fmt"
	"slices"
)

// Lessons are the short texts that a patient may read at any time.
type Lessons struct {
	Topics  []string `json:"topics"` // in the order in which they are shown; words under "lessons.topic.<id>"
	Moments []Moment `json:"moments"`
	Lessons []Lesson `json:"lessons"`
}

// Lesson is a text of one idea: what it is about and for whom (clinical sections A9, D,
// E, F, H, I, J and K). Its words are a [LessonText] of the same id.
type Lesson struct {
	ID    string `json:"id"`
	Topic string `json:"topic"`
	// Phases are those in which it is of use; none are all.
	Phases []string `json:"phases,omitempty"`
	// For are tags or ids of treatments, as a [Subtype] has them; none are all.
	For []string `json:"for,omitempty"`
	// AfterOperation is the phase before which it is not for somebody who had an operation.
	AfterOperation string `json:"after_operation,omitempty"`
	// NothingOpen is set where it calms: it is not chosen beside an open warning.
	NothingOpen bool `json:"nothing_open,omitempty"`
	// First is set for a warning sign that matters most after these treatments (clinical
	// section A9).
	First bool `json:"first,omitempty"`
	// When are the moments that it answers to.
	When []string `json:"when,omitempty"`
	// Call is whose number stands below it: emergency | crisis, "" if none does.
	Call string `json:"call,omitempty"`
	// Normal is set where it tells what is normal now and what is not.
	Normal  bool     `json:"normal,omitempty"`
	Sources []string `json:"sources"` // said in plain words under "lessons.source.<id>"
}

// Moment is something that a check-in may tell and that a lesson answers to. One
// without a question is told by the diary.
type Moment struct {
	ID       string   `json:"id"`
	Question string   `json:"question,omitempty"`
	Is       []string `json:"is,omitempty"`   // any of these choices
	From     *int     `json:"from,omitempty"` // or a number from here on
	UpTo     *int     `json:"upto,omitempty"` // or up to here
	Sources  []string `json:"sources"`
}

// Fits tells whether a lesson is for a treatment.
func (l Lesson) Fits(s Subtype) bool {
	return len(l.For) == 0 || slices.ContainsFunc(l.For, func(f string) bool { return f == s.ID || slices.Contains(s.Tags, f) })
}

// In tells whether a lesson is of use in a phase.
func (l Lesson) In(phase string) bool { return len(l.Phases) == 0 || slices.Contains(l.Phases, phase) }

// Early tells whether a lesson would come too early in a phase after an operation.
func (l Lesson) Early(phase string) bool { return phase < l.AfterOperation }

// LessonText is a lesson in one language. It was Markdown: that is taken apart when the
// content is generated, so that the program needs no parser for it.
type LessonText struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Blocks []Block `json:"blocks"`
}

// Block is a part of a text that stands by itself.
type Block struct {
	Kind  BlockKind `json:"kind"`
	Spans []Span    `json:"spans"`
}

// BlockKind says what a block is.
type BlockKind string

// The blocks that texts are made of, and views draw.
const (
	Paragraph BlockKind = "p"
	Heading   BlockKind = "h"
	ListItem  BlockKind = "li"
)

// Span is a stretch of text of one weight.
type Span struct {
	Text   string `json:"t"`
	Weight Weight `json:"w,omitempty"`
}

// Weight is how a stretch of text stands out.
type Weight string

// The weights; the empty one is ordinary text.
const (
	Emphasis Weight = "em"
	Strong   Weight = "strong"
)

// Text is what a block says, without weights.
func (b Block) Text() string {
	text := ""
	for _, s := range b.Spans {
		text += s.Text
	}
	return text
}

// Lessons gives the lessons with their topics; their texts are read apart.
func (l *Library) Lessons() Lessons { return l.lessons() }

// Lesson finds a lesson by id; false if there is none.
func (l *Library) Lesson(id string) (Lesson, bool) {
	return find(l.lessons().Lessons, func(lesson Lesson) bool { return lesson.ID == id })
}

// LessonTexts gives all lessons in a language, in the order of their ids. The language
// is one that the words exist in.
func (l *Library) LessonTexts(lang string) []LessonText {
	l.mu.Lock()
	defer l.mu.Unlock()
	read, ok := l.lessonTexts[lang]
	if !ok {
		read = once[[]LessonText](fmt.Sprintf("lessons.%s", lang))
		l.lessonTexts[lang] = read
	}
	return read()
}

// LessonText finds a lesson in a language; false if there is none of that id.
func (l *Library) LessonText(lang, id string) (LessonText, bool) {
	return find(l.LessonTexts(lang), func(t LessonText) bool { return t.ID == id })
}
