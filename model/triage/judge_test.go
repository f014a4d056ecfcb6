package triage_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// A case is one complete full form and what it must come to.
type judged struct {
	name   string
	person triage.Person
	day    int
	said   map[string]string
	want   string // level and, after a blank, a rule that must be among the reasons
}

func (c judged) run(t *testing.T, e *triage.Engine) {
	t.Run(c.name, func(t *testing.T) {
		r := e.Judge(c.person, full, say(c.said), at(c.day))
		level, rule, _ := strings.Cut(c.want, " ")
		if r.Urgency.String() != level {
			t.Errorf("%v on day %d: %v, want %s; reasons %+v", c.said, c.day, r.Urgency, level, r.Reasons)
		}
		if rule != "" && !slices.ContainsFunc(r.Reasons, func(x triage.Reason) bool { return x.Rule == rule }) {
			t.Errorf("%v on day %d: no reason %s among %+v", c.said, c.day, rule, r.Reasons)
		}
	})
}

type said = map[string]string

// Each question alone, for somebody three weeks after therapy and without any
// risk: what yes, not sure and known mean. "-" is not offered.
func TestEachItemAlone(t *testing.T) {
	e := newEngine(t)
	table := map[string][3]string{ // yes, not_sure, known
		"ces_saddle_numb":       {"emergency", "emergency", "soon"},
		"ces_bladder_retention": {"emergency", "emergency", "soon"},
		"ces_bladder_leak":      {"emergency", "emergency", "soon"},
		"ces_bladder_feeling":   {"emergency", "emergency", "soon"},
		"ces_bowel_control":     {"emergency", "emergency", "soon"},
		"ces_sexual":            {"emergency", "emergency", "soon"},
		"leg_both":              {"emergency", "same_day", "self_care"},
		"leg_weak_severe":       {"emergency", "emergency", "-"},
		"leg_weak_mild":         {"same_day", "soon", "self_care"},
		"leg_numb_new":          {"same_day", "soon", "self_care"},
		"leg_pain_new":          {"soon", "soon", "-"},
		"myelopathy":            {"same_day", "soon", "-"},
		"thoracic_band":         {"soon", "soon", "-"},
		"fever_chills":          {"same_day", "soon", "-"},
		"shaking_chills":        {"same_day", "soon", "-"},
		"sweats_unwell":         {"soon", "soon", "-"},
		"wound_infect":          {"same_day", "soon", "-"},
		"back_pain_return":      {"same_day", "soon", "-"},
		"head_positional":       {"same_day", "same_day", "-"},
		"head_danger":           {"emergency", "emergency", "-"},
		"csf_fluid":             {"same_day", "soon", "-"},
		"neuro_bleed":           {"emergency", "emergency", "-"},
		"chest_pain":            {"emergency", "emergency", "-"},
		"clot_lung":             {"emergency", "emergency", "-"},
		"clot_leg":              {"same_day", "same_day", "-"},
		"aorta":                 {"emergency", "emergency", "-"},
		"trauma_major":          {"emergency", "emergency", "-"},
		"trauma_minor":          {"soon", "soon", "-"},
		"pain_sharp_worse":      {"soon", "soon", "-"},
		"suicide":               {"same_day", "same_day", "-"},
		"suicide_plan":          {"emergency", "emergency", "-"},
		"distress_severe":       {"same_day", "soon", "-"},
		"stroke_like":           {"emergency", "emergency", "-"},
		"allergy_severe":        {"emergency", "emergency", "-"},
		"allergy_rash":          {"same_day", "soon", "-"},
		"rash_severe":           {"emergency", "same_day", "-"},
		"nsaid_bleed":           {"emergency", "emergency", "-"},
		"overdose":              {"emergency", "emergency", "-"},
		"overdose_purpose":      {"emergency", "emergency", "-"},
		"pulsing_tummy":         {"same_day", "soon", "-"},
		"pulsing_pain":          {"emergency", "same_day", "-"},
		"bleed_site":            {"same_day", "soon", "-"},
		"bleed_soaks":           {"emergency", "same_day", "-"},
		"frac_fragile":          {"same_day", "soon", "-"},
		"pain_uncontrolled":     {"same_day", "soon", "-"},
		"cancer_history":        {"same_day", "soon", "-"},
		"night_constant":        {"soon", "soon", "self_care"},
		"weight_loss":           {"soon", "soon", "-"},
		"lump_shape":            {"soon", "soon", "-"},
		"inflam_back":           {"soon", "soon", "self_care"},
		"eye_red":               {"same_day", "soon", "-"},
		"kidney":                {"same_day", "soon", "-"},
		"kidney_grave":          {"emergency", "same_day", "-"},
		"uti_simple":            {"soon", "soon", "self_care"},
		"uti_risk":              {"same_day", "soon", "-"},
		"urge_no_burn":          {"soon", "soon", "-"},
		"preg_note":             {"emergency", "same_day", "-"},
		"nsaid_kidney":          {"soon", "soon", "-"}, // mild, equal, no anti-inflammatory tablets
		"swelling_more":         {"same_day", "soon", "-"},
		"nsaid_indigestion":     {"soon", "soon", "-"},
		"sedated":               {"soon", "soon", "-"},
		"sedated_more":          {"same_day", "soon", "-"},
		"sedated_mix":           {"soon", "soon", "-"},
		"med_constipation":      {"soon", "soon", "self_care"},
		"constip_more":          {"same_day", "soon", "-"},
		"constip_severe":        {"emergency", "same_day", "-"},
		"withdrawal":            {"same_day", "soon", "-"},
		"withdrawal_fit":        {"emergency", "same_day", "-"},
		"serotonin":             {"same_day", "soon", "-"},
		"serotonin_grave":       {"emergency", "same_day", "-"},
		"steroid_sugar":         {"self_care", "self_care", "-"}, // inside the diabetes plan
		"sugar_high":            {"same_day", "soon", "-"},
		"sugar_ill":             {"emergency", "same_day", "-"},
		"steroid_flush":         {"self_care", "self_care", "-"}, // no steroid was given
		"steroid_mood":          {"same_day", "soon", "-"},
		"adrenal":               {"same_day", "soon", "-"},
		"adrenal_grave":         {"emergency", "same_day", "-"},
		"mood_low":              {"soon", "soon", "-"},
		"opioid_breath":         {"emergency", "emergency", "-"},
		"sepsis":                {"emergency", "emergency", "-"},
		"sepsis_seen":           {"emergency", "emergency", "-"},
		"inj_numb_expected":     {"self_care", "self_care", "-"},
		"flare_expected":        {"self_care", "self_care", "-"},
	}
	for _, item := range warnings.Items {
		want, ok := table[item.ID]
		if !ok {
			t.Errorf("%s is not in the table", item.ID)
		}
		for i, choice := range []string{"yes", "not_sure", "known"} {
			if offered := slices.Contains(item.Choices, choice); offered != (want[i] != "-") {
				t.Errorf("%s offers %s: %v", item.ID, choice, offered)
			} else if offered {
				judged{item.ID + " " + choice, therapy, 20, said{item.ID: choice}, want[i]}.run(t, e)
			}
		}
		for _, choice := range []string{"no", "not_apply"} {
			if slices.Contains(item.Choices, choice) {
				judged{item.ID + " " + choice, therapy, 20, said{item.ID: choice}, "self_care"}.run(t, e)
			}
		}
	}
}

