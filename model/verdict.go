package model

import (
	"slices"
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

// JudgeFile judges a file of answers as the screen would, at a moment.
func JudgeFile(s exchange.Screening, lib *content.Library, words *content.Words, now time.Time) Verdict {
	engine := newEngine(lib)
	profile := coach.Profile{Treatments: dated(s.Person.Treatments), Answers: asSetUp(s)}
	e := env{
		now: Instant{Wall: now}, day: coach.DayOf(now), words: words, lib: lib, engine: func() *triage.Engine { return engine },
		state: coach.State{Profile: profile}, keys: newKeymap(words), readOnly: true,
	}
	rec := coach.Check{Stamp: coach.Stamp{At: now, Day: e.day}, Form: s.Form, Answers: s.Answers, Person: s.Person}
	rec.Result = engine.Judge(s.Person, s.Form, s.Answers, now)
	rec.Finished = rec.Result.Complete
	v := Verdict{Result: rec.Result, Action: e.say("advice." + adviceKind(e, rec) + ".headline")}
	v.tell(e, newAdvice(e, rec))
	return v
}

// tell adds a side of the advice, and then the other: there is no second page to
// go to.
func (v *Verdict) tell(e env, a *advice) {
	other, more := a.otherSide(e)
	for _, about := range []string{a.about, other} {
		if about == other && !more {
			break
		}
		view := (&advice{rec: a.rec, about: about, cursor: -1}).view(e).(views.Advice)
		view.Choices = nil
		v.Lines = append(v.Lines, view.Plain()...)
		for _, n := range view.Numbers {
			if !slices.Contains(v.Phones, n) {
				v.Phones = append(v.Phones, n)
			}
		}
	}
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
