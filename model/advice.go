package model

import (
	"slices"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
	"backcoach/views"
)

// advice shows what to do after a check: the number first, then what to do, what
// to say, what to take along, what would make it more urgent, and why. A result
// about the mind and one about the body are two pages of it.
type advice struct {
	rec    coach.Check
	about  string // mind | body
	cursor int
}

func newAdvice(e env, rec coach.Check) *advice {
	return &advice{rec: rec, about: firstSide(e, rec), cursor: -1}
}

// firstSide is what a result is about first of all: the mind in an emergency of its
// own and where a question that comes before all others led to it (rule B1.21),
// else the more urgent side.
func firstSide(e env, rec coach.Check) string {
	mind := rec.Side("mind")
	if mind.Level() < content.Soon {
		return "body"
	}
	first := slices.ContainsFunc(mind.Result.Reasons, func(r triage.Reason) bool {
		return slices.ContainsFunc(r.Items, func(id string) bool { item, _ := e.lib.Item(id); return item.First })
	})
	if first || mind.Level() == content.Emergency || mind.Level() > rec.Side("body").Level() {
		return "mind"
	}
	return "body"
}

// shown is the side that is shown.
func (a *advice) shown() coach.Check { return a.rec.Side(a.about) }

// otherSide is the side that is not shown, if there is anything to say of it.
func (a *advice) otherSide(e env) (string, bool) {
	other := map[string]string{"mind": "body", "body": "mind"}[a.about]
	rec := a.rec.Side(other)
	return other, rec.Level() >= content.Soon || other == "body" && !onlyMind(e, a.rec) && (rec.Result.Incomplete() || !rec.Finished)
}

// stands is the level of a result as it stands now. What was held of answers that
// were taken back is told as that, on Today.
func stands(e env, rec coach.Check) content.Urgency {
	if !coach.StaysOpen(rec) || rec.Level() > rec.Result.Urgency {
		return rec.Result.Urgency
	}
	return max(rec.Result.Urgency, coach.StandingOf(rec, e.now.Wall).Level)
}

// raised tells whether a result below EMERGENCY has become one: nobody was
// reached in time, or it got worse.
func raised(e env, rec coach.Check) bool {
	return rec.Result.Urgency == content.SameDay && stands(e, rec) == content.Emergency
}

// isEmergency tells whether a result is an emergency now, by a rule or raised.
func isEmergency(e env, rec coach.Check) bool { return stands(e, rec) == content.Emergency }

// adviceKind is the group of words that a result is told with.
func adviceKind(e env, rec coach.Check) string {
	r := rec.Result
	_, open := otherOpen(e, rec)
	switch level := stands(e, rec); {
	case raised(e, rec) && !rec.AboutBody():
		return "crisis"
	case raised(e, rec):
		return "raised"
	case r.Urgency == content.Emergency:
		return r.How()
	case level == content.SameDay && !rec.TouchesBody():
		return "same_day_mind"
	case level == content.SameDay:
		return "same_day"
	case r.Incomplete() || !rec.Finished:
		return "incomplete"
	case r.Urgency == content.Soon && !rec.TouchesBody():
		return "soon_mind"
	case r.Urgency == content.Soon && coach.StaysOpen(rec) && coach.StandingOf(rec, e.now.Wall).Overdue:
		return "overdue"
	case r.Urgency == content.Soon:
		return "soon"
	case expected(rec):
		return "expected"
	case open:
		return "still_open"
	case onlyMind(e, rec):
		return "mind_no"
	case rec.Form.Kind != "full":
		return "self_care_short"
	}
	return "self_care"
}

// expected tells whether something was told that is expected after the treatment:
// then "no warning answers" would not be true.
func expected(rec coach.Check) bool {
	return slices.ContainsFunc(rec.Result.Reasons, func(r triage.Reason) bool { return r.Level == content.SelfCare })
}

// onlyMind tells whether nothing but the questions about dark thoughts was asked:
// who opens them may need somebody all the same.
func onlyMind(e env, rec coach.Check) bool {
	for id := range rec.Answers {
		if item, _ := e.lib.Item(id); item.About != "mind" {
			return false
		}
	}
	return rec.Form.Kind == "targeted" && len(rec.Answers) > 0
}

// otherOpen is the most urgent other result that still asks for help today or
// now: a later check takes nothing of it back. What is about the mind is no
// helper's business.
func otherOpen(e env, rec coach.Check) (other coach.Check, found bool) {
	level := content.Soon
	for _, o := range e.state.Standing(e.now.Wall) {
		c, stood := o.Check, o.Level
		if rec.Form.Helper {
			c, stood = c.Side("body"), o.Body
		}
		if stood > level && !o.CarryOn && c.ID != rec.ID {
			level, other, found = stood, c, true
		}
	}
	return other, found
}

func (a *advice) mode() mode { return choosing }

