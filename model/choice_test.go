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

// Who left a session in which only what eases was still wanted, and opens it again, goes
// on where it was: nothing is done twice, nothing comes back that was left out, and the
// day has the records of what was done.
func TestASecondOpeningAfterOnlyWhatEases(t *testing.T) {
	for name, done := range map[string]int{"begun": 0, "one done": 1, "two done": 2, "three done": 3} {
		for at, leave := range map[string]func(*modeltest.Driver){
			"before it begins":       func(d *modeltest.Driver) { d.Leave() },
			"in an exercise":         func(d *modeltest.Driver) { startIfOffered(d); d.Advance(9 * time.Second); d.Leave() },
			"twice":                  func(d *modeltest.Driver) { d.Leave(); d.Restart(); d.Pick("today.session"); d.Leave() },
			"by going to Today":      func(d *modeltest.Driver) { d.Key("esc") },
			"in a check":             func(d *modeltest.Driver) { d.Key("!"); d.AllNo(); d.Pick("advice.option.today") },
			"and wants all of it":    func(d *modeltest.Driver) { d.Leave(); chooses(d, 70, coach.ChoosePlan) },
			"and wants it once more": func(d *modeltest.Driver) { d.Leave(); chooses(d, 70, coach.ChooseEase) },
		} {
			t.Run(name+", left "+at, func(t *testing.T) {
				d := exercising(t)
				planned := d.Saved().Decide(d.Library(), d.Clock.Now().Wall).Routine
				for range done {
					d.Exercise()
					d.Pick("session.option.fine")
				}
				d.Pick("session.option.start")
				d.Advance(9 * time.Second)
				d.Leave()
				chooses(d, 60, coach.ChooseEase)
				d.Restart()
				d.Pick("today.session")
				d.PickIfStill("session.option.begin")
				leave(d)
				d.Restart()
				if d.Offers("today.session") {
					d.Pick("today.session")
				}
				d.PickIfStill("session.option.begin")
				for range 6 {
					if d.Shows("session.end.ask") || !d.Offers("session.option.start") {
						break
					}
					d.Exercise()
					d.Pick("session.option.fine")
				}
				if d.Shows("session.end.ask") {
					d.EndSession(2)
				}
				eased := at != "and wants all of it"
				afterEasing(t, d, planned, done, eased)
			})
		}
	}
}

func startIfOffered(d *modeltest.Driver) {
	if d.Offers("session.option.start") {
		d.Pick("session.option.start")
	}
}

// afterEasing looks at the records of the day: so many exercises of the plan, then what
// eases alone, each once, and no session that is still open.
func afterEasing(t *testing.T, d *modeltest.Driver, planned []coach.Planned, done int, eased bool) {
	t.Helper()
	times := map[string]int{}
	n := 0
	for _, s := range d.Saved().Sessions {
		if s.State == coach.SessionRunning {
			t.Errorf("still running: %+v", s)
		}
		if len(s.Done) > len(s.Planned) {
			t.Errorf("%d done of %d planned", len(s.Done), len(s.Planned))
		}
		for i, o := range s.Done {
			if o.Exercise != s.Planned[i].Exercise {
				t.Errorf("%s was done as %s", o.Exercise, s.Planned[i].Exercise)
			}
			e, _ := d.Library().Exercise(o.Exercise)
			if n++; n > done && eased && e.Role != "ease" {
				t.Errorf("after the choice came %s", o.Exercise)
			}
			if !o.Cut {
				times[o.Exercise]++
			}
		}
	}
	for id, n := range times {
		if n > 1 {
			t.Errorf("%s was done %d times", id, n)
		}
	}
	for _, p := range planned[:done] {
		if times[p.Exercise] != 1 {
			t.Errorf("%s, done before the choice, is on file %d times", p.Exercise, times[p.Exercise])
		}
	}
	if n > len(planned) {
		t.Errorf("%d exercises in all, planned were %d", n, len(planned))
	}
}
