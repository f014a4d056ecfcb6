package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// atLadders is a patient in therapy in front of the steps back to daily life.
func atLadders(t *testing.T, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t, options...)
	d.Ready(modeltest.InTherapy)
	d.Pick("today.more.ladder")
	shows(t, d, "ladder.lead")
	return d
}

// try tells from Today how a step of the household went.
func try(d *modeltest.Driver, rung, feel string) {
	d.Pick("today.more.ladder")
	d.Pick("ladder.household.name")
	d.Pick("rung." + rung + ".name")
	d.Pick("ladder." + feel)
}

func toToday(d *modeltest.Driver) {
	for range 4 {
		if d.Offers("today.checkin") {
			return
		}
		d.Key("esc")
	}
}

func rungs(d *modeltest.Driver) []coach.Entry { return d.Saved().Entries }

// Three easy goes, each with a settled morning, open the next step, on both faces.
func TestThreeEasyGoesOpenTheNextStep(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := modeltest.New(t, options...)
			d.Ready(modeltest.InTherapy)
			for n := range 3 {
				try(d, "tea", "easy")
				shows(t, d, "ladder.said_easy")
				shows(t, d, "ladder.tried_today")
				if got := rungs(d); len(got) != n+1 || got[n].What != coach.EntryRung || got[n].Of != "tea" || got[n].Feel != "easy" {
					t.Fatalf("saved is %v", got)
				}
				toToday(d)
				daily(d, 3)
			}
			d.Pick("today.more.ladder")
			d.Pick("ladder.household.name")
			if line := lineWith(d, d.Word("rung.tea.name")); !strings.Contains(line, d.Word("view.done")) {
				t.Errorf("the first step: %q", line)
			}
			if line := lineWith(d, d.Word("rung.dishes.name")); !strings.Contains(line, d.Word("ladder.step_now")) {
				t.Errorf("the second step: %q", line)
			}
			if marks := d.Saved().Profile.Climb("household").Marks; len(marks) == 0 || marks[len(marks)-1].Rung != "tea" {
				t.Errorf("remembered is %v", marks) // up to yesterday
			}
		})
	}
}

func TestAStepShowsWhyItWaits(t *testing.T) {
	d := atLadders(t)
	d.Pick("ladder.household.name")
	garden := content.Args{"Weight": "22 lb (10 kg)"}
	if line := lineWith(d, d.Word("rung.garden_diy.name", garden)); !strings.Contains(line, d.Word("view.locked")) || !strings.HasSuffix(line, d.Word("ladder.why.phase_short", content.Args{"Phase": d.Word("phase.P4.name")})) {
		t.Errorf("it stands there as %q", line)
	}
	d.Keys("8")
	shows(t, d, "rung.garden_diy.name", garden)
	shows(t, d, "ladder.why.phase", content.Args{"Phase": d.Word("phase.P4.name")})
	if d.Offers("ladder.easy") {
		t.Errorf("it can be told as tried:\n%s", d.Said())
	}
	d.Key("esc")
	d.Pick("rung.dishes.name")
	shows(t, d, "ladder.why.next")
	d.Key("enter")
	d.Pick("rung.tea.name")
	shows(t, d, "rung.tea.how")
	shows(t, d, "rung.tea.watch")
	shows(t, d, "ladder.goes", content.Args{"N": 0})
}

