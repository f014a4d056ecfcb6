package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// fearOf is a patient with a step of the household on the list of fears.
func fearOf(t *testing.T, rung, fear string, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := openAt(t, "fear", options...)
	d.Pick("fear.add")
	d.Pick("ladder.household.name")
	d.Pick("rung." + rung + ".name")
	expect(t, d, "form.fear.fear_first")
	d.Answer(fear)
	return d
}

// doing has the movement in front of them, with what they think will happen.
func doing(t *testing.T, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := fearOf(t, "tea", "4", options...)
	d.Pick("rung.tea.name")
	d.Pick("fear.try")
	d.Answer("4")
	d.Answer("my back will crack")
	return d
}

func fears(d *modeltest.Driver) []coach.Entry {
	return slices.DeleteFunc(slices.Clone(d.Saved().Entries), func(e coach.Entry) bool { return e.What != coach.EntryFear })
}

// One go on both faces: rated, thought, done, told what happened, rated again. It is a
// go on the ladder as well, and the list knows that the fear is half.
func TestAFearIsFaced(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := doing(t, options...)
			shows(t, d, "rung.tea.how")
			inOrder(t, d, "my back will crack")
			if told := fears(d); len(told) != 2 || told[1].Note != "my back will crack" || told[1].Feel != "" {
				t.Fatalf("before it is done saved is %+v", told)
			}
			d.Pick("fear.easy")
			expect(t, d, "form.fear.happened")
			inOrder(t, d, "my back will crack")
			d.Answer("nothing at all")
			expect(t, d, "form.fear.fear_after")
			d.Answer("2")
			shows(t, d, "fear.said_halved")
			inOrder(t, d, "my back will crack", "nothing at all")
			told := fears(d)
			if last := told[len(told)-1]; len(told) != 2 || last.Feel != "easy" || *last.Number != 2 || last.Answers.First("happened") != "nothing at all" || last.Of != "tea" {
				t.Errorf("saved is %+v", told)
			}
			if got := d.Saved().Profile.Answers[coach.FearMoves]; !slices.Equal(got, []string{"4 2 1 tea"}) {
				t.Errorf("remembered is %q", got)
			}
			rung := func(e coach.Entry) bool { return e.What == coach.EntryRung && e.Of == "tea" && e.Feel == "easy" }
			if !slices.ContainsFunc(d.Saved().Entries, rung) {
				t.Error("the ladder does not know of it")
			}
			if d.Offers("fear.try") {
				t.Error("offered a second time on the same day")
			}
		})
	}
}

// Hurt asks what hurts elsewhere ask: a clear no goes back, all else, and leaving it
// open, leads to the full check.
func TestAFearedMovementThatHurt(t *testing.T) {
	for answer, leads := range map[string]bool{"nothing": false, "something": true, "not_sure": true} {
		d := doing(t)
		d.Pick("fear.hurt")
		shows(t, d, "form.hurt.else.ask")
		if gate(d) {
			t.Error("left here, nothing asks for a check")
		}
		d.Pick("form.hurt.else." + answer)
		if asked := strings.HasPrefix(d.Asked(), "item."); asked != leads {
			t.Errorf("%s: a check opens %v:\n%s", answer, asked, d.Said())
		}
		if got := d.Saved().Profile.Answers[coach.FearMoves]; !slices.Equal(got, []string{"4 4 1 tea"}) {
			t.Errorf("remembered is %q", got)
		}
	}
}

