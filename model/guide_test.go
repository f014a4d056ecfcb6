package model_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// guidedFile is the file of a patient to whom every guide is open.
func guidedFile(t *testing.T) *modeltest.Store {
	t.Helper()
	d := modeltest.New(t, modeltest.At(modeltest.Morning.Add(-time.Hour)))
	d.Ready(modeltest.InTherapy)
	d.BeginSession() // asks how the patient can move
	d.Leave()
	return d.Store
}

// guided is a patient in front of a guide, with what is heard.
func guided(t *testing.T, store *modeltest.Store, id string, options ...modeltest.Option) (*modeltest.Driver, *modeltest.Ear) {
	t.Helper()
	ear := &modeltest.Ear{}
	options = append([]modeltest.Option{modeltest.On(store), modeltest.With(func(o *model.Options) { o.Sound, o.Open = ear, "guide/"+id })}, options...)
	d := modeltest.New(t, options...)
	if d.Guide() != id {
		t.Fatalf("no guide %s:\n%s", id, d.Said())
	}
	return d, ear
}

func minutesOf(n int) content.Args { return content.Args{"N": n} }

// led begins a guide of so many minutes.
func led(t *testing.T, d *modeltest.Driver, minutes int) {
	t.Helper()
	d.Pick("guide.minutes", minutesOf(minutes))
	d.Pick("guide.option.begin")
	if !d.Running() {
		t.Fatalf("nothing runs:\n%s", d.Said())
	}
}

// reliefs are what was filed of guides.
func reliefs(d *modeltest.Driver) []coach.Entry {
	var all []coach.Entry
	for _, e := range d.Saved().Entries {
		if e.What == coach.EntryRelief {
			all = append(all, e)
		}
	}
	return all
}

// relief is the only one.
func relief(t *testing.T, d *modeltest.Driver) coach.Entry {
	t.Helper()
	all := reliefs(d)
	if len(all) != 1 {
		t.Fatalf("on file are %d, want one: %+v", len(all), all)
	}
	return all[0]
}

// texts are what was said, by the names of the cues.
func texts(ear *modeltest.Ear, names ...string) []string {
	var all []string
	for _, h := range ear.Heard() {
		if len(names) == 0 || slices.Contains(names, h.Name) {
			all = append(all, h.Text)
		}
	}
	return all
}

// Every guide, in every length, runs from its beginning to its question with the eyes
// closed: all that is needed is said, in order, nothing counts down, and it is filed at
// once when it ends and again with the answer.
func TestEveryGuideFromBeginningToEnd(t *testing.T) {
	store := guidedFile(t)
	for _, g := range content.Load().Guides() {
		for _, l := range g.Lengths {
			d, ear := guided(t, store.Copy(), g.ID)
			d.Pick("guide.minutes", minutesOf(l.Minutes))
			heard := strings.Join(texts(ear, "prepare"), " ")
			if stop := d.Word("guide." + g.ID + ".stop"); !strings.Contains(heard, stop) {
				t.Errorf("when to stop (%s) is not heard: %s", stop, heard)
			}
			if !strings.Contains(heard, d.Word("guide."+g.ID+".name")) {
				t.Errorf("%s: how to begin is not said: %q", g.ID, heard)
			}
			d.Advance(80 * time.Second) // it begins by itself
			if !d.Running() {
				t.Fatalf("%s does not begin by itself:\n%s", g.ID, d.Said())
			}
			follow(t, d)
			shows(t, d, "guide.ask")
			if rec := relief(t, d); rec.Of != g.ID || rec.Minutes != l.Minutes || rec.Feel != "" || rec.ClockSet {
				t.Errorf("%s of %d minutes is filed as %+v", g.ID, l.Minutes, rec)
			}
			saysAll(t, d, ear, g)
			d.Advance(time.Second)
			d.Key("1")
			if rec := relief(t, d); rec.Feel != "better" || rec.Minutes != l.Minutes {
				t.Errorf("%s: after the answer it is %+v", g.ID, rec)
			}
			shows(t, d, "today.session")
		}
	}
}

