package model_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// reading opens the lessons on a patient's file.
func reading(t *testing.T, before *modeltest.Driver, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	options = append(options, modeltest.On(before.Store), modeltest.At(before.Clock.Now().Wall),
		modeltest.With(func(o *model.Options) { o.Open = "lessons" }))
	d := modeltest.New(t, options...)
	shows(t, d, "lessons.lead")
	return d
}

func patientOf(t *testing.T, p modeltest.Patient) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t)
	d.Ready(p)
	return d
}

// title is what a lesson is called.
func title(t *testing.T, d *modeltest.Driver, id string) string {
	t.Helper()
	text, ok := d.Library().LessonText("en", id)
	if !ok {
		t.Fatalf("there is no lesson %s", id)
	}
	return text.Title
}

func readLessons(d *modeltest.Driver) []string {
	return d.Saved().Profile.Answers[coach.LessonsRead]
}

// The lesson of the day stands on top; to open it is to have read it, and it stays.
func TestTheLessonOfTheDayIsReadAndStays(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := reading(t, patientOf(t, modeltest.Injected), options...)
			want, ok := d.Saved().Lesson(d.Library(), d.Clock.Now().Wall)
			if !ok || !want.Normal {
				t.Fatalf("the lesson is %+v", want)
			}
			name := title(t, d, want.ID)
			line := d.Word("lessons.today", content.Args{"Title": name})
			if first := lineWith(d, line); d.Lines()[3] != first || !strings.Contains(first, d.Word("view.chosen")) || !strings.Contains(first, d.Word("lessons.unread")) {
				t.Fatalf("it stands there as %q:\n%s", first, d.Said())
			}
			d.Pick("lessons.today", content.Args{"Title": name})
			for _, says := range []string{name, "Normal now", "Not normal", "press ! now", ": 911", "From: "} {
				if !strings.Contains(d.Said(), says) {
					t.Errorf("it does not say %q:\n%s", says, d.Said())
				}
			}
			if got := readLessons(d); len(got) != 1 || got[0] != want.ID+" "+string(d.Day()) {
				t.Errorf("remembered is %v", got)
			}
			d.Key("esc")
			if line := lineWith(d, line); !strings.Contains(line, d.Word("lessons.read")) || strings.Contains(line, d.Word("lessons.unread")) {
				t.Errorf("afterwards it stands there as %q", line)
			}
			d.Key("esc")
			if !d.Offers("today.more.numbers") {
				t.Errorf("Esc does not lead to where one came from:\n%s", d.Said())
			}
		})
	}
}

// A topic lists its lessons with those that were read; the page leads to the next one,
// to the last, and back.
func TestATopicIsReadToItsEnd(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := reading(t, patientOf(t, modeltest.InTherapy), options...)
			var ids []string
			for _, l := range d.Library().Lessons().Lessons {
				if l.Topic == "emotions" {
					ids = append(ids, l.ID)
				}
			}
			all := len(ids)
			d.Pick("lessons.topic.emotions")
			for _, id := range ids {
				if line := lineWith(d, title(t, d, id)); !strings.Contains(line, d.Word("lessons.unread")) {
					t.Errorf("%s stands there as %q", id, line)
				}
			}
			d.Key("enter")
			for i, id := range ids {
				if !strings.Contains(d.Said(), title(t, d, id)) {
					t.Fatalf("lesson %d is not %s:\n%s", i+1, id, d.Said())
				}
				if i+1 < len(ids) {
					shows(t, d, "lessons.next", content.Args{"Title": title(t, d, ids[i+1])})
				}
				d.Key("enter")
			}
			if got := readLessons(d); len(got) != all {
				t.Errorf("%d of %d are remembered: %v", len(got), all, got)
			}
			for _, id := range ids {
				if line := lineWith(d, title(t, d, id)); strings.Contains(line, d.Word("lessons.unread")) {
					t.Errorf("afterwards %s stands there as %q", id, line)
				}
			}
			d.Key("esc")
			shows(t, d, "lessons.read_of", content.Args{"Read": all, "All": all})
		})
	}
}

