package model_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
	"backcoach/model/triage"
)

// at opens the program of a patient in therapy at a place, a day after the first check.
func openAt(t *testing.T, place string, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	d := nextDay(t)
	d.Pick("today.checkin")
	d.CheckIn(3)
	return reopen(t, d, place, options...)
}

// reopen opens the file of another driver at a place, at the same moment.
func reopen(t *testing.T, d *modeltest.Driver, place string, options ...modeltest.Option) *modeltest.Driver {
	t.Helper()
	open := modeltest.With(func(o *model.Options) { o.Open = place })
	return modeltest.New(t, append([]modeltest.Option{modeltest.On(d.Store), modeltest.At(d.Clock.Now().Wall), open}, options...)...)
}

// answerMood answers questionnaires to their end or until something else is shown: each
// question by its own answer, not at all where none is given.
func answerMood(d *modeltest.Driver, said map[string]string) {
	for range 40 {
		asked := d.Asked()
		q, ok := strings.CutPrefix(asked, "form.mood.")
		own, given := said[q]
		switch {
		case asked == "form.looks.keep_private":
			d.Answer(said["keep"])
		case !ok:
			return
		case given:
			d.Answer(own)
		case q == "coping":
			d.Answer("none")
		case q == "sure":
			d.Answer("5")
		default:
			d.Answer("not_at_all")
		}
	}
}

// all answers these questions alike.
func all(answer string, questions ...string) map[string]string {
	said := map[string]string{"keep": "yes"}
	for _, q := range questions {
		said[q] = answer
	}
	return said
}

// Who takes the yes back finds nothing private left in the file, however old, on disk and
// whatever was open; what is open in this window stays until it is left.
func TestTakingBackTheYesForgets(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := openAt(t, "mood", options...)
			d.Pick("mood.choice.ask")
			answerMood(d, all("nearly_every_day", "phq_i1", "phq_i2"))
			d.Pick("mood.choice.phq_9")
			answerMood(d, all("nearly_every_day", "phq_i9"))
			if _, answered := moods(d)["phq_9"]; !answered {
				t.Fatalf("nothing was kept:\n%s", d.Said())
			}
			long := d.Day().Add(-300)
			d.Store.Receive(coach.Entry{
				Stamp: coach.Stamp{ID: "old", Day: long}, What: coach.EntryMood, Of: "phq_2", Answers: coach.Answers{"phq_i1": {"several_days"}, "phq_i2": {"several_days"}},
			}, coach.Check{
				Stamp: coach.Stamp{ID: "older", Day: long}, Finished: true, Answers: triage.Answers{"suicide": {Choice: "yes"}, "leg_both": {Choice: "no"}},
			})
			e := reopen(t, d, "", options...)
			e.Pick("today.more.settings")
			e.Pick("settings.keep_private")
			e.Answer("no")
			got := onFile(t, e)
			for _, private := range []string{"phq_i", `"suicide":`, "nearly_every_day", "phq_9", "T15"} {
				if strings.Contains(got, private) {
					t.Errorf("%s is still there: %s", private, got)
				}
			}
			if !strings.Contains(got, "leg_both") {
				t.Errorf("more is gone than what is private: %s", got)
			}
		})
	}
}

// What could not be read when the yes was taken back is taken out at the next start, also
// without a word from the patient.
func TestForgettingGoesOnAtTheNextStart(t *testing.T) {
	d := openAt(t, "mood")
	d.Pick("mood.choice.ask")
	answerMood(d, all("several_days"))
	d.Key("esc")
	e := reopen(t, d, "")
	e.Pick("today.more.settings")
	e.Pick("settings.keep_private")
	e.Store.FailLoads(errors.New("the disk is gone"))
	e.Answer("no")
	shows(t, e, "trouble.load")
	e.Leave()
	e.Store.FailLoads(nil)
	if !strings.Contains(onFile(t, e), "phq_i1") {
		t.Fatal("it was forgotten all the same: the test shows nothing")
	}
	f := reopen(t, e, "")
	if got := onFile(t, f); strings.Contains(got, "phq_i1") || f.Saved().Profile.Forgets() {
		t.Errorf("still there after the next start: %s", got)
	}
	if g := reopen(t, f, ""); g.Store.Saves() != f.Store.Saves() {
		t.Error("it is done over and over")
	}
}

