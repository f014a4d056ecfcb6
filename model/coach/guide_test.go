package coach_test

import (
	"fmt"
	"slices"
	"testing"

	"backcoach/content"
	"backcoach/model/coach"
)

// guide is one of the content.
func guide(t *testing.T, id string) content.Guide {
	t.Helper()
	g, ok := lib.Guide(id)
	if !ok {
		t.Fatalf("there is no guide %s", id)
	}
	return g
}

var (
	calmGuides = []string{"breath_belly", "breath_46", "pmr", "body_scan", "breathing_space", "safe_place"}
	easeGuides = []string{"rest_90", "side_pillow", "feet_up"}
)

// Every guide under every open result (clinical section N6): what calms always, a
// position under SAME_DAY but with what has to lie flat, none under an EMERGENCY of the
// body, and what arches the back under none.
func TestWhichGuideMayStart(t *testing.T) {
	ids := append(append(slices.Clone(calmGuides), easeGuides...), "prone_rest")
	if n := len(lib.Guides()); n != len(ids) {
		t.Fatalf("the table has %d guides, the content %d", len(ids), n)
	}
	mind := reached(at(3, "10:00"), content.Emergency, "suicide")
	mind.Result.Reasons[0].About = "mind"
	soon := reached(at(3, "10:00"), content.Soon, "inflam_back")
	for name, tc := range map[string]struct {
		open                []coach.Check
		due                 []coach.Due
		calm, ease, arching bool
	}{
		"nothing open":            {nil, nil, true, true, true},
		"soon":                    {[]coach.Check{soon}, nil, true, true, true},
		"same day, fever":         {[]coach.Check{reached(at(3, "10:00"), content.SameDay, "fever_chills")}, nil, true, true, false},
		"same day, wound":         {[]coach.Check{reached(at(3, "10:00"), content.SameDay, "wound_infect")}, nil, true, true, false},
		"same day, swollen calf":  {[]coach.Check{reached(at(3, "10:00"), content.SameDay, "clot_leg")}, nil, true, true, false},
		"same day, numb":          {[]coach.Check{reached(at(3, "10:00"), content.SameDay, "leg_numb_new")}, nil, true, true, false},
		"same day, headache":      {[]coach.Check{reached(at(3, "10:00"), content.SameDay, "head_positional")}, nil, true, false, false},
		"same day, clear fluid":   {[]coach.Check{reached(at(3, "10:00"), content.SameDay, "csf_fluid")}, nil, true, false, false},
		"go gently":               {[]coach.Check{told(reached(at(3, "10:00"), content.SameDay, "leg_numb_new"), 0.5, "clinic", "gently", "same")}, nil, true, true, false},
		"go gently, headache":     {[]coach.Check{told(reached(at(3, "10:00"), content.SameDay, "head_positional"), 0.5, "clinic", "gently", "same")}, nil, true, false, false},
		"emergency of the body":   {[]coach.Check{reached(at(3, "10:00"), content.Emergency, "ces_saddle_numb")}, nil, true, false, false},
		"emergency of the mind":   {[]coach.Check{mind}, nil, true, true, true},
		"a check that is due":     {nil, []coach.Due{{Trigger: "T5"}}, true, true, false},
		"of several the gravest":  {[]coach.Check{soon, reached(at(3, "10:00"), content.Emergency, "chest_pain")}, nil, true, false, false},
		"of the mind and the day": {[]coach.Check{mind, reached(at(3, "10:00"), content.SameDay, "trauma_minor")}, nil, true, true, false},
	} {
		for _, id := range ids {
			want := tc.calm
			switch {
			case id == "prone_rest":
				want = tc.arching
			case slices.Contains(easeGuides, id):
				want = tc.ease
			}
			if ok, _ := coach.MayStart(coach.GuideActivity(lib, guide(t, id)), tc.open, tc.due, at(3, "11:00")); ok != want {
				t.Errorf("%s, %s: may start %v, want %v", name, id, ok, want)
			}
		}
	}
}

// told is how a guide may be done: why not, else in which position and how long.
func toldGuide(s coach.State, g content.Guide, day coach.Day) string {
	guided := s.Guided(lib, g, day)
	if !guided.Fits() {
		code, _ := guided.Why.Args["Code"].(string)
		return guided.Why.ID + code
	}
	var minutes []int
	for _, l := range guided.Lengths {
		minutes = append(minutes, l.Minutes)
	}
	return fmt.Sprint(guided.Exercise.Position, minutes)
}

