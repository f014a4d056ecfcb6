package exchange

import (
	"fmt"

	"backcoach/model/coach"
)

// ClinicProblem is one thing in a clinic's file that cannot be used; its words
// stand under "clinic.problem.<kind>".
type ClinicProblem struct {
	Line  int    // from 1; 0 for the whole file
	Field string // "limits 2, until"; empty for the whole file
	Kind  ClinicProblemKind
	// Value is as it was written, or what was wanted, or a condition code.
	Value     string
	Known     []string
	Low, High float64
	// Limit is the file's own, where an exercise goes against it.
	Limit coach.Limit
}

// ClinicProblemKind says what is wrong.
type ClinicProblemKind string

// What can be wrong with a clinic's file: with the writing, with a value, with the
// days, and with what it asks for.
const (
	ClinicSyntax    ClinicProblemKind = "syntax"    // not YAML
	ClinicTab       ClinicProblemKind = "tab"       // not YAML, because of a tab
	ClinicTooLong   ClinicProblemKind = "too_long"  // more than a paper can be
	ClinicOverfull  ClinicProblemKind = "overfull"  // more lists and maps than a paper has
	ClinicEncoding  ClinicProblemKind = "encoding"  // not UTF-8, or spoiled by a program that took it for that
	ClinicEmpty     ClinicProblemKind = "empty"     // nothing in the file, in an entry or in a list
	ClinicNothing   ClinicProblemKind = "nothing"   // a paper that says neither what to do nor what not
	ClinicShorthand ClinicProblemKind = "shorthand" // anchors, tags, several documents
	ClinicUnknown   ClinicProblemKind = "unknown"   // a field that does not exist
	ClinicWarning   ClinicProblemKind = "warning"   // anything about the warning check
	ClinicTwice     ClinicProblemKind = "twice"     // a field or an exercise two times
	ClinicMissing   ClinicProblemKind = "missing"
	ClinicType      ClinicProblemKind = "type"  // not Value: map, list, text, number, whole
	ClinicText      ClinicProblemKind = "text"  // longer than High characters, or not printable
	ClinicMany      ClinicProblemKind = "many"  // more than High entries
	ClinicRange     ClinicProblemKind = "range" // not between Low and High
	ClinicChoice    ClinicProblemKind = "choice"
	ClinicNoID      ClinicProblemKind = "no_exercise" // no exercise of the library or of the file

	ClinicDate      ClinicProblemKind = "date"
	ClinicFuture    ClinicProblemKind = "future"     // written after today
	ClinicOrder     ClinicProblemKind = "order"      // until before written or before from, or from long before written
	ClinicPast      ClinicProblemKind = "past"       // the file or an entry is over
	ClinicFar       ClinicProblemKind = "far"        // more than a year after it was written
	ClinicAfterFile ClinicProblemKind = "after_file" // an entry that outlives the file

	ClinicEither    ClinicProblemKind = "either"     // neither or both of Known
	ClinicNoSense   ClinicProblemKind = "no_sense"   // a field that goes only with one of Known
	ClinicTaken     ClinicProblemKind = "name_taken" // a name that the library has
	ClinicAlone     ClinicProblemKind = "alone"      // the walk
	ClinicTreatment ClinicProblemKind = "treatment"  // written before the newest treatment
	// The following are those of [coach.Conflict].
	ClinicLimit      ClinicProblemKind = "limit"
	ClinicCondition  ClinicProblemKind = "condition"
	ClinicSurface    ClinicProblemKind = "surface"
	ClinicLevel      ClinicProblemKind = "level"
	ClinicNeedsUntil ClinicProblemKind = "needs_until"
	ClinicUndoable   ClinicProblemKind = "undoable"
	ClinicLong       ClinicProblemKind = "long"
)

// Error is for logs; people are told in their language, by Kind.
func (p ClinicProblem) Error() string {
	return fmt.Sprintf("line %d, %s: %s %q %v", p.Line, p.Field, p.Kind, p.Value, p.Known)
}
