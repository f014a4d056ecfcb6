package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/modeltest"
)

// Getting worse with nobody reached is an emergency, on the page that follows.
func TestWorseWithNobodyIsAnEmergency(t *testing.T) {
	for name, answers := range map[string]map[string]string{"same day": sameDay, "emergency": emergency} {
		t.Run(name, func(t *testing.T) {
			d := found(t, answers)
			d.Pick("advice.option.closing")
			d.Answer("nobody")
			d.Answer("worse")
			if !strings.Contains(d.Said(), "911") || !d.Shows("advice.label.do") {
				t.Errorf("the page of what to do does not follow:\n%s", d.Said())
			}
		})
	}
}

// That it got worse is not taken back by saying, with nobody asked, that it is the
// same again.
func TestWorseStandsUntilSomebodyHeardOfIt(t *testing.T) {
	d := found(t, sameDay)
	tell(t, d, "clinic", "carry_on", "", "worse")
	shows(t, d, "notice.raised")
	tellAgain(t, d)
	tell(t, d, "nobody", "", "", "same")
	shows(t, d, "notice.raised")
}

// A call that is overdue and reached nobody is not called the clinic's word.
func TestNobodyIsNotTheClinic(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.CheckIn(3, nil)
	d.AnswerCheck(map[string]string{"weight_loss": "yes"})
	shows(t, d, "advice.soon.headline")
	d.Pick("advice.option.today")
	d.Advance(6 * 24 * time.Hour)
	tellAgain(t, d)
	tell(t, d, "nobody", "", "", "same")
	if d.Shows("notice.unlocked") || !d.Shows("notice.same_day") {
		t.Errorf("Today says:\n%s", d.Said())
	}
}

// While an emergency is open a later check without a warning answer calms
// nothing: its questions and its page say what is open.
func TestACleanCheckBesideAnEmergencyCalmsNothing(t *testing.T) {
	d := found(t, emergency)
	d.Pick("advice.option.today")
	d.Key("!")
	shows(t, d, "advice.ed_now.short", content.Args{"Number": "911"})
	d.AllNo()
	shows(t, d, "advice.still_open.headline")
	shows(t, d, "advice.ed_now.short", content.Args{"Number": "911"})
}

// What the answers say of the mind is no helper's business.
func TestAHelperSeesNothingOfTheMind(t *testing.T) {
	d := talk(t)
	d.Answer("yes")
	d.Answer("yes")
	d.Pick("advice.option.today")
	d.Pick("today.more.home")
	d.Pick("home.helper")
	if d.Shows("advice.crisis.short", content.Args{"Number": "988"}) {
		t.Errorf("a helper is told of it:\n%s", d.Said())
	}
	d.AllNo()
	if strings.Contains(d.Said(), "988") || d.Shows("advice.still_open.headline") {
		t.Errorf("the helper's result tells of it:\n%s", d.Said())
	}
}

// What a helper answered is told as such, so that "I" is understood.
func TestAHelpersAnswersAreToldAsSuch(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Pick("today.more.home")
	d.Pick("home.helper")
	d.AnswerCheck(emergency)
	shows(t, d, "advice.for_someone")
	d.Pick("advice.option.show")
	if !strings.Contains(d.Said(), "by a helper") {
		t.Errorf("the page for the desk says:\n%s", d.Said())
	}
}

// After a word to go gently the exercises say so, and not that nobody was called.
func TestGentlyIsSaidWhereTheExercisesAre(t *testing.T) {
	d := found(t, emergency)
	tell(t, d, "ed", "gently", "", "same")
	d.Pick("today.session")
	shows(t, d, "message.why.gently.head")
}

// What to do first fits what was answered.
func TestWhatToDoFitsTheAnswer(t *testing.T) {
	for item, want := range map[string]string{"trauma_major": "Lie still.", "allergy_severe": "Do not stand up.", "chest_pain": "Sit or lie as you feel best.", "head_positional": "Lie flat"} {
		d := modeltest.New(t)
		d.SetUp(modeltest.Patient{Treatment: "injection/epidural", DaysAgo: 3})
		d.CheckIn(3, nil)
		d.AnswerCheck(map[string]string{item: "yes"})
		if !strings.Contains(d.Said(), want) || item == "trauma_major" && strings.Contains(d.Said(), "Sit or lie") {
			t.Errorf("%s: the page does not say %q:\n%s", item, want, d.Said())
		}
	}
}

// At night, without a line of the clinic for it, the advice line comes before a
// phone that nobody answers.
func TestAtNightTheAdviceLineComesFirst(t *testing.T) {
	for hour, first := range map[int]string{10: "0161 496 0000", 3: "111"} {
		d := modeltest.New(t)
		d.Ready(modeltest.Patient{Country: "GB", Treatment: "physical_therapy", DaysAgo: 15, Phone: "0161 496 0000"})
		d.Advance(time.Duration(24+hour-d.Clock.Now().Wall.Hour()) * time.Hour)
		d.Key("!")
		d.AnswerCheck(sameDay)
		inOrder(t, d, d.Word("advice.same_day.headline"), ": "+first, ": ")
	}
}

// Several letters name one country.
func TestLettersFindACountry(t *testing.T) {
	d := modeltest.New(t)
	d.Answer("adult")
	d.Type("united k")
	d.Key("enter")
	if got := d.Saved().Profile.Country(); got != "GB" {
		t.Errorf("the country is %q:\n%s", got, d.Said())
	}
}
