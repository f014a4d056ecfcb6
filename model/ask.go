package model

import (
	"slices"
	"strconv"
	"strings"

	"backcoach/content"
	"backcoach/views"
)

// asker is one question being answered. It is used by every form, on both
// faces.
type asker interface {
	// take applies an intent. done is set when the question is answered.
	take(in Intent) (done bool)
	// values are the answer so far: choice ids, a number, or a text.
	values() []string
	// draw puts the question's answers onto the page.
	draw(p *views.Page)
}

// labels gives the words of a question: its id under "form.<form>.<question>".
type labels func(id string) string

// pickOne asks for one of several choices: a digit answers and moves on, arrows
// and Enter do too. Nothing is preselected unless it was answered before.
type pickOne struct {
	ids    []string
	say    labels
	cursor int    // -1 while none is chosen
	typed  string // the letters that led to the cursor
}

func newPickOne(ids []string, say labels, was []string) *pickOne {
	p := &pickOne{ids: ids, say: say, cursor: -1}
	if len(was) > 0 {
		p.cursor = slices.Index(ids, was[0])
	}
	return p
}

func (p *pickOne) take(in Intent) bool {
	if in.Kind != Letter {
		p.typed = ""
	}
	switch in.Kind {
	case Up, Down:
		p.cursor = step(p.cursor, in.Kind, len(p.ids))
	case Choose:
		if i := choiceIndex(in.N, len(p.ids)); i >= 0 {
			p.cursor = i
			return true
		}
	case Put:
		if in.N >= 1 && in.N <= len(p.ids) {
			p.cursor = in.N - 1
			return true
		}
	case Letter, Text:
		return p.find(in)
	case Next:
		return p.cursor >= 0
	}
	return false
}

// find jumps to the choice whose label begins with the letters typed so far, else
// to the next one that begins with the letter; a whole line chooses the one that it
// names.
func (p *pickOne) find(in Intent) bool {
	if in.Kind == Text {
		i := named(p.ids, p.say, in.Text)
		if i >= 0 {
			p.cursor = i
		}
		return i >= 0
	}
	letter := strings.ToLower(in.Text)
	if p.typed == "" || !p.jump(p.typed+letter, p.cursor) {
		p.typed = ""
		p.jump(letter, p.cursor+1)
	}
	return false
}

// jump goes to the first choice from a place on, and round, that begins like this.
func (p *pickOne) jump(begins string, from int) bool {
	for i := range p.ids {
		at := (from + i) % len(p.ids)
		if strings.HasPrefix(strings.ToLower(p.say(p.ids[at])), begins) {
			p.cursor, p.typed = at, begins
			return true
		}
	}
	return false
}

// named finds the choice that a line names by its label or id; -1 if none.
func named(ids []string, say labels, line string) int {
	return slices.IndexFunc(ids, func(id string) bool {
		return strings.EqualFold(id, line) || strings.EqualFold(say(id), line)
	})
}

func (p *pickOne) values() []string {
	if p.cursor < 0 {
		return nil
	}
	return []string{p.ids[p.cursor]}
}

func (p *pickOne) draw(page *views.Page) {
	page.Cursor = p.cursor
	for i, id := range p.ids {
		page.Choices = append(page.Choices, views.Choice{Key: choiceKey(i, len(p.ids)), Label: p.say(id)})
	}
}

// digitChoices is how many choices one digit can name: 1 to 9, and 0 for the
// tenth. Longer lists are walked by arrows and first letters.
const digitChoices = 10

// choiceKey is the key that answers the choice at index i of n, "" if the list
// is too long for digits or, where only its beginning has them, at i.
func choiceKey(i, n int) string {
	if n > digitChoices || i >= digitChoices {
		return ""
	}
	return strconv.Itoa((i + 1) % 10)
}

// choiceIndex is the reverse of choiceKey; -1 if the number names no choice.
func choiceIndex(number, n int) int {
	if n > digitChoices {
		return -1
	}
	return lineIndex(number, n)
}

// lineIndex is the line that a number names in a list of n, of which only the first
// ten have keys: the plain face counts on. -1 if there is no such line.
func lineIndex(number, n int) int {
	if number == 0 {
		number = 10
	}
	if number > n || number < 1 {
		return -1
	}
	return number - 1
}

// step moves a cursor through a list and stops at its ends; the first step into
// an untouched list lands on its first line.
func step(cursor int, dir IntentKind, n int) int {
	if cursor < 0 {
		return 0
	}
	if dir == Up {
		return max(0, cursor-1)
	}
	return max(0, min(n-1, cursor+1))
}

// pickMany asks for ticks: digits tick, Enter goes on once there is one. A choice
// that stands alone answers at once while nothing else is ticked. Where something
// is, it never leaves the page: what was ticked must not be lost by a slip.
type pickMany struct {
	q      content.Question
	say    labels
	ticked map[string]bool
	cursor int
	// firm keeps what is ticked until it is unticked, for warnings; else a choice
	// that stands alone takes its place, in sight.
	firm    bool
	cleared bool   // others were ticked: only Enter goes on
	problem string // the id of what is to be said about the last input
}

