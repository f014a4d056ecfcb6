package command_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/exchange"
	"backcoach/model/modeltest"
	"backcoach/model/triage"
	"backcoach/views/report"
)

var (
	lib      = content.Load()
	warnings = lib.Warnings()
	english  = must(lib.Words("en"))
	// noon is the clock of these tests. A clock that is set needs a file to be
	// named, which is never opened.
	noon  = time.Date(2026, 11, 23, 12, 0, 0, 0, time.Local)
	clock = []string{"--db", "unopened.db", "--now", "2026-11-23T12:00"}
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// file is a file of answers.
type file map[string]any

// answers are those of a file, by item: a choice, or an object.
type answers map[string]any

// calm is a file of somebody without any risk, two months after physical therapy,
// who says no to everything but what is given; nil leaves an answer out.
func calm(said answers) file {
	facts, all := map[string]any{"age": 40}, answers{}
	for _, f := range warnings.Facts {
		if f.Kind == content.FactTick {
			facts[f.ID] = false
		}
	}
	for _, item := range warnings.Items {
		if !item.Helper {
			all[item.ID] = "no"
		}
	}
	for id, answer := range said {
		all[id] = answer
		if answer == nil {
			delete(all, id)
		}
	}
	return file{"treatment": map[string]any{"type": "physical_therapy", "date": "2026-09-20"}, "facts": facts, "answers": all}
}

// with is the file with another field.
func (f file) with(field string, value any) file {
	f = maps.Clone(f)
	f[field] = value
	return f
}

func (f file) String() string { return string(must(json.Marshal(f))) }

// judge judges a file of answers on standard input.
func judge(text string, args ...string) call {
	c := call{in: text}
	c.run(slices.Concat([]string{"screen", "--answers", "-"}, args, clock)...)
	return c
}

// judgement is what the JSON of a result holds, no more and no less.
type judgement struct {
	Format   int      `json:"format"`
	Urgency  string   `json:"urgency"`
	Complete bool     `json:"complete"`
	Missing  []string `json:"missing"`
	Reasons  []reason `json:"reasons"`
	How      string   `json:"how,omitempty"`
	Action   string   `json:"action"`
	Numbers  []number `json:"numbers"`
	Ruleset  string   `json:"ruleset"`
	Reviewed bool     `json:"reviewed"`
}

type reason struct {
	Rule   string   `json:"rule"`
	Level  string   `json:"level"`
	About  string   `json:"about"`
	Items  []string `json:"items"`
	Text   string   `json:"text"`
	Source string   `json:"source"`
}

type number struct {
	Label  string `json:"label"`
	Number string `json:"number"`
}

// failer is a test, or a run of a property.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// strictly decodes the whole of a text: there may be no field more, none less, and
// no null where a list is empty.
func strictly(t failer, text string, into any) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil || d.More() {
		t.Fatalf("not the JSON that was promised: %v in\n%s", err, text)
	}
	var want, got any
	if err := json.Unmarshal([]byte(text), &want); err != nil {
		t.Fatalf("%v", err)
	}
	if err := json.Unmarshal(must(json.Marshal(into)), &got); err != nil {
		t.Fatalf("%v", err)
	}
	if !reflect.DeepEqual(got, want) || strings.Contains(text, ": null") {
		t.Fatalf("fields are missing or empty in\n%s", text)
	}
}

// judgeJSON judges a file and decodes the result.
func judgeJSON(t failer, f file, args ...string) (judgement, call) {
	t.Helper()
	c := judge(f.String(), append(args, "--json")...)
	if c.err != "" || c.opened != "" {
		t.Fatalf("%s: err %q, opened %q", f, c.err, c.opened)
	}
	var j judgement
	strictly(t, c.out, &j)
	return j, c
}

// urgencies are the levels by exit code.
var urgencies = map[int]string{0: "self_care", 10: "soon", 20: "same_day", 30: "emergency", 40: "incomplete"}

// Every level ends with its code, in the full and in the short form. What was
// reached is told whatever is missing, but a gap is never SOON or better.
func TestExitCodes(t *testing.T) {
	for name, c := range map[string]struct {
		said        answers
		full, short int
	}{
		"nothing":                       {nil, 0, 0},
		"a weaker leg, not sure":        {answers{"leg_weak_mild": "not_sure"}, 10, 10},
		"one question left open":        {answers{"ces_sexual": "prefer_not"}, 10, 10},
		"fever":                         {answers{"fever_chills": "yes"}, 20, 20},
		"thoughts of dying":             {answers{"suicide": "not_sure"}, 20, 20},
		"chest pain":                    {answers{"chest_pain": "yes"}, 30, 30},
		"a numb saddle":                 {answers{"ces_saddle_numb": answers{"answer": "not_sure", "since": "today"}}, 30, 30},
		"a plan to die":                 {answers{"suicide": "yes", "suicide_plan": "yes"}, 30, 30},
		"a gap":                         {answers{"clot_lung": nil}, 40, 40},
		"skipped":                       {answers{"clot_lung": "skip"}, 40, 40},
		"an open follow-up":             {answers{"suicide": "yes", "suicide_plan": nil}, 20, 20},
		"SOON and a gap":                {answers{"leg_weak_mild": "not_sure", "clot_lung": nil}, 40, 40},
		"SAME_DAY and a gap":            {answers{"fever_chills": "yes", "clot_lung": "skip"}, 20, 20},
		"EMERGENCY and a gap":           {answers{"chest_pain": "not_sure", "clot_lung": nil}, 30, 30},
		"a gap of the full form":        {answers{"stroke_like": nil}, 40, 0},
		"a gap that may be":             {answers{"frac_fragile": nil}, 0, 0},
		"a warning outside of the form": {answers{"stroke_like": "yes"}, 30, 30},
	} {
		for form, code := range map[string]int{"full": c.full, "short": c.short} {
			f := calm(c.said).with("form", form)
			if form == "full" {
				delete(f, "form") // what is judged without a word
			}
			j, got := judgeJSON(t, f)
			plain := judge(f.String())
			if got.code != code || plain.code != code || j.Urgency != urgencies[code] {
				t.Errorf("%s, %s: exit %d, as text %d, %s; want %d", name, form, got.code, plain.code, j.Urgency, code)
			}
		}
	}
}

