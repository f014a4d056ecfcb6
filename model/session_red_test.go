package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// A RED is on file as soon as its number is: whoever leaves, or opens the warning
// check, before saying what else there is has not said "nothing".
func TestARedWhoseQuestionIsOpenIsNotForgotten(t *testing.T) {
	for name, leave := range map[string]func(*modeltest.Driver){
		"quit":    func(d *modeltest.Driver) { d.Leave() },
		"killed":  func(*modeltest.Driver) {},
		"checked": func(d *modeltest.Driver) { d.Key("!") },
	} {
		t.Run(name, func(t *testing.T) {
			d := exercising(t)
			hurt(d, "9")
			expect(t, d, "form.hurt.else")
			leave(d)
			s := session(t, d)
			if s.Reds != 1 || s.StoppedFor != "not_sure" || len(s.Done) != 1 || !s.Done[0].Red || *s.Done[0].Pain != 9 || s.Done[0].Place != "thigh" {
				t.Fatalf("on file is %+v", s)
			}
			d.Restart()
			d.Pick("today.session")
			shows(t, d, "message.why.check_first.head")
		})
	}
}

// After the check the session goes on with something gentler.
func TestAfterTheCheckOfARedSomethingGentlerComes(t *testing.T) {
	d := exercising(t)
	hurt(d, "9")
	d.Key("!")
	d.AllNo()
	d.Pick("advice.option.today")
	d.Pick("today.session")
	d.Pick("session.option.begin")
	shows(t, d, "session.gentler")
	shows(t, d, "session.prepare", content.Args{"At": 2, "Of": 5})
}

// A number that was typed by mistake is put right by another number; going back
// behind a RED is no way to forget it.
func TestARedIsCorrectedByANumber(t *testing.T) {
	d := exercising(t)
	hurt(d, "9")
	d.Keys("esc", "esc", "esc", "esc")
	expect(t, d, "form.hurt.pain")
	if s := session(t, d); s.Reds != 1 {
		t.Errorf("it is forgotten: %+v", s)
	}
	d.Answer("2")
	d.Answer("back")
	at(t, d, 2)
	if s := session(t, d); s.Reds != 0 || s.StoppedFor != "" || *s.Done[0].Pain != 2 || s.Done[0].Red {
		t.Errorf("filed as %+v", s)
	}
}

// Whoever pressed "it hurt" by mistake, or typed a number that stops nothing, can
// go back to the three answers.
func TestHurtCanBeTakenBack(t *testing.T) {
	for _, pain := range []string{"", "2"} {
		d := exercising(t)
		d.Exercise()
		d.Pick("session.option.hurt")
		if pain != "" {
			d.Answer(pain)
			d.Key("esc")
		}
		d.Key("esc")
		d.Pick("session.option.fine")
		if s := session(t, d); len(s.Done) != 1 || s.Done[0].Feel != "fine" || s.Done[0].Pain != nil {
			t.Errorf("after %q filed as %+v", pain, s.Done)
		}
	}
}

// "Back" does not bring back what a RED stopped.
func TestBackPassesOverARed(t *testing.T) {
	d := exercising(t)
	hurt(d, "9")
	d.Answer("nothing")
	for range 3 {
		d.Pick("session.option.start")
		d.Advance(time.Second)
		d.Key("x")
		d.Pick("session.option.back")
	}
	shows(t, d, "session.gentler")
	if s := session(t, d); s.Done[0].Pain == nil || *s.Done[0].Pain != 9 {
		t.Errorf("filed as %+v", s)
	}
}

