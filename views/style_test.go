package views

import (
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.Color) float64 {
	channel := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*channel(r) + 0.7152*channel(g) + 0.0722*channel(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrastKnown(t *testing.T) {
	if got := contrast(color.White, color.Black); math.Abs(got-21) > 0.01 {
		t.Fatalf("white on black is %.2f, want 21", got)
	}
}

// TestContrast holds every role of every theme against its background; Auto
// against the lightest dark and the darkest light background that people use.
func TestContrast(t *testing.T) {
	nord, solarized := lipgloss.Color("#2e3440"), lipgloss.Color("#fdf6e3")
	for _, tc := range []struct {
		name  string
		theme Theme
		dark  bool
		on    color.Color // nil: the theme's own
		text  float64
		limbs float64
	}{
		{"dark", Dark, true, nil, 4.5, 3},
		{"light", Light, false, nil, 4.5, 3},
		{"auto dark", Auto, true, nord, 4.5, 3},
		{"auto light", Auto, false, solarized, 4.5, 3},
		{"contrast dark", Contrast, true, nil, 7, 4.5},
		{"contrast light", Contrast, false, nil, 7, 4.5},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := paletteOf(tc.theme, tc.dark)
			on := tc.on
			if on == nil {
				on = p.background
			}
			for role, ink := range map[string]color.Color{
				"text": p.text, "strong": p.strong, "subtle": p.subtle, "accent": p.accent,
				"good": p.good, "caution": p.caution, "danger": p.danger,
			} {
				if ink == nil {
					continue // the terminal's own text on its own ground
				}
				if got := contrast(ink, on); got < tc.text {
					t.Errorf("%s has %.2f, want %.1f", role, got, tc.text)
				}
			}
			for role, ground := range map[string]color.Color{
				"subtle": p.subtle, "accent": p.accent, "good": p.good, "caution": p.caution, "danger": p.danger,
			} {
				if got := contrast(p.onFill, ground); got < tc.text {
					t.Errorf("a word on %s has %.2f, want %.1f", role, got, tc.text)
				}
			}
			for role, ink := range map[string]color.Color{
				"near limb": p.nearLimb, "far limb": p.farLimb, "working part": p.working, "prop": p.prop,
			} {
				if got := contrast(ink, on); got < tc.limbs {
					t.Errorf("%s has %.2f, want %.1f", role, got, tc.limbs)
				}
			}
		})
	}
}

// TestContrastOnAnyBackground holds what is printed on a background that nobody
// knows: text is the terminal's own, pictures can be seen on black and on white.
func TestContrastOnAnyBackground(t *testing.T) {
	p := anyPalette()
	if p.text != nil || p.strong != nil || p.nearLimb != nil || p.background != nil {
		t.Error("text is not the terminal's own")
	}
	for role, ink := range map[string]color.Color{"far limb": p.farLimb, "working part": p.working, "prop": p.prop} {
		for _, on := range []color.Color{color.Black, color.White} {
			if got := contrast(ink, on); got < 3 {
				t.Errorf("%s has %.2f on %v, want 3", role, got, on)
			}
		}
	}
}

// TestGround: only themes that bring their own background ask for one.
func TestGround(t *testing.T) {
	for theme, own := range map[Theme]bool{Auto: false, Mono: false, Light: true, Dark: true, Contrast: true, "unheard of": false} {
		st := NewStyle(theme, true, false)
		if got := st.Background() != nil; got != own {
			t.Errorf("%s: background set is %v, want %v", theme, got, own)
		}
		if (st.Foreground() != nil) != (st.Background() != nil) {
			t.Errorf("%s: text and background must be set together", theme)
		}
	}
}

func glyphList(g glyphs) []string {
	return []string{
		g.cursor, g.bullet, g.dot, g.rule, g.open, g.tick, g.ticked, g.locked, g.bar, g.good, g.caution, g.danger,
		g.down, g.track, g.trackDone, g.trackAt, g.cell,
		g.hold, g.rest, g.move, g.release, g.turning, g.cut,
	}
}

func TestGlyphsAreOneCellWide(t *testing.T) {
	for _, set := range []glyphs{unicodeGlyphs, asciiGlyphs} {
		for i, glyph := range glyphList(set) {
			if w := ansi.StringWidth(glyph); w != 1 {
				t.Errorf("glyph %d %q is %d cells wide", i, glyph, w)
			}
		}
	}
	for i, glyph := range glyphList(asciiGlyphs) {
		if len(glyph) != 1 || glyph[0] > 0x7e {
			t.Errorf("glyph %d %q is not ASCII", i, glyph)
		}
	}
}

// TestShapesDiffer: phases and states are told apart without colour.
func TestShapesDiffer(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		st := Style{ASCII: ascii}
		seen := map[string]string{}
		for _, shape := range []string{shapeCountIn, shapeMove, shapeHold, shapeRelease, shapeSwitch, shapeRest} {
			look := st.phase(shape)
			if other, ok := seen[look.glyph]; ok {
				t.Errorf("%s and %s look the same", shape, other)
			}
			seen[look.glyph] = shape
		}
		marks := map[string]Mark{}
		for _, m := range []Mark{Open, Done, Locked} {
			glyph, _ := list{}.mark(st, m)
			if other, ok := marks[glyph]; ok {
				t.Errorf("marks %d and %d look the same", m, other)
			}
			marks[glyph] = m
		}
		g := st.glyphs()
		if g.good == g.caution || g.caution == g.danger || g.good == g.danger {
			t.Error("two tones have the same glyph")
		}
	}
}
