package views_test

import (
	"strings"
	"testing"
	"unicode"

	"backcoach/content"
	"backcoach/views"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// texts are what patients, clinics and files may bring: nothing, long words,
// wide and combining characters, and control sequences.
var texts = rapid.OneOf(
	rapid.SampledFrom([]string{
		"", " ", "Yes", "Go to an emergency department now.", strings.Repeat("Rückenschule", 12),
		"背中の痛みはどのくらいですか。背中の痛みはどのくらいですか。", "e\u0301e\u0301 \u200b\u200d👩‍👩‍👧", "two\nlines\tand a tab",
		"\x1b[31mred\x1b[2J\x07", "0551 / 39-60 (Zentrale)", "- - -- a-b-c-d/e.f", "\u00a0hard\u00a0space\u00a0",
	}),
	rapid.StringN(0, 60, -1),
	rapid.StringMatching(`([a-z]{1,9} ){0,40}[a-z]{0,90}`),
)

func lists(most int) *rapid.Generator[[]string] { return rapid.SliceOfN(texts, 0, most) }

var choices = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) views.Choice {
	return views.Choice{
		Key: rapid.SampledFrom([]string{"", "1", "10", "Enter"}).Draw(t, "key"), Label: texts.Draw(t, "label"),
		Hint: texts.Draw(t, "hint"), Mark: views.Mark(rapid.IntRange(0, 4).Draw(t, "mark")),
	}
}), 0, 14)

var keys = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) views.Key {
	return views.Key{Key: "F1", Does: texts.Draw(t, "does")}
}), 0, 7)

func tone(t *rapid.T) views.Tone { return views.Tone(rapid.IntRange(0, 3).Draw(t, "tone")) }

func cursor(t *rapid.T) int { return rapid.IntRange(-1, 20).Draw(t, "cursor") }

var notices = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) views.Notice {
	return views.Notice{Tone: tone(t), Head: texts.Draw(t, "head"), Body: texts.Draw(t, "body")}
}), 0, 3)

func anyPage(t *rapid.T) views.View {
	p := views.Page{
		Title: texts.Draw(t, "title"), At: rapid.IntRange(0, 99).Draw(t, "at"), Of: rapid.IntRange(0, 99).Draw(t, "of"),
		Lead: texts.Draw(t, "lead"), Body: lists(5).Draw(t, "body"), Later: lists(3).Draw(t, "later"),
		Cursor: cursor(t), Several: rapid.Bool().Draw(t, "several"), Problem: texts.Draw(t, "problem"),
		Keys: keys.Draw(t, "keys"), Scroll: rapid.IntRange(0, 60).Draw(t, "scroll"), Words: words,
	}
	for _, ask := range lists(3).Draw(t, "said") {
		p.Said = append(p.Said, views.Said{Ask: ask, Answer: texts.Draw(t, "answer")})
	}
	if all := notices.Draw(t, "notice"); len(all) > 0 {
		p.Notice = &all[0]
	}
	switch rapid.IntRange(0, 2).Draw(t, "input") {
	case 0:
		p.Choices = choices.Draw(t, "choices")
	case 1:
		least, most := rapid.IntRange(-3, 18).Draw(t, "min"), rapid.IntRange(0, 120).Draw(t, "max")
		p.Scale = &views.Scale{Min: least, Max: most, Value: rapid.IntRange(-4, 121).Draw(t, "value"), Low: texts.Draw(t, "low"), High: texts.Draw(t, "high")}
	default:
		p.Field = &views.Field{Value: texts.Draw(t, "value"), Hint: texts.Draw(t, "hint"), Cursor: rapid.IntRange(-1, 200).Draw(t, "at")}
	}
	return p
}

