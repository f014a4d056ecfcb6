package coach

import (
	"slices"

	"backcoach/content"
)

// Resolves tells whether a later check resolves an open one: it is complete, in
// full, below SAME_DAY, and someone was spoken to before it, whose word has
// not restricted exercise any longer by then. If nobody was reached, it
// resolves only a SAME_DAY that is gone and not about nerves, infection,
// headache or bleeding (groups A1–A4); never an EMERGENCY (clinical section
// N6). A SOON outside those groups is resolved by a check that finds less.
func Resolves(open, later Check, lib *content.Library) bool {
	clean := later.Finished && later.Form.Kind == "full" && later.Result.Complete && later.Level() < content.SameDay
	trusted := (open.ClockSet || !later.ClockSet) && !later.Form.Helper // a helper lowers nothing
	if !clean || !trusted {
		return false
	}
	if open.Level() == content.Soon {
		return resolvesSoon(open, later, lib)
	}
	if body := open.Side("body"); body.Level() == content.Soon && body.soonOpen() && !resolvesSoon(body, later, lib) {
		return false // more about the mind does not take it along
	}
	last, told := open.lastClosing()
	switch {
	case !told || !later.At.After(last.At):
		return false
	case last.Who == nobody:
		return last.Now == "gone" && open.Level() == content.SameDay && !open.serious(lib)
	case last.Now == "worse":
		return false
	}
	return !restricts(open, last, later)
}

// resolvesSoon is the same for SOON, which a check resolves also where nobody was
// spoken to, if it finds all of it gone.
func resolvesSoon(open, later Check, lib *content.Library) bool {
	switch word, spoken, worse := open.lastWord(); {
	case worse:
		return false
	case spoken:
		return later.At.After(word.At) && !restricts(open, word, later)
	}
	return later.At.After(open.At) && later.Level() < content.Soon && !open.serious(lib) && open.gone(later, lib)
}

// gone tells whether a later check asked again for what led to SOON, and got a
// clear no each time; a follow-up goes with the question that it follows.
func (c Check) gone(later Check, lib *content.Library) bool {
	no := func(id string) bool { a := later.Answers[id].Choice; return a == "no" || a == "not_apply" }
	for _, r := range c.Result.Reasons {
		for _, id := range r.Items {
			item, _ := lib.Item(id)
			if r.Level == content.Soon && !no(id) && (len(item.After) == 0 || slices.ContainsFunc(item.After, func(id string) bool { return !no(id) })) {
				return false
			}
		}
	}
	return true
}

// restricts tells whether what a clinician said still keeps exercises closed
// when the later check is made: the patient's own answers never outrank it.
func restricts(open Check, last Closing, later Check) bool {
	switch last.Said {
	case "not_until":
		return later.Day < last.Until
	case "carry_on":
		return int(open.Level())-open.carriedOn() >= int(content.SameDay) && later.At.Sub(last.At) < holds["carry_on"]
	}
	return later.At.Sub(last.At) < holds[last.Said]
}

// serious tells whether a deciding item is of the groups A1 to A4. A reason
// that names no item was private or of a whole: it counts as serious.
func (c Check) serious(lib *content.Library) bool {
	for _, r := range c.Result.Reasons {
		if r.Level < min(c.Level(), content.SameDay) {
			continue
		}
		for _, item := range r.Items {
			switch i, _ := lib.Item(item); i.Group {
			case "A1", "A2", "A3", "A4":
				return true
			}
		}
		if len(r.Items) == 0 {
			return true
		}
	}
	return len(c.Result.Reasons) == 0
}
