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
)

// exercising is a patient in front of the first of four exercises.
func exercising(t *testing.T, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t, options...)
	d.Ready(modeltest.InTherapy)
	d.BeginSession()
	at(t, d, 1)
	return d
}

// at ends the test unless an exercise of four is prepared.
func at(t *testing.T, d *modeltest.Driver, n int) {
	t.Helper()
	shows(t, d, "session.prepare", content.Args{"At": n, "Of": 4})
}

// running is an exercise in the middle of its movements.
func running(t *testing.T, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := exercising(t, options...)
	d.Pick("session.option.start")
	d.Advance(7 * time.Second)
	if !d.Running() {
		t.Fatalf("nothing runs:\n%s", d.Said())
	}
	return d
}

func session(t *testing.T, d *modeltest.Driver) coach.Session {
	t.Helper()
	all := d.Saved().Sessions
	if len(all) != 1 {
		t.Fatalf("on file are %d sessions, want one", len(all))
	}
	return all[0]
}

func TestAnyKeyPausesAndTheCheckKeysOpenTheCheck(t *testing.T) {
	for _, key := range everyKey {
		d := running(t)
		d.Key(key)
		switch {
		case key == "!" || key == "f1":
			expect(t, d, "item.ces_saddle_numb")
		case d.Running() || d.Left() || !d.Shows("session.paused"):
			t.Errorf("%s does not just pause:\n%s", key, d.Said())
		}
	}
}

// The same line by line, for somebody who cannot look for the right word.
func TestAnyLinePausesAndTheCommandsOfHasteDoNot(t *testing.T) {
	for line, leads := range map[string]func(d *modeltest.Driver) bool{
		"": paused, "x": paused, "1": paused, "q": paused, "!": paused, "?": paused, ":back": paused, ":help": paused, ":stop": paused,
		":check": func(d *modeltest.Driver) bool { return d.Asked() == "item.ces_saddle_numb" },
		":quit":  (*modeltest.Driver).Left,
	} {
		d := running(t, modeltest.ByLines())
		d.Line(line)
		if !leads(d) {
			t.Errorf("%q leads to\n%s", line, d.Said())
		}
	}
}

// paused tells whether the exercise is paused, and nothing else happened.
func paused(d *modeltest.Driver) bool {
	return !d.Running() && !d.Left() && d.Shows("session.paused")
}

// A pause loses nothing, and what runs on was counted in again.
func TestAPauseLosesNothing(t *testing.T) {
	straight, paused := running(t), running(t)
	paused.Key("x")
	paused.Advance(10 * time.Minute)
	paused.Pick("session.option.resume")
	if !paused.Running() {
		t.Fatalf("it does not go on:\n%s", paused.Said())
	}
	for _, d := range []*modeltest.Driver{straight, paused} {
		d.FollowExercise()
		d.Pick("session.option.fine")
	}
	a, b := session(t, straight).Done[0], session(t, paused).Done[0]
	if a.Seconds != b.Seconds || a.Cut || b.Cut {
		t.Errorf("without a pause %+v, with one %+v", a, b)
	}
}

func TestThePauseMenu(t *testing.T) {
	t.Run("skip", func(t *testing.T) {
		d := running(t)
		d.Key("x")
		d.Pick("session.option.skip")
		at(t, d, 2)
		if o := session(t, d).Done[0]; o.Feel != "skipped" || !o.Cut {
			t.Errorf("filed as %+v", o)
		}
	})
	t.Run("again", func(t *testing.T) {
		d := running(t)
		d.Key("x")
		d.Pick("session.option.again")
		at(t, d, 1)
		d.Exercise()
		shows(t, d, "session.option.fine")
	})
	t.Run("back", func(t *testing.T) {
		d := running(t)
		d.FollowExercise()
		d.Pick("session.option.fine")
		d.Pick("session.option.start")
		d.Advance(time.Second)
		d.Key("x")
		d.Pick("session.option.back")
		at(t, d, 1)
	})
	t.Run("stop", func(t *testing.T) {
		d := running(t)
		d.Key("x")
		d.Pick("session.option.stop")
		d.EndSession(4)
		if s := session(t, d); s.State != coach.SessionPartly || s.EndPain == nil || *s.EndPain != 4 {
			t.Errorf("filed as %+v", s)
		}
		shows(t, d, "message.session_partly.head")
	})
}

