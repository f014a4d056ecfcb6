package model_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// setUpAnswers are set-up's questions in their order, each with an answer.
var setUpAnswers = []struct {
	asked, answer string
}{
	{"form.setup.adult", "adult"}, {"form.setup.country", "NZ"}, {"form.treatment.type", "medication"}, {"form.treatment.date", "5"},
	{"form.treatment.part", "midday"}, {"form.treatment.more", "no"}, {"form.setup.age", "71"}, {"form.setup.facts", "none"},
	{"form.setup.clinic_phone", "03 123"}, {"form.setup.night_phone", ""}, {"form.setup.surface", "bed"},
}

// Set-up can be left after every question. Whole screens are kept; of the
// treatment nothing is until it is complete.
func TestSetUpCanBeLeftAndTakenUpAgain(t *testing.T) {
	for cut := range setUpAnswers {
		d := modeltest.New(t)
		for i := 0; i < cut; i++ {
			d.Answer(setUpAnswers[i].answer)
		}
		if !d.Leave() {
			t.Fatalf("after %d answers the program does not leave", cut)
		}
		d.Restart()
		again := slices.IndexFunc(setUpAnswers[:], func(a struct{ asked, answer string }) bool { return a.asked == d.Asked() })
		if again < 0 || again > cut {
			t.Fatalf("left before %q, taken up at %q", setUpAnswers[cut].asked, d.Asked())
		}
		for _, a := range setUpAnswers[again:] {
			if d.Asked() != a.asked {
				t.Fatalf("left before %q: asked is %q, want %q", setUpAnswers[cut].asked, d.Asked(), a.asked)
			}
			d.Answer(a.answer)
		}
		p := d.Saved().Profile
		if !p.Finished("setup") || len(p.Treatments) != 1 || p.Country() != "NZ" || p.Answers.First("surface") != "bed" {
			t.Errorf("left before %q: saved is %+v", setUpAnswers[cut].asked, p)
		}
	}
}

func TestSetUpEndsForMinors(t *testing.T) {
	d := modeltest.New(t)
	d.Answer("minor")
	if !d.Shows("message.minor.head") {
		t.Fatalf("a minor is told nothing:\n%s", d.Said())
	}
	d.Key("enter")
	if !d.Left() || len(d.Saved().Profile.Answers) > 0 {
		t.Error("set-up goes on for a minor, or something was kept")
	}
}

// Everything that set-up asked can be changed under Settings.
func TestSettingsHoldAllOfSetUp(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	form, _ := d.Library().Form("setup")
	for _, s := range form.Screens {
		for _, q := range s.Questions {
			if q.ID == "adult" {
				continue // it does not change back
			}
			d.Pick("today.more.settings")
			walkTo(t, d, "settings."+q.ID)
			for d.Asked() != "form.setup."+q.ID {
				d.Answer("") // what stands before it on its screen
			}
			d.Key("esc")
			for !d.Shows("settings.ask") {
				d.Key("esc")
			}
			d.Key("esc")
		}
	}
	d.Pick("today.more.settings")
	walkTo(t, d, "settings.surface")
	d.Answer("chair")
	if got := d.Saved().Profile.Surface(); got != "chair" {
		t.Errorf("the surface was changed to chair; on file is %q", got)
	}
}

// Each reminder of the calendar is set by itself; until then the page shows what holds.
func TestEachReminderIsSetByItself(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	form, _ := d.Library().Form("reminders")
	toReminders(t, d)
	asked := 0
	for _, s := range form.Screens {
		for _, q := range s.Questions {
			asked++
			walkTo(t, d, "settings."+q.ID)
			if d.Asked() != "form.reminders."+q.ID {
				t.Fatalf("the line of %s asks %s", q.ID, d.Asked())
			}
			choice := q.Choices[len(q.Choices)-1]
			d.Answer(choice)
			if got := d.Saved().Profile.Answers.First(q.ID); got != choice || !d.Shows("reminding.lead") {
				t.Errorf("%s: on file is %q, want %q; the page is shown: %v", q.ID, got, choice, d.Shows("reminding.lead"))
			}
		}
	}
	if asked != 4 {
		t.Errorf("%d reminders", asked)
	}
}

