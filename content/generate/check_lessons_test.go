package main

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"backcoach/content"
)

// lessonProblems are those of the real lessons with the text of one replaced or added.
func lessonProblems(lib library, id, text string) []string {
	file := "en/lessons/" + id + ".md"
	r := reader{tree: fstest.MapFS{file: &fstest.MapFile{Data: []byte(text)}}, files: files{}}
	others := slices.DeleteFunc(slices.Clone(lib.texts["en"]), func(s lessonSource) bool { return s.ID == id })
	lib.texts = map[string][]lessonSource{"en": append(others, r.lesson(file))}
	c := checker{library: lib}
	c.checkLessons()
	c.words = map[string]words{"en": {}} // how hard the words of the screens are is another test, and takes its time
	c.reading.Others = nil
	c.reading.Excepted = slices.DeleteFunc(slices.Clone(c.reading.Excepted), func(e readingException) bool { return !strings.HasPrefix(e.ID, "lesson.") })
	c.checkReading()
	return append(r.problems, c.problems...)
}

// A lesson that is not sound is refused, with its file and, where it has one, its line.
func TestBrokenLessonsAreNamed(t *testing.T) {
	const good = "# A title\n\nSome words.\n"
	lib := realLibrary(t)
	for name, tt := range map[string]struct{ file, text, want string }{
		"no title":             {"smoking", "Some words.\n", "smoking.md:1: has to begin with its title"},
		"nothing":              {"smoking", "# A title\n", "smoking.md: says nothing"},
		"a number list":        {"smoking", good + "\n1. one\n2. two\n", "smoking.md:5: lists have no numbers"},
		"a list in a list":     {"smoking", good + "\n- one\n  - two\n", "smoking.md:5: an entry of a list"},
		"a loose list":         {"smoking", good + "\n- one\n\n- two\n", "an entry of a list"},
		"a table of code":      {"smoking", good + "\n```\nx\n```\n", "smoking.md:6: FencedCodeBlock"},
		"a quote":              {"smoking", good + "\n> you said\n", "smoking.md:5: Blockquote"},
		"a line":               {"smoking", good + "\n---\n", "ThematicBreak"},
		"a link":               {"smoking", "# A title\n\nSee [here](x).\n", "smoking.md:3: Link"},
		"a picture":            {"smoking", "# A title\n\n![me](x.png)\n", "smoking.md:3: Image"},
		"code":                 {"smoking", "# A title\n\nPress `x`.\n", "smoking.md:3: CodeSpan"},
		"a tag":                {"smoking", "# A title\n\nAn <b>old</b> tag.\n", "smoking.md:3: RawHTML"},
		"a broken line":        {"smoking", "# A title\n\nOne\\\ntwo.\n", "smoking.md:3: a line cannot be broken"},
		"a small heading":      {"smoking", good + "\n### Small\n\nWords.\n", "smoking.md:5: a heading has to be"},
		"two titles":           {"smoking", good + "\n# Again\n\nWords.\n", "smoking.md:5: a heading has to be"},
		"too long":             {"smoking", "# A title\n\n" + strings.Repeat("One two. ", 100), "has 202 words"},
		"a promise":            {"smoking", "# A title\n\nThis is a Cure.\n", "says \"cure\""},
		"what soothes":         {"smoking", "# A title\n\nYou are safe.\n", "says \"safe\""},
		"what soothes in bold": {"smoking", "# A title\n\nThat is **all** good.\n", "says \"all good\""},
		"no number":            {"smoking", "# A title\n\nPress **!** now.\n", "has no number below it"},
		"no headings":          {"normal_disc_first", "# A title\n\nPress **!** now.\n", "under two headings"},
		"no check":             {"normal_disc_first", good + "\n## Normal\n\n- One.\n\n## Not\n\n- Two.\n", "under two headings"},
		"unlisted":             {"another", good, "another.md: is a lesson that lessons.yaml does not list"},
	} {
		if problems := lessonProblems(lib, tt.file, tt.text); !slices.ContainsFunc(problems, func(p string) bool { return strings.Contains(p, tt.want) }) {
			t.Errorf("%s: %q, want %q", name, problems, tt.want)
		}
	}
	for text, fine := range map[string]bool{"That is normal.": true, "Unsafe chairs.": true, "A cured ham.": false} {
		if problems := lessonProblems(lib, "smoking", "# A title\n\n"+text+"\n"); (len(problems) == 0) != fine {
			t.Errorf("%s: %q", text, problems)
		}
	}
}