// Whoever goes back and does an exercise again has done it once, and is later
// taken to the exercise that is really next.
func TestGoingBackCountsAnExerciseOnce(t *testing.T) {
	d := exercising(t)
	d.Exercise()
	d.Pick("session.option.hard")
	d.Pick("session.option.start")
	d.Advance(time.Second)
	d.Key("x")
	d.Pick("session.option.back")
	d.Exercise()
	d.Pick("session.option.fine")
	at(t, d, 2)
	if done := session(t, d).Done; len(done) != 1 || done[0].Feel != "fine" {
		t.Fatalf("filed are %+v", done)
	}
	d.Restart()
	d.Pick("today.session")
	d.Pick("session.option.begin")
	at(t, d, 2)
}

func TestAWholeSessionIsFiledExerciseByExercise(t *testing.T) {
	d := exercising(t)
	d.Store.Prefer("pace", "by_key")
	for n := 1; n <= 4; n++ {
		at(t, d, n)
		d.Exercise()
		d.Advance(time.Hour) // nobody is there: it waits
		d.Pick("session.option.fine")
		if s := session(t, d); len(s.Done) != n || s.State != coach.SessionRunning {
			t.Fatalf("after exercise %d filed are %d, %s", n, len(s.Done), s.State)
		}
	}
	d.EndSession(2)
	shows(t, d, "message.session_done.head")
	d.Key("enter")
	shows(t, d, "today.session_done")
}

// A patient on the floor needs no key: what nobody answers is not answered, never
// fine, and the end waits for somebody.
func TestASessionWithoutHands(t *testing.T) {
	d := exercising(t)
	d.Advance(30 * time.Minute)
	shows(t, d, "session.end.ask")
	s := session(t, d)
	if s.State != coach.SessionRunning || s.EndPain != nil || len(s.Done) != 4 {
		t.Fatalf("filed as %+v", s)
	}
	for _, o := range s.Done {
		if o.Feel != "" || o.Cut || o.Seconds == 0 {
			t.Errorf("nobody answered, and it is filed as %+v", o)
		}
	}
	d.EndSession(2)
	if s := session(t, d); s.State != coach.SessionDone {
		t.Errorf("filed as %s", s.State)
	}
}

// Any key while something is waited for stops that: it stands until somebody
// decides.
func TestAnyKeyStopsTheWait(t *testing.T) {
	for _, key := range []string{"down", "esc", "x", "left", "pgdown", "pgup"} {
		d := exercising(t)
		d.Exercise()
		d.Advance(time.Second)
		d.Key(key)
		shows(t, d, "session.wait.stays")
		d.Advance(time.Hour)
		d.Pick("session.option.hard")
		at(t, d, 2)
	}
}

// Whoever began to tell that it hurt is waited for, also when they go back.
func TestGoingBackFromHurtIsWaitedFor(t *testing.T) {
	d := exercising(t)
	d.Exercise()
	d.Pick("session.option.hurt")
	d.Key("esc")
	shows(t, d, "session.wait.stays")
	d.Advance(time.Hour)
	d.Pick("session.option.hard")
	at(t, d, 2)
}

// A lid that was closed while something was waited for starts nothing when it is
// opened.
func TestWakingStartsNothing(t *testing.T) {
	for _, ask := range []bool{false, true} {
		d := exercising(t)
		if ask {
			d.Exercise()
		}
		d.Advance(2 * time.Second)
		d.Sleep(3 * time.Hour)
		d.Advance(time.Hour)
		shows(t, d, "session.wait.stays")
	}
}

// Going back to an exercise that then hurts too much files it anew; something
// gentler comes next, and nothing that was done is asked for again or gets lost.
func TestARedOnTheWayBack(t *testing.T) {
	d := exercising(t)
	for range 2 {
		d.Exercise()
		d.Pick("session.option.fine")
	}
	for range 2 {
		d.Pick("session.option.start")
		d.Advance(time.Second)
		d.Key("x")
		d.Pick("session.option.back")
	}
	at(t, d, 1)
	hurt(d, "7")
	d.Answer("nothing")
	shows(t, d, "session.prepare", content.Args{"At": 3, "Of": 5})
	shows(t, d, "session.gentler")
	s := session(t, d)
	for i, o := range s.Done {
		if o.Exercise != s.Planned[i].Exercise {
			t.Errorf("as exercise %d %s is filed, planned is %s", i+1, o.Exercise, s.Planned[i].Exercise)
		}
	}
}