// An emergency needs nothing else, not even to know who it is.
func TestOneAnswerCanBeEnough(t *testing.T) {
	for text, code := range map[string]int{
		`{}`: 40, `{"answers": {"chest_pain": "no"}}`: 40, `{"answers": {"chest_pain": "yes"}}`: 30, `{"answers": {"clot_leg": "not_sure"}}`: 20,
		`{"form": "short"}`: 40, `{"helper": true, "answers": {"opioid_breath": "not_sure"}}`: 30, `{"answers": {"mood_low": "yes"}}`: 40,
	} {
		if c := judge(text); c.code != code || c.err != "" {
			t.Errorf("%s: exit %d, want %d; %s", text, c.code, code, c.err)
		}
	}
}

func TestAnEmergencyAsJSON(t *testing.T) {
	j, _ := judgeJSON(t, calm(answers{"chest_pain": "yes", "clot_lung": nil, "stroke_like": "skip"}).with("country", "GB"))
	_, reviewed := warnings.Reviewed()
	want := judgement{
		Format: 1, Urgency: "emergency", Missing: []string{"clot_lung", "stroke_like"},
		Reasons: []reason{{
			Rule: "chest_pain", Level: "emergency", About: "body", Items: []string{"chest_pain"}, Text: english.Say("rule.chest_pain"),
		}},
		How: "call_now", Action: english.Say("advice.call_now.headline"),
		Numbers: []number{{"Emergency", "999"}, {"Emergency", "112"}},
		Ruleset: warnings.Ruleset, Reviewed: reviewed,
	}
	if len(j.Reasons) == 1 && strings.HasPrefix(j.Reasons[0].Source, "L6: ") {
		want.Reasons[0].Source = j.Reasons[0].Source
	}
	if !reflect.DeepEqual(j, want) {
		t.Errorf("it is\n%+v, want\n%+v", j, want)
	}
}

func TestNothingAsJSON(t *testing.T) {
	j, c := judgeJSON(t, calm(nil))
	if !j.Complete || j.How != "" || j.Action != english.Say("advice.self_care.headline") || len(j.Missing)+len(j.Reasons)+len(j.Numbers) > 0 {
		t.Errorf("it is %s", c.out)
	}
	if j, _ := judgeJSON(t, calm(nil).with("form", "short")); j.Action != english.Say("advice.self_care_short.headline") {
		t.Errorf("the short form says %q", j.Action)
	}
	if j, _ := judgeJSON(t, calm(answers{"weight_loss": "yes", "clot_lung": nil})); j.Complete || j.Action != english.Say("advice.incomplete.headline") || len(j.Reasons) != 1 {
		t.Errorf("a gap says %+v", j)
	}
}

// Whatever is answered, each reason is told in words, with what it rests on.
func TestEveryReasonIsToldInWords(t *testing.T) {
	treatments := []any{map[string]any{"type": "injection", "subtype": "epidural", "date": "2026-11-13"}, map[string]any{"type": "procedure", "subtype": "fusion", "date": "2026-11-13"}}
	for _, item := range warnings.Items {
		for _, answer := range item.Choices {
			if answer == "no" || answer == "not_apply" {
				continue
			}
			f := file{"treatments": treatments, "answers": answers{item.ID: answer, "leg_weak_severe": "yes", "pain_sharp_worse": "yes"}}
			j, c := judgeJSON(t, f)
			for _, r := range j.Reasons {
				if r.Text == "" || r.Source == "" || !slices.Contains([]string{"body", "mind"}, r.About) {
					t.Errorf("%s %s: %+v", item.ID, answer, r)
				}
			}
			if gap := unsaid.FindString(c.out + judge(f.String()).out); gap != "" {
				t.Errorf("%s %s: words are missing: %q", item.ID, answer, gap)
			}
		}
	}
}

// unsaid is what stands in a text where words are missing.
var unsaid = regexp.MustCompile(`‹[^›]*›|\{\{|<no value>`)

