package content_test

import (
	"testing"

	"backcoach/content"
)

func TestDespair(t *testing.T) {
	w, err := content.Load().Words("en")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"feeling suicidal": "suicidal", "I just want to die": "want to die", "I can't go on": "can't go on", "the end of the week": "", "I could die for coffee": "",
	} {
		if got, found := w.Despair(text); got != want || found != (want != "") {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}

// Words that may mean danger are found however they are written; ordinary notes
// are left alone.
func TestAlarm(t *testing.T) {
	w, err := content.Load().Words("en")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"My toe is NUMB today":              "NUMB",
		"tingling again":                    "tingling",
		"I can't pee since noon":            "can't pee",
		"I can’t pee":                       "can’t pee",
		"wet myself, twice.":                "wet myself",
		"pins and needles":                  "pins and needles",
		"It was black":                      "black",
		"Walked to the shop, a good day":    "",
		"number of steps: 4000":             "",
		"the weekend was quiet":             "",
		"pins in the board":                 "",
		"":                                  "",
		"Schmerz 3, 漢字 — nothing otherwise": "",
	} {
		if got, found := w.Alarm(text); got != want || found != (want != "") {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}
