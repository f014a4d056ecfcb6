package term

import (
	"fmt"
	"image/color"
	"slices"

	"github.com/charmbracelet/x/ansi"
	xterm "github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// Left lists what the program has changed about the terminal and not put back:
// empty when the terminal is as it was. Call it after Wait.
func (t *Term) Left() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var left []string
	for mode, on := range t.modes {
		if on != onAtStart(mode) {
			left = append(left, modeName(mode))
		}
	}
	if t.kitty > 0 {
		left = append(left, "keyboard enhancements")
	}
	fg, bg := t.ownGround()
	if !sameColor(t.screen.ForegroundColor(), fg) || !sameColor(t.screen.BackgroundColor(), bg) {
		left = append(left, "colours")
	}
	if t.raw() {
		left = append(left, "raw input")
	}
	slices.Sort(left)
	return left
}

func sameColor(a, b color.Color) bool {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	return r1 == r2 && g1 == g2 && b1 == b2
}

// onAtStart tells whether a terminal has the mode switched on by itself.
func onAtStart(m ansi.Mode) bool { return m == ansi.ModeAutoWrap || m == ansi.ModeTextCursorEnable }

func modeName(m ansi.Mode) string {
	switch m {
	case ansi.ModeAltScreen, ansi.ModeAltScreenSaveCursor:
		return "alternate screen"
	case ansi.ModeTextCursorEnable:
		return "hidden cursor"
	case ansi.ModeBracketedPaste:
		return "bracketed paste"
	}
	return fmt.Sprintf("mode %d", m.Mode())
}

// raw tells whether line input and echo differ from those of a new terminal.
// Systems that do not tell count as unchanged.
func (t *Term) raw() bool {
	master, slave, err := pty.Open()
	if err != nil {
		return false
	}
	defer func() { _, _ = master.Close(), slave.Close() }()
	fresh, err := xterm.GetState(master.Fd())
	if err != nil {
		return false
	}
	now, err := xterm.GetState(t.pty.Fd())
	return err == nil && *now != *fresh
}
