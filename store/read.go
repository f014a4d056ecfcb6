package store

import (
	"slices"
	"strings"

	"backcoach/model/coach"
)

// Load reads the profile, the records of the last [coach.Window] days up to and
// beyond today, and, however old, every check that stays open and every
// prescription that was not undone. Records are in the order of their ids.
func (s *Store) Load(today coach.Day) (coach.State, error) {
	var state coach.State
	err := s.view(func(t transaction) error {
		profile, _, err := find[coach.Profile](t, coach.KindProfile, profileID())
		if err != nil {
			return err
		}
		recent, err := t.records(today.Add(1-coach.Window), lastDay)
		if err != nil {
			return err
		}
		open, err := t.openChecks()
		if err != nil {
			return err
		}
		papers, err := t.prescriptions()
		if err != nil {
			return err
		}
		state = coach.State{
			Profile:       profile,
			CheckIns:      byID(recent.CheckIns),
			Checks:        byID(append(recent.Checks, open...)),
			Sessions:      byID(recent.Sessions),
			Prescriptions: papers,
			Entries:       byID(recent.Entries),
		}
		return nil
	})
	return state, err
}

// Days reads the day sums of a span, both ends included, oldest first. Days
// without records have none.
func (s *Store) Days(from, to coach.Day) ([]coach.DaySum, error) {
	var sums []coach.DaySum
	err := s.view(func(t transaction) (err error) {
		sums, err = t.sums(from, to)
		return err
	})
	return sums, err
}

// Day reads all records of one day in the order of their ids.
func (s *Store) Day(day coach.Day) (coach.DayRecords, error) {
	var records coach.DayRecords
	err := s.view(func(t transaction) (err error) {
		records, err = t.day(day)
		return err
	})
	return records, err
}

// Records reads all records of a span, both ends included, in the order of their days
// and ids.
func (s *Store) Records(from, to coach.Day) (coach.DayRecords, error) {
	var records coach.DayRecords
	err := s.view(func(t transaction) (err error) {
		records, err = t.records(from, to)
		return err
	})
	return records, err
}

// profileID is the one id under which the profile stands.
func profileID() string {
	_, id := coach.Profile{}.Key()
	return id
}

// byID sorts records by their ids, each once. Back-dated records come from the
// file in the order of their days.
func byID[R coach.Record](list []R) []R {
	id := func(r R) string {
		_, id := r.Key()
		return id
	}
	slices.SortFunc(list, func(a, b R) int { return strings.Compare(id(a), id(b)) })
	return slices.CompactFunc(list, func(a, b R) bool { return id(a) == id(b) })
}
