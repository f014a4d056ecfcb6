package exchange_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"backcoach/model/exchange"
)

// refused reads a file that cannot be used, and gives the reason. There must be
// nothing that somebody could go on with.
func refused(t *testing.T, file string) exchange.Problem {
	t.Helper()
	s, err := read(file)
	var p exchange.Problem
	if !errors.As(err, &p) {
		t.Errorf("%s is read as %+v, error %v", short(file), s, err)
	}
	if err != nil && !reflect.DeepEqual(s, exchange.Screening{}) {
		t.Errorf("%s is refused, and still gives %+v", short(file), s)
	}
	return p
}

func short(file string) string {
	if len(file) > 200 {
		return fmt.Sprintf("%s… (%d bytes)", file[:200], len(file))
	}
	return file
}

// wrong is a file, and the field that it has to be refused for.
type wrong struct{ file, field string }

func refuse(t *testing.T, kind exchange.ProblemKind, files []wrong) {
	t.Helper()
	for _, w := range files {
		if p := refused(t, w.file); p.Kind != "" && (p.Kind != kind || p.Field != w.field) {
			t.Errorf("%s is refused as %q of %q, want %q of %q", short(w.file), p.Kind, p.Field, kind, w.field)
		}
	}
}

func TestWhatIsNoJSON(t *testing.T) {
	refuse(t, exchange.BadSyntax, []wrong{
		{``, ""}, {" \n", ""}, {`garbage`, ""}, {`{`, ""}, {`{"form": "full"`, ""}, {`{"form":}`, ""}, {`{"form": "full",}`, ""},
		{`{'form': 'full'}`, ""}, {`{form: "full"}`, ""}, {"{\"form\": \"fu\nll\"}", ""}, {"\xff\xfe{}", ""}, {"\ufeff{}", ""},
		{`{} {}`, ""}, {`{}{}`, ""}, {`{"form": "full"} no`, ""}, {`{},`, ""}, {`// none
		{}`, ""}, {strings.Repeat("[", 20000), ""}, {`{"facts": {"age": 052}}`, ""}, {`{"helper": True}`, ""}, {`{"pain": {"now": NaN}}`, ""},
	})
}

func TestWhatIsTooLong(t *testing.T) {
	blanks := strings.Repeat(" ", 1<<20)
	refuse(t, exchange.TooLong, []wrong{{`{}` + blanks, ""}, {blanks + `{}`, ""}, {strings.Repeat("x", 1<<20+1), ""}})
	accepted(t, `{}`+blanks[:1<<20-2])
}

// A file that cannot be read is no wrong file.
func TestAReaderThatFails(t *testing.T) {
	broken := errors.New("the disk is gone")
	s, err := exchange.ReadAnswers(iotest.ErrReader(broken), lib, noon)
	if !errors.Is(err, broken) || !reflect.DeepEqual(s, exchange.Screening{}) {
		t.Errorf("it gives %+v, %v", s, err)
	}
}

func TestFieldsThatDoNotExist(t *testing.T) {
	refuse(t, exchange.UnknownField, []wrong{
		{`{"answer": {}}`, "answer"},
		{`{"Answers": {}}`, "Answers"},
		{`{"form": "full", "name": "Kim"}`, "name"},
		{`{"treatment": {"type": "injection", "kind": "epidural"}}`, "treatment.kind"},
		{`{"treatment": {"Type": "injection"}}`, "treatment.Type"},
		{`{"treatments": [{"type": "medication"}, {"type": "injection", "day": 3}]}`, "treatments.day"},
		{`{"facts": {"smoker": true}}`, "facts.smoker"},
		{`{"facts": {"nsaid": true, "Age": 50}}`, "facts.Age"},
		{`{"facts": {"smoker": null}}`, "facts.smoker"},
		{`{"answers": {"no_such_item": "no"}}`, "answers.no_such_item"},
		{`{"answers": {"chest_pain": "no", "Chest_Pain": "yes"}}`, "answers.Chest_Pain"},
		{`{"answers": {"leg_both": {"answer": "yes", "until": "today"}}}`, "answers.leg_both.until"},
		{`{"answers": {"chest_pain": {"answer": "no", "via": "card"}}}`, "answers.chest_pain.via"},
		{`{"pain": {"now": 1, "then": 2}}`, "pain.then"},
	})
}