// options are what the patient can do from here, by id.
func (a *advice) options(e env) []string {
	var ids []string
	if _, more := a.otherSide(e); more {
		ids = append(ids, "other")
	}
	if !a.rec.Finished {
		ids = append(ids, "rest")
	}
	if a.rec.Level() >= content.Soon {
		ids = append(ids, "show")
	}
	if coach.StaysOpen(a.rec) && !e.readOnly {
		ids = append(ids, "closing")
		if a.rec.Level() >= content.SameDay && len(a.rec.Answers) > 0 {
			ids = append(ids, "mistake")
		}
	}
	if a.short(e) != "" { // nothing else is done while one waits for help
		ids = append(ids, "breathe")
	}
	return append(ids, "today")
}

func (a *advice) take(in Intent, e env) action {
	if in.Kind == Back {
		return goToday{}
	}
	if option := menu(&a.cursor, in, a.options(e)); option != "" {
		return a.do(option, e)
	}
	return nil
}

func (a *advice) do(id string, e env) action {
	switch id {
	case "other":
		other, _ := a.otherSide(e)
		return goTo{&advice{rec: a.rec, about: other, cursor: -1}}
	case "rest":
		return goOn(e, a.rec).shown()
	case "show":
		return goTo{newDesk(e, a.shown(), a)}
	case "closing":
		return goTo{newClosing(e, a.rec)}
	case "breathe":
		return openGuide{waitGuide, a}
	case "mistake":
		return retakeOf(e, a.rec)
	}
	return goToday{}
}

// waitGuide is what calms while one waits for help (clinical section N6).
const waitGuide = "breath_46"

// short says what to do and the number, alone.
func (a *advice) short(e env) string {
	for _, rec := range []coach.Check{a.rec.Side("body"), a.rec.Side("mind")} {
		if isEmergency(e, rec) {
			return shortAdvice(e, rec)
		}
	}
	return ""
}

// shortAdvice is the emergency in one line: what to do, and the number.
func shortAdvice(e env, rec coach.Check) string {
	numbers := numbersFor(e, rec)
	return e.say("advice."+adviceKind(e, rec)+".short", content.Args{"Number": numbers[0].Number})
}

// askedNotice is the notice above a question. One about the mind always has the
// crisis number with it, whatever else was reached.
func askedNotice(e env, rec coach.Check, item string) *views.Notice {
	n := reachedNotice(e, rec)
	if other, open := otherOpen(e, rec); open && stands(e, rec) < stands(e, other) { // what is asked now takes nothing of it back
		n = reachedNotice(e, other)
	}
	if i, _ := e.lib.Item(item); i.About != "mind" {
		return n
	}
	country, _ := e.lib.Country(e.state.Profile.Country())
	line := numberLine(append(ownNumber(e, "crisis"), phones(e, "crisis", country.Crisis)...))
	switch {
	case n == nil:
		return &views.Notice{Tone: views.Quiet, Head: line}
	case !strings.Contains(n.Body, line):
		n.Body = strings.TrimSpace(n.Body + "\n" + line)
	}
	return n
}

// reachedNotice is the notice above a question while a level stands that was
// reached already (S3): the emergency with its number, or whom to speak to
// today; nil below that.
func reachedNotice(e env, rec coach.Check) *views.Notice {
	switch {
	case isEmergency(e, rec):
		return &views.Notice{Tone: views.Danger, Head: shortAdvice(e, rec)}
	case stands(e, rec) == content.SameDay:
		return &views.Notice{Tone: views.Caution, Head: e.say("advice." + adviceKind(e, rec) + ".headline"), Body: numberLine(numbersFor(e, rec))}
	}
	return nil
}

func (a *advice) view(e env) views.View {
	rec := a.shown()
	id := "advice." + adviceKind(e, rec)
	v := views.Advice{
		Title: e.say(id + ".level"), Tone: adviceTone(e, rec), Headline: e.say(id + ".headline"), Numbers: numbersFor(e, rec),
		Sections: adviceSections(e, a.rec, rec, id), Foot: reviewed(e), Cursor: a.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.scroll, e.keys.back), Words: wordsOf(e.words),
	}
	if body := a.rec.Side("body"); a.about == "mind" && isEmergency(e, body) { // never hidden behind another page
		v.Notice, v.Tone = reachedNotice(e, body), views.Danger
	} else if other, open := otherOpen(e, a.rec); open && stands(e, a.rec) < stands(e, other) {
		v.Notice = reachedNotice(e, other)
	}
	for i, option := range a.options(e) {
		label := "advice.option." + option
		if option == "other" {
			label += "_" + a.about
		}
		v.Choices = append(v.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say(label)})
	}
	return v
}

// adviceSections are what else to know of one side of a check, in the order in
// which it is needed.
func adviceSections(e env, whole, rec coach.Check, id string) []views.Section {
	signs := "worse"
	if stands(e, rec) < content.SameDay {
		signs = "watch"
	}
	sections := []views.Section{
		{Head: "do", Lines: doLines(e, whole, rec, id)},
		{Head: "say", Lines: script(e, rec, id)},
		{Head: "take", Lines: e.words.List(id + ".take")},
		{Head: signs, Lines: e.words.List(id + ".worse")},
		{Head: "find", Lines: findLines(e, rec)},
		{Head: "open", Lines: openLines(e, rec)},
		{Head: "wait", Lines: waitLines(e, rec, id)},
		{Head: "changes", Lines: changeLines(e, rec)},
		{Head: "numbers", Lines: aboutNumbers(e, rec)},
		{Head: "why", Lines: whyLines(e, rec)},
		{Head: "sources", Lines: sourceLines(e, rec)},
	}
	for i := range sections {
		sections[i].Head = e.say("advice.label." + sections[i].Head)
	}
	return withoutEmpty(sections)
}

