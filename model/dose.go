package model

import (
	"strings"

	"backcoach/content"
)

// SayDose says how much of an exercise: sets, repetitions, hold, sides. The
// session and the printed library say it in the same words.
func SayDose(w *content.Words, e content.Exercise, d content.Dose) string {
	said := []string{w.Say("dose.sets", content.Args{"N": d.Sets}), w.Say("dose.reps", content.Args{"N": d.Reps})}
	if d.Hold > 0 {
		said = append(said, w.Say("dose.hold", content.Args{"N": d.Hold}))
	}
	if e.By(d).Sides == "each" {
		said = append(said, w.Say("dose.each_side"))
	}
	return strings.Join(said, " · ")
}
