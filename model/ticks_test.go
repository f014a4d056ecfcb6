package model_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"backcoach/model/modeltest"
)

// ticked are the choices of the list on the screen that are ticked, by their words.
func ticked(d *modeltest.Driver) (labels []string) {
	for _, line := range d.Lines() {
		number, rest, _ := strings.Cut(line, "  ")
		_, err := strconv.Atoi(number)
		label, state, _ := strings.Cut(rest, ", "+d.Word("view.ticked"))
		if err == nil && label != rest && !strings.Contains(state, d.Word("view.not_ticked")) {
			labels = append(labels, label)
		}
	}
	return labels
}

// wantTicks looks whether a question is on the screen with just these ticks.
func wantTicks(t *testing.T, d *modeltest.Driver, asked string, labels ...string) {
	t.Helper()
	expect(t, d, asked)
	if got := ticked(d); strings.Join(got, "|") != strings.Join(labels, "|") {
		t.Fatalf("ticked is %q, want %q:\n%s", got, labels, d.Screen())
	}
}

// Fever that was ticked is not lost by the key for "Nothing new".
func TestNothingNewErasesNoNews(t *testing.T) {
	d := modeltest.New(t)
	d.SetUp(modeltest.InTherapy)
	fever := d.Word("form.checkin.news.fever_wound")
	d.Advance(time.Second)
	for _, keys := range [][]string{{"5", "1"}, {"up", "up", "up", "up", "space"}, {"1"}} {
		d.Keys(keys...)
		wantTicks(t, d, "form.checkin.news", fever)
		shows(t, d, "problem.untick")
	}
	d.Resize(40, 10)
	if !strings.Contains(strings.Join(strings.Fields(d.Screen()), " "), "You ticked something.") {
		t.Errorf("in the smallest window nothing says why:\n%s", d.Screen())
	}
	d.Key("5") // it was a mistake
	d.Key("1")
	if d.Asked() == "form.checkin.news" {
		t.Errorf("with nothing ticked the key does not go on:\n%s", d.Screen())
	}
}

// In the warning check neither "none" nor "not sure" takes a tick back.
func TestNoneOfThemErasesNoWarning(t *testing.T) {
	d := checking(t)
	for d.Asked() != "list" {
		d.Answer("no")
	}
	d.Advance(time.Second)
	d.Key("2")
	was := ticked(d)
	n := 0
	for _, line := range d.Lines() {
		if number, _, found := strings.Cut(line, "  "); found {
			if i, err := strconv.Atoi(number); err == nil {
				n = i
			}
		}
	}
	for _, key := range []int{n, n - 1} {
		d.Key(strconv.Itoa(key % 10))
		wantTicks(t, d, "list", was...)
		shows(t, d, "problem.untick")
	}
	d.Keys("2", strconv.Itoa((n-1)%10))
	if d.Asked() == "list" && len(ticked(d)) > 0 {
		t.Errorf("with nothing ticked the key does not go on:\n%s", d.Screen())
	}
}

// "None of these" takes the place of ticked facts in sight, and only Enter goes on,
// however often its key is pressed.
func TestNoneOfTheseStaysToBeSeen(t *testing.T) {
	d := facts(t)
	d.Keys("1", "2", "9")
	none := d.Word("form.setup.facts.none")
	wantTicks(t, d, "form.setup.facts", none)
	shows(t, d, "problem.only")
	d.HoldKey("9", 3)
	wantTicks(t, d, "form.setup.facts", none)
	d.Key("enter")
	expect(t, d, "form.setup.clinic_phone")
}

func TestNoneOfTheseByTheSpaceKey(t *testing.T) {
	d := facts(t)
	d.Keys("2", "down", "down", "down", "down", "down", "down", "down", "space")
	wantTicks(t, d, "form.setup.facts", d.Word("form.setup.facts.none"))
	d.Key("enter")
	expect(t, d, "form.setup.clinic_phone")
	d.Key("esc")
	d.Key("9") // it is ticked and nothing is taken back: it goes on
	expect(t, d, "form.setup.clinic_phone")
}

// facts is set-up at the health facts.
func facts(t *testing.T, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := modeltest.New(t, options...)
	for _, a := range setUpAnswers {
		if a.asked == "form.setup.facts" {
			break
		}
		d.Answer(a.answer)
	}
	d.Advance(time.Second)
	expect(t, d, "form.setup.facts")
	return d
}

// By lines: a choice that stands alone is not mixed with others, and what was
// ticked before is replaced in sight.
func TestALineTakesNoTickBackUnseen(t *testing.T) {
	d := facts(t, modeltest.ByLines())
	d.Line("2 9")
	wantTicks(t, d, "form.setup.facts")
	shows(t, d, "problem.together")
	d.Line("2 3")
	expect(t, d, "form.setup.clinic_phone")
	d.Line(":back")
	d.Line("rubbish")
	wantTicks(t, d, "form.setup.facts", d.Word("form.setup.facts.diabetes"), d.Word("form.setup.facts.immune_weak"))
	d.Line("9")
	wantTicks(t, d, "form.setup.facts", d.Word("form.setup.facts.none"))
	shows(t, d, "problem.only")
	d.Line("")
	expect(t, d, "form.setup.clinic_phone")
}

func TestALineOfNewsIsNotMixed(t *testing.T) {
	d := modeltest.New(t, modeltest.ByLines())
	d.SetUp(modeltest.InTherapy)
	d.Line("1 5")
	wantTicks(t, d, "form.checkin.news")
	shows(t, d, "problem.together")
	d.Line("5 6")
	if d.Asked() == "form.checkin.news" {
		t.Error("two ticks are no answer")
	}
}
