package model

import (
	"strconv"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// SayDate says a day with its weekday and month in words.
func SayDate(w *content.Words, day coach.Day) string {
	t := day.Time()
	if t.IsZero() {
		return string(day)
	}
	return w.Say("date.long", content.Args{
		"Weekday": w.Say("date.weekday." + strconv.Itoa(int(t.Weekday()))),
		"Day":     t.Day(),
		"Month":   w.Say("date.month." + strconv.Itoa(int(t.Month()))),
		"Year":    t.Year(),
	})
}

// sayDay says a day and how far it lies from today.
func sayDay(w *content.Words, day, today coach.Day) string {
	return w.Say("date.with_distance", content.Args{"Date": SayDate(w, day), "Distance": sayDistance(w, day, today)})
}

// sayDistance says how far a day lies from today: "3 days ago".
func sayDistance(w *content.Words, day, today coach.Day) string {
	switch n := today.Since(day); {
	case n == 0:
		return w.Say("date.today")
	case n > 0:
		return w.Say("date.ago", content.Args{"N": n})
	default:
		return w.Say("date.ahead", content.Args{"N": -n})
	}
}

// wordsOf are the few words that every view needs.
func wordsOf(w *content.Words) views.Words {
	say := func(id string) string { return w.Say("view." + id) }
	return views.Words{
		Of: say("of"), More: say("more"), Above: say("above"), Ticked: say("ticked"), NotTicked: say("not_ticked"), Chosen: say("chosen"),
		NotChosen: say("not_chosen"), Done: say("done"), Open: say("open"), Locked: say("locked"),
	}
}