func TestBrokenListOfLessonsIsNamed(t *testing.T) {
	real := realLibrary(t)
	lesson := func(c *content.Lessons, id string) *content.Lesson {
		return &c.Lessons[slices.IndexFunc(c.Lessons, func(l content.Lesson) bool { return l.ID == id })]
	}
	for name, tt := range map[string]struct {
		spoil func(c *content.Lessons)
		want  string
	}{
		"a topic":            {func(c *content.Lessons) { lesson(c, "smoking").Topic = "food" }, "smoking: topic: food is not one of"},
		"a phase":            {func(c *content.Lessons) { lesson(c, "water").Phases = []string{"P7"} }, "water: phases: P7 is not one of"},
		"a treatment":        {func(c *content.Lessons) { lesson(c, "clots").For = []string{"massage"} }, "clots: for: massage is not one of"},
		"a moment":           {func(c *content.Lessons) { lesson(c, "heat").When = []string{"rain"} }, "heat: when: rain is not one of"},
		"a number":           {func(c *content.Lessons) { lesson(c, "heat").Call = "mum" }, "heat: call: mum is not one of"},
		"no source":          {func(c *content.Lessons) { lesson(c, "heat").Sources = nil }, "heat: has no source"},
		"an unknown source":  {func(c *content.Lessons) { lesson(c, "heat").Sources = []string{"X9"} }, "source X9 is not in sources.yaml"},
		"an unspoken source": {func(c *content.Lessons) { lesson(c, "heat").Sources = []string{"L47"} }, "no words lessons.source.L47"},
		"a lesson twice":     {func(c *content.Lessons) { c.Lessons = append(c.Lessons, *lesson(c, "heat")) }, "heat occurs twice"},
		"no text": {func(c *content.Lessons) {
			c.Lessons = append(c.Lessons, content.Lesson{ID: "tea", Topic: "pain", Sources: []string{"D"}})
		}, "tea: has no text en/lessons/tea.md"},
		"a phase untold":     {func(c *content.Lessons) { lesson(c, "normal_cement_build").Phases = []string{"P3"} }, "in P4 after vertebroplasty"},
		"a treatment untold": {func(c *content.Lessons) { lesson(c, "normal_rfa_day").For = []string{"disc"} }, "in P0 after rfa"},
		"an empty topic":     {func(c *content.Lessons) { c.Topics = append(c.Topics, "food") }, "topic food has no lesson"},
		"a question":         {func(c *content.Lessons) { c.Moments[1].Question = "mood" }, "pain_high: question: mood is none of the check-in"},
		"an answer":          {func(c *content.Lessons) { c.Moments[3].Is = []string{"great"} }, "sorer: is: great is not one of"},
		"nothing to look at": {func(c *content.Lessons) { c.Moments[1].From = nil }, "pain_high: needs choices"},
		"a bare moment":      {func(c *content.Lessons) { c.Moments[0].Sources = nil }, "flare: has no source"},
	} {
		lib := real
		lib.lessons.Lessons, lib.lessons.Moments = slices.Clone(lib.lessons.Lessons), slices.Clone(lib.lessons.Moments)
		tt.spoil(&lib.lessons)
		c := checker{library: lib}
		c.checkLessons()
		if !slices.ContainsFunc(c.problems, func(p string) bool { return strings.Contains(p, tt.want) }) {
			t.Errorf("%s: %q, want %q", name, c.problems, tt.want)
		}
	}
}

// What a lesson is made of comes through whole, with its weights.
func TestMarkdownIsTakenApart(t *testing.T) {
	m := markdown{text: []byte("# The *title*\n\nPress **!**\nnow & *rest*.\n\n## Head\n\n- one\n- **two**, three\n"), refuse: func(line int, what string) { t.Errorf("%d: %s", line, what) }}
	title, blocks := m.read()
	want := []content.Block{
		{Kind: content.Paragraph, Spans: []content.Span{{Text: "Press "}, {Text: "!", Weight: content.Strong}, {Text: " now & "}, {Text: "rest", Weight: content.Emphasis}, {Text: "."}}},
		{Kind: content.Heading, Spans: []content.Span{{Text: "Head"}}},
		{Kind: content.ListItem, Spans: []content.Span{{Text: "one"}}},
		{Kind: content.ListItem, Spans: []content.Span{{Text: "two", Weight: content.Strong}, {Text: ", three"}}},
	}
	if title != "The title" || !slices.EqualFunc(blocks, want, func(a, b content.Block) bool { return a.Kind == b.Kind && slices.Equal(a.Spans, b.Spans) }) {
		t.Errorf("%q %+v", title, blocks)
	}
}
