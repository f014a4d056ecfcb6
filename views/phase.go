package views

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// The kinds of segments as [Session.Shape] names them.
const (
	shapeCountIn = "count_in"
	shapeMove    = "move"
	shapeHold    = "hold"
	shapeRelease = "release"
	shapeSwitch  = "switch"
	shapeRest    = "rest"
)

// phase is how a kind of segment looks. Its shape and not its colour tells it
// from the others: something full to hold, something empty to rest. Shapes that
// point would contradict the arrow of the figure.
type phase struct {
	glyph string // on a line of text
	big   rune   // in big characters, 0 for none
	ink   lipgloss.Style
}

func (st Style) phase(shape string) phase {
	g := st.glyphs()
	switch shape {
	case shapeHold:
		return phase{g.hold, '■', st.selected}
	case shapeMove:
		return phase{g.move, '◆', st.strong}
	case shapeRelease:
		return phase{g.release, '◇', st.strong}
	case shapeSwitch:
		return phase{g.turning, '⇄', st.tones[Caution]}
	case shapeRest:
		return phase{g.rest, '□', st.text}
	case shapeCountIn:
		return phase{g.open, '○', st.text}
	default:
		return phase{g.dot, 0, st.text}
	}
}

// bigWord draws what to do in big letters, one row of them per word of the
// phrase if need be; as bold text where that has no room or a letter is
// missing.
func (c Canvas) bigWord(word, shape string, width, height int) []string {
	look := c.Style.phase(shape)
	capitals := strings.ToUpper(clean(word))
	parts := []string{capitals}
	if look.big != 0 {
		parts[0] = string(look.big) + " " + capitals
	}
	if scale := min(2, bigScale(parts[0], width, height, c.Style.ASCII)); scale > 0 {
		return c.bigParts(parts, scale, look.ink)
	}
	if parts = strings.Fields(parts[0]); len(parts) > 2 {
		// "⇄ CHANGE" over "SIDES".
		parts = append([]string{parts[0] + " " + parts[1]}, parts[2:]...)
	}
	each := (height - len(parts) + 1) / max(1, len(parts))
	scale := 2
	for _, part := range parts {
		scale = min(scale, bigScale(part, width, each, c.Style.ASCII))
	}
	if scale == 0 || len(parts) > 2 {
		return para(look.ink.Bold(true), look.glyph+" "+word, width)
	}
	return c.bigParts(parts, scale, look.ink)
}

func (c Canvas) bigParts(parts []string, scale int, ink lipgloss.Style) []string {
	var lines []string
	for i, part := range parts {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, rendered(ink, bigLines(part, scale, c.Style.ASCII))...)
	}
	return lines
}

// rendered styles each line by itself and leaves empty ones alone.
func rendered(style lipgloss.Style, lines []string) []string {
	for i, line := range lines {
		if line != "" {
			lines[i] = style.Render(line)
		}
	}
	return lines
}
