package model_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// readyToMove is a patient with a calm day behind the check-in, asked all that is asked
// before a first session.
func readyToMove(t *testing.T, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t, options...)
	d.Ready(modeltest.InTherapy)
	p := d.Saved().Profile
	p.Answers["worse_with"], p.Answers["conditions"] = []string{"none"}, []string{"none"}
	d.Store.Receive(p.WithDone("conditions"))
	d.Restart()
	return d
}

func decision(d *modeltest.Driver) coach.Decision {
	return d.Saved().Decide(d.Library(), d.Clock.Now().Wall).Decision
}

// Who asks why sees the decision, each exercise with its dose and reason, the rules
// and where they come from, and can have the day gentler; going back up is one line
// further, and each is on file.
func TestWhyTodayIsLikeThis(t *testing.T) {
	for name, options := range map[string][]modeltest.Option{"full screen": nil, "line by line": {modeltest.ByLines()}} {
		t.Run(name, func(t *testing.T) {
			d := readyToMove(t, options...)
			d.Pick("today.more.plan")
			for _, says := range []string{d.Word("plan.decision.go"), d.Word("grade.begin") + " (rule F4)", "level 1 · 1 round"} {
				if !strings.Contains(d.Said(), says) {
					t.Errorf("it does not say %q:\n%s", says, d.Said())
				}
			}
			d.Pick("plan.way.sources")
			if said := d.Said(); !strings.Contains(said, d.Word("plan_rule.F4")) || !strings.Contains(said, "reviewed") {
				t.Errorf("no rules and sources:\n%s", said)
			}
			d.Key("esc")
			d.Pick("plan.way.gentler")
			if decision(d) != coach.DecideEasier || !strings.Contains(d.Said(), d.Word("why.chosen_gentler")) {
				t.Errorf("%s after gentler:\n%s", decision(d), d.Said())
			}
			d.Pick("plan.way.rest")
			if decision(d) != coach.DecideRest {
				t.Errorf("%s after a rest was wanted", decision(d))
			}
			d.Key("esc")
			if !strings.Contains(d.Said(), d.Word("why.chosen_rest_short")) {
				t.Errorf("Today does not say that the day is a rest:\n%s", d.Said())
			}
			d.Pick("today.more.plan")
			d.Pick("plan.way.plan")
			if decision(d) != coach.DecideGo || len(d.Saved().Entries) != 3 {
				t.Errorf("%s after going back to the plan, %d entries", decision(d), len(d.Saved().Entries))
			}
		})
	}
}

// The sources stand at the end, each once and in the order in which the rules name
// them, and each rule names its own by their numbers.
func TestEachSourceIsListedOnce(t *testing.T) {
	d := readyToMove(t)
	d.Pick("today.more.plan")
	d.Pick("plan.way.sources")
	lines := d.Lines()
	rules, sources := slices.Index(lines, d.Word("plan.rules")), slices.Index(lines, d.Word("plan.sources"))
	if rules < 0 || sources < rules {
		t.Fatalf("rules and sources are not there:\n%s", d.Said())
	}
	var cited []string // the titles, as the rules bring them
	for _, line := range lines[rules+1 : sources] {
		id, _, _ := strings.Cut(line, ":")
		rule, ok := d.Library().PlanRule(id)
		if !ok {
			t.Fatalf("%q is no rule", line)
		}
		var numbers []string
		for _, of := range rule.Sources {
			source, _ := d.Library().Source(of)
			if !slices.Contains(cited, source.Title) {
				cited = append(cited, source.Title)
			}
			numbers = append(numbers, strconv.Itoa(slices.Index(cited, source.Title)+1))
		}
		if !strings.HasSuffix(line, "(sources: "+strings.Join(numbers, ", ")+")") {
			t.Errorf("%q does not name %v", line, numbers)
		}
	}
	for i, title := range cited {
		if want := d.Word("plan.source_line", content.Args{"At": i + 1, "Title": title}); lines[sources+1+i] != want {
			t.Errorf("source %d is %q, want %q", i+1, lines[sources+1+i], want)
		}
	}
	if len(cited) < 2 || strings.Count(d.Said(), "not checked again") != 1 {
		t.Errorf("the mark of a weak source does not stand there once:\n%s", d.Said())
	}
}

