package coach_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// factsOf are the facts of a profile with these answers.
func factsOf(pairs ...string) triage.Facts {
	return coach.Profile{Answers: answers(pairs...)}.Facts(lib.Warnings().Facts)
}

// The facts of each question: what was ticked is present, what was not is absent,
// and without a clear answer nothing is known, which counts as present.
func TestFacts(t *testing.T) {
	health := []string{"alone", "blood_thinner", "bone_fragile", "cancer_ever", "diabetes", "immune_weak", "inf_risk", "pregnant"}
	medicines := []string{"antidepressant", "drowsy_medicine", "gabapentinoid", "medicine", "nsaid", "opioid", "other_medicine", "relaxant", "steroid"}
	tests := []struct {
		name    string
		said    []string
		known   []string
		present []string
	}{
		{"nothing was asked", nil, nil, nil},
		{"none of the health facts", []string{"facts", "none"}, health, nil},
		{"two of them", []string{"facts", "diabetes", "facts", "pregnant"}, health, []string{"diabetes", "pregnant"}},
		{"not sure", []string{"facts", "not_sure"}, nil, nil},
		{"one and not sure", []string{"facts", "diabetes", "facts", "not_sure"}, nil, nil},
		{"no medicine", []string{"medicine_kinds", "none"}, medicines, nil},
		{"a tablet against pain", []string{"medicine_kinds", "nsaid"}, medicines, []string{"medicine", "nsaid"}},
		{"one that makes drowsy", []string{"medicine_kinds", "opioid"}, medicines, []string{"drowsy_medicine", "medicine", "opioid"}},
		{"some other", []string{"medicine_kinds", "other"}, medicines, []string{"medicine", "other_medicine"}},
		{"not sure about medicines, but about facts", []string{"medicine_kinds", "not_sure", "facts", "alone"}, health, []string{"alone"}},
		{"an answer that is no fact", []string{"surface", "floor"}, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tick := factsOf(tt.said...).Tick
			if known := slices.Sorted(maps.Keys(tick)); !slices.Equal(known, tt.known) {
				t.Errorf("known are %v, want %v", known, tt.known)
			}
			var present []string
			for _, fact := range tt.known {
				if tick[fact] {
					present = append(present, fact)
				}
			}
			if !slices.Equal(present, tt.present) {
				t.Errorf("present are %v, want %v", present, tt.present)
			}
		})
	}
	for said, want := range map[string]int{"": 0, "67": 67, "old": 0} {
		if got := factsOf("age", said).Age; got != want {
			t.Errorf("age %q is %d", said, got)
		}
	}
}

// Each kind of medicine makes the groups present that content puts it into.
func TestGroupsOfMedicines(t *testing.T) {
	drowsy := []string{"opioid", "gabapentinoid", "relaxant", "antidepressant"}
	for _, kind := range []string{"nsaid", "opioid", "gabapentinoid", "relaxant", "steroid", "antidepressant", "other"} {
		tick := factsOf("medicine_kinds", kind).Tick
		if !tick["medicine"] || tick["drowsy_medicine"] != slices.Contains(drowsy, kind) {
			t.Errorf("%s: a medicine %v, drowsy %v", kind, tick["medicine"], tick["drowsy_medicine"])
		}
	}
}

// More ticks never make a fact absent or unknown.
func TestMoreTicksTakeNoFactAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		choice := rapid.SampledFrom([]string{"blood_thinner", "diabetes", "immune_weak", "inf_risk", "bone_fragile", "cancer_ever", "pregnant", "alone"})
		few := rapid.SliceOfNDistinct(choice, 1, 8, rapid.ID).Draw(t, "ticked")
		p := coach.Profile{Answers: coach.Answers{"facts": few}}
		before := p.Facts(lib.Warnings().Facts)
		p.Answers["facts"] = append(slices.Clone(few), choice.Draw(t, "and"))
		now := p.Facts(lib.Warnings().Facts)
		for fact, was := range before.Tick {
			if is, known := now.Tick[fact]; !known || was && !is {
				t.Fatalf("%s was present; now %v, known %v", fact, is, known)
			}
		}
	})
}

