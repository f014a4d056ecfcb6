package model_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"backcoach/model/modeltest"
)

// resultPages are the pages after a check, by what was answered.
var resultPages = map[string]map[string]string{
	"emergency": saddle,
	"call now":  {"chest_pain": "yes"},
	"two sides": {"chest_pain": "yes", "distress_severe": "yes", "suicide": "yes"},
	"not sure":  {"ces_saddle_numb": "not_sure"},
	"self care": {},
}

// onPage leads a patient to the page after a check, with their own emergency
// number or without.
func onPage(t testing.TB, answers map[string]string, own bool) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	if own {
		d.Pick("today.more.numbers")
		d.Pick("numbers.option.own")
		d.Answer("303 555 0199")
		d.Answer("")
		d.Answer("")
	}
	d.Key("!")
	d.AnswerCheck(answers)
	d.Advance(time.Second)
	return d
}

// TestPagingShowsEveryLine: in any window from the smallest on, whoever pages
// down from the top has seen every line of the page, and whoever moves in the
// menu sees what Enter would choose.
func TestPagingShowsEveryLine(t *testing.T) {
	at := map[string]*modeltest.Driver{"own number": onPage(t, saddle, true)}
	for name, answers := range resultPages {
		at[name] = onPage(t, answers, false)
	}
	if !strings.Contains(at["own number"].Said(), "0199") {
		t.Fatalf("the test is void: no own number:\n%s", at["own number"].Said())
	}
	for name, d := range at {
		for _, size := range [][2]int{{40, 10}, {60, 18}, {80, 24}, {120, 36}} {
			t.Run(fmt.Sprintf("%s %v", name, size), func(t *testing.T) { paged(t, d, size[0], size[1]) })
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		page := rapid.SampledFrom(slices.Sorted(maps.Keys(at))).Draw(t, "page")
		paged(t, at[page], rapid.IntRange(40, 120).Draw(t, "width"), rapid.IntRange(10, 36).Draw(t, "height"))
	})
}

type failing interface{ Fatalf(string, ...any) }

// paged pages through a page in a window of a size and back, then through its menu.
func paged(t failing, d *modeltest.Driver, w, h int) {
	d.Resize(w, h)
	down, up := pages(d, "pgdown"), pages(d, "pgup")
	for _, line := range d.Lines() {
		line = strings.TrimSuffix(line, ", "+d.Word("view.chosen"))
		if strings.ContainsFunc(line, unicode.IsDigit) && !strings.Contains(line, ".") {
			continue // a number is drawn large, a choice is looked at below
		}
		if !seen(line, down) || !seen(line, up) {
			t.Fatalf("at %dx%d nobody ever sees %q, paging down:\n%s\nup:\n%s", w, h, line, strings.Join(down, "\n"), strings.Join(up, "\n"))
		}
	}
	for range 8 {
		d.Key("down")
		if !strings.Contains(d.Screen(), "▸") {
			t.Fatalf("at %dx%d the chosen entry is not in sight:\n%s", w, h, d.Screen())
		}
	}
}

// pages are the lines of the screens that come with a key until nothing changes.
func pages(d *modeltest.Driver, key string) []string {
	var lines []string
	for before := ""; d.Screen() != before; {
		before = d.Screen()
		for line := range strings.Lines(before) {
			line = strings.TrimSpace(line)
			if glyph, rest, found := strings.Cut(line, " "); found && strings.Contains("•▌▲!·✓", glyph) {
				line = strings.TrimSpace(strings.TrimPrefix(rest, "▲ "))
			}
			lines = append(lines, line)
		}
		d.Key(key)
	}
	return lines
}

// seen tells whether a text is a row of lines, each of them among those shown.
func seen(text string, shown []string) bool {
	if text == "" {
		return true
	}
	return slices.ContainsFunc(shown, func(line string) bool {
		rest, found := strings.CutPrefix(text, line)
		return found && line != "" && seen(strings.TrimSpace(rest), shown)
	})
}
