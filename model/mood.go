package model

import (
	"slices"
	"strconv"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
	"backcoach/views"
)

// moodPage tells how the patient was in kind words, asks anew, and leads on to whoever
// can help.
type moodPage struct {
	under  screen // where Esc goes
	cursor int
	// answered is set when questions were just answered: what they ask for comes before
	// the page is left.
	answered bool
}

func newMood(_ env, under screen) screen { return &moodPage{under: under} }

func (m *moodPage) mode() mode { return choosing }

func (m *moodPage) take(in Intent, e env) action {
	if in.Kind == Back {
		return m.leave(e)
	}
	return m.do(menu(&m.cursor, in, m.options(e)), e)
}

func (m *moodPage) do(option string, e env) action {
	switch option {
	case "ask", "go_on":
		return goTo{newMoodAsk(e, m, shortOnes(e)...)}
	case "phq_9", "gad_7":
		return goTo{newMoodAsk(e, m, option)}
	case "soon":
		open, _ := openLow(e)
		return goTo{newAdvice(e, open)}
	case "counsel":
		page := goTo{&counselPage{under: m, reasons: e.state.Counsel(e.lib, e.day)}}
		if e.readOnly {
			return page
		}
		return keep{[]coach.Record{e.state.Profile.WithCounselShown(e.day)}, page}
	case "fear":
		return goTo{newFear(e, m)}
	case "numbers":
		return goTo{newPhonebook(e)}
	}
	return nil
}

// leave goes back, once by way of the two questions that a positive answer asks for.
func (m *moodPage) leave(e env) action {
	if due, asks := dueOf(e, "T15"); m.answered && asks {
		m.answered = false
		return openCheck{due: &due, itself: true}
	}
	return goTo{m.under}
}

