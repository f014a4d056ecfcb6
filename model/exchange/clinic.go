package exchange

import (
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"

	"backcoach/content"
	"backcoach/model/coach"
)

// What a clinic's file may ask for. Doses are those that a person can do at home in
// one go; weights, minutes and days those that mean something.
const (
	mostClinicBytes = 64 << 10
	mostText        = 200 // characters of a line
	mostName        = 40  // of an exercise, which has to fit a screen
	mostLines       = 8   // lines of words
	mostEntries     = 12  // exercises, limits, or what is loosened
	mostDays        = 366 // from the day on the paper to any other

	usualRest = 30 // seconds; the most of a dose stands with [content.Dose]

	leastKg, mostKg   = 0.5, 50
	leastSit, mostSit = 5, 240
	highestLevel      = 5
	highestCap        = 7 // clinical section N8
)

// ReadClinic reads a clinic's file for a patient, strictly: whatever it cannot use
// is told with its line and field, all at once, and then there is no prescription.
// The file never says anything about the warning check. now is when it is taken in.
func ReadClinic(in io.Reader, lib *content.Library, s coach.State, now time.Time) (coach.Prescription, []ClinicProblem, error) {
	data, err := io.ReadAll(io.LimitReader(in, mostClinicBytes+1))
	if err != nil {
		return coach.Prescription{}, nil, err
	}
	r := clinicReading{lib: lib, state: s, today: coach.Day(now.Format(time.DateOnly))}
	r.Stamp = s.PaperStamp(now)
	if r.safely(data); len(r.problems) > 0 {
		slices.SortStableFunc(r.problems, func(a, b ClinicProblem) int { return a.Line - b.Line })
		return coach.Prescription{}, r.problems, nil
	}
	return r.Prescription, nil, nil
}

// clinicReading is a clinic's file being read.
type clinicReading struct {
	coach.Prescription
	lib      *content.Library
	state    coach.State
	today    coach.Day // of the calendar, in which papers are dated
	problems []ClinicProblem
	// own are the names of the file's own exercises.
	own []string
	// where tells the place of each exercise and of what is loosened.
	exercises, allows []value
}

// safely reads the file. The YAML parser is not ours: should it ever fail in a way
// of its own, that is a file that cannot be read, and not the end of the program.
func (r *clinicReading) safely(data []byte) {
	defer func() {
		if recover() != nil {
			r.tell(ClinicProblem{Kind: ClinicSyntax})
		}
	}()
	unreadable := bytes.IndexRune(data, utf8.RuneError) // also what is no UTF-8 at all
	switch {
	case len(data) > mostClinicBytes:
		r.tell(ClinicProblem{Kind: ClinicTooLong, High: mostClinicBytes >> 10})
	case unreadable >= 0:
		r.tell(ClinicProblem{Line: lineAt(data, unreadable), Kind: ClinicEncoding})
	case overfull(data) > 0:
		r.tell(ClinicProblem{Line: overfull(data), Kind: ClinicOverfull})
	default:
		if root, ok := r.parsed(bytes.TrimPrefix(data, []byte("\ufeff"))); ok { // a mark that some editors set
			r.file(root)
		}
	}
}

// opening is what begins a list or a map inside of another on the same line.
var opening = regexp.MustCompile(`[\[{]|[-?][ \t]`)

// overfull is the line from which a file opens more lists and maps than any paper
// does, 0 if it does not. The time that the parser takes grows with the square of
// how deep they lie in each other: 60 KB of dashes would hold it up for seconds.
func overfull(data []byte) (line int) {
	const most = 1000
	if all := opening.FindAllIndex(data, most+1); len(all) > most {
		return lineAt(data, all[most][0])
	}
	return 0
}

// lineAt is the line of a byte.
func lineAt(data []byte, at int) int { return 1 + bytes.Count(data[:at], []byte("\n")) }

func (r *clinicReading) file(root ast.Node) {
	f, ok := r.fields(root, "", 1, "clinic", "written", "until", "words", "exercises", "limits", "allows")
	if !ok {
		return
	}
	if f.need("clinic") {
		r.Clinic = f.text("clinic", mostText)
	}
	if f.need("written") {
		r.Written = f.day("written")
	}
	r.Until = f.day("until")
	r.paperDays(f)
	before := len(r.problems)
	r.Words = f.texts("words", mostLines)
	r.names(f)
	for _, v := range f.items("limits", mostEntries) {
		r.limit(v)
	}
	for _, v := range f.items("allows", mostEntries) {
		r.allow(v)
	}
	for _, v := range f.items("exercises", mostEntries) {
		r.exercise(v)
	}
	if len(r.problems) == before && len(r.Words)+len(r.Exercises)+len(r.Limits)+len(r.Allows) == 0 {
		r.problem(value{line: f.line}, ClinicProblem{Kind: ClinicNothing})
	}
	r.Prescription = r.state.Lifting(r.lib, r.Prescription)
	r.judge(f)
}

