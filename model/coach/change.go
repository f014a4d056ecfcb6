package coach

import (
	"slices"

	"backcoach/content"
	"backcoach/model/triage"
)

// ChangeKind says how an answer stands to the answers of earlier checks.
type ChangeKind string

// New was a no before, or never asked; again was so before; changed was known and
// is not the same any more; known has been checked by somebody and is unchanged.
const (
	ChangeNew     ChangeKind = "new"
	ChangeAgain   ChangeKind = "again"
	ChangeChanged ChangeKind = "changed"
	ChangeKnown   ChangeKind = "known"
)

// Change is one answer that was not a no, compared with earlier checks.
type Change struct {
	Item string
	Kind ChangeKind
	// Since is the day of the first check in an unbroken row of such answers, for
	// again.
	Since Day
	// By is who checked it and when, in the patient's words, for known and changed.
	By string
}

// Changes compares the warning answers of a check with those of the checks
// before it, in the order of the questions. What was left open in between, or
// skipped, breaks no row.
func (s State) Changes(c Check, items []content.Item) []Change {
	before := slices.DeleteFunc(slices.Clone(s.Checks), func(old Check) bool { return !old.At.Before(c.At) || old.ID == c.ID })
	var changes []Change
	for _, item := range items {
		if a, ok := c.Answers[item.ID]; ok && item.Polarity == "warns" && given(a) {
			changes = append(changes, compare(item.ID, a, before))
		}
	}
	return changes
}

// given tells whether an answer is a warning: neither a no nor left out.
func given(a triage.Answer) bool {
	return !slices.Contains([]string{"no", "not_apply", "prefer_not", "skip", ""}, a.Choice)
}

func compare(item string, a triage.Answer, before []Check) Change {
	change := Change{Item: item, Kind: ChangeNew, By: a.KnownBy}
	if a.Choice == "known" {
		change.Kind = ChangeKnown
		return change
	}
	for _, old := range slices.Backward(before) {
		was, asked := old.Answers[item]
		switch {
		case !asked || was.Choice == "skip":
			continue
		case was.Choice == "known" && change.Kind == ChangeNew:
			return Change{Item: item, Kind: ChangeChanged, By: was.KnownBy}
		case !given(was):
			return change
		}
		change.Kind, change.Since = ChangeAgain, old.Day
	}
	return change
}
