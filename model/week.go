package model

import (
	"slices"
	"strconv"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// careLines are the quieter lines of Today that tell what was done for the back:
// today's walk, and the week.
func careLines(e env) []dayStep {
	if e.readOnly || !e.state.Profile.Finished("setup") {
		return nil
	}
	return []dayStep{
		{id: "walk", choice: walkChoice(e), act: func(env) action { return goTo{newWalk()} }},
		{id: "week", choice: views.Choice{Label: weekLine(e)}, act: func(env) action { return goTo{&week{}} }},
	}
}

// weekLine is the week in one sentence.
func weekLine(e env) string {
	w := weekOf(e)
	if w.Back {
		return e.say("week.line.back")
	}
	return sayWeek(e, "week.line", w)
}

func weekOf(e env) coach.Week { return e.state.Week(e.lib, e.now.Wall) }

// sayWeek says on how many days the back was looked after: of how many, as long as
// these are not reached, and of none without a number.
func sayWeek(e env, id string, w coach.Week) string {
	done, goal := w.Done(coach.AimDays), w.Goals[coach.AimDays]
	switch {
	case done == 0:
		return e.say(id + ".none")
	case done < goal:
		return e.say(id+".some", content.Args{"N": done, "Done": done, "Goal": goal})
	}
	return e.say(id+".full", content.Args{"N": done})
}

// week looks back on the last seven days and takes the therapy appointments that
// were attended.
type week struct {
	cursor int
	said   string
}

func (w *week) mode() mode { return choosing }

// weekOptions are the choices of the page.
var weekOptions = []string{"today", "yesterday", "goals", "wishes"}

func (w *week) take(in Intent, e env) action {
	if in.Kind == Back {
		return goToday{}
	}
	option := menu(&w.cursor, in, weekOptions)
	w.said = ""
	switch option {
	case "today":
		w.cursor = 0
		return w.tick(e, e.day)
	case "yesterday":
		w.cursor = 1
		return w.tick(e, e.day.Add(-1))
	case "goals":
		return goTo{&weekGoals{}}
	case "wishes":
		return goTo{newWishes(e, w)}
	}
	return nil
}

// tick notes a therapy appointment, or takes it back.
func (w *week) tick(e env, day coach.Day) action {
	if told, ok := e.state.Therapy(day); ok {
		told.Of = ""
		w.said = e.say("week.gone")
		return keep{[]coach.Record{told}, nil}
	}
	w.said = e.say("week.noted")
	return keep{[]coach.Record{coach.Attended(e.stamp(), day)}, nil}
}

func (w *week) view(e env) views.View {
	now := weekOf(e)
	p := views.Page{
		Title: e.say("week.title"), Lead: sayWeek(e, "week.lead", now), Cursor: w.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	switch {
	case w.said != "":
		p.Notice = &views.Notice{Tone: views.Quiet, Head: w.said}
	case now.Back:
		p.Notice = &views.Notice{Tone: views.Good, Head: e.say("week.back")}
	}
	if aims := sayAims(e, now); len(aims) > 0 {
		p.Body = append(p.Body, joined(aims...))
	}
	if n := now.Rested(); n > 0 {
		p.Body = append(p.Body, e.say("week.rested", content.Args{"N": n}))
	}
	for i, id := range weekOptions {
		c := views.Choice{Key: choiceKey(i, len(weekOptions))}
		switch id {
		case "goals":
			c.Label, c.Hint = e.say("week.goals"), e.say("week.goals_hint")
		case "wishes":
			c.Label = e.say("week.wishes")
		default:
			c.Label, c.Mark = e.say("week.therapy."+id), views.Open
			if _, ok := e.state.Therapy(e.day.Add(-i)); ok {
				c.Mark = views.Done
			}
		}
		p.Choices = append(p.Choices, c)
	}
	return p
}

// sayAims says each aim; of one that has not begun only where it leads to.
func sayAims(e env, w coach.Week) []string {
	var said []string
	for _, aim := range coach.Aims()[1:] { // of the days the lead speaks
		goal, done := w.Goals[aim], w.Done(aim)
		id := "week.aim."
		if done == 0 {
			id = "week.aim_first."
		}
		if goal > 0 {
			said = append(said, e.say(id+string(aim), content.Args{"Done": min(done, goal), "Goal": goal}))
		}
	}
	return said
}

// weekGoals sets the goals of the week: the arrows make one more or less, and a line
// that is chosen asks for the number.
type weekGoals struct {
	cursor int
	asks   coach.Aim // whose number is asked for; "" for none
	number *rate
}

func (g *weekGoals) mode() mode { return choosing }

func (g *weekGoals) asked() asker {
	if g.asks == "" {
		return nil
	}
	return g.number
}

// options are the aims that there are in this phase, and the way back.
func (g *weekGoals) options(w coach.Week) []string {
	var ids []string
	for _, aim := range coach.Aims() {
		if w.Suggested[aim] > 0 {
			ids = append(ids, string(aim))
		}
	}
	return append(ids, "back")
}

func (g *weekGoals) take(in Intent, e env) action {
	w := weekOf(e)
	if w.Suggested[g.asks] == 0 { // the day, and with it the aims, may have changed meanwhile
		g.asks = ""
	}
	if g.asks != "" {
		return g.takeNumber(in, e)
	}
	if in.Kind == Back {
		return goTo{&week{}}
	}
	options := g.options(w)
	g.cursor = min(g.cursor, len(options)-1)
	if aim, by := coach.Aim(options[g.cursor]), map[IntentKind]int{Left: -1, Right: 1}[in.Kind]; by != 0 {
		if n := w.Goals[aim] + by; n >= 1 && n <= w.Suggested[aim] {
			return keep{[]coach.Record{e.state.Profile.WithGoal(aim, n)}, nil}
		}
		return nil
	}
	switch option := menu(&g.cursor, in, options); option {
	case "":
	case "back":
		return goTo{&week{}}
	default:
		g.cursor = slices.Index(options, option)
		g.ask(coach.Aim(option), w, e)
	}
	return nil
}

// ask asks for the number of an aim, with the one that holds under the marker: no
// more than the phase suggests.
func (g *weekGoals) ask(aim coach.Aim, w coach.Week, e env) {
	q := content.Question{ID: string(aim), Kind: "scale", Min: 1, Max: w.Suggested[aim]}
	say := func(id string) string {
		if id == "scale.range" {
			return e.say(id, content.Args{"Min": q.Min, "Max": q.Max})
		}
		return e.say("week.goal." + id)
	}
	g.asks, g.number = aim, newRate(q, say, []string{strconv.Itoa(w.Goals[aim])})
}

func (g *weekGoals) takeNumber(in Intent, e env) action {
	aim := g.asks
	switch {
	case in.Kind == Back:
		g.asks = ""
	case g.number.take(in):
		g.asks = ""
		return keep{[]coach.Record{e.state.Profile.WithGoal(aim, g.number.value)}, nil}
	}
	return nil
}

func (g *weekGoals) view(e env) views.View {
	w := weekOf(e)
	p := views.Page{
		Title: e.say("week.goal.title"), Lead: e.say("week.goal.lead"), Body: []string{e.say("week.goal.body")}, Cursor: g.cursor,
		Keys: hints(e.keys.up, e.keys.left, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if g.asks != "" && w.Suggested[g.asks] > 0 {
		p.Lead, p.Body = e.say("week.goal.ask."+string(g.asks)), nil
		p.Keys = hints(e.keys.left, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll)
		g.number.draw(&p)
		return p
	}
	options := g.options(w)
	for i, id := range options {
		c := views.Choice{Key: choiceKey(i, len(options)), Label: e.say("week.goal."+id, content.Args{"Goal": w.Goals[coach.Aim(id)]})}
		if id != "back" {
			c.Hint = e.say("week.goal.suggested", content.Args{"Goal": w.Suggested[coach.Aim(id)]})
		}
		p.Choices = append(p.Choices, c)
	}
	return p
}

// diarySections tell of a day in the history which walks and appointments it had.
func diarySections(e env, r coach.DayRecords) []views.Section {
	var all []views.Section
	day := coach.State{Entries: r.Entries}
	for _, walk := range day.Walks(r.Day) {
		s := views.Section{Head: e.say("history.head_walk", content.Args{"Time": at(e, walk.Stamp)}), Lines: []string{e.say("history.walked", content.Args{"N": walk.Minutes})}}
		if walk.Feel == "hurt" {
			s.Lines = append(s.Lines, e.say("history.walk_hurt"))
		}
		all = append(all, s)
	}
	if _, ok := day.Therapy(r.Day); ok {
		all = append(all, views.Section{Head: e.say("history.therapy")})
	}
	return all
}
