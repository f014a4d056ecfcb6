package model_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// readied is a patient in therapy on Today, at a time of day.
func readied(t *testing.T, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t, options...)
	d.Ready(modeltest.InTherapy)
	return d
}

// entriesOf are the entries of one kind on file, in the order of their time.
func entriesOf(d *modeltest.Driver, what coach.EntryKind) []coach.Entry {
	var list []coach.Entry
	for _, e := range d.Saved().Entries {
		if e.What == what {
			list = append(list, e)
		}
	}
	return list
}

// r opens relief from anywhere, and Esc goes back to what was there, exactly.
func TestReliefOpensFromAnywhereAndGoesBack(t *testing.T) {
	for name, go_ := range map[string]func(t *testing.T) *modeltest.Driver{
		"today": func(t *testing.T) *modeltest.Driver { return readied(t) },
		"more":  func(t *testing.T) *modeltest.Driver { d := readied(t); d.Pick("today.more.further"); return d },
		"walk":  func(t *testing.T) *modeltest.Driver { return walking(t) },
		"paused walk": func(t *testing.T) *modeltest.Driver {
			d := strolling(t)
			d.Advance(5 * time.Minute)
			d.Key("x")
			return d
		},
		"a scale": func(t *testing.T) *modeltest.Driver {
			d := nextDay(t)
			d.Pick("today.checkin")
			d.Answer("nothing")
			d.Keys("1", "0")
			return d
		},
		"half ticked": func(t *testing.T) *modeltest.Driver {
			d := nextDay(t)
			d.Pick("today.checkin")
			d.Keys("2", "3")
			return d
		},
		"half a warning check": func(t *testing.T) *modeltest.Driver {
			d := readied(t)
			d.Key("!")
			d.Answer("no")
			d.Answer("no")
			return d
		},
		"paused session": func(t *testing.T) *modeltest.Driver {
			d := exercising(t)
			d.Pick("session.option.start")
			d.Advance(10 * time.Second)
			d.Key("x")
			return d
		},
		"before an exercise": func(t *testing.T) *modeltest.Driver { d := exercising(t); d.Key("up"); return d }, // which stops what begins by itself
		"help":               func(t *testing.T) *modeltest.Driver { d := readied(t); d.Key("?"); return d },
	} {
		t.Run(name, func(t *testing.T) {
			d := go_(t)
			d.Advance(time.Second)
			before := d.Screen()
			d.Key("r")
			shows(t, d, "relief.lead")
			d.Key("r") // no second one on top
			d.Advance(time.Minute)
			d.Key("esc")
			if after := d.Screen(); after != before {
				t.Errorf("it does not go back to what was there:\n%s\nbut\n%s", before, after)
			}
		})
	}
}

// A paused session goes on after relief where it was.
func TestASessionGoesOnAfterRelief(t *testing.T) {
	d := exercising(t)
	d.Pick("session.option.start")
	d.Advance(10 * time.Second)
	d.Key("x")
	d.Advance(time.Second)
	d.Key("r")
	if d.Offers("relief.help.gentler") || d.Offers("relief.help.short_walk") {
		t.Errorf("in the middle of a session another is offered:\n%s", d.Said())
	}
	ledFromRelief(t, d, "breathing", "better")
	d.Key("esc")
	d.Advance(time.Second)
	d.Key("1")
	if !d.Running() {
		t.Errorf("it does not go on:\n%s", d.Said())
	}
}

// In a running session any key only pauses; in a text it is a letter, in a long list
// it jumps.
func TestWhereRIsNoRelief(t *testing.T) {
	d := running(t)
	d.Key("r")
	if d.Running() || d.Shows("relief.lead") {
		t.Errorf("in an exercise r does not just pause:\n%s", d.Said())
	}
	d = modeltest.New(t)
	d.Answer("adult")
	expect(t, d, "form.setup.country")
	d.Key("r")
	expect(t, d, "form.setup.country")
	d = nextDay(t)
	d.Pick("today.checkin")
	for d.Asked() != "form.checkin.note" {
		switch d.Asked() {
		case "form.checkin.news":
			d.Answer("nothing")
		case "form.checkin.sleep":
			d.Answer("good")
		case "form.checkin.leg_now":
			d.Answer("0")
		case "form.checkin.medicines":
			d.Answer("as_planned")
		default:
			d.Answer("3")
		}
	}
	d.Type("r")
	if !strings.Contains(d.Screen(), "r") || d.Shows("relief.lead") {
		t.Errorf("in a note r is no letter:\n%s", d.Said())
	}
}

