package model_test

import (
	"strings"
	"testing"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// atSheet is a patient of a country in front of the question how much to lift.
func atSheet(t *testing.T, country string, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t, options...)
	d.Ready(modeltest.Patient{Treatment: "injection/epidural", DaysAgo: 5, Country: country})
	d.Pick("today.more.sheet")
	for d.Asked() != "form.sheet.lift_kg" {
		d.Answer("")
	}
	return d
}

// A weight is typed as the clinic wrote it, and kept in kilograms; a bare number is
// what the patient's country weighs in, which is said.
func TestAWeightIsTypedWithItsUnit(t *testing.T) {
	for _, tt := range []struct{ country, typed, kept, problem string }{
		{"US", "10 lb", "4.5", ""}, {"US", "10", "4.5", ""}, {"US", "11 pounds", "5", ""}, {"US", "5 kg", "5", ""}, {"US", "0", "0", ""}, {"US", "2.5lbs.", "1.1", ""},
		{"US", "110", "49.9", ""}, {"US", "111", "", "weight_range"},
		{"DE", "5", "5", ""}, {"DE", "4,5 kg", "4.5", ""}, {"DE", "10 LB", "4.5", ""}, {"DE", "0", "0", ""}, {"DE", "4.59", "4.5", ""}, {"DE", "50", "50", ""},
		{"DE", "50.1", "", "weight_range"}, {"DE", "-1", "", "weight"}, {"DE", "five", "", "weight"}, {"DE", "5 stone", "", "weight"}, {"DE", "1e1", "", "weight"}, {"DE", "kg", "", "weight"},
	} {
		d := atSheet(t, tt.country)
		d.Answer(tt.typed)
		if tt.problem != "" {
			shows(t, d, "problem."+tt.problem, content.Args{"Min": 0, "Max": 50})
			continue
		}
		for strings.HasPrefix(d.Asked(), "form.sheet.") {
			d.Answer("")
		}
		if got := d.Saved().Profile.Answers.First("lift_kg"); got != tt.kept {
			t.Errorf("%s: %q is kept as %q, want %q", tt.country, tt.typed, got, tt.kept)
		}
	}
}

// Going back and on again leaves a weight as it was.
func TestAWeightStaysAsItWasTyped(t *testing.T) {
	for _, typed := range []string{"7 lb", "10 lb", "2 kg", "0"} {
		d := atSheet(t, "US")
		d.Answer(typed)
		asked := d.Asked() // until which day
		d.Key("esc")
		d.Key("enter")
		if d.Asked() != asked {
			t.Fatalf("%s: asks %s", typed, d.Asked())
		}
		for strings.HasPrefix(d.Asked(), "form.sheet.") {
			d.Answer("")
		}
		want := map[string]string{"7 lb": "3.2", "10 lb": "4.5", "2 kg": "2", "0": "0"}[typed]
		if got := d.Saved().Profile.Answers.First("lift_kg"); got != want {
			t.Errorf("%s is kept as %q, want %q", typed, got, want)
		}
	}
}

// The limits of lifting in the words of the page of the phase, by country: pounds are
// never rounded up, and nothing is said to be nothing.
func TestTheLimitOfLiftingInWords(t *testing.T) {
	for _, tt := range []struct{ country, kg, until, id, weight string }{
		{"US", "", "", "limit.lift.max", "11 lb (5 kg)"}, {"US", "4.5", "", "limit.lift.max", "10 lb (4.5 kg)"}, {"US", "2.3", "", "limit.lift.max", "5 lb (2.3 kg)"},
		{"US", "1", "", "limit.lift.max", "2 lb (1 kg)"}, {"US", "0.4", "", "limit.lift.max", "0.4 kg"}, {"US", "2", "", "limit.lift.max", "4 lb (2 kg)"},
		{"DE", "", "", "limit.lift.max", "5 kg"}, {"DE", "4.5", "", "limit.lift.max", "4.5 kg"},
		{"US", "0", "", "limit.lift.none_open", ""}, {"DE", "0", "3", "limit.lift.none", ""},
	} {
		d := modeltest.New(t)
		d.Ready(modeltest.Patient{Treatment: "injection/epidural", DaysAgo: 5, Country: tt.country})
		p := d.Saved().Profile
		until := d.Day().Add(3)
		if tt.kg != "" {
			p.Answers["lift_kg"] = []string{tt.kg}
		}
		if tt.until != "" {
			p.Answers["lift_until"] = []string{string(until)}
		}
		d.Store.Receive(p)
		d.Restart()
		if tt.until != "" {
			day := coach.Day(until)
			if !strings.Contains(d.Said(), d.Word("sheet.lift_none", content.Args{"Date": model.SayDate(words(t, d), day), "Distance": d.Word("date.ahead", content.Args{"N": 3})})) {
				t.Errorf("Today does not say that nothing is lifted:\n%s", d.Said())
			}
		}
		d.Pick("today.more.phase")
		text := d.Word(tt.id, content.Args{"Weight": tt.weight, "Date": model.SayDate(words(t, d), until)})
		if !strings.Contains(d.Said(), text) {
			t.Errorf("%s, %q: it does not say %q:\n%s", tt.country, tt.kg, text, d.Said())
		}
	}
}

func words(t *testing.T, d *modeltest.Driver) *content.Words {
	t.Helper()
	w, err := d.Library().Words("en")
	if err != nil {
		t.Fatal(err)
	}
	return w
}
