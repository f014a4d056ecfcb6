package coach

// Entry is one small thing that was told or done on a day: a line of the diary.
// What tells which of its fields count.
type Entry struct {
	Stamp
	What EntryKind `json:"what"`
	// Of is the id of the thing: for a choice how the day is to be, for a rung its
	// id, for a visit its kind (therapy), for a walk that hurt what came with it
	// (something, not_sure), "" if nothing did. For relief, a guide, care, sport, a
	// habit, a measure and a mood questionnaire it is the id of that. A visit, and any
	// of these, without it was taken back; so was a medicine without a Name.
	Of string `json:"of,omitempty"`
	// Minutes is how long a walk, relief or sport was; a walk of 0 was taken back.
	Minutes int `json:"min,omitempty"`
	// Feel is how a rung, a sport or a feared movement went: easy | hard | hurt; hurt also of a
	// walk that was ended for it. A rung that was not tried but named as where one
	// stands, because one does it in daily life already or wants to begin there again,
	// is here. Of relief, of a medicine and of care it is how the back is after it:
	// better | same | worse, "" until that is told.
	Feel string `json:"feel,omitempty"`
	// Else is whether a rung, a sport, or a feared movement in own words, that hurt brought
	// anything else with it ("further down, numb, weak …"): something | nothing |
	// not_sure, which it is until it is answered.
	Else string `json:"else,omitempty"`
	// Name is the patient's own word for it: a medicine as they call it, a feared
	// movement that is no rung.
	Name string `json:"name,omitempty"`
	// Note is what the patient wrote of it: who did the massage, what they thought would
	// happen.
	Note string `json:"note,omitempty"`
	// Number is what was measured, in the unit that the measure of Of has in the
	// content (a weight in kg, sugar in mmol/l), a fear, or how sure one is, of 0 to 10;
	// nil if nothing.
	Number *float64 `json:"number,omitempty"`
	// Answers are those of a mood questionnaire, or about a try at a feared movement, by
	// the ids of the questions; of heat or cold how it ended and how the skin looked
	// (PackEnd); of a medicine when it was taken and what was said of a double; of care
	// the clinic's word.
	Answers Answers `json:"answers,omitempty"`
}

// EntryKind names what an entry tells.
type EntryKind string

// What entries tell.
const (
	EntryWalk   EntryKind = "walk"   // a walk, in minutes
	EntryChoice EntryKind = "choice" // how the patient wants the day
	EntryRung   EntryKind = "rung"   // a step back to daily life that was tried
	EntryVisit  EntryKind = "visit"  // an appointment that was attended

	EntryRelief   EntryKind = "relief"   // something for the pain: a position, heat, cold, calm
	EntryMedicine EntryKind = "medicine" // a medicine that was taken, as the patient names it
	EntryCare     EntryKind = "care"     // massage, acupuncture and the like
	EntryMood     EntryKind = "mood"     // a mood questionnaire
	EntryFear     EntryKind = "fear"     // a feared movement that was tried
	EntryMeasure  EntryKind = "measure"  // a weight, a blood sugar
	EntrySport    EntryKind = "sport"    // swimming, yoga, cycling
	EntryHabit    EntryKind = "habit"    // a small habit that was kept on the day
)

// Key files the entry by its id.
func (e Entry) Key() (Kind, string) { return KindEntry, e.ID }

// entries lists what was told of one kind on a day, in the order of its time.
func (s State) entries(what EntryKind, day Day) []Entry {
	var list []Entry
	for _, e := range s.Entries {
		if e.What == what && e.Day == day {
			list = append(list, e)
		}
	}
	return list
}

// Walked is how many minutes were walked on a day, in all walks that were told.
func (s State) Walked(day Day) int {
	total := 0
	for _, e := range s.entries(EntryWalk, day) {
		total += e.Minutes
	}
	return total
}