// From Today to a help that runs it takes two keys: how to lie down is told, and it
// begins by itself; a third key begins it now.
func TestTwoKeysToAHelp(t *testing.T) {
	d := readied(t)
	d.Keys("r", "1")
	steps := d.Library().Guides()[slices.IndexFunc(d.Library().Guides(), func(g content.Guide) bool { return g.ID == d.Guide() })]
	shows(t, d, "exercise."+steps.Exercise+".start")
	shows(t, d, "guide."+steps.ID+".stop")
	d.Advance(80 * time.Second)
	if !d.Running() {
		t.Errorf("it does not begin by itself:\n%s", d.Said())
	}
	d = readied(t)
	d.Keys("r", "1")
	d.Advance(time.Second)
	if d.Key("enter"); !d.Running() {
		t.Errorf("a third key does not begin it:\n%s", d.Said())
	}
}

// From relief the length of the last time is the one that begins, the shortest at
// first; another is one key away, and not now leads back.
func TestTheLengthOfTheLastTime(t *testing.T) {
	d := readied(t)
	d.Key("r")
	for _, minutes := range []int{3, 4, 4} {
		d.Pick("relief.help.pmr")
		if minutes == 4 && len(reliefs(d)) == 1 {
			shows(t, d, "guide.minutes", minutesOf(3))
			d.Pick("guide.option.length")
			d.Pick("guide.minutes", minutesOf(4))
		}
		d.Pick("guide.option.begin")
		follow(t, d)
		if told := reliefs(d); told[len(told)-1].Minutes != minutes {
			t.Fatalf("on file is %+v, want %d minutes", told, minutes)
		}
		d.Pick("relief.feel.same")
		shows(t, d, "relief.lead")
	}
	for _, key := range []string{"esc", "3"} {
		d.Pick("relief.help.pmr")
		d.Advance(time.Second)
		d.Key(key)
		shows(t, d, "relief.lead")
	}
	d.Pick("relief.help.pmr")
	d.Advance(time.Second)
	if d.Key("r"); d.Guide() != "pmr" {
		t.Errorf("relief opens over what it leads to:\n%s", d.Said())
	}
}

// ledFromRelief does a help to its end and tells how it is; it is asked once.
func ledFromRelief(t *testing.T, d *modeltest.Driver, help, feel string) {
	t.Helper()
	d.Pick("relief.help." + help)
	d.Pick("guide.option.begin")
	follow(t, d)
	d.Pick("relief.feel." + feel)
	if feel == "worse" {
		d.Advance(time.Second)
		d.Key("enter")
	}
	shows(t, d, "relief.lead")
}

func TestReliefFromTheCommandLine(t *testing.T) {
	d := readied(t)
	d = modeltest.New(t, modeltest.On(d.Store), modeltest.With(func(o *model.Options) { o.Open = "relief" }))
	shows(t, d, "relief.lead")
	d.Key("esc")
	if !d.Offers("today.more.further") {
		t.Errorf("Esc does not go to Today:\n%s", d.Said())
	}
}

// Before set-up is finished what calms is open, and nothing is filed.
func TestReliefBeforeSetUp(t *testing.T) {
	d := modeltest.New(t)
	d.Key("r")
	shows(t, d, "relief.before_setup")
	for _, id := range []string{"heat", "cold", "rest_90", "side_pillow", "short_walk", "gentler"} {
		if d.Offers("relief.help." + id) {
			t.Errorf("%s is offered:\n%s", id, d.Said())
		}
	}
	if d.Offers("relief.medicines") {
		t.Error("the record of medicines is offered")
	}
	ledFromRelief(t, d, "breathing", "better")
	if n := len(d.Saved().Entries); n != 0 {
		t.Errorf("%d entries are filed", n)
	}
	if d.Shows("relief.noted.better") {
		t.Error("it says that it was noted")
	}
	d.Key("esc")
	expect(t, d, "form.setup.adult")
}

// A window that can only be read shows what needs no writing.
func TestReliefInAReadOnlyWindow(t *testing.T) {
	d := readied(t)
	d.Store.SetReadOnly(true)
	d.Restart()
	d.Key("r")
	for _, id := range []string{"heat", "cold", "short_walk", "gentler"} {
		if d.Offers("relief.help." + id) {
			t.Errorf("%s is offered", id)
		}
	}
	ledFromRelief(t, d, "breathing", "better")
	d.Pick("relief.medicines")
	if d.Offers("medicine.add") {
		t.Error("a medicine can be added")
	}
	d.Key("esc")
	d.Pick("relief.care")
	if d.Offers("care.note") {
		t.Error("a massage can be noted")
	}
}