// follow lets a guide go on to its question.
func follow(t *testing.T, d *modeltest.Driver) {
	t.Helper()
	for begun := d.Clock.Now().Mono; d.Running(); d.Advance(time.Second) {
		if d.Clock.Now().Mono-begun > time.Hour {
			t.Fatal("the guide has no end")
		}
	}
}

// saysAll holds that every line of a script was said, in order, that nothing was
// counted, and that the end, the way up and the question were said.
func saysAll(t *testing.T, d *modeltest.Driver, ear *modeltest.Ear, g content.Guide) {
	t.Helper()
	heard := texts(ear)
	for _, p := range g.Parts {
		text := d.Word("guide." + g.ID + ".part." + p.ID)
		i := slices.Index(heard, text)
		if i < 0 {
			t.Fatalf("%s: %q is not said, or not in order", g.ID, text)
		}
		heard = heard[i:]
	}
	for _, h := range ear.Heard() {
		if h.Name == "count" || h.Text == d.Word("voice.count.3") {
			t.Errorf("%s counts down", g.ID)
		}
	}
	end := strings.Join(texts(ear, "finish"), " ")
	want := d.Word("guide.say.end", content.Args{"Out": ""})
	if g.Kind == content.GuidePosition && !strings.Contains(end, d.Word("guide."+g.ID+".out.1")) || !strings.HasSuffix(end, want[strings.Index(want, "How"):]) {
		t.Errorf("%s ends with %q", g.ID, end)
	}
	if last := ear.Heard()[len(ear.Heard())-1]; last.Name != "finish" || last.Pattern == "" {
		t.Errorf("%s: its end is not rung: %+v", g.ID, last)
	}
}

// A breath can be followed with the eyes closed: in and out sound differently.
func TestABreathIsHeard(t *testing.T) {
	d, ear := guided(t, guidedFile(t), "breath_46")
	led(t, d, 2)
	d.Advance(5*time.Second + 30*time.Second)
	in, out := 0, 0
	for _, h := range ear.Heard() {
		switch h.Name {
		case "move":
			in++
		case "release":
			out++
		}
	}
	if in != 3 && in != 4 || out != 3 {
		t.Errorf("in 30 seconds there were %d breaths in and %d out", in, out)
	}
	d.Resize(60, 18)
	if !strings.Contains(d.Screen(), d.Word("phase_word.breathe_in")) && !strings.Contains(d.Screen(), d.Word("phase_word.breathe_out")) {
		t.Errorf("the screen does not say how to breathe:\n%s", d.Screen())
	}
	var rings []string
	for _, h := range ear.Heard() {
		if h.Name == "move" || h.Name == "release" {
			rings = append(rings, string(h.Pattern))
		}
	}
	if rings[0] == rings[1] {
		t.Errorf("in and out both ring as %q", rings[0])
	}
}

func TestAnyKeyPausesAGuide(t *testing.T) {
	store := guidedFile(t)
	for _, key := range everyKey {
		d, _ := guided(t, store.Copy(), "body_scan")
		led(t, d, 8)
		d.Advance(70 * time.Second)
		d.Key(key)
		if key == "!" || key == "f1" {
			expect(t, d, "item.ces_saddle_numb")
			if rec := relief(t, d); rec.Minutes != 1 || rec.Feel != "" {
				t.Errorf("what was done before the check is filed as %+v", rec)
			}
			continue
		}
		if d.Running() || d.Left() || !d.Shows("session.paused") {
			t.Errorf("%s does not just pause:\n%s", key, d.Said())
		}
	}
}

