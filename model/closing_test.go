package model_test

import (
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// found is a patient who exercises and then gives a warning answer, and stands
// before the advice.
func found(t *testing.T, answers map[string]string) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.BeginSession()
	d.Key("!")
	d.AnswerCheck(answers)
	return d
}

// The answers that are a SAME_DAY and an EMERGENCY about the body.
var (
	sameDay   = map[string]string{"leg_both": "not_sure"}
	emergency = saddle
)

// tell answers the three closing questions from the advice; until is the day
// that goes with not_until. It ends on Today.
func tell(t *testing.T, d *modeltest.Driver, who, said, until, now string) {
	t.Helper()
	d.Pick("advice.option.closing")
	d.Answer(who)
	if who != "nobody" {
		d.Answer(said)
	}
	if said == "not_until" {
		d.Answer(until)
	}
	d.Answer(now)
	d.Advance(time.Second)
	if d.Offers("advice.option.today") { // an emergency: the page of what to do, at once
		d.Pick("advice.option.today")
	} else {
		d.Key("enter")
	}
	if !d.Offers("today.checkin") {
		t.Fatalf("the closing does not end on Today:\n%s", d.Said())
	}
}

// tellAgain opens the result that Today asks about.
func tellAgain(t *testing.T, d *modeltest.Driver) {
	t.Helper()
	d.Advance(time.Second)
	d.Key("enter")
	if !d.Offers("advice.option.closing") {
		t.Fatalf("Today does not ask what came of it:\n%s", d.Said())
	}
}

// opened is whether the session is open at a moment, seen by this program and by
// one that is started then.
func opened(t *testing.T, d *modeltest.Driver, in time.Duration) bool {
	t.Helper()
	d.Advance(in)
	here := mayExercise(t, d)
	fresh := modeltest.New(t, modeltest.On(d.Store.Copy()), modeltest.At(d.Clock.Now().Wall))
	if there := mayExercise(t, fresh); there != here {
		t.Fatalf("after %v the running program says %v, a new one %v:\n%s", in, here, there, fresh.Said())
	}
	return here
}

// What each closing answer opens, and for how long (clinical section N6). Hours
// run on while the program is closed.
func TestWhatAClosingAnswerOpens(t *testing.T) {
	nextWeek := string(coach.DayOf(modeltest.Morning).Add(5))
	for name, c := range map[string]struct {
		found      map[string]string
		said, now  string
		until      string
		soon, late bool // open after an hour, and after 25
	}{
		"carry on after SAME_DAY":    {sameDay, "carry_on", "better", "", true, false},
		"carry on after EMERGENCY":   {emergency, "carry_on", "better", "", false, false},
		"gently":                     {sameDay, "gently", "same", "", false, false},
		"no exercise until a date":   {sameDay, "not_until", "better", nextWeek, false, false},
		"they did not say":           {sameDay, "did_not_say", "gone", "", false, false},
		"carry on, but it got worse": {sameDay, "carry_on", "worse", "", false, false},
	} {
		t.Run(name, func(t *testing.T) {
			d := found(t, c.found)
			tell(t, d, "clinic", c.said, c.until, c.now)
			if got := opened(t, d, time.Hour); got != c.soon {
				t.Errorf("after an hour open is %v, want %v:\n%s", got, c.soon, d.Said())
			}
			if got := opened(t, d, 24*time.Hour); got != c.late {
				t.Errorf("after 25 hours open is %v, want %v:\n%s", got, c.late, d.Said())
			}
		})
	}
}

func TestCarryOnHoldsExactlyADay(t *testing.T) {
	d := found(t, sameDay)
	tell(t, d, "gp", "carry_on", "", "gone")
	told := lastCheck(d).Closing[0].At
	if !opened(t, d, told.Add(24*time.Hour).Sub(d.Clock.Now().Wall)-time.Minute) {
		t.Errorf("a minute before the day is over it is locked:\n%s", d.Said())
	}
	if opened(t, d, 2*time.Minute) {
		t.Errorf("a minute after the day is over it is open:\n%s", d.Said())
	}
}

