package model_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// aDay is a whole day: set-up, check-in, first check, session.
func aDay(d *modeltest.Driver, pain int) {
	d.SetUp(modeltest.Patient{Country: "DE", Treatment: "procedure/microdiscectomy", DaysAgo: 30, Age: 44, Facts: []string{"diabetes", "bone_fragile"}, Phone: "030 1234", Surface: "bed"})
	d.CheckIn(3, map[string][]string{"leg_now": {"2"}, "medicine_kinds": {"nsaid", "other"}, "note": {"slept well"}})
	d.AllNo()
	d.Pick("advice.option.today")
	d.BeginSession()
	d.Exercise()
	d.Pick("session.option.hard")
	d.Exercise()
	d.Pick("session.option.hurt")
	d.Answer("4")
	d.Answer("calf")
	d.Finish()
	d.EndSession(pain)
	if pain == 10 { // typed as 1 and 0
		d.Answer("nothing")
	}
}

// The plain face gives the same records as the keys do.
func TestADayByLinesIsADayByKeys(t *testing.T) {
	var days [2]string
	for i, options := range [][]modeltest.Option{nil, {modeltest.ByLines()}} {
		d := modeltest.New(t, options...)
		aDay(d, 10)
		if !d.Leave() {
			t.Fatal("the day has no end")
		}
		if s := session(t, d); s.State != coach.SessionPartly && s.State != coach.SessionDone || *s.EndPain != 10 {
			t.Fatalf("the session was filed as %+v", s)
		}
		data, err := json.MarshalIndent(d.Saved(), "", " ")
		if err != nil {
			t.Fatal(err)
		}
		days[i] = string(data)
	}
	if days[0] != days[1] {
		t.Errorf("by keys:\n%s\nby lines:\n%s", days[0], days[1])
	}
}

// Everything that stands on a screen is said in lines, and the reverse cannot
// lose the one thing that matters: both name the same steps.
func TestTodayShowsWhatIsDone(t *testing.T) {
	d := modeltest.New(t)
	aDay(d, 4)
	d.Restart()
	for _, id := range []string{"today.checkin", "today.check", "today.session"} {
		line := lineWith(d, d.Word(id))
		if !strings.Contains(line, d.Word("view.done")) || !strings.Contains(d.Screen(), d.Word(id)) {
			t.Errorf("Today says %q", line)
		}
	}
}

// The patient's day ends at 03:00, whether the program watches, sleeps or is
// started then.
func TestANewDayBeginsAtThree(t *testing.T) {
	night := time.Date(2026, 11, 24, 2, 59, 0, 0, time.UTC)
	for name, pass := range map[string]func(*modeltest.Driver, time.Duration){
		"awake":     func(d *modeltest.Driver, span time.Duration) { d.Advance(span) },
		"asleep":    func(d *modeltest.Driver, span time.Duration) { d.Sleep(span) },
		"restarted": func(d *modeltest.Driver, span time.Duration) { d.Clock.Advance(span); d.Restart() },
	} {
		t.Run(name, func(t *testing.T) {
			d := modeltest.New(t)
			d.Ready(modeltest.InTherapy)
			d.Store.Receive(coach.Session{Stamp: coach.Stamp{ID: "x", At: night, Day: "2026-11-23"}, State: coach.SessionRunning})
			pass(d, night.Sub(d.Clock.Now().Wall))
			if line := lineWith(d, d.Word("today.checkin")); !strings.Contains(line, d.Word("view.done")) {
				t.Fatalf("at 02:59 the check-in is %q", line)
			}
			pass(d, time.Minute)
			if line := lineWith(d, d.Word("today.checkin")); !strings.Contains(line, d.Word("view.open")) {
				t.Fatalf("at 03:00 the check-in is %q", line)
			}
			shows(t, d, "today.day", content.Args{"N": 16, "Treatment": d.Word("treatment.physical_therapy")})
			if s := d.Saved().Sessions[0]; s.State != coach.SessionPartly {
				t.Errorf("yesterday's session is %s", s.State)
			}
		})
	}
}

// What is answered after midnight belongs to the evening before.
func TestAfterMidnightIsStillTheEvening(t *testing.T) {
	d := modeltest.New(t, modeltest.At(time.Date(2026, 11, 24, 1, 30, 0, 0, time.UTC)))
	d.SetUp(modeltest.InTherapy)
	d.CheckIn(2)
	if c := d.Saved().CheckIns[0]; c.Day != "2026-11-23" {
		t.Errorf("filed under %s", c.Day)
	}
}

func TestAWindowTooSmallRecovers(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	before := d.Screen()
	for _, size := range [][2]int{{39, 24}, {80, 9}, {10, 3}, {1, 1}, {0, 0}} {
		d.Resize(size[0], size[1])
		if size[0] > 30 && !strings.Contains(strings.Join(strings.Fields(d.Screen()), " "), d.Word("app.too_small")) {
			t.Errorf("at %v it says %q", size, d.Screen())
		}
	}
	d.Resize(80, 24)
	if d.Screen() != before {
		t.Errorf("it does not come back:\n%s", d.Screen())
	}
}

