package model

import (
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// advice shows what to do after a check: the number first, then what to do, what
// to say, what to take along, what would make it more urgent, and why.
type advice struct {
	rec    coach.Check
	cursor int
}

func newAdvice(e env, rec coach.Check) *advice { return &advice{rec: rec, cursor: -1} }

// raised tells whether a result below EMERGENCY has become one: nobody was
// reached in time, or it got worse.
func raised(e env, rec coach.Check) bool {
	return rec.Result.Urgency == content.SameDay && coach.StaysOpen(rec) &&
		coach.StandingOf(rec, e.now.Wall).Level == content.Emergency
}

// isEmergency tells whether a result is an emergency now, by a rule or raised.
func isEmergency(e env, rec coach.Check) bool {
	return rec.Result.Urgency == content.Emergency || raised(e, rec)
}

// adviceKind is the group of words that a result is told with.
func adviceKind(e env, rec coach.Check) string {
	r := rec.Result
	switch {
	case raised(e, rec) && !rec.AboutBody():
		return "crisis"
	case raised(e, rec):
		return "raised"
	case r.Urgency == content.Emergency:
		return r.How()
	case r.Urgency == content.SameDay && !rec.AboutBody():
		return "same_day_mind"
	case r.Urgency == content.SameDay:
		return "same_day"
	case r.Incomplete() || !rec.Finished:
		return "incomplete"
	case r.Urgency == content.Soon:
		return "soon"
	case rec.Form.Kind == "short":
		return "self_care_short"
	}
	return "self_care"
}

func (a *advice) mode() mode { return choosing }

// options are what the patient can do from here, by id.
func (a *advice) options(e env) []string {
	var ids []string
	if !a.rec.Finished {
		ids = append(ids, "rest")
	}
	if coach.StaysOpen(a.rec) && !e.readOnly {
		ids = append(ids, "closing")
		if len(a.rec.Answers) > 0 {
			ids = append(ids, "mistake")
		}
	}
	return append(ids, "today")
}

func (a *advice) take(in Intent, e env) action {
	options := a.options(e)
	switch in.Kind {
	case Up, Down:
		a.cursor = step(a.cursor, in.Kind, len(options))
	case Choose:
		if i := choiceIndex(in.N, len(options)); i >= 0 {
			return a.do(options[i], e)
		}
	case Next:
		if a.cursor >= 0 {
			return a.do(options[a.cursor], e)
		}
	case Back:
		return goToday{}
	}
	return nil
}

func (a *advice) do(id string, e env) action {
	switch id {
	case "rest":
		return goOn(e, a.rec).shown()
	case "closing":
		return goTo{newClosing(e, a.rec)}
	case "mistake":
		return goTo{correctCheck(e, &check{rec: a.rec, told: a.rec.Result.Urgency})}
	}
	return goToday{}
}

// short says what to do and the number, alone.
func (a *advice) short(e env) string {
	if !isEmergency(e, a.rec) {
		return ""
	}
	return shortAdvice(e, a.rec)
}

// shortAdvice is the emergency in one line: what to do, and the number.
func shortAdvice(e env, rec coach.Check) string {
	numbers := numbersFor(e, rec)
	return e.say("advice."+adviceKind(e, rec)+".short", content.Args{"Number": numbers[0].Number})
}

// reachedNotice is the notice above a question while a level stands that was
// reached already (S3): the emergency with its number, or whom to speak to
// today; nil below that.
func reachedNotice(e env, rec coach.Check) *views.Notice {
	switch {
	case isEmergency(e, rec):
		return &views.Notice{Tone: views.Danger, Head: shortAdvice(e, rec)}
	case rec.Result.Urgency == content.SameDay:
		return &views.Notice{Tone: views.Caution, Head: e.say("advice." + adviceKind(e, rec) + ".headline"), Body: numberLine(numbersFor(e, rec))}
	}
	return nil
}

func (a *advice) view(e env) views.View {
	kind := adviceKind(e, a.rec)
	id := "advice." + kind
	v := views.Advice{
		Title:    e.say(id + ".level"),
		Tone:     adviceTone(e, a.rec),
		Headline: e.say(id + ".headline"),
		Numbers:  numbersFor(e, a.rec),
		Do:       e.words.List(id + ".do"),
		Take:     e.words.List(id + ".take"),
		Worse:    e.words.List(id + ".worse"),
		Why:      a.why(e),
		Foot:     e.say("about.unreviewed"),
		Cursor:   a.cursor,
		Keys:     hints(e.keys.up, e.keys.next, e.keys.scroll, e.keys.back),
	}
	if e.words.Has(id + ".say") {
		v.Say = a.script(e, id)
	}
	for i, label := range []string{"do", "say", "take", "worse", "why"} {
		v.Labels[i] = e.say("advice.label." + label)
	}
	for i, option := range a.options(e) {
		v.Choices = append(v.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("advice.option." + option)})
	}
	v.Words = wordsOf(e.words)
	return v
}

