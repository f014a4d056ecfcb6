package main

import (
	"math"
	"slices"
	"strings"
	"testing"

	"backcoach/content"
)

// spokenAs are words by how many syllables they have, counted by ear: what lessons and
// screens use, and what trips rules up.
var spokenAs = map[int]string{
	1: "a back breathe calf clothes doze eased eye fridge have heard hours knees leaned moves moved pain peed please pulled " +
		"queue rolled sleep squeezed stairs stopped stretched the though through walked weight whole worse you your",
	2: "able about ankle ankles answer bedtime being boxes breathing bruises careful cement changes clinic doctor doing driving " +
		"easy every faster fever fluid going household hundred layer little lower maybe middle minutes moisture movement muscle muscles " +
		"needed needle normal oven passes patient people peeing quiet quickly react realise rested safety settles shower " +
		"soldier something soreness spasm surgeon swollen table tablets tired today tongue trying useful wanted warning waited",
	3: "agreement alcohol appetite area breathlessness carrier certainly completely easier element exercise expensive " +
		"family gradual heavier however idea infection influence injection medicine medium operate pharmacist physical position potato " +
		"quieter radio recipe serious surgery together tomorrow usual video hospital",
	4: "activity ability diabetic comfortable diabetes emergency everybody material operation ordinary recovery temperature usually",
	5: "degeneration physiotherapy university",
}

func TestSyllablesAreHeard(t *testing.T) {
	wrong, all := []string{}, 0
	for n, words := range spokenAs {
		for _, w := range strings.Fields(words) {
			if all++; englishSyllables(w) != n {
				wrong = append(wrong, w)
			}
		}
	}
	slices.Sort(wrong)
	if len(wrong) > 0 {
		t.Errorf("%d of %d words are miscounted: %v", len(wrong), all, wrong)
	}
}

func TestNumbersAreWords(t *testing.T) {
	for w, want := range map[string]int{"5": 1, "15": 2, "100.4": 4, "L4": 2, "38c": 3} {
		if got := englishSyllables(strings.ReplaceAll(w, ".", "")); got != want {
			t.Errorf("%s has %d syllables, want %d", w, got, want)
		}
	}
}

func TestSentencesEnd(t *testing.T) {
	for text, want := range map[string]int{
		"One. Two! Three?":                           3,
		"It is 38.5 degrees.":                        1,
		"These are the signs:":                       1,
		"You can say: I was told to call.":           1,
		"Ask: \"Does this change it?\" Then decide.": 2,
		"no full stop":                               1,
		"":                                           0,
		"Press ! now, or F1.":                        1,
	} {
		if got := proseOf(text).sentences; got != want {
			t.Errorf("%q has %d sentences, want %d", text, got, want)
		}
	}
	if got := proseOf("a bath", "a pool"); got.sentences != 2 || len(got.words) != 4 {
		t.Errorf("two entries of a list are %+v", got)
	}
}

// The grade of known texts, by hand: words, sentences and syllables put into the
// published formula.
func TestTheGradeIsTheFormula(t *testing.T) {
	for text, want := range map[string]float64{
		"The cat sat on the mat.": 0.39*6 + 11.8*1 - 15.59,
		"Rest a little. Walk.":    0.39*4/2 + 11.8*5/4 - 15.59,
		"Percutaneous radiofrequency neurotomy interrupts nociceptive transmission from degenerative zygapophysial articulations.": 28,
	} {
		got := fleschKincaid(proseOf(text))
		if hard := want == 28; hard && got < want || !hard && math.Abs(got-want) > 0.001 {
			t.Errorf("%q has the grade %.2f, want %.2f", text, got, want)
		}
	}
}

// hard is a lesson that no tired patient could read.
const hard = "# Too hard\n\nPercutaneous radiofrequency neurotomy interrupts nociceptive transmission originating from degenerative articulations.\n"

func TestHardLessonsAreRefused(t *testing.T) {
	lib := realLibrary(t)
	own := lib.reading.Excepted
	for name, tt := range map[string]struct {
		excepted []readingException
		want     string
	}{
		"refused":              {nil, "smoking.md: needs"},
		"excepted":             {[]readingException{{"lesson.smoking", "it is a test"}}, ""},
		"without a reason":     {[]readingException{{"lesson.smoking", ""}}, "needs a reason"},
		"one that needs none":  {[]readingException{{"lesson.smoking", "x"}, {"lesson.sex", "x"}}, "lesson.sex: is easy enough"},
		"one that never stood": {[]readingException{{"lesson.smoking", "x"}, {"lesson.tea", "x"}}, "lesson.tea: is easy enough"},
	} {
		lib.reading.Excepted = slices.Concat(own, tt.excepted)
		problems := lessonProblems(lib, "smoking", hard)
		if tt.want == "" && len(problems) > 0 || tt.want != "" && (len(problems) != 1 || !strings.Contains(problems[0], tt.want)) {
			t.Errorf("%s: %q, want %q", name, problems, tt.want)
		}
	}
}

