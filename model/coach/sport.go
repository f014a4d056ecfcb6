package coach

import (
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// SportStand is a sport as it stands on a day.
type SportStand struct {
	content.Sport
	// Why says why it waits; empty if nothing is against it.
	Why Reason
	// From is the earliest day by the dates that are known; "" if nothing that is against
	// it ends by a date.
	From Day
	// Asks is set where the team has to agree first.
	Asks bool
	// Skips is set where deep bends and twists are to be left out, also as long as it
	// was not asked how the patient moves.
	Skips bool
}

// SportActivity is a sport as the gate sees it: like a walk (clinical section N6, X).
func SportActivity(lib *content.Library) Activity { return activityOf(lib, "sport") }

// Sports says how every sport stands on a day: by phase, treatment, codes and the
// clinic's word, as the steps of the ladders (clinical section I).
func (s State) Sports(lib *content.Library, day Day) []SportStand {
	r := s.reach(lib, day)
	var all []SportStand
	for _, sport := range lib.Lifestyle().Sports {
		on := SportStand{Sport: sport, Why: r.whyNot(sport.Needs), Asks: sport.AskAlways || sport.Ask && r.operation}
		on.Skips = len(sport.Skip) > 0 && !r.asked || slices.ContainsFunc(sport.Skip, func(code string) bool { return r.codes[code] })
		if on.Why.ID != "" {
			on.From = s.earliest(lib, r, sport.Needs, day)
		}
		all = append(all, on)
	}
	return all
}

// SportsNow says how every sport stands at a moment: besides what the day allows, all of
// them rest where the ladders do, on a day of rest and on a bad one (S5; clinical sections
// N6, N8), and in the first days of a medicine that makes sleepy (D).
func (s State) SportsNow(lib *content.Library, now time.Time) []SportStand {
	day, rest := DayOf(now), s.laddersRest(lib, now)
	switch _, sedated := s.NewSedating(lib, day); {
	case rest.ID == "pause":
		rest.ID = "sport_pause" // no step waits here: it has words of its own
	case rest.ID == "" && sedated:
		rest = Reason{ID: "sport_sedating", Rule: "D"}
	}
	all := s.Sports(lib, day)
	for i := range all {
		if all[i].Why.ID == "" { // what holds for longer is told first
			all[i].Why = rest
		}
	}
	return all
}

// SportNow finds one of them; false if there is no such sport.
func (s State) SportNow(lib *content.Library, now time.Time, id string) (SportStand, bool) {
	return sportOf(s.SportsNow(lib, now), id)
}

func sportOf(all []SportStand, id string) (SportStand, bool) {
	i := slices.IndexFunc(all, func(on SportStand) bool { return on.ID == id })
	if i < 0 {
		return SportStand{}, false
	}
	return all[i], true
}

// SportOn finds one of the sports of a day; false if there is no such sport.
func (s State) SportOn(lib *content.Library, day Day, id string) (SportStand, bool) {
	return sportOf(s.Sports(lib, day), id)
}

// Waits says why something that needs as much as a rung is not to be done on a day, and
// the earliest day by the dates that are known. Nothing is against it if the reason is
// empty.
func (s State) Waits(lib *content.Library, day Day, needs content.Rung) (Reason, Day) {
	r := s.reach(lib, day)
	why := r.whyNot(needs)
	if why.ID == "" {
		return why, ""
	}
	return why, s.earliest(lib, r, needs, day)
}

// earliest is the first day on which no date is against a rung any more: its phase, the
// row of the bath, its days, the weeks of a code. "" if something that has no date is
// against it, such as the clinic's word, or a body that needs longer than the dates.
func (s State) earliest(lib *content.Library, r reach, needs content.Rung, day Day) Day {
	for _, l := range r.limits {
		if slices.ContainsFunc(needs.Moves, func(m string) bool { return slices.Contains(l.Moves, m) }) || needs.Pool && l.Bathe != "" {
			return ""
		}
	}
	if !r.known || r.tooHeavy(needs).ID != "" || slices.ContainsFunc(needs.Not, func(code string) bool { return r.lasting[code] || r.codes[code] && !weeksOf(code) }) {
		return ""
	}
	var from Day
	for _, t := range s.Profile.Treatments {
		first, ok := firstOf(lib, t, needs, r.operation)
		if !ok {
			return ""
		}
		from = max(from, first)
	}
	if from <= day { // no date is against it, but the body, or a question that was not asked
		return ""
	}
	return from
}

// weeksOf tells whether a code ends with the weeks after an operation.
func weeksOf(code string) bool {
	for _, w := range healing {
		if w.code == code && w.days < forever {
			return true
		}
	}
	return false
}

// firstOf is the first day on which the dates of one treatment allow a rung; false if its
// course never does.
func firstOf(lib *content.Library, t triage.Treatment, needs content.Rung, operation bool) (Day, bool) {
	course, subtype, ok := lib.Treatment(t.Type, t.Subtype)
	if !ok || Day(t.Date).Time().IsZero() {
		return "", false
	}
	days := needs.Day
	phase := slices.IndexFunc(course.Phases, func(p content.Phase) bool {
		return p.Name >= needs.Earliest(operation) && (!needs.Pool || p.Limits.Bathe == "normal")
	})
	if phase < 0 {
		return "", false
	}
	days = max(days, course.Phases[phase].From)
	for _, w := range healing {
		if slices.Contains(subtype.Tags, w.tag) && slices.Contains(needs.Not, w.code) {
			days = max(days, w.days)
		}
	}
	return Day(t.Date).Add(days), true
}

// Logged lists what was told of one kind, newest first, without what was taken back; of
// is the id of the thing, "" for all of the kind.
func (s State) Logged(what EntryKind, of string) []Entry {
	var all []Entry
	for _, e := range slices.Backward(s.Entries) {
		if e.What == what && e.Of != "" && (of == "" || e.Of == of) {
			all = append(all, e)
		}
	}
	return all
}

// askedBySport is T12 for a sport that hurt, with a warning besides or not said to be
// without.
func askedBySport(e Entry) []Due {
	if e.What != EntrySport || e.Of == "" || e.Feel != hurtFeel || e.Else == "nothing" {
		return nil
	}
	return []Due{{"T12", full(), e.At}}
}

// sportHurt tells whether a sport of a day hurt. It counts as a walk that did: more pain
// never gives more (S5).
func (s State) sportHurt(day Day) bool {
	return slices.ContainsFunc(s.Entries, func(e Entry) bool {
		return e.What == EntrySport && e.Of != "" && e.Feel == hurtFeel && e.Day == day
	})
}
