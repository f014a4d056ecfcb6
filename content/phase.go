package content

// Course is the recovery course after one group of treatments: which phases
// there are, when each begins and what it allows (clinical sections D, E6, N8).
type Course struct {
	ID       string   `json:"id"`
	Subtypes []string `json:"subtypes"`
	Phases   []Phase  `json:"phases"`
	Sources  []string `json:"sources"`
}

// Phase is a stretch of days within a course. Its words stand under
// "phase.<name>" and "course.<course>.<name>".
type Phase struct {
	Name string `json:"name"` // P0 settle, P1 protect, P2 rebuild, P3 strengthen, P4 maintain
	From int    `json:"from"` // first day, 0 is the day of the treatment
	// Allowed are the ids of the exercises that this phase adds to the earlier
	// ones; "*" means every exercise of the library.
	Allowed []string `json:"allowed"`
	// Exercises is how many exercises a session has; 0 means a quiet day without
	// a session.
	Exercises int `json:"exercises"`
	// MaxLevel is the highest dose level offered, 1 to 5.
	MaxLevel int `json:"max_level"`
	// PainCap is the pain (NRS 0–10) from which an exercise is stopped (RED,
	// clinical section N8).
	PainCap int `json:"pain_cap"`
}
