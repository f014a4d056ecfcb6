package model

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// flareStep is the flare plan on Today: to be read on a bad day, to be written on a
// good one.
func flareStep(e env) []dayStep {
	say := func(id string) views.Choice {
		return views.Choice{Label: e.say("flare." + id), Hint: e.say("flare." + id + "_hint"), Mark: views.Open}
	}
	switch {
	case isBad(e):
		return []dayStep{{id: "flare", choice: say("today"), act: openFlarePlan}}
	case !firstDays(e) && e.state.OffersFlarePlan(e.lib, e.now.Wall, e.plan()): // the sheet first: one form a day is enough (clinical section N1)
		return []dayStep{{id: "flare", choice: say("offer"), act: func(e env) action { return goTo{newFlareForm(e, nil)} }}}
	}
	return nil
}

func isBad(e env) bool { return e.state.Bad(e.day, e.plan()) }

// flareForm writes the plan. Leaving it is no refusal: it is offered again in a week.
type flareForm struct {
	form *form
	from *flarePlan // nil where it was offered on Today
}

func newFlareForm(e env, from *flarePlan) *flareForm {
	f := newForm(e, "flare", e.state.Profile.Answers, nil)
	if !e.state.Profile.Finished("flare") {
		f.skipAnswered() // it was left in the middle
	}
	return &flareForm{f, from}
}

func (f *flareForm) mode() mode   { return f.form.mode() }
func (f *flareForm) asked() asker { return f.form.ask }

func (f *flareForm) take(in Intent, e env) action {
	switch f.form.take(in) {
	case formLeft:
		if e.state.Profile.Finished("flare") {
			return openFlarePlan(e)
		}
		p := f.told(e)
		p.Answers[coach.FlareLeft] = []string{string(e.day)}
		if f.from != nil {
			return keep{[]coach.Record{p}, f.then(e, goTo{f.from})}
		}
		return keep{[]coach.Record{p}, f.then(e, goToday{})}
	case formAnswered, formScreen:
		if !e.state.Profile.Finished("flare") { // a plan that is changed stays whole until its last answer
			return keep{[]coach.Record{f.told(e)}, f.then(e, nil)}
		}
	case formFinished:
		return keep{[]coach.Record{f.told(e).WithDone("flare")}, f.then(e, goTo{&flarePlan{cursor: -1, written: true}})}
	}
	return nil
}

// told is the profile with the answers so far.
func (f *flareForm) told(e env) coach.Profile {
	p := e.state.Profile
	p.Answers = maps.Clone(p.Answers)
	if p.Answers == nil {
		p.Answers = coach.Answers{}
	}
	for _, s := range f.form.def.Screens {
		for _, q := range s.Questions {
			delete(p.Answers, q.ID)
			if v, ok := f.form.answers[q.ID]; ok {
				p.Answers[q.ID] = v
			}
		}
	}
	return p
}

// then is what follows an answer that is kept; dark words in what was just written open
// the mood page, as in any note.
func (f *flareForm) then(e env, next action) action {
	for _, id := range []string{"flare_note", "flare_other"} {
		text := f.form.answers.First(id)
		if _, dark := e.words.Despair(text); dark && text != e.state.Profile.Answers.First(id) {
			return askDark(e)
		}
	}
	return next
}

func (f *flareForm) view(e env) views.View {
	p := f.form.page()
	p.Keys = f.form.hints(e.keys)
	return p
}

// flarePlan is the plan for a bad day, in the six steps of clinical section F, with
// the patient's own answers where there are any. It is reading, which nothing locks;
// what a warning result closes is left out of it.
type flarePlan struct {
	flares  []coach.Flare
	cursor  int
	written bool   // just now
	under   screen // what it was opened from; nil for Today
}

func openFlarePlan(env) action { return goTo{&flarePlan{cursor: -1}} }

// allDays is longer than anybody keeps a diary.
const allDays = 365 * 50

// load reads the whole history: it tells how earlier flares went.
func (p *flarePlan) load(e env, store Store) tea.Cmd {
	return historyCmd(store, e.day.Add(-allDays), e.day)
}

func (p *flarePlan) receive(msg tea.Msg, e env) action {
	if m, ok := msg.(historyMsg); ok && m.err == nil { // without a history the plan is still good
		p.flares = coach.Flares(m.days, e.state.Profile.UsualAtSetup())
	}
	return nil
}