// With too much pain there is nothing to choose: the page says why, with its rule.
func TestNothingIsChosenAgainstARule(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.CheckIn(7)
	d.AllNo()
	d.Key("enter")
	d.Restart()
	d.Pick("today.more.plan")
	if d.Offers("plan.way.plan") || d.Offers("plan.way.gentler") || !strings.Contains(d.Said(), "(rule N8)") {
		t.Error(d.Said())
	}
}

// The page of the phase says the limits in words, with the clinic's own, and what
// comes next and when.
func TestWhatTheseDaysAllow(t *testing.T) {
	d := readyToMove(t)
	p := d.Saved().Profile
	p.Answers["lift_kg"], p.Answers["lift_until"] = []string{"3"}, []string{string(d.Day().Add(10))}
	d.Store.Receive(p)
	d.Restart()
	d.Pick("today.more.phase")
	stand, _ := d.Saved().Stand(d.Library(), d.Day())
	course := "course." + stand.Course.ID
	for _, says := range []string{
		d.Word("phase_page.clinic", content.Args{"Text": d.Word("limit.lift.max", content.Args{"Weight": "6 lb (3 kg)"})}),
		d.Word("limit.drive." + stand.Phase.Limits.Drive), d.Word("phase_page.walk", content.Args{"Text": d.Word("limit.walk." + stand.Phase.Limits.Walk)}),
		d.Word(course + "." + stand.Phase.Name + ".normal"), d.Word(course + ".when"), d.Word(course + ".wears_off"),
		d.Word("phase." + stand.Next.Name + ".name"), d.Word("phase_page.cap", content.Args{"Cap": stand.Phase.PainCap}),
	} {
		if !strings.Contains(d.Said(), says) {
			t.Errorf("it does not say %q:\n%s", says, d.Said())
		}
	}
	d.Key("enter")
	if !d.Offers("today.more.phase") {
		t.Error("Enter does not lead back")
	}
}

// Every phase of every course has its words, on the day it begins and on the last.
func TestEveryPhaseHasItsPage(t *testing.T) {
	lib := content.Load()
	for _, course := range lib.Courses() {
		for _, phase := range course.Phases {
			d := modeltest.New(t, modeltest.At(modeltest.Morning))
			d.Ready(modeltest.InTherapy)
			p := d.Saved().Profile
			subtype := course.Subtypes[0]
			p.Treatments[0].Type, p.Treatments[0].Subtype = subtype.Type, subtype.ID
			if subtype.ID == subtype.Type {
				p.Treatments[0].Subtype = ""
			}
			p.Treatments[0].Date = string(d.Day().Add(-phase.From))
			d.Store.Receive(p)
			d.Restart()
			d.Pick("today.more.phase")
			if said := d.Said(); strings.Contains(said, "course.") || strings.Contains(said, "limit.") || strings.Contains(said, "phase_page") {
				t.Errorf("%s %s: a word is missing:\n%s", course.ID, phase.Name, said)
			}
		}
	}
}

// Every reason why an exercise is at its dose has its sentence, with its numbers.
func TestEveryGradeHasItsSentence(t *testing.T) {
	words, err := content.Load().Words("en")
	if err != nil {
		t.Fatal(err)
	}
	args := content.Args{"N": 3, "Good": 3, "Of": 3, "Times": 2, "Pain": 5}
	for _, id := range []string{
		"begin", "missed", "red", "flare", "worse", "lowest", "after_flare", "eased", "eased_once", "carry_on", "no_checkin", "pain", "lingering", "sleep",
		"leg", "open", "climbing", "top", "ambers", "practice", "hard", "hurt", "untold", "unsettled", "turn", "week", "long", "up", "clinic",
	} {
		for _, n := range []int{1, 3} {
			args["N"] = n
			if said := model.SayReason(words, coach.Reason{ID: id, Args: needed(id, args)}); strings.ContainsAny(said, "‹<{") {
				t.Errorf("%s: %q", id, said)
			}
		}
	}
}