// What hurt too much is not in another session of that day, and the second RED of
// the day ends that one.
func TestTheSecondRedOfTheDay(t *testing.T) {
	d := exercising(t)
	hurt(d, "7")
	d.Answer("nothing")
	d.Pick("session.option.stop")
	d.EndSession(4)
	first := session(t, d)
	d.Restart()
	d.BeginSession()
	d.Pick("session.option.start") // from then on it is on file
	again := latest(t, d)
	if again.ID == first.ID || len(again.Planned) == 0 {
		t.Fatalf("no other session is on file: %+v", again)
	}
	if slices.ContainsFunc(again.Planned, func(p coach.Planned) bool { return p.Exercise == first.Done[0].Exercise }) {
		t.Errorf("%s is planned again", first.Done[0].Exercise)
	}
	d.FollowExercise()
	d.Pick("session.option.hurt")
	d.Answer("7")
	d.Answer("thigh")
	d.Answer("nothing")
	shows(t, d, "session.end.ask")
	d.EndSession(4)
	d.Restart()
	if line := lineWith(d, d.Word("today.session")); !strings.Contains(line, d.Word("view.done")) {
		t.Errorf("Today says %q", line)
	}
	d.Pick("today.session")
	shows(t, d, "message.why.hurt_twice.head")
}

// Pain that would stop an exercise is asked about at the end, too, and it is how
// much it hurts now.
func TestPainAtTheEndIsAskedAbout(t *testing.T) {
	for answer, want := range map[string]string{"nothing": "", "something": "something", "not_sure": "not_sure"} {
		d := exercising(t)
		d.Finish()
		d.EndSession(7)
		expect(t, d, "form.hurt.else")
		if s := session(t, d); s.StoppedFor != "not_sure" || *s.EndPain != 7 {
			t.Fatalf("before the answer on file: %+v", s)
		}
		d.Answer(answer)
		s := session(t, d)
		if s.StoppedFor != want || *s.EndPain != 7 || s.State == coach.SessionRunning {
			t.Errorf("%s: filed as %+v", answer, s)
		}
		if want == "" {
			shows(t, d, "message.session_sore.head")
			d.Restart()
			d.Pick("today.session")
			shows(t, d, "message.why.pain_high.head")
			continue
		}
		expect(t, d, "item.ces_saddle_numb")
	}
	d := exercising(t)
	d.Finish()
	d.EndSession(7)
	d.Key("esc") // the number was wrong
	d.EndSession(2)
	if s := session(t, d); s.State != coach.SessionDone || *s.EndPain != 2 || s.StoppedFor != "" {
		t.Errorf("corrected: %+v", s)
	}
}

// The rule on the screen is the rule that is applied.
func TestTheStopRuleIsThatOfTheDay(t *testing.T) {
	for _, tt := range []struct {
		patient modeltest.Patient
		pain    int
		want    int
	}{
		{modeltest.InTherapy, 0, 4}, {modeltest.InTherapy, 3, 5}, {modeltest.InTherapy, 5, 6},
		{modeltest.Patient{Treatment: "procedure/microdiscectomy", DaysAgo: 5}, 4, 5},
	} {
		d := modeltest.New(t)
		d.SetUp(tt.patient)
		d.CheckIn(tt.pain, map[string][]string{"usual": {"5"}})
		d.AllNo()
		d.Pick("advice.option.today")
		d.Pick("today.session")
		d.Conditions(nil)
		shows(t, d, "session.stop_rule", content.Args{"Pain": tt.want})
	}
}

// Whoever was too slow for the question can still say that it hurt.
func TestTheLastOneHurt(t *testing.T) {
	d := exercising(t)
	d.Exercise()
	d.Advance(21 * time.Second)
	at(t, d, 2)
	d.Pick("session.option.hurt_before")
	d.Answer("8")
	d.Answer("back")
	d.Answer("nothing")
	shows(t, d, "session.gentler")
	s := session(t, d)
	if o := s.Done[0]; len(s.Done) != 1 || o.Feel != "hurt" || !o.Red || o.Cut || o.Seconds == 0 || s.Reds != 1 {
		t.Errorf("filed as %+v", s)
	}
	if d.Offers("session.option.hurt_before") {
		t.Error("it is asked for again")
	}
}