func newPickMany(q content.Question, say labels, was []string) *pickMany {
	p := &pickMany{q: q, say: say, ticked: map[string]bool{}, cursor: -1}
	for _, id := range was {
		p.ticked[id] = true
	}
	return p
}

func (p *pickMany) take(in Intent) bool {
	p.problem = ""
	switch in.Kind {
	case Up, Down:
		p.cursor = step(p.cursor, in.Kind, len(p.q.Choices))
	case Choose:
		i := choiceIndex(in.N, len(p.q.Choices))
		return i >= 0 && p.tick(i)
	case Letter:
		return in.Text == " " && p.cursor >= 0 && p.tick(p.cursor)
	case Text:
		return p.takeLine(in.Text)
	case Next:
		return len(p.values()) > 0
	}
	return false
}

func (p *pickMany) tick(i int) bool {
	id := p.q.Choices[i]
	p.cursor = i
	if p.alone(id) {
		return p.tickAlone(id, p.firm)
	}
	for _, other := range p.q.Alone {
		delete(p.ticked, other)
	}
	p.ticked[id], p.cleared = !p.ticked[id], false
	return false
}

func (p *pickMany) alone(id string) bool { return slices.Contains(p.q.Alone, id) }

// tickAlone ticks a choice that stands alone. It answers only where that takes
// nothing back.
func (p *pickMany) tickAlone(id string, firm bool) bool {
	if slices.ContainsFunc(p.values(), func(other string) bool { return other != id }) {
		if firm {
			p.problem = "problem.untick"
			return false
		}
		p.cleared, p.problem = true, "problem.only"
	}
	clear(p.ticked)
	p.ticked[id] = true
	return !p.cleared
}

// takeLine reads a line such as "2 5", or one choice by its words: it ticks just
// these and is the whole answer. A line unticks nothing, so where something was
// ticked a choice that stands alone is taken back to be looked at.
func (p *pickMany) takeLine(line string) bool {
	ids, ok := p.named(line)
	switch {
	case !ok:
		return false
	case !slices.ContainsFunc(ids, p.alone):
		clear(p.ticked)
		for _, id := range ids {
			p.ticked[id] = true
		}
		return len(ids) > 0
	case len(ids) > 1:
		p.problem = "problem.together"
		return false
	}
	return p.tickAlone(ids[0], false)
}

// named are the choices that a line names, each once; false if it names anything
// else.
func (p *pickMany) named(line string) (ids []string, ok bool) {
	if i := named(p.q.Choices, p.say, line); i >= 0 {
		return p.q.Choices[i : i+1], true
	}
	for _, field := range strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == ',' }) {
		n, err := strconv.Atoi(field)
		i := choiceIndex(n, len(p.q.Choices))
		if err != nil || i < 0 {
			return nil, false
		}
		ids = appendNew(ids, p.q.Choices[i])
	}
	return ids, true
}

func (p *pickMany) values() []string {
	var ids []string
	for _, id := range p.q.Choices {
		if p.ticked[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

func (p *pickMany) draw(page *views.Page) {
	page.Cursor, page.Several = p.cursor, true
	if p.problem != "" {
		page.Problem = p.say(p.problem)
	}
	for i, id := range p.q.Choices {
		mark := views.Open
		if p.ticked[id] {
			mark = views.Ticked
		}
		page.Choices = append(page.Choices, views.Choice{Key: choiceKey(i, len(p.q.Choices)), Label: p.say(id), Mark: mark})
	}
}

// rate asks for a number on a scale. Digits move the marker, 1 then 0 gives 10,
// Enter confirms: typing "1 0" never stores 1.
type rate struct {
	min, max, value int
	say             labels
	one             bool // the last digit was a 1 that a 0 may follow
}

func newRate(q content.Question, say labels, was []string) *rate {
	r := &rate{min: q.Min, max: q.Max, value: q.Min - 1, say: say}
	if len(was) > 0 {
		if n, err := strconv.Atoi(was[0]); err == nil {
			r.value = n
		}
	}
	return r
}

func (r *rate) take(in Intent) bool {
	one := r.one
	r.one = false
	switch in.Kind {
	case Left, Down:
		r.value = max(r.min, r.value-1)
	case Right, Up:
		r.value = min(r.max, r.value+1)
	case Choose:
		if one && in.N == 0 && r.max >= 10 {
			r.value = 10
		} else if in.N >= r.min && in.N <= r.max {
			r.value, r.one = in.N, in.N == 1
		}
	case Put:
		if in.N < r.min || in.N > r.max {
			return false
		}
		r.value = in.N
		return true
	case Next:
		return r.value >= r.min
	}
	return false
}

func (r *rate) values() []string {
	if r.value < r.min {
		return nil
	}
	return []string{strconv.Itoa(r.value)}
}

func (r *rate) draw(page *views.Page) {
	page.Scale = &views.Scale{Min: r.min, Max: r.max, Value: r.value, Low: r.say("low"), High: r.say("high"), Range: r.say("scale.range")}
}
