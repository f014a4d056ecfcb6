package model_test

import (
	"slices"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// Ways round a warning check that a tired patient, or a tired program, could
// find.

// nextDay is a patient in therapy who is ready, on the morning after.
func nextDay(t *testing.T) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Advance(24 * time.Hour)
	return d
}

func gate(d *modeltest.Driver) bool {
	now, s := d.Clock.Now().Wall, d.Saved()
	ok, _ := coach.MayStart(coach.SessionActivity, s.OpenChecks(), s.DueChecks(d.Library().Triggers(), now), now)
	return ok
}

func TestGoingBackToTheNewsDoesNotCancelACheck(t *testing.T) {
	d := nextDay(t)
	d.Pick("today.checkin")
	d.Answer("pelvic")
	d.Advance(time.Second)
	d.Key("esc")
	d.Advance(time.Second)
	d.Pick("advice.option.today")
	d.Pick("today.checkin")
	for d.Asked() != "form.checkin.news" {
		d.Key("esc")
	}
	d.Key("2") // pelvic, no more
	d.Answer("nothing")
	if !d.Shows("mistake.ask") {
		t.Fatalf("no question whether it was a mistake:\n%s", d.Said())
	}
	d.Pick("mistake.keep")
	if gate(d) {
		t.Error("the session is open although the check was never done")
	}
}

func TestATickAddedByGoingBackIsActedOnAtOnce(t *testing.T) {
	d := nextDay(t)
	d.Pick("today.checkin")
	d.Answer("nothing")
	d.Key("esc")
	d.Answer("pelvic")
	if d.Asked() != "item.ces_saddle_numb" {
		t.Errorf("asked is %s", d.Asked())
	}
}

func TestNoSessionWithoutTodaysPain(t *testing.T) {
	d := nextDay(t)
	d.Pick("today.checkin")
	d.Answer("nothing")
	d.Key("esc")
	d.Key("esc")
	d.Pick("today.session")
	if d.Asked() != "form.checkin.back_now" {
		t.Errorf("the session opened without pain: %s", d.Said())
	}
}

func TestACheckInOverNightStillOpensItsCheck(t *testing.T) {
	for news, asks := range map[string]string{"pelvic": "item.ces_saddle_numb", "low_mood": "item.suicide"} {
		d := modeltest.New(t)
		d.Ready(modeltest.InTherapy)
		d.Advance(14 * time.Hour)
		d.Pick("today.checkin")
		d.Sleep(10 * time.Hour)
		d.Advance(time.Second)
		d.Answer(news)
		if d.Asked() != asks {
			t.Errorf("%s asks %q", news, d.Asked())
		}
	}
}

func TestEachAnswerOfACheckInIsSaved(t *testing.T) {
	d := nextDay(t)
	d.Pick("today.checkin")
	d.Answer("nothing")
	d.Answer("4")
	if c, _ := d.Saved().Latest(d.Day()); c.Answers.First("back_now") != "4" {
		t.Errorf("saved is %v", c.Answers)
	}
}

func TestKnownCountsOnlyWithAName(t *testing.T) {
	d := nextDay(t)
	d.Key("!")
	d.Answer("known")
	checks := d.Saved().Checks
	if a, ok := checks[len(checks)-1].Answers["ces_saddle_numb"]; ok {
		t.Errorf("before a name was given the file holds %+v", a)
	}
}

func TestTheWakingKeyAnswersNothing(t *testing.T) {
	d := nextDay(t)
	d.Key("!")
	was := d.Asked()
	d.Sleep(time.Hour)
	d.Key("2")
	if d.Asked() != was {
		t.Errorf("the key that woke the machine answered %s", was)
	}
}

func TestTheFirstExerciseIsOnFileAsItBegins(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.BeginSession()
	d.Pick("session.option.start")
	running := func(s coach.Session) bool { return s.State == coach.SessionRunning }
	if !slices.ContainsFunc(d.Saved().Sessions, running) {
		t.Error("the running session is not on file")
	}
}

func TestTwoQuickKeysPauseAndStayPaused(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.BeginSession()
	d.Pick("session.option.start")
	d.Advance(10 * time.Second)
	d.Keys("enter", "enter")
	if d.Running() {
		t.Error("the second key went on again")
	}
}

func TestASessionDoesNotGoOnOnAnotherDay(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.BeginSession()
	d.Exercise()
	d.Pick("session.option.fine")
	d.Sleep(24 * time.Hour)
	d.Advance(time.Second)
	d.Pick("session.option.start")
	if d.Running() {
		t.Error("yesterday's session went on")
	}
}

// On day 15 the question about the headache no longer applies: taken back, its answer
// is asked for once more, and after that, or on going on, nothing is left to ask.
func TestACorrectionOnALaterDayEndsTheCheck(t *testing.T) {
	for _, option := range []string{"advice.option.mistake", "advice.option.closing"} {
		d := modeltest.New(t)
		p := modeltest.Injected
		p.DaysAgo = 14
		d.SetUp(p)
		d.CheckIn(3)
		d.AnswerCheck(map[string]string{"head_positional": "yes"})
		d.Advance(time.Second)
		d.Pick("advice.option.today")
		d.Advance(24 * time.Hour)
		d.Pick("today.closing", content.Args{"When": "yesterday"})
		d.Pick(option)
		if option == "advice.option.mistake" {
			shows(t, d, "mistake.which")
			d.Key("enter") // the list begins at the answer that decided
			d.Pick("mistake.mistake")
			expect(t, d, "list")
			d.Answer("none")
		}
		if d.Said() == "" {
			t.Errorf("%s shows nothing", option)
		}
	}
}
