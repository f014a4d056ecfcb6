package exchange_test

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"path/filepath"
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

var updateCalendar = flag.Bool("update-calendar", false, "write the golden calendar anew")

// calendarDay is a Wednesday.
var calendarDay = time.Date(2026, 11, 25, 9, 30, 0, 0, time.UTC)

// reminded is a patient some days after therapy, with answers.
func reminded(days int, answers coach.Answers) coach.State {
	return treatedBy("physical_therapy", "", days, answers)
}

func treatedBy(kind, subtype string, days int, answers coach.Answers) coach.State {
	p := coach.Profile{
		Stamp:      coach.Stamp{ID: "profile", At: calendarDay.AddDate(0, 0, -days), Day: "2026-11-01"},
		Answers:    coach.Answers{"surface": {"floor"}, "facts": {"none"}},
		Treatments: []triage.Treatment{{Type: kind, Subtype: subtype, Date: string(coach.DayOf(calendarDay).Add(-days))}},
		Done:       []string{"setup", "conditions", "first_check"},
	}
	maps.Copy(p.Answers, answers)
	return coach.State{Profile: p}
}

// calendarOf writes a calendar and reads it back.
func calendarOf(t *testing.T, s coach.State, at time.Time) (string, []ical.Event) {
	t.Helper()
	lib := content.Load()
	data, err := exchange.Calendar(s, lib, english(t), at)
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
	if err := ical.NewEncoder(&bytes.Buffer{}).Encode(cal); err != nil { // it looks at each component
		t.Errorf("what was read is not valid: %v", err)
	}
	return string(data), cal.Events()
}

