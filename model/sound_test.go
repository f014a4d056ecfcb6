package model_test

import (
	"slices"
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