// Every rule: where it holds, and next to where it stops. Days are the ends of
// its windows.
func TestRules(t *testing.T) {
	e := newEngine(t)
	severe, risen, thin := disc, therapy, with(epidural, "blood_thinner")
	severe.Now, risen.Now, thin.Now = 8, 6, 8
	older, elderly := therapy, therapy
	older.Facts.Age, elderly.Facts.Age = 51, 65
	diabetic, cancer := with(therapy, "diabetes"), with(therapy, "cancer_ever")
	for _, c := range []judged{
		{"B1.1 new", therapy, 20, said{"ces_saddle_numb": "yes/4-14d"}, "emergency B1.1"},
		{"B1.1 when unknown", disc, 3, said{"ces_bladder_leak": "not_sure"}, "emergency B1.1"},
		{"B1.1b longer, treated 15 days ago", disc, 15, said{"ces_bladder_leak": "yes/longer"}, "emergency B1.1"},
		{"B1.2 longer, treated 13 days ago", disc, 13, said{"ces_bladder_leak": "yes/longer"}, "same_day B1.2"},
		{"B1.2 before", disc, 60, said{"ces_bladder_leak": "yes/before"}, "same_day B1.2"},
		{"B1.5 before, and leg pain", disc, 60, said{"ces_bladder_leak": "yes/before", "leg_pain_new": "yes"}, "emergency B1.5"},
		{"B1.5 not with known", therapy, 60, said{"ces_bladder_leak": "known", "leg_pain_new": "yes"}, "soon N3.known"},
		{"N3 prefer", therapy, 20, said{"ces_sexual": "prefer_not"}, "soon N3.prefer"},
		{"N3 prefer, other doubt", therapy, 20, said{"ces_sexual": "prefer_not", "ces_saddle_numb": "not_sure"}, "emergency B1.1"},

		{"B1.3 today", therapy, 20, said{"leg_both": "yes/today"}, "emergency B1.3"},
		{"B1.3 longer", therapy, 20, said{"leg_both": "yes/longer"}, "same_day leg_both"},
		{"B1.3b not sure, longer", therapy, 20, said{"leg_both": "not_sure/longer"}, "soon leg_both"},

		{"B1.4 severe", epidural, 3, said{"leg_weak_severe": "yes"}, "emergency B1.4"},
		{"B1.4 wears off on the day", epidural, 0, said{"leg_weak_severe": "yes", "inj_numb_expected": "yes"}, "self_care B1.4w"},
		{"B1.4 not sure whether it wears off", epidural, 0, said{"leg_weak_severe": "yes", "inj_numb_expected": "not_sure"}, "emergency B1.4"},
		{"B1.4 wears off, next day", epidural, 1, said{"leg_weak_severe": "yes", "inj_numb_expected": "yes"}, "emergency B1.4"},
		{"B1.4 wears off, both legs", epidural, 0, said{"leg_weak_severe": "yes", "inj_numb_expected": "yes", "leg_both": "known"}, "emergency B1.4"},
		{"B1.4 wears off, bladder unanswered", epidural, 0, said{"leg_weak_severe": "yes", "inj_numb_expected": "yes", "ces_bladder_leak": ""}, "emergency B1.4"},
		{"B1.4 wears off, after an operation", disc, 0, said{"leg_weak_severe": "yes", "inj_numb_expected": "yes"}, "emergency B1.4"},
		{"B1.4b worse", epidural, 14, said{"leg_weak_mild": "yes/worse"}, "emergency B1.4b"},
		{"B1.4b worse, day 15", epidural, 15, said{"leg_weak_mild": "yes/worse"}, "same_day leg_weak_mild"},
		{"B1.4b spreading is not eased", epidural, 0, said{"leg_numb_new": "yes/worse", "inj_numb_expected": "yes"}, "emergency B1.4b"},
		{"B1.4c not sure whether worse", disc, 3, said{"leg_numb_new": "yes/not_sure"}, "emergency B1.4c"},
		{"B1.4c eased", epidural, 0, said{"leg_numb_new": "yes/not_sure", "inj_numb_expected": "yes"}, "self_care B1.4w"},
		{"B1.4 same", disc, 3, said{"leg_numb_new": "yes/same"}, "same_day"},
		{"N2.leg not sure, day 14", disc, 14, said{"leg_weak_mild": "not_sure/same"}, "same_day N2.leg"},
		{"N2.leg not sure, day 15", disc, 15, said{"leg_weak_mild": "not_sure"}, "soon leg_weak_mild"},
		{"N2.leg not sure, therapy", therapy, 3, said{"leg_weak_mild": "not_sure"}, "soon leg_weak_mild"},
		{"N2.leg known patch", disc, 3, said{"leg_numb_new": "known"}, "self_care"},

		{"A1.cord fast", therapy, 20, said{"myelopathy": "yes/1-3d"}, "emergency A1.cord"},
		{"A1.cord slow", therapy, 20, said{"myelopathy": "yes/4-14d"}, "same_day myelopathy"},
		{"A1.cord and a fall", therapy, 20, said{"myelopathy": "yes/longer", "trauma_minor": "not_sure"}, "emergency A1.cord"},
		{"A1.cord_doubt", therapy, 20, said{"myelopathy": "not_sure/today"}, "same_day A1.cord_doubt"},
		{"A1.band with legs", therapy, 20, said{"thoracic_band": "yes", "leg_numb_new": "not_sure"}, "emergency A1.band"},
		{"A1.band over 50", older, 20, said{"thoracic_band": "yes"}, "same_day A1.band_risk"},
		{"A1.band cancer", cancer, 20, said{"thoracic_band": "yes"}, "same_day"},

		{"B1.6 day 30", epidural, 30, said{"fever_chills": "yes"}, "emergency B1.6"},
		{"B1.6 not sure", epidural, 30, said{"fever_chills": "not_sure"}, "emergency B1.6"},
		{"B1.6 day 31", epidural, 31, said{"fever_chills": "yes"}, "same_day fever_chills"},
		{"B1.7b day 30", disc, 30, said{"fever_chills": "not_sure"}, "same_day B1.7b"},
		{"B1.7b day 31", disc, 31, said{"fever_chills": "not_sure"}, "soon fever_chills"},
		{"B1.7b cement day 90", cement, 90, said{"fever_chills": "not_sure"}, "same_day B1.7b"},
		{"B1.7b cement day 91", cement, 91, said{"fever_chills": "not_sure"}, "soon fever_chills"},
		{"B1.7 back pain", disc, 10, said{"fever_chills": "yes", "pain_sharp_worse": "yes"}, "emergency B1.7"},
		{"B1.7 chills", disc, 10, said{"fever_chills": "yes", "shaking_chills": "yes"}, "emergency B1.7"},
		{"B1.7 diabetes", with(disc, "diabetes"), 10, said{"fever_chills": "yes"}, "emergency B1.7"},
		{"B1.7 alone", disc, 10, said{"fever_chills": "yes"}, "same_day B1.7b"},
		{"B1.8", diabetic, 20, said{"fever_chills": "yes", "pain_sharp_worse": "yes", "sweats_unwell": "yes"}, "emergency B1.8"},
		{"B1.8 not ill", diabetic, 20, said{"fever_chills": "yes", "pain_sharp_worse": "yes"}, "same_day B1.8b"},
		{"B1.8 no risk", therapy, 20, said{"fever_chills": "yes", "pain_sharp_worse": "yes", "sweats_unwell": "yes"}, "same_day"},
		{"B1.9", therapy, 200, said{"sweats_unwell": "yes", "leg_numb_new": "yes"}, "emergency B1.9"},
		{"B1.9 known patch", therapy, 200, said{"sweats_unwell": "yes", "leg_numb_new": "known"}, "soon sweats_unwell"},
		{"A2.return", disc, 20, said{"back_pain_return": "yes", "fever_chills": "yes"}, "emergency B1.7"},
		{"A2.return day 60", disc, 60, said{"back_pain_return": "yes", "fever_chills": "yes"}, "emergency A2.return"},
		{"A2.return alone", disc, 60, said{"back_pain_return": "yes"}, "same_day back_pain_return"},
		{"A2.wound ill", disc, 20, said{"wound_infect": "yes", "sweats_unwell": "yes"}, "emergency A2.wound"},
		{"A2.wound risk", with(disc, "immune_weak"), 20, said{"wound_infect": "yes"}, "emergency A2.wound"},
		{"N2.wound day 90", disc, 90, said{"wound_infect": "not_sure"}, "same_day N2.wound"},
		{"N2.wound day 91", disc, 91, said{"csf_fluid": "not_sure"}, "soon csf_fluid"},
		{"A2.sweats procedure day 90", disc, 90, said{"sweats_unwell": "yes"}, "same_day A2.sweats"},
		{"A2.sweats procedure day 91", disc, 91, said{"sweats_unwell": "yes"}, "soon sweats_unwell"},
		{"A2.sweats risk", diabetic, 20, said{"sweats_unwell": "yes"}, "same_day A2.sweats"},

		{"B1.10 fluid and fever", disc, 60, said{"csf_fluid": "yes", "fever_chills": "yes"}, "emergency B1.10"},
		{"B1.10 headache and danger", epidural, 3, said{"head_positional": "yes", "head_danger": "yes"}, "emergency B1.10"},
		{"B1.11b", thin, 3, said{"pain_sharp_worse": "yes"}, "emergency B1.11b"},
		{"B1.11b after 72 hours", thin, 4, said{"pain_sharp_worse": "yes"}, "same_day A7.severe"},
		{"B1.11b no thinner", severe, 3, said{"pain_sharp_worse": "yes"}, "same_day A7.severe"},
		{"B1.12", therapy, 20, said{"clot_leg": "not_sure", "clot_lung": "yes"}, "emergency B1.12"},
		{"B1.13", therapy, 20, said{"aorta": "not_sure"}, "emergency B1.13"},

		{"B1.14 nerve", therapy, 20, said{"trauma_minor": "yes", "leg_numb_new": "yes"}, "emergency B1.14"},
		{"B1.14b age 65", elderly, 20, said{"trauma_minor": "yes"}, "same_day B1.14b"},
		{"B1.14b bones", with(therapy, "bone_fragile"), 20, said{"trauma_minor": "yes"}, "same_day B1.14b"},
		{"B1.14b procedure day 84", disc, 84, said{"trauma_minor": "yes"}, "same_day B1.14b"},
		{"B1.14b procedure day 85", disc, 85, said{"trauma_minor": "yes"}, "soon trauma_minor"},
		{"B1.15", cancer, 20, said{"pain_sharp_worse": "yes", "leg_weak_mild": "not_sure"}, "emergency B1.15"},
		{"B1.15b", cancer, 20, said{"pain_sharp_worse": "yes"}, "same_day B1.15b"},
		{"B1.15b not sure", cancer, 20, said{"pain_sharp_worse": "not_sure"}, "soon pain_sharp_worse"},

		{"A7.leg after disc", disc, 60, said{"leg_pain_new": "yes"}, "same_day A7.leg"},
		{"A7.leg numb", therapy, 20, said{"leg_pain_new": "yes", "leg_numb_new": "not_sure"}, "same_day A7.leg"},
		{"A7.severe", severe, 60, said{"pain_sharp_worse": "yes"}, "same_day A7.severe"},
		{"A7 procedure day 14", disc, 14, said{"pain_sharp_worse": "yes"}, "same_day A7.severe"},
		{"A7 procedure day 15", disc, 15, said{"pain_sharp_worse": "yes"}, "soon pain_sharp_worse"},
		{"A7.rise", risen, 20, said{"pain_sharp_worse": "yes"}, "same_day A7.rise"},

		{"B1.21", therapy, 20, said{"suicide": "not_sure"}, "same_day B1.21"},
		{"B1.21 plan", therapy, 20, said{"suicide": "yes", "suicide_plan": "not_sure"}, "emergency suicide_plan"},
		{"B1.22 two", therapy, 20, said{"sweats_unwell": "yes", "trauma_minor": "not_sure"}, "same_day B1.22"},
		{"B1.22 two of other groups", therapy, 20, said{"leg_pain_new": "yes", "trauma_minor": "not_sure"}, "soon"},
		{"B1.22 three", therapy, 20, said{"leg_pain_new": "yes", "trauma_minor": "yes", "thoracic_band": "not_sure"}, "same_day B1.22"},
		{"B1.22 not the mind", therapy, 20, said{"leg_pain_new": "yes", "trauma_minor": "yes", "distress_severe": "not_sure"}, "soon"},
	} {
		c.run(t, e)
	}
}