func TestChoicesThatDoNotExist(t *testing.T) {
	refuse(t, exchange.UnknownChoice, []wrong{
		{`{"treatment": {"type": "surgery"}}`, "treatment.type"},
		{`{"treatment": {"type": "Injection"}}`, "treatment.type"},
		{`{"treatment": {"type": ""}}`, "treatment.type"},
		{`{"treatment": {}}`, "treatment.type"},
		{`{"treatment": {"subtype": "epidural"}}`, "treatment.type"},
		{`{"treatments": [{"type": "medication"}, {"type": "surgery"}]}`, "treatments.type"},
		{`{"treatment": {"type": "injection", "subtype": "epidurall"}}`, "treatment.subtype"},
		{`{"treatment": {"type": "injection", "subtype": "fusion"}}`, "treatment.subtype"},
		{`{"treatment": {"subtype": "epidural", "type": "physical_therapy"}}`, "treatment.subtype"},
		{`{"treatments": [{"type": "procedure", "subtype": "epidural"}]}`, "treatments.subtype"},
		{`{"answers": {"chest_pain": "known"}}`, "answers.chest_pain"},
		{`{"answers": {"chest_pain": {"answer": "known", "known_by": "Dr. Lee"}}}`, "answers.chest_pain.answer"},
		{`{"answers": {"chest_pain": "maybe"}}`, "answers.chest_pain"},
		{`{"answers": {"chest_pain": "No"}}`, "answers.chest_pain"},
		{`{"answers": {"chest_pain": ""}}`, "answers.chest_pain"},
		{`{"answers": {"chest_pain": {}}}`, "answers.chest_pain.answer"},
		{`{"answers": {"leg_both": {"since": "today"}}}`, "answers.leg_both.answer"},
		{`{"answers": {"leg_both": {"answer": "yes", "since": "yesterday"}}}`, "answers.leg_both.since"},
		{`{"answers": {"leg_both": {"answer": "yes", "since": "before"}}}`, "answers.leg_both.since"},
		{`{"answers": {"leg_both": {"answer": "yes", "since": ""}}}`, "answers.leg_both.since"},
		{`{"answers": {"leg_weak_mild": {"answer": "yes", "trend": "faster"}}}`, "answers.leg_weak_mild.trend"},
		{`{"form": "targeted"}`, "form"},
		{`{"form": ""}`, "form"},
		{`{"country": "XX"}`, "country"},
		{`{"country": "gb"}`, "country"},
		{`{"country": ""}`, "country"},
	})
}

// No question takes a choice that it does not offer.
func TestChoicesOfOtherQuestions(t *testing.T) {
	for _, item := range warnings.Items {
		for _, choice := range []string{"yes", "no", "not_sure", "known", "not_apply", "prefer_not"} {
			if slices.Contains(item.Choices, choice) {
				continue
			}
			p := refused(t, `{"answers": {"`+item.ID+`": "`+choice+`"}}`)
			if p.Kind != exchange.UnknownChoice || p.Field != "answers."+item.ID || p.Value != choice || !slices.Equal(p.Known, append(slices.Clone(item.Choices), "skip")) {
				t.Errorf("%s: %s is refused as %+v", item.ID, choice, p)
			}
		}
	}
}

// place is where a value of some type belongs.
type place struct{ file, field, want string }