// Own words become no exercise: nothing is offered for them until the clinic has agreed,
// and what hurts asks the same.
func TestAFearInOwnWords(t *testing.T) {
	own := func(t *testing.T) *modeltest.Driver {
		d := openAt(t, "fear")
		d.Pick("fear.add")
		d.Pick("fear.add_own")
		d.Answer("the bridge exercise")
		d.Answer("3")
		d.Key("1")
		shows(t, d, "fear.own")
		d.Pick("fear.try")
		expect(t, d, "form.fear.fear_agreed")
		return d
	}
	for _, said := range []string{"no", "not_sure"} {
		d := own(t)
		d.Answer(said)
		shows(t, d, "fear.ask_first")
		if told := fears(d); len(told) != 1 {
			t.Errorf("%s: saved is %+v", said, told)
		}
	}
	d := own(t)
	plan := d.Saved().Decide(d.Library(), d.Clock.Now().Wall)
	for _, p := range plan.Routine {
		if strings.Contains(p.Name+p.Exercise, "the bridge") {
			t.Errorf("it is in the session: %+v", p)
		}
	}
	d.Answer("yes")
	d.Answer("3")
	d.Answer("")
	shows(t, d, "fear.do_own")
	d.Pick("fear.hurt")
	if told := fears(d); told[len(told)-1].Else != "not_sure" || gate(d) {
		t.Errorf("left here, nothing asks for a check: %+v", told)
	}
	d.Pick("form.hurt.else.nothing")
	if told := fears(d); told[len(told)-1].Else != "nothing" || !gate(d) {
		t.Errorf("after a clear no: %+v", told)
	}
	if slices.ContainsFunc(d.Saved().Entries, func(e coach.Entry) bool { return e.What == coach.EntryRung }) {
		t.Error("own words are told as a step of a ladder")
	}
}

// A step that phase or clinic are against cannot be put on the list and says why.
func TestABlockedStepSaysWhy(t *testing.T) {
	d := openAt(t, "fear")
	d.Pick("fear.add")
	d.Pick("ladder.household.name")
	if line := lineWith(d, d.Word("rung.garden_diy.name", content.Args{"Weight": "22 lb (10 kg)"})); !strings.Contains(line, d.Word("view.locked")) {
		t.Errorf("it stands there as %q", line)
	}
	d.Pick("rung.garden_diy.name", content.Args{"Weight": "22 lb (10 kg)"})
	if d.Asked() != "" || len(fears(d)) > 0 || !strings.Contains(d.Said(), d.Word("phase.P4.name")) {
		t.Errorf("a blocked step leads to\n%s", d.Said())
	}
	d.Pick("rung.shop.name", content.Args{"Weight": "11 lb (5 kg)"}) // allowed, only later on the ladder
	expect(t, d, "form.fear.fear_first")
}

// Both halves of the message stand together; under an open result neither the first nor
// "sore but safe" does.
func TestTheMessageIsNeverHalf(t *testing.T) {
	d := openAt(t, "fear")
	shows(t, d, "fear.normal")
	safe := d.Word("mood.card.sore_safe")
	if !strings.Contains(d.Said(), safe) {
		t.Errorf("the card is missing:\n%s", d.Said())
	}
	for _, page := range []string{"fear", "mood"} {
		d := nextDay(t)
		d.Key("!")
		d.AnswerCheck(map[string]string{"fever_chills": "yes"})
		d = reopen(t, d, page)
		if d.Shows("fear.normal") || strings.Contains(d.Said(), safe) || strings.Contains(d.Said(), d.Word("mood.card.checked")) {
			t.Errorf("%s under an open result:\n%s", page, d.Said())
		}
		if page == "fear" {
			shows(t, d, "fear.warning")
		}
	}
	d = nextDay(t) // SOON locks nothing: the whole message, without the card
	d.Key("!")
	d.AnswerCheck(map[string]string{"leg_pain_new": "yes", "since": "today"})
	d = reopen(t, d, "fear")
	shows(t, d, "fear.normal")
	if open := d.Saved().OpenChecks(); strings.Contains(d.Said(), safe) {
		t.Errorf("open is %+v:\n%s", open, d.Said())
	}
}

