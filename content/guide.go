package content

// Guide leads through something that calms or eases, on the same kind of time line
// as a session (clinical sections H and J). Its words stand under "guide.<id>":
// name, about, stop, in (how to begin), out (how to get up again) and part.<part>.
type Guide struct {
	ID   string    `json:"id"`
	Kind GuideKind `json:"kind"`
	// Activity is what the gate is asked about.
	Activity string `json:"activity"`
	// Exercise is the one of the library that is done for so long; a guide without
	// one has a script.
	Exercise string      `json:"exercise,omitempty"`
	Parts    []GuidePart `json:"parts,omitempty"`
	// Position, Needs, Not and Figure are those of a script, as of an exercise. Without
	// a position it can be followed in any.
	Position string        `json:"position,omitempty"`
	Needs    []string      `json:"needs,omitempty"`
	Not      []string      `json:"not,omitempty"`
	Lengths  []GuideLength `json:"lengths"` // shortest first
	Figure   Figure        `json:"figure"`
	Sources  []string      `json:"sources"`
}

// GuideKind says what a guide is for.
type GuideKind string

// The kinds of guides.
const (
	GuideCalm     GuideKind = "calm"     // breathing, letting go, attention: never locked (clinical section N6, C)
	GuidePosition GuideKind = "position" // a position of ease (clinical section N6, P)
)

// GuidePart is one line of a script: it is said, and the rest of its time is
// silence.
type GuidePart struct {
	ID      string  `json:"id"`
	Seconds float64 `json:"s,omitempty"`
	// Breath is in | out where the line leads a breath.
	Breath string `json:"breath,omitempty"`
	// Fill is set for the part that takes what the others leave of the length.
	Fill bool `json:"fill,omitempty"`
}

// GuideLength is one of the lengths of a guide.
type GuideLength struct {
	Minutes int `json:"minutes"`
	// Dose is how much of its exercise fills them.
	Dose *Dose `json:"dose,omitempty"`
	// Not are the condition codes under which this length is not offered.
	Not []string `json:"not,omitempty"`
}

// Guides lists the guides in the order in which they are shown.
func (l *Library) Guides() []Guide { return l.guides() }

// Guide finds a guide by id; false if there is none.
func (l *Library) Guide(id string) (Guide, bool) {
	return find(l.guides(), func(g Guide) bool { return g.ID == id })
}
