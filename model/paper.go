package model

import (
	"strconv"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// PaperSections say what a clinic's paper says: what the clinic tells the patient,
// the exercises, the limits and what is loosened, each with its days. Both the
// command line and the screen read it to the patient before it counts.
func PaperSections(p coach.Prescription, lib *content.Library, w *content.Words) []views.Section {
	from := views.Section{Head: w.Say("clinic.from", content.Args{"Clinic": p.Clinic, "Date": SayDate(w, p.Written)})}
	if p.Until != "" {
		from.Lines = append(from.Lines, w.Say("clinic.holds_until", content.Args{"Date": SayDate(w, p.Until)}))
	} else {
		from.Lines = append(from.Lines, w.Say("clinic.holds"))
	}
	words := views.Section{Head: w.Say("clinic.head.words"), Lines: p.Words}
	exercises := views.Section{Head: w.Say("clinic.head.exercises")}
	for _, e := range p.Exercises {
		exercises.Lines = append(exercises.Lines, during(w, e.Span, sayPrescribed(w, lib, e)))
		for _, words := range e.Words {
			exercises.Lines = append(exercises.Lines, w.Say("clinic.said", content.Args{"Words": words}))
		}
	}
	limits := views.Section{Head: w.Say("clinic.head.limits")}
	for _, l := range p.Limits {
		limits.Lines = append(limits.Lines, SayLimit(l, w))
	}
	allows := views.Section{Head: w.Say("clinic.head.allows")}
	for _, a := range p.Allows {
		allows.Lines = append(allows.Lines, during(w, a.Span, quoted(w, sayAllow(w, a), a.Words)))
	}
	return withoutEmpty([]views.Section{from, words, exercises, limits, allows})
}

// SayLimit says what a clinic forbids, with its words and its days.
func SayLimit(l coach.Limit, w *content.Words) string {
	return during(w, l.Span, quoted(w, sayForbidden(w, l), l.Words))
}

// during adds the days on which something holds.
func during(w *content.Words, s coach.Span, what string) string {
	args := content.Args{"What": what, "From": SayDate(w, s.From), "Until": SayDate(w, s.Until)}
	switch {
	case s.From != "" && s.Until != "":
		return w.Say("clinic.when.both", args)
	case s.From != "":
		return w.Say("clinic.when.from", args)
	case s.Until != "":
		return w.Say("clinic.when.until", args)
	}
	return what
}

// quoted puts the clinic's words behind what they mean here; where they mean
// nothing here, they stand alone.
func quoted(w *content.Words, what, words string) string {
	switch {
	case words == "":
		return what
	case what == "":
		return words
	}
	return w.Say("clinic.quoted", content.Args{"What": what, "Words": words})
}

func sayForbidden(w *content.Words, l coach.Limit) string {
	var said []string
	if len(l.Moves) > 0 {
		said = append(said, w.Say("clinic.limit.moves", content.Args{"What": sayMoves(w, l.Moves)}))
	}
	if len(l.Exercises) > 0 {
		var names []string
		for _, id := range l.Exercises {
			names = append(names, nameOf(w, id))
		}
		said = append(said, w.Say("clinic.limit.exercises", content.Args{"What": strings.Join(names, ", ")}))
	}
	return strings.Join(append(said, sayBounds(w, "clinic.limit.", l.Bounds)...), "; ")
}

func sayAllow(w *content.Words, a coach.Allow) string {
	var said []string
	if a.Exercise != "" {
		said = append(said, sayAllowed(w, a))
	}
	if a.Activity != "" {
		said = append(said, w.Say("clinic.allow.activity", content.Args{"What": w.Say("activity." + a.Activity)}))
	}
	return strings.Join(append(said, sayBounds(w, "clinic.allow.", a.Bounds)...), "; ")
}

// sayAllowed says that an exercise is allowed, and in spite of what.
func sayAllowed(w *content.Words, a coach.Allow) string {
	var why []string
	for _, code := range a.Codes {
		why = append(why, w.Say("why_not.code."+code))
	}
	if len(why) == 0 {
		return w.Say("clinic.allow.exercise", content.Args{"What": nameOf(w, a.Exercise)})
	}
	return w.Say("clinic.allow.although", content.Args{"What": nameOf(w, a.Exercise), "Why": strings.Join(why, "; ")})
}

// sayBounds says bounds as limits or as what is loosened, by the prefix of their
// words.
func sayBounds(w *content.Words, prefix string, b coach.Bounds) []string {
	var said []string
	say := func(there bool, id string, args content.Args) {
		if there {
			said = append(said, w.Say(id, args))
		}
	}
	say(b.LiftKg > 0, prefix+"lift_kg", content.Args{"Kg": sayKg(b.LiftKg)})
	say(b.SitMin > 0, prefix+"sit_min", content.Args{"N": b.SitMin})
	say(b.Drive != "", "clinic.limit.drive."+b.Drive, nil)
	say(b.Phase != "", prefix+"phase", content.Args{"Phase": w.Say("phase." + b.Phase + ".name")})
	say(b.MaxLevel > 0, prefix+"max_level", content.Args{"Level": b.MaxLevel})
	say(b.PainCap > 0, prefix+"pain_cap", content.Args{"Pain": b.PainCap})
	for _, words := range []string{b.Bathe, b.Walk} {
		if words != "" {
			said = append(said, words)
		}
	}
	return said
}

func sayKg(kg float64) string { return strconv.FormatFloat(kg, 'f', -1, 64) }

func sayMoves(w *content.Words, moves []string) string {
	var said []string
	for _, m := range moves {
		said = append(said, w.Say("clinic.move."+m))
	}
	return strings.Join(said, ", ")
}

// nameOf names an exercise; one of a clinic's own, or that the library has lost, is
// called by what it is filed under.
func nameOf(w *content.Words, id string) string {
	if name := "exercise." + id + ".name"; w.Has(name) {
		return w.Say(name)
	}
	return id
}

func sayPrescribed(w *content.Words, lib *content.Library, p coach.Prescribed) string {
	dose := content.Dose{}
	if p.Dose != nil {
		dose = *p.Dose
	}
	if p.Name != "" {
		return w.Say("clinic.own_exercise", content.Args{
			"Name": p.Name, "Dose": doseAndRest(w, content.Exercise{Sides: p.Sides}, dose),
			"Position": w.Say("clinic.position." + p.Position), "Moves": sayMoves(w, p.Moves),
		})
	}
	e, _ := lib.Exercise(p.Exercise)
	said := w.Say("clinic.level", content.Args{"Level": p.Level})
	if p.Dose != nil {
		said = doseAndRest(w, e, dose)
	}
	if p.Position != "" {
		said = joined(said, w.Say("clinic.position."+p.Position))
	}
	return w.Say("clinic.exercise", content.Args{"Name": nameOf(w, p.Exercise), "Dose": said})
}

// PaperChanges say what a paper does to another that holds and to what the patient
// chose, and what it never touches.
func PaperChanges(p coach.Prescription, s coach.State, w *content.Words) []string {
	var lines []string
	if old, ok := s.Prescription(p.Day); ok && old.ID != p.ID {
		lines = append(lines, w.Say("clinic.replaces", content.Args{"Clinic": old.Clinic, "Date": SayDate(w, old.Written)}))
	}
	if _, own := s.OwnRoutine(p.Day); own && len(p.Exercises) > 0 {
		lines = append(lines, w.Say("clinic.own_waits"))
	}
	return append(lines, w.Say("clinic.warning"))
}

// whyNot says why an exercise may not be done today.
func whyNot(w *content.Words, o coach.Offer) string {
	switch o.Why.ID {
	case "limit":
		words := o.Limit.Words
		if words == "" {
			words = sayForbidden(w, o.Limit)
		}
		return w.Say("why_not.limit", content.Args{"Words": during(w, coach.Span{Until: o.Limit.Until}, words)})
	case "condition":
		code, _ := o.Why.Args["Code"].(string)
		return w.Say("why_not.code." + code)
	}
	return w.Say("why_not." + o.Why.ID)
}

// PaperUndone says what holds on a day once a paper is undone.
func PaperUndone(undone coach.Prescription, day coach.Day, s coach.State, w *content.Words) string {
	if before, ok := s.With(undone).Prescription(day); ok {
		return w.Say("clinic.comes_back", content.Args{"Clinic": before.Clinic, "Date": SayDate(w, before.Written)})
	}
	return w.Say("clinic.nothing_comes_back")
}

// PaperVoid says that a treatment came after a paper, which then only limits; nil
// if none did.
func PaperVoid(p coach.Prescription, s coach.State, w *content.Words) []string {
	var newest coach.Day
	for _, t := range s.Profile.Treatments {
		newest = max(newest, coach.Day(t.Date))
	}
	if newest <= p.Written || len(p.Exercises)+len(p.Allows) == 0 {
		return nil
	}
	return []string{w.Say("clinic.not_now", content.Args{"Date": SayDate(w, newest)})}
}
