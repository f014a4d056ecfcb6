package model_test

import (
	"strings"
	"testing"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// inTherapy is a patient two weeks into therapy who answered all questions before
// the first session and stands on Today.
func inTherapy(t *testing.T) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Pick("today.session")
	d.Conditions(nil)
	d.Key("esc")
	if !d.Offers("today.session") {
		t.Fatalf("not on Today:\n%s", d.Said())
	}
	return d
}

// clinics is a paper of a clinic, as it is taken in now.
func clinics(d *modeltest.Driver, exercises ...coach.Prescribed) coach.Prescription {
	now := d.Clock.Now().Wall
	return coach.Prescription{
		Stamp:  coach.Stamp{ID: coach.NewID(now, 99), At: now.UTC(), Day: coach.DayOf(now)},
		Clinic: "Dr. Lee", Written: coach.DayOf(now), Until: coach.DayOf(now).Add(30), Exercises: exercises,
	}
}

// The clinic's own exercise, and one of the library with the clinic's dose.
var (
	towelPull = coach.Prescribed{
		Name: "Towel pull", Position: "sitting", Moves: []string{"neutral"}, Sides: "one",
		Dose: &content.Dose{Sets: 1, Reps: 6, Hold: 5}, Words: []string{"Sit tall."},
	}
	birdHalf = coach.Prescribed{Exercise: "bird_half", Dose: &content.Dose{Sets: 2, Reps: 10, Hold: 3, Rest: 30}, Words: []string{"Slowly."}}
)

// takeIn lets a patient who stands on Today get a paper, as another process takes
// it in, and start the program again.
func takeIn(d *modeltest.Driver, papers ...coach.Prescription) {
	for _, p := range papers {
		d.Store.Receive(p)
	}
	d.Restart()
}

// paperPage is a patient in front of the clinic's paper, from Today.
func paperPage(d *modeltest.Driver) {
	d.Pick("today.more.routine")
	d.Pick("myroutine.choice.paper")
}

// What the paper says of an exercise is what the session then does: on each side
// where it is done on each.
func TestTheClinicsDoseIsSaidAsItIsDone(t *testing.T) {
	d := inTherapy(t)
	takeIn(d, clinics(d, birdHalf))
	const dose = "2 sets · 10 times · hold 3 seconds · each side"
	paperPage(d)
	says(t, d, dose+" · rest 30 seconds", "“Slowly.”")
	d.Key("esc")
	d.Pick("exercise.bird_half.name")
	says(t, d, dose+" · rest 30 seconds", "“Slowly.”")
	d.Keys("esc", "esc")
	d.BeginSession()
	says(t, d, dose, "Slowly.")
}

// The position that the clinic wants stands on its paper.
func TestTheClinicsPositionStandsOnItsPaper(t *testing.T) {
	d := inTherapy(t)
	takeIn(d, clinics(d, coach.Prescribed{Exercise: "breath_belly", Level: 1, Position: "sitting"}, towelPull))
	paperPage(d)
	says(t, d, d.Word("exercise.breath_belly.name")+": level 1 · sitting", "Towel pull: 1 set · 6 times · hold 5 seconds, sitting")
}

// says looks for texts on the screen, which no window cuts off.
func says(t *testing.T, d *modeltest.Driver, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.Said(), text) {
			t.Fatalf("the screen does not say %q:\n%s", text, d.Said())
		}
	}
}