var places = []place{
	{`%s`, "", "object"},
	{`{"treatment": %s}`, "treatment", "object"},
	{`{"treatment": {"type": %s}}`, "treatment.type", "text"},
	{`{"treatment": {"type": "injection", "subtype": %s}}`, "treatment.subtype", "text"},
	{`{"treatment": {"type": "injection", "date": %s}}`, "treatment.date", "text"},
	{`{"treatment": {"type": "injection", "time": %s}}`, "treatment.time", "text"},
	{`{"treatments": %s}`, "treatments", "list"},
	{`{"treatments": [{"type": "injection"}, %s]}`, "treatments", "object"},
	{`{"treatments": [{"type": %s}]}`, "treatments.type", "text"},
	{`{"facts": %s}`, "facts", "object"},
	{`{"facts": {"age": %s}}`, "facts.age", "number"},
	{`{"facts": {"blood_thinner": %s}}`, "facts.blood_thinner", "flag"},
	{`{"answers": %s}`, "answers", "object"},
	{`{"answers": {"leg_both": %s}}`, "answers.leg_both", "text"},
	{`{"answers": {"leg_both": {"answer": %s}}}`, "answers.leg_both.answer", "text"},
	{`{"answers": {"leg_both": {"answer": "yes", "since": %s}}}`, "answers.leg_both.since", "text"},
	{`{"answers": {"leg_both": {"answer": "yes", "since": "longer", "before": %s}}}`, "answers.leg_both.before", "flag"},
	{`{"answers": {"leg_weak_mild": {"answer": "yes", "trend": %s}}}`, "answers.leg_weak_mild.trend", "text"},
	{`{"answers": {"leg_both": {"answer": "known", "known_by": %s}}}`, "answers.leg_both.known_by", "text"},
	{`{"pain": %s}`, "pain", "object"},
	{`{"pain": {"now": %s}}`, "pain.now", "number"},
	{`{"pain": {"worst": %s}}`, "pain.worst", "number"},
	{`{"pain": {"usual": %s}}`, "pain.usual", "number"},
	{`{"form": %s}`, "form", "text"},
	{`{"helper": %s}`, "helper", "flag"},
	{`{"country": %s}`, "country", "text"},
}

// values are of the types that JSON has, and numbers that are not whole.
var values = []struct{ value, of string }{
	{`{}`, "object"}, {`[]`, "list"}, {`["yes"]`, "list"}, {`"5"`, "text"}, {`"true"`, "text"}, {`true`, "flag"}, {`false`, "flag"},
	{`5`, "number"}, {`null`, ""}, {`5.5`, ""}, {`5.0`, ""}, {`5e0`, ""}, {`1e400`, ""}, {`99999999999999999999`, ""}, {`-99999999999999999999`, ""},
}

func TestValuesOfAnotherType(t *testing.T) {
	for _, p := range places {
		for _, v := range values {
			unknown := v.value == "null" && strings.HasPrefix(p.field, "facts.")
			object := v.of == "object" && p.field == "answers.leg_both" // the other form of an answer
			if v.of == p.want || unknown || object {
				continue
			}
			file := fmt.Sprintf(p.file, v.value)
			if got := refused(t, file); got.Kind != exchange.WrongType || got.Field != p.field || got.Value != p.want {
				t.Errorf("%s is refused as %q of %q, which wants %q; want %q of %q", file, got.Kind, got.Field, got.Value, p.want, p.field)
			}
		}
	}
}

func TestNumbersOutOfRange(t *testing.T) {
	for _, c := range []struct {
		field string
		high  int
	}{{"facts.age", 130}, {"pain.now", 10}, {"pain.worst", 10}, {"pain.usual", 10}} {
		in, name, _ := strings.Cut(c.field, ".")
		for _, n := range []int{-1, -1000000, c.high + 1, 1000, 2147483648} {
			p := refused(t, fmt.Sprintf(`{%q: {%q: %d}}`, in, name, n))
			want := exchange.Problem{Kind: exchange.OutOfRange, Field: c.field, Value: fmt.Sprint(n), Low: 0, High: c.high}
			if !reflect.DeepEqual(p, want) {
				t.Errorf("%s %d is refused as %+v, want %+v", c.field, n, p, want)
			}
		}
		for _, n := range []int{0, 1, c.high} {
			accepted(t, fmt.Sprintf(`{%q: {%q: %d}}`, in, name, n))
		}
	}
}

func TestDaysAndTimesThatAreNone(t *testing.T) {
	for _, date := range []string{
		"2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-11-00", "2026-11-31", "26-11-20", "2026-11-3", "20.11.2026", "11/20/2026",
		"2026-11-20T10:00", "2026-11-20 ", " 2026-11-20", "yesterday", "2026", "20261120", "-2026-11-20",
	} {
		refuse(t, exchange.NotADate, []wrong{
			{`{"treatment": {"type": "medication", "date": "` + date + `"}}`, "treatment.date"},
			{`{"treatments": [{"date": "` + date + `", "type": "medication"}]}`, "treatments.date"},
		})
	}
	for _, clock := range []string{"25:00", "24:00", "14:60", "14", "14:5", "14.30", "14:30:00", "2 pm", "noon", "-1:00", "14:30Z"} {
		refuse(t, exchange.NotADate, []wrong{
			{`{"treatment": {"type": "medication", "date": "2026-11-20", "time": "` + clock + `"}}`, "treatment.time"},
			{`{"treatment": {"type": "medication", "time": "` + clock + `"}}`, "treatment.time"},
		})
	}
	accepted(t, `{"treatment": {"type": "medication", "date": "2024-02-29", "time": "00:00"}}`)
}

