package content

// Wish is something that patients want to do again, and the exercises that the plan
// prefers for it. Its name is a choice of the form "wishes"; why an exercise was chosen
// stands under "grade.wish_<id>".
type Wish struct {
	ID        string   `json:"id"`
	Exercises []string `json:"exercises"`
	Sources   []string `json:"sources"`
}

// Wishes lists what patients may want to do again.
func (l *Library) Wishes() []Wish { return l.wishes() }
