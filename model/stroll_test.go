package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/modeltest"
)

// walking is a patient two weeks after physical therapy on the Walk screen: fifteen
// minutes today.
func walking(t *testing.T, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t, options...)
	d.Ready(modeltest.InTherapy)
	d.Pick("today.walk.minutes", content.Args{"N": 15})
	shows(t, d, "walk.today", content.Args{"N": 15})
	return d
}

// strolling has just started a walk.
func strolling(t *testing.T, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := walking(t, options...)
	d.Pick("walk.start")
	if !d.Running() {
		t.Fatalf("no walk is going on:\n%s", d.Said())
	}
	return d
}

// walksOf are the minutes of the walks on file, today's.
func walksOf(d *modeltest.Driver) []int {
	var minutes []int
	for _, e := range d.Saved().Walks(d.Day()) {
		minutes = append(minutes, e.Minutes)
	}
	return minutes
}

func wantWalks(t *testing.T, d *modeltest.Driver, minutes ...int) {
	t.Helper()
	if got := walksOf(d); !slices.Equal(got, minutes) {
		t.Fatalf("on file are walks of %v minutes, want %v; the screen says\n%s", got, minutes, d.Said())
	}
}

func TestAWalkIsTimed(t *testing.T) {
	d := strolling(t)
	d.Advance(12*time.Minute + 29*time.Second)
	d.Key("x")
	if d.Running() {
		t.Fatal("a key did not pause")
	}
	shows(t, d, "walk.paused", content.Args{"N": 12})
	d.Advance(time.Hour) // a pause is no walk
	d.Pick("walk.option.finish")
	shows(t, d, "walk.saved", content.Args{"N": 12})
	shows(t, d, "walk.walked", content.Args{"N": 15, "Done": 12})
	wantWalks(t, d, 12)
	d.Key("esc")
	if !d.Offers("today.walk.some", content.Args{"Goal": 15, "Done": 12}) {
		t.Errorf("Today does not tell of it:\n%s", d.Said())
	}
}

func TestAWalkGoesOnAfterAPause(t *testing.T) {
	d := strolling(t)
	d.Advance(5 * time.Minute)
	d.Key("enter")
	d.Advance(10 * time.Minute)
	d.Pick("walk.option.on")
	if !d.Running() {
		t.Fatal("it does not go on")
	}
	d.Advance(5*time.Minute + 31*time.Second)
	d.Key("space")
	d.Pick("walk.option.finish")
	wantWalks(t, d, 11)
	shows(t, d, "walk.walked", content.Args{"N": 15, "Done": 11})
}

// Who pauses goes on after it; a walk that paused by itself does not count on by a slip.
func TestThePauseMarksTheLikelyLine(t *testing.T) {
	d := strolling(t)
	d.Advance(5 * time.Minute)
	d.Key("x")
	if line := marked(d); !strings.Contains(line, d.Word("walk.option.on")) {
		t.Errorf("after a key the line is %q", line)
	}
	d.Advance(time.Second)
	d.Key("enter")
	if !d.Running() {
		t.Fatal("Enter does not go on")
	}
	d.Clock.Sleep(20 * time.Minute)
	d.Key("x")
	for _, then := range []string{"", "walk.option.slept"} {
		if then != "" {
			d.Pick(then, content.Args{"N": 20})
		}
		if line := marked(d); !strings.Contains(line, d.Word("walk.option.finish")) {
			t.Errorf("after a sleep the line is %q", line)
		}
	}
	d.Advance(time.Second)
	d.Key("enter")
	wantWalks(t, d, 25)
	d.Pick("walk.start")
	d.Advance(3 * time.Hour)
	if line := marked(d); !strings.Contains(line, d.Word("walk.option.finish")) {
		t.Errorf("a walk that was forgotten marks %q", line)
	}
}