func (p *flarePlan) mode() mode { return choosing }

func (p *flarePlan) options(e env) []string {
	write := "write"
	if e.state.Profile.Finished("flare") {
		write = "change"
	}
	if e.readOnly {
		return []string{"today"}
	}
	return []string{"check", write, "today"}
}

func (p *flarePlan) take(in Intent, e env) action {
	if in.Kind == Back && p.under != nil {
		return goTo{p.under}
	}
	if in.Kind == Back {
		return goBack{}
	}
	switch menu(&p.cursor, in, p.options(e)) {
	case "check":
		return openCheck{}
	case "write", "change":
		return goTo{newFlareForm(e, p)}
	case "today":
		return goToday{}
	}
	return nil
}

func (p *flarePlan) view(e env) views.View {
	v := views.Advice{
		Title: e.say("flare.title"), Headline: e.say("flare.lead"), Cursor: p.cursor, Notice: p.notice(e), Sections: p.sections(e),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.relief, e.keys.scroll), Words: wordsOf(e.words),
	}
	switch {
	case p.written:
		v.Headline = e.say("flare.saved")
	case isBad(e):
		v.Headline = e.say("flare.lead_bad")
	}
	if said := sayFlares(e, p.flares); said != "" {
		v.Headline += " " + said
	}
	if !e.state.Profile.Finished("flare") {
		v.Foot = e.say("flare.general")
	}
	for i, id := range p.options(e) {
		v.Choices = append(v.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("flare.choice." + id)})
	}
	return v
}

// notice is what is more than a flare: a warning that is open, or flares that the
// team should hear of.
func (p *flarePlan) notice(e env) *views.Notice {
	days, lasting := coach.Lasting(p.flares, e.day)
	switch {
	case !mayDo(e, "walk"):
		return &views.Notice{Tone: views.Caution, Head: e.say("flare.locked")}
	case coach.OftenFlaring(p.flares, e.day):
		return &views.Notice{Tone: views.Caution, Head: e.say("flare.often")}
	case lasting:
		return &views.Notice{Tone: views.Caution, Head: e.say("flare.lasting", content.Args{"N": days})}
	}
	return nil
}

// mayDo tells whether a warning result or a due check leaves an activity open, as
// the gate sees it.
func mayDo(e env, id string) bool {
	for _, a := range e.lib.Activities() {
		if a.ID == id {
			ok, _ := coach.MayStart(coach.ActivityOf(a), e.state.OpenChecks(), e.state.DueChecks(e.lib.Triggers(), e.now.Wall), e.now.Wall)
			return ok
		}
	}
	return false
}

func (p *flarePlan) sections(e env) []views.Section {
	a := e.state.Profile.Answers
	var all []views.Section
	add := func(id string, lines ...string) {
		if len(lines) > 0 {
			all = append(all, views.Section{Head: e.say("flare.head." + id), Lines: lines})
		}
	}
	locked := ""
	if !mayDo(e, "walk") {
		locked = "_locked"
	}
	if note := a.First("flare_note"); note != "" { // what one told oneself comes before what a program says
		add("note", note)
	}
	add("check", checked(e))
	add("ease", easing(e)...)
	half := []string{e.say("flare.half" + locked)}
	if shorter := a.First("flare_shorter"); shorter != "" && locked == "" {
		half = append(half, shorterWords(e, shorter))
	}
	add("half", half...)
	add("breathe", e.say("flare.breathe"))
	add("restart", p.restart(e, locked))
	add("call", calling(e)...)
	return all
}

// shorterWords say what the patient calls enough on a bad day, or that this one has no
// exercises at all for pain.
func shorterWords(e env, wish string) string {
	if plan := e.plan(); isBad(e) && len(plan.Routine) == 0 && e.words.Has("flare.none."+plan.WhyNone().ID) {
		return e.say("flare.none." + plan.WhyNone().ID)
	}
	return e.say("flare.shorter." + wish)
}

// checked is the first step: the warning check, or that it was made today and gave no
// warning answer.
func checked(e env) string {
	if checkStep(e).choice.Mark == views.Done && mayDo(e, "walk") {
		return e.say("flare.checked")
	}
	return e.say("flare.check")
}

