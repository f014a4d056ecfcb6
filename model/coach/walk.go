package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// WalkTarget is how much walking a day asks for, and why.
type WalkTarget struct {
	// Walk is what the phase asks for at most; of several treatments the least.
	Walk content.Walk
	// Minutes are those of the whole day, in so many walks of Each; 0 is none, or in
	// the house no set time.
	Minutes int
	Times   int
	Each    int
	// Open tells whether a walk may be begun.
	Open    bool
	Reasons []Reason
}

// Pacing (clinical section F): the baseline is the average of three ordinary days
// less a fifth, and grows by about a tenth a week; D allows up to a fifth.
const (
	ordinaryDays = 3
	baseline     = 0.8
	weeklyGrowth = 1.1
)

// halfFor is for how many days after one of severe pain walking is cut to half: a
// flare is 24 to 48 hours of less, not of bed rest (clinical section F).
const halfFor = 1

// WalkTarget gives what to walk on the day of now, as [State.Decide] gives the
// exercises (S5: more pain, a worse morning, a flare or an open result never give
// more than without them). A target stays for seven days, as the exercises do, and
// follows what was walked in the seven before.
func (s State) WalkTarget(lib *content.Library, now time.Time) WalkTarget {
	day := DayOf(now)
	walk, stand, ok := s.walkOn(lib, day)
	t := WalkTarget{Walk: walk}
	if !ok {
		return t
	}
	if ok, reason := MayStart(WalkActivity(lib, walk), s.OpenChecks(), s.DueChecks(lib.Triggers(), now), now); !ok {
		return t.because(reason)
	}
	if e, _ := lib.Exercise("walk"); s.forbidden(e, day) {
		return t.because(Reason{ID: "walk_limit", Rule: "N9"})
	}
	t.Open = true
	if walk.Indoors {
		return t.because(Reason{ID: "walk_house", Rule: "N8"})
	}
	return t.paced(s, lib, stand, day)
}

func (t WalkTarget) because(r Reason) WalkTarget {
	t.Reasons = append(t.Reasons, r)
	return t
}

// WalkActivity is a walk as the gate sees it: outside, or the short one in the house.
func WalkActivity(lib *content.Library, w content.Walk) Activity {
	id := "walk"
	if w.Indoors {
		id = "house_walk"
	}
	return activityOf(lib, id)
}

// forbidden tells whether the clinic's paper is against an exercise.
func (s State) forbidden(e content.Exercise, day Day) bool {
	for _, l := range s.Limits(day) {
		if l.Forbids(e) {
			return true
		}
	}
	return false
}

// walkOn is what the phases of a day ask for: of several treatments the least, in
// the shortest walks. What a clinic said about the phase may hold it back, and
// loosens nothing here (clinical section N8). False until there is a treatment.
func (s State) walkOn(lib *content.Library, day Day) (content.Walk, Stand, bool) {
	stand, ok := s.Stand(lib, day)
	if !ok {
		return content.Walk{}, stand, false
	}
	bounds := s.orders(day).phases()
	var least content.Walk
	found := false
	for _, treatment := range s.Profile.Treatments {
		course, _, known := lib.Treatment(treatment.Type, treatment.Subtype)
		if !known {
			continue
		}
		n := daysSince(treatment, day)
		byDay := min(n, bounds.day(course, n))
		w, known := lib.Walk(course.On(min(byDay, s.bodyDay(course, treatment, n, day))).Limits.Walk)
		if later, ok := lib.Walk(course.On(byDay).Limits.Walk); ok && !w.Indoors { // a phase may begin with less than the one before it asked for: waiting gives no more (S5)
			w = fewer(w, later)
		}
		switch {
		case known && found:
			least = fewer(least, w)
		case known:
			least, found = w, true
		}
	}
	return least, stand, found
}

// fewer joins what two phases ask for.
func fewer(a, b content.Walk) content.Walk {
	w, other := a, b
	if b.Most() < a.Most() {
		w, other = b, a
	}
	if w.Indoors {
		return w
	}
	w.From = min(w.Begin(), other.Begin())
	if most := w.Most(); other.Minutes < w.Minutes {
		w.Minutes, w.Times = other.Minutes, most/other.Minutes
	}
	w.Days = min(w.Days, other.Days)
	return w
}

// paced lays out the minutes of a day.
func (t WalkTarget) paced(s State, lib *content.Library, stand Stand, day Day) WalkTarget {
	j := s.journal()
	grown, held, why := s.pace(j, t.Walk, stand, day)
	most := t.Walk.Most()
	t.Minutes = min(grown, most)
	if grown >= most && why.ID == "walk_grown" {
		why.ID = "walk_full"
	}
	t = t.because(why)
	switch {
	case s.walksHalf(j, stand, day):
		t = t.less(half(min(held, most)), Reason{ID: "walk_half", Rule: "F7"})
	case held < t.Minutes && s.walksHeld(j, day):
		t.Minutes = held
		t = t.because(Reason{ID: "walk_held", Rule: "N8"})
	}
	t = t.chosen(s.Chosen(day), min(held, most))
	if s.wish(day, Plan{Stand: stand}.fit(s, lib, day)) != "" { // for the reasons that pain has, without a session
		t = t.less(half(min(held, most)), Reason{ID: "walk_half", Rule: "F7"})
	}
	if t.Minutes > 0 {
		t.Each = min(t.Walk.Minutes, t.Minutes)
		t.Times = (t.Minutes + t.Each - 1) / t.Each
	}
	return t
}

