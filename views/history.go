package views

// History is the list of days, newest first, one line each.
type History struct {
	Title  string
	Heads  []string     // column heads
	Rows   []HistoryRow // of the part that is loaded
	Cursor int
	Empty  string // shown when there is nothing yet
	Keys   []Key
}

// HistoryRow is one day. Pain is the worst pain on the NRS, -1 if none was
// given; it is drawn as a small bar with the number.
type HistoryRow struct {
	Day  string
	Pain int
	Leg  int    // -1 if none was given
	Did  string // "check-in, session"
	Mark string // the result of a warning check in a word, or ""
	Tone Tone
}

// Day is one day in full: sections of lines.
type Day struct {
	Title    string
	Sections []Section
	Empty    string
	Keys     []Key
	Scroll   int
}

// Section is a heading with its lines.
type Section struct {
	Head  string
	Tone  Tone
	Lines []string
}
