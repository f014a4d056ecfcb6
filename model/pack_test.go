package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
	"backcoach/model/sound"
)

// chilled is a patient in front of "how long?" for heat or cold, who has answered the
// questions about the skin.
func chilled(t *testing.T, id string, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := readied(t, options...)
	d.Key("r")
	d.Pick("relief.help." + id)
	expect(t, d, "form.skin.skin")
	d.Answer("none")
	shows(t, d, "pack.minutes")
	return d
}

// lying is a pack that was just put on.
func lying(t *testing.T, id string, minutes int, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := chilled(t, id, options...)
	d.Pick("pack.for", content.Args{"N": minutes})
	shows(t, d, "pack.wrap")
	d.Pick("pack.option.wrapped")
	if !d.Running() {
		t.Fatalf("it does not run:\n%s", d.Said())
	}
	return d
}

// packOf is the only pack on file.
func packOf(t *testing.T, d *modeltest.Driver) coach.Entry {
	t.Helper()
	told := entriesOf(d, coach.EntryRelief)
	if len(told) != 1 {
		t.Fatalf("%d packs are on file: %+v", len(told), told)
	}
	return told[0]
}

func wantPack(t *testing.T, d *modeltest.Driver, minutes int, end, feel string) {
	t.Helper()
	e := packOf(t, d)
	if e.Minutes != minutes || e.Answers.First(coach.PackEnd) != end || e.Feel != feel {
		t.Errorf("on file are %d minutes, ended by %q, felt %q; want %d, %q, %q", e.Minutes, e.Answers.First(coach.PackEnd), e.Feel, minutes, end, feel)
	}
}

// A whole pack: the times to choose from, the towel, the skin, the end.
func TestAWholePack(t *testing.T) {
	for id, tt := range map[string]struct {
		minutes, bony []int
		lie           int
		check         time.Duration
	}{
		"cold": {[]int{10, 15, 20}, []int{5, 10}, 20, 5 * time.Minute},
		"heat": {[]int{15, 20}, nil, 15, 7*time.Minute + 30*time.Second},
	} {
		d := chilled(t, id)
		for n := 1; n <= 60; n++ {
			args := content.Args{"N": n}
			if d.Offers("pack.for", args) != slices.Contains(tt.minutes, n) || d.Offers("pack.for_bone", args) != slices.Contains(tt.bony, n) {
				t.Errorf("%s for %d minutes:\n%s", id, n, d.Said())
			}
		}
		d.Pick("pack.for", content.Args{"N": tt.lie})
		d.Key("enter") // nothing is preselected
		shows(t, d, "pack."+id+".wrap")
		d.Pick("pack.option.not_yet")
		shows(t, d, "pack.not_yet")
		d.Pick("pack.option.wrapped")
		d.Advance(tt.check - time.Second)
		if !d.Running() {
			t.Fatalf("%s: the skin is asked for too early:\n%s", id, d.Said())
		}
		d.Advance(time.Second)
		shows(t, d, "pack.skin")
		d.Pick("pack.look.normal")
		d.Advance(time.Duration(tt.lie)*time.Minute - tt.check - 2*time.Second)
		if !d.Running() {
			t.Fatalf("%s: it ended early:\n%s", id, d.Said())
		}
		d.Advance(time.Second)
		shows(t, d, "pack.over.time")
		d.Advance(time.Second)
		d.Key("enter")
		shows(t, d, "pack.over.time")
		d.Pick("relief.feel.better")
		shows(t, d, "relief.lead")
		wantPack(t, d, tt.lie, "time", "better")
	}
}

// Over bone it is shorter.
func TestAPackOverBone(t *testing.T) {
	d := chilled(t, "cold")
	d.Pick("pack.for_bone", content.Args{"N": 5})
	d.Pick("pack.option.wrapped")
	d.Advance(2*time.Minute + 30*time.Second)
	d.Pick("pack.look.normal")
	d.Advance(2*time.Minute + 29*time.Second)
	shows(t, d, "pack.over.time")
	wantPack(t, d, 5, "time", "")
}

