package exchange_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/exchange"
	"backcoach/model/triage"
)

// calendarDay is a Wednesday.
var calendarDay = time.Date(2026, 11, 25, 9, 30, 0, 0, time.UTC)

// reminded is a patient some days after a treatment, with answers.
func reminded(days int, answers coach.Answers) coach.State {
	p := coach.Profile{
		Stamp:      coach.Stamp{ID: "profile", At: calendarDay.AddDate(0, 0, -days), Day: "2026-11-01"},
		Answers:    coach.Answers{"surface": {"floor"}, "facts": {"none"}},
		Treatments: []triage.Treatment{{Type: "physical_therapy", Date: string(coach.DayOf(calendarDay).Add(-days))}},
		Done:       []string{"setup", "conditions", "first_check"},
	}
	for q, v := range answers {
		p.Answers[q] = v
	}
	return coach.State{Profile: p}
}

// calendarOf writes a calendar and reads it back.
func calendarOf(t *testing.T, s coach.State, at time.Time) (string, []ical.Event) {
	t.Helper()
	lib := content.Load()
	words, err := lib.Words("en")
	if err != nil {
		t.Fatal(err)
	}
	data, err := exchange.Calendar(s, lib, words, at)
	if err != nil {
		t.Fatal(err)
	}
	if data == nil {
		return "", nil
	}
	cal, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return string(data), cal.Events()
}

// ofKind finds the event whose UID begins with a kind.
func ofKind(events []ical.Event, kind string) (ical.Event, bool) {
	i := slices.IndexFunc(events, func(e ical.Event) bool { return strings.HasPrefix(e.Props.Get(ical.PropUID).Value, kind+"-") })
	if i < 0 {
		return ical.Event{}, false
	}
	return events[i], true
}

func TestACalendarOfHabits(t *testing.T) {
	for name, tt := range map[string]struct {
		days    int
		answers coach.Answers
		kind    string
		want    []string // the first days of the next two weeks, with their hour; nil for no event
	}{
		"check-ins every day":           {20, nil, "remind_checkin", []string{"25 08", "26 08", "27 08", "28 08"}},
		"sessions three days a week":    {20, nil, "remind_session", []string{"25 10", "27 10", "30 10", "02 10"}},
		"two in the last phase":         {100, nil, "remind_session", []string{"27 10", "01 10", "04 10", "08 10"}},
		"at another time":               {20, coach.Answers{"remind_session": {"h19"}}, "remind_session", []string{"25 19", "27 19", "30 19", "02 19"}},
		"none":                          {20, coach.Answers{"remind_walk": {"none"}}, "remind_walk", nil},
		"something that is no time":     {20, coach.Answers{"remind_walk": {"h99"}}, "remind_walk", nil},
		"as many as the patient lowers": {20, coach.Answers{"goal_sessions": {"1"}}, "remind_session", []string{"25 10", "02 10", "09 10", "16 10"}},
	} {
		_, events := calendarOf(t, reminded(tt.days, tt.answers), calendarDay)
		e, ok := ofKind(events, tt.kind)
		if ok != (tt.want != nil) {
			t.Errorf("%s: there %v", name, ok)
		}
		if !ok {
			continue
		}
		set, err := e.RecurrenceSet(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, at := range set.Between(calendarDay.AddDate(0, 0, -1), calendarDay.AddDate(0, 0, 30), true)[:4] {
			got = append(got, at.Format("02 15"))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
		if len(e.Children) != 1 || e.Children[0].Name != ical.CompAlarm {
			t.Errorf("%s: no alarm", name)
		}
	}
}

// Dates of the clinic that lie ahead stand on their whole day; those that are over
// do not, and nobody's calendar says more than it has to.
func TestACalendarOfDates(t *testing.T) {
	s := reminded(20, coach.Answers{"next_visit": {"2026-12-04"}, "drive_from": {"2026-11-24"}, "lift_until": {"2026-11-25"}, "lift_kg": {"4"}})
	text, events := calendarOf(t, s, calendarDay)
	for kind, want := range map[string]string{"next_visit": "20261204", "lift_until": "20261125", "drive_from": ""} {
		e, ok := ofKind(events, kind)
		if ok != (want != "") || ok && (e.Props.Get(ical.PropDateTimeStart).Value != want || e.Props.Get(ical.PropDateTimeStart).ValueType() != ical.ValueDate) {
			t.Errorf("%s: there %v, want %q\n%s", kind, ok, want, text)
		}
	}
	for _, word := range []string{"pain", "therapy", "injection", "driv", "lift at", "Back ", "clinic's"} {
		for _, e := range events {
			if strings.Contains(e.Props.Get(ical.PropSummary).Value, word) {
				t.Errorf("a title says %q", word)
			}
		}
	}
}

// A newer file takes the place of an older one: the same events, a higher number. Two
// patients have different ones.
func TestACalendarTakesThePlaceOfAnOlderOne(t *testing.T) {
	uids := func(s coach.State, at time.Time) (ids []string, sequence string) {
		_, events := calendarOf(t, s, at)
		for _, e := range events {
			ids = append(ids, e.Props.Get(ical.PropUID).Value)
			sequence = e.Props.Get(ical.PropSequence).Value
		}
		return ids, sequence
	}
	was, first := uids(reminded(20, nil), calendarDay)
	is, second := uids(reminded(20, coach.Answers{"remind_walk": {"h09"}}), calendarDay.Add(time.Hour))
	if !slices.Equal(was, is) || len(was) != 3 || first >= second {
		t.Errorf("%v, number %s; %v, number %s", was, first, is, second)
	}
	if other, _ := uids(reminded(21, nil), calendarDay); slices.Contains(other, was[0]) {
		t.Error("two patients share an event")
	}
}

// Lines are at most 75 bytes and end as the format wants, in any language.
func TestTheLinesOfACalendar(t *testing.T) {
	text, _ := calendarOf(t, reminded(20, coach.Answers{"next_visit": {"2026-12-04"}}), calendarDay)
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("%q", line)
		}
	}
	if text, _ := calendarOf(t, reminded(20, coach.Answers{"remind_checkin": {"none"}, "remind_session": {"none"}, "remind_walk": {"none"}}), calendarDay); text != "" {
		t.Errorf("without anything to remind of:\n%s", text)
	}
}
