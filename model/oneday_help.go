package model

import (
	"slices"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// helpSections tell of a day what was done against pain and worry, and for the rest of
// the day. What was taken back is not told.
func helpSections(e env, r coach.DayRecords) []views.Section {
	var all []views.Section
	asked := false
	habits := views.Section{Head: e.say("habit.title")}
	for _, entry := range r.Entries {
		if entry.What == coach.EntryHabit {
			if name := "habit." + entry.Of + ".name"; e.words.Has(name) && !slices.Contains(habits.Lines, e.say(name)) {
				habits.Lines = append(habits.Lines, e.say(name))
			}
			continue
		}
		if entry.What == coach.EntryMood { // that it was asked, once: nobody finds the answers here
			if entry.Of == "" { // forgotten, with what it was
				continue
			}
			if !asked {
				all = append(all, helpSection(e, entry, []string{e.say("history.mood")}))
			}
			asked = true
			continue
		}
		if s, ok := entrySection(e, entry); ok {
			all = append(all, s)
		}
	}
	if len(habits.Lines) > 0 {
		all = append(all, habits)
	}
	if read := lessonsRead(e, r.Day); len(read) > 0 {
		all = append(all, views.Section{Head: e.say("lessons.title"), Lines: read})
	}
	return all
}

// lessonsRead names the lessons that were opened for the first time on a day.
func lessonsRead(e env, day coach.Day) []string {
	var titles []string
	for _, l := range e.lib.Lessons().Lessons {
		if read, ok := e.state.Profile.LessonRead(l.ID); ok && read == day {
			text, _ := e.lib.LessonText(e.words.Lang(), l.ID)
			titles = append(titles, text.Title)
		}
	}
	return titles
}

func entrySection(e env, entry coach.Entry) (views.Section, bool) {
	gone := entry.Of == ""
	var lines []string
	switch entry.What {
	case coach.EntryRelief:
		lines = []string{withMinutes(e, helpName(e, entry.Of), entry.Minutes)}
		if skin := entry.Answers.First(coach.PackSkin); skin != "" {
			lines = append(lines, e.say("history.skin."+skin))
		}
		lines = append(lines, afterIt(e, entry)...)
	case coach.EntryMedicine:
		gone = entry.Name == ""
		lines = append(tookLines(e, entry), afterIt(e, entry)...)
	case coach.EntryCare:
		lines = []string{e.say("form.care.kind." + entry.Of), e.say("care.clinic." + entry.Answers.First("clinic"))}
		lines = append(lines, afterIt(e, entry)...)
	case coach.EntrySport:
		lines = wentLines(e, withMinutes(e, sportName(e, entry), entry.Minutes), entry)
	case coach.EntryMeasure:
		if gone = gone || entry.Number == nil; !gone {
			lines = []string{sayNumber(e, entry.Of, *entry.Number)}
		}
	case coach.EntryFear:
		gone = entry.Feel == "" // it was not done
		lines = fearLines(e, entry)
	default:
		return views.Section{}, false
	}
	return helpSection(e, entry, lines), !gone
}

// afterIt says how the back was after something, and what was written of it.
func afterIt(e env, entry coach.Entry) []string {
	var lines []string
	if entry.Feel != "" {
		lines = append(lines, e.say("history.after."+entry.Feel))
	}
	if entry.Note != "" {
		lines = append(lines, entry.Note)
	}
	return lines
}

// wentLines say how something that was done went, and what came with it where it hurt.
func wentLines(e env, what string, entry coach.Entry) []string {
	if entry.Feel == "" {
		return []string{what}
	}
	lines := []string{e.say("history.rung", content.Args{"Name": what, "Feel": e.say("history.rung_feel." + entry.Feel)})}
	if entry.Else != "" {
		lines = append(lines, e.say("history.rung_else."+entry.Else))
	}
	return lines
}

// tookLines name a medicine as the patient does, and what was said of a double.
func tookLines(e env, entry coach.Entry) []string {
	if entry.Of != "" {
		return []string{e.say("history.medicine_stopped", content.Args{"Name": entry.Name})}
	}
	lines := []string{entry.Name}
	if double := entry.Doubled(); double != "" {
		lines = append(lines, e.say("medicine.double_option."+double))
	}
	return lines
}

// fearLines tell of a go at a feared movement: which one, how it went, the thought and
// what happened, and the fear before and after. How a step of a ladder went stands with
// the ladder, too.
func fearLines(e env, entry coach.Entry) []string {
	name := entry.Name
	if ladder, rung := findRung(e.lib, entry.Of); ladder != "" {
		name = rungName(e, rung)
	} else if name == "" { // a step that the ladders have lost
		name = entry.Of
	}
	lines := append(wentLines(e, name, entry), thoughts(e, entry, "thought")...)
	before, rated := entry.Answers.Int("fear_before")
	after, again := entry.Answers.Int("fear_after")
	switch {
	case rated && again:
		lines = append(lines, e.say("history.fear", content.Args{"Before": before, "After": after}))
	case rated:
		lines = append(lines, e.say("history.fear_before", content.Args{"Before": before}))
	}
	return lines
}

func helpSection(e env, entry coach.Entry, lines []string) views.Section {
	args := content.Args{"Time": at(e, entry.Stamp)}
	switch entry.What {
	case coach.EntryMedicine:
		args["Time"] = entry.TakenAt().In(e.now.Wall.Location()).Format("15:04")
	case coach.EntryCare: // noted when it was remembered
		return views.Section{Head: e.say("history.head_care"), Lines: lines}
	case coach.EntryMeasure:
		args["What"] = e.say("measure." + entry.Of + ".title")
	}
	return views.Section{Head: e.say("history.head_"+string(entry.What), args), Lines: lines}
}

// helpName is what eased it, by the name of the help or of the guide that led through it.
func helpName(e env, of string) string {
	if id := "relief.help." + of; e.words.Has(id) {
		return e.say(id)
	}
	return e.say("guide." + of + ".name")
}

func withMinutes(e env, what string, minutes int) string {
	if minutes == 0 {
		return what
	}
	return e.say("history.help_minutes", content.Args{"What": what, "N": minutes})
}
