package model_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/modeltest"
)

// inOrder ends the test unless the texts stand on the screen one after the other.
func inOrder(t *testing.T, d *modeltest.Driver, texts ...string) {
	t.Helper()
	rest := d.Said()
	for _, text := range texts {
		_, after, found := strings.Cut(rest, text)
		if !found {
			t.Fatalf("%q does not come after the others:\n%s", text, d.Said())
		}
		rest = after
	}
}

// talk is a patient before the two questions about dark thoughts, two keys from
// Today.
func talk(t *testing.T) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Pick("today.more.numbers")
	d.Pick("numbers.option.talk")
	expect(t, d, "item.suicide")
	return d
}

// A dark thought at night: two keys, and the crisis number stands on the screen
// with the next question. A plan shows the crisis page; nothing is locked.
func TestADarkThoughtAtNight(t *testing.T) {
	d := talk(t)
	d.Answer("yes")
	expect(t, d, "item.suicide_plan")
	if !strings.Contains(d.Said(), "988") {
		t.Errorf("after the yes there is no crisis number:\n%s", d.Said())
	}
	d.Answer("yes")
	inOrder(t, d, d.Word("advice.crisis.headline"), "988", "911", d.Word("advice.label.do"), d.Word("advice.label.wait"))
	d.Pick("advice.option.today")
	shows(t, d, "notice.mind")
	if strings.Contains(d.Said(), d.Word("result.self_care")) {
		t.Errorf("Today soothes:\n%s", d.Said())
	}
	d.Pick("today.session")
	expect(t, d, "form.conditions.worse_with") // the way to the first session is open
}

// B1.21: the crisis page comes before any other result, which is one key away and
// locks as ever.
func TestTheCrisisPageComesFirst(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.CheckIn(3, map[string][]string{"news": {"low_mood"}})
	d.AnswerCheck(map[string]string{"suicide": "yes", "distress_severe": "yes"})
	shows(t, d, "advice.same_day_mind.headline")
	d.Pick("advice.option.today")
	d.Key("!")
	d.AnswerCheck(map[string]string{"chest_pain": "yes"})
	shows(t, d, "advice.call_now.headline")
	d.Pick("advice.option.rest")
	d.AnswerCheck(map[string]string{"distress_severe": "yes", "suicide": "yes"})
	shows(t, d, "advice.same_day_mind.headline")
	if !strings.Contains(d.Said(), "988") || d.Shows("advice.call_now.headline") {
		t.Errorf("the crisis page is not alone:\n%s", d.Said())
	}
	d.Pick("advice.option.other_mind")
	shows(t, d, "advice.call_now.headline")
	d.Pick("advice.option.other_body")
	shows(t, d, "advice.same_day_mind.headline")
	d.Pick("advice.option.today")
	shows(t, d, "notice.locked")
}

// What to say first is what to be checked for, then which treatment and what is
// wrong since when, then medicines and blood thinner. Nothing else names a
// condition.
func TestTheHandover(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.Patient{Treatment: "injection/epidural", DaysAgo: 3, Facts: []string{"blood_thinner"}})
	d.CheckIn(3, map[string][]string{"medicine_kinds": {"opioid"}, "news": {"pelvic"}})
	d.AnswerCheck(map[string]string{"ces_saddle_numb": "yes", "since": "1-3d"})
	inOrder(t, d, d.Word("advice.label.say"), "cauda equina syndrome", "an epidural injection for my back, 3 days ago",
		d.Word("item.ces_saddle_numb.say"), d.Word("since.said.1-3d"), d.Word("advice.thinner_yes"))
	shows(t, d, "advice.fasting")
	for id := range map[string]bool{"heart": true, "clot": true, "infection": true} {
		if strings.Contains(d.Said(), d.Word("check_for."+id)) {
			t.Errorf("%s is named without a reason", id)
		}
	}
}