// A pause in the middle of a line says it again, and loses nothing; Esc in it decides
// nothing.
func TestAGuideGoesOnAtItsLine(t *testing.T) {
	d, ear := guided(t, guidedFile(t), "breathing_space")
	led(t, d, 3)
	d.Advance(18 * time.Second) // in the second line
	d.Key("x")
	before := len(texts(ear, "say"))
	d.Advance(10 * time.Minute)
	d.Key("esc")
	shows(t, d, "session.paused")
	d.Pick("guide.option.resume")
	d.Advance(time.Second)
	said := texts(ear, "say")
	if len(said) != before+1 || said[before] != d.Word("guide.breathing_space.part.eyes") {
		t.Errorf("it goes on with %q", said[before-1:])
	}
	follow(t, d)
	if rec := relief(t, d); rec.Minutes != 3 {
		t.Errorf("filed as %+v", rec)
	}
}

func TestASleepPausesAGuide(t *testing.T) {
	d, _ := guided(t, guidedFile(t), "breath_46")
	led(t, d, 5)
	d.Advance(90 * time.Second)
	d.Sleep(3 * time.Hour)
	shows(t, d, "session.paused_by.gap")
	d.Key("enter") // that woke the machine
	shows(t, d, "session.paused_by.gap")
	d.Pick("guide.option.end")
	if rec := relief(t, d); rec.Minutes != 1 {
		t.Errorf("filed as %+v", rec)
	}
}

func TestALateLookPausesAGuide(t *testing.T) {
	d, _ := guided(t, guidedFile(t), "breath_46")
	led(t, d, 5)
	d.Advance(10 * time.Second)
	d.Clock.Advance(5 * time.Second)
	d.Sleep(0)
	shows(t, d, "session.paused_by.gap")
}

// Whoever shows up while it waits to begin is waited for, and waking begins nothing.
func TestAGuideWaitsForWhoIsThere(t *testing.T) {
	store := guidedFile(t)
	for name, there := range map[string]func(d *modeltest.Driver){
		"a key":   func(d *modeltest.Driver) { d.Key("x") },
		"a sleep": func(d *modeltest.Driver) { d.Sleep(time.Hour) },
	} {
		d, _ := guided(t, store.Copy(), "side_pillow")
		d.Pick("guide.minutes", minutesOf(10))
		d.Advance(5 * time.Second)
		there(d)
		d.Advance(10 * time.Minute)
		if d.Running() {
			t.Errorf("%s: it began by itself", name)
		}
		shows(t, d, "guide.waits")
		d.Pick("guide.option.begin")
		if !d.Running() {
			t.Errorf("%s: it cannot be begun", name)
		}
	}
}

// Leaving early keeps what was done, and what was too little for a question is not
// asked about.
func TestAGuideThatIsLeftEarly(t *testing.T) {
	store := guidedFile(t)
	for _, tc := range []struct {
		after   time.Duration
		leave   func(d *modeltest.Driver)
		filed   int
		minutes int
	}{
		{20 * time.Second, func(d *modeltest.Driver) { d.Key("x"); d.Pick("guide.option.end") }, 0, 0},
		{29 * time.Second, func(d *modeltest.Driver) { d.Leave() }, 0, 0},
		{40 * time.Second, func(d *modeltest.Driver) { d.Leave() }, 1, 0},
		{125 * time.Second, func(d *modeltest.Driver) { d.Leave() }, 1, 2},
		{125 * time.Second, func(d *modeltest.Driver) { d.Key("x"); d.Leave() }, 1, 2},
		{125 * time.Second, func(d *modeltest.Driver) { d.Key("x"); d.Advance(time.Second); d.Key("?"); d.Leave() }, 1, 2},
		{125 * time.Second, func(d *modeltest.Driver) { d.Key("x"); d.Advance(time.Second); d.Key("?"); d.Key("!") }, 1, 2},
		{125 * time.Second, func(d *modeltest.Driver) { d.Key("x"); d.Pick("guide.option.end"); d.Leave() }, 1, 2},
		{125 * time.Second, func(d *modeltest.Driver) { d.Key("x"); d.Pick("guide.option.end"); d.Key("esc") }, 1, 2},
		{125 * time.Second, func(d *modeltest.Driver) { d.Key("x"); d.Pick("guide.option.again"); d.Leave() }, 1, 2},
	} {
		d, _ := guided(t, store.Copy(), "breath_46")
		led(t, d, 5)
		d.Advance(tc.after)
		tc.leave(d)
		all := reliefs(d)
		if len(all) != tc.filed || tc.filed == 1 && all[0].Minutes != tc.minutes {
			t.Errorf("after %v it is filed as %+v, want %d of %d minutes", tc.after, all, tc.filed, tc.minutes)
		}
	}
}

