// Package triage judges the answers of a warning check by written rules.
//
// It is pure: no clock, no file, no state between calls. It promises that the
// result is the highest level that any rule reaches, that a more worrying
// answer never lowers it (S2), and that an unfinished check is never called
// anything better than incomplete (S3). Answers count whether or not their
// question was due. Questions and rules are data of
// [content.Warnings]; nothing here names one of them.
package triage

import "backcoach/content"

// Answer is what was said to one item.
type Answer struct {
	Choice  string `json:"answer"`             // yes | no | not_sure | known | not_apply | prefer_not | skip
	Since   string `json:"since,omitempty"`    // today | 1-3d | 4-14d | longer; empty means not known and counts as new
	Before  bool   `json:"before,omitempty"`   // it began before the treatment and is no worse
	Trend   string `json:"trend,omitempty"`    // better | same | worse | not_sure
	KnownBy string `json:"known_by,omitempty"` // for known: who checked it, and when
	Via     string `json:"via,omitempty"`      // "card" when a whole card was answered with none of these
}

// Answers are the answers of one check by item id.
type Answers map[string]Answer

// Treatment is one treatment of the person. Date is a local day, 2006-01-02.
type Treatment struct {
	Type    string `json:"type"`    // physical_therapy | medication | injection | procedure
	Subtype string `json:"subtype"` // epidural | nerve_root | facet | si | rfa | microdiscectomy | …
	Date    string `json:"date"`
	// Time of day if known: 15:04, or a span such as 05:00-12:00. Clauses that ease
	// count from its beginning, others from its end; without it from 00:00 and 23:59.
	Time string `json:"time,omitempty"`
}

// Facts are what is known about the person. A fact that is missing counts as
// present (clinical section N2).
type Facts struct {
	Age  int             `json:"age,omitempty"` // years; 0 is not known
	Tick map[string]bool `json:"tick,omitempty"`
}

// Person is everything besides the answers that rules may look at. Pain is on
// the NRS, 0 to 10; -1 where it is not known.
type Person struct {
	Treatments []Treatment `json:"treatments"`
	Facts      Facts       `json:"facts"`
	Now        int         `json:"now"`   // back or leg pain now, the higher
	Worst      int         `json:"worst"` // worst pain since the last check-in
	Usual      int         `json:"usual"` // clinical section N4
	// Asked counts, per item, the days since it was last answered; items that
	// were never answered are missing.
	Asked map[string]int `json:"asked,omitempty"`
	// Told counts, per item, the days since known or prefer_not last led to a
	// reason (clinical section N3: once in 28 days).
	Told map[string]int `json:"told,omitempty"`
	// Raised lists the items whose own level counts only once and has counted.
	Raised []string `json:"raised,omitempty"`
	// Stood lists the items of the body that were not a clear no in the last
	// complete check: rule B1.22 counts only what is new.
	Stood []string `json:"stood,omitempty"`
}

// Form says which questions a check has. Kind is full, short or targeted;
// anything else counts as full. A targeted form has just the named items and
// their follow-ups; in the others the named items come first, one by one, also
// where they would not be due.
type Form struct {
	Kind  string   `json:"kind"`
	Items []string `json:"items,omitempty"`
	// Opened lists the cards of the short form that were answered with something
	// else than none of these: their items are asked one by one. Together with
	// the answers it is all that is needed to resume a check.
	Opened []int `json:"opened,omitempty"`
	// Helper is set when somebody answers for the patient: then the questions for
	// the people around are asked too. It never lowers anything.
	Helper bool `json:"helper,omitempty"`
}

// Reason is one rule that fired, and the items that made it fire. Rule is the
// id of a rule, or of an item for what its answer means by itself; its sentence
// stands under "rule.<Rule>".
type Reason struct {
	Rule    string          `json:"rule"`
	Level   content.Urgency `json:"level"`
	How     string          `json:"how,omitempty"`
	About   string          `json:"about"`
	Items   []string        `json:"items,omitempty"`
	Sources []string        `json:"sources,omitempty"`
	// Recheck is after how many hours the check has to be repeated; 0 leaves it
	// to the plan.
	Recheck int `json:"recheck_h,omitempty"`
}

// Result is the judgement of a check.
type Result struct {
	Urgency content.Urgency `json:"urgency"`
	// Complete is set when every emergency-capable item that applies has been
	// answered. An incomplete result below SAME_DAY means that nothing can be
	// told (state INCOMPLETE).
	Complete bool     `json:"complete"`
	Missing  []string `json:"missing,omitempty"`
	Reasons  []Reason `json:"reasons,omitempty"` // most urgent first, in the order of the rules
	// Notes are the ids of the rules that change what is said and not the level.
	Notes   []string `json:"notes,omitempty"`
	Ruleset string   `json:"ruleset"`
}

// Incomplete tells whether the result is the state INCOMPLETE: something that
// matters is missing and no level of its own was reached.
func (r Result) Incomplete() bool { return !r.Complete && r.Urgency < content.SameDay }

// How says how an emergency is answered: call_now before ed_now before crisis,
// over all its reasons; empty below EMERGENCY.
func (r Result) How() string {
	for _, how := range []string{"call_now", "ed_now", "crisis"} {
		for _, reason := range r.Reasons {
			if reason.Level == content.Emergency && reason.How == how {
				return how
			}
		}
	}
	return ""
}

// Page is what is asked next: one item, a list of at most five, or a card of
// the short form, which is answered as a whole and opens its items one by one
// unless the answer is none of these.
type Page struct {
	Kind  string   // single | list | card
	Card  int      // the card's number, for kind card
	Items []string // never empty
}
