package exchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"backcoach/content"
	"backcoach/model/coach"
)

// Calendar gives a calendar file (RFC 5545) with the patient's habits as repeating
// events with alarms, for the phone: check-ins, sessions and walks at the times of
// the settings, on as many days a week as the week aims at, and the dates that the
// clinic gave. It is about habits: what a day allows the coach says when it is opened.
//
// Titles are neutral, because a phone shows them to whoever looks at it. Times have
// no zone, so that eight in the morning is that wherever the phone is. Each event
// keeps its UID, so that a newer file takes the place of an older one.
func Calendar(s coach.State, lib *content.Library, w *content.Words, now time.Time) ([]byte, error) {
	c := calendar{state: s, words: w, now: now, day: coach.DayOf(now)}
	cal := ical.NewCalendar()
	cal.Props.SetText(ical.PropVersion, "2.0")
	cal.Props.SetText(ical.PropProductID, "-//backcoach//EN")
	goals := s.Week(lib, now).Goals
	for _, habit := range []struct {
		question string
		days     int
	}{
		{"remind_checkin", checkIns(goals[coach.AimCheckIns])}, {"remind_session", goals[coach.AimSessions]}, {"remind_walk", goals[coach.AimWalks]},
	} {
		if e := c.habit(habit.question, habit.days); e != nil {
			cal.Children = append(cal.Children, e)
		}
	}
	for _, question := range []string{"dressing_off", "shower_from", "drive_from", "lift_until", "thinner_from", "next_visit"} {
		if e := c.date(question); e != nil {
			cal.Children = append(cal.Children, e)
		}
	}
	if len(cal.Children) == 0 {
		return nil, nil
	}
	var out bytes.Buffer
	err := ical.NewEncoder(&out).Encode(cal)
	return fold(out.Bytes()), err
}

// checkIns are the days a week on which a check-in is reminded of: every day, until
// only a few are aimed at.
func checkIns(goal int) int {
	if goal >= 4 {
		return len(weekdays)
	}
	return goal
}

type calendar struct {
	state coach.State
	words *content.Words
	now   time.Time
	day   coach.Day
}

// event is what all events have. The number of a change grows from file to file.
func (c calendar) event(id string) *ical.Component {
	e := ical.NewComponent(ical.CompEvent)
	e.Props.SetText(ical.PropUID, id+"-"+c.owner()+"@backcoach")
	e.Props.SetDateTime(ical.PropDateTimeStamp, c.now.UTC())
	e.Props.Set(verbatim(ical.PropSequence, strconv.FormatInt(c.now.Unix()/60, 10)))
	e.Props.SetText(ical.PropClass, "PRIVATE")
	e.Props.SetText(ical.PropTransparency, "TRANSPARENT")
	e.Props.SetText(ical.PropSummary, c.words.Say("calendar."+id))
	return e
}

// owner tells this patient's events from another's on the same phone, without saying
// anything about them.
func (c calendar) owner() string {
	sum := sha256.Sum256([]byte(c.state.Profile.ID + c.state.Profile.At.String()))
	return hex.EncodeToString(sum[:4])
}

// TimeOf reads the hour of a reminder, "h08"; false if there is to be none.
func TimeOf(choice string) (hour int, ok bool) {
	hour, err := strconv.Atoi(strings.TrimPrefix(choice, "h"))
	return hour, err == nil && hour >= 0 && hour < 24
}

// usualTimes are those of reminders that nobody has set.
var usualTimes = map[string]string{"remind_checkin": "h08", "remind_session": "h10", "remind_walk": "h15"}

// habit repeats on so many days a week; nil if there is no reminder of it.
func (c calendar) habit(question string, days int) *ical.Component {
	chosen := c.state.Profile.Answers.First(question)
	if chosen == "" {
		chosen = usualTimes[question]
	}
	hour, ok := TimeOf(chosen)
	if !ok || days < 1 {
		return nil
	}
	on := weekdays[min(days, len(weekdays))-1]
	first := c.day.Time()
	for !slices.Contains(on, first.Weekday()) {
		first = first.AddDate(0, 0, 1)
	}
	e := c.event(question)
	start := time.Date(first.Year(), first.Month(), first.Day(), hour, 0, 0, 0, time.UTC)
	e.Props.Set(verbatim(ical.PropDateTimeStart, start.Format("20060102T150405")))
	e.Props.Set(verbatim(ical.PropDuration, "PT15M"))
	e.Props.Set(verbatim(ical.PropRecurrenceRule, "FREQ=WEEKLY;BYDAY="+byDay(on)))
	e.Children = append(e.Children, c.alarm("PT0S", question))
	return e
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

func byDay(days []time.Weekday) string {
	var names []string
	for _, d := range days {
		names = append(names, strings.ToUpper(d.String()[:2]))
	}
	return strings.Join(names, ",")
}

// date is a day that the clinic gave, with an alarm on the evening before; nil if
// there is none to come.
func (c calendar) date(question string) *ical.Component {
	day := coach.Day(c.state.Profile.Answers.First(question))
	if day.Time().IsZero() || day < c.day {
		return nil
	}
	e := c.event(question)
	start := ical.NewProp(ical.PropDateTimeStart)
	start.SetDate(day.Time())
	e.Props.Set(start)
	e.Children = append(e.Children, c.alarm("-PT6H", question))
	return e
}

func (c calendar) alarm(trigger, id string) *ical.Component {
	a := ical.NewComponent(ical.CompAlarm)
	a.Props.SetText(ical.PropAction, "DISPLAY")
	a.Props.SetText(ical.PropDescription, c.words.Say("calendar."+id))
	a.Props.Set(verbatim(ical.PropTrigger, trigger))
	return a
}

// verbatim is a property that is written as it is.
func verbatim(name, text string) *ical.Prop {
	p := ical.NewProp(name)
	p.Value = text
	return p
}

// fold breaks lines of more than 75 bytes, as RFC 5545 asks, never within a
// character.
func fold(data []byte) []byte {
	const most = 75
	var out bytes.Buffer
	for line := range bytes.SplitSeq(bytes.TrimSuffix(data, []byte("\r\n")), []byte("\r\n")) {
		for room := most; len(line) > room; room = most - 1 {
			cut := room
			for !utf8.RuneStart(line[cut]) {
				cut--
			}
			out.Write(line[:cut])
			out.WriteString("\r\n ")
			line = line[cut:]
		}
		out.Write(line)
		out.WriteString("\r\n")
	}
	return out.Bytes()
}
