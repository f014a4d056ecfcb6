package modeltest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
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
