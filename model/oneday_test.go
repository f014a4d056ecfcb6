package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
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

// It tells by their own names also of sport, feared movements, kept numbers, small habits
// and what was read, in both faces; nothing of what was taken back or not done.
func TestADayTellsWhatWasDone(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := readied(t, options...)
			at, n := d.Clock.Now().Wall, 0
			add := func(e coach.Entry) {
				n++
				e.Stamp = coach.Stamp{ID: coach.NewID(at, 900+n), At: at.UTC(), Day: coach.DayOf(at)}
				d.Store.Receive(e)
			}
			number := func(n float64) *float64 { return &n }
			add(coach.Entry{What: coach.EntrySport, Of: "bike", Minutes: 20, Feel: "easy"})
			add(coach.Entry{What: coach.EntrySport, Of: "yoga", Minutes: 15, Feel: "hurt", Else: "nothing"})
			add(coach.Entry{What: coach.EntrySport, Of: "other", Name: "Bowls", Minutes: 10, Feel: "hard"})
			add(coach.Entry{What: coach.EntryFear, Of: "tea", Feel: "hard", Note: "It will crack", Answers: coach.Answers{
				"fear_before": {"4"}, "fear_after": {"2"}, "happened": {"a pull, no more"},
			}})
			add(coach.Entry{What: coach.EntryFear, Name: "Bend to the cat", Feel: "easy", Answers: coach.Answers{"fear_before": {"3"}}})
			add(coach.Entry{What: coach.EntryFear, Name: "Jump the fence", Answers: coach.Answers{"fear_before": {"9"}}}) // left
			add(coach.Entry{What: coach.EntryMeasure, Of: coach.Weight, Number: number(81.5)})
			add(coach.Entry{What: coach.EntryMeasure, Of: coach.Sugar, Number: number(9.5)})
			add(coach.Entry{What: coach.EntryMeasure, Number: number(77)}) // taken back
			add(coach.Entry{What: coach.EntryHabit, Of: "water"})
			add(coach.Entry{What: coach.EntryHabit, Of: "pillow"})
			add(coach.Entry{What: coach.EntryHabit})
			twice := coach.Took(coach.Stamp{ID: coach.NewID(at, 980), At: at.UTC()}, "Blue ones", at).Twice("mistake")
			d.Store.Receive(twice)
			d.Store.Receive(d.Saved().Profile.WithLessonRead("walking_first", coach.DayOf(at)).WithLessonRead("missed_days", coach.DayOf(at).Add(-1)))
			d.Restart()
			d.Pick("today.more.history")
			d.Send(model.Intent{Kind: model.Next})
			said := d.Said()
			title := func(id string) string {
				text, _ := d.Library().LessonText("en", id)
				return text.Title
			}
			minutes := func(id string, n int) string {
				return d.Word("history.help_minutes", content.Args{"What": d.Word(id), "N": n})
			}
			went := func(what, feel string) string {
				return d.Word("history.rung", content.Args{"Name": what, "Feel": d.Word("history.rung_feel." + feel)})
			}
			for _, want := range []string{
				went(minutes("sport.bike.name", 20), "easy"), went(minutes("sport.yoga.name", 15), "hurt"), d.Word("history.rung_else.nothing"),
				went(d.Word("history.help_minutes", content.Args{"What": "Bowls", "N": 10}), "hard"),
				went(d.Word("rung.tea.name"), "hard"), d.Word("fear.thought", content.Args{"Text": "It will crack"}),
				d.Word("fear.happened", content.Args{"Text": "a pull, no more"}), d.Word("history.fear", content.Args{"Before": 4, "After": 2}),
				went("Bend to the cat", "easy"), d.Word("history.fear_before", content.Args{"Before": 3}),
				d.Word("measure.weight.title"), "81.5", d.Word("measure.sugar.title"), "171 mg/dl",
				d.Word("habit.title"), d.Word("habit.water.name"), d.Word("habit.pillow.name"),
				d.Word("medicine.double_option.mistake"), d.Word("lessons.title"), title("walking_first"),
			} {
				if !strings.Contains(said, want) {
					t.Errorf("it does not say %q:\n%s", want, said)
				}
			}
			for _, not := range []string{"Jump the fence", "77", title("missed_days"), "‹", "›"} {
				if strings.Contains(said, not) {
					t.Errorf("it says %q:\n%s", not, said)
				}
			}
		})
	}
}