func adviceTone(e env, rec coach.Check) views.Tone {
	switch {
	case isEmergency(e, rec):
		return views.Danger
	case rec.Result.Urgency == content.SameDay, rec.Result.Incomplete():
		return views.Caution
	}
	return views.Quiet
}

// script is what to say on the phone: which treatment when, and what is wrong
// since when, and what the clinic needs to know.
func (a *advice) script(e env, id string) []string {
	var symptoms []string
	for _, r := range a.rec.Result.Reasons {
		if r.Level == a.rec.Result.Urgency {
			for _, item := range r.Items {
				symptoms = appendNew(symptoms, symptom(e, a.rec, item))
			}
		}
	}
	lines := []string{e.say(id+".say", content.Args{"Treatment": treatmentLine(e), "Symptoms": strings.Join(symptoms, "; ")})}
	if f := e.state.Profile.Facts(); f.Tick["blood_thinner"] {
		lines = append(lines, e.say("advice.thinner"))
	}
	if special := id + ".ces"; e.words.Has(special) && a.aboutCES(e) {
		lines = append(lines, e.say(special))
	}
	return lines
}

// aboutCES tells whether the result rests on a cauda equina item.
func (a *advice) aboutCES(e env) bool {
	for _, r := range a.rec.Result.Reasons {
		for _, item := range r.Items {
			if r.Level == a.rec.Result.Urgency && strings.HasPrefix(item, "ces_") {
				return true
			}
		}
	}
	return false
}

func appendNew(list []string, s string) []string {
	for _, old := range list {
		if old == s {
			return list
		}
	}
	return append(list, s)
}

// symptom says an item as something to be told on the phone, with its since.
func symptom(e env, rec coach.Check, item string) string {
	text := e.say("item." + item + ".say")
	if since := rec.Answers[item].Since; since != "" {
		return e.say("advice.symptom_since", content.Args{"Symptom": text, "Since": e.say("since.said." + since)})
	}
	return text
}

// treatmentLine says the latest treatment and how long ago it was.
func treatmentLine(e env) string {
	stand, ok := e.state.Profile.OnDay(e.lib, e.day)
	if !ok {
		return e.say("advice.no_treatment")
	}
	return e.say("advice.treatment", content.Args{
		"Treatment": e.say("treatment." + stand.Subtype.ID), "When": sayDistance(e.words, coach.Day(stand.Treatment.Date), e.day),
	})
}

// why lists the rules that fired, in words, with their sources.
func (a *advice) why(e env) []string {
	var lines []string
	for _, r := range a.rec.Result.Reasons {
		lines = append(lines, e.say("advice.reason", content.Args{
			"Reason": e.say("rule." + r.Rule), "Rule": r.Rule, "Sources": strings.Join(r.Sources, ", "),
		}))
	}
	return lines
}

// numbersFor lists whom to call, the first one first: by level, with the
// clinic's own phones above the national lines (clinical sections C and N7).
func numbersFor(e env, rec coach.Check) []views.Number {
	country, _ := e.lib.Country(e.state.Profile.Country())
	emergency := phones(e, "emergency", country.Emergency)
	if len(emergency) == 0 {
		emergency = []views.Number{{Label: e.say("phone.emergency"), Number: e.say("phone.anywhere")}}
	}
	crisis := phones(e, "crisis", country.Crisis)
	clinic := clinicPhones(e)
	switch adviceKind(e, rec) {
	case "call_now", "ed_now", "raised":
		return emergency
	case "crisis":
		return append(crisis, emergency...)
	case "same_day_mind":
		return append(append(crisis, clinic...), emergency[:1]...)
	case "incomplete":
		return append(emergency[:1:1], clinic...)
	case "self_care", "self_care_short":
		return nil
	}
	return append(append(clinic, phones(e, "advice", country.Advice)...), emergency[:1]...)
}

func clinicPhones(e env) []views.Number {
	var numbers []views.Number
	for _, q := range []string{"clinic_phone", "night_phone"} {
		if n := e.state.Profile.Answers.First(q); n != "" {
			numbers = append(numbers, views.Number{Label: e.say("phone." + q), Number: n})
		}
	}
	if len(numbers) == 0 {
		numbers = append(numbers, views.Number{Label: e.say("phone.clinic_phone"), Number: e.say("phone.none_saved")})
	}
	return numbers
}

func phones(e env, kind string, list []content.Phone) []views.Number {
	var numbers []views.Number
	for _, p := range list {
		label := e.say("phone." + kind)
		if p.Note != "" {
			label = e.say("phone.with_note", content.Args{"Label": label, "Note": e.say("phone." + p.Note)})
		}
		numbers = append(numbers, views.Number{Label: label, Number: p.Number})
	}
	return numbers
}
