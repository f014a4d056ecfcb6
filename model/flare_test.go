package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// daily lets a day go by and checks in with so much pain everywhere; what the
// check-in asks for is answered with no.
func daily(d *modeltest.Driver, pain int, answers ...map[string][]string) {
	d.Advance(24 * time.Hour)
	d.Key("esc")
	d.Pick("today.checkin")
	d.CheckIn(pain, answers...)
	if d.Asked() != "" {
		d.AllNo()
		d.Pick("advice.option.today")
	}
}

// onGoodDay is a patient on the first good day: the usual pain is 6.
func onGoodDay(t *testing.T, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t, options...)
	d.Ready(modeltest.Patient{Treatment: "physical_therapy", DaysAgo: 15, Phone: "303 555 0142"})
	return d
}

func writePlan(d *modeltest.Driver) {
	d.Pick("flare.offer")
	d.Answer("side_pillow", "cold", "breathing", "other")
	d.Answer("Music")
	d.Answer("two")
	d.Answer("therapist")
	d.Answer("Sam, 303 555 0199")
	d.Answer("It has passed before.")
}

// faces are both ways of using the program.
var faces = map[string][]modeltest.Option{"keys": nil, "lines": {modeltest.ByLines()}}

func TestFlarePlanIsWrittenOnAGoodDay(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := onGoodDay(t, options...)
			writePlan(d)
			shows(t, d, "flare.saved")
			p := d.Saved().Profile
			if !p.Finished("flare") || p.Answers.First("flare_note") != "It has passed before." || p.Answers.First("flare_shorter") != "two" {
				t.Fatalf("saved is %v", p.Answers)
			}
			for _, want := range []string{
				d.Word("flare.place.side_pillow"), d.Word("flare.cold"), d.Word("flare.said.breathing") + ", Music",
				d.Word("flare.shorter.two"), "Sam, 303 555 0199", "303 555 0142", "It has passed before.",
			} {
				if !strings.Contains(d.Said(), want) {
					t.Errorf("the plan lacks %q:\n%s", want, d.Said())
				}
			}
			for _, id := range []string{"flare.heat", "flare.general", "flare.place.rest_90", "flare.lead_bad"} {
				if d.Shows(id) {
					t.Errorf("it says %q", d.Word(id))
				}
			}
			d.Pick("flare.choice.today")
			if d.Offers("flare.offer") {
				t.Errorf("Today says\n%s", d.Said())
			}
			d.Pick("today.more.flare")
		})
	}
}

// The six steps of clinical section F, in their order, also where nothing was written.
func TestTheGeneralPlan(t *testing.T) {
	d := onGoodDay(t)
	daily(d, 8)
	if !d.Offers("flare.today") || d.Offers("flare.offer") || d.Offers("today.more.flare") {
		t.Fatalf("on a bad day Today says\n%s", d.Said())
	}
	d.Key("enter") // the next step of such a day
	shows(t, d, "flare.lead_bad")
	shows(t, d, "flare.general")
	at := -1
	for _, id := range []string{"check", "ease", "half", "breathe", "restart", "call"} {
		next := strings.Index(d.Said(), d.Word("flare.head."+id))
		if next <= at {
			t.Errorf("%s stands at %d, after %d:\n%s", id, next, at, d.Said())
		}
		at = next
	}
	if d.Shows("flare.head.note") || strings.Contains(d.Said(), "settled in") {
		t.Errorf("it speaks of what is not there:\n%s", d.Said())
	}
	d.Pick("flare.choice.check")
	if !strings.HasPrefix(d.Asked(), "item.") {
		t.Errorf("asked is %q", d.Asked())
	}
}