// A treatment may have been today, however early it is, but not tomorrow. What
// tomorrow is depends on where the patient is.
func TestTreatmentsToCome(t *testing.T) {
	for _, hours := range []int{-11, -5, 0, 1, 9, 14} {
		zone := time.FixedZone("", hours*3600)
		for _, now := range []time.Time{
			time.Date(2026, 11, 23, 0, 0, 0, 0, zone), time.Date(2026, 11, 23, 9, 0, 0, 0, zone), time.Date(2026, 11, 23, 23, 59, 59, 0, zone), noon.In(zone),
		} {
			for days, kind := range map[int]exchange.ProblemKind{-400: "", -1: "", 0: "", 1: exchange.InTheFuture, 2: exchange.InTheFuture, 400: exchange.InTheFuture} {
				date := now.AddDate(0, 0, days).Format(time.DateOnly)
				for field, file := range map[string]string{
					"treatment.date":  `{"treatment": {"type": "injection", "time": "23:59", "date": "` + date + `"}}`,
					"treatments.date": `{"treatments": [{"type": "medication"}, {"type": "injection", "date": "` + date + `"}]}`,
				} {
					_, err := exchange.ReadAnswers(strings.NewReader(file), lib, now)
					var p exchange.Problem
					if errors.As(err, &p) != (kind != "") || p.Kind != kind || (kind != "" && (p.Field != field || p.Value != date)) {
						t.Errorf("%s at %v: %v, want %q of %s", file, now, err, kind, field)
					}
				}
			}
		}
	}
}

// The same field twice could take back what was said first.
func TestFieldsThatAreThereTwice(t *testing.T) {
	refuse(t, exchange.Twice, []wrong{
		{`{"form": "full", "form": "short"}`, "form"},
		{`{"form": "full", "country": "GB", "form": "full"}`, "form"},
		{`{"form": "full", "f\u006frm": "short"}`, "form"},
		{`{"answers": {"chest_pain": "yes"}, "answers": {}}`, "answers"},
		{`{"facts": {}, "facts": {}}`, "facts"},
		{`{"pain": {}, "pain": {}}`, "pain"},
		{`{"treatment": {"type": "injection"}, "treatment": {"type": "medication"}}`, "treatment"},
		{`{"treatments": [], "treatments": []}`, "treatments"},
		{`{"treatment": {"type": "injection", "type": "medication"}}`, "treatment.type"},
		{`{"treatments": [{"type": "injection", "date": "2026-11-01", "date": "2026-11-20"}]}`, "treatments.date"},
		{`{"facts": {"blood_thinner": true, "blood_thinner": false}}`, "facts.blood_thinner"},
		{`{"facts": {"age": null, "age": 40}}`, "facts.age"},
		{`{"answers": {"chest_pain": "yes", "chest_pain": "no"}}`, "answers.chest_pain"},
		{`{"answers": {"chest_pain": {"answer": "yes"}, "chest_pain": "no"}}`, "answers.chest_pain"},
		{`{"answers": {"chest_pain": {"answer": "yes", "answer": "no"}}}`, "answers.chest_pain.answer"},
		{`{"answers": {"leg_both": {"answer": "yes", "since": "today", "since": "longer"}}}`, "answers.leg_both.since"},
		{`{"pain": {"now": 9, "now": 1}}`, "pain.now"},
		{`{"treatments": [{"type": "medication"}], "treatment": {"type": "injection"}}`, "treatment"},
		{`{"treatment": {"type": "injection"}, "treatments": [{"type": "medication"}]}`, "treatments"},
		{`{"treatment": {"type": "injection"}, "treatments": []}`, "treatments"},
		{`{"treatments": [], "treatment": {"type": "injection"}}`, "treatment"},
	})
}

