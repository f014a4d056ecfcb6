// Package views draws the screens. A view is a small struct of finished words
// and facts; it knows how to draw itself on a canvas of cells and how to say
// itself line by line. Views are pure: no clock, no file, nothing remembered,
// and no sentence of their own.
//
// Promises: a drawing is never wider or taller than its canvas from 40x10 up,
// needs no colour to be understood, and shows the one important thing first.
package views

import "slices"

// View is something a patient can look at (Draw) or be told (Plain).
type View interface {
	// Draw gives the picture for a canvas.
	Draw(Canvas) Drawing
	// Plain gives the same facts as lines of text without styling, in the order
	// in which they matter.
	Plain() []string
}

// Drawing is a finished picture: lines joined by "\n", without padding to the
// canvas. More tells how many lines of a scrolled text lie below the canvas; Up
// and Down are the Scroll of the pages above and below it, chosen so that no line
// is skipped. From is the first line that is shown, Shown how many are, and Rows
// are the last lines of the choices, where these scroll.
type Drawing struct {
	Text        string
	More        int
	Up, Down    int
	From, Shown int
	Rows        []int
}

// Canvas is what a view draws on.
type Canvas struct {
	Width, Height int
	Style         Style
	// Reduced shows movement as start and end instead of animating it.
	Reduced bool
}

// Tone gives a notice its weight. It is always shown by a word or a glyph too.
type Tone int

// The tones, quietest first.
const (
	Quiet Tone = iota
	Good
	Caution
	Danger
)

// Words are the few words that every view needs and may not contain, in the
// language of the patient. Where one is empty, only its glyph is shown.
type Words struct {
	Of        string // between a number and its total: "of"
	More      string // below the last line that fits: "more below"
	Above     string // above the first line that is shown: "more above"
	Ticked    string // of a choice among several: "ticked"
	NotTicked string
	Chosen    string // the line under the cursor, said in plain text: "chosen"
	NotChosen string // a scale without an answer: "not chosen yet"
	Done      string // a step: "done"
	Open      string // a step: "to do"
	Locked    string // a step: "not now"
}

// Key is one line of help at the foot: the key as printed on keyboards, and
// what it does here. One for reading on is shown only while there is More, one
// that Takes an answer only while there is one to take.
type Key struct {
	Key, Does string
	More      bool
	Takes     bool
}

// keysFor leaves out the key that takes an answer where it would do nothing.
func keysFor(keys []Key, answered bool) []Key {
	if answered {
		return keys
	}
	return slices.DeleteFunc(slices.Clone(keys), func(k Key) bool { return k.Takes })
}

// Choice is one of several answers. Key is what to press (a digit), Mark is
// shown before the label.
type Choice struct {
	Key   string
	Label string
	Hint  string
	Mark  Mark
}

// Mark is the state of a choice or step.
type Mark int

// The marks. NoMark leaves no room for one.
const (
	NoMark Mark = iota
	Open
	Ticked
	Done
	Locked
)

// Notice is a short message that stands out.
type Notice struct {
	Tone Tone
	Head string // one line
	Body string
}

// Page is a question or a message: what most screens are made of.
type Page struct {
	Title  string   // where we are, "Check-in"
	At, Of int      // "2 of 7"; Of 0 shows nothing
	Lead   string   // the question or the message: the first thing to be seen
	Body   []string // paragraphs below it
	Notice *Notice  // stands above everything, with the number to call
	// Said are the questions of this screen that have been answered already,
	// Later those still to come.
	Said  []Said
	Later []string
	// At most one of the following is set.
	Choices []Choice
	Scale   *Scale
	Field   *Field
	// Cursor is the chosen line of Choices; -1 when none is preselected.
	Cursor int
	// Several is set when more than one choice can be ticked.
	Several bool
	Problem string // why the last input was not taken, and the way out
	Keys    []Key
	Scroll  int // first line shown when the text is longer than the canvas
	Words   Words
}

// Said is a question that was answered, and the answer, in words.
type Said struct{ Ask, Answer string }

// Scale is a numeric rating scale from Min to Max. Value is Min-1 before
// anything was chosen. Low and High say what the ends mean.
type Scale struct {
	Min, Max, Value int
	Low, High       string
	// Range says in words what to answer with, "a number from 0 to 10".
	Range string
}

// Field is a line of text being typed. Cursor counts runes before the cursor.
type Field struct {
	Value, Hint string
	Cursor      int
}

// Today is the first screen of the day.
type Today struct {
	Title     string // "Monday 23 November"
	Head      string // "Day 3 after your injection"
	Phase     string // "Settle: quiet days"
	About     string // one or two sentences: what this phase is for
	Notices   []Notice
	Steps     []Choice // the steps of the day; Mark says how they stand
	More      []Choice // history, settings …, quieter than the steps
	Cursor    int      // over Steps and then More
	Reminders []string
	Keys      []Key
	Scroll    int
	Words     Words
}

// Advice is what to do after a warning check. On a canvas smaller than 60x18 an
// emergency shows Headline and Number alone at first; the rest is a page below.
type Advice struct {
	Title    string // the level in words: "EMERGENCY", "TODAY", "SOON" …
	Tone     Tone
	Headline string // the one thing to do: "Go to an emergency department now."
	// Notice stands above everything: something more urgent than this page.
	Notice  *Notice
	Numbers []Number // the one to call first is first
	// Sections are what else to know, in the order in which it is needed: what to
	// do now, what to say, what would make it more urgent, why …
	Sections []Section
	Foot     string // the review state of the rules
	Choices  []Choice
	Cursor   int
	Keys     []Key
	Scroll   int
	Words    Words
}

// Number is a phone number with what answers there.
type Number struct{ Label, Number string }