// What came of each is filed, and what helped stands first from the next day on.
func TestWhatHelpedStandsFirst(t *testing.T) {
	d := readied(t)
	d.Key("r")
	before := order(d)
	for range 2 {
		ledFromRelief(t, d, "breathing", "better") // whose guide has another name
		shows(t, d, "relief.noted.better")
	}
	ledFromRelief(t, d, "side_pillow", "worse")
	shows(t, d, "relief.noted.worse")
	told := entriesOf(d, coach.EntryRelief)
	if len(told) != 3 || told[0].Of != "breath_46" || told[0].Feel != "better" || told[0].Minutes != 2 || told[2].Feel != "worse" {
		t.Fatalf("on file is %+v", told)
	}
	if after := order(d); !slices.Equal(after, before) {
		t.Errorf("while the page is open its lines move: %v, then %v", before, after)
	}
	d.Key("esc")
	d.Key("r")
	if d.Shows("relief.noted.worse") {
		t.Error("opened anew it still says what was noted")
	}
	if after := order(d); !slices.Equal(after, before) {
		t.Errorf("opened anew on the same day its lines move: %v, then %v", before, after)
	}
	if line := lineWith(d, d.Word("relief.help.breathing")); !strings.Contains(line, d.Word("relief.helped", content.Args{"Done": 2, "N": 2})) {
		t.Errorf("that it helped stands only in %q:\n%s", line, d.Said())
	}
	d.Pick("relief.help.pmr")
	d.Pick("guide.option.begin")
	follow(t, d)
	d.Advance(time.Second)
	d.Key("esc") // leaves the question without an answer
	if told := entriesOf(d, coach.EntryRelief); len(told) != 4 || told[3].Feel != "" || d.Shows("relief.noted.better") {
		t.Errorf("leaving the question filed %+v", told)
	}
}

// What was told on a day orders the page from the next day on, which begins at 03:00.
func TestReliefIsOrderedAnewEachDay(t *testing.T) {
	d := readied(t)
	d.Key("r")
	before := order(d)
	ledFromRelief(t, d, "breathing", "better")
	d.Key("esc")
	for hours, first := range map[int]string{18: before[0], 19: "breathing"} { // from about 08:30 on
		later := modeltest.New(t, modeltest.On(d.Store.Copy()), modeltest.At(d.Clock.Now().Wall.Add(time.Duration(hours)*time.Hour)))
		later.Advance(time.Second)
		later.Key("r")
		if got := order(later)[0]; got != first {
			t.Errorf("%d hours later first stands %s, want %s:\n%s", hours, got, first, later.Said())
		}
	}
}

// Within a day a digit of Relief does the same on every visit, whatever was told, is
// locked for a while, or is not offered under a warning.
func TestTheDigitsOfReliefKeepTheirPlace(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := readied(t, options...)
			visit := func() map[int]string {
				d.Advance(time.Second)
				d.Send(model.Intent{Kind: model.Relief})
				shows(t, d, "relief.title")
				found := map[int]string{}
				for number, line := range numberedLines(d) {
					label, _, _ := strings.Cut(line, ",")
					found[number], _, _ = strings.Cut(label, ".")
				}
				return found
			}
			leave := func() { d.Send(model.Intent{Kind: model.Back}) }
			visit()
			d.Pick("relief.help.cold")
			d.Answer("none") // about the skin, so that a pack can be told
			leave()
			leave()
			first := visit()
			check := func(why string, least int) {
				t.Helper()
				now := visit()
				for number, label := range now {
					if number <= 10 && first[number] != label {
						t.Errorf("%s: %d is %q, was %q", why, number, label, first[number])
					}
				}
				if len(now) < least {
					t.Errorf("%s: only %d lines:\n%s", why, len(now), d.Said())
				}
				leave()
			}
			if len(first) != 13 {
				t.Fatalf("%d lines:\n%s", len(first), d.Said())
			}
			leave()
			at, n := d.Clock.Now().Wall.Add(-20*time.Minute), 0 // within the rest of the skin
			for _, told := range []string{"breath_46 better", "breath_46 better", "side_pillow worse", "side_pillow worse", "cold same"} {
				n++
				of, feel, _ := strings.Cut(told, " ")
				d.Store.Receive(coach.Entry{
					Stamp: coach.Stamp{ID: coach.NewID(at, 900+n), At: at.UTC(), Day: coach.DayOf(at)}, What: coach.EntryRelief, Of: of, Feel: feel, Minutes: 1,
					Answers: coach.Answers{coach.PackEnd: {"time"}},
				})
			}
			d.Restart()
			visit()
			if line := lineWith(d, d.Word("relief.help.cold")); !strings.Contains(line, d.Word("view.locked")) {
				t.Errorf("so soon after it cold is not locked: %q", line)
			}
			leave()
			check("after some of them", 13)
			d.Store.Receive(foreign(d, content.SameDay))
			d.Restart()
			check("under a warning", 6)
			d.Store.Receive(foreign(d, content.Emergency))
			d.Restart()
			check("under an emergency", 2)
		})
	}
}