// What a question does not ask cannot be meant.
func TestWhatAQuestionDoesNotAsk(t *testing.T) {
	for _, item := range warnings.Items {
		at := "answers." + item.ID
		file := `{"answers": {"` + item.ID + `": {"answer": "yes", `
		if !item.Timing {
			refuse(t, exchange.NotAsked, []wrong{
				{file + `"since": "today"}}}`, at + ".since"},
				{file + `"since": "longer", "before": true}}}`, at + ".since"},
			})
		}
		if !item.Trend {
			refuse(t, exchange.NotAsked, []wrong{{file + `"trend": "same"}}}`, at + ".trend"}})
		}
	}
}

// The field that is named is the one that is there.
func TestBeforeOfAQuestionThatDoesNotAskIt(t *testing.T) {
	refuse(t, exchange.NotAsked, []wrong{{`{"answers": {"chest_pain": {"answer": "yes", "before": true}}}`, "answers.chest_pain.before"}})
}

func TestWhatGoesWithAnotherAnswer(t *testing.T) {
	var files []wrong
	for _, since := range []string{``, `"since": "today", `, `"since": "1-3d", `, `"since": "4-14d", `} {
		files = append(files, wrong{`{"answers": {"leg_both": {"answer": "yes", ` + since + `"before": true}}}`, "answers.leg_both.before"})
	}
	for _, choice := range []string{"no", "known", "skip"} {
		files = append(files, wrong{`{"answers": {"leg_weak_mild": {"trend": "worse", "answer": "` + choice + `"}}}`, "answers.leg_weak_mild.trend"})
	}
	for _, choice := range []string{"no", "yes", "not_sure", "skip"} {
		files = append(files, wrong{`{"answers": {"leg_both": {"known_by": "Dr. Lee", "answer": "` + choice + `"}}}`, "answers.leg_both.known_by"})
	}
	refuse(t, exchange.NotChosen, append(files, wrong{`{"answers": {"chest_pain": {"answer": "yes", "known_by": "Dr. Lee"}}}`, "answers.chest_pain.known_by"}))
}

// Something that began today and is not there: one of the two is a slip, and the
// no would win.
func TestSinceOfWhatIsNotThere(t *testing.T) {
	for _, choice := range []string{"no", "skip"} {
		refuse(t, exchange.NotChosen, []wrong{{`{"answers": {"ces_saddle_numb": {"answer": "` + choice + `", "since": "today"}}}`, "answers.ces_saddle_numb.since"}})
	}
}

// A problem says what would have been possible.
func TestAProblemNamesTheWayOut(t *testing.T) {
	for file, known := range map[string][]string{
		`{"form": "targeted"}`:                                                           {"full", "short"},
		`{"treatment": {"type": "surgery"}}`:                                             {"injection", "medication", "physical_therapy", "procedure"},
		`{"treatment": {"type": "injection", "subtype": "fusion"}}`:                      {"epidural", "nerve_root", "facet", "si", "rfa"},
		`{"answers": {"chest_pain": "maybe"}}`:                                           {"yes", "no", "not_sure", "skip"},
		`{"answers": {"leg_both": {"answer": "yes", "since": "never"}}}`:                 {"today", "1-3d", "4-14d", "longer"},
		`{"answers": {"leg_weak_mild": {"answer": "yes", "trend": "up"}}}`:               {"better", "same", "worse", "not_sure"},
		`{"answers": {"leg_both": {"answer": "yes", "before": true}}}`:                   {"longer"},
		`{"answers": {"leg_both": {"answer": "yes", "known_by": "Kim"}}}`:                {"known"},
		`{"answers": {"leg_weak_mild": {"answer": "no", "trend": "same"}}}`:              {"yes", "not_sure"},
		`{"answers": {"leg_both": {"answer": "often", "since": "today"}}}`:               {"yes", "no", "not_sure", "known", "skip"},
		`{"answers": {"ces_sexual": "n/a"}}`:                                             {"yes", "no", "not_sure", "known", "not_apply", "prefer_not", "skip"},
		`{"treatments": [{"type": "injection"}, {"type": "procedure", "subtype":"si"}]}`: {"microdiscectomy", "endoscopic", "vertebroplasty", "kyphoplasty", "fusion"},
	} {
		if p := refused(t, file); !slices.Equal(p.Known, known) {
			t.Errorf("%s: possible are %v, want %v", file, p.Known, known)
		}
	}
	if p := refused(t, `{"country": "XX"}`); len(p.Known) != len(lib.Countries()) || !slices.Contains(p.Known, "GB") {
		t.Errorf("possible countries are %v", p.Known)
	}
}
