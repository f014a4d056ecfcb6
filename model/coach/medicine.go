package coach

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// Medicine is one of the patient's own list: their name for it, their plan in their
// own words, and what driving and balance have to know. No dose is ever kept or told.
type Medicine struct {
	Name, Plan string
	Sleepy     string // yes | no | not_sure
	// Since is the day from which it is new or changed; "" if it is neither.
	Since Day
}

// makesSleepy counts "not sure" as yes.
func (m Medicine) makesSleepy() bool { return m.Sleepy != "no" }

// The answers of the profile that keep the list: one entry of each for a medicine, as
// entries of the diary go with the window.
const (
	medicineNames  = "medicine_names"
	medicinePlans  = "medicine_plans"
	medicineSleepy = "medicine_sleepy"
	medicineSince  = "medicine_since"
)

// Medicines is the patient's own list.
func (p Profile) Medicines() []Medicine {
	var list []Medicine
	nth := func(question string, i int) string {
		if v := p.Answers[question]; i < len(v) {
			return v[i]
		}
		return ""
	}
	for i, name := range p.Answers[medicineNames] {
		list = append(list, Medicine{
			Name: name, Plan: nth(medicinePlans, i), Sleepy: cmp.Or(nth(medicineSleepy, i), "not_sure"), Since: Day(nth(medicineSince, i)),
		})
	}
	return list
}

// WithMedicines gives the profile with another list.
func (p Profile) WithMedicines(list []Medicine) Profile {
	answers := maps.Clone(p.Answers)
	if answers == nil {
		answers = Answers{}
	}
	for _, q := range []string{medicineNames, medicinePlans, medicineSleepy, medicineSince} {
		delete(answers, q)
	}
	for _, m := range list {
		answers[medicineNames] = append(answers[medicineNames], m.Name)
		answers[medicinePlans] = append(answers[medicinePlans], m.Plan)
		answers[medicineSleepy] = append(answers[medicineSleepy], m.Sleepy)
		answers[medicineSince] = append(answers[medicineSince], string(m.Since))
	}
	p.Answers = answers
	return p
}

// WithMedicine gives the profile with one changed, by its place in the list, or with
// a new one: -1. A name never stands there twice: where one gets the name of another they
// become one. What is told of a medicine that keeps its place and its name takes the place
// of what was told before; with another name, or told as a new one, the more careful of
// both holds, for the other was taken too.
func (p Profile) WithMedicine(at int, own Medicine) Profile {
	list := p.Medicines()
	if at < 0 || at >= len(list) {
		if at = named(list, own.Name); at < 0 {
			return p.WithMedicines(append(list, own))
		}
		own.Plan = cmp.Or(own.Plan, list[at].Plan)
		list[at] = own.careful(list[at])
		return p.WithMedicines(list)
	}
	if !SameMedicine(list[at].Name, own.Name) {
		own = own.careful(list[at])
	}
	list[at].Name = ""
	other := named(list, own.Name)
	if other < 0 {
		list[at] = own
		return p.WithMedicines(list)
	}
	own = own.careful(list[other])
	if plan := list[other].Plan; plan != own.Plan {
		own.Plan = strings.Trim(own.Plan+"; "+plan, "; ")
	}
	list[at] = own
	return p.WithMedicines(slices.Delete(list, other, other+1))
}

// careful is a medicine with the more careful of what is told of it and of another.
func (m Medicine) careful(other Medicine) Medicine {
	m.Since, m.Sleepy = max(m.Since, other.Since), sleepier(m.Sleepy, other.Sleepy)
	return m
}

// named is the place of a name in a list, -1 if it is not on it.
func named(list []Medicine, name string) int {
	return slices.IndexFunc(list, func(m Medicine) bool { return SameMedicine(m.Name, name) })
}

func sleepier(a, b string) string {
	for _, said := range []string{"yes", "not_sure"} {
		if a == said || b == said {
			return said
		}
	}
	return "no"
}