// Going back and leaving it out takes nothing back of what was done.
func TestGoingBackAndSkippingKeepsWhatWasDone(t *testing.T) {
	d := exercising(t)
	d.Exercise()
	d.Pick("session.option.fine")
	d.Pick("session.option.start")
	d.Advance(time.Second)
	d.Key("x")
	d.Pick("session.option.back")
	d.Pick("session.option.skip")
	if o := session(t, d).Done[0]; o.Feel != "fine" || o.Cut || o.Seconds == 0 {
		t.Errorf("filed as %+v", o)
	}
}

// A session of which nothing was done is not done.
func TestSkippingAllIsNotDone(t *testing.T) {
	d := exercising(t)
	for range 4 {
		d.Pick("session.option.skip")
	}
	d.EndSession(2)
	d.Restart()
	if line := lineWith(d, d.Word("today.session")); strings.Contains(line, d.Word("view.done")) {
		t.Errorf("Today says %q", line)
	}
}

// What was done of the exercise in which somebody stops counts.
func TestStoppingCountsTheExerciseThatWasGoingOn(t *testing.T) {
	d := exercising(t)
	d.Pick("session.option.start")
	d.Advance(20 * time.Second)
	d.Key("x")
	d.Pick("session.option.stop")
	d.EndSession(2)
	if s := session(t, d); len(s.Done) != 1 || !s.Done[0].Cut || s.Done[0].Seconds < 10 || s.State != coach.SessionPartly {
		t.Errorf("filed as %+v", s)
	}
}

// Also of one that was made easier before: what ran until then counts, to the second.
func TestStoppingCountsWhatWasDoneBeforeItWasMadeEasier(t *testing.T) {
	for name, tt := range map[string]struct {
		more time.Duration // of the easier one
		end  func(*modeltest.Driver)
	}{
		"stopped at once": {0, func(d *modeltest.Driver) { d.Pick("session.option.stop"); d.EndSession(2) }},
		"stopped later":   {9 * time.Second, func(d *modeltest.Driver) { d.Key("x"); d.Pick("session.option.stop"); d.EndSession(2) }},
		"left out":        {0, func(d *modeltest.Driver) { d.Pick("session.option.skip") }},
	} {
		d := exercising(t)
		d.Pick("session.option.start")
		d.Advance(20 * time.Second)
		d.Key("x")
		d.Pick("session.option.easier")
		if tt.more > 0 {
			d.Pick("session.option.start")
			d.Advance(tt.more)
		}
		tt.end(d)
		s := session(t, d)
		if want := 20 + int(tt.more.Seconds()); len(s.Done) != 1 || !s.Done[0].Cut || s.Done[0].Seconds != want {
			t.Errorf("%s: filed as %+v, want %d seconds", name, s.Done, want)
		}
	}
}

// Severe pain at the end of a session asks for a check, which opens by itself (T1):
// in the moment in which it was told.
func TestSeverePainAtTheEndOpensTheCheck(t *testing.T) {
	for name, end := range map[string]func(*modeltest.Driver){
		"told at the end":       func(d *modeltest.Driver) { d.Finish(); d.EndSession(9); d.Answer("nothing") },
		"after a RED as severe": func(d *modeltest.Driver) { hurt(d, "9"); d.Answer("nothing"); d.Finish(); d.EndSession(9) },
		"after stopping for one": func(d *modeltest.Driver) {
			hurt(d, "9")
			d.Answer("nothing")
			d.Pick("session.option.stop")
			d.EndSession(8)
		},
	} {
		d := exercising(t)
		end(d)
		expect(t, d, "item.ces_saddle_numb")
		if s := session(t, d); s.State == coach.SessionRunning || s.EndPain == nil || s.StoppedFor != "" {
			t.Errorf("%s: filed as %+v", name, s)
		}
		d.AllNo()
		d.Pick("advice.option.today")
		if d.Shows("today.due.T1") {
			t.Errorf("%s: the check is due again", name)
		}
	}
}