// Minutes are typed, whatever the first digit.
func TestMinutesAreTyped(t *testing.T) {
	d := walking(t)
	d.Pick("walk.log")
	d.Keys("1", "2", "enter")
	wantWalks(t, d, 12)
	for _, wrong := range []string{"0", "181", "x"} {
		d.Pick("walk.log")
		d.Type(wrong)
		d.Key("enter")
		if d.Asked() != "form.walk.minutes" {
			t.Errorf("%s was taken", wrong)
		}
		d.Key("esc")
	}
	wantWalks(t, d, 12)
}

// A pause that follows a fright is not left again by the second key of it.
func TestASecondKeyDoesNotEndTheWalk(t *testing.T) {
	d := strolling(t)
	d.Advance(5 * time.Minute)
	d.Keys("enter", "enter", "enter")
	shows(t, d, "walk.paused", content.Args{"N": 5})
}

func TestUnderHalfAMinuteIsNoWalk(t *testing.T) {
	for span, want := range map[time.Duration][]int{29 * time.Second: nil, 30 * time.Second: {1}} {
		d := strolling(t)
		d.Advance(span)
		d.Key("x")
		d.Clock.Advance(time.Second) // thinking
		d.Pick("walk.option.finish")
		wantWalks(t, d, want...)
	}
}

// S7: what the machine slept is not walked, unless the patient says so.
func TestSleepIsNotWalked(t *testing.T) {
	for _, tt := range []struct {
		name  string
		sleep time.Duration
		says  string
		added int // minutes, if the patient says so; 0 where it is not offered
	}{
		{"closed for the walk", 20 * time.Minute, "walk.slept", 20},
		{"two hours", 2 * time.Hour, "walk.slept", 120},
		{"longer than any walk", 2*time.Hour + time.Second, "walk.slept_long", 0},
		{"over night", 9 * time.Hour, "walk.slept_long", 0},
		{"a few seconds", 10 * time.Second, "", 0},
		{"a clock that was set back", -time.Hour, "", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := strolling(t, modeltest.At(modeltest.Morning.Add(2*time.Hour)))
			d.Advance(5 * time.Minute)
			d.Clock.Sleep(tt.sleep)
			d.Key("1") // the key that wakes it answers nothing
			if d.Running() {
				t.Fatal("it runs on")
			}
			shows(t, d, "walk.paused", content.Args{"N": 5})
			wantWalks(t, d, 5)
			if tt.says != "" {
				shows(t, d, tt.says, content.Args{"N": tt.added})
			}
			offered := d.Offers("walk.option.slept", content.Args{"N": tt.added})
			if offered != (tt.added > 0) {
				t.Fatalf("offered is %v:\n%s", offered, d.Said())
			}
			if offered {
				d.Pick("walk.option.slept", content.Args{"N": tt.added})
				if d.Offers("walk.option.slept", content.Args{"N": tt.added}) {
					t.Error("it can be added twice")
				}
				wantWalks(t, d, 5+tt.added)
			}
			d.Pick("walk.option.finish")
			wantWalks(t, d, 5+tt.added)
		})
	}
}

func TestASleepThatIsNotSaidIsGone(t *testing.T) {
	d := strolling(t)
	d.Advance(5 * time.Minute)
	d.Sleep(20 * time.Minute)
	d.Pick("walk.option.on")
	d.Advance(5 * time.Minute)
	d.Key("x")
	if d.Offers("walk.option.slept", content.Args{"N": 20}) {
		t.Error("it is still offered")
	}
	d.Pick("walk.option.finish")
	wantWalks(t, d, 10)
}

// A timer that was forgotten pauses after two hours.
func TestAForgottenWalkPauses(t *testing.T) {
	d := strolling(t)
	d.Advance(5 * time.Hour)
	if d.Running() {
		t.Fatal("it runs on")
	}
	shows(t, d, "walk.long")
	d.Pick("walk.option.finish")
	wantWalks(t, d, 120)
}

