package views

import "strings"

// bigRows is the height of a big character in points.
const bigRows = 5

// bigFont draws the characters that must be read from the floor, on a grid of
// points five high. Letters come in capitals; the shapes stand before the word
// of a phase.
var bigFont = map[rune][bigRows]string{
	'0': {"###", "# #", "# #", "# #", "###"},
	'1': {" # ", "## ", " # ", " # ", "###"},
	'2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", "###", "  #", "###"},
	'4': {"# #", "# #", "###", "  #", "  #"},
	'5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"},
	'7': {"###", "  #", "  #", "  #", "  #"},
	'8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"},
	'A': {" # ", "# #", "###", "# #", "# #"},
	'B': {"## ", "# #", "## ", "# #", "## "},
	'C': {"###", "#  ", "#  ", "#  ", "###"},
	'D': {"## ", "# #", "# #", "# #", "## "},
	'E': {"###", "#  ", "## ", "#  ", "###"},
	'F': {"###", "#  ", "## ", "#  ", "#  "},
	'G': {"####", "#   ", "# ##", "#  #", "####"},
	'H': {"# #", "# #", "###", "# #", "# #"},
	'I': {"###", " # ", " # ", " # ", "###"},
	'J': {"  #", "  #", "  #", "# #", "###"},
	'K': {"#  #", "# # ", "##  ", "# # ", "#  #"},
	'L': {"#  ", "#  ", "#  ", "#  ", "###"},
	'M': {"#   #", "## ##", "# # #", "#   #", "#   #"},
	'N': {"#  #", "## #", "# ##", "#  #", "#  #"},
	'O': {"###", "# #", "# #", "# #", "###"},
	'P': {"###", "# #", "###", "#  ", "#  "},
	'Q': {"####", "#  #", "#  #", "# ##", "####"},
	'R': {"## ", "# #", "## ", "# #", "# #"},
	'S': {"###", "#  ", "###", "  #", "###"},
	'T': {"###", " # ", " # ", " # ", " # "},
	'U': {"# #", "# #", "# #", "# #", "###"},
	'V': {"# #", "# #", "# #", "# #", " # "},
	'W': {"#   #", "#   #", "# # #", "## ##", "#   #"},
	'X': {"# #", "# #", " # ", "# #", "# #"},
	'Y': {"# #", "# #", " # ", " # ", " # "},
	'Z': {"###", "  #", " # ", "#  ", "###"},
	'+': {"   ", " # ", "###", " # ", "   "},
	'-': {"   ", "   ", "###", "   ", "   "},
	' ': {" ", " ", " ", " ", " "},
	'■': {"#####", "#####", "#####", "#####", "#####"},
	'□': {"#####", "#   #", "#   #", "#   #", "#####"},
	'◆': {"  #  ", " ### ", "#####", " ### ", "  #  "},
	'◇': {"  #  ", " # # ", "#   #", " # # ", "  #  "},
	'⇄': {"   # ", "#####", "     ", "#####", " #   "},
	'○': {" ### ", "#   #", "#   #", "#   #", " ### "},
}

// bigScales are the cells per point that are tried, largest first. A point is
// one cell wide and half a cell high, times the scale; without half blocks, in
// ASCII, only even scales can be drawn.
var bigScales = [...]int{6, 5, 4, 3, 2, 1}

// bigScale is the largest scale at which a text fits, 0 if none does or a
// character cannot be drawn big.
func bigScale(text string, width, height int, ascii bool) int {
	points := bigPoints(text)
	if points == 0 {
		return 0
	}
	for _, k := range bigScales {
		if ascii && k%2 == 1 {
			continue
		}
		if points*k <= width && bigHeight(k) <= height {
			return k
		}
	}
	return 0
}

// bigHeight is the number of rows at a scale.
func bigHeight(k int) int { return (bigRows*k + 1) / 2 }

// bigPoints is the width of a text in points with one between characters, 0 if
// a character is missing.
func bigPoints(text string) int {
	points := 0
	for _, r := range text {
		rows, ok := bigFont[r]
		if !ok {
			return 0
		}
		points += len(rows[0]) + 1
	}
	return max(0, points-1)
}

// bigLines draws a text at a scale, without blanks at the right.
func bigLines(text string, k int, ascii bool) []string {
	grid := bigGrid(text)
	lines := make([]string, bigHeight(k))
	for row := range lines {
		var b strings.Builder
		for x := range grid[0] {
			b.WriteString(strings.Repeat(halves(grid, x, row, k, ascii), k))
		}
		lines[row] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

// bigGrid puts the points of all characters beside one another.
func bigGrid(text string) [bigRows]string {
	var grid [bigRows]string
	for i, r := range []rune(text) {
		for y, points := range bigFont[r] {
			if i > 0 {
				grid[y] += " "
			}
			grid[y] += points
		}
	}
	return grid
}

// halves is the cell of a row at point x: its upper and lower half may belong
// to different points.
func halves(grid [bigRows]string, x, row, k int, ascii bool) string {
	set := func(half int) bool {
		y := half / k
		return y < bigRows && grid[y][x] == '#'
	}
	top, bottom := set(2*row), set(2*row+1)
	switch {
	case ascii && top:
		return "#"
	case top && bottom:
		return "█"
	case top:
		return "▀"
	case bottom:
		return "▄"
	default:
		return " "
	}
}
