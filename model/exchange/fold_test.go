package exchange

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// What was folded is the same when it is unfolded, and no line is too long or broken
// within a character.
func TestFold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("aü漢😀 ")), 0, 300, -1).Draw(t, "text")
		line := "SUMMARY:" + strings.TrimSpace(text) + "\r\n"
		folded := fold([]byte(line))
		if got := bytes.ReplaceAll(folded, []byte("\r\n "), nil); string(got) != line {
			t.Fatalf("%q", got)
		}
		for part := range bytes.SplitSeq(folded, []byte("\r\n")) {
			if len(part) > 75 || !utf8.Valid(part) {
				t.Fatalf("%d bytes: %q", len(part), part)
			}
		}
	})
}
