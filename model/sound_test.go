package model_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/modeltest"
	"backcoach/model/sound"
)

// heardBy is a patient who hears, in front of the question whether all is in
// reach.
func heardBy(t *testing.T, ear *modeltest.Ear, change func(*model.Options)) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t, modeltest.With(func(o *model.Options) {
		o.Sound = ear
		if change != nil {
			change(o)
		}
	}))
	d.Ready(modeltest.InTherapy)
	d.Pick("today.session")
	d.Conditions(map[string][]string{"sound": {"voice"}})
	shows(t, d, "session.ready.ask")
	return d
}

// How it sounds is what was chosen before the first session, until it is changed
// there, which can be heard at once; the command line comes first.
func TestHowItSounds(t *testing.T) {
	ear := &modeltest.Ear{}
	d := heardBy(t, ear, nil)
	for _, want := range []sound.Mode{sound.Voice, sound.Bell, sound.Off, sound.Voice} {
		if got := ear.Mode(); got != want {
			t.Fatalf("it sounds as %s, want %s", got, want)
		}
		d.Pick("session.option.sound", content.Args{"Sound": d.Word("session.sound." + string(want))})
	}
	heard := ear.Heard()
	if len(heard) == 0 || heard[len(heard)-1].Text != d.Word("voice.sample") {
		t.Errorf("after a change nothing is heard: %+v", heard)
	}

	ear = &modeltest.Ear{}
	d = heardBy(t, ear, func(o *model.Options) { o.SoundMode = sound.Bell })
	if ear.Mode() != sound.Bell {
		t.Errorf("--sound bell sounds as %s", ear.Mode())
	}
	d.Pick("session.option.sound", content.Args{"Sound": d.Word("session.sound.bell")})
	if ear.Mode() != sound.Off || !slices.Equal(d.Saved().Profile.Answers["sound"], []string{"off"}) {
		t.Errorf("changed by hand it sounds as %s", ear.Mode())
	}
}

// A voice that does not work, or plays at another machine, is told before the
// session, with the way out.
func TestTroubleWithTheVoiceIsTold(t *testing.T) {
	for _, trouble := range []sound.Trouble{sound.Missing, sound.Silent, sound.Stuck} {
		d := heardBy(t, &modeltest.Ear{Ails: trouble}, nil)
		shows(t, d, "sound."+string(trouble))
	}
	d := heardBy(t, &modeltest.Ear{}, func(o *model.Options) { o.Remote = true })
	shows(t, d, "sound.remote")
	d = heardBy(t, &modeltest.Ear{}, nil)
	for _, id := range []string{"remote", "missing", "silent", "stuck"} {
		if d.Shows("sound." + id) {
			t.Errorf("without any trouble it says sound.%s", id)
		}
	}
}

// Only who chooses how it sounds tries a voice again that was given up: in front
// of the session, and under Settings even if it is what holds already.
func TestOnlyChoosingTheVoiceTriesAgain(t *testing.T) {
	ear := &modeltest.Ear{}
	d := heardBy(t, ear, nil)
	tried := ear.Tried()
	d.Pick("session.option.begin")
	d.Finish()
	d.EndSession(3)
	d.Key("enter")
	if ear.Tried() != tried {
		t.Errorf("in a session without a choice the voice was tried again %d times", ear.Tried()-tried)
	}
	d.Pick("today.more.settings")
	walkTo(t, d, "settings.sound")
	d.Answer("voice")
	d.Answer("no")
	d.Answer("by_itself")
	shows(t, d, "settings.ask")
	if ear.Tried() != tried+1 {
		t.Errorf("chosen again under Settings it was tried %d times more", ear.Tried()-tried)
	}
	for range 3 {
		d.Key("down")
	}
	if ear.Tried() != tried+1 {
		t.Error("after the choice every message tries again")
	}
}

// realPlayer is the real one, with programs that are found by this, on the time of a
// driver.
func realPlayer(t *testing.T, programs func(string) (string, error)) (p *sound.Player, follow func(d *modeltest.Driver)) {
	t.Helper()
	var now atomic.Int64
	now.Store(modeltest.Morning.UnixNano())
	p = sound.New(sound.Options{Programs: programs, Now: func() time.Time { return time.Unix(0, now.Load()) }})
	t.Cleanup(p.Close)
	return p, func(d *modeltest.Driver) { now.Store(d.Clock.Now().Wall.UnixNano()) }
}

// spoken is a patient with a real player, in front of the question whether all is
// in reach.
func spoken(t *testing.T, p model.Sound) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t, modeltest.With(func(o *model.Options) { o.Sound, o.SoundMode = p, sound.Voice }))
	d.Ready(modeltest.InTherapy)
	d.Pick("today.session")
	d.Conditions(nil)
	shows(t, d, "session.ready.ask")
	return d
}

// Without a program the page in front of the session says why the bell rings, and
// also when the voice is chosen there.
func TestAMissingProgramIsTold(t *testing.T) {
	p, _ := realPlayer(t, func(string) (string, error) { return "", exec.ErrNotFound })
	d := spoken(t, p)
	shows(t, d, "sound.missing")
	for _, is := range []string{"voice", "bell", "off"} {
		d.Pick("session.option.sound", content.Args{"Sound": d.Word("session.sound." + is)})
	}
	shows(t, d, "sound.missing")
}

// A program that fails is given up after two tries for the whole session, however
// many messages come.
func TestAProgramThatFailsIsGivenUp(t *testing.T) {
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("there is no shell here to write a speech program in")
	}
	dir := t.TempDir()
	program, starts := filepath.Join(dir, "espeak-ng"), filepath.Join(dir, "starts")
	if err := os.WriteFile(program, []byte("#!/bin/sh\necho >>"+starts+"\nexit 7\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	p, follow := realPlayer(t, func(name string) (string, error) {
		if name == "espeak-ng" {
			return program, nil
		}
		return "", exec.ErrNotFound
	})
	d := spoken(t, p)
	d.Pick("session.option.begin")
	d.Pick("session.option.start")
	for range 200 {
		d.Advance(100 * time.Millisecond)
		follow(d)
		time.Sleep(10 * time.Millisecond) // a real process
	}
	if p.Trouble() != sound.Silent {
		t.Errorf("after 20 seconds the trouble is %q", p.Trouble())
	}
	// A third start is the preparation, which the exercise may have cut short.
	if n, err := os.ReadFile(starts); err != nil || len(n) < 2 || len(n) > 3 {
		t.Errorf("it was started %d times (%v), want 2", len(n), err)
	}
}

// Whoever does not hear sees that something begins, for a moment, if they chose
// so.
func TestTheFlash(t *testing.T) {
	for _, wanted := range []string{"yes", "no"} {
		d := exercising(t)
		d.Store.Prefer("flash", wanted)
		d.Pick("session.option.start")
		before := d.Screen()
		d.Advance(500 * time.Millisecond)
		if flashed := before != d.Screen(); flashed != (wanted == "yes") {
			t.Errorf("flash %s: the screen half a second later\n%s\nwas\n%s", wanted, d.Screen(), before)
		}
	}
}
