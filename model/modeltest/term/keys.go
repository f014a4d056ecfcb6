package term

import (
	"time"
)

// escPause follows the escape key: a program can tell it from alt with another
// key only by the silence after it (Bubble Tea waits 50 ms).
const escPause = 80 * time.Millisecond

// keys are the bytes that an xterm sends, by the names that Bubble Tea gives
// the keys.
var keys = map[string]string{
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdown": "\x1b[6~",
	"insert": "\x1b[2~", "delete": "\x1b[3~",
	"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "backspace": "\x7f", "space": " ", "esc": "\x1b",
	"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
	"ctrl+c": "\x03", "ctrl+d": "\x04", "ctrl+l": "\x0c", "ctrl+z": "\x1a",
}

// Keys presses keys, one write each: names as Bubble Tea gives them (down,
// enter, esc, f1, ctrl+c, space …) or single characters.
func (t *Term) Keys(names ...string) {
	t.tb.Helper()
	for _, name := range names {
		seq, ok := keys[name]
		if !ok && len([]rune(name)) != 1 {
			t.tb.Fatalf("no key is called %q", name)
		}
		if !ok {
			seq = name
		}
		t.Type(seq)
		if name == "esc" {
			time.Sleep(escPause)
		}
	}
}

// Type sends text in one write, as it is.
func (t *Term) Type(text string) {
	t.tb.Helper()
	if _, err := t.pty.WriteString(text); err != nil {
		t.tb.Fatalf("typing %q: %v", text, err)
	}
}
