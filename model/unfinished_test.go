package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/exchange"
	"backcoach/model/triage"
)

// told is the advice after a check with a few answers, line by line.
func told(t *testing.T, lib *content.Library, w *content.Words, s exchange.Screening) string {
	t.Helper()
	return strings.Join(model.JudgeFile(s, lib, w, unfinishedAt).Lines, "\n")
}

var unfinishedAt = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// everyNo answers a form of a patient with no, follow-ups too.
func everyNo(lib *content.Library, form string, t triage.Treatment) exchange.Screening {
	s := exchange.Screening{Form: triage.Form{Kind: form}, Answers: triage.Answers{}, Country: "US",
		Person: triage.Person{Treatments: []triage.Treatment{t}, Now: -1, Worst: -1, Usual: -1}}
	exchange.FillNo(s.Answers, lib.Warnings().Items)
	return s
}

// forbidden finds a word that an unfinished check may not say.
func forbidden(w *content.Words, said string) string {
	plain := " " + strings.Join(strings.FieldsFunc(strings.ToLower(said), func(r rune) bool {
		return strings.ContainsRune(" \n.,;:!?()“”\"'-", r)
	}), " ") + " "
	for _, word := range w.List("forbidden") {
		if strings.Contains(plain, " "+word+" ") || word == "%" && strings.Contains(plain, "%") {
			return word
		}
	}
	return ""
}

// S3 in every language: with any one question open that can lead to EMERGENCY, or
// all of them, the advice says that it cannot tell, and nothing that soothes.
func TestAnUnfinishedCheckSoothesNobody(t *testing.T) {
	lib := content.Load()
	engine, err := triage.New(lib.Warnings())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range content.Languages() {
		w, err := lib.Words(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range []string{"short", "full"} {
			for _, kind := range []triage.Treatment{
				{Type: "injection", Subtype: "epidural", Date: "2026-11-20"}, {Type: "procedure", Subtype: "fusion", Date: "2026-11-20"}, {Type: "physical_therapy", Date: "2026-11-01"},
			} {
				required := engine.Required(everyNo(lib, form, kind).Person, triage.Form{Kind: form}, unfinishedAt)
				for i := range len(required) + 1 {
					s := everyNo(lib, form, kind)
					open := required
					if i < len(required) {
						open = required[i : i+1]
					}
					for _, id := range open {
						delete(s.Answers, id)
					}
					said := told(t, lib, w, s)
					if word := forbidden(w, said); word != "" || !strings.Contains(said, w.Say("advice.incomplete.headline")) {
						t.Fatalf("%s, %s of %s without %v says %q:\n%s", lang, form, kind.Subtype, open, word, said)
					}
				}
			}
		}
	}
}

// The test has to be able to see what it looks for.
func TestForbiddenWordsAreSeen(t *testing.T) {
	w, err := content.Load().Words("en")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		"You gave no warning answers today.": true, "That is safe.": true, "about 30 % of": true, "All clear!": true, "You have not finished.": false, "safety": false,
	} {
		if got := forbidden(w, text) != ""; got != want {
			t.Errorf("%q is forbidden: %v, want %v", text, got, want)
		}
	}
	lib := content.Load()
	s := everyNo(lib, "full", triage.Treatment{Type: "medication", Date: "2026-11-01"})
	if forbidden(w, told(t, lib, w, s)) == "" {
		t.Error("a finished check without a warning answer does not say so")
	}
}
