package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// gapDays is after how many days without a check-in a return asks for a check
// (T14).
const gapDays = 7

// repeats is the repeat that the last complete check asked for after some hours
// (clinical sections B1.4 and N2): until the answers no longer ask for it.
func (s State) repeats(now time.Time) []Due {
	var last Check
	for _, c := range s.Checks {
		if s.complete(c) && covers(c.Form, short()) && c.At.After(last.At) {
			last = c
		}
	}
	hours := 0
	for _, r := range last.Result.Reasons {
		if r.Recheck > 0 && (hours == 0 || r.Recheck < hours) {
			hours = r.Recheck
		}
	}
	at := last.At.Add(time.Duration(hours) * time.Hour)
	if hours == 0 || now.Before(at) {
		return nil
	}
	return []Due{{recheck, short(), at}}
}

// returned is T14: the last check-in that came after a gap; a check on the day
// of the return settles it. Before the window, or set-up, nothing is known: that
// counts as a gap from there on.
func (s State) returned(now time.Time) []Due {
	today := DayOf(now)
	last := max(today.Add(1-Window), s.Profile.Day)
	var back Day
	for _, day := range s.days() {
		if day <= today && day.Since(last) >= gapDays {
			back = day
		}
		last = max(last, day)
	}
	if back == "" {
		return nil
	}
	return []Due{{"T14", short(), back.begins(now.Location())}}
}

// days are the days with a check-in, in their order.
func (s State) days() []Day {
	var days []Day
	for _, c := range s.CheckIns {
		days = append(days, c.Day)
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// RoutineDays lists the days on which a warning check is routine after the patient's
// treatments and new medicines (T13), in their order.
func (p Profile) RoutineDays(t content.Triggers) []Day {
	var days []Day
	for _, treatment := range p.Treatments {
		for _, r := range t.Routine {
			if r.Type != treatment.Type {
				continue
			}
			for _, n := range r.Days {
				days = append(days, Day(treatment.Date).Add(n))
			}
		}
	}
	for _, m := range p.Medicines() { // one of the patient's list that is new or changed is a start, too
		for _, r := range t.Routine {
			for _, n := range r.Days {
				if m.Since != "" && r.Type == "medication" {
					days = append(days, m.Since.Add(n))
				}
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// routine is T13: a routine day of some treatment has come since the last
// complete check, however long ago that was.
func (s State) routine(t content.Triggers, now time.Time) []Due {
	var latest Day
	for _, day := range s.Profile.RoutineDays(t) {
		if day <= DayOf(now) {
			latest = day
		}
	}
	if latest == "" {
		return nil
	}
	begins := latest.begins(now.Location())
	if !s.Profile.Checked.Before(begins) {
		return nil
	}
	return []Due{{"T13", short(), begins}}
}

// evenings is the second check of the first days after some treatments, from its
// hour on.
func (s State) evenings(t content.Triggers, now time.Time) []Due {
	today := DayOf(now)
	y, m, d := today.Time().Date()
	from := time.Date(y, m, d, t.Evening.From, 0, 0, 0, now.Location())
	if now.Before(from) {
		return nil
	}
	for _, treatment := range s.Profile.Treatments {
		n := today.Since(Day(treatment.Date))
		if n >= t.Evening.Days.From && n <= t.Evening.Days.To && slices.Contains(t.Evening.Subtypes, treatment.Subtype) {
			return []Due{{evening, short(), from}}
		}
	}
	return nil
}
