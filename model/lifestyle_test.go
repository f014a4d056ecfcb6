package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
	"backcoach/model/sound"
)

// around is a patient in front of what is around the day; change may write to the file
// before.
func around(t *testing.T, p modeltest.Patient, change func(d *modeltest.Driver), options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	first := modeltest.New(t)
	first.Ready(p)
	if change != nil {
		change(first)
	}
	open := modeltest.With(func(o *model.Options) { o.Open = "lifestyle" })
	d := modeltest.New(t, append(slices.Clone(options), modeltest.On(first.Store), modeltest.At(first.Clock.Now().Wall.Add(time.Hour)), open)...)
	shows(t, d, "lifestyle.lead")
	return d
}

// movesWell answers the questions before the first session: nothing is hard.
func movesWell(d *modeltest.Driver) {
	p := d.Saved().Profile
	p.Answers["worse_with"], p.Answers["conditions"] = []string{"none"}, []string{"none"}
	d.Store.Receive(p.WithDone("conditions"))
}

func withFacts(facts ...string) func(d *modeltest.Driver) {
	return func(d *modeltest.Driver) {
		movesWell(d)
		p := d.Saved().Profile
		p.Answers["facts"] = facts
		d.Store.Receive(p)
	}
}

func loggedAs(d *modeltest.Driver, what coach.EntryKind) []coach.Entry {
	return slices.DeleteFunc(slices.Clone(d.Saved().Entries), func(e coach.Entry) bool { return e.What != what })
}

// Every page says something, on both faces, and Esc leads back to where one was.
func TestAroundTheDay(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := around(t, modeltest.InTherapy, movesWell, options...)
			for id, says := range map[string]string{
				"sleep": "how_to.lead.sleep", "lift": "how_to.lead.lift", "sit": "sit.lead", "sport": "sport.lead", "habits": "habit.lead_none", "numbers": "measure.lead",
				"desk": "form.desk.desk_feet.ask",
			} {
				d.Pick("lifestyle." + id + ".name")
				shows(t, d, says)
				if strings.Contains(d.Said(), "‹") {
					t.Errorf("%s: words are missing:\n%s", id, d.Said())
				}
				d.Key("esc")
				shows(t, d, "lifestyle.lead")
			}
			if d.Offers("lifestyle.weight.name") || d.Offers("lifestyle.sugar.name") {
				t.Errorf("numbers are kept that nobody wanted:\n%s", d.Said())
			}
			d.Key("esc")
			if !d.Offers("today.checkin") {
				t.Errorf("Esc leads to\n%s", d.Said())
			}
		})
	}
}

func TestAroundTheDayInSmallWindows(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 18}, {40, 10}} {
		d := around(t, modeltest.InTherapy, movesWell)
		d.Resize(size[0], size[1])
		for _, id := range []string{"sleep", "lift", "sit", "sport", "habits", "numbers"} {
			d.Pick("lifestyle." + id + ".name")
			for range 3 {
				if lines := strings.Split(d.Screen(), "\n"); len(lines) > size[1] || strings.Contains(d.Said(), "‹") {
					t.Errorf("%v: %d lines:\n%s", size, len(lines), d.Screen())
				}
				d.Key("1")
			}
			for range 4 {
				if d.Shows("lifestyle.lead") {
					break
				}
				d.Key("esc")
			}
		}
	}
}

