package coach

import (
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// Due is a warning check that something asks for. Required ones lock a session
// until they are done.
type Due struct {
	Trigger string // T1 … T15, or "first" for the first check of all
	Form    triage.Form
	Since   time.Time // a finished complete check after this settles it
}

// Limits of the numeric triggers (clinical sections B5 and N5).
const (
	severePain   = 8              // T1: pain now or worst today
	riseOver     = 3              // T2: over the usual pain
	restAfter    = 48 * time.Hour // T1–T3 rest this long after a complete full form
	gapDays      = 7              // T14: days without any check-in
	shortNights  = 2              // T9: nights under three hours in a row
	usuallyHigh  = 6              // T1: with a usual pain above this it fires weekly only
	weekly       = 7 * 24 * time.Hour
	risingInARow = 3 // T3: days
)

// DueChecks lists the warning checks that are due at a moment, most pressing
// first. It is empty when nothing asks for one.
func (s State) DueChecks(t content.Triggers, now time.Time) []Due {
	full := triage.Form{Kind: "full"}
	if !s.anyFull() {
		return []Due{s.firstCheck(t, now)}
	}
	var due []Due
	add := func(d Due, ok bool) {
		if ok && !s.settled(d) {
			due = append(due, d)
		}
	}
	if c, ok := s.Latest(DayOf(now)); ok {
		for _, d := range newsDue(t, c) {
			add(d, true)
		}
		pain, fires := s.painTrigger(c)
		add(Due{pain, full, c.At}, fires)
		add(Due{"T9", triage.Form{Kind: "short"}, c.At}, s.shortNights(c))
	}
	for _, sess := range s.Sessions {
		add(Due{"T12", full, sess.At}, sess.StoppedFor != "")
	}
	at, gap := s.gapEnd()
	add(Due{"T14", triage.Form{Kind: "short"}, at}, gap)
	add(s.routineDue(t, now))
	return due
}

// firstCheck is the full check after set-up; what the day's check-in ticked is
// asked first.
func (s State) firstCheck(t content.Triggers, now time.Time) Due {
	first := Due{Trigger: "first", Form: triage.Form{Kind: "full"}}
	if c, ok := s.Latest(DayOf(now)); ok {
		for _, d := range newsDue(t, c) {
			first.Form.Items = append(first.Form.Items, d.Form.Items...)
		}
	}
	return first
}

// settled tells whether a finished, complete check since then answers what is
// due. A short form does not answer a full one.
func (s State) settled(d Due) bool {
	return slices.ContainsFunc(s.Checks, func(c Check) bool {
		deep := c.Form.Kind == "full" || c.Form.Kind == d.Form.Kind
		return c.Finished && c.Result.Complete && deep && !c.At.Before(d.Since) && (s.ClockSet || !c.ClockSet)
	})
}

func (s State) anyFull() bool {
	return s.settled(Due{Form: triage.Form{Kind: "full"}}) || slices.Contains(s.Profile.Done, "first_check")
}

// newsDue gives the checks that the ticks of the first check-in screen ask for.
func newsDue(t content.Triggers, c CheckIn) []Due {
	var due []Due
	for _, n := range t.News {
		if c.Answers.Has("news", n.Choice) {
			due = append(due, Due{n.ID, triage.Form{Kind: n.Form, Items: n.First}, c.At})
		}
	}
	return due
}

// painTrigger tells which of T1 to T3 a check-in fires.
func (s State) painTrigger(c CheckIn) (string, bool) {
	now, ok := c.PainNow()
	if !ok {
		return "", false
	}
	worst, _ := c.Answers.Int("back_worst")
	usual := s.Usual(c.Day)
	pain := max(now, worst)
	switch {
	case s.restsSince(c, pain, usual):
		return "", false
	case pain >= severePain && (usual <= usuallyHigh || pain > usual || !s.fullWithin(c.At, weekly)):
		return "T1", true
	case usual >= 0 && now >= usual+riseOver:
		return "T2", true
	case s.rising(c.Day):
		return "T3", true
	}
	return "", false
}

// restsSince tells whether T1 to T3 rest: nothing new, not up by one, and a
// complete full form within 48 hours.
func (s State) restsSince(c CheckIn, pain, usual int) bool {
	before, ok := s.before(c)
	upByOne := ok && pain > before
	return c.Answers.Has("news", "nothing") && !upByOne && s.fullWithin(c.At, restAfter)
}

// before is the highest pain of the check-in before c.
func (s State) before(c CheckIn) (int, bool) {
	for _, old := range slices.Backward(s.CheckIns) {
		if old.At.Before(c.At) {
			now, ok := old.PainNow()
			worst, _ := old.Answers.Int("back_worst")
			return max(now, worst), ok
		}
	}
	return 0, false
}

func (s State) fullWithin(at time.Time, span time.Duration) bool {
	return s.settled(Due{Form: triage.Form{Kind: "full"}, Since: at.Add(-span)})
}

// rising is T3: the mean of "back now" rose three days in a row, by one each
// day or by two in all.
func (s State) rising(day Day) bool {
	var means []float64
	for back := risingInARow; back >= 0; back-- {
		mean, ok := s.meanBack(day.Add(-back))
		if !ok {
			return false
		}
		means = append(means, mean)
	}
	each := true
	for i := 1; i < len(means); i++ {
		if means[i] <= means[i-1] {
			return false
		}
		each = each && means[i]-means[i-1] >= 1
	}
	return each || means[risingInARow]-means[0] >= 2
}

func (s State) meanBack(day Day) (float64, bool) {
	sum, n := 0, 0
	for _, c := range s.CheckIns {
		if back, ok := c.Answers.Int("back_now"); ok && c.Day == day {
			sum, n = sum+back, n+1
		}
	}
	if n == 0 {
		return 0, false
	}
	return float64(sum) / float64(n), true
}

// shortNights is T9: under three hours of sleep on this and the day before.
func (s State) shortNights(c CheckIn) bool {
	for i := range shortNights {
		old, ok := s.Latest(c.Day.Add(-i))
		if !ok || !old.Answers.Has("sleep", "under_3h") {
			return false
		}
	}
	return true
}

// gapEnd is T14: the moment of the last check-in that came after a gap of
// seven days or more.
func (s State) gapEnd() (time.Time, bool) {
	for i := len(s.CheckIns) - 1; i > 0; i-- {
		if s.CheckIns[i].Day.Since(s.CheckIns[i-1].Day) >= gapDays {
			return s.CheckIns[i].At, true
		}
	}
	return time.Time{}, false
}

// routineDue is T13: a routine day of some treatment has come since the last
// complete check.
func (s State) routineDue(t content.Triggers, now time.Time) (Due, bool) {
	var latest Day
	today := DayOf(now)
	for _, treatment := range s.Profile.Treatments {
		for _, r := range t.Routine {
			if r.Type != treatment.Type {
				continue
			}
			for _, n := range r.Days {
				if day := Day(treatment.Date).Add(n); day <= today && day > latest {
					latest = day
				}
			}
		}
	}
	if latest == "" {
		return Due{}, false
	}
	begins := time.Date(latest.Time().Year(), latest.Time().Month(), latest.Time().Day(), int(dayEnds.Hours()), 0, 0, 0, now.Location())
	return Due{"T13", triage.Form{Kind: "short"}, begins}, true
}
