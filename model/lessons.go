package model

import (
	"slices"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// lessons lists what there is to read: the lesson of the day, a search, and the topics.
// Reading is never locked (clinical section N6); while an emergency is open its number
// stays in view on every page.
type lessons struct {
	cursor int
	under  screen
}

func newLessons(_ env, under screen) screen { return &lessons{under: under} }

func (l *lessons) mode() mode { return choosing }

func (l *lessons) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{l.under}
	}
	return takeLine(&l.cursor, in, l.lines(e), e)
}

// digitsLessons are the keys of the lines, the same on every day: the topics in their
// order, and 0 to search. The lesson of the day is at the top, where the marker is.
func digitsLessons(topics []string) map[string]int {
	digits := map[string]int{"search": digitChoices}
	for i, topic := range topics {
		digits[topic] = i + 1
	}
	return digits
}

// otherTreatments is the shelf of what is for treatments that the patient did not have.
const otherTreatments = "others"

func (l *lessons) lines(e env) []dayStep {
	var lines []dayStep
	add := func(id string, c views.Choice, act func(e env) action) {
		lines = append(lines, dayStep{id: id, choice: c, act: act})
	}
	if today, ok := e.state.Lesson(e.lib, e.now.Wall); ok {
		text, _ := e.lib.LessonText(e.words.Lang(), today.ID)
		c := views.Choice{Label: e.say("lessons.today", content.Args{"Title": text.Title}), Hint: e.say("lessons.unread")}
		if _, read := e.state.Profile.LessonRead(today.ID); read {
			c.Hint = e.say("lessons.read")
		}
		add("today", c, func(e env) action { return openLesson(e, today.ID, shelfOf(e, today.Topic), l) })
	}
	add("search", views.Choice{Label: e.say("lessons.search_choice")}, func(e env) action { return goTo{newLessonSearch(e, l)} })
	topics := e.lib.Lessons().Topics
	for _, topic := range slices.Concat(topics, []string{otherTreatments}) {
		ids := shelfOf(e, topic)
		if len(ids) == 0 {
			continue
		}
		title := shelfTitle(e, topic)
		add(topic, views.Choice{Label: title, Hint: sayRead(e, ids)}, func(env) action { return goTo{&lessonShelf{title: title, ids: ids, from: l}} })
	}
	return withDigits(lines, digitsLessons(topics))
}

func (l *lessons) view(e env) views.View {
	p := views.Page{
		Title: e.say("lessons.title"), Lead: e.say("lessons.lead"), Body: []string{e.say("lessons.body")}, Cursor: l.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: lessonWords(e),
	}
	for _, line := range l.lines(e) {
		p.Choices = append(p.Choices, line.choice)
	}
	return p
}

func shelfTitle(e env, topic string) string {
	if topic == otherTreatments {
		return e.say("lessons.others")
	}
	return e.say("lessons.topic." + topic)
}