// Rule 25: which pain may count as the expected flare, and what undoes it.
func TestExpectedFlare(t *testing.T) {
	e := newEngine(t)
	risen, strong, unknown, thin := epidural, epidural, epidural, with(epidural, "blood_thinner")
	risen.Now, strong.Worst, unknown.Worst = 7, 8, -1
	risen.Worst = 7
	flare := said{"pain_sharp_worse": "yes", "flare_expected": "yes"}
	for _, c := range []judged{
		{"eased", epidural, 2, flare, "self_care B1.25"},
		{"also when much more", risen, 2, flare, "self_care B1.25"},
		{"after 72 hours from midnight", epidural, 3, flare, "soon pain_sharp_worse"},
		{"rfa day 13", rfa, 13, flare, "self_care B1.25"},
		{"rfa day 14", rfa, 14, flare, "soon pain_sharp_worse"},
		{"pain 8", strong, 2, flare, "same_day A7.severe"},
		{"pain not known", unknown, 2, flare, "soon pain_sharp_worse"},
		{"blood thinner", thin, 2, flare, "soon pain_sharp_worse"},
		{"after an operation", disc, 2, flare, "same_day A7.severe"},
		{"not sure", epidural, 2, said{"pain_sharp_worse": "yes", "flare_expected": "not_sure"}, "soon pain_sharp_worse"},
		{"known patch is no clear no", epidural, 2, said{"pain_sharp_worse": "yes", "flare_expected": "yes", "leg_numb_new": "known"}, "soon"},
		{"unanswered chest", epidural, 2, said{"pain_sharp_worse": "yes", "flare_expected": "yes", "chest_pain": ""}, "soon"},
		{"unasked question of another day", epidural, 2, said{"pain_sharp_worse": "yes", "flare_expected": "yes", "back_pain_return": ""}, "self_care B1.25"},
	} {
		c.run(t, e)
	}
}

