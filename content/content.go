// Package content holds everything that people write for backcoach: exercises
// with their poses, warning questions and rules, phases, phone numbers, the
// forms of set-up and check-in, and the words of each language.
//
// People edit YAML. `go generate ./content` checks it and writes one compact
// index per kind and language into index/, which is embedded; a test fails
// when an index is older than its YAML. Facts without language stand in the
// kinds; every sentence stands in <lang>/ under the id of what it describes.
// This package imports nothing else of backcoach and never reads a clock or a
// file at run time.
package content

import (
	"embed"
	"encoding/json"
	"fmt"
	"sync"
)

//go:generate go run ./generate

//go:embed index/*.json index/*.txt
var indexes embed.FS

// Library gives access to the checked content. Each kind is decoded on first
// use and kept; a Library may be used from several goroutines.
type Library struct {
	exercises  func() []Exercise
	activities func() []Activity
	warnings   func() Warnings
	facts      func() []Fact
	countries  func() []Country
	phases     func() []Course
	ladders    func() []Ladder
	forms      func() []Form
	sources    func() []Source
	triggers   func() Triggers
	plan       func() PlanRules
	walks      func() []Walk
	goals      func() []Goal
	wishes     func() []Wish
	guides     func() []Guide
	lessons    func() Lessons
	relief     func() Relief
	lifestyle  func() Lifestyle

	mu          sync.Mutex
	words       map[string]*Words
	lessonTexts map[string]func() []LessonText // by language
	foldedTexts map[string][]foldedText
}

// Load returns the embedded library. It decodes nothing yet, so it costs
// nothing at start-up.
func Load() *Library {
	return &Library{
		exercises:  once[[]Exercise]("exercises"),
		activities: once[[]Activity]("activities"),
		warnings:   once[Warnings]("warnings"),
		facts:      once[[]Fact]("facts"),
		countries:  once[[]Country]("countries"),
		phases:     once[[]Course]("phases"),
		ladders:    once[[]Ladder]("ladders"),
		forms:      once[[]Form]("forms"),
		sources:    once[[]Source]("sources"),
		triggers:   once[Triggers]("triggers"),
		plan:       once[PlanRules]("plan"),
		walks:      once[[]Walk]("walks"),
		goals:      once[[]Goal]("goals"),
		wishes:     once[[]Wish]("wishes"),
		guides:     once[[]Guide]("guides"),
		lessons:    once[Lessons]("lessons"),
		relief:     once[Relief]("relief"),

		lifestyle:   once[Lifestyle]("lifestyle"),
		words:       map[string]*Words{},
		lessonTexts: map[string]func() []LessonText{},
		foldedTexts: map[string][]foldedText{},
	}
}

// once decodes an embedded index the first time it is asked for. The indexes
// are written by our own generator and checked by tests, so a failure here is a
// broken build, not bad input: it panics.
func once[T any](name string) func() T {
	return sync.OnceValue(func() T {
		var v T
		data, err := indexes.ReadFile("index/" + name + ".json")
		if err == nil {
			err = json.Unmarshal(data, &v)
		}
		if err != nil {
			panic(fmt.Sprintf("content: index %s: %v", name, err))
		}
		return v
	})
}

// Exercises lists the whole exercise library in the order of its file names.
func (l *Library) Exercises() []Exercise { return l.exercises() }

// Activities lists what else a patient may do, and when.
func (l *Library) Activities() []Activity { return l.activities() }

// Exercise finds one exercise by id; false if the library has none of that id.
func (l *Library) Exercise(id string) (Exercise, bool) {
	return find(l.exercises(), func(e Exercise) bool { return e.ID == id })
}

// Warnings gives the warning questions and rules with their version.
func (l *Library) Warnings() Warnings { return l.warnings() }

// Facts lists what the rules know about a person besides the answers, without
// reading questions and rules: the first screen needs no more.
func (l *Library) Facts() []Fact { return l.facts() }

// Item finds one warning question by id; false if there is none.
func (l *Library) Item(id string) (Item, bool) {
	return find(l.warnings().Items, func(i Item) bool { return i.ID == id })
}

// Rule finds one warning rule by id; what an item means by itself is the rule of
// the item's id. False if there is none.
func (l *Library) Rule(id string) (Rule, bool) {
	if r, ok := find(l.warnings().Rules, func(r Rule) bool { return r.ID == id }); ok {
		return r, true
	}
	i, ok := l.Item(id)
	return i.Rule(i.Levels["yes"]), ok && len(i.Levels) > 0
}

// Countries lists the countries with their phone numbers, by ISO code.
func (l *Library) Countries() []Country { return l.countries() }

// Country finds a country by its ISO 3166 code; false if it is not listed.
func (l *Library) Country(iso string) (Country, bool) {
	return find(l.countries(), func(c Country) bool { return c.ISO == iso })
}

// Courses lists the recovery courses: the phases after each kind of treatment.
func (l *Library) Courses() []Course { return l.phases() }

// Ladders lists the ways back to daily life, in the order in which they are shown.
func (l *Library) Ladders() []Ladder { return l.ladders() }

// Form finds a form (set-up, check-in …) by id; false if there is none.
func (l *Library) Form(id string) (Form, bool) {
	return find(l.forms(), func(f Form) bool { return f.ID == id })
}

// Sources lists the sources that facts, rules and numbers refer to by id.
func (l *Library) Sources() []Source { return l.sources() }

// Source finds a source by its id.
func (l *Library) Source(id string) (Source, bool) {
	return find(l.sources(), func(s Source) bool { return s.ID == id })
}

// Triggers gives what asks for a warning check by itself.
func (l *Library) Triggers() Triggers { return l.triggers() }

func find[T any](all []T, ok func(T) bool) (T, bool) {
	for _, v := range all {
		if ok(v) {
			return v, true
		}
	}
	var none T
	return none, false
}
