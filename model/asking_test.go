package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/modeltest"
)

// A helper is asked what only somebody else can see, first of all; it is kept that
// a helper answered, and a yes is acted on at once.
func TestAHelperIsAskedWhatOthersSee(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Pick("today.more.home")
	d.Pick("home.helper")
	expect(t, d, "item.opioid_breath")
	shows(t, d, "check.title_helper")
	d.Answer("no")
	expect(t, d, "item.sepsis_seen")
	d.Answer("not_sure")
	inOrder(t, d, d.Word("advice.call_now.headline"), "911", d.Word("check_for.sepsis"))
	if c := lastCheck(d); !c.Form.Helper || c.Answers["opioid_breath"].Choice != "no" {
		t.Errorf("kept is %+v %+v", c.Form, c.Answers)
	}
}

// The card for the people at home names the country's number and the signs.
func TestTheHouseholdCard(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.Patient{Country: "NO", Treatment: "injection/facet", DaysAgo: 2, Phone: "22 11"})
	d.Pick("today.more.home")
	d.Pick("home.card")
	inOrder(t, d, "113", d.Word("household.when"), d.Word("household.signs.1"), d.Word("household.do"), "a facet joint injection", "22 11")
	d.Key("esc")
	shows(t, d, "home.ask")
}

// ? asks again in other words, on a page of its own and for a line of a list; the
// question and its answers stay where they are.
func TestTheQuestionInOtherWords(t *testing.T) {
	d := checking(t)
	again, _, _ := strings.Cut(d.Word("item.ces_saddle_numb.help"), "\n")
	if strings.Contains(d.Said(), again) {
		t.Errorf("the other words stand there unasked:\n%s", d.Said())
	}
	d.Key("?")
	inOrder(t, d, d.Word("item.ces_saddle_numb.ask"), again, d.Word("item.ces_saddle_numb.why"), "1  Yes")
	d.Key("?")
	if strings.Contains(d.Said(), again) {
		t.Error("a second ? does not put them away")
	}
	for d.Asked() != "list" {
		d.Answer("no")
	}
	d.Key("?") // no line is chosen: the general help
	shows(t, d, "help.title")
	d.Key("esc")
	d.Keys("down", "down", "?")
	inOrder(t, d, d.Word("item.leg_numb_new.ask"), d.Word("item.leg_numb_new.line"))
	d.Key("down")
	if d.Shows("item.leg_numb_new.ask") {
		t.Error("another line still has the help of the one before")
	}
}

// T6: a word of alarm in a note asks one question more; a clear no closes it, all
// else opens the full check.
func TestAWordOfAlarmInANote(t *testing.T) {
	for answer, asks := range map[string]bool{"yes": true, "not_sure": true, "no": false} {
		d := modeltest.New(t)
		d.Ready(modeltest.InTherapy)
		d.Advance(24 * time.Hour)
		d.Pick("today.checkin")
		d.CheckIn(3, map[string][]string{"note": {"my toe went NUMB in bed"}, "note_word": {answer}})
		if asked := d.Asked() == "item.pain_sharp_worse"; asked != asks {
			t.Errorf("%s to the word: a check opens %v, want %v:\n%s", answer, asked, asks, d.Said())
		}
	}
}

// A note of despair opens the two questions at once, with the crisis number; what
// else is due waits on Today.
func TestANoteOfDespair(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Advance(24 * time.Hour)
	d.Pick("today.checkin")
	d.CheckIn(3, map[string][]string{"note": {"numb again, I just want to die"}, "note_word": {"yes"}})
	expect(t, d, "item.suicide")
	if !strings.Contains(d.Said(), "988") {
		t.Errorf("there is no crisis number:\n%s", d.Said())
	}
	d.Answer("no")
	d.Answer("no")
	shows(t, d, "advice.mind_no.headline")
	d.Pick("advice.option.today")
	shows(t, d, "today.due.T6")
}