// Anything but normal skin ends it, and so does no answer.
func TestTheSkinEndsAPack(t *testing.T) {
	for _, skin := range []string{"changed", "not_sure"} {
		d := lying(t, "cold", 20)
		d.Advance(5 * time.Minute)
		d.Pick("pack.look." + skin)
		shows(t, d, "pack.skin_do.cold")
		shows(t, d, "pack.skin_call")
		wantPack(t, d, 6, "skin", "")
		if e := packOf(t, d); e.Answers.First(coach.PackSkin) != skin {
			t.Errorf("on file is %+v", e.Answers)
		}
		d.Pick("relief.feel.worse")
		d.Pick("relief.help.cold")
		shows(t, d, "relief.why_long.skin_hurt", content.Args{"Day": "tomorrow", "Time": "08:36"})
		d.Send(model.Intent{Kind: model.Back})
		d.Advance(20 * time.Hour)
		d.Pick("relief.help.cold")
		if !d.Shows("relief.why_long.skin_hurt", content.Args{"Day": "today", "Time": "08:36"}) {
			t.Errorf("the next day another one can be put on:\n%s", d.Said())
		}
	}
	d := lying(t, "cold", 20)
	d.Advance(5*time.Minute + 59*time.Second)
	shows(t, d, "pack.skin")
	d.Advance(time.Second)
	shows(t, d, "pack.no_answer")
	wantPack(t, d, 6, "unanswered", "")
}

// There is no pause: a key asks, and the time runs on behind the question.
func TestAKeyPausesNoPack(t *testing.T) {
	d := lying(t, "heat", 15)
	d.Advance(time.Minute)
	d.Keys("x", "enter", "1") // a second key of the same fright decides nothing
	shows(t, d, "pack.ask")
	d.Advance(6*time.Minute + 28*time.Second)
	shows(t, d, "pack.ask")
	d.Advance(2 * time.Second)
	shows(t, d, "pack.skin") // the question about the skin comes through
	d.Pick("pack.look.normal")
	d.Key("q")
	d.Advance(8 * time.Minute)
	shows(t, d, "pack.over.time")

	d = lying(t, "heat", 15)
	d.Advance(2*time.Minute + 10*time.Second)
	d.Key("space")
	d.Pick("pack.option.on")
	if !d.Running() {
		t.Error("it does not go on")
	}
	d.Key("x")
	d.Advance(time.Second)
	d.Key("esc")
	if !d.Running() {
		t.Error("Esc takes it off")
	}
	d.Key("x")
	d.Pick("pack.option.off")
	shows(t, d, "pack.over.off")
	wantPack(t, d, 3, "off", "")
}

// A sleep of the machine, a program that was left, a clock that was set back: it says
// honestly that the time is over.
func TestAPackWhileNobodyLooked(t *testing.T) {
	for name, tt := range map[string]struct {
		away func(d *modeltest.Driver)
		end  string
		ask  bool // how the skin looks
	}{
		"a long sleep":   {func(d *modeltest.Driver) { d.Sleep(time.Hour) }, "late", false},
		"a short sleep":  {func(d *modeltest.Driver) { d.Sleep(8 * time.Minute) }, "", true},
		"left for long":  {func(d *modeltest.Driver) { d.Leave(); d.Clock.Advance(3 * time.Hour); d.Restart() }, "late", false},
		"left, in time":  {func(d *modeltest.Driver) { d.Leave(); d.Clock.Advance(8 * time.Minute); d.Restart() }, "", true},
		"a power cut":    {func(d *modeltest.Driver) { d.Clock.Advance(time.Hour); d.Restart() }, "late", false},
		"left, set back": {func(d *modeltest.Driver) { d.Leave(); d.Clock.Sleep(-time.Hour); d.Restart() }, "lost", false},
	} {
		d := lying(t, "cold", 20)
		tt.away(d)
		if tt.ask {
			shows(t, d, "pack.skin")
			continue
		}
		if !strings.Contains(d.Said(), "take it off now") && !strings.Contains(d.Said(), "Take it off now") {
			t.Errorf("%s: it is not said to be over:\n%s", name, d.Said())
		}
		wantPack(t, d, 20, tt.end, "")
		d.Advance(time.Second)
		d.Key("esc")
		d.Advance(time.Second)
		d.Key("esc")
		if !d.Offers("today.more.further") {
			t.Errorf("%s: no way on to Today:\n%s", name, d.Said())
		}
	}
}

