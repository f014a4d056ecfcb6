package content

import "cmp"

// Triggers say which answers and which days ask for a warning check by
// themselves (clinical sections B5 and N5).
type Triggers struct {
	// News maps answers of the check-in, most of them ticks of its first screen, to
	// the items that are asked first.
	News []NewsTrigger `json:"news"`
	// Routine lists the days after a treatment on which a short check is asked
	// for (T13).
	Routine []RoutineDays `json:"routine"`
	// Evening offers a second check of the day.
	Evening EveningCheck `json:"evening"`
	// ConfirmDays is after how many days the health facts are confirmed again.
	ConfirmDays int `json:"confirm_days"`
	// Mood is from mood.yaml.
	Mood    Mood     `json:"mood"`
	Sources []string `json:"sources"`
}

// NewsTrigger is one answer of the check-in that asks for a check. Form is full,
// or targeted for the items alone.
type NewsTrigger struct {
	ID       string   `json:"id"`                 // T4 … T8, T11, T15
	Question string   `json:"question,omitempty"` // of the check-in; empty for its first screen
	Choice   string   `json:"choice"`
	Form     string   `json:"form"`
	First    []string `json:"first"`
}

// On is the question of the check-in whose answer it is.
func (t NewsTrigger) On() string { return cmp.Or(t.Question, "news") }

// RoutineDays are the days, counted from the treatment, on which people with a
// type of treatment are asked the short form.
type RoutineDays struct {
	Type string `json:"type"`
	Days []int  `json:"days"`
}

// EveningCheck offers the short form a second time on a day: in the first days
// after some treatments the first questions are asked twice daily (clinical
// sections A9 and N1). It gates nothing.
type EveningCheck struct {
	Subtypes []string `json:"subtypes"` // treatments
	Days     DayRange `json:"days"`     // days since the treatment, both ends included
	From     int      `json:"from"`     // hour of the day, 0 to 23
}
