package model

import (
	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// walk is what today asks for in walking and what was walked, with a timer for a
// walk, and a way to tell one afterwards.
type walk struct {
	cursor int
	said   string // what came of the last choice
	stroll *stroll
	under  *relief // what it was begun from; nil for Today
}

func newWalk() *walk { return &walk{} }

// walkScreen shows the walks of the day with a word about what was just done.
func walkScreen(said string) *walk { return &walk{said: said} }

func (w *walk) mode() mode {
	if w.stroll != nil && w.stroll.going {
		return running
	}
	return choosing
}

// walkLine is a line of the screen and what it does.
type walkLine struct {
	choice views.Choice
	act    func(e env) action
}

func (w *walk) lines(e env) []walkLine {
	start := walkLine{
		views.Choice{Label: e.say("walk.start"), Hint: e.say("walk.start_hint"), Mark: views.Open},
		func(e env) action { return reload{setOff{w, w.turns()}} },
	}
	if target := walkTarget(e); !target.Open {
		start.choice.Mark, start.choice.Hint = views.Locked, ""
	}
	lines := []walkLine{start, {
		views.Choice{Label: e.say("walk.log"), Hint: e.say("walk.log_hint"), Mark: views.Open},
		func(e env) action { return goTo{newWalkLog(e, nil)} },
	}}
	for _, told := range recentWalks(e) {
		args := content.Args{"N": told.Minutes, "When": sayDistance(e.words, told.Day, e.day), "Time": at(e, told.Stamp)}
		lines = append(lines, walkLine{
			views.Choice{Label: e.say("walk.entry", args), Hint: e.say("walk.entry_hint"), Mark: views.Done},
			func(e env) action { return goTo{&oneWalk{told: told}} },
		})
	}
	return lines
}

// recentWalks are those of today and yesterday, which can still be corrected here,
// newest first.
func recentWalks(e env) []coach.Entry {
	var told []coach.Entry
	for _, day := range []coach.Day{e.day, e.day.Add(-1)} {
		of := e.state.Walks(day)
		for i := range of {
			told = append(told, of[len(of)-1-i])
		}
	}
	return told
}

func walkTarget(e env) coach.WalkTarget { return e.state.WalkTarget(e.lib, e.now.Wall) }

func (w *walk) take(in Intent, e env) action {
	if w.stroll != nil {
		return w.takeStroll(in, e)
	}
	lines := w.lines(e)
	w.said = ""
	switch in.Kind {
	case Up, Down:
		w.cursor = step(w.cursor, in.Kind, len(lines))
	case Choose:
		if i := lineIndex(in.N, len(lines)); i >= 0 {
			w.cursor = i
			return lines[i].act(e)
		}
	case Next:
		return lines[min(w.cursor, len(lines)-1)].act(e)
	case Back:
		if w.under != nil {
			return goTo{w.under}
		}
		return goToday{}
	}
	return nil
}

func (w *walk) view(e env) views.View {
	if w.stroll != nil {
		return w.stroll.page(e, w)
	}
	lines := w.lines(e)
	target := walkTarget(e)
	p := views.Page{
		Title: e.say("walk.title"), Lead: walkLead(e, target), Body: walkBody(e, target), Cursor: min(w.cursor, len(lines)-1),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.relief, e.keys.scroll), Words: wordsOf(e.words),
	}
	if w.said != "" {
		p.Notice = &views.Notice{Tone: views.Quiet, Head: w.said}
	}
	for i, l := range lines {
		l.choice.Key = choiceKey(i, digitChoices)
		p.Choices = append(p.Choices, l.choice)
	}
	return p
}

// walkLead says the target and how much of it is done.
func walkLead(e env, t coach.WalkTarget) string {
	done := e.state.Walked(e.day)
	switch {
	case t.Minutes > 0 && done >= t.Minutes:
		return e.say("walk.enough", content.Args{"N": done})
	case t.Minutes > 0 && done > 0:
		return e.say("walk.walked", content.Args{"N": t.Minutes, "Done": done})
	case t.Minutes > 0:
		return e.say("walk.today", content.Args{"N": t.Minutes})
	case done > 0:
		return e.say("walk.free", content.Args{"N": done})
	case t.Rests():
		return e.say("walk.rest")
	case t.Open:
		return e.say("walk.house")
	}
	return e.say("walk.none")
}

