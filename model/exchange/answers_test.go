package exchange_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/exchange"
	"backcoach/model/triage"
)

var (
	lib      = content.Load()
	warnings = lib.Warnings()
	// noon is the moment of these tests.
	noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
)

func read(file string) (exchange.Screening, error) {
	return exchange.ReadAnswers(strings.NewReader(file), lib, noon)
}

// accepted reads a file that has to be fine.
func accepted(t *testing.T, file string) exchange.Screening {
	t.Helper()
	s, err := read(file)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return s
}

// everything is a file that uses all there is.
const everything = `{
	"treatments": [
		{"type": "injection", "subtype": "epidural", "date": "2026-11-20", "time": "14:30"},
		{"type": "procedure", "subtype": "fusion", "date": "2026-09-01"},
		{"type": "injection"},
		{"type": "physical_therapy", "date": "2026-11-23"}
	],
	"facts": {"age": 52, "blood_thinner": true, "diabetes": false, "cancer_ever": null},
	"answers": {
		"ces_saddle_numb": "no",
		"chest_pain": "skip",
		"ces_sexual": "prefer_not",
		"ces_bladder_leak": {"answer": "known", "known_by": "Dr. Lee, in March"},
		"leg_both": {"answer": "yes", "since": "longer", "before": true},
		"fever_chills": {"since": "1-3d", "answer": "not_sure", "before": false},
		"leg_weak_mild": {"answer": "yes", "trend": "not_sure"},
		"sepsis": {"answer": "no"}
	},
	"pain": {"now": 0, "worst": 10, "usual": 3},
	"form": "short", "helper": true, "country": "GB"
}`

func TestEverythingThatAFileCanSay(t *testing.T) {
	want := exchange.Screening{
		Person: triage.Person{
			Treatments: []triage.Treatment{
				{Type: "injection", Subtype: "epidural", Date: "2026-11-20", Time: "14:30"},
				{Type: "procedure", Subtype: "fusion", Date: "2026-09-01"},
				{Type: "injection"},
				{Type: "physical_therapy", Date: "2026-11-23"},
			},
			Facts: triage.Facts{Age: 52, Tick: map[string]bool{"blood_thinner": true, "diabetes": false}},
			Now:   0, Worst: 10, Usual: 3,
		},
		Form: triage.Form{Kind: "short", Helper: true},
		Answers: triage.Answers{
			"ces_saddle_numb":  {Choice: "no"},
			"chest_pain":       {Choice: "skip"},
			"ces_sexual":       {Choice: "prefer_not"},
			"ces_bladder_leak": {Choice: "known", KnownBy: "Dr. Lee, in March"},
			"leg_both":         {Choice: "yes", Since: "longer", Before: true},
			"fever_chills":     {Choice: "not_sure", Since: "1-3d"},
			"leg_weak_mild":    {Choice: "yes", Trend: "not_sure"},
			"sepsis":           {Choice: "no"},
		},
		Country: "GB",
	}
	if got := accepted(t, everything); !reflect.DeepEqual(got, want) {
		t.Errorf("read as\n%+v, want\n%+v", got, want)
	}
}

// What a file leaves out is unknown, never a no.
func TestAnEmptyFileOfAnswersKnowsNothing(t *testing.T) {
	want := exchange.Screening{
		Person: triage.Person{
			Treatments: []triage.Treatment{{}}, Facts: triage.Facts{Tick: map[string]bool{}}, Now: -1, Worst: -1, Usual: -1,
		},
		Form: triage.Form{Kind: "full"}, Answers: triage.Answers{},
	}
	for _, file := range []string{
		`{}`, " {\n}\t", `{"answers": {}, "facts": {}, "pain": {}}`, `{"treatments": []}`,
		`{"form": "full", "helper": false}`, `{"facts": {"age": null, "nsaid": null}}`,
	} {
		if got := accepted(t, file); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read as\n%+v, want\n%+v", file, got, want)
		}
	}
}

// One treatment may be said in either way.
func TestOneTreatmentOrAListOfOne(t *testing.T) {
	for _, treatment := range []string{`{"type": "medication"}`, `{"type": "procedure", "subtype": "fusion", "date": "2026-11-01", "time": "09:05"}`} {
		one := accepted(t, `{"treatment": `+treatment+`}`)
		if list := accepted(t, `{"treatments": [`+treatment+`]}`); !reflect.DeepEqual(one, list) {
			t.Errorf("%s is read as\n%+v, in a list as\n%+v", treatment, one, list)
		}
	}
}

