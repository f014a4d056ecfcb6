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

// Calendar gives a calendar file (RFC 5545) for the phone: check-ins, sessions and
// walks as repeating events with alarms, at the times of the settings and on as many
// days a week as the week aims at; the routine days of the warning check; and the
// dates that the clinic gave. Nil if there is nothing to remind of.
//
// It is about habits. The diary has no say in it: what a day allows the coach tells
// when it is opened, so a day of rest or a lock needs no new file. Titles are
// neutral, for a phone shows them to whoever looks.
func Calendar(s coach.State, lib *content.Library, w *content.Words, now time.Time) ([]byte, error) {
	c := calendar{profile: s.Profile, lib: lib, words: w, now: now, day: coach.DayOf(now)}
	cal := ical.NewCalendar()
	cal.Children = slices.Concat(c.habits(s), c.checks(s), c.dates())
	if len(cal.Children) == 0 {
		return nil, nil
	}
	// Without METHOD: a published calendar needs an organizer, and this one has none.
	cal.Props.SetText(ical.PropVersion, "2.0")
	cal.Props.SetText(ical.PropProductID, "-//backcoach//EN")
	for name, old := range map[string]string{ical.PropName: "X-WR-CALNAME", ical.PropDescription: "X-WR-CALDESC"} { // RFC 7986, and what phones knew before it
		cal.Props.SetText(name, w.Say("calendar."+strings.ToLower(name)))
		cal.Props.Set(verbatim(old, cal.Props.Get(name).Value))
	}
	var out bytes.Buffer
	err := ical.NewEncoder(&out).Encode(cal)
	return fold(out.Bytes()), err
}

// SameCalendar tells whether two calendar files are of the same patient: they have an
// event in common, by its id.
func SameCalendar(a, b []byte) bool {
	ids := map[string]bool{}
	for line := range bytes.Lines(a) {
		if bytes.HasPrefix(line, []byte("UID:")) {
			ids[string(bytes.TrimSpace(line))] = true
		}
	}
	for line := range bytes.Lines(b) {
		if ids[string(bytes.TrimSpace(line))] {
			return true
		}
	}
	return false
}

type calendar struct {
	profile coach.Profile
	lib     *content.Library
	words   *content.Words
	now     time.Time
	day     coach.Day
}

// event is what all events have, said by the words of an id. Its UID tells this
// patient's events from another's in the same calendar, stays the same from file to
// file so that a newer one takes the place of an older one, and, hashed, says nothing
// about anybody. The number of a change grows with time.
func (c calendar) event(id, key string) *ical.Component {
	const since = 1577836800 // 2020 began: seconds from then on fit into 31 bits for long
	sum := sha256.Sum256([]byte(strings.Join([]string{c.profile.ID, c.profile.At.UTC().String(), key}, "\n")))
	e := ical.NewComponent(ical.CompEvent)
	e.Props.SetText(ical.PropUID, hex.EncodeToString(sum[:8])+"@backcoach")
	e.Props.SetDateTime(ical.PropDateTimeStamp, c.now.UTC())
	e.Props.Set(verbatim(ical.PropSequence, strconv.FormatInt(max(0, c.now.Unix()-since), 10)))
	e.Props.SetText(ical.PropClass, "PRIVATE")
	e.Props.SetText(ical.PropTransparency, "TRANSPARENT")
	e.Props.SetText(ical.PropSummary, c.words.Say("calendar."+id+".title"))
	e.Props.SetText(ical.PropDescription, c.words.Say("calendar."+id+".text"))
	return e
}

// onDay makes an event of a whole day.
func (c calendar) onDay(id, key string, day coach.Day) *ical.Component {
	e := c.event(id, key)
	e.Props.SetDate(ical.PropDateTimeStart, day.Time())
	return e
}

// alarmed gives an event with an alarm so long after its beginning.
func alarmed(e *ical.Component, after time.Duration) *ical.Component {
	trigger := ical.NewProp(ical.PropTrigger)
	trigger.SetDuration(after)
	a := ical.NewComponent(ical.CompAlarm)
	a.Props.SetText(ical.PropAction, "DISPLAY")
	a.Props.Set(trigger)
	says := ical.NewProp(ical.PropDescription)
	says.Value = e.Props.Get(ical.PropSummary).Value // the title, and no more, for anybody may see it
	a.Props.Set(says)
	e.Children = append(e.Children, a)
	return e
}

// dayAlarm is the hour at which events of a whole day ring.
const dayAlarm = 8

// chosen is the answer to a question of the reminders; until there is one, its first
// choice.
func (c calendar) chosen(question string) string {
	if own := c.profile.Answers.First(question); own != "" {
		return own
	}
	form, _ := c.lib.Form("reminders")
	for _, s := range form.Screens {
		for _, q := range s.Questions {
			if q.ID == question {
				return q.Choices[0]
			}
		}
	}
	return ""
}

// hour is that of a reminder, chosen as "h08"; false if there is to be none.
func (c calendar) hour(question string) (int, bool) {
	hour, err := strconv.Atoi(strings.TrimPrefix(c.chosen(question), "h"))
	return hour, err == nil && hour >= 0 && hour < 24
}

// verbatim is a property that is written as it is.
func verbatim(name, text string) *ical.Prop {
	p := ical.NewProp(name)
	p.Value = text
	return p
}

// fold breaks lines of more than 75 bytes, as RFC 5545 asks, never within a
// character. The library leaves them as they are.
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