func TestFlarePlanComesAgainGently(t *testing.T) {
	d := onGoodDay(t)
	d.Pick("flare.offer")
	d.Advance(time.Second)
	d.Key("esc")
	if !d.Offers("today.checkin") || d.Offers("flare.offer") {
		t.Fatalf("after leaving it Today says\n%s", d.Said())
	}
	offered := 0
	for range 14 {
		daily(d, 3)
		if d.Offers("flare.offer") {
			offered++
		}
	}
	if offered == 0 || offered == 14 {
		t.Errorf("offered on %d of 14 good days", offered)
	}
}

func TestFlarePlanIsNotOfferedOnABadDay(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.CheckIn(7)
	d.AllNo()
	d.Pick("advice.option.today")
	if d.Offers("flare.offer") {
		t.Errorf("Today says\n%s", d.Said())
	}
}

// One form more a day: in the first days that is the clinic's sheet.
func TestTheSheetComesBeforeTheFlarePlan(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.Injected)
	if !d.Offers("today.more.sheet") || d.Offers("flare.offer") {
		t.Errorf("Today says\n%s", d.Said())
	}
	d.Pick("today.more.sheet")
	for strings.HasPrefix(d.Asked(), "form.sheet.") {
		d.Answer("")
	}
	if !d.Offers("flare.offer") {
		t.Errorf("with the sheet filled in Today says\n%s", d.Said())
	}
}

func TestThePatientsOwnFlares(t *testing.T) {
	d := onGoodDay(t)
	writePlan(d)
	d.Key("esc")
	for _, pain := range []int{3, 3, 3, 3, 3, 7, 5, 3} {
		daily(d, pain)
	}
	d.Pick("today.more.flare")
	if want := d.Word("flare.history.one", content.Args{"N": 2}); !strings.Contains(d.Said(), want) {
		t.Errorf("it lacks %q:\n%s", want, d.Said())
	}
	d.Key("esc")
	for _, pain := range []int{7, 3, 3, 7} {
		daily(d, pain)
	}
	d.Pick("flare.today")
	shows(t, d, "flare.often")
	if want := d.Word("flare.history.two", content.Args{"A": 2, "B": 1}); !strings.Contains(d.Said(), want) {
		t.Errorf("it lacks %q:\n%s", want, d.Said())
	}
}

// What a warning result closes is left out of the plan, which itself is never locked.
func TestFlarePlanUnderAnOpenResult(t *testing.T) {
	d := onGoodDay(t)
	writePlan(d)
	d.Key("esc")
	d.Advance(time.Hour)
	d.Key("!")
	d.AnswerCheck(map[string]string{"leg_numb_new": "yes", "since": "1-3d"})
	d.Pick("advice.option.today")
	d.Pick("today.more.flare")
	shows(t, d, "flare.locked")
	shows(t, d, "flare.half_locked")
	shows(t, d, "flare.restart_locked")
	for _, id := range []string{"flare.half", "flare.restart", "flare.heat", "flare.cold"} {
		if d.Shows(id) {
			t.Errorf("it says %q", d.Word(id))
		}
	}
}

// A position that the patient's body no longer allows is left out.
func TestFlarePlanKeepsToTheLimits(t *testing.T) {
	d := onGoodDay(t)
	d.Pick("flare.offer")
	d.Answer("rest_90", "prone_rest")
	d.Answer("ease")
	d.Answer("clinic")
	d.Answer("")
	if !d.Shows("flare.place.rest_90") {
		t.Fatalf("the plan says\n%s", d.Said())
	}
	d.Store.Receive(forbidding(d, "rest_90"))
	d.Restart()
	d.Pick("today.more.flare")
	if d.Shows("flare.place.rest_90") || !d.Shows("flare.place.prone_rest") {
		t.Errorf("the plan says\n%s", d.Said())
	}
}

// forbidding is a paper that forbids exercises.
func forbidding(d *modeltest.Driver, ids ...string) coach.Prescription {
	now := d.Clock.Now().Wall
	return coach.Prescription{
		Stamp:  coach.Stamp{ID: coach.NewID(now, 0), At: now.UTC(), Day: d.Day()},
		Clinic: "Dr. Lee", Written: d.Day(), Limits: []coach.Limit{{Exercises: ids}},
	}
}

