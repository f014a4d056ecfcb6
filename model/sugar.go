package model

import (
	"math"
	"strconv"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
)

// mgdlPerMmol turns blood sugar in mmol/l into mg/dl: 180 mg of it are a mmol. The text
// has 15 mmol/l as 270 mg/dl.
const mgdlPerMmol = 18.0

// What meters show, in both units (clinical section A6 for HI).
const (
	leastMmol = 1.0
	leastMgdl = 20
	mostMgdl  = 600
)

// sugars say blood sugar as the patient's country measures it. All is kept in mmol/l.
type sugars struct {
	words *content.Words
	mgdl  bool
}

func (e env) sugars() sugars {
	c, _ := e.lib.Country(e.state.Profile.Country())
	return sugars{e.words, c.Mgdl}
}

func (s sugars) say(mmol float64) string {
	switch {
	case mmol >= coach.SugarHI:
		return s.words.Say("measure.hi")
	case s.mgdl:
		return s.words.Say("measure.mgdl", content.Args{"Value": strconv.Itoa(int(math.Round(mmol * mgdlPerMmol)))})
	}
	return s.words.Say("measure.mmol", content.Args{"Value": strconv.FormatFloat(tenth(mmol), 'f', 1, 64)})
}

// sugarValue is a number as it is stored: fine enough for a whole mg/dl to come back.
func sugarValue(mmol float64) string {
	return strconv.FormatFloat(math.Round(mmol*1000)/1000, 'f', -1, 64)
}

// read takes a number as people write it: "7,5", "140 mg/dl", "hi". A bare one is in the
// unit of the country. False if no meter shows that.
func (s sugars) read(text string) (mmol float64, ok bool) {
	text = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(text), ",", "."))
	if text == "hi" {
		return coach.SugarHI, true
	}
	end := strings.TrimLeft(text, "0123456789.")
	n, err := strconv.ParseFloat(text[:len(text)-len(end)], 64)
	unit := strings.TrimSpace(end)
	mgdl := s.mgdl
	switch {
	case err != nil:
		return 0, false
	case unit == "mg" || unit == "mg/dl":
		mgdl = true
	case unit == "mmol" || unit == "mmol/l":
		mgdl = false
	case unit != "":
		return 0, false
	}
	if mgdl {
		return min(n/mgdlPerMmol, coach.SugarHI), n >= leastMgdl && n <= mostMgdl
	}
	return n, n >= leastMmol && n <= coach.SugarHI
}

// problem is the id of what is wrong with a line; "" if it can be read.
func (s sugars) problem(text string) string {
	if _, ok := s.read(text); ok {
		return ""
	}
	return "sugar_" + s.unit()
}

func (s sugars) unit() string {
	if s.mgdl {
		return "mgdl"
	}
	return "mmol"
}

// newSugar asks for a blood sugar.
func newSugar(q content.Question, say labels, was []string, s sugars) *write {
	if len(was) > 0 { // with its unit, so that it is not read as the other one
		mmol, _ := strconv.ParseFloat(was[0], 64)
		was = []string{s.say(mmol)}
	}
	w := newWrite(q, say, was, "")
	w.sugars = s
	return w
}

// sugarHint says what a number is taken for, and before anything is typed its unit.
func (w *write) sugarHint() string {
	if mmol, ok := w.sugars.read(w.input.Value()); ok {
		return w.sugars.say(mmol)
	}
	return w.sugars.words.Say("measure.hint_" + w.sugars.unit())
}
