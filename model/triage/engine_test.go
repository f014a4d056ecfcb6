package triage_test

import (
	"slices"
	"testing"

	"backcoach/content"
	"backcoach/model/triage"
)

// tiny makes an engine of made-up questions, all about the body and SOON at most,
// with the given rules.
func tiny(t *testing.T, rules ...content.Rule) *triage.Engine {
	t.Helper()
	var w content.Warnings
	for _, id := range []string{"a", "b", "c"} {
		w.Items = append(w.Items, content.Item{ID: id, Group: "A1", Polarity: "warns", About: "body",
			Choices: []string{"yes", "no", "not_sure", "known"}, Forms: []string{"full"}})
	}
	for i := range rules {
		rules[i].Level = content.Soon
	}
	w.Rules = append(rules, content.Rule{ID: "heeds all", Level: content.Soon, About: "body",
		When: content.Node{All: []content.Node{yes("a"), yes("b"), yes("c")}}})
	e, err := triage.New(w)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func yes(id string) content.Node { return content.Node{Item: id, Is: []string{"yes"}} }

func judgeTiny(e *triage.Engine, p triage.Person, yeses ...string) triage.Result {
	a := triage.Answers{}
	for _, id := range []string{"a", "b", "c"} {
		a[id] = is(yeses...)(id)
	}
	return e.Judge(p, full, a, at(3))
}

// A reason names the items that made it hold, and none from a part that did not.
func TestReasonNamesWhatMadeItHold(t *testing.T) {
	both := content.Node{All: []content.Node{yes("a"), yes("b")}}
	two := content.Node{AtLeast: &content.Count{N: 2, Of: []content.Node{yes("a"), yes("b")}}}
	for name, part := range map[string]content.Node{"all": both, "at_least": two} {
		e := tiny(t, content.Rule{ID: "r", About: "body", When: content.Node{Any: []content.Node{part, yes("c")}}})
		if r := judgeTiny(e, therapy, "a", "c"); len(r.Reasons) != 1 || !slices.Equal(r.Reasons[0].Items, []string{"c"}) {
			t.Errorf("%s half true: %+v", name, r.Reasons)
		}
		if r := judgeTiny(e, therapy, "a", "b"); len(r.Reasons) != 1 || !slices.Equal(r.Reasons[0].Items, []string{"a", "b"}) {
			t.Errorf("%s true: %+v", name, r.Reasons)
		}
	}
}

// A reason about the mind never stands in for one about the body: only the
// latter locks, and only the former is left out when nothing private is kept.
func TestMindAndBodyAreToldApart(t *testing.T) {
	e := tiny(t, content.Rule{ID: "mind", About: "mind", When: yes("a")}, content.Rule{ID: "body", About: "body", When: yes("a")},
		content.Rule{ID: "again", About: "body", When: yes("a")})
	r := judgeTiny(e, therapy, "a")
	if len(r.Reasons) != 2 || r.Reasons[0].Rule != "mind" || r.Reasons[1].Rule != "body" {
		t.Errorf("reasons %+v", r.Reasons)
	}
}

// Every quiets known only: a yes is heard however lately it was told.
func TestEveryQuietsKnownOnly(t *testing.T) {
	e := tiny(t, content.Rule{ID: "r", About: "body", When: content.Node{Item: "a", Is: []string{"known", "not_sure", "yes"}, Every: 28}})
	p := therapy
	p.Told = map[string]int{"a": 1}
	for choice, want := range map[string]content.Urgency{"known": content.SelfCare, "not_sure": content.Soon, "yes": content.Soon} {
		if r := e.Judge(p, full, triage.Answers{"a": {Choice: choice, KnownBy: "Dr. Lee"}}, at(3)); r.Urgency != want {
			t.Errorf("%s: %v, want %v", choice, r.Urgency, want)
		}
	}
}

// An engine that has judged once judges the same again: nothing is kept between
// calls.
func TestJudgeKeepsNothing(t *testing.T) {
	e := newEngine(t)
	quiet, grave := say(nil), say(said{"ces_saddle_numb": "yes"})
	first := e.Judge(disc, full, quiet, at(3))
	e.Judge(epidural, full, grave, at(3))
	if again := e.Judge(disc, full, quiet, at(3)); again.Urgency != first.Urgency || len(again.Reasons) != len(first.Reasons) {
		t.Errorf("first %+v, then %+v", first, again)
	}
}
