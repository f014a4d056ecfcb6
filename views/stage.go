package views

import (
	"backcoach/views/figure"
)

// ink is the figure's share of the style.
func (s Style) ink() figure.Ink {
	return figure.Ink{Near: s.near, Far: s.far, Accent: s.work, Prop: s.prop, ASCII: s.ASCII}
}

// drawFigure draws the moment of a session. With reduced motion a movement is
// shown as its start and its end, beside one another where both have room, and
// the breath does not move.
func (s Session) drawFigure(c Canvas, width, height int) []string {
	const enough = 20 // cells at which a figure can be recognised
	if len(s.Figure.Poses) == 0 || width < enough || height < 4 {
		return nil
	}
	fr := figure.Frame{From: s.From, To: s.To, T: s.T, Breath: s.Breath, Mirror: s.Mirror}
	if s.From != s.To {
		fr.Arrow = s.To
	}
	if !c.Reduced {
		return figure.Render(s.Figure, fr, width, height, c.Style.ink())
	}
	fr.T, fr.Breath = 1, 0
	if s.From == s.To || width < 2*enough+4 {
		return figure.Render(s.Figure, fr, width, height, c.Style.ink())
	}
	half := (width - 4) / 2
	arrow := fr.Arrow
	fr.Arrow = ""
	end := figure.Render(s.Figure, fr, half, height, c.Style.ink())
	fr.T, fr.Arrow = 0, arrow
	start := figure.Render(s.Figure, fr, half, height, c.Style.ink())
	return beside(start, end, half+4)
}

// beside puts right next to left, beginning at cell at.
func beside(left, right []string, at int) []string {
	lines := make([]string, max(len(left), len(right)))
	for i := range lines {
		if i < len(left) {
			lines[i] = left[i]
		}
		if i < len(right) && right[i] != "" {
			lines[i] = padded(lines[i], at) + right[i]
		}
	}
	return lines
}

// filled adds empty lines up to a height.
func filled(lines []string, height int) []string {
	for len(lines) < height {
		lines = append(lines, "")
	}
	return lines
}