// A clock that is set back while it lies ends it: after a restart nobody would know how
// long it lay. So it does behind another screen.
func TestAClockSetBackEndsAPack(t *testing.T) {
	d := lying(t, "cold", 10)
	d.Advance(4 * time.Minute)
	d.Clock.Sleep(-2 * time.Hour)
	d.Advance(time.Minute)
	d.Key("x")
	shows(t, d, "pack.over.lost")
	wantPack(t, d, 10, "lost", "")

	d = lying(t, "cold", 20)
	d.Key("!")
	d.Clock.Sleep(-time.Hour)
	d.Resize(80, 24)
	d.Clock.Advance(50 * time.Minute)
	d.Restart()
	shows(t, d, "pack.over.lost")
}

// The warning check opens from a running pack; on Today the pack comes back, and what
// the check found ends it.
func TestAWarningCheckWhileAPackLies(t *testing.T) {
	d := lying(t, "cold", 20)
	d.Advance(time.Minute)
	d.Key("!")
	d.AnswerCheck(nil)
	d.Pick("advice.option.today")
	if !d.Running() {
		t.Fatalf("the pack is forgotten:\n%s", d.Said())
	}

	d = lying(t, "cold", 20)
	d.Advance(time.Minute)
	d.Key("f1")
	d.AnswerCheck(map[string]string{"leg_numb_new": "yes"})
	d.Advance(time.Second)
	d.Pick("advice.option.today")
	shows(t, d, "pack.over.locked")
	if e := packOf(t, d); e.Answers.First(coach.PackEnd) != "locked" {
		t.Errorf("on file is %+v", e)
	}
}

// At night the first thing that is said is not to fall asleep on it.
func TestAPackAtNight(t *testing.T) {
	for hour, want := range map[int]bool{3: true, 5: true, 6: false, 12: false, 21: false, 22: true} {
		day := modeltest.Morning.Truncate(24 * time.Hour)
		d := chilled(t, "cold", modeltest.At(day.Add(time.Duration(hour)*time.Hour)))
		d.Pick("pack.for", content.Args{"N": 10})
		if got := d.Shows("pack.night"); got != want {
			t.Errorf("at %d: %v\n%s", hour, got, d.Said())
		}
		if !want && !d.Shows("pack.never_sleep") {
			t.Errorf("at %d nothing is said of sleep", hour)
		}
		if lines := d.Lines(); want && !strings.HasPrefix(lines[1], d.Word("pack.night")) {
			t.Errorf("at %d first is said %q", hour, lines[1])
		}
	}
}

// At night it says what is heard at the end, before the pack is put on and while it lies,
// and never that this wakes anybody.
func TestAtNightItSaysWhatIsHeard(t *testing.T) {
	night := modeltest.At(modeltest.Morning.Truncate(24 * time.Hour).Add(23 * time.Hour))
	for _, mode := range []sound.Mode{sound.Off, sound.Bell, sound.Voice} {
		d := chilled(t, "heat", night, modeltest.With(func(o *model.Options) { o.Sound, o.SoundMode = &modeltest.Ear{}, mode }))
		d.Pick("pack.for", content.Args{"N": 15})
		shows(t, d, "pack.wrap")
		shows(t, d, "pack.night_hear."+string(mode))
		d.Pick("pack.option.wrapped")
		shows(t, d, "pack.night")
		shows(t, d, "pack.night_hear."+string(mode))
		d.Resize(40, 10) // where any key asks, and none reads on
		said := strings.Join(strings.Fields(d.Screen()), " ")
		for _, id := range []string{"pack.night", "pack.night_hear." + string(mode)} {
			if !strings.Contains(said, d.Word(id)) {
				t.Errorf("%s is out of sight:\n%s", id, d.Screen())
			}
		}
	}
	d := lying(t, "heat", 15, modeltest.With(func(o *model.Options) { o.Sound, o.SoundMode = &modeltest.Ear{}, sound.Bell }))
	if d.Shows("pack.night_hear.bell") {
		t.Errorf("it is said by day:\n%s", d.Said())
	}
	ear := &modeltest.Ear{Ails: sound.Missing}
	d = chilled(t, "heat", night, modeltest.With(func(o *model.Options) { o.Sound, o.SoundMode = ear, sound.Voice }))
	d.Pick("pack.for", content.Args{"N": 15})
	shows(t, d, "pack.night_hear.bell")
}

