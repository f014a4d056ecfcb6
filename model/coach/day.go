package coach

import "time"

// Day is a local calendar day, written 2006-01-02. The patient's day ends at
// 03:00, so what is entered after midnight belongs to the evening before.
type Day string

const dayLayout = "2006-01-02"

// dayEnds is how long after midnight a day goes on (design: the day ends at
// 03:00).
const dayEnds = 3 * time.Hour

// DayOf gives the patient's day of a moment, in the moment's own time zone.
func DayOf(at time.Time) Day {
	if at.Hour() < int(dayEnds.Hours()) {
		at = at.AddDate(0, 0, -1)
	}
	return Day(at.Format(dayLayout))
}

// NextDay is the moment after at in which the patient's next day begins.
func NextDay(at time.Time) time.Time {
	y, m, d := at.Date()
	if at.Hour() >= int(dayEnds.Hours()) {
		d++
	}
	return time.Date(y, m, d, int(dayEnds.Hours()), 0, 0, 0, at.Location())
}

// Time gives noon UTC of the day, for counting and formatting; the zero time if
// the day is not a date.
func (d Day) Time() time.Time {
	t, err := time.Parse(dayLayout, string(d))
	if err != nil {
		return time.Time{}
	}
	return t.Add(12 * time.Hour)
}

// Since counts the days from another day to this one; negative if the other is
// later.
func (d Day) Since(other Day) int {
	return int(d.Time().Sub(other.Time()).Round(time.Hour).Hours() / 24)
}

// Add gives the day n days later.
func (d Day) Add(n int) Day { return Day(d.Time().AddDate(0, 0, n).Format(dayLayout)) }
