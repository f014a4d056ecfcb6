package model

import (
	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// sports lists swimming, yoga, cycling and the like: from when on each is fine, and what
// was done lately.
type sports struct {
	under  screen
	cursor int
	said   string // what came of the last choice
}

func newSports(under screen) *sports { return &sports{under: under} }

// toldSports is how many of the last ones stand below the list.
const toldSports = 3

func (s *sports) mode() mode { return choosing }

func (s *sports) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{s.under}
	}
	lines := s.lines(e)
	if in.Kind != Nothing {
		s.said = ""
	}
	return takeLine(&s.cursor, in, counted(lines), e)
}

func (s *sports) lines(e env) []dayStep {
	var lines []dayStep
	for i, on := range e.state.SportsNow(e.lib, e.now.Wall) {
		c := views.Choice{Label: e.say("sport." + on.ID + ".name"), Hint: e.say("sport.now"), Mark: views.Open}
		switch {
		case on.Why.ID != "":
			c.Mark, c.Hint = views.Locked, waitsShort(e, on.Why, on.From)
		case on.Own:
			c.Hint = ""
		}
		lines = append(lines, dayStep{choice: c, act: func(env) action {
			s.cursor = i
			return goTo{&oneSport{id: on.ID, from: s}}
		}})
	}
	if e.readOnly {
		return lines
	}
	told := e.state.Logged(coach.EntrySport, "")
	for _, entry := range told[:min(len(told), toldSports)] {
		args := content.Args{"Name": sportName(e, entry), "N": entry.Minutes, "When": sayDistance(e.words, entry.Day, e.day)}
		c := views.Choice{Label: e.say("sport.entry", args), Hint: e.say("sport.feel." + entry.Feel), Mark: views.Done}
		lines = append(lines, dayStep{choice: c, act: func(env) action { return goTo{&toldSport{entry: entry, from: s, cursor: 1}} }})
	}
	return lines
}

// sportName is what a sport is called: one that the patient named by that name.
func sportName(e env, entry coach.Entry) string {
	if sport, ok := e.lib.Sport(entry.Of); entry.Name != "" && (!ok || sport.Own) {
		return entry.Name
	}
	return e.say("sport." + entry.Of + ".name")
}

func (s *sports) view(e env) views.View {
	p := linesPage(e, e.say("sport.title"), e.say("sport.lead"), &s.cursor, s.lines(e))
	p.Body = []string{e.say("sport.body")}
	return quietly(p, s.said)
}

// oneSport says from when on a sport is fine and how to begin, and lets it be begun, or
// told: what was done can be told whatever the limits say.
type oneSport struct {
	id     string
	from   *sports
	cursor int
	going  bool
}

func (o *oneSport) mode() mode { return choosing }

// options are what can be done about it: beginning only where nothing is known against
// it. What stands first is what Enter takes.
func (o *oneSport) options(e env, on coach.SportStand) []string {
	switch {
	case e.readOnly:
		return []string{"back"}
	case o.going:
		return []string{"done", "not_now"}
	case on.Why.ID != "":
		return []string{"back", "log"}
	}
	return []string{"start", "log", "back"}
}

func (o *oneSport) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{o.from}
	}
	on, _ := e.state.SportNow(e.lib, e.now.Wall, o.id)
	switch menu(&o.cursor, in, o.options(e, on)) {
	case "start":
		return reload{sportStart{o}}
	case "log", "done":
		return goTo{newSportLog(e, o)}
	case "back", "not_now":
		return goTo{o.from}
	}
	return nil
}

// sportStart lets a sport begin, if the gate and its own limits allow it.
func (a *App) sportStart(act sportStart) tea.Cmd {
	e := a.env()
	if ok, reason := a.mayStart(coach.SportActivity(a.lib)); !ok {
		return a.apply(goTo{newMessage(e, "why."+reason.ID, reasonArgs(e, reason))})
	}
	if on, ok := a.state.SportNow(a.lib, e.now.Wall, act.page.id); !ok || on.Why.ID != "" {
		return a.apply(goTo{act.page}) // it says why
	}
	act.page.going, act.page.cursor = true, 0
	return a.apply(goTo{act.page})
}

