package triage_test

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"backcoach/content"
	"backcoach/model/triage"
)

var long = flag.Bool("long", false, "every pair of answers, for every kind of treatment: half a minute")

// subject is somebody on some day after a treatment.
type subject struct {
	name   string
	person triage.Person
	day    int
	helper bool // somebody else answers
}

// subjects gives one person for each set of questions that can apply on the days
// named, on each of these days; the treatments that ask the same are one.
func subjects(e *triage.Engine, days ...int) []subject {
	var all []subject
	seen := map[string]bool{}
	for _, kind := range warnings.Treatments {
		p := person(kind.Type, kind.Subtype)
		var applies []string
		for _, day := range days {
			for _, item := range warnings.Items {
				applies = append(applies, fmt.Sprint(e.Applies(item.ID, p, at(day))))
			}
		}
		if key := strings.Join(applies, " "); *long || !seen[key] {
			seen[key] = true
			for _, day := range days {
				all = append(all, subject{fmt.Sprintf("%s %s day %d", kind.Type, cmp.Or(kind.Subtype, "any"), day), p, day, false})
			}
		}
	}
	return all
}

// risky gives a person in each state that a rule may ask for: each fact, all of
// them unknown, old, in strong pain, in more pain than usual.
func risky(p triage.Person) map[string]triage.Person {
	unknown, old, strong, risen := p, p, p, p
	unknown.Facts = triage.Facts{}
	old.Facts.Age = 80
	strong.Now, strong.Worst, strong.Usual = 9, 9, 9
	risen.Now, risen.Worst = 7, 7
	all := map[string]triage.Person{"as it is": p, "nothing known": unknown, "80 years": old, "pain 9": strong, "pain 7 over 3": risen}
	for _, fact := range warnings.Facts {
		if fact.Kind == content.FactTick {
			all[fact.ID] = with(p, fact.ID)
		}
	}
	return all
}

// timings gives the ways an answer to a question can be qualified: when it began,
// how it goes; not known comes first. Few are enough to tell most rules apart:
// not known, the worst and the mildest.
func timings(item content.Item, few bool) []triage.Answer {
	ways := []triage.Answer{{}}
	switch {
	case item.Timing && few:
		ways = append(ways, triage.Answer{Since: "today"}, triage.Answer{Since: "longer", Before: true})
	case item.Timing:
		for _, since := range []string{"today", "1-3d", "4-14d", "longer"} {
			ways = append(ways, triage.Answer{Since: since})
		}
		ways = append(ways, triage.Answer{Since: "longer", Before: true})
	case item.Trend && few:
		ways = append(ways, triage.Answer{Trend: "worse"}, triage.Answer{Trend: "better"})
	case item.Trend:
		for _, trend := range []string{"better", "same", "worse", "not_sure"} {
			ways = append(ways, triage.Answer{Trend: trend})
		}
	}
	return ways
}

// saying gives the way of an answer with a choice. Who says known says by whom.
func saying(way triage.Answer, choice string) triage.Answer {
	way.Choice = choice
	if choice == "known" {
		way.KnownBy = "Dr. Lee, in March"
	}
	return way
}

// urgency judges an answer to one question on top of no to all others.
func (s subject) urgency(e *triage.Engine, id string, a triage.Answer) content.Urgency {
	answers := say(nil)
	answers[id] = a
	return e.Judge(s.person, triage.Form{Kind: "full", Helper: s.helper}, answers, at(s.day)).Urgency
}

// knowable are the questions that known may lower (clinical sections B2 and N3).
var knowable = []string{
	"leg_numb_new", "leg_weak_mild", "leg_both", "uti_simple", "med_constipation", "inflam_back", "night_constant",
	"ces_saddle_numb", "ces_bladder_retention", "ces_bladder_leak", "ces_bladder_feeling", "ces_bowel_control", "ces_sexual",
}

// One question at a time, at every answer: a more worrying one never means less.
func TestEveryItemAlone(t *testing.T) {
	e, wrong := newEngine(t), once(t)
	for _, s := range subjects(e, 0, 3, 14) {
		for _, item := range warnings.Items {
			for _, way := range timings(item, false) {
				less := content.SelfCare
				for _, choice := range ladder(item) {
					a := saying(way, choice)
					now := s.urgency(e, item.ID, a)
					if now < less {
						wrong(item.ID, "%s, %+v means only %v", s.name, a, now)
					}
					less = now
				}
			}
		}
	}
}

