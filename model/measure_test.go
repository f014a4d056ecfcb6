package model_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// keeping is a patient of a country who keeps a number.
func keeping(t *testing.T, country, number string, facts ...string) *modeltest.Driver {
	t.Helper()
	if len(facts) == 0 {
		facts = []string{"none"}
	}
	d := around(t, modeltest.Patient{Treatment: "injection/epidural", DaysAgo: 3, Country: country}, withFacts(facts...))
	if !d.Offers("lifestyle." + number + ".name") {
		d.Pick("lifestyle.numbers.name")
		d.Pick("measure." + number + "_on")
	} else {
		d.Pick("lifestyle." + number + ".name")
	}
	shows(t, d, "measure."+number+".lead")
	return d
}

func note(d *modeltest.Driver, value string) {
	d.Pick("measure.add")
	d.Answer(value)
}

// A weight comes back as it was typed, in what the country weighs in; it is off until it
// is wanted, and can be switched off again.
func TestWeightIsKeptIfWanted(t *testing.T) {
	for _, tt := range []struct{ country, typed, said string }{
		{"US", "183", "183 lb (83 kg)"}, {"US", "176 lb", "176 lb (79.8 kg)"}, {"US", "80 kg", "176 lb (80 kg)"}, {"DE", "80,5", "80.5 kg"}, {"GB", "80", "80 kg"},
	} {
		d := keeping(t, tt.country, "weight")
		note(d, tt.typed)
		if !strings.Contains(d.Said(), tt.said) {
			t.Errorf("%s in %s is told as\n%s", tt.typed, tt.country, d.Said())
		}
		if got := loggedAs(d, coach.EntryMeasure); len(got) != 1 || got[0].Of != "weight" || got[0].Number == nil {
			t.Fatalf("saved is %+v", got)
		}
	}
	d := keeping(t, "DE", "weight")
	note(d, "80")
	d.Pick("measure.remove")
	if d.Shows("measure.list", content.Args{"Value": "80 kg"}) || !d.Shows("measure.none") {
		t.Errorf("it was not taken back:\n%s", d.Said())
	}
	d.Pick("measure.back")
	d.Pick("lifestyle.numbers.name")
	d.Pick("measure.weight_off")
	d.Pick("measure.back")
	if d.Offers("lifestyle.weight.name") {
		t.Errorf("it is still kept:\n%s", d.Said())
	}
}

// A loss that nobody planned is for the team, and asks one question; one that was planned
// is nothing.
func TestALossOfWeightIsAskedAbout(t *testing.T) {
	for planned, tells := range map[string]bool{"yes": false, "no": true, "not_sure": true} {
		d := keeping(t, "DE", "weight")
		note(d, "80")
		note(d, "77.1")
		if d.Asked() != "" {
			t.Fatalf("2.9 kg ask %q", d.Asked())
		}
		note(d, "77")
		if d.Asked() != "form.measure.planned" {
			t.Fatalf("3 kg ask %q:\n%s", d.Asked(), d.Said())
		}
		d.Answer(planned)
		if d.Shows("measure.weight.lost", content.Args{"Less": "3 kg"}) != tells {
			t.Errorf("%s says\n%s", planned, d.Said())
		}
		if tells {
			d.Pick("measure.weight.check")
			if d.Asked() != "item.weight_loss" {
				t.Errorf("asked is %q", d.Asked())
			}
			continue
		}
		note(d, "76.9")
		if d.Asked() != "" {
			t.Errorf("it asks again at once: %q", d.Asked())
		}
	}
}

