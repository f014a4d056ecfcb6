package model_test

import (
	"slices"
	"strings"
	"time"
)

// mood leads the walk now and then to the page of the mood and through the long form, to
// the question about dark thoughts. It tells whether it did anything.
func (w *walk) mood() bool {
	switch asked := w.Asked(); {
	case w.rand.IntN(4) == 0:
	case asked == "form.mood.phq_i9":
		w.ninth()
		return true
	case strings.HasPrefix(asked, "form.mood.phq_"), strings.HasPrefix(asked, "form.mood.gad_"):
		answer := pick(w, "not_at_all", "more_than_half", "nearly_every_day")
		w.note("%s: %s", asked, answer)
		w.Answer(answer)
		return true
	}
	for _, way := range []struct {
		id string
		in int // once in so many steps
	}{{"mood.choice.phq_9", 2}, {"mood.choice.ask", 2}, {"mood.choice.go_on", 2}, {"today.more.mood", 2}, {"today.more.fear", 4}, {"fear.try", 2}, {"fear.add", 2}, {"today.more.further", 12}} {
		if w.rand.IntN(way.in) == 0 && w.Offers(way.id) {
			w.note("pick %s", way.id)
			w.PickIfStill(way.id)
			return true
		}
	}
	return false
}

// ninth opens the check from the ninth question of PHQ-9, or says anything but "not at
// all" to it: the crisis page comes at once, with a number, and before any sum.
func (w *walk) ninth() {
	if w.rand.IntN(4) == 0 {
		w.note("! at the ninth question")
		w.Advance(time.Second)
		w.Key("!")
		if asked := w.Asked(); !strings.HasPrefix(asked, "item.") && !strings.HasPrefix(asked, "card.") {
			w.report("! at the ninth question asks %q", asked)
		}
		return
	}
	answer := pick(w, "several_days", "more_than_half", "nearly_every_day")
	w.note("ninth question: %s", answer)
	w.Answer(answer)
	lines := w.Lines()
	at := slices.Index(lines, w.Word("advice.same_day_mind.headline"))
	if at < 0 || at+1 >= len(lines) || !strings.ContainsAny(lines[at+1], "0123456789") {
		w.report("dark thoughts do not lead to the crisis page with its number")
	}
	if strings.Contains(w.Said(), "PHQ") {
		w.report("a sum stands on the crisis page")
	}
}
