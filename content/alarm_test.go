package content_test

import (
	"testing"

	"backcoach/content"
)

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
		"feeling suicidal":                  "suicidal",
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