// Hurt: saved at once as "not sure", one question more; a clear no leads to calm words,
// anything else to the full check, also when the program ended in between.
func TestAStepThatHurt(t *testing.T) {
	for answer, leads := range map[string]string{"nothing": "", "something": "item.", "not_sure": "item."} {
		d := modeltest.New(t)
		d.Ready(modeltest.InTherapy)
		try(d, "tea", "hurt")
		shows(t, d, "form.hurt.else.ask")
		if got := rungs(d); len(got) != 1 || got[0].Else != "not_sure" {
			t.Fatalf("saved at once is %v", got)
		}
		d.Key("esc")
		shows(t, d, "form.hurt.else.ask")
		d.Pick("form.hurt.else." + answer)
		if got := rungs(d); len(got) != 1 || got[0].Else != answer || got[0].Feel != "hurt" {
			t.Errorf("%s: saved is %v", answer, got)
		}
		if asked := d.Asked(); !strings.HasPrefix(asked, leads) || (asked == "") != (leads == "") {
			t.Errorf("%s leads to %q:\n%s", answer, asked, d.Said())
		}
		if answer == "nothing" {
			shows(t, d, "message.ladder_hurt.head")
		}
	}
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	try(d, "tea", "hurt")
	d.Restart()
	if !d.Shows("today.due.T12") || gate(d) {
		t.Errorf("the question was never answered, and nothing is asked:\n%s", d.Said())
	}
}

// What is locked says why, and nothing can be told as tried (S1); the gate is asked
// again when something is told, with what another window wrote.
func TestLadderIsLocked(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Advance(time.Hour)
	d.Key("!")
	d.AnswerCheck(map[string]string{"leg_numb_new": "yes", "since": "1-3d"})
	d.Pick("advice.option.today")
	d.Pick("today.more.ladder")
	shows(t, d, "ladder.why.same_day_open")
	d.Pick("ladder.household.name")
	d.Pick("rung.tea.name")
	shows(t, d, "ladder.why.same_day_open")
	if d.Offers("ladder.easy") {
		t.Errorf("it can be told as tried:\n%s", d.Said())
	}

	d = modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	other := modeltest.New(t)
	other.Ready(modeltest.InTherapy)
	other.Advance(time.Hour)
	other.Key("!")
	other.AnswerCheck(map[string]string{"leg_numb_new": "yes", "since": "1-3d"})
	checks := other.Saved().Checks
	d.Advance(2 * time.Hour)
	d.Pick("today.more.ladder")
	d.Pick("ladder.household.name")
	d.Pick("rung.tea.name")
	d.Store.Receive(checks[len(checks)-1])
	d.Pick("ladder.easy")
	if len(rungs(d)) != 0 || !d.Shows("ladder.why.same_day_open") {
		t.Errorf("saved is %v:\n%s", rungs(d), d.Said())
	}
}

func TestNothingNewOnABadDay(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	daily(d, 8)
	d.Pick("today.more.ladder")
	shows(t, d, "ladder.why.pause")
}

func TestOneNewThingADay(t *testing.T) {
	d := atLadders(t)
	d.Key("esc")
	try(d, "tea", "easy")
	d.Key("esc")
	d.Pick("ladder.hobby.name")
	shows(t, d, "ladder.why.one_new")
	d.Pick("rung.hobby_sit.name")
	if d.Offers("ladder.easy") {
		t.Errorf("it can be told as tried:\n%s", d.Said())
	}
}

func TestALadderIsPutAside(t *testing.T) {
	d := atLadders(t)
	d.Pick("ladder.sport.name")
	d.Pick("ladder.off_choice")
	shows(t, d, "ladder.off_said")
	if !d.Saved().Profile.Climb("sport").Off {
		t.Error("it was not saved")
	}
	d.Key("esc")
	if line := lineWith(d, d.Word("ladder.sport.name")); !strings.HasSuffix(line, d.Word("ladder.off")) {
		t.Errorf("it stands there as %q", line)
	}
	d.Pick("ladder.sport.name")
	d.Pick("ladder.on_choice")
	if d.Saved().Profile.Climb("sport").Off {
		t.Error("it was not taken up again")
	}
}

func TestHowToLift(t *testing.T) {
	d := atLadders(t)
	d.Pick("ladder.lifting_choice")
	for _, id := range []string{"lift_page.head.lift", "lift_page.head.sudden", "lift_page.lift.5"} {
		shows(t, d, id)
	}
	shows(t, d, "limit.lift.max", content.Args{"Weight": "22 lb (10 kg)"})
	if d.Shows("lift_page.blt") {
		t.Errorf("after therapy bending is forbidden:\n%s", d.Said())
	}
	d.Key("esc")
	shows(t, d, "ladder.lead")

	d = modeltest.New(t)
	d.Ready(modeltest.Patient{Treatment: "procedure/microdiscectomy", DaysAgo: 20})
	d.Pick("today.more.ladder")
	d.Pick("ladder.lifting_choice")
	shows(t, d, "lift_page.blt")
}

