package content

import "fmt"

// Urgency is the result of a warning check (clinical.md, urgency scale). The
// values are ordered: a higher one is more urgent.
type Urgency int

// The four levels. SELF_CARE never means that all is well: it means that none
// of the warning answers was given.
const (
	SelfCare Urgency = iota
	Soon
	SameDay
	Emergency
)

var urgencyNames = [...]string{"self_care", "soon", "same_day", "emergency"}

// String gives the stable name used in files and JSON: self_care, soon,
// same_day or emergency.
func (u Urgency) String() string { return urgencyNames[u] }

// Warnings are the warning questions, the named signs and the rules, with the
// version (a hash over all of them) that every result carries.
type Warnings struct {
	Ruleset string `json:"ruleset"`
	Items   []Item `json:"items"`
	Signs   []Sign `json:"signs"`
	Rules   []Rule `json:"rules"`
}

// UnmarshalText reads the stable name of a level.
func (u *Urgency) UnmarshalText(text []byte) error {
	for i, name := range urgencyNames {
		if name == string(text) {
			*u = Urgency(i)
			return nil
		}
	}
	return fmt.Errorf("unknown urgency %q", text)
}

// MarshalText writes the stable name of a level.
func (u Urgency) MarshalText() ([]byte, error) { return []byte(u.String()), nil }

// Item is one warning question without its words, which stand under
// "item.<id>": ask, help, why, and a label for each choice that differs from the
// common ones.
type Item struct {
	ID       string   `json:"id"`
	Group    string   `json:"group"`    // section of clinical.md: A1 … A8
	Polarity string   `json:"polarity"` // warns | eases (closed list of clinical section N2)
	Choices  []string `json:"choices"`  // yes, no, not_sure, known, not_apply, prefer_not; skip is always possible
	// Timing items also ask when it started or last got worse, on the screen of
	// the yes.
	Timing bool `json:"timing,omitempty"`
	// Trend items also ask whether it gets better, stays or gets worse.
	Trend bool `json:"trend,omitempty"`
	// After names the items of which one must be answered with something other
	// than no before this one is asked (follow-ups and easing items).
	After []string `json:"after,omitempty"`
	// Applies says for whom the item is asked; nil for everybody.
	Applies *Node `json:"applies,omitempty"`
	// Forms the item belongs to: short, full. Card is the card of the short form
	// (1–4), 0 if it is asked alone there.
	Forms []string `json:"forms"`
	Card  int      `json:"card,omitempty"`
	// Single items get a screen of their own in the full form; the others are
	// asked in lists of at most five.
	Single bool `json:"single,omitempty"`
	// EveryDays is the least number of days between two askings; 0 asks each time.
	EveryDays int `json:"every_days,omitempty"`
	// Emergency is set for items that can lead to EMERGENCY: a check is complete
	// only when each of them that applies has been answered.
	Emergency bool `json:"emergency,omitempty"`
	// Private answers are stored only if the patient agrees.
	Private bool     `json:"private,omitempty"`
	Sources []string `json:"sources"`
}

// Sign is a condition with a name that several rules use ("nerve_sign").
type Sign struct {
	ID   string `json:"id"`
	When Node   `json:"when"`
}

// Rule raises the result to Level when When holds and Unless does not. Its
// words, one sentence for the patient, stand under "rule.<id>".
type Rule struct {
	ID     string   `json:"id"`
	Level  Urgency  `json:"level"`
	How    string   `json:"how,omitempty"` // for an emergency: call_now | ed_now | crisis (clinical section N7)
	When   Node     `json:"when"`
	Unless *Node    `json:"unless,omitempty"`
	Source []string `json:"sources"`
	// About says what the result is about: body | mind. A mind result never
	// locks a session (clinical section N6).
	About string `json:"about"`
}

// Node is one node of a rule: exactly one of its parts is set. There are no
// expression strings, so a rule reads like its sentence.
type Node struct {
	All     []Node   `json:"all,omitempty"`
	Any     []Node   `json:"any,omitempty"`
	AtLeast *Count   `json:"at_least,omitempty"`
	Item    string   `json:"item,omitempty"`  // with Is and, for timing items, Since
	Group   string   `json:"group,omitempty"` // any item of a set ("ces"), with Is and Since
	Is      []string `json:"is,omitempty"`
	Since   []string `json:"since,omitempty"` // today | 1-3d | 4-14d | longer | unknown
	Trend   []string `json:"trend,omitempty"` // better | same | worse | not_sure
	Sign    string   `json:"sign,omitempty"`
	Fact    string   `json:"fact,omitempty"`    // present, or not known; with Min for age
	Measure string   `json:"measure,omitempty"` // now | worst | rise (over usual), NRS 0–10, with Min
	Min     *int     `json:"min,omitempty"`
	// Days since a treatment with one of the tags After, both ends included.
	Days  *DayRange `json:"days,omitempty"`
	After []string  `json:"after,omitempty"`
	// Clear holds when every named item or group was answered with a clear no
	// (only inside Unless and easing conditions).
	Clear []string `json:"clear,omitempty"`
}

// Count holds when at least N of the nodes hold.
type Count struct {
	N  int    `json:"n"`
	Of []Node `json:"of"`
}

// DayRange is a span of days since a treatment, both ends included.
type DayRange struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// UnmarshalText reads a range written "0..14".
func (r *DayRange) UnmarshalText(text []byte) error {
	if _, err := fmt.Sscanf(string(text), "%d..%d", &r.From, &r.To); err != nil || r.From > r.To {
		return fmt.Errorf("days %q: want a range such as 0..14", text)
	}
	return nil
}

// MarshalText writes the range as it is read.
func (r DayRange) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%d..%d", r.From, r.To), nil }
