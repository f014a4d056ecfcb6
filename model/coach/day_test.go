package coach_test

import (
	"testing"
	"time"
	_ "time/tzdata" // the zones below, on machines that have none

	"pgregory.net/rapid"

	"backcoach/model/coach"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestDayEndsAtThree(t *testing.T) {
	tests := []struct {
		zone, at string
		want     coach.Day
		next     string // when the next day begins, in UTC
	}{
		{"UTC", "2026-11-23 00:00", "2026-11-22", "2026-11-23 03:00"},
		{"UTC", "2026-11-23 02:59", "2026-11-22", "2026-11-23 03:00"},
		{"UTC", "2026-11-23 03:00", "2026-11-23", "2026-11-24 03:00"},
		{"UTC", "2026-11-23 23:59", "2026-11-23", "2026-11-24 03:00"},
		{"UTC", "2026-03-01 01:00", "2026-02-28", "2026-03-01 03:00"},
		{"UTC", "2027-01-01 02:00", "2026-12-31", "2027-01-01 03:00"},
		// Clocks go from 02:00 to 03:00: that night has 23 hours.
		{"Europe/Berlin", "2026-03-28 12:00", "2026-03-28", "2026-03-29 01:00"},
		{"Europe/Berlin", "2026-03-29 01:59", "2026-03-28", "2026-03-29 01:00"},
		{"Europe/Berlin", "2026-03-29 03:00", "2026-03-29", "2026-03-30 01:00"},
		{"Europe/Berlin", "2026-03-30 02:30", "2026-03-29", "2026-03-30 01:00"},
		{"America/Denver", "2026-03-07 12:00", "2026-03-07", "2026-03-08 09:00"},
		// Clocks go from 03:00 (02:00) back to 02:00 (01:00): 25 hours.
		{"Europe/Berlin", "2026-10-24 12:00", "2026-10-24", "2026-10-25 02:00"},
		{"Europe/Berlin", "2026-10-25 12:00", "2026-10-25", "2026-10-26 02:00"},
		{"America/Denver", "2026-10-31 12:00", "2026-10-31", "2026-11-01 10:00"},
		// Clocks jump over 03:00, and back to it.
		{"Europe/Helsinki", "2026-03-28 12:00", "2026-03-28", "2026-03-29 01:00"},
		{"Pacific/Apia", "2011-09-23 12:00", "2011-09-23", "2011-09-24 14:00"},
		{"Europe/Helsinki", "2026-10-24 12:00", "2026-10-24", "2026-10-25 00:00"},
	}
	for _, tt := range tests {
		t.Run(tt.zone+" "+tt.at, func(t *testing.T) {
			at, err := time.ParseInLocation("2006-01-02 15:04", tt.at, zone(t, tt.zone))
			if err != nil {
				t.Fatal(err)
			}
			if got := coach.DayOf(at); got != tt.want {
				t.Errorf("day %s, want %s", got, tt.want)
			}
			if got := coach.NextDay(at).UTC().Format("2006-01-02 15:04"); got != tt.next {
				t.Errorf("next day begins at %s UTC, want %s", got, tt.next)
			}
		})
	}
}

// The next day begins at the first moment that belongs to another day, and that
// day is the next in the calendar: in every zone, also on nights of 23 and 25
// hours and where midnight or 03:00 does not exist.
func TestNextDayIsTheFirstMomentOfTheNextDay(t *testing.T) {
	names := []string{"UTC", "Europe/Berlin", "America/Denver", "Europe/Helsinki", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kathmandu"}
	rapid.Check(t, func(t *rapid.T) {
		z, err := time.LoadLocation(rapid.SampledFrom(names).Draw(t, "zone"))
		if err != nil {
			t.Fatal(err)
		}
		at := time.Date(2026, 1, 1, 0, rapid.IntRange(0, 2*365*24*60).Draw(t, "minute"), 0, 0, z)
		today, next := coach.DayOf(at), coach.NextDay(at)
		if !next.After(at) || next.Sub(at) > 25*time.Hour {
			t.Fatalf("%s: the next day begins at %s", at, next)
		}
		if got := coach.DayOf(next); got != today.Add(1) {
			t.Fatalf("%s is in %s; %s is in %s", at, today, next, got)
		}
		if got := coach.DayOf(next.Add(-time.Second)); got != today {
			t.Fatalf("%s: a second before %s is in %s already", at, next, got)
		}
	})
}

// The same moment may be two days: what counts is where the patient is.
func TestDayDependsOnTheZone(t *testing.T) {
	moment := time.Date(2026, 11, 23, 2, 30, 0, 0, time.UTC)
	for name, want := range map[string]coach.Day{"UTC": "2026-11-22", "Europe/Berlin": "2026-11-23", "America/Denver": "2026-11-22", "Asia/Kathmandu": "2026-11-23"} {
		if got := coach.DayOf(moment.In(zone(t, name))); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestDaysAddAndSubtract(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := coach.Day("2024-01-01").Add(rapid.IntRange(0, 2000).Draw(t, "day"))
		n := rapid.IntRange(-800, 800).Draw(t, "n")
		if got := day.Add(n).Since(day); got != n {
			t.Fatalf("%s + %d days is %d days later", day, n, got)
		}
	})
	if got := coach.Day("2028-03-01").Since("2028-02-28"); got != 2 {
		t.Errorf("a leap year: %d days, want 2", got)
	}
	if got := coach.Day("soon").Time(); !got.IsZero() {
		t.Errorf("%s is no time", got)
	}
}