// Known and prefer-not are told once in 28 days; B1.22 counts what is new.
func TestToldOnce(t *testing.T) {
	e := newEngine(t)
	for days, want := range map[int]content.Urgency{0: content.SelfCare, 27: content.SelfCare, 28: content.Soon} {
		p := therapy
		p.Told = map[string]int{"ces_bladder_leak": days, "ces_sexual": days}
		for item, choice := range map[string]string{"ces_bladder_leak": "known", "ces_sexual": "prefer_not"} {
			if r := e.Judge(p, full, say(said{item: choice}), at(20)); r.Urgency != want {
				t.Errorf("%s %s told %d days ago: %v, want %v", item, choice, days, r.Urgency, want)
			}
			if r := e.Judge(p, full, say(said{item: "not_sure"}), at(20)); r.Urgency != content.Emergency {
				t.Errorf("%s not sure, told %d days ago: %v", item, days, r.Urgency)
			}
		}
		if r := e.Judge(p, full, say(said{"ces_bladder_feeling": "known"}), at(20)); r.Urgency != content.Soon {
			t.Errorf("another item became known: %v", r.Urgency)
		}
	}
	p := therapy
	p.Stood = []string{"sweats_unwell"}
	judged{"stood before", p, 20, said{"sweats_unwell": "yes", "trauma_minor": "yes"}, "soon"}.run(t, e)
}

