package model

import (
	"maps"
	"slices"

	"github.com/charmbracelet/x/ansi"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// settings lists everything that set-up asked and the looks; each line opens its
// question.
type settings struct {
	cursor int
}

func newSettings(env) *settings { return &settings{} }

// setting is one line: a question of a form.
type setting struct {
	form string
	q    content.Question
	at   string // screen
}

// settingGroup are the questions of a form that stand on a page of settings; no list
// means all of them.
type settingGroup struct {
	form string
	only []string
}

// editable are the questions that stand under Settings, in order.
var editable = []settingGroup{
	{"setup", []string{"country", "age", "facts", "clinic_phone", "night_phone", "surface"}},
	{"checkin", []string{"medicine_kinds", "usual"}},
	{"conditions", []string{"worse_with", "conditions", "equipment"}},
	{"wishes", nil},
	{"numbers", nil},
	{"looks", nil},
}

func (s *settings) lines(e env) []setting { return settingsOf(e, editable) }

func settingsOf(e env, groups []settingGroup) []setting {
	var lines []setting
	for _, group := range groups {
		def, _ := e.lib.Form(group.form)
		for _, screen := range def.Screens {
			for _, q := range screen.Questions {
				if group.only == nil || slices.Contains(group.only, q.ID) {
					lines = append(lines, setting{group.form, q, screen.ID})
				}
			}
		}
	}
	return lines
}

func (s *settings) mode() mode { return choosing }

func (s *settings) take(in Intent, e env) action {
	lines := s.lines(e)
	all := len(e.state.Profile.Treatments) + 1 + len(lines) + 1
	switch in.Kind {
	case Up, Down:
		s.cursor = step(s.cursor, in.Kind, all)
	case Choose:
		if in.N >= 1 && in.N <= all {
			s.cursor = in.N - 1
			return s.open(e, lines)
		}
	case Next:
		return s.open(e, lines)
	case Back:
		return goBack{}
	}
	return nil
}

// open goes to the question of the chosen line; the first lines are the
// treatments and "add a treatment", the last the reminders, a page of their own.
func (s *settings) open(e env, lines []setting) action {
	n := len(e.state.Profile.Treatments)
	if s.cursor <= n {
		return goTo{editTreatment(e, s, s.cursor)}
	}
	if s.cursor == n+1+len(lines) {
		return goTo{newReminding(s)}
	}
	line := lines[s.cursor-n-1]
	return goTo{editAnswers(e, s, line)}
}

func (s *settings) view(e env) views.View {
	p := views.Page{Title: e.say("settings.title"), Lead: e.say("settings.ask"), Cursor: s.cursor, Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.scroll), Words: wordsOf(e.words)}
	for _, t := range e.state.Profile.Treatments {
		p.Choices = append(p.Choices, views.Choice{Label: e.say("settings.treatment", content.Args{"Treatment": e.say("treatment." + subtypeOf(t.Type, t.Subtype))}), Hint: sayDistance(e.words, coach.Day(t.Date), e.day)})
	}
	p.Choices = append(p.Choices, views.Choice{Label: e.say("settings.add_treatment")})
	for _, l := range s.lines(e) {
		p.Choices = append(p.Choices, l.choice(e))
	}
	p.Choices = append(p.Choices, views.Choice{Label: e.say("settings.reminders")})
	return p
}

// choice says a setting and how it is set.
func (l setting) choice(e env) views.Choice {
	values := e.state.Profile.Answers[l.q.ID]
	if len(values) == 0 && (l.form == "looks" || l.form == "reminders") { // the first choice is what holds until one is made
		values = l.q.Choices[:1]
	}
	answer := sayAnswer(e.words, l.form, l.q, values, e.day)
	return views.Choice{Label: e.say("settings." + l.q.ID), Hint: cut(answer, answerCells)}
}

// answerCells is how much of an answer stands beside its setting.
const answerCells = 26

// cut shortens a text to so many cells, marked at its end.
func cut(text string, cells int) string { return ansi.Truncate(text, cells, "…") }

func subtypeOf(typ, subtype string) string {
	if subtype == "" {
		return typ
	}
	return subtype
}

// edit asks one screen of a form again, or a treatment, and saves the profile.
type edit struct {
	form      *form
	treatment int    // index; as many as there are for a new one; -1 for answers
	under     screen // what it came from; nil for More or Today
	done      string // form to mark as finished
	// confirms is set where the facts are confirmed again, next is what is asked
	// after this.
	confirms bool
	next     func(e env) *edit
	sounds   bool // how it sounds was just answered
}

