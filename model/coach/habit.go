package coach

import (
	"slices"
	"strings"

	"backcoach/content"
)

// habitKey is the answer of the profile that keeps the small habits and the day on which
// each week of one began: "stand_up 2026-11-20".
const habitKey = "habits"

// HabitWeek is a small habit in the week for which it was chosen.
type HabitWeek struct {
	content.Habit
	From Day
	// Days is how long its week is, Kept on how many of them it was done so far.
	Days, Kept int
	// Today is set once it was done today.
	Today bool
	// Over is set when the week has ended: now it is kept, changed or let go.
	Over bool
}

// Habits gives the small habits that were chosen, in the order in which they were. A
// day counts once, and a day that was missed takes nothing away.
func (s State) Habits(lib *content.Library, day Day) []HabitWeek {
	chosen := s.Profile.habits()
	if len(chosen) == 0 { // Today asks before its first frame, which waits for every index that is read
		return nil
	}
	rules := lib.Lifestyle().Habits
	var all []HabitWeek
	for _, c := range chosen {
		habit, ok := lib.Habit(c.id)
		if !ok { // a habit that the content has lost
			continue
		}
		w := HabitWeek{Habit: habit, From: c.from, Days: rules.Days, Over: day.Since(c.from) >= rules.Days}
		for d := range rules.Days {
			if _, done := s.HabitDone(habit.ID, c.from.Add(d)); done {
				w.Kept++
			}
		}
		_, w.Today = s.HabitDone(habit.ID, day)
		all = append(all, w)
	}
	return all
}

// HabitDone finds the line of the diary that says that a habit was done on a day; false if
// there is none.
func (s State) HabitDone(id string, day Day) (Entry, bool) {
	for _, e := range s.entries(EntryHabit, day) {
		if e.Of == id {
			return e, true
		}
	}
	return Entry{}, false
}

// HabitsLeft lists the habits that can still be chosen; none once there are as many as go
// at a time.
func (s State) HabitsLeft(lib *content.Library) []content.Habit {
	rules, chosen := lib.Lifestyle().Habits, s.Profile.habits()
	if len(chosen) >= rules.Most {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(rules.List), func(h content.Habit) bool {
		return slices.ContainsFunc(chosen, func(c chosenHabit) bool { return c.id == h.ID })
	})
}

type chosenHabit struct {
	id   string
	from Day
}

func (p Profile) habits() []chosenHabit {
	var all []chosenHabit
	for _, line := range p.Answers[habitKey] {
		id, from, ok := strings.Cut(line, " ")
		if ok && !Day(from).Time().IsZero() {
			all = append(all, chosenHabit{id, Day(from)})
		}
	}
	return all
}

// WithHabit gives the profile with a week of a habit that begins on a day: a new one, as
// long as there are fewer than most, or another week of one that is there already.
func (p Profile) WithHabit(id string, day Day, most int) Profile {
	all := p.habits()
	at := slices.IndexFunc(all, func(c chosenHabit) bool { return c.id == id })
	switch {
	case at >= 0:
		all[at].from = day
	case len(all) < most:
		all = append(all, chosenHabit{id, day})
	}
	return p.withHabits(all)
}

// WithoutHabit gives the profile without a habit.
func (p Profile) WithoutHabit(id string) Profile {
	return p.withHabits(slices.DeleteFunc(p.habits(), func(c chosenHabit) bool { return c.id == id }))
}

func (p Profile) withHabits(all []chosenHabit) Profile {
	var lines []string
	for _, c := range all {
		lines = append(lines, c.id+" "+string(c.from))
	}
	return p.with(habitKey, lines)
}