// A treatment is told in words, whatever the file knows of it.
func TestEveryTreatmentIsToldInWords(t *testing.T) {
	kinds := append([]content.TreatmentKind{{Type: "injection"}, {Type: "procedure"}}, warnings.Treatments...)
	for _, k := range kinds {
		for _, more := range []map[string]any{{}, {"date": "2026-11-23"}, {"date": "2026-11-22", "time": "14:30"}, {"date": "2024-02-29"}} {
			treatment := map[string]any{"type": k.Type, "subtype": k.Subtype}
			maps.Copy(treatment, more)
			c := judge(calm(answers{"fever_chills": "yes"}).with("treatment", treatment).String())
			if gap := unsaid.FindString(c.out); gap != "" || c.err != "" {
				t.Errorf("%v: words are missing: %q; err %q", treatment, gap, c.err)
			}
		}
	}
}

// dials are the numbers of a list.
func dials(lists ...[]content.Phone) []string {
	var all []string
	for _, p := range slices.Concat(lists...) {
		all = append(all, p.Number)
	}
	return all
}

// The numbers are those of the country in the file; without one, the number that
// works in most places. Thoughts of dying have the crisis line first.
func TestNumbersOfTheCountry(t *testing.T) {
	sheet, anywhere := []string{english.Say("phone.none_saved")}, []string{english.Say("phone.anywhere")}
	for _, country := range append(lib.Countries(), content.Country{Emergency: []content.Phone{{Number: anywhere[0]}}}) {
		emergency, crisis, advice := dials(country.Emergency), dials(country.Crisis), dials(country.Advice)
		for _, c := range []struct {
			said answers
			want []string
		}{
			{nil, nil},
			{answers{"chest_pain": "yes"}, emergency},
			{answers{"overdose": "yes"}, append(dials(country.Emergency), dials(country.Poison)...)},
			{answers{"suicide": "yes", "suicide_plan": "yes"}, slices.Concat(crisis, emergency)},
			{answers{"suicide": "yes"}, slices.Concat(crisis, sheet, emergency[:1])},
			{answers{"fever_chills": "yes"}, slices.Concat(sheet, advice, emergency[:1])},
			{answers{"weight_loss": "yes"}, slices.Concat(sheet, advice, emergency[:1])},
			{answers{"clot_lung": nil}, slices.Concat(emergency[:1], sheet, advice)},
		} {
			f := calm(c.said)
			if country.ISO != "" {
				f["country"] = country.ISO
			}
			j, _ := judgeJSON(t, f)
			var got []string
			for _, n := range j.Numbers {
				got = append(got, n.Number)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s, %v: numbers %q, want %q", country.ISO, c.said, got, c.want)
			}
		}
	}
}

// The text is that of the screen, without what one could choose there.
func TestTheTextIsTheScreenWithoutItsChoices(t *testing.T) {
	for kind, said := range map[string]answers{
		"self_care": nil, "soon": {"weight_loss": "yes"}, "same_day": {"fever_chills": "yes"}, "ed_now": {"ces_saddle_numb": "yes"},
		"call_now": {"chest_pain": "yes"}, "crisis": {"suicide": "yes", "suicide_plan": "yes"}, "same_day_mind": {"suicide": "yes"},
		"soon_mind": {"mood_low": "yes"}, "incomplete": {"clot_lung": nil},
	} {
		c := judge(calm(said).with("country", "GB").String())
		for _, id := range []string{"advice." + kind + ".level", "advice." + kind + ".headline", "about.unreviewed"} {
			if !strings.Contains(c.out, english.Say(id)) {
				t.Errorf("%s does not say %q:\n%s", kind, english.Say(id), c.out)
			}
		}
		for _, option := range []string{"other_mind", "other_body", "rest", "show", "closing", "mistake", "today"} {
			if label := english.Say("advice.option." + option); strings.Contains(c.out, label) {
				t.Errorf("%s offers %q", kind, label)
			}
		}
		if c.err != "" || !strings.HasSuffix(c.out, "\n") || strings.Contains(c.out, "\x1b") {
			t.Errorf("%s: err %q, text %q", kind, c.err, c.out)
		}
	}
}

// Where a result is about the mind and the body, a text that is read once has to
// tell both: there is no second page to go to.
func TestBothSidesOfAResultAreTold(t *testing.T) {
	for name, c := range map[string]struct {
		said  answers
		code  int
		tells []string
	}{
		"a numb saddle and thoughts of dying": {answers{"ces_saddle_numb": "yes", "suicide": "yes"}, 30, []string{"advice.ed_now.headline", "rule.B1.1", "rule.B1.21"}},
		"chest pain and thoughts of dying":    {answers{"chest_pain": "yes", "suicide": "yes"}, 30, []string{"advice.call_now.headline", "rule.chest_pain", "rule.B1.21"}},
		"fever and thoughts of dying":         {answers{"fever_chills": "yes", "suicide": "yes"}, 20, []string{"advice.same_day.headline", "rule.fever_chills", "rule.B1.21"}},
		"chest pain and low mood":             {answers{"chest_pain": "yes", "mood_low": "yes"}, 30, []string{"advice.call_now.headline", "rule.chest_pain", "rule.mood_low"}},
		"thoughts of dying, and a gap":        {answers{"suicide": "yes", "clot_lung": nil}, 20, []string{"advice.same_day_mind.headline", "advice.incomplete.headline"}},
	} {
		got := judge(calm(c.said).with("country", "GB").String())
		for _, id := range c.tells {
			if !strings.Contains(got.out, english.Say(id)) {
				t.Errorf("%s: it does not say %q (%s)", name, english.Say(id), id)
			}
		}
		if got.code != c.code {
			t.Errorf("%s: exit %d, want %d", name, got.code, c.code)
		}
	}
}

