package model

import (
	"maps"
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/player"
)

// pained asks how much and where it hurt, and after a RED one thing more: "anything
// else with it?" (clinical section N8).
type pained struct {
	*form
	step int           // the exercise that it is about, or atEnd
	was  coach.Session // before anything was told
}

// atEnd stands for the pain at the end of the session: its number is known.
const atEnd = -1

// notSure is what a RED stands for as long as nobody has answered whether there is
// anything else with it.
const notSure = "not_sure"

func newPained(e env, step int, rec coach.Session) *pained {
	facts := coach.Answers{"red": yesNo(step == atEnd), "end": yesNo(step == atEnd)}
	return &pained{form: newForm(e, "hurt", nil, facts), step: step, was: rec}
}

// takeHurt files each answer as it is given, so that leaving in the middle loses
// nothing: a RED whose last question is open asks for a check, like "not sure". It
// can be corrected by another number, not by going back behind it.
func (s *session) takeHurt(in Intent, e env) action {
	told := maps.Clone(s.hurt.answers)
	event := s.hurt.take(in)
	if in.Kind == Back {
		s.hurt.answers = told // where only the marker was moved nothing was told
		return s.backFromHurt(event)
	}
	pain, rated := s.hurt.answers.Int("pain")
	red := s.hurt.step == atEnd || rated && s.red(e, pain)
	s.hurt.facts["red"] = yesNo(red)
	switch {
	case event == formFinished:
		return s.afterHurt(e)
	case !rated || event == formStays:
		return nil
	}
	s.rec = s.hurt.was
	s.noteHurt(e, red, notSure)
	return s.save()
}

// backFromHurt is Esc: on the first question it leads back to the answers, and takes
// back what was filed of a pain that stops nothing. A RED stays on file as it was
// told; the number at the end can be given anew.
func (s *session) backFromHurt(event formEvent) action {
	switch {
	case event != formLeft:
		return nil
	case s.hurt.step == atEnd:
		s.unended, s.hurt = &s.hurt.was, nil
		return nil
	case s.hurt.facts.Has("red", "yes"):
		return nil
	}
	s.rec, s.hurt, s.cursor = s.hurt.was, nil, -1
	return s.save()
}

// noteHurt files what was told of the pain; warning is what else there is with a
// RED, "" if nothing is.
func (s *session) noteHurt(e env, red bool, warning string) {
	if red && warning != "" {
		s.rec.StoppedFor, s.rec.StoppedAt = warning, e.now.Wall.UTC()
	}
	step := s.hurt.step
	if step == atEnd {
		return
	}
	if red {
		s.rec.Reds++
	}
	pain, _ := s.hurt.answers.Int("pain")
	o := coach.Outcome{Feel: "hurt", Pain: &pain, Place: s.hurt.answers.First("place"), Red: red, Cut: true}
	if step == s.pos.Step {
		o.Seconds, o.Cut = s.ran(), s.pos.State != player.Asking
	}
	s.file(e, step, o)
}

// afterHurt goes on after pain: a warning ends the session and opens the full check
// (T12), the second RED of the day ends it too.
func (s *session) afterHurt(e env) action {
	asked, warning := s.hurt, s.hurt.answers.First("else")
	if warning == "nothing" {
		warning = ""
	}
	s.rec = asked.was
	red := asked.facts.Has("red", "yes")
	s.noteHurt(e, red, warning)
	s.hurt = nil
	if asked.step == s.pos.Step {
		s.pass(e)
	}
	switch {
	case warning != "":
		s.rec.State = coach.SessionPartly
		return keep{[]coach.Record{s.rec}, fullCheck(s.rec.At)}
	case asked.step == atEnd:
		return s.close(e, "session_sore")
	case red && e.state.With(s.rec).Reds(s.rec.Day) >= coach.RedsToRest:
		return s.stop(e)
	case red:
		s.gentler(e)
	}
	return s.save()
}

// askedOf tells whether what came with so much pain was asked in this session.
func (s *session) askedOf(pain int) bool {
	return slices.ContainsFunc(s.rec.Done, func(o coach.Outcome) bool { return o.Red && *o.Pain >= pain })
}

// red tells whether a pain stops an exercise.
func (s *session) red(e env, pain int) bool { return pain >= s.redFrom(e) }

// redFrom is the pain from which an exercise is stopped, on the day on which the
// session began: it may run over the end of it.
func (s *session) redFrom(e env) int {
	limit := 6
	if stand, ok := e.state.Stand(e.lib, s.rec.Day); ok {
		limit = stand.Phase.PainCap
	}
	return coach.RedFrom(s.rec.StartPain, limit)
}

// unanswered tells whether nobody said how the exercise before was: they may still
// say that it hurt.
func (s *session) unanswered() bool {
	i := s.pos.Step - 1
	return i >= 0 && i < len(s.rec.Done) && s.rec.Done[i].Feel == "" && !s.rec.Done[i].Cut
}

// owed puts in the gentler exercise that follows a RED, where the program was left
// before it came.
func (s *session) owed(e env) {
	n := len(s.rec.Done)
	if n == 0 || !s.rec.Done[n-1].Red || n < len(s.rec.Planned) && s.rec.Planned[n].By == coach.ByGentler {
		return
	}
	s.gentler(e)
}

// outcome files what came of this exercise, and goes on to the next.
func (s *session) outcome(e env, o coach.Outcome) action {
	o.Seconds, o.Cut = s.ran(), s.pos.State != player.Asking
	s.file(e, s.pos.Step, o)
	s.pass(e)
	return s.save()
}

// ran is how long the exercise has run, in seconds.
func (s *session) ran() int { return int(s.pos.StepDone/time.Second) + s.eased }

// file puts what came of an exercise into the record. One that was gone back to
// keeps what is worse of both times.
func (s *session) file(e env, step int, o coach.Outcome) {
	planned := s.rec.Planned[step]
	o.Exercise, o.Name, o.Level = planned.Exercise, s.name(e, step), planned.Level
	if step < len(s.rec.Done) {
		s.rec.Done = append([]coach.Outcome{}, s.rec.Done...)
		s.rec.Done[step] = s.rec.Done[step].Again(o)
		return
	}
	s.rec.Done = append(s.rec.Done[:len(s.rec.Done):len(s.rec.Done)], o)
}

// pass goes on to the next exercise, or to the last question.
func (s *session) pass(e env) {
	s.eased = 0
	if s.pos.State == player.Asking {
		s.run.Answer()
	} else {
		s.run.Skip()
	}
	s.pos, s.cursor = s.run.Look(e.now.Mono), 0
	if s.pos.State == player.Finished {
		s.finish()
	}
}

// back goes back a set, or to the exercise before: not to one that a RED stopped.
func (s *session) back(e env) {
	s.run.Back()
	s.eased = 0
	at := s.run.Look(e.now.Mono).Step
	if at < s.pos.Step && at < len(s.rec.Done) && s.rec.Done[at].Red {
		s.run.Skip()
	}
}

// stopRule says when to stop, with the number of this patient today.
func (s *session) stopRule(e env) string {
	return e.say("session.stop_rule", content.Args{"Pain": s.redFrom(e)})
}
