package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"backcoach/content"
)

// library is all content as read from YAML, before it becomes indexes.
type library struct {
	exercises  []content.Exercise
	activities []content.Activity
	warnings   content.Warnings
	countries  []content.Country
	courses    []content.Course
	ladders    []content.Ladder
	forms      []content.Form
	sources    []content.Source
	triggers   content.Triggers
	plan       content.PlanRules
	walks      []content.Walk
	goals      []content.Goal
	wishes     []content.Wish
	mood       content.Mood
	guides     []content.Guide
	lessons    content.Lessons
	texts      map[string][]lessonSource // by language
	reading    readingRules
	relief     content.Relief
	lifestyle  content.Lifestyle
	signOffs   []content.SignOff
	measured   content.Measure
	words      map[string]words // by language
	files      files            // to find the line of a field
	partial    bool             // a part could not be read: what it lacks says nothing
}

// build reads all content of a tree, checks it and returns the indexes by file
// name. Problems are complete, one line each: file:line: what is wrong.
func build(tree fs.FS) (map[string][]byte, []string) {
	lib, problems := read(tree)
	if !lib.partial {
		problems = append(problems, check(lib)...)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	lib.warnings.Ruleset = rulesetID(lib)
	lib.triggers.Mood = lib.mood
	lib.warnings.SignOffs, lib.warnings.Measured = lib.signOffs, lib.measured // no part of the version
	built := map[string][]byte{
		"exercises.json":  index(lib.exercises),
		"warnings.json":   index(lib.warnings),
		"activities.json": index(lib.activities),
		"facts.json":      index(lib.warnings.Facts),
		"countries.json":  index(lib.countries),
		"phases.json":     index(lib.courses),
		"ladders.json":    index(lib.ladders),
		"forms.json":      index(lib.forms),
		"sources.json":    index(lib.sources),
		"triggers.json":   index(lib.triggers),
		"plan.json":       index(lib.plan),
		"walks.json":      index(lib.walks),
		"goals.json":      index(lib.goals),
		"wishes.json":     index(lib.wishes),
		"guides.json":     index(lib.guides),
		"lessons.json":    index(lib.lessons),
		"relief.json":     index(lib.relief),
		"lifestyle.json":  index(lib.lifestyle),
	}
	for lang, w := range lib.words {
		built["words."+lang+".txt"] = w.index()
		built["lessons."+lang+".json"] = index(textsOf(lib.texts[lang]))
	}
	return built, nil
}

// treatmentKinds gives the rules the tags of the treatments that the courses
// list, so that both speak of them by the same names. The rules take the type as
// a tag by itself.
func treatmentKinds(courses []content.Course) []content.TreatmentKind {
	var kinds []content.TreatmentKind
	for _, course := range courses {
		for _, s := range course.Subtypes {
			k := content.TreatmentKind{Type: s.Type, Subtype: s.ID}
			if s.ID == s.Type {
				k.Subtype = ""
			}
			k.Tags = slices.DeleteFunc(slices.Clone(s.Tags), func(tag string) bool { return tag == s.Type })
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// asked are the kinds of words that a warning check consists of.
var asked = []string{"item", "rule", "note", "check_for", "card", "choice", "since", "trend"}

// rulesetID names the version of questions, rules and their words in every
// language, because a changed word can change an answer.
func rulesetID(lib library) string {
	sum := sha256.New()
	sum.Write(index(lib.warnings))
	for _, lang := range sortedKeys(lib.words) {
		for _, id := range sortedKeys(lib.words[lang].Plain) {
			kind, _, _ := strings.Cut(id, ".")
			if slices.Contains(asked, kind) {
				fmt.Fprintln(sum, lang, id, lib.words[lang].Plain[id])
			}
		}
	}
	return "w" + hex.EncodeToString(sum.Sum(nil))[:12]
}

// index writes a value as compact JSON, one element of a list a line, so that
// a change of one exercise is a change of one line.
func index(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // our own types always marshal
	}
	var list []json.RawMessage
	if json.Unmarshal(data, &list) != nil {
		return append(data, '\n')
	}
	var out bytes.Buffer
	for i, element := range list {
		out.WriteByte("[,"[min(i, 1)])
		out.Write(element)
		out.WriteByte('\n')
	}
	if len(list) == 0 {
		out.WriteByte('[')
	}
	out.WriteString("]\n")
	return out.Bytes()
}
