package coach

import (
	"time"

	"backcoach/content"
)

// StaysOpen tells whether a check still asks for something: it reached EMERGENCY
// or SAME_DAY and has not been resolved by a later complete check.
func StaysOpen(c Check) bool {
	return c.Level() >= content.SameDay && c.ResolvedBy == ""
}

// Open is a result that stays open, and what it means now.
type Open struct {
	Check Check
	// Level is the urgency as it stands now: raised when nobody could be reached,
	// lowered for a while by what a clinician said.
	Level content.Urgency
	// Gently is set while a clinician's "go gently" allows the quiet list only.
	Gently bool
	// Until is the last day of "no exercise until"; empty without one.
	Until Day
	// Ask is set when the three closing questions are due (again).
	Ask bool
}

// How long what was said holds (clinical section N6).
const (
	carryOnHolds = 24 * time.Hour
	gentlyHolds  = 48 * time.Hour
	didNotSay    = 24 * time.Hour
	nobodyRaises = 4 * time.Hour
)

// Standing gives every open result as it stands at a moment. Hours run while
// the program is closed.
func (s State) Standing(now time.Time) []Open {
	var open []Open
	for _, c := range s.OpenChecks() {
		open = append(open, StandingOf(c, now))
	}
	return open
}

// OpenChecks lists the checks whose result stays open.
func (s State) OpenChecks() []Check {
	var open []Check
	for _, c := range s.Checks {
		if StaysOpen(c) {
			open = append(open, c)
		}
	}
	return open
}

// StandingOf judges one open check as it stands at a moment.
func StandingOf(c Check, now time.Time) Open {
	o := Open{Check: c, Level: c.Level(), Ask: true}
	last, ok := c.lastClosing()
	age := now.Sub(last.At)
	switch {
	case !ok || last.Who == "nobody":
		since := c.At
		if !c.gone() && now.Sub(since) >= nobodyRaises {
			o.Level = content.Emergency
		}
	case last.Now == "worse":
		// Worse after advice: what was said no longer fits. Locked as at first.
	case last.Said == "carry_on" && age < carryOnHolds:
		o.Level, o.Ask = c.lowered(now), false
	case last.Said == "gently" && age < gentlyHolds:
		o.Gently, o.Ask = true, false
	case last.Said == "not_until" && DayOf(now) < last.Until:
		o.Until, o.Ask = last.Until, false
	case last.Said == "did_not_say" && age < didNotSay:
		o.Gently, o.Ask = true, false
	}
	return o
}

// lowered is the level after carry-on words: one lower for each of them that
// was at least a day after the one before, so that an emergency is not unlocked
// by one call.
func (c Check) lowered(now time.Time) content.Urgency {
	level, last := c.Level(), time.Time{}
	for _, said := range c.Closing {
		if said.Who == "nobody" || said.Said != "carry_on" {
			continue
		}
		if last.IsZero() || said.At.Sub(last) >= carryOnHolds {
			level, last = level-1, said.At
		}
	}
	return max(level, content.Soon)
}

func (c Check) lastClosing() (Closing, bool) {
	if len(c.Closing) == 0 {
		return Closing{}, false
	}
	return c.Closing[len(c.Closing)-1], true
}

func (c Check) gone() bool {
	last, ok := c.lastClosing()
	return ok && last.Now == "gone"
}

// AboutBody tells whether any reason of SAME_DAY or more is about the body. A
// result about the mind alone never locks anything (clinical section N6).
func (c Check) AboutBody() bool {
	for _, r := range c.Result.Reasons {
		if r.Level >= content.SameDay && r.About != "mind" {
			return true
		}
	}
	return c.Level() > c.Result.Urgency // a correction that was not finished
}

// Resolves tells whether a later check resolves an open one: it is complete, in
// full, below SAME_DAY, and someone was spoken to before it. If nobody was, it
// resolves only a SAME_DAY that is gone and not about nerves, infection,
// headache or bleeding (groups A1–A4); never an EMERGENCY (clinical section N6).
func Resolves(open, later Check, group func(item string) string) bool {
	last, told := open.lastClosing()
	fresh := told && later.At.After(last.At)
	clean := later.Finished && later.Form.Kind == "full" && later.Result.Complete && later.Result.Urgency < content.SameDay
	trusted := open.ClockSet || !later.ClockSet
	if !fresh || !clean || !trusted || DayOf(later.At) < last.Until {
		return false
	}
	if last.Who != "nobody" {
		return last.Now != "worse"
	}
	return last.Now == "gone" && open.Level() == content.SameDay && !open.serious(group)
}

// serious tells whether a deciding item is of the groups A1 to A4.
func (c Check) serious(group func(item string) string) bool {
	for _, r := range c.Result.Reasons {
		for _, item := range r.Items {
			switch group(item) {
			case "A1", "A2", "A3", "A4":
				return true
			}
		}
		if len(r.Items) == 0 && r.Level >= content.SameDay {
			return true // the item is private and was not stored: take the safe side
		}
	}
	return false
}

// NextChange is when an open result will next mean something else by itself;
// the zero time if never.
func (o Open) NextChange(now time.Time) time.Time {
	last, ok := o.Check.lastClosing()
	holds := map[string]time.Duration{"carry_on": carryOnHolds, "gently": gentlyHolds, "did_not_say": didNotSay}
	at := last.At.Add(holds[last.Said])
	switch {
	case !ok || last.Who == "nobody":
		at = o.Check.At.Add(nobodyRaises)
	case last.Said == "not_until":
		at = NextDay(now)
	}
	if at.After(now) {
		return at
	}
	return time.Time{}
}
