// Package coach holds the patient's records and decides what they mean: which
// day and phase it is, what is due, what may run and why. It is pure: records,
// content and the time go in, decisions come out.
package coach

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"backcoach/content"
	"backcoach/model/player"
	"backcoach/model/triage"
)

// Kind names a kind of record in the store.
type Kind string

// The kinds of records. There is one profile; of the others there are many.
const (
	KindProfile Kind = "profile"
	KindCheckIn Kind = "checkin"
	KindCheck   Kind = "check"
	KindSession Kind = "session"
	// KindPrescription is what a clinic wrote.
	KindPrescription Kind = "prescription"
	// KindEntry is a line of the diary: a walk, a rung, a medicine … (EntryKind).
	KindEntry Kind = "entry"
)

// Record is anything the store keeps. Saving a record with a key that exists
// replaces it.
type Record interface {
	// Key gives the kind and the id; ids of a kind sort by time.
	Key() (Kind, string)
	// LocalDay is the day under which the record is filed.
	LocalDay() Day
}

// NewID makes a record id: a fixed-width UTC time and a sequence number, so
// that ids sort by time and two records of one moment differ.
func NewID(at time.Time, seq int) string {
	return at.UTC().Format("20060102T150405.000000000Z") + fmt.Sprintf("-%04d", seq)
}

// idAfter gives an id that sorts after another one.
func idAfter(id string) string {
	at, seq, _ := strings.Cut(id, "-")
	n, err := strconv.Atoi(seq)
	if err != nil || n >= 9999 {
		return id + "-0001"
	}
	return fmt.Sprintf("%s-%04d", at, n+1)
}

// Stamp says when a record was made. Day was decided when it was written, with
// the day ending at 03:00, and is never computed again.
type Stamp struct {
	ID  string    `json:"id"`
	At  time.Time `json:"at"` // UTC
	Day Day       `json:"day"`
	// ClockSet marks records made under --now or --speed; they never count for
	// unlocking or progression.
	ClockSet bool `json:"clock_set,omitempty"`
}

// LocalDay is the day under which the record is filed.
func (s Stamp) LocalDay() Day { return s.Day }

// Answers are what was said to a form: per question the ids chosen, a number,
// or a text.
type Answers map[string][]string