func (o *oneSport) view(e env) views.View {
	on, _ := e.state.SportNow(e.lib, e.now.Wall, o.id)
	p := views.Page{
		Title: e.say("sport.title"), Lead: e.say("sport." + o.id + ".name"), Words: wordsOf(e.words),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll),
	}
	switch {
	case o.going:
		p.Lead, p.Body = e.say("sport.go"), e.words.List("sport.go_body")
	case on.Why.ID != "":
		p.Body = waitsSaid(e, on.Why, on.From)
	default:
		p.Body = []string{e.say("sport." + o.id + ".how")}
		if !on.Own {
			p.Body = append(p.Body, e.say("sport.allowed"))
		}
		if on.Asks && !on.Own {
			p.Body = append(p.Body, e.say("sport.ask"))
		}
	}
	if on.Skips && !o.going {
		p.Body = append(p.Body, e.say("sport.skip"))
	}
	options := o.options(e, on)
	p.Cursor = min(o.cursor, len(options)-1)
	for i, id := range options {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, len(options)), Label: e.say("sport." + id)})
	}
	return p
}

// sportLog asks how long it was and how the back took it.
type sportLog struct {
	form *form
	page *oneSport
}

func newSportLog(e env, page *oneSport) *sportLog {
	own := "no"
	if sport, _ := e.lib.Sport(page.id); sport.Own {
		own = "yes"
	}
	return &sportLog{newForm(e, "sport", nil, coach.Answers{"own": {own}}), page}
}

func (l *sportLog) mode() mode   { return l.form.mode() }
func (l *sportLog) asked() asker { return l.form.ask }

func (l *sportLog) take(in Intent, e env) action {
	switch l.form.take(in) {
	case formLeft:
		return goTo{l.page}
	case formFinished:
		return l.save(e)
	}
	return nil
}

// save files it at once; of one that hurt one thing more is asked, and until that is
// answered it stands for "not sure".
func (l *sportLog) save(e env) action {
	a, list := l.form.answers, l.page.from
	minutes, ok := a.Int("other")
	if !ok {
		minutes, _ = a.Int("minutes")
	}
	entry := coach.Entry{Stamp: e.stamp(), What: coach.EntrySport, Of: l.page.id, Name: a.First("name"), Minutes: minutes, Feel: a.First("feel")}
	if entry.Feel == "hurt" {
		entry.Else = notSure
		return keep{[]coach.Record{entry}, goTo{newHurtElse(e, entry, "sport")}}
	}
	list.said = e.say("sport.saved", content.Args{"N": minutes})
	if why, _ := e.state.SportOn(e.lib, e.day, l.page.id); why.Why.ID != "" {
		list.said = e.say("sport.early", content.Args{"Why": sayWhy(e, why.Why)})
	}
	return keep{[]coach.Record{entry}, goTo{list}}
}

func (l *sportLog) view(e env) views.View {
	p := l.form.page()
	p.Keys = l.form.hints(e.keys)
	return p
}

// toldSport asks what to do about one that was told. One that hurt stays: what came with
// it may have to be checked.
type toldSport struct {
	entry  coach.Entry
	from   *sports
	cursor int
}

func (t *toldSport) options() []string {
	if t.entry.Feel == "hurt" {
		return []string{"back"}
	}
	return []string{"remove", "back"}
}

func (t *toldSport) mode() mode { return choosing }

func (t *toldSport) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{t.from}
	}
	switch menu(&t.cursor, in, t.options()) {
	case "remove":
		gone := t.entry
		gone.Of = ""
		t.from.said = e.say("sport.gone")
		return keep{[]coach.Record{gone}, goTo{t.from}}
	case "back":
		return goTo{t.from}
	}
	return nil
}

func (t *toldSport) view(e env) views.View {
	options := t.options()
	p := views.Page{
		Title: e.say("sport.title"), Lead: e.say("sport.one.lead", content.Args{"Name": sportName(e, t.entry)}), Cursor: min(t.cursor, len(options)-1),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	for i, id := range options {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, len(options)), Label: e.say("sport.one." + id)})
	}
	return p
}