// shelfOf lists the lessons of a topic that concern the patient. What is for other
// treatments stands on a shelf of its own: it may say otherwise than what holds here.
func shelfOf(e env, topic string) []string {
	var ids []string
	for _, l := range e.lib.Lessons().Lessons {
		mine := e.state.Profile.Concerns(e.lib, l)
		if mine && l.Topic == topic || !mine && topic == otherTreatments {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

// sayRead says how many of some lessons were read.
func sayRead(e env, ids []string) string {
	read := 0
	for _, id := range ids {
		if _, ok := e.state.Profile.LessonRead(id); ok {
			read++
		}
	}
	return e.say("lessons.read_of", content.Args{"Read": read, "All": len(ids)})
}

// lessonChoice is the line of a lesson, with a quiet mark once it was read.
func lessonChoice(e env, id string) views.Choice {
	text, _ := e.lib.LessonText(e.words.Lang(), id)
	c := views.Choice{Label: text.Title, Mark: views.Open}
	if _, read := e.state.Profile.LessonRead(id); read {
		c.Mark = views.Done
	}
	return c
}

// lessonWords say of a mark whether a lesson was read: nothing here is "to do".
func lessonWords(e env) views.Words {
	w := wordsOf(e.words)
	w.Done, w.Open = e.say("lessons.read"), e.say("lessons.unread")
	return w
}

// lessonShelf lists some lessons: those of a topic, or what a search found.
type lessonShelf struct {
	title  string
	ids    []string
	from   screen
	cursor int
	notice *views.Notice // what was searched for may be a warning
}

func (s *lessonShelf) mode() mode { return choosing }

func (s *lessonShelf) take(in Intent, e env) action {
	switch in.Kind {
	case Up, Down:
		s.cursor = step(s.cursor, in.Kind, len(s.ids))
	case Choose:
		if i := lineIndex(in.N, len(s.ids)); i >= 0 {
			s.cursor = i
			return openLesson(e, s.ids[i], s.ids, s)
		}
	case Next:
		return openLesson(e, s.ids[s.cursor], s.ids, s)
	case Back:
		return goTo{s.from}
	}
	return nil
}

func (s *lessonShelf) view(e env) views.View {
	p := views.Page{
		Title: e.say("lessons.title"), Lead: s.title, Cursor: s.cursor, Notice: s.notice,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: lessonWords(e),
	}
	for i, id := range s.ids {
		c := lessonChoice(e, id)
		c.Key = choiceKey(i, digitChoices)
		p.Choices = append(p.Choices, c)
	}
	return p
}

// lessonPage is a lesson. The one after it is the next of the list it was opened from.
type lessonPage struct {
	id     string
	list   []string
	from   screen
	cursor int
}

// openTodaysLesson shows the lesson of the day, or all of them where there is none.
func openTodaysLesson(e env, under screen) action {
	lesson, ok := e.state.Lesson(e.lib, e.now.Wall)
	if !ok {
		return goTo{newLessons(e, under)}
	}
	return openLesson(e, lesson.ID, shelfOf(e, lesson.Topic), under)
}

// openLesson shows a lesson; that it was opened is what counts as read.
func openLesson(e env, id string, list []string, from screen) action {
	page := goTo{&lessonPage{id: id, list: list, from: from}}
	if _, read := e.state.Profile.LessonRead(id); read {
		return page
	}
	return keep{[]coach.Record{e.state.Profile.WithLessonRead(id, e.day)}, page}
}

// next is the lesson after this one, "" after the last.
func (l *lessonPage) next() string {
	if i := slices.Index(l.list, l.id); i+1 < len(l.list) {
		return l.list[i+1]
	}
	return ""
}

func (l *lessonPage) options() []string {
	if l.next() == "" {
		return []string{"back"}
	}
	return []string{"next", "back"}
}

func (l *lessonPage) mode() mode { return choosing }

func (l *lessonPage) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{l.from}
	}
	switch menu(&l.cursor, in, l.options()) {
	case "next":
		return openLesson(e, l.next(), l.list, l.from)
	case "back":
		return goTo{l.from}
	}
	return nil
}

func (l *lessonPage) view(e env) views.View {
	lesson, _ := e.lib.Lesson(l.id)
	text, _ := e.lib.LessonText(e.words.Lang(), l.id)
	v := views.Lesson{
		Title: e.say("lessons.topic." + lesson.Topic), Lead: text.Title, Blocks: text.Blocks,
		Numbers: lessonNumbers(e, lesson.Call), Source: saySources(e, lesson.Sources), Cursor: l.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.scroll, e.keys.back, e.keys.check), Words: wordsOf(e.words),
	}
	for i, id := range l.options() {
		next, _ := e.lib.LessonText(e.words.Lang(), l.next())
		label := e.say("lessons."+id, content.Args{"Title": next.Title})
		v.Choices = append(v.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: label})
	}
	return v
}

// lessonNumbers are whom to call where a lesson speaks of it.
func lessonNumbers(e env, call string) []views.Number {
	country, _ := e.lib.Country(e.state.Profile.Country())
	emergency := emergencyNumbers(e, country)
	switch call {
	case "emergency":
		return emergency[:1]
	case "crisis":
		return slices.Concat(ownNumber(e, "crisis"), phones(e, "crisis", country.Crisis), emergency[:1])
	}
	return nil
}