// once reports each question one time: what is wrong with it is wrong for many
// people.
func once(t *testing.T) func(id, format string, args ...any) {
	seen := map[string]bool{}
	return func(id, format string, args ...any) {
		t.Helper()
		if !seen[id] {
			t.Errorf("%s: "+format, append([]any{id}, args...)...)
		}
		seen[id] = true
	}
}

// Known lowers the questions that it may, and for no other it is less than yes.
// Of the cauda equina it is told to the team once in 28 days.
func TestKnownLowersWhatItMay(t *testing.T) {
	e, wrong := newEngine(t), once(t)
	for _, s := range subjects(e, 0, 3, 14) {
		told := s
		for _, item := range warnings.Items {
			told.person.Told = map[string]int{item.ID: 27}
			for _, way := range timings(item, false) {
				first := s.urgency(e, item.ID, saying(way, "yes")) // what known means first, and once it was told
				again := first
				if slices.Contains(knowable, item.ID) {
					first, again = content.SelfCare, content.SelfCare
				}
				if item.In("ces") {
					first = content.Soon
				}
				known := saying(way, "known")
				if got := s.urgency(e, item.ID, known); item.Polarity == "warns" && got != first {
					wrong(item.ID, "%s, %+v means %v, want %v", s.name, known, got, first)
				}
				if got := told.urgency(e, item.ID, known); item.Polarity == "warns" && got != again {
					wrong(item.ID, "%s, %+v, told 27 days ago, means %v, want %v", s.name, known, got, again)
				}
			}
		}
	}
	for _, item := range warnings.Items {
		if offered := slices.Contains(item.Choices, "known"); offered != slices.Contains(knowable, item.ID) {
			t.Errorf("%s offers known: %v", item.ID, offered)
		}
	}
}

// Known by nobody, or said by a helper, is not known: it counts like not being
// sure. What a helper says eases nothing.
func TestKnownNeedsAName(t *testing.T) {
	e, wrong := newEngine(t), once(t)
	for _, s := range subjects(e, 0, 3, 14) {
		for _, item := range warnings.Items {
			for _, way := range timings(item, true) {
				helped, nameless, doubt := s, way, s.urgency(e, item.ID, saying(way, "not_sure"))
				helped.helper, nameless.Choice = true, "known"
				if slices.Contains(knowable, item.ID) && (s.urgency(e, item.ID, nameless) != doubt || helped.urgency(e, item.ID, saying(way, "known")) != doubt) {
					wrong(item.ID, "%s, %+v: known by nobody %v, from a helper %v, not sure %v", s.name, way,
						s.urgency(e, item.ID, nameless), helped.urgency(e, item.ID, saying(way, "known")), doubt)
				}
			}
		}
	}
	f := triage.Form{Kind: "full", Helper: true}
	for _, eased := range []said{{"leg_weak_severe": "yes", "inj_numb_expected": "yes"}, {"pain_sharp_worse": "yes", "flare_expected": "yes"}} {
		if self, helped := e.Judge(epidural, full, say(eased), at(0)), e.Judge(epidural, f, say(eased), at(0)); self.Urgency > content.SelfCare || helped.Urgency == content.SelfCare {
			t.Errorf("%v means %v, from a helper %v", eased, self.Urgency, helped.Urgency)
		}
	}
}

// Who does not know since when, or which way it goes, is told at most one level
// less than who knows the worst; of the cauda equina and both legs nothing less.
func TestUnknownTimeCountsAsBad(t *testing.T) {
	e, wrong := newEngine(t), once(t)
	for _, s := range subjects(e, 0, 3, 14) {
		for _, item := range warnings.Items {
			for _, choice := range []string{"yes", "not_sure"} {
				worst := content.SelfCare
				for _, way := range timings(item, false) {
					worst = max(worst, s.urgency(e, item.ID, saying(way, choice)))
				}
				if item.In("ces") || item.ID == "leg_both" || worst == content.SelfCare {
					worst++
				}
				if got := s.urgency(e, item.ID, triage.Answer{Choice: choice}); got < worst-1 {
					wrong(item.ID, "%s, %s at an unknown time means only %v", s.name, choice, got)
				}
			}
		}
	}
}

