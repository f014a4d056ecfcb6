package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// listing is a patient on the page of medicines with one on the list.
func listing(t *testing.T, sleepy, since string, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := readied(t, options...)
	d.Key("r")
	d.Pick("relief.medicines")
	shows(t, d, "medicine.empty")
	d.Pick("medicine.add")
	d.Answer("Red pills")
	d.Answer("2 times a day, morning and evening")
	d.Answer(sleepy)
	d.Answer(since)
	shows(t, d, "medicine.lead")
	return d
}

func took(t *testing.T, d *modeltest.Driver) {
	t.Helper()
	d.Pick("medicine.took")
	d.Pick("medicine.when_option.now")
}

// Against the patient's own plan, in their own words, and never a word of too early or
// too late.
func TestTakingAMedicine(t *testing.T) {
	d := listing(t, "no", "longer")
	shows(t, d, "medicine.plan", content.Args{"Name": "Red pills", "Plan": "2 times a day, morning and evening"})
	shows(t, d, "medicine.none_today")
	took(t, d)
	first := d.Clock.Now().Wall.Format("15:04")
	shows(t, d, "medicine.noted", content.Args{"Name": "Red pills", "Time": first})
	shows(t, d, "medicine.today", content.Args{"N": 1, "Time": first})
	if d.Shows("medicine.effect_due") {
		t.Error("its effect is asked at once")
	}
	d.Advance(61 * time.Minute)
	took(t, d)
	shows(t, d, "medicine.today", content.Args{"N": 2, "Time": d.Clock.Now().Wall.Format("15:04")})
	told := entriesOf(d, coach.EntryMedicine)
	if len(told) != 2 || told[0].Name != "Red pills" || told[0].Feel != "" {
		t.Fatalf("on file is %+v", told)
	}
	d.Advance(61 * time.Minute)
	d.Key("esc")
	d.Pick("relief.medicines")
	if n := strings.Count(d.Said(), d.Word("medicine.effect_due")); n != 1 {
		t.Errorf("the effect is asked %d times:\n%s", n, d.Said())
	}
	d.Pick("medicine.entry", content.Args{"Name": "Red pills", "Time": told[1].TakenAt().Format("15:04")})
	d.Pick("relief.feel.better")
	if e := entriesOf(d, coach.EntryMedicine)[1]; e.Feel != "better" {
		t.Errorf("on file is %+v", e)
	}
	d.Pick("medicine.entry", content.Args{"Name": "Red pills", "Time": first})
	d.Pick("medicine.taken_option.undo")
	if n := len(d.Saved().Taken(d.Day())); n != 1 {
		t.Errorf("after taking one back there are %d", n)
	}
}

// Earlier today and yesterday, by the time; not in the future.
func TestTakenEarlier(t *testing.T) {
	for _, tt := range []struct {
		day, typed string
		want       string // "" is refused
	}{
		{"today", "7:15", "2026-11-23 07:15"}, {"today", "715", ""}, {"today", "0715", "2026-11-23 07:15"}, {"today", "7.15", "2026-11-23 07:15"},
		{"today", "1 am", "2026-11-23 01:00"}, {"today", "23:00", ""}, {"yesterday", "23:00", "2026-11-22 23:00"}, {"yesterday", "9 pm", "2026-11-22 21:00"},
		{"today", "soon", ""},
	} {
		d := listing(t, "no", "longer")
		d.Pick("medicine.took")
		d.Pick("medicine.when_option.earlier")
		d.Answer(tt.day)
		d.Answer(tt.typed)
		told := entriesOf(d, coach.EntryMedicine)
		switch {
		case tt.want == "" && len(told) > 0:
			t.Errorf("%s %s is noted as %v", tt.day, tt.typed, told[0].TakenAt())
		case tt.want == "" && !d.Shows("problem.time") && !d.Shows("problem.time_ahead"):
			t.Errorf("%s %s: nothing says why not:\n%s", tt.day, tt.typed, d.Said())
		case tt.want != "" && (len(told) != 1 || told[0].TakenAt().Format("2006-01-02 15:04") != tt.want):
			t.Errorf("%s %s: %+v, want %s\n%s", tt.day, tt.typed, told, tt.want, d.Said())
		case tt.want != "" && told[0].Day != coach.DayOf(told[0].TakenAt()):
			t.Errorf("%s %s stands under %s", tt.day, tt.typed, told[0].Day)
		}
	}
}