// A day of the past can be filled in and stays a day of the past.
func TestAMissedDayIsFilledInAfterwards(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Advance(48 * time.Hour)
	d.Pick("today.more.history")
	d.Keys("down", "enter")
	shows(t, d, "history.nothing")
	d.Advance(time.Second)
	d.Key("enter")
	d.CheckIn(9)
	c := d.Saved().CheckIns
	if len(c) != 2 || c[1].Day != "2026-11-24" && c[0].Day != "2026-11-24" {
		t.Fatalf("on file are %+v", c)
	}
	if d.Asked() != "" {
		t.Errorf("the pain of another day asks for a check today: %s", d.Asked())
	}
}

// Keys that come before the list has been read break nothing.
func TestHistoryOnASlowDisk(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Hold()
	d.Pick("today.more.history")
	d.Keys("down", "enter", "up", "pgdown", "down")
	d.Release()
	d.Key("enter")
	shows(t, d, "history.head.checkin", content.Args{"Time": "08:30"})
}

// In a text field letters and "!" are text; F1 still opens the check.
func TestATextFieldTakesLetters(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.CheckIn(2, map[string][]string{"note": {"q ! ? k"}})
	if note := d.Saved().CheckIns[0].Answers.First("note"); note != "q ! ? k" {
		t.Errorf("the note is %q", note)
	}
}

// What is pasted goes into a field, and answers nothing where there is none.
func TestPasting(t *testing.T) {
	d := checking(t)
	d.Paste("1\n2\n1")
	expect(t, d, "item.ces_saddle_numb")
	d.Key("4") // known: who checked it?
	expect(t, d, "known")
	d.Paste("Dr. Lee, in March")
	d.Key("enter")
	if got := lastCheck(d).Answers["ces_saddle_numb"].KnownBy; got != "Dr. Lee, in March" {
		t.Errorf("stored is %q", got)
	}
}

// Help lies over the screen and gives it back.
func TestHelpGivesTheScreenBack(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	before := d.Said()
	for _, keys := range [][]string{{"?", "esc"}, {"?", "?"}, {"?", "enter"}, {"?", "pgdown", "esc"}} {
		d.Key(keys[0])
		shows(t, d, "help.keys")
		d.Keys(keys[1:]...)
		if d.Said() != before {
			t.Errorf("after %v the screen is\n%s", keys, d.Said())
		}
	}
}

// Every line of Today and of More does what it is for by the number in front of it,
// however long Today has become. What came of a check has no digit: it is asked at the
// top, where the marker is, and Enter leads there. Neither has the lesson, at the foot.
func TestEveryDigitOfTodayWorks(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	for range 3 {
		d.Store.Receive(foreign(d, content.SameDay))
		d.Advance(time.Second)
	}
	d.Restart()
	for _, page := range []string{"", "today.more.further"} {
		open := func() {
			d.Restart()
			d.Advance(time.Second)
			if page != "" {
				d.Pick(page)
			}
		}
		open()
		before := d.Said()
		lines := numberedLines(d)
		for number, label := range lines {
			open()
			if number > 10 {
				d.Send(model.Intent{Kind: model.Choose, N: number})
			} else {
				d.Key(strconv.Itoa(number % 10))
			}
			if d.Said() == before {
				t.Errorf("%d, %q, does nothing on\n%s", number, label, before)
			}
		}
		if want := map[string]int{"": 12, "today.more.further": 10}[page]; len(lines) != want {
			t.Errorf("%d lines on\n%s", len(lines), before)
		}
	}
	d.Restart()
	d.Advance(time.Second)
	d.Key("enter")
	if !d.Offers("advice.option.closing") {
		t.Errorf("Enter does not ask what came of the check:\n%s", d.Said())
	}
}

// numberedLines are the lines that can be chosen, by their number, of which 0 is the
// tenth.
func numberedLines(d *modeltest.Driver) map[int]string {
	lines := map[int]string{}
	for _, line := range d.Lines() {
		digits, label, _ := strings.Cut(line, "  ")
		if n, err := strconv.Atoi(digits); err == nil {
			if n == 0 {
				n = 10
			}
			lines[n] = label
		}
	}
	return lines
}

// A long list of one file never fills the program's opening: it says something
// before the file was read, and nothing can be done there.
func TestTheFirstScreenIsNeverEmpty(t *testing.T) {
	store := modeltest.NewStore()
	app, err := model.New(model.Options{Store: store, Library: content.Load(), Lang: "en", Clock: modeltest.NewClock(modeltest.Morning), Plain: true})
	if err != nil {
		t.Fatal(err)
	}
	if lines := app.Lines(); len(lines) == 0 || app.View().Content == "" {
		t.Error("the first screen is empty")
	}
	for _, key := range everyKey {
		if key != "q" && key != "ctrl+c" {
			app.Update(modeltest.Press(key))
		}
	}
	if app.Running() || app.Done() {
		t.Error("a key did something before the file was read")
	}
}
