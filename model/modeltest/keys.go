package modeltest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"backcoach/model"
)

// special are the keys that write nothing, by the names that the framework gives
// them.
var special = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "f1": tea.KeyF1,
}

// Press makes the message of a key as the framework makes it: "enter", "f1",
// "ctrl+c", "space", or the character itself. It panics on a name that it does
// not know, so that a misspelt key cannot pass as one that does nothing.
func Press(name string) tea.KeyPressMsg {
	if code, ok := special[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		r, _ := utf8.DecodeRuneInString(letter)
		return tea.KeyPressMsg{Code: r, Mod: tea.ModCtrl}
	}
	r, n := utf8.DecodeRuneInString(name)
	if n != len(name) {
		panic("modeltest: there is no key " + name)
	}
	msg := tea.KeyPressMsg{Code: r, Text: name}
	if unicode.IsUpper(r) {
		msg.Code, msg.ShiftedCode, msg.Mod = unicode.ToLower(r), r, tea.ModShift
	}
	return msg
}

// Key presses one key: "down", "enter", "f1", "!", "3".
func (d *Driver) Key(name string) { d.update(Press(name)) }

// Keys presses keys one after the other, faster than anybody could.
func (d *Driver) Keys(names ...string) {
	for _, name := range names {
		d.Key(name)
	}
}

// HoldKey presses a key and keeps it down: the press, then n repeats.
func (d *Driver) HoldKey(name string, n int) {
	msg := Press(name)
	d.update(msg)
	msg.IsRepeat = true
	for range n {
		d.update(msg)
	}
}

// Type types a text, letter by letter.
func (d *Driver) Type(text string) {
	for _, r := range text {
		name := string(r)
		if r == ' ' {
			name = "space"
		}
		d.Key(name)
	}
}

// Paste pastes a text as a terminal does.
func (d *Driver) Paste(text string) { d.update(tea.PasteMsg{Content: text}) }

// Send hands over an intent, whichever face it came from.
func (d *Driver) Send(in model.Intent) { d.update(in) }

// Line types a whole line into the plain face.
func (d *Driver) Line(text string) {
	d.typed = append(d.typed, text)
	d.update(d.app.Read(text))
}

// Script is all that was typed line by line: the input for a program that is to
// do the same.
func (d *Driver) Script() string { return strings.Join(d.typed, "\n") + "\n" }
