package model

import "backcoach/model/sound"

// Sound plays announcements. Its methods return at once, whatever the speech
// program does.
type Sound interface {
	Play(c sound.Cue)
	// Hush stops what is being played.
	Hush()
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
