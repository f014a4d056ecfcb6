package figure

import (
	"testing"

	"charm.land/lipgloss/v2"
)

// TestColourIsSetOnlyWhereItChanges counts colour changes against cells.
func TestColourIsSetOnlyWhereItChanges(t *testing.T) {
	c := newCanvas(6, 1, false)
	for _, at := range []struct {
		cell int
		ink  tint
	}{{0, near}, {1, near}, {3, near}, {4, accent}} {
		c.set(at.cell*2, 3, at.ink)
	}
	mark := func(s string) lipgloss.Style { return lipgloss.NewStyle().Foreground(lipgloss.Color(s)) }
	got := c.lines(Ink{Near: mark("1"), Accent: mark("2")})[0]
	if want := "\x1b[31m⡀⡀ ⡀\x1b[m\x1b[32m⡀\x1b[m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestACellShowsTheBodyBeforeTheFloor(t *testing.T) {
	tests := []struct {
		name string
		dots []tint // from the top left, row by row
		want tint
	}{
		{"empty", nil, none},
		{"floor", []tint{prop, prop}, prop},
		{"a foot on the floor", []tint{near, prop, prop, prop}, near},
		{"mostly far", []tint{far, far, near, far}, far},
		{"even", []tint{far, far, near, near}, near},
		{"working", []tint{near, near, accent, accent}, accent},
	}
	for _, tt := range tests {
		c := newCanvas(1, 1, false)
		copy(c.dots, tt.dots)
		if _, got := c.cell(0, 0, false); got != tt.want {
			t.Errorf("%s: tint %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestASCIIGlyphsFollowTheirDots(t *testing.T) {
	for pattern, want := range map[rune]rune{0: ' ', 0xC0: '_', 0x40: '_', 0x09: '\'', 0x24: '.', 0x1B: '"', 0x47: '|', 0xB8: '|', 0xFF: '#', 0x59: '#'} {
		if got := asciiGlyph(pattern); got != want {
			t.Errorf("pattern %#x is %q, want %q", pattern, got, want)
		}
	}
}
