package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// Prescription is one paper of a clinic: exercises with doses, words, limits, and
// what it loosens (clinical section N9). A newer one takes the place of all older
// ones, also after its own end: what the clinic replaced does not come back by
// itself. One that is undone never was, and the one before holds again.
type Prescription struct {
	Stamp
	Clinic    string       `json:"clinic"`          // who wrote it
	Written   Day          `json:"written"`         // the day on the paper
	Until     Day          `json:"until,omitempty"` // the last day of all of it
	Words     []string     `json:"words,omitempty"`
	Exercises []Prescribed `json:"exercises,omitempty"`
	Limits    []Limit      `json:"limits,omitempty"`
	Allows    []Allow      `json:"allows,omitempty"`
	Undone    time.Time    `json:"undone,omitzero"` // UTC
}

// Key files the prescription by its id.
func (p Prescription) Key() (Kind, string) { return KindPrescription, p.ID }

// Span is when an entry of a prescription holds, both days included; an empty one
// is an open end.
type Span struct {
	From  Day `json:"from,omitempty"`
	Until Day `json:"until,omitempty"`
}

// Holds tells whether a day lies in the span.
func (s Span) Holds(day Day) bool {
	return day >= s.From && (s.Until == "" || day <= s.Until)
}

// meets tells whether two spans have a day in common.
func (s Span) meets(o Span) bool {
	return (s.Until == "" || o.From <= s.Until) && (o.Until == "" || s.From <= o.Until)
}

// Prescribed is an exercise on a prescription: one of the library, or the clinic's
// own with a Name, a position, movement tags and a dose.
type Prescribed struct {
	Span
	Exercise string        `json:"exercise,omitempty"` // id in the library
	Name     string        `json:"name,omitempty"`     // of the clinic's own
	Level    int           `json:"level,omitempty"`    // 0 where a dose is given
	Dose     *content.Dose `json:"dose,omitempty"`
	Position string        `json:"position,omitempty"`
	Moves    []string      `json:"moves,omitempty"` // of the clinic's own: what limits look at
	Sides    string        `json:"sides,omitempty"` // of the clinic's own
	Words    []string      `json:"words,omitempty"`
}

// ID is what a plan calls the exercise.
func (p Prescribed) ID() string {
	if p.Name != "" {
		return p.Name
	}
	return p.Exercise
}

// own is an exercise of the clinic's own as the limits see it. What is known of
// any exercise is known of it too: bending is no good where bending makes it worse.
func (p Prescribed) own() content.Exercise {
	e := content.Exercise{ID: p.Name, Position: p.Position, Moves: p.Moves, Sides: p.Sides, AllowedUnder: content.AllowedUnderNone}
	for move, code := range map[string]string{"flexion": "FLEXS", "extension": "EXTS"} {
		if slices.Contains(p.Moves, move) {
			e.Not = append(e.Not, code)
		}
	}
	slices.Sort(e.Not)
	return e
}

// written is the exercise as it stands on the paper.
func (p Prescribed) written() Planned { return p.planned(p.Level) }

// planned is the exercise in a session, at most at a level.
func (p Prescribed) planned(highest int) Planned {
	plan := Planned{Exercise: p.ID(), Level: max(1, min(p.Level, highest)), Dose: p.Dose, By: ByClinic, Words: p.Words}
	if p.Name != "" {
		plan.Name, plan.Sides, plan.Position = p.Name, p.Sides, p.Position
	}
	return plan
}

// Who put an exercise into a session besides the plan.
const (
	ByClinic = "clinic"
	ByOwn    = "own"
	ByEasier = "easier" // in place of one that was too much
	// ByGentler is what follows a RED. It comes on top of what the day has, so it
	// has to be told from what was only made easier.
	ByGentler = "gentler"
)

// Bounds are what daily life and sessions keep to; a zero is not mentioned. Drive
// is as in [content.Limits]; Bathe and Walk are the clinic's words, which are
// shown and bind the patient alone.
type Bounds struct {
	LiftKg   float64 `json:"lift_kg,omitempty"`
	SitMin   int     `json:"sit_min,omitempty"`
	Drive    string  `json:"drive,omitempty"`
	Bathe    string  `json:"bathe,omitempty"`
	Walk     string  `json:"walk,omitempty"`
	Phase    string  `json:"phase,omitempty"`
	MaxLevel int     `json:"max_level,omitempty"`
	PainCap  int     `json:"pain_cap,omitempty"`
}

// Limit is what a clinic forbids: movements by their tags, exercises by their ids,
// and more than the bounds. Nothing else in the program outweighs it.
type Limit struct {
	Span
	Moves     []string `json:"moves,omitempty"`
	Exercises []string `json:"exercises,omitempty"`
	Bounds
	Words string `json:"words,omitempty"`
}