// Positions have their steps; on the front only for whom arching is no trouble.
func TestSleepPositions(t *testing.T) {
	d := around(t, modeltest.InTherapy, movesWell)
	d.Pick("lifestyle.sleep.name")
	d.Pick("how_to.sleep_side.name")
	shows(t, d, "how_to.sleep_side.how.2")
	if !strings.ContainsAny(d.Screen(), "⣿") {
		t.Errorf("there is no figure:\n%s", d.Screen())
	}
	d.Pick("how_to.lesson")
	lesson, _ := d.Library().LessonText("en", "sleep_positions")
	if !strings.Contains(d.Said(), lesson.Title) {
		t.Errorf("more to read is\n%s", d.Said())
	}
	d.Key("esc")
	for range 7 {
		d.Pick("how_to.next")
	}
	shows(t, d, "how_to.sleep_breath.how.2")
	if d.Offers("how_to.next") {
		t.Error("something comes after the last one")
	}
	d.Pick("how_to.list")
	d.Pick("how_to.sleep_front.name")
	shows(t, d, "how_to.sleep_front.how.1")

	d = around(t, modeltest.InTherapy, func(d *modeltest.Driver) {
		movesWell(d)
		p := d.Saved().Profile
		p.Answers["worse_with"] = []string{"exts"}
		d.Store.Receive(p)
	})
	d.Pick("lifestyle.sleep.name")
	d.Keys("3")
	shows(t, d, "ladder.why.condition", content.Args{"What": d.Word("why_not.code.EXTS")})
	if d.Shows("how_to.sleep_front.how.1") || strings.ContainsAny(d.Screen(), "⣿") {
		t.Errorf("it is shown all the same:\n%s", d.Screen())
	}
}

// What today's limits forbid is never shown as something to do: it says from when, and
// what to do until then (clinical sections D5 and I).
func TestLiftingIsShownFromItsDayOn(t *testing.T) {
	disc := modeltest.Patient{Treatment: "procedure/microdiscectomy", DaysAgo: 20}
	d := around(t, disc, movesWell)
	d.Pick("lifestyle.lift.name")
	shows(t, d, "limit.lift.max", content.Args{"Weight": "10 lb (4.5 kg)"})
	shows(t, d, "lift_page.blt")
	for i, id := range []string{"lift_hinge", "lift_low", "lift_floor"} {
		d.Keys(string(rune('2' + i)))
		shows(t, d, "how_to.waits")
		shows(t, d, "how_to."+id+".until")
		shows(t, d, "sport.earliest", content.Args{"Date": model.SayDate(wordsOf(t, d), d.Day().Add(43-20))})
		if d.Offers("how_to.lesson") || d.Shows("how_to."+id+".how.2") || strings.ContainsAny(d.Screen(), "⣿") {
			t.Errorf("%s is shown on day 20:\n%s", id, d.Screen())
		}
		d.Key("esc")
	}
	for _, id := range []string{"lift_close", "lift_turn", "lift_split"} {
		d.Pick("how_to." + id + ".name")
		shows(t, d, "how_to."+id+".how.1")
		d.Key("esc")
	}

	d = around(t, modeltest.Patient{Treatment: "injection/epidural", DaysAgo: 5}, movesWell)
	d.Pick("lifestyle.lift.name")
	d.Pick("how_to.lift_hinge.name")
	shows(t, d, "how_to.lift_hinge.how.2")
	if !strings.ContainsAny(d.Screen(), "⣿") {
		t.Errorf("there is no figure:\n%s", d.Screen())
	}
}

