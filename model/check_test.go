package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// checking is a patient in front of the first warning question.
func checking(t *testing.T, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t, options...)
	d.SetUp(modeltest.InTherapy)
	d.Key("f1")
	expect(t, d, "item.ces_saddle_numb")
	return d
}

func expect(t *testing.T, d *modeltest.Driver, asked string) {
	t.Helper()
	if d.Asked() != asked {
		t.Fatalf("asked is %q, want %q:\n%s", d.Asked(), asked, d.Said())
	}
}

func shows(t *testing.T, d *modeltest.Driver, id string, args ...content.Args) {
	t.Helper()
	if !d.Shows(id, args...) {
		t.Fatalf("the screen does not say %q:\n%s", d.Word(id, args...), d.Said())
	}
}

// saddle is the answer that cannot wait.
var saddle = map[string]string{"ces_saddle_numb": "yes"}

func TestNoWarningQuestionIsPreselected(t *testing.T) {
	d := checking(t)
	for d.Asked() != "" {
		if d.Shows("view.chosen") && !strings.Contains(d.Said(), d.Word("view.not_chosen")) {
			t.Fatalf("something is chosen before anybody answered:\n%s", d.Said())
		}
		before, saves := d.Asked(), d.Store.Saves()
		d.Advance(time.Second)
		d.Keys("enter", "enter", "enter")
		if d.Asked() != before || d.Store.Saves() != saves {
			t.Fatalf("Enter alone answered %q", before)
		}
		if before == "list" {
			d.Answer("none")
		} else {
			d.Answer("no")
		}
	}
	shows(t, d, "advice.self_care.headline")
}

func TestAHeldKeyAnswersOneWarningQuestion(t *testing.T) {
	for _, key := range []string{"2", "n"} {
		d := checking(t)
		d.HoldKey(key, 30)
		expect(t, d, "item.ces_bladder_retention")
	}
	d := checking(t)
	d.Key("down")
	d.HoldKey("enter", 30)
	expect(t, d, "since") // of the yes that was under the cursor, and no further
}

// S3: out of the middle of a check there is one thing to say.
func TestAnUnfinishedCheckSaysSo(t *testing.T) {
	d := checking(t)
	d.Answer("no")
	for d.Asked() != "" {
		d.Key("esc")
	}
	shows(t, d, "advice.incomplete.level")
	shows(t, d, "advice.incomplete.headline")
	if s := d.Said(); soothing.MatchString(s) {
		t.Errorf("it also says %q", soothing.FindString(s))
	}
	d.Pick("advice.option.rest")
	expect(t, d, "item.ces_saddle_numb")
}

// A check that was left takes the place of an earlier one of the day on Today: that
// nothing was found then is no news. It locks nothing.
func TestTodayTellsThatTheLastCheckWasLeft(t *testing.T) {
	for _, answers := range []int{0, 3} {
		d := modeltest.New(t)
		d.Ready(modeltest.InTherapy)
		if !strings.Contains(lineWith(d, d.Word("today.check")), d.Word("result.self_care")) {
			t.Fatalf("the test is void: no earlier check:\n%s", d.Said())
		}
		leaveCheck(d, answers)
		leftOnToday(t, d)
		d.Pick("today.session")
		expect(t, d, "form.conditions.worse_with") // the way to the session is open
		d.Key("esc")
		d.Restart()
		leftOnToday(t, d)
		d.Pick("today.check")
		expect(t, d, "item.ces_saddle_numb")
		d.AllNo()
		d.Pick("advice.option.today")
		if line := lineWith(d, d.Word("today.check")); !strings.Contains(line, d.Word("view.done")) {
			t.Errorf("after it was finished Today says %q", line)
		}
	}
}

// leaveCheck opens the warning check, answers a few questions and leaves it.
func leaveCheck(d *modeltest.Driver, answers int) {
	d.Key("!")
	for range answers {
		d.Answer("no")
	}
	for d.Asked() != "" {
		d.Key("esc")
	}
	d.Advance(time.Second)
	d.Key("esc")
}

// leftOnToday looks whether Today says that the check is not finished, and nothing
// that soothes.
func leftOnToday(t *testing.T, d *modeltest.Driver) {
	t.Helper()
	line := lineWith(d, d.Word("today.check"))
	if !strings.Contains(line, d.Word("today.check_left")) || !strings.Contains(line, d.Word("view.open")) || soothing.MatchString(d.Said()) {
		t.Errorf("Today says %q:\n%s", line, d.Screen())
	}
}