// Forbids tells whether an exercise is not to be done.
func (l Limit) Forbids(e content.Exercise) bool {
	return slices.Contains(l.Exercises, e.ID) || slices.ContainsFunc(e.Moves, func(m string) bool { return slices.Contains(l.Moves, m) })
}

// Allow is what a clinic loosens until a day: an exercise whatever the phase says,
// a bound, or an activity of relief and daily life. It opens nothing that a warning
// result has locked.
type Allow struct {
	Span
	Exercise string `json:"exercise,omitempty"`
	// Codes are the contraindications of the exercise that held when the paper was
	// taken in, which it lifts. The clinic knew nothing of one that came later.
	Codes    []string `json:"codes,omitempty"`
	Activity string   `json:"activity,omitempty"`
	Bounds
	Words string `json:"words,omitempty"`
}

// PaperStamp is the stamp of a paper that is taken in at a time. Papers count in
// the order in which they were taken in, not in that of a clock which somebody may
// have put back in between: its id comes after those of all that are there.
func (s State) PaperStamp(now time.Time) Stamp {
	stamp := Stamp{ID: NewID(now, 0), At: now.UTC(), Day: DayOf(now)}
	if n := len(s.Prescriptions); n > 0 {
		stamp.ID = max(stamp.ID, idAfter(s.Prescriptions[n-1].ID))
	}
	return stamp
}

// Prescription gives the paper that holds on a day; false if there is none. One
// whose day lies ahead, after a clock was put back, holds too: it was taken in.
func (s State) Prescription(day Day) (Prescription, bool) {
	p, ok := s.Undoable()
	return p, ok && (p.Until == "" || day <= p.Until)
}

// Undoable gives the paper that "undo" would take back: the newest that was taken
// in and not undone, whether it still holds or not.
func (s State) Undoable() (Prescription, bool) {
	for _, p := range slices.Backward(s.Prescriptions) {
		if p.Undone.IsZero() {
			return p, true
		}
	}
	return Prescription{}, false
}

// Lifting gives a paper with the contraindications that it lifts: those of the
// exercises that it loosens which hold as it is taken in. Today's leg pain is none
// of them: no paper knew of it, and a clinic does not mean a day like this.
func (s State) Lifting(lib *content.Library, p Prescription) Prescription {
	held := s.barred(lib, p.Day)
	delete(held, irritated)
	p.Allows = slices.Clone(p.Allows)
	for i, a := range p.Allows {
		var codes []string
		e, _ := lib.Exercise(a.Exercise)
		for _, v := range e.Versions() {
			for _, code := range v.Not {
				if held[code] && !slices.Contains(codes, code) {
					codes = append(codes, code)
				}
			}
		}
		p.Allows[i].Codes = codes
	}
	return p
}

// orders are what the clinic's paper comes to on a day.
type orders struct {
	exercises []Prescribed
	limits    []Limit
	allows    []Allow
}

func (s State) orders(day Day) orders {
	p, ok := s.Prescription(day)
	if !ok {
		return orders{}
	}
	var o orders
	for _, l := range p.Limits {
		if l.Holds(day) {
			o.limits = append(o.limits, l)
		}
	}
	if day < p.Day || !s.loosens(p) {
		return o
	}
	for _, a := range p.Allows {
		if a.Until != "" && a.Holds(day) {
			o.allows = append(o.allows, a)
		}
	}
	for _, e := range p.Exercises {
		if e.Until == "" {
			e.Until = p.Until
		}
		if e.Holds(day) && !slices.ContainsFunc(o.exercises, func(known Prescribed) bool { return known.ID() == e.ID() }) {
			o.exercises = append(o.exercises, e)
		}
	}
	return o
}

// loosens tells whether a paper may do more than limit. One that was written
// before a treatment knew nothing of it, and what was taken in under a set clock
// unlocks nothing.
func (s State) loosens(p Prescription) bool {
	return s.counts(p.Stamp) && !s.Profile.treatedAfter(p.Written)
}

// treatedAfter tells whether a treatment came after a day, or may have.
func (p Profile) treatedAfter(day Day) bool {
	for _, t := range p.Treatments {
		if date := Day(t.Date); date.Time().IsZero() || date > day {
			return true
		}
	}
	return false
}

// Limits lists what the clinic's paper forbids on a day, also before the day on
// which it was taken in.
func (s State) Limits(day Day) []Limit { return s.orders(day).limits }

// Allows lists what the clinic's paper loosens on a day; nothing before the day on
// which it was taken in.
func (s State) Allows(day Day) []Allow { return s.orders(day).allows }

// Prescribed lists the exercises that the clinic's paper wants on a day, whether
// they fit that day or not.
func (s State) Prescribed(day Day) []Prescribed { return s.orders(day).exercises }
