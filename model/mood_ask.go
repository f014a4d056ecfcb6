package model

import (
	"maps"
	"slices"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// moodAsk asks questionnaires, one question at a time. Each answer is saved, if it may
// be kept at all, and an answer about dark thoughts is acted on at once.
type moodAsk struct {
	page *moodPage
	form *form
	// consent is the question whether answers may be kept, while it is asked: once,
	// before the first of all.
	consent *form
	// entries are the records of this sitting by what they are of.
	entries map[string]coach.Entry
}

// newMoodAsk asks questionnaires of the content; with the short ones also what is asked
// besides. What was answered today already is not asked twice.
func newMoodAsk(e env, page *moodPage, ids ...string) *moodAsk {
	a := &moodAsk{page: page, entries: map[string]coach.Entry{}}
	m, was, short := e.lib.Mood(), coach.Answers{}, false
	var asked []string
	for _, id := range ids {
		q, _ := m.Questionnaire(id)
		asked = append(asked, q.Questions...)
		short = short || q.Short()
		a.entries[id] = coach.Entry{Stamp: e.stamp(), What: coach.EntryMood, Of: id}
	}
	if short {
		asked = append(asked, m.Coping.Question)
		a.entries[m.Coping.Question] = coach.Entry{Stamp: e.stamp(), What: coach.EntryMood, Of: m.Coping.Question}
	}
	if short && e.state.Profile.SureDue(m, e.day) {
		asked = append(asked, m.Sure.Question)
		a.entries[m.Sure.Question] = coach.Entry{Stamp: e.stamp(), What: coach.EntryMood, Of: m.Sure.Question}
	}
	for _, old := range e.state.Entries {
		if old.What != coach.EntryMood || old.Day != e.day {
			continue
		}
		maps.Copy(was, old.Answers)
		if _, again := a.entries[old.Of]; again {
			a.entries[old.Of] = old
		}
	}
	a.form = newForm(e, "mood", was, nil, asked...)
	a.form.skipAnswered()
	if len(e.state.Profile.Answers["keep_private"]) == 0 {
		a.consent = newForm(e, "looks", e.state.Profile.Answers, nil, "private")
	}
	return a
}

func (a *moodAsk) now() *form {
	if a.consent != nil {
		return a.consent
	}
	return a.form
}

func (a *moodAsk) mode() mode   { return a.now().mode() }
func (a *moodAsk) asked() asker { return a.now().ask }

func (a *moodAsk) take(in Intent, e env) action {
	if a.consent != nil {
		return a.agree(in, e)
	}
	asked := a.form.question().ID
	event := a.form.take(in)
	switch event {
	case formLeft: // what was answered stays, with what it asks for
		a.page.answered = true
		return goTo{a.page}
	case formStays:
		return nil
	}
	records := a.records(e)
	if item, dark := a.dark(asked, e); dark { // before anything else is asked, added up or told
		return keep{records, conclude{mindCheck(e, moodForm(e), item), "mind"}}
	}
	records = a.withVerdict(records, e)
	if event != formFinished {
		return keep{records, goTo{a}}
	}
	a.page.answered, a.page.cursor = true, 0
	return keep{records, goTo{a.page}}
}

// withVerdict adds the result that the answers of a whole questionnaire lead to, as soon
// as it is whole: who leaves before the questions after it is told as well.
func (a *moodAsk) withVerdict(records []coach.Record, e env) []coach.Record {
	state := e.state
	for _, r := range records {
		state = state.With(r)
	}
	if _, open := openLow(e); open || state.MoodVerdict(e.lib, e.day).Level != content.Soon {
		return records
	}
	low := e.lib.Mood().Low
	form := moodForm(e)
	form.Items = []string{low}
	return append(records, mindCheck(e, form, low))
}

// agree asks whether the answers may be kept.
func (a *moodAsk) agree(in Intent, e env) action {
	switch a.consent.take(in) {
	case formLeft:
		return goTo{a.page}
	case formFinished:
		p := e.state.Profile
		p.Answers = maps.Clone(a.consent.answers)
		a.consent = nil
		return keep{[]coach.Record{p}, goTo{a}}
	}
	return nil
}

// dark is the warning item that an answer says yes to, if it is to a question about dark
// thoughts: any answer but the first.
func (a *moodAsk) dark(asked string, e env) (item string, dark bool) {
	m := e.lib.Mood()
	for _, q := range m.Questionnaires {
		if q.Dark != nil && q.Dark.Question == asked && a.form.answers.First(asked) != m.Answers[0] {
			return q.Dark.Item, true
		}
	}
	return "", false
}

// records are what was answered so far, by what it is of.
func (a *moodAsk) records(e env) []coach.Record {
	m := e.lib.Mood()
	var records []coach.Record
	for _, id := range slices.Sorted(maps.Keys(a.entries)) {
		entry := a.entries[id]
		questions := []string{id}
		if q, ok := m.Questionnaire(id); ok {
			questions = q.Questions
		}
		if n, rated := a.form.answers.Int(m.Sure.Question); id == m.Sure.Question {
			if sure := float64(n); rated {
				entry.Number = &sure
				records = append(records, entry, e.state.Profile.WithSure(coach.Sure{Day: e.day, Sure: n}))
			}
			continue
		}
		entry.Answers = coach.Answers{}
		for _, question := range questions {
			if said := a.form.answers[question]; len(said) > 0 {
				entry.Answers[question] = said
			}
		}
		if len(entry.Answers) > 0 {
			records = append(records, entry)
		}
	}
	return records
}

func (a *moodAsk) view(e env) views.View {
	p := a.now().page()
	p.Title = e.say("mood.title")
	p.Keys = a.now().hints(e.keys)
	if a.consent != nil {
		p.At, p.Of = 0, 0
		return p
	}
	m, asked := e.lib.Mood(), a.form.question().ID
	for _, q := range m.Questionnaires {
		if slices.Contains(q.Questions, asked) {
			stem, _, _ := strings.Cut(q.ID, "_")
			p.Title, p.Body = e.say("mood.stem_title"), []string{e.say("mood.stem_" + stem)}
		}
		if q.Dark != nil && q.Dark.Question == asked {
			p.Notice = &views.Notice{Tone: views.Quiet, Head: crisisNumber(e)}
		}
	}
	return p
}
