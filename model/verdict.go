package model

import (
	"strconv"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/exchange"
	"backcoach/model/triage"
	"backcoach/views"
)

// Verdict is a warning check judged without the screen, told in the words of the
// screen.
type Verdict struct {
	Result triage.Result
	Action string         // what to do, in one sentence
	Phones []views.Number // whom to call, the first one first
	Lines  []string       // the whole advice, line by line
}

// JudgeFile judges a file of answers as the screen would, at a moment. It fails
// if the rules cannot be used.
func JudgeFile(s exchange.Screening, lib *content.Library, words *content.Words, now time.Time) (Verdict, error) {
	engine, err := triage.New(lib.Warnings())
	if err != nil {
		return Verdict{}, err
	}
	profile := coach.Profile{Treatments: dated(s.Person.Treatments), Answers: asSetUp(s)}
	e := env{
		now: Instant{Wall: now}, day: coach.DayOf(now), words: words, lib: lib, engine: engine,
		state: coach.State{Profile: profile}, keys: newKeymap(words), readOnly: true,
	}
	rec := coach.Check{Stamp: coach.Stamp{At: now, Day: e.day}, Form: s.Form, Answers: s.Answers, Person: s.Person}
	rec.Result = engine.Judge(s.Person, s.Form, s.Answers, now)
	rec.Finished = rec.Result.Complete
	a := newAdvice(e, rec)
	view := a.view(e).(views.Advice)
	view.Choices = nil
	return Verdict{rec.Result, view.Headline, view.Numbers, view.Plain()}, nil
}

// asSetUp is the file as set-up would have it, as far as an advice speaks of it.
func asSetUp(s exchange.Screening) coach.Answers {
	answers := coach.Answers{"country": {s.Country}}
	if thinner, known := s.Person.Facts.Tick["blood_thinner"]; thinner {
		answers["facts"] = []string{"blood_thinner"}
	} else if known {
		answers["facts"] = []string{"none"}
	}
	if age := s.Person.Facts.Age; age > 0 {
		answers["age"] = []string{strconv.Itoa(age)}
	}
	return answers
}

// dated are the treatments that can be told with their day.
func dated(treatments []triage.Treatment) []triage.Treatment {
	var known []triage.Treatment
	for _, t := range treatments {
		if t.Type != "" && t.Date != "" {
			known = append(known, t)
		}
	}
	return known
}
