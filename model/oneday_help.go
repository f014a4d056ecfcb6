package model

import (
	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// helpSections tell of a day what was done against pain and worry, and for the rest of
// the day. What was taken back is not told.
func helpSections(e env, r coach.DayRecords) []views.Section {
	var all []views.Section
	asked := false
	for _, entry := range r.Entries {
		if entry.What == coach.EntryMood { // that it was asked, once: nobody finds the answers here
			if !asked {
				all = append(all, helpSection(e, "mood", entry, e.say("history.mood")))
			}
			asked = true
			continue
		}
		if s, ok := entrySection(e, entry); ok {
			all = append(all, s)
		}
	}
	return all
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
	case coach.EntryMedicine:
		gone = entry.Name == ""
		lines = []string{entry.Name}
		if entry.Of != "" {
			lines = []string{e.say("history.medicine_stopped", content.Args{"Name": entry.Name})}
		}
	case coach.EntryCare:
		lines = []string{e.say("form.care.kind." + entry.Of), e.say("care.clinic." + entry.Answers.First("clinic"))}
	case coach.EntrySport:
		name := entry.Name
		if name == "" {
			name = e.say("sport." + entry.Of + ".name")
		}
		lines = []string{withMinutes(e, name, entry.Minutes)}
	default:
		return views.Section{}, false
	}
	switch {
	case entry.What == coach.EntrySport && entry.Feel == "hurt":
		lines = append(lines, e.say("history.walk_hurt"))
	case entry.What != coach.EntrySport && entry.Feel != "":
		lines = append(lines, e.say("history.after."+entry.Feel))
	}
	if entry.Note != "" {
		lines = append(lines, entry.Note)
	}
	return helpSection(e, string(entry.What), entry, lines...), !gone
}

func helpSection(e env, id string, entry coach.Entry, lines ...string) views.Section {
	when := at(e, entry.Stamp)
	switch entry.What {
	case coach.EntryMedicine:
		when = entry.TakenAt().In(e.now.Wall.Location()).Format("15:04")
	case coach.EntryCare: // noted when it was remembered
		return views.Section{Head: e.say("history.head_care"), Lines: lines}
	}
	return views.Section{Head: e.say("history.head_"+id, content.Args{"Time": when}), Lines: lines}
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
