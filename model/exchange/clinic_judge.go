package exchange

import (
	"slices"

	"backcoach/model/coach"
)

// paperDays checks the days of the whole paper.
func (r *clinicReading) paperDays(f fields) {
	if r.Written > r.today {
		r.problem(f.at("written"), ClinicProblem{Kind: ClinicFuture, Value: string(r.Written)})
		r.Written = ""
	}
	switch {
	case r.Until == "":
	case r.Until < r.today:
		r.problem(f.at("until"), ClinicProblem{Kind: ClinicPast, Value: string(r.Until)})
	default:
		r.notFar(f.at("until"), r.Until)
	}
	if r.Written != "" && r.today.Since(r.Written) > mostDays {
		r.problem(f.at("written"), ClinicProblem{Kind: ClinicPast, Value: string(r.Written)})
	}
}

// notFar refuses a day that lies too far away to be meant.
func (r *clinicReading) notFar(at value, day coach.Day) {
	if r.Written != "" && day.Since(r.Written) > mostDays {
		r.problem(at, ClinicProblem{Kind: ClinicFar, Value: string(day)})
	}
}

// span reads the days of an entry, and checks them against the paper's. An entry
// that is over or that nobody will live to see is a slip of the pen: taken in, it
// would do nothing without a word.
func (r *clinicReading) span(f fields) coach.Span {
	s := coach.Span{From: f.day("from"), Until: f.day("until")}
	switch {
	case s.Until == "":
	case s.From > s.Until, s.Until < r.Written:
		r.problem(f.at("until"), ClinicProblem{Kind: ClinicOrder, Value: string(s.Until)})
	case s.Until < r.today:
		r.problem(f.at("until"), ClinicProblem{Kind: ClinicPast, Value: string(s.Until)})
	case r.Until != "" && s.Until > r.Until:
		r.problem(f.at("until"), ClinicProblem{Kind: ClinicAfterFile, Value: string(s.Until)})
	default:
		r.notFar(f.at("until"), s.Until)
	}
	switch {
	case s.From == "":
	case r.Written != "" && r.Written.Since(s.From) > mostDays:
		r.problem(f.at("from"), ClinicProblem{Kind: ClinicOrder, Value: string(s.From)})
	case r.Until != "" && s.From > r.Until:
		r.problem(f.at("from"), ClinicProblem{Kind: ClinicAfterFile, Value: string(s.From)})
	default:
		r.notFar(f.at("from"), s.From)
	}
	return s
}

// judge checks what the paper asks for against itself and against the patient.
func (r *clinicReading) judge(f fields) {
	if newest := r.newestTreatment(); r.Written != "" && newest > r.Written && len(r.exercises)+len(r.allows) > 0 {
		r.problem(f.at("written"), ClinicProblem{Kind: ClinicTreatment, Value: string(newest)})
	}
	well := len(r.problems) == 0
	for _, c := range r.state.Conflicts(r.lib, r.Prescription) {
		kind := ClinicProblemKind(c.Why.ID)
		// What is wrong elsewhere may be why: a loosening that could not be read.
		if !well && !slices.Contains([]ClinicProblemKind{ClinicLimit, ClinicSurface, ClinicUndoable, ClinicLong}, kind) {
			continue
		}
		p := ClinicProblem{Kind: kind, Limit: c.Limit}
		if code, ok := c.Why.Args["Code"].(string); ok {
			p.Value = code
		}
		if most, ok := c.Why.Args["Most"].(int); ok {
			p.High = float64(most)
		}
		at := r.exercises
		if c.Allows {
			at = r.allows
		}
		where := at[c.Entry]
		if kind == ClinicNeedsUntil {
			where.path = within(where.path, "until")
		}
		r.problem(where, p)
	}
}

// newestTreatment is the day of the patient's newest treatment.
func (r *clinicReading) newestTreatment() coach.Day {
	var newest coach.Day
	for _, t := range r.state.Profile.Treatments {
		newest = max(newest, coach.Day(t.Date))
	}
	return newest
}
