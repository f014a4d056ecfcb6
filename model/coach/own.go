package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// OwnRoutine is a session as the patient put it together. Without exercises the
// clinic's paper or the plan chooses.
type OwnRoutine struct {
	Exercises []Pick `json:"exercises,omitempty"`
	// Ordered is set when the patient moved an exercise: the order is theirs. Until
	// then it is the way down to the floor.
	Ordered bool `json:"ordered,omitempty"`
	// At is when it was last changed, UTC: a paper that was taken in later comes
	// first, until the patient chooses again.
	At time.Time `json:"at,omitzero"`
}

// Pick is one exercise that the patient chose, in the position that fitted then.
type Pick struct {
	Exercise string `json:"exercise"`
	Position string `json:"position,omitempty"`
	// Name is what one of the library was called on the screen: it still names the
	// exercise when the library has lost it. One of the clinic's own has none.
	Name string `json:"name,omitempty"`
}

// at finds an exercise; -1 if it is not in the routine.
func (o OwnRoutine) at(id string) int {
	return slices.IndexFunc(o.Exercises, func(p Pick) bool { return p.Exercise == id })
}

// With gives the routine with one exercise more; none twice.
func (o OwnRoutine) With(p Pick) OwnRoutine {
	if o.at(p.Exercise) < 0 {
		o.Exercises = append(slices.Clone(o.Exercises), p)
	}
	return o
}

// Without gives the routine without an exercise.
func (o OwnRoutine) Without(id string) OwnRoutine {
	o.Exercises = slices.DeleteFunc(slices.Clone(o.Exercises), func(p Pick) bool { return p.Exercise == id })
	return o
}

// Swapped gives the routine with another exercise in the place of one.
func (o OwnRoutine) Swapped(id string, p Pick) OwnRoutine {
	if i := o.at(id); i >= 0 && o.at(p.Exercise) < 0 {
		o.Exercises = slices.Clone(o.Exercises)
		o.Exercises[i] = p
	}
	return o
}

// Moved gives the routine with an exercise so many places later, earlier if it is
// negative. From then on the order is the patient's.
func (o OwnRoutine) Moved(id string, by int) OwnRoutine {
	i := o.at(id)
	if to := i + by; i >= 0 && to >= 0 && to < len(o.Exercises) {
		o.Exercises = slices.Clone(o.Exercises)
		pick := o.Exercises[i]
		o.Exercises = slices.Insert(slices.Delete(o.Exercises, i, i+1), to, pick)
		o.Ordered = true
	}
	return o
}

// OwnRoutine gives the patient's own routine as far as it holds on a day: not if it
// is empty, and not over exercises that a clinic prescribed after it.
func (s State) OwnRoutine(day Day) (OwnRoutine, bool) {
	own := s.Profile.Routine
	if len(own.Exercises) == 0 {
		return OwnRoutine{}, false
	}
	if p, ok := s.Prescription(day); ok && p.At.After(own.At) && len(s.Prescribed(day)) > 0 {
		return OwnRoutine{}, false
	}
	return own, true
}

// Editing gives the routine that the patient changes: their own, else what the
// session of the day would be, in the order in which it is done. What does not fit
// the day stays in it, behind the rest; so does what the clinic prescribed, unless
// the patient excluded it.
func (s State) Editing(lib *content.Library, day Day) OwnRoutine {
	own, held := s.OwnRoutine(day)
	if held && own.Ordered {
		return own
	}
	var edit OwnRoutine
	for _, p := range s.Routine(lib, day) {
		edit = edit.With(Pick{Exercise: p.Exercise, Position: p.Position})
	}
	if held {
		for _, p := range own.Exercises {
			edit = edit.With(p)
		}
		return edit
	}
	for _, p := range s.Prescribed(day) {
		if !slices.Contains(s.Profile.Excluded, p.ID()) {
			edit = edit.With(Pick{Exercise: p.ID(), Position: p.Position})
		}
	}
	return edit
}

// Including gives the profile with an exercise no longer excluded.
func (p Profile) Including(id string) Profile {
	p.Excluded = slices.DeleteFunc(slices.Clone(p.Excluded), func(e string) bool { return e == id })
	return p
}

// Excluding gives the profile with an exercise excluded for good, also from the
// patient's own routine.
func (p Profile) Excluding(id string) Profile {
	if !slices.Contains(p.Excluded, id) {
		p.Excluded = append(slices.Clone(p.Excluded), id)
	}
	p.Routine = p.Routine.Without(id)
	return p
}
