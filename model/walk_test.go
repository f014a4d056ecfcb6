package model_test

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
	"backcoach/model/triage"
)

// The random walk presses keys as nobody would. It drives the program, not its
// screens, so a new screen is walked through by being there. To walk longer, or
// another way:
//
//	go test ./model -run Walk -steps 100000 -seed 7
var (
	steps = flag.Int("steps", 3600, "keys and other events of the random walk")
	seed  = flag.Uint64("seed", 1, "of the random walk")
)

// lifeSteps is after how many steps another patient begins.
const lifeSteps = 400

func TestRandomWalk(t *testing.T) {
	n := *steps
	if testing.Short() {
		n /= 10
	}
	for life := range uint64(max(1, n/lifeSteps)) {
		w := newWalk(t, *seed, life)
		for range lifeSteps {
			w.step()
		}
	}
}

// walk is one patient's life at random.
type walk struct {
	*modeltest.Driver
	t      *testing.T
	rand   *rand.Rand
	w, h   int
	wild   int      // keys without sense, in a thousand steps
	calm   bool     // nothing is ever wrong with this patient
	did    []string // the latest steps, for the report
	ran    bool
	failed bool // saves fail just now
	held   int  // for how many more steps the disk is slow
}

func newWalk(t *testing.T, seed, life uint64) *walk {
	w := &walk{t: t, rand: rand.New(rand.NewPCG(seed, life)), w: 80, h: 24, wild: 450}
	w.Driver = modeltest.New(t)
	w.note("life %d of seed %d", life, seed)
	switch life % 3 {
	case 1:
		w.SetUp(modeltest.Injected)
	case 2:
		w.wild, w.calm = 60, true
		w.Ready(modeltest.InTherapy)
		w.BeginSession()
	}
	return w
}

func (w *walk) note(format string, args ...any) {
	w.did = append(w.did, fmt.Sprintf(format, args...))
}

// step does one thing and looks whether everything holds.
func (w *walk) step() {
	defer func() {
		if r := recover(); r != nil {
			w.report("panic: %v\n%s", r, debug.Stack())
		}
	}()
	w.act()
	if w.held--; w.held == 0 {
		w.note("the disk has caught up")
		w.Release()
	}
	if w.Left() {
		w.note("restart")
		w.Restart()
		w.held = 0
	}
	w.look()
}

// act chooses what happens next: mostly keys, often sensible answers, so that
// the walk gets everywhere, and now and then the world.
func (w *walk) act() {
	if w.mood() {
		return
	}
	switch n := w.rand.IntN(1000); {
	case n < w.wild:
		w.key()
	case n < 800:
		w.sensible()
	case n < 880:
		w.pass()
	case n < 930:
		w.resize()
	case n < 945:
		w.sleep()
	case n < 960:
		w.saves()
	case n < 975:
		w.slow()
	case n < 985:
		w.kill()
	case n < 992 && !w.calm:
		w.hear()
	default:
		key := pick(w, "ctrl+c", "q")
		w.note("%s", key)
		w.Key(key)
	}
}

func pick[T any](w *walk, of ...T) T { return of[w.rand.IntN(len(of))] }

func (w *walk) key() {
	name := pick(w, "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "enter", "enter", "enter", "esc", "esc", "up", "down", "left", "right",
		"!", "?", "f1", "space", "pgdown", "pgup", "backspace", "a", "y", "n", "U", "-", "ü", "漢", "tab", "home", "end", "ctrl+z")
	n := 0
	if w.rand.IntN(10) == 0 {
		n = 1 + w.rand.IntN(4)
	}
	w.note("%s (%d repeats)", name, n)
	w.HoldKey(name, n)
}

// sensible does what a patient would do here.
func (w *walk) sensible() {
	for _, id := range []string{"session.option.start", "session.option.begin", "session.option.resume", "session.option.fine", "session.option.hurt"} {
		if w.Offers(id) && w.rand.IntN(3) > 0 {
			if w.note("pick %s", id); w.PickIfStill(id) {
				return
			}
		}
	}
	if w.Running() {
		w.note("30s pass")
		w.Advance(30 * time.Second)
		return
	}
	asked := w.Asked()
	if asked == "list" && w.calm {
		w.note("none of the list")
		w.Answer("none")
		return
	}
	if asked == "" || asked == "form.setup.country" {
		name := pick(w, "enter", "enter", "enter", "1", "2", "3", "4", "5", "6", "7", "down", "esc")
		w.note("%s", name)
		w.Key(name)
		return
	}
	answer := w.answer(asked)
	w.note("%s: %q", asked, answer)
	w.Type(answer)
	w.Key("enter")
}