// What an earlier check asked for stays beside the one that was left.
func TestACheckThatWasLeftTakesNothingBack(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Key("!")
	d.AnswerCheck(map[string]string{"fever_chills": "yes"})
	d.Pick("advice.option.today")
	was := d.Word("result." + lastCheck(d).Level().String())
	leaveCheck(d, 0)
	if line := lineWith(d, d.Word("today.check")); !strings.Contains(line, d.Word("today.check_left_after", content.Args{"Result": was})) {
		t.Errorf("Today says %q, want %q with it", line, was)
	}
}

func TestNotSureCountsAsYesWhereItMust(t *testing.T) {
	d := checking(t)
	d.AnswerCheck(map[string]string{"ces_saddle_numb": "not_sure", "since": "unknown"})
	shows(t, d, "advice.ed_now.headline")
}

// "Answered by mistake" keeps both answers, and the lock until the check is
// finished without the warning.
func TestAMistakeKeepsBothAnswersAndTheLock(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.BeginSession()
	d.Key("!")
	d.AnswerCheck(saddle)
	d.Pick("advice.option.mistake")
	expect(t, d, "mistake")
	d.Answer("mistake")
	expect(t, d, "item.ces_saddle_numb")
	d.Answer("no")

	d.Restart() // in the middle: what was said first still holds
	d.Pick("today.session")
	shows(t, d, "message.why.emergency_open.head")
	d.Key("esc")
	d.Pick("today.closing", content.Args{"When": d.Word("date.today")})
	d.Pick("advice.option.rest")
	d.AllNo()

	c := d.Saved().Checks[len(d.Saved().Checks)-1]
	if c.Was["ces_saddle_numb"].Choice != "yes" || c.Answers["ces_saddle_numb"].Choice != "no" || !c.Finished {
		t.Errorf("kept are was %v, now %v, finished %v", c.Was, c.Answers["ces_saddle_numb"], c.Finished)
	}
	d.Pick("advice.option.today")
	if !mayExercise(t, d) {
		t.Errorf("the finished correction still locks:\n%s", d.Said())
	}
}

func TestKeepingItTrueChangesNothing(t *testing.T) {
	d := checking(t)
	d.AnswerCheck(saddle)
	d.Pick("advice.option.mistake")
	d.Answer("keep")
	shows(t, d, "advice.ed_now.headline")
	if c := d.Saved().Checks[0]; c.Level() != content.Emergency || len(c.Was) > 0 {
		t.Errorf("changed to %+v", c)
	}
}

// Keys that were meant for the question do not fall onto the advice that opened
// by itself.
func TestAdviceIgnoresKeysForAMoment(t *testing.T) {
	d := checking(t)
	d.Answer("yes")
	d.Advance(time.Second)
	d.Keys("1", "1", "2", "3", "4", "esc", "enter")
	shows(t, d, "advice.ed_now.headline")
	d.Advance(399 * time.Millisecond)
	d.Key("esc")
	shows(t, d, "advice.ed_now.headline")
	d.Advance(time.Millisecond)
	d.Key("esc")
	if !d.Offers("today.checkin") {
		t.Errorf("after the moment Esc does not leave the advice:\n%s", d.Said())
	}
}

// A check asked for by the day's first answer begins with what was ticked, and
// before anything else of the check-in is asked.
func TestNewsAsksItsOwnQuestionsAtOnce(t *testing.T) {
	for news, item := range map[string]string{"pelvic": "ces_saddle_numb", "fever_wound": "fever_chills", "chest_calf": "chest_pain", "low_mood": "suicide"} {
		d := modeltest.New(t)
		d.Ready(modeltest.InTherapy)
		d.Advance(24 * time.Hour)
		d.Pick("today.checkin")
		d.Answer(news)
		expect(t, d, "item."+item)
		if c := d.Saved().CheckIns; len(c) != 2 || !c[1].Answers.Has("news", news) {
			t.Errorf("%s was not saved first", news)
		}
	}
}

// mayExercise tries to open the session from Today, through the check-in if
// there was none yet, and comes back to Today.
func mayExercise(t *testing.T, d *modeltest.Driver) bool {
	t.Helper()
	d.Pick("today.session")
	if d.Asked() == "form.checkin.news" {
		d.CheckIn(3)
		d.Pick("today.session")
	}
	ok := d.Shows("session.ready.ask")
	d.Advance(time.Second)
	d.Key("esc")
	if !d.Offers("today.checkin") {
		t.Fatalf("this is not Today:\n%s", d.Said())
	}
	return ok
}

