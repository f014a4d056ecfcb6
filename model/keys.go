package model

import (
	"slices"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/views"
)

// mode says who hears a key: a letter typed into a field is never a command,
// and in a running session every key only pauses.
type mode int

const (
	choosing mode = iota
	seeking       // a long list: letters jump to a line
	typing
	dating // a date: the arrows move it by a day
	running
)

// keymap declares each key once: what it is, what it does and how help calls
// it.
type keymap struct {
	up, down, left, right, next, back, check, help, relief, quit, scroll, tick, pause, change key.Binding
}

func newKeymap(w *content.Words) keymap {
	bind := func(id, label string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(label, w.Say("key."+id)))
	}
	return keymap{
		up:     bind("move", "↑↓", "up", "k"),
		down:   bind("move", "↑↓", "down", "j"),
		left:   bind("change", "←→", "left", "h"),
		right:  bind("change", "←→", "right", "l"),
		next:   bind("next", "Enter", "enter"),
		back:   bind("back", "Esc", "esc"),
		check:  bind("check", "!", "!", "f1"),
		help:   bind("help", "?", "?"),
		relief: bind("relief", "r", "r"),
		quit:   bind("quit", "q", "ctrl+c", "q"),
		scroll: bind("scroll", "PgDn", "pgdown", "pgup"),
		tick:   bind("tick", "Space", "space"),
		change: bind("edit", "Enter", "enter"),
		pause:  bind("pause", w.Say("key.any"), "space"), // of all the keys that do
	}
}

// hints turns bindings into the key line at the foot.
func hints(bindings ...key.Binding) []views.Key {
	var keys []views.Key
	for _, b := range bindings {
		if b.Enabled() {
			keys = append(keys, views.Key{
				Key: b.Help().Key, Does: b.Help().Desc, More: slices.Contains(b.Keys(), "pgdown"), Takes: slices.Contains(b.Keys(), "enter"),
			})
		}
	}
	return keys
}

// intent says what a key means in a mode.
func (k keymap) intent(msg tea.KeyPressMsg, m mode) Intent {
	switch m {
	case typing:
		return k.typed(msg)
	case dating:
		switch msg.String() {
		case "left":
			return Intent{Kind: Left}
		case "right":
			return Intent{Kind: Right}
		}
		return k.typed(msg)
	case running:
		if key.Matches(msg, k.check) {
			return Intent{Kind: Check}
		}
		return Intent{Kind: Pause, Repeat: msg.IsRepeat}
	case seeking:
		if r := []rune(msg.Text); len(r) == 1 && unicode.IsLetter(r[0]) {
			return Intent{Kind: Letter, Text: msg.Text}
		}
	}
	return k.chosen(msg)
}

// typed is a key while a field is being filled: letters and "!" are text, F1
// and Ctrl+C still work.
func (k keymap) typed(msg tea.KeyPressMsg) Intent {
	switch msg.String() {
	case "enter":
		return Intent{Kind: Next}
	case "esc":
		return Intent{Kind: Back}
	case "f1":
		return Intent{Kind: Check}
	case "ctrl+c":
		return Intent{Kind: Quit}
	case "up":
		return Intent{Kind: Up}
	case "down":
		return Intent{Kind: Down}
	}
	return Intent{Kind: Edit, Msg: msg}
}

func (k keymap) chosen(msg tea.KeyPressMsg) Intent {
	in := Intent{Repeat: msg.IsRepeat}
	if len(msg.Text) == 1 && msg.Text[0] >= '0' && msg.Text[0] <= '9' {
		in.Kind, in.N = Choose, int(msg.Text[0]-'0')
		return in
	}
	for _, b := range []struct {
		binding key.Binding
		kind    IntentKind
	}{
		{k.up, Up}, {k.down, Down}, {k.left, Left}, {k.right, Right}, {k.next, Next},
		{k.back, Back}, {k.check, Check}, {k.help, Help}, {k.relief, Relief}, {k.quit, Quit},
	} {
		if key.Matches(msg, b.binding) {
			in.Kind = b.kind
			return in
		}
	}
	switch s := msg.String(); {
	case s == "pgdown":
		in.Kind, in.N = Scroll, +1
	case s == "pgup":
		in.Kind, in.N = Scroll, -1
	case s == "end":
		in.Kind, in.N = Scroll, wholeWay
	case s == "home":
		in.Kind, in.N = Scroll, -wholeWay
	case s == "space":
		in.Kind, in.Text = Letter, " "
	case len([]rune(msg.Text)) == 1 && unicode.IsLetter([]rune(msg.Text)[0]):
		in.Kind, in.Text = Letter, msg.Text
	}
	return in
}
