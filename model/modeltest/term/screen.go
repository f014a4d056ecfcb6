package term

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Cell is one place of the grid. A wide character fills its cell and leaves the
// next one with no text.
type Cell struct {
	Text   string
	Fg, Bg color.Color // nil for the terminal's own
	Bold   bool
	Faint  bool
	Italic bool
	Under  bool
}

// newScreen makes the emulator and keeps a record of what programs are expected
// to put back. The emulator knows nothing of keyboard enhancements, so their
// stack is counted here.
func (t *Term) newScreen() *vt.Emulator {
	e := vt.NewEmulator(t.opts.Width, t.opts.Height)
	fg, bg := t.ownGround()
	e.SetDefaultForegroundColor(fg)
	e.SetDefaultBackgroundColor(bg)
	e.SetCallbacks(vt.Callbacks{
		Bell:        func() { t.bells++ },
		EnableMode:  func(m ansi.Mode) { t.modes[m] = true },
		DisableMode: func(m ansi.Mode) { t.modes[m] = false },
	})
	e.RegisterCsiHandler(ansi.Command('>', 0, 'u'), func(ansi.Params) bool { t.kitty++; return true })
	e.RegisterCsiHandler(ansi.Command('<', 0, 'u'), func(p ansi.Params) bool {
		n, _, _ := p.Param(0, 1)
		t.kitty = max(t.kitty-n, 0)
		return true
	})
	return e
}

// ownGround are the terminal's own colours: soft ones, as most people have them.
func (t *Term) ownGround() (fg, bg color.Color) {
	light, dark := color.RGBA{0xfd, 0xfd, 0xfb, 0xff}, color.RGBA{0x14, 0x18, 0x1c, 0xff}
	if t.opts.Light {
		return dark, light
	}
	return light, dark
}

// Screen is the grid as text, a line a row, without the spaces at the end of
// the lines.
func (t *Term) Screen() []string {
	var rows []string
	for _, line := range t.Cells() {
		var row strings.Builder
		for _, c := range line {
			row.WriteString(c.Text)
		}
		rows = append(rows, strings.TrimRight(row.String(), " "))
	}
	return rows
}

// Cells is the grid with its colours. Reversed cells have their colours
// exchanged already.
func (t *Term) Cells() [][]Cell {
	t.mu.Lock()
	defer t.mu.Unlock()
	rows := make([][]Cell, t.screen.Height())
	for y := range rows {
		rows[y] = make([]Cell, t.screen.Width())
		for x := range rows[y] {
			rows[y][x] = t.cell(t.screen.CellAt(x, y))
		}
	}
	return rows
}

// Ground gives the colours of cells that have none of their own: the terminal's,
// or those that the program has set for it.
func (t *Term) Ground() (fg, bg color.Color) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.ForegroundColor(), t.screen.BackgroundColor()
}

func (t *Term) cell(c *uv.Cell) Cell {
	if c == nil {
		return Cell{Text: " "}
	}
	s := c.Style
	cell := Cell{
		Text: c.Content, Fg: s.Fg, Bg: s.Bg,
		Bold: s.Attrs&uv.AttrBold != 0, Faint: s.Attrs&uv.AttrFaint != 0,
		Italic: s.Attrs&uv.AttrItalic != 0, Under: s.Underline != ansi.UnderlineNone,
	}
	if s.Attrs&uv.AttrReverse != 0 {
		cell.Fg, cell.Bg = s.Bg, s.Fg
		if cell.Fg == nil {
			cell.Fg = t.screen.BackgroundColor()
		}
		if cell.Bg == nil {
			cell.Bg = t.screen.ForegroundColor()
		}
	}
	return cell
}

// Picture is the grid with a margin and without the empty lines at the end, for
// people who read a failed test.
func (t *Term) Picture() string {
	text := strings.TrimRight(strings.Join(t.Screen(), "\n| "), "\n| ")
	return "| " + text + "\n"
}

// Frame is the screen with its styles as escape sequences, as a program could
// print it.
func (t *Term) Frame() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.Render()
}

// Shows tells whether the text stands on the screen now, on one line.
func (t *Term) Shows(text string) bool {
	return slices.ContainsFunc(t.Screen(), func(row string) bool { return strings.Contains(row, text) })
}

// WaitFor waits until the text stands on the screen, on one line.
func (t *Term) WaitFor(text string) {
	t.tb.Helper()
	t.WaitUntil(fmt.Sprintf("%q on the screen", text), func() bool { return t.Shows(text) })
}

// WaitUntil looks after every output until ok holds. The test fails if it does
// not within the limit, or when the program has ended without it; what names
// what was waited for.
func (t *Term) WaitUntil(what string, ok func() bool) {
	t.tb.Helper()
	limit := time.NewTimer(t.opts.Limit)
	defer limit.Stop()
	for {
		changed := t.nextOutput()
		if ok() {
			return
		}
		select {
		case <-changed:
		case <-t.drained:
			if !ok() {
				t.tb.Fatalf("the program ended without %s; the screen:\n%s", what, t.Picture())
			}
			return
		case <-limit.C:
			t.tb.Fatalf("no %s within %s; the screen:\n%s", what, t.opts.Limit, t.Picture())
		}
	}
}

// nextOutput gives a channel that is closed at the next output.
func (t *Term) nextOutput() <-chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.changed
}

// Output tells how many bytes the program has written to the terminal, and when
// the last of them arrived.
func (t *Term) Output() (bytes int64, last time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.output, t.last
}

// Bells counts how often the terminal's bell has rung.
func (t *Term) Bells() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.bells
}