func onFile(t *testing.T, d *modeltest.Driver) string {
	t.Helper()
	all, err := d.Store.Records("", coach.LastDay)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func moods(d *modeltest.Driver) map[string]coach.Entry {
	of := map[string]coach.Entry{}
	for _, e := range d.Saved().Entries {
		if e.What == coach.EntryMood {
			of[e.Of] = e
		}
	}
	return of
}

// The short questions in their published words, on both faces: few low days are told in
// kind words, and nothing is asked for.
func TestTheShortMoodQuestions(t *testing.T) {
	for face, options := range faces {
		t.Run(face, func(t *testing.T) {
			d := openAt(t, "mood", options...)
			shows(t, d, "mood.lead_first")
			d.Pick("mood.choice.ask")
			expect(t, d, "form.looks.keep_private") // once
			d.Answer("yes")
			for _, want := range []string{"Little interest or pleasure in doing things", "Feeling down, depressed, or hopeless"} {
				inOrder(t, d, want)
				shows(t, d, "mood.stem_phq")
				inOrder(t, d, "Not at all", "Several days", "More than half the days", "Nearly every day")
				d.Answer("several_days")
			}
			for _, want := range []string{"Feeling nervous, anxious or on edge", "Not being able to stop or control worrying"} {
				inOrder(t, d, want)
				shows(t, d, "mood.stem_gad")
				d.Answer("not_at_all")
			}
			expect(t, d, "form.mood.coping")
			d.Answer("none")
			expect(t, d, "form.mood.sure")
			d.Answer("10")
			shows(t, d, "mood.title")
			if !strings.Contains(d.Said(), d.Word("mood.told.phq_2.few")) || d.Offers("mood.choice.phq_9") || d.Offers("mood.choice.soon") || d.Offers("mood.choice.ask") {
				t.Errorf("few low days lead to\n%s", d.Said())
			}
			if !strings.Contains(d.Said(), d.Word("mood.sure.once", content.Args{"Sure": 10, "When": "today"})) {
				t.Errorf("how sure is not told:\n%s", d.Said())
			}
			saved := moods(d)
			if len(saved["phq_2"].Answers) != 2 || len(saved["gad_2"].Answers) != 2 || saved["sure"].Number == nil || *saved["sure"].Number != 10 {
				t.Errorf("saved is %+v", saved)
			}
			if checks := d.Saved().OpenChecks(); len(checks) > 0 {
				t.Errorf("open is %+v", checks)
			}
			d.Key("esc")
			if d.Send(model.Intent{Kind: model.Back}); !d.Shows("today.checkin") {
				t.Errorf("Esc leads to\n%s", d.Said())
			}
		})
	}
}

// A first positive answer offers the longer form, of which only the rest is asked, and on
// leaving the two questions about dark thoughts, once.
func TestAPositiveMoodOffersTheLongForm(t *testing.T) {
	d := openAt(t, "mood")
	d.Pick("mood.choice.ask")
	answerMood(d, all("more_than_half", "phq_i1", "phq_i2"))
	shows(t, d, "mood.notice.full")
	if !d.Offers("mood.choice.phq_9") || d.Offers("mood.choice.gad_7") {
		t.Errorf("offered is\n%s", d.Said())
	}
	if open := d.Saved().OpenChecks(); len(open) > 0 {
		t.Errorf("one positive answer leaves open %+v", open)
	}
	d.Advance(time.Second)
	d.Key("esc")
	expect(t, d, "item.suicide")
	d.AnswerCheck(nil)
	shows(t, d, "advice.mind_no.headline")

	d = reopen(t, d, "mood")
	d.Pick("mood.choice.phq_9")
	expect(t, d, "form.mood.phq_i3") // the first two were answered today
	answerMood(d, all("several_days", "phq_i3"))
	inOrder(t, d, d.Word("mood.told.phq_9.1"), "PHQ-9", "5", "27")
	if d.Offers("mood.choice.phq_9") || len(d.Saved().OpenChecks()) > 0 {
		t.Errorf("5 of 27 leads to\n%s", d.Said())
	}
	d.Advance(time.Second)
	d.Key("esc")
	if d.Asked() == "item.suicide" {
		t.Error("asked again on leaving")
	}
}

// From 10 on the full one is SOON, with whom to tell; from 15 on this week. It stays open
// like any other, locks nothing, and is no second time while it is open.
func TestAHighMoodIsSoon(t *testing.T) {
	for name, tt := range map[string]struct {
		said string
		week bool
	}{"10": {"several_days", false}, "15": {"more_than_half", true}} {
		t.Run(name, func(t *testing.T) {
			d := openAt(t, "mood")
			d.Pick("mood.choice.ask")
			answerMood(d, all("more_than_half", "gad_i1", "gad_i2"))
			d.Pick("mood.choice.gad_7")
			said := all(tt.said, "gad_i3", "gad_i4", "gad_i5", "gad_i6", "gad_i7")
			said["gad_i3"] = "more_than_half"
			if tt.week {
				said["gad_i4"] = "nearly_every_day"
			}
			answerMood(d, said)
			want := map[bool]string{false: "mood.notice.soon", true: "mood.notice.week"}[tt.week]
			shows(t, d, want)
			open := d.Saved().OpenChecks()
			if len(open) != 1 || open[0].Level() != content.Soon || open[0].TouchesBody() || !gate(d) {
				t.Fatalf("open is %+v, the session open %v", open, gate(d))
			}
			d.Pick("mood.choice.soon")
			shows(t, d, "advice.soon_mind.headline")
			d.Key("esc")
			shows(t, d, "notice.soon", content.Args{"Day": model.SayDate(mustWords(t, d), open[0].CallBy())})
		})
	}
}

// The second time that the short questions are positive is SOON as soon as one of them is
// whole, also for who leaves before the rest; the rest can be gone on with.
func TestASecondPositiveMoodIsSoonAtOnce(t *testing.T) {
	d := openAt(t, "mood")
	d.Pick("mood.choice.ask")
	answerMood(d, all("nearly_every_day", "phq_i1", "phq_i2"))
	d.Advance(14 * 24 * time.Hour)
	d = reopen(t, d, "mood")
	d.Pick("mood.choice.ask")
	d.Answer("nearly_every_day")
	d.Answer("nearly_every_day")
	for strings.HasPrefix(d.Asked(), "form.mood.") {
		d.Send(model.Intent{Kind: model.Back})
	}
	if open := d.Saved().OpenChecks(); len(open) != 1 || open[0].Level() != content.Soon {
		t.Fatalf("open is %+v", open)
	}
	shows(t, d, "mood.notice.soon")
	if !d.Offers("mood.choice.soon") || !d.Offers("mood.choice.go_on") {
		t.Errorf("offered is\n%s", d.Said())
	}
	d.Pick("mood.choice.go_on")
	answerMood(d, all("not_at_all"))
	if d.Offers("mood.choice.go_on") || len(d.Saved().OpenChecks()) != 1 {
		t.Errorf("after the rest open is %+v, offered\n%s", d.Saved().OpenChecks(), d.Said())
	}
	d.Advance(time.Second)
	d.Key("esc")
	expect(t, d, "item.suicide") // T15
}

func mustWords(t *testing.T, d *modeltest.Driver) *content.Words {
	t.Helper()
	w, err := d.Library().Words("en")
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// The ninth question of PHQ-9: any answer but the first shows the crisis page with its
// number at once, before anything is added up, on both faces and on the smallest window.
// The number stands beside the question already.
func TestTheNinthQuestion(t *testing.T) {
	for face, options := range faces {
		for _, said := range []string{"several_days", "more_than_half", "nearly_every_day"} {
			t.Run(face+" "+said, func(t *testing.T) {
				d := openAt(t, "mood", options...)
				d.Resize(40, 10)
				d.Pick("mood.choice.ask")
				answerMood(d, all("nearly_every_day", "phq_i1", "phq_i2"))
				d.Pick("mood.choice.phq_9")
				dark := all(said, "phq_i9")
				delete(dark, "keep")
				for d.Asked() != "form.mood.phq_i9" {
					d.Answer("not_at_all")
				}
				if !strings.Contains(d.Said(), "988") {
					t.Errorf("no number beside the question:\n%s", d.Said())
				}
				d.Answer(said)
				shows(t, d, "advice.same_day_mind.headline")
				if !strings.Contains(d.Said(), "988") || face == "keys" && !strings.Contains(d.Screen(), "988") {
					t.Errorf("no number on the crisis page:\n%s", d.Screen())
				}
				if strings.Contains(d.Said(), "PHQ") || strings.Contains(d.Said(), "of 27") {
					t.Errorf("a sum on the crisis page:\n%s", d.Said())
				}
				if !gate(d) {
					t.Error("saying so has locked the session")
				}
				if c := lastCheck(d); c.Level() != content.SameDay || c.Answers["suicide"].Choice != "yes" {
					t.Errorf("kept is %+v", c)
				}
				d.Pick("advice.option.rest")
				expect(t, d, "item.suicide_plan")
				d.Answer("yes")
				shows(t, d, "advice.crisis.headline")
			})
		}
	}
}

// Without consent nothing of the mood is on file but that the short questions were
// answered, nothing opens again after a restart, and the question is asked once.
func TestMoodWithoutConsent(t *testing.T) {
	d := openAt(t, "mood")
	d.Pick("mood.choice.ask")
	answerMood(d, map[string]string{"keep": "no", "phq_i1": "nearly_every_day", "phq_i2": "nearly_every_day", "coping": "cope"})
	if !d.Offers("mood.choice.phq_9") {
		t.Fatalf("the longer form is not offered:\n%s", d.Said())
	}
	d.Pick("mood.choice.phq_9")
	answerMood(d, all("nearly_every_day", "phq_i3", "phq_i4", "phq_i5", "phq_i6", "phq_i9"))
	shows(t, d, "advice.same_day_mind.headline")
	s := d.Saved()
	for _, e := range s.Entries {
		if e.What == coach.EntryMood && (len(e.Answers) > 0 || !slices.Contains([]string{"phq_2", "gad_2", "sure"}, e.Of)) {
			t.Errorf("on file is %+v", e)
		}
	}
	if len(s.OpenChecks()) > 0 || slices.ContainsFunc(s.Checks, func(c coach.Check) bool { return c.Trigger == "T15" }) {
		t.Errorf("on file are %+v", s.Checks)
	}
	d = reopen(t, d, "mood")
	if d.Offers("mood.choice.soon") || d.Offers("mood.choice.phq_9") || d.Offers("mood.choice.ask") {
		t.Errorf("it opens again:\n%s", d.Said())
	}
	if !strings.Contains(d.Said(), d.Word("mood.told.not_kept")) {
		t.Errorf("what is not kept is told as\n%s", d.Said())
	}
}

// Each answer is on file as it is given; what was left is gone on with and adds up to
// nothing until then.
func TestMoodLeftInTheMiddle(t *testing.T) {
	d := openAt(t, "mood")
	d.Pick("mood.choice.ask")
	d.Answer("yes")
	d.Answer("nearly_every_day")
	if got := moods(d)["phq_2"]; len(got.Answers) != 1 {
		t.Fatalf("saved is %+v", got)
	}
	d = reopen(t, d, "mood")
	if d.Offers("mood.choice.phq_9") || strings.Contains(d.Said(), d.Word("mood.told.phq_2.few")) {
		t.Errorf("one of two answers counts:\n%s", d.Said())
	}
	d.Pick("mood.choice.go_on")
	expect(t, d, "form.mood.phq_i2")
	answerMood(d, nil)
	if got := moods(d); len(got["phq_2"].Answers) != 2 || len(d.Saved().Entries) != len(got) || !d.Offers("mood.choice.phq_9") {
		t.Errorf("saved is %+v:\n%s", got, d.Said())
	}
}

// How sure one is, is asked every four weeks and told against the time before.
func TestSurerThanFourWeeksAgo(t *testing.T) {
	for was, words := range map[int]string{2: "much_more", 3: "more", 5: "", 6: "less", 8: "much_less"} {
		d := openAt(t, "mood")
		p := d.Saved().Profile
		d.Store.Receive(p.WithSure(coach.Sure{Day: d.Day().Add(-28), Sure: was}))
		d = reopen(t, d, "mood")
		d.Pick("mood.choice.ask")
		answerMood(d, all(""))
		args := content.Args{"N": 4, "Sure": 5, "Was": was}
		want := d.Word("mood.sure.same", args)
		if words != "" {
			args["How"] = d.Word("mood.sure.how." + words)
			want = d.Word("mood.sure.weeks", args)
		}
		if !strings.Contains(d.Said(), want) {
			t.Errorf("from %d to 5: %q is not there:\n%s", was, want, d.Said())
		}
	}
	d := openAt(t, "mood")
	d.Store.Receive(d.Saved().Profile.WithSure(coach.Sure{Day: d.Day().Add(-27), Sure: 4}))
	d = reopen(t, d, "mood")
	d.Pick("mood.choice.ask")
	answerMood(d, all(""))
	if _, asked := moods(d)["sure"]; asked {
		t.Error("asked again after 27 days")
	}
}

// A talk is suggested with its reasons and rules, and after it was read not again for a
// week.
func TestATalkIsSuggested(t *testing.T) {
	d := openAt(t, "mood")
	d.Pick("mood.choice.ask")
	answerMood(d, all("cope", "coping"))
	d.Pick("mood.choice.counsel")
	shows(t, d, "counsel.lead")
	inOrder(t, d, d.Word("counsel.why.cope"), "J.cope", d.Word("counsel.cope"), "988")
	d.Key("enter")
	shows(t, d, "mood.title")
	if d.Offers("mood.choice.counsel") {
		t.Error("suggested again at once")
	}
}

// From every page of the mood and of the fear ! opens the warning check, and the number
// to call is one key away; F1 where one types.
func TestTheCheckOpensFromEveryPageOfTheMood(t *testing.T) {
	pages := map[string]func(t *testing.T) *modeltest.Driver{
		"mood": func(t *testing.T) *modeltest.Driver { return openAt(t, "mood") },
		"fear": func(t *testing.T) *modeltest.Driver { return openAt(t, "fear") },
		"consent": func(t *testing.T) *modeltest.Driver {
			d := openAt(t, "mood")
			d.Pick("mood.choice.ask")
			return d
		},
		"a question": func(t *testing.T) *modeltest.Driver {
			d := openAt(t, "mood")
			d.Pick("mood.choice.ask")
			d.Answer("yes")
			return d
		},
		"the talk": func(t *testing.T) *modeltest.Driver {
			d := openAt(t, "mood")
			d.Pick("mood.choice.ask")
			answerMood(d, all("cope", "coping"))
			d.Pick("mood.choice.counsel")
			return d
		},
		"adding": func(t *testing.T) *modeltest.Driver { d := openAt(t, "fear"); d.Pick("fear.add"); return d },
		"a fear": func(t *testing.T) *modeltest.Driver { d := fearOf(t, "tea", "4"); d.Pick("rung.tea.name"); return d },
		"doing":  func(t *testing.T) *modeltest.Driver { return doing(t) },
		"writing": func(t *testing.T) *modeltest.Driver {
			d := openAt(t, "fear")
			d.Pick("fear.add")
			d.Pick("fear.add_own")
			return d
		},
	}
	for name, page := range pages {
		for _, key := range []string{"!", "f1"} {
			d := page(t)
			d.Advance(time.Second)
			if name == "writing" && key == "!" {
				continue
			}
			d.Key(key)
			if asked := d.Asked(); !strings.HasPrefix(asked, "item.") && !strings.HasPrefix(asked, "card.") {
				t.Errorf("%s, %s: asked is %q:\n%s", name, key, asked, d.Said())
			}
		}
	}
	d := openAt(t, "mood")
	d.Pick("mood.choice.numbers")
	shows(t, d, "numbers.headline")
}

// After an answer about dark thoughts in a mood form the crisis page comes, whose first
// choice is to answer the rest: nothing about the body was asked, so there is no other page
// of it that would say that it is not finished.
func TestTheCrisisPageOfAMoodForm(t *testing.T) {
	d := openAt(t, "mood")
	d.Pick("mood.choice.ask")
	answerMood(d, all("nearly_every_day", "phq_i1", "phq_i2"))
	d.Pick("mood.choice.phq_9")
	answerMood(d, all("several_days", "phq_i9"))
	if d.Offers("advice.option.other") || !d.Offers("advice.option.rest") {
		t.Errorf("offered is\n%s", d.Said())
	}
	d.Pick("advice.option.rest")
	expect(t, d, "item.suicide_plan")
}
