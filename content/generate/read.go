package main

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"backcoach/content"
)

// read decodes every file of the tree, strictly: an unknown field is a problem.
func read(tree fs.FS) (library, []string) {
	r := reader{tree: tree, files: files{}}
	lib := library{
		exercises:  named(&r, "exercises", func(e content.Exercise) string { return e.ID }),
		activities: one[[]content.Activity](&r, "activities.yaml"),
		countries:  one[[]content.Country](&r, "countries.yaml"),
		courses:    one[[]content.Course](&r, "phases.yaml"),
		ladders:    one[[]content.Ladder](&r, "ladder.yaml"),
		forms:      named(&r, "forms", func(f content.Form) string { return f.ID }),
		sources:    one[[]content.Source](&r, "sources.yaml"),
		triggers:   one[content.Triggers](&r, "triggers.yaml"),
		plan:       one[content.PlanRules](&r, "plan.yaml"),
		walks:      one[[]content.Walk](&r, "walks.yaml"),
		goals:      one[[]content.Goal](&r, "goals.yaml"),
		wishes:     one[[]content.Wish](&r, "wishes.yaml"),
		mood:       one[content.Mood](&r, "mood.yaml"),
		guides:     one[[]content.Guide](&r, "guides.yaml"),
		lessons:    one[content.Lessons](&r, "lessons.yaml"),
		reading:    one[readingRules](&r, "reading.yaml"),
		texts:      map[string][]lessonSource{},
		relief:     one[content.Relief](&r, "relief.yaml"),
		lifestyle:  one[content.Lifestyle](&r, "lifestyle.yaml"),
		signOffs:   one[[]content.SignOff](&r, "warning/signoffs.yaml"),
		measured:   one[content.Measure](&r, "warning/measured.yaml"),
		words:      map[string]words{},
		files:      r.files,
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
	for _, file := range r.glob("??/lessons/*.md") {
		lang, _, _ := strings.Cut(file, "/")
		lib.texts[lang] = append(lib.texts[lang], r.lesson(file))
	}
	lib.partial = r.partial
	return lib, r.problems
}

// reader collects problems while files are decoded.
type reader struct {
	tree     fs.FS
	files    files
	problems []string
	partial  bool // something else than an unknown field was left out
}

func (r *reader) problem(w where, text string) {
	r.problems = append(r.problems, r.files.say(w, text))
}

func (r *reader) glob(pattern string) []string {
	files, err := fs.Glob(r.tree, pattern)
	if err != nil {
		r.problems = append(r.problems, err.Error())
	}
	return files
}

// decode reads a file. Whatever does not fit is reported and left out, so that
// every problem of a file is found and not the first alone.
func (r *reader) decode(file string, into any) {
	root := r.parse(file)
	for root != nil {
		err := yaml.NodeToValue(root, into, yaml.Strict(), yaml.UseOrderedMap())
		if err == nil {
			return
		}
		r.refused(file, err)
		var known yaml.Error
		if !errors.As(err, &known) || !leaveOut(root, known.GetToken()) {
			return
		}
	}
}

// parse keeps the file for finding lines. It gives nil for a file without
// anything in it, and for one that is no YAML, which is a problem.
func (r *reader) parse(file string) ast.Node {
	data, err := fs.ReadFile(r.tree, file)
	if err != nil {
		r.refused(file, err)
		return nil
	}
	parsed, err := parser.ParseBytes(data, 0)
	if err != nil {
		r.refused(file, err)
		return nil
	}
	for _, doc := range parsed.Docs {
		r.files[file] = doc.Body
		return doc.Body
	}
	return nil
}

// refused reports an error of the decoder, at its line if it tells one.
func (r *reader) refused(file string, err error) {
	var unknown *yaml.UnknownFieldError
	r.partial = r.partial || !errors.As(err, &unknown)
	var known yaml.Error
	if !errors.As(err, &known) || known.GetToken() == nil {
		r.problem(where{file: file}, err.Error())
		return
	}
	r.problems = append(r.problems, located(file, known.GetToken().Position.Line, known.GetMessage()))
}

// leaveOut takes the entry out of a tree whose key or value is the token; false
// if there is none.
func leaveOut(n ast.Node, t *token.Token) bool {
	is := func(n ast.Node) bool {
		at := n.GetToken()
		return t != nil && at != nil && at.Position.Offset == t.Position.Offset
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		for i, v := range n.Values {
			if is(v.Key) || is(v.Value) {
				n.Values = slices.Delete(n.Values, i, i+1)
				return true
			}
			if leaveOut(v.Value, t) {
				return true
			}
		}
	case *ast.SequenceNode:
		for i, v := range n.Values {
			if is(v) {
				n.Values = slices.Delete(n.Values, i, i+1)
				return true
			}
			if leaveOut(v, t) {
				return true
			}
		}
	}
	return false
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

// named reads a folder of files each of which has the name of the id in it.
func named[T any](r *reader, folder string, id func(T) string) []T {
	var all []T
	for _, file := range r.glob(folder + "/*.yaml") {
		v := one[T](r, file)
		if want := strings.TrimSuffix(path.Base(file), ".yaml"); r.files[file] != nil && id(v) != want {
			r.problem(where{file: file, path: "id"}, "id: "+id(v)+" has to be "+want+", the name of the file")
		}
		all = append(all, v)
	}
	return all
}