// names collects the names of the file's own exercises, which limits may speak of
// before they come.
func (r *clinicReading) names(f fields) {
	list, _ := f.at("exercises").node.(*ast.SequenceNode)
	if list == nil {
		return
	}
	for _, n := range list.Values {
		if m, ok := n.(*ast.MappingNode); ok {
			for _, member := range m.Values {
				name, text := member.Value.(*ast.StringNode)
				if key, plain := member.Key.(*ast.StringNode); plain && key.Value == "name" && text {
					r.own = append(r.own, strings.Join(strings.Fields(name.Value), " "))
				}
			}
		}
	}
}

// id reads the id of an exercise of the library, or the name of one of the file's
// own.
func (r *clinicReading) id(v value) string {
	said := r.text(v, mostText)
	_, known := r.lib.Exercise(said)
	switch {
	case said == "":
	case r.warns(said):
		r.problem(v, ClinicProblem{Kind: ClinicWarning})
		return ""
	case !known && !slices.Contains(r.own, said):
		r.problem(v, ClinicProblem{Kind: ClinicNoID, Value: said})
		return ""
	}
	return said
}

// exercise reads one exercise: of the library, or the clinic's own.
func (r *clinicReading) exercise(v value) {
	before := len(r.problems)
	f, ok := r.fields(v.node, v.path, v.line, "exercise", "name", "level", "dose", "position", "moves", "sides", "words", "from", "until")
	if !ok {
		return
	}
	p := coach.Prescribed{Span: r.span(f), Level: f.whole("level", 1, highestLevel), Words: f.texts("words", mostLines)}
	if f.has("dose") {
		p.Dose = r.dose(f.by["dose"])
	}
	switch {
	case f.has("exercise") == f.has("name"):
		r.problem(value{line: f.line, path: f.path}, ClinicProblem{Kind: ClinicEither, Known: []string{"exercise", "name"}})
	case f.has("name"):
		r.ofItsOwn(f, &p)
	default:
		r.ofLibrary(f, &p)
	}
	for _, other := range r.Exercises {
		if other.ID() == p.ID() && p.ID() != "" && coach.Overlap(other.Span, p.Span) {
			r.problem(value{line: f.line, path: f.path}, ClinicProblem{Kind: ClinicTwice})
		}
	}
	if len(r.problems) == before {
		r.Exercises = append(r.Exercises, p)
		r.exercises = append(r.exercises, value{line: f.line, path: f.path})
	}
}

func (r *clinicReading) ofLibrary(f fields, p *coach.Prescribed) {
	p.Exercise = r.id(f.by["exercise"])
	for _, only := range []string{"moves", "sides"} {
		if f.has(only) {
			r.problem(f.at(only), ClinicProblem{Kind: ClinicNoSense, Known: []string{"name"}})
		}
	}
	if f.has("level") == f.has("dose") {
		r.problem(value{line: f.line, path: f.path}, ClinicProblem{Kind: ClinicEither, Known: []string{"level", "dose"}})
	}
	e, known := r.lib.Exercise(p.Exercise)
	if !known {
		if p.Exercise != "" { // a name of the file's own stands under name
			r.problem(f.at("exercise"), ClinicProblem{Kind: ClinicNoID, Value: p.Exercise})
		}
		return
	}
	if e.Alone {
		r.problem(f.at("exercise"), ClinicProblem{Kind: ClinicAlone, Value: e.ID})
	}
	if f.has("position") {
		var known []string
		for _, v := range e.Versions() {
			known = append(known, v.Position)
		}
		p.Position = f.choice("position", known)
	}
}

// ofItsOwn reads an exercise that the library lacks: limits can only look at its
// movement tags, so it has to name them.
func (r *clinicReading) ofItsOwn(f fields, p *coach.Prescribed) {
	p.Name = f.text("name", mostName)
	if _, taken := r.lib.Exercise(p.Name); taken {
		r.problem(f.at("name"), ClinicProblem{Kind: ClinicTaken, Value: p.Name})
	}
	if f.has("level") {
		r.problem(f.at("level"), ClinicProblem{Kind: ClinicNoSense, Known: []string{"exercise"}})
	}
	f.need("dose")
	if f.need("position") {
		p.Position = f.choice("position", content.Positions())
	}
	if f.need("moves") {
		p.Moves = f.choices("moves", content.Moves())
	}
	f.need("words")
	if p.Sides = "one"; f.has("sides") {
		p.Sides = f.choice("sides", []string{"one", "each", "alternate"})
	}
}