// What came with so much pain is asked once in a session: at its end only if it
// hurts more than the RED of which it was told.
func TestWhatComesWithThePainIsAskedOnce(t *testing.T) {
	for end, asked := range map[int]bool{6: false, 7: true} {
		d := exercising(t)
		hurt(d, "6")
		d.Answer("nothing")
		d.Finish()
		d.EndSession(end)
		if asked {
			expect(t, d, "form.hurt.else")
			d.Answer("nothing")
		}
		shows(t, d, "message.session_sore.head")
	}
}

// What is on file of a RED is taken back by another number that Enter confirmed, not
// by a marker that moved: Esc leaves it as it was filed.
func TestAMarkerTakesNoRedBack(t *testing.T) {
	d := exercising(t)
	hurt(d, "9")
	for d.Asked() != "form.hurt.pain" {
		d.Key("esc")
	}
	for _, leave := range []string{"esc", "1", "esc", "esc"} {
		d.Key(leave)
		s := session(t, d)
		if s.Reds != 1 || s.StoppedFor != "not_sure" || *s.Done[0].Pain != 9 || s.Done[0].Place != "thigh" {
			t.Fatalf("after %s on file is %+v", leave, s)
		}
	}
	expect(t, d, "form.hurt.pain")
	d.Key("enter") // now it counts
	if s := session(t, d); s.Reds != 0 || s.StoppedFor != "" || *s.Done[0].Pain != 1 {
		t.Errorf("corrected: %+v", s)
	}
	d.Answer("back")
	at(t, d, 2)
}

// Nor does a marker on the place change what was filed.
func TestAMarkerChangesNoPlace(t *testing.T) {
	d := exercising(t)
	hurt(d, "9")
	d.Key("esc")
	expect(t, d, "form.hurt.place")
	d.Keys("down", "esc")
	d.Answer("8") // another number, and the place as it was told
	if s := session(t, d); s.Done[0].Place != "thigh" || s.Reds != 1 || *s.Done[0].Pain != 8 {
		t.Errorf("on file is %+v", s)
	}
}

// The pain at the end stays on file, with its open question, until another number is
// confirmed, also when the program is left on the way.
func TestThePainAtTheEndStaysUntilItIsCorrected(t *testing.T) {
	for name, leave := range map[string]func(*modeltest.Driver){
		"left":   func(d *modeltest.Driver) { d.Leave() },
		"killed": func(*modeltest.Driver) {},
		"marked": func(d *modeltest.Driver) { d.Key("1"); d.Leave() },
	} {
		d := exercising(t)
		d.Finish()
		d.EndSession(7)
		d.Key("esc")
		shows(t, d, "session.end.ask")
		leave(d)
		if s := session(t, d); s.EndPain == nil || *s.EndPain != 7 || s.StoppedFor != "not_sure" {
			t.Errorf("%s: on file is %+v", name, s)
		}
		d.Restart()
		d.Pick("today.session")
		shows(t, d, "message.why.check_first.head")
	}
}

// A check that was made in the middle of a session settles nothing that is told after
// it: the warning counts from when it was told.
func TestAWarningAfterACheckInTheSameSession(t *testing.T) {
	for _, answer := range []string{"something", "not_sure", ""} {
		d := exercising(t)
		d.Exercise()
		d.Advance(time.Second)
		d.Key("!")
		goOnAfterTheCheck(d)
		d.Pick("session.option.start")
		d.Advance(10 * time.Second)
		d.Key("x")
		d.Pick("session.option.hurt")
		d.Answer("9")
		d.Answer("thigh")
		if answer != "" { // without one it is killed before the last question
			d.Answer(answer)
		}
		d.Restart()
		d.Pick("today.session")
		shows(t, d, "message.why.check_first.head")
	}
}
