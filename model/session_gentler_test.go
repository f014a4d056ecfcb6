package model_test

import (
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// paper is a clinic's paper of today, taken in while the program runs; a later one
// has a higher number.
func paper(d *modeltest.Driver, n int, exercises ...coach.Prescribed) coach.Prescription {
	now := d.Clock.Now().Wall
	for i := range exercises {
		exercises[i].Until = d.Day().Add(30)
	}
	return coach.Prescription{
		Stamp:  coach.Stamp{ID: coach.NewID(now, n), At: now.UTC(), Day: d.Day()},
		Clinic: "Dr. Lee", Written: d.Day(), Exercises: exercises,
	}
}

// latest is the newest session on file.
func latest(t *testing.T, d *modeltest.Driver) coach.Session {
	t.Helper()
	all := d.Saved().Sessions
	if len(all) == 0 {
		t.Fatal("no session is on file")
	}
	return all[len(all)-1]
}

// onAnEasierDay is a patient in front of the first of two exercises, which are both
// made easier: it hurts more than usual.
func onAnEasierDay(t *testing.T) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Store.Prefer("usual", "1")
	d.Store.Receive(paper(d, 50, coach.Prescribed{Exercise: "chin_tuck", Level: 2}, coach.Prescribed{Exercise: "scap_squeeze", Level: 2}))
	d.Restart()
	d.BeginSession()
	if plan := d.Saved().Decide(d.Library(), d.Clock.Now().Wall); plan.Decision != coach.DecideEasier {
		t.Fatalf("the day is %s for %v", plan.Decision, plan.Reasons)
	}
	return d
}

// goOnAfterTheCheck answers the check that is open, and opens the session again.
func goOnAfterTheCheck(d *modeltest.Driver) {
	d.AllNo()
	d.Pick("advice.option.today")
	d.Pick("today.session")
	d.Pick("session.option.begin")
}

// What follows a RED comes also on a day on which everything is easier, once: it is
// known from what was made easier.
func TestWhatFollowsARedComesOnAnEasierDayToo(t *testing.T) {
	d := onAnEasierDay(t)
	hurt(d, "9")
	d.Key("!")
	goOnAfterTheCheck(d)
	shows(t, d, "session.gentler")
	shows(t, d, "session.prepare", content.Args{"At": 2, "Of": 3})
	d.Pick("session.option.start")
	d.Advance(time.Second)
	d.Restart()
	d.Pick("today.session")
	d.Pick("session.option.begin")
	shows(t, d, "session.gentler")
	shows(t, d, "session.prepare", content.Args{"At": 2, "Of": 3})
}

// Nor does it come twice where it was made easier itself.
func TestWhatFollowsARedAndWasMadeEasierComesOnce(t *testing.T) {
	d := exercising(t)
	hurt(d, "9")
	d.Answer("nothing")
	of := len(latest(t, d).Planned)
	d.Pick("session.option.start")
	d.Advance(9 * time.Second)
	d.Key("x")
	d.Pick("session.option.easier")
	shows(t, d, "session.eased")
	d.Restart()
	d.Pick("today.session")
	d.Pick("session.option.begin")
	shows(t, d, "session.prepare", content.Args{"At": 2, "Of": of})
}

// Of an exercise that follows a RED and that the clinic wrote down at less than its
// level 1, that much is done.
func TestWhatFollowsARedCanBeBegunAtTheClinicsDose(t *testing.T) {
	d := chosen(t, "clamshell", "scap_squeeze")
	d.Key("esc")
	small := &content.Dose{Sets: 1, Reps: 1, Hold: 2, Rest: 10}
	d.Store.Receive(paper(d, 50, coach.Prescribed{Exercise: "knee_fallout", Dose: small}, coach.Prescribed{Exercise: "scap_squeeze", Level: 1}))
	p := d.Saved().Profile
	p.Routine = coach.OwnRoutine{Exercises: []coach.Pick{{Exercise: "clamshell"}, {Exercise: "scap_squeeze"}}, Ordered: true, At: d.Clock.Now().Wall.Add(time.Minute).UTC()}
	d.Store.Receive(p)
	d.Clock.Advance(2 * time.Minute)
	d.Restart()
	d.BeginSession()
	hurt(d, "8")
	d.Answer("nothing")
	shows(t, d, "session.gentler")
	d.Pick("session.option.start")
	d.Advance(time.Second)
	if !d.Running() {
		t.Errorf("it cannot be begun:\n%s", d.Said())
	}
}