// What is against a guide, by clinical sections D, E and H.
func TestWhatIsAgainstAGuide(t *testing.T) {
	with := func(p coach.Profile, question string, choices ...string) coach.Profile {
		p.Answers[question] = choices
		return p
	}
	therapy := func() coach.Profile { return patient("physical_therapy", "") }
	forbids := paper(1)
	forbids.Limits = []coach.Limit{{Exercises: []string{"rest_90", "pmr"}, Words: "Not these."}}
	for name, tc := range map[string]struct {
		s    coach.State
		day  int
		want map[string]string
	}{
		"nothing": {state(therapy()), 20, map[string]string{
			"breath_belly": "lying[2 3 5]", "breath_46": "sitting[2 3 5]", "pmr": "lying[3 4 8]", "body_scan": "[8]", "breathing_space": "[3]", "safe_place": "[5]",
			"rest_90": "lying[5 10 15 20]", "side_pillow": "side[10 15 20]", "prone_rest": "prone[1 2 3 5]", "feet_up": "sitting[5 10 15]",
		}},
		"pregnant, not flat on the back": {state(with(therapy(), "facts", "pregnant")), 20, map[string]string{
			"breath_belly": "sitting[2 3 5]", "pmr": "sitting[3 4 8]", "body_scan": "[8]",
			"rest_90": "conditionPREG", "side_pillow": "side[10 15 20]", "prone_rest": "conditionPREG", "feet_up": "sitting[5 10 15]",
		}},
		"arching makes it worse": {state(with(therapy(), "worse_with", "exts")), 20, map[string]string{"prone_rest": "conditionEXTS", "rest_90": "lying[5 10 15 20]"}},
		"not asked about moving": {state(with(with(therapy(), "worse_with", "not_sure"), "conditions", "not_sure")), 20, map[string]string{"prone_rest": "conditionEXTS"}},
		"in a chair only": {state(with(therapy(), "surface", "chair")), 20, map[string]string{
			"breath_belly": "sitting[2 3 5]", "pmr": "sitting[3 4 8]", "rest_90": "surface", "side_pillow": "surface", "prone_rest": "surface", "feet_up": "sitting[5 10 15]",
		}},
		"in bed": {state(with(therapy(), "surface", "bed")), 20, map[string]string{"rest_90": "surface", "side_pillow": "side[10 15 20]"}},
		"the first days after an injection, no rest_90": {state(patient("injection", "epidural")), 0, map[string]string{
			"rest_90": "phase", "prone_rest": "phase", "side_pillow": "side[10 15 20]", "breath_belly": "lying[2 3 5]",
		}},
		"two weeks after a disc operation": {state(patient("procedure", "microdiscectomy")), 10, map[string]string{
			"pmr": "lying[3]", "prone_rest": "phase", "side_pillow": "side[10 15 20]", "feet_up": "sitting[5 10 15]",
		}},
		"a disc operation later":  {state(patient("procedure", "microdiscectomy")), 15, map[string]string{"pmr": "lying[3 4 8]"}},
		"after a fusion":          {state(patient("procedure", "fusion")), 20, map[string]string{"pmr": "lying[3]", "prone_rest": "conditionFUS12"}},
		"the clinic's own paper":  {state(therapy(), forbids), 20, map[string]string{"rest_90": "limit", "pmr": "limit", "breath_46": "sitting[2 3 5]"}},
		"nothing known of anyone": {coach.State{}, 20, map[string]string{"breath_46": "sitting[2 3 5]", "body_scan": "[8]", "breath_belly": "sitting[2 3 5]", "rest_90": coach.NoSetup, "side_pillow": coach.NoSetup, "feet_up": coach.NoSetup}},
	} {
		for id, want := range tc.want {
			if got := toldGuide(tc.s, guide(t, id), treated.Add(tc.day)); got != want {
				t.Errorf("%s, %s: %q, want %q", name, id, got, want)
			}
		}
	}
}

// One sits no longer than the phase or the clinic allows (clinical section D).
func TestNoLongerSittingThanAllowed(t *testing.T) {
	for sit, want := range map[int]string{0: "sitting[5 10 15]", 15: "sitting[5 10 15]", 14: "sitting[5 10]", 5: "sitting[5]"} {
		p := paper(1)
		p.Limits = []coach.Limit{{Bounds: coach.Bounds{SitMin: sit}, Words: "Sit little."}}
		if got := toldGuide(state(patient("physical_therapy", ""), p), guide(t, "feet_up"), treated.Add(20)); got != want {
			t.Errorf("%d minutes of sitting: %q, want %q", sit, got, want)
		}
	}
}

func TestWhatHelped(t *testing.T) {
	entry := func(n int, of, feel string) coach.Entry {
		return coach.Entry{Stamp: stamp(at(n, "09:00")), What: coach.EntryRelief, Of: of, Feel: feel, Minutes: 2}
	}
	s := state(patient("physical_therapy", ""), entry(1, "pmr", "better"), entry(2, "pmr", "worse"), entry(3, "pmr", "better"), entry(4, "pmr", ""), entry(5, "breath_46", "same"))
	if got := []int{s.TallyOf("pmr").Better, s.TallyOf("breath_46").Better, s.TallyOf("body_scan").Better}; !slices.Equal(got, []int{2, 0, 0}) {
		t.Errorf("helped %v times", got)
	}
}
