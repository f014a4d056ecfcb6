package views

import "backcoach/content"

// Session is the running player. It is drawn so that the phase word and the
// digits can be read from the floor, and the figure moves with the count.
type Session struct {
	Name   string // of the exercise
	Word   string // what to do: GET READY, HOLD, REST, CHANGE SIDES …
	Shape  string // kind of the segment (player.Kind): its shape differs, never colour alone
	Count  int    // the big digits: seconds left, or the repetition; -1 shows none
	Unit   string // what the digits count: "seconds", "of 8"
	Detail string // "Left side · set 1 of 2 · 3 of 8"
	Cue    string // breathing or one short cue, at most one line
	Next   string // "Next: Bridge"
	// Figure is drawn between the poses From and To at T (0 to 1, eased already),
	// mirrored for the other side. Breath is 0 to 1.
	Figure   content.Figure
	From, To string
	T        float64
	Breath   float64
	Mirror   bool
	// Bar is the session bar: one part per exercise, by length; At is how far one
	// is, 0 to 1 over the whole.
	Bar []BarPart
	At  float64
	// Left is the time that is left, "4:10 left".
	Left string
	// Paused shows the pause menu over the rest: its head, the reason (asleep, a
	// key …) and the choices.
	Paused bool
	Head   string
	Reason string
	Menu   []Choice
	Cursor int
	Keys   []Key
}

// BarPart is one exercise in the session bar.
type BarPart struct {
	Share float64 // of the whole, 0 to 1
	Done  bool
}

// Prepare shows an exercise before its count-in: name, start position and steps
// beside the figure's first and last pose. Long texts stand only here.
type Prepare struct {
	Title   string
	Name    string
	Dose    string // "2 sets of 6, hold 5 seconds, each side"
	Steps   []string
	Stop    string // when to stop
	Figure  content.Figure
	Choices []Choice
	Cursor  int
	Keys    []Key
	Scroll  int
}
