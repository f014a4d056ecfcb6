package model_test

import (
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// A session that was killed is offered at the exercise that was not finished,
// wherever it was killed.
func TestAKilledSessionGoesOnAtItsExercise(t *testing.T) {
	for name, tt := range map[string]struct {
		next int
		kill func(*modeltest.Driver)
	}{
		"prepared": {2, func(*modeltest.Driver) {}},
		"running":  {2, func(d *modeltest.Driver) { d.Pick("session.option.start"); d.Advance(20 * time.Second) }},
		"asked":    {2, func(d *modeltest.Driver) { d.Exercise() }},
		"it hurt":  {2, func(d *modeltest.Driver) { d.Exercise(); d.Pick("session.option.hurt") }},
		"how much": {3, func(d *modeltest.Driver) { d.Exercise(); d.Pick("session.option.hurt"); d.Answer("3") }},
		"left": {2, func(d *modeltest.Driver) {
			d.Pick("session.option.start")
			d.Advance(9 * time.Second)
			d.Leave()
		}},
	} {
		t.Run(name, func(t *testing.T) {
			d := exercising(t)
			d.Exercise()
			d.Pick("session.option.fine")
			tt.kill(d)
			d.Restart()
			shows(t, d, "today.resume", content.Args{"At": tt.next, "Of": 4})
			d.Pick("today.session")
			d.Pick("session.option.begin")
			at(t, d, tt.next)
			d.Finish()
			d.EndSession(1)
			if s := session(t, d); s.State != coach.SessionDone || len(s.Done) != 4 {
				t.Errorf("filed as %+v", s)
			}
		})
	}
}

func TestASessionKilledAtItsLastQuestionAsksIt(t *testing.T) {
	d := exercising(t)
	d.Finish()
	d.Restart()
	d.Pick("today.session")
	shows(t, d, "session.end.ask")
	d.EndSession(3)
	if s := session(t, d); s.State != coach.SessionDone || *s.EndPain != 3 {
		t.Errorf("filed as %+v", s)
	}
}

func TestASessionOfYesterdayIsPartlyDone(t *testing.T) {
	d := exercising(t)
	d.Exercise()
	d.Pick("session.option.fine")
	d.Clock.Advance(24 * time.Hour)
	d.Restart()
	if s := session(t, d); s.State != coach.SessionPartly || len(s.Done) != 1 {
		t.Errorf("on file it is %+v", s)
	}
	if d.Shows("today.resume", content.Args{"At": 2, "Of": 4}) {
		t.Error("it is offered again")
	}
}

// Nor is one that was begun under a clock a day ahead offered on that day, when the
// clock was put right.
func TestASessionOfAClockAheadIsPartlyDone(t *testing.T) {
	d := exercising(t)
	d.Exercise()
	d.Pick("session.option.fine")
	d.Clock.Sleep(-24 * time.Hour)
	d.Restart()
	d.Clock.Sleep(24 * time.Hour)
	d.Restart()
	if s := session(t, d); s.State != coach.SessionPartly || len(s.Done) != 1 {
		t.Errorf("on file it is %+v", s)
	}
	if d.Shows("today.resume", content.Args{"At": 2, "Of": 4}) {
		t.Error("it is offered again")
	}
}

// S7: a closed lid pauses; the key that wakes the machine starts nothing.
func TestSleepPauses(t *testing.T) {
	for _, jump := range []time.Duration{4 * time.Second, 9 * time.Hour, -time.Hour} {
		for _, key := range []string{"enter", "1", "space"} {
			d := running(t)
			d.Clock.Sleep(jump)
			d.Key(key)
			if d.Running() {
				t.Fatalf("%v asleep, woken by %s: it runs on", jump, key)
			}
			shows(t, d, "session.paused_by.gap")
		}
	}
}

func TestALateLookPauses(t *testing.T) {
	d := running(t)
	d.Clock.Advance(5 * time.Second) // nobody has looked for so long
	d.Sleep(0)
	shows(t, d, "session.paused_by.gap")
}

// What another process found locks at the next exercise and at the next resume.
func TestAnotherProcessLocksTheNextExercise(t *testing.T) {
	for name, next := range map[string]func(*modeltest.Driver){
		"start": func(d *modeltest.Driver) {
			d.FollowExercise()
			d.Pick("session.option.fine")
			d.Pick("session.option.start")
		},
		"resume": func(d *modeltest.Driver) { d.Key("x"); d.Pick("session.option.resume") },
	} {
		t.Run(name, func(t *testing.T) {
			d := running(t)
			d.Store.Receive(foreign(d, content.SameDay))
			next(d)
			if d.Running() {
				t.Fatal("it runs")
			}
			shows(t, d, "message.why.same_day_open.head")
		})
	}
}

// What the disk answers late changes nothing for a patient who has gone elsewhere.
func TestALateAnswerOfTheDiskTakesNobodyAway(t *testing.T) {
	for name, leave := range map[string]func(*modeltest.Driver){
		"from Today":       func(d *modeltest.Driver) { d.Key("esc"); d.Hold(); d.Pick("today.session") },
		"from an exercise": func(d *modeltest.Driver) { d.Hold(); d.Pick("session.option.start") },
		"from a locked exercise": func(d *modeltest.Driver) {
			d.Store.Receive(foreign(d, content.SameDay))
			d.Hold()
			d.Pick("session.option.start")
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := exercising(t)
			leave(d)
			d.Key("!")
			d.Release()
			expect(t, d, "item.ces_saddle_numb")
			if d.Running() {
				t.Error("an exercise runs behind the check")
			}
		})
	}
}

