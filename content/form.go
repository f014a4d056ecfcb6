package content

// Form is a set of questions that is asked screen by screen: set-up, check-in,
// the clinic's sheet. Its words stand under "form.<id>".
type Form struct {
	ID      string   `json:"id"`
	Screens []Screen `json:"screens"`
}

// Screen is what the patient sees at once: one question, or two or three short
// ones that belong together.
type Screen struct {
	ID        string     `json:"id"`
	Questions []Question `json:"questions"`
}

// Question is one question of a form. Its words stand under
// "form.<form>.<question>": ask, help, low and high for a scale, and one label
// per choice.
type Question struct {
	ID   string `json:"id"`
	Kind string `json:"kind"` // choice | ticks | scale | text | phone | number | weight | sugar | date | time | country
	// Choices are the ids of the answers of a choice or of ticks.
	Choices []string `json:"choices,omitempty"`
	// Alone are the ticks that exclude all others ("nothing new", "none of these"):
	// they answer and move on at once where nothing else is ticked.
	Alone []string `json:"alone,omitempty"`
	// Optional questions may be left empty with Enter.
	Optional bool `json:"optional,omitempty"`
	Min      int  `json:"min,omitempty"`
	Max      int  `json:"max,omitempty"`
	// When, if given, shows the question only after these answers in the same
	// form (or, for a fact, on the profile).
	When []Condition `json:"when,omitempty"`
}

// Condition holds when the answer to Question is one of Is, or, with Above, is
// a number greater than it, or, with Alarms, has a word of the alarm list of the
// language. All conditions of a list must hold.
type Condition struct {
	Question string   `json:"question"`
	Is       []string `json:"is,omitempty"`
	Above    *int     `json:"above,omitempty"`
	Alarms   bool     `json:"alarms,omitempty"`
}