// A session that nobody came back to is partly done, not done.
func TestASessionThatNobodyEndedIsPartlyDone(t *testing.T) {
	d := exercising(t)
	d.Advance(24 * time.Hour)
	d.Restart()
	if s := session(t, d); s.State != coach.SessionPartly {
		t.Errorf("filed as %s", s.State)
	}
}

func TestEasierRightNow(t *testing.T) {
	d := running(t)
	before := d.Store.State().Decide(d.Library(), d.Clock.Now().Wall).Routine[0]
	d.Key("x")
	d.Pick("session.option.easier")
	shows(t, d, "session.eased")
	d.Exercise()
	d.Pick("session.option.fine")
	s := session(t, d)
	if p := s.Planned[0]; p.Exercise != before.Exercise || p.By != "easier" || p.Dose == nil {
		t.Errorf("planned is %+v, was %+v", p, before)
	}
	if o := s.Done[0]; o.Cut || o.Feel != "fine" || o.Seconds < 7 {
		t.Errorf("filed as %+v", o)
	}
	at(t, d, 2)
}

func TestTenSecondsMoreRest(t *testing.T) {
	straight, rested := running(t), running(t)
	for _, d := range []*modeltest.Driver{straight, rested} {
		d.Key("x")
	}
	straight.Pick("session.option.resume")
	rested.Pick("session.option.rest")
	if !rested.Shows("phase_word.rest") {
		t.Errorf("it does not rest:\n%s", rested.Said())
	}
	for _, d := range []*modeltest.Driver{straight, rested} {
		d.FollowExercise()
	}
	if late := rested.Clock.Now().Mono - straight.Clock.Now().Mono; late < 9*time.Second || late > 11*time.Second {
		t.Errorf("with ten seconds of rest it ends %v later", late)
	}
}

// Whoever pauses within that rest has the whole of it all the same, and asking
// for it twice gives twenty seconds.
func TestMoreRestOutlastsAPause(t *testing.T) {
	for more, want := range map[string]int{"resume": 10, "rest": 20} {
		d := running(t)
		d.Key("x")
		d.Pick("session.option.rest")
		d.Key("x")
		d.Pick("session.option." + more)
		for rested := 1; d.Shows("phase_word.rest"); rested++ {
			if d.Advance(time.Second); d.Shows("phase_word.rest") != (rested < want) {
				t.Fatalf("after %s and %d seconds it says\n%s", more, rested, d.Said())
			}
		}
	}
}

// prescribed is a patient in front of an exercise that a clinic wrote down.
func prescribed(t *testing.T, exercise string, dose content.Dose, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t, options...)
	d.Ready(modeltest.InTherapy)
	d.Store.Receive(coach.Prescription{
		Stamp:  coach.Stamp{ID: coach.NewID(d.Clock.Now().Wall, 99), At: d.Clock.Now().Wall.UTC(), Day: d.Day()},
		Clinic: "Dr. Lee", Written: d.Day(), Until: d.Day().Add(30),
		Exercises: []coach.Prescribed{{Exercise: exercise, Dose: &dose}},
	})
	d.Restart()
	d.BeginSession()
	return d
}

// After a set of both sides, and a rest, it is the first side's turn again: who
// lies on the floor hears it, and who looks sees it.
func TestTheSideAfterARestIsTold(t *testing.T) {
	for exercise, side := range map[string]string{"clamshell": "left", "march_supine": "right", "bridge": ""} {
		ear := &modeltest.Ear{}
		d := prescribed(t, exercise, content.Dose{Sets: 2, Reps: 3, Hold: 1, Rest: 20},
			modeltest.With(func(o *model.Options) { o.Sound = ear }))
		d.Pick("session.option.start")
		for !d.Shows("phase_word.rest") && d.Running() {
			d.Advance(time.Second)
		}
		want := d.Word("voice.rest", content.Args{"N": 20})
		if side != "" {
			want = d.Word("voice.rest_side", content.Args{"N": 20, "Then": d.Word("then_side." + side)})
		}
		if heard := ear.Heard(); len(heard) == 0 || heard[len(heard)-1].Text != want {
			t.Errorf("%s: heard %+v, want %q", exercise, heard, want)
		}
		for _, s := range []string{"left", "right"} {
			if d.Shows("then_side."+s) != (s == side) {
				t.Errorf("%s, %s side:\n%s", exercise, side, d.Said())
			}
		}
	}
}

