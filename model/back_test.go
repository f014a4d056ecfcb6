package model_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/model"
	"backcoach/model/modeltest"
)

// Esc leads from a page to the one that it was opened from, and from a page of More to
// More, with the marker on the line that led away; so on two pages further down.
func TestEscLeadsBackOnePage(t *testing.T) {
	for name, options := range map[string][]modeltest.Option{"keys": nil, "lines": {modeltest.ByLines()}} {
		d := readyToMove(t, options...)
		onto(d, "More")
		lines := numberedLines(d)
		for _, n := range slices.Sorted(maps.Keys(lines)) {
			d.Send(model.Intent{Kind: model.Choose, N: n})
			under := d.Said()
			below := numberedLines(d)
			if d.Asked() != "" { // a form: its numbers answer
				below = nil
			}
			for _, k := range slices.Sorted(maps.Keys(below)) {
				leads(t, d, name, lines[n], k, under)
			}
			d.Send(model.Intent{Kind: model.Back})
			chosen := lineWith(d, d.Word("view.chosen"))
			if !d.Shows("today.further") || !strings.Contains(chosen, lines[n]) {
				t.Errorf("%s: Esc on %q leads to\n%s", name, lines[n], d.Said())
				d.Restart()
				onto(d, "More")
			}
		}
		d.Send(model.Intent{Kind: model.Back})
		if !d.Offers("today.checkin") {
			t.Errorf("%s: Esc on More does not lead to Today:\n%s", name, d.Said())
		}
	}
}

// leads opens a line of a page and goes back by Esc. Lines that lead out of More, to a
// check or to Today, are looked at by others.
func leads(t *testing.T, d *modeltest.Driver, name, page string, line int, under string) {
	t.Helper()
	d.Advance(time.Second)
	title := d.Lines()[0]
	d.Send(model.Intent{Kind: model.Choose, N: line})
	asked := d.Asked()
	switch {
	case d.Offers("today.checkin"), strings.HasPrefix(asked, "item."), strings.HasPrefix(asked, "card."), asked == "list":
		d.Restart()
		onto(d, "More")
		for n, label := range numberedLines(d) {
			if label == page || strings.HasPrefix(page, label) || strings.HasPrefix(label, page) {
				d.Send(model.Intent{Kind: model.Choose, N: n})
				return
			}
		}
	case d.Said() != under:
		d.Send(model.Intent{Kind: model.Back})
		if d.Lines()[0] != title {
			t.Errorf("%s: Esc below %q, on the page of line %d, leads to\n%s", name, page, line, d.Said())
		}
	}
}

// A page that was opened from Today leads back to Today, also after More was looked at.
func TestEscFromAPageOfTodayLeadsToToday(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.Injected) // the sheet stands on Today
	onto(d, "More")
	d.Keys("6", "esc", "esc", "0")
	if !strings.HasPrefix(d.Asked(), "form.sheet.") {
		t.Fatalf("0 asks %q", d.Asked())
	}
	d.Key("esc")
	if !d.Offers("today.checkin") {
		t.Errorf("Esc leads to\n%s", d.Said())
	}
}

// A check-in of an earlier day is left to that day, and that day to the list.
func TestADayOfTheHistoryIsLeftToTheList(t *testing.T) {
	d := readyToMove(t)
	d.Advance(48 * time.Hour)
	d.Pick("today.more.history")
	for range 2 {
		d.Keys("down", "enter")
		day := d.Said()
		d.Advance(time.Second)
		d.Key("enter")
		if d.Asked() != "form.checkin.news" {
			t.Fatalf("this is no check-in:\n%s", d.Said())
		}
		if d.Key("esc"); d.Said() != day {
			t.Errorf("Esc leads to\n%s", d.Said())
		}
		d.Key("esc")
		shows(t, d, "history.title")
	}
}
