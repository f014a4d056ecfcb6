package exchange_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"backcoach/model/exchange"
	"backcoach/model/triage"
)

// kinds are all that can be wrong with a file of answers.
var kinds = []exchange.ProblemKind{
	exchange.BadSyntax, exchange.TooLong, exchange.UnknownField, exchange.UnknownChoice, exchange.WrongType, exchange.OutOfRange,
	exchange.NotADate, exchange.InTheFuture, exchange.Twice, exchange.NotAsked, exchange.NotChosen,
}

// seeds are files from which fuzzing starts.
func seeds() []string {
	files := []string{
		everything, ``, `{}`, `[]`, `null`, `"yes"`, `{}{}`, `{"form": "short", "form": "full"}`, "\ufeff{}", "{\"a\\n\x1b\": 1}",
		`{"treatment": {"type": "injection", "subtype": "rfa", "date": "2026-11-23", "time": "23:59"}, "pain": {"now": 9, "worst": 10, "usual": 2}}`,
		`{"treatment": {"type": "procedure", "date": "0001-01-01"}, "answers": {"fever_chills": "yes", "shaking_chills": "not_sure"}}`,
		`{"treatments": [{"type": "injection"}], "treatment": {"type": "procedure"}}`,
		`{"treatment": {"type": "injection", "date": "2026-02-30"}}`, `{"treatment": {"type": "injection", "date": "2026-11-24"}}`,
		`{"facts": {"age": 1e1, "nsaid": "yes"}}`, `{"facts": {"age": 130, "opioid": true, "drowsy_medicine": false}}`,
		`{"answers": {"ces_saddle_numb": {"answer": "yes", "since": "longer", "before": true}, "suicide": "yes", "suicide_plan": "not_sure"}}`,
		`{"answers": {"leg_weak_mild": {"answer": "not_sure", "trend": "worse"}, "inj_numb_expected": "yes"}, "helper": true}`,
		`{"answers": {"chest_pain": {"answer": "known", "known_by": "\ud800"}}}`, `{"answers": {"sepsis": {}}}`, `{"country": "US"`,
	}
	for _, p := range places {
		files = append(files, strings.ReplaceAll(p.file, "%s", `"no"`), strings.ReplaceAll(p.file, "%s", `null`))
	}
	return files
}

// Whatever is in a file: it is refused whole and for a known reason, or it can be
// judged, and always in the same way.
func FuzzReadAnswers(f *testing.F) {
	engine := newEngine(f)
	for _, file := range seeds() {
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, file string) {
		s, err := read(file)
		again, sameErr := read(file)
		if !reflect.DeepEqual(s, again) || !reflect.DeepEqual(err, sameErr) {
			t.Fatalf("read as %+v, %v; the second time as %+v, %v", s, err, again, sameErr)
		}
		if err != nil {
			checkRefused(t, s, err)
			return
		}
		checkAnswers(t, s.Answers)
		result := engine.Judge(s.Person, s.Form, s.Answers, noon)
		if len(s.Person.Treatments) == 0 || result.Complete != (len(result.Missing) == 0) {
			t.Fatalf("treatments %v, result %+v", s.Person.Treatments, result)
		}
	})
}

func checkRefused(t *testing.T, s exchange.Screening, err error) {
	t.Helper()
	if !reflect.DeepEqual(s, exchange.Screening{}) {
		t.Fatalf("refused (%v), and still %+v", err, s)
	}
	var p exchange.Problem
	if !errors.As(err, &p) || !slices.Contains(kinds, p.Kind) || err.Error() == "" {
		t.Fatalf("refused as %#v", err)
	}
}

func checkAnswers(t *testing.T, answers triage.Answers) {
	t.Helper()
	for id, a := range answers {
		item, ok := lib.Item(id)
		if !ok || !slices.Contains(append(slices.Clone(item.Choices), "skip"), a.Choice) {
			t.Fatalf("%s was answered with %+v", id, a)
		}
	}
}
