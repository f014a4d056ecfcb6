package model

import (
	"slices"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// habits are the small habits of the week: one key each says that it was done today.
type habits struct {
	under  screen
	cursor int
	said   string
}

// newHabits begins with a week that is over: it is kept, changed or let go first.
func newHabits(e env, under screen) screen {
	h := &habits{under: under}
	if w, ok := habitOver(e); ok {
		return &habitOverPage{id: w.ID, from: h}
	}
	return h
}

func habitOver(e env) (coach.HabitWeek, bool) {
	weeks := e.state.Habits(e.lib, e.day)
	i := slices.IndexFunc(weeks, func(w coach.HabitWeek) bool { return w.Over })
	if i < 0 {
		return coach.HabitWeek{}, false
	}
	return weeks[i], true
}

// habitHint says beside the line of the habits how far the day is with them; "" where
// none was chosen.
func habitHint(e env) string {
	if len(e.state.Habits(e.lib, e.day)) == 0 {
		return ""
	}
	return habitsSaid(e, "habit.line_over", "habit.line_done")
}

// habitsSaid says that the week of a habit is over, or how many were done today.
func habitsSaid(e env, over, done string) string {
	if _, ended := habitOver(e); ended {
		return e.say(over)
	}
	return e.say(done, content.Args{"Done": habitsDone(e), "Of": len(e.state.Habits(e.lib, e.day))})
}

func habitsDone(e env) int {
	n := 0
	for _, w := range e.state.Habits(e.lib, e.day) {
		if w.Today {
			n++
		}
	}
	return n
}

// habitLine is the line of Today that tells of the small habits; none where none was
// chosen. It counts what was done, and begins without a number: nothing is owed.
func habitLine(e env, under screen) []dayStep {
	if e.readOnly || len(e.state.Habits(e.lib, e.day)) == 0 {
		return nil
	}
	label := habitsSaid(e, "habit.today_over", "habit.today_done")
	if _, over := habitOver(e); !over && habitsDone(e) == 0 {
		label = e.say("habit.title")
	}
	return []dayStep{{id: "habits", choice: views.Choice{Label: label}, act: func(e env) action { return goTo{newHabits(e, under)} }}}
}

func (h *habits) mode() mode { return choosing }

func (h *habits) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{h.under}
	}
	lines := h.lines(e)
	h.said = ""
	return takeLine(&h.cursor, in, counted(lines), e)
}

func (h *habits) lines(e env) []dayStep {
	var lines []dayStep
	weeks := e.state.Habits(e.lib, e.day)
	for i, w := range weeks {
		lines = append(lines, dayStep{choice: habitChoice(e, w), act: func(e env) action {
			h.cursor = i
			return h.done(e, w)
		}})
	}
	if len(e.state.HabitsLeft(e.lib)) > 0 {
		lines = append(lines, dayStep{choice: views.Choice{Label: e.say("habit.add")}, act: func(env) action { return goTo{&habitPick{from: h}} }})
	}
	if len(weeks) > 0 {
		lines = append(lines, dayStep{choice: views.Choice{Label: e.say("habit.change")}, act: func(env) action { return goTo{&habitChange{from: h}} }})
	}
	return append(lines, dayStep{choice: views.Choice{Label: e.say("habit.back")}, act: func(env) action { return goTo{h.under} }})
}

// habitChoice says a habit with how many days of its week it was done so far. One that a
// warning result locks rests.
func habitChoice(e env, w coach.HabitWeek) views.Choice {
	c := views.Choice{Label: e.say("habit." + w.ID + ".name"), Mark: views.Open}
	switch {
	case w.Over:
		c.Hint = e.say("habit.over_hint")
	case w.Activity != "" && !mayDo(e, w.Activity) && !w.Today:
		c.Mark, c.Hint = views.Locked, e.say("habit.rests")
	case w.Kept == 0:
		c.Hint = e.say("habit.kept_none")
	default:
		c.Hint = e.say("habit.kept", content.Args{"N": w.Kept, "Of": w.Days})
	}
	if w.Today {
		c.Mark = views.Done
	}
	return c
}

// done says that a habit was done today, or takes it back. A week that is over is looked
// back on first.
func (h *habits) done(e env, w coach.HabitWeek) action {
	if w.Over {
		return goTo{&habitOverPage{id: w.ID, from: h}}
	}
	if entry, told := e.state.HabitDone(w.ID, e.day); told {
		entry.Of = ""
		return keep{[]coach.Record{entry}, nil}
	}
	if w.Activity != "" && !mayDo(e, w.Activity) {
		h.said = e.say("habit.rests")
		return nil
	}
	return keep{[]coach.Record{coach.Entry{Stamp: e.stamp(), What: coach.EntryHabit, Of: w.ID}}, nil}
}