// First gives the first answer to a question, or "".
func (a Answers) First(question string) string {
	if v := a[question]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// Has tells whether a choice was made.
func (a Answers) Has(question, choice string) bool {
	for _, v := range a[question] {
		if v == choice {
			return true
		}
	}
	return false
}

// Int gives a numeric answer; false if there is none.
func (a Answers) Int(question string) (int, bool) {
	n, err := strconv.Atoi(a.First(question))
	return n, err == nil
}

// Number gives a numeric answer that may have a fraction; false if there is none.
func (a Answers) Number(question string) (float64, bool) {
	n, err := strconv.ParseFloat(a.First(question), 64)
	return n, err == nil && !math.IsNaN(n) && !math.IsInf(n, 0)
}

// Profile is the patient: what set-up, the clinic's sheet and the settings
// hold, as answers to their questions, and the treatments.
type Profile struct {
	Stamp
	Answers    Answers            `json:"answers"`
	Treatments []triage.Treatment `json:"treatments"`
	// Done lists the forms that were finished: setup, conditions, sheet.
	Done []string `json:"done,omitempty"`
	// Checked is when the last complete warning check was begun, UTC: it settles
	// routine days also when the check itself has left the window.
	Checked time.Time `json:"checked,omitzero"`
	// Confirmed is the day on which the health facts were last confirmed; empty
	// until then.
	Confirmed Day `json:"confirmed,omitempty"`
	// Raised lists the warning items that count only once and have counted.
	Raised []string `json:"raised,omitempty"`
	// Routine is the session that the patient put together, Excluded what is never
	// to be offered: ids of exercises, or the names of the clinic's own.
	Routine  OwnRoutine `json:"routine,omitzero"`
	Excluded []string   `json:"excluded,omitempty"`
	// Reached is how far the patient has come after each treatment.
	Reached []Reached `json:"reached,omitempty"`
	// Climbs are the ladders back to daily life that were begun or put aside.
	Climbs []Climb `json:"climbs,omitempty"`
}

// Key files the profile under one fixed id.
func (p Profile) Key() (Kind, string) { return KindProfile, "profile" }

// CheckIn is one check-in of a day. It is saved after its first screen and
// again after each further one; Finished is set with the last.
type CheckIn struct {
	Stamp
	Answers  Answers `json:"answers"`
	Finished bool    `json:"finished"`
	Second   bool    `json:"second,omitempty"` // not the first of its day: the short set of questions
	// Was keeps the answers from before an edit that would have cancelled a
	// trigger ("answered by mistake", clinical section B3).
	Was Answers `json:"was,omitempty"`
	// Left keeps the answers with which it was left in the middle, if it was gone on
	// with later: what was added counts from Edited, not from the beginning.
	Left    Answers   `json:"left,omitempty"`
	Edited  time.Time `json:"edited,omitzero"` // when it was last changed or added to, UTC
	Version string    `json:"version"`         // of the questions
}

// Key files the check-in by its id.
func (c CheckIn) Key() (Kind, string) { return KindCheckIn, c.ID }

// Check is one warning check. It is saved with each answer, so that at most
// the question being answered can be lost.
type Check struct {
	Stamp
	Form    triage.Form    `json:"form"`
	Answers triage.Answers `json:"answers"`
	Person  triage.Person  `json:"person"` // as the rules saw it
	Result  triage.Result  `json:"result"`
	// Finished is set when the last page was answered; a check that was left
	// before that stays unfinished for good.
	Finished bool   `json:"finished"`
	Trigger  string `json:"trigger,omitempty"` // id of the trigger that asked for it, T1 … T14; empty if the patient opened it
	// Was keeps an answer that was corrected as "answered by mistake", and Held
	// the level from before the correction: it stands until the check is finished.
	Was  triage.Answers  `json:"was,omitempty"`
	Held content.Urgency `json:"held,omitempty"`
	// HeldMood is the same for the mind. HeldMind is set in older records, where
	// Held was reached by answers about the mind alone.
	HeldMood content.Urgency `json:"held_mood,omitempty"`
	HeldMind bool            `json:"held_mind,omitempty"`
	// Asked lists the private items whose date had come, where their answers are
	// not kept: that they were asked may stay.
	Asked []string `json:"asked,omitempty"`
	// Withheld is set where private answers, if there were any, are not kept.
	Withheld bool `json:"withheld,omitempty"`
	// Overdue says what becomes of a SOON result that nobody heard of in three
	// working days.
	Overdue Overdue   `json:"overdue,omitempty"`
	Closing []Closing `json:"closing,omitempty"` // each time the patient told what came of it
	// ResolvedBy is the id of the later check that resolved this one; until then
	// a result of SAME_DAY or more stays open.
	ResolvedBy string `json:"resolved_by,omitempty"`
}

// Overdue is what becomes of a SOON result in time (clinical section N6).
type Overdue string

// A reminder is said once and not followed up; a card asks again; what may be an
// infection or another illness (A2, A5) becomes SAME_DAY.
const (
	OverdueNothing Overdue = ""
	OverdueCard    Overdue = "card"
	OverdueSameDay Overdue = "same_day"
)

// Key files the check by its id.
func (c Check) Key() (Kind, string) { return KindCheck, c.ID }

// Level is the urgency that the check stands for: what it reached, or what it
// had reached before a correction that was not finished.
func (c Check) Level() content.Urgency {
	if c.Finished {
		return c.Result.Urgency
	}
	return max(c.Result.Urgency, c.Held, c.HeldMood)
}

// Empty tells whether nothing is left to keep of a check: it was about the mind
// alone, and that is not kept.
func (c Check) Empty() bool {
	return c.Withheld && c.Form.Kind == "targeted" && len(c.Form.Items)+len(c.Answers)+len(c.Result.Reasons) == 0
}

// Hold remembers the level reached so far. Call it before answers are taken
// back as "answered by mistake" and judged anew: the level stands until the
// check is finished (clinical section B3).
func (c Check) Hold() Check {
	body, mind := c.Side("body").Level(), c.Side("mind").Level()
	c.Held, c.HeldMood, c.HeldMind = body, mind, false
	return c
}

// Closing is what the patient told after an EMERGENCY or SAME_DAY result
// (clinical section N6): three answers.
type Closing struct {
	At    time.Time `json:"at"`
	Who   string    `json:"who"`  // clinic | urgent_line | ed | gp | nobody
	Said  string    `json:"said"` // carry_on | gently | not_until | did_not_say
	Until Day       `json:"until,omitempty"`
	Now   string    `json:"now"` // gone | better | same | worse | not_sure
	// ClockSet marks what was told under --now: it unlocks nothing in a check
	// that was made by the real clock.
	ClockSet bool `json:"clock_set,omitempty"`
}

// Session is one exercise session. It is saved when it starts and after each
// exercise, so that it can be carried on after the program was closed.
type Session struct {
	Stamp
	Planned   []Planned `json:"planned"`
	Done      []Outcome `json:"done,omitempty"`
	State     string    `json:"state"` // running | done | partly
	StartPain int       `json:"start_pain"`
	EndPain   *int      `json:"end_pain,omitempty"`
	EndedAt   time.Time `json:"ended_at,omitzero"` // UTC; when that was told
	Reds      int       `json:"reds,omitempty"`    // exercises that were stopped for pain
	// StoppedFor is set when a session was stopped for a warning ("further down,
	// numb, weak …"): it asks for a full check (T12). Until the question is answered
	// it is not_sure.
	StoppedFor string    `json:"stopped_for,omitempty"`
	StoppedAt  time.Time `json:"stopped_at,omitzero"` // UTC; without it the start of the session counts
}

// Key files the session by its id.
func (s Session) Key() (Kind, string) { return KindSession, s.ID }

// The states of a session.
const (
	SessionRunning = "running"
	SessionDone    = "done"
	SessionPartly  = "partly"
)

// Planned is one exercise of a session at a level of 1 to 5.
type Planned struct {
	// Exercise is its id in the library; of an exercise of the clinic's own, its
	// Name.
	Exercise string `json:"exercise"`
	Level    int    `json:"level"`
	// Position is the version of the exercise; "" is its own.
	Position string `json:"position,omitempty"`
	// Dose replaces that of the level, if given: the clinic's, or a smaller one.
	Dose *content.Dose `json:"dose,omitempty"`
	// By tells who put it there: "" the plan, clinic, own (the patient), gentler (after
	// a RED) or easier (in place of one that was too much).
	By string `json:"by,omitempty"`
	// Words are the clinic's about this exercise; of one of its own they tell how it
	// is done.
	Words []string `json:"words,omitempty"`
	// Name and Sides are given for an exercise of the clinic's own, which the
	// library lacks: it is done at the clinic's dose and has no figure.
	Name  string `json:"name,omitempty"`
	Sides string `json:"sides,omitempty"`
}

// Step is the exercise with its dose as the player takes it; false if the
// library lacks the exercise or the level.
func (p Planned) Step(lib *content.Library) (player.Step, bool) {
	if p.Name != "" {
		return p.ownStep()
	}
	e, known := lib.Exercise(p.Exercise)
	d, ok := e.Dose(p.Level)
	if p.Dose != nil {
		d = *p.Dose
	}
	return player.Step{Exercise: e.In(p.Position), Dose: d}, known && (ok || p.Dose != nil)
}

// ownStroke is how long each way of an exercise of the clinic's own takes, in
// seconds: slow enough for anything.
const ownStroke = 3

// ownStep is an exercise of the clinic's own: to the work and back.
func (p Planned) ownStep() (player.Step, bool) {
	if p.Dose == nil {
		return player.Step{}, false
	}
	e := content.Exercise{
		ID: p.Name, Position: p.Position, Sides: p.Sides, AllowedUnder: content.AllowedUnderNone,
		Rep: []content.Stroke{{To: "work", Seconds: ownStroke, Hold: p.Dose.Hold > 0}, {To: "back", Seconds: ownStroke}},
	}
	return player.Step{Exercise: e, Dose: *p.Dose}, true
}

// Completed counts the exercises that ran to their end.
func (s Session) Completed() int {
	n := 0
	for _, o := range s.Done {
		if !o.Cut {
			n++
		}
	}
	return n
}

// Outcome is what came of one exercise. Feel is fine, hard, hurt, skipped, or
// empty if the question was never answered.
type Outcome struct {
	Exercise string `json:"exercise"`
	// Name is what it was called on the screen: it still names the exercise when the
	// library has lost it.
	Name  string `json:"name,omitempty"`
	Level int    `json:"level"`
	Feel  string `json:"feel"`
	Pain  *int   `json:"pain,omitempty"`  // NRS, after hurt
	Place string `json:"place,omitempty"` // back | buttock | thigh | calf | foot, after hurt
	// Red is set if the pain stopped the exercise (clinical section N8): it is not
	// planned again that day.
	Red bool `json:"red,omitempty"`
	// Seconds that the exercise ran; Cut is set if it was ended before its time.
	Seconds int  `json:"s"`
	Cut     bool `json:"cut,omitempty"`
}

// Again is what came of an exercise that was gone back to, o being the first time:
// the time of both, and what is worse. Pain is never replaced by less, and leaving
// it out takes nothing back.
func (o Outcome) Again(next Outcome) Outcome {
	both := next
	switch {
	case o.Feel == "hurt" && (next.Feel != "hurt" || *o.Pain > *next.Pain):
		both.Feel, both.Pain, both.Place = o.Feel, o.Pain, o.Place
	case next.Feel == "skipped", next.Feel == "":
		both.Feel = o.Feel
	}
	both.Red, both.Cut = o.Red || next.Red, o.Cut && next.Cut
	both.Seconds += o.Seconds
	return both
}
