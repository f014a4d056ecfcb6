package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// Tally is how one thing has worked for a patient within the window, from what was
// told after it.
type Tally struct {
	Better, Same, Worse int
	// Badly is set while it made things worse the last two times.
	Badly bool
}

// Told is how often it was told.
func (t Tally) Told() int { return t.Better + t.Same + t.Worse }

// score is what puts one thing before another: what made it better counts up, what
// made it worse counts down.
func (t Tally) score() int { return t.Better - t.Worse }

// Tally counts how a help has worked. What a guide saved counts for the help that it
// leads through; a gentler session tells by the pain before and after it.
func (s State) Tally(h content.Help) Tally { return s.tally(h, LastDay) }

// tally counts how a help has worked before a day.
func (s State) tally(h content.Help, before Day) Tally {
	if h.ID == "gentler" {
		return tallyOf(s.afterGentler(before))
	}
	return tallyOf(s.feels(before, h.ID, h.Guide))
}

// TallyOf counts what was told after something that has one of these ids.
func (s State) TallyOf(ids ...string) Tally { return tallyOf(s.feels(LastDay, ids...)) }

// LastDay is later than any day that a record may have.
const LastDay Day = "9999-12-31"

// feels is what was told before a day after something that has one of these ids.
func (s State) feels(before Day, ids ...string) []string {
	var feels []string
	for _, e := range s.Entries {
		if e.What == EntryRelief && e.Of != "" && slices.Contains(ids, e.Of) && s.counts(e.Stamp) && e.Day < before {
			feels = append(feels, e.Feel)
		}
	}
	return feels
}

// afterGentler is how the sessions that were chosen to be gentler ended before a day, by
// the pain.
func (s State) afterGentler(before Day) []string {
	var feels []string
	for _, sess := range s.Sessions {
		if s.counts(sess.Stamp) && sess.Day < before && IsGentler(s.chosenBy(sess.Day, sess.At)) {
			feels = append(feels, sess.feel())
		}
	}
	return feels
}

// feel is how a session ended for the back: worse if it was stopped for pain or anything
// else, else by the pain at its end; "" if that was not told.
func (s Session) feel() string {
	switch {
	case s.StoppedFor != "" || s.Reds > 0:
		return "worse"
	case s.EndPain == nil:
		return ""
	case *s.EndPain < s.StartPain:
		return "better"
	case *s.EndPain > s.StartPain:
		return "worse"
	}
	return "same"
}

// IsGentler tells whether a choice makes the session of a day gentler than planned.
func IsGentler(chosen string) bool { return chosen == ChooseGentler || chosen == ChooseEase }

// tallyOf counts feelings, the oldest first; "" was not told.
func tallyOf(feels []string) Tally {
	var t Tally
	row := 0
	for _, feel := range feels {
		switch feel {
		case "better":
			t.Better, row = t.Better+1, 0
		case "same":
			t.Same, row = t.Same+1, 0
		case "worse":
			t.Worse, row = t.Worse+1, row+1
		}
	}
	t.Badly = row >= worseInARow
	return t
}

// worseInARow is how often in a row something makes it worse before it goes to the
// end. No source names a number.
const worseInARow = 2

// HelpLine is a thing to do while it hurts, how it has worked, and why it is not for
// now.
type HelpLine struct {
	content.Help
	Tally Tally
	// Why is empty if it may be done. It is a reason of [MayStart], of [State.MayPack],
	// of a plan without a session, or walk_limit.
	Why Reason
	// Until is when it may be done again, where a time is why.
	Until time.Time
	// before is how it worked up to the day before.
	before Tally
}

// Helps lists what could help now, what helped this patient before first: what is
// worse again and again last, then by how often it helped and made worse, then by what
// the flare plan says, then as the content has it. What is told on a day orders those
// that follow: within a day nothing changes its place.
func (s State) Helps(lib *content.Library, now time.Time) []HelpLine {
	var lines []HelpLine
	g, today := s.gate(lib, now), DayOf(now)
	for _, h := range lib.Relief().Helps {
		line := HelpLine{Help: h, Tally: s.Tally(h)}
		line.before = s.tally(h, today)
		line.Why, line.Until = s.whyNoHelp(g, h)
		lines = append(lines, line)
	}
	slices.SortStableFunc(lines, s.byHelp)
	return lines
}

func (s State) byHelp(a, b HelpLine) int {
	if a.before.Badly != b.before.Badly {
		return before(b.before.Badly)
	}
	if by := b.before.score() - a.before.score(); by != 0 {
		return by
	}
	mine := func(l HelpLine) bool { return s.Profile.Answers.Has("flare_helped", l.ID) }
	if mine(a) != mine(b) {
		return before(mine(a))
	}
	return 0
}

// before puts the first of two in front, or behind.
func before(first bool) int {
	if first {
		return -1
	}
	return 1
}

// gate is what decides at a moment whether something may start, gathered once.
type gate struct {
	lib  *content.Library
	now  time.Time
	open []Check
	due  []Due
}

func (s State) gate(lib *content.Library, now time.Time) gate {
	return gate{lib, now, s.OpenChecks(), s.DueChecks(lib.Triggers(), now)}
}

func (g gate) mayStart(a Activity) (bool, Reason) { return MayStart(a, g.open, g.due, g.now) }

// whyNoHelp says why something is not for now.
func (s State) whyNoHelp(g gate, h content.Help) (Reason, time.Time) {
	if _, pack := g.lib.Relief().Pack(h.ID); pack {
		_, bar := s.mayPack(g, h.ID)
		if bar.ID == SkinUnasked { // it is asked when it is chosen
			return Reason{}, time.Time{}
		}
		return bar.Reason, bar.Until
	}
	a := HelpActivity(g.lib, h)
	switch h.ID {
	case "short_walk":
		target := s.WalkTarget(g.lib, g.now)
		a = WalkActivity(g.lib, target.Walk)
		if ok, _ := g.mayStart(a); ok && !target.Open {
			return Reason{ID: "walk_limit"}, time.Time{}
		}
	case "gentler":
		if p := s.Decide(g.lib, g.now); len(p.Routine) == 0 {
			return p.WhyNone(), time.Time{}
		}
	}
	_, why := g.mayStart(a)
	return why, time.Time{}
}

// HelpActivity is a help as the gate knows it.
func HelpActivity(lib *content.Library, h content.Help) Activity {
	if e, ok := lib.Exercise(h.Activity); ok {
		return ExerciseActivity(e)
	}
	return activityOf(lib, h.Activity)
}