// walkTo opens a line of a long list with the arrows.
func walkTo(t *testing.T, d *modeltest.Driver, id string) {
	t.Helper()
	for range d.Lines() {
		d.Key("up")
	}
	for range d.Lines() {
		for _, line := range d.Lines() {
			if strings.Contains(line, d.Word(id)) && strings.Contains(line, d.Word("view.chosen")) {
				d.Key("enter")
				return
			}
		}
		d.Key("down")
	}
	t.Fatalf("no line holds %q:\n%s", d.Word(id), d.Said())
}

// Typing 1 0 stores 10 and a 1 alone stores 1, on every scale that there is.
func TestTypingTenOnEveryScale(t *testing.T) {
	for _, want := range []int{10, 1} {
		stored := map[string]int{}
		note := func(a coach.Answers, form string, qs []content.Question) {
			for _, q := range qs {
				if n, ok := a.Int(q.ID); ok && q.Kind == "scale" {
					stored[form+"."+q.ID] = n
				}
			}
		}
		d := modeltest.New(t)
		d.SetUp(modeltest.InTherapy)
		d.CheckIn(want, map[string][]string{"usual": {strconv.Itoa(want)}})
		note(d.Saved().CheckIns[0].Answers, "checkin", questionsOf(d, "checkin"))

		d = modeltest.New(t)
		d.Ready(modeltest.InTherapy)
		d.BeginSession()
		d.Exercise()
		d.Pick("session.option.hurt")
		d.Answer(strconv.Itoa(want))
		d.Answer("back")
		if d.Asked() == "form.hurt.else" {
			d.Answer("nothing")
		}
		stored["hurt.pain"] = *d.Saved().Sessions[0].Done[0].Pain
		d.Pick("session.option.stop")
		d.EndSession(want)
		stored["end"] = *d.Saved().Sessions[0].EndPain

		for _, form := range []string{"setup", "treatment", "checkin", "conditions", "sheet", "hurt", "closing", "looks"} {
			for _, q := range questionsOf(d, form) {
				if _, ok := stored[form+"."+q.ID]; q.Kind == "scale" && !ok {
					t.Errorf("the scale %s.%s was not tried", form, q.ID)
				}
			}
		}
		for scale, got := range stored {
			if got != want {
				t.Errorf("on %s typing %d stored %d", scale, want, got)
			}
		}
	}
}

func questionsOf(d *modeltest.Driver, form string) []content.Question {
	def, _ := d.Library().Form(form)
	var all []content.Question
	for _, s := range def.Screens {
		all = append(all, s.Questions...)
	}
	return all
}

// Between 1 and 0 anything else may not make a ten.
func TestOnlyOneThenZeroIsTen(t *testing.T) {
	for keys, want := range map[string]string{"10": "10", "100": "0", "110": "10", "20": "0", "012": "2", "1 0": "0", "101": "1"} {
		d := modeltest.New(t)
		d.SetUp(modeltest.InTherapy)
		d.Answer("nothing")
		d.Advance(time.Second)
		d.Type(keys)
		d.Key("enter")
		d.Answer("5") // the other scale of the screen, so that it is saved
		if got := d.Saved().CheckIns[0].Answers.First("back_now"); got != want {
			t.Errorf("typing %q stored %s, want %s", keys, got, want)
		}
	}
}

func TestTwoHundredKeysAreAllCounted(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.CheckIn(2, map[string][]string{"note": {strings.Repeat("ab!?1", 40)}})
	if got := d.Saved().CheckIns[0].Answers.First("note"); got != strings.Repeat("ab!?1", 40) {
		t.Errorf("of 200 keys %d were counted", len(got))
	}
}