// hurt answers that an exercise hurt so much.
func hurt(d *modeltest.Driver, pain string) {
	d.Exercise()
	d.Pick("session.option.hurt")
	d.Answer(pain)
	d.Answer("thigh")
}

func TestHurtAsksHowMuchAndWhere(t *testing.T) {
	d := exercising(t)
	hurt(d, "3")
	at(t, d, 2)
	if o := session(t, d).Done[0]; o.Feel != "hurt" || o.Pain == nil || *o.Pain != 3 || o.Place != "thigh" {
		t.Errorf("filed as %+v", o)
	}
}

// RED asks one thing more; the second RED ends the session (clinical section N8).
func TestTheSecondRedEndsTheSession(t *testing.T) {
	d := exercising(t)
	hurt(d, "7")
	expect(t, d, "form.hurt.else")
	d.Answer("nothing")
	shows(t, d, "session.gentler")
	hurt(d, "8")
	d.Answer("nothing")
	d.EndSession(5)
	if s := session(t, d); s.State != coach.SessionPartly || s.Reds != 2 || len(s.Done) != 2 {
		t.Errorf("filed as %+v", s)
	}
}

// Anything else with the pain ends the session and opens the full check, which
// locks until it is done.
func TestAWarningDuringASessionOpensTheCheck(t *testing.T) {
	for _, answer := range []string{"something", "not_sure"} {
		d := exercising(t)
		hurt(d, "7")
		d.Answer(answer)
		expect(t, d, "item.ces_saddle_numb")
		if s := session(t, d); s.State != coach.SessionPartly || s.StoppedFor != answer {
			t.Errorf("filed as %+v", s)
		}
		d.Restart()
		d.Pick("today.session")
		shows(t, d, "message.why.check_first.head")
	}
}

// The question that ends an exercise opens by itself: keys on their way to the
// exercise do not answer it.
func TestTheQuestionIgnoresKeysForAMoment(t *testing.T) {
	d := exercising(t)
	d.Pick("session.option.start")
	for range 30_000 { // to the very moment
		if d.Running() {
			d.Advance(10 * time.Millisecond)
		}
	}
	d.Keys("1", "2", "3", "enter", "down", "enter")
	shows(t, d, "session.option.hurt")
	if all := d.Saved().Sessions; len(all) > 0 && len(all[0].Done) > 0 {
		t.Errorf("a key answered it: %+v", all[0].Done)
	}
	d.Advance(400 * time.Millisecond)
	d.Key("1")
	at(t, d, 2)
}

func TestANewPatientIsAskedHowTheyMoveBeforeTheFirstSession(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Pick("today.session")
	expect(t, d, "form.conditions.worse_with")
	d.Answer("flexs")
	d.Answer("kneel", "wrist")
	d.Conditions(nil)
	shows(t, d, "session.ready.ask")
	d.Pick("session.option.begin")
	d.Finish()
	d.EndSession(1)
	for _, o := range session(t, d).Done {
		e, _ := d.Library().Exercise(o.Exercise)
		for _, code := range []string{"FLEXS", "KNEEL", "WRIST"} {
			if slices.Contains(e.Not, code) {
				t.Errorf("%s is for nobody with %s", o.Exercise, code)
			}
		}
	}
}

// chosen is a patient on the floor whose own routine is made of these exercises, in
// front of the session.
func chosen(t *testing.T, ids ...string) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Pick("today.session")
	d.Conditions(nil)
	d.Key("esc")
	p := d.Saved().Profile
	for _, id := range ids {
		p.Routine = p.Routine.With(coach.Pick{Exercise: id})
	}
	d.Store.Receive(p)
	d.Restart()
	d.Pick("today.session")
	return d
}

// Who does not lie down is told of a firm chair, and not how to get up from the
// floor.
func TestWhatIsInReachFitsTheExercises(t *testing.T) {
	for _, tt := range []struct {
		ids  []string
		want string
	}{{[]string{"sit_stand", "chin_tuck"}, "chair"}, {[]string{"sit_stand", "bridge"}, "floor"}} {
		d := chosen(t, tt.ids...)
		words, err := d.Library().Words("en")
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range words.List("session.ready." + tt.want) {
			if !strings.Contains(d.Said(), line) {
				t.Errorf("%v: it does not say %q:\n%s", tt.ids, line, d.Said())
			}
		}
	}
}