func wordsOf(t *testing.T, d *modeltest.Driver) *content.Words {
	t.Helper()
	w, err := d.Library().Words("en")
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// seat answers the check of the desk with yes to all but these.
func seat(d *modeltest.Driver, other map[string]string) {
	for {
		q, ok := strings.CutPrefix(d.Asked(), "form.desk.")
		if !ok {
			return
		}
		answer := "yes"
		if own, given := other[q]; given {
			answer = own
		}
		d.Answer(answer)
	}
}

// What to change first follows the order of the content; a later check says what has
// changed, on both faces.
func TestChairAndDeskCheck(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := around(t, modeltest.InTherapy, nil, options...)
			d.Pick("lifestyle.desk.name")
			seat(d, map[string]string{"desk_mouse": "no", "desk_feet": "not_sure", "desk_turns": "none", "desk_car_seat": "none"})
			shows(t, d, "seat.lead", content.Args{"N": 5, "Of": 7})
			shows(t, d, "seat.desk_hips.right")
			said := d.Said()
			first, then := strings.Index(said, d.Word("seat.desk_feet.change")), strings.Index(said, d.Word("seat.desk_mouse.change"))
			if first < 0 || then < first || d.Shows("seat.desk_car_stops.right") || d.Shows("seat.changed") {
				t.Errorf("what to change first:\n%s", said)
			}
			d.Pick("seat.back")
			d.Advance(24 * time.Hour)
			d.Pick("lifestyle.desk.name")
			shows(t, d, "seat.lead_old", content.Args{"When": d.Word("date.ago", content.Args{"N": 1})})
			d.Pick("seat.again")
			seat(d, map[string]string{"desk_mouse": "no", "desk_lumbar": "no", "desk_turns": "none", "desk_car_seat": "none"})
			shows(t, d, "seat.came", content.Args{"What": d.Word("seat.desk_feet.right")})
			shows(t, d, "seat.went", content.Args{"What": d.Word("seat.desk_lumbar.right")})
			if d.Shows("seat.desk_feet.change") {
				t.Errorf("it is right now:\n%s", d.Said())
			}
			d.Pick("seat.again")
			d.Answer("yes")
			d.Key("esc")
			d.Key("esc")
			shows(t, d, "lifestyle.lead") // left in the middle: what was found stands
			d.Pick("lifestyle.desk.name")
			shows(t, d, "seat.went", content.Args{"What": d.Word("seat.desk_lumbar.right")})
		})
	}
}

func TestADeskThatSuits(t *testing.T) {
	d := around(t, modeltest.InTherapy, nil)
	d.Pick("lifestyle.desk.name")
	seat(d, nil)
	shows(t, d, "seat.lead_all")
	if d.Shows("seat.first") {
		t.Errorf("there is something to change:\n%s", d.Said())
	}
}

// The timer rings once, at its deadline, on what is shown; one key begins it anew.
func TestTheSittingTimerRingsOnce(t *testing.T) {
	ear := &modeltest.Ear{}
	heard := modeltest.With(func(o *model.Options) { o.Sound, o.SoundMode = ear, sound.Bell })
	d := around(t, modeltest.InTherapy, nil, heard)
	d.Pick("lifestyle.sit.name")
	d.Pick("sit.minutes", content.Args{"N": 20})
	d.Advance(20*time.Minute - time.Second)
	if len(ear.Heard()) != 0 || d.Shows("sit.rang", content.Args{"Stand": 2}) {
		t.Fatalf("it rings early: %v", ear.Heard())
	}
	d.Advance(time.Second)
	shows(t, d, "sit.rang", content.Args{"Stand": 2})
	d.Advance(2 * time.Hour)
	if got := ear.Heard(); len(got) != 1 {
		t.Fatalf("it rang %v", got)
	}
	d.Key("1")
	d.Advance(10 * time.Minute)
	d.Key("1") // stood up before it rang
	d.Advance(20*time.Minute - time.Second)
	if len(ear.Heard()) != 1 {
		t.Fatalf("it was begun anew, and rang %v", ear.Heard())
	}
	d.Advance(time.Second)
	if len(ear.Heard()) != 2 {
		t.Fatalf("it did not ring again: %v", ear.Heard())
	}
	d.Key("1")
	d.Key("esc")
	d.Advance(time.Hour)
	if len(ear.Heard()) != 2 || len(d.Saved().Entries) != 0 {
		t.Errorf("it goes on in the background: %v, %v", ear.Heard(), d.Saved().Entries)
	}
}

// A key of the moment in which it rings means nothing; a sleep of the machine, or a clock
// that was changed, stops it and rings nothing.
func TestTheSittingTimerIsHonest(t *testing.T) {
	for _, span := range []time.Duration{3 * time.Hour, -time.Hour, 5 * time.Second} {
		ear := &modeltest.Ear{}
		d := around(t, modeltest.InTherapy, nil, modeltest.With(func(o *model.Options) { o.Sound, o.SoundMode = ear, sound.Bell }))
		d.Pick("lifestyle.sit.name")
		d.Pick("sit.minutes", content.Args{"N": 20})
		d.Advance(5 * time.Minute)
		d.Sleep(span)
		shows(t, d, "sit.slept")
		d.Advance(time.Hour)
		if len(ear.Heard()) != 0 {
			t.Errorf("after a sleep of %v it rang", span)
		}
		d.Key("1")
		d.Advance(20 * time.Minute)
		shows(t, d, "sit.rang", content.Args{"Stand": 2})
	}
	d := around(t, modeltest.InTherapy, nil)
	d.Pick("lifestyle.sit.name")
	d.Pick("sit.minutes", content.Args{"N": 20})
	d.Clock.Advance(20*time.Minute + time.Second)
	d.Key("3") // meant for "back", as it rings
	shows(t, d, "sit.rang", content.Args{"Stand": 2})
}

