package content

// Course is the recovery course after one group of treatments: which phases
// there are, when each begins and what it allows (clinical sections D, E6, N8).
type Course struct {
	ID       string    `json:"id"`
	Subtypes []Subtype `json:"subtypes"` // the treatments that it follows
	Phases   []Phase   `json:"phases"`
	Sources  []string  `json:"sources"`
}

// Subtype is one treatment by name. Treatments without subtypes (physical
// therapy, medication) have one whose id is the type itself. Its tags, the type
// always among them, are what warning rules count days from (clinical section
// N4): injection, neuraxial, steroid, rfa, procedure, disc, cement, implant.
type Subtype struct {
	ID   string   `json:"id"`
	Type string   `json:"type"` // physical_therapy | medication | injection | procedure
	Tags []string `json:"tags"`
}

// Phase is a stretch of days within a course. A phase whose limits widen in the
// middle is two stretches of the same name. Its words stand under
// "phase.<name>" and "course.<course>.<name>".
type Phase struct {
	Name string `json:"name"` // P0 settle, P1 protect, P2 rebuild, P3 strengthen, P4 maintain
	From int    `json:"from"` // first day, 0 is the day of the treatment; it ends where the next begins
	// Allowed are the ids of the exercises that this phase adds to the earlier
	// ones; "*" means every exercise of the library.
	Allowed []string `json:"allowed"`
	// Exercises is how many exercises a session has; 0 means a quiet day without
	// a session.
	Exercises int `json:"exercises"`
	// MaxLevel is the highest dose level offered, 1 to 5.
	MaxLevel int `json:"max_level"`
	// Levels are the highest levels of single exercises where that is lower, by id.
	Levels map[string]int `json:"levels,omitempty"`
	// PainCap is the pain (NRS 0–10) from which an exercise is stopped (RED,
	// clinical section N8).
	PainCap int    `json:"pain_cap"`
	Limits  Limits `json:"limits"`
}

// Highest is the highest level at which an exercise is offered in the phase.
func (p Phase) Highest(id string) int {
	if level, ok := p.Levels[id]; ok {
		return min(level, p.MaxLevel)
	}
	return p.MaxLevel
}

// Limits are what daily life keeps to in a phase: the cautious end of the
// published values (clinical section D). The clinic's own word replaces them.
type Limits struct {
	// LiftKg is the most weight to lift or carry in all, in kilograms; 0 is no
	// set limit. That nothing is to be lifted is said by LiftNone, which no phase
	// has by itself: only a clinic says so. Both are read by [Limits.Lift].
	LiftKg   float64 `json:"lift_kg,omitempty"`
	LiftNone bool    `json:"-"`
	// SitMin is the longest sitting in minutes before standing up for two; 0 is
	// as comfortable.
	SitMin int `json:"sit_min,omitempty"`
	// Drive, Bathe and Walk are ids of words under "limit.drive", "limit.bathe"
	// and "limit.walk". Drive is one of no | until_known | team | if_clear | yes,
	// strictest first.
	Drive string `json:"drive"`
	Bathe string `json:"bathe"`
	Walk  string `json:"walk"`
}

// Lift is the most weight to lift or carry, 0 for nothing at all; false if there is
// no set limit.
func (l Limits) Lift() (kg float64, limited bool) {
	if l.LiftNone {
		return 0, true
	}
	return l.LiftKg, l.LiftKg > 0
}

// Treatment finds the course and the subtype of a treatment; an empty subtype
// stands for a type that has none. False if there is no such treatment.
func (l *Library) Treatment(typ, subtype string) (Course, Subtype, bool) {
	if subtype == "" {
		subtype = typ
	}
	for _, c := range l.Courses() {
		if s, ok := find(c.Subtypes, func(s Subtype) bool { return s.Type == typ && s.ID == subtype }); ok {
			return c, s, true
		}
	}
	return Course{}, Subtype{}, false
}

// On gives the phase of a day of the course, 0 being the day of the treatment;
// days before the treatment count as day 0. A course has at least one phase.
func (c Course) On(day int) Phase {
	now := c.Phases[0]
	for _, p := range c.Phases[1:] {
		if p.From <= day {
			now = p
		}
	}
	return now
}

// After gives the stretch of days that follows that of a day; false in the last.
func (c Course) After(day int) (Phase, bool) {
	return find(c.Phases, func(p Phase) bool { return p.From > max(0, day) })
}

// AllowedOn lists the ids of the exercises allowed on a day: what its phase and
// all earlier ones added. It is ["*"] where every exercise is allowed.
func (c Course) AllowedOn(day int) []string {
	var ids []string
	for i, p := range c.Phases {
		if i > 0 && p.From > day {
			break
		}
		if len(p.Allowed) == 1 && p.Allowed[0] == "*" {
			return p.Allowed
		}
		ids = append(ids, p.Allowed...)
	}
	return ids
}