// chosen makes the walk as gentle as the patient wants the day: for a gentler one a
// fifth less than it is held at, as pacing has it, for one that only eases half, as
// in a flare (clinical section F), for a rest no set time. It is never more. A bad day
// that the flare plan shortens has half, too: that page says so.
func (t WalkTarget) chosen(choice string, held int) WalkTarget {
	less, why := held, Reason{ID: "walk_chosen", Rule: "F7"}
	switch choice {
	case ChooseRest:
		less, why = 0, Reason{ID: walkRest, Rule: "N9"}
		t.Reasons = nil // of minutes that are not asked for
	case ChooseEase:
		less = half(held)
	case ChooseGentler:
		less = whole(float64(held) * baseline)
	case ChooseBefore:
	default:
		return t
	}
	return t.less(less, why)
}

// less is a shorter walk for a reason; one that is as short already stays.
func (t WalkTarget) less(minutes int, why Reason) WalkTarget {
	if minutes >= t.Minutes {
		return t
	}
	t.Minutes = minutes
	return t.because(why)
}

func half(minutes int) int { return max(1, minutes/2) }

// walkRest is the reason of a day of rest that the patient wanted.
const walkRest = "walk_rest"

// Rests tells whether the day asks for no walk because the patient wanted a rest.
func (t WalkTarget) Rests() bool {
	return slices.ContainsFunc(t.Reasons, func(r Reason) bool { return r.ID == walkRest })
}

// pace gives the minutes of a day as they grow, and as they are held. Weeks count
// from the treatment, so that nothing of before it counts.
func (s State) pace(j journal, w content.Walk, stand Stand, day Day) (grown, held int, why Reason) {
	week := stand.Day / sameDays
	first := day.Add(-(stand.Day % sameDays))
	var managed [3]float64 // in the last weeks, the latest first; 0 is not known
	for i := range min(week, len(managed)) {
		managed[i] = s.managed(j, w, first.Add(-(i+1)*sameDays))
	}
	last, before := managed[0], managed[1]
	switch {
	case last > 0 && before > 0:
		target := before * baseline // what last week asked for
		if managed[2] > 0 {
			target = grow(before)
		}
		return whole(min(grow(last), grow(target))), whole(min(last, target)), Reason{ID: "walk_grown", Rule: "F7"}
	case last > 0:
		return whole(last * baseline), whole(last * baseline), Reason{ID: "walk_base", Rule: "F7"}
	case before > 0: // a week of which little is known: begin again from below
		return min(whole(before*baseline), w.Begin()), min(whole(before*baseline), w.Begin()), Reason{ID: "walk_gap", Rule: "F7"}
	}
	return w.Begin(), w.Begin(), Reason{ID: "walk_begin", Rule: "D"}
}

// grow adds the tenth of a week, a minute at least.
func grow(minutes float64) float64 { return max(minutes*weeklyGrowth, minutes+1) }

func whole(minutes float64) int { return max(1, int(minutes)) }

// managed is the average of the days of a week with a walk; 0 with fewer than three
// of them. A sore day counts with no more than the phase begins with: leaving it out
// could make the others look better than they are (S5).
func (s State) managed(j journal, w content.Walk, first Day) float64 {
	total, days := 0, 0
	for i := range sameDays {
		day := first.Add(i)
		minutes := s.walkedFor(day)
		if minutes == 0 {
			continue
		}
		if s.soreOn(j, day) {
			minutes = min(minutes, w.Begin())
		}
		total, days = total+minutes, days+1
	}
	if days < ordinaryDays {
		return 0
	}
	return float64(total) / float64(days)
}

// walkedFor is like [State.Walked], without what was told under a set clock: that
// never lets anything grow.
func (s State) walkedFor(day Day) int {
	total := 0
	for _, e := range s.Entries {
		if e.What == EntryWalk && e.Day == day && s.counts(e.Stamp) {
			total += e.Minutes
		}
	}
	return total
}

// soreOn tells whether a day was none to grow on: a worse or lingering morning,
// severe pain, so much that there was no session, or a walk or sport that hurt.
func (s State) soreOn(j journal, day Day) bool {
	pain, _ := s.PainNow(day)
	return s.morning(j, day) > settled || j.flared(day) || pain >= startPainLimit || s.walkHurt(day) || s.sportHurt(day)
}

// walkHurt tells whether a walk of a day was ended for pain.
func (s State) walkHurt(day Day) bool {
	for _, e := range s.Entries {
		if e.What == EntryWalk && e.Day == day && e.Feel == "hurt" {
			return true
		}
	}
	return false
}

// walksHeld tells whether walking does not grow on a day: after a sore day in the
// last seven, or as long as nothing is known of today (clinical section N8: no
// answer, hold).
func (s State) walksHeld(j journal, day Day) bool {
	for i := range sameDays {
		if s.soreOn(j, day.Add(-i)) {
			return true
		}
	}
	return !s.Rated(day)
}

// walksHalf tells whether walking is cut to half: on a day of rest, in a flare, or
// after a walk or a sport that hurt.
func (s State) walksHalf(j journal, stand Stand, day Day) bool {
	for i := range halfFor + 1 {
		if j.flared(day.Add(-i)) {
			return true
		}
	}
	return s.tooMuch(day, s.painToRest(stand, day)) || s.walkHurt(day) || s.sportHurt(day)
}

// Walks lists the walks that were told of a day, in the order of their time, without
// those that were taken back.
func (s State) Walks(day Day) []Entry {
	return slices.DeleteFunc(s.entries(EntryWalk, day), func(e Entry) bool { return e.Minutes == 0 })
}
