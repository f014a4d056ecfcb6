package views

// glyphs are all characters besides letters and digits that a view draws
// (figures and big digits have theirs), each one cell wide. The list is short
// on purpose: a terminal font that lacks one shows a box in its place.
type glyphs struct {
	cursor, bullet, dot, rule          string
	open, tick, ticked, locked         string // ticked stands in a box
	bar                                string // at the left of a notice
	good, caution, danger              string
	down, up                           string
	track, trackDone, trackAt          string
	cell                               string // a bar of numbers
	hold, rest, move, release, turning string // the shapes of a session's phases
	cut                                string // where a line was cut off
}

var unicodeGlyphs = glyphs{
	cursor: "▸", bullet: "•", dot: "·", rule: "─",
	open: "○", tick: "✓", ticked: "✓", locked: "–",
	bar:  "▌",
	good: "✓", caution: "!", danger: "▲",
	down: "↓", up: "↑",
	track: "─", trackDone: "━", trackAt: "●",
	cell: "■",
	hold: "■", rest: "□", move: "◆", release: "◇", turning: "⇄",
	cut: "…",
}

var asciiGlyphs = glyphs{
	cursor: ">", bullet: "*", dot: "-", rule: "-",
	open: "o", tick: "+", ticked: "x", locked: "-",
	bar:  "|",
	good: "+", caution: "*", danger: "!",
	down: "v", up: "^",
	track: "-", trackDone: "=", trackAt: "#",
	cell: "#",
	hold: "#", rest: "=", move: "/", release: "\\", turning: "%",
	cut: "~",
}

func (s Style) glyphs() *glyphs {
	if s.ASCII {
		return &asciiGlyphs
	}
	return &unicodeGlyphs
}