// editAnswers asks the screen of a setting again.
func editAnswers(e env, under screen, line setting) *edit {
	facts := coach.Answers{"first": yesNo(true), "takes_medicines": yesNo(false), "confirm": yesNo(false)} // the check-in asks them once
	return &edit{form: newForm(e, line.form, e.state.Profile.Answers, facts, line.at), treatment: -1, under: under}
}

// editTreatment changes or removes a treatment; past the last one it adds one.
func editTreatment(e env, under *settings, index int) *edit {
	all := e.state.Profile.Treatments
	was, several := coach.Answers{}, false
	if index < len(all) {
		was = treatmentAnswers(all[index])
		several = len(all) > 1
	}
	facts := coach.Answers{"several": yesNo(several)}
	return &edit{form: newForm(e, "treatment", was, facts, "what", "when", "change"), treatment: index, under: under}
}

// newConditions asks the movement conditions before the first session, and goes
// on to it.
func newConditions(e env) *edit {
	return &edit{form: newForm(e, "conditions", e.state.Profile.Answers, nil), treatment: -1, done: "conditions"}
}

// newWishes asks what the patient wants to do again, from Today or from another page.
func newWishes(e env, under screen) *edit {
	return &edit{form: newForm(e, "wishes", e.state.Profile.Answers, nil), treatment: -1, under: under, done: "wishes"}
}

// newConfirm asks whether the health facts and the medicines are still right.
func newConfirm(e env) *edit {
	return &edit{form: newForm(e, "setup", e.state.Profile.Answers, nil, "you"), treatment: -1, next: confirmMedicines}
}

func confirmMedicines(e env) *edit {
	facts := coach.Answers{"first": yesNo(true), "takes_medicines": yesNo(false), "confirm": yesNo(true)}
	return &edit{form: newForm(e, "checkin", e.state.Profile.Answers, facts, "medicines"), treatment: -1, confirms: true}
}

// newSheet records the clinic's own sheet.
func newSheet(e env) *edit {
	thinner, known := e.state.Profile.Facts(e.lib.Facts()).Tick["blood_thinner"]
	facts := coach.Answers{"thinner_fact": yesNo(thinner || !known)}
	return &edit{form: newForm(e, "sheet", e.state.Profile.Answers, facts), treatment: -1, done: "sheet"}
}

func (d *edit) mode() mode { return d.form.mode() }

func (d *edit) take(in Intent, e env) action {
	switch d.form.take(in) {
	case formLeft:
		return d.leave()
	case formFinished:
		d.sounds = d.form.asks("sound")
		p := d.profile(e)
		e.state.Profile = p
		return keep{[]coach.Record{p}, d.then(e)}
	}
	return nil
}

func (d *edit) resounds() bool {
	answered := d.sounds
	d.sounds = false
	return answered
}

func (d *edit) leave() action {
	if d.under != nil {
		return goTo{d.under}
	}
	return goBack{}
}

func (d *edit) then(e env) action {
	if d.next != nil {
		return goTo{d.next(e)}
	}
	if d.done == "conditions" {
		return begin{}
	}
	return d.leave()
}

// profile is the profile with what was answered.
func (d *edit) profile(e env) coach.Profile {
	p := e.state.Profile
	a := d.form.answers
	if d.treatment >= 0 {
		p.Treatments = slices.Clone(p.Treatments)
		switch {
		case d.treatment == len(p.Treatments):
			p.Treatments = append(p.Treatments, treatment(a))
		case a.Has("keep", "remove"):
			p.Treatments = slices.Delete(p.Treatments, d.treatment, d.treatment+1)
		default:
			p.Treatments[d.treatment] = treatment(a)
		}
		return p
	}
	p.Answers = maps.Clone(p.Answers)
	for _, s := range d.form.def.Screens {
		for _, q := range s.Questions {
			delete(p.Answers, q.ID)
			if v, ok := a[q.ID]; ok {
				p.Answers[q.ID] = v
			}
		}
	}
	if d.done != "" {
		p = p.WithDone(d.done)
	}
	if d.confirms {
		p.Confirmed = e.day
	}
	return p
}

func (d *edit) view(e env) views.View {
	p := d.form.page()
	if d.next != nil || d.confirms {
		p.Title, p.At, p.Of = e.say("today.confirm"), 0, 0
	}
	if d.under != nil {
		p.At, p.Of = 0, 0
	}
	if _, ok := d.under.(*settings); ok && d.done == "" {
		p.Title = e.say("settings.title")
	}
	p.Keys = d.form.hints(e.keys)
	return p
}
