package content

// Country is one row of phone numbers. Every number was checked on the date
// given, against the source named (clinical section C: secondary sources, to be
// checked again against the official national site before each release).
type Country struct {
	ISO       string   `json:"iso"`
	Emergency []Phone  `json:"emergency"`        // ambulance, the first is shown largest
	Advice    []Phone  `json:"advice,omitempty"` // non-emergency medical advice; empty if there is no national line
	Crisis    []Phone  `json:"crisis"`           // mental-health crisis
	Checked   string   `json:"checked"`          // date, 2006-01-02
	Sources   []string `json:"sources"`
}

// Phone is a number as it is dialled, and the id of a note ("call or text",
// "some regions only"); its words stand under "phone.<note>".
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