// What the body locks, the page about the mind does not open.
func TestATextDoesNotOpenWhatItLocks(t *testing.T) {
	for _, body := range []string{"ces_saddle_numb", "chest_pain", "fever_chills"} {
		for _, mind := range []string{"suicide", "distress_severe", "mood_low"} {
			if c := judge(calm(answers{body: "yes", mind: "yes"}).String()); strings.Contains(c.out, "exercises stay open") {
				t.Errorf("%s and %s: exit %d, and it says that the exercises stay open", body, mind, c.code)
			}
		}
	}
}

// What to do fits the urgency, also where the crisis line is the first to call.
func TestTheActionIsThatOfTheLevel(t *testing.T) {
	for id, said := range map[string]answers{
		"advice.ed_now.headline":   {"ces_saddle_numb": "yes", "suicide": "yes"},
		"advice.call_now.headline": {"chest_pain": "yes", "suicide": "yes"},
	} {
		j, _ := judgeJSON(t, calm(said).with("country", "GB"))
		if !strings.Contains(j.Action, english.Say(id)) {
			t.Errorf("%v is %s, %s, and to do is %q, want %q", said, j.Urgency, j.How, j.Action, english.Say(id))
		}
		is := func(dial string) func(number) bool { return func(n number) bool { return n.Number == dial } }
		if slices.IndexFunc(j.Numbers, is("116 123")) != 0 || !slices.ContainsFunc(j.Numbers, is("999")) {
			t.Errorf("%v: numbers %v", said, j.Numbers)
		}
	}
}

// --defaults no is for people who write rules: it closes every gap but what was
// skipped, and lowers nothing.
func TestDefaultsNo(t *testing.T) {
	for text, code := range map[string]int{
		`{}`: 0, `{"form": "short"}`: 0, `{"helper": true}`: 0, `{"answers": {"chest_pain": "no"}}`: 0,
		`{"answers": {"weight_loss": "yes"}, "facts": {"cancer_ever": false}}`: 10,
		`{"answers": {"clot_leg": "yes"}}`:                                     20, `{"answers": {"chest_pain": "yes"}}`: 30, `{"answers": {"clot_lung": "skip"}}`: 40,
	} {
		c := judge(text, "--defaults", "no", "--json")
		var j judgement
		strictly(t, c.out, &j)
		if c.code != code || j.Urgency != urgencies[code] || j.Complete != (code != 40) {
			t.Errorf("%s: exit %d, want %d; %s", text, c.code, code, c.out)
		}
	}
	if c := judge(`{}`); c.code != 40 {
		t.Errorf("without it: exit %d", c.code)
	}
}

