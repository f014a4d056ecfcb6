package model_test

import (
	"slices"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// reopened goes from Today on with the session, to what it has next.
func reopened(d *modeltest.Driver) {
	d.Pick("today.session")
	d.Pick("session.option.begin")
}

// sorer is another check-in, with which the day becomes an easier one.
func sorer(t *testing.T, d *modeltest.Driver) {
	t.Helper()
	d.Pick("today.checkin")
	d.CheckIn(5, map[string][]string{"usual": {"3"}})
	for !d.Offers("today.session") {
		d.AllNo()
		d.Pick("advice.option.today")
	}
	if plan := d.Saved().Decide(d.Library(), d.Clock.Now().Wall); plan.Decision != coach.DecideEasier {
		t.Fatalf("the day is %s for %v", plan.Decision, plan.Reasons)
	}
}

// checkedInTheMiddle is a patient who opened a warning check in the middle of the
// second exercise of four, and said on Today that it hurts more.
func checkedInTheMiddle(t *testing.T, feel func(*modeltest.Driver)) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Store.Prefer("usual", "3")
	d.Restart()
	d.BeginSession()
	d.Exercise()
	feel(d)
	d.Pick("session.option.start")
	d.Advance(10 * time.Second)
	d.Key("!")
	d.AllNo()
	d.Pick("advice.option.today")
	sorer(t, d)
	return d
}

// An exercise that a check paused is gone on with only as the day has it now.
func TestAnEasierDayCountsForAPausedExercise(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Store.Prefer("usual", "3")
	d.Store.Receive(paper(d, 50, coach.Prescribed{Exercise: "chin_tuck", Level: 2}, coach.Prescribed{Exercise: "scap_squeeze", Level: 2}))
	d.Restart()
	d.BeginSession()
	d.Pick("session.option.start")
	d.Advance(12 * time.Second)
	d.Key("!")
	d.AllNo()
	d.Pick("advice.option.today")
	sorer(t, d)
	reopened(d)
	d.Pick("session.option.start")
	d.Advance(time.Second)
	for _, p := range session(t, d).Planned {
		if p.By != coach.ByEasier || p.Level == 2 && p.Dose == nil {
			t.Errorf("on an easier day %+v goes on", p)
		}
	}
}

// A session that was paused once does not come back when what is on file
// was gone on with since: neither what it had planned nor what it had done.
func TestAnOlderPauseDoesNotComeBack(t *testing.T) {
	d := checkedInTheMiddle(t, func(d *modeltest.Driver) { d.Pick("session.option.fine") })
	reopened(d)
	shows(t, d, "session.prepare", content.Args{"At": 2, "Of": 3})
	d.Pick("session.option.start")
	d.Advance(10 * time.Second)
	d.Key("x")
	d.Pick("session.option.again")
	d.Key("esc")
	reopened(d)
	shows(t, d, "session.prepare", content.Args{"At": 2, "Of": 3})
	d.Pick("session.option.start")
	d.Advance(time.Second)
	if n := len(session(t, d).Planned); n != 3 {
		t.Errorf("planned are %d exercises again", n)
	}
}

func TestAnOlderPauseOverwritesNothingThatWasTold(t *testing.T) {
	d := checkedInTheMiddle(t, func(d *modeltest.Driver) { d.Advance(21 * time.Second) }) // nobody answers
	reopened(d)
	d.Pick("session.option.start")
	d.Advance(10 * time.Second)
	d.Key("x")
	d.Pick("session.option.again")
	d.Pick("session.option.hurt_before")
	d.Answer("3")
	d.Answer("thigh")
	d.Key("esc")
	reopened(d)
	d.Pick("session.option.start")
	d.Advance(time.Second)
	if o := session(t, d).Done[0]; o.Feel != "hurt" {
		t.Errorf("that it hurt is no longer on file: %+v", o)
	}
}

// Nor is what another process put on file overwritten by a pause.
func TestAPauseOverwritesNothingThatCameFromElsewhere(t *testing.T) {
	d := exercising(t)
	d.Exercise()
	d.Pick("session.option.fine")
	d.Pick("session.option.start")
	d.Advance(10 * time.Second)
	d.Key("!")
	d.AllNo()
	d.Pick("advice.option.today")
	s := session(t, d)
	s.Done[0].Feel = "hard"
	d.Store.Receive(s)
	reopened(d)
	d.Pick("session.option.start")
	d.Advance(time.Second)
	if o := session(t, d).Done[0]; o.Feel != "hard" {
		t.Errorf("filed as %+v", o)
	}
}

// The pause that a check was opened from is gone back to, however often one looks.
func TestTheSamePauseComesBackAfterTwoChecks(t *testing.T) {
	d := running(t)
	for range 2 {
		d.Key("!")
		d.AllNo()
		d.Pick("advice.option.today")
		reopened(d)
		shows(t, d, "session.paused")
	}
	d.Key("esc")
	d.Pick("session.option.resume")
	if !d.Running() {
		t.Errorf("it does not go on:\n%s", d.Said())
	}
}

