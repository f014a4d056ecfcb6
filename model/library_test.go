package model_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"backcoach/content"
	"backcoach/model"
)

func library(t *testing.T, width int) model.ExerciseLibrary {
	t.Helper()
	lib := content.Load()
	w, err := lib.Words("en")
	if err != nil {
		t.Fatal(err)
	}
	return model.ExerciseLibrary{Content: lib, Words: w, Width: width}
}

// fits looks for lines that are too wide and for words that are missing.
func fits(t *testing.T, what string, lines []string, width int) {
	t.Helper()
	for _, line := range lines {
		if n := ansi.StringWidth(line); n > width {
			t.Errorf("%s at %d: a line of %d cells: %q", what, width, n, line)
		}
		if strings.ContainsAny(line, "‹›\x1b") {
			t.Errorf("%s: %q", what, line)
		}
	}
}

func TestTheTableListsEveryExerciseOnce(t *testing.T) {
	for _, width := range []int{40, 80, 200} {
		l := library(t, width)
		lines := l.Table()
		fits(t, "the table", lines, min(width, 80))
		for _, e := range l.Content.Exercises() {
			rows := 0
			for _, line := range lines {
				if strings.HasPrefix(line, "  "+e.ID+" ") {
					rows++
				}
			}
			if rows != 1 {
				t.Errorf("at %d %s has %d rows", width, e.ID, rows)
			}
		}
	}
}

// TestAnExerciseInFull holds that a page leaves nothing out.
func TestAnExerciseInFull(t *testing.T) {
	l := library(t, 80)
	for _, e := range l.Content.Exercises() {
		lines := l.Exercise(e, false)
		fits(t, e.ID, lines, 80)
		told := strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
		id := "exercise." + e.ID
		want := []string{l.Words.Say(id + ".name"), l.Words.Say(id + ".target"), l.Words.Say(id + ".breathe"), l.Words.Say(id + ".stop"),
			l.Words.Say(id + ".where"), l.Words.Say("library.unreviewed")}
		want = append(append(want, l.Words.List(id+".steps")...), l.Words.List(id+".mistakes")...)
		for i, d := range e.Levels {
			want = append(want, model.SayDose(l.Words, e, d))
			if note := id + ".level." + strconv.Itoa(i+1); l.Words.Has(note) {
				want = append(want, l.Words.Say(note))
			}
		}
		for _, v := range e.Versions() {
			want = append(want, l.Words.Say("position."+v.Position))
			for _, need := range v.Needs {
				want = append(want, l.Words.Say("session.need."+need))
			}
			for _, code := range v.Not {
				want = append(want, l.Words.Say("condition."+code))
			}
		}
		for _, other := range []string{e.Easier, e.Harder} {
			if other != "" {
				want = append(want, l.Words.Say("exercise."+other+".name")+" ("+other+")")
			}
		}
		for _, s := range e.Sources {
			want = append(want, s+": ")
		}
		for _, text := range want {
			if !strings.Contains(told, text) && !strings.Contains(strings.ToLower(told), strings.ToLower(text)) {
				t.Errorf("%s does not tell %q", e.ID, text)
			}
		}
	}
}

// TestPicturesOfEveryPose holds that each key pose is drawn, in every position.
func TestPicturesOfEveryPose(t *testing.T) {
	for _, width := range []int{30, 80, 160} {
		l := library(t, width)
		for _, e := range l.Content.Exercises() {
			plain, drawn := l.Exercise(e, false), l.Exercise(e, true)
			fits(t, e.ID, drawn, width)
			captions := strings.Join(drawn, "\n")
			used := map[string]bool{}
			for _, s := range e.Rep {
				used[s.To] = true
			}
			for pose := range used {
				if cue := l.Words.Say("exercise." + e.ID + ".cue." + pose); !strings.Contains(captions, cue) && width > 30 {
					t.Errorf("%s at %d: no picture of %s, %q", e.ID, width, pose, cue)
				}
			}
			if least := len(plain) + 10*len(e.Versions())/2; len(drawn) < least {
				t.Errorf("%s at %d: %d lines with pictures, %d without", e.ID, width, len(drawn), len(plain))
			}
		}
	}
}

func TestPicturesHaveColourWhereTheyMay(t *testing.T) {
	l := library(t, 80)
	e, _ := l.Content.Exercise("bridge")
	l.Colour = true
	if got := strings.Join(l.Exercise(e, true), "\n"); !strings.Contains(got, "\x1b[38;5;") {
		t.Error("no colour")
	}
	l.Theme = "mono"
	if got := strings.Join(l.Exercise(e, true), "\n"); strings.Contains(got, "38;5") || !strings.Contains(got, "\x1b[1m") {
		t.Error("the theme mono is not bold without colours")
	}
}
