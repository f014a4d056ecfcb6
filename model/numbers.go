package model

import (
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// numbersFor lists whom to call, the first one first: by level, with the
// clinic's own phones above the national lines (clinical sections C and N7).
func numbersFor(e env, rec coach.Check) []views.Number {
	country, _ := e.lib.Country(e.state.Profile.Country())
	emergency := emergencyNumbers(e, country)
	crisis := append(ownNumber(e, "crisis"), phones(e, "crisis", country.Crisis)...)
	advice := append(ownNumber(e, "advice"), phones(e, "advice", country.Advice)...)
	switch adviceKind(e, rec) {
	case "call_now", "ed_now", "raised":
		return append(emergency, poisonNumbers(e, rec, country)...)
	case "crisis":
		return append(crisis, emergency...)
	case "same_day_mind":
		return append(append(crisis, clinicPhones(e)...), emergency[:1]...)
	case "incomplete":
		return append(append(emergency[:1:1], clinicPhones(e)...), advice...)
	case "self_care", "self_care_short", "expected", "still_open":
		return nil
	case "mind_no":
		return append(crisis, emergency[:1]...)
	}
	if stands(e, rec) == content.Soon { // it can wait for the clinic to open
		return append(append(phonesOf(e, []string{"clinic_phone", "night_phone"}), advice...), emergency[:1]...)
	}
	clinic := clinicPhones(e)
	if !officeHours(e.now.Wall) && e.state.Profile.Answers.First("night_phone") == "" { // nobody is there
		return append(append(advice, clinic...), emergency[:1]...)
	}
	return append(append(clinic, advice...), emergency[:1]...)
}

// emergencyNumbers are the country's, after the patient's own; without either the
// one that works in most places.
func emergencyNumbers(e env, country content.Country) []views.Number {
	numbers := append(ownNumber(e, "emergency"), phones(e, "emergency", country.Emergency)...)
	if len(numbers) == 0 {
		numbers = []views.Number{{Label: e.say("phone.emergency"), Number: e.say("phone.anywhere")}}
	}
	return numbers
}

// poisonNumbers stand beside the emergency number where a reason asks for them.
func poisonNumbers(e env, rec coach.Check, country content.Country) []views.Number {
	for _, r := range rec.Result.Reasons {
		if rule, ok := e.lib.Rule(r.Rule); ok && rule.Poison && r.Level == content.Emergency {
			return phones(e, "poison", country.Poison)
		}
	}
	return nil
}

// ownNumber is the patient's own entry for a kind of number, if there is one.
func ownNumber(e env, kind string) []views.Number {
	n := e.state.Profile.Answers.First("own_" + kind)
	if n == "" {
		return nil
	}
	return []views.Number{{Label: e.say("phone.with_note", content.Args{"Label": e.say("phone." + kind), "Note": e.say("phone.own")}), Number: n}}
}

// clinicPhones are the clinic's phones: by day its own first, at night and on
// weekends its line for those hours (clinical section N6).
func clinicPhones(e env) []views.Number {
	order := []string{"clinic_phone", "night_phone"}
	if !officeHours(e.now.Wall) {
		order = []string{"night_phone", "clinic_phone"}
	}
	return phonesOf(e, order)
}

func phonesOf(e env, order []string) []views.Number {
	var numbers []views.Number
	for _, q := range order {
		if n := e.state.Profile.Answers.First(q); n != "" {
			numbers = append(numbers, views.Number{Label: e.say("phone." + q), Number: n})
		}
	}
	if len(numbers) == 0 {
		numbers = append(numbers, views.Number{Label: e.say("phone.clinic_phone"), Number: e.say("phone.none_saved")})
	}
	return numbers
}

// officeHours tells whether a clinic's own phone is likely to be answered:
// Monday to Friday, 8 to 18 o'clock.
func officeHours(at time.Time) bool {
	weekend := at.Weekday() == time.Saturday || at.Weekday() == time.Sunday
	return !weekend && at.Hour() >= 8 && at.Hour() < 18
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

// aboutNumbers says where the numbers of an advice come from.
func aboutNumbers(e env, rec coach.Check) []string {
	if len(numbersFor(e, rec)) == 0 {
		return nil
	}
	country, _ := e.lib.Country(e.state.Profile.Country())
	lines := numbersFrom(e, country, !rec.TouchesBody())
	if country.AdviceNote != "" && stands(e, rec) < content.Emergency {
		lines = append([]string{e.say("phone." + country.AdviceNote)}, lines...)
	}
	return lines
}

// numbersFrom says what to do if a number does not work, and since when the list
// has them (clinical section C).
func numbersFrom(e env, country content.Country, crisis bool) []string {
	lines := []string{e.say("phone.always")}
	if crisis {
		lines = append(lines, e.say("phone.always_crisis"))
	}
	if country.Checked != "" {
		lines = append(lines, e.say("phone.checked", content.Args{"Date": SayDate(e.words, coach.Day(country.Checked))}))
	}
	return append(lines, e.say("phone.edit"))
}

func numberLine(numbers []views.Number) string {
	if len(numbers) == 0 {
		return ""
	}
	return numbers[0].Label + ": " + numbers[0].Number
}
