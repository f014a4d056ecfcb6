package coach

import (
	"slices"
	"strings"
)

// With gives the state with a record put in, or put in place of its older
// version.
func (s State) With(r Record) State {
	switch r := r.(type) {
	case Profile:
		s.Profile = r
	case CheckIn:
		s.CheckIns = with(s.CheckIns, r, func(c CheckIn) string { return c.ID })
	case Check:
		s.Checks = with(s.Checks, r, func(c Check) string { return c.ID })
	case Session:
		s.Sessions = with(s.Sessions, r, func(c Session) string { return c.ID })
	case Prescription:
		s.Prescriptions = with(s.Prescriptions, r, func(p Prescription) string { return p.ID })
	case Entry:
		s.Entries = with(s.Entries, r, func(e Entry) string { return e.ID })
	}
	return s
}

// with replaces the record of the same id or inserts it in the order of ids,
// which is that of time.
func with[R any](list []R, r R, id func(R) string) []R {
	list = slices.Clone(list)
	at, found := slices.BinarySearchFunc(list, id(r), func(other R, want string) int {
		return strings.Compare(id(other), want)
	})
	if found {
		list[at] = r
		return list
	}
	return slices.Insert(list, at, r)
}