// Bell and voice tell of the beginning, the skin and the end, and of the end again
// until somebody is there.
func TestAPackIsHeard(t *testing.T) {
	ear := &modeltest.Ear{}
	d := lying(t, "cold", 10, modeltest.With(func(o *model.Options) { o.Sound, o.SoundMode = ear, sound.Voice }))
	heard := func() (names []string) {
		for _, c := range ear.Heard() {
			if c.Text == "" || c.Pattern == "" {
				t.Errorf("%s has no words or no bell", c.Name)
			}
			names = append(names, c.Name)
		}
		return names
	}
	d.Advance(5 * time.Minute)
	d.Pick("pack.look.normal")
	d.Advance(30 * time.Minute)
	if got, want := strings.Join(heard(), " "), "pack_on pack_skin pack_over pack_over pack_over"; got != want {
		t.Errorf("heard is %q, want %q", got, want)
	}
}

// Refused with the reason, and with what else may help.
func TestAPackIsRefusedWithAReason(t *testing.T) {
	d := readied(t)
	d.Key("r")
	d.Pick("relief.help.heat")
	d.Answer("patch")
	shows(t, d, "relief.bar_long.patch")
	if !strings.Contains(d.Said(), d.Word("relief.help.side_pillow")) {
		t.Errorf("nothing else is named:\n%s", d.Said())
	}
	d.Pick("relief.option.skin") // it was a mistake
	expect(t, d, "form.skin.skin")
	d.Key("7")
	d.Advance(time.Second)
	d.Answer("none")
	d.Pick("relief.help.heat")
	shows(t, d, "pack.minutes")
	d.Key("esc")
	shows(t, d, "relief.lead")
}

// The answers about the skin hold for four weeks.
func TestTheSkinIsAskedOnceInFourWeeks(t *testing.T) {
	d := chilled(t, "cold")
	d.Key("esc")
	d.Pick("relief.help.heat")
	shows(t, d, "pack.minutes")
	d.Pick("relief.option.skin")
	expect(t, d, "form.skin.skin")
	d.Store.Prefer(coach.SkinOn, string(d.Day().Add(-28)))
	d.Restart()
	d.Key("r")
	d.Pick("relief.help.cold")
	expect(t, d, "form.skin.skin")
}

// Notes from the record stand before the pack.
func TestNotesBeforeAPack(t *testing.T) {
	d := modeltest.New(t)
	p := modeltest.InTherapy
	p.Facts = []string{"pregnant"}
	d.Ready(p)
	d.Key("r")
	d.Pick("relief.help.heat")
	d.Answer("none")
	shows(t, d, "pack.note.belly")
	d.Key("esc")
	d.Pick("relief.help.cold")
	if d.Shows("pack.note.belly") {
		t.Error("that is not about cold")
	}
}