// A full check without a warning, after somebody was spoken to, closes a result
// for good.
func TestAFullCheckAfterTheTalkResolves(t *testing.T) {
	d := found(t, emergency)
	tell(t, d, "ed", "carry_on", "", "gone")
	d.Advance(25 * time.Hour)
	d.Pick("today.check")
	d.AllNo()
	d.Pick("advice.option.today")
	if open := d.Saved().OpenChecks(); len(open) != 0 {
		t.Fatalf("still open: %+v", open)
	}
	if !opened(t, d, 48*time.Hour) {
		t.Errorf("two days later it is locked:\n%s", d.Said())
	}
}

// Saying that all is gone, with nobody asked, opens no emergency.
func TestNobodyNeverOpensAnEmergency(t *testing.T) {
	d := found(t, emergency)
	tell(t, d, "nobody", "", "", "gone")
	d.Pick("today.check")
	d.AllNo()
	d.Pick("advice.option.today")
	if opened(t, d, time.Hour) {
		t.Errorf("an emergency was opened with nobody asked:\n%s", d.Said())
	}
}

// After four hours without anybody SAME_DAY counts as an emergency, also if the
// program was closed meanwhile, and Today gives the number for one.
func TestFourHoursWithNobodyIsAnEmergency(t *testing.T) {
	for name, wait := range map[string]func(*modeltest.Driver, time.Duration){
		"open":   func(d *modeltest.Driver, span time.Duration) { d.Advance(span) },
		"closed": func(d *modeltest.Driver, span time.Duration) { d.Leave(); d.Clock.Advance(span); d.Restart() },
		"asleep": func(d *modeltest.Driver, span time.Duration) { d.Sleep(span) },
	} {
		t.Run(name, func(t *testing.T) {
			d := found(t, sameDay)
			shows(t, d, "advice.same_day.headline")
			tell(t, d, "nobody", "", "", "same")
			wait(d, lastCheck(d).At.Add(4*time.Hour).Sub(d.Clock.Now().Wall)-time.Minute)
			if d.Shows("notice.raised") {
				t.Fatalf("raised a minute too early:\n%s", d.Said())
			}
			wait(d, 2*time.Minute)
			shows(t, d, "notice.raised")
			if line := d.Lines()[2]; line != d.Word("phone.emergency")+": 911" {
				t.Errorf("the number below it is %q", line)
			}
		})
	}
}

// Today asks again when what was said is used up, and only then.
func TestTodayAsksAgainWhenTheWordIsUsedUp(t *testing.T) {
	d := found(t, sameDay)
	tell(t, d, "clinic", "gently", "", "better")
	when := content.Args{"When": d.Word("date.today")}
	if d.Offers("today.closing", when) {
		t.Error("Today asks again at once")
	}
	shows(t, d, "notice.gently")
	d.Advance(49 * time.Hour)
	tellAgain(t, d)
	tell(t, d, "clinic", "carry_on", "", "gone")
	if !opened(t, d, time.Minute) {
		t.Errorf("carry on opens nothing:\n%s", d.Said())
	}
}

// The last two of three questions stay on screen with the number to call.
func TestClosingAnEmergencyKeepsTheNumber(t *testing.T) {
	d := found(t, emergency)
	d.Pick("advice.option.closing")
	for _, answer := range []string{"clinic", "gently"} {
		shows(t, d, "advice.ed_now.short", content.Args{"Number": "911"})
		d.Answer(answer)
	}
	shows(t, d, "advice.ed_now.short", content.Args{"Number": "911"})
	d.Key("esc")
	expect(t, d, "form.closing.said")
	d.Keys("esc", "esc")
	shows(t, d, "advice.ed_now.headline")
	if len(lastCheck(d).Closing) > 0 {
		t.Error("half a closing was kept")
	}
}
