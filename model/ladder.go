package model

import (
	"reflect"
	"slices"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
	"backcoach/views"
)

// ladders lists the ways back to daily life, each with the step that one is at.
type ladders struct{ cursor int }

// openLadders shows the list. What the records of the last weeks tell about the
// ladders is remembered for good on the way: they leave the window of what is
// looked at.
func openLadders(e env) action {
	list := goTo{&ladders{}}
	p := e.state.Climbed(e.lib, e.day)
	if e.readOnly || reflect.DeepEqual(p.Climbs, e.state.Profile.Climbs) {
		return list
	}
	return keep{[]coach.Record{p}, list}
}

func (l *ladders) mode() mode { return choosing }

func (l *ladders) take(in Intent, e env) action {
	all := e.state.Ladders(e.lib, e.now.Wall)
	open := func() action {
		if l.cursor >= len(all) {
			return goTo{&liftPage{from: l}}
		}
		return goTo{newOneLadder(all[l.cursor], l)}
	}
	switch in.Kind {
	case Up, Down:
		l.cursor = step(l.cursor, in.Kind, len(all)+1)
	case Choose:
		if i := lineIndex(in.N, len(all)+1); i >= 0 {
			l.cursor = i
			return open()
		}
	case Next:
		return open()
	case Back:
		return goBack{}
	}
	return nil
}

