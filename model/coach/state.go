package coach

import "errors"

// Errors that a screen reacts to. The store wraps them with the path.
var (
	ErrNewer    = errors.New("the file was written by a newer version")
	ErrBusy     = errors.New("the file is in use")
	ErrDamaged  = errors.New("the file is not a backcoach file or is damaged")
	ErrReadOnly = errors.New("the file cannot be written")
)

// Window is how many days of records [State] holds.
const Window = 28

// State is what decisions look at: the profile, the records of the last
// [Window] days, and, however old, every warning check that is still open and
// every prescription that was not undone.
// Records are in the order of their time.
type State struct {
	Profile  Profile
	CheckIns []CheckIn
	Checks   []Check
	Sessions []Session
	// Prescriptions are what clinics wrote; the newest is the one that counts.
	Prescriptions []Prescription
	Entries       []Entry
	// ClockSet is set while this program runs under --now: only then do checks
	// made under --now settle or resolve anything.
	ClockSet bool
}

// DaySum is one day of history in a few numbers, written in the same update as
// the records it sums. Pain is on the NRS; nil where nothing was said.
type DaySum struct {
	Day      Day  `json:"day"`
	CheckIns int  `json:"check_ins"`
	BackMean *int `json:"back_mean,omitempty"` // mean of "now" over the day, rounded
	BackMax  *int `json:"back_max,omitempty"`  // highest of "now" and "worst"
	LegMax   *int `json:"leg_max,omitempty"`
	Sessions int  `json:"sessions"` // done or partly
	Full     int  `json:"full"`     // done
	// Checks counts the warning checks; Urgency is the highest result of the day,
	// -1 without a check.
	Checks  int `json:"checks"`
	Urgency int `json:"urgency"`
	// Walked is how many minutes were walked.
	Walked int `json:"walked"`
}

// DayRecords are all records of one day.
type DayRecords struct {
	Day      Day
	CheckIns []CheckIn
	Checks   []Check
	Sessions []Session
	// Prescriptions are those that were taken in that day.
	Prescriptions []Prescription
	Entries       []Entry
}

// Told tells whether the day has a sum: what a clinic wrote and what was only
// chosen make none.
func (r DayRecords) Told() bool {
	return len(r.CheckIns)+len(r.Checks)+len(r.Sessions)+r.walked() > 0
}

func (r DayRecords) walked() int { return State{Entries: r.Entries}.Walked(r.Day) }
