package content

// Exercise is one exercise of the library without its words, which stand under
// "exercise.<id>" in each language: name, start, steps, breathe, mistakes, stop.
type Exercise struct {
	ID       string   `json:"id"`
	Position string   `json:"position"` // lying | prone | side | all_fours | kneeling | sitting | standing
	Moves    []string `json:"moves"`    // movement tags of clinical section E: neutral, flexion, extension, rotation …
	Needs    []string `json:"needs,omitempty"`
	// Role says what part the exercise plays in a routine:
	// mobility | core | hips | posture | ease.
	Role string `json:"role"`
	// Sides is one | each (all repetitions of a set on one side, then the other)
	// | alternate (left and right in turn, no change pause).
	Sides string `json:"sides"`
	// RestAfter says where the dose's rest lies: "" between sets, rep between
	// repetitions as well (tighten, let go, tighten the next).
	RestAfter string `json:"rest_after,omitempty"`
	// Alone exercises have a place of their own in the day (the walk, counted in
	// minutes) and are never part of a session.
	Alone bool `json:"alone,omitempty"`
	// Floor exercises need the floor itself: a bed is too soft, or has no room for
	// the chair beside it.
	Floor bool `json:"floor,omitempty"`
	// WeightFrom is the level from which a weight is held; 0 if none is. Then what
	// may be lifted in the phase is said with it.
	WeightFrom int `json:"weight_from,omitempty"`
	// Balance exercises train balance on the feet, or stand on one leg: while somebody
	// is sleepy from a medicine they stay easy (clinical section D2).
	Balance bool `json:"balance,omitempty"`
	// Rep is one repetition: the strokes that lead from the first pose round to
	// the first pose again.
	Rep []Stroke `json:"rep"`
	// Levels are the doses of levels 1 to 5, gentlest first.
	Levels [5]Dose `json:"levels"`
	Easier string  `json:"easier,omitempty"`
	Harder string  `json:"harder,omitempty"`
	// Not lists the condition codes (contraindications) under which the exercise
	// is not offered: DISC2, DISC6, FUS6, FUS12, VCF12, OSTEO, FLEXS, EXTS, IRRIT,
	// PREG, KNEEL, WRIST, SHOULDER, HIPREP, FALLS, BP.
	Not []string `json:"not,omitempty"`
	// AllowedUnder is the most serious open warning result under which it may
	// still run (clinical section N6).
	AllowedUnder Allowance `json:"allowed_under"`
	// NotWith is as in [Activity].
	NotWith []string `json:"not_with,omitempty"`
	Sources []string `json:"sources"`
	Figure  Figure   `json:"figure"`
	// Also are other positions in which it can be done, such as sitting for those
	// who do not lie down. The words of their start stand under
	// "exercise.<id>.start_<position>".
	Also []Version `json:"also,omitempty"`
}

// Version is an exercise done in another position. Its figure has the same
// poses by name; Not replaces the codes of the exercise.
type Version struct {
	Position string   `json:"position"`
	Needs    []string `json:"needs,omitempty"`
	Not      []string `json:"not,omitempty"`
	Figure   Figure   `json:"figure"`
}

// Versions are all ways of doing the exercise, its own position first: each as an
// exercise with that position, its needs, contraindications and figure.
func (e Exercise) Versions() []Exercise {
	all := []Exercise{e}
	for _, v := range e.Also {
		other := e
		other.Position, other.Needs, other.Not, other.Figure = v.Position, v.Needs, v.Not, v.Figure
		all = append(all, other)
	}
	return all
}

// In is the exercise as it is done in a position; its own way if it has no
// version there or the position is "".
func (e Exercise) In(position string) Exercise {
	v, ok := find(e.Versions(), func(v Exercise) bool { return v.Position == position })
	if !ok {
		return e
	}
	return v
}

// Dose gives the dose of a level, 1 to 5; false if there is no such level.
func (e Exercise) Dose(level int) (Dose, bool) {
	if level < 1 || level > len(e.Levels) {
		return Dose{}, false
	}
	return e.Levels[level-1], true
}

// By is the exercise done the way that a dose asks for, where it asks for
// another: one leg at a time, say.
func (e Exercise) By(d Dose) Exercise {
	if d.Sides != "" {
		e.Sides = d.Sides
	}
	if len(d.Rep) > 0 {
		e.Rep = d.Rep
	}
	return e
}

// Stroke is one movement of a repetition: to the named pose, in so many
// seconds. After a stroke marked Hold the dose's hold follows.
type Stroke struct {
	To      string  `json:"to"`
	Seconds float64 `json:"s"`
	Hold    bool    `json:"hold,omitempty"`
	// Breath is in | out | "" and says how the breath goes with the stroke.
	Breath string `json:"breath,omitempty"`
}

// Dose is how much of an exercise one level asks for. Hold and rest are in
// seconds; rest lies between sets. With sides "each" it counts per side.
type Dose struct {
	Sets int `json:"sets"`
	Reps int `json:"reps"`
	Hold int `json:"hold_s"`
	Rest int `json:"rest_s"`
	// Falling are the repetitions of each set where they differ (the falling
	// repetitions of clinical section E, L40: 4, 3, 2); Reps is then the first.
	Falling []int `json:"falling,omitempty"`
	// Sides and Rep replace those of the exercise at this level, if given.
	Sides string   `json:"sides,omitempty"`
	Rep   []Stroke `json:"rep,omitempty"`
}

// What a dose asks for at most, of the library as of a clinic's paper: what a person
// can do at home in one go. Hold, rest and the time of all of it are in seconds.
const (
	MostSets = 5
	MostReps = 60
	MostHold = 600
	MostRest = 300
	MostTime = 30 * 60
)

// RepsOf gives the repetitions of a set, from 1.
func (d Dose) RepsOf(set int) int {
	if set >= 1 && set <= len(d.Falling) {
		return d.Falling[set-1]
	}
	return d.Reps
}

// Total gives the repetitions of all sets, of one side where the sides come one
// after the other.
func (d Dose) Total() int {
	n := 0
	for set := 1; set <= d.Sets; set++ {
		n += d.RepsOf(set)
	}
	return n
}

// Allowance says under which open warning result a timed activity may run
// (clinical section N6: X, P and C).
type Allowance string

// The allowances, strictest first.
const (
	AllowedUnderNone    Allowance = "none"     // locked by any open EMERGENCY or SAME_DAY about the body
	AllowedUnderSameDay Allowance = "same_day" // locked by an open EMERGENCY only
	AllowedAlways       Allowance = "always"   // never locked: breathing, grounding, reading
)
