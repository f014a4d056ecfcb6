package model

import (
	"slices"
	"time"

	"backcoach/model/coach"
	"backcoach/model/player"
)

// moreRest is what "rest more" in the pause menu gives.
const moreRest = 10 * time.Second

// easierStep is the exercise that is going on, made easier for the sets that are
// left; false if it is the least already.
func (s *session) easierStep(e env) (coach.Planned, bool) {
	return s.rec.Planned[s.pos.Step].Easier(e.lib, s.setsDone())
}

// setsDone is how many sets of the exercise are over. The time line tells: in a rest
// or a change of sides it depends on what comes after it, and a rest that was asked
// for ends nothing.
func (s *session) setsDone() int {
	at := s.line.Segments[s.pos.Index]
	if at.Kind == player.Rest || at.Kind == player.Switch {
		at = s.line.Segments[s.pos.Index+1]
	}
	return at.Set - 1
}

// easier exchanges the exercise that is going on. What was done of it counts.
func (s *session) easier(e env) action {
	p, ok := s.easierStep(e)
	step, known := p.Step(e.lib)
	if !ok || !known {
		return nil
	}
	s.eased += int(s.pos.StepDone / time.Second)
	i := s.pos.Step
	s.rec.Planned, s.steps = slices.Clone(s.rec.Planned), slices.Clone(s.steps)
	s.rec.Planned[i], s.steps[i] = p, step
	s.lay(e, i)
	return s.save()
}

// gentler puts a gentler exercise next, if there is one, after the newest that hurt
// too much. What was done already is not asked for again.
func (s *session) gentler(e env) {
	i := len(s.rec.Done)
	hurt := s.rec.Planned[i-1]
	for at, o := range s.rec.Done {
		if o.Red {
			hurt = s.rec.Planned[at]
		}
	}
	p, ok := e.state.Gentler(e.lib, s.rec.Day, hurt, s.rec.Planned)
	step, known := p.Step(e.lib)
	if !ok || !known {
		return
	}
	s.rec.Planned = slices.Insert(slices.Clone(s.rec.Planned), i, p)
	s.steps = slices.Insert(slices.Clone(s.steps), i, step)
	s.ending = nil
	s.lay(e, i)
}

// How long a question and a prepared exercise wait for somebody, in time of the
// clock: design choices. To be ready takes the time to read what to do, to lie down
// or get up, and a moment.
const (
	askWait     = 20 * time.Second
	settleWait  = 8 * time.Second
	moveWait    = 15 * time.Second // when the position changes
	wordWait    = 400 * time.Millisecond
	longestWait = 75 * time.Second
)

// arrive begins the wait of a stage that is reached anew, and says what there is
// to hear.
func (s *session) arrive(e env) {
	at, was := place{s.stage(), s.pos.Step}, s.at
	if at == was {
		return
	}
	s.at = at
	s.greet(e)
	if was.stage == stageHurt && at.stage == stageAsk { // somebody is thinking about the answer
		return
	}
	if e.state.Profile.Answers.Has("pace", "by_key") {
		return
	}
	switch at.stage {
	case stagePrepare:
		s.given = s.readyWait(e)
	case stageAsk:
		s.given = askWait
	default:
		return
	}
	s.run.Wait(e.now.Mono, s.given)
	s.pos = s.run.Look(e.now.Mono)
}

// readyWait is how long the preparation of an exercise takes.
func (s *session) readyWait(e env) time.Duration {
	i := s.pos.Step
	wait := settleWait + time.Duration(len(words(s.instructions(e))))*wordWait
	if i == 0 || s.steps[i].Exercise.Position != s.steps[i-1].Exercise.Position {
		wait += moveWait
	}
	return min(wait, longestWait)
}