// sureOf tells whether not being sure counts as yes (clinical sections B2 and N2).
func sureOf(item content.Item, s subject) bool {
	after := func(kind string, days int, subtypes ...string) bool {
		t := s.person.Treatments[0]
		return t.Type == kind && s.day <= days && (len(subtypes) == 0 || slices.Contains(subtypes, t.Subtype))
	}
	switch item.ID {
	case "leg_weak_severe", "clot_lung", "chest_pain", "aorta", "sepsis", "opioid_breath", "nsaid_bleed", "suicide",
		"head_danger", "stroke_like", "allergy_severe", "neuro_bleed", "overdose", "trauma_major", "clot_leg":
		return true
	case "leg_weak_mild", "leg_numb_new", "head_positional":
		return after("injection", 14) || after("procedure", 14)
	case "csf_fluid", "wound_infect":
		return after("procedure", 90)
	case "fever_chills", "shaking_chills":
		return after("injection", 30) || after("procedure", 30) || after("procedure", 90, "vertebroplasty", "kyphoplasty", "fusion")
	}
	return item.In("ces")
}

// Not being sure counts as yes where it has to, and everywhere else at most one
// level less, and at least SOON (clinical section B2).
func TestNotSureIsAtMostOneLevelLess(t *testing.T) {
	t.Parallel()
	e, wrong := newEngine(t), once(t)
	for _, s := range subjects(e, 0, 14, 30, 90) {
		for name, p := range risky(s.person) {
			s.person = p
			for _, item := range warnings.Items {
				for _, way := range timings(item, true) {
					yes, doubt := s.urgency(e, item.ID, saying(way, "yes")), s.urgency(e, item.ID, saying(way, "not_sure"))
					if doubt < leastInDoubt(item, s, yes) {
						wrong(item.ID, "%s, %s: yes means %v, not sure only %v", s.name, name, yes, doubt)
					}
				}
			}
		}
	}
}

// leastInDoubt gives the least that not being sure may mean where yes means so much.
func leastInDoubt(item content.Item, s subject, yes content.Urgency) content.Urgency {
	if sureOf(item, s) {
		return yes
	}
	return min(yes, max(content.Soon, yes-1))
}

// What eases does so only while everything that clinical sections A1 and N2 name
// is a clear no: any other answer there undoes it, and so does none.
func TestEasingNeedsEveryClearNo(t *testing.T) {
	groups := []string{"A1", "A2", "A3", "A4"}
	try := func(rule string, eased said, clear func(content.Item) bool) {
		e := alone(t, warnings, rule)
		holds := func(more said) bool {
			answers := maps.Clone(eased)
			maps.Copy(answers, more)
			return e.Judge(epidural, full, say(answers), at(0)).Urgency > content.SelfCare
		}
		for _, item := range warnings.Items {
			if _, own := eased[item.ID]; own || item.Polarity == "eases" {
				continue
			}
			for _, choice := range append(slices.Clone(item.Choices), "skip") {
				want := clear(item) && choice != "no" && choice != "not_apply"
				if choice == "skip" {
					want = want && e.Applies(item.ID, epidural, at(0))
				}
				if got := holds(said{item.ID: choice}); got != want {
					t.Errorf("%s with %s %s: holds %v, want %v", rule, item.ID, choice, got, want)
				}
			}
		}
		if holds(nil) {
			t.Errorf("%s is not eased by %v", rule, eased)
		}
	}
	try("B1.4", said{"leg_weak_severe": "yes", "inj_numb_expected": "yes"}, func(i content.Item) bool { return i.In("ces") || i.ID == "leg_both" })
	try("pain_sharp_worse", said{"pain_sharp_worse": "yes", "flare_expected": "yes"}, func(i content.Item) bool {
		return slices.Contains(groups, i.Group) && len(i.After) == 0 && !i.Helper
	})
}