// Too much pain by a later check-in closes a session that was begun before
// (clinical section N8: start pain of 6 or more).
func TestTooMuchPainDoesNotGoOn(t *testing.T) {
	d := exercising(t)
	d.Exercise()
	d.Pick("session.option.fine")
	d.Keys("esc")
	d.Pick("today.checkin")
	d.CheckIn(7)
	for !d.Offers("today.session") {
		d.AllNo()
		d.Pick("advice.option.today")
	}
	d.Pick("today.session")
	shows(t, d, "message.why.pain_high.head")
}

// What is decided while the file is read is not undone by what it was read for: an
// exercise that was skipped meanwhile does not start the next one.
func TestSkippedWhileTheFileIsRead(t *testing.T) {
	d := exercising(t)
	d.Hold() // a slow disk
	d.Key("1")
	d.Key("2")
	d.Release()
	at(t, d, 2)
	if d.Running() {
		t.Error("the next exercise began by itself")
	}
}

// forbid is a clinic's paper that is taken in while the program runs, against
// what the session has next.
func forbid(d *modeltest.Driver, exercise string) {
	d.Store.Receive(coach.Prescription{
		Stamp:  coach.Stamp{ID: coach.NewID(d.Clock.Now().Wall, 99), At: d.Clock.Now().Wall.UTC(), Day: coach.DayOf(d.Clock.Now().Wall)},
		Clinic: "Dr. Lee", Written: coach.DayOf(d.Clock.Now().Wall),
		Limits: []coach.Limit{{Exercises: []string{exercise}, Words: "Not this one."}},
	})
}

// S5: what a clinic forbids in the middle of a session is not begun, nor gone on
// with, nor taken up again later.
func TestALimitHoldsInTheMiddleOfASession(t *testing.T) {
	for name, goOn := range map[string]func(*modeltest.Driver){
		"begun": func(d *modeltest.Driver) { d.Pick("session.option.start") },
		"gone on with": func(d *modeltest.Driver) {
			d.Pick("session.option.start")
			d.Advance(8 * time.Second)
			d.Key("x")
		},
		"by itself": func(*modeltest.Driver) {},
	} {
		t.Run(name, func(t *testing.T) {
			d := exercising(t)
			next := d.Store.State().Decide(d.Library(), d.Clock.Now().Wall).Routine[0].Exercise
			if name == "gone on with" {
				goOn(d)
			}
			forbid(d, next)
			switch name {
			case "gone on with":
				d.Pick("session.option.resume")
			case "by itself":
				d.Advance(10 * time.Minute)
			default:
				goOn(d)
			}
			shows(t, d, "message.session_changed.head")
			if d.Running() {
				t.Fatal("it runs all the same")
			}
			s := session(t, d)
			if s.State != coach.SessionPartly {
				t.Errorf("filed as %s", s.State)
			}
			if ran := name == "gone on with"; ran != (len(s.Done) == 1 && s.Done[0].Cut && s.Done[0].Seconds == 8) {
				t.Errorf("what was done until then is filed as %+v", s.Done)
			}
		})
	}
	t.Run("taken up again", func(t *testing.T) {
		d := exercising(t)
		d.Exercise()
		d.Pick("session.option.fine")
		next := session(t, d).Planned[1].Exercise
		d.Leave()
		forbid(d, next)
		d.Restart()
		d.Pick("today.session")
		d.Pick("session.option.begin")
		for range 6 {
			for _, s := range d.Saved().Sessions {
				for _, o := range s.Done {
					if o.Exercise == next {
						t.Fatalf("%s was done although the clinic forbids it", next)
					}
				}
			}
			if d.Shows("session.end.ask") {
				return
			}
			d.Exercise()
			d.Pick("session.option.fine")
		}
	})
}

