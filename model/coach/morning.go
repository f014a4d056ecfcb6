package coach

// morning says how the back took the day before: the worse of what was said
// about the last session and of the number, against what is usual (clinical
// section N8). Three over usual asks for a check besides (T2).
type morning int

const (
	settled   morning = iota // or nothing was said
	lingering                // still sorer, or one over usual
	worse                    // worse, or two over usual or more
)

// words are the answers to how it settled.
var words = map[string]morning{"settled": settled, "lingering": lingering, "worse": worse}

// morning takes the worst that was said on a day, so that a better evening takes
// nothing back.
func (s State) morning(j journal, day Day) morning {
	usual := s.usual(j, inBack, day)
	m := s.saidOf(day)
	for _, c := range s.on(day) {
		if back, ok := c.Answers.Int("back_now"); ok && usual >= 0 {
			m = max(m, min(morning(back-usual), worse))
		}
	}
	return m
}

// saidOf is the worst word of a day about how the last session settled.
func (s State) saidOf(day Day) morning {
	m := settled
	for _, c := range s.on(day) {
		m = max(m, words[c.Answers.First("after_session")])
	}
	return m
}

// soreMornings counts the mornings in a row, up to a day, that lingered in the
// patient's own word; a day without one ends the row. A number one over usual is
// within what varies from day to day: it holds the level, but begins no row.
func (s State) soreMornings(day Day) int {
	n := 0
	for n < Window && s.saidOf(day.Add(-n)) > settled {
		n++
	}
	return n
}