// What is not known counts as present: facts, subtype, date. A treatment to come
// does not count.
func TestUnknown(t *testing.T) {
	e := newEngine(t)
	bare := therapy
	bare.Facts = triage.Facts{}
	undated, coming, vague := epidural, epidural, person("procedure", "")
	undated.Treatments = []triage.Treatment{{Type: "injection", Subtype: "epidural", Date: "some day"}}
	coming.Treatments = []triage.Treatment{{Type: "injection", Subtype: "epidural", Date: at(40).Format(time.DateOnly)}}
	both := triage.Person{Treatments: append(slices.Clone(therapy.Treatments), coming.Treatments[0]), Facts: therapy.Facts, Now: 3, Worst: 3, Usual: 3}
	soonThin := with(coming, "blood_thinner")
	soonThin.Now = 8
	for _, c := range []judged{
		{"age and bones", bare, 20, said{"trauma_minor": "yes"}, "same_day B1.14b"},
		{"cancer", bare, 20, said{"thoracic_band": "yes"}, "same_day"},
		{"undated", undated, 99, said{"fever_chills": "yes"}, "emergency B1.6"},
		{"undated eases nothing", undated, 0, said{"leg_weak_severe": "yes", "inj_numb_expected": "yes"}, "emergency B1.4"},
		{"in the future", coming, 20, said{"fever_chills": "yes"}, "same_day"},
		{"subtype unknown: may be cement", vague, 60, said{"fever_chills": "not_sure"}, "same_day B1.7b"},
		{"bleeding before the injection", soonThin, 20, said{"pain_sharp_worse": "yes"}, "same_day A7.severe"},
		{"one of two to come", both, 39, said{"fever_chills": "yes"}, "same_day"},
		{"one of two was", both, 41, said{"fever_chills": "yes"}, "emergency B1.6"},
		{"known is not offered", therapy, 20, said{"fever_chills": "known"}, "same_day"},
		{"known does not ease", epidural, 0, said{"leg_weak_severe": "yes", "inj_numb_expected": "known"}, "emergency"},
	} {
		c.run(t, e)
	}
}

