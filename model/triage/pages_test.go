package triage_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/triage"
)

// walk answers a check page by page until it ends, and gives the pages. A card
// is answered as a whole: none of these, or opened.
func walk(t failer, e *triage.Engine, p triage.Person, f triage.Form, reply func(item string) triage.Answer, opens func(card int) bool) ([]triage.Page, triage.Answers, triage.Form) {
	var pages []triage.Page
	a := triage.Answers{}
	for page, more := e.Next(p, f, a, at(3)); more; page, more = e.Next(p, f, a, at(3)) {
		if pages = append(pages, page); len(pages) > 2*len(warnings.Items)+10 {
			t.Fatalf("the check does not end: %+v", page)
		}
		switch {
		case len(page.Items) == 0 || len(page.Items) > 6 || (page.Kind == "list" && len(page.Items) > 5):
			t.Fatalf("page of %d items: %+v", len(page.Items), page)
		case page.Kind == "card" && opens(page.Card):
			f.Opened = append(f.Opened, page.Card)
		case page.Kind == "card":
			for _, item := range page.Items {
				a[item] = triage.Answer{Choice: "no", Via: "card"}
			}
		default:
			for _, item := range page.Items {
				a[item] = reply(item)
			}
		}
	}
	return pages, a, f
}

type failer interface{ Fatalf(string, ...any) }

func never(int) bool             { return false }
func allNo(string) triage.Answer { return triage.Answer{Choice: "no"} }
func is(yes ...string) func(string) triage.Answer {
	return func(item string) triage.Answer {
		if slices.Contains(yes, item) {
			return triage.Answer{Choice: "yes"}
		}
		return triage.Answer{Choice: "no"}
	}
}

func items(pages []triage.Page) []string {
	var all []string
	for _, p := range pages {
		all = append(all, p.Items...)
	}
	return all
}

func TestFullFormAsksTheWorstFirst(t *testing.T) {
	pages, a, _ := walk(t, newEngine(t), epidural, full, allNo, never)
	asked := items(pages)
	if asked[0] != "ces_saddle_numb" || asked[len(asked)-1] != "suicide" {
		t.Errorf("asked from %s to %s", asked[0], asked[len(asked)-1])
	}
	for i := range 6 {
		if pages[i].Kind != "single" || asked[i][:4] != "ces_" {
			t.Errorf("page %d is %+v", i, pages[i])
		}
	}
	if slices.Contains(asked, "back_pain_return") || !slices.Contains(asked, "neuro_bleed") {
		t.Errorf("day 3 after an epidural asks %v", asked)
	}
	if len(a) != len(asked) { // how long it may take: TestFormsAreShortEnough
		t.Errorf("%d questions on %d pages", len(asked), len(pages))
	}
}

func TestShortFormIsFourCards(t *testing.T) {
	e := newEngine(t)
	p := epidural
	p.Asked = map[string]int{"suicide": 3}
	pages, a, _ := walk(t, e, p, short, allNo, never)
	if len(pages) != 4 {
		t.Fatalf("pages %+v", pages)
	}
	for i, page := range pages {
		if page.Kind != "card" || page.Card != i+1 {
			t.Errorf("page %d is %+v", i, page)
		}
	}
	if r := e.Judge(p, short, a, at(3)); !r.Complete {
		t.Errorf("missing %v", r.Missing)
	}
	p.Asked["suicide"] = 14
	if pages, _, _ := walk(t, e, p, short, allNo, never); len(pages) != 5 || pages[4].Items[0] != "suicide" {
		t.Errorf("after 14 days: %+v", pages)
	}
}

