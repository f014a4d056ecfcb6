package model

import (
	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
	"backcoach/views"
)

// phonebook lists every number to call, one key from Today, and leads on to the
// two questions about dark thoughts: saying so must never take a long form.
type phonebook struct {
	cursor int
}

func newPhonebook(env) *phonebook { return &phonebook{cursor: -1} }

func (p *phonebook) mode() mode { return choosing }

func (p *phonebook) options(e env) []string {
	if e.readOnly {
		return []string{"today"}
	}
	return []string{"talk", "own", "today"}
}

func (p *phonebook) take(in Intent, e env) action {
	if in.Kind == Back {
		return goToday{}
	}
	switch menu(&p.cursor, in, p.options(e)) {
	case "talk":
		return openCheck{due: &coach.Due{Form: moodForm(e)}}
	case "own":
		return goTo{&edit{form: newForm(e, "numbers", e.state.Profile.Answers, nil), treatment: -1, under: p}}
	case "today":
		return goToday{}
	}
	return nil
}

// moodForm is the form of the mood page.
func moodForm(e env) triage.Form {
	for _, n := range e.lib.Triggers().News {
		if n.Choice == "low_mood" {
			return triage.Form{Kind: n.Form, Items: n.First}
		}
	}
	return triage.Form{Kind: "full"}
}

func (p *phonebook) view(e env) views.View {
	country, _ := e.lib.Country(e.state.Profile.Country())
	kinds := []struct {
		head    string
		numbers []views.Number
	}{
		{"clinic", clinicPhones(e)},
		{"crisis", append(ownNumber(e, "crisis"), phones(e, "crisis", country.Crisis)...)},
		{"advice", append(ownNumber(e, "advice"), phones(e, "advice", country.Advice)...)},
		{"poison", phones(e, "poison", country.Poison)},
	}
	v := views.Advice{
		Title: e.say("numbers.title"), Headline: e.say("numbers.headline"), Numbers: emergencyNumbers(e, country), Cursor: p.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.scroll, e.keys.back), Words: wordsOf(e.words),
	}
	for _, kind := range kinds {
		section := views.Section{Head: e.say("numbers." + kind.head)}
		for _, n := range kind.numbers {
			section.Lines = append(section.Lines, e.say("numbers.line", content.Args{"Label": n.Label, "Number": n.Number}))
		}
		if kind.head == "advice" && country.AdviceNote != "" {
			section.Lines = append(section.Lines, e.say("phone."+country.AdviceNote))
		}
		v.Sections = append(v.Sections, section)
	}
	v.Sections = append(v.Sections, views.Section{Head: e.say("advice.label.numbers"), Lines: numbersFrom(e, country, true)})
	v.Sections = withoutEmpty(v.Sections)
	for i, option := range p.options(e) {
		v.Choices = append(v.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("numbers.option." + option)})
	}
	return v
}
