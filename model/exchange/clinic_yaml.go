package exchange

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"backcoach/content"
	"backcoach/model/coach"
)

// The YAML of a clinic's file is read from its syntax tree, not into a struct: so
// each problem knows its line, and all of them are told at once. Of YAML there is
// what people type: no anchors, tags or merges.

// parsed gives the one map that a file is; false if it is none, which is told.
func (r *clinicReading) parsed(data []byte) (node ast.Node, ok bool) {
	file, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey()) // told by name of the field
	if err != nil {
		p := ClinicProblem{Kind: ClinicSyntax}
		if at := yaml.Error(nil); errors.As(err, &at) && at.GetToken() != nil {
			p.Line = at.GetToken().Position.Line
		}
		if tabbed(data, p.Line) {
			p.Kind = ClinicTab
		}
		r.tell(p)
		return nil, false
	}
	switch {
	case len(file.Docs) == 0 || len(file.Docs) == 1 && file.Docs[0].Body == nil:
		r.tell(ClinicProblem{Kind: ClinicEmpty})
		return nil, false
	case len(file.Docs) > 1:
		r.tell(ClinicProblem{Line: secondAt(file.Docs), Kind: ClinicShorthand})
		return nil, false
	}
	return file.Docs[0].Body, true
}

// tabbed tells whether a line, from 1, begins with a tab, which YAML does not take
// for spaces. People do not see the difference, so they are told.
func tabbed(data []byte, line int) bool {
	lines := bytes.Split(data, []byte("\n"))
	if line < 1 || line > len(lines) {
		return false
	}
	text := lines[line-1]
	begin := len(text) - len(bytes.TrimLeft(text, " \t-?"))
	return bytes.ContainsRune(text[:begin], '\t')
}

// secondAt is the line from which a file is more than one document: that of what
// divides them, or of a directive before the first.
func secondAt(docs []*ast.DocumentNode) int {
	if directive, ok := docs[0].Body.(*ast.DirectiveNode); ok {
		return lineOf(directive)
	}
	if start := docs[1].Start; start != nil && start.Position != nil {
		return start.Position.Line
	}
	return lineOf(docs[1].Body)
}

// lineOf is where a node stands; 0 where the parser does not say.
func lineOf(n ast.Node) int {
	if n == nil || n.GetToken() == nil || n.GetToken().Position == nil {
		return 0
	}
	return n.GetToken().Position.Line
}

// fields are the members of a map in a clinic's file.
type fields struct {
	r    *clinicReading
	path string
	line int
	by   map[string]value
}

// value is one field: where it stands, and what stands there.
type value struct {
	node ast.Node
	line int
	path string
}

// fields reads a map whose fields are known; others are told, those about the
// warning check with a sentence of their own.
func (r *clinicReading) fields(n ast.Node, path string, line int, known ...string) (fields, bool) {
	f := fields{r: r, path: path, line: line, by: map[string]value{}}
	m, ok := n.(*ast.MappingNode)
	if !ok {
		r.wrong(value{n, max(line, lineOf(n)), path}, "map")
		return f, false
	}
	for i, member := range m.Values {
		name, at := member.Key.String(), lineOf(member.Key)
		if key, plain := member.Key.(*ast.StringNode); plain {
			name = key.Value
		}
		if i == 0 {
			f.line = at
		}
		v := value{member.Value, at, within(path, printable(name))}
		_, twice := f.by[name]
		switch {
		case r.warns(name):
			r.problem(v, ClinicProblem{Kind: ClinicWarning})
		case !slices.Contains(known, name):
			r.problem(v, ClinicProblem{Kind: ClinicUnknown, Known: known})
		case twice:
			r.problem(v, ClinicProblem{Kind: ClinicTwice})
		default:
			f.by[name] = v
		}
	}
	return f, true
}

// within names a field inside of another.
func within(path, name string) string {
	if path == "" {
		return name
	}
	return path + ", " + name
}