// saySources says in plain words what a lesson rests on, each once.
func saySources(e env, ids []string) string {
	var said []string
	for _, id := range ids {
		if s := e.say("lessons.source." + id); !slices.Contains(said, s) {
			said = append(said, s)
		}
	}
	return e.say("lessons.source_line", content.Args{"Sources": strings.Join(said, "; ")})
}

// lessonSearch finds lessons while a word is typed.
type lessonSearch struct {
	input  *write
	cursor int
	from   screen
}

func newLessonSearch(e env, from screen) *lessonSearch {
	return &lessonSearch{input: newWrite(content.Question{Kind: "text", Optional: true}, nil, nil, e.day), from: from}
}

func (s *lessonSearch) mode() mode   { return typing }
func (s *lessonSearch) asked() asker { return s.input }

// found lists what was found so far, what is for other treatments last.
func (s *lessonSearch) found(e env) []string {
	var mine, others []string
	for _, t := range e.lib.FindLessons(e.words.Lang(), s.input.input.Value()) {
		if l, _ := e.lib.Lesson(t.ID); e.state.Profile.Concerns(e.lib, l) {
			mine = append(mine, t.ID)
		} else {
			others = append(others, t.ID)
		}
	}
	return append(mine, others...)
}

func (s *lessonSearch) take(in Intent, e env) action {
	switch in.Kind {
	case Back:
		return goTo{s.from}
	case Up, Down:
		s.cursor = step(s.cursor, in.Kind, len(s.found(e)))
	case Edit:
		s.cursor = 0
		s.input.take(in)
	case Text: // a whole line: what was found is chosen from on a page of its own
		s.input.take(in)
		if ids := s.found(e); len(ids) > 0 {
			return goTo{&lessonShelf{title: e.say("lessons.search.found", content.Args{"N": len(ids)}), ids: ids, from: s, notice: s.notice(e)}}
		}
	case Next:
		if ids := s.found(e); len(ids) > 0 {
			return openLesson(e, ids[min(s.cursor, len(ids)-1)], ids, s)
		}
	}
	return nil
}

// notice stands above what was found when the words may tell of a warning sign: dark
// thoughts have their number at once, others the way to the check.
func (s *lessonSearch) notice(e env) *views.Notice {
	typed := s.input.input.Value()
	if _, dark := e.words.Despair(typed); dark {
		return &views.Notice{Tone: views.Danger, Head: e.say("lessons.search.dark", content.Args{"Number": crisisNumber(e)})}
	}
	if _, alarm := e.words.Alarm(typed); alarm {
		return &views.Notice{Tone: views.Caution, Head: e.say("lessons.search.alarm")}
	}
	return nil
}

func (s *lessonSearch) view(e env) views.View {
	v := views.Search{
		Title: e.say("lessons.search.title"), Lead: e.say("lessons.search.lead"), Cursor: -1,
		Field: views.Field{Value: s.input.input.Value(), Cursor: s.input.input.Position(), Hint: e.say("lessons.search.hint")},
		Keys:  hints(e.keys.up, e.keys.next, e.keys.back), Words: lessonWords(e), Notice: s.notice(e),
	}
	ids := s.found(e)
	switch {
	case strings.TrimSpace(v.Field.Value) == "":
		v.Way = e.say("lessons.search.all")
	case len(ids) == 0:
		v.Found, v.Way = e.say("lessons.search.nothing"), e.say("lessons.search.nothing_way")
	default:
		v.Found, v.Cursor = e.say("lessons.search.found", content.Args{"N": len(ids)}), min(s.cursor, len(ids)-1)
	}
	for _, id := range ids {
		c := lessonChoice(e, id)
		if l, _ := e.lib.Lesson(id); !e.state.Profile.Concerns(e.lib, l) {
			c.Hint = e.say("lessons.other")
		}
		v.Choices = append(v.Choices, c)
	}
	return v
}
