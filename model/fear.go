package model

import (
	"slices"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// fearPage is for the fear to hurt it again: what is true about it, and the movements
// that the patient practises, the least feared first (clinical section J).
type fearPage struct {
	under  screen // where Esc goes
	cursor int
}

func newFear(_ env, under screen) screen { return &fearPage{under: under} }

func (f *fearPage) mode() mode { return choosing }

func (f *fearPage) take(in Intent, e env) action {
	listed := len(e.state.Profile.Fears())
	n := listed
	if !e.readOnly {
		n++ // "add a movement"
	}
	open := func() action {
		if f.cursor < listed {
			return goTo{&fearMove{move: e.state.Feared(e.lib, e.now.Wall)[f.cursor], from: f}}
		}
		return f.add(e, listed)
	}
	switch in.Kind {
	case Up, Down:
		f.cursor = step(f.cursor, in.Kind, max(n, 1))
	case Choose:
		if i := lineIndex(in.N, n); i >= 0 {
			f.cursor = i
			return open()
		}
	case Next:
		if f.cursor < n {
			return open()
		}
	case Back:
		return goTo{f.under}
	}
	return nil
}

func (f *fearPage) add(e env, listed int) action {
	if listed >= e.lib.Mood().Fear.Most {
		return goTo{&saying{id: "fear.full", under: f}}
	}
	return goTo{&fearAdd{from: f}}
}

func (f *fearPage) view(e env) views.View {
	p := views.Page{
		Title: e.say("fear.title"), Lead: e.say("fear.lead"), Cursor: f.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	switch why, rests := restsAll(e.state.Ladders(e.lib, e.now.Wall)); {
	case !mayDo(e, "ladder"): // what calms never stands beside it
		p.Notice = &views.Notice{Tone: views.Caution, Head: e.say("fear.warning")}
	case rests:
		p.Notice = &views.Notice{Tone: views.Quiet, Head: sayWhy(e, why)}
		p.Body = append(p.Body, e.say("fear.normal"))
	default:
		p.Body = append(p.Body, e.say("fear.normal"))
	}
	if said := cards(e); len(said) > 0 {
		for i := range said {
			said[i] = e.say("fear.quoted", content.Args{"Text": said[i]})
		}
		p.Body = append(p.Body, e.say("fear.cards", content.Args{"Cards": strings.Join(said, " ")}))
	}
	all := e.state.Feared(e.lib, e.now.Wall)
	if len(all) == 0 {
		p.Body = append(p.Body, e.say("fear.how"))
	}
	for _, move := range all {
		p.Choices = append(p.Choices, fearChoice(e, move))
	}
	if !e.readOnly {
		p.Choices = append(p.Choices, views.Choice{Label: e.say("fear.add")})
	}
	for i := range p.Choices {
		p.Choices[i].Key = choiceKey(i, digitChoices)
	}
	return p
}

// nameCells is how much of a movement's name stands on a line.
const nameCells = 48

func fearName(e env, f coach.Feared) string {
	if f.Own() {
		return f.Name
	}
	return sayRungOf(e, f.Rung, "name")
}

func fearChoice(e env, f coach.Feared) views.Choice {
	c := views.Choice{Label: cut(fearName(e, f), nameCells), Mark: views.Open, Hint: e.say("fear.hint"+fearHint(f), fearArgs(f))}
	switch {
	case f.Halved && f.Goes > 0:
		c.Mark, c.Hint = views.Done, e.say("fear.halved", fearArgs(f))
	case f.Why.ID != "":
		c.Mark, c.Hint = views.Locked, sayFearWhy(e, f.Why, "_short")
	}
	return c
}

func fearHint(f coach.Feared) string {
	switch {
	case f.Now < 0:
		return "_unknown"
	case f.First > f.Now:
		return "_less"
	}
	return ""
}

func fearArgs(f coach.Feared) content.Args { return content.Args{"First": f.First, "Now": f.Now} }

// sayFearWhy says why a movement waits; what the ladders are against they say themselves.
func sayFearWhy(e env, why coach.Reason, form string) string {
	if id := "fear.why." + why.ID + form; e.words.Has(id) {
		return e.say(id)
	}
	if id := "ladder.why." + why.ID + form; e.words.Has(id) {
		return e.say(id, ladderArgs(e, why))
	}
	return e.say("ladder.why."+why.ID, ladderArgs(e, why))
}

// fearMove is one feared movement: how it is done, how the fear went, and whether it is
// to be tried now.
type fearMove struct {
	move   coach.Feared
	from   *fearPage
	cursor int
	told   coach.Entry // what was just tried
}

// current finds the movement as it stands now; false once it is off the list.
func (f *fearMove) current(e env) (coach.Feared, bool) { return fearedNow(e, f.move) }

func fearedNow(e env, move coach.Feared) (coach.Feared, bool) {
	all := e.state.Feared(e.lib, e.now.Wall)
	i := slices.IndexFunc(all, func(f coach.Feared) bool { return f.Rung == move.Rung && f.Name == move.Name })
	if i < 0 {
		return coach.Feared{}, false
	}
	return all[i], true
}

func (f *fearMove) options(e env) []string {
	now, listed := f.current(e)
	switch {
	case e.readOnly || !listed:
		return nil
	case now.Why.ID == "next":
		return []string{"list", "steps", "remove"}
	case now.Why.ID != "":
		return []string{"list", "remove"}
	}
	return []string{"try", "list", "remove"}
}

func (f *fearMove) mode() mode { return choosing }

func (f *fearMove) take(in Intent, e env) action {
	if in.Kind == Back || in.Kind == Next && len(f.options(e)) == 0 {
		return goTo{f.from}
	}
	switch menu(&f.cursor, in, f.options(e)) {
	case "try":
		now, _ := f.current(e)
		return goTo{newFearTry(e, now, f.from)}
	case "list":
		return goTo{f.from}
	case "steps":
		all := e.state.Ladders(e.lib, e.now.Wall)
		i := slices.IndexFunc(all, func(l coach.Ladder) bool {
			return slices.ContainsFunc(l.Steps, func(s coach.Step) bool { return s.ID == f.move.Rung })
		})
		return goTo{newOneLadder(all[i], &ladders{})}
	case "remove":
		f.from.cursor = 0
		return keep{[]coach.Record{e.state.Profile.WithoutFeared(f.move)}, goTo{f.from}}
	}
	return nil
}

func (f *fearMove) view(e env) views.View {
	now, _ := f.current(e)
	p := views.Page{
		Title: e.say("fear.title"), Lead: fearName(e, f.move), Cursor: f.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if f.told.Feel != "" {
		p.Notice = &views.Notice{Tone: views.Quiet, Head: e.say("fear.said_" + fearWent(now))}
		p.Body = append(p.Body, thoughts(e, f.told, "thought")...)
	} else {
		p.Body = append(p.Body, fearHow(e, f.move)...)
	}
	if now.First >= 0 && now.Now >= 0 {
		p.Body = append(p.Body, e.say("fear.first", fearArgs(now)))
	}
	if now.Goes > 0 {
		p.Body = append(p.Body, e.say("fear.goes", content.Args{"N": now.Goes}))
	}
	if now.Why.ID != "" {
		p.Body = append(p.Body, sayFearWhy(e, now.Why, ""))
	}
	for i, id := range f.options(e) {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("fear." + id)})
	}
	return p
}

// fearWent names how the fear stands against the first time.
func fearWent(f coach.Feared) string {
	switch {
	case f.Halved:
		return "halved"
	case f.Now < f.First:
		return "less"
	}
	return "same"
}

// fearHow says how a movement is done: of a step of a ladder in its words, of the
// patient's own that only the clinic can say.
func fearHow(e env, f coach.Feared) []string {
	if f.Own() {
		return append([]string{e.say("fear.own")}, liftLimits(e)...)
	}
	return []string{sayRungOf(e, f.Rung, "how"), sayRungOf(e, f.Rung, "watch")}
}

// thoughts are what the patient wrote before and after a try.
func thoughts(e env, entry coach.Entry, before string) []string {
	var lines []string
	if entry.Note != "" {
		lines = append(lines, e.say("fear."+before, content.Args{"Text": entry.Note}))
	}
	if happened := entry.Answers.First("happened"); happened != "" {
		lines = append(lines, e.say("fear.happened", content.Args{"Text": happened}))
	}
	return lines
}

// saying is one sentence that is read and left.
type saying struct {
	id    string
	under screen
}

func (s *saying) mode() mode { return choosing }

func (s *saying) take(in Intent, _ env) action {
	if in.Kind == Next || in.Kind == Back {
		return goTo{s.under}
	}
	return nil
}

func (s *saying) view(e env) views.View {
	return views.Page{Title: e.say("fear.title"), Lead: e.say(s.id), Cursor: -1, Keys: hints(e.keys.next, e.keys.check, e.keys.scroll), Words: wordsOf(e.words)}
}
