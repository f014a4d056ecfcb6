package model

import (
	"time"

	"backcoach/views"
)

// A break from sitting is counted also while another page is read: it rings there, and
// the page says so. What runs, such as a session, is not disturbed: it rings after that.

// sitOn is the page of the break that is counted already, under another screen, else a
// new one.
func (a *App) sitOn(s *sitting) *sitting {
	if old := a.sit; old != nil && old != s && (old.stage == sitCounts || old.stage == sitRang) {
		old.under = s.under
		return old
	}
	a.sit = s
	return s
}

// sitAway is a break that is counted, or rang, behind another screen; nil if there is none.
func (a *App) sitAway() *sitting {
	if s := a.sit; s != nil && a.screen != screen(s) && a.screen.mode() != running && (s.stage == sitCounts || s.stage == sitRang) {
		return s
	}
	return nil
}

// lookSit lets such a break ring.
func (a *App) lookSit() {
	if s := a.sitAway(); s != nil {
		s.look(a.env())
	}
}

// sitNotice says on another page that it is time to stand, for as long as that takes; nil
// if it is not.
func (a *App) sitNotice(e env) *views.Notice {
	if s := a.sitAway(); s != nil && s.stage == sitRang && s.toStand(e) > 0 {
		return &views.Notice{Tone: views.Quiet, Head: e.say("sit.rang", s.stand(e))}
	}
	return nil
}

// toStand is how long it is still time to stand after it rang.
func (s *sitting) toStand(e env) time.Duration {
	return s.spell + time.Duration(e.lib.Lifestyle().Sit.Stand)*time.Minute - s.sat(e.now)
}

// waitAway is until the next moment at which a break behind another page changes that.
func (s *sitting) waitAway(e env) time.Duration {
	if s.stage == sitRang {
		return max(0, time.Duration(float64(s.toStand(e))/s.speed))
	}
	return s.wait(e)
}