// A medicine that makes sleepy, put on the list in a pause, makes it a day of rest: the
// exercise is not gone on with, and Today says why.
func TestANewSleepyMedicineInThePauseEndsTheSession(t *testing.T) {
	for sleepy, rests := range map[string]bool{"yes": true, "not_sure": true, "no": false} {
		d := running(t)
		d.Key("x")
		d.Advance(time.Second)
		d.Key("r")
		d.Pick("relief.medicines")
		d.Pick("medicine.add")
		d.Answer("Red pills")
		d.Answer("2 times a day")
		d.Answer(sleepy)
		d.Answer("today")
		for range 2 {
			d.Key("esc")
		}
		shows(t, d, "session.paused")
		d.Pick("session.option.resume")
		if d.Running() == rests || d.Shows("message.session_changed.head") != rests {
			t.Errorf("sleepy %s:\n%s", sleepy, d.Said())
		}
		if !rests {
			continue
		}
		d.Key("esc")
		shows(t, d, "why.new_sedating_short")
	}
}

// What the cursor stood on in the pause is nothing to begin with: after a check,
// Enter begins.
func TestAfterACheckEnterBegins(t *testing.T) {
	d := running(t)
	d.Key("x")
	d.Advance(time.Second)
	d.Keys("down", "down", "down", "down", "down", "down", "down", "!")
	d.AllNo()
	d.Pick("advice.option.today")
	d.Pick("today.session")
	d.Advance(time.Second)
	d.Key("enter")
	shows(t, d, "session.paused")
	d.Advance(time.Second)
	d.Key("enter")
	if !d.Running() {
		t.Errorf("Enter does not go on:\n%s", d.Said())
	}
}

// done lists what was done today, in all sessions.
func done(d *modeltest.Driver) []string {
	var ids []string
	for _, s := range d.Saved().Sessions {
		for _, o := range s.Done {
			ids = append(ids, o.Exercise)
		}
	}
	return ids
}

// exclude is a setting that is changed while a session is open.
func exclude(d *modeltest.Driver, id string) {
	p := d.Saved().Profile
	p.Excluded = []string{id}
	d.Store.Receive(p)
}

// One exercise that no longer fits is left out, and the rest is gone on with:
// nothing that was done is asked for again.
func TestTheRestGoesOnWithoutWhatNoLongerFits(t *testing.T) {
	for name, change := range map[string]func(*testing.T, *modeltest.Driver, []coach.Planned){
		"the last one": func(_ *testing.T, d *modeltest.Driver, plan []coach.Planned) {
			exclude(d, plan[3].Exercise)
			d.Restart()
		},
		"the next one": func(_ *testing.T, d *modeltest.Driver, plan []coach.Planned) {
			forbid(d, plan[2].Exercise)
			d.Leave()
			d.Restart()
		},
		"the one that was about to begin": func(t *testing.T, d *modeltest.Driver, plan []coach.Planned) {
			forbid(d, plan[2].Exercise)
			d.Pick("session.option.start")
			shows(t, d, "message.session_changed.head")
			d.Key("enter")
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := exercising(t)
			for range 2 {
				d.Exercise()
				d.Pick("session.option.fine")
			}
			plan := session(t, d).Planned
			change(t, d, plan)
			reopened(d)
			shows(t, d, "session.prepare", content.Args{"At": 3, "Of": 3})
			d.Finish()
			d.EndSession(2)
			s := session(t, d)
			if got := done(d); len(got) != 3 || got[0] != plan[0].Exercise || got[1] != plan[1].Exercise || s.State != coach.SessionDone {
				t.Errorf("done are %v of %v, filed as %s", got, plan, s.State)
			}
		})
	}
}

// What the clinic lowers meanwhile goes on lower.
func TestTheRestGoesOnAtTheLevelOfANewerPaper(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	at := func(n, level int) coach.Prescription {
		return paper(d, n, coach.Prescribed{Exercise: "chin_tuck", Level: level}, coach.Prescribed{Exercise: "scap_squeeze", Level: level})
	}
	d.Store.Receive(at(50, 3))
	d.Restart()
	d.BeginSession()
	d.Exercise()
	d.Pick("session.option.fine")
	d.Store.Receive(at(51, 1))
	d.Restart()
	reopened(d)
	d.Exercise()
	d.Pick("session.option.fine")
	if s := session(t, d); len(s.Done) != 2 || s.Done[1].Level != 1 || s.Done[0].Exercise == s.Done[1].Exercise {
		t.Errorf("filed as %+v", s.Done)
	}
}