// Once more from the start counts all that was done, and asks the gate again.
func TestAGuideOnceMore(t *testing.T) {
	d, ear := guided(t, guidedFile(t), "breathing_space")
	led(t, d, 3)
	d.Advance(2 * time.Minute)
	d.Key("x")
	d.Pick("guide.option.again")
	d.Advance(6 * time.Second)
	if said := texts(ear, "say"); said[len(said)-1] != d.Word("guide.breathing_space.part.start") {
		t.Errorf("it begins with %q", said[len(said)-1])
	}
	follow(t, d)
	if rec := relief(t, d); rec.Minutes != 5 {
		t.Errorf("filed as %+v", rec)
	}
}

// Worse is filed, and says what then, with the way to the check.
func TestWorse(t *testing.T) {
	store := guidedFile(t)
	for id, kind := range map[string]string{"breath_46": "calm", "feet_up": "position"} {
		d, _ := guided(t, store.Copy(), id)
		led(t, d, 5)
		follow(t, d)
		d.Advance(time.Second)
		d.Key("3")
		shows(t, d, "guide.worse."+kind+".head")
		if rec := relief(t, d); rec.Feel != "worse" {
			t.Errorf("filed as %+v", rec)
		}
		d.Key("enter")
		shows(t, d, "today.session")
	}
}

// S1: a position is asked about when it begins and when it goes on, with what another
// process found meanwhile; what calms is not locked by it.
func TestTheGateOfAGuide(t *testing.T) {
	store := guidedFile(t)
	for name, tc := range map[string]struct {
		level content.Urgency
		id    string
		then  func(d *modeltest.Driver)
		runs  bool
	}{
		"begun":           {content.Emergency, "side_pillow", func(d *modeltest.Driver) { d.Pick("guide.option.begin") }, false},
		"by itself":       {content.Emergency, "side_pillow", func(d *modeltest.Driver) { d.Advance(80 * time.Second) }, false},
		"same day":        {content.SameDay, "side_pillow", func(d *modeltest.Driver) { d.Pick("guide.option.begin") }, true},
		"arching":         {content.SameDay, "prone_rest", func(d *modeltest.Driver) { d.Pick("guide.option.begin") }, false},
		"calm":            {content.Emergency, "body_scan", func(d *modeltest.Driver) { d.Pick("guide.option.begin") }, true},
		"calm, by itself": {content.Emergency, "breath_belly", func(d *modeltest.Driver) { d.Advance(80 * time.Second) }, true},
	} {
		d, _ := guided(t, store.Copy(), tc.id)
		d.Key("1")
		d.Store.Receive(foreign(d, tc.level))
		tc.then(d)
		if d.Running() != tc.runs {
			t.Errorf("%s: it runs %v, want %v:\n%s", name, d.Running(), tc.runs, d.Said())
		}
	}
	for _, again := range []string{"guide.option.resume", "guide.option.again"} {
		d, _ := guided(t, store.Copy(), "side_pillow")
		led(t, d, 10)
		d.Advance(3 * time.Minute)
		d.Key("x")
		d.Store.Receive(foreign(d, content.Emergency))
		d.Pick(again)
		shows(t, d, "message.why.emergency_open.head")
		if rec := relief(t, d); d.Running() || rec.Minutes != 3 {
			t.Errorf("%s: it runs %v, and what was done is %+v", again, d.Running(), rec)
		}
	}
}

