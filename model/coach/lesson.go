package coach

import (
	"maps"
	"slices"
	"strings"
	"time"

	"backcoach/content"
)

// LessonsRead is the answer of the profile that lists the lessons that were opened, as
// "id day" with the day on which each first was. It outlives the window of records.
const LessonsRead = "lessons_read"

// LessonRead gives the day on which a lesson was first opened; false if it never was.
func (p Profile) LessonRead(id string) (Day, bool) {
	for _, read := range p.Answers[LessonsRead] {
		if what, day, _ := strings.Cut(read, " "); what == id {
			return Day(day), true
		}
	}
	return "", false
}

// WithLessonRead gives the profile with a lesson marked as opened on a day, unless it
// was before.
func (p Profile) WithLessonRead(id string, day Day) Profile {
	if _, read := p.LessonRead(id); read {
		return p
	}
	was := p.Answers[LessonsRead]
	p.Answers = maps.Clone(p.Answers)
	if p.Answers == nil {
		p.Answers = Answers{}
	}
	p.Answers[LessonsRead] = append(slices.Clone(was), id+" "+string(day))
	return p
}

// Concerns tells whether a lesson is for any treatment that the patient had, or for all.
func (p Profile) Concerns(lib *content.Library, l content.Lesson) bool {
	if len(l.For) == 0 {
		return true
	}
	for _, t := range p.Treatments {
		if _, subtype, ok := lib.Treatment(t.Type, t.Subtype); ok && l.Fits(subtype) {
			return true
		}
	}
	return false
}

// Lesson chooses the lesson of the day: one for the treatment that decides and its
// phase, unread before read, then by [lessonRank] and the day's first check-in, else the last
// one. What is opened or told later in the day changes nothing, so that it
// stays the same. False on a day of an emergency, when there is something else to do,
// and before set-up.
func (s State) Lesson(lib *content.Library, now time.Time) (content.Lesson, bool) {
	day := DayOf(now)
	stand, ok := s.Stand(lib, day)
	if !ok || s.emergencyOn(day, now) {
		return content.Lesson{}, false
	}
	all := lib.Lessons()
	var fitting, unread []content.Lesson
	warned := s.warned(lib, now)
	for _, l := range all.Lessons {
		if l.Normal && stand.Waiting { // the days are over in which that was normal
			continue
		}
		if !l.Fits(stand.Subtype) || !l.In(stand.Phase.Name) || s.operated() && l.Early(stand.Phase.Name) || l.NothingOpen && warned {
			continue
		}
		fitting = append(fitting, l)
		if read, ok := s.Profile.LessonRead(l.ID); !ok || read >= day {
			unread = append(unread, l)
		}
	}
	if len(unread) == 0 {
		return lessonOfTurn(fitting, day)
	}
	rank := lessonRank(s.moments(all.Moments, day))
	return slices.MinFunc(unread, func(a, b content.Lesson) int { return rank(a) - rank(b) }), true
}

// operated tells whether one of the treatments was an operation.
func (s State) operated() bool {
	return slices.ContainsFunc(s.Profile.Treatments, operation)
}

// lessonOfTurn takes another lesson each day.
func lessonOfTurn(lessons []content.Lesson, day Day) (content.Lesson, bool) {
	if len(lessons) == 0 {
		return content.Lesson{}, false
	}
	const anyDay = Day("2026-01-01")
	n := day.Since(anyDay) % len(lessons)
	return lessons[(n+len(lessons))%len(lessons)], true
}

// lessonRank orders lessons: the lowest first. What is normal in the phase and what is
// not comes before all else, once, and after it the warning signs that come first. Then comes what answers to how it is now, what is for
// few phases, for more and for any, and last what answers to something that is not so now.
func lessonRank(now []string) func(l content.Lesson) int {
	return func(l content.Lesson) int {
		switch {
		case l.Normal:
			return 0
		case l.First:
			return 1
		}
		for i, m := range now {
			if slices.Contains(l.When, m) {
				return 2 + i
			}
		}
		const phases = 5
		rest := 2 + len(now)
		switch {
		case len(l.When) > 0:
			return rest + phases + 2
		case len(l.Phases) == 0:
			return rest + phases + 1
		}
		return rest + len(l.Phases)
	}
}

// emergencyOn tells whether a result of EMERGENCY is open, or was reached on the day.
func (s State) emergencyOn(day Day, now time.Time) bool {
	return slices.ContainsFunc(s.Standing(now), func(o Open) bool { return o.Level == content.Emergency }) ||
		slices.ContainsFunc(s.Checks, func(c Check) bool { return c.Day == day && c.Level() == content.Emergency })
}

// moments lists what of a list was told by the check-in that counts for the day, in the
// order of the list.
func (s State) moments(all []content.Moment, day Day) []string {
	c, ok := s.telling(day)
	if !ok {
		return nil
	}
	var now []string
	for _, m := range all {
		if m.Question == "" && s.flaring(c) || m.Question != "" && tells(c, m) {
			now = append(now, m.ID)
		}
	}
	return now
}

// telling is the first check-in of a day that rated the pain, else the newest such one
// before, if it is not so old that nobody knows any more how it went on.
func (s State) telling(day Day) (CheckIn, bool) {
	var told CheckIn
	for _, c := range s.CheckIns {
		if _, rated := c.PainNow(); rated && c.Day <= day {
			if told = c; c.Day == day {
				break
			}
		}
	}
	return told, told.ID != "" && day.Since(told.Day) < lostAfter
}

// flaring tells whether a check-in told of a bad day.
func (s State) flaring(c CheckIn) bool {
	worst, _ := c.worst()
	return worst >= severePain || s.over(s.journal(), c, badOver)
}

func tells(c CheckIn, m content.Moment) bool {
	if n, ok := c.Answers.Int(m.Question); ok {
		return (m.From != nil || m.UpTo != nil) && (m.From == nil || n >= *m.From) && (m.UpTo == nil || n <= *m.UpTo)
	}
	return slices.ContainsFunc(m.Is, func(is string) bool { return c.Answers.Has(m.Question, is) })
}
