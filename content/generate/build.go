package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"backcoach/content"
)

// library is all content as read from YAML, before it becomes indexes.
type library struct {
	exercises  []content.Exercise
	activities []content.Activity
	warnings   content.Warnings
	countries  []content.Country
	courses    []content.Course
	forms      []content.Form
	sources    []content.Source
	triggers   content.Triggers
	signOffs   []content.SignOff
	measured   content.Measure
	words      map[string]words // by language
}

// build reads all content of a tree, checks it and returns the indexes by file
// name. Problems are complete: one line each, with the file.
func build(tree fs.FS) (map[string][]byte, []string) {
	lib, problems := read(tree)
	if len(problems) == 0 {
		problems = check(lib)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	lib.warnings.Ruleset = rulesetID(lib)
	lib.warnings.SignOffs, lib.warnings.Measured = lib.signOffs, lib.measured // no part of the version
	built := map[string][]byte{
		"exercises.json":  index(lib.exercises),
		"warnings.json":   index(lib.warnings),
		"activities.json": index(lib.activities),
		"facts.json":      index(lib.warnings.Facts),
		"countries.json":  index(lib.countries),
		"phases.json":     index(lib.courses),
		"forms.json":      index(lib.forms),
		"sources.json":    index(lib.sources),
		"triggers.json":   index(lib.triggers),
	}
	for lang, w := range lib.words {
		built["words."+lang+".txt"] = w.index()
	}
	return built, nil
}

// read decodes every file of the tree, strictly: an unknown field is a problem.
func read(tree fs.FS) (library, []string) {
	r := reader{tree: tree}
	lib := library{
		exercises:  each[content.Exercise](&r, "exercises/*.yaml"),
		activities: one[[]content.Activity](&r, "activities.yaml"),
		countries:  one[[]content.Country](&r, "countries.yaml"),
		courses:    one[[]content.Course](&r, "phases.yaml"),
		forms:      each[content.Form](&r, "forms/*.yaml"),
		sources:    one[[]content.Source](&r, "sources.yaml"),
		triggers:   one[content.Triggers](&r, "triggers.yaml"),
		signOffs:   one[[]content.SignOff](&r, "warning/signoffs.yaml"),
		measured:   one[content.Measure](&r, "warning/measured.yaml"),
		words:      map[string]words{},
	}
	lib.warnings.Items = slices.Concat(each[[]content.Item](&r, "warning/items/*.yaml")...)
	lib.warnings.Signs = one[[]content.Sign](&r, "warning/signs.yaml")
	lib.warnings.Rules = slices.Concat(each[[]content.Rule](&r, "warning/rules/*.yaml")...)
	lib.warnings.Facts = one[[]content.Fact](&r, "warning/facts.yaml")
	lib.warnings.Treatments = treatmentKinds(lib.courses)
	for _, file := range r.glob("??/*.yaml") {
		lang := path.Dir(file)
		if _, ok := lib.words[lang]; !ok {
			lib.words[lang] = words{Plain: map[string]string{}, Forms: map[string]map[string]string{}}
		}
		r.words(file, lib.words[lang])
	}
	return lib, r.problems
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

// reader collects problems while files are decoded.
type reader struct {
	tree     fs.FS
	problems []string
}

func (r *reader) glob(pattern string) []string {
	files, err := fs.Glob(r.tree, pattern)
	if err != nil {
		r.problems = append(r.problems, err.Error())
	}
	return files
}

func (r *reader) decode(file string, into any) {
	data, err := fs.ReadFile(r.tree, file)
	if err == nil {
		err = yaml.UnmarshalWithOptions(data, into, yaml.Strict(), yaml.UseOrderedMap())
	}
	if err != nil {
		r.problems = append(r.problems, fmt.Sprintf("%s: %v", file, err))
	}
}

func one[T any](r *reader, file string) T {
	var v T
	r.decode(file, &v)
	return v
}

func each[T any](r *reader, pattern string) []T {
	var all []T
	for _, file := range r.glob(pattern) {
		all = append(all, one[T](r, file))
	}
	return all
}
