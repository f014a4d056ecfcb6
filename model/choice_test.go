package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// saysHow is what mornings say, the last of them today's, about how the back settled.
func saysHow(d *modeltest.Driver, words ...string) {
	today := d.Saved().CheckIns[0]
	for i, word := range words {
		c := today
		if ago := len(words) - 1 - i; ago > 0 {
			c.At = today.At.AddDate(0, 0, -ago)
			c.ID, c.Day = coach.NewID(c.At, 0), today.Day.Add(-ago)
		}
		c.Answers = coach.Answers{}
		for q, a := range today.Answers {
			c.Answers[q] = a
		}
		c.Answers["after_session"] = []string{word}
		d.Store.Receive(c)
	}
}

// chooses puts on file how the patient wants the day.
func chooses(d *modeltest.Driver, n int, choice string) {
	now := d.Clock.Now().Wall
	d.Store.Receive(coach.Entry{
		Stamp: coach.Stamp{ID: coach.NewID(now, n), At: now.UTC(), Day: d.Day()}, What: coach.EntryChoice, Of: choice,
	})
}

// However the back took the night and however the day is wanted, Today and what Enter
// opens there have their words; where there is no session, they say the reason that
// left none, and where it is the patient's wish, the way back.
func TestEveryChoiceAfterEveryMorningHasItsWords(t *testing.T) {
	choices := []string{coach.ChoosePlan, coach.ChooseBefore, coach.ChooseGentler, coach.ChooseEase, coach.ChooseWalk, coach.ChooseRest}
	for name, words := range map[string][]string{
		"settled": {"settled"}, "lingering": {"lingering"}, "worse": {"worse"}, "two lingering": {"lingering", "lingering"},
	} {
		for _, choice := range choices {
			t.Run(name+" "+choice, func(t *testing.T) {
				d := readyToMove(t)
				saysHow(d, words...)
				chooses(d, 60, choice)
				d.Restart()
				none := choice == coach.ChooseWalk || choice == coach.ChooseRest
				today := d.Said()
				if none && !strings.Contains(today, d.Word("why.chosen_"+choice+"_short")) {
					t.Errorf("Today does not say that it was wanted:\n%s", today)
				}
				d.Pick("today.session")
				opened := d.Said()
				if none && !strings.Contains(opened, d.Word("message.why.chosen_"+choice+".body.1")) {
					t.Errorf("no way back is told:\n%s", opened)
				}
				if strings.ContainsAny(today+opened, "‹›") {
					t.Errorf("a word is missing:\n%s\n%s", today, opened)
				}
			})
		}
	}
}

// A day on which nothing eases has its words, too.
func TestNothingThatEasesHasItsWords(t *testing.T) {
	d := readyToMove(t)
	for _, id := range []string{"why.chosen_ease_short", "message.why.chosen_ease.head", "message.why.chosen_ease.body.1"} {
		if strings.ContainsAny(d.Word(id), "‹›") {
			t.Errorf("%s: no words", id)
		}
	}
}

// Who wants only what eases in the middle of a session goes on with that alone, where
// nothing was done yet as well as after an exercise.
func TestOnlyWhatEasesInTheMiddleOfASession(t *testing.T) {
	for name, until := range map[string]func(*modeltest.Driver){
		"begun":    func(d *modeltest.Driver) { d.Pick("session.option.start"); d.Advance(9 * time.Second) },
		"one done": func(d *modeltest.Driver) { d.Exercise(); d.Pick("session.option.fine") },
	} {
		t.Run(name, func(t *testing.T) {
			d := exercising(t)
			until(d)
			d.Leave()
			chooses(d, 60, coach.ChooseEase)
			d.Restart()
			done := len(session(t, d).Done)
			d.Pick("today.session")
			d.PickIfStill("session.option.begin") // unless nothing of it eases: then it is over
			if d.Offers("session.option.start") {
				d.Exercise()
				d.Pick("session.option.fine")
			}
			for _, o := range latest(t, d).Done[done:] {
				if e, _ := d.Library().Exercise(o.Exercise); e.Role != "ease" {
					t.Errorf("it goes on with %s", o.Exercise)
				}
			}
		})
	}
}