// Blood sugar is typed in the unit of the country, or with its own, and kept in mmol/l.
func TestSugarIsTypedInItsUnit(t *testing.T) {
	for _, tt := range []struct {
		country, typed, said string
		mmol                 float64 // 0: not taken
	}{
		{"US", "140", "140 mg/dl", 7.778}, {"US", "7.5 mmol/l", "135 mg/dl", 7.5}, {"GB", "7.5", "7.5 mmol/l", 7.5}, {"GB", "7,5", "7.5 mmol/l", 7.5},
		{"GB", "140 mg/dl", "7.8 mmol/l", 7.778}, {"US", "7.5", "", 0}, {"GB", "140", "", 0}, {"GB", "0.9", "", 0}, {"GB", "1", "1.0 mmol/l", 1},
		{"US", "19", "", 0}, {"US", "20", "20 mg/dl", 1.111}, {"US", "601", "", 0}, {"GB", "33.4", "", 0}, {"GB", "high", "", 0}, {"GB", "1e1", "", 0}, {"GB", "-5", "", 0},
	} {
		d := keeping(t, tt.country, "sugar", "diabetes")
		note(d, tt.typed)
		got := loggedAs(d, coach.EntryMeasure)
		if tt.mmol == 0 {
			if len(got) != 0 || !d.Shows("problem.sugar_"+map[string]string{"US": "mgdl", "GB": "mmol"}[tt.country]) {
				t.Errorf("%s in %s is taken as %+v:\n%s", tt.typed, tt.country, got, d.Said())
			}
			continue
		}
		if len(got) != 1 || math.Abs(*got[0].Number-tt.mmol) > 0.001 || !strings.Contains(d.Said(), tt.said) {
			t.Errorf("%s in %s is kept as %+v:\n%s", tt.typed, tt.country, got, d.Said())
		}
	}
}

// Above the plan's limit: what the plan says, whom to call, the question of the check; at
// the limit, nothing. Never a dose.
func TestSugarAboveThePlansLimit(t *testing.T) {
	d := keeping(t, "GB", "sugar", "diabetes")
	shows(t, d, "measure.sugar.no_limit")
	d.Pick("measure.limit")
	d.Answer("11")
	shows(t, d, "measure.sugar.own_limit", content.Args{"Value": "11.0 mmol/l"})
	note(d, "11")
	if d.Shows("measure.sugar.above_body") {
		t.Fatalf("at the limit it says\n%s", d.Said())
	}
	note(d, "11.1")
	shows(t, d, "measure.sugar.above", content.Args{"Value": "11.0 mmol/l"})
	shows(t, d, "measure.sugar.above_body")
	shows(t, d, "measure.sugar.ill", content.Args{"Number": "999"})
	d.Key("enter") // nothing is preselected
	shows(t, d, "measure.sugar.above_body")
	d.Pick("measure.sugar.check")
	if d.Asked() != "item.steroid_sugar" {
		t.Fatalf("asked is %q", d.Asked())
	}
	d.Answer("yes")
	if d.Asked() != "item.sugar_high" {
		t.Errorf("then %q:\n%s", d.Asked(), d.Said())
	}
	for _, word := range []string{"unit", "insulin", "dose"} {
		words := wordsOf(t, d)
		for _, id := range []string{"measure.sugar.above_body", "measure.sugar.body", "measure.sugar.ill", "measure.sugar.hi_body", "measure.sugar.no_limit"} {
			if strings.Contains(words.Say(id), word) {
				t.Errorf("%s speaks of a %s", id, word)
			}
		}
	}
}

// A meter that shows HI, and a number above our line without a plan, lead to the check;
// of somebody whom the question is not for, to the full one.
func TestSugarThatIsVeryHigh(t *testing.T) {
	d := keeping(t, "GB", "sugar", "diabetes")
	note(d, "HI")
	shows(t, d, "measure.sugar.hi")
	shows(t, d, "measure.sugar.hi_body", content.Args{"Number": "999"})
	d.Pick("measure.sugar.later")
	note(d, "15")
	if d.Shows("measure.sugar.high", content.Args{"Value": "15.0 mmol/l"}) {
		t.Errorf("at the line it says\n%s", d.Said())
	}
	note(d, "15.1")
	shows(t, d, "measure.sugar.high", content.Args{"Value": "15.1 mmol/l"})

	d = keeping(t, "GB", "sugar")
	note(d, "20")
	d.Pick("measure.sugar.check")
	if asked := d.Asked(); !strings.HasPrefix(asked, "item.ces") {
		t.Errorf("without diabetes the check asks %q:\n%s", asked, d.Said())
	}
}

// The list is short, newest first.
func TestTheLastNumbersAreListed(t *testing.T) {
	d := keeping(t, "DE", "weight")
	for _, kg := range []string{"80", "80.1", "80.2", "80.3", "80.4", "80.5", "80.6", "80.7", "80.8"} {
		note(d, kg)
		d.Advance(time.Hour)
	}
	lines := slices.DeleteFunc(d.Lines(), func(l string) bool { return !strings.Contains(l, " kg, ") })
	if len(lines) != 8 || !strings.HasPrefix(lines[0], "80.8 kg") || !strings.HasPrefix(lines[7], "80.1 kg") {
		t.Errorf("listed are %q", lines)
	}
}
