package model

import (
	"maps"

	"backcoach/model/sound"
)

// Sound plays announcements. Its methods return at once, whatever the speech
// program does.
type Sound interface {
	Play(c sound.Cue)
	// Hush stops what is being played.
	Hush()
	// SetMode changes how cues sound.
	SetMode(m sound.Mode)
	// Trouble says why the bell rings in place of the voice; "" if it does not.
	Trouble() sound.Trouble
}

// soundMode is what the command line says, else what the patient chose; silent
// until then.
func (a *App) soundMode() sound.Mode {
	if a.opts.SoundMode != "" {
		return a.opts.SoundMode
	}
	return soundOf(a.state.Profile)
}

// soundAs keeps how the session shall sound, from now on and whatever the command
// line said.
func (a *App) soundAs(mode sound.Mode) {
	a.opts.SoundMode = ""
	p := a.state.Profile
	p.Answers = maps.Clone(p.Answers)
	p.Answers["sound"] = []string{string(mode)}
	a.keep(p)
}

// soundTrouble is what the patient should know of the sound, by its words: that
// it comes from another machine, or why there is no voice. "" is nothing.
func (a *App) soundTrouble() string {
	switch mode := a.soundMode(); {
	case a.opts.Sound == nil || mode == sound.Off:
		return ""
	case mode == sound.Voice && a.opts.Sound.Trouble() != "":
		return string(a.opts.Sound.Trouble())
	case a.opts.Remote:
		return "remote"
	}
	return ""
}

// speaking screens have something to be heard.
type speaking interface{ utter() []sound.Cue }

// sounds plays what the screen has to say. One that is left, or pauses, is silent
// at once.
func (a *App) sounds(was screen, ran bool) {
	s, ok := a.screen.(speaking)
	if a.opts.Sound == nil {
		if ok {
			s.utter()
		}
		return
	}
	a.opts.Sound.SetMode(a.soundMode())
	if _, spoke := was.(speaking); spoke && (a.screen != was || ran && a.screen.mode() != running) {
		a.opts.Sound.Hush()
	}
	if !ok {
		return
	}
	for _, c := range s.utter() {
		a.opts.Sound.Play(c)
	}
}