func TestOpenedCardAsksOneByOne(t *testing.T) {
	e := newEngine(t)
	pages, a, f := walk(t, e, epidural, short, is("leg_weak_mild"), func(card int) bool { return card == 2 })
	var kinds []string
	for _, page := range pages[1:7] {
		kinds = append(kinds, page.Kind+" "+page.Items[0])
	}
	want := []string{"card leg_both", "single leg_both", "single leg_weak_severe", "single leg_weak_mild", "single leg_numb_new", "card head_danger"}
	if !slices.Equal(kinds, want) {
		t.Errorf("pages %v, want %v", kinds, want)
	}
	// Resumed without the note of the opened card, the answers still tell.
	delete(a, "leg_numb_new")
	if page, _ := e.Next(epidural, triage.Form{Kind: "short"}, a, at(3)); page.Kind != "single" || page.Items[0] != "leg_numb_new" {
		t.Errorf("resumed at %+v", page)
	}
	if !slices.Equal(f.Opened, []int{2}) {
		t.Errorf("opened %v", f.Opened)
	}
}

func TestFollowUpsComeAtOnce(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct {
		yes, then string
		day       int
		person    triage.Person
	}{
		{"leg_weak_severe", "inj_numb_expected", 0, epidural},
		{"suicide", "suicide_plan", 0, epidural},
		{"pain_sharp_worse", "flare_expected", 0, epidural},
		{"suicide", "suicide_plan", 30, therapy},
	} {
		a := triage.Answers{}
		for page, more := e.Next(c.person, full, a, at(c.day)); more; page, more = e.Next(c.person, full, a, at(c.day)) {
			done := slices.Contains(page.Items, c.yes)
			for _, item := range page.Items {
				a[item] = is(c.yes)(item)
			}
			if done {
				break
			}
		}
		if page, _ := e.Next(c.person, full, a, at(c.day)); page.Kind != "single" || page.Items[0] != c.then {
			t.Errorf("after %s: %+v", c.yes, page)
		}
	}
	pages, _, _ := walk(t, e, disc, full, is("leg_weak_severe", "pain_sharp_worse"), never)
	for _, item := range items(pages) {
		if item == "inj_numb_expected" || item == "flare_expected" || item == "suicide_plan" {
			t.Errorf("an operation without such thoughts asks %s", item)
		}
	}
}

func TestNamedItemsComeFirst(t *testing.T) {
	e := newEngine(t)
	p := epidural
	p.Asked = map[string]int{"suicide": 1}
	f := triage.Form{Kind: "full", Items: []string{"ces_bladder_leak", "leg_weak_mild", "suicide"}}
	pages, _, _ := walk(t, e, p, f, is("suicide"), never)
	if got, want := items(pages)[:5], []string{"suicide", "suicide_plan", "ces_bladder_leak", "leg_weak_mild", "ces_saddle_numb"}; !slices.Equal(got, want) {
		t.Errorf("asked %v, want %v", got, want)
	}
	f.Kind = "targeted"
	pages, _, _ = walk(t, e, p, f, allNo, never)
	if got, want := items(pages), []string{"suicide", "ces_bladder_leak", "leg_weak_mild"}; !slices.Equal(got, want) {
		t.Errorf("targeted asks %v, want %v", got, want)
	}
}

func TestSuicideIsDue(t *testing.T) {
	e := newEngine(t)
	p := therapy
	for days, want := range map[int]bool{0: false, 13: false, 14: true} {
		p.Asked = map[string]int{"suicide": days}
		if got := slices.Contains(e.Required(p, full, at(3)), "suicide"); got != want {
			t.Errorf("%d days after it was asked: %v", days, got)
		}
		pages, _, _ := walk(t, e, p, full, is("distress_severe"), never)
		if !slices.Contains(items(pages), "suicide") {
			t.Errorf("%d days after it was asked, not asked after distress", days)
		}
	}
}

