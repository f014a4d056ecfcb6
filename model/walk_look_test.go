package model_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// look holds what must always hold.
func (w *walk) look() {
	screen, said := w.Screen(), w.Said()
	if strings.TrimSpace(ansi.Strip(screen)) == "" {
		w.report("the screen is empty")
	}
	w.lookSize(screen)
	for _, text := range []string{screen, said} {
		if strings.Contains(text, "‹") {
			w.report("a sentence is missing")
		}
		if strings.Contains(text, "<no value>") {
			w.report("a sentence lacks a word")
		}
		if claims.MatchString(text) {
			w.report("nothing may say %q", claims.FindString(text))
		}
	}
	w.lookStarted()
	w.lookUnfinished(said)
	w.lookNumber(screen)
	w.lookOpen(screen)
}

// claims are words that no result may use, finished or not (clinical section B4).
var claims = regexp.MustCompile(`(?i)no warning signs|all clear|nothing serious|low risk|you are safe|all is well|all good`)

// soothing are words that a result of an unfinished check may not use.
var soothing = regexp.MustCompile(`(?i)no warning answer|\bsafe\b|\bnormal\b|\bgreen\b|\d ?%`)

// lookUnfinished is S3: an unfinished check suggests nothing good.
func (w *walk) lookUnfinished(said string) {
	if w.checking() && strings.Contains(said, "no warning answer") {
		w.report("an unfinished check speaks of no warning answers")
	}
	if strings.Contains(said, w.Word("advice.incomplete.headline")) && soothing.MatchString(said) {
		w.report("an unfinished check says %q", soothing.FindString(said))
	}
}

// checking tells whether a question of a warning check is asked.
func (w *walk) checking() bool {
	return slices.Contains([]string{"list", "new", "since", "trend", "known", "mistake"}, w.Asked()) ||
		strings.HasPrefix(w.Asked(), "item.") || strings.HasPrefix(w.Asked(), "card.")
}

func (w *walk) lookSize(screen string) {
	lines := strings.Split(screen, "\n")
	if len(lines) > max(w.h, 1) {
		w.report("%d lines in a window of %dx%d", len(lines), w.w, w.h)
	}
	for _, line := range lines {
		if ansi.StringWidth(line) > max(w.w, 1) {
			w.report("a line of %d cells in a window of %dx%d: %q", ansi.StringWidth(line), w.w, w.h, line)
		}
	}
}

// lookStarted is S1: whatever made an exercise run, it may run by what is on
// file and by what was tried to be put there.
func (w *walk) lookStarted() {
	running := w.Running()
	if running && !w.ran {
		now, state := w.Clock.Now().Wall, w.Store.Tried()
		due := state.DueChecks(w.Library().Triggers(), now)
		activity := coach.SessionActivity
		if g, ok := w.Library().Guide(w.Guide()); ok { // what only calms is never locked
			activity = coach.GuideActivity(w.Library(), g)
		}
		if ok, why := coach.MayStart(activity, state.OpenChecks(), due, now); !ok {
			w.report("%s began, but %s: %v", activity.ID, why.ID, why.Args)
		}
	}
	w.ran = running
}

// lookOpen holds that the number of an open emergency stays in view on every screen, the
// questions of another check as well, but the page for the desk: that is read by who is
// there already (S4; clinical section N6). An emergency's own page has it in large digits.
func (w *walk) lookOpen(screen string) {
	if w.w < 40 || w.h < 10 || w.advises() || w.Lines()[0] == w.Word("desk.check") || w.dials(screen) {
		return
	}
	for _, o := range w.Store.Tried().Standing(w.Clock.Now().Wall) {
		guided := w.Guide() != ""
		if o.Level == content.Emergency && !o.CarryOn && (guided || w.knows(o.Check)) {
			w.report("a screen hides the number of an emergency")
		}
	}
}

// knows tells whether the program must know of a check as it is on file: what another
// process has saved is read before something runs, what the hours make of it is told
// with the next message, and a slow or broken disk has not everything.
func (w *walk) knows(c coach.Check) bool {
	return c.ID != coach.NewID(c.At, foreignSeq) && w.held == 0 && !w.failed && !strings.HasSuffix(w.did[len(w.did)-1], " pass")
}

// dials tells whether a number to call in an emergency or a crisis is on the screen.
func (w *walk) dials(screen string) bool {
	p := w.Store.Tried().Profile
	numbers := append([]string{"112", "findahelpline.com"}, slices.Concat(p.Answers["own_emergency"], p.Answers["own_crisis"])...) // of no country
	country, _ := w.Library().Country(p.Country())
	for _, phone := range slices.Concat(country.Emergency, country.Crisis) {
		numbers = append(numbers, phone.Number)
	}
	text := strings.Join(strings.Fields(ansi.Strip(screen)), " ")
	return slices.ContainsFunc(numbers, func(n string) bool { return n != "" && strings.Contains(text, n) })
}

// lookNumber is S4: the number to call is on every emergency screen that has
// room to be one, as text or in large digits below its label.
func (w *walk) lookNumber(screen string) {
	lines := w.Lines()
	if w.w < 40 || w.h < 10 || !w.advises() {
		return
	}
	label, number, _ := strings.Cut(lines[2], ": ")
	if numbered(screen, label, number) {
		return
	}
	for range 20 { // whoever scrolled down can come back to it
		w.Key("pgup")
	}
	if !numbered(w.Screen(), label, number) {
		w.report("an emergency without the number %q", number)
	}
}

// advises tells whether the screen is an emergency's own.
func (w *walk) advises() bool {
	lines := w.Lines()
	return len(lines) >= 3 && slices.Contains([]string{w.Word("advice.ed_now.headline"), w.Word("advice.call_now.headline"), w.Word("advice.crisis.headline")}, lines[1])
}

// largeDigits are what a number in large digits is drawn with.
const largeDigits = "█▀▄"

// numbered tells whether a screen shows a number, as text or in large digits
// below its label.
func numbered(screen, label, number string) bool {
	_, below, found := strings.Cut(screen, label)
	return strings.Contains(screen, number) || found && strings.ContainsAny(below, largeDigits)
}

// The walk has to be able to see what it looks for.
func TestWalkSeesWhatIsWrong(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.Injected)
	now, lib := d.Clock.Now().Wall, d.Library()
	state := d.Saved()
	if ok, _ := coach.MayStart(coach.SessionActivity, state.OpenChecks(), state.DueChecks(lib.Triggers(), now), now); ok {
		t.Error("before the first check a session may start")
	}
	d.Store.Receive(foreign(d, content.SameDay))
	if open := d.Saved().OpenChecks(); len(open) != 1 || !open[0].AboutBody() {
		t.Errorf("what another process finds is not open: %+v", open)
	}
	for text, want := range map[string]bool{"You gave no warning answer": true, "it is safe": true, "70 %": true, "You have not finished": false} {
		if soothing.MatchString(text) != want {
			t.Errorf("%q soothes: want %v", text, want)
		}
	}
}
