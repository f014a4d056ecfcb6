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
	const dose = "2 rounds · 10 times · hold 3 seconds · each side"
	paperPage(d)
	says(t, d, dose+" · rest 30 seconds", "“Slowly.”")
	d.Key("esc")
	d.Pick("exercise.bird_half.name")
	says(t, d, dose+" · rest 30 seconds", "“Slowly.”")
	d.Keys("esc", "esc", "esc")
	d.BeginSession()
	says(t, d, dose, "Slowly.")
}

// The position that the clinic wants stands on its paper.
func TestTheClinicsPositionStandsOnItsPaper(t *testing.T) {
	d := inTherapy(t)
	takeIn(d, clinics(d, coach.Prescribed{Exercise: "breath_belly", Level: 1, Position: "sitting"}, towelPull))
	paperPage(d)
	says(t, d, d.Word("exercise.breath_belly.name")+": level 1 · sitting", "Towel pull: 1 round · 6 times · hold 5 seconds, sitting")
}

// Today tells three lines of the clinic and where the rest is; a window that can only
// be read has no such place, and tells all.
func TestTodayTellsWhereTheRestOfThePaperIs(t *testing.T) {
	d := inTherapy(t)
	p := clinics(d)
	p.Words = []string{"First.", "Second.", "Third.", "Fourth."}
	takeIn(d, p)
	says(t, d, "Dr. Lee: Third.")
	shows(t, d, "myroutine.more")
	if strings.Contains(d.Said(), "Fourth.") {
		t.Errorf("Today tells all of it:\n%s", d.Said())
	}
	d.Store.SetReadOnly(true)
	d.Restart()
	says(t, d, "Dr. Lee: Fourth.")
	if d.Shows("myroutine.more") || d.Offers("today.more.routine") {
		t.Errorf("it sends the patient where nothing leads:\n%s", d.Said())
	}
}

// A paper that is over says so, and the plan chooses again.
func TestAPaperThatIsOver(t *testing.T) {
	d := inTherapy(t)
	p := full(d)
	p.Until = d.Day()
	p.Limits[0].Until = ""
	takeIn(d, p)
	d.Advance(24 * time.Hour)
	paperPage(d)
	shows(t, d, "clinic.over", content.Args{"Date": "Monday 23 November 2026"})
	d.Key("esc")
	if got := mine(d); len(got) != 4 || slices.Contains(got, towelPull.Name) {
		t.Errorf("the list is %v", got)
	}
}

