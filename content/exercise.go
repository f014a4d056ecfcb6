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
	// Alone exercises have a place of their own in the day (the walk, counted in
	// minutes) and are never part of a session.
	Alone bool `json:"alone,omitempty"`
	// Rep is one repetition: the strokes that lead from the first pose round to
	// the first pose again.
	Rep []Stroke `json:"rep"`
	// Levels are the doses of levels 1 to 5, gentlest first.
	Levels [5]Dose `json:"levels"`
	Easier string  `json:"easier,omitempty"`
	Harder string  `json:"harder,omitempty"`
	// Not lists the condition codes (contraindications) under which the exercise
	// is not offered: DISC2, DISC6, FUS12, VCF12, OSTEO, FLEXS, EXTS, IRRIT,
	// PREG, KNEEL, WRIST, SHOULDER, HIPREP, FALLS, BP.
	Not []string `json:"not,omitempty"`
	// AllowedUnder is the most serious open warning result under which it may
	// still run (clinical section N6).
	AllowedUnder Allowance `json:"allowed_under"`
	// NotWith is as in [Activity].
	NotWith []string `json:"not_with,omitempty"`
	Sources []string `json:"sources"`
	Figure  Figure   `json:"figure"`
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