// A window that can only be read shows the steps and takes nothing.
func TestLadderInAReadOnlyWindow(t *testing.T) {
	first := modeltest.New(t)
	first.Ready(modeltest.InTherapy)
	d := modeltest.New(t, modeltest.On(first.Store.Copy()), modeltest.At(first.Clock.Now().Wall))
	d.Store.SetReadOnly(true)
	d.Restart()
	if d.Offers("today.more.ladder") || d.Offers("today.more.flare") {
		t.Errorf("Today offers what writes:\n%s", d.Said())
	}
}

// Every reason has its words, and every screen fits the smallest windows.
func TestLadderInSmallWindows(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 18}, {40, 10}} {
		d := atLadders(t)
		d.Resize(size[0], size[1])
		for _, id := range []string{"ladder.household.name", "rung.tea.name"} {
			d.Pick(id)
			if lines := strings.Split(d.Screen(), "\n"); len(lines) > size[1] || strings.Contains(d.Said(), "‹") {
				t.Errorf("%v: %d lines:\n%s", size, len(lines), d.Screen())
			}
		}
		if !strings.Contains(d.Screen(), d.Word("ladder.easy")) {
			t.Errorf("%v: the answers are out of sight:\n%s", size, d.Screen())
		}
	}
	words, _ := modeltest.New(t).Library().Words("en")
	for _, id := range []string{
		"check_first", "emergency_open", "same_day_open", "gently", "not_until", "quiet_day", "pause", "no_treatment", "phase", "day", "lift", "lift_sheet",
		"lift_none", "drive", "drive_sheet", "opioid", "pool", "limit", "condition", "unasked", "one_new",
	} {
		if !words.Has("ladder.why."+id) || !words.Has("ladder.why."+id+"_short") {
			t.Errorf("no words for %s", id)
		}
	}
}

// A step that is done in daily life already is named in one go, on both faces; Enter
// alone, which leads back from a step that is only read, claims nothing.
func TestIDoThatAlready(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := modeltest.New(t, options...)
			d.Ready(modeltest.InTherapy)
			d.BeginSession() // asks the conditions
			toToday(d)
			d.Pick("today.more.ladder")
			d.Pick("ladder.household.name")
			shows(t, d, "ladder.here_hint")
			d.Pick("rung.vacuum.name")
			shows(t, d, "ladder.here_ask")
			if face == "plain" {
				d.Line("")
			} else {
				d.Key("enter")
			}
			shows(t, d, "ladder.steps_lead", content.Args{"Name": d.Word("ladder.household.name")})
			if got := rungs(d); len(got) != 0 {
				t.Fatalf("Enter alone saved %v", got)
			}
			d.Pick("rung.vacuum.name")
			d.Pick("ladder.here_later")
			shows(t, d, "ladder.said_here")
			if got := rungs(d); len(got) != 1 || got[0].Of != "vacuum" || got[0].Feel != "here" {
				t.Fatalf("saved is %v", got)
			}
			if line := lineWith(d, d.Word("rung.vacuum.name")); !strings.Contains(line, d.Word("ladder.step_now")) {
				t.Errorf("it stands there as %q", line)
			}
			d.Pick("rung.dishes.name")
			d.Pick("ladder.here_earlier")
			if line := lineWith(d, d.Word("rung.dishes.name")); !strings.Contains(line, d.Word("ladder.step_now")) {
				t.Errorf("the lower one stands there as %q", line)
			}
		})
	}
}

