package model

import (
	"maps"

	tea "charm.land/bubbletea/v2"

	"backcoach/model/sound"
)

// Sound plays announcements. Its methods return at once, whatever the speech
// program does.
type Sound interface {
	Play(c sound.Cue)
	// Hush stops what is being played.
	Hush()
	// SetMode changes how cues sound. The channel is closed soon, when it is known
	// whether there is a voice; it is nil if that is not looked for now.
	SetMode(m sound.Mode) <-chan struct{}
	// TryAgain gives a voice that was given up another try; the channel is as
	// above. Only the patient's choice does that, for a program that hangs at each
	// try would silence the whole session.
	TryAgain() <-chan struct{}
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
	a.chose = true
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

// resounding screens may ask how the session shall sound.
type resounding interface {
	// resounds tells, once, that this was answered.
	resounds() bool
}

// sounds plays what the screen has to say. One that is left, or pauses, is silent
// at once. The command looks again when it is known whether there is a voice.
func (a *App) sounds(was screen, ran bool) tea.Cmd {
	var cues []sound.Cue
	if s, ok := a.screen.(speaking); ok {
		cues = s.utter()
	}
	if p := a.packAway(); p != nil {
		cues = append(cues, p.utter()...)
	}
	if s := a.sitAway(); s != nil {
		cues = append(cues, s.utter()...)
	}
	if a.opts.Sound == nil {
		return nil
	}
	looked := a.opts.Sound.SetMode(a.soundMode())
	if asked, is := was.(resounding); a.chose || is && asked.resounds() {
		a.chose, looked = false, a.opts.Sound.TryAgain()
	}
	if _, spoke := was.(speaking); spoke && (a.screen != was || ran && a.screen.mode() != running) {
		a.opts.Sound.Hush()
	}
	for _, c := range cues {
		a.opts.Sound.Play(c)
	}
	return lookedCmd(looked)
}
