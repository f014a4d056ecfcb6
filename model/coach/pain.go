package coach

import "slices"

// Latest gives the newest check-in that stands under a day; false if the day
// has none.
func (s State) Latest(day Day) (CheckIn, bool) {
	for _, c := range slices.Backward(s.CheckIns) {
		if c.Day == day {
			return c, true
		}
	}
	return CheckIn{}, false
}

// on lists the check-ins that stand under a day, in the order in which they were
// made.
func (s State) on(day Day) []CheckIn {
	var list []CheckIn
	for _, c := range s.CheckIns {
		if c.Day == day {
			list = append(list, c)
		}
	}
	return list
}

// before gives the newest such check-in before another one: of an earlier day,
// or of the same day and made earlier.
func (s State) before(c CheckIn, such func(CheckIn) bool) (CheckIn, bool) {
	var last CheckIn
	found := false
	for i := range s.CheckIns {
		old := &s.CheckIns[i]
		earlier := old.Day < c.Day || old.Day == c.Day && old.ID < c.ID
		newer := !found || old.Day > last.Day || old.Day == last.Day && old.ID > last.ID
		if earlier && newer && such(*old) {
			last, found = *old, true
		}
	}
	return last, found
}

// said is the newest answer of a day to a question, or "": a second check-in
// asks less than the first, and may be left in the middle.
func (s State) said(day Day, question string) string {
	for _, c := range slices.Backward(s.CheckIns) {
		if answer := c.Answers.First(question); c.Day == day && answer != "" {
			return answer
		}
	}
	return ""
}

// PainNow is the newest answer (NRS) of a day to how much it hurts, back or leg: of
// a check-in, or at the end of a session. If the check-in may be newer than the
// session, it is the higher of both: one that was changed or gone on with after it,
// or that has another number than the session began with. False if it was not answered.
func (s State) PainNow(day Day) (int, bool) {
	c, ok := s.rated(day)
	now, _ := c.PainNow()
	told := c.At
	for _, sess := range s.Sessions {
		if sess.Day != day || sess.EndPain == nil || !sess.EndedAt.After(told) {
			continue
		}
		checkedIn, _ := c.PainNow()
		newer := sess.StartPain != now || c.Edited.After(sess.EndedAt)
		if now, told, ok = *sess.EndPain, sess.EndedAt, true; newer {
			now = max(now, checkedIn)
		}
	}
	return now, ok
}

// rated is the newest check-in of a day in which pain was given, a second one before
// the first whatever the clock said; false if there is none.
func (s State) rated(day Day) (CheckIn, bool) {
	var newest CheckIn
	found := false
	for _, c := range s.on(day) {
		if _, ok := c.PainNow(); ok && (!found || c.Second || !newest.Second) {
			newest, found = c, true
		}
	}
	return newest, found
}

// Rated tells whether pain was given in any check-in of a day.
func (s State) Rated(day Day) bool {
	_, ok := s.rated(day)
	return ok
}

// PainNow is the higher of back and leg pain now, on the NRS; false if neither
// was answered.
func (c CheckIn) PainNow() (int, bool) {
	back, okBack := c.Answers.Int("back_now")
	leg, okLeg := c.Answers.Int("leg_now")
	return max(back, leg), okBack || okLeg
}

// worst is the highest pain of a check-in, now or since the one before; false if
// none was answered.
func (c CheckIn) worst() (int, bool) {
	now, ok := c.PainNow()
	worst, rated := c.Answers.Int("back_worst")
	return max(now, worst), ok || rated
}
