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

// painNow is the newest answer of a day to how much it hurts, back or leg; false
// if it was not answered.
func (s State) painNow(day Day) (int, bool) {
	for _, c := range slices.Backward(s.CheckIns) {
		if pain, ok := c.PainNow(); c.Day == day && ok {
			return pain, true
		}
	}
	return 0, false
}

// Rated tells whether pain was given in any check-in of a day.
func (s State) Rated(day Day) bool {
	return slices.ContainsFunc(s.CheckIns, func(c CheckIn) bool {
		_, rated := c.PainNow()
		return c.Day == day && rated
	})
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
