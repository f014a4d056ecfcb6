package views

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// palette gives each role one colour. Nothing else in the package names a
// colour. They are numbers of the 256-colour table above 15: those look the
// same on every terminal and cost half the bytes of a true colour.
//
// A nil colour is the terminal's own.
type palette struct {
	background, text           color.Color
	strong, subtle, accent     color.Color
	good, caution, danger      color.Color
	onFill                     color.Color // a word on a ground of a tone's colour
	nearLimb, farLimb, working color.Color
	prop                       color.Color
}

// paletteOf chooses by theme. A test computes the contrast of every role: 4.5:1
// for text and 7:1 under Contrast (WCAG 2, levels AA and AAA).
func paletteOf(theme Theme, dark bool) palette {
	switch {
	case theme == Contrast && dark:
		return strongDarkPalette()
	case theme == Contrast:
		return strongLightPalette()
	case theme == Dark, theme != Light && dark:
		p := darkPalette()
		if theme != Dark {
			p.background, p.text = nil, nil
		}
		return p
	default:
		p := lightPalette()
		if theme != Light {
			p.background, p.text = nil, nil
		}
		return p
	}
}

func darkPalette() palette {
	c := lipgloss.Color
	return palette{
		background: c("234"), text: c("252"),
		strong: c("255"), subtle: c("248"), accent: c("116"),
		good: c("150"), caution: c("222"), danger: c("210"), onFill: c("16"),
		nearLimb: c("255"), farLimb: c("246"), working: c("116"), prop: c("244"),
	}
}

func lightPalette() palette {
	c := lipgloss.Color
	return palette{
		background: c("231"), text: c("235"),
		strong: c("16"), subtle: c("240"), accent: c("24"),
		good: c("22"), caution: c("94"), danger: c("124"), onFill: c("231"),
		nearLimb: c("235"), farLimb: c("244"), working: c("24"), prop: c("245"),
	}
}

func strongDarkPalette() palette {
	c := lipgloss.Color
	return palette{
		background: c("16"), text: c("231"),
		strong: c("231"), subtle: c("253"), accent: c("159"),
		good: c("157"), caution: c("229"), danger: c("217"), onFill: c("16"),
		nearLimb: c("231"), farLimb: c("249"), working: c("159"), prop: c("247"),
	}
}

func strongLightPalette() palette {
	c := lipgloss.Color
	return palette{
		background: c("231"), text: c("16"),
		strong: c("16"), subtle: c("237"), accent: c("18"),
		good: c("22"), caution: c("52"), danger: c("88"), onFill: c("231"),
		nearLimb: c("16"), farLimb: c("242"), working: c("18"), prop: c("242"),
	}
}

// anyPalette is for a background that may be light or dark: text is the
// terminal's own, and graphics have 3:1 on black and on white.
func anyPalette() palette {
	c := lipgloss.Color
	return palette{accent: c("30"), farLimb: c("245"), working: c("30"), prop: c("244")}
}

// style makes the styles of the roles.
func (p palette) style(ascii bool) Style {
	ink := func(c color.Color) lipgloss.Style {
		if c == nil {
			return lipgloss.NewStyle()
		}
		return lipgloss.NewStyle().Foreground(c)
	}
	fill := func(c color.Color) lipgloss.Style { return ink(p.onFill).Background(c).Bold(true) }
	return Style{
		ASCII: ascii,
		// The text role is what the terminal writes anyway (see Foreground), so
		// most of a screen needs no escape sequence at all.
		text: lipgloss.NewStyle(), strong: ink(p.strong).Bold(true), subtle: ink(p.subtle),
		accent:   ink(p.accent),
		selected: ink(p.accent).Bold(true), cursor: fill(p.accent),
		tones: [4]lipgloss.Style{
			ink(p.subtle), ink(p.good).Bold(true), ink(p.caution).Bold(true), ink(p.danger).Bold(true),
		},
		fills: [4]lipgloss.Style{fill(p.subtle), fill(p.good), fill(p.caution), fill(p.danger)},
		near:  ink(p.nearLimb), far: ink(p.farLimb), work: ink(p.working), prop: ink(p.prop),
		bar: ink(p.prop), barDone: ink(p.accent),
		background: p.background, foreground: p.text,
	}
}