func anyToday(t *rapid.T) views.View {
	return views.Today{
		Title: texts.Draw(t, "title"), Head: texts.Draw(t, "head"), Phase: texts.Draw(t, "phase"), About: texts.Draw(t, "about"),
		Notices: notices.Draw(t, "notices"), Steps: choices.Draw(t, "steps"), More: choices.Draw(t, "more"), Cursor: cursor(t),
		Reminders: lists(3).Draw(t, "reminders"), Keys: keys.Draw(t, "keys"), Scroll: rapid.IntRange(0, 60).Draw(t, "scroll"), Words: words,
	}
}

func anyAdvice(t *rapid.T) views.View {
	v := views.Advice{
		Title: texts.Draw(t, "title"), Tone: tone(t), Headline: texts.Draw(t, "headline"),
		Foot: texts.Draw(t, "foot"), Choices: choices.Draw(t, "choices"),
		Cursor: cursor(t), Keys: keys.Draw(t, "keys"), Scroll: rapid.IntRange(0, 60).Draw(t, "scroll"), Words: words,
	}
	if rapid.Bool().Draw(t, "notice") {
		v.Notice = &views.Notice{Tone: tone(t), Head: texts.Draw(t, "notice head"), Body: texts.Draw(t, "notice body")}
	}
	for _, head := range lists(5).Draw(t, "sections") {
		v.Sections = append(v.Sections, views.Section{Head: head, Lines: lists(4).Draw(t, "lines"), Whole: rapid.Bool().Draw(t, "whole")})
	}
	for _, label := range lists(4).Draw(t, "numbers") {
		v.Numbers = append(v.Numbers, views.Number{Label: label, Number: texts.Draw(t, "number")})
	}
	return v
}

func anyPoster(t *rapid.T) views.View {
	v := views.Poster{
		Title: texts.Draw(t, "title"), Big: texts.Draw(t, "big"), Lines: lists(4).Draw(t, "lines"), Choices: choices.Draw(t, "choices"),
		Cursor: cursor(t), Said: texts.Draw(t, "said"), Keys: keys.Draw(t, "keys"), Scroll: rapid.IntRange(0, 60).Draw(t, "scroll"), Words: words,
	}
	for _, head := range lists(3).Draw(t, "sections") {
		v.Sections = append(v.Sections, views.Section{Head: head, Lines: lists(4).Draw(t, "lines")})
	}
	return v
}

// someFigure has two poses, enough for a place to be left for it.
var someFigure = content.Figure{View: "side", Poses: []content.Pose{{ID: "down"}, {ID: "up", Trunk: [2]float64{90, 90}}}}

func anySession(t *rapid.T) views.View {
	s := views.Session{
		Name: texts.Draw(t, "name"), Word: texts.Draw(t, "word"), Shape: rapid.SampledFrom([]string{"", "count_in", "move", "hold", "release", "switch", "rest", "ask"}).Draw(t, "shape"),
		Count: rapid.IntRange(-1, 3000).Draw(t, "count"), Unit: texts.Draw(t, "unit"), Detail: texts.Draw(t, "detail"),
		Cue: texts.Draw(t, "cue"), Next: texts.Draw(t, "next"), Figure: someFigure, From: "down", To: "up",
		T: rapid.Float64Range(0, 1).Draw(t, "T"), At: rapid.Float64Range(-0.5, 1.5).Draw(t, "at"), Left: texts.Draw(t, "left"),
		Paused: rapid.Bool().Draw(t, "paused"), Head: texts.Draw(t, "head"), Reason: texts.Draw(t, "reason"),
		Menu: choices.Draw(t, "menu"), Cursor: cursor(t), Keys: keys.Draw(t, "keys"), Words: words,
	}
	for range rapid.IntRange(0, 30).Draw(t, "parts") {
		s.Bar = append(s.Bar, views.BarPart{Share: rapid.Float64Range(0, 1).Draw(t, "share"), Done: rapid.Bool().Draw(t, "done")})
	}
	return s
}