// A file is the same as standard input, and its end is as good as its middle.
func TestAnswersFromAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers.json")
	f := calm(answers{"fever_chills": "yes"}).with("country", "DE")
	if err := os.WriteFile(path, []byte(f.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{nil, {"--json"}, {"--defaults", "no"}, {"--defaults=no", "--json"}} {
		c := call{in: "not read"}
		c.run(slices.Concat([]string{"screen", "--answers", path}, args, clock)...)
		if in := judge(f.String(), args...); c.code != 20 || c.out != in.out || c.err != in.err {
			t.Errorf("%q: exit %d, out %q, err %q; from standard input %q", args, c.code, c.out, c.err, in.out)
		}
	}
}

// refused ends the test unless there is one line of what is wrong, and no more.
func (c *call) refused(t *testing.T, name string, says ...string) {
	t.Helper()
	if c.code != 2 || c.out != "" || c.opened != "" || strings.ContainsAny(c.err, "‹›") {
		t.Errorf("%s: exit %d, out %q, err %q, opened %q", name, c.code, c.out, c.err, c.opened)
	}
	for _, text := range says {
		if !strings.Contains(c.err, text) {
			t.Errorf("%s: it says %q and not %q", name, c.err, text)
		}
	}
	c.oneLine(t)
}

func TestFilesThatAreNotThere(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{filepath.Join(dir, "none.json"), dir} {
		for _, args := range [][]string{nil, {"--json"}, {"--defaults", "no"}} {
			var c call
			c.run(slices.Concat([]string{"screen", "--answers", path}, args)...)
			c.refused(t, path, path)
		}
	}
}

// A script whose variable is empty names no file: that is an error, and no reason
// to open the patient's own check.
func TestAFileWithoutAName(t *testing.T) {
	for _, args := range [][]string{{"--answers", ""}, {"--answers="}, {"--answers", "", "--defaults", "no"}, {"--answers", "", "--json"}} {
		var c call
		c.run(append([]string{"screen"}, args...)...)
		c.refused(t, fmt.Sprintf("%q", args))
	}
}

// Everything that can be wrong with a file is told in one line that names where.
func TestUnusableAnswers(t *testing.T) {
	for text, says := range map[string][]string{
		``:                                     {"JSON"},
		`{"form": "full"`:                      {"JSON"},
		`{} {}`:                                {"JSON"},
		`[]`:                                   {"file"},
		strings.Repeat(" ", 1<<20+1):           {"longer"},
		`{"name": "Kim"}`:                      {"name", "--list"},
		`{"facts": {"smoker": true}}`:          {"facts.smoker", "--list"},
		`{"answers": {"chest_pain": "known"}}`: {"answers.chest_pain", "known", "yes, no, not_sure, skip"},
		`{"treatment": {"type": "injection", "subtype": "fusion"}}`: {"treatment.subtype", "fusion", "epidural"},
		`{"facts": {"age": "old"}}`:                                 {"facts.age", "number"},
		`{"helper": null}`:                                          {"helper", "true or false"},
		`{"treatments": {}}`:                                        {"treatments", "list"},
		`{"answers": 3}`:                                            {"answers", "object"},
		`{"form": 3}`:                                               {"form", "text"},
		`{"pain": {"now": 11}}`:                                     {"pain.now", "11", "0", "10"},
		`{"treatment": {"type": "injection", "date": "2026-02-30"}}`:          {"treatment.date", "2026-02-30"},
		`{"treatment": {"type": "injection", "time": "2 pm"}}`:                {"treatment.time", "2 pm"},
		`{"treatment": {"type": "injection", "date": "2026-11-24"}}`:          {"treatment.date", "2026-11-24", "future"},
		`{"answers": {"chest_pain": "yes", "chest_pain": "no"}}`:              {"answers.chest_pain", "twice"},
		`{"answers": {"chest_pain": {"answer": "yes", "since": "today"}}}`:    {"answers.chest_pain.since"},
		`{"answers": {"leg_both": {"answer": "yes", "before": true}}}`:        {"answers.leg_both.before", "longer"},
		`{"answers": {"leg_both": {"answer": "yes", "known_by": "Dr. Lee"}}}`: {"answers.leg_both.known_by", "known"},
		`{"country": "XX"}`: {"country", "XX", "GB"},
		`{"answers": {"ces_saddle_numb": "yes"}, "treatment": {"type": "fall"}}`: {"treatment.type", "fall"},
	} {
		for _, args := range [][]string{nil, {"--json"}, {"--defaults", "no"}} {
			c := judge(text, args...)
			c.refused(t, text[:min(len(text), 80)], says...)
		}
	}
}

// What stands in a file cannot break the line that tells of it, nor reach the
// terminal as a command.
func TestAFileCannotBreakTheLine(t *testing.T) {
	for _, text := range []string{
		`{"a\nb": 1}`, `{"country": "a\nb"}`, `{"answers": {"chest_pain": "yes\r\nno"}}`, `{"facts": {"\u001b[2J": true}}`,
		`{"treatment": {"type": "injection", "date": "\u001b]0;x\u0007"}}`, `{"form": "\u0085\u2028"}`, `{"country": "` + strings.Repeat("x", 100_000) + `"}`,
	} {
		c := judge(text)
		c.refused(t, text[:min(len(text), 80)])
		line := strings.TrimSuffix(c.err, "\n")
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' }) || len(line) > 1000 {
			t.Errorf("%s is told in %d bytes as %q", text[:min(len(text), 80)], len(line), line[:min(len(line), 200)])
		}
	}
}

// A line that lists what is possible lists something.
func TestASubtypeWhereThereIsNone(t *testing.T) {
	c := judge(`{"treatment": {"type": "physical_therapy", "subtype": "epidural"}}`)
	c.refused(t, "subtype", "treatment.subtype")
	if nothing := english.Say("answers.choice", content.Args{"Field": "treatment.subtype", "Value": "epidural", "Known": ""}); strings.Contains(c.err, nothing) {
		t.Errorf("it says %q", c.err)
	}
}

// The clock can be set for a file that is named or for the demo; what lies in the
// future goes by it.
func TestTheClockOfAJudgement(t *testing.T) {
	tomorrow := calm(nil).with("treatment", map[string]any{"type": "injection", "date": "2026-11-24"}).String()
	for args, code := range map[string]int{
		"--now 2026-11-23": 2, "--speed 2": 2, "--now soon --db x": 2, "--now 2026-11-23 --db x": 2, "--now 2026-11-24 --db x": 0,
		"--now 2026-11-24T00:00 --demo": 0, "--now 2026-11-23T23:59 --demo": 2,
	} {
		c := call{in: tomorrow}
		c.run(append([]string{"screen", "--answers", "-"}, strings.Fields(args)...)...)
		if code == 2 {
			c.refused(t, args)
		} else if c.code != code || c.err != "" || c.opened != "" {
			t.Errorf("%s: exit %d, err %q, opened %q", args, c.code, c.err, c.opened)
		}
	}
	var c call
	c.run("screen", "--answers", "-", "--now", "2026-11-23")
	c.refused(t, "without a file", "--db", "--demo")
}

func TestFlagsThatDoNotGoTogether(t *testing.T) {
	for args, says := range map[string]string{
		"--list --answers -": "only one", "--list --review": "only one", "--review --card": "only one", "--card --helper": "only one",
		"--answers - --helper": "only one", "--answers - --review --json": "only one", "--list --json --card": "only one",
		"--json": "--json", "--review --json": "--json", "--card --json": "--json", "--helper --json": "--json",
		"--defaults no": "--defaults", "--list --defaults no": "--defaults", "--review --defaults no": "--defaults", "--helper --defaults no": "--defaults",
		"--answers - --defaults yes": "--defaults", "--answers - --defaults No": "--defaults", "--answers - --defaults skip": "--defaults",
		"--answers": "answers", "--list now": "now", "--answers - more.json": "more.json", "--list=maybe": "maybe", "--reviews": "reviews",
	} {
		c := call{in: `{}`}
		c.run(append([]string{"screen"}, strings.Fields(args)...)...)
		c.refused(t, args, says)
	}
}

