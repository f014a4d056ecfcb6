package model

import (
	"math"
	"strconv"
	"strings"

	"backcoach/content"
)

// kgPerPound is the international pound.
const kgPerPound = 0.45359237

// weights say weights as the patient's country weighs. All are kept in kilograms.
type weights struct {
	words  *content.Words
	pounds bool
}

func (e env) weights() weights { return weightsIn(e.words, e.lib, e.state.Profile.Country()) }

func weightsIn(w *content.Words, lib *content.Library, country string) weights {
	c, _ := lib.Country(country)
	return weights{w, c.Pounds}
}

// weight says a weight to a patient.
func (e env) weight(kg float64) string { return e.weights().say(kg) }

func (w weights) say(kg float64) string {
	args := content.Args{"Kg": sayKg(kg), "Lb": poundsIn(kg)}
	if w.pounds && poundsIn(kg) > 0 {
		return w.words.Say("weight.lb", args)
	}
	return w.words.Say("weight.kg", args)
}

// poundsIn gives the whole pounds of a weight, never rounded up. A figure with a tenth
// was pounds where it comes from (clinical section D5: 4.5 kg, 10 lb), and is those.
func poundsIn(kg float64) int {
	lb := int(kg / kgPerPound)
	if kg != math.Trunc(kg) && tenth(float64(lb+1)*kgPerPound) <= kg {
		lb++
	}
	return lb
}

func tenth(kg float64) float64 { return math.Round(kg*10) / 10 }

// read takes a weight as people write it: "10 lb", "4,5 kg", or a bare number in what
// they weigh in.
func (w weights) read(text string) (kg float64, ok bool) {
	text = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(text), ",", "."))
	digits := strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyz. ")
	n, err := strconv.ParseFloat(digits, 64)
	unit := strings.Trim(text[len(digits):], " .")
	if err != nil || strings.Trim(digits, "0123456789.") != "" {
		return 0, false
	}
	names := func(id string) bool {
		for _, name := range w.words.List("weight.names." + id) {
			if unit == name {
				return true
			}
		}
		return false
	}
	switch {
	case names("lb"), unit == "" && w.pounds:
		return tenth(n * kgPerPound), true
	case names("kg"), unit == "":
		return math.Floor(n*10+1e-9) / 10, true
	}
	return 0, false
}
