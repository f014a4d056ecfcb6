package model

import (
	"slices"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// fearAdd chooses a movement for the list: a step of a ladder that phase, conditions and
// clinic allow, or one in the patient's own words.
type fearAdd struct {
	from   *fearPage
	ladder string // whose steps are shown; "" for the ladders
	cursor int
	said   string // why the chosen one cannot be
}

// fearLine is one line to choose.
type fearLine struct {
	choice views.Choice
	act    func() action
}

func (f *fearAdd) mode() mode { return choosing }

func (f *fearAdd) take(in Intent, e env) action {
	lines := f.lines(e)
	if in.Kind == Back && f.ladder == "" {
		return goTo{f.from}
	}
	f.said = ""
	switch in.Kind {
	case Up, Down:
		f.cursor = step(f.cursor, in.Kind, len(lines))
	case Choose:
		if i := lineIndex(in.N, len(lines)); i >= 0 {
			f.cursor = i
			return lines[i].act()
		}
	case Next:
		return lines[min(f.cursor, len(lines)-1)].act()
	case Back:
		return goTo{&fearAdd{from: f.from}}
	}
	return nil
}

func (f *fearAdd) lines(e env) []fearLine {
	var lines []fearLine
	for _, l := range e.state.Ladders(e.lib, e.now.Wall) {
		switch {
		case l.Off:
		case f.ladder == "":
			lines = append(lines, fearLine{views.Choice{Label: e.say("ladder." + l.ID + ".name")}, func() action { return goTo{&fearAdd{from: f.from, ladder: l.ID}} }})
		case f.ladder == l.ID:
			for _, s := range l.Steps {
				lines = append(lines, f.rung(e, s))
			}
		}
	}
	if f.ladder == "" {
		own := fearLine{views.Choice{Label: e.say("fear.add_own")}, func() action { return goTo{newFearRate(e, coach.Feared{}, f.from)} }}
		lines = append(lines, own)
	}
	return lines
}

// rung is a step of a ladder. That another step comes first is no reason against putting
// it on the list.
func (f *fearAdd) rung(e env, s coach.Step) fearLine {
	l := fearLine{choice: views.Choice{Label: sayRungOf(e, s.ID, "name")}}
	move := coach.Feared{Rung: s.ID}
	_, listed := fearedNow(e, move)
	switch {
	case listed:
		l.choice.Mark, l.act = views.Ticked, func() action { return goTo{&fearMove{move: move, from: f.from}} }
	case s.Why.ID != "" && s.Why.ID != "next":
		l.choice.Mark, l.choice.Hint = views.Locked, sayFearWhy(e, s.Why, "_short")
		l.act = func() action { f.said = sayFearWhy(e, s.Why, ""); return nil }
	default:
		l.choice.Mark, l.act = views.Open, func() action { return goTo{newFearRate(e, move, f.from)} }
	}
	return l
}

func (f *fearAdd) view(e env) views.View {
	p := views.Page{
		Title: e.say("fear.title"), Lead: e.say("fear.add_lead"), Cursor: f.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if f.ladder != "" {
		p.Lead = e.say("fear.add_steps", content.Args{"Name": e.say("ladder." + f.ladder + ".name")})
	}
	if f.said != "" {
		p.Notice = &views.Notice{Tone: views.Quiet, Head: f.said}
	}
	for i, l := range f.lines(e) {
		l.choice.Key = choiceKey(i, digitChoices)
		p.Choices = append(p.Choices, l.choice)
	}
	return p
}

// fearRate asks how much a movement is feared, and what it is where it is the patient's
// own, and puts it on the list.
type fearRate struct {
	move coach.Feared
	from *fearPage
	form *form
}

func newFearRate(e env, move coach.Feared, from *fearPage) *fearRate {
	screens := []string{"first"}
	if move.Own() {
		screens = []string{"own", "first"}
	}
	return &fearRate{move: move, from: from, form: newForm(e, "fear", nil, nil, screens...)}
}

func (f *fearRate) mode() mode   { return f.form.mode() }
func (f *fearRate) asked() asker { return f.form.ask }

func (f *fearRate) take(in Intent, e env) action {
	event := f.form.take(in)
	own := strings.TrimSpace(f.form.answers.First("own_words"))
	if _, dark := e.words.Despair(own); dark && event != formStays && event != formLeft {
		return askDark(e)
	}
	switch event {
	case formLeft:
		return goTo{&fearAdd{from: f.from}}
	case formFinished:
		move := f.move
		if move.Own() {
			move.Name = own
		}
		if known, listed := fearedNow(e, move); listed {
			return goTo{&fearMove{move: known, from: f.from}}
		}
		return f.listed(e, move)
	}
	return nil
}

func (f *fearRate) listed(e env, move coach.Feared) action {
	n, _ := f.form.answers.Int("fear_first")
	fear := float64(n)
	entry := coach.Entry{Stamp: e.stamp(), What: coach.EntryFear, Of: move.Rung, Name: move.Name, Number: &fear}
	profile := e.state.RatedFear(move, n, 0)
	after := e
	after.state = e.state.With(entry).With(profile)
	all := after.state.Feared(e.lib, e.now.Wall)
	f.from.cursor = max(0, slices.IndexFunc(all, func(f coach.Feared) bool { return f.Rung == move.Rung && f.Name == move.Name }))
	return keep{[]coach.Record{entry, profile}, goTo{f.from}}
}

func (f *fearRate) view(e env) views.View {
	p := f.form.page()
	p.Title = e.say("fear.title")
	if !f.move.Own() {
		p.Body = append([]string{fearName(e, f.move)}, p.Body...)
	}
	p.At, p.Of = 0, 0
	p.Keys = f.form.hints(e.keys)
	return p
}