// answer gives keys that are an answer to most questions of a kind.
func (w *walk) answer(asked string) string {
	switch {
	case w.calm && (asked == "form.checkin.news" || strings.HasPrefix(asked, "card.")):
		return "1"
	case w.calm && strings.HasPrefix(asked, "item."):
		return "2"
	case strings.HasPrefix(asked, "item."):
		return pick(w, "2", "2", "2", "2", "2", "2", "3", "1")
	case strings.HasPrefix(asked, "card."):
		return pick(w, "1", "1", "2", "3")
	case asked == "form.setup.age":
		return strconv.Itoa(18 + w.rand.IntN(80))
	case asked == "form.treatment.date":
		return strconv.Itoa(w.rand.IntN(40))
	case asked == "form.closing.until":
		return string(w.Day().Add(w.rand.IntN(5)))
	case strings.HasSuffix(asked, "_phone"):
		return pick(w, "", "030 1234")
	}
	if w.calm {
		return pick(w, "1", "2", "3")
	}
	return pick(w, "1", "1", "2", "3", "10", "0", "4", "7", "9")
}

func (w *walk) pass() {
	span := pick(w, 50*time.Millisecond, 400*time.Millisecond, time.Second, 3*time.Second, 30*time.Second, 2*time.Minute, time.Hour, 5*time.Hour, 24*time.Hour, 49*time.Hour)
	w.note("%v pass", span)
	w.Advance(span)
}

func (w *walk) resize() {
	w.w, w.h = 40+w.rand.IntN(261), 10+w.rand.IntN(91)
	switch w.rand.IntN(4) {
	case 0:
		w.w, w.h = w.rand.IntN(60), w.rand.IntN(16)
	case 1:
		w.w, w.h = pick(w, 40, 60, 80), pick(w, 10, 18, 24)
	}
	w.note("resize %dx%d", w.w, w.h)
	w.Resize(w.w, w.h)
}

func (w *walk) sleep() {
	span := pick(w, 4*time.Second, time.Hour, 9*time.Hour, -time.Hour)
	w.note("sleep %v", span)
	w.Clock.Sleep(span)
	if w.rand.IntN(2) == 0 {
		w.Key(pick(w, "enter", "1"))
	}
}

func (w *walk) saves() {
	w.failed = !w.failed
	w.note("saves fail: %v", w.failed)
	w.Store.FailSaves(nil)
	if w.failed {
		w.Store.FailSaves(errors.New("the disk is full"))
	}
}

func (w *walk) slow() {
	w.held = 1 + w.rand.IntN(8)
	w.note("slow disk for %d steps", w.held)
	w.Hold()
}

func (w *walk) kill() {
	w.note("killed and started again")
	w.Store.SetReadOnly(!w.calm && w.rand.IntN(4) == 0)
	w.held = 0
	w.Restart()
}

// hear lets another process find something.
func (w *walk) hear() {
	level := pick(w, content.SameDay, content.Emergency)
	w.note("another process saves %v", level)
	w.Store.Receive(foreign(w.Driver, level))
}

// foreign is a check of another process with a result about the body.
func foreign(d *modeltest.Driver, level content.Urgency) coach.Check {
	at := d.Clock.Now().Wall
	how := ""
	if level == content.Emergency {
		how = "ed_now"
	}
	return coach.Check{
		Stamp: coach.Stamp{ID: coach.NewID(at, foreignSeq), At: at.UTC(), Day: coach.DayOf(at)},
		Form:  triage.Form{Kind: "full"}, Answers: triage.Answers{"fever_chills": {Choice: "yes"}}, Finished: true,
		Result: triage.Result{Urgency: level, Complete: true, Reasons: []triage.Reason{
			{Rule: "B1.7b", Level: level, How: how, About: "body", Items: []string{"fever_chills"}},
		}},
	}
}

// foreignSeq is the number within its moment that no record of this process has.
const foreignSeq = 9000

// report ends the test with what led here.
func (w *walk) report(format string, args ...any) {
	w.t.Helper()
	latest := w.did[max(0, len(w.did)-25):]
	w.t.Fatalf("%s\n%s\nafter:\n  %s\n(step %d of %s)\n\n%s\n\n%s", fmt.Sprintf(format, args...), strings.Repeat("-", 20),
		strings.Join(latest, "\n  "), len(w.did), w.did[0], w.Screen(), w.Said())
}
