package coach

import (
	"slices"

	"backcoach/model/triage"
)

// facts are the ticks of set-up that warning rules look at, by the id of their
// tick (clinical section N9).
var facts = []string{"blood_thinner", "diabetes", "immune_weak", "bone_fragile", "cancer_ever", "pregnant"}

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
// remembered, the first full one for good. A check made under a set clock is not
// remembered as the last.
func (p Profile) WithCheck(c Check) Profile {
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

// Facts gives what set-up learnt for the rules. Ticks are known only if the
// list was answered, and not with "not sure": what is missing counts as present.
func (p Profile) Facts() triage.Facts {
	age, _ := p.Answers.Int("age")
	f := triage.Facts{Age: age}
	if len(p.Answers["facts"]) == 0 || p.Answers.Has("facts", "not_sure") {
		return f
	}
	f.Tick = map[string]bool{}
	for _, fact := range facts {
		f.Tick[fact] = p.Answers.Has("facts", fact)
	}
	return f
}

// Surface says where the patient can exercise: floor, bed or chair. Until it
// was answered it is the chair.
func (p Profile) Surface() string {
	if s := p.Answers.First("surface"); s != "" {
		return s
	}
	return "chair"
}

// TakesMedicines tells whether the check-in asks how medicines were taken:
// unless the patient said that there are none.
func (p Profile) TakesMedicines() bool {
	kinds := p.Answers["medicine_kinds"]
	return len(kinds) > 0 && !p.Answers.Has("medicine_kinds", "none")
}

// KeepsPrivate tells whether answers marked private may be stored.
func (p Profile) KeepsPrivate() bool { return p.Answers.Has("keep_private", "yes") }