// No spell is longer than these days allow (D).
func TestTheSittingTimerKeepsToTheLimit(t *testing.T) {
	for _, tt := range []struct {
		treatment string
		ago       int
		most      int
		offers    []int
	}{
		{"procedure/microdiscectomy", 1, 15, []int{15}}, {"procedure/microdiscectomy", 5, 20, []int{20}}, {"procedure/microdiscectomy", 20, 30, []int{20, 25, 30}},
		{"injection/epidural", 1, 0, []int{20, 25, 30}}, {"physical_therapy", 15, 60, []int{20, 25, 30}},
	} {
		d := around(t, modeltest.Patient{Treatment: tt.treatment, DaysAgo: tt.ago}, nil)
		d.Pick("lifestyle.sit.name")
		for _, n := range []int{15, 20, 25, 30} {
			if got := d.Offers("sit.minutes", content.Args{"N": n}); got != slices.Contains(tt.offers, n) {
				t.Errorf("%s, day %d: %d minutes offered: %v", tt.treatment, tt.ago, n, got)
			}
		}
		if tt.most > 0 {
			shows(t, d, "sit.limit", content.Args{"Max": tt.most})
		}
	}
}

// In a window that can only be read nothing is offered that writes.
func TestAroundTheDayReadOnly(t *testing.T) {
	first := modeltest.New(t)
	first.Ready(modeltest.InTherapy)
	other := first.Store.Copy()
	other.SetReadOnly(true)
	d := modeltest.New(t, modeltest.On(other), modeltest.At(first.Clock.Now().Wall), modeltest.With(func(o *model.Options) { o.Open = "lifestyle" }))
	for _, id := range []string{"desk", "habits", "numbers"} {
		if d.Offers("lifestyle." + id + ".name") {
			t.Errorf("%s is offered:\n%s", id, d.Said())
		}
	}
}

// A break goes on behind other pages, rings there once, and its page comes back as it was.
func TestASittingBreakGoesOnBehindOtherPages(t *testing.T) {
	ear := &modeltest.Ear{}
	d := openAt(t, "lifestyle", modeltest.With(func(o *model.Options) { o.Sound, o.SoundMode = ear, sound.Voice }))
	d.Pick("lifestyle.sit.name")
	d.Pick("sit.minutes", content.Args{"N": 20})
	d.Advance(time.Minute)
	d.Key("esc")
	d.Pick("lifestyle.sit.name")
	from := d.Clock.Now().Wall.Add(-time.Minute)
	shows(t, d, "sit.until", content.Args{"From": from.Format("15:04"), "To": from.Add(20 * time.Minute).Format("15:04")})
	d.Key("esc")
	d.Advance(17 * time.Minute)
	if rang := texts(ear, "sit"); len(rang) > 0 || d.Shows("sit.rang", content.Args{"Stand": 2}) {
		t.Errorf("it rings too soon: %v", rang)
	}
	d.Advance(2 * time.Minute)
	if !strings.Contains(d.Said(), "Time to stand") {
		t.Errorf("the page does not say so:\n%s", d.Said())
	}
	d.Advance(5 * time.Minute)
	if strings.Contains(d.Said(), "Time to stand") {
		t.Errorf("it is said for ever:\n%s", d.Said())
	}
	if rang := texts(ear, "sit"); len(rang) != 1 {
		t.Errorf("it rang %d times", len(rang))
	}
}
