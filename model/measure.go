package model

import (
	"math"
	"strconv"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
	"backcoach/views"
)

// kept is where a number is switched on or off: none is kept unless that is wanted.
type kept struct {
	under  screen
	cursor int
}

func newKept(under screen) *kept { return &kept{under: under} }

func (k *kept) mode() mode { return choosing }

func (k *kept) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{k.under}
	}
	return takeLine(&k.cursor, in, counted(k.lines(e)), e)
}

func (k *kept) lines(e env) []dayStep {
	var lines []dayStep
	for _, number := range []string{coach.Weight, coach.Sugar} {
		is := e.state.Keeps(e.lib, e.day, number)
		id := "measure." + number + "_on"
		if is {
			id = "measure." + number + "_off"
		}
		lines = append(lines, dayStep{choice: views.Choice{Label: e.say(id)}, act: func(e env) action {
			then := action(nil)
			if !is {
				then = goTo{newMeasure(number, k.under)}
			}
			return keep{[]coach.Record{e.state.Profile.WithKept(number, !is)}, then}
		}})
	}
	return append(lines, dayStep{choice: views.Choice{Label: e.say("measure.back")}, act: func(env) action { return goTo{k.under} }})
}

func (k *kept) view(e env) views.View {
	p := linesPage(e, e.say("measure.title"), e.say("measure.lead"), &k.cursor, k.lines(e))
	p.Body = []string{e.say("measure.body")}
	return p
}

// measure is the log of one number: a new one, the last ones, and for sugar the limit of
// the patient's own plan.
type measure struct {
	number string // weight | sugar
	under  screen
	cursor int
	said   string
}

func newMeasure(number string, under screen) *measure { return &measure{number: number, under: under} }

// shownNumbers is how many of the last numbers are listed.
const shownNumbers = 8

func (m *measure) mode() mode { return choosing }

func (m *measure) options(e env) []string {
	options := []string{"add"}
	if m.number == coach.Sugar {
		options = append(options, "limit")
	}
	if last := e.state.Logged(coach.EntryMeasure, m.number); len(last) > 0 && last[0].Day == e.day {
		options = append(options, "remove")
	}
	return append(options, "back")
}

func (m *measure) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{m.under}
	}
	m.said = ""
	switch menu(&m.cursor, in, m.options(e)) {
	case "add":
		return goTo{newMeasureForm(e, m, m.number)}
	case "limit":
		return goTo{newMeasureForm(e, m, "limit")}
	case "remove":
		gone := e.state.Logged(coach.EntryMeasure, m.number)[0]
		gone.Of = ""
		m.said, m.cursor = e.say("measure.gone"), 0
		records := []coach.Record{gone}
		if m.number == coach.Weight {
			records = append(records, e.state.WithoutWeight(e.lib, gone))
		}
		return keep{records, nil}
	case "back":
		return goTo{m.under}
	}
	return nil
}

// sayNumber says a number in the unit of the country.
func sayNumber(e env, number string, value float64) string {
	if number == coach.Sugar {
		return e.sugars().say(value)
	}
	return sayBodyWeight(e, value)
}

// sayBodyWeight says a weight to the nearest pound: a limit is never rounded up, what a
// scale showed comes back as it was typed.
func sayBodyWeight(e env, kg float64) string {
	id := "weight.kg"
	if e.weights().pounds {
		id = "weight.lb"
	}
	return e.say(id, content.Args{"Kg": sayKg(kg), "Lb": int(math.Round(kg / kgPerPound))})
}

func (m *measure) view(e env) views.View {
	id := "measure." + m.number
	p := views.Page{
		Title: e.say(id + ".title"), Lead: e.say(id + ".lead"), Body: []string{e.say(id + ".body")},
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if m.number == coach.Sugar {
		limit := e.say("measure.sugar.no_limit")
		if own, ok := e.state.Profile.SugarLimit(); ok {
			limit = e.say("measure.sugar.own_limit", content.Args{"Value": e.sugars().say(own)})
		}
		p.Body = append(p.Body, limit)
	}
	told := e.state.Logged(coach.EntryMeasure, m.number)
	for _, entry := range told[:min(len(told), shownNumbers)] {
		if entry.Number != nil {
			p.Body = append(p.Body, e.say("measure.list", content.Args{
				"Value": sayNumber(e, m.number, *entry.Number), "When": sayDistance(e.words, entry.Day, e.day), "Time": at(e, entry.Stamp),
			}))
		}
	}
	if len(told) == 0 {
		p.Body = append(p.Body, e.say("measure.none"))
	}
	options := m.options(e)
	p.Cursor = min(m.cursor, len(options)-1)
	for i, option := range options {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, len(options)), Label: e.say("measure." + option)})
	}
	return quietly(p, m.said)
}

// measureForm asks for a number, for the plan's limit, or whether a loss was planned.
type measureForm struct {
	form *form
	from *measure
	page string // of the form: weight | planned | sugar | limit
}

func newMeasureForm(e env, from *measure, page string) *measureForm {
	return &measureForm{newForm(e, "measure", e.state.Profile.Answers, nil, page), from, page}
}

func (m *measureForm) mode() mode   { return m.form.mode() }
func (m *measureForm) asked() asker { return m.form.ask }

func (m *measureForm) take(in Intent, e env) action {
	switch m.form.take(in) {
	case formLeft:
		return goTo{m.from}
	case formFinished:
		m.from.cursor = 0
		return m.finish(e)
	}
	return nil
}