// restart says when to begin again: on the third day of the flare that lasts.
func (p *flarePlan) restart(e env, locked string) string {
	said := e.say("flare.restart" + locked)
	if n := len(p.flares); n > 0 && locked == "" && p.flares[n-1].Lasts {
		if third := p.flares[n-1].From.Add(2); third > e.day {
			return e.say("flare.restart_on", content.Args{"Day": SayDate(e.words, third)}) + " " + said
		}
	}
	return said
}

// easing is what eases: what the patient said, as far as limits and conditions allow
// it now, else what eases most people (clinical section H).
func easing(e env) []string {
	a := e.state.Profile.Answers
	helped := a["flare_helped"]
	var lines []string
	if told := helpedWords(e, helped); told != "" {
		lines = append(lines, e.say("flare.helped", content.Args{"What": told}))
	}
	own := places(e, helped)
	if len(own) == 0 {
		own = places(e, []string{"rest_90", "side_pillow"})
	}
	if len(own) > 0 && mayDo(e, "ease_position") {
		lines = append(lines, e.say("flare.ease", content.Args{"What": eitherOf(e, own)}))
	}
	for _, id := range []string{"heat", "cold"} {
		if (a.Has("flare_helped", id) || !e.state.Profile.Finished("flare")) && mayDo(e, id) {
			lines = append(lines, e.say("flare."+id))
		}
	}
	return lines
}

// helpedWords are what else helped, as part of a sentence.
func helpedWords(e env, helped []string) string {
	var said []string
	for _, id := range helped {
		switch id {
		case "breathing":
			said = append(said, e.say("flare.said.breathing"))
		case "short_walk":
			if mayDo(e, "walk") {
				said = append(said, e.say("flare.said.short_walk"))
			}
		case "other":
			if other := e.state.Profile.Answers.First("flare_other"); other != "" {
				said = append(said, other)
			}
		}
	}
	return strings.Join(said, ", ")
}

// places are the positions of ease that may be taken now. Two of them are exercises,
// which phase, conditions and the clinic may be against.
func places(e env, ids []string) []string {
	var said []string
	for _, id := range ids {
		if !e.words.Has("flare.place." + id) {
			continue
		}
		if _, exercise := e.lib.Exercise(id); exercise && !fitsNow(e, id) {
			continue
		}
		said = append(said, e.say("flare.place."+id))
	}
	return said
}

// patientKnows are the reasons against an exercise that a position which helped
// before outweighs: where one can lie down, what is at home, what was not asked yet.
var patientKnows = []string{"", "surface", "equipment", "excluded", "unasked"}

// fitsNow tells whether an exercise may be done today as far as the body goes.
func fitsNow(e env, id string) bool {
	for _, o := range e.state.Offers(e.lib, e.day) {
		if o.Planned.Exercise == id {
			return slices.Contains(patientKnows, o.Why.ID)
		}
	}
	return false
}

// eitherOf joins several with an "or" before the last.
func eitherOf(e env, all []string) string {
	said := all[0]
	for _, more := range all[1:] {
		said = e.say("flare.or", content.Args{"First": said, "Last": more})
	}
	return said
}

// calling says whom to call, the patient's own choice first.
func calling(e env) []string {
	who := e.state.Profile.Answers.First("flare_call")
	if who == "" {
		who = "clinic"
	}
	lines := []string{e.say("flare.call", content.Args{"Who": e.say("flare.who." + who)})}
	if name := e.state.Profile.Answers.First("flare_call_who"); name != "" {
		lines = append(lines, e.say("flare.who_first", content.Args{"Who": name}))
	}
	if phones := clinicPhones(e); len(phones) > 0 {
		lines = append(lines, numberLine(phones))
	}
	return lines
}

// sayFlares says in how many days the last flares settled; "" if there were none.
func sayFlares(e env, flares []coach.Flare) string {
	switch d := coach.SettledIn(flares, 3); len(d) {
	case 1:
		return e.say("flare.history.one", content.Args{"N": d[0]})
	case 2:
		return e.say("flare.history.two", content.Args{"A": d[0], "B": d[1]})
	case 3:
		return e.say("flare.history.three", content.Args{"A": d[0], "B": d[1], "C": d[2]})
	}
	return ""
}
