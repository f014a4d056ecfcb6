package model

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// historyDays is how far back the list goes.
const historyDays = 365

// history is the list of days, newest first. Days without an entry are in it
// too: a missed day is shown as it was, and can be filled in.
type history struct {
	days   []coach.DaySum
	loaded bool
	err    error
	cursor int
}

// openHistory shows the list and reads it.
func openHistory(e env) action {
	return goTo{&history{}}
}

// load asks for the days as soon as the list is shown.
func (h *history) load(e env, store Store) tea.Cmd {
	return historyCmd(store, e.day.Add(-historyDays), e.day)
}

func (h *history) receive(msg tea.Msg, e env) action {
	if m, ok := msg.(historyMsg); ok {
		h.days, h.err, h.loaded = withGaps(m.days, e.day), m.err, true
		h.cursor = min(h.cursor, max(0, len(h.days)-1))
	}
	return nil
}

// withGaps puts the days without a record in between and turns the list round:
// newest first.
func withGaps(days []coach.DaySum, today coach.Day) []coach.DaySum {
	if len(days) == 0 {
		return nil
	}
	byDay := map[coach.Day]coach.DaySum{}
	for _, d := range days {
		byDay[d.Day] = d
	}
	var all []coach.DaySum
	for day := today; day >= days[0].Day; day = day.Add(-1) {
		sum, ok := byDay[day]
		if !ok {
			sum = coach.DaySum{Day: day, Urgency: -1}
		}
		all = append(all, sum)
	}
	return all
}

func (h *history) mode() mode { return choosing }

func (h *history) take(in Intent, e env) action {
	switch in.Kind {
	case Up, Down:
		h.cursor = step(h.cursor, in.Kind, len(h.days))
	case Scroll:
		h.cursor = min(max(0, h.cursor+in.N*10), max(0, len(h.days)-1))
	case Choose: // a line by its number, as the plain face says it
		if in.N >= 1 && in.N <= len(h.days) {
			h.cursor = in.N - 1
			return goTo{&oneDay{day: h.days[h.cursor].Day, from: h}}
		}
	case Next:
		if len(h.days) > 0 {
			return goTo{&oneDay{day: h.days[h.cursor].Day, from: h}}
		}
	case Back:
		return goBack{}
	}
	return nil
}

func (h *history) view(e env) views.View {
	v := views.History{
		Title: e.say("history.title"), Heads: e.words.List("history.heads"), Cursor: h.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.scroll, e.keys.back), Words: wordsOf(e.words),
	}
	switch {
	case h.err != nil:
		v.Empty = e.say("trouble.load")
	case !h.loaded:
		v.Empty = e.say("app.opening")
	default:
		v.Empty = e.say("history.empty")
	}
	for _, d := range h.days {
		v.Rows = append(v.Rows, historyRow(e, d))
	}
	return v
}

func historyRow(e env, d coach.DaySum) views.HistoryRow {
	row := views.HistoryRow{Day: sayShort(e.words, d.Day), Pain: -1, Leg: -1}
	if d.BackMax != nil {
		row.Pain = *d.BackMax
	}
	if d.LegMax != nil {
		row.Leg = *d.LegMax
	}
	var did []string
	if d.CheckIns > 0 {
		did = append(did, e.say("history.checkin"))
	}
	if d.Sessions > 0 {
		did = append(did, e.say("history.session"))
	}
	if d.Walked > 0 {
		did = append(did, e.say("history.walk"))
	}
	row.Did = strings.Join(did, ", ")
	if d.Urgency >= int(content.Soon) {
		row.Mark = e.say("result." + content.Urgency(d.Urgency).String() + "_short")
		row.Tone = views.Caution
		if d.Urgency == int(content.Emergency) {
			row.Tone = views.Danger
		}
	}
	return row
}

// sayShort says a day in few cells, with its weekday.
func sayShort(w *content.Words, day coach.Day) string {
	t := day.Time()
	return w.Say("date.short", content.Args{
		"Weekday": w.Say("date.weekday_short." + t.Format("Mon")), "Day": t.Day(), "Month": w.Say("date.month_short." + t.Format("Jan")),
	})
}