func english(t *testing.T) *content.Words {
	t.Helper()
	words, err := content.Load().Words("en")
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// ofKind lists the events with the title of a kind, in their order.
func ofKind(t *testing.T, events []ical.Event, kind string) []ical.Event {
	t.Helper()
	var found []ical.Event
	for _, e := range events {
		if title, _ := e.Props.Text(ical.PropSummary); title == english(t).Say("calendar."+kind+".title") {
			found = append(found, e)
		}
	}
	return found
}

// firstDays are the first days of an event that repeats, with their hour.
func firstDays(t *testing.T, e ical.Event, n int) []string {
	t.Helper()
	set, err := e.RecurrenceSet(time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	var days []string
	for _, at := range set.Between(calendarDay.AddDate(0, 0, -7), calendarDay.AddDate(0, 0, 60), true)[:n] {
		days = append(days, at.Format("02 15"))
	}
	return days
}

// alarmsOf are the moments at which an event rings, on its first day.
func alarmsOf(t *testing.T, e ical.Event) []time.Time {
	t.Helper()
	start, err := e.DateTimeStart(time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	var at []time.Time
	for _, a := range e.Children {
		after, err := a.Props.Get(ical.PropTrigger).Duration()
		if err != nil || a.Name != ical.CompAlarm || a.Props.Get(ical.PropAction).Value != "DISPLAY" || a.Props.Get(ical.PropDescription).Value == "" {
			t.Fatalf("an alarm is %+v: %v", a, err)
		}
		at = append(at, start.Add(after))
	}
	return at
}

func TestACalendarOfHabits(t *testing.T) {
	for name, tt := range map[string]struct {
		days    int
		answers coach.Answers
		kind    string
		want    []string // the first days, with their hour; nil for no event
	}{
		"check-ins every day":           {20, nil, "remind_checkin", []string{"25 08", "26 08", "27 08", "28 08"}},
		"sessions three days a week":    {20, nil, "remind_session", []string{"25 10", "27 10", "30 10", "02 10"}},
		"two in the last phase":         {100, nil, "remind_session", []string{"27 10", "01 10", "04 10", "08 10"}},
		"check-ins there as well":       {100, nil, "remind_checkin", []string{"27 08", "01 08", "04 08", "08 08"}},
		"at another time":               {20, coach.Answers{"remind_session": {"h19"}}, "remind_session", []string{"25 19", "27 19", "30 19", "02 19"}},
		"none":                          {20, coach.Answers{"remind_walk": {"none"}}, "remind_walk", nil},
		"something that is no time":     {20, coach.Answers{"remind_walk": {"h99"}}, "remind_walk", nil},
		"as many as the patient lowers": {20, coach.Answers{"goal_sessions": {"1"}}, "remind_session", []string{"25 10", "02 10", "09 10", "16 10"}},
		"walks where nothing else is":   {20, coach.Answers{"remind_checkin": {"none"}, "remind_session": {"none"}}, "remind_walk", []string{"25 15", "26 15", "27 15", "28 15"}},
	} {
		_, events := calendarOf(t, reminded(tt.days, tt.answers), calendarDay)
		found := ofKind(t, events, tt.kind)
		if len(found) != min(1, len(tt.want)) {
			t.Errorf("%s: there %d times", name, len(found))
			continue
		}
		if len(found) == 0 {
			continue
		}
		if got := firstDays(t, found[0], 4); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
		start := found[0].Props.Get(ical.PropDateTimeStart)
		if len(start.Params) > 0 || strings.HasSuffix(start.Value, "Z") {
			t.Errorf("%s: a time with a zone: %+v", name, start)
		}
		if got := alarmsOf(t, found[0]); len(got) != 1 || got[0].Format("02 15:04") != tt.want[0]+":00" {
			t.Errorf("%s: rings at %v", name, got)
		}
	}
}

// What is in the file of every patient who writes it on the day of the treatment, a
// Wednesday: exercises begin with the phase that has some, walks when they leave the
// house, and checks on the routine days (T13).
func TestACalendarAfterEveryTreatment(t *testing.T) {
	type row struct {
		session, walk string
		checks        int
		check         string
	}
	rows := map[string]row{
		"physical_therapy": {"25 10", "25 15", 12, "20261202"},
		"medication":       {"25 10", "25 15", 4, "20261126"},
		"epidural":         {"27 10", "27 15", 9, "20261126"}, // P1 from day 2
		"nerve_root":       {"27 10", "27 15", 9, "20261126"},
		"facet":            {"27 10", "27 15", 9, "20261126"},
		"si":               {"27 10", "27 15", 9, "20261126"},
		"rfa":              {"27 10", "27 15", 9, "20261126"},
		"microdiscectomy":  {"30 10", "25 15", 29, "20261126"}, // P1 from day 3, a Saturday
		"endoscopic":       {"30 10", "25 15", 29, "20261126"},
		"vertebroplasty":   {"30 10", "25 15", 29, "20261126"},
		"kyphoplasty":      {"30 10", "25 15", 29, "20261126"},
		"fusion":           {"30 10", "25 15", 29, "20261126"}, // P1 from day 4
	}
	for _, course := range content.Load().Courses() {
		for _, subtype := range course.Subtypes {
			id := subtype.ID
			if id == subtype.Type {
				id = ""
			}
			_, events := calendarOf(t, treatedBy(subtype.Type, id, 0, nil), calendarDay)
			session, walk, checks := ofKind(t, events, "remind_session"), ofKind(t, events, "remind_walk"), ofKind(t, events, "check")
			if len(session) != 1 || len(walk) != 1 || len(events) != 3+len(checks) || len(checks) == 0 {
				t.Errorf("%s: %d sessions, %d walks, %d checks of %d events", subtype.ID, len(session), len(walk), len(checks), len(events))
				continue
			}
			got := row{firstDays(t, session[0], 1)[0], firstDays(t, walk[0], 1)[0], len(checks), checks[0].Props.Get(ical.PropDateTimeStart).Value}
			if got != rows[subtype.ID] {
				t.Errorf("%s: %+v, want %+v", subtype.ID, got, rows[subtype.ID])
			}
		}
	}
}

// The clinic's paper counts: no walk is reminded of while it is against walking, and no
// exercises while it holds the patient in the first phase.
func TestACalendarKeepsToTheClinicsPaper(t *testing.T) {
	for name, tt := range map[string]struct {
		limit coach.Limit
		kind  string
		want  string // the first day; "" for none
	}{
		"no walks":               {coach.Limit{Exercises: []string{"walk"}}, "remind_walk", ""},
		"no walks for some days": {coach.Limit{Span: coach.Span{Until: "2026-11-28"}, Exercises: []string{"walk"}}, "remind_walk", "29 15"},
		"the first phase":        {coach.Limit{Span: coach.Span{Until: "2026-12-08"}, Bounds: coach.Bounds{Phase: "P0"}}, "remind_session", "09 10"},
	} {
		s := treatedBy("injection", "epidural", 9, nil)
		s.Prescriptions = []coach.Prescription{{Stamp: coach.Stamp{ID: "1", Day: "2026-11-20"}, Written: "2026-11-20", Limits: []coach.Limit{tt.limit}}}
		_, events := calendarOf(t, s, calendarDay)
		found, got := ofKind(t, events, tt.kind), ""
		if len(found) > 0 {
			got = firstDays(t, found[0], 1)[0]
		}
		if got != tt.want {
			t.Errorf("%s: from %q, want %q", name, got, tt.want)
		}
	}
}

// It is a habit and no plan: nothing that was entered changes the file, however bad
// the day is.
func TestTheDiaryChangesNoCalendar(t *testing.T) {
	s := treatedBy("injection", "epidural", 3, nil)
	want, _ := calendarOf(t, s, calendarDay)
	stamp := coach.Stamp{ID: coach.NewID(calendarDay, 1), At: calendarDay, Day: coach.DayOf(calendarDay)}
	bad := s.With(coach.CheckIn{Stamp: stamp, Finished: true, Answers: coach.Answers{"back_now": {"9"}, "sleep": {"under_3h"}, "after_session": {"worse"}}})
	bad = bad.With(coach.Check{Stamp: stamp, Finished: true, Result: triage.Result{
		Urgency: content.Emergency, Complete: true, Reasons: []triage.Reason{{Rule: "ces_saddle_numb", Level: content.Emergency, About: "body"}},
	}})
	if got, _ := calendarOf(t, bad, calendarDay); got != want {
		t.Error("a bad day changes the calendar")
	}
	bad.Profile.Reached = []coach.Reached{{Type: "injection", Subtype: "epidural", Date: coach.DayOf(calendarDay).Add(-3), From: 0}}
	if got, _ := calendarOf(t, bad, calendarDay); got != want {
		t.Error("a body that is not ready yet changes the calendar")
	}
}

// A routine day rings by itself only where no check-in does: one that does leads to
// the check.
func TestRoutineDaysRingOnce(t *testing.T) {
	for name, tt := range map[string]struct {
		days    int
		answers coach.Answers
		rings   int
	}{
		"the check-in rings":       {20, nil, 0},
		"it is not to ring":        {20, coach.Answers{"remind_checkin": {"none"}}, 1},
		"it does not ring all day": {80, coach.Answers{"goal_check_ins": {"3"}}, 1},
	} {
		_, events := calendarOf(t, reminded(tt.days, tt.answers), calendarDay)
		checks := ofKind(t, events, "check")
		if len(checks) == 0 {
			t.Fatalf("%s: no routine days", name)
		}
		for _, e := range checks {
			if got := alarmsOf(t, e); len(got) != tt.rings {
				t.Errorf("%s: rings at %v", name, got)
			}
		}
	}
	_, events := calendarOf(t, reminded(21, nil), calendarDay) // a routine day itself
	if first := ofKind(t, events, "check")[0].Props.Get(ical.PropDateTimeStart).Value; first != "20261202" {
		t.Errorf("the first routine day to come is %s", first)
	}
}

// sheet are all dates that the clinic's sheet can hold, each on another day.
var sheet = coach.Answers{
	"dressing_off": {"2026-11-26"}, "shower_from": {"2026-11-27"}, "drive_from": {"2026-11-28"},
	"lift_kg": {"4"}, "lift_until": {"2026-11-29"}, "thinner_from": {"2026-11-30"}, "next_visit": {"2026-12-04"},
}

// Dates of the clinic that lie ahead stand on their whole day and ring that morning,
// appointments the evening before as well; those that are over do not.
func TestACalendarOfDates(t *testing.T) {
	answers := maps.Clone(sheet)
	maps.Copy(answers, coach.Answers{"drive_from": {"2026-11-24"}, "dressing_off": {"2026-11-25"}, "shower_from": {"soon"}})
	_, events := calendarOf(t, reminded(20, answers), calendarDay)
	var got []string
	for _, e := range slices.Concat(ofKind(t, events, "date"), ofKind(t, events, "next_visit")) {
		start := e.Props.Get(ical.PropDateTimeStart)
		if start.ValueType() != ical.ValueDate || e.Props.Get(ical.PropRecurrenceRule) != nil {
			t.Errorf("a date is no whole day: %+v", start)
		}
		line := start.Value
		for _, at := range alarmsOf(t, e) {
			line += at.Format(", 02 15:04")
		}
		got = append(got, line)
	}
	want := []string{"20261125, 25 08:00", "20261129, 29 08:00", "20261130, 30 08:00", "20261204, 03 18:00, 04 08:00"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// The whole file, names of properties and ids included, says nothing about health,
// after every treatment; the dates do only for those who want it, and then nothing else.
func TestACalendarKeepsToItself(t *testing.T) {
	telling := []string{
		"pain", "therap", "medic", "inject", "epidural", "facet", "proced", "operation", "surg", "disc", "fusion", "cement", "nerve", "rfa",
		"blood", "thinner", "dressing", "wound", "shower", "driv", "lift", "warning", "recover", "exercis", "patient", "spine", "numb", "illness", "back ", " kg",
	}
	for _, course := range content.Load().Courses() {
		for _, subtype := range course.Subtypes {
			id := subtype.ID
			if id == subtype.Type {
				id = ""
			}
			s := treatedBy(subtype.Type, id, 1, sheet)
			text, _ := calendarOf(t, s, calendarDay)
			for _, word := range telling {
				if at := strings.Index(plainText(text), word); at >= 0 {
					t.Errorf("%s: it says %q: …%.60q", subtype.ID, word, plainText(text)[at:])
				}
			}
		}
	}

	neutral, _ := calendarOf(t, reminded(20, sheet), calendarDay)
	answers := maps.Clone(sheet)
	answers["remind_words"] = []string{"plain"}
	plain, events := calendarOf(t, reminded(20, answers), calendarDay)
	for question, day := range sheet {
		if question == "lift_kg" {
			continue
		}
		e := ofKind(t, events, "plain."+question)
		if len(e) != 1 || e[0].Props.Get(ical.PropDateTimeStart).Value != strings.ReplaceAll(day[0], "-", "") {
			t.Errorf("%s in plain words: %d events", question, len(e))
		}
	}
	if got, want := uidsOf(t, plain), uidsOf(t, neutral); !slices.Equal(got, want) {
		t.Error("the same dates in plain words are other events")
	}
}

// plainText is a calendar in lower case without its line breaks.
func plainText(text string) string {
	return strings.ToLower(strings.ReplaceAll(text, "\r\n ", ""))
}

func uidsOf(t *testing.T, text string) []string {
	t.Helper()
	cal, err := ical.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, e := range cal.Events() {
		ids = append(ids, e.Props.Get(ical.PropUID).Value)
	}
	return ids
}

// Whatever is chosen, nothing rings in the night, and what is chosen is what rings.
func TestNothingRingsInTheNight(t *testing.T) {
	form, ok := content.Load().Form("reminders")
	if !ok {
		t.Fatal("no form of reminders")
	}
	for _, screen := range form.Screens {
		for _, q := range screen.Questions {
			for _, choice := range q.Choices {
				answers := maps.Clone(sheet)
				answers[q.ID] = []string{choice}
				_, events := calendarOf(t, reminded(20, answers), calendarDay)
				for _, e := range events {
					for _, at := range alarmsOf(t, e) {
						if at.Hour() < 7 || at.Hour() > 20 {
							t.Errorf("%s %s: rings at %v", q.ID, choice, at)
						}
					}
				}
				habit := ofKind(t, events, q.ID)
				switch {
				case q.ID == "remind_words":
				case choice == "none" && len(habit) > 0:
					t.Errorf("%s: an event for none", q.ID)
				case choice != "none" && (len(habit) != 1 || "h"+alarmsOf(t, habit[0])[0].Format("15") != choice):
					t.Errorf("%s: no event at %s", q.ID, choice)
				}
			}
		}
	}
}

// A newer file takes the place of an older one: the same events, each its own, and a
// higher number. Two patients have different ones.
func TestACalendarTakesThePlaceOfAnOlderOne(t *testing.T) {
	number := func(events []ical.Event) (n int) {
		for _, e := range events {
			n, _ = e.Props.Get(ical.PropSequence).Int()
		}
		return n
	}
	answers := maps.Clone(sheet)
	answers["remind_walk"], answers["next_visit"] = []string{"h09"}, []string{"2026-12-11"}
	was, first := calendarOf(t, reminded(20, sheet), calendarDay)
	is, second := calendarOf(t, reminded(20, answers), calendarDay.Add(time.Second))
	ids := uidsOf(t, was)
	if !slices.Equal(ids, uidsOf(t, is)) || number(first) >= number(second) || number(first) <= 0 {
		t.Errorf("%v, number %d; %v, number %d", ids, number(first), uidsOf(t, is), number(second))
	}
	if number(second) > 1<<31-1 {
		t.Errorf("the number %d does not fit", number(second))
	}
	slices.Sort(ids)
	if n := len(ids); n != 3+10+6 || len(slices.Compact(ids)) != n {
		t.Errorf("%d events: %v", n, ids)
	}
	other, _ := calendarOf(t, reminded(21, sheet), calendarDay)
	for _, id := range uidsOf(t, other) {
		if slices.Contains(ids, id) {
			t.Errorf("two patients share the event %s", id)
		}
	}
}

// Lines are at most 75 bytes and end as the format wants, in any language.
func TestTheLinesOfACalendar(t *testing.T) {
	text, _ := calendarOf(t, reminded(20, sheet), calendarDay)
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("%q", line)
		}
	}
	off := coach.Answers{"remind_checkin": {"none"}, "remind_session": {"none"}, "remind_walk": {"none"}}
	if text, _ := calendarOf(t, reminded(200, off), calendarDay); text != "" {
		t.Errorf("without anything to remind of:\n%s", text)
	}
}

// The file of one patient, to be read: three days after an injection, with a visit and
// a date in plain words.
func TestTheCalendarOnFile(t *testing.T) {
	s := treatedBy("injection", "epidural", 3, coach.Answers{"next_visit": {"2026-12-04"}, "drive_from": {"2026-11-28"}, "remind_words": {"plain"}})
	text, _ := calendarOf(t, s, calendarDay)
	got := strings.ReplaceAll(text, "\r\n", "\n") // as it stands in version control
	path := filepath.Join("testdata", "calendar.ics")
	if *updateCalendar {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != got {
		t.Errorf("not the calendar on file (%v); read it for sense, then -update-calendar:\n%s", err, got)
	}
}
