package model

import "backcoach/model/coach"

// Store is what the model needs of the patient's file. Every method may block
// on the disk and is called from commands only.
type Store interface {
	// Load reads the profile, the records of the last coach.Window days and every
	// check that stays open.
	Load(today coach.Day) (coach.State, error)
	// Save writes records in one transaction, on disk when it returns, and gives
	// the checks that stay open in the file, so that the gate sees what another
	// process wrote.
	Save(records ...coach.Record) ([]coach.Check, error)
	// Days reads the day sums of a span, oldest first.
	Days(from, to coach.Day) ([]coach.DaySum, error)
	// Day reads all records of one day.
	Day(day coach.Day) (coach.DayRecords, error)
	// Records reads all records of a span, both days included, in the order of their
	// days.
	Records(from, to coach.Day) (coach.DayRecords, error)
	// ReadOnly is set when another window is writing, or the file cannot be
	// written.
	ReadOnly() bool
}