// What the patient calls a mood locks nothing (clinical section N6).
func TestAMoodNeverLocks(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.BeginSession()
	d.Key("esc")
	d.Pick("today.more.numbers")
	d.Pick("numbers.option.talk")
	d.AnswerCheck(map[string]string{"suicide": "yes", "suicide_plan": "yes"})
	shows(t, d, "advice.crisis.headline")
	d.Pick("advice.option.today")
	if !mayExercise(t, d) {
		t.Errorf("an answer about the mind locks the session:\n%s", d.Said())
	}
}

// The plain face has the same rule: silence is no answer.
func TestAnEmptyLineNeverAnswersAWarningQuestion(t *testing.T) {
	d := checking(t, modeltest.ByLines())
	for range 3 {
		d.Line("")
	}
	expect(t, d, "item.ces_saddle_numb")
	d.Send(model.Intent{Kind: model.Next})
	if checks := d.Saved().Checks; len(checks) > 0 {
		t.Errorf("silence saved %+v", checks)
	}
}

func lastCheck(d *modeltest.Driver) coach.Check {
	checks := d.Saved().Checks
	return checks[len(checks)-1]
}

// Esc is the question before, in order, whatever it was answered; only a yes that
// decided asks whether it was a mistake, and it stays on record as taken back.
func TestEscIsTheQuestionBefore(t *testing.T) {
	d := checking(t)
	d.Answer("no")
	d.Answer("yes") // ces_bladder_retention
	for d.Asked() == "since" {
		d.Answer("today")
	}
	d.Pick("advice.option.rest")
	var nos []string
	for range 3 {
		nos = append(nos, d.Asked())
		d.Answer("no")
	}
	for i := len(nos) - 1; i >= 0; i-- {
		d.Key("esc")
		expect(t, d, nos[i])
	}
	d.Key("esc")
	expect(t, d, "mistake")
	d.Key("esc") // past it: it stays true
	expect(t, d, "item.ces_saddle_numb")
	if c := lastCheck(d); c.Answers["ces_bladder_retention"].Choice != "yes" || c.Level() != content.Emergency {
		t.Errorf("passing by changed it to %+v", c.Answers)
	}
	d.Answer("no")
	expect(t, d, nos[0])
	d.Key("esc") // the yes was not lost from the way back
	expect(t, d, "mistake")
	d.Answer("mistake")
	expect(t, d, "item.ces_bladder_retention")
	if c := lastCheck(d); c.Was["ces_bladder_retention"].Choice != "yes" || c.Level() != content.Emergency {
		t.Errorf("kept is was %v at %v", c.Was, c.Level())
	}
}

// On the result page every answer can be taken back, in the order of asking.
func TestAWrongNoCanBeTakenBackOnTheResult(t *testing.T) {
	d := checking(t)
	d.Answer("no")
	d.Answer("yes")
	for d.Asked() == "since" {
		d.Answer("today")
	}
	d.Pick("advice.option.mistake")
	shows(t, d, "mistake.which")
	inOrder(t, d, d.Word("item.ces_saddle_numb.ask")+" No", d.Word("item.ces_bladder_retention.ask")+" Yes")
	d.Key("1")
	expect(t, d, "item.ces_saddle_numb")
	d.Answer("yes")
	c := lastCheck(d)
	if c.Answers["ces_saddle_numb"].Choice != "yes" || c.Answers["ces_bladder_retention"].Choice != "yes" || c.Level() != content.Emergency {
		t.Errorf("kept is %+v at %v", c.Answers, c.Level())
	}
}

func TestEscClosesTheHelpFirst(t *testing.T) {
	d := checking(t)
	d.Answer("no")
	asked := d.Asked()
	d.Key("?")
	shows(t, d, asked+".why")
	d.Key("esc")
	expect(t, d, asked)
	if d.Shows(asked + ".why") {
		t.Error("the help is still open")
	}
	d.Key("esc")
	expect(t, d, "item.ces_saddle_numb")
}

// Line by line a list says that several numbers may be typed, and the help names
// what a line can say.
func TestLinesSayWhatALineCanSay(t *testing.T) {
	d := checking(t, modeltest.ByLines())
	for d.Asked() != "list" {
		d.Answer("no")
	}
	shows(t, d, "plain.several")
	d.Line(":help") // no line is chosen: the general help
	shows(t, d, "help.title")
	for _, want := range []string{":back", ":check", ":quit"} {
		if !strings.Contains(d.Said(), want) || strings.Contains(d.Said(), "↑↓") {
			t.Errorf("the help in lines names no %s, or keys:\n%s", want, d.Said())
		}
	}
	d.Line("")
	expect(t, d, "list")
}
