package content

// Walk is how much walking a phase asks for on a day (clinical sections D, E and
// I). Its words stand under "limit.walk.<id>".
type Walk struct {
	ID      string `json:"id"` // as in [Limits].Walk
	Times   int    `json:"times,omitempty"`
	Minutes int    `json:"minutes,omitempty"` // of each of them
	Days    int    `json:"days"`              // of the week
	// From is how many minutes a day the phase begins with, where less than all of it.
	From int `json:"from,omitempty"`
	// Indoors are short walks in the house, without a set time.
	Indoors bool     `json:"indoors,omitempty"`
	Sources []string `json:"sources"`
}

// Most is how many minutes a day of the phase asks for at most.
func (w Walk) Most() int { return w.Times * w.Minutes }

// Begin is how many minutes a day it begins with.
func (w Walk) Begin() int {
	if w.From > 0 {
		return w.From
	}
	return w.Most()
}

// Walk finds how much to walk by id; false if there is none.
func (l *Library) Walk(id string) (Walk, bool) {
	return find(l.walks(), func(w Walk) bool { return w.ID == id })
}

// Goal is what a week may aim at in a phase, in days.
type Goal struct {
	Phase    string   `json:"phase"`
	Days     int      `json:"days"`     // on which the back was looked after in any way
	Sessions int      `json:"sessions"` // of exercises
	CheckIns int      `json:"check_ins"`
	Sources  []string `json:"sources"`
}

// Goal finds what a week of a phase may aim at; false if there is no such phase.
func (l *Library) Goal(phase string) (Goal, bool) {
	return find(l.goals(), func(g Goal) bool { return g.Phase == phase })
}