// has tells whether a field is there.
func (f fields) has(name string) bool { _, ok := f.by[name]; return ok }

// at is the field, or where it is missing.
func (f fields) at(name string) value {
	if v, ok := f.by[name]; ok {
		return v
	}
	return value{line: f.line, path: within(f.path, name)}
}

// need tells whether a field is there, and that it is missing.
func (f fields) need(name string) bool {
	if !f.has(name) {
		f.r.problem(f.at(name), ClinicProblem{Kind: ClinicMissing})
	}
	return f.has(name)
}

// items are the entries of a list; a single entry may stand without one where one
// is enough. An empty list is told: whoever wrote it meant something.
func (f fields) items(name string, most int) []value {
	v, ok := f.by[name]
	if !ok {
		return nil
	}
	list, ok := v.node.(*ast.SequenceNode)
	if !ok {
		f.r.wrong(v, "list")
		return nil
	}
	switch {
	case len(list.Values) == 0:
		f.r.problem(v, ClinicProblem{Kind: ClinicEmpty})
		return nil
	case len(list.Values) > most:
		f.r.problem(v, ClinicProblem{Kind: ClinicMany, High: float64(most)})
		return nil
	}
	var all []value
	for i, n := range list.Values {
		all = append(all, value{n, lineOf(n), v.path + " " + strconv.Itoa(i+1)})
	}
	return all
}

// text reads a line of text. What people write as a number is text too where text
// is wanted.
func (f fields) text(name string, most int) string {
	v, ok := f.by[name]
	if !ok {
		return ""
	}
	return f.r.text(v, most)
}

func (r *clinicReading) text(v value, most int) string {
	var text string
	switch n := v.node.(type) {
	case *ast.StringNode:
		text = n.Value
	case *ast.LiteralNode:
		text = n.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		text = n.GetToken().Value
	default:
		r.wrong(v, "text")
		return ""
	}
	text = strings.Join(strings.Fields(text), " ")
	switch {
	case text == "":
		r.problem(v, ClinicProblem{Kind: ClinicEmpty})
	case utf8.RuneCountInString(text) > most, strings.ContainsRune(printable(text), utf8.RuneError):
		r.problem(v, ClinicProblem{Kind: ClinicText, High: float64(most)})
		return ""
	}
	return text
}

// printable puts a mark in the place of what a terminal would not print. That takes
// the joiners of some emoji along with what turns the direction of writing round.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return utf8.RuneError
	}, text)
}