func (l *ladders) view(e env) views.View {
	p := views.Page{
		Title: e.say("ladder.title"), Lead: e.say("ladder.lead"), Body: []string{e.say("ladder.body")}, Cursor: l.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	all := e.state.Ladders(e.lib, e.now.Wall)
	if why, resting := restsAll(all); resting {
		p.Notice = &views.Notice{Tone: views.Quiet, Head: sayWhy(e, why)}
	}
	for i, ladder := range all {
		c := ladderChoice(e, ladder)
		c.Key = choiceKey(i, digitChoices)
		p.Choices = append(p.Choices, c)
	}
	p.Choices = append(p.Choices, views.Choice{Key: choiceKey(len(all), digitChoices), Label: e.say("ladder.lifting_choice")})
	return p
}

// restsAll gives the reason why no ladder is to be climbed today, if it is the same
// for all that were not put aside.
func restsAll(all []coach.Ladder) (coach.Reason, bool) {
	var why coach.Reason
	for _, l := range all {
		switch {
		case l.Off:
		case l.Why.ID == "", why.ID != "" && why.ID != l.Why.ID:
			return coach.Reason{}, false
		default:
			why = l.Why
		}
	}
	return why, why.ID != "" && slices.Contains(forAll, why.ID)
}

// forAll are the reasons that stand against every ladder.
var forAll = []string{"check_first", "emergency_open", "same_day_open", "gently", "not_until", "quiet_day", "pause", "no_treatment"}

func ladderChoice(e env, l coach.Ladder) views.Choice {
	c := views.Choice{Label: e.say("ladder." + l.ID + ".name"), Mark: views.Open}
	now, open := l.Step()
	switch {
	case l.Off:
		c.Mark, c.Hint = views.NoMark, e.say("ladder.off")
	case l.Done:
		c.Mark, c.Hint = views.Done, e.say("ladder.all_done")
	case !open:
		c.Mark, c.Hint = views.Locked, e.say("ladder.none")
	default:
		c.Hint = rungName(e, now.Rung)
	}
	if l.Why.ID != "" && c.Mark == views.Open {
		c.Mark = views.Locked
	}
	return c
}

// rungName names a step, with its weight as the patient weighs.
func rungName(e env, r content.Rung) string { return sayRung(e, r, "name") }

func sayRung(e env, r content.Rung, what string) string {
	return e.say("rung."+r.ID+"."+what, content.Args{"Weight": e.weight(r.LiftKg)})
}

// sayWhy says in a sentence why a step waits.
func sayWhy(e env, r coach.Reason) string { return e.say("ladder.why."+whyID(r), ladderArgs(e, r)) }

// sayWhyShort says it beside the step's name.
func sayWhyShort(e env, r coach.Reason) string {
	return e.say("ladder.why."+whyID(r)+"_short", ladderArgs(e, r))
}

// whyID is the id of a reason's words: a sheet that says nothing may be lifted has
// its own.
func whyID(r coach.Reason) string {
	if r.ID == "lift_sheet" && r.Args["Kg"] == 0.0 {
		return "lift_none"
	}
	return r.ID
}

// ladderArgs puts a reason's arguments into words.
func ladderArgs(e env, r coach.Reason) content.Args {
	args := reasonArgs(e, r)
	if phase, ok := args["Phase"].(string); ok {
		args["Phase"] = e.say("phase." + phase + ".name")
	}
	if move, ok := args["Move"].(string); ok {
		args["What"] = e.say("clinic.move." + move)
	}
	if code, ok := args["Code"].(string); ok {
		args["What"] = e.say("why_not.code." + code)
	}
	for _, kg := range []string{"Kg", "Need"} {
		if n, ok := args[kg].(float64); ok {
			args[kg] = e.weight(n)
		}
	}
	return args
}

// oneLadder lists the steps of a ladder: done, now, and later with why not yet.
type oneLadder struct {
	id     string
	from   *ladders
	cursor int
	said   string // what came of the last choice
}

func newOneLadder(l coach.Ladder, from *ladders) *oneLadder {
	return &oneLadder{id: l.ID, from: from, cursor: max(l.Now, 0)}
}

// ladder finds it as it stands now.
func (o *oneLadder) ladder(e env) coach.Ladder {
	all := e.state.Ladders(e.lib, e.now.Wall)
	return all[slices.IndexFunc(all, func(l coach.Ladder) bool { return l.ID == o.id })]
}

func (o *oneLadder) mode() mode { return choosing }

func (o *oneLadder) take(in Intent, e env) action {
	l := o.ladder(e)
	n := len(l.Steps)
	if !e.readOnly {
		n++ // "not for me"
	}
	o.said = ""
	switch in.Kind {
	case Up, Down:
		o.cursor = step(o.cursor, in.Kind, n)
	case Choose:
		if i := lineIndex(in.N, n); i >= 0 {
			o.cursor = i
			return o.choose(l, e)
		}
	case Next:
		return o.choose(l, e)
	case Back:
		return goTo{o.from}
	}
	return nil
}

func (o *oneLadder) choose(l coach.Ladder, e env) action {
	if o.cursor < len(l.Steps) {
		return goTo{&oneRung{id: l.Steps[o.cursor].ID, from: o, cursor: -1}}
	}
	c := e.state.Profile.Climb(l.ID)
	if c.Off = !l.Off; c.Off {
		o.said = "ladder.off_said"
	}
	return keep{[]coach.Record{e.state.Profile.WithClimb(c)}, goTo{o}}
}

func (o *oneLadder) view(e env) views.View {
	l := o.ladder(e)
	p := views.Page{
		Title: e.say("ladder.title"), Lead: e.say("ladder.steps_lead", content.Args{"Name": e.say("ladder." + l.ID + ".name")}), Cursor: o.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	switch {
	case o.said != "":
		p.Notice = &views.Notice{Tone: views.Quiet, Head: e.say(o.said)}
	case l.Why.ID != "" && l.Why.ID != "off":
		p.Notice = &views.Notice{Tone: views.Quiet, Head: sayWhy(e, l.Why)}
	}
	if slices.ContainsFunc(l.Steps[max(l.Now, 0):], func(s coach.Step) bool { return s.Here }) && !e.readOnly {
		p.Body = []string{e.say("ladder.here_hint")}
	}
	for i := range l.Steps {
		p.Choices = append(p.Choices, stepChoice(e, l, i))
	}
	if !e.readOnly {
		label := e.say("ladder.off_choice")
		if l.Off {
			label = e.say("ladder.on_choice")
		}
		p.Choices = append(p.Choices, views.Choice{Label: label})
	}
	for i := range p.Choices {
		p.Choices[i].Key = choiceKey(i, digitChoices)
	}
	return p
}

func stepChoice(e env, l coach.Ladder, i int) views.Choice {
	s := l.Steps[i]
	c := views.Choice{Label: rungName(e, s.Rung), Mark: views.Locked}
	switch {
	case s.LeftOut && s.Why.ID == "condition":
		c.Hint = e.say("ladder.left_out_short", ladderArgs(e, s.Why))
	case s.Done && s.Why.ID == "":
		c.Mark = views.Done
	case i == l.Now && s.Tried:
		c.Mark, c.Hint = views.Open, e.say("ladder.tried_today")
	case i == l.Now && l.Why.ID != "" && l.Why.ID != "off":
		c.Hint = sayWhyShort(e, l.Why)
	case i == l.Now && l.Goes > 0:
		c.Mark, c.Hint = views.Open, e.say("ladder.step_goes", content.Args{"N": l.Goes})
	case i == l.Now:
		c.Mark, c.Hint = views.Open, e.say("ladder.step_now")
	case s.Why.ID != "next": // that it comes later is seen
		c.Hint = sayWhyShort(e, s.Why)
	}
	if i == l.Now && l.Why.ID != "" && c.Mark == views.Open {
		c.Mark = views.Locked
	}
	return c
}

// oneRung tells how a step is done and what to watch, and, if it is the one of today,
// asks how it went.
type oneRung struct {
	id     string
	from   *oneLadder
	cursor int
}

// stand is how the step stands now, and the reason why it is not to be tried; empty
// if it is.
func (o *oneRung) stand(e env) (coach.Step, coach.Reason) {
	return e.state.Trying(e.lib, e.now.Wall, o.id)
}

// options are how it went, by what it is; of a step that is not the one of now also,
// or only, that it should be.
func (o *oneRung) options(e env) []string {
	s, why := o.stand(e)
	var options []string
	switch {
	case e.readOnly || s.NoLoad && s.Done:
		return nil
	case why.ID == "" && s.NoLoad:
		options = []string{"done_it", notYet}
	case why.ID == "":
		options = []string{"easy", "hard", "hurt"}
	}
	switch {
	case s.Here && s.Done:
		options = append(options, "here_earlier")
	case s.Here: // Enter leads back, as from any step that waits
		options = []string{notYet, "here_later"}
	}
	return options
}

// notYet leads back from a step that is only looked at.
const notYet = "not_yet"

// at is the line of the cursor among the options; -1 where none is preselected.
func (o *oneRung) at(options []string) int {
	if o.cursor < 0 && len(options) > 0 && options[0] == notYet {
		return 0
	}
	return o.cursor
}

// rungFeels are the feels of the options, by what they say about the step.
var rungFeels = map[string]string{"easy": "easy", "hard": "hard", "hurt": "hurt", "done_it": "easy", "here_earlier": "here", "here_later": "here"}

func (o *oneRung) mode() mode { return choosing }

func (o *oneRung) take(in Intent, e env) action {
	options := o.options(e)
	if in.Kind == Back || in.Kind == Next && len(options) == 0 {
		return goTo{o.from}
	}
	o.cursor = o.at(options)
	choice := menu(&o.cursor, in, options)
	switch choice {
	case "":
		return nil
	case notYet:
		return goTo{o.from}
	}
	entry := coach.Entry{Stamp: e.stamp(), What: coach.EntryRung, Of: o.id, Feel: rungFeels[choice]}
	said := "ladder.said_" + entry.Feel
	switch choice {
	case "hurt":
		entry.Else = notSure // until it is answered: leaving in the middle asks for a check
	case "done_it":
		said = "ladder.said_done"
	}
	return tried{entry: entry, said: said, from: o.from}
}

func (o *oneRung) view(e env) views.View {
	s, why := o.stand(e)
	p := views.Page{
		Title: e.say("ladder." + o.from.id + ".name"), Lead: rungName(e, s.Rung), Body: []string{sayRung(e, s.Rung, "how"), sayRung(e, s.Rung, "watch")},
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	p.Body = append(p.Body, sayStep(e, o.from.ladder(e), s, why)...)
	options := o.options(e)
	p.Cursor = o.at(options)
	for i, id := range options {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("ladder." + id)})
	}
	return p
}

// sayStep says how far one is with a step, or why it waits.
func sayStep(e env, l coach.Ladder, s coach.Step, why coach.Reason) []string {
	switch {
	case s.LeftOut && s.Why.ID == "condition":
		return []string{e.say("ladder.left_out", ladderArgs(e, s.Why))}
	case s.NoLoad && s.Done:
		return []string{e.say("ladder.done")}
	case s.NoLoad && why.ID == "":
		return []string{e.say("ladder.once")}
	case s.Tried && why.ID == "":
		return []string{e.say("ladder.told_today")}
	case s.Done && s.Why.ID == "":
		return []string{e.say("ladder.done")}
	case s.Here:
		return []string{sayWhy(e, why), e.say("ladder.here_ask")}
	case s.Why.ID == "next" && why.ID == "next" && l.SetBack:
		return []string{sayWhy(e, why), e.say("ladder.here_wait")}
	case why.ID != "":
		return []string{sayWhy(e, why)}
	}
	return []string{e.say("ladder.goes", content.Args{"N": l.Goes})}
}

// tried files how a step went, if the gate and the step's limits allow it: the state
// is read afresh before.
type tried struct {
	entry coach.Entry
	said  string // what the list says then
	from  *oneLadder
	fresh bool
}

func (a *App) tried(act tried) tea.Cmd {
	if !act.fresh {
		act.fresh = true
		return a.read(act)
	}
	e := a.env()
	if ok, _ := a.mayStart(coach.LadderActivity(a.lib)); !ok { // the list says why
		return a.apply(goTo{act.from})
	}
	if !act.allowed(e) {
		return a.apply(goTo{act.from})
	}
	records := []coach.Record{act.entry}
	act.from.said = act.said
	if act.entry.Feel == "hurt" {
		return a.apply(keep{records, goTo{newRungHurt(e, act.entry, act.from)}})
	}
	return a.apply(keep{records, goTo{act.from}})
}

// allowed tells whether the step may be told of like this as things stand now.
func (act tried) allowed(e env) bool {
	if act.entry.Feel == "here" {
		return e.state.Naming(e.lib, e.now.Wall, act.entry.Of)
	}
	_, why := e.state.Trying(e.lib, e.now.Wall, act.entry.Of)
	return why.ID == ""
}

// rungHurt asks the one thing that is asked of every pain that stops something:
// "anything else with it?" (clinical section N8). Until it is answered it stands for
// "not sure", which asks for a full check (T12).
type rungHurt struct {
	entry coach.Entry
	from  *oneLadder
	pick  *pickOne
}

func newRungHurt(e env, entry coach.Entry, from *oneLadder) *rungHurt {
	return &rungHurt{entry, from, newPickOne([]string{"something", "nothing", notSure}, func(id string) string { return e.say("form.hurt.else." + id) }, nil)}
}

func (r *rungHurt) mode() mode   { return choosing }
func (r *rungHurt) asked() asker { return r.pick }

func (r *rungHurt) take(in Intent, e env) action {
	if !r.pick.take(in) { // there is no way back behind it
		return nil
	}
	r.entry.Else = r.pick.values()[0]
	records := []coach.Record{r.entry}
	if r.entry.Else == "nothing" {
		return keep{records, goTo{newMessage(e, "ladder_hurt", nil)}}
	}
	due := coach.Due{Trigger: "T12", Form: triage.Form{Kind: "full"}, Since: r.entry.At}
	return keep{records, openCheck{due: &due, itself: true}}
}

func (r *rungHurt) view(e env) views.View {
	p := views.Page{
		Title: e.say("ladder.hurt_title"), Lead: e.say("form.hurt.else.ask"), Body: []string{e.say("form.hurt.else.help")},
		Keys: hints(e.keys.up, e.keys.next, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	r.pick.draw(&p)
	return p
}

// liftPage is the advice on lifting and sudden movements, with what holds now
// (clinical sections I and D).
type liftPage struct{ from screen }

func (l *liftPage) mode() mode { return choosing }

func (l *liftPage) take(in Intent, _ env) action {
	if in.Kind == Next || in.Kind == Back {
		return goTo{l.from}
	}
	return nil
}

func (l *liftPage) view(e env) views.View {
	v := views.Day{Title: e.say("lift_page.title"), Keys: hints(e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words)}
	if lines := liftLimits(e); len(lines) > 0 {
		v.Sections = append(v.Sections, views.Section{Head: e.say("lift_page.limits"), Lines: lines})
	}
	for _, id := range []string{"lift", "sudden"} {
		v.Sections = append(v.Sections, views.Section{Head: e.say("lift_page.head." + id), Lines: e.words.List("lift_page." + id)})
	}
	return v
}

// liftLimits are what the phase, the clinic and its sheet say about lifting now.
func liftLimits(e env) []string {
	stand, ok := e.state.Stand(e.lib, e.day)
	if !ok {
		return nil
	}
	lines := []string{sayLift(e, stand.Phase.Limits)}
	most, _ := stand.Phase.Limits.Lift()
	if kg, ok := e.state.SheetLift(e.day); ok && kg != most {
		lines = append(lines, e.say("lift_page.sheet", content.Args{"Weight": e.weight(kg)}))
	}
	if e.state.NoBending(e.lib, e.day) {
		lines = append(lines, e.say("lift_page.blt"))
	}
	return lines
}