// In the small hours "today at 23" is the evening before.
func TestTakenEarlierInTheSmallHours(t *testing.T) {
	d := listing(t, "no", "longer", modeltest.At(modeltest.Morning.Add(17*time.Hour))) // half past one
	d.Pick("medicine.took")
	d.Pick("medicine.when_option.earlier")
	d.Answer("today")
	d.Answer("23:00")
	if told := entriesOf(d, coach.EntryMedicine); len(told) != 1 || told[0].TakenAt().Format("2006-01-02 15:04") != "2026-11-23 23:00" {
		t.Errorf("%+v\n%s", told, d.Said())
	}
}

// The same name twice within the hour is asked about; what was a mistake of the body
// asks for a check, what was one of the hand is not filed.
func TestADoubleIsAskedAbout(t *testing.T) {
	for said, want := range map[string]struct {
		files int
		check bool
	}{"wrote_twice": {1, false}, "right": {2, false}, "mistake": {2, true}, "not_sure": {2, true}} {
		d := listing(t, "no", "longer")
		took(t, d)
		d.Advance(10 * time.Minute)
		took(t, d)
		d.Advance(time.Second)
		d.Key("enter") // nothing is preselected
		if !strings.Contains(d.Said(), d.Word("medicine.double_option.right")) {
			t.Fatalf("nothing is asked:\n%s", d.Said())
		}
		d.Pick("medicine.double_option." + said)
		if n := len(entriesOf(d, coach.EntryMedicine)); n != want.files {
			t.Errorf("%s: %d are on file", said, n)
		}
		if asked := strings.HasPrefix(d.Asked(), "item.") || d.Asked() == "list"; asked != want.check {
			t.Errorf("%s: asked %q:\n%s", said, d.Asked(), d.Said())
		}
		if !want.check {
			continue
		}
		d.Restart() // who leaves it is asked again
		if !d.Shows("today.due.T11") {
			t.Errorf("%s: the check is forgotten:\n%s", said, d.Said())
		}
		d.Key("r")
		d.Pick("relief.medicines")
		d.Pick("medicine.entry", content.Args{"Name": "Red pills", "Time": entriesOf(d, coach.EntryMedicine)[1].TakenAt().Format("15:04")})
		d.Pick("medicine.taken_option.undo") // and taking it back takes no check back
		if asked := strings.HasPrefix(d.Asked(), "item.") || d.Asked() == "list"; !asked || len(entriesOf(d, coach.EntryMedicine)) != 2 {
			t.Errorf("%s: taken back without a check:\n%s", said, d.Said())
		}
	}
}

// A new one that makes sleepy says so at once, makes today a day of rest, and tells of
// driving; one of old only cautions.
func TestASleepyMedicine(t *testing.T) {
	d := listing(t, "not_sure", "today")
	shows(t, d, "medicine.listed_sleepy", content.Args{"Name": "Red pills"})
	shows(t, d, "medicine.new_sleepy", content.Args{"Name": "Red pills"})
	shows(t, d, "medicine.bowels")
	d.Key("esc")
	if d.Offers("relief.help.gentler") {
		t.Error("a session is offered on the day of rest")
	}
	d.Key("esc")
	if !d.Shows("why.new_sedating_short") {
		t.Errorf("Today does not say why there are no exercises:\n%s", d.Said())
	}
	d.Pick("today.session")
	d.Conditions(nil)
	shows(t, d, "message.why.new_sedating.head")

	d = listing(t, "yes", "longer")
	shows(t, d, "medicine.sleepy")
	d = listing(t, "no", "today")
	if d.Shows("medicine.sleepy") || d.Shows("medicine.bowels") {
		t.Error("one that makes nobody sleepy cautions")
	}
	shows(t, d, "medicine.pharmacist")
}

// The check-in asks how it was taken as soon as one is listed.
func TestTheCheckInAsksAboutAListedMedicine(t *testing.T) {
	d := listing(t, "no", "longer")
	d.Advance(24 * time.Hour)
	d.Key("esc")
	d.Key("esc")
	d.Pick("today.checkin")
	for range 12 {
		switch q := d.Asked(); q {
		case "form.checkin.medicines":
			return
		case "form.checkin.news":
			d.Answer("nothing")
		case "form.checkin.sleep":
			d.Answer("good")
		case "form.checkin.leg_now":
			d.Answer("0")
		default:
			d.Answer("3")
		}
	}
	t.Errorf("it is not asked:\n%s", d.Said())
}

// Stopping asks whether the clinic knows; without it a check is asked for.
func TestStoppingAMedicine(t *testing.T) {
	for said, check := range map[string]bool{"yes": false, "no": true, "not_sure": true, "never": false} {
		d := listing(t, "no", "longer")
		d.Pick("medicine.plan", content.Args{"Name": "Red pills", "Plan": "2 times a day, morning and evening"})
		d.Pick("medicine.option.stop")
		shows(t, d, "medicine.never_stop")
		d.Pick("medicine.agreed_option." + said)
		if n := len(d.Saved().Profile.Medicines()); n != 0 {
			t.Errorf("%s: %d are on the list", said, n)
		}
		if asked := strings.HasPrefix(d.Asked(), "item.") || d.Asked() == "list"; asked != check {
			t.Errorf("%s: asked %q", said, d.Asked())
		}
	}
}

