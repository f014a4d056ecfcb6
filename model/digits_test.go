package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// days are Today in the states that it can be in.
var days = map[string]func(t *testing.T) *modeltest.Driver{
	"before set-up": func(t *testing.T) *modeltest.Driver {
		d := modeltest.New(t)
		d.Key("!")
		d.AllNo()
		d.Pick("advice.option.today")
		return d
	},
	"just set up": func(t *testing.T) *modeltest.Driver {
		d := modeltest.New(t)
		d.SetUp(modeltest.InTherapy)
		d.Restart()
		return d
	},
	"the day of an injection": func(t *testing.T) *modeltest.Driver {
		return readyOn(t, modeltest.Patient{Treatment: "injection/epidural"})
	},
	"a check is due":  func(t *testing.T) *modeltest.Driver { return readyOn(t, modeltest.Injected, 24*time.Hour) },
	"exercises to do": func(t *testing.T) *modeltest.Driver { return readyOn(t, modeltest.InTherapy) },
	"no warning yet, no check due": func(t *testing.T) *modeltest.Driver {
		d := readyOn(t, modeltest.InTherapy, 24*time.Hour)
		d.Pick("today.checkin")
		d.CheckIn(3)
		d.Restart()
		return d
	},
	"a month later": func(t *testing.T) *modeltest.Driver { return readyOn(t, modeltest.Injected, 29*24*time.Hour) },
	"a bad day": func(t *testing.T) *modeltest.Driver {
		d := modeltest.New(t)
		d.SetUp(modeltest.InTherapy)
		d.CheckIn(8)
		d.AllNo()
		d.Restart()
		return d
	},
	"two open results": func(t *testing.T) *modeltest.Driver {
		d := readyOn(t, modeltest.Injected)
		for _, level := range []content.Urgency{content.SameDay, content.Emergency} {
			d.Store.Receive(foreign(d, level))
			d.Advance(time.Second)
		}
		d.Restart()
		return d
	},
	"all done":                allDone,
	"a flare plan is offered": func(t *testing.T) *modeltest.Driver { return readyToMove(t) },
	"the demo": func(t *testing.T) *modeltest.Driver {
		d := modeltest.New(t, modeltest.With(func(o *model.Options) { o.Demo = true }))
		d.Store.Receive(coach.Demo(d.Library(), d.Clock.Now().Wall, 7)...)
		d.Restart()
		return d
	},
	"small habits are chosen": func(t *testing.T) *modeltest.Driver {
		d := readyToMove(t)
		d.Store.Receive(d.Saved().Profile.WithHabit("water", d.Saved().Profile.Day, 3))
		d.Restart()
		return d
	},
	"a second window": func(t *testing.T) *modeltest.Driver {
		d := readyOn(t, modeltest.InTherapy)
		d.Store.SetReadOnly(true)
		d.Restart()
		return d
	},
}

func readyOn(t *testing.T, p modeltest.Patient, later ...time.Duration) *modeltest.Driver {
	d := modeltest.New(t)
	d.Ready(p)
	for _, span := range later {
		d.Advance(span)
	}
	d.Restart()
	return d
}

// moved is a patient who has checked in and exercised, with a flare plan.
func moved(t *testing.T) *modeltest.Driver {
	d := readyToMove(t)
	d.Store.Receive(d.Saved().Profile.WithDone("flare"))
	d.Restart()
	d.BeginSession()
	d.Finish()
	d.EndSession(3)
	d.Restart()
	return d
}

// allDone is a patient who has checked in, exercised and walked.
func allDone(t *testing.T) *modeltest.Driver {
	d := moved(t)
	long := walkOn(d, 0)
	long.Minutes = 60
	d.Store.Receive(long)
	d.Restart()
	return d
}

