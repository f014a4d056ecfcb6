package coach

// Entry is one small thing that was told or done on a day: a line of the diary.
// What tells which of its fields count.
type Entry struct {
	Stamp
	What EntryKind `json:"what"`
	// Of is the id of the thing: for a choice how the day is to be, for a rung its
	// id, for a visit its kind (therapy), for a walk that hurt what came with it
	// (something, not_sure), "" if nothing did. A visit without it was taken back.
	Of string `json:"of,omitempty"`
	// Minutes is how long a walk was; 0 if it was taken back.
	Minutes int `json:"min,omitempty"`
	// Feel is how a rung went: easy | hard | hurt; hurt also of a walk that was ended
	// for it. A rung that was not tried but named as where one stands, because one
	// does it in daily life already or wants to begin there again, is here.
	Feel string `json:"feel,omitempty"`
	// Else is whether a rung that hurt brought anything else with it ("further down,
	// numb, weak …"): something | nothing | not_sure, which it is until it is answered.
	Else string `json:"else,omitempty"`
}

// EntryKind names what an entry tells.
type EntryKind string

// What entries tell.
const (
	EntryWalk   EntryKind = "walk"   // a walk, in minutes
	EntryChoice EntryKind = "choice" // how the patient wants the day
	EntryRung   EntryKind = "rung"   // a step back to daily life that was tried
	EntryVisit  EntryKind = "visit"  // an appointment that was attended
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