// listed is the JSON of --list, no more and no less.
type listed struct {
	Format     int                     `json:"format"`
	Ruleset    string                  `json:"ruleset"`
	Reviewed   bool                    `json:"reviewed"`
	Treatments []content.TreatmentKind `json:"treatments"`
	Facts      []listedFact            `json:"facts"`
	Items      []listedItem            `json:"items"`
}

type listedFact struct {
	ID      string   `json:"id"`
	Kind    string   `json:"kind"`
	Text    string   `json:"text"`
	Sources []string `json:"sources"`
}

type listedItem struct {
	ID        string         `json:"id"`
	Group     string         `json:"group"`
	Polarity  string         `json:"polarity"`
	Text      string         `json:"text"`
	Again     string         `json:"again"`
	Help      string         `json:"help"`
	Why       string         `json:"why"`
	Choices   []listedChoice `json:"choices"`
	Since     []string       `json:"since,omitempty"`
	Trend     []string       `json:"trend,omitempty"`
	After     []string       `json:"after,omitempty"`
	Applies   *content.Node  `json:"applies,omitempty"`
	Forms     []string       `json:"forms"`
	EveryDays int            `json:"every_days"`
	Emergency bool           `json:"emergency"`
	Helper    bool           `json:"helper,omitempty"`
	Private   bool           `json:"private,omitempty"`
	Sources   []string       `json:"sources"`
}

type listedChoice struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

func list(t *testing.T) listed {
	t.Helper()
	var c call
	c.run("screen", "--list", "--json")
	if c.code != 0 || c.err != "" || c.opened != "" {
		t.Fatalf("exit %d, err %q, opened %q", c.code, c.err, c.opened)
	}
	var l listed
	strictly(t, c.out, &l)
	return l
}

func TestTheListHasEveryQuestion(t *testing.T) {
	l := list(t)
	_, reviewed := warnings.Reviewed()
	if l.Format != 1 || l.Ruleset != warnings.Ruleset || l.Reviewed != reviewed || !reflect.DeepEqual(l.Treatments, warnings.Treatments) {
		t.Errorf("it begins with %d %s %v %v", l.Format, l.Ruleset, l.Reviewed, l.Treatments)
	}
	if len(l.Items) != len(warnings.Items) {
		t.Fatalf("%d questions of %d", len(l.Items), len(warnings.Items))
	}
	for i, item := range warnings.Items {
		got, id := l.Items[i], "item."+item.ID
		want := listedItem{
			ID: item.ID, Group: item.Group, Polarity: item.Polarity, Text: english.Say(id + ".ask"), Again: got.Again, Help: got.Help, Why: english.Say(id + ".why"),
			Choices: got.Choices, Since: got.Since, Trend: got.Trend, After: item.After, Applies: item.Applies, Forms: item.Forms,
			EveryDays: item.EveryDays, Emergency: item.Emergency, Helper: item.Helper, Private: item.Private, Sources: item.Sources,
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s is listed as\n%+v, want\n%+v", item.ID, got, want)
		}
		if again, help, _ := strings.Cut(english.Say(id+".help"), "\n"); got.Again != again || got.Help != help || again == "" || help == "" {
			t.Errorf("%s is asked again as %q, help %q", item.ID, got.Again, got.Help)
		}
		checkListedChoices(t, item, got)
	}
}

func checkListedChoices(t *testing.T, item content.Item, got listedItem) {
	t.Helper()
	var ids []string
	for _, choice := range got.Choices {
		ids = append(ids, choice.ID)
		if choice.Label == "" || strings.Contains(choice.Label, "‹") {
			t.Errorf("%s: %s is labelled %q", item.ID, choice.ID, choice.Label)
		}
	}
	if !slices.Equal(ids, append(slices.Clone(item.Choices), "skip")) || (len(got.Since) > 0) != item.Timing || (len(got.Trend) > 0) != item.Trend {
		t.Errorf("%s: choices %v, since %v, trend %v", item.ID, ids, got.Since, got.Trend)
	}
}

func TestTheListHasEveryFact(t *testing.T) {
	l := list(t)
	if len(l.Facts) != len(warnings.Facts) {
		t.Fatalf("%d facts of %d", len(l.Facts), len(warnings.Facts))
	}
	for i, fact := range warnings.Facts {
		got := l.Facts[i]
		if got.ID != fact.ID || got.Kind != fact.Kind || got.Text == "" || strings.Contains(got.Text, "‹") || !slices.Equal(got.Sources, fact.Sources) {
			t.Errorf("%s is listed as %+v", fact.ID, got)
		}
	}
}