// The facts are confirmed every 28 days, counted from the last time, or from
// set-up.
func TestConfirm(t *testing.T) {
	every := lib.Triggers().ConfirmDays
	if every != 28 {
		t.Errorf("every %d days, want 28", every)
	}
	p := patient("injection", "epidural")
	later := p
	later.Confirmed = treated.Add(30)
	unset := p
	unset.Done = nil
	for _, tt := range []struct {
		name string
		p    coach.Profile
		day  int
		want bool
	}{
		{"on the day of set-up", p, 0, false}, {"after 27 days", p, 27, false}, {"after 28 days", p, 28, true}, {"long after", p, 400, true},
		{"confirmed, 27 days ago", later, 57, false}, {"confirmed, 28 days ago", later, 58, true},
		{"set-up was never finished", unset, 400, false}, {"a clock that was set back", later, 3, false},
	} {
		if got := tt.p.Confirm(treated.Add(tt.day), every); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// What raises only once is remembered, once; nothing else is.
func TestRaisedIsRemembered(t *testing.T) {
	p := someone()
	check := func(choice string, items ...string) coach.Check {
		return judged(state(p), at(0, "10:00"), saying(choice, items...))
	}
	for name, tt := range map[string]struct {
		check coach.Check
		want  []string
	}{
		"nothing":           {check("no"), nil},
		"others":            {check("yes", "weight_loss", "leg_pain_new", "leg_numb_new"), nil},
		"not sure":          {check("not_sure", "inflam_back"), []string{"inflam_back"}},
		"known for long":    {check("known", "inflam_back"), nil},
		"inflam_back":       {check("yes", "inflam_back"), []string{"inflam_back"}},
		"and something new": {check("yes", "inflam_back", "leg_pain_new"), []string{"inflam_back"}},
	} {
		once := p.WithCheck(tt.check, lib)
		if !slices.Equal(once.Raised, tt.want) {
			t.Errorf("%s: raised %v, want %v", name, once.Raised, tt.want)
		}
		if twice := once.WithCheck(tt.check, lib); !reflect.DeepEqual(twice.Raised, once.Raised) {
			t.Errorf("%s: a second time %v", name, twice.Raised)
		}
	}
	if len(p.Raised) != 0 {
		t.Errorf("the profile itself was changed: %v", p.Raised)
	}
}

// inflam_back raises once in a life. With something else it still counts, if it
// was gone in between, and so does what is asked after it.
func TestInflamBackRaisesOnce(t *testing.T) {
	p := someone()
	judge := func(s coach.State, day int, items ...string) coach.Check {
		return judged(s, at(day, "10:00"), saying("yes", items...))
	}
	first := judge(state(p), 0, "inflam_back")
	p = p.WithCheck(first, lib)
	still := state(p, first)
	if got := still.Person(lib.Warnings().Facts, treated.Add(28)).Raised; !slices.Equal(got, []string{"inflam_back"}) {
		t.Fatalf("the rules see %v raised", got)
	}
	gone := still.With(judge(still, 28))
	for name, tt := range map[string]struct {
		got  coach.Check
		want content.Urgency
	}{
		"the first time":                    {first, content.Soon},
		"a month later, still there":        {judge(still, 28, "inflam_back"), content.SelfCare},
		"gone and back":                     {judge(gone, 56, "inflam_back"), content.SelfCare},
		"gone and back, with weight loss":   {judge(gone, 56, "inflam_back", "weight_loss"), content.SameDay},
		"still there, new weight loss":      {judge(still, 28, "inflam_back", "weight_loss"), content.Soon},
		"still there, and now with red eye": {judge(still, 28, "inflam_back", "eye_red"), content.SameDay},
		"something else":                    {judge(still, 28, "night_constant"), content.Soon},
	} {
		if tt.got.Level() != tt.want {
			t.Errorf("%s: %v, want %v; %+v", name, tt.got.Level(), tt.want, tt.got.Result.Reasons)
		}
	}
}

// The latest treatment comes first; of one day those that were named first.
func TestLatest(t *testing.T) {
	on := func(day int, subtype string) triage.Treatment {
		return triage.Treatment{Type: "injection", Subtype: subtype, Date: string(treated.Add(day))}
	}
	p := coach.Profile{Treatments: []triage.Treatment{on(-300, "facet"), on(0, "epidural"), on(-3, "rfa"), on(0, "si")}}
	before := slices.Clone(p.Treatments)
	want := []triage.Treatment{on(0, "epidural"), on(0, "si"), on(-3, "rfa"), on(-300, "facet")}
	if got := p.Latest(); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if !slices.Equal(p.Treatments, before) {
		t.Error("the profile itself was changed")
	}
	if got := (coach.Profile{}).Latest(); len(got) != 0 {
		t.Errorf("without a treatment: %+v", got)
	}
}

// asksFor gives the check that a trigger asks for.
func asksFor(s coach.State, trigger string) (coach.Due, bool) {
	all := s.DueChecks(triggers, now)
	i := slices.IndexFunc(all, func(d coach.Due) bool { return d.Trigger == trigger })
	if i < 0 {
		return coach.Due{}, false
	}
	return all[i], true
}

// Less or more medicine than planned asks the questions about medicines, unless
// the clinic agreed (T11).
func TestMedicinesThatWereChangedAsk(t *testing.T) {
	for _, taken := range []string{"less", "more"} {
		for agreed, want := range map[string]bool{"no": true, "not_sure": true, "yes": false} {
			s := state(patient("physical_therapy", ""), checkIn(asked, "news", "nothing", "medicines", taken, "medicines_agreed", agreed))
			d, asks := asksFor(s, "T11")
			if asks != want {
				t.Errorf("%s, agreed %s: asks %v", taken, agreed, asks)
			}
			if !asks {
				continue
			}
			if d.Form.Kind != "targeted" || !d.Required() {
				t.Errorf("%s, agreed %s: %+v", taken, agreed, d)
			}
			for _, item := range []string{"overdose", "nsaid_bleed", "sedated", "withdrawal", "serotonin", "med_constipation"} {
				if !slices.Contains(d.Form.Items, item) || group(item) != "A6" {
					t.Errorf("%s, agreed %s: %s is missing in %v", taken, agreed, item, d.Form.Items)
				}
			}
		}
	}
	s := state(patient("physical_therapy", ""), checkIn(asked, "news", "nothing", "medicines", "as_planned"))
	wantDue(t, s, now, "T11", false)
}

// A word in the note asks the full form, unless it is clearly nothing new (T6).
func TestWordInTheNoteAsks(t *testing.T) {
	for said, want := range map[string]bool{"yes": true, "not_sure": true, "no": false} {
		s := state(patient("physical_therapy", ""), checked(at(20, "07:00"), "full"),
			checkIn(asked, "news", "nothing", "note", "my foot is numb", "note_word", said))
		d, asks := asksFor(s, "T6")
		if asks != want || asks && (d.Form.Kind != "full" || !slices.Contains(d.Form.Items, "pain_sharp_worse")) {
			t.Errorf("%s: asks %v, %+v", said, asks, d.Form)
		}
	}
}

// A full check is an answer to what changed in the medicines; the mood page is
// answered only by itself, and nothing targeted answers the other.
func TestWhatSettlesMedicinesAndMood(t *testing.T) {
	s := state(patient("physical_therapy", ""), checkIn(asked, "news", "low_mood", "medicines", "less", "medicines_agreed", "no"))
	medicines, _ := asksFor(s, "T11")
	mood, _ := asksFor(s, "T15")
	form := func(kind string, items []string) coach.Check { return checked(at(20, "08:10"), kind, items...) }
	for name, tt := range map[string]struct {
		check    coach.Check
		t11, t15 bool // still due
	}{
		"a full check":               {form("full", nil), false, true},
		"a short check":              {form("short", nil), true, true},
		"the page of medicines":      {form("targeted", medicines.Form.Items), false, true},
		"a part of it":               {form("targeted", medicines.Form.Items[1:]), true, true},
		"the mood page":              {form("targeted", mood.Form.Items), true, false},
		"a full check with the mood": {form("full", mood.Form.Items), false, false},
	} {
		t.Run(name, func(t *testing.T) {
			wantDue(t, s.With(tt.check), now, "T11", tt.t11)
			wantDue(t, s.With(tt.check), now, "T15", tt.t15)
		})
	}
	if mood.Required() || !medicines.Required() {
		t.Error("the session waits for the mood page, or not for the medicines")
	}
}
