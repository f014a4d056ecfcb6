package exchange

import "fmt"

// ProblemKind says what is wrong with a field; its words stand under
// "answers.<kind>".
type ProblemKind string

// What can be wrong with a file of answers.
const (
	BadSyntax     ProblemKind = "syntax"       // not JSON, or something behind it
	TooLong       ProblemKind = "too_long"     // more than a full set of answers can be
	UnknownField  ProblemKind = "unknown"      // a field, question, fact or treatment that does not exist
	UnknownChoice ProblemKind = "choice"       // a value that is not one of Known
	WrongType     ProblemKind = "type"         // not of the type Value: object, list, text, flag, number
	OutOfRange    ProblemKind = "range"        // not between Low and High
	NotADate      ProblemKind = "date"         // not 2006-01-02, or not 15:04 for a time
	InTheFuture   ProblemKind = "future"       // a treatment after now
	Twice         ProblemKind = "twice"        // the same field two times, or both treatment and treatments
	NotAsked      ProblemKind = "not_for_it"   // since or trend of a question that does not ask it
	NotChosen     ProblemKind = "not_answered" // since, trend or known_by without such an answer
)

// Problem names one field of a file of answers that cannot be used, and why.
type Problem struct {
	Kind      ProblemKind
	Field     string // "answers.ces_saddle_numb"; empty for the whole file
	Value     string // as it was written, or what was wanted, for WrongType
	Known     []string
	Low, High int
}

// Error is for logs; people are told in their language, by Kind.
func (p Problem) Error() string {
	return fmt.Sprintf("%s: %s %q %v", p.Field, p.Kind, p.Value, p.Known)
}

func wrongType(field, want string) Problem {
	return Problem{Kind: WrongType, Field: field, Value: want}
}

func syntax(err error) Problem { return Problem{Kind: BadSyntax, Value: err.Error()} }
