package coach

import (
	"maps"
	"slices"

	"backcoach/content"
	"backcoach/model/triage"
)

// Finished tells whether a form (setup, conditions, sheet) was answered to its
// end.
func (p Profile) Finished(form string) bool { return slices.Contains(p.Done, form) }

// WithDone gives the profile with a form marked as finished.
func (p Profile) WithDone(form string) Profile {
	if !p.Finished(form) {
		p.Done = append(slices.Clone(p.Done), form)
	}
	return p
}

// WithCheck gives the profile after a warning check: a complete one is
// remembered, the first full one for good, and what raises only once as raised. A
// check made under a set clock is not remembered as the last.
func (p Profile) WithCheck(c Check, lib *content.Library) Profile {
	for _, r := range c.Result.Reasons {
		if item, ok := lib.Item(r.Rule); ok && item.Once && !slices.Contains(p.Raised, item.ID) {
			p.Raised = append(slices.Clone(p.Raised), item.ID)
		}
	}
	if !c.Finished || !c.Result.Complete || !covers(c.Form, short()) {
		return p
	}
	if !c.ClockSet && c.At.After(p.Checked) {
		p.Checked = c.At.UTC()
	}
	if c.Form.Kind == full().Kind {
		p = p.WithDone("first_check")
	}
	return p
}

// Country is the ISO code of the country whose numbers are shown; empty until
// it was chosen. It is never guessed from the locale.
func (p Profile) Country() string { return p.Answers.First("country") }

// Facts gives what set-up and check-in learnt for the rules. Ticks are known only
// if their list was answered, and not with "not sure": what is missing counts as
// present.
func (p Profile) Facts(defs []content.Fact) triage.Facts {
	f := triage.Facts{Tick: map[string]bool{}}
	for _, def := range defs {
		switch said := p.Answers[def.Question]; {
		case def.Kind == content.FactYears:
			f.Age, _ = p.Answers.Int(def.Question)
		case len(said) > 0 && !slices.Contains(said, "not_sure"):
			f.Tick[def.ID] = slices.ContainsFunc(def.Choices, func(choice string) bool { return slices.Contains(said, choice) })
		}
	}
	if list := p.Medicines(); len(list) > 0 { // whatever was said of kinds before
		f.Tick["medicine"] = true
		if p.Sleepy() {
			f.Tick["drowsy_medicine"] = true
		}
	}
	return f
}

// Confirm tells whether the facts about the patient are to be confirmed again:
// so many days after they last were (clinical section N6, monthly).
func (p Profile) Confirm(day Day, every int) bool {
	last := p.Confirmed
	if last == "" {
		last = p.Day
	}
	return p.Finished("setup") && day.Since(last) >= every
}

// Surface says where the patient can exercise: floor, bed or chair. Until it
// was answered it is the chair.
func (p Profile) Surface() string {
	if s := p.Answers.First("surface"); s != "" {
		return s
	}
	return "chair"
}

// hasAll tells whether the patient has what an exercise needs. Until it was asked
// everything counts as there; a wall, socks and shoes always do, and a pillow will
// do for a cushion.
func (p Profile) hasAll(needs []string) bool {
	owned, asked := p.Answers["equipment"]
	return !asked || slices.Contains(owned, "all") || !slices.ContainsFunc(needs, func(need string) bool {
		if need == "pillow" {
			need = "cushion"
		}
		return !slices.Contains([]string{"wall", "sock", "shoes"}, need) && !slices.Contains(owned, need)
	})
}

// TakesMedicines tells whether the check-in asks how medicines were taken: where any
// stands on the patient's list, or unless the patient said that there are none.
func (p Profile) TakesMedicines() bool {
	kinds := p.Answers["medicine_kinds"]
	return len(kinds) > 0 && !p.Answers.Has("medicine_kinds", "none") || len(p.Medicines()) > 0
}

// with gives the profile with another answer to a question that is kept for good.
func (p Profile) with(question string, values []string) Profile {
	p.Answers = maps.Clone(p.Answers)
	if p.Answers == nil {
		p.Answers = Answers{}
	}
	p.Answers[question] = values
	return p
}

// KeepsPrivate tells whether answers marked private may be stored.
func (p Profile) KeepsPrivate() bool { return p.Answers.Has("keep_private", "yes") }
