package coach

import (
	"maps"
	"slices"

	"backcoach/content"
	"backcoach/model/triage"
)

// Redacted gives the check as it may be stored: without private answers, and
// without what they alone led to, unless the patient agreed to keep them
// (clinical section N9). A body result stays, because it locks exercises, but no
// longer names the private item.
func (p Profile) Redacted(c Check, lib *content.Library) Check {
	if p.KeepsPrivate() {
		return c
	}
	private := func(id string) bool { i, ok := lib.Item(id); return ok && i.Private }
	was := c.Level()
	c.Asked = askedByDate(c, lib)
	c.Answers = withoutPrivate(c.Answers, private)
	c.Was = withoutPrivate(c.Was, private)
	c.Person = redactPerson(c.Person, private)
	c.Result.Missing = slices.DeleteFunc(slices.Clone(c.Result.Missing), private)
	c.Result.Reasons = redactReasons(c.Result.Reasons, private)
	c.Result.Urgency = content.SelfCare
	for _, r := range c.Result.Reasons {
		c.Result.Urgency = max(c.Result.Urgency, r.Level)
	}
	if c.HeldMood = content.SelfCare; c.HeldMind {
		c.Held, c.HeldMind = content.SelfCare, false
	}
	if c.Overdue != OverdueNothing {
		c.Overdue = OverdueOf(c, lib)
	}
	if c.Level() == content.SelfCare && was > c.Level() { // what came of it would tell that there was more
		c.Closing, c.ResolvedBy = nil, ""
	}
	c.Form.Items = slices.DeleteFunc(slices.Clone(c.Form.Items), private)
	c.Withheld = true
	return c
}

// forgets is the answer of the profile that private answers are still to be taken out of
// the file.
const forgets = "forgets"

// Forgets tells whether private answers are still to be taken out of the file.
func (p Profile) Forgets() bool { return p.Answers.Has(forgets, "yes") }

// WithForgets gives the profile with that to be done, or done.
func (p Profile) WithForgets(yes bool) Profile {
	p = p.with(forgets, []string{"yes"})
	if !yes {
		delete(p.Answers, forgets) // of a copy
	}
	return p
}

// Forgotten gives what has to take the place of records that were kept while the
// patient agreed, when they agree no longer: checks as they may be stored, and of a
// questionnaire at most its day.
func (p Profile) Forgotten(r DayRecords, lib *content.Library) []Record {
	var changed []Record
	for _, c := range r.Checks {
		if c.Withheld {
			continue
		}
		kept := p.Redacted(c, lib)
		if kept.Empty() { // not even that it was asked, and what for
			kept.Trigger, kept.Asked = "", nil
		}
		changed = append(changed, kept)
	}
	for _, e := range r.Entries {
		if e.What != EntryMood || len(e.Answers) == 0 {
			continue
		}
		kept, ok := p.KeptEntry(e, lib)
		if !ok { // a record is never taken out of the file: what stays of it tells nothing
			kept = Entry{Stamp: e.Stamp, What: EntryMood}
		}
		changed = append(changed, kept)
	}
	return changed
}

// askedByDate lists the private questions that came because their date had come,
// so that they do not come again with every check. Those that another answer
// brought about are left out: that they were asked would tell the answer.
func askedByDate(c Check, lib *content.Library) []string {
	var items []string
	for id, answer := range c.Answers {
		item, _ := lib.Item(id)
		last, before := c.Person.Asked[id]
		if item.Private && item.EveryDays > 0 && answer.Choice != "skip" && (!before || last >= item.EveryDays) {
			items = append(items, id)
		}
	}
	slices.Sort(items)
	return items
}

func withoutPrivate(a triage.Answers, private func(string) bool) triage.Answers {
	kept := triage.Answers{}
	for item, answer := range a {
		if !private(item) {
			kept[item] = answer
		}
	}
	return kept
}

// redactPerson takes out what earlier checks of this run of the program had
// told.
func redactPerson(p triage.Person, private func(string) bool) triage.Person {
	hidden := func(item string, _ int) bool { return private(item) }
	p.Told, p.Asked = maps.Clone(p.Told), maps.Clone(p.Asked)
	maps.DeleteFunc(p.Told, hidden)
	maps.DeleteFunc(p.Asked, hidden)
	p.Stood = slices.DeleteFunc(slices.Clone(p.Stood), private)
	return p
}

func redactReasons(reasons []triage.Reason, private func(string) bool) []triage.Reason {
	var kept []triage.Reason
	for _, r := range reasons {
		if r.About == "mind" {
			continue
		}
		r.Items = slices.DeleteFunc(slices.Clone(r.Items), private)
		kept = append(kept, r)
	}
	return kept
}