// The word that was found is said back, so that it is clear what the question is
// about.
func TestTheWordIsSaidBack(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Advance(24 * time.Hour)
	d.Pick("today.checkin")
	for d.Asked() != "form.checkin.note" {
		switch d.Asked() {
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
	d.Answer("Walked far. I can't pee well")
	expect(t, d, "form.checkin.note_word")
	shows(t, d, "form.checkin.note_word.help", content.Args{"Word": "can't pee"})
}

// T11: medicines taken otherwise than planned ask about medicines, unless the
// clinic agreed.
func TestMedicinesThatChanged(t *testing.T) {
	for agreed, asks := range map[string]bool{"yes": false, "no": true, "not_sure": true} {
		d := modeltest.New(t)
		d.SetUp(modeltest.InTherapy)
		d.CheckIn(3, map[string][]string{"medicine_kinds": {"opioid"}})
		d.AllNo()
		d.Pick("advice.option.today")
		d.Advance(24 * time.Hour)
		d.Pick("today.checkin")
		d.CheckIn(3, map[string][]string{"medicines": {"less"}, "medicines_agreed": {agreed}})
		if asked := d.Asked() == "item.overdose"; asked != asks {
			t.Fatalf("agreed %s: medicines are asked about %v, want %v:\n%s", agreed, asked, asks, d.Said())
		}
		if !asks {
			continue
		}
		n := 0
		for ; d.Asked() != ""; n++ {
			d.Answer("no")
		}
		if n > 7 {
			t.Errorf("%d questions about medicines, want at most 7", n)
		}
		d.Pick("advice.option.today")
		d.Pick("today.session")
		expect(t, d, "form.conditions.worse_with") // the way to the first session is open
	}
}

// After four weeks the facts are confirmed once, with what was ticked before.
func TestFactsAreConfirmedMonthly(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.Patient{Treatment: "medication", DaysAgo: 15, Facts: []string{"diabetes"}})
	d.Advance(27 * 24 * time.Hour)
	if d.Offers("today.confirm") {
		t.Error("asked again after 27 days")
	}
	d.Advance(24 * time.Hour)
	d.Pick("today.confirm")
	d.Keys("enter")
	expect(t, d, "form.setup.facts")
	d.Answer("blood_thinner") // diabetes stays ticked
	expect(t, d, "form.checkin.medicine_kinds")
	d.Answer("opioid")
	p := d.Saved().Profile
	if tick := p.Facts(d.Library().Warnings().Facts).Tick; !tick["diabetes"] || !tick["blood_thinner"] || !tick["opioid"] || !tick["medicine"] || p.Confirmed != d.Day() {
		t.Errorf("known is %v, confirmed %s", tick, p.Confirmed)
	}
	if d.Offers("today.confirm") || !d.Offers("today.checkin") {
		t.Errorf("it is asked again, or this is not Today:\n%s", d.Said())
	}
}

// A SOON result is said on Today until somebody heard of it: first when to call,
// then that it is overdue. It locks nothing, and one answer closes it.
func TestASoonResultIsFollowedUp(t *testing.T) {
	d := modeltest.New(t) // a Monday
	d.SetUp(modeltest.InTherapy)
	d.CheckIn(3)
	d.AnswerCheck(map[string]string{"leg_pain_new": "yes"})
	shows(t, d, "advice.soon.headline")
	d.Pick("advice.option.today")
	shows(t, d, "notice.soon", content.Args{"Day": "Thursday 26 November 2026"})
	if d.Offers("today.closing_soon", content.Args{"When": "today"}) {
		t.Error("it asks what came of it at once")
	}
	d.Advance(4 * 24 * time.Hour)
	shows(t, d, "notice.overdue")
	d.Pick("today.closing_soon", content.Args{"When": "4 days ago"})
	shows(t, d, "advice.overdue.headline")
	d.Pick("advice.option.closing")
	d.Answer("gp")
	d.Answer("carry_on")
	d.Answer("better")
	shows(t, d, "message.closing.soon_told.head")
	d.Key("enter")
	if d.Shows("notice.overdue") || len(d.Saved().OpenChecks()) > 0 {
		t.Errorf("it stays open:\n%s", d.Said())
	}
}

// What may be an infection locks once it is overdue, and says so as SAME_DAY.
func TestASoonThatMayBeAnInfectionLocksWhenOverdue(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.CheckIn(3)
	d.AnswerCheck(map[string]string{"sweats_unwell": "yes"})
	d.Pick("advice.option.today")
	d.Advance(4 * 24 * time.Hour)
	shows(t, d, "notice.same_day")
	d.Pick("today.session")
	shows(t, d, "message.why.same_day_open.head")
}

// The history keeps every answer exactly, who gave it and by which rules.
func TestTheHistoryIsExact(t *testing.T) {
	d := checking(t)
	d.AnswerCheck(map[string]string{"leg_both": "known", "leg_weak_mild": "yes", "trend": "worse", "fever_chills": "yes", "since": "4-14d"})
	d.Pick("advice.option.today")
	d.Pick("today.more.history")
	d.Key("enter")
	for _, want := range []string{d.Word("since.4-14d"), d.Word("trend.worse"), "Dr. Lee, in March", d.Library().Warnings().Ruleset, d.Word("result.emergency")} {
		if !strings.Contains(d.Said(), want) {
			t.Errorf("the history does not say %q:\n%s", want, d.Said())
		}
	}
}

// S4: on the smallest window and without colour, for every country, the emergency
// says what to do and the number.
func TestAnEmergencyInEveryCountryOnTheSmallestWindow(t *testing.T) {
	for _, country := range content.Load().Countries() {
		d := modeltest.New(t, modeltest.With(func(o *model.Options) { o.Theme = "mono" }))
		d.SetUp(modeltest.Patient{Country: country.ISO, Treatment: "procedure/fusion", DaysAgo: 4})
		d.Key("!")
		d.Resize(40, 10)
		d.AnswerCheck(saddle)
		label := d.Lines()[2]
		name, number, _ := strings.Cut(label, ": ")
		if screen := d.Screen(); !numbered(screen, name, number) || !strings.Contains(strings.Join(strings.Fields(screen), " "), d.Word("advice.ed_now.headline")) {
			t.Errorf("%s: the smallest window says\n%s", country.ISO, screen)
		}
	}
}

// The budget of a day (clinical section N1), counted in screens that a patient
// without any warning sign answers: eight on an ordinary day, twelve on a routine
// day.
func TestTheBudgetOfADay(t *testing.T) {
	for _, c := range []struct {
		treatment string
		days      int
		most      int
	}{{"physical_therapy", 16, 8}, {"medication", 16, 8}, {"injection/epidural", 16, 8}, {"injection/epidural", 21, 12}, {"procedure/microdiscectomy", 10, 12}, {"procedure/fusion", 77, 12}, {"physical_therapy", 21, 12}} {
		d := modeltest.New(t)
		d.SetUp(modeltest.Patient{Treatment: c.treatment, DaysAgo: c.days - 1})
		d.CheckIn(3, map[string][]string{"medicine_kinds": {"nsaid"}})
		d.AllNo()
		d.Pick("advice.option.today")
		d.Advance(24 * time.Hour)
		if screens := screensOfADay(t, d); screens > c.most {
			t.Errorf("%s, day %d: %d screens, want at most %d", c.treatment, c.days, screens, c.most)
		}
	}
}

// screensOfADay answers the check-in, and the check if one opens by itself, and
// counts the screens: questions that stand together are one.
func screensOfADay(t *testing.T, d *modeltest.Driver) int {
	t.Helper()
	d.Pick("today.checkin")
	screens, last := 0, ""
	form, _ := d.Library().Form("checkin")
	for d.Asked() != "" {
		at := d.Asked()
		for _, s := range form.Screens {
			for _, q := range s.Questions {
				if at == "form.checkin."+q.ID {
					at = s.ID
				}
			}
		}
		if at != last {
			screens, last = screens+1, at
		}
		answerCalmly(d)
	}
	return screens
}

func answerCalmly(d *modeltest.Driver) {
	switch asked := d.Asked(); {
	case asked == "form.checkin.news":
		d.Answer("nothing")
	case asked == "form.checkin.leg_now":
		d.Answer("0")
	case asked == "form.checkin.sleep":
		d.Answer("good")
	case asked == "form.checkin.medicines":
		d.Answer("as_planned")
	case asked == "form.checkin.note":
		d.Answer("")
	case strings.HasPrefix(asked, "card."), asked == "list":
		d.Answer("none")
	case strings.HasPrefix(asked, "item."):
		d.Answer("no")
	default:
		d.Answer("3")
	}
}

// A corrected answer keeps both (B3), also in the history.
func TestBothAnswersAreKept(t *testing.T) {
	d := checking(t)
	d.AnswerCheck(saddle)
	d.Pick("advice.option.mistake")
	d.Answer("mistake")
	d.AllNo()
	c := lastCheck(d)
	if c.Was["ces_saddle_numb"].Choice != "yes" || c.Answers["ces_saddle_numb"].Choice != "no" {
		t.Errorf("kept is %+v, was %+v", c.Answers["ces_saddle_numb"], c.Was)
	}
	d.Pick("advice.option.today")
	d.Pick("today.more.history")
	d.Key("enter")
	if !strings.Contains(d.Said(), "Taken back as a mistake") {
		t.Errorf("the history tells one answer only:\n%s", d.Said())
	}
}