// What another window wrote meanwhile takes the naming back.
func TestNamingAsksAgain(t *testing.T) {
	d := atLadders(t)
	d.Pick("ladder.household.name")
	d.Pick("rung.dishes.name")
	bad := d.Saved().CheckIns[0]
	bad.Answers = coach.Answers{"news": {"nothing"}, "back_now": {"9"}, "back_worst": {"9"}, "leg_now": {"0"}}
	d.Store.Receive(bad)
	d.Pick("ladder.here_later")
	if got := rungs(d); len(got) != 0 {
		t.Errorf("saved is %v", got)
	}
}

// A talk is told once, and the next step is open.
func TestATalkIsToldOnce(t *testing.T) {
	d := atLadders(t)
	d.Pick("ladder.work.name")
	d.Pick("rung.work_talk.name")
	shows(t, d, "ladder.once")
	if d.Offers("ladder.easy") {
		t.Error("it asks how the back took it")
	}
	d.Key("enter")
	if len(rungs(d)) != 0 {
		t.Error("Enter alone says that it is done")
	}
	d.Pick("ladder.done_it")
	shows(t, d, "ladder.said_done")
	if line := lineWith(d, d.Word("rung.work_turns.name")); !strings.Contains(line, d.Word("ladder.step_now")) {
		t.Errorf("the next one stands there as %q", line)
	}
}

// A step that a condition bars for good says that it is left out, and why.
func TestAStepThatIsLeftOut(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	p := d.Saved().Profile
	p.Answers["facts"] = []string{"bone_fragile"}
	d.Store.Receive(p)
	d.Restart()
	d.Pick("today.more.ladder")
	d.Pick("ladder.household.name")
	why := content.Args{"What": d.Word("why_not.code.OSTEO")}
	if line := lineWith(d, d.Word("rung.toddler.name")); !strings.HasSuffix(line, d.Word("ladder.left_out_short", why)) {
		t.Errorf("it stands there as %q", line)
	}
	d.Pick("rung.toddler.name")
	shows(t, d, "ladder.left_out", why)
	if d.Offers("ladder.easy") || d.Offers("ladder.here_later") {
		t.Errorf("it can be told of:\n%s", d.Said())
	}
}

// The history of a day tells what was told of steps, and how the day was wanted.
func TestHistoryTellsOfSteps(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Store.Receive(coach.Entry{Stamp: stampOn(d, 1), What: coach.EntryRung, Of: "washing", Feel: "hurt", Else: "nothing"})
	d.Store.Receive(coach.Entry{Stamp: stampOn(d, 2), What: coach.EntryRung, Of: "vacuum", Feel: "here"})
	d.Store.Receive(coach.Entry{Stamp: stampOn(d, 3), What: coach.EntryRung, Of: "work_talk", Feel: "easy"})
	d.Store.Receive(coach.Entry{Stamp: stampOn(d, 4), What: coach.EntryChoice, Of: coach.ChooseWalk})
	d.Store.Receive(coach.Entry{Stamp: stampOn(d, 5), What: coach.EntryRung, Of: "gone", Feel: "easy"})
	d.Restart()
	d.Pick("today.more.history")
	d.Key("enter")
	for name, feel := range map[string]string{
		d.Word("rung.washing.name", content.Args{"Weight": "4 lb (2 kg)"}): "hurt", d.Word("rung.vacuum.name"): "here", d.Word("rung.work_talk.name"): "done", "gone": "easy",
	} {
		shows(t, d, "history.rung", content.Args{"Name": name, "Feel": d.Word("history.rung_feel." + feel)})
	}
	shows(t, d, "history.rung_else.nothing")
	shows(t, d, "plan.way.walk")
	if strings.Contains(d.Said(), "‹") {
		t.Errorf("words are missing:\n%s", d.Said())
	}
}

func stampOn(d *modeltest.Driver, n int) coach.Stamp {
	at := d.Clock.Now().Wall.Add(time.Duration(n) * time.Minute)
	return coach.Stamp{ID: coach.NewID(at, n), At: at.UTC(), Day: coach.DayOf(at)}
}
