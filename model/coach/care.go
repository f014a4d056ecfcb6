package coach

import "slices"

// Care lists what others did for the back within the window, in the order of its days.
// What was taken back is left out.
func (s State) Care() []Entry {
	var list []Entry
	for _, e := range s.Entries {
		if e.What == EntryCare && e.Of != "" {
			list = append(list, e)
		}
	}
	slices.SortStableFunc(list, func(a, b Entry) int { return a.Day.Since(b.Day) })
	return list
}