// One of the same name is changed, not listed twice; one that is not on the list yet is
// put there as it is taken.
func TestTheListOfMedicines(t *testing.T) {
	d := listing(t, "no", "longer")
	d.Pick("medicine.add")
	for _, a := range []string{"red pills ", "3 times", "yes", "longer"} {
		d.Answer(a)
	}
	if list := d.Saved().Profile.Medicines(); len(list) != 1 || list[0].Plan != "3 times" || list[0].Sleepy != "yes" {
		t.Errorf("on the list are %+v", list)
	}
	d.Pick("medicine.add")
	for _, a := range []string{"Blue drops", "", "no", "longer"} {
		d.Answer(a)
	}
	d.Pick("medicine.took")
	shows(t, d, "medicine.which")
	d.Pick("medicine.another")
	for _, a := range []string{"White pills", "", "no", "longer"} {
		d.Answer(a)
	}
	d.Pick("medicine.when_option.now")
	told := entriesOf(d, coach.EntryMedicine)
	if len(told) != 1 || told[0].Name != "White pills" || len(d.Saved().Profile.Medicines()) != 3 {
		t.Errorf("on file is %+v, on the list %+v", told, d.Saved().Profile.Medicines())
	}
}

// Dark words in a plan or a note open the mood page, as anywhere.
func TestDarkWordsInRecords(t *testing.T) {
	d := readied(t)
	d.Key("r")
	d.Pick("relief.medicines")
	d.Pick("medicine.add")
	for _, a := range []string{"Pills", "all of them, to end my life", "no", "longer"} {
		d.Answer(a)
	}
	expect(t, d, "item.suicide")
	d = readied(t)
	d.Key("r")
	d.Pick("relief.care")
	d.Pick("care.note")
	for _, a := range []string{"massage", "0", "agreed", "I want to die"} {
		d.Answer(a)
	}
	expect(t, d, "item.suicide")
}

// Massage and the like, with the clinic's word and how the back was after it.
func TestNotingCare(t *testing.T) {
	for clinic, kind := range map[string]string{"agreed": "massage", "not_asked": "acupuncture", "said_no": "tens"} {
		d := readied(t)
		d.Key("r")
		d.Pick("relief.care")
		d.Pick("care.note")
		for _, a := range []string{kind, "2", clinic, "Mrs. Lee, shoulders only"} {
			d.Answer(a)
		}
		shows(t, d, "care.noted."+clinic)
		d.Pick("relief.feel.better")
		told := d.Saved().Care()
		if len(told) != 1 || told[0].Of != kind || told[0].Day != d.Day().Add(-2) || told[0].Answers.First("clinic") != clinic || told[0].Feel != "better" || told[0].Note == "" {
			t.Fatalf("on file is %+v", told)
		}
		shows(t, d, "care.clinic."+clinic)
		d.Pick("care.entry", content.Args{"What": d.Word("form.care.kind." + kind), "When": "2 days ago"})
		d.Pick("medicine.taken_option.undo")
		if n := len(d.Saved().Care()); n != 0 {
			t.Errorf("after taking it back there are %d", n)
		}
	}
}

// What must not be is said from the record, and nothing at all with an open warning.
func TestWhatMustNotBeIsSaid(t *testing.T) {
	d := modeltest.New(t)
	p := modeltest.Injected
	p.Facts = []string{"blood_thinner"}
	d.Ready(p)
	d.Key("r")
	d.Pick("relief.care")
	for _, id := range []string{"care.bar.spot", "care.bar.thinner", "care.ask_first"} {
		shows(t, d, id)
	}
	d = modeltest.New(t)
	d.SetUp(p)
	d.CheckIn(3)
	d.AnswerCheck(map[string]string{"clot_leg": "yes"})
	d.Advance(time.Second)
	d.Key("r")
	d.Pick("relief.care")
	shows(t, d, "care.warning")
}

// Line by line it goes, too.
func TestMedicinesLineByLine(t *testing.T) {
	d := listing(t, "yes", "longer", modeltest.ByLines())
	took(t, d)
	d.Line("")
	if n := len(entriesOf(d, coach.EntryMedicine)); n != 1 {
		t.Errorf("%d are on file:\n%s", n, d.Said())
	}
}