// Nothing is offered on a bad day, and one that became bad meanwhile files nothing.
func TestNoFearIsFacedOnABadDay(t *testing.T) {
	d := doing(t)
	bad := coach.CheckIn{Stamp: coach.Stamp{ID: coach.NewID(d.Clock.Now().Wall, 7), At: d.Clock.Now().Wall.UTC(), Day: d.Day()}, Finished: true, Answers: coach.Answers{"news": {"nothing"}, "back_now": {"7"}}}
	d.Store.Receive(bad)
	d.Pick("fear.easy")
	for _, e := range d.Saved().Entries {
		if e.Feel != "" {
			t.Errorf("filed is %+v", e)
		}
	}
	if d.Offers("fear.try") {
		t.Errorf("still offered:\n%s", d.Said())
	}
	shows(t, d, "ladder.why.pause")
}

// One that hurt is told whatever came up while it was done, and asks for its check; one
// for which something came up before is not begun.
func TestAFearThatHurtIsToldOnABadDay(t *testing.T) {
	bad := func(d *modeltest.Driver) {
		d.Store.Receive(coach.CheckIn{Stamp: coach.Stamp{ID: coach.NewID(d.Clock.Now().Wall, 7), At: d.Clock.Now().Wall.UTC(), Day: d.Day()}, Finished: true, Answers: coach.Answers{"news": {"nothing"}, "back_now": {"7"}}})
	}
	d := doing(t)
	bad(d)
	d.Pick("fear.hurt")
	shows(t, d, "form.hurt.else.ask")
	if told := fears(d); told[len(told)-1].Feel != "hurt" || gate(d) {
		t.Errorf("filed is %+v, the session open %v", told, gate(d))
	}

	d = fearOf(t, "tea", "4")
	d.Pick("rung.tea.name")
	d.Pick("fear.try")
	d.Answer("4")
	bad(d)
	d.Answer("my back will crack")
	shows(t, d, "ladder.why.pause")
	if d.Offers("fear.easy") {
		t.Errorf("begun on a bad day:\n%s", d.Said())
	}
}

// Dark words open the two questions at once; a word of alarm in what happened asks one
// more, and all but a clear no leads to the full check. In what one fears it does not.
func TestWordsInAFear(t *testing.T) {
	d := fearOf(t, "tea", "4")
	d.Pick("rung.tea.name")
	d.Pick("fear.try")
	d.Answer("4")
	d.Answer("my leg goes numb and I want to die")
	expect(t, d, "item.suicide")

	d = openAt(t, "fear")
	d.Pick("fear.add")
	d.Pick("fear.add_own")
	d.Answer("I cannot go on")
	expect(t, d, "item.suicide")

	for said, leads := range map[string]bool{"no": false, "yes": true, "not_sure": true} {
		d = fearOf(t, "tea", "4")
		d.Pick("rung.tea.name")
		d.Pick("fear.try")
		d.Answer("4")
		d.Answer("my leg will go numb")
		shows(t, d, "fear.easy")
		d.Pick("fear.easy")
		d.Answer("my leg went numb")
		expect(t, d, "form.fear.happened_word")
		d.Answer(said)
		if asked := strings.HasPrefix(d.Asked(), "item."); asked != leads || gate(d) == leads {
			t.Errorf("%s: a check opens %v, the session is open %v:\n%s", said, asked, gate(d), d.Said())
		}
	}
}

// The list is full at eight, and what is taken off is gone.
func TestTheListOfFears(t *testing.T) {
	d := openAt(t, "fear")
	shows(t, d, "fear.how")
	p := d.Saved().Profile
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		p = p.WithFeared(coach.Feared{Name: name, First: 5, Now: 5})
	}
	d.Store.Receive(p)
	d = reopen(t, d, "fear")
	d.Pick("fear.add")
	shows(t, d, "fear.full")
	d.Key("enter")
	d.Key("1")
	d.Advance(time.Second)
	d.Pick("fear.remove")
	if got := d.Saved().Profile.Answers[coach.FearMoves]; len(got) != 7 {
		t.Errorf("left is %q", got)
	}
}
