package model

import (
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/sound"
	"backcoach/model/triage"
	"backcoach/views"

	tea "charm.land/bubbletea/v2"
)

// env is what a screen may look at while it handles an intent or describes
// itself. Screens change themselves only; everything else they ask for by the
// action that they return.
type env struct {
	now      Instant
	day      coach.Day
	words    *content.Words
	lib      *content.Library
	engine   func() *triage.Engine
	state    coach.State
	keys     keymap
	out      *outbox
	demo     bool
	packOff  bool // a pack came to its end while this was shown, and is to be taken off
	readOnly bool
	reduced  bool
	sound    sound.Mode
	trouble  string // with the sound, by its words; "" for none
	plain    bool   // said line by line: a countdown would be said anew each second
	speed    float64
	paperDir string // where text files are saved; "" if they are not
	stamp    func() coach.Stamp
	decide   func() coach.Plan // made once for all that one screen asks
}

// plan is what was decided about the day.
func (e env) plan() coach.Plan {
	if e.decide == nil {
		return e.state.Decide(e.lib, e.now.Wall)
	}
	return e.decide()
}

// say gives a sentence of the patient's language.
func (e env) say(id string, args ...content.Args) string { return e.words.Say(id, args...) }

// screen is one screen of the program.
type screen interface {
	take(in Intent, e env) action
	view(e env) views.View
	mode() mode
}

// ticking screens change by themselves as time passes.
type ticking interface {
	// look is called when a moment asked for with wait has come.
	look(e env) action
	// wait is how long until the next look; 0 for none.
	wait(e env) time.Duration
	// slept is called when the machine slept or the clock was changed.
	slept(e env) action
}

// attended screens go on by themselves unless somebody is there: any key is heard
// first here, whatever it means.
type attended interface{ attend(e env) }

// receiving screens read something when they are shown, and take it when it has
// come.
type receiving interface {
	load(e env, store Store) tea.Cmd
	receive(msg tea.Msg, e env) action
}

// urgent screens have something to say even in a window that is too small.
type urgent interface {
	// short is the number to call and what to do, or "" if nothing is urgent.
	short(e env) string
}

// helpful screens answer ? themselves, with the question in other words.
type helpful interface {
	// help shows more about the question; false if there is nothing more.
	help(e env) bool
}

// action is what a screen asks for. apply knows each kind.
type action any

type (
	// goTo shows a screen.
	goTo struct{ screen screen }
	// goToday shows Today.
	goToday struct{}
	// goBack shows what a page was opened from, where that is not another page: More,
	// with the marker where it was, or Today.
	goBack struct{}
	// goBy shows a screen that opens by itself: keys are ignored for a moment.
	goBy struct{ screen screen }
	// openAt is where the program begins once the file was read.
	openAt struct{ place string }
	// keep saves records and goes on with another action at once.
	keep struct {
		records []coach.Record
		then    action
	}
	// openCheck begins a warning check; due says what asks for it, nil if the
	// patient does.
	openCheck struct {
		due *coach.Due
		// itself is set when the patient pressed a key for something else: keys are
		// ignored for a moment.
		itself bool
		// helper is set when somebody answers for the patient.
		helper bool
	}
	// conclude ends or interrupts a check that reached something: the advice is
	// shown at once, saving runs beside it.
	conclude struct {
		check coach.Check
		about string // the side that is news: mind | body; "" for the first one
	}
	// begin asks to start, or to go on with, the session.
	begin struct{}
	// begun is begin after the file was read afresh.
	begun struct{}
	// proceed asks whether the session may start its next exercise, or go on after
	// a pause; there is the session's own count, or byHand: what was about to begin
	// by itself does not when somebody showed up meanwhile.
	proceed struct {
		session *session
		at      place // where it was then: elsewhere it means nothing any more
		there   int
	}
	// proceeding is proceed after the file was read afresh.
	proceeding proceed
	// soundAs changes how the session sounds, for good.
	soundAs struct{ mode sound.Mode }
	// writePaper saves a text file beside the patient's documents. What is there
	// already is replaced only if mine says so; nil replaces anything of that name.
	writePaper struct {
		name, text string
		mine       func(there []byte) bool
	}
	// openGuide begins a guide of the content, if the gate allows what it is; its end
	// and Esc go back to the screen under it.
	openGuide struct {
		id    string
		under screen
	}
	// leadOn lets a guide begin or go on, if the gate allows what it is; turn is its own
	// count of that, so that what was about to begin by itself does not when somebody
	// showed up or did it meanwhile.
	leadOn struct {
		guide *guide
		turn  int
	}
	// leadingOn is leadOn after the file was read afresh.
	leadingOn leadOn
	// openRelief shows what helps while it hurts; Esc there goes back to the screen
	// under it, Today if there is none.
	openRelief struct{ under screen }
	// packOn asks to put heat or cold on the skin.
	packOn struct{ pack *pack }
	// sportStart begins a sport, if the gate and its own limits allow it.
	sportStart struct{ page *oneSport }
	// retry tries to save again what could not be saved.
	retry struct{ then action }
	// reload reads the file again before what then asks: whatever loads the back or lies on
	// the skin is begun by it, for another process may have found a warning (S1).
	reload struct{ then action }
	// forget reads the whole file, to take out what may be kept no longer; Today is shown
	// meanwhile.
	forget struct{}
	// quit saves and leaves.
	quit struct{}
)
