package model

import (
	"slices"
	"strconv"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// why is the page that explains the day: what was decided and by which rule, each
// exercise with its dose and why, and how the day may be had otherwise.
type why struct {
	cursor  int
	sources bool // which rule rests on what
}

func newWhy(env) *why { return &why{} }

func (w *why) mode() mode { return choosing }

// digitsWhy are the keys of the lines: a way to have the day keeps its own, whichever
// others there are.
var digitsWhy = map[string]int{
	"back": 1, coach.ChoosePlan: 2, coach.ChooseBefore: 3, coach.ChooseGentler: 4, coach.ChooseEase: 5, coach.ChooseWalk: 6, coach.ChooseRest: 7,
	"sources": 8,
}

// lines are those below: back, how the day may be had, and the sources.
func (w *why) lines(e env) []dayStep {
	var choices []string
	if !e.readOnly {
		choices = e.state.Choices(e.plan(), e.day)
	}
	var lines []dayStep
	for _, way := range slices.Concat([]string{"back"}, choices, []string{"sources"}) {
		lines = append(lines, dayStep{
			id: way, choice: views.Choice{Label: e.say("plan.way." + way)}, act: func(e env) action { return w.do(way, e) },
		})
	}
	return withDigits(lines, digitsWhy)
}

func (w *why) do(way string, e env) action {
	w.cursor = 0
	switch way {
	case "back":
		return goToday{}
	case "sources":
		w.sources = true
		return nil
	}
	return keep{[]coach.Record{coach.Entry{Stamp: e.stamp(), What: coach.EntryChoice, Of: way}}, nil}
}

func (w *why) take(in Intent, e env) action {
	if w.sources {
		w.sources = in.Kind != Next && in.Kind != Back
		return nil
	}
	if in.Kind == Back {
		return goToday{}
	}
	return takeLine(&w.cursor, in, w.lines(e), e)
}

func (w *why) view(e env) views.View {
	plan := e.plan()
	if w.sources {
		return w.sourcesView(e, plan)
	}
	v := views.Advice{
		Title: e.say("plan.title"), Headline: e.say("plan.decision." + string(plan.Decision)), Cursor: w.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	reasons := views.Section{Head: e.say("plan.because")}
	for _, r := range plan.Reasons {
		reasons.Lines = append(reasons.Lines, sayReason(e.words, r))
	}
	if len(reasons.Lines) > 0 {
		v.Sections = append(v.Sections, reasons)
	}
	for i := range plan.Routine {
		v.Sections = append(v.Sections, plannedSection(e, plan, i))
	}
	v.Sections = append(v.Sections, walkSection(e))
	for _, l := range w.lines(e) {
		v.Choices = append(v.Choices, l.choice)
	}
	return v
}

// SayReason says why a day, or the dose of an exercise, is as it is.
func SayReason(w *content.Words, r coach.Reason) string {
	id := "grade." + r.ID
	if !w.Has(id) {
		id = "why." + r.ID
	}
	return w.Say(id, wordedArgs(w, r))
}

// SayWhy says why an exercise of a plan is there, if for something, and why so much of
// it.
func SayWhy(w *content.Words, plan coach.Plan, i int) string {
	said := SayReason(w, plan.Grades[i])
	if why := plan.For[i]; why.ID != "" {
		said = SayReason(w, why) + " " + said
	}
	return said
}

// sayReason says a reason with the rule it comes from.
func sayReason(w *content.Words, r coach.Reason) string {
	return w.Say("plan.by_rule", content.Args{"Text": SayReason(w, r), "Rule": r.Rule})
}

// plannedSection says an exercise of the plan, how much of it, and why so much, unless
// that is a reason of the whole day and stands above.
func plannedSection(e env, plan coach.Plan, i int) views.Section {
	s := views.Section{Head: plannedName(e, plan.Routine[i]), Lines: []string{sayLevel(e, plan.Routine[i])}, Whole: true}
	if why := plan.For[i]; why.ID != "" {
		s.Lines = append(s.Lines, sayReason(e.words, why))
	}
	if why := plan.Grades[i]; !slices.ContainsFunc(plan.Reasons, func(r coach.Reason) bool { return r.ID == why.ID }) {
		s.Lines = append(s.Lines, sayReason(e.words, why))
	}
	return s
}

// walkSection says today's walk and why it is as long as it is.
func walkSection(e env) views.Section {
	target := walkTarget(e)
	s := views.Section{Head: walkLead(e, target), Whole: true}
	for _, r := range target.Reasons {
		s.Lines = append(s.Lines, sayWalkReason(e, r))
	}
	return s
}

// sayLevel says how much of an exercise is planned.
func sayLevel(e env, p coach.Planned) string {
	step, ok := p.Step(e.lib)
	if !ok {
		return plannedName(e, p)
	}
	if p.By == coach.ByClinic {
		return dose(e, step)
	}
	return joined(e.say("plan.level", content.Args{"Level": strconv.Itoa(p.Level)}), dose(e, step))
}

// sourcesView lists the rules that the day was decided by in the order in which the
// page names them, then what they rest on: each source once, by its number.
func (w *why) sourcesView(e env, plan coach.Plan) views.View {
	rules, sources := views.Section{Head: e.say("plan.rules")}, views.Section{Head: e.say("plan.sources")}
	var cited []string
	for _, id := range rulesOf(plan, walkTarget(e).Reasons) {
		rule, known := e.lib.PlanRule(id)
		if !known {
			continue
		}
		var numbers []string
		for _, source := range rule.Sources {
			cited = appendNew(cited, source)
			numbers = append(numbers, strconv.Itoa(slices.Index(cited, source)+1))
		}
		rules.Lines = append(rules.Lines, e.say("plan.rule_line", content.Args{"Rule": id, "Text": e.say("plan_rule." + id), "Sources": strings.Join(numbers, ", ")}))
	}
	for i, id := range cited {
		source, _ := e.lib.Source(id)
		sources.Lines = append(sources.Lines, e.say("plan.source_line", content.Args{"At": i + 1, "Title": source.Title}))
	}
	return views.Advice{
		Title: e.say("plan.title"), Headline: e.say("plan.rests_on"), Cursor: -1, Foot: reviewed(e), Sections: withoutEmpty([]views.Section{rules, sources}),
		Keys: hints(e.keys.next, e.keys.back, e.keys.scroll), Words: wordsOf(e.words),
	}
}

// rulesOf lists the rules that a plan and a walk name, each once.
func rulesOf(plan coach.Plan, walk []coach.Reason) []string {
	var ids []string
	for _, r := range slices.Concat(plan.Reasons, plan.For, plan.Grades, walk) {
		ids = appendNew(ids, r.Rule)
	}
	return ids
}