// What is for treatments that the patient did not have stands apart, and is not locked.
func TestOtherTreatmentsStandApart(t *testing.T) {
	d := reading(t, patientOf(t, modeltest.InTherapy))
	for _, topic := range []string{"immediate", "help", "forward"} {
		d.Pick("lessons.topic." + topic)
		if strings.Contains(d.Said(), "fusion") || strings.Contains(d.Said(), "injection") {
			t.Errorf("%s is mixed with other treatments:\n%s", topic, d.Said())
		}
		d.Key("esc")
	}
	d.Pick("lessons.others")
	if name := title(t, d, "normal_fusion_first"); !strings.Contains(d.Said(), name) {
		t.Errorf("%q is not to be found", name)
	}
}

// As one types, lessons are listed, those with the word in their title first; Enter
// opens the one under the cursor.
func TestSearchFindsWhileTyping(t *testing.T) {
	d := reading(t, patientOf(t, modeltest.InTherapy))
	d.Pick("lessons.search_choice")
	shows(t, d, "lessons.search.all")
	d.Type("Dríve")
	lines := d.Lines()
	driving := title(t, d, "driving")
	if strings.Contains(strings.Join(lines, "\n"), driving) && !strings.Contains(driving, "rive") {
		t.Fatalf("%q should be found", driving)
	}
	shows(t, d, "lessons.search.found", content.Args{"N": strings.Count(d.Said(), ", "+d.Word("lessons.unread"))})
	if !strings.Contains(d.Said(), driving+", "+d.Word("lessons.unread")+", "+d.Word("view.chosen")) {
		t.Fatalf("the first one is not %q:\n%s", driving, d.Said())
	}
	d.Key("down")
	d.Key("up")
	d.Key("enter")
	if !strings.Contains(d.Said(), driving) || len(readLessons(d)) != 1 {
		t.Fatalf("Enter does not open it:\n%s", d.Said())
	}
	d.Key("esc")
	d.Type("xq")
	shows(t, d, "lessons.search.nothing")
	shows(t, d, "lessons.search.nothing_way")
	d.Key("enter") // takes nothing
	shows(t, d, "lessons.search.nothing")
	d.Key("esc")
	shows(t, d, "lessons.lead")
}

// Words that tell of dark thoughts have the crisis number at once, those of a warning sign
// the way to the check, on both faces; others have neither.
func TestASearchForAWarningSign(t *testing.T) {
	for face, options := range faces {
		for typed, want := range map[string]string{"suicide": "dark", "I want to die": "dark", "numb": "alarm", "can't pee": "alarm", "pillow": ""} {
			d := reading(t, patientOf(t, modeltest.InTherapy), options...)
			d.Pick("lessons.search_choice")
			if face == "lines" {
				d.Line(typed)
			} else {
				d.Type(typed)
			}
			for _, id := range []string{"dark", "alarm"} {
				if got := d.Shows("lessons.search."+id, content.Args{"Number": "Crisis line (call or text): 988"}); got != (id == want) {
					t.Errorf("%s, %s: %s is %v:\n%s", face, typed, id, got, d.Said())
				}
			}
			if dials := strings.Contains(d.Said(), "988"); dials != (want == "dark") {
				t.Errorf("%s, %s: the crisis number is shown %v:\n%s", face, typed, dials, d.Said())
			}
		}
	}
}

// Letters that are commands elsewhere are text here, and F1 still opens the check.
func TestSearchTakesLettersAsText(t *testing.T) {
	d := reading(t, patientOf(t, modeltest.InTherapy))
	d.Pick("lessons.search_choice")
	d.Type("jq?!")
	if !strings.Contains(d.Said(), "jq?!") {
		t.Errorf("typed is not there:\n%s", d.Said())
	}
	d.Key("f1")
	if asked := d.Asked(); !strings.HasPrefix(asked, "item.") && !strings.HasPrefix(asked, "card.") {
		t.Errorf("F1 leads to %q", asked)
	}
}

// A line that is typed as a whole lists what was found on a page of its own.
func TestSearchByLines(t *testing.T) {
	d := reading(t, patientOf(t, modeltest.InTherapy), modeltest.ByLines())
	d.Pick("lessons.search_choice")
	d.Line("zzz")
	shows(t, d, "lessons.search.nothing")
	d.Line("sleep")
	found := strings.Count(d.Said(), d.Word("lessons.unread"))
	shows(t, d, "lessons.search.found", content.Args{"N": found})
	if found < 2 {
		t.Fatalf("found are %d:\n%s", found, d.Said())
	}
	d.Line("2")
	if len(readLessons(d)) != 1 || !strings.Contains(d.Said(), "From: ") {
		t.Errorf("the second one is not opened:\n%s", d.Said())
	}
	d.Line(":back")
	shows(t, d, "lessons.search.found", content.Args{"N": found})
	d.Line(":back")
	shows(t, d, "lessons.search.lead")
	d.Line(":back")
	shows(t, d, "lessons.lead")
}