// texts reads lines of text; one may stand without a list.
func (f fields) texts(name string, most int) []string {
	v, ok := f.by[name]
	if !ok {
		return nil
	}
	if _, list := v.node.(*ast.SequenceNode); !list {
		if text := f.r.text(v, mostText); text != "" {
			return []string{text}
		}
		return nil
	}
	var all []string
	for _, item := range f.items(name, most) {
		if text := f.r.text(item, mostText); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// choice reads one of several words.
func (f fields) choice(name string, known []string) string {
	v, ok := f.by[name]
	if !ok {
		return ""
	}
	return f.r.choice(v, known)
}

func (r *clinicReading) choice(v value, known []string) string {
	said := r.text(v, mostText)
	switch {
	case said == "":
		return ""
	case r.warns(said):
		r.problem(v, ClinicProblem{Kind: ClinicWarning})
		return ""
	case !slices.Contains(known, said):
		r.problem(v, ClinicProblem{Kind: ClinicChoice, Value: said, Known: known})
		return ""
	}
	return said
}

// choices reads several of several words; one may stand without a list.
func (f fields) choices(name string, known []string) []string {
	v, ok := f.by[name]
	if !ok {
		return nil
	}
	items := []value{v}
	if _, list := v.node.(*ast.SequenceNode); list {
		items = f.items(name, mostEntries)
	}
	var all []string
	for _, item := range items {
		if said := f.r.choice(item, known); said != "" && !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return all
}

// The two ways in which numbers are written: no signs, exponents or other bases.
var (
	wholeNumber = regexp.MustCompile(`^[0-9]{1,6}$`)
	anyNumber   = regexp.MustCompile(`^[0-9]{1,6}(\.[0-9]{1,3})?$`)
)

// number reads a number within bounds; 0 if there is none.
func (f fields) number(name string, low, high float64) float64 {
	return f.figure(name, "number", anyNumber, low, high)
}

// whole reads a whole number within bounds; 0 if there is none.
func (f fields) whole(name string, low, high int) int {
	return int(f.figure(name, "whole", wholeNumber, float64(low), float64(high)))
}

func (f fields) figure(name, kind string, written *regexp.Regexp, low, high float64) float64 {
	v, ok := f.by[name]
	if !ok {
		return 0
	}
	text := ""
	switch v.node.(type) {
	case *ast.IntegerNode, *ast.FloatNode, *ast.StringNode:
		text = v.node.GetToken().Value
	}
	n, err := strconv.ParseFloat(text, 64)
	switch {
	case strings.HasPrefix(text, "-"): // a number, but no sensible one
		f.r.problem(v, ClinicProblem{Kind: ClinicRange, Value: printable(text), Low: low, High: high})
	case err != nil || !written.MatchString(text):
		f.r.wrong(v, kind)
	case n < low || n > high:
		f.r.problem(v, ClinicProblem{Kind: ClinicRange, Value: text, Low: low, High: high})
	default:
		return n
	}
	return 0
}

// day reads a date; "" if there is none.
func (f fields) day(name string) coach.Day {
	v, ok := f.by[name]
	if !ok {
		return ""
	}
	text := f.r.text(v, mostText)
	if text == "" {
		return ""
	}
	if day := coach.Day(text); day.Time().IsZero() || day.Add(0) != day {
		f.r.problem(v, ClinicProblem{Kind: ClinicDate, Value: text})
		return ""
	}
	return coach.Day(text)
}

// wrong tells that a value is of another kind than wanted, or in a way of writing
// that is not read.
func (r *clinicReading) wrong(v value, want string) {
	switch v.node.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.DirectiveNode, *ast.MergeKeyNode, *ast.MappingKeyNode:
		r.problem(v, ClinicProblem{Kind: ClinicShorthand})
	case *ast.NullNode:
		r.problem(v, ClinicProblem{Kind: ClinicEmpty})
	default:
		r.problem(v, ClinicProblem{Kind: ClinicType, Value: want})
	}
}

// problem tells a problem of a field.
func (r *clinicReading) problem(v value, p ClinicProblem) {
	p.Line, p.Field = v.line, v.path
	r.tell(p)
}

func (r *clinicReading) tell(p ClinicProblem) { r.problems = append(r.problems, p) }

// aboutWarnings are the words that people use for what decides about warnings. A
// clinic's file has no field of any of them.
var aboutWarnings = []string{
	"warning", "warnings", "red_flag", "red_flags", "check", "checks", "warning_check", "screen", "screening", "question", "questions",
	"item", "items", "answer", "answers", "rule", "rules", "fact", "facts", "trigger", "triggers", "urgency", "emergency", "emergencies",
	"same_day", "number", "numbers", "phone", "phones", "lock", "locks", "unlock", "locked", "allowed_under", "not_with", "closing",
}

// warns tells whether a word is about the warning check: one of these, or the id of
// a question, a rule, a fact or a trigger.
func (r *clinicReading) warns(word string) bool {
	if slices.Contains(aboutWarnings, strings.ToLower(strings.NewReplacer("-", "_", " ", "_").Replace(word))) {
		return true
	}
	if _, item := r.lib.Item(word); item {
		return true
	}
	if _, rule := r.lib.Rule(word); rule {
		return true
	}
	return slices.ContainsFunc(r.lib.Facts(), func(f content.Fact) bool { return f.ID == word })
}