// All of it goes line by line, too.
func TestAPackLineByLine(t *testing.T) {
	d := readied(t, modeltest.ByLines())
	d.Line("r")
	d.Pick("relief.help.cold")
	d.Answer("none")
	d.Pick("pack.for", content.Args{"N": 10})
	d.Pick("pack.option.wrapped")
	shows(t, d, "pack.left_until", content.Args{"Time": d.Clock.Now().Wall.Add(10 * time.Minute).Format("15:04")})
	d.Advance(time.Minute)
	d.Line("")
	d.Pick("pack.option.on")
	d.Advance(4 * time.Minute)
	d.Pick("pack.look.normal")
	d.Advance(5 * time.Minute)
	d.Pick("relief.feel.same")
	wantPack(t, d, 10, "time", "same")
}

// No sequence of keys, sleeps, restarts and clocks that are set back leaves a pack on
// longer than its most, or puts one on within the gap after another.
func TestNoKeysGiveMoreOfAPack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := lying(t, rapid.SampledFrom([]string{"cold", "heat"}).Draw(rt, "pack"), rapid.SampledFrom([]int{15, 20}).Draw(rt, "minutes"))
		var gone time.Duration // by a clock that nobody sets
		on, begun, off := len(entriesOf(d, coach.EntryRelief)), time.Duration(0), time.Duration(-1)
		lies := func() bool {
			return d.Running() || d.Shows("pack.ask") || d.Shows("pack.skin")
		}
		look := func() {
			n := 0
			for _, e := range entriesOf(d, coach.EntryRelief) {
				if e.Of == "cold" || e.Of == "heat" {
					n++
				}
			}
			if n > on {
				if off < 0 || gone-off < 40*time.Minute {
					rt.Fatalf("another pack %v after the one before", gone-off)
				}
				on, begun, off = n, gone, -1
			}
			switch {
			case lies() && off < 0 && gone-begun > 20*time.Minute:
				rt.Fatalf("after %v it still lies at %s:\n%s\n%+v", gone-begun, d.Clock.Now().Wall.Format("15:04:05"), d.Said(), entriesOf(d, coach.EntryRelief))
			case !lies() && off < 0 && (d.Shows("relief.after") || gone-begun >= 20*time.Minute):
				off = gone
			}
		}
		keys := []string{"1", "2", "3", "4", "5", "enter", "esc", "r", "x", "up", "down", "space", "8"}
		for range rapid.IntRange(5, 30).Draw(rt, "steps") {
			switch rapid.IntRange(0, 12).Draw(rt, "step") {
			case 0:
				away := time.Duration(rapid.IntRange(1, 50).Draw(rt, "asleep")) * time.Minute
				gone += away
				d.Sleep(away)
			case 1:
				d.Clock.Sleep(-time.Duration(rapid.IntRange(1, 90).Draw(rt, "set back")) * time.Minute)
				d.Resize(80, 24) // whoever sets it is awake, and so is the program
			case 2:
				away := time.Duration(rapid.IntRange(0, 50).Draw(rt, "left for")) * time.Minute
				gone += away
				d.Leave()
				d.Clock.Advance(away)
				d.Restart()
			case 3, 4, 5:
				for range rapid.IntRange(1, 15).Draw(rt, "a while") {
					d.Advance(40 * time.Second)
					gone += 40 * time.Second
					look()
				}
			default:
				d.Advance(500 * time.Millisecond)
				gone += 500 * time.Millisecond
				d.Keys(rapid.SliceOfN(rapid.SampledFrom(keys), 1, 8).Draw(rt, "keys")...)
			}
			look()
		}
	})
}

// What was meant for the question before is no answer to one that opened by itself, in
// lines neither.
func TestAQuestionThatOpensByItselfTakesNothingAtOnce(t *testing.T) {
	for _, options := range [][]modeltest.Option{nil, {modeltest.ByLines()}} {
		d := lying(t, "cold", 20, options...)
		answer := func() {
			if options == nil {
				d.Key("1")
			} else {
				d.Line("1")
			}
		}
		d.Advance(5*time.Minute + 500*time.Millisecond)
		answer()
		shows(t, d, "pack.skin")
		d.Advance(time.Minute)
		answer()
		shows(t, d, "pack.no_answer")
		d.Advance(time.Second)
		answer()
		shows(t, d, "relief.lead")
	}
}