// The numbers say from when they are, and what to do if one does not work; the
// patient's own come first.
func TestNumbersAreDatedAndCanBeChanged(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.Patient{Country: "GB", Treatment: "physical_therapy", DaysAgo: 15, Phone: "020 7946 0018", NightPhone: "020 7946 0999"})
	d.Pick("today.more.numbers")
	gb, _ := d.Library().Country("GB")
	day, _ := time.Parse(time.DateOnly, gb.Checked)
	for _, want := range []string{"999", "020 7946 0018", "116 123", day.Format("2 January 2006"), d.Word("phone.always"), d.Word("phone.always_crisis")} {
		if !strings.Contains(d.Said(), want) {
			t.Errorf("the numbers do not say %q:\n%s", want, d.Said())
		}
	}
	d.Pick("numbers.option.own")
	for _, own := range []string{"999 1", "111 2", "0800 3"} {
		d.Answer(own)
	}
	inOrder(t, d, "999 1", "0800 3", "116 123", "111 2")
	d.Key("esc")
	d.Key("!")
	d.AnswerCheck(saddle)
	inOrder(t, d, "999 1", "999")
}

// By day the clinic's own phone comes first, at night its line for those hours:
// nobody waits for the clinic to open.
func TestTheNumberThatIsAnsweredComesFirst(t *testing.T) {
	for at, want := range map[time.Time]string{
		modeltest.Morning.Add(2 * time.Hour):   "020 1111", // Monday, 10:30
		modeltest.Morning.Add(12 * time.Hour):  "020 2222", // Monday, 20:30
		modeltest.Morning.Add(-24 * time.Hour): "020 2222", // Sunday morning
	} {
		d := modeltest.New(t, modeltest.At(at))
		d.SetUp(modeltest.Patient{Treatment: "procedure/microdiscectomy", DaysAgo: 9, Phone: "020 1111", NightPhone: "020 2222"})
		d.Key("!")
		d.AnswerCheck(map[string]string{"clot_leg": "yes"})
		shows(t, d, "advice.same_day.headline")
		if first := d.Lines()[2]; !strings.HasSuffix(first, want) {
			t.Errorf("at %v the first number is %q, want %s", at, first, want)
		}
	}
}

// Not sure, where it counts less than yes, is told how to find out.
func TestWhoIsNotSureIsToldHowToFindOut(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.Key("!")
	for d.Asked() != "list" {
		d.Answer("no")
	}
	d.Answer("not_sure")
	d.AnswerCheck(map[string]string{"leg_numb_new": "not_sure", "trend": "same"})
	shows(t, d, "advice.soon.headline")
	inOrder(t, d, d.Word("advice.label.find"), d.Word("item.leg_numb_new.find"))
}

// New and known are told apart: a patch that the team knows, and what came today.
func TestNewAndKnownAreToldApart(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.Key("!")
	d.AnswerCheck(map[string]string{"leg_both": "known"})
	d.Pick("advice.option.today")
	d.Advance(time.Hour)
	d.Key("!")
	d.AnswerCheck(map[string]string{"leg_both": "known", "leg_weak_severe": "yes"})
	shows(t, d, "change.known", content.Args{"Name": d.Word("item.leg_both.name"), "By": "Dr. Lee, in March"})
	shows(t, d, "change.new", content.Args{"Name": d.Word("item.leg_weak_severe.name")})
}

// The page for the desk says in big letters what to check for, and goes into a
// text file that only the patient can read.
func TestThePageForTheDesk(t *testing.T) {
	dir := t.TempDir()
	d := modeltest.New(t, modeltest.With(func(o *model.Options) { o.PaperDir = dir }))
	d.SetUp(modeltest.Injected)
	d.Key("!")
	d.AnswerCheck(saddle)
	d.Pick("advice.option.show")
	inOrder(t, d, d.Word("check_for.cauda_equina"), "an epidural injection", "Friday 20 November 2026", d.Word("item.ces_saddle_numb.say"), "52 years", d.Word("desk.changes"))
	d.Pick("desk.option.save")
	path := filepath.Join(dir, "backcoach-2026-11-23-0830.txt")
	shows(t, d, "desk.saved", content.Args{"File": path})
	text, err := os.ReadFile(path)
	info, _ := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 || !strings.Contains(string(text), "cauda equina syndrome") || strings.Contains(string(text), d.Word("desk.option.save")) {
		t.Errorf("saved is %v, %v:\n%s", err, info, text)
	}
	d.Pick("desk.option.back")
	shows(t, d, "advice.ed_now.headline")
}

