package coach

import (
	"maps"
	"strconv"
	"time"

	"backcoach/content"
)

// Aim is something that a week may aim at, in days. Goals are counted over the last
// seven days, so that no Monday wipes anything out.
type Aim string

// The aims of a week.
const (
	AimDays     Aim = "days" // on which the back was looked after in any way
	AimSessions Aim = "sessions"
	AimWalks    Aim = "walks"
	AimCheckIns Aim = "check_ins"
)

// Aims lists them in the order in which they are told.
func Aims() []Aim { return []Aim{AimDays, AimSessions, AimWalks, AimCheckIns} }

// Week is how the last seven days went.
type Week struct {
	Days [weekDays]DayCare // oldest first
	// Suggested is what the phase suggests, Goals what the patient made of it: never
	// more. An aim of 0 is none, as for exercises on quiet days.
	Suggested map[Aim]int
	Goals     map[Aim]int
	// Back is set on the day of coming back after some days without an entry.
	Back bool
}

const weekDays = 7

// backAfter is how many missed days make a gap (clinical section F: one or two are
// none).
const backAfter = 3

// DayCare is what was done for the back on a day.
type DayCare struct {
	Day     Day
	Session bool
	Walk    bool
	CheckIn bool
	Therapy bool // an appointment that was attended
	// Sport is set where a sport was told, Early where none of these was one that the day
	// allowed and that did not hurt: it is told, but not counted as looking after the back.
	Sport bool
	Early bool
	// Rest is set where the plan advised it, Guarded on the day of a result of
	// SAME_DAY or EMERGENCY and the day after: both count as looked after by
	// themselves.
	Rest    bool
	Guarded bool
	// Free is set where the patient wanted a rest: no walk is missed then.
	Free bool
}

// excused tells whether exercise was rightly left out, or done elsewhere.
func (d DayCare) excused() bool { return d.Therapy || d.Rest || d.Guarded }

// Counts tells whether the day counts towards an aim. Of checking in nobody is
// excused: it can be done on a day of rest as well.
func (d DayCare) Counts(a Aim) bool {
	switch a {
	case AimSessions:
		return d.Session || d.excused()
	case AimWalks:
		return d.Walk || d.Rest || d.Guarded || d.Free
	case AimCheckIns:
		return d.CheckIn
	}
	return d.Session || d.Walk || d.Sport && !d.Early || d.excused()
}

// Done counts the days of the week that count towards an aim.
func (w Week) Done(a Aim) int {
	n := 0
	for _, d := range w.Days {
		if d.Counts(a) {
			n++
		}
	}
	return n
}

// Rested counts the days that count without anything done on them.
func (w Week) Rested() int {
	n := 0
	for _, d := range w.Days {
		if (d.Rest || d.Guarded) && !d.Session && !d.Walk && !d.Sport && !d.Therapy {
			n++
		}
	}
	return n
}

// Week looks back on the seven days up to now. Of days before set-up only what was
// told counts.
func (s State) Week(lib *content.Library, now time.Time) Week {
	today := DayOf(now)
	w := Week{Back: s.cameBack(today)}
	for i := range w.Days {
		w.Days[i] = s.care(lib, today.Add(i+1-weekDays), now)
	}
	w.Suggested = s.suggested(lib, today)
	w.Goals = map[Aim]int{}
	for aim, n := range w.Suggested {
		if own, ok := s.Profile.Answers.Int(aim.question()); ok && own > 0 {
			n = min(n, own)
		}
		w.Goals[aim] = n
	}
	return w
}

// question is the answer of the profile that holds the patient's own goal.
func (a Aim) question() string { return "goal_" + string(a) }

// suggested are the goals of the phase.
func (s State) suggested(lib *content.Library, day Day) map[Aim]int {
	walk, stand, ok := s.walkOn(lib, day)
	goal, known := lib.Goal(stand.Phase.Name)
	if !ok || !known {
		return map[Aim]int{}
	}
	aims := map[Aim]int{AimDays: goal.Days, AimSessions: goal.Sessions, AimWalks: walk.Days, AimCheckIns: goal.CheckIns}
	if stand.Phase.Exercises == 0 {
		aims[AimSessions] = 0
	}
	if walk.Indoors {
		aims[AimWalks] = 0
	}
	return aims
}

// WithGoal gives the profile with a goal of the patient's own.
func (p Profile) WithGoal(a Aim, n int) Profile {
	p.Answers = maps.Clone(p.Answers)
	p.Answers[a.question()] = []string{strconv.Itoa(n)}
	return p
}

// care is what was done on a day. Before set-up nothing was advised.
func (s State) care(lib *content.Library, day Day, now time.Time) DayCare {
	d := DayCare{Day: day, Walk: s.Walked(day) > 0}
	for _, sess := range s.Sessions {
		d.Session = d.Session || sess.Day == day && sess.Completed() > 0
	}
	for _, c := range s.CheckIns {
		d.CheckIn = d.CheckIn || c.Day == day && c.Finished
	}
	_, d.Therapy = s.Therapy(day)
	d.Sport, d.Early = s.sported(lib, day)
	d.Free = s.Chosen(day) == ChooseRest
	if day < s.Profile.Day {
		return d
	}
	end := now
	if next := day.Add(1).begins(now.Location()); next.Before(now) {
		end = next.Add(-time.Second)
	}
	d.Rest, d.Guarded = s.restAdvised(lib, day, end), s.guarded(day)
	return d
}

// sported tells whether a sport was told of a day, and whether none of them was one that
// its phase, the treatment and the clinic allow, and that did not hurt.
func (s State) sported(lib *content.Library, day Day) (told, early bool) {
	for _, e := range s.entries(EntrySport, day) {
		if e.Of == "" {
			continue
		}
		on, known := s.SportOn(lib, day, e.Of)
		if known && on.Why.ID == "" && e.Feel != hurtFeel {
			return true, false
		}
		told = true
	}
	return told, told
}

// therapy is the kind of a visit that treats the back.
const therapy = "therapy"

// Therapy gives the appointment that was attended on a day; false if none was told,
// or it was taken back.
func (s State) Therapy(day Day) (Entry, bool) {
	for _, e := range s.entries(EntryVisit, day) {
		if e.Of == therapy {
			return e, true
		}
	}
	return Entry{}, false
}

// Attended makes the entry of a therapy appointment on a day, told at a moment.
func Attended(stamp Stamp, day Day) Entry {
	stamp.Day = day
	return Entry{Stamp: stamp, What: EntryVisit, Of: therapy}
}

// cameBack tells whether today follows a gap: some days without any entry, of which
// the first record of all is no end.
func (s State) cameBack(today Day) bool {
	last := s.Profile.Day
	if last == "" || last == today {
		return false
	}
	seen := func(day Day) {
		if day < today {
			last = max(last, day)
		}
	}
	for _, c := range s.CheckIns {
		seen(c.Day)
	}
	for _, c := range s.Checks {
		seen(c.Day)
	}
	for _, sess := range s.Sessions {
		seen(sess.Day)
	}
	for _, e := range s.Entries {
		seen(e.Day)
	}
	return today.Since(last) > backAfter
}
