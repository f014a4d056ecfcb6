package model_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

var errFull = errors.New("no space left on device")

// A failed save is told once, in one sentence with a way out; nothing is lost,
// and trying again saves it.
func TestAFailedSaveIsToldAndTriedAgain(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.Store.FailSaves(errFull)
	d.Answer("nothing")
	shows(t, d, "trouble.save")
	d.Pick("trouble.option.again")
	shows(t, d, "trouble.save")
	d.Store.FailSaves(nil)
	d.Pick("trouble.option.again")
	expect(t, d, "form.checkin.back_now")
	if c := d.Saved().CheckIns; len(c) != 1 || !c[0].Answers.Has("news", "nothing") {
		t.Errorf("on file are %+v", c)
	}
}

// Whoever goes on is not asked at every answer; Today says that something is not
// saved, and the next answer takes all of it along.
func TestGoingOnWithoutSavingLosesNothing(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.Store.FailSaves(errFull)
	d.Answer("nothing")
	d.Pick("trouble.option.later")
	d.Answer("4")
	d.Answer("6")
	expect(t, d, "form.checkin.leg_now")
	d.Keys("esc", "esc", "esc", "esc")
	shows(t, d, "notice.not_saved")
	d.Store.FailSaves(nil)
	d.Pick("today.checkin")
	d.Answer("0")
	c := d.Saved().CheckIns
	if len(c) != 1 || c[0].Answers.First("back_worst") != "6" || c[0].Answers.First("leg_now") != "0" {
		t.Errorf("on file are %+v", c)
	}
}

func TestWhatIsNotSavedIsNotCalledDone(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.Store.FailSaves(errFull)
	d.Answer("nothing")
	d.Pick("trouble.option.later")
	for _, answer := range []string{"4", "6", "0", "2", "good", "1", "none", "6", ""} {
		d.Answer(answer)
	}
	d.Keys("esc")
	for !d.Offers("today.checkin") {
		d.Advance(time.Second)
		d.Key("esc")
	}
	line := lineWith(d, d.Word("today.checkin"))
	if strings.Contains(line, d.Word("view.done")) || !strings.Contains(line, d.Word("today.saving")) {
		t.Errorf("Today says %q", line)
	}
}

func lineWith(d *modeltest.Driver, text string) string {
	lines := d.Lines()
	i := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, text) })
	if i < 0 {
		return ""
	}
	return lines[i]
}

// Keys that were meant for the question do not choose for the patient whether to
// try again.
func TestTroubleIgnoresKeysForAMoment(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.Store.FailSaves(errFull)
	d.Answer("nothing")
	d.Keys("1", "2", "enter")
	shows(t, d, "trouble.save")
}

// The program stays until the last save is answered.
func TestLeavingWaitsForTheSave(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.Hold()
	d.Answer("nothing")
	if d.Leave() {
		t.Fatal("it left before the answer was on file")
	}
	d.Keys("1", "enter", "q", "ctrl+c")
	if d.Left() {
		t.Fatal("more keys made it leave before the answer was on file")
	}
	d.Release()
	if !d.Left() {
		t.Error("it does not leave after the save")
	}
	if c := d.Saved().CheckIns; len(c) != 1 {
		t.Errorf("on file are %+v", c)
	}
}

// A disk that stays full does not hold the patient: leaving tries once more and
// then goes.
func TestLeavingTriesOnceMore(t *testing.T) {
	for _, mended := range []bool{true, false} {
		d := modeltest.New(t)
		d.SetUp(modeltest.InTherapy)
		d.Store.FailSaves(errFull)
		d.Answer("nothing")
		d.Pick("trouble.option.later")
		if mended {
			d.Store.FailSaves(nil)
		}
		if !d.Leave() {
			t.Errorf("mended %v: it does not leave", mended)
		}
		if saved := len(d.Saved().CheckIns) == 1; saved != mended {
			t.Errorf("mended %v: saved is %v", mended, saved)
		}
	}
}

// An older version of a record never lands on a newer one, however slow the disk.
func TestASlowDiskKeepsTheNewestAnswers(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	d.Hold()
	d.Answer("nothing")
	d.Answer("3")
	d.Answer("5")
	d.Answer("0")
	d.ReleaseLatestFirst()
	if a := d.Saved().CheckIns[0].Answers; a.First("news") != "nothing" || a.First("back_worst") != "5" || a.First("leg_now") != "0" {
		t.Errorf("on file are %v", a)
	}
}

// A file that cannot be read is told in one sentence, by its cause, and nothing
// is written to it.
func TestAFileThatCannotBeRead(t *testing.T) {
	for cause, id := range map[error]string{
		coach.ErrNewer:   "trouble.newer",
		coach.ErrDamaged: "trouble.damaged",
		coach.ErrBusy:    "trouble.busy",
		errFull:          "trouble.other",
	} {
		store := modeltest.NewStore()
		store.FailLoads(fmt.Errorf("somewhere: %w", cause))
		d := modeltest.New(t, modeltest.On(store))
		shows(t, d, "trouble.load")
		shows(t, d, id)
		d.Advance(time.Second)
		d.Keys("!", "f1", "down", "up")
		shows(t, d, "trouble.load")
		store.FailLoads(nil)
		d.Pick("trouble.option.again")
		expect(t, d, "form.setup.adult")
		if store.Saves() > 0 {
			t.Errorf("%v: something was written", cause)
		}
	}
}

func TestAWindowThatCannotWriteWritesNothing(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	saves := d.Store.Saves()
	d.Store.SetReadOnly(true)
	d.Restart()
	for _, key := range everyKey {
		d.Advance(time.Second)
		d.Keys(key, "enter", "1", "esc")
		if d.Left() {
			d.Restart()
		}
	}
	if d.Store.Saves() != saves {
		t.Error("something was saved")
	}
}

// Records made under a set clock say so.
func TestASetClockIsOnEveryRecord(t *testing.T) {
	d := modeltest.New(t, modeltest.With(func(o *model.Options) { o.ClockSet = true }))
	d.Ready(modeltest.InTherapy)
	d.BeginSession()
	d.Exercise()
	d.Pick("session.option.fine")
	s := d.Saved()
	if !s.Profile.ClockSet || !s.CheckIns[0].ClockSet || !s.Checks[0].ClockSet || !s.Sessions[0].ClockSet {
		t.Errorf("not marked: %+v", s)
	}
}
