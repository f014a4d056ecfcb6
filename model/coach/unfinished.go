package coach

import "slices"

// Unfinished gives today's session that was left in the middle, if there is
// one. Of another day there is none to go on with: it is closed as partly done.
func (s State) Unfinished(day Day) (Session, bool) {
	for _, sess := range slices.Backward(s.Sessions) {
		if sess.State == SessionRunning && sess.Day == day {
			return sess, true
		}
	}
	return Session{}, false
}

// Stale lists the sessions of other days that were never ended, closed honestly as
// partly done. One of a later day was begun under a wrong clock: when that day comes
// it is nothing to go on with.
func (s State) Stale(day Day) []Session {
	var stale []Session
	for _, sess := range s.Sessions {
		if sess.State == SessionRunning && sess.Day != day {
			sess.State = SessionPartly
			stale = append(stale, sess)
		}
	}
	return stale
}