func (h *habits) view(e env) views.View {
	weeks := e.state.Habits(e.lib, e.day)
	lead := "habit.lead"
	if len(weeks) == 0 {
		lead = "habit.lead_none"
	}
	p := linesPage(e, e.say("habit.title"), e.say(lead), &h.cursor, h.lines(e))
	p.Body = []string{e.say("habit.body")}
	return quietly(p, h.said)
}

// habitPick chooses a habit for a week, in place of another one if that is named.
type habitPick struct {
	from    *habits
	instead string
	cursor  int
}

// left are the habits that can be chosen, in the order of the content.
func (h *habitPick) left(e env) []content.Habit {
	p := e.state
	if h.instead != "" {
		p.Profile = p.Profile.WithoutHabit(h.instead)
	}
	return slices.DeleteFunc(p.HabitsLeft(e.lib), func(habit content.Habit) bool { return habit.ID == h.instead })
}

func (h *habitPick) mode() mode { return choosing }

func (h *habitPick) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{h.from}
	}
	return takeLine(&h.cursor, in, counted(h.lines(e)), e)
}

func (h *habitPick) lines(e env) []dayStep {
	var lines []dayStep
	for _, habit := range h.left(e) {
		lines = append(lines, dayStep{
			choice: views.Choice{Label: e.say("habit." + habit.ID + ".name"), Hint: e.say("habit." + habit.ID + ".why")},
			act:    func(e env) action { return h.choose(e, habit.ID) },
		})
	}
	return lines
}

func (h *habitPick) choose(e env, id string) action {
	p := e.state.Profile
	if h.instead != "" {
		p = p.WithoutHabit(h.instead)
	}
	h.from.said, h.from.cursor = e.say("habit.said.add"), 0
	return keep{[]coach.Record{p.WithHabit(id, e.day, e.lib.Lifestyle().Habits.Most)}, goTo{h.from}}
}

func (h *habitPick) view(e env) views.View {
	p := linesPage(e, e.say("habit.title"), e.say("habit.lead_pick"), &h.cursor, h.lines(e))
	p.Body = []string{e.say("habit.body_pick")}
	return p
}

// habitChange asks which habit is to be changed before its week is over.
type habitChange struct {
	from   *habits
	cursor int
}

func (h *habitChange) mode() mode { return choosing }

func (h *habitChange) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{h.from}
	}
	return takeLine(&h.cursor, in, counted(h.lines(e)), e)
}

func (h *habitChange) lines(e env) []dayStep {
	var lines []dayStep
	for _, w := range e.state.Habits(e.lib, e.day) {
		lines = append(lines, dayStep{choice: habitChoice(e, w), act: func(env) action { return goTo{&habitOverPage{id: w.ID, from: h.from}} }})
	}
	return append(lines, dayStep{choice: views.Choice{Label: e.say("habit.back")}, act: func(env) action { return goTo{h.from} }})
}

func (h *habitChange) view(e env) views.View {
	return linesPage(e, e.say("habit.title"), e.say("habit.lead_change"), &h.cursor, h.lines(e))
}

// habitOverPage looks back on a week: the days on which it was done, and whether it is
// kept, changed or let go. Each way is as good as the others.
type habitOverPage struct {
	id     string
	from   *habits
	cursor int
}

func (h *habitOverPage) week(e env) coach.HabitWeek {
	for _, w := range e.state.Habits(e.lib, e.day) {
		if w.ID == h.id {
			return w
		}
	}
	return coach.HabitWeek{Habit: content.Habit{ID: h.id}}
}

// options: before its end a week need not be begun anew.
func (h *habitOverPage) options(e env) []string {
	if h.week(e).Over {
		return []string{"keep", "swap", "drop"}
	}
	return []string{"swap", "drop"}
}

func (h *habitOverPage) mode() mode { return choosing }

func (h *habitOverPage) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{h.from}
	}
	p := e.state.Profile
	choice := menu(&h.cursor, in, h.options(e))
	switch choice {
	case "keep":
		p = p.WithHabit(h.id, e.day, e.lib.Lifestyle().Habits.Most)
	case "swap":
		return goTo{&habitPick{from: h.from, instead: h.id}}
	case "drop":
		p = p.WithoutHabit(h.id)
	default:
		return nil
	}
	h.from.said, h.from.cursor = e.say("habit.said."+choice), 0
	return keep{[]coach.Record{p}, goTo{h.from}}
}

func (h *habitOverPage) view(e env) views.View {
	w, options := h.week(e), h.options(e)
	p := views.Page{
		Title: e.say("habit.title"), Lead: e.say("habit." + h.id + ".name"), Cursor: min(h.cursor, len(options)-1),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if w.Over {
		p.Lead = e.say("habit.over.lead", content.Args{"Name": e.say("habit." + h.id + ".name")})
		p.Body = []string{e.say("habit.over.none")}
		if w.Kept > 0 {
			p.Body = []string{e.say("habit.over.days", content.Args{"N": w.Kept, "Of": w.Days})}
		}
	}
	for i, id := range options {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, len(options)), Label: e.say("habit.over." + id)})
	}
	return p
}