// Dark words in a note open the mood page, as in a check-in.
func TestADarkNoteInTheFlarePlan(t *testing.T) {
	d := onGoodDay(t)
	d.Pick("flare.offer")
	d.Answer("not_sure")
	d.Answer("walk")
	d.Answer("clinic")
	d.Answer("I want to die")
	if d.Asked() != "item.suicide" {
		t.Errorf("asked is %q:\n%s", d.Asked(), d.Said())
	}
}

// Each of its screens says everything in the smallest windows too.
func TestFlarePlanInSmallWindows(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 18}, {40, 10}} {
		d := onGoodDay(t)
		writePlan(d)
		d.Resize(size[0], size[1])
		if !strings.Contains(d.Screen(), d.Word("flare.title")) && size[1] > 10 {
			t.Errorf("%v:\n%s", size, d.Screen())
		}
		seen := d.Screen()
		for range 30 {
			d.Key("pgdown")
			seen += d.Screen()
		}
		for _, id := range []string{"check", "call", "note"} {
			if head := d.Word("flare.head." + id); !strings.Contains(seen, head) {
				t.Errorf("%v: %q is never seen:\n%s", size, head, d.Screen())
			}
		}
	}
}

// What was answered stays when the form is left in the middle, whichever way, and it
// is gone on with where it was left. A plan that exists changes with its last answer.
func TestAFlarePlanThatWasLeftIsGoneOnWith(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := onGoodDay(t, options...)
			d.Pick("flare.offer")
			d.Answer("heat")
			d.Answer("two")
			d.Restart()
			if p := d.Saved().Profile; p.Finished("flare") || !p.Answers.Has("flare_helped", "heat") {
				t.Fatalf("kept is %v, done %v", p.Answers, p.Done)
			}
			d.Pick("flare.offer")
			if d.Asked() != "form.flare.flare_call" {
				t.Fatalf("asked is %q:\n%s", d.Asked(), d.Said())
			}
			d.Answer("clinic")
			d.Answer("")
			shows(t, d, "flare.saved")
			d.Pick("flare.choice.change")
			d.Answer("heat", "cold")
			d.Restart()
			if p := d.Saved().Profile; p.Answers.Has("flare_helped", "cold") || !p.Finished("flare") {
				t.Errorf("a change that was not finished is kept: %v", p.Answers)
			}
		})
	}
}

// The check stands as done once it was made, and the third day of a flare has a date.
func TestTheFlarePlanKnowsWhatIsDone(t *testing.T) {
	d := onGoodDay(t)
	writePlan(d)
	d.Pick("flare.choice.today")
	daily(d, 8)
	d.Key("enter")
	shows(t, d, "flare.checked")
	words, err := content.Load().Words("en")
	if err != nil {
		t.Fatal(err)
	}
	shows(t, d, "flare.restart_on", content.Args{"Day": model.SayDate(words, d.Day().Add(2))})
	if note, check := strings.Index(d.Said(), "It has passed before."), strings.Index(d.Said(), d.Word("flare.head.check")); note < 0 || note > check {
		t.Errorf("the patient's own note does not come first:\n%s", d.Said())
	}
	d.Key("esc")
	d.Advance(24 * time.Hour) // nothing told yet of the day after
	if !d.Offers("flare.today") {
		t.Errorf("on the morning after Today says\n%s", d.Said())
	}
}

// Dark words in the middle of the form open the mood page at once, and stay written.
func TestADarkWordInTheMiddleOfTheFlarePlan(t *testing.T) {
	d := onGoodDay(t)
	d.Pick("flare.offer")
	d.Answer("other")
	d.Answer("I want to die")
	if d.Asked() != "item.suicide" {
		t.Fatalf("asked is %q:\n%s", d.Asked(), d.Said())
	}
	if d.Saved().Profile.Answers.First("flare_other") == "" {
		t.Error("what was written is lost")
	}
}
