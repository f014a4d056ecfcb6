package content

// PlanRules are the numbers of progression and the rules that decide about a day
// (clinical sections F and N8).
type PlanRules struct {
	Progress Progress   `json:"progress"`
	Missed   []Missed   `json:"missed"` // fewest days first
	Rules    []PlanRule `json:"rules"`
}

// Progress says when a little more of an exercise is offered. Pain is on the NRS.
type Progress struct {
	// Sessions good ones of the exercise have to lie within so many Days.
	Sessions int `json:"sessions"`
	Days     int `json:"days"`
	// MostPain is the most that one of these may have hurt, Ambers how many may have
	// hurt at all.
	MostPain int `json:"most_pain"`
	Ambers   int `json:"ambers"`
	// MostNow is the most pain now with which anything rises, MostEarly the same in P0
	// and P1 of an injection or procedure.
	MostNow   int `json:"most_now"`
	MostEarly int `json:"most_early"`
	// Climb is by how much the mean pain of a week may be above that of the week
	// before.
	Climb int `json:"climb"`
	// WeekGrowth is how many per cent the work of a session may grow in a week: above
	// the mean of the week before, and of the days around the one a week ago.
	WeekGrowth int `json:"week_growth"`
	// MostMinutes is how long a session may become by raises, with its rests.
	MostMinutes int `json:"most_minutes"`
	// EaseLevel is the highest level of exercises that ease off.
	EaseLevel int `json:"ease_level"`
}

// Missed is what so many days without a session do to the levels: so many lower,
// or all begins anew.
type Missed struct {
	Days   int  `json:"days"`
	Levels int  `json:"levels,omitempty"`
	Anew   bool `json:"anew,omitempty"`
}

// PlanRule is a rule by which a day or a level is decided. Its sentence stands
// under "plan_rule.<id>".
type PlanRule struct {
	ID      string   `json:"id"`
	Sources []string `json:"sources"`
}

// PlanRules gives the rules of the day.
func (l *Library) PlanRules() PlanRules { return l.plan() }

// PlanRule finds a rule of the day by id; false if there is none.
func (l *Library) PlanRule(id string) (PlanRule, bool) {
	return find(l.plan().Rules, func(r PlanRule) bool { return r.ID == id })
}
