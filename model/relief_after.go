package model

import (
	"strings"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// refused says why something is not for now, and what else may help.
type refused struct {
	eased
	under  *relief
	lead   string
	change bool // the answers about the skin are why
	cursor int
}

func newRefused(e env, under *relief, why coach.Reason, until time.Time) *refused {
	bar, _ := why.Args["Bar"].(string)
	return &refused{under: under, lead: sayLock(e, why, until, "_long"), change: ticksBar(e, bar)}
}

// ticksBar tells whether answers about the skin are behind a bar.
func ticksBar(e env, id string) bool {
	for _, b := range e.lib.Relief().Bars {
		for _, tick := range b.Ticks {
			if b.ID == id && e.state.Profile.Answers.Has("skin", tick) {
				return true
			}
		}
	}
	return false
}

func (r *refused) mode() mode { return choosing }

func (r *refused) options() []string {
	if r.change {
		return []string{"else", "skin"}
	}
	return []string{"else"}
}

func (r *refused) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{r.under}
	}
	switch menu(&r.cursor, in, r.options()) {
	case "else":
		return goTo{r.under}
	case "skin":
		return goTo{newSkinForm(e, r.under, nil)}
	}
	return nil
}

func (r *refused) view(e env) views.View {
	p := views.Page{
		Title: e.say("relief.title"), Lead: r.lead, Cursor: r.cursor, Notice: urgentNotice(e),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if other := r.under.others(e); other != "" {
		p.Body = []string{e.say("relief.else", content.Args{"What": other})}
	}
	for i, id := range r.options() {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("relief.option." + id)})
	}
	return p
}

// others are the first things that are open, as part of a sentence.
func (r *relief) others(e env) string {
	var said []string
	for _, h := range r.helps(e) {
		if h.Why.ID == "" && len(said) < 3 {
			said = append(said, e.say("relief.help."+h.ID))
		}
	}
	return strings.Join(said, "; ")
}

// reliefAfter asks how the back is after a walk that was to help: one key.
type reliefAfter struct {
	eased
	of      string
	under   *relief
	minutes int
	cursor  int
}

func (r *reliefAfter) mode() mode { return choosing }

func (r *reliefAfter) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{r.under}
	}
	feel := menu(&r.cursor, in, feels)
	if feel == "" {
		return nil
	}
	r.under.noted(e, feel)
	told := coach.Entry{Stamp: e.stamp(), What: coach.EntryRelief, Of: r.of, Minutes: r.minutes, Feel: feel}
	return keep{[]coach.Record{told}, goTo{r.under}}
}

func (r *reliefAfter) view(e env) views.View {
	p := views.Page{
		Title: e.say("relief.help." + r.of), Lead: e.say("relief.after"), Cursor: r.cursor, Notice: urgentNotice(e),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	drawFeels(e, &p)
	return p
}
