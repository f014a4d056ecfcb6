package coach

import (
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// soonDays is after how many working days a SOON result is overdue if nobody has
// heard of it (clinical section N6). Saturday and Sunday are no working days.
const soonDays = 3

// OverdueOf tells what will become of a SOON result, on whichever side of the
// check it is, if nobody hears of it: nothing if there is none, or only a reminder
// that is said now and then.
func OverdueOf(c Check, lib *content.Library) Overdue {
	overdue := OverdueNothing
	for _, about := range []string{"body", "mind"} {
		side := c.Side(about)
		if side.Level() != content.Soon {
			continue
		}
		for _, r := range side.Result.Reasons {
			overdue = max(overdue, overdueRule(r, lib))
		}
	}
	return overdue
}

func overdueRule(r triage.Reason, lib *content.Library) Overdue {
	if rule, ok := lib.Rule(r.Rule); r.Level != content.Soon || ok && rule.Reminder {
		return OverdueNothing
	}
	for _, id := range r.Items {
		if item, _ := lib.Item(id); item.Group == "A2" || item.Group == "A5" {
			return OverdueSameDay
		}
	}
	return OverdueCard
}

// soonOpen tells whether a SOON result is still followed up: nobody has heard of
// it, it has become worse, or what was said restricts exercise.
func (c Check) soonOpen() bool {
	if c.Overdue == OverdueNothing || !c.Finished || c.Level() < content.Soon {
		return false
	}
	word, told, worse := c.lastWord()
	return !told || worse || word.Said == "gently" || word.Said == "not_until"
}

// lastWord is what somebody said last. What was told to the program alone takes
// nothing of it back, but that it got worse stands until somebody has heard of it.
func (c Check) lastWord() (word Closing, told, worse bool) {
	for _, said := range c.closings() {
		if said.Who != nobody {
			word, told, worse = said, true, false
		}
		worse = worse || said.Now == "worse"
	}
	return word, told, worse
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
	word, told, worse := c.lastWord()
	late := DayOf(now) > c.CallBy()
	o.Overdue = late && !told
	switch {
	case worse:
		o.Ask = true
		o.sameDay()
	case told:
		if o.Ask = !word.holdsAt(now); !o.Ask {
			o.sameDay()
			o.follow(word)
		}
	case late:
		last, some := c.lastClosing()
		o.Ask = !some || DayOf(last.At.In(now.Location())) < DayOf(now)
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

// Told gives the records after the patient told what came of a check. Of SOON
// results one call speaks of all, those of the mind and those of the body apart.
func (s State) Told(c Check, told Closing) []Record {
	if c.Level() != content.Soon {
		c.Closing = append(slices.Clone(c.Closing), told)
		return []Record{c}
	}
	var records []Record
	for _, open := range s.OpenChecks() {
		if open.Level() == content.Soon && open.TouchesBody() == c.TouchesBody() {
			open.Closing = append(slices.Clone(open.Closing), told)
			records = append(records, open)
		}
	}
	return records
}