// A warning check in the middle of an exercise pauses it: when it is over, one goes
// on at the same place.
func TestAfterACheckTheExerciseGoesOnWhereItWas(t *testing.T) {
	straight, checked := running(t), running(t)
	checked.Advance(5 * time.Second)
	checked.Key("!")
	checked.AllNo()
	checked.Pick("advice.option.today")
	checked.Pick("today.session")
	checked.Pick("session.option.begin")
	shows(t, checked, "session.paused")
	checked.Pick("session.option.resume")
	straight.Advance(5 * time.Second)
	for _, d := range []*modeltest.Driver{straight, checked} {
		d.FollowExercise()
		d.Pick("session.option.fine")
	}
	if a, b := session(t, straight).Done[0], session(t, checked).Done[0]; a.Seconds != b.Seconds || b.Cut {
		t.Errorf("without a check %+v, with one %+v", a, b)
	}
}

// A check-in that makes the day an easier one counts for what is left of a session.
func TestAnEasierDayCountsForWhatIsLeft(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Store.Prefer("usual", "3")
	d.Restart()
	d.BeginSession()
	d.Exercise()
	d.Pick("session.option.fine")
	d.Key("esc")
	d.Pick("today.checkin")
	d.CheckIn(5, map[string][]string{"usual": {"3"}})
	for !d.Offers("today.session") {
		d.AllNo()
		d.Pick("advice.option.today")
	}
	if plan := d.Saved().Decide(d.Library(), d.Clock.Now().Wall); plan.Decision != coach.DecideEasier {
		t.Fatalf("the day is %s for %v", plan.Decision, plan.Reasons)
	}
	d.Pick("today.session")
	d.Pick("session.option.begin")
	shows(t, d, "session.prepare", content.Args{"At": 2, "Of": 3})
}

// S7: waking in the last moment of an exercise answers nothing and starts nothing.
func TestWakingAtTheEndOfAnExercise(t *testing.T) {
	d := exercising(t)
	d.Pick("session.option.start")
	begun := d.Clock.Now().Mono
	for d.Running() {
		d.Advance(50 * time.Millisecond)
	}
	length := d.Clock.Now().Mono - begun

	d = exercising(t)
	d.Pick("session.option.start")
	d.Advance(length - 300*time.Millisecond)
	d.Clock.Advance(400 * time.Millisecond)
	d.Sleep(2 * time.Hour)
	d.Advance(time.Second)
	d.Key("enter")
	d.Advance(time.Minute)
	if s := session(t, d); len(s.Done) != 0 {
		t.Errorf("filed as %+v", s.Done)
	}
	shows(t, d, "session.wait.stays")
}

// Whoever shows up while the file is read for the next exercise is waited for, and
// a sleep in that moment starts nothing.
func TestNothingStartsBehindAKeyWhileTheFileIsRead(t *testing.T) {
	for name, meanwhile := range map[string]func(*modeltest.Driver){
		"a key":   func(d *modeltest.Driver) { d.Key("x") },
		"a sleep": func(d *modeltest.Driver) { d.Sleep(3 * time.Hour) },
	} {
		d := exercising(t)
		d.Hold()
		d.Advance(time.Minute)
		meanwhile(d)
		d.Release()
		if d.Running() {
			t.Errorf("%s: it runs", name)
		}
		d.Pick("session.option.start")
		d.Advance(time.Second)
		if !d.Running() {
			t.Errorf("%s: it can no longer be started:\n%s", name, d.Said())
		}
	}
}