// N6: an open emergency locks no reading; its number stands on every page, at every
// size, and there is no lesson of the day then.
func TestReadingInAnEmergency(t *testing.T) {
	before := patientOf(t, modeltest.Injected)
	before.Key("!")
	before.AnswerCheck(saddle)
	d := reading(t, before)
	if strings.Contains(d.Said(), d.Word("lessons.today", content.Args{"Title": ""})) {
		t.Errorf("there is a lesson for the day:\n%s", d.Said())
	}
	number := func(where string) {
		t.Helper()
		for _, size := range [][2]int{{40, 10}, {60, 18}, {80, 24}, {120, 36}} {
			d.Resize(size[0], size[1])
			for _, key := range []string{"home", "pgdown", "end"} {
				d.Key(key)
				if !strings.Contains(d.Screen(), "911") {
					t.Errorf("%s at %v, after %s, without the number:\n%s", where, size, key, d.Screen())
				}
			}
		}
		d.Resize(80, 24)
		d.Key("home")
	}
	number("the list")
	d.Pick("lessons.topic.pain")
	number("a topic")
	d.Key("enter")
	number("a lesson")
	d.Key("esc")
	d.Key("esc")
	d.Pick("lessons.search_choice")
	d.Type("pain")
	number("the search")
}

// In a window that cannot write one can read; nothing is remembered.
func TestReadingInAWindowThatCannotWrite(t *testing.T) {
	before := patientOf(t, modeltest.InTherapy)
	before.Store.SetReadOnly(true)
	d := reading(t, before)
	d.Pick("lessons.topic.pain")
	d.Key("enter")
	if !strings.Contains(d.Said(), "From: ") || len(readLessons(d)) != 0 {
		t.Errorf("remembered is %v:\n%s", readLessons(d), d.Said())
	}
}

// Every lesson can be read to its end in every window, and on the smallest one too its
// number can be reached.
func TestEveryLessonCanBeReadToItsEnd(t *testing.T) {
	d := reading(t, patientOf(t, modeltest.InTherapy))
	lib := d.Library()
	for _, topic := range append(lib.Lessons().Topics, "others") {
		id := "lessons.topic." + topic
		if topic == "others" {
			id = "lessons.others"
		}
		if !d.Offers(id) {
			continue
		}
		d.Pick(id)
		d.Key("enter")
		for range 80 {
			for _, size := range [][2]int{{40, 10}, {80, 24}} {
				d.Resize(size[0], size[1])
				d.Key("end")
				if screen := d.Screen(); !strings.Contains(strings.Join(strings.Fields(screen), " "), ".") || strings.Contains(screen, d.Word("view.more")) {
					t.Fatalf("at %v it does not end:\n%s", size, screen)
				}
			}
			if !strings.Contains(d.Said(), d.Word("lessons.next", content.Args{"Title": ""})) {
				break
			}
			d.Key("home")
			d.Key("enter")
		}
		d.Resize(80, 24)
		d.Key("esc")
		d.Key("esc")
	}
	if got, want := len(readLessons(d)), len(lib.Lessons().Lessons); got != want {
		t.Errorf("%d of %d lessons were read", got, want)
	}
	for _, line := range readLessons(d) {
		id, day, _ := strings.Cut(line, " ")
		if _, ok := lib.Lesson(id); !ok || day != string(d.Day()) {
			t.Errorf("remembered is %q", line)
		}
	}
}

// The day after, what was read yesterday is read, and another lesson is for today.
func TestAnotherDayAnotherLesson(t *testing.T) {
	before := patientOf(t, modeltest.InTherapy)
	seen := map[string]bool{}
	for n := range 5 {
		d := reading(t, before)
		l, ok := d.Saved().Lesson(d.Library(), d.Clock.Now().Wall)
		if !ok || seen[l.ID] {
			t.Fatalf("day %d: %s, after %v", n, l.ID, seen)
		}
		seen[l.ID] = true
		d.Pick("lessons.today", content.Args{"Title": title(t, d, l.ID)})
		before.Advance(24 * time.Hour)
	}
	if len(seen) != 5 {
		t.Error(fmt.Sprint(seen))
	}
}