func anyGuide(t *rapid.T) views.View {
	g := views.Guide{
		Title: texts.Draw(t, "title"), Left: texts.Draw(t, "left"), Word: texts.Draw(t, "word"), Line: texts.Draw(t, "line"), Told: texts.Draw(t, "told"),
		Breath: rapid.Bool().Draw(t, "breath"), Open: rapid.Float64Range(-0.5, 1.5).Draw(t, "open"), Count: rapid.IntRange(0, 3000).Draw(t, "count"),
		At: rapid.Float64Range(-0.5, 1.5).Draw(t, "at"), Keys: keys.Draw(t, "keys"), Words: words,
	}
	if rapid.Bool().Draw(t, "figure") {
		g.Figure, g.From, g.To, g.T, g.Shape = someFigure, "down", "up", rapid.Float64Range(0, 1).Draw(t, "T"), "rest"
	}
	if all := notices.Draw(t, "notice"); len(all) > 0 {
		g.Notice = &all[0]
	}
	return g
}

func anyPrepare(t *rapid.T) views.View {
	p := views.Prepare{
		Title: texts.Draw(t, "title"), Name: texts.Draw(t, "name"), Dose: texts.Draw(t, "dose"), Steps: lists(8).Draw(t, "steps"),
		Stop: texts.Draw(t, "stop"), Figure: someFigure, Choices: choices.Draw(t, "choices"), Cursor: cursor(t),
		Keys: keys.Draw(t, "keys"), Scroll: rapid.IntRange(0, 60).Draw(t, "scroll"), Words: words,
	}
	if all := notices.Draw(t, "notice"); len(all) > 0 {
		p.Notice = &all[0]
	}
	return p
}

func anyHowTo(t *rapid.T) views.View {
	h := views.HowTo{
		Title: texts.Draw(t, "title"), At: 1, Of: rapid.IntRange(0, 9).Draw(t, "of"), Name: texts.Draw(t, "name"), Lines: lists(8).Draw(t, "lines"),
		Choices: choices.Draw(t, "choices"), Cursor: cursor(t), Keys: keys.Draw(t, "keys"), Scroll: rapid.IntRange(0, 60).Draw(t, "scroll"), Words: words,
	}
	for range rapid.IntRange(0, 4).Draw(t, "pictures") {
		h.Pictures = append(h.Pictures, views.Still{Figure: someFigure, Pose: someFigure.Poses[0].ID})
	}
	if head := texts.Draw(t, "head"); head != "" {
		h.Notice = &views.Notice{Tone: tone(t), Head: head, Body: texts.Draw(t, "body")}
	}
	return h
}

func anyHistory(t *rapid.T) views.View {
	h := views.History{Title: texts.Draw(t, "title"), Heads: lists(6).Draw(t, "heads"), Cursor: cursor(t), Empty: texts.Draw(t, "empty"), Keys: keys.Draw(t, "keys"), Words: words}
	for _, day := range lists(30).Draw(t, "rows") {
		h.Rows = append(h.Rows, views.HistoryRow{
			Day: day, Pain: rapid.IntRange(-1, 12).Draw(t, "pain"), Leg: rapid.IntRange(-1, 100).Draw(t, "leg"),
			Did: texts.Draw(t, "did"), Mark: texts.Draw(t, "mark"), Tone: tone(t),
		})
	}
	return h
}

func anyDay(t *rapid.T) views.View {
	d := views.Day{Title: texts.Draw(t, "title"), Empty: texts.Draw(t, "empty"), Keys: keys.Draw(t, "keys"), Scroll: rapid.IntRange(0, 60).Draw(t, "scroll"), Words: words}
	for _, head := range lists(5).Draw(t, "sections") {
		d.Sections = append(d.Sections, views.Section{Head: head, Tone: tone(t), Lines: lists(4).Draw(t, "lines")})
	}
	return d
}

