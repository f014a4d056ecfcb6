package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/model"
	"backcoach/model/modeltest"
)

// promisesEnter tells whether the foot of the screen says that Enter goes on.
func promisesEnter(d *modeltest.Driver) bool {
	lines := strings.Split(strings.TrimSpace(d.Screen()), "\n")
	return strings.Contains(lines[len(lines)-1], "Enter "+d.Word("key.next"))
}

// wantEnter looks whether the foot says what Enter does, and whether it does so.
func wantEnter(t *testing.T, d *modeltest.Driver, goesOn bool) {
	t.Helper()
	d.Advance(time.Second)
	before := d.Said()
	if promisesEnter(d) != goesOn {
		t.Errorf("that Enter goes on is said: %v, want %v:\n%s", !goesOn, goesOn, d.Screen())
	}
	d.Key("enter")
	if on := d.Said() != before; on != goesOn {
		t.Errorf("Enter goes on: %v, want %v, from:\n%s", on, goesOn, before)
	}
}

// The only choice of a page is what Enter takes: after a check, of the numbers in a
// window that can only be read, of the card for those at home.
func TestEnterTakesTheOnlyChoice(t *testing.T) {
	d := onPage(t, nil, false)
	shows(t, d, "advice.self_care.headline")
	wantEnter(t, d, true)
	if !d.Offers("today.checkin") {
		t.Errorf("this is not Today:\n%s", d.Screen())
	}
	d.Pick("today.more.home")
	d.Pick("home.card")
	wantEnter(t, d, true)
	shows(t, d, "home.ask")
	d.Key("esc")
	d.Pick("today.more.routine")
	d.Pick("myroutine.choice.paper")
	wantEnter(t, d, true)
	shows(t, d, "myroutine.lead")
}

// A page that opened by itself takes no Enter that was meant for the one before.
func TestTheOnlyChoiceWaitsForTheHand(t *testing.T) {
	d := modeltest.New(t)
	d.Ready(modeltest.InTherapy)
	d.Key("!")
	d.AllNo()
	d.Keys("enter", "enter")
	shows(t, d, "advice.self_care.headline")
}

// Where nothing is chosen yet, nothing says that Enter goes on.
func TestTheFootPromisesNothing(t *testing.T) {
	d := modeltest.New(t)
	wantEnter(t, d, false) // one of several
	d.Key("down")
	wantEnter(t, d, true)
	d = facts(t)
	wantEnter(t, d, false) // ticks
	d.Keys("down", "2")
	wantEnter(t, d, true)
	d = nextDay(t)
	d.Pick("today.checkin")
	d.Answer("nothing")
	wantEnter(t, d, false) // a scale
	d.Key("3")
	wantEnter(t, d, true)
}

// A warning question has to be answered: Enter alone does nothing, and nothing says
// that it would.
func TestTheFootOfAWarningQuestion(t *testing.T) {
	d := checking(t)
	for d.Asked() != "list" {
		wantEnter(t, d, false)
		d.Answer("no")
	}
	wantEnter(t, d, false)
	d.Key("down")
	wantEnter(t, d, false)
	d.Key("space")
	wantEnter(t, d, true)
}

// Several ways on: none is the one that Enter takes.
func TestTheFootOfTheAdvice(t *testing.T) {
	d := onPage(t, saddle, false)
	wantEnter(t, d, false)
	d.Send(model.Intent{Kind: model.Down})
	wantEnter(t, d, true)
}
