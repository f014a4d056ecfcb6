package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// soonDays is after how many working days a SOON result is overdue if nobody has
// heard of it (clinical section N6). Saturday and Sunday are no working days.
const soonDays = 3

// OverdueOf tells what will become of a result if nobody hears of it: nothing if
// it is not SOON, or only a reminder that is said now and then.
func OverdueOf(c Check, lib *content.Library) Overdue {
	overdue := OverdueNothing
	if c.Level() != content.Soon {
		return overdue
	}
	for _, r := range c.Result.Reasons {
		if rule, ok := lib.Rule(r.Rule); r.Level != content.Soon || ok && rule.Reminder {
			continue
		}
		overdue = max(overdue, OverdueCard)
		for _, id := range r.Items {
			if item, _ := lib.Item(id); item.Group == "A2" || item.Group == "A5" {
				return OverdueSameDay
			}
		}
	}
	return overdue
}

// soonOpen tells whether a SOON result is still followed up: nobody has heard of
// it, it has become worse, or what was said then restricts exercise.
func (c Check) soonOpen() bool {
	last, told := c.lastClosing()
	if c.Overdue == OverdueNothing || !c.Finished {
		return false
	}
	return !told || last.Who == nobody || last.Now == "worse" || last.Said == "gently" || last.Said == "not_until"
}

// CallBy is the last day on which the call after a SOON result is in time.
func (c Check) CallBy() Day {
	day := c.Day
	for left := soonDays; left > 0; {
		day = day.Add(1)
		if weekday := day.Time().Weekday(); weekday != time.Saturday && weekday != time.Sunday {
			left--
		}
	}
	return day
}

// standSoon judges an open SOON result: a card once it is overdue, SAME_DAY where
// it got worse or may be an infection or another illness. It never goes further
// by itself, and several of them are no more than one.
func standSoon(c Check, now time.Time) Open {
	o := Open{Check: c, Level: content.Soon, Body: min(c.bodyLevel(), content.Soon)}
	last, told := c.lastClosing()
	late := DayOf(now) > c.CallBy()
	o.Overdue = late && (!told || last.Who == nobody)
	switch {
	case told && last.Now == "worse":
		o.Ask = true
		o.sameDay()
	case told && last.Who != nobody:
		if o.Ask = !last.holdsAt(now); !o.Ask {
			o.sameDay()
			o.follow(last)
		}
	case late:
		o.Ask = !told || DayOf(last.At.In(now.Location())) < DayOf(now)
		if c.Overdue == OverdueSameDay {
			o.sameDay()
		}
	}
	return o
}

// sameDay raises a SOON result to SAME_DAY. One about the mind never locks.
func (o *Open) sameDay() {
	o.Level = content.SameDay
	if o.Body == content.Soon {
		o.Body = content.SameDay
	}
}

// tellSoon closes every SOON result alike: one call speaks of all of them.
func (s State) tellSoon(told Closing) []Record {
	var records []Record
	for _, c := range s.OpenChecks() {
		if c.Level() == content.Soon {
			c.Closing = append(slices.Clone(c.Closing), told)
			records = append(records, c)
		}
	}
	return records
}

// Told gives the records after the patient told what came of a check.
func (s State) Told(c Check, told Closing) []Record {
	if c.Level() == content.Soon {
		return s.tellSoon(told)
	}
	c.Closing = append(slices.Clone(c.Closing), told)
	return []Record{c}
}