// What the clinic wants and the patient excluded is not on the list; it can be taken
// back like any other.
func TestAClinicsExerciseThatIsExcluded(t *testing.T) {
	d := inTherapy(t)
	takeIn(d, clinics(d, birdHalf, towelPull))
	d.Pick("today.more.routine")
	do(d, "bird_half", "exclude")
	if got := mine(d); !slices.Equal(got, []string{towelPull.Name}) {
		t.Fatalf("the list is %v", got)
	}
	d.Pick("myroutine.choice.excluded")
	d.Pick("exercise.bird_half.name")
	if got := mine(d); !slices.Contains(got, named(d, "bird_half")) || !slices.Equal(sessionNames(d), got) {
		t.Errorf("taken back, the list is %v, the session %v", got, sessionNames(d))
	}
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

// full is a paper with everything on it that the screen of the paper tells.
func full(d *modeltest.Driver) coach.Prescription {
	p := clinics(d, towelPull)
	p.Words = []string{"Little and often."}
	p.Limits = []coach.Limit{{Moves: []string{"flexion"}, Words: "No bending yet.", Span: coach.Span{Until: "2026-12-24"}}}
	p.Allows = []coach.Allow{{Exercise: "bird_dog", Span: coach.Span{Until: "2026-12-01"}}}
	return p
}

// The whole paper can be read; undoing asks once, and says what holds then, before
// and after: the paper before, in the end none.
func TestThePaperIsReadAndUndone(t *testing.T) {
	d := inTherapy(t)
	before := clinics(d, birdHalf)
	before.ID, before.Clinic = coach.NewID(d.Clock.Now().Wall, 98), "Dr. Ray"
	takeIn(d, before, full(d))
	says(t, d, "Your clinic: No bending yet. (until Thursday 24 December 2026)", "Dr. Lee: Little and often.")
	paperPage(d)
	says(t, d, "From Dr. Lee, written on Monday 23 November 2026.", "Taken in on Monday 23 November 2026.", "until Wednesday 23 December 2026",
		"Little and often.", "Towel pull: 1 round · 6 times · hold 5 seconds, sitting", "“Sit tall.”",
		"Not: bending forward: “No bending yet.” (until Thursday 24 December 2026)", named(d, "bird_dog")+" is allowed (until Tuesday 1 December 2026)")
	d.Key("enter") // nothing is preselected
	shows(t, d, "clinic.warning")

	d.Pick("myroutine.paper.undo")
	shows(t, d, "clinic.comes_back", content.Args{"Clinic": "Dr. Ray", "Date": "Monday 23 November 2026"})
	d.Keys("enter", "enter") // nor here
	d.Pick("myroutine.paper.undo_no")
	if says(t, d, "From Dr. Lee"); !d.Saved().Prescriptions[1].Undone.IsZero() {
		t.Fatal("it was undone before anybody said yes")
	}
	undo(d)
	says(t, d, "From Dr. Ray", named(d, "bird_half")+": 2 rounds")
	if got := sessionNames(d); !slices.Equal(got, []string{named(d, "bird_half")}) {
		t.Errorf("the session is %v", got)
	}
	d.Pick("myroutine.paper.undo")
	shows(t, d, "clinic.nothing_comes_back")
	d.Pick("myroutine.paper.undo_yes")
	shows(t, d, "myroutine.paper.none")
	if d.Offers("myroutine.paper.undo") {
		t.Errorf("there is nothing to undo:\n%s", d.Said())
	}
	d.Keys("esc", "esc")
	if got := sessionNames(d); len(got) != 4 || slices.Contains(got, named(d, "bird_half")) || strings.Contains(d.Said(), "No bending") {
		t.Errorf("the session is %v; Today says\n%s", got, d.Said())
	}
}

func undo(d *modeltest.Driver) {
	d.Pick("myroutine.paper.undo")
	d.Pick("myroutine.paper.undo_yes")
}

// After undoing a paper holds what the patient had chosen before it.
func TestUndoingThePaperBringsBackWhatWasChosen(t *testing.T) {
	d := myExercises(t)
	add(d, "bridge")
	chosen := sessionNames(d)
	if !slices.Contains(chosen, named(d, "bridge")) {
		t.Fatalf("chosen was %v", chosen)
	}
	d.Advance(time.Minute)
	takeIn(d, full(d))
	if got := sessionNames(d); !slices.Equal(got, []string{towelPull.Name}) {
		t.Fatalf("with the paper the session is %v", got)
	}
	paperPage(d)
	undo(d)
	d.Key("esc")
	if got := mine(d); !slices.Equal(got, chosen) || !slices.Equal(sessionNames(d), chosen) {
		t.Errorf("the list is %v, the session %v, chosen was %v", got, sessionNames(d), chosen)
	}
}

// What holds after undoing is told by the patient's own day, wherever on earth.
func TestUndoingIsToldByTheDayHere(t *testing.T) {
	for zone, hour := range map[string]int{"Auckland": 13, "Los Angeles": -8} {
		morning := modeltest.Morning.In(time.FixedZone(zone, hour*3600))
		at := time.Date(morning.Year(), morning.Month(), 23, 9, 0, 0, 0, morning.Location())
		if hour < 0 {
			at = at.Add(10 * time.Hour) // the evening, which is the next day in UTC
		}
		d := modeltest.New(t, modeltest.At(at))
		d.Ready(modeltest.InTherapy)
		before := clinics(d, birdHalf)
		before.ID, before.Clinic, before.Until = coach.NewID(d.Clock.Now().Wall, 98), "Dr. Ray", d.Day()
		takeIn(d, before, full(d))
		paperPage(d)
		d.Pick("myroutine.paper.undo")
		if !strings.Contains(d.Said(), "What Dr. Ray wrote") {
			t.Errorf("%s: the paper before still holds today:\n%s", zone, d.Said())
		}
	}
}

// A paper that does not fit yet stands under My exercises with the reason, and its
// session is open: that is where the questions are asked.
func TestAPaperBeforeTheFirstSession(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	takeIn(d, clinics(d, birdHalf, towelPull))
	if line := lineWith(d, d.Word("today.session")); !strings.Contains(line, d.Word("view.open")) {
		t.Errorf("Today says %q", line)
	}
	d.Pick("today.more.routine")
	shows(t, d, "why.none_fits")
	notNow(t, d, towelPull.Name, d.Word("why_not.unasked"))
	notNow(t, d, named(d, "bird_half"), d.Word("why_not.unasked"))
	d.Keys("esc", "esc")
	d.BeginSession()
	says(t, d, towelPull.Name)
}

// A paper that is over at 03:00 takes an exercise out from under the hand.
func TestAPaperThatEndsWhileOneOfItsExercisesIsOpen(t *testing.T) {
	d := inTherapy(t)
	p := clinics(d, towelPull, birdHalf, coach.Prescribed{Exercise: "breath_belly", Level: 1})
	p.Until = d.Day()
	takeIn(d, p)
	d.Pick("today.more.routine")
	d.Key("2")
	for range 5 {
		d.Key("down")
	}
	d.Advance(24 * time.Hour)
	if line := lineWith(d, d.Word("myroutine.one.back")); !strings.HasSuffix(line, d.Word("view.chosen")) {
		t.Errorf("chosen was the last line; now it says %q", line)
	}
	d.Key("enter")
	if d.Shows("myroutine.one.back") || len(d.Saved().Profile.Routine.Exercises) > 0 {
		t.Errorf("the last line was to leave it as it is:\n%s", d.Said())
	}
}
