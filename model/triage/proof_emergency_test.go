package triage_test

import (
	"slices"
	"testing"

	"backcoach/content"
)

// emergent gives what goes with each rule and each answer that is an emergency.
func emergent() map[string]content.Emergent {
	all := map[string]content.Emergent{}
	for _, rule := range warnings.Rules {
		if rule.Level == content.Emergency {
			all[rule.ID] = rule.Emergent
		}
	}
	for _, item := range warnings.Items {
		if item.Levels["yes"] == content.Emergency {
			all[item.ID] = item.Emergent
		}
	}
	return all
}

// "Nothing to eat or drink" is said for the cauda equina, a bleed at the spine, a
// bad accident, the aorta and a bleeding stomach, and for nothing else (clinical
// section N7): a patient who has to go without for no reason stops listening.
func TestFastingIsForOperations(t *testing.T) {
	want := []string{
		"B1.1", "B1.1b", "B1.3", "B1.5", "B1.17", // cauda equina
		"B1.11", "B1.11b", // neuro_bleed
		"trauma_major",
		"B1.13", "B1.13b", "pulsing_pain", // aorta
		"nsaid_bleed",
	}
	for id, e := range emergent() {
		if e.Fasting != slices.Contains(want, id) {
			t.Errorf("%s: fasting is %v", id, e.Fasting)
		}
	}
	for _, id := range want {
		if _, ok := emergent()[id]; !ok {
			t.Errorf("%s is no emergency", id)
		}
	}
}

// Every emergency says how help is got, and those that N7 names say what it says.
func TestEveryEmergencySaysHow(t *testing.T) {
	named := map[string][]string{
		"call_now": {"chest_pain", "clot_lung", "B1.12", "stroke_like", "allergy_severe", "sepsis", "sepsis_seen", "opioid_breath", "B1.13", "B1.13b", "pulsing_pain", "trauma_major"},
		"ed_now": {"B1.1", "B1.1b", "B1.3", "B1.5", "B1.17", // cauda equina
			"B1.6", "B1.7", "B1.8", "B1.9", "A2.return", "A2.wound", // fever
			"B1.11", "B1.11b", "bleed_soaks", "nsaid_bleed"}, // bleeding
		"crisis": {"suicide_plan", "overdose_purpose", "A6.mood"},
	}
	all := emergent()
	for id, e := range all {
		if named[e.How] == nil {
			t.Errorf("%s says how by %q", id, e.How)
		}
	}
	for how, ids := range named {
		for _, id := range ids {
			if all[id].How != how {
				t.Errorf("%s: %q, want %s", id, all[id].How, how)
			}
		}
	}
}

// Every rule, question and fact names where it comes from.
func TestEveryRuleHasItsSources(t *testing.T) {
	known := map[string]bool{}
	for _, source := range content.Load().Sources() {
		known[source.ID] = true
	}
	check := func(id string, sources []string) {
		if len(sources) == 0 {
			t.Errorf("%s has no source", id)
		}
		for _, source := range sources {
			if !known[source] {
				t.Errorf("%s comes from %s, which is no source", id, source)
			}
		}
	}
	for _, rule := range warnings.Rules {
		check(rule.ID, rule.Source)
	}
	for _, item := range warnings.Items {
		check(item.ID, item.Sources)
	}
	for _, fact := range warnings.Facts {
		check("fact "+fact.ID, fact.Sources)
	}
}
