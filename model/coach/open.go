package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// StaysOpen tells whether a check still asks for something: it reached EMERGENCY
// or SAME_DAY, or SOON and nobody has heard of it, and has not been resolved by a
// later complete check.
func StaysOpen(c Check) bool {
	return c.ResolvedBy == "" && (c.Level() >= content.SameDay || c.soonOpen())
}

// Open is a result that stays open, and what it means now.
type Open struct {
	Check Check
	// Level is the urgency as it stands now: raised when nobody could be reached
	// or it got worse, lowered for a while by what a clinician said.
	Level content.Urgency
	// Body is the same for what concerns the body alone: only this locks
	// anything. SELF_CARE where the result is about the mind.
	Body content.Urgency
	// Gently is set while what was said leaves only easy movements.
	Gently bool
	// Quiet is set while "go gently" also opens, of what SAME_DAY locks, the
	// activities of the first quiet days.
	Quiet bool
	// CarryOn is set while a clinician's word to carry on holds.
	CarryOn bool
	// Until is the first day on which exercise is allowed again; empty without
	// such a word.
	Until Day
	// Ask is set when the three closing questions are due (again).
	Ask bool
	// Overdue is set when nobody has heard of a SOON result in time.
	Overdue bool
}

// nobodyRaises is after how long a result counts as EMERGENCY if nobody was
// reached (clinical section N6).
const nobodyRaises = 4 * time.Hour

// holds is how long what was said holds (clinical section N6). "Not until" holds
// to its own date.
var holds = map[string]time.Duration{
	"carry_on":    24 * time.Hour,
	"gently":      48 * time.Hour,
	"did_not_say": 24 * time.Hour,
}

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

// StandingOf judges one open check as it stands at a moment. Whatever is not
// said here stays locked as at first: what was said is used up, lies in the
// future of a clock that was set back, or was said to the program and to nobody
// else.
func StandingOf(c Check, now time.Time) Open {
	if c.Level() == content.Soon {
		return standSoon(c, now)
	}
	o := Open{Check: c, Level: c.Level(), Body: c.bodyLevel(), Ask: true}
	last, told := c.lastClosing()
	_, _, worse := c.lastWord()
	switch {
	case worse: // clinical section B3: worse after SAME_DAY is EMERGENCY
		o.raise()
	case !told || last.Who == nobody:
		if now.Sub(c.unreached()) >= nobodyRaises && !c.goneInTime(last) {
			o.raise()
		}
	case last.holdsAt(now):
		o.follow(last)
	}
	if body := c.Side("body"); body.Level() == content.Soon && body.soonOpen() {
		o.Body = max(o.Body, standSoon(body, now).Body) // more about the mind does not hide it
	}
	return o
}

// goneInTime tells whether all was said to be gone before the hours were over:
// afterwards somebody has to hear of it all the same.
func (c Check) goneInTime(last Closing) bool {
	return last.Now == "gone" && last.At.Sub(c.unreached()) < nobodyRaises
}

// nobody is the answer to "who did you speak to?" of who has reached no one.
const nobody = "nobody"

func (o *Open) raise() {
	o.Level = content.Emergency
	if o.Body >= content.SameDay {
		o.Body = content.Emergency
	}
}

// follow applies what a clinician said, as long as it holds: "carry on" takes
// one level off, everything else leaves the easy movements that SAME_DAY leaves.
func (o *Open) follow(last Closing) {
	o.Ask = false
	if o.CarryOn = last.Said == "carry_on"; o.CarryOn {
		less := content.Urgency(o.Check.carriedOn())
		o.Level = max(o.Level-less, content.Soon)
		o.Body = min(o.Body, max(o.Body-less, content.Soon))
	} else {
		o.Quiet = last.Said == "gently" && o.Body == content.SameDay
		o.Level = min(o.Level, content.SameDay)
		o.Body = min(o.Body, content.SameDay)
	}
	if last.Said == "not_until" {
		o.Until = last.Until
	}
	o.Gently = o.Body == content.SameDay && o.Until == ""
}

// holdsAt tells whether what was said still holds at a moment.
func (c Closing) holdsAt(now time.Time) bool {
	if now.Before(c.At) {
		return false
	}
	if c.Said == "not_until" {
		return DayOf(now) < c.Until
	}
	return now.Sub(c.At) < holds[c.Said]
}

// carriedOn counts the last words in a row to carry on, each at least a day
// after the one before: an emergency is not unlocked by one call.
func (c Check) carriedOn() int {
	n, counted := 0, time.Time{}
	for _, said := range c.closings() {
		switch {
		case said.Who == nobody || said.Said != "carry_on" || said.Now == "worse":
			n, counted = 0, time.Time{}
		case counted.IsZero() || said.At.Sub(counted) >= holds["carry_on"]:
			n, counted = n+1, said.At
		}
	}
	return n
}

// unreached is since when nobody was reached: since the check, or since the
// first such answer after somebody was.
func (c Check) unreached() time.Time {
	since := c.At
	reached := false
	for _, said := range c.closings() {
		if reached && said.Who == nobody {
			since = said.At
		}
		reached = said.Who != nobody
	}
	return since
}

// closings are what was told that counts: by the real clock, unless the check
// itself was made by a set one.
func (c Check) closings() []Closing {
	return slices.DeleteFunc(slices.Clone(c.Closing), func(said Closing) bool {
		return said.ClockSet && !c.ClockSet
	})
}

func (c Check) lastClosing() (Closing, bool) {
	told := c.closings()
	if len(told) == 0 {
		return Closing{}, false
	}
	return told[len(told)-1], true
}

// AboutBody tells whether the check reached SAME_DAY or more for the body. A
// result about the mind alone never locks anything (clinical section N6).
func (c Check) AboutBody() bool { return c.bodyLevel() >= content.SameDay }

// TouchesBody tells whether any reason of the check is about the body.
func (c Check) TouchesBody() bool { return c.bodyLevel() > content.SelfCare }

// bodyLevel is the level that the body alone would have. A result without any
// reason counts as one of the body.
func (c Check) bodyLevel() content.Urgency {
	level := content.SelfCare
	if len(c.Result.Reasons) == 0 {
		level = c.Result.Urgency
	}
	for _, r := range c.Result.Reasons {
		if r.About != "mind" {
			level = max(level, r.Level)
		}
	}
	if !c.Finished && !c.HeldMind {
		level = max(level, c.Held)
	}
	return level
}

// NextChange is when an open result will next mean something else by itself;
// the zero time if never.
func (o Open) NextChange(now time.Time) time.Time {
	last, told := o.Check.lastClosing()
	if o.Check.Level() == content.Soon {
		last, told, _ = o.Check.lastWord()
	}
	var at time.Time
	switch {
	case o.Check.Level() == content.Soon && !told:
		at = o.Check.CallBy().Add(1).begins(now.Location())
	case !told || last.Who == nobody:
		at = o.Check.unreached().Add(nobodyRaises)
	case last.Said == "not_until":
		at = last.Until.begins(now.Location())
	default:
		at = last.At.Add(holds[last.Said])
	}
	if at.After(now) {
		return at
	}
	return time.Time{}
}
