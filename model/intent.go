package model

import tea "charm.land/bubbletea/v2"

// IntentKind says what the patient wants, whichever key or line of text said
// it.
type IntentKind int

// The intents that screens understand. Both faces send the same ones.
const (
	Nothing IntentKind = iota
	Up
	Down
	Left
	Right
	Choose // N, from 1: the choice with that number; on a scale, the digit N
	Put    // N: the whole value of a scale, as the plain face sends it
	Next   // Enter
	Back   // Esc
	Edit   // Msg: a key typed into a text field
	Text   // Text: a whole line, as the plain face sends it
	Letter // Text: one letter, where nothing is being typed
	Check  // open the warning check
	Help
	Relief // open what helps while it hurts
	Pause  // any key in a running session
	Scroll // N pages; wholeWay goes to the end
	Quit
)

// wholeWay is more pages than any text has.
const wholeWay = 1000

// Intent is one wish of the patient.
type Intent struct {
	Kind IntentKind
	N    int
	Text string
	Msg  tea.Msg
	// Repeat marks a key that is held down: it never answers a warning question.
	Repeat bool
}