// S6: a walk is saved with every minute.
func TestAWalkSurvivesAPowerCut(t *testing.T) {
	d := strolling(t)
	d.Advance(7*time.Minute + 20*time.Second)
	d.Restart()
	wantWalks(t, d, 7)
	if !d.Offers("today.walk.some", content.Args{"Goal": 15, "Done": 7}) {
		t.Errorf("Today does not tell of it:\n%s", d.Said())
	}
}

func TestLeavingInAWalkSavesIt(t *testing.T) {
	d := strolling(t)
	d.Advance(7*time.Minute + 50*time.Second)
	if !d.Leave() {
		t.Fatal("it does not leave")
	}
	wantWalks(t, d, 8)
}

// The warning check opens in a walk with one key; what was walked counts, and is one
// walk, also when another follows.
func TestTheWarningCheckOpensInAWalk(t *testing.T) {
	d := strolling(t)
	d.Advance(6*time.Minute + 40*time.Second)
	d.Key("!")
	if d.Asked() == "" || d.Running() {
		t.Fatalf("no check is open:\n%s", d.Said())
	}
	wantWalks(t, d, 7)
	d.AllNo()
	d.Pick("advice.option.today")
	d.Pick("today.walk.some", content.Args{"Goal": 15, "Done": 7})
	d.Pick("walk.start")
	shows(t, d, "walk.about", content.Args{"N": 8}) // what is left of fifteen
	d.Advance(5 * time.Minute)
	d.Key("x")
	d.Pick("walk.option.finish")
	wantWalks(t, d, 7, 5)
}

// The gate is asked at the start and at every resume, after the file was read afresh
// (S1).
func TestALockStopsAWalk(t *testing.T) {
	for name, next := range map[string]func(*modeltest.Driver){
		"start": func(d *modeltest.Driver) { d.Pick("walk.start") },
		"resume": func(d *modeltest.Driver) {
			d.Pick("walk.start")
			d.Advance(3 * time.Minute)
			d.Key("x")
			d.Store.Receive(foreign(d, content.SameDay))
			d.Pick("walk.option.on")
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := walking(t)
			if name == "start" {
				d.Store.Receive(foreign(d, content.SameDay))
			}
			next(d)
			if d.Running() {
				t.Fatalf("it runs:\n%s", d.Said())
			}
			shows(t, d, "message.why.same_day_open.head")
			d.Key("enter")
			if !d.Offers("today.walk.none") && name == "start" {
				t.Errorf("Today still asks for a walk:\n%s", d.Said())
			}
			if name == "resume" {
				wantWalks(t, d, 3)
			}
		})
	}
}

// On a locked day there is no target and no timer, but a walk can still be told.
func TestALockedDayHasNoWalk(t *testing.T) {
	d := walking(t)
	d.Store.Receive(foreign(d, content.Emergency))
	d.Restart()
	d.Pick("today.walk.none")
	shows(t, d, "walk.none")
	shows(t, d, "walk.why.emergency_open")
	if line := lineWith(d, d.Word("walk.start")); !strings.Contains(line, d.Word("view.locked")) {
		t.Errorf("the timer stands there as %q", line)
	}
	d.Pick("walk.start")
	shows(t, d, "message.why.emergency_open.head")
	d.Key("enter")
	d.Pick("today.walk.none")
	d.Pick("walk.log")
	d.Answer("10")
	wantWalks(t, d, 10)
}

