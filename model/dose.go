package model

import (
	"strings"

	"backcoach/content"
)

// SayDose says how much of an exercise: sets, repetitions, hold, sides; of one
// that stands alone, how often a day and how long. The session and the printed
// library say it in the same words.
func SayDose(w *content.Words, e content.Exercise, d content.Dose) string {
	count := func(id string, n int) string { return w.Say("dose."+id, content.Args{"N": n}) }
	if e.Alone {
		return joined(count("a_day", d.Sets), count("minutes", d.Hold/60))
	}
	said := []string{count("sets", d.Sets), count("reps", d.Reps)}
	if len(d.Falling) > 0 {
		said = []string{w.Say("dose.falling", content.Args{"Sets": said[0], "Reps": falling(w, d)})}
	}
	switch {
	case d.Hold >= 60 && d.Hold%60 == 0:
		said = append(said, count("hold_minutes", d.Hold/60))
	case d.Hold > 0:
		said = append(said, count("hold", d.Hold))
	}
	if e.By(d).Sides == "each" {
		said = append(said, w.Say("dose.each_side"))
	}
	return joined(said...)
}

// doseAndRest says a dose with the rest in it, where it is read before: nothing
// counts the rest down there.
func doseAndRest(w *content.Words, e content.Exercise, d content.Dose) string {
	said := SayDose(w, e, d)
	if d.Rest > 0 && (d.Sets > 1 || e.RestAfter == "rep") {
		said = joined(said, w.Say("dose.rest", content.Args{"N": d.Rest}))
	}
	return said
}

// falling tells the repetitions of sets that differ: "first 4 times, then 3 times".
func falling(w *content.Words, d content.Dose) string {
	said := ""
	for i, n := range d.Falling {
		times := w.Say("dose.reps", content.Args{"N": n})
		if i == 0 {
			said = times
			continue
		}
		said = w.Say("dose.then", content.Args{"First": said, "Next": times})
	}
	return said
}

func joined(parts ...string) string { return strings.Join(parts, " · ") }
