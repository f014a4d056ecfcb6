package exchange

import (
	"slices"
	"strings"
	"time"

	"github.com/emersion/go-ical"

	"backcoach/model/coach"
)

// ahead is within how many days a habit has to begin: the quiet days after any
// treatment are over long before.
const ahead = 28

// habits are the repeating events. They begin on the first day that the treatment
// and the clinic's paper allow: whoever writes the file on a quiet day gets the
// exercises, too.
func (c calendar) habits(s coach.State) []*ical.Component {
	var events []*ical.Component
	add := func(question string, days func(coach.Day) int) {
		hour, wanted := c.hour(question)
		if !wanted {
			return
		}
		for n := range ahead {
			if day := c.day.Add(n); days(day) > 0 {
				events = append(events, c.habit(question, hour, day, weekdays[min(days(day), len(weekdays))-1]))
				return
			}
		}
	}
	add("remind_checkin", func(day coach.Day) int { return checkIns(c.goals(s, day)[coach.AimCheckIns]) })
	add("remind_session", func(day coach.Day) int { return c.goals(s, day)[coach.AimSessions] })
	add("remind_walk", func(day coach.Day) int {
		walk, _ := c.lib.Exercise("walk")
		if slices.ContainsFunc(s.Limits(day), func(l coach.Limit) bool { return l.Forbids(walk) }) {
			return 0
		}
		return c.goals(s, day)[coach.AimWalks]
	})
	return events
}

// goals are what a week from a day on aims at, by treatment, clinic and the patient's
// own goals alone.
func (c calendar) goals(s coach.State, day coach.Day) map[coach.Aim]int {
	noDiary := coach.State{Profile: s.Profile, Prescriptions: s.Prescriptions, ClockSet: s.ClockSet}
	noDiary.Profile.Reached = nil // the days decide: nobody knows on which one the body will be ready
	return noDiary.Week(c.lib, day.Time()).Goals
}

// checkIns are the days a week on which a check-in is reminded of: every day, until
// only a few are aimed at.
func checkIns(goal int) int {
	if goal >= 4 {
		return len(weekdays)
	}
	return goal
}

// weekdays are the days of a habit by how many a week has, spread out.
var weekdays = [][]time.Weekday{
	{time.Wednesday},
	{time.Tuesday, time.Friday},
	{time.Monday, time.Wednesday, time.Friday},
	{time.Monday, time.Tuesday, time.Thursday, time.Saturday},
	{time.Monday, time.Tuesday, time.Thursday, time.Friday, time.Saturday},
	{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday},
	{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday},
}

// habit repeats on some days of the week from a day on. Its time has no zone
// ("floating"): eight in the morning is that wherever the phone is.
func (c calendar) habit(question string, hour int, from coach.Day, on []time.Weekday) *ical.Component {
	first := from.Time()
	for !slices.Contains(on, first.Weekday()) {
		first = first.AddDate(0, 0, 1)
	}
	var names []string
	for _, d := range on {
		names = append(names, strings.ToUpper(d.String()[:2]))
	}
	e := c.event(question, question)
	start := time.Date(first.Year(), first.Month(), first.Day(), hour, 0, 0, 0, time.UTC)
	e.Props.Set(verbatim(ical.PropDateTimeStart, start.Format("20060102T150405")))
	e.Props.Set(verbatim(ical.PropDuration, "PT15M"))
	e.Props.Set(verbatim(ical.PropRecurrenceRule, "FREQ=WEEKLY;BYDAY="+strings.Join(names, ",")))
	return alarmed(e, 0)
}

// checks are the routine days of the warning check that are to come (T13). Where a
// check-in rings every day it leads to the check by itself: there the day is only
// marked, and nothing rings twice.
func (c calendar) checks(s coach.State) []*ical.Component {
	var events []*ical.Component
	_, wanted := c.hour("remind_checkin")
	daily := checkIns(c.goals(s, c.day)[coach.AimCheckIns]) == len(weekdays)
	for _, day := range c.profile.RoutineDays(c.lib.Triggers()) {
		if day <= c.day {
			continue // of today the coach knows whether it was done
		}
		e := c.onDay("check", "check "+string(day), day)
		if !wanted || !daily {
			e = alarmed(e, dayAlarm*time.Hour)
		}
		events = append(events, e)
	}
	return events
}

// dates are the days to come that stand on the clinic's sheet: recorded and reminded,
// never advised. They ring on the day itself, in the morning: what holds from a day on
// must not be told the evening before. An appointment rings then as well.
func (c calendar) dates() []*ical.Component {
	var events []*ical.Component
	for _, question := range []string{"dressing_off", "shower_from", "drive_from", "lift_until", "thinner_from", "next_visit"} {
		day := coach.Day(c.profile.Answers.First(question))
		if day.Time().IsZero() || day < c.day {
			continue
		}
		e := c.onDay(c.dateWords(question), question, day)
		if question == "next_visit" {
			e = alarmed(e, -6*time.Hour) // 18:00
		}
		events = append(events, alarmed(e, dayAlarm*time.Hour))
	}
	return events
}

// dateWords is the id of the words for a date of the clinic: plain ones only for a
// patient who wants to read on the phone what it is about.
func (c calendar) dateWords(question string) string {
	switch {
	case c.chosen("remind_words") == "plain":
		return "plain." + question
	case question == "next_visit":
		return question
	}
	return "date"
}