func (m *measureForm) finish(e env) action {
	a := m.form.answers
	switch m.page {
	case "limit":
		limit, _ := a.Number("sugar_limit")
		return keep{[]coach.Record{e.state.Profile.WithSugarLimit(limit)}, goTo{m.from}}
	case "planned":
		return m.loss(e, a.First("planned"))
	}
	value, _ := a.Number(m.page)
	entry := coach.Entry{Stamp: e.stamp(), What: coach.EntryMeasure, Of: m.page, Number: &value}
	m.from.said = e.say("measure.saved", content.Args{"Value": sayNumber(e, m.page, value)})
	records := []coach.Record{entry}
	if m.page == coach.Weight {
		asks := e.state.Profile.AsksLoss(e.lib, e.day, value)
		records = append(records, e.state.Profile.WithWeight(e.lib, e.day, value))
		if asks {
			return keep{records, goTo{newMeasureForm(e, m.from, "planned")}}
		}
		return keep{records, goTo{m.from}}
	}
	if above, _ := e.state.Profile.SugarAbove(e.lib, value); above {
		return keep{records, goTo{&sugarPage{value: value, from: m.from, cursor: -1}}}
	}
	return keep{records, goTo{m.from}}
}

// loss goes on after it was asked whether a loss was planned: any answer but a clear yes
// is told to the team, and the check has one question about it.
func (m *measureForm) loss(e env, planned string) action {
	p := e.state.Profile.WithLossAnswered(e.day)
	if planned == "yes" {
		return keep{[]coach.Record{p}, goTo{m.from}}
	}
	return keep{[]coach.Record{p}, goTo{&lossPage{from: m.from, cursor: -1}}}
}

func (m *measureForm) view(e env) views.View {
	p := m.form.page()
	p.At, p.Of = 0, 0 // each of its screens stands alone
	p.Title, p.Keys = e.say("measure."+m.from.number+".title"), m.form.hints(e.keys)
	return p
}

// lossPage says that a loss of weight that nobody planned is for the team, and offers the
// question about it.
type lossPage struct {
	from   *measure
	cursor int
}

func (l *lossPage) mode() mode { return choosing }

func (l *lossPage) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{l.from}
	}
	switch menu(&l.cursor, in, []string{"check", "back"}) {
	case "check":
		return openCheck{due: &coach.Due{Form: triage.Form{Kind: "targeted", Items: []string{e.lib.Lifestyle().Weight.Item}}}}
	case "back":
		return goTo{l.from}
	}
	return nil
}

func (l *lossPage) view(e env) views.View {
	lost := 0.0
	if told := e.state.Logged(coach.EntryMeasure, coach.Weight); len(told) > 0 && told[0].Number != nil {
		lost = e.state.Profile.Lost(e.lib, e.day, *told[0].Number)
	}
	p := views.Page{
		Title: e.say("measure.weight.title"), Lead: e.say("measure.weight.lost", content.Args{"Less": sayBodyWeight(e, lost)}), Cursor: l.cursor,
		Body: []string{e.say("measure.weight.lost_body")}, Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	for i, label := range []string{"measure.weight.check", "measure.back"} {
		p.Choices = append(p.Choices, views.Choice{Key: strconv.Itoa(i + 1), Label: e.say(label)})
	}
	return p
}

// sugarPage says what to do about a number above the limit of the patient's own plan, or
// one that is high without a plan. It never names a dose.
type sugarPage struct {
	value  float64
	from   *measure
	cursor int
}

func (s *sugarPage) mode() mode { return choosing }

func (s *sugarPage) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{s.from}
	}
	switch menu(&s.cursor, in, []string{"check", "later"}) {
	case "check":
		return openCheck{due: &coach.Due{Form: e.state.SugarForm(e.lib, e.day)}}
	case "later":
		return goTo{s.from}
	}
	return nil
}

func (s *sugarPage) view(e env) views.View {
	p := views.Page{
		Title: e.say("measure.sugar.title"), Cursor: s.cursor, Words: wordsOf(e.words),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll),
	}
	limit, _ := e.state.Profile.SugarLimit()
	country, _ := e.lib.Country(e.state.Profile.Country())
	emergency := content.Args{"Number": emergencyNumbers(e, country)[0].Number}
	switch _, own := e.state.Profile.SugarAbove(e.lib, s.value); {
	case s.value >= coach.SugarHI:
		p.Lead = e.say("measure.sugar.hi")
		p.Body = append(p.Body, e.say("measure.sugar.hi_body", emergency))
	case own:
		p.Lead = e.say("measure.sugar.above", content.Args{"Value": e.sugars().say(limit)})
	default:
		p.Lead = e.say("measure.sugar.high", content.Args{"Value": e.sugars().say(s.value)})
	}
	p.Body = append(p.Body, e.say("measure.sugar.ill", emergency), e.say("measure.sugar.above_body"))
	if who := numberLine(clinicPhones(e)); who != "" {
		p.Body = append(p.Body, e.say("measure.sugar.call", content.Args{"Who": who}))
	}
	for i, id := range []string{"check", "later"} {
		p.Choices = append(p.Choices, views.Choice{Key: strconv.Itoa(i + 1), Label: e.say("measure.sugar." + id)})
	}
	return p
}