// Every question takes the choices that it offers, and to be skipped, in both
// forms of an answer.
func TestEveryChoiceOfEveryQuestion(t *testing.T) {
	for _, item := range warnings.Items {
		for _, choice := range append(slices.Clone(item.Choices), "skip") {
			want := triage.Answers{item.ID: {Choice: choice}}
			for _, answer := range []string{`"` + choice + `"`, `{"answer": "` + choice + `"}`} {
				if got := accepted(t, `{"answers": {"`+item.ID+`": `+answer+`}}`).Answers; !maps.Equal(got, want) {
					t.Errorf("%s: %s is read as %v", item.ID, answer, got)
				}
			}
		}
	}
}

func TestEveryTreatmentFactAndCountry(t *testing.T) {
	for _, k := range warnings.Treatments {
		want := triage.Treatment{Type: k.Type, Subtype: k.Subtype}
		if got := accepted(t, `{"treatment": {"type": "`+k.Type+`", "subtype": "`+k.Subtype+`"}}`).Person.Treatments; !slices.Equal(got, []triage.Treatment{want}) {
			t.Errorf("%v is read as %v", want, got)
		}
	}
	for _, f := range warnings.Facts {
		for value, want := range map[string]bool{"true": true, "false": false} {
			if f.Kind == content.FactTick && accepted(t, `{"facts": {"`+f.ID+`": `+value+`}}`).Person.Facts.Tick[f.ID] != want {
				t.Errorf("%s %s is read otherwise", f.ID, value)
			}
		}
	}
	for _, c := range lib.Countries() {
		if got := accepted(t, `{"country": "`+c.ISO+`"}`).Country; got != c.ISO {
			t.Errorf("%s is read as %q", c.ISO, got)
		}
	}
	for age, want := range map[string]int{"18": 18, "130": 130} {
		if got := accepted(t, `{"facts": {"age": `+age+`}}`).Person.Facts.Age; got != want {
			t.Errorf("age %s is read as %d", age, got)
		}
	}
}

// The facts that stand for several medicines follow from the single ones: one is
// enough for yes, all are needed for no.
func TestGroupsOfFactsFollowFromTheirParts(t *testing.T) {
	const drowsyNo = `"opioid": false, "gabapentinoid": false, "relaxant": false, "antidepressant": false`
	const othersNo = `, "nsaid": false, "steroid": false, "other_medicine": `
	for _, c := range []struct {
		facts            string
		medicine, drowsy string
	}{
		{``, "unknown", "unknown"},
		{`"diabetes": true`, "unknown", "unknown"},
		{`"nsaid": true`, "yes", "unknown"},
		{`"opioid": true`, "yes", "yes"},
		{`"opioid": false`, "unknown", "unknown"},
		{`"opioid": false, "relaxant": true`, "yes", "yes"},
		{drowsyNo, "unknown", "no"},
		{drowsyNo + othersNo + `null`, "unknown", "no"},
		{drowsyNo + othersNo + `false`, "no", "no"},
		{drowsyNo + othersNo + `true`, "yes", "no"},
		{`"medicine": false`, "no", "unknown"},
		{`"medicine": true, "drowsy_medicine": false`, "yes", "no"},
		{drowsyNo + `, "drowsy_medicine": true`, "unknown", "yes"},
	} {
		tick := accepted(t, `{"facts": {`+c.facts+`}}`).Person.Facts.Tick
		if medicine, drowsy := told(tick, "medicine"), told(tick, "drowsy_medicine"); medicine != c.medicine || drowsy != c.drowsy {
			t.Errorf("{%s}: medicine %s, want %s; drowsy %s, want %s", c.facts, medicine, c.medicine, drowsy, c.drowsy)
		}
	}
}

// A file that contradicts itself about medicines is refused, or the medicine
// counts: never does the milder half win, for then a question would be left out.
func TestAMedicineIsNotDeniedByItsGroup(t *testing.T) {
	for facts, group := range map[string]string{
		`"opioid": true, "drowsy_medicine": false`: "drowsy_medicine",
		`"drowsy_medicine": false, "opioid": true`: "drowsy_medicine",
		`"nsaid": true, "medicine": false`:         "medicine",
	} {
		if s, err := read(`{"facts": {` + facts + `}}`); err == nil && !s.Person.Facts.Tick[group] {
			t.Errorf("{%s} is read as no %s", facts, group)
		}
	}
}

