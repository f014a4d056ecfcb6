package modeltest

import (
	"cmp"
	"strconv"
	"strings"
	"time"
)

// Patient is who sets up. The zero values stand for an ordinary one: in the US,
// 52 years old, nothing special, can get down to the floor, no phone numbers at
// hand.
type Patient struct {
	Country    string // ISO code
	Treatment  string // type, and subtype after a slash: "injection/epidural"
	DaysAgo    int
	Age        int
	Facts      []string
	Phone      string
	NightPhone string
	Surface    string // floor | bed | chair
}

// InTherapy is a patient two weeks after physical therapy: four exercises a
// day, no routine check.
var InTherapy = Patient{Treatment: "physical_therapy", DaysAgo: 15}

// Injected is a patient three days after an epidural injection: three exercises,
// a routine check.
var Injected = Patient{Treatment: "injection/epidural", DaysAgo: 3}

// SetUp answers set-up to its end. The first check-in follows by itself.
func (d *Driver) SetUp(p Patient) {
	d.t.Helper()
	d.Answer("adult")
	d.Answer(cmp.Or(p.Country, "US"))
	d.treatment(p)
	d.Answer("no") // no other treatment
	d.Answer(strconv.Itoa(cmp.Or(p.Age, 52)))
	facts := p.Facts
	if len(facts) == 0 {
		facts = []string{"none"}
	}
	d.Answer(facts...)
	d.Answer(p.Phone)
	d.Answer(p.NightPhone)
	d.Answer(cmp.Or(p.Surface, "floor"))
	d.expect("form.checkin.news")
}

func (d *Driver) treatment(p Patient) {
	d.t.Helper()
	typ, subtype, _ := strings.Cut(p.Treatment, "/")
	d.Answer(typ)
	if subtype != "" {
		d.Pick("form.treatment." + typ + "." + subtype)
	}
	d.Answer(strconv.Itoa(p.DaysAgo))
	d.Answer("morning")
}

// expect ends the test unless a question is on the screen.
func (d *Driver) expect(asked string) {
	d.t.Helper()
	if got := d.Asked(); got != asked {
		d.t.Fatalf("asked is %q, want %q; the screen says\n%s", got, asked, d.Said())
	}
}

// CheckIn answers a check-in to its end from its first question, with nothing
// new and the same pain everywhere; answers override that by the question's id.
func (d *Driver) CheckIn(pain int, answers ...map[string][]string) {
	d.t.Helper()
	usual := map[string][]string{
		"news": {"nothing"}, "after_session": {"settled"}, "leg_side": {"left"}, "leg_lowest": {"thigh"}, "sleep": {"good"},
		"medicine_kinds": {"none"}, "medicines": {"as_planned"}, "usual": {"6"}, "note": {""},
	}
	for _, own := range answers {
		for q, v := range own {
			usual[q] = v
		}
	}
	d.expect("form.checkin.news")
	for {
		q, ok := strings.CutPrefix(d.Asked(), "form.checkin.")
		if !ok {
			return
		}
		if v, given := usual[q]; given {
			d.Answer(v...)
		} else {
			d.Answer(strconv.Itoa(pain))
		}
	}
}

// AllNo answers the warning check with no to everything.
func (d *Driver) AllNo() {
	d.t.Helper()
	d.AnswerCheck(nil)
}

// AnswerCheck answers the warning check until it shows what to do: each item by
// its choice, no where none is given. "since", "trend" and "known" answer what is
// asked further; without them it is today, the same, and a name.
func (d *Driver) AnswerCheck(choices map[string]string) {
	d.t.Helper()
	further := map[string]string{"new": "yes", "since": "today", "trend": "same", "known": "Dr. Lee, in March"}
	for range 100 {
		asked := d.Asked()
		item, single := strings.CutPrefix(asked, "item.")
		switch {
		case single:
			d.Answer(cmp.Or(choices[item], "no"))
		case further[asked] != "":
			d.Answer(cmp.Or(choices[asked], further[asked]))
		case asked == "list":
			d.Answer(d.listed(choices)...)
		case strings.HasPrefix(asked, "card."):
			d.Answer(cmp.Or(choices[asked], "none"))
		default:
			return
		}
	}
	d.t.Fatalf("the check has no end; the screen says\n%s", d.Said())
}

// listed are the ticks for the list on the screen.
func (d *Driver) listed(choices map[string]string) []string {
	var ticks []string
	for _, item := range d.lib.Warnings().Items {
		if choices[item.ID] == "yes" && strings.Contains(d.Said(), d.words.Say("item."+item.ID+".line")) {
			ticks = append(ticks, item.ID)
		}
	}
	if len(ticks) == 0 {
		return []string{"none"}
	}
	return ticks
}

// Ready brings a new patient through set-up, check-in and first check to Today,
// with a session to do.
func (d *Driver) Ready(p Patient) {
	d.t.Helper()
	d.SetUp(p)
	d.CheckIn(3)
	d.AllNo()
	d.Pick("advice.option.today")
}

// BeginSession goes from Today to the preparation of the first exercise.
func (d *Driver) BeginSession() {
	d.t.Helper()
	d.Pick("today.session")
	d.Conditions(nil)
	d.Pick("session.option.begin")
}

// Conditions answers what is asked before the first session, if it is asked:
// nothing is hard, everything is at home, no sound. Own answers override that by
// the question's id.
func (d *Driver) Conditions(own map[string][]string) {
	d.t.Helper()
	usual := map[string][]string{"worse_with": {"none"}, "conditions": {"none"}, "equipment": {"all"}, "sound": {"off"}}
	for {
		q, ok := strings.CutPrefix(d.Asked(), "form.conditions.")
		if !ok {
			return
		}
		if v, given := own[q]; given {
			d.Answer(v...)
		} else {
			d.Answer(usual[q]...)
		}
	}
}

// Exercise starts the exercise that is prepared and follows it to its question.
func (d *Driver) Exercise() {
	d.t.Helper()
	d.Pick("session.option.start")
	d.FollowExercise()
}

// FollowExercise lets a running exercise go on to its question.
func (d *Driver) FollowExercise() {
	d.t.Helper()
	if !d.Running() {
		d.t.Fatalf("no exercise is running; the screen says\n%s", d.Said())
	}
	for begun := d.Clock.Now().Mono; d.Running(); d.Advance(time.Second) {
		if d.Clock.Now().Mono-begun > time.Hour {
			d.t.Fatal("the exercise has no end")
		}
	}
}

// Finish does every exercise that is left and answers each with fine, up to the
// last question.
func (d *Driver) Finish() {
	d.t.Helper()
	for !d.Shows("session.end.ask") {
		d.Exercise()
		d.Pick("session.option.fine")
	}
}

// EndSession answers the last question, the pain now.
func (d *Driver) EndSession(pain int) {
	d.t.Helper()
	d.Advance(think)
	d.write("scale", strconv.Itoa(pain))
}
