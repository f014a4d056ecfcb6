package model

import (
	"slices"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// medicines is the record of what was taken, in the patient's own names and against
// their own plan. It never knows a dose and never says when or how much.
type medicines struct {
	eased
	under  screen
	cursor int
	said   string
}

func newMedicines(e env, under screen) screen { return &medicines{under: under} }

func (m *medicines) mode() mode { return choosing }

func (m *medicines) take(in Intent, e env) action {
	if in.Kind == Back {
		if m.under == nil {
			return goToday{}
		}
		return goTo{m.under}
	}
	if act := takeLine(&m.cursor, in, m.lines(e), e); act != nil {
		m.said = ""
		return act
	}
	return nil
}

// lines are taking something, the list, and what was taken today and yesterday, beside
// which the effect is asked for: no line of its own, which would move the others as
// time passes.
func (m *medicines) lines(e env) []dayStep {
	list := e.state.Profile.Medicines()
	var lines []dayStep
	add := func(label, hint string, act func(e env) action) {
		lines = append(lines, dayStep{choice: views.Choice{Label: label, Hint: hint}, act: act})
	}
	if !e.readOnly {
		if len(list) > 0 {
			add(e.say("medicine.took"), "", func(e env) action { return goTo{newWhichTaken(e, m)} })
		}
	}
	for i, own := range list {
		label := sayPlan(e, own)
		if !e.plain { // there all of it is said
			label = cut(label, planCells)
		}
		add(label, sayTaken(e, own), func(e env) action { return m.open(e, i) })
	}
	if !e.readOnly {
		add(e.say("medicine.add"), "", func(e env) action { return goTo{newMedicineForm(e, m, -1)} })
	}
	for _, day := range []coach.Day{e.day, e.day.Add(-1)} {
		taken := e.state.Taken(day)
		for i := range taken {
			t := taken[len(taken)-1-i]
			add(e.say("medicine.entry", m.named(e, t)), sayEffect(e, t), func(e env) action { return m.openTaken(e, t) })
		}
	}
	return counted(lines)
}

// planCells is how much of a name and its plan stands on a line; its page has all.
const planCells = 44

// named names an entry with its time, and the day where it is not today.
func (m *medicines) named(e env, t coach.Entry) content.Args {
	when := t.TakenAt().In(e.now.Wall.Location()).Format("15:04")
	if t.Day != e.day {
		when = sayDistance(e.words, t.Day, e.day) + " " + when
	}
	return content.Args{"Name": t.Name, "Time": when}
}

// sayPlan names one with the patient's own words for the plan.
func sayPlan(e env, own coach.Medicine) string {
	if own.Plan == "" {
		return own.Name
	}
	return e.say("medicine.plan", content.Args{"Name": own.Name, "Plan": own.Plan})
}

// sayTaken says how often it was taken today, to stand beside the plan. What that means
// is the patient's to say.
func sayTaken(e env, own coach.Medicine) string {
	n, last := 0, ""
	for _, t := range e.state.Taken(e.day) {
		if coach.SameMedicine(t.Name, own.Name) {
			n, last = n+1, t.TakenAt().In(e.now.Wall.Location()).Format("15:04")
		}
	}
	if n == 0 {
		return e.say("medicine.none_today")
	}
	return e.say("medicine.today", content.Args{"N": n, "Time": last})
}

func sayEffect(e env, t coach.Entry) string {
	due := slices.ContainsFunc(e.state.EffectDue(e.lib, e.now.Wall), func(d coach.Entry) bool { return d.ID == t.ID })
	switch {
	case t.Feel != "":
		return e.say("medicine.felt." + t.Feel)
	case due && !e.readOnly:
		return e.say("medicine.effect_due")
	}
	return ""
}

// medicineHint stands beside the line on the page Relief.
func medicineHint(e env) string {
	taken := e.state.Taken(e.day)
	if len(taken) == 0 {
		return ""
	}
	last := taken[len(taken)-1]
	return e.say("medicine.hint", content.Args{"Name": cut(last.Name, 18), "Time": last.TakenAt().In(e.now.Wall.Location()).Format("15:04")})
}

func (m *medicines) open(e env, i int) action {
	if e.readOnly {
		return nil
	}
	return goTo{&oneMedicine{at: i, under: m}}
}

func (m *medicines) openTaken(e env, t coach.Entry) action {
	if e.readOnly {
		return nil
	}
	return goTo{&aboutTaken{afterwards: afterwards{-1}, told: t, under: m}}
}

func (m *medicines) view(e env) views.View {
	lines := m.lines(e)
	p := views.Page{
		Title: e.say("medicine.title"), Lead: e.say("medicine.lead"), Body: cautions(e), Cursor: min(m.cursor, len(lines)-1),
		Notice: urgentNotice(e), Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if len(e.state.Profile.Medicines()) == 0 {
		p.Lead = e.say("medicine.empty")
	}
	if p.Notice == nil && m.said != "" {
		p.Notice = &views.Notice{Tone: views.Quiet, Head: m.said}
	}
	p.Choices = keyed(lines)
	return p
}

// cautions are what a medicine that makes sleepy means for driving and balance
// (clinical section D2), and what everybody should know.
func cautions(e env) []string {
	var said []string
	own, isNew := e.state.NewSedating(e.lib, e.day)
	sleepy := e.state.Profile.Facts(e.lib.Facts()).Tick["drowsy_medicine"]
	switch {
	case isNew:
		said = append(said, e.say("medicine.new_sleepy", content.Args{"Name": own.Name}))
	case sleepy:
		said = append(said, e.say("medicine.sleepy"))
	}
	if sleepy {
		said = append(said, e.say("medicine.bowels"))
	}
	return append(said, e.say("medicine.pharmacist"))
}