// "Before the treatment, and no worse" counts only with "longer": what began
// today or at an unknown time is new.
func TestBeforeNeedsLonger(t *testing.T) {
	e := newEngine(t)
	for since, want := range map[string]content.Urgency{"": content.Emergency, "today": content.Emergency, "long ago": content.Emergency, "longer": content.SameDay} {
		a := say(nil)
		a["ces_saddle_numb"] = triage.Answer{Choice: "yes", Since: since, Before: true}
		if r := e.Judge(disc, full, a, at(60)); r.Urgency != want {
			t.Errorf("since %q: %v, want %v", since, r.Urgency, want)
		}
	}
}

// With a time of day the 24 hours of a numbing injection are counted from it.
func TestTimeOfDay(t *testing.T) {
	e := newEngine(t)
	p := epidural
	p.Treatments = []triage.Treatment{{Type: "injection", Subtype: "facet", Date: treated.Format(time.DateOnly), Time: "15:00"}}
	for hours, want := range map[int]content.Urgency{-1: content.Emergency, 0: content.SelfCare, 24: content.SelfCare, 25: content.Emergency} {
		now := treated.Add(time.Duration(15+hours) * time.Hour)
		if r := e.Judge(p, full, say(said{"leg_weak_severe": "yes", "inj_numb_expected": "yes"}), now); r.Urgency != want {
			t.Errorf("%d hours after: %v, want %v", hours, r.Urgency, want)
		}
	}
}