// The marker begins on the first line that may be used, also where one stands locked
// before it.
func TestTheMarkerOfReliefBeginsOnWhatMayBeUsed(t *testing.T) {
	d := chilled(t, "cold")
	at := d.Clock.Now().Wall.Add(-20 * time.Minute)
	for i, when := range []time.Time{at.Add(-24 * time.Hour), at} {
		d.Store.Receive(coach.Entry{
			Stamp: coach.Stamp{ID: coach.NewID(when, 900+i), At: when.UTC(), Day: coach.DayOf(when)}, What: coach.EntryRelief, Of: "cold", Feel: "better",
			Minutes: 1, Answers: coach.Answers{coach.PackEnd: {"time"}},
		})
	}
	d.Restart()
	d.Advance(time.Second)
	d.Key("r")
	if first := order(d)[0]; first != "cold" || !strings.Contains(lineWith(d, d.Word("relief.help.cold")), d.Word("view.locked")) {
		t.Fatalf("cold does not stand first and locked:\n%s", d.Said())
	}
	if line := lineWith(d, d.Word("relief.help.rest_90")); !strings.Contains(line, d.Word("view.chosen")) {
		t.Errorf("the marker is elsewhere:\n%s", d.Said())
	}
}

// order are the helps of the page, in their order.
func order(d *modeltest.Driver) []string {
	at := map[string]int{}
	for _, h := range d.Library().Relief().Helps {
		at[h.ID] = slices.IndexFunc(d.Lines(), func(l string) bool { return strings.Contains(l, d.Word("relief.help."+h.ID)) })
	}
	return slices.SortedFunc(maps.Keys(at), func(a, b string) int { return at[a] - at[b] })
}

// A walk that was begun from relief asks how the back is, and goes back there.
func TestAWalkFromRelief(t *testing.T) {
	d := readied(t)
	d.Key("r")
	d.Pick("relief.help.short_walk")
	d.Pick("walk.start")
	d.Advance(6 * time.Minute)
	d.Key("x")
	d.Pick("walk.option.finish")
	shows(t, d, "relief.after")
	d.Pick("relief.feel.same")
	shows(t, d, "relief.lead")
	told := entriesOf(d, coach.EntryRelief)
	if len(told) != 1 || told[0].Of != "short_walk" || told[0].Minutes != 6 || !slices.Equal(walksOf(d), []int{6}) {
		t.Errorf("on file is %+v, walks %v", told, walksOf(d))
	}
	d.Pick("relief.help.short_walk")
	d.Key("esc")
	shows(t, d, "relief.lead")
}

// A gentler session is the existing choice; it goes through the gate like any.
func TestAGentlerSessionFromRelief(t *testing.T) {
	d := readyToMove(t)
	d.Key("r")
	d.Pick("relief.help.gentler")
	shows(t, d, "session.ready.ask")
	if got := d.Saved().Chosen(d.Day()); got != coach.ChooseGentler {
		t.Errorf("chosen is %s", got)
	}
}

func TestTheFlarePlanFromRelief(t *testing.T) {
	d := readied(t)
	d.Key("r")
	d.Pick("relief.help.flare")
	shows(t, d, "flare.title")
	d.Key("esc")
	shows(t, d, "relief.lead")
}