// A guide that does not suit the patient says why, and begins by no key.
func TestAGuideThatIsNotForThisPatient(t *testing.T) {
	store := guidedFile(t)
	store.Prefer("surface", "chair")
	for _, key := range everyKey {
		d, _ := guided(t, store.Copy(), "rest_90")
		shows(t, d, "guide.refused")
		shows(t, d, "why_not.surface")
		d.Key(key)
		d.Advance(2 * time.Minute)
		if d.Running() {
			t.Fatalf("%s begins it", key)
		}
	}
}

// Calming needs no disk, and no window that may write.
func TestCalmingNeedsNoDisk(t *testing.T) {
	d, _ := guided(t, guidedFile(t), "breath_46")
	d.Store.FailLoads(errors.New("gone"))
	led(t, d, 2)
	d, _ = guided(t, guidedFile(t), "breath_46")
	d.Store.SetReadOnly(true)
	led(t, d, 2)
	follow(t, d)
	shows(t, d, "guide.ask")
}

// While one waits for help, breathing is one key away, and the number stays in view
// in every window and at every stage (clinical section N6); its end leads back.
func TestBreathingWhileOneWaits(t *testing.T) {
	for name, emergency := range map[string]func(d *modeltest.Driver){
		"of the body": func(d *modeltest.Driver) { d.Key("!"); d.AnswerCheck(map[string]string{"chest_pain": "yes"}) },
		"of the mind": func(d *modeltest.Driver) {
			d.Pick("today.more.numbers")
			d.Pick("numbers.option.talk")
			d.Answer("yes")
			d.Answer("yes")
		},
	} {
		d := modeltest.New(t)
		d.Ready(modeltest.InTherapy)
		emergency(d)
		inView := func(stage string) {
			t.Helper()
			for _, size := range [][2]int{{80, 24}, {60, 18}, {40, 10}, {39, 9}} {
				if d.Resize(size[0], size[1]); !strings.Contains(d.Screen(), "911") && !strings.Contains(d.Screen(), "988") {
					t.Errorf("%s, %s at %v: no number:\n%s", name, stage, size, d.Screen())
				}
			}
			d.Resize(80, 24)
		}
		d.Pick("advice.option.breathe")
		inView("choosing")
		d.Pick("guide.minutes", minutesOf(2))
		inView("getting ready")
		d.Pick("guide.option.begin")
		d.Advance(40 * time.Second)
		inView("breathing")
		d.Key("x")
		inView("paused")
		d.Pick("guide.option.resume")
		follow(t, d)
		inView("the end")
		d.Advance(time.Second)
		d.Key("1")
		if !d.Offers("advice.option.breathe") {
			t.Errorf("%s: its end does not lead back:\n%s", name, d.Said())
		}
	}
}

// Below an emergency nobody is told to wait.
func TestNoWaitingWithoutAnEmergency(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.CheckIn(3)
	d.AllNo()
	if d.Offers("advice.option.breathe") {
		t.Errorf("offered after\n%s", d.Said())
	}
}

// The page of what calms has each with its minutes, marks what helped, and comes back
// to itself.
func TestThePageOfWhatCalms(t *testing.T) {
	d := modeltest.New(t, modeltest.On(guidedFile(t)), modeltest.With(func(o *model.Options) { o.Open = "calm" }))
	for _, g := range d.Library().Guides() {
		if got := d.Offers("guide." + g.ID + ".name"); got != (g.Kind == content.GuideCalm) {
			t.Errorf("%s is offered %v", g.ID, got)
		}
	}
	for n := 1; n <= 2; n++ {
		d.Pick("guide.breathing_space.name")
		led(t, d, 3)
		follow(t, d)
		d.Advance(time.Second)
		d.Key("1")
		shows(t, d, "guide.calm.lead")
		shows(t, d, "relief.helped", content.Args{"Done": n, "N": n})
	}
	d.Resize(60, 18)
	for _, g := range d.Library().Guides() {
		if name := d.Word("guide." + g.ID + ".name"); g.Kind == content.GuideCalm && !strings.Contains(d.Screen(), name) {
			t.Errorf("at 60x18 %q is not seen:\n%s", name, d.Screen())
		}
	}
	d.Key("esc")
	shows(t, d, "today.session")
}

