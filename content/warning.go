package content

import "fmt"

// Urgency is the result of a warning check (clinical urgency scale). The
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
	// Treatments name the tags by which rules speak of treatments.
	Treatments []TreatmentKind `json:"treatments"`
	Facts      []Fact          `json:"facts"`
	// SignOffs are the reviews by clinicians so far, Measured how the rules did on
	// the cases. Neither is part of the version.
	SignOffs []SignOff `json:"sign_offs,omitempty"`
	Measured Measure   `json:"measured"`
}

// Reviewed gives the clinician's review of this very version; false as long as
// there is none, which every place that speaks of the rules has to say.
func (w Warnings) Reviewed() (SignOff, bool) {
	return find(w.SignOffs, func(s SignOff) bool { return s.Ruleset == w.Ruleset && w.Ruleset != "" })
}

// TreatmentKind is one row of the table of treatments (clinical section N4). A
// treatment also carries its type as a tag, and every treatment the tag "any".
type TreatmentKind struct {
	Type    string   `json:"type"`
	Subtype string   `json:"subtype,omitempty"`
	Tags    []string `json:"tags,omitempty"`
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
// "item.<id>": name, line (in a list), ask, help (its first line asks again in other words), why,
// find (how to find out, for who is not sure), say (on the phone), and a label
// for each choice that differs from the common ones.
type Item struct {
	ID       string   `json:"id"`
	Group    string   `json:"group"`          // clinical section: A1 … A8
	Sets     []string `json:"sets,omitempty"` // further groups that rules speak of: ces
	Polarity string   `json:"polarity"`       // warns | eases (closed list of clinical section N2)
	Choices  []string `json:"choices"`        // yes, no, not_sure, known, not_apply, prefer_not; skip is always possible
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
	// Helper items are asked only where somebody answers for the patient, first of
	// all, and no check waits for them (clinical section N7).
	Helper bool `json:"helper,omitempty"`
	// First items come before all others when a form names them (rule B1.21).
	First bool `json:"first,omitempty"`
	// EveryDays is the least number of days between two askings; 0 asks each
	// time. When Sooner holds, the item is asked whatever EveryDays says.
	EveryDays int   `json:"every_days,omitempty"`
	Sooner    *Node `json:"sooner,omitempty"`
	// Emergency is set for items that can lead to EMERGENCY: a check is complete
	// only when each of them that applies has been answered.
	Emergency bool `json:"emergency,omitempty"`
	// Private answers are stored only if the patient agrees.
	Private bool `json:"private,omitempty"`
	// Levels is what an answer means by itself: one rule, written short, with the
	// item's id as its id. It does not count when Unless holds. How and About are
	// those of that rule.
	Levels map[string]Urgency `json:"levels,omitempty"`
	Unless *Node              `json:"unless,omitempty"`
	// Once lets Levels count only the first time in a patient's life (clinical
	// section N6, inflam_back).
	Once     bool     `json:"once,omitempty"`
	About    string   `json:"about"`
	Sources  []string `json:"sources"`
	Emergent `yaml:",inline"`
}

// Emergent is what goes with an emergency.
type Emergent struct {
	// How to get help: call_now | ed_now | crisis (clinical section N7).
	How string `json:"how,omitempty"`
	// Fasting is set where nothing may be eaten or drunk, because an operation may
	// be needed (clinical section N7).
	Fasting bool `json:"fasting,omitempty"`
	// Poison is set where the poison line stands beside the emergency number.
	Poison bool `json:"poison,omitempty"`
	// CheckFor is the condition that the patient asks to be checked for; its words
	// stand under "check_for.<CheckFor>". Nothing else names a condition.
	CheckFor string `json:"check_for,omitempty"`
}

// Rule is what an answer to the item means by itself, at one of its levels: the
// rule without its condition, which is written short in Levels and Unless.
func (i Item) Rule(level Urgency) Rule {
	r := Rule{ID: i.ID, Level: level, Unless: i.Unless, Source: i.Sources, About: i.About}
	if level == Emergency {
		r.Emergent = i.Emergent
	}
	return r
}

// Sign is a condition with a name that several rules use ("nerve_sign"). A sign
// that eases may stand only inside Unless, all others only outside.
type Sign struct {
	ID    string `json:"id"`
	Eases bool   `json:"eases,omitempty"`
	When  Node   `json:"when"`
}

// Rule raises the result to Level when When holds and Unless does not. Its
// words, one sentence for the patient, stand under "rule.<id>".
type Rule struct {
	ID       string   `json:"id"`
	Level    Urgency  `json:"level"`
	When     Node     `json:"when"`
	Unless   *Node    `json:"unless,omitempty"`
	Source   []string `json:"sources"`
	Emergent `yaml:",inline"`
	// Note marks a rule that changes what is said and never the level (B1.24): its
	// sentence stands under "note.<id>".
	Note bool `json:"note,omitempty"`
	// About says what the result is about: body | mind. A mind result never
	// locks a session (clinical section N6).
	About string `json:"about"`
	// Reminder marks a SOON that is said now and then and not followed up.
	Reminder bool `json:"reminder,omitempty"`
	// Recheck is after how many hours the check has to be repeated; 0 leaves it
	// to the plan.
	Recheck int `json:"recheck_h,omitempty"`
}

// Node is one node of a rule: exactly one of its parts is set (days, hours and
// after are one part). There are no expression strings, so a rule reads like its
// sentence.
type Node struct {
	All     []Node `json:"all,omitempty"`
	Any     []Node `json:"any,omitempty"`
	AtLeast *Count `json:"at_least,omitempty"`

	Item  string   `json:"item,omitempty"`  // with Is and, for timing items, Since
	Group string   `json:"group,omitempty"` // any warning item of a group or set ("ces"), with Is and Since
	Is    []string `json:"is,omitempty"`
	Since []string `json:"since,omitempty"` // today | 1-3d | 4-14d | longer | before (longer, before the treatment, no worse) | unknown
	Trend []string `json:"trend,omitempty"` // better | same | worse | not_sure | unknown
	// Every lets known and prefer_not count only if they were last heeded at
	// least so many days ago; yes and not_sure always count.
	Every int `json:"every,omitempty"`
	// Fresh counts an item only if the last complete check had a clear no there.
	Fresh bool `json:"fresh,omitempty"`

	Sign    string `json:"sign,omitempty"`
	Fact    string `json:"fact,omitempty"`    // present, or not known; for age with Min
	Lacks   string `json:"lacks,omitempty"`   // a fact that is known to be absent (only inside Unless)
	Has     string `json:"has,omitempty"`     // a fact that is known to be present (only inside Unless)
	Measure string `json:"measure,omitempty"` // now | worst | rise (now over usual), NRS 0–10, with Min, or Max inside Unless; never holds when not known
	Min     *int   `json:"min,omitempty"`
	Max     *int   `json:"max,omitempty"`

	// Days or Hours since a treatment with one of the tags After; with neither,
	// whenever it was. A rule counts whole calendar days, both ends included, and
	// hours from 23:59 if no time is known. Inside Unless the same numbers end
	// sooner: they are counted to the minute, from 00:00 if no time is known.
	Days  *DayRange `json:"days,omitempty"`
	Hours int       `json:"hours,omitempty"`
	After []string  `json:"after,omitempty"`

	// Clear holds when every named item or group that applies was answered with a
	// clear no (only inside Unless). A group leaves out its follow-ups; one that is
	// named itself counts.
	Clear []string `json:"clear,omitempty"`
}

// Count holds when at least N of the nodes hold, or, with Each in their place,
// when that many items of its group have one of its answers.
type Count struct {
	N    int    `json:"n"`
	Of   []Node `json:"of,omitempty"`
	Each *Node  `json:"each,omitempty"`
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