// What a digit of Today and of More does is the same on every day. What it leads to
// tells what it is.
func TestDigitsNeverMove(t *testing.T) {
	today := map[int][]string{
		1: {"today.checkin", "today.setup"}, 2: {"today.check"}, 3: {"today.session"}, 4: {"walk.title"}, 5: {"week.title"},
		6: {"plan.title"}, 7: {"numbers.title"}, 8: {"today.further"}, 9: {"flare.title", "form.flare.title"}, 10: {"today.more.sheet", "today.confirm", "today.mood"},
	}
	further := map[int][]string{}
	for i, id := range []string{"phase", "ladder", "flare", "history", "routine", "sheet", "home", "through", "settings", "about"} {
		further[i+1] = []string{"today.more." + id}
	}
	seen := map[string]bool{}
	for name, day := range days {
		t.Run(name, func(t *testing.T) {
			for page, want := range map[string]map[int][]string{"Today": today, "More": further} {
				first := day(t)
				again := func() *modeltest.Driver {
					store := first.Store.Copy()
					store.SetReadOnly(first.Store.ReadOnly())
					d := modeltest.New(t, modeltest.On(store), modeltest.At(first.Clock.Now().Wall))
					if name == "before set-up" {
						d = day(t)
					}
					onto(d, page)
					return d
				}
				for number, label := range numberedLines(again()) {
					d := again()
					if number > 10 {
						below := label == d.Word("today.more.lesson") || strings.HasPrefix(label, d.Word("habit.title")) // the last ones, named by lines of text
						if page != "Today" || !below && !strings.HasPrefix(label, "What came of") && !strings.HasPrefix(label, "Did you call") {
							t.Errorf("%s: %q has no digit", page, label)
						}
						continue
					}
					d.Key(fmt.Sprint(number % 10))
					head := d.Lines()[:min(3, len(d.Lines()))] // an open emergency may stand between the title and what the page is
					says := slices.ContainsFunc(want[number], func(id string) bool {
						return strings.HasPrefix(label, d.Word(id)) || strings.HasPrefix(strings.Join(head, "\n"), d.Word(id)) || slices.Contains(head[1:], d.Word(id))
					})
					if !says {
						t.Errorf("%s: %d is %q and leads to %q", page, number, label, head)
					}
					seen[page+fmt.Sprint(number)] = true
				}
			}
		})
	}
	if len(seen) != 20 {
		t.Errorf("of the lines only %d were there: %v", len(seen), seen)
	}
}

// onto goes to a page of the day.
func onto(d *modeltest.Driver, page string) {
	d.Advance(time.Second)
	if page == "More" {
		d.Pick("today.more.further")
		d.Advance(time.Second)
	}
}

// When the steps of the day are done Today says so and nothing waits: no line is
// marked, Enter does nothing, and all is still there. While a walk is left the marker
// is there.
func TestTheDayEndsKindly(t *testing.T) {
	d := allDone(t)
	shows(t, d, "today.all_done")
	before := d.Said()
	if strings.Contains(before, d.Word("view.chosen")) || strings.Contains(before, d.Word("view.open")) {
		t.Errorf("something waits:\n%s", before)
	}
	d.Advance(time.Second)
	if d.Key("enter"); d.Said() != before {
		t.Errorf("Enter leads to\n%s", d.Said())
	}
	if d.Key("down"); !strings.Contains(lineWith(d, d.Word("today.checkin")), d.Word("view.chosen")) {
		t.Errorf("the first step down leads to\n%s", d.Said())
	}
	d.Pick("today.session") // it can still be opened
	if d.Offers("today.checkin") {
		t.Errorf("the session is closed:\n%s", d.Said())
	}

	d = readyToMove(t)
	if d.Shows("today.all_done") || d.Shows("today.walk_left") {
		t.Errorf("exercises are left:\n%s", d.Said())
	}
	d = moved(t)
	shows(t, d, "today.walk_left")
	d.Advance(time.Second)
	d.Key("enter")
	if d.Lines()[0] != d.Word("walk.title") {
		t.Errorf("the marker is not at the walk:\n%s", d.Said())
	}
}

// Of a day that a warning locks, or on which something is still asked, nobody says
// that it is done.
func TestADayWithAWarningIsNotDone(t *testing.T) {
	for name, day := range days {
		d := day(t)
		if done := d.Shows("today.all_done") || d.Shows("today.walk_left"); done && slices.Contains([]string{
			"two open results", "just set up", "before set-up", "a check is due", "a bad day", "a second window",
		}, name) {
			t.Errorf("%s:\n%s", name, d.Said())
		}
	}
}