// sayWalkReason says a reason of the walk with the rule it comes from.
func sayWalkReason(e env, r coach.Reason) string {
	return e.say("walk.why."+r.ID, reasonArgs(e, r)) + " " + e.say("walk.rule", content.Args{"Rule": r.Rule})
}

// walkBody says how to split the walk, why it is as long as it is, and what phase
// and clinic say about walking.
func walkBody(e env, t coach.WalkTarget) []string {
	var body []string
	if t.Minutes > 0 && e.state.Walked(e.day) == 0 { // then it says how much of it is left
		body = append(body, e.say("walk.split", content.Args{"N": t.Times, "Each": t.Each})+" "+e.say("walk.how"))
	}
	for _, r := range t.Reasons {
		body = append(body, sayWalkReason(e, r))
	}
	if t.Open && t.Walk.ID != "" && !t.Walk.Indoors {
		id := "walk.phase"
		if t.Minutes < t.Walk.Most() {
			id = "walk.leads_to"
		}
		body = append(body, e.say(id, content.Args{"Walk": e.say("limit.walk." + t.Walk.ID)}))
	}
	for _, l := range e.state.Limits(e.day) {
		if l.Walk != "" {
			body = append(body, e.say("walk.clinic", content.Args{"Words": l.Walk}))
		}
	}
	return body
}

// walkChoice is the line of Today.
func walkChoice(e env) views.Choice {
	t := walkTarget(e)
	done := e.state.Walked(e.day)
	label := e.say("today.walk.none")
	switch {
	case done > 0 && done >= t.Minutes:
		label = e.say("today.walk.done", content.Args{"N": done})
	case done > 0:
		label = e.say("today.walk.some", content.Args{"Done": done, "Goal": t.Minutes})
	case t.Minutes > 0:
		label = e.say("today.walk.minutes", content.Args{"N": t.Minutes})
	case t.Rests():
		label = e.say("today.walk.rest")
	case t.Open:
		label = e.say("today.walk.house")
	}
	return views.Choice{Label: label}
}

// walkLog asks how long a walk was that is told afterwards, or corrected.
type walkLog struct {
	form *form
	told *coach.Entry // the one to be corrected; nil for a new one
}

func newWalkLog(e env, told *coach.Entry) *walkLog {
	return &walkLog{form: newForm(e, "walk", nil, nil), told: told}
}

func (l *walkLog) mode() mode   { return l.form.mode() }
func (l *walkLog) asked() asker { return l.form.ask }

func (l *walkLog) take(in Intent, e env) action {
	switch l.form.take(in) {
	case formLeft:
		return goTo{newWalk()}
	case formFinished:
		minutes, _ := l.form.answers.Int("minutes") // the form has seen to it that it is a number
		return l.save(e, minutes)
	}
	return nil
}

func (l *walkLog) save(e env, minutes int) action {
	entry := coach.Entry{What: coach.EntryWalk}
	said := e.say("walk.saved", content.Args{"N": minutes})
	if l.told != nil {
		entry, said = *l.told, e.say("walk.changed")
	} else {
		entry.Stamp = e.stamp()
	}
	entry.Minutes = minutes
	return keep{[]coach.Record{entry}, goTo{walkScreen(said)}}
}

func (l *walkLog) view(e env) views.View {
	p := l.form.page()
	p.Keys = l.form.hints(e.keys)
	return p
}

// oneWalk asks what to do about a walk that was told.
type oneWalk struct {
	told   coach.Entry
	cursor int
}

func (o *oneWalk) mode() mode { return choosing }

var oneWalkOptions = []string{"change", "remove", "back"}

func (o *oneWalk) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{newWalk()}
	}
	switch menu(&o.cursor, in, oneWalkOptions) {
	case "change":
		return goTo{newWalkLog(e, &o.told)}
	case "remove":
		gone := o.told
		gone.Minutes = 0
		return keep{[]coach.Record{gone}, goTo{walkScreen(e.say("walk.gone"))}}
	case "back":
		return goTo{newWalk()}
	}
	return nil
}

func (o *oneWalk) view(e env) views.View {
	p := views.Page{
		Title: e.say("walk.title"), Lead: e.say("walk.one.lead", content.Args{"N": o.told.Minutes}), Cursor: o.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	for i, id := range oneWalkOptions {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, len(oneWalkOptions)), Label: e.say("walk.one." + id)})
	}
	return p
}