// Where the breath is all that moves, the big words are about the breath.
func TestTheBigWordsOfBreathing(t *testing.T) {
	d := chosen(t, "breath_46")
	d.Pick("session.option.begin")
	d.Pick("session.option.start")
	seen := map[string]bool{}
	for range 40 {
		for _, word := range []string{"breathe_in", "breathe_out", "move", "release"} {
			seen[word] = seen[word] || d.Shows("phase_word."+word)
		}
		d.Advance(500 * time.Millisecond)
	}
	if !seen["breathe_in"] || !seen["breathe_out"] || seen["move"] || seen["release"] {
		t.Errorf("seen %v:\n%s", seen, d.Said())
	}
}

// until lets an exercise run up to the n-th stretch of a kind, and pauses in it.
func until(t *testing.T, d *modeltest.Driver, kind string, n int) {
	t.Helper()
	d.Pick("session.option.start")
	for in := false; d.Running(); d.Advance(time.Second) {
		was := in
		if in = d.Shows("phase_word." + kind); in && !was {
			n--
		}
		if n == 0 {
			d.Key("x")
			return
		}
	}
	t.Fatalf("no such %s comes:\n%s", kind, d.Said())
}

// Easier is made what is left. A set is over at its end: in the rest or the change of
// sides after it, not in those within it, and not in a rest that was asked for.
func TestWhatIsMadeEasierIsWhatIsLeft(t *testing.T) {
	for name, tt := range map[string]struct {
		exercise string
		dose     content.Dose
		kind     string
		n        int
		asked    bool // for a rest, then
		reps     int  // of the one set that is left
	}{
		"in the first set":                 {"bridge", content.Dose{Sets: 2, Reps: 4, Hold: 5, Rest: 20}, "hold", 1, false, 4},
		"in a rest asked for in it":        {"bridge", content.Dose{Sets: 2, Reps: 4, Hold: 5, Rest: 20}, "hold", 1, true, 4},
		"in one asked for in the only set": {"bridge", content.Dose{Sets: 1, Reps: 4, Hold: 5, Rest: 20}, "hold", 1, true, 2},
		"in the rest after it":             {"bridge", content.Dose{Sets: 2, Reps: 4, Hold: 5, Rest: 20}, "rest", 1, false, 2},
		"in that rest made longer":         {"bridge", content.Dose{Sets: 2, Reps: 4, Hold: 5, Rest: 20}, "rest", 1, true, 2},
		"in a rest within the only set":    {"pmr", content.Dose{Sets: 1, Reps: 4, Hold: 5, Rest: 10}, "rest", 2, false, 2},
		"in a rest within the first set":   {"pmr", content.Dose{Sets: 2, Reps: 4, Hold: 5, Rest: 10}, "rest", 3, false, 4},
		"in the rest between such sets":    {"pmr", content.Dose{Sets: 2, Reps: 4, Hold: 5, Rest: 10}, "rest", 4, false, 2},
		"on changing sides in a set":       {"clamshell", content.Dose{Sets: 2, Reps: 4, Hold: 5}, "switch", 1, false, 4},
		"on changing sides after it":       {"clamshell", content.Dose{Sets: 2, Reps: 4, Hold: 5}, "switch", 2, false, 2},
	} {
		t.Run(name, func(t *testing.T) {
			d := prescribed(t, tt.exercise, tt.dose)
			until(t, d, tt.kind, tt.n)
			if tt.asked {
				d.Pick("session.option.rest")
				d.Advance(3 * time.Second)
				d.Key("x")
			}
			d.Pick("session.option.easier")
			if p := session(t, d).Planned[0]; p.Dose == nil || p.Dose.Sets != 1 || p.Dose.Reps != tt.reps {
				t.Errorf("left is %+v, want %d times", p.Dose, tt.reps)
			}
		})
	}
}

// Who skipped everything is not told that what was done counts.
func TestASessionOfNothing(t *testing.T) {
	d := exercising(t)
	for d.Offers("session.option.skip") {
		d.Pick("session.option.skip")
	}
	d.Answer("3")
	shows(t, d, "message.session_none.head")
}
