package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
)

// A day of the history tells what was done against pain and worry; of mood only that it
// was asked, and nothing of what was taken back.
func TestADayTellsWhatHelped(t *testing.T) {
	d := readied(t)
	at, n := d.Clock.Now().Wall, 0
	add := func(e coach.Entry) {
		n++
		e.Stamp = coach.Stamp{ID: coach.NewID(at, 900+n), At: at.UTC(), Day: coach.DayOf(at)}
		d.Store.Receive(e)
	}
	add(coach.Entry{What: coach.EntryRelief, Of: "breath_46", Minutes: 2, Feel: "better"})
	add(coach.Entry{What: coach.EntryRelief, Of: "heat", Minutes: 1, Feel: "worse", Answers: coach.Answers{coach.PackEnd: {"skin"}, coach.PackSkin: {"changed"}}})
	add(coach.Entry{What: coach.EntryRelief, Of: "short_walk", Minutes: 6})
	took := coach.Took(coach.Stamp{ID: coach.NewID(at, 950), At: at.UTC()}, "Blue ones", at.Add(-time.Hour))
	d.Store.Receive(took)
	took.ID, took.Name = coach.NewID(at, 951), ""
	d.Store.Receive(took)
	add(coach.Entry{What: coach.EntryMedicine, Of: "stopped", Name: "White ones"})
	add(coach.Entry{What: coach.EntryCare, Of: "massage", Note: "at the station", Answers: coach.Answers{"clinic": {"agreed"}}})
	add(coach.Entry{What: coach.EntryMood, Of: "phq_2", Answers: coach.Answers{"phq_1": {"three"}}})
	add(coach.Entry{What: coach.EntryMood, Of: "gad_2"})
	d.Restart()
	d.Pick("today.more.history")
	d.Key("enter")
	said := d.Said()
	for _, want := range []string{
		d.Word("history.help_minutes", content.Args{"What": d.Word("guide.breath_46.name"), "N": 2}), d.Word("history.after.better"),
		d.Word("history.help_minutes", content.Args{"What": d.Word("relief.help.heat"), "N": 1}), d.Word("history.skin.changed"), d.Word("history.after.worse"),
		d.Word("history.help_minutes", content.Args{"What": d.Word("relief.help.short_walk"), "N": 6}),
		d.Word("history.head_medicine", content.Args{"Time": at.Add(-time.Hour).Format("15:04")}), "Blue ones",
		d.Word("history.medicine_stopped", content.Args{"Name": "White ones"}),
		d.Word("form.care.kind.massage"), d.Word("care.clinic.agreed"), "at the station",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
	if strings.Count(said, d.Word("history.mood")) != 1 || strings.Contains(said, "three") || strings.ContainsAny(said, "‹›") {
		t.Errorf("of mood it does not say just that it was asked:\n%s", said)
	}
	if strings.Count(said, d.Word("history.head_medicine", content.Args{"Time": at.Add(-time.Hour).Format("15:04")})) != 1 {
		t.Errorf("what was taken back is told:\n%s", said)
	}
}