// doLines are what to do now, with what the rules add to it.
func doLines(e env, whole, rec coach.Check, id string) []string {
	var lines []string
	if e.packOff {
		lines = append(lines, e.say("pack.away_over"))
	}
	lines = append(append(lines, ownLines(e, rec)...), e.words.List(id+".do")...)
	if !rec.TouchesBody() && rec.Level() >= content.Soon && !whole.AboutBody() {
		lines = append(lines, e.say("advice.stays_open"))
	}
	if fasting(e, rec) {
		lines = append(lines, e.say("advice.fasting"))
	}
	if stands(e, rec) >= content.SameDay {
		for _, note := range rec.Result.Notes {
			lines = append(lines, e.say("note."+note))
		}
	}
	return lines
}

// ownLines are what to do first: for what was answered, where a question has
// words for it, else to rest in any position; of what is expected, why and what
// to leave out.
func ownLines(e env, rec coach.Check) []string {
	var lines []string
	for _, r := range rec.Result.Reasons {
		switch {
		case r.Level == content.SelfCare && adviceKind(e, rec) == "expected":
			lines = appendNew(lines, e.say("rule."+r.Rule))
		case r.Level >= content.SameDay && r.Level == rec.Result.Urgency:
			for _, item := range r.Items {
				lines = append(lines, e.words.List("item."+item+".do")...)
			}
		}
	}
	if first := "advice." + adviceKind(e, rec) + ".first"; len(lines) == 0 && e.words.Has(first) {
		return []string{e.say(first)}
	}
	return lines
}

// waitLines calm while help is on its way, the number still in view (clinical
// section N6): what is never locked.
func waitLines(e env, rec coach.Check, id string) []string {
	if own := e.words.List(id + ".wait"); len(own) > 0 || !isEmergency(e, rec) {
		return own
	}
	return e.words.List("advice.wait")
}

// openLines say what a result of SAME_DAY about the body leaves open and what it
// does not (clinical section N6), as the gate itself sees it.
func openLines(e env, rec coach.Check) []string {
	if !rec.AboutBody() || stands(e, rec) != content.SameDay {
		return nil
	}
	var open, closed []string
	add := func(a coach.Activity, name string) {
		if ok, _ := coach.MayStart(a, []coach.Check{rec}, nil, e.now.Wall); ok {
			open = append(open, name)
		} else {
			closed = append(closed, name)
		}
	}
	for _, a := range e.lib.Activities() {
		add(coach.ActivityOf(a), e.say("activity."+a.ID))
	}
	for _, ex := range e.lib.Exercises() {
		if ex.AllowedUnder == content.AllowedUnderSameDay {
			add(coach.ExerciseActivity(ex), nameOf(e.words, ex.ID))
		}
	}
	return []string{
		e.say("advice.open", content.Args{"Activities": strings.Join(open, ", ")}),
		e.say("advice.closed", content.Args{"Activities": strings.Join(closed, ", ")}),
	}
}

// findLines say how to find out, for answers of "not sure" that count less than a
// yes (clinical section B2).
func findLines(e env, rec coach.Check) []string {
	var lines []string
	for _, item := range e.lib.Warnings().Items {
		id := "item." + item.ID
		if item.About == "body" && rec.TouchesBody() && rec.Answers[item.ID].Choice == "not_sure" && e.words.Has(id+".find") && stands(e, rec) < content.Emergency {
			lines = append(lines, e.say("advice.find", content.Args{"Name": e.say(id + ".name"), "How": e.say(id + ".find")}))
		}
	}
	return lines
}

func adviceTone(e env, rec coach.Check) views.Tone {
	switch {
	case isEmergency(e, rec):
		return views.Danger
	case stands(e, rec) == content.SameDay, rec.Result.Incomplete(), !rec.Finished:
		return views.Caution
	}
	return views.Quiet
}

// whyLines list the rules that fired, in words.
func whyLines(e env, rec coach.Check) []string {
	var lines []string
	for _, r := range rec.Result.Reasons {
		lines = append(lines, e.say("advice.reason", content.Args{"Reason": e.say("rule." + r.Rule), "Rule": r.Rule}))
	}
	return lines
}

// sourceLines name what those rules rest on.
func sourceLines(e env, rec coach.Check) []string {
	var lines []string
	for _, source := range e.lib.Sources() {
		if slices.ContainsFunc(rec.Result.Reasons, func(r triage.Reason) bool { return slices.Contains(r.Sources, source.ID) }) {
			lines = append(lines, source.Title)
		}
	}
	return lines
}