// Pain ends a walk with the question that a session asks; anything with it opens the
// full check.
func TestAWalkThatHurts(t *testing.T) {
	for answer, check := range map[string]bool{"nothing": false, "something": true, "not_sure": true} {
		t.Run(answer, func(t *testing.T) {
			d := strolling(t)
			d.Advance(4 * time.Minute)
			d.Key("x")
			d.Pick("walk.option.hurt")
			if d.Asked() != "form.hurt.else" {
				t.Fatalf("asked is %q:\n%s", d.Asked(), d.Said())
			}
			if got := d.Saved().Walks(d.Day()); len(got) != 1 || got[0].Feel != "hurt" || got[0].Of != "not_sure" {
				t.Errorf("until it is answered the file has %+v", got)
			}
			d.Answer(answer)
			wantWalks(t, d, 4)
			if !check {
				shows(t, d, "message.walk_sore.head")
				d.Key("enter")
				d.Pick("today.walk.some", content.Args{"Goal": 7, "Done": 4}) // half of fifteen
				shows(t, d, "walk.why.walk_half")
				return
			}
			if !strings.HasPrefix(d.Asked(), "item.") {
				t.Fatalf("no full check is open: %q\n%s", d.Asked(), d.Said())
			}
			d.Restart() // leaving it leaves it due
			shows(t, d, "today.due.T12")
			d.Pick("today.walk.done", content.Args{"N": 4})
			shows(t, d, "walk.why.check_first")
		})
	}
}

func TestPainThatWasASlip(t *testing.T) {
	d := strolling(t)
	d.Advance(4 * time.Minute)
	d.Key("x")
	d.Pick("walk.option.hurt")
	d.Key("esc")
	shows(t, d, "walk.paused", content.Args{"N": 4})
	d.Pick("walk.option.on")
	if !d.Running() {
		t.Fatal("it does not go on")
	}
	if got := d.Saved().Walks(d.Day()); len(got) != 1 || got[0].Feel != "" || got[0].Of != "" {
		t.Errorf("the file has %+v", got)
	}
}

func TestAWalkIsToldAfterwards(t *testing.T) {
	for name, options := range map[string][]modeltest.Option{"keys": nil, "lines": {modeltest.ByLines()}} {
		t.Run(name, func(t *testing.T) {
			d := walking(t, options...)
			d.Pick("walk.log")
			d.Answer("20")
			shows(t, d, "walk.saved", content.Args{"N": 20})
			shows(t, d, "walk.enough", content.Args{"N": 20})
			d.Pick("walk.log")
			d.Answer("42")
			wantWalks(t, d, 20, 42)
			now := d.Clock.Now().Wall.Format("15:04")
			d.Pick("walk.entry", content.Args{"N": 42, "When": d.Word("date.today"), "Time": now})
			d.Pick("walk.one.change")
			d.Answer("5")
			shows(t, d, "walk.changed")
			wantWalks(t, d, 20, 5)
			d.Pick("walk.entry", content.Args{"N": 5, "When": d.Word("date.today"), "Time": now})
			d.Pick("walk.one.remove")
			shows(t, d, "walk.gone")
			wantWalks(t, d, 20)
			d.Key("esc")
			d.Pick("today.more.history")
			shows(t, d, "history.walk")
			d.Pick("date.short", content.Args{"Weekday": "Mon", "Day": 23, "Month": "Nov"})
			shows(t, d, "history.walked", content.Args{"N": 20})
			if d.Shows("history.walked", content.Args{"N": 5}) {
				t.Error("a walk that was taken back stands in the history")
			}
		})
	}
}

func TestYesterdaysWalkCanBeCorrected(t *testing.T) {
	d := walking(t)
	d.Pick("walk.log")
	d.Answer("30")
	told := d.Saved().Walks(d.Day())[0]
	d.Key("esc")
	d.Advance(24 * time.Hour)
	yesterday := d.Day().Add(-1)
	pickWalk(d)
	d.Pick("walk.entry", content.Args{"N": 30, "When": d.Word("date.ago", content.Args{"N": 1}), "Time": told.At.Format("15:04")})
	d.Pick("walk.one.change")
	d.Answer("10")
	if got := d.Saved().Walked(yesterday); got != 10 || d.Saved().Walked(d.Day()) != 0 {
		t.Errorf("yesterday has %d minutes, today %d", got, d.Saved().Walked(d.Day()))
	}
	d.Key("esc")
	d.Advance(24 * time.Hour)
	pickWalk(d)
	if len(d.Saved().Walks(yesterday)) == 0 || strings.Contains(d.Said(), d.Word("walk.entry_hint")) {
		t.Errorf("a walk of two days ago is offered:\n%s", d.Said())
	}
}