// shortOnes are the short questionnaires, which are asked together.
func shortOnes(e env) []string {
	var ids []string
	for _, q := range e.lib.Mood().Questionnaires {
		if q.Short() {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

// options are what can be done from here, by id: what should come next is first.
func (m *moodPage) options(e env) []string {
	var ids []string
	if _, open := openLow(e); open {
		ids = append(ids, "soon")
	}
	if !e.readOnly {
		ids = append(ids, e.state.MoodVerdict(e.lib, e.day).Full...)
		switch begun, whole := shortToday(e); {
		case !begun:
			ids = append(ids, "ask")
		case !whole:
			ids = append(ids, "go_on")
		}
	}
	if len(e.state.SuggestsCounsel(e.lib, e.day)) > 0 {
		ids = append(ids, "counsel")
	}
	return append(ids, "fear", "numbers")
}

// shortToday tells whether the short questionnaires were begun today, and answered to
// their end with what is asked besides.
func shortToday(e env) (begun, whole bool) {
	m := e.lib.Mood()
	whole = !e.state.Profile.SureDue(m, e.day) && toldMood(e, m.Coping.Question)
	for _, id := range shortOnes(e) {
		last, answered := e.state.LastMood(e.lib, id)
		whole = whole && answered && last.Day == e.day
		begun = begun || toldMood(e, id)
	}
	return begun, whole
}

// toldMood tells whether anything of a questionnaire was answered today.
func toldMood(e env, id string) bool {
	return slices.ContainsFunc(e.state.Entries, func(old coach.Entry) bool {
		return old.What == coach.EntryMood && old.Of == id && old.Day == e.day
	})
}

// openLow is the open result that the mood answers led to, if there is one.
func openLow(e env) (coach.Check, bool) {
	for _, c := range e.state.OpenChecks() {
		for _, r := range c.Result.Reasons {
			if slices.Contains(r.Items, e.lib.Mood().Low) {
				return c, true
			}
		}
	}
	return coach.Check{}, false
}

// mindCheck is a check that one answer to a warning item about the mind makes.
func mindCheck(e env, form triage.Form, item string) coach.Check {
	c := &check{rec: coach.Check{
		Stamp: e.stamp(), Form: form, Answers: triage.Answers{item: {Choice: "yes"}}, Trigger: "T15",
		Person: e.state.Person(e.lib.Facts(), e.day),
	}}
	c.judge(e)
	c.rec.Finished = !c.peek(e)
	return c.record()
}

func (m *moodPage) view(e env) views.View {
	v := views.Advice{
		Title: e.say("mood.title"), Tone: views.Quiet, Headline: e.say("mood.lead" + m.lead(e)), Cursor: m.cursor, Notice: m.notice(e),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	v.Sections = withoutEmpty([]views.Section{
		{Head: e.say("mood.head.told"), Lines: moodLines(e)},
		{Head: e.say("mood.head.much"), Lines: crisisLines(e)},
		{Head: e.say("mood.head.sure"), Lines: sureLines(e)},
		{Head: e.say("mood.head.cards"), Lines: cards(e)},
		{Head: e.say("mood.head.good"), Lines: e.words.List("mood.good")},
	})
	for i, id := range m.options(e) {
		c := views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("mood.choice." + id)}
		if hint := "mood.choice.closer_hint"; id == "phq_9" || id == "gad_7" {
			c.Hint = e.say(hint)
		}
		v.Choices = append(v.Choices, c)
	}
	return v
}

func (m *moodPage) lead(e env) string {
	switch {
	case len(moodLines(e)) == 0:
		return "_first"
	case e.state.MoodDue(e.lib, e.now.Wall, e.plan()):
		return "_due"
	}
	return ""
}

// notice is what the answers of today lead to.
func (m *moodPage) notice(e env) *views.Notice {
	switch verdict := e.state.MoodVerdict(e.lib, e.day); {
	case verdict.ThisWeek:
		return &views.Notice{Tone: views.Caution, Head: e.say("mood.notice.week")}
	case verdict.Level == content.Soon:
		return &views.Notice{Tone: views.Caution, Head: e.say("mood.notice.soon")}
	case len(verdict.Full) > 0:
		return &views.Notice{Tone: views.Quiet, Head: e.say("mood.notice.full")}
	}
	return nil
}

// moodLines say what was told last, of a short questionnaire or of the full one that
// came after it: never a sum alone, never the name of an illness.
func moodLines(e env) []string {
	var lines []string
	for _, id := range shortOnes(e) {
		last, ok := e.state.LastMood(e.lib, id)
		if full, known := e.state.LastMood(e.lib, last.Full); known && full.Known && full.Day >= last.Day {
			last = full
		}
		if !ok {
			continue
		}
		line := e.say("mood.told.line", content.Args{"When": sayDistance(e.words, last.Day, e.day), "What": moodWords(e, last)})
		if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

func moodWords(e env, r coach.MoodResult) string {
	words := "mood.told." + r.ID
	switch {
	case !r.Known:
		return e.say("mood.told.not_kept")
	case r.Positive():
		return e.say(words + ".many")
	case r.Short():
		return e.say(words + ".few")
	}
	return e.say("mood.told.number", content.Args{
		"What": e.say(words + "." + strconv.Itoa(r.Band(r.Sum))), "Name": e.say("mood.told.name." + r.ID),
		"Sum": r.Sum, "Most": len(r.Questions) * (len(e.lib.Mood().Answers) - 1),
	})
}

// sureLines say how sure the patient is that moving is safe, against the time before.
func sureLines(e env) []string {
	all := e.state.Profile.Sures()
	if len(all) == 0 {
		return nil
	}
	last := all[len(all)-1]
	if len(all) == 1 {
		return []string{e.say("mood.sure.once", content.Args{"Sure": last.Sure, "When": sayDistance(e.words, last.Day, e.day)})}
	}
	was := all[len(all)-2]
	const week = 7
	args := content.Args{"N": max(1, (last.Day.Since(was.Day)+week/2)/week), "Sure": last.Sure, "Was": was.Sure}
	how := sureChange(e.lib.Mood().Sure, last.Sure-was.Sure)
	if how == "" {
		return []string{e.say("mood.sure.same", args)}
	}
	args["How"] = e.say("mood.sure.how." + how)
	return []string{e.say("mood.sure.weeks", args)}
}

// sureChange names a change; "" for none.
func sureChange(s content.Sure, by int) string {
	switch {
	case by >= s.Clear:
		return "much_more"
	case by > 0:
		return "more"
	case by <= -s.Clear:
		return "much_less"
	case by < 0:
		return "less"
	}
	return ""
}

// cards are what one can say to oneself now.
func cards(e env) []string {
	var lines []string
	for _, id := range e.state.Cards(e.lib, e.now.Wall) {
		lines = append(lines, e.say("mood.card."+id))
	}
	return lines
}

// crisisLines are whom to call when it gets too much.
func crisisLines(e env) []string {
	return []string{crisisNumber(e), e.say("mood.much")}
}

// crisisNumber is the first number to call, the patient's own before the country's.
func crisisNumber(e env) string {
	country, _ := e.lib.Country(e.state.Profile.Country())
	numbers := append(ownNumber(e, "crisis"), phones(e, "crisis", country.Crisis)...)
	return numberLine(append(numbers, emergencyNumbers(e, country)...))
}

// counselPage says why a talk with a counsellor may help now, and how to begin.
type counselPage struct {
	under   screen
	reasons []coach.Reason
}

func (c *counselPage) mode() mode { return choosing }

func (c *counselPage) take(in Intent, _ env) action {
	if in.Kind == Next || in.Kind == Back {
		return goTo{c.under}
	}
	return nil
}

func (c *counselPage) view(e env) views.View {
	v := views.Advice{
		Title: e.say("counsel.title"), Tone: views.Quiet, Headline: e.say("counsel.lead"), Foot: e.say("counsel.foot"), Cursor: -1,
		Keys: hints(e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	why := views.Section{Head: e.say("counsel.head.why")}
	how := views.Section{Head: e.say("counsel.head.how"), Lines: e.words.List("counsel.how")}
	for _, r := range c.reasons {
		why.Lines = append(why.Lines, e.say("advice.reason", content.Args{"Reason": e.say("counsel.why." + r.ID), "Rule": r.Rule}))
		if r.ID == "cope" {
			how.Lines = append(how.Lines, e.say("counsel.cope"))
		}
	}
	much := views.Section{Head: e.say("mood.head.much"), Lines: crisisLines(e)}
	v.Sections = []views.Section{why, how, much}
	return v
}
