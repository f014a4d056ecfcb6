package content

// Fact is something about the person that warning rules look at besides the
// answers: asked once, confirmed now and then, and counted as present while it
// is not known (clinical section N2).
type Fact struct {
	ID   string `json:"id"`
	Kind string `json:"kind"` // years (a whole number, 0 is not known) | tick (present or absent)
	// Question is the question of set-up or check-in that tells it. A tick is
	// present if one of Choices was chosen there, and not known while the question
	// has no answer or the answer "not_sure".
	Question string   `json:"question"`
	Choices  []string `json:"choices,omitempty"`
	Sources  []string `json:"sources"`
}

// The kinds of facts.
const (
	FactYears = "years"
	FactTick  = "tick"
)

// SignOff is the record that a clinician has reviewed one version of questions
// and rules (clinical section N9). Only the version that it names is reviewed.
type SignOff struct {
	Name    string `json:"name"`
	Role    string `json:"role"`    // profession and registration
	Date    string `json:"date"`    // 2006-01-02
	Ruleset string `json:"ruleset"` // as [Warnings].Ruleset
}

// Measure is how the rules did on the table of cases that were written without
// knowledge of them.
type Measure struct {
	Ruleset string `json:"ruleset"` // the version that was measured
	Cases   int    `json:"cases"`
	// Emergencies are the cases that must come to EMERGENCY; Found are those that
	// did.
	Emergencies int `json:"emergencies"`
	Found       int `json:"found"`
	// Calm are the cases that must stay below EMERGENCY; Over are those of them
	// that came out higher than a careful clinician would accept.
	Calm int `json:"calm"`
	Over int `json:"over"`
}