// Everything that is listed is accepted: the first choice of every question at
// once, then the second of each that has one, and so on. An error would name the
// one that is not.
func TestEverythingListedIsAccepted(t *testing.T) {
	l := list(t)
	var files []file
	for n := range 8 {
		said, since, trend, facts := answers{}, answers{}, answers{}, map[string]any{}
		for _, item := range l.Items {
			if n < len(item.Choices) {
				said[item.ID] = item.Choices[n].ID
			}
			if n < len(item.Since) {
				since[item.ID] = answers{"answer": "yes", "since": item.Since[n]}
			}
			if n < len(item.Trend) {
				trend[item.ID] = answers{"answer": "not_sure", "trend": item.Trend[n]}
			}
		}
		for _, fact := range l.Facts {
			facts[fact.ID] = map[string][]any{"years": {18, 99, 130, nil}, "tick": {true, false, true, nil}}[fact.Kind][n%4]
		}
		files = append(files, file{"answers": said, "facts": facts}, file{"answers": since}, file{"answers": trend})
	}
	for _, k := range l.Treatments {
		files = append(files, file{"treatment": map[string]any{"type": k.Type, "subtype": k.Subtype}})
	}
	for _, f := range files {
		if c := judge(f.String()); urgencies[c.code] == "" || c.err != "" || c.out == "" {
			t.Errorf("%s: exit %d, %s", f, c.code, c.err)
		}
	}
}

func TestTheListAsText(t *testing.T) {
	var c call
	c.run("screen", "--list")
	if c.code != 0 || c.err != "" || c.opened != "" || strings.ContainsAny(c.out, "‹›") || !strings.Contains(c.out, warnings.Ruleset) {
		t.Errorf("exit %d, err %q, opened %q, out\n%s", c.code, c.err, c.opened, c.out)
	}
	for _, item := range warnings.Items {
		block := item.ID + "\n  " + english.Say("item."+item.ID+".ask") + "\n  " + strings.Join(item.Choices, " | ") + " | skip\n"
		if !strings.Contains(c.out, "\n"+block) {
			t.Errorf("it does not list %s", item.ID)
		}
	}
	for _, fact := range list(t).Facts {
		if !strings.Contains(c.out, "\n  "+fact.ID+": "+fact.Text+"\n") {
			t.Errorf("it does not list %s", fact.ID)
		}
	}
}

func TestPaper(t *testing.T) {
	for arg, lines := range map[string][]string{"--review": report.Review(lib, english), "--card": report.Household(english)} {
		var c call
		c.run("screen", arg)
		if c.code != 0 || c.err != "" || c.opened != "" || c.out != strings.Join(lines, "\n")+"\n" {
			t.Errorf("%s: exit %d, err %q, opened %q, %d bytes", arg, c.code, c.err, c.opened, len(c.out))
		}
	}
}

// None of this is about a patient, so nobody's file is opened.
func TestNobodysFileIsOpened(t *testing.T) {
	for _, args := range []string{"--list", "--list --json", "--review", "--card", "--answers -", "--answers - --json", "--answers - --defaults no"} {
		c := call{in: `{}`}
		c.run(append([]string{"screen"}, strings.Fields(args)...)...)
		if c.opened != "" || c.store.Saves() > 0 || c.out == "" || c.err != "" {
			t.Errorf("%s: opened %q, %d saves, err %q", args, c.opened, c.store.Saves(), c.err)
		}
	}
}

// A helper is asked first what only somebody else can see, and heard.
func TestAHelperOpensTheCheck(t *testing.T) {
	ready := modeltest.New(t)
	ready.Ready(modeltest.InTherapy)
	open := func(in string) call {
		c := call{in: in, store: ready.Store.Copy()}
		c.run("screen", "--helper", "--plain", "--db", "x", "--now", "2026-11-23T09:00")
		if c.opened != "x" || !strings.Contains(c.out, ready.Word("check.title_helper")) {
			t.Errorf("opened %q; it says\n%s", c.opened, c.out)
		}
		return c
	}
	var asked []string
	for _, item := range warnings.Items {
		if item.Helper {
			asked = append(asked, item.ID)
		}
	}
	begins := ready.Word("item." + asked[0] + ".ask")
	if c := open(""); !strings.Contains(c.out, begins) || slices.ContainsFunc(warnings.Items, func(i content.Item) bool {
		return i.ID != asked[0] && strings.Contains(c.out, ready.Word("item."+i.ID+".ask"))
	}) {
		t.Errorf("it begins with\n%s", c.out)
	}
	for n, id := range asked {
		c := open(strings.Repeat("2\n", n) + "1\n")
		heard := func(c coach.Check) bool { return c.Form.Helper && c.Answers[id].Choice == "yes" }
		if !strings.Contains(c.out, ready.Word("advice.call_now.headline")) || !slices.ContainsFunc(c.store.State().Checks, heard) {
			t.Errorf("after a yes to %s it says\n%s", id, c.out)
		}
	}
	if c := open(strings.Repeat("2\n", len(asked))); !strings.Contains(c.out, fmt.Sprintf(", %d of ", len(asked)+1)) || strings.Contains(c.out, ready.Word("advice.call_now.headline")) {
		t.Errorf("after no to all of these it says\n%s", c.out)
	}
}