func TestApplies(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct {
		item   string
		person triage.Person
		day    int
		want   bool
	}{
		{"neuro_bleed", epidural, 14, true}, {"neuro_bleed", epidural, 15, false}, {"neuro_bleed", therapy, 0, false},
		{"back_pain_return", disc, 4, false}, {"back_pain_return", disc, 5, true}, {"back_pain_return", disc, 91, false},
		{"wound_infect", medicine, 3, false}, {"csf_fluid", epidural, 15, false}, {"csf_fluid", disc, 15, true},
		{"flare_expected", rfa, 14, true}, {"flare_expected", epidural, 5, false},
		{"ces_saddle_numb", medicine, 500, true}, {"no_such_item", disc, 3, false},
	} {
		if got := e.Applies(c.item, c.person, at(c.day)); got != c.want {
			t.Errorf("%s on day %d: %v", c.item, c.day, got)
		}
	}
}

// Whoever answers whatever, the check ends, has asked all that is required, asks
// nothing twice, and its progress never runs backwards past what was added.
func TestAnyWalkEndsComplete(t *testing.T) {
	e := newEngine(t)
	rapid.Check(t, func(t *rapid.T) {
		p := genPerson(t)
		f := triage.Form{Kind: rapid.SampledFrom([]string{"full", "short", "targeted"}).Draw(t, "kind"),
			Items: rapid.SliceOfNDistinct(rapid.SampledFrom(ids()), 0, 4, rapid.ID).Draw(t, "named")}
		reply := func(id string) triage.Answer {
			i := slices.IndexFunc(warnings.Items, func(i content.Item) bool { return i.ID == id })
			return genAnswer(t, warnings.Items[i])
		}
		pages, a, opened := walk(t, e, p, f, reply, func(int) bool { return rapid.Bool().Draw(t, "opens") })
		asked := map[string]int{}
		for _, page := range pages {
			for _, item := range page.Items {
				if page.Kind != "card" {
					asked[item]++
				}
			}
		}
		for item, times := range asked {
			if times > 1 {
				t.Fatalf("%s was asked %d times", item, times)
			}
		}
		if r := e.Judge(p, opened, a, at(3)); !r.Complete {
			t.Fatalf("asked to the end, and missing %v", r.Missing)
		}
		if done, of := e.Progress(p, opened, a, at(3)); done != of {
			t.Fatalf("asked to the end, and %d of %d pages are done", done, of)
		}
	})
}

func TestProgress(t *testing.T) {
	e := newEngine(t)
	done, of := e.Progress(epidural, short, nil, at(3))
	if done != 0 || of != 5 {
		t.Errorf("at the start: %d of %d", done, of)
	}
	a := triage.Answers{}
	page, _ := e.Next(epidural, short, a, at(3))
	for _, item := range page.Items {
		a[item] = triage.Answer{Choice: "no", Via: "card"}
	}
	if done, of = e.Progress(epidural, short, a, at(3)); done != 1 || of != 5 {
		t.Errorf("after one card: %d of %d", done, of)
	}
}

// A follow-up of several questions is one page.
func TestFollowUpIsCountedOnce(t *testing.T) {
	e := newEngine(t)
	_, quiet := e.Progress(epidural, full, say(nil), at(0))
	_, once := e.Progress(epidural, full, say(said{"leg_weak_severe": "yes"}), at(0))
	_, twice := e.Progress(epidural, full, say(said{"leg_weak_severe": "yes", "leg_weak_mild": "yes"}), at(0))
	if once != quiet+1 || twice != once {
		t.Errorf("%d pages, %d with a weak leg, %d with two such answers", quiet, once, twice)
	}
}

func TestSkippedIsNotAskedAgain(t *testing.T) {
	e := newEngine(t)
	a := triage.Answers{"ces_saddle_numb": {Choice: "skip"}}
	if page, _ := e.Next(therapy, full, a, at(3)); page.Items[0] != "ces_bladder_retention" {
		t.Errorf("after a skip: %+v", page)
	}
	if r := e.Judge(therapy, full, a, at(3)); !slices.Contains(r.Missing, "ces_saddle_numb") {
		t.Error("a skipped question is not missing")
	}
}
