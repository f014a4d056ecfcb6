package triage_test

import (
	"slices"
	"strings"
	"testing"

	"backcoach/content"
	"backcoach/model/triage"
)

// New names every rule that may not be used; the rules of content are not used
// in part.
func TestNewRefuses(t *testing.T) {
	w := warnings
	w.Rules = slices.Clone(w.Rules)
	w.Rules[0].When = content.Node{Item: "chest_pain", Is: []string{"no"}}
	w.Rules[1].How = ""
	e, err := triage.New(w)
	if e != nil || err == nil {
		t.Fatal("rules that could lower a result were taken")
	}
	for _, want := range []string{"rules " + w.Rules[0].ID + ": when: no is no reason", "rules " + w.Rules[1].ID + ": an emergency"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error %q does not name %q", err, want)
		}
	}
}

// onlyYes is a yes to one question, whose follow-ups were not asked yet, and no to
// all others.
func onlyYes(id string) triage.Answers {
	a := say(said{id: "yes"})
	for _, item := range warnings.Items {
		if slices.Contains(item.After, id) {
			delete(a, item.ID)
		}
	}
	return a
}

// A yes to a warning question alone always leads to a reason that names it.
func TestEveryWarningItemIsHeard(t *testing.T) {
	e := newEngine(t)
	for _, item := range warnings.Items {
		if item.Polarity == "eases" {
			continue
		}
		r := e.Judge(epidural, full, onlyYes(item.ID), at(20))
		if r.Urgency < content.Soon || !slices.Contains(r.Reasons[0].Items, item.ID) {
			t.Errorf("yes to %s alone: %v, %+v", item.ID, r.Urgency, r.Reasons)
		}
	}
}