// genAnswer draws an answer to a question, with what goes with it.
func genAnswer(t *rapid.T, item content.Item, choice string) answers {
	a := answers{"answer": choice}
	worrying := choice == "yes" || choice == "not_sure"
	if since := rapid.SampledFrom([]string{"", "today", "1-3d", "4-14d", "longer"}).Draw(t, item.ID+" since"); item.Timing && worrying && since != "" {
		a["since"] = since
		if since == "longer" && rapid.Bool().Draw(t, item.ID+" before") {
			a["before"] = true
		}
	}
	if trend := rapid.SampledFrom([]string{"", "better", "same", "worse", "not_sure"}).Draw(t, item.ID+" trend"); item.Trend && worrying && trend != "" {
		a["trend"] = trend
	}
	return a
}

// genFile draws a file that can be used: mostly no, a few other answers, a few
// gaps, and any person.
func genFile(t *rapid.T) file {
	all := calm(nil)["answers"].(answers)
	few := func(name string, most int) []content.Item {
		return rapid.SliceOfN(rapid.SampledFrom(warnings.Items), 0, most).Draw(t, name)
	}
	for _, item := range few("other answers", 5) {
		all[item.ID] = genAnswer(t, item, rapid.SampledFrom(append(slices.Clone(item.Choices), "skip")).Draw(t, item.ID))
	}
	for _, item := range few("gaps", 2) {
		delete(all, item.ID)
	}
	facts := map[string]any{"age": rapid.SampledFrom([]any{nil, 40, 51, 65, 80}).Draw(t, "age")}
	for _, fact := range warnings.Facts {
		if fact.Kind == content.FactTick {
			facts[fact.ID] = rapid.SampledFrom([]any{false, false, false, true, nil}).Draw(t, fact.ID)
		}
	}
	treatments := []any{}
	for range rapid.IntRange(0, 2).Draw(t, "treatments") {
		kind := rapid.SampledFrom(warnings.Treatments).Draw(t, "kind")
		date := noon.AddDate(0, 0, -rapid.IntRange(0, 95).Draw(t, "days ago")).Format(time.DateOnly)
		treatments = append(treatments, map[string]any{"type": kind.Type, "subtype": kind.Subtype, "date": date})
	}
	pain := rapid.IntRange(0, 10)
	return file{
		"answers": all, "facts": facts, "treatments": treatments,
		"pain": map[string]any{"now": pain.Draw(t, "now"), "worst": pain.Draw(t, "worst"), "usual": pain.Draw(t, "usual")},
		"form": rapid.SampledFrom([]string{"full", "short"}).Draw(t, "form"), "helper": rapid.Bool().Draw(t, "helper"),
	}
}

// reached is the level of a judgement whatever is missing; the exit code must
// have been its.
func reached(t failer, f file) int {
	t.Helper()
	j, c := judgeJSON(t, f)
	ranks := []string{"self_care", "soon", "same_day", "emergency"}
	rank := 0
	for _, r := range j.Reasons {
		rank = max(rank, slices.Index(ranks, r.Level))
	}
	want := rank * 10
	if !j.Complete && rank < 2 {
		want = 40
	}
	if c.code != want || j.Urgency != urgencies[want] || j.Complete != (len(j.Missing) == 0) {
		t.Fatalf("exit %d, want %d for\n%s", c.code, want, c.out)
	}
	return rank
}

// S2: a yes in the place of a no never makes a result milder.
func TestAYesNeverLowersTheExitCode(t *testing.T) {
	var warning []content.Item
	for _, item := range warnings.Items {
		if item.Polarity == "warns" {
			warning = append(warning, item)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		f := genFile(t)
		item := rapid.SampledFrom(warning).Draw(t, "raised")
		all := f["answers"].(answers)
		all[item.ID] = "no"
		before := reached(t, f)
		all[item.ID] = genAnswer(t, item, "yes")
		if after := reached(t, f); after < before {
			t.Fatalf("%s: no is level %d, %v is level %d", item.ID, before, all[item.ID], after)
		}
	})
}

// mustAsk lists the questions that a check of this file has to have an answer to.
func mustAsk(engine *triage.Engine, f file) []string {
	s := must(exchange.ReadAnswers(strings.NewReader(f.String()), lib, noon))
	follows := func(parent string) bool {
		return slices.Contains([]string{"yes", "not_sure", "known", "prefer_not"}, s.Answers[parent].Choice)
	}
	var ids []string
	for _, item := range warnings.Items {
		due := len(item.After) == 0 || slices.ContainsFunc(item.After, follows)
		if due && item.Emergency && !item.Helper && slices.Contains(item.Forms, s.Form.Kind) && engine.Applies(item.ID, s.Person, noon) {
			ids = append(ids, item.ID)
		}
	}
	return ids
}

// S3: with a gap where an emergency could hide, nothing is ever called mild.
func TestAGapNeverReassures(t *testing.T) {
	engine := must(triage.New(warnings))
	rapid.Check(t, func(t *rapid.T) {
		f := genFile(t)
		gap := rapid.SampledFrom(mustAsk(engine, f)).Draw(t, "gap")
		all := f["answers"].(answers)
		delete(all, gap)
		if rapid.Bool().Draw(t, "skipped") {
			all[gap] = "skip"
		}
		j, c := judgeJSON(t, f)
		if c.code == 0 || c.code == 10 || j.Complete || !slices.Contains(j.Missing, gap) {
			t.Fatalf("without %s: exit %d\n%s", gap, c.code, c.out)
		}
	})
}