// What is shown on the screens is measured as the lessons are: a long text by itself, short
// sentences with those beside them, and neither titles nor what is filled in.
func TestHardWordsAreRefused(t *testing.T) {
	const long, easy = "Immediate administration necessitates considerable additional institutional documentation regarding medications and comorbidities.", "We go for a walk in the sun, and the cat sits on the wall."
	for name, tt := range map[string]struct {
		words    map[string]string
		excepted string
		others   string
		want     []string
	}{
		"easy":          {map[string]string{"a.b": easy}, "", "", nil},
		"hard":          {map[string]string{"a.b": long, "a.c": easy}, "", "", []string{"a.b: needs"}},
		"excepted":      {map[string]string{"a.b": long}, "a.b", "", nil},
		"for others":    {map[string]string{"a.b": long}, "", "a", nil},
		"others' start": {map[string]string{"ab.c": long, "a.b": long}, "", "a", []string{"ab.c: needs"}},
		"stale":         {map[string]string{"a.b": easy}, "a.b", "a", []string{"a.b: is easy", "a: is easy"}},
		"short":         {map[string]string{"a.b": "Documentation necessitates administration."}, "", "", nil},
		"short ones together": {map[string]string{"a.b": "Documentation necessitates administration.", "a.c": "Institutional comorbidities.",
			"a.d": "Considerable additional regulations notwithstanding."}, "", "", nil},
		"enough short ones": {map[string]string{"a.b": "Documentation necessitates administration.", "a.c": "Institutional comorbidities.",
			"a.d": "Considerable additional regulations notwithstanding, regarding medications."}, "", "", []string{"a.*: needs"}},
		"titles":     {map[string]string{"a.b": "Institutional comorbidities", "a.c": "Documentation administration", "a.d": "Considerable medications"}, "", "", nil},
		"paragraphs": {map[string]string{"a.b": "We go for a walk in the sun\n\nThe cat sits on the wall\n\nWe go to bed at ten"}, "", "", nil},
		"filled in":  {map[string]string{"a.b": "{{.Medication}} {{.Comorbidity}}: we go for a walk in the sun, and the cat sits on the wall."}, "", "", nil},
	} {
		c := checker{library: library{words: map[string]words{"en": {Plain: tt.words}}, reading: readingRules{MaxGrade: 6}}}
		if tt.excepted != "" {
			c.reading.Excepted = []readingException{{tt.excepted, "a reason"}}
		}
		if tt.others != "" {
			c.reading.Others = []readingException{{tt.others, "a reason"}}
		}
		c.checkReading()
		if len(c.problems) != len(tt.want) {
			t.Errorf("%s: %q, want %q", name, c.problems, tt.want)
			continue
		}
		for i, want := range tt.want {
			if !strings.Contains(c.problems[i], want) {
				t.Errorf("%s: %q, want %q", name, c.problems[i], want)
			}
		}
	}
}

// Every plural form is measured: the rarest of them is read as well.
func TestEachFormIsMeasured(t *testing.T) {
	forms := map[string]string{"one": "We go for a walk in the sun, and the cat sits.", "other": "Administration necessitates considerable documentation of {{.N}} institutional comorbidities and of additional medications."}
	c := checker{library: library{words: map[string]words{"en": {Forms: map[string]map[string]string{"a.b": forms}}}, reading: readingRules{MaxGrade: 6}}}
	c.checkReading()
	if len(c.problems) != 1 || !strings.Contains(c.problems[0], "a.b: needs") {
		t.Errorf("%q", c.problems)
	}
}

// A language that nothing measures is a problem: its texts would pass unread.
func TestALanguageNeedsAMeasure(t *testing.T) {
	c := checker{library: library{words: map[string]words{"xx": {}}, texts: map[string][]lessonSource{"xx": {{LessonText: content.LessonText{ID: "a"}}}}}}
	c.checkReading()
	if len(c.problems) != 1 || !strings.Contains(c.problems[0], "no measure") {
		t.Errorf("%q", c.problems)
	}
}
