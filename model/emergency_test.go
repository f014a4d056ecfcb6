package model_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/modeltest"
)

// A yes that cannot wait shows the number of the chosen country on the very next
// screen, where the next question is asked, and on the advice after it.
func TestAnEmergencyShowsTheNumberOfTheCountryAtOnce(t *testing.T) {
	for _, country := range content.Load().Countries() {
		d := modeltest.New(t)
		d.SetUp(modeltest.Patient{Country: country.ISO, Treatment: "injection/epidural", DaysAgo: 3})
		d.Key("!")
		d.Advance(time.Second)
		d.Key("1")
		number := country.Emergency[0].Number
		if !strings.Contains(d.Said(), number) || !strings.Contains(d.Screen(), number) {
			t.Errorf("%s: after the yes there is no %q on the screen:\n%s", country.ISO, number, d.Screen())
		}
		d.Answer("today")
		if got, _ := d.Saved().Profile, d.Saved().Checks; got.Country() != country.ISO || len(d.Lines()) < 3 || !strings.HasSuffix(d.Lines()[2], ": "+number) {
			t.Errorf("%s: the advice does not begin with %q:\n%s", country.ISO, number, d.Said())
		}
		shows(t, d, "advice.ed_now.headline")
	}
}

// S4: the smallest window says where to go and the number, alone; below that the
// number still stands.
func TestAnEmergencyFitsEveryWindow(t *testing.T) {
	d := checking(t)
	d.AnswerCheck(saddle)
	for _, size := range [][2]int{{40, 10}, {60, 18}, {80, 24}, {120, 36}, {300, 100}, {39, 9}, {20, 5}} {
		d.Resize(size[0], size[1])
		if screen := d.Screen(); !numbered(screen, "Emergency", "911") {
			t.Errorf("at %v there is no number:\n%s", size, screen)
		}
	}
	d.Key("enter")
	d.Resize(80, 24)
	shows(t, d, "advice.ed_now.headline")
}

// everyKey are the keys that somebody might try.
var everyKey = strings.Split("0 1 2 3 4 5 6 7 8 9 a b c h j k l n q y z ? ! - enter esc up down left right space tab home end pgup pgdown f1 backspace ctrl+c", " ")

// Whatever is pressed, under an open emergency no exercise starts; a restart
// changes nothing about that.
func TestAnEmergencyLocksTheSession(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.BeginSession()
	d.Key("!")
	d.AnswerCheck(saddle)
	for _, first := range everyKey {
		for _, way := range []string{"today.session", "today.checkin", "today.check"} {
			d := modeltest.New(t, modeltest.On(d.Store.Copy()), modeltest.At(d.Clock.Now().Wall))
			d.Pick(way)
			for _, key := range []string{first, "enter", "1", "enter", "1"} {
				d.Advance(time.Second)
				if d.Key(key); d.Running() {
					t.Fatalf("%s, then %q and Enter: an exercise runs", way, first)
				}
			}
		}
	}
	d.Restart()
	d.Pick("today.session")
	shows(t, d, "message.why.emergency_open.head")
}

// S6: an emergency is shown and locks although it cannot be saved, and it is
// saved as soon as that is possible.
func TestAnEmergencyDoesNotWaitForTheDisk(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.BeginSession()
	d.Key("esc")
	d.Store.FailSaves(errors.New("the disk is full"))
	d.Key("!")
	d.Advance(time.Second)
	d.Key("1") // a failed save of this answer may not hide the question
	d.Key("1")
	d.AnswerCheck(saddle)
	for range 3 {
		if d.Offers("trouble.option.later") {
			d.Pick("trouble.option.later")
			d.AnswerCheck(saddle)
		}
	}
	shows(t, d, "advice.ed_now.headline")
	d.Pick("advice.option.today")
	shows(t, d, "notice.not_saved")
	d.Pick("today.session")
	shows(t, d, "message.why.emergency_open.head")
	if open := d.Saved().OpenChecks(); len(open) > 0 {
		t.Fatal("the test is void: it was saved")
	}
	d.Store.FailSaves(nil)
	if !d.Leave() {
		t.Fatal("the program does not leave")
	}
	if open := d.Saved().OpenChecks(); len(open) != 1 || open[0].Level() != content.Emergency {
		t.Errorf("leaving did not save the emergency: %+v", open)
	}
}

// A slow disk holds nothing up either.
func TestAnEmergencyIsShownWhileItIsSaved(t *testing.T) {
	d := checking(t)
	d.Hold()
	d.AnswerCheck(saddle)
	shows(t, d, "advice.ed_now.headline")
}

func TestAnEmergencyInAWindowThatCannotWrite(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Store.SetReadOnly(true)
	d.Restart()
	shows(t, d, "notice.read_only")
	d.Key("!")
	d.AnswerCheck(saddle)
	shows(t, d, "advice.ed_now.headline")
	d.Pick("advice.option.today")
	shows(t, d, "notice.locked")
	if d.Offers("today.session") {
		t.Error("a window that cannot write offers a session")
	}
	d.Advance(24 * time.Hour) // the file is read again, and knows nothing of it
	shows(t, d, "notice.locked")
}

func TestLeavingSinceOpenIsAnEmergency(t *testing.T) {
	d := checking(t)
	d.Answer("yes")
	expect(t, d, "since")
	d.Key("esc")
	shows(t, d, "advice.ed_now.headline")
	if a := d.Saved().Checks[0].Answers["ces_saddle_numb"]; a.Choice != "yes" || a.Since != "" {
		t.Errorf("stored is %+v", a)
	}
}
