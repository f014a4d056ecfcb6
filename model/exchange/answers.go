// Package exchange turns what the program knows into files for others and reads
// theirs. It is pure: readers and writers are handed in, and so is the time.
package exchange

import (
	"encoding/json"
	"io"
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// Screening is what a file of answers holds: who, which form, and what was said.
type Screening struct {
	Person  triage.Person
	Form    triage.Form
	Answers triage.Answers
	Country string // ISO code; empty where the file names none
}

// ReadAnswers reads a file of answers for a warning check, strictly: whatever it
// cannot use is a [Problem] that names the field, and then there is no screening.
// A treatment or fact that the file does not name counts as unknown, which rules
// take as present. The zone of now decides what lies in the future.
func ReadAnswers(r io.Reader, lib *content.Library, now time.Time) (Screening, error) {
	data, err := whole(r)
	if err != nil {
		return Screening{}, err
	}
	s := reading{lib: lib, warnings: lib.Warnings(), now: now}
	s.Answers, s.Form.Kind = triage.Answers{}, "full"
	s.Person = triage.Person{Now: -1, Worst: -1, Usual: -1, Facts: triage.Facts{Tick: map[string]bool{}}}
	if err := s.file(data); err != nil {
		return Screening{}, err
	}
	s.groups()
	if len(s.Person.Treatments) == 0 {
		s.Person.Treatments = []triage.Treatment{{}} // any, at any time
	}
	return s.Screening, nil
}

// reading is a file being read.
type reading struct {
	Screening
	lib      *content.Library
	warnings content.Warnings
	now      time.Time
}

func (s *reading) file(data json.RawMessage) error {
	members, err := object("", data)
	if err != nil {
		return err
	}
	named := map[string]bool{}
	for _, m := range members {
		if named[m.name] = true; named["treatment"] && named["treatments"] {
			return Problem{Kind: Twice, Field: m.name}
		}
		read, ok := map[string]func(string, json.RawMessage) error{
			"treatment": s.treatment, "treatments": s.treatments, "facts": s.facts, "answers": s.answers,
			"pain": s.pain, "form": s.form, "helper": s.helper, "country": s.country,
		}[m.name]
		if !ok {
			return Problem{Kind: UnknownField, Field: m.name}
		}
		if err := read(m.name, m.value); err != nil {
			return err
		}
	}
	return nil
}

func (s *reading) treatments(field string, value json.RawMessage) error {
	var list []json.RawMessage
	if json.Unmarshal(value, &list) != nil || list == nil {
		return wrongType(field, "list")
	}
	for _, one := range list {
		if err := s.treatment(field, one); err != nil {
			return err
		}
	}
	return nil
}

func (s *reading) treatment(field string, value json.RawMessage) error {
	members, err := object(field, value)
	if err != nil {
		return err
	}
	var t triage.Treatment
	for _, m := range members {
		into, ok := map[string]*string{"type": &t.Type, "subtype": &t.Subtype, "date": &t.Date, "time": &t.Time}[m.name]
		if !ok {
			return Problem{Kind: UnknownField, Field: join(field, m.name)}
		}
		if *into, err = text(join(field, m.name), m.value); err != nil {
			return err
		}
	}
	if err := s.checkTreatment(field, t); err != nil {
		return err
	}
	s.Person.Treatments = append(s.Person.Treatments, t)
	return nil
}

func (s *reading) checkTreatment(field string, t triage.Treatment) error {
	var types, subtypes []string
	for _, k := range s.warnings.Treatments {
		types = append(types, k.Type)
		if k.Type == t.Type && k.Subtype != "" {
			subtypes = append(subtypes, k.Subtype)
		}
	}
	slices.Sort(types)
	types = slices.Compact(types)
	switch {
	case !slices.Contains(types, t.Type):
		return Problem{Kind: UnknownChoice, Field: join(field, "type"), Value: t.Type, Known: types}
	case t.Subtype != "" && !slices.Contains(subtypes, t.Subtype):
		return Problem{Kind: UnknownChoice, Field: join(field, "subtype"), Value: t.Subtype, Known: subtypes}
	}
	return s.checkDate(field, t)
}

// checkDate refuses a treatment to come; one without a day may have been at any.
func (s *reading) checkDate(field string, t triage.Treatment) error {
	if t.Time != "" {
		if _, err := time.Parse("15:04", t.Time); err != nil {
			return Problem{Kind: NotADate, Field: join(field, "time"), Value: t.Time}
		}
	}
	if t.Date == "" {
		return nil
	}
	day, err := time.ParseInLocation(time.DateOnly, t.Date, s.now.Location())
	switch {
	case err != nil:
		return Problem{Kind: NotADate, Field: join(field, "date"), Value: t.Date}
	case day.After(s.now): // later today counts: the time may be a slip, and the rules take it as now
		return Problem{Kind: InTheFuture, Field: join(field, "date"), Value: t.Date}
	}
	return nil
}

// oldest is the highest age that is believed, in years.
const oldest = 130

func (s *reading) facts(field string, value json.RawMessage) error {
	members, err := object(field, value)
	if err != nil {
		return err
	}
	for _, m := range members {
		at := join(field, m.name)
		i := slices.IndexFunc(s.warnings.Facts, func(f content.Fact) bool { return f.ID == m.name })
		switch {
		case i < 0:
			return Problem{Kind: UnknownField, Field: at}
		case string(m.value) == "null": // said to be unknown
		case s.warnings.Facts[i].Kind == content.FactYears:
			s.Person.Facts.Age, err = number(at, m.value, 0, oldest)
		default:
			s.Person.Facts.Tick[m.name], err = flag(at, m.value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// groups tells the facts that stand for several choices of a question, where the
// facts of its single choices do; one that is present outweighs what was said of
// the group.
func (s *reading) groups() {
	for _, group := range s.warnings.Facts {
		if len(group.Choices) < 2 {
			continue
		}
		known, present := 0, false
		for _, choice := range group.Choices {
			for _, one := range s.warnings.Facts {
				if there, ok := s.Person.Facts.Tick[one.ID]; ok && slices.Equal(one.Choices, []string{choice}) {
					known, present = known+1, present || there
				}
			}
		}
		if _, told := s.Person.Facts.Tick[group.ID]; present || !told && known == len(group.Choices) {
			s.Person.Facts.Tick[group.ID] = present
		}
	}
}

// pain is on the NRS, 0 to 10.
func (s *reading) pain(field string, value json.RawMessage) error {
	members, err := object(field, value)
	if err != nil {
		return err
	}
	for _, m := range members {
		into, ok := map[string]*int{"now": &s.Person.Now, "worst": &s.Person.Worst, "usual": &s.Person.Usual}[m.name]
		if !ok {
			return Problem{Kind: UnknownField, Field: join(field, m.name)}
		}
		if *into, err = number(join(field, m.name), m.value, 0, 10); err != nil {
			return err
		}
	}
	return nil
}

func (s *reading) form(field string, value json.RawMessage) (err error) {
	s.Form.Kind, err = choice(field, value, []string{"full", "short"})
	return err
}

func (s *reading) helper(field string, value json.RawMessage) (err error) {
	s.Form.Helper, err = flag(field, value)
	return err
}

func (s *reading) country(field string, value json.RawMessage) error {
	iso, err := text(field, value)
	if err != nil {
		return err
	}
	if _, ok := s.lib.Country(iso); !ok {
		var known []string
		for _, c := range s.lib.Countries() {
			known = append(known, c.ISO)
		}
		return Problem{Kind: UnknownChoice, Field: field, Value: iso, Known: known}
	}
	s.Country = iso
	return nil
}

// choice reads one of several words.
func choice(field string, value json.RawMessage, known []string) (string, error) {
	said, err := text(field, value)
	if err == nil && !slices.Contains(known, said) {
		err = Problem{Kind: UnknownChoice, Field: field, Value: said, Known: known}
	}
	return said, err
}