func TestAPageThatCannotBeSavedSaysSo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "gone")
	d := modeltest.New(t, modeltest.With(func(o *model.Options) { o.PaperDir = dir }))
	d.SetUp(modeltest.InTherapy)
	d.Key("!")
	d.AnswerCheck(saddle)
	d.Pick("advice.option.show")
	d.Pick("desk.option.save")
	shows(t, d, "desk.not_saved", content.Args{"File": filepath.Join(dir, "backcoach-2026-11-23-0830.txt")})

	demo := modeltest.New(t) // where nothing is kept, nothing is offered
	demo.SetUp(modeltest.InTherapy)
	demo.Key("!")
	demo.AnswerCheck(saddle)
	demo.Pick("advice.option.show")
	if demo.Offers("desk.option.save") {
		t.Error("without a folder saving is offered")
	}
}

// Who lives alone, or is 75, is told to ask for company, whatever is wrong; the
// level is the same as for others.
func TestSomebodyShouldStay(t *testing.T) {
	for name, p := range map[string]modeltest.Patient{
		"75":    {Treatment: "physical_therapy", DaysAgo: 15, Age: 75},
		"alone": {Treatment: "physical_therapy", DaysAgo: 15, Facts: []string{"alone"}},
		"52":    {Treatment: "physical_therapy", DaysAgo: 15},
	} {
		d := modeltest.New(t)
		d.SetUp(p)
		d.Key("!")
		d.AnswerCheck(map[string]string{"clot_leg": "yes"})
		shows(t, d, "advice.same_day.headline")
		if told := d.Shows("note.B1.24"); told != (name != "52") {
			t.Errorf("%s is told to ask for company: %v", name, told)
		}
	}
}

// An overdose shows the poison line beside the emergency number, and asks kindly
// whether it was on purpose; then the crisis numbers are one key away.
func TestTooMuchMedicine(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.Patient{Treatment: "medication", DaysAgo: 5})
	d.Key("!")
	for d.Asked() != "item.overdose" {
		d.Answer("no")
	}
	d.Answer("yes")
	inOrder(t, d, d.Word("advice.call_now.headline"), "911", "1-800-222-1222")
	d.Pick("advice.option.rest")
	expect(t, d, "item.overdose_purpose")
	d.Answer("yes")
	inOrder(t, d, d.Word("advice.crisis.headline"), "988", "911")
	d.Pick("advice.option.other_mind")
	inOrder(t, d, d.Word("advice.call_now.headline"), "911", "1-800-222-1222")
}

// Private answers are not kept without a yes to that, and the check still does not
// ask for them again before their date.
func TestThePrivateQuestionKeepsItsDate(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	if c := d.Saved().Checks[0]; len(c.Asked) == 0 || c.Answers["suicide"].Choice != "" {
		t.Fatalf("kept is %+v, asked %v", c.Answers["suicide"], c.Asked)
	}
	asks := func() bool {
		d.Key("!")
		asked := false
		for d.Asked() != "" {
			asked = asked || d.Asked() == "item.suicide"
			if d.Asked() == "list" {
				d.Answer("none")
			} else {
				d.Answer("no")
			}
		}
		d.Pick("advice.option.today")
		return asked
	}
	d.Advance(13 * 24 * time.Hour)
	if asks() {
		t.Error("asked after 13 days")
	}
	d.Advance(24 * time.Hour)
	if !asks() {
		t.Error("not asked after 14 days")
	}
}