// pickWalk opens the Walk screen, whatever its line says.
func pickWalk(d *modeltest.Driver) {
	for _, line := range d.Lines() {
		if number, rest, ok := strings.Cut(line, "  "); ok && strings.HasPrefix(rest, strings.SplitAfter(d.Word("today.walk.none"), ":")[0]) {
			d.Key(number)
			return
		}
	}
}

// Line by line any line pauses a walk, and a script's next line does, too.
func TestAWalkByLines(t *testing.T) {
	d := strolling(t, modeltest.ByLines())
	shows(t, d, "walk.going_since", content.Args{"Time": d.Clock.Now().Wall.Format("15:04")})
	d.Advance(9 * time.Minute)
	d.Line("anything")
	shows(t, d, "walk.paused", content.Args{"N": 9})
	d.Pick("walk.option.finish")
	wantWalks(t, d, 9)
}

// Walks under --speed are marked: they let nothing grow.
func TestAFastWalkIsMarked(t *testing.T) {
	d := strolling(t, modeltest.With(func(o *model.Options) { o.Speed = 10 }))
	d.Advance(time.Minute)
	d.Key("x")
	d.Pick("walk.option.finish")
	wantWalks(t, d, 10)
	if !d.Saved().Walks(d.Day())[0].ClockSet {
		t.Error("it is not marked")
	}
}

// A quick second Enter, before the file was read, starts no second walk and resumes
// nothing.
func TestStartingTwiceIsOneWalk(t *testing.T) {
	d := walking(t)
	d.Advance(time.Second)
	d.Hold()
	d.Keys("1", "1")
	d.Release()
	if !d.Running() {
		t.Fatal("no walk is going on")
	}
	d.Advance(3 * time.Minute)
	d.Key("x")
	d.Pick("walk.option.finish")
	wantWalks(t, d, 3)
}

// The real program: the minutes count up on the screen, half way is told, and it is
// woken once a minute.
func TestAWalkOnTheClock(t *testing.T) {
	d := modeltest.New(t, modeltest.At(modeltest.Morning.Add(-time.Hour)))
	d.Ready(modeltest.InTherapy)
	words := func(id string, n int) string { return d.Word(id, content.Args{"N": n}) }
	modeltest.Play(t, d.Store, func(t *testing.T, p *modeltest.Program) {
		said := func() string { return strings.Join(p.Lines(), "\n") }
		p.Keys("4", "1")
		if !p.Running() {
			t.Fatalf("no walk is going on:\n%s", said())
		}
		before := p.Messages()
		for _, at := range []struct {
			wait time.Duration
			want []string
		}{
			{0, []string{d.Word("walk.begun"), words("walk.about", 15)}},
			{2 * time.Minute, []string{words("walk.going", 2)}},
			{6 * time.Minute, []string{words("walk.going", 8), d.Word("walk.turn")}},
			{8 * time.Minute, []string{words("walk.going", 16), d.Word("walk.reached")}},
		} {
			p.Wait(at.wait)
			for _, want := range at.want {
				if !strings.Contains(said(), want) {
					t.Errorf("after %v more the screen does not say %q:\n%s", at.wait, want, said())
				}
			}
		}
		if woken := p.Messages() - before; woken > 3*17 { // a look and a save each minute, and a tick that came too late
			t.Errorf("it was woken %d times in 16 minutes", woken)
		}
	})
}

// marked is the line of the screen under the cursor.
func marked(d *modeltest.Driver) string { return lineWith(d, d.Word("view.chosen")) }
