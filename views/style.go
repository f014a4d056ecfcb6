package views

// Style is a theme: how each role of text looks, and which glyphs there are.
type Style struct {
	ASCII bool
}
