package coach

import (
	"maps"
	"slices"
	"time"

	"backcoach/content"
)

// EditedAs gives the check-in with other answers, changed at a moment. It keeps
// the answers from before the first change: nothing that was once said is lost
// (clinical section B3).
func (c CheckIn) EditedAs(answers Answers, at time.Time) CheckIn {
	if c.Was == nil {
		c.Was = maps.Clone(c.Answers)
	}
	c.Answers, c.Edited = maps.Clone(answers), at.UTC()
	return c
}

// sitting is how long a check-in may take and still be of one moment: within it a
// warning check that was made answers for all of it.
const sitting = 30 * time.Minute

// GoneOnWith gives a check-in that was left in the middle and is added to at a
// moment. In another sitting than it was begun, what is added counts from then: a
// warning check that was made in between knew nothing of it.
func (c CheckIn) GoneOnWith(at time.Time) CheckIn {
	if c.Left == nil && later(c.At, c.Edited).Add(sitting).Before(at) {
		c.Left = maps.Clone(c.Answers)
	}
	if c.Left != nil {
		c.Edited = at.UTC()
	}
	return c
}

// early are the answers that the check-in had at its beginning; nil if all are.
func (c CheckIn) early() Answers {
	if c.Left != nil {
		return c.Left
	}
	return c.Was
}

// Cancels lists the checks that are due and would no longer be if a check-in
// were changed like this. An edit may raise at once; one that cancels goes
// through "answered by mistake" first (clinical sections B3 and N5).
func (s State) Cancels(edited CheckIn, t content.Triggers, now time.Time) []Due {
	after := s.With(edited).DueChecks(t, now)
	return slices.DeleteFunc(s.DueChecks(t, now), func(d Due) bool {
		i := slices.IndexFunc(after, func(left Due) bool { return left.Trigger == d.Trigger })
		return i >= 0 && !slices.ContainsFunc(d.Form.Items, func(item string) bool {
			return !slices.Contains(after[i].Form.Items, item)
		})
	})
}
