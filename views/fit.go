package views

import "strings"

// Fit breaks a text into a space of cells and cuts off what is left over, for
// windows that are too small for anything else.
func Fit(text string, width, height int) string {
	lines := wrap(clean(text), width)
	return strings.Join(lines[:min(len(lines), height)], "\n")
}