// needed are the numbers that a reason brings.
func needed(id string, all content.Args) content.Args {
	keys := map[string][]string{"missed": {"N"}, "pain": {"Pain"}, "ambers": {"Times"}, "practice": {"Good", "Of"}, "up": {"Good"}}
	args := content.Args{}
	for _, key := range keys[id] {
		args[key] = all[key]
	}
	return args
}

// What waits is named: the next phase, or where the same phase only allows more from a
// day on, more of its exercises. The phase that one is in does not wait for itself.
func TestWhatWaitsOnThePageOfThePhase(t *testing.T) {
	for day, want := range map[int]string{29: "phase_page.widening_waits", 15: "phase_page.waiting"} {
		d := modeltest.New(t)
		d.Ready(modeltest.InTherapy)
		p := d.Saved().Profile
		p.Treatments[0].Type, p.Treatments[0].Subtype = "injection", "epidural"
		if day == 15 {
			p.Treatments[0].Type, p.Treatments[0].Subtype = "procedure", "microdiscectomy"
		}
		p.Treatments[0].Date = string(d.Day().Add(-day))
		from := map[int]int{29: 15, 15: 3}[day] // the stretch before was reached
		p.Reached = []coach.Reached{{Type: p.Treatments[0].Type, Subtype: p.Treatments[0].Subtype, Date: coach.Day(p.Treatments[0].Date), From: from}}
		d.Store.Receive(p)
		c := d.Saved().CheckIns[0]
		c.Answers = maps.Clone(c.Answers)
		c.Answers["back_now"] = []string{"6"}
		d.Store.Receive(c)
		d.Restart()
		stand, _ := d.Saved().Stand(d.Library(), d.Day())
		d.Pick("today.more.phase")
		says := d.Word(want, content.Args{"Phase": d.Word("phase." + stand.Next.Name + ".name")})
		if same := stand.Next.Name == stand.Phase.Name; !stand.Waiting || same != (day == 29) || !strings.Contains(d.Said(), says) {
			t.Errorf("day %d, %s before %s, waiting %v: it does not say %q:\n%s", day, stand.Phase.Name, stand.Next.Name, stand.Waiting, says, d.Said())
		}
		shows(t, d, "phase_page.stays")
		if strings.Contains(d.Said(), d.Word("phase_page.normal")) { // the days are over in which that was normal
			t.Errorf("day %d: it still tells what is normal:\n%s", day, d.Said())
		}
		if l, ok := d.Saved().Lesson(d.Library(), d.Clock.Now().Wall); ok && l.Normal {
			t.Errorf("day %d: the lesson of the day is %s", day, l.ID)
		}
	}
}

// A way to have the day has the same digit whatever the day is like now.
func TestWaysKeepTheirDigits(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Pick("today.more.plan")
	for _, way := range []string{"gentler", "ease", "walk", "rest", "plan", "rest", "gentler", "walk", "ease"} {
		digit := map[string]string{"plan": "2", "gentler": "4", "ease": "5", "walk": "6", "rest": "7"}[way]
		if d.Key(digit); d.Saved().Chosen(d.Day()) != way {
			t.Fatalf("%s: chosen is %q after the key %s:\n%s", way, d.Saved().Chosen(d.Day()), digit, d.Said())
		}
	}
}

// Exercises that are not for now say why, also before the questions that come with the
// first session; a check that comes by itself says why it does.
func TestWhatComesByItselfSaysWhy(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.Patient{Treatment: "physical_therapy", DaysAgo: 15})
	d.Pick("today.more.plan")
	d.Key("7")
	d.Key("esc")
	d.Pick("today.session")
	shows(t, d, "message.why.chosen_rest.head")
	d.Key("enter")
	d.Advance(24 * time.Hour)
	d.Key("esc")
	d.Pick("today.checkin")
	d.CheckIn(8)
	shows(t, d, "check.why_now", content.Args{"Why": d.Word("today.due.T1")})
	d.Answer("no")
	if d.Shows("check.why_now", content.Args{"Why": d.Word("today.due.T1")}) {
		t.Error("it says so at each question")
	}
}
