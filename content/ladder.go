package content

// Ladder is a way back to one part of daily life in small steps (clinical sections
// I and D). Its name stands under "ladder.<id>.name".
type Ladder struct {
	ID      string   `json:"id"`
	Rungs   []Rung   `json:"rungs"` // from the easiest on
	Sources []string `json:"sources"`
}

// Rung is one step of a ladder. Its words stand under "rung.<id>": name, how and
// watch. No two ladders have a rung of the same id, so that an entry of the diary
// names it by that alone.
type Rung struct {
	ID string `json:"id"`
	// From is the name of the earliest phase; AfterOperation that after a procedure,
	// where it is later.
	From           string `json:"from"`
	AfterOperation string `json:"after_operation,omitempty"`
	// Day is the earliest day after the newest treatment, whatever the phase.
	Day int `json:"day,omitempty"`
	// LiftKg is the most that it makes one lift or carry; 0 is nothing of weight.
	LiftKg float64 `json:"lift_kg,omitempty"`
	// NoLoad is set where the back is not loaded at all, as in a talk: once is enough,
	// and it is nothing that the back could take badly.
	NoLoad bool `json:"no_load,omitempty"`
	// Drive and Pool are set where one drives, or is in the water.
	Drive bool `json:"drive,omitempty"`
	Pool  bool `json:"pool,omitempty"`
	// Moves are the movements of the back that it needs, as in [Moves]: what a clinic
	// may forbid. Not are the condition codes that bar it, as of an exercise.
	Moves   []string `json:"moves"`
	Not     []string `json:"not,omitempty"`
	Sources []string `json:"sources,omitempty"` // besides those of the ladder
}

// Earliest is the earliest phase of the rung, after an operation or not.
func (r Rung) Earliest(operation bool) string {
	if operation {
		return max(r.From, r.AfterOperation)
	}
	return r.From
}
