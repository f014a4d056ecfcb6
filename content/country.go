package content

// Country is one row of phone numbers, as the lists of its sources gave them
// (clinical section C: secondary sources, to be checked against the official
// national site before each release). Its name stands under "country.<ISO>".
type Country struct {
	ISO       string  `json:"iso"`
	Emergency []Phone `json:"emergency"`        // ambulance, the first is shown largest
	Advice    []Phone `json:"advice,omitempty"` // non-emergency medical advice; empty if there is no national line
	// AdviceNote is the id of a note, under "phone", on where advice comes from
	// when no number says it all ("own clinic", "local").
	AdviceNote string  `json:"advice_note,omitempty"`
	Poison     []Phone `json:"poison,omitempty"`
	Crisis     []Phone `json:"crisis"` // mental-health crisis
	// Pounds is set where people weigh in pounds: weights are then said in both.
	Pounds bool `json:"pounds,omitempty"`
	// Mgdl is set where blood sugar is measured in mg/dl, and not in mmol/l.
	Mgdl    bool     `json:"mgdl,omitempty"`
	Checked string   `json:"checked"` // date of the newest list behind the row, 2006-01-02
	Sources []string `json:"sources"`
}

// Phone is a number as it is dialled, and the id of a note ("call or text",
// "some regions only"); its words stand under "phone.<note>". Text to be sent
// ("HOME") is part of the note, never of the number.
type Phone struct {
	Number string `json:"number"`
	Note   string `json:"note,omitempty"`
}

// Source is something a fact rests on; Title names it so that it can be found.
type Source struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Kind  string `json:"kind"` // looked_up | knowledge | design
}