// Line by line a guide says each line once, when its time comes, and ends with its
// question.
func TestAGuideLineByLine(t *testing.T) {
	d, _ := guided(t, guidedFile(t), "breathing_space", modeltest.ByLines())
	d.Line("1")
	d.Line("1")
	if !d.Running() {
		t.Fatalf("nothing runs:\n%s", d.Said())
	}
	var said []string
	for d.Running() {
		if now := d.Said(); len(said) == 0 || said[len(said)-1] != now {
			said = append(said, now)
		}
		d.Advance(time.Second)
	}
	g, _ := d.Library().Guide("breathing_space")
	want := []string{d.Word("guide.say.begin")}
	for _, p := range g.Parts {
		want = append(want, d.Word("guide.breathing_space.part."+p.ID))
	}
	if !slices.Equal(said, want) {
		t.Errorf("said is\n%s", strings.Join(said, "\n"))
	}
	d.Line("2")
	if rec := relief(t, d); rec.Feel != "same" {
		t.Errorf("filed as %+v", rec)
	}
}

// Whatever keys are pressed and however time passes, a guide says only its own lines
// and none before its time has really run, and files no more minutes than passed.
func TestAGuideNeverSaysMoreThanItsTimeLine(t *testing.T) {
	store := guidedFile(t)
	keys := append(slices.Clone(everyKey), "1", "1", "2", "3", "enter", "enter", "x", "x")
	rapid.Check(t, func(rt *rapid.T) {
		id := rapid.SampledFrom([]string{"body_scan", "breathing_space", "safe_place", "side_pillow"}).Draw(rt, "guide")
		d, ear := guided(t, store.Copy(), id)
		g, _ := d.Library().Guide(id)
		begins := map[string]time.Duration{}
		at := 5 * time.Second
		for _, p := range g.Parts {
			text := d.Word("guide." + id + ".part." + p.ID)
			if _, known := begins[text]; !known {
				begins[text] = at
			}
			at += time.Duration(p.Seconds * float64(time.Second))
			if p.Fill {
				at += time.Hour // what comes after it depends on the length
			}
		}
		ran, heard := time.Duration(0), 0
		for range rapid.IntRange(1, 60).Draw(rt, "steps") {
			was := d.Running()
			before := d.Clock.Now().Mono
			switch rapid.IntRange(0, 3).Draw(rt, "kind") {
			case 0:
				d.Sleep(time.Duration(rapid.IntRange(0, 9000).Draw(rt, "sleep")) * time.Second)
			case 1, 2:
				d.Advance(time.Duration(rapid.IntRange(1, 90_000).Draw(rt, "ms")) * time.Millisecond)
			default:
				d.Key(rapid.SampledFrom(keys).Draw(rt, "key"))
			}
			if was || d.Running() { // it may have begun or ended in it: all of it could have run
				ran += d.Clock.Now().Mono - before
			}
			for _, h := range ear.Heard()[heard:] {
				heard++
				if begin, known := begins[h.Text]; known && begin < 30*time.Minute && begin > ran+time.Second {
					rt.Fatalf("%q is said after %v, its time is %v", h.Text, ran, begin)
				}
			}
			if d.Guide() == "" {
				break
			}
		}
		total := time.Duration(0)
		for _, e := range reliefs(d) {
			total += time.Duration(e.Minutes) * time.Minute
		}
		if total > ran {
			rt.Fatalf("%v are filed of %v", total, ran)
		}
	})
}
