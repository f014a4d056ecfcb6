package model

import (
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/textinput"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// write asks for a line of text: a note, a phone number, a whole number, a weight or
// a date. What it cannot read stays in the field, with one sentence that says why.
type write struct {
	q       content.Question
	say     labels
	input   textinput.Model
	today   coach.Day
	weighs  weights
	sugars  sugars
	problem string // id of a sentence under "problem"
	// preset is set while the field holds a value that nobody typed: the first
	// key typed replaces it.
	preset bool
}

// noteLength is how long a note may be, in characters.
const noteLength = 500

func newWrite(q content.Question, say labels, was []string, today coach.Day) *write {
	w := &write{q: q, say: say, input: textinput.New(), today: today}
	w.input.CharLimit = noteLength
	w.input.Focus()
	switch {
	case len(was) > 0:
		w.input.SetValue(was[0])
	case q.Kind == "date" && !q.Optional && q.Max == 0:
		w.input.SetValue(string(today))
		w.preset = true
	}
	w.input.CursorEnd()
	return w
}

// newWeigh asks for a weight. An earlier one stands there with its unit: without it, it
// might be read as pounds.
func newWeigh(q content.Question, say labels, was []string, today coach.Day, weighs weights) *write {
	if len(was) > 0 {
		was = []string{weighs.words.Say("weight.kg", content.Args{"Kg": was[0]})}
	}
	w := newWrite(q, say, was, today)
	w.weighs = weighs
	return w
}

func (w *write) take(in Intent) bool {
	if in.Kind != Nothing {
		w.problem = ""
	}
	switch in.Kind {
	case Edit:
		if w.preset {
			w.input.SetValue("")
			w.preset = false
		}
		w.input, _ = w.input.Update(in.Msg)
	case Text:
		w.input.SetValue(in.Text)
		return w.accept()
	case Next:
		return w.accept()
	case Left, Right:
		w.shiftDay(in.Kind)
	}
	return false
}

// shiftDay moves a date by one day; a field that is empty starts at today.
func (w *write) shiftDay(dir IntentKind) {
	if w.q.Kind != "date" {
		return
	}
	day, ok := readDay(w.input.Value(), w.today)
	switch {
	case !ok:
		day = w.today
	case dir == Left:
		day = day.Add(-1)
	default:
		day = day.Add(1)
	}
	w.input.SetValue(string(day))
	w.input.CursorEnd()
	w.preset = true
}

// accept reads the line and writes it back in its stored form.
func (w *write) accept() bool {
	text := strings.TrimSpace(w.input.Value())
	if text == "" {
		if !w.q.Optional {
			w.problem = "empty"
		}
		return w.q.Optional
	}
	switch w.q.Kind {
	case "time":
		var ok bool
		if text, ok = readTime(text); !ok {
			w.problem = "time"
		}
	case "number":
		w.problem = numberProblem(text, w.q.Min, w.q.Max)
	case "weight":
		w.problem = w.weightProblem(text)
	case "sugar":
		w.problem = w.sugars.problem(text)
	case "phone":
		w.problem = phoneProblem(text)
	case "date":
		day, ok := readDay(text, w.today)
		w.problem = w.dayProblem(day, ok)
		text = string(day)
	}
	if w.problem == "" {
		w.input.SetValue(text)
	}
	return w.problem == ""
}

func (w *write) values() []string {
	if w.q.Kind == "sugar" {
		if mmol, ok := w.sugars.read(w.input.Value()); ok {
			return []string{sugarValue(mmol)}
		}
		return nil
	}
	if w.q.Kind == "weight" {
		if kg, ok := w.weighs.read(w.input.Value()); ok {
			return []string{sayKg(kg)}
		}
		return nil
	}
	if text := strings.TrimSpace(w.input.Value()); text != "" {
		return []string{text}
	}
	return nil
}

func (w *write) draw(p *views.Page) {
	p.Field = &views.Field{Value: w.input.Value(), Cursor: w.input.Position()}
	switch w.q.Kind {
	case "date":
		p.Field.Hint = w.dayHint()
	case "weight":
		p.Field.Hint = w.weightHint()
	case "sugar":
		p.Field.Hint = w.sugarHint()
	}
	if w.problem != "" {
		p.Problem = w.say("problem." + w.problem)
	}
}

// dayHint says a date in words beside its digits: "Friday 20 November, 3 days
// ago".
func (w *write) dayHint() string {
	day, ok := readDay(w.input.Value(), w.today)
	if !ok {
		return ""
	}
	return w.say("day:" + string(day))
}

// weightHint says what a weight is taken for, and before anything is typed what a
// bare number would be.
func (w *write) weightHint() string {
	switch kg, ok := w.weighs.read(w.input.Value()); {
	case ok:
		return w.weighs.say(kg)
	case w.weighs.pounds:
		return w.weighs.words.Say("weight.hint_lb")
	}
	return w.weighs.words.Say("weight.hint_kg")
}

func (w *write) weightProblem(text string) string {
	switch kg, ok := w.weighs.read(text); {
	case !ok:
		return "weight"
	case kg < float64(w.q.Min) || kg > float64(w.q.Max):
		return "weight_range"
	}
	return ""
}

func numberProblem(text string, low, high int) string {
	n, err := strconv.Atoi(text)
	switch {
	case err != nil:
		return "number"
	case n < low || n > high:
		return "range"
	}
	return ""
}

// phoneProblem accepts what people write as phone numbers: digits and the marks
// between them, at least three digits.
func phoneProblem(text string) string {
	digits := 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !strings.ContainsRune("+-/(). *#x", r):
			return "phone"
		}
	}
	if digits < 3 {
		return "phone"
	}
	return ""
}

// dayProblem bounds a date: without Max it lies in the past, at most ten years
// back; with Max at most so many days ahead, and at most as many back.
func (w *write) dayProblem(day coach.Day, ok bool) string {
	const tenYears = 3653
	ahead := -w.today.Since(day)
	switch {
	case !ok:
		return "date"
	case w.q.Max == 0 && ahead > 0:
		return "future"
	case w.q.Max == 0 && ahead < -tenYears:
		return "past"
	case w.q.Max > 0 && (ahead > w.q.Max || ahead < -w.q.Max):
		return "far"
	}
	return ""
}

// readTime reads a time of day as people type it: 14:05, 14.05, 1405, 14, 2 pm.
func readTime(text string) (string, bool) {
	text = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(text), " ", ""))
	for _, layout := range []string{"15:04", "15.04", "1504", "15", "3pm", "3:04pm", "3.04pm"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format("15:04"), true
		}
	}
	return "", false
}

// readDay reads a date as people type it: 2026-11-20, 20.11.2026, 20/11/2026
// (the day first where both are possible), with or without leading zeros, or a number of days ago (0 is
// today).
func readDay(text string, today coach.Day) (coach.Day, bool) {
	text = strings.TrimSpace(text)
	if ago, err := strconv.Atoi(text); err == nil && ago >= 0 && ago < 1000 {
		return today.Add(-ago), true
	}
	for _, layout := range []string{"2006-1-2", "2.1.2006", "2/1/2006", "1/2/2006", "2 1 2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			return coach.Day(t.Format("2006-01-02")), true
		}
	}
	return "", false
}