func (r *clinicReading) dose(v value) *content.Dose {
	f, ok := r.fields(v.node, v.path, v.line, "sets", "reps", "hold_s", "rest_s")
	if !ok || !f.need("sets") || !f.need("reps") {
		return nil
	}
	d := &content.Dose{Sets: f.whole("sets", 1, content.MostSets), Reps: f.whole("reps", 1, content.MostReps), Hold: f.whole("hold_s", 0, content.MostHold), Rest: usualRest}
	if f.has("rest_s") {
		d.Rest = f.whole("rest_s", 0, content.MostRest)
	}
	return d
}

// bounds are the fields of limits and of what is loosened that are the same.
var bounds = []string{"lift_kg", "sit_min", "drive", "bathe", "walk", "phase", "max_level", "pain_cap"}

func (r *clinicReading) bounds(f fields) coach.Bounds {
	return coach.Bounds{
		LiftKg: f.number("lift_kg", leastKg, mostKg), SitMin: f.whole("sit_min", leastSit, mostSit),
		Drive: f.choice("drive", coach.Drives()), Bathe: f.text("bathe", mostText), Walk: f.text("walk", mostText),
		Phase: f.choice("phase", r.phases()), MaxLevel: f.whole("max_level", 1, highestLevel), PainCap: f.whole("pain_cap", 1, highestCap),
	}
}

// phases are the names of all phases.
func (r *clinicReading) phases() []string {
	var names []string
	for _, c := range r.lib.Courses() {
		for _, p := range c.Phases {
			names = append(names, p.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (r *clinicReading) limit(v value) {
	f, ok := r.fields(v.node, v.path, v.line, slices.Concat([]string{"moves", "exercises"}, bounds, []string{"from", "until", "words"})...)
	if !ok {
		return
	}
	span, before := r.span(f), len(r.problems)
	l := coach.Limit{Span: span, Moves: f.choices("moves", content.Moves()), Bounds: r.bounds(f), Words: f.text("words", mostText)}
	if at, ok := f.by["exercises"]; ok {
		items := []value{at}
		if _, list := at.node.(*ast.SequenceNode); list {
			items = f.items("exercises", mostEntries)
		}
		for _, item := range items {
			if id := r.id(item); id != "" {
				l.Exercises = append(l.Exercises, id)
			}
		}
	}
	if len(r.problems) == before && l.Words == "" && len(l.Moves)+len(l.Exercises) == 0 && l.Bounds == (coach.Bounds{}) {
		r.problem(value{line: f.line, path: f.path}, ClinicProblem{Kind: ClinicEmpty})
	}
	r.Limits = append(r.Limits, l)
}

func (r *clinicReading) allow(v value) {
	f, ok := r.fields(v.node, v.path, v.line, slices.Concat([]string{"exercise", "activity"}, bounds, []string{"from", "until", "words"})...)
	if !ok {
		return
	}
	span, before := r.span(f), len(r.problems)
	a := coach.Allow{Span: span, Bounds: r.bounds(f), Activity: f.choice("activity", r.activities()), Words: f.text("words", mostText)}
	if at, ok := f.by["exercise"]; ok {
		a.Exercise = r.id(at)
	}
	if len(r.problems) == before && a.Exercise == "" && a.Activity == "" && a.Bounds == (coach.Bounds{}) {
		r.problem(value{line: f.line, path: f.path}, ClinicProblem{Kind: ClinicEmpty})
	}
	if !f.has("until") { // who and when stand at the top; a loosening says itself until when
		r.problem(f.at("until"), ClinicProblem{Kind: ClinicNeedsUntil})
	}
	r.Allows = append(r.Allows, a)
	r.allows = append(r.allows, value{line: f.line, path: f.path})
}

// activities are the ids of relief and daily life that a clinic can loosen: not the
// session, whose exercises are loosened one by one, nor what is never locked.
func (r *clinicReading) activities() []string {
	var ids []string
	for _, a := range r.lib.Activities() {
		if a.ID != coach.SessionActivity.ID && a.AllowedUnder != content.AllowedAlways {
			ids = append(ids, a.ID)
		}
	}
	return ids
}