// SameMedicine tells whether two names are the same to a patient.
func SameMedicine(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// What an entry of a medicine keeps besides its name.
const (
	takenAt  = "at"     // when it was taken, UTC: its stamp says when that was told
	doubled  = "double" // the same name within the hour: right | mistake | not_sure
	stopped  = "stopped"
	agreedBy = "agreed" // whether the clinic knows: yes | no | not_sure
	// whether one that was stopped makes sleepy (yes | no | not_sure), and of one that
	// does since when it was new
	madeSleepy  = "sleepy"
	sleepySince = "sleepy_since"
)

// Took is the entry of a medicine that was taken at a time. It stands under the day of
// that time.
func Took(stamp Stamp, name string, at time.Time) Entry {
	stamp.Day = DayOf(at)
	return Entry{Stamp: stamp, What: EntryMedicine, Name: name, Answers: Answers{takenAt: {at.UTC().Format(time.RFC3339)}}}
}

// Twice is an entry of a medicine with what the patient said about a double: right (as
// their plan has it), mistake or not_sure.
func (e Entry) Twice(said string) Entry {
	e.Answers = maps.Clone(e.Answers)
	e.Answers[doubled] = []string{said}
	return e
}

// Doubled is what was said of a medicine that was taken twice; "" if it was not.
func (e Entry) Doubled() string { return e.Answers.First(doubled) }

// Stopped is the entry of a medicine that is not taken any more, and whether the
// clinic agreed. It keeps whether it makes sleepy, and since when one is new that does or
// may: what was taken still works when it is off the list.
func Stopped(stamp Stamp, own Medicine, agreed string) Entry {
	answers := Answers{agreedBy: {agreed}, madeSleepy: {cmp.Or(own.Sleepy, "not_sure")}}
	if own.Since != "" && own.makesSleepy() {
		answers[sleepySince] = []string{string(own.Since)}
	}
	return Entry{Stamp: stamp, What: EntryMedicine, Of: stopped, Name: own.Name, Answers: answers}
}

// TakenAt is when a medicine was taken.
func (e Entry) TakenAt() time.Time {
	if at, err := time.Parse(time.RFC3339, e.Answers.First(takenAt)); err == nil {
		return at
	}
	return e.At
}

// Taken lists what was taken on a day, in the order of its time. What was taken back is
// left out.
func (s State) Taken(day Day) []Entry {
	list := slices.DeleteFunc(s.entries(EntryMedicine, day), func(e Entry) bool { return e.Name == "" || e.Of != "" })
	slices.SortStableFunc(list, func(a, b Entry) int { return a.TakenAt().Compare(b.TakenAt()) })
	return list
}

// TakenClose finds the latest time that the same medicine was taken so close to another
// time that one of the two may be a mistake.
func (s State) TakenClose(lib *content.Library, name string, at time.Time) (Entry, bool) {
	near := time.Duration(lib.Relief().Medicine.DoubleMinutes) * time.Minute
	for _, day := range []Day{DayOf(at.Add(near)), DayOf(at.Add(-near))} {
		for _, e := range slices.Backward(s.Taken(day)) {
			if SameMedicine(e.Name, name) && at.Sub(e.TakenAt()).Abs() < near {
				return e, true
			}
		}
	}
	return Entry{}, false
}

// EffectDue lists what was taken about an hour ago or earlier today or yesterday and
// whose effect was not told, the newest of each name only: nobody remembers more.
func (s State) EffectDue(lib *content.Library, now time.Time) []Entry {
	after := time.Duration(lib.Relief().Medicine.EffectMinutes) * time.Minute
	var due []Entry
	seen := map[string]bool{}
	today := DayOf(now)
	for _, day := range []Day{today, today.Add(-1)} {
		for _, e := range slices.Backward(s.Taken(day)) {
			name := strings.ToLower(strings.TrimSpace(e.Name))
			if ago := now.Sub(e.TakenAt()); !seen[name] && e.Feel == "" && ago >= after && ago < 24*time.Hour {
				due = append(due, e)
			}
			seen[name] = true
		}
	}
	return due
}

// NewSedating is the newest medicine that makes sleepy, or may, and is new or changed;
// false after the first days of clinical section D2. Stopping it does not shorten them.
func (s State) NewSedating(lib *content.Library, day Day) (Medicine, bool) {
	var newest Medicine
	for _, m := range append(s.Profile.Medicines(), s.stopped(lib, day)...) {
		if n := day.Since(m.Since); m.Since > newest.Since && m.makesSleepy() && n >= 0 && n <= lib.Relief().Medicine.NewDays {
			newest = m
		}
	}
	return newest, newest.Since != ""
}

// stopped lists what made sleepy and was taken off the list in the days before.
func (s State) stopped(lib *content.Library, day Day) []Medicine {
	var list []Medicine
	for n := range lib.Relief().Medicine.NewDays + 1 {
		for _, e := range s.entries(EntryMedicine, day.Add(-n)) {
			if since := Day(e.Answers.First(sleepySince)); e.Of == stopped && since != "" {
				list = append(list, Medicine{Name: e.Name, Sleepy: "yes", Since: since})
			}
		}
	}
	return list
}

// withStopped adds to the facts what was stopped lately: what comes of that is asked about
// when nothing is taken any more.
func (s State) withStopped(f triage.Facts) triage.Facts {
	for _, e := range s.Entries {
		if e.What != EntryMedicine || e.Of != stopped || e.Name == "" {
			continue
		}
		f.Tick["medicine"] = true
		if e.Answers.First(madeSleepy) != "no" {
			f.Tick["drowsy_medicine"] = true
		}
	}
	return f
}

// Sleepy tells whether anything on the list makes sleepy, or may.
func (p Profile) Sleepy() bool { return slices.ContainsFunc(p.Medicines(), Medicine.makesSleepy) }

// SedatedToday tells whether a day is the first with a new medicine that makes sleepy:
// it is a day of rest (clinical section F), as nobody knows yet what it does.
func (s State) SedatedToday(lib *content.Library, day Day) bool {
	m, isNew := s.NewSedating(lib, day)
	return isNew && m.Since == day
}

// newSedating is the reason of a day, a level or a ladder that a new medicine which
// makes sleepy holds back.
const newSedating = "new_sedating"

// The level of balance from which on sleepiness is against it (clinical section D2).
const balanceLimit = 3

// askedByMedicine is what the record of medicines asks for (T11): the same taken twice
// by mistake, and one that was stopped without the clinic.
func askedByMedicine(t content.Triggers, e Entry) []Due {
	if e.What != EntryMedicine || e.Name == "" {
		return nil
	}
	wrong := func(question, fine string) bool {
		said := e.Answers.First(question)
		return said != "" && said != fine
	}
	if !wrong(doubled, "right") && !wrong(agreedBy, "yes") {
		return nil
	}
	return []Due{{Trigger: "T11", Form: MedicineForm(t), Since: e.At}}
}

// MedicineForm is the form of T11.
func MedicineForm(t content.Triggers) triage.Form { return formOf(t, "T11") }

// AsksCheck tells whether an entry of a medicine asks for a check.
func (e Entry) AsksCheck() bool { return len(askedByMedicine(content.Triggers{}, e)) > 0 }
