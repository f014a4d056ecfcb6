package command

import (
	"slices"
	"strconv"

	"backcoach/content"
	"backcoach/model"
)

// libraryFormat is that of the JSON of the exercise library. It grows when a
// field changes its meaning or goes; new fields may come without.
const libraryFormat = 1

// libraryJSON is the exercise library as JSON; content/exercises/LIBRARY.md tells
// what its fields mean.
type libraryJSON struct {
	Format    int            `json:"format"`
	Reviewed  bool           `json:"reviewed"` // by a clinician
	Exercises []exerciseJSON `json:"exercises"`
}

type exerciseJSON struct {
	ID           string            `json:"id"`
	Name         string            `json:"name"`
	Target       string            `json:"target"`
	Role         string            `json:"role"`
	Moves        []string          `json:"moves"`
	Sides        string            `json:"sides"`
	RestAfter    string            `json:"rest_after,omitempty"`
	Alone        bool              `json:"alone,omitempty"` // never part of a session
	Floor        bool              `json:"floor,omitempty"` // a bed will not do
	Positions    []positionJSON    `json:"positions"`       // its own first
	Where        string            `json:"where"`
	Steps        []string          `json:"steps"`
	Breathe      string            `json:"breathe"`
	Mistakes     []string          `json:"mistakes"`
	Stop         string            `json:"stop"`
	Levels       []levelJSON       `json:"levels"`
	Easier       string            `json:"easier,omitempty"`
	Harder       string            `json:"harder,omitempty"`
	AllowedUnder content.Allowance `json:"allowed_under"`
	NotWith      []string          `json:"not_with,omitempty"`
	Sources      []listedSource    `json:"sources"`
}

// positionJSON is one way of doing an exercise, with what it needs and whom it is
// not for.
type positionJSON struct {
	ID    string     `json:"id"`
	Text  string     `json:"text"`
	Start string     `json:"start"`
	Needs []string   `json:"needs"`
	Not   []codeJSON `json:"not"`
}

type codeJSON struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

type levelJSON struct {
	Level   int    `json:"level"`
	Sets    int    `json:"sets"`
	Reps    int    `json:"reps"`
	Falling []int  `json:"falling,omitempty"` // repetitions by set, where they differ
	Hold    int    `json:"hold_s"`
	Rest    int    `json:"rest_s"`
	Sides   string `json:"sides"`
	Text    string `json:"text"`
	Note    string `json:"note,omitempty"`
}

type listedSource struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	Title string `json:"title"`
}

func (p *program) libraryJSON(all []content.Exercise) libraryJSON {
	l := libraryJSON{Format: libraryFormat}
	for _, e := range all {
		l.Exercises = append(l.Exercises, p.exerciseJSON(e))
	}
	return l
}

func (p *program) exerciseJSON(e content.Exercise) exerciseJSON {
	id := "exercise." + e.ID
	j := exerciseJSON{
		ID: e.ID, Name: p.say(id + ".name"), Target: p.say(id + ".target"), Role: e.Role, Moves: e.Moves, Sides: e.Sides, RestAfter: e.RestAfter,
		Alone: e.Alone, Floor: e.Floor, NotWith: e.NotWith,
		Where: p.say(id + ".where"), Steps: p.words.List(id + ".steps"), Breathe: p.say(id + ".breathe"),
		Mistakes: p.words.List(id + ".mistakes"), Stop: p.say(id + ".stop"), Easier: e.Easier, Harder: e.Harder, AllowedUnder: e.AllowedUnder,
	}
	for i, v := range e.Versions() {
		start := id + ".start"
		if i > 0 {
			start += "_" + v.Position
		}
		j.Positions = append(j.Positions, p.positionJSON(v, start))
	}
	for i, d := range e.Levels {
		j.Levels = append(j.Levels, p.levelJSON(e, i+1, d))
	}
	for _, s := range p.lib.Sources() {
		if slices.Contains(e.Sources, s.ID) {
			j.Sources = append(j.Sources, listedSource{s.ID, s.Kind, s.Title})
		}
	}
	return j
}

func (p *program) positionJSON(e content.Exercise, start string) positionJSON {
	j := positionJSON{ID: e.Position, Text: p.say("position." + e.Position), Start: p.say(start), Needs: append([]string{}, e.Needs...), Not: []codeJSON{}}
	for _, code := range e.Not {
		j.Not = append(j.Not, codeJSON{code, p.say("condition." + code)})
	}
	return j
}

func (p *program) levelJSON(e content.Exercise, level int, d content.Dose) levelJSON {
	j := levelJSON{
		Level: level, Sets: d.Sets, Reps: d.Reps, Falling: d.Falling, Hold: d.Hold, Rest: d.Rest,
		Sides: e.By(d).Sides, Text: model.SayDose(p.words, e, d),
	}
	if note := "exercise." + e.ID + ".level." + strconv.Itoa(level); p.words.Has(note) {
		j.Note = p.say(note)
	}
	return j
}
