package triage_test

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"backcoach/content"
	"backcoach/model/triage"
)

// changed gives the rules with a change of one of them.
func changed(id string, change func(r *content.Rule)) content.Warnings {
	w := warnings
	w.Rules = slices.Clone(w.Rules)
	change(&w.Rules[slices.IndexFunc(w.Rules, func(r content.Rule) bool { return r.ID == id })])
	return w
}

// What would ease more than it says is refused, like what could lower a result.
func TestNewRefusesWhatEasesTooMuch(t *testing.T) {
	unless := func(n content.Node) content.Warnings {
		return changed("A7.rise", func(r *content.Rule) { r.Unless = &n })
	}
	eased := content.Node{Item: "flare_expected", Is: []string{"yes"}}
	window, short, few := eased, eased, content.Node{Sign: "expected_flare"}
	window.Days, short.Hours, few.Max = &content.DayRange{From: 0, To: 3}, 24, new(int)
	for name, w := range map[string]content.Warnings{
		// With it, a clear no to "is it the known ache" would ease.
		"an easing question that has to be clear": unless(content.Node{Clear: []string{"flare_expected"}}),
		// Nobody reads what stands beside an answer, so it would ease at any time.
		"days beside an answer":  unless(window),
		"hours beside an answer": unless(short),
		"a number beside a sign": unless(few),
		// A list of nothing always holds, so the rule would be off.
		"an empty list of what has to be clear": unless(content.Node{Clear: []string{}}),
		"an empty list of conditions":           unless(content.Node{All: []content.Node{}}),
	} {
		if _, err := triage.New(w); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}

// Signs that use each other in a circle are refused, in rules that use them too;
// so is a sign without a name, which every condition would use. Going round
// without an end would bring down the whole program, so each is tried in a
// program of its own.
func TestNewRefusesCircles(t *testing.T) {
	fever := slices.IndexFunc(warnings.Signs, func(s content.Sign) bool { return s.ID == "fever" })
	for name, sign := range map[string]content.Sign{
		"circle":  {ID: "fever", When: content.Node{Sign: "fever"}},
		"no name": {When: warnings.Signs[fever].When},
	} {
		t.Run(name, func(t *testing.T) {
			if os.Getenv("BACKCOACH_CIRCLE") == "" {
				inAnotherProgram(t, "BACKCOACH_CIRCLE=yes")
				return
			}
			w := warnings
			w.Signs = slices.Clone(w.Signs)
			w.Signs[fever] = sign
			if _, err := triage.New(w); err == nil {
				t.Error("it is taken")
			}
		})
	}
}

// inAnotherProgram runs this very test alone, with one more in its environment.
func inAnotherProgram(t *testing.T, env string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^"+strings.ReplaceAll(t.Name(), "/", "$/^")+"$")
	cmd.Env = append(os.Environ(), env)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%.300s", err, out)
	}
}
