package model

import (
	"reflect"
	"slices"

	"backcoach/content"
	"backcoach/model/coach"
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

// sayRungOf says the same of a step by its id.
func sayRungOf(e env, id, what string) string {
	for _, l := range e.lib.Ladders() {
		for _, r := range l.Rungs {
			if r.ID == id {
				return sayRung(e, r, what)
			}
		}
	}
	return e.say("rung." + id + "." + what)
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
