package views

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// Theme names a palette.
type Theme string

// The themes. Auto leaves the background as it is in the terminal; Light, Dark
// and Contrast expect theirs to be set (see [Style.Background]). Mono uses no
// colour at all, only bold and reverse.
const (
	Auto     Theme = "auto"
	Light    Theme = "light"
	Dark     Theme = "dark"
	Contrast Theme = "contrast"
	Mono     Theme = "mono"
)

// Style is a theme: how each role of text looks, and which glyphs there are.
// It is a value without anything hidden behind it; the zero Style draws without
// any colour or emphasis and can still be understood.
type Style struct {
	ASCII bool

	text, strong, subtle  lipgloss.Style
	accent                lipgloss.Style // headings and the phase: what this is about
	selected              lipgloss.Style // the line under the cursor
	cursor                lipgloss.Style // one cell or digit that is chosen
	tones                 [4]lipgloss.Style
	fills                 [4]lipgloss.Style // a word on a filled ground, by tone
	near, far, work, prop lipgloss.Style    // the figure
	bar, barDone          lipgloss.Style
	background            color.Color
	foreground            color.Color
}

// NewStyle makes the style of a theme. dark tells whether the terminal's
// background is dark; Auto and Contrast follow it. ascii uses no character
// outside ASCII. An unknown theme is drawn as Auto.
func NewStyle(theme Theme, dark, ascii bool) Style {
	if theme == Mono {
		return monoStyle(ascii)
	}
	return paletteOf(theme, dark).style(ascii)
}

// NewPrintStyle makes the style of text that is printed into a terminal whose
// background nobody asked for: Auto keeps to colours that can be seen on any, and
// Contrast to none.
func NewPrintStyle(theme Theme) Style {
	switch theme {
	case Mono, Contrast:
		return monoStyle(false)
	case Light, Dark:
		return NewStyle(theme, theme == Dark, false)
	}
	return anyPalette().style(false)
}

// Background is the colour that the terminal's background should be set to, nil
// to leave it as it is. Views never paint it: an unpainted cell costs no bytes.
func (s Style) Background() color.Color { return s.background }

// Foreground is the colour that the terminal's text should be set to, nil to
// leave it as it is.
func (s Style) Foreground() color.Color { return s.foreground }

// monoStyle is for terminals and eyes that want no colour.
func monoStyle(ascii bool) Style {
	plain := lipgloss.NewStyle()
	bold := plain.Bold(true)
	reverse := bold.Reverse(true)
	return Style{
		ASCII: ascii,
		text:  plain, strong: bold, subtle: plain, accent: bold,
		selected: bold, cursor: reverse,
		tones: [4]lipgloss.Style{plain, bold, bold, bold},
		fills: [4]lipgloss.Style{reverse, reverse, reverse, reverse},
		near:  bold, far: plain, work: bold, prop: plain,
		bar: plain, barDone: bold,
	}
}