// The days are those of the patient's own zone.
func TestZone(t *testing.T) {
	e := newEngine(t)
	east := time.FixedZone("east", 13*3600)
	now := treated.AddDate(0, 0, 30).Add(20 * time.Hour) // day 30 here, day 31 there
	for zone, want := range map[*time.Location]content.Urgency{time.UTC: content.Emergency, east: content.SameDay} {
		if r := e.Judge(epidural, full, say(said{"fever_chills": "yes"}), now.In(zone)); r.Urgency != want {
			t.Errorf("in %v: %v, want %v", zone, r.Urgency, want)
		}
	}
}

func TestReasons(t *testing.T) {
	e := newEngine(t)
	r := e.Judge(therapy, full, say(said{"chest_pain": "yes", "ces_saddle_numb": "yes", "fever_chills": "not_sure", "suicide": "yes"}), at(20))
	var rules []string
	for i, reason := range r.Reasons {
		rules = append(rules, reason.Rule)
		if i > 0 && reason.Level > r.Reasons[i-1].Level {
			t.Errorf("reasons are not sorted: %v", rules)
		}
		if len(reason.Sources) == 0 || len(reason.Items) == 0 {
			t.Errorf("reason without source or items: %+v", reason)
		}
	}
	want := []string{"B1.1", "chest_pain", "B1.21", "B1.9b"}
	if !slices.Equal(rules, want) {
		t.Errorf("rules %v, want %v", rules, want)
	}
	if r.How() != "call_now" {
		t.Errorf("how is %q: the chest comes before the way to hospital", r.How())
	}
	if r.Ruleset == "" {
		t.Error("no version of the rules")
	}
}

func BenchmarkJudge(b *testing.B) {
	e := newEngine(b)
	answers := say(said{"leg_numb_new": "yes/worse", "fever_chills": "not_sure", "pain_sharp_worse": "yes"})
	for b.Loop() {
		e.Judge(disc, full, answers, at(5))
	}
}