// Under an open result stands what may be done, the number first (clinical section N6).
func TestReliefUnderAWarning(t *testing.T) {
	for _, tt := range []struct {
		item, answer  string
		offers, hides string
		locks, says   string
	}{
		{"ces_bladder_retention", "yes", "breathing pmr", "rest_90 side_pillow feet_up heat cold short_walk gentler flare", "", "relief.while_you_wait"},
		{"leg_weak_mild", "yes", "breathing pmr side_pillow cold heat flare", "short_walk gentler", "", "relief.warned"},
		{"clot_leg", "yes", "breathing pmr side_pillow cold flare", "short_walk gentler", "heat", "relief.bar.clot"},
		{"leg_numb_new", "yes", "breathing pmr side_pillow flare", "short_walk gentler", "heat cold", "relief.bar.numb"},
		{"wound_infect", "yes", "side_pillow cold", "short_walk gentler", "heat", "relief.bar.fever"},
		{"head_positional", "yes", "breathing", "side_pillow feet_up rest_90 short_walk gentler", "heat cold", "relief.lie_flat"},
		{"csf_fluid", "yes", "breathing", "side_pillow feet_up rest_90 short_walk gentler", "heat cold", "relief.lie_flat"},
	} {
		d := modeltest.New(t)
		p := modeltest.Injected
		p.DaysAgo = 5
		d.SetUp(p)
		d.CheckIn(3)
		d.AnswerCheck(map[string]string{tt.item: tt.answer})
		d.Advance(time.Second)
		d.Key("r")
		if tt.says != "" {
			shows(t, d, tt.says)
		}
		locked := func(id string) bool {
			return slices.ContainsFunc(d.Lines(), func(l string) bool {
				return strings.Contains(l, d.Word("relief.help."+id)+", "+d.Word("view.locked"))
			})
		}
		for _, id := range strings.Fields(tt.offers) {
			if !d.Offers("relief.help."+id) || locked(id) {
				t.Errorf("%s: %s is not offered:\n%s", tt.item, id, d.Said())
			}
		}
		for _, id := range strings.Fields(tt.hides) {
			if d.Offers("relief.help." + id) {
				t.Errorf("%s: %s is there:\n%s", tt.item, id, d.Said())
			}
		}
		for _, id := range strings.Fields(tt.locks) {
			if !locked(id) {
				t.Errorf("%s: %s is not locked:\n%s", tt.item, id, d.Said())
			}
		}
		if strings.ContainsAny(d.Said(), "‹›") {
			t.Errorf("%s: a word is missing:\n%s", tt.item, d.Said())
		}
	}
}

// In the smallest window an emergency stays in sight on every page of relief (S4).
func TestAnEmergencyStaysInSightInRelief(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.Injected)
	d.CheckIn(3)
	d.AnswerCheck(map[string]string{"ces_bladder_retention": "yes"})
	d.Advance(time.Second)
	d.Key("r")
	for _, size := range [][2]int{{80, 24}, {40, 10}, {30, 8}} {
		d.Resize(size[0], size[1])
		if !strings.Contains(d.Screen(), "911") {
			t.Errorf("%v: no number:\n%s", size, d.Screen())
		}
	}
	d.Resize(40, 10)
	d.Key("1")
	if !strings.Contains(d.Screen(), "911") {
		t.Errorf("after a help no number:\n%s", d.Screen())
	}
}

// Everything stands on one screen of the usual size, whatever was told before.
func TestReliefFitsOneScreen(t *testing.T) {
	d := readied(t)
	d.Key("r")
	for _, id := range []string{"pmr", "breathing", "feet_up"} {
		ledFromRelief(t, d, id, "better")
	}
	for _, id := range []string{"relief.help.flare", "relief.medicines", "relief.care"} {
		if !strings.Contains(d.Screen(), d.Word(id)) {
			t.Errorf("%s is out of sight:\n%s", id, d.Screen())
		}
	}
}

// While the page is read nothing moves under a finger: what was locked when it opened
// stays in its place, and is open all the same when its time has come.
func TestThePageOfReliefStandsStill(t *testing.T) {
	d := lying(t, "cold", 10)
	d.Advance(5 * time.Minute)
	d.Pick("pack.look.normal")
	d.Advance(5 * time.Minute)
	d.Pick("relief.feel.same")
	d.Advance(30 * time.Minute)
	d.Pick("relief.help.cold")
	if d.Offers("relief.option.skin") || !d.Offers("relief.option.else") {
		t.Fatalf("within the gap it is not refused:\n%s", d.Said())
	}
	d.Key("esc")
	before := d.Screen()
	d.Advance(15 * time.Minute)
	d.Resize(80, 24)
	if after := d.Screen(); after != before {
		t.Errorf("the page moves:\n%s\n%s", before, after)
	}
	d.Pick("relief.help.cold")
	shows(t, d, "pack.minutes")
}
