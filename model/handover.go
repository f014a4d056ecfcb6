package model

import (
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// The handover is what to tell a clinician, made from the answers: what to be
// checked for, which treatments when, what is wrong since when, medicines.

// script is what to say on the phone.
func script(e env, rec coach.Check, words string) []string {
	if !e.words.Has(words + ".say") {
		return nil
	}
	var lines []string
	if rec.Form.Helper {
		lines = append(lines, e.say("advice.for_someone"))
	}
	lines = append(append(lines, checkedFor(e, rec)...), e.say(words+".say", content.Args{"Treatment": allTreatments(e, sayDistance), "Symptoms": strings.Join(symptoms(e, rec), "; ")}))
	return append(lines, medicineLines(e)...)
}

// symptoms are the answers behind the result, each with its since, most urgent
// first.
func symptoms(e env, rec coach.Check) []string {
	var said []string
	for _, r := range rec.Result.Reasons {
		if r.Level >= max(content.Soon, rec.Result.Urgency-1) {
			for _, item := range r.Items {
				said = appendNew(said, symptom(e, rec, item))
			}
		}
	}
	return said
}

// symptom says an item as something to be told on the phone, with its since.
func symptom(e env, rec coach.Check, item string) string {
	text := e.say("item." + item + ".say")
	a := rec.Answers[item]
	if a.Choice == "not_sure" {
		text = e.say("advice.perhaps", content.Args{"Symptom": text})
	}
	since := a.Since
	if a.Before {
		since = "before"
	}
	if since == "" {
		return text
	}
	return e.say("advice.symptom_since", content.Args{"Symptom": text, "Since": e.say("since.said." + since)})
}

// checkedFor is the sentence that names what to be checked for: the only one that
// may name a condition (clinical section N7).
func checkedFor(e env, rec coach.Check) []string {
	var lines []string
	for _, id := range conditions(e, rec) {
		lines = append(lines, e.say("advice.check_for", content.Args{"Condition": e.say("check_for." + id)}))
	}
	return lines
}

// conditions are the ids of what to be checked for, most urgent first.
func conditions(e env, rec coach.Check) []string {
	var ids []string
	for _, r := range rec.Result.Reasons {
		if rule, ok := e.lib.Rule(r.Rule); ok && r.Level == content.Emergency && rule.CheckFor != "" {
			ids = appendNew(ids, rule.CheckFor)
		}
	}
	return ids
}

// fasting tells whether nothing may be eaten or drunk.
func fasting(e env, rec coach.Check) bool {
	for _, r := range rec.Result.Reasons {
		if rule, ok := e.lib.Rule(r.Rule); ok && r.Level == content.Emergency && rule.Fasting {
			return true
		}
	}
	return false
}

// treatmentLines say the treatments and when each was, the latest first.
func treatmentLines(e env, when func(w *content.Words, day, today coach.Day) string) []string {
	var lines []string
	for _, t := range e.state.Profile.Latest() {
		lines = append(lines, e.say("advice.treatment", content.Args{
			"Treatment": e.say("treatment." + subtypeOf(t.Type, t.Subtype)), "When": when(e.words, coach.Day(t.Date), e.day),
		}))
	}
	if len(lines) == 0 {
		return []string{e.say("advice.no_treatment")}
	}
	return lines
}

// allTreatments says them in one sentence.
func allTreatments(e env, when func(w *content.Words, day, today coach.Day) string) string {
	return strings.Join(treatmentLines(e, when), " "+e.say("advice.and")+" ")
}

// medicineLines say which kinds of medicine are taken, and always whether a blood
// thinner is: not knowing matters too.
func medicineLines(e env) []string {
	var lines []string
	a := e.state.Profile.Answers
	if kinds := a["medicine_kinds"]; len(kinds) > 0 && !a.Has("medicine_kinds", "none") {
		var said []string
		for _, kind := range kinds {
			said = append(said, e.say("form.checkin.medicine_kinds."+kind))
		}
		lines = append(lines, e.say("advice.medicines", content.Args{"Medicines": strings.Join(said, ", ")}))
	}
	id := "advice.thinner_unknown"
	if thinner, known := e.state.Profile.Facts(e.lib.Facts()).Tick["blood_thinner"]; known {
		id = "advice.thinner_" + yesNo(thinner)[0]
	}
	return append(lines, e.say(id))
}

// changeLines compare the answers with earlier ones: what is new, what is known.
func changeLines(e env, rec coach.Check) []string {
	var lines []string
	for _, c := range e.state.Changes(rec, e.lib.Warnings().Items) {
		if item, _ := e.lib.Item(c.Item); item.About != "body" || !rec.TouchesBody() {
			continue // private, and on no page for others
		}
		lines = append(lines, e.say("change."+string(c.Kind), content.Args{
			"Name": e.say("item." + c.Item + ".name"), "By": c.By, "Date": SayDate(e.words, c.Since),
		}))
	}
	return lines
}

// deskSections are what the person at the desk may want to know besides.
func deskSections(e env, rec coach.Check) []views.Section {
	made := "desk.made"
	if rec.Form.Helper {
		made = "desk.made_helper"
	}
	return withoutEmpty([]views.Section{
		{Head: e.say("desk.medicines"), Lines: medicineLines(e)},
		{Head: e.say("desk.changes"), Lines: changeLines(e, rec)},
		{Head: e.say("desk.phones"), Lines: savedPhones(e)},
		{Head: e.say("desk.from"), Lines: []string{e.say(made, content.Args{"Date": SayDate(e.words, rec.Day), "Time": at(e, rec.Stamp), "Version": rec.Result.Ruleset}), reviewed(e)}},
	})
}

// savedPhones are the clinic's phones that were saved, for whoever treats the
// patient.
func savedPhones(e env) []string {
	var lines []string
	for _, q := range []string{"clinic_phone", "night_phone"} {
		if n := e.state.Profile.Answers.First(q); n != "" {
			lines = append(lines, e.say("phone."+q)+": "+n)
		}
	}
	return lines
}

// reviewed says whether a clinician has reviewed this version of the rules.
func reviewed(e env) string {
	review, ok := e.lib.Warnings().Reviewed()
	if !ok {
		return e.say("about.unreviewed")
	}
	return e.say("about.reviewed", content.Args{"Name": review.Name, "Role": review.Role, "Date": SayDate(e.words, coach.Day(review.Date))})
}

func withoutEmpty(sections []views.Section) []views.Section {
	var full []views.Section
	for _, s := range sections {
		if len(s.Lines) > 0 {
			full = append(full, s)
		}
	}
	return full
}

func appendNew(list []string, s string) []string {
	for _, old := range list {
		if old == s {
			return list
		}
	}
	return append(list, s)
}
