package coach

import "time"

// Day is a local calendar day, written 2006-01-02. The patient's day ends at
// 03:00, so what is entered after midnight belongs to the evening before.
type Day string

const dayLayout = "2006-01-02"

// dayEnds is the hour at which the day before ends (design: 03:00).
const dayEnds = 3

// DayOf gives the patient's day of a moment, in the moment's own time zone.
func DayOf(at time.Time) Day {
	y, m, d := at.Date()
	if at.Hour() < dayEnds {
		d--
	}
	return Day(time.Date(y, m, d, 12, 0, 0, 0, time.UTC).Format(dayLayout))
}

// NextDay is the moment after at in which the patient's next day begins.
func NextDay(at time.Time) time.Time {
	return DayOf(at).Add(1).begins(at.Location())
}

// begins is the first moment of the day in a time zone: its first 03:00, or the
// first moment after it where the clocks jump over 03:00.
func (d Day) begins(zone *time.Location) time.Time {
	y, m, day := d.Time().Date()
	at := time.Date(y, m, day, dayEnds, 0, 0, 0, zone)
	if at.Hour() < dayEnds {
		return at.Add(time.Hour) // no such hour: time.Date gave one before the jump
	}
	if first := at.Add(-time.Hour); first.Hour() == dayEnds {
		return first // the hour comes twice
	}
	return at
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