func anyLesson(t *rapid.T) views.View {
	v := views.Lesson{
		Title: texts.Draw(t, "title"), Lead: texts.Draw(t, "lead"), Source: texts.Draw(t, "source"), Choices: choices.Draw(t, "choices"), Cursor: cursor(t),
		Keys: keys.Draw(t, "keys"), Scroll: rapid.IntRange(0, 60).Draw(t, "scroll"), Words: words,
	}
	if all := notices.Draw(t, "notice"); len(all) > 0 {
		v.Notice = &all[0]
	}
	for range rapid.IntRange(0, 6).Draw(t, "blocks") {
		b := content.Block{Kind: rapid.SampledFrom([]content.BlockKind{content.Paragraph, content.Heading, content.ListItem}).Draw(t, "kind")}
		for _, text := range lists(4).Draw(t, "spans") {
			b.Spans = append(b.Spans, content.Span{Text: text, Weight: rapid.SampledFrom([]content.Weight{"", content.Strong, content.Emphasis}).Draw(t, "weight")})
		}
		v.Blocks = append(v.Blocks, b)
	}
	for _, label := range lists(2).Draw(t, "numbers") {
		v.Numbers = append(v.Numbers, views.Number{Label: label, Number: texts.Draw(t, "number")})
	}
	return v
}

func anySearch(t *rapid.T) views.View {
	v := views.Search{
		Title: texts.Draw(t, "title"), Lead: texts.Draw(t, "lead"), Found: texts.Draw(t, "found"), Way: texts.Draw(t, "way"),
		Field: views.Field{Value: texts.Draw(t, "value"), Hint: texts.Draw(t, "hint"), Cursor: rapid.IntRange(-1, 200).Draw(t, "at")}, Choices: choices.Draw(t, "choices"),
		Cursor: cursor(t), Keys: keys.Draw(t, "keys"), Scroll: rapid.IntRange(0, 60).Draw(t, "scroll"), Words: words,
	}
	if all := notices.Draw(t, "notice"); len(all) > 0 {
		v.Notice = &all[0]
	}
	return v
}

// TestInsideTheWindow: whatever stands on a screen, its drawing is never wider
// or taller than the canvas, and no text moves the cursor.
func TestInsideTheWindow(t *testing.T) {
	for name, draw := range map[string]func(*rapid.T) views.View{
		"page": anyPage, "today": anyToday, "advice": anyAdvice, "poster": anyPoster, "session": anySession,
		"prepare": anyPrepare, "howto": anyHowTo, "history": anyHistory, "day": anyDay, "guide": anyGuide,
		"lesson": anyLesson, "search": anySearch,
	} {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			v := draw(t)
			theme := rapid.SampledFrom([]views.Theme{views.Auto, views.Mono, views.Contrast}).Draw(t, "theme")
			c := views.Canvas{
				Width: rapid.IntRange(40, 140).Draw(t, "width"), Height: rapid.IntRange(10, 50).Draw(t, "height"),
				Style: views.NewStyle(theme, true, rapid.Bool().Draw(t, "ascii")), Reduced: rapid.Bool().Draw(t, "reduced"),
			}
			inside(t, c, v.Draw(c))
			for _, line := range v.Plain() {
				if line == "" || strings.ContainsFunc(line, unicode.IsControl) {
					t.Fatalf("told line %q is empty or not clean", line)
				}
			}
		}))
	}
}

func inside(t *rapid.T, c views.Canvas, d views.Drawing) {
	lines := strings.Split(d.Text, "\n")
	if len(lines) > c.Height {
		t.Fatalf("%d lines on %d rows:\n%s", len(lines), c.Height, d.Text)
	}
	if d.More < 0 {
		t.Fatalf("More is %d", d.More)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > c.Width {
			t.Fatalf("line %d is %d cells wide of %d: %q", i, w, c.Width, line)
		}
		if strings.ContainsFunc(ansi.Strip(line), unicode.IsControl) {
			t.Fatalf("line %d holds a control character: %q", i, line)
		}
	}
}
