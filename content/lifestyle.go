package content

// Lifestyle is what the rest of the day is about (clinical sections H, I, D): sleep,
// chair and desk, lifting, sitting, other sport, small habits and numbers that a
// patient may keep.
type Lifestyle struct {
	HowTo  []HowTo     `json:"how_to"`
	Desk   []DeskCheck `json:"desk"` // what to change first stands first
	Sit    SitBreaks   `json:"sit"`
	Sports []Sport     `json:"sports"`
	Habits HabitRules  `json:"habits"`
	Weight WeightLog   `json:"weight"`
	Sugar  SugarLog    `json:"sugar"`
}

// HowTo is one thing to read, with pictures if it has any: how to lie, how to lift. Its
// words stand under "how_to.<id>": name, how, and now where it waits.
type HowTo struct {
	ID       string    `json:"id"`
	Page     string    `json:"page"` // sleep | lift
	Pictures []Picture `json:"pictures,omitempty"`
	// Needs says when it may be done; nil is always. Before that neither its picture nor
	// how it is done is shown.
	Needs *Rung `json:"needs,omitempty"`
	// Lesson is the id of the lesson that tells more.
	Lesson  string   `json:"lesson,omitempty"`
	Sources []string `json:"sources"`
}

// Picture is a pose of an exercise, or one of a figure of its own.
type Picture struct {
	Exercise string  `json:"exercise,omitempty"`
	Pose     string  `json:"pose"`
	Figure   *Figure `json:"figure,omitempty"`
}

// DeskCheck is one thing to look at about the place where one sits: a question of the
// form "desk" that is right with a yes. Its words stand under "seat.<question>": right
// and change.
type DeskCheck struct {
	Question string   `json:"question"`
	Sources  []string `json:"sources"`
}

// SitBreaks are the minutes of sitting between which a break is due, and how long to
// stand or walk then (clinical sections H and I).
type SitBreaks struct {
	Minutes []int    `json:"minutes"` // to choose from, the fewest first
	Stand   int      `json:"stand"`
	Sources []string `json:"sources"`
}

// Sport is another activity than walks and exercises. Its words stand under
// "sport.<id>": name and how.
type Sport struct {
	ID string `json:"id"`
	// Needs says from when on; the id of the rung is not set.
	Needs Rung `json:"needs"`
	// Ask is set where the team has to agree first after an operation, AskAlways where
	// after any treatment.
	Ask       bool `json:"ask,omitempty"`
	AskAlways bool `json:"ask_always,omitempty"`
	// Skip are the conditions with which deep bends and twists are left out of it.
	Skip []string `json:"skip,omitempty"`
	// Own is set for what the patient names; nothing is known of it.
	Own     bool     `json:"own,omitempty"`
	Sources []string `json:"sources"`
}

// HabitRules are the small habits to choose from, at most so many at a time, each for
// so many days.
type HabitRules struct {
	Most int     `json:"most"`
	Days int     `json:"days"`
	List []Habit `json:"list"`
}

// Habit is one small thing to do each day. Its words stand under "habit.<id>": name and
// why.
type Habit struct {
	ID string `json:"id"`
	// Activity is what a warning result may lock: such a habit rests then.
	Activity string   `json:"activity,omitempty"`
	Sources  []string `json:"sources"`
}

// WeightLog says from how much weight lost within how many days on the warning question
// Item is worth asking, and when again.
type WeightLog struct {
	LostKg  float64  `json:"lost_kg"`
	Days    int      `json:"days"`
	Again   int      `json:"again"`
	Item    string   `json:"item"`
	Sources []string `json:"sources"`
}

// SugarLog says which treatments raise the sugar of people with diabetes, for how many
// days it is offered by itself, and the warning question about it. Over Line, in mmol/l,
// it is asked without a limit of the patient's own.
type SugarLog struct {
	Fact    string   `json:"fact"`
	Tag     string   `json:"tag"`
	Days    int      `json:"days"`
	Line    float64  `json:"line"`
	Item    string   `json:"item"`
	Sources []string `json:"sources"`
}

// Lifestyle gives all that is around the day.
func (l *Library) Lifestyle() Lifestyle { return l.lifestyle() }

// Sport finds a sport by id; false if there is none.
func (l *Library) Sport(id string) (Sport, bool) {
	return find(l.lifestyle().Sports, func(s Sport) bool { return s.ID == id })
}

// Habit finds a small habit by id; false if there is none.
func (l *Library) Habit(id string) (Habit, bool) {
	return find(l.lifestyle().Habits.List, func(h Habit) bool { return h.ID == id })
}