func told(tick map[string]bool, fact string) string {
	there, known := tick[fact]
	switch {
	case !known:
		return "unknown"
	case there:
		return "yes"
	}
	return "no"
}

// A treatment that is not named, or not dated, may have been any, at any time:
// whatever would be required after one of them is required.
func TestAnUnknownTreatmentIsTakenAsAny(t *testing.T) {
	engine := newEngine(t)
	required := func(file string) []string {
		s := accepted(t, file)
		return engine.Required(s.Person, s.Form, noon)
	}
	for _, k := range warnings.Treatments {
		treatment := `{"treatment": {"type": "` + k.Type + `"`
		var untyped, undated, unnamed []string
		for _, days := range []int{0, 7, 20, 60, 90} {
			day := `, "date": "` + noon.AddDate(0, 0, -days).Format(time.DateOnly) + `"}}`
			subtype := `, "subtype": "` + k.Subtype + `"`
			after := required(treatment + subtype + day)
			untyped = append(untyped, without(after, required(treatment+day))...)
			undated = append(undated, without(after, required(treatment+subtype+`}}`))...)
			unnamed = append(unnamed, without(after, required(`{}`))...)
		}
		if len(untyped)+len(undated)+len(unnamed) > 0 {
			t.Errorf("%s %s: not required without the subtype %v, without the day %v, without the treatment %v", k.Type, k.Subtype, untyped, undated, unnamed)
		}
	}
}

// without lists what is not among others.
func without(ids, others []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return slices.Contains(others, id) })
}

// What would be an emergency after some treatment is one after a treatment that
// is not named.
func TestAnUnknownTreatmentHidesNoEmergency(t *testing.T) {
	engine := newEngine(t)
	level := func(file string) content.Urgency {
		s := accepted(t, file)
		return engine.Judge(s.Person, s.Form, s.Answers, noon).Urgency
	}
	for _, answers := range []string{`"fever_chills": "yes"`, `"leg_numb_new": {"answer": "yes", "trend": "worse"}`, `"wound_infect": "not_sure"`, `"steroid_flush": "yes"`} {
		worst := content.SelfCare
		for _, k := range warnings.Treatments {
			for _, date := range []string{"2026-11-22", "2026-11-10"} {
				worst = max(worst, level(`{"treatment": {"type": "`+k.Type+`", "subtype": "`+k.Subtype+`", "date": "`+date+`"}, "answers": {`+answers+`}}`))
			}
		}
		if got := level(`{"answers": {` + answers + `}}`); got < worst {
			t.Errorf("{%s} can be %v, and is %v where no treatment is named", answers, worst, got)
		}
	}
}

func newEngine(t testing.TB) *triage.Engine {
	t.Helper()
	engine, err := triage.New(warnings)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// For people who write rules: what is open becomes a no, but nothing that was
// said changes, and nobody speaks for a helper.
func TestFillingWithNo(t *testing.T) {
	given := triage.Answers{
		"ces_saddle_numb": {Choice: "yes", Since: "today"}, "chest_pain": {Choice: "skip"}, "leg_weak_mild": {Choice: "known", KnownBy: "Dr. Lee"},
	}
	filled := maps.Clone(given)
	exchange.FillNo(filled, warnings.Items)
	for _, item := range warnings.Items {
		want, said := given[item.ID]
		if !said && !item.Helper {
			want = triage.Answer{Choice: "no"}
		}
		if got := filled[item.ID]; got != want {
			t.Errorf("%s is %+v, want %+v", item.ID, got, want)
		}
		if _, there := filled[item.ID]; there && item.Helper {
			t.Errorf("%s was answered for the helper", item.ID)
		}
	}
	for _, item := range warnings.Items {
		helped := triage.Answers{item.ID: {Choice: "yes"}}
		if exchange.FillNo(helped, warnings.Items); helped[item.ID].Choice != "yes" {
			t.Errorf("a yes to %s became %v", item.ID, helped[item.ID])
		}
	}
}