// Where nothing is left that fits, the session is over: it asks for the pain, and
// begins nothing anew.
func TestASessionOfWhichNothingIsLeftIsOver(t *testing.T) {
	for name, change := range map[string]func(*modeltest.Driver){
		"opened again":   func(d *modeltest.Driver) { d.Restart(); d.Pick("today.session") },
		"about to begin": func(d *modeltest.Driver) { d.Pick("session.option.start") },
		"in the middle":  func(d *modeltest.Driver) { d.Pick("session.option.resume") },
		"after a check": func(d *modeltest.Driver) {
			d.Key("!")
			d.AllNo()
			d.Pick("advice.option.today")
			d.Pick("today.session")
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := exercising(t)
			for range 3 {
				d.Exercise()
				d.Pick("session.option.fine")
			}
			want := 3
			if name == "in the middle" {
				want = 4
				d.Pick("session.option.start")
				d.Advance(10 * time.Second)
				d.Key("x")
			}
			last := session(t, d).Planned[3].Exercise
			forbid(d, last)
			change(d)
			shows(t, d, "session.end.ask")
			shows(t, d, "session.end.nothing_left")
			if s := session(t, d); s.State != coach.SessionPartly || len(s.Done) != want {
				t.Errorf("before the answer on file is %+v", s)
			}
			d.EndSession(2)
			shows(t, d, "message.session_over.head")
			if s := session(t, d); s.State != coach.SessionPartly || len(s.Done) != want || s.EndPain == nil {
				t.Errorf("filed as %+v", s)
			}
			d.Restart()
			shows(t, d, "today.exercised", content.Args{"N": 3})
		})
	}
}

// Whoever went back to an exercise that no longer fits is taken to the one that is
// next.
func TestGoingBackToWhatNoLongerFits(t *testing.T) {
	d := exercising(t)
	for range 2 {
		d.Exercise()
		d.Pick("session.option.fine")
	}
	forbid(d, session(t, d).Planned[1].Exercise)
	d.Pick("session.option.start")
	d.Advance(8 * time.Second)
	d.Key("x")
	for range 2 {
		if d.Offers("session.option.back") {
			d.Pick("session.option.back")
		}
	}
	at(t, d, 2)
	d.Pick("session.option.start")
	shows(t, d, "message.session_changed.head")
	d.Key("enter")
	reopened(d)
	at(t, d, 3)
	d.Pick("session.option.start")
	d.Advance(time.Second)
	if !d.Running() {
		t.Errorf("it does not go on:\n%s", d.Said())
	}
}

// Also where a check was opened in the middle of it.
func TestACheckInTheMiddleOfWhatNoLongerFits(t *testing.T) {
	d := exercising(t)
	d.Exercise()
	d.Pick("session.option.fine")
	d.Pick("session.option.start")
	d.Advance(time.Second)
	d.Key("x")
	d.Pick("session.option.back")
	at(t, d, 1)
	d.Pick("session.option.start")
	d.Advance(8 * time.Second)
	forbid(d, session(t, d).Planned[0].Exercise)
	d.Key("!")
	goOnAfterTheCheck(d)
	d.Pick("session.option.resume")
	shows(t, d, "message.session_changed.head")
	d.Key("enter")
	reopened(d)
	at(t, d, 2)
}

// A session of which nothing is done yet is planned anew: another exercise comes in
// place of the one that no longer fits.
func TestASessionOfWhichNothingIsDoneIsPlannedAnew(t *testing.T) {
	d := running(t)
	old := session(t, d)
	exclude(d, old.Planned[2].Exercise)
	d.Restart()
	reopened(d)
	at(t, d, 1)
	d.Pick("session.option.start")
	d.Advance(time.Second)
	s := latest(t, d)
	if s.ID == old.ID || slices.ContainsFunc(s.Planned, func(p coach.Planned) bool { return p.Exercise == old.Planned[2].Exercise }) {
		t.Errorf("planned is %+v", s.Planned)
	}
	if before := d.Saved().Sessions[0]; before.State != coach.SessionPartly {
		t.Errorf("the one before is filed as %s", before.State)
	}
}

// Who lies on the floor hears the last question, too, when it comes because nothing
// is left.
func TestTheEndOfWhatNoLongerFitsIsHeard(t *testing.T) {
	ear := &modeltest.Ear{}
	d := exercising(t, modeltest.With(func(o *model.Options) { o.Sound = ear }))
	for range 3 {
		d.Exercise()
		d.Pick("session.option.fine")
	}
	forbid(d, session(t, d).Planned[3].Exercise)
	d.Advance(10 * time.Minute)
	shows(t, d, "session.end.nothing_left")
	if heard := ear.Heard(); len(heard) == 0 || heard[len(heard)-1].Text != d.Word("voice.finish") {
		t.Errorf("heard was %+v", heard)
	}
}

// An exercise that is done and that this library can no longer lay out does not
// break the program: what was done stays done, and a new session begins.
func TestADoneExerciseThatCanNoLongerBeLaidOut(t *testing.T) {
	d := exercising(t)
	d.Exercise()
	d.Pick("session.option.fine")
	s := session(t, d)
	s.Planned[0].Dose = &content.Dose{Sets: 1, Reps: 3, Rest: 10} // in turn: an odd number cannot be shared
	d.Store.Receive(s)
	d.Restart()
	reopened(d)
	at(t, d, 1)
	if s := session(t, d); s.State != coach.SessionPartly || len(s.Done) != 1 {
		t.Errorf("filed as %+v", s)
	}
}
