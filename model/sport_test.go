package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// atSports is a patient in front of the list of sports.
func atSports(t *testing.T, p modeltest.Patient, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := around(t, p, movesWell, options...)
	d.Pick("lifestyle.sport.name")
	return d
}

// tellSport tells of a sport from its page.
func tellSport(d *modeltest.Driver, minutes, feel string) {
	d.Pick("sport.log")
	d.Answer(minutes)
	d.Answer(feel)
}

func TestASportIsTold(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := atSports(t, modeltest.InTherapy, options...)
			d.Pick("sport.bike.name")
			shows(t, d, "sport.allowed")
			tellSport(d, "20", "easy")
			shows(t, d, "sport.saved", content.Args{"N": 20})
			got := loggedAs(d, coach.EntrySport)
			if len(got) != 1 || got[0].Of != "bike" || got[0].Minutes != 20 || got[0].Feel != "easy" || got[0].Else != "" {
				t.Fatalf("saved is %+v", got)
			}
			d.Pick("sport.other.name")
			d.Pick("sport.log")
			d.Answer("Table tennis")
			d.Answer("other")
			d.Answer("25")
			d.Answer("hard")
			entry := content.Args{"Name": "Table tennis", "N": 25, "When": d.Word("date.today")}
			d.Pick("sport.entry", entry)
			d.Pick("sport.one.remove")
			shows(t, d, "sport.gone")
			if d.Shows("sport.entry", entry) || len(loggedAs(d, coach.EntrySport)) != 2 {
				t.Errorf("it still stands there, or is lost: %+v", loggedAs(d, coach.EntrySport))
			}
		})
	}
}

// What waits says why and from when on; that it was done can be told all the same, and
// nothing scolds.
func TestASportThatWaitsCanBeTold(t *testing.T) {
	d := atSports(t, modeltest.Injected)
	if line := lineWith(d, d.Word("sport.water_walk.name")); !strings.Contains(line, d.Word("view.locked")) {
		t.Errorf("it stands there as %q", line)
	}
	d.Pick("sport.water_walk.name")
	shows(t, d, "ladder.why.phase", content.Args{"Phase": d.Word("phase.P2.name")})
	shows(t, d, "sport.earliest", content.Args{"Date": "Tuesday 24 November 2026"})
	if d.Offers("sport.start") {
		t.Errorf("it can be begun:\n%s", d.Said())
	}
	tellSport(d, "10", "easy")
	shows(t, d, "sport.early", content.Args{"Why": d.Word("ladder.why.phase", content.Args{"Phase": d.Word("phase.P2.name")})})
	if got := loggedAs(d, coach.EntrySport); len(got) != 1 {
		t.Errorf("saved is %+v", got)
	}
}

// Beginning goes through the gate, with what another window wrote meanwhile; telling never
// does (clinical section N6, X).
func TestASportIsLockedLikeAWalk(t *testing.T) {
	for _, level := range []content.Urgency{content.SameDay, content.Emergency} {
		d := atSports(t, modeltest.InTherapy)
		d.Pick("sport.bike.name")
		d.Store.Receive(foreign(d, level))
		d.Pick("sport.start")
		if d.Shows("sport.go") {
			t.Errorf("%v: it begins:\n%s", level, d.Said())
		}
		d = atSports(t, modeltest.InTherapy)
		d.Store.Receive(foreign(d, level))
		d.Pick("sport.bike.name")
		tellSport(d, "15", "hard")
		if got := loggedAs(d, coach.EntrySport); len(got) != 1 {
			t.Errorf("%v: it cannot be told: %+v", level, got)
		}
	}
	d := atSports(t, modeltest.InTherapy)
	d.Pick("sport.bike.name")
	d.Pick("sport.start")
	shows(t, d, "sport.go")
	d.Pick("sport.done")
	d.Answer("30")
	d.Answer("easy")
	shows(t, d, "sport.saved", content.Args{"N": 30})
}

// Hurt: saved at once as "not sure"; a clear no leads to calm words, all else to the full
// check, also when the program ended in between.
func TestASportThatHurtIsAsked(t *testing.T) {
	for answer, leads := range map[string]string{"nothing": "", "something": "item.", "not_sure": "item."} {
		d := atSports(t, modeltest.InTherapy)
		d.Pick("sport.bike.name")
		tellSport(d, "20", "hurt")
		shows(t, d, "form.hurt.else.ask")
		if got := loggedAs(d, coach.EntrySport); len(got) != 1 || got[0].Else != "not_sure" {
			t.Fatalf("saved at once is %+v", got)
		}
		d.Key("esc")
		shows(t, d, "form.hurt.else.ask")
		d.Pick("form.hurt.else." + answer)
		if got := loggedAs(d, coach.EntrySport); len(got) != 1 || got[0].Else != answer || got[0].Feel != "hurt" {
			t.Errorf("%s: saved is %+v", answer, got)
		}
		if asked := d.Asked(); !strings.HasPrefix(asked, leads) || (asked == "") != (leads == "") {
			t.Errorf("%s leads to %q:\n%s", answer, asked, d.Said())
		}
	}
	d := atSports(t, modeltest.InTherapy)
	d.Pick("sport.bike.name")
	tellSport(d, "20", "hurt")
	after := modeltest.New(t, modeltest.On(d.Store), modeltest.At(d.Clock.Now().Wall.Add(time.Minute)))
	if !after.Shows("today.due.T12") || gate(after) {
		t.Errorf("the question was never answered, and nothing is asked:\n%s", after.Said())
	}
}

func TestYogaLeavesOutDeepBends(t *testing.T) {
	d := around(t, modeltest.Patient{Treatment: "physical_therapy", DaysAgo: 60}, withFacts("bone_fragile"))
	d.Pick("lifestyle.sport.name")
	d.Pick("sport.pilates.name")
	shows(t, d, "sport.skip")
}
