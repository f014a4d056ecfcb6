package model

import (
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/player"
	"backcoach/model/sound"
	"backcoach/model/triage"
)

// session guides through the routine: prepare, count in, move and hold, ask,
// next. It is saved when it starts and after each exercise. Time belongs to the
// player; the screen only shows where it is.
type session struct {
	rec    coach.Session
	steps  []player.Step
	line   player.Timeline
	run    *player.Run
	pos    player.Position
	cursor int
	ready  bool // "phone in reach?" was answered
	hurt   *form
	ending *rate         // pain now, at the end
	at     place         // where it has arrived at last
	given  time.Duration // how long that waits for somebody
	eased  int           // seconds of this exercise from before it was made easier
	rest   time.Duration // more of it, before going on after a pause
	says   []sound.Cue   // to be played, until the App takes them
	flash  time.Duration // until when (Mono) the screen shows that something begins
}

// place is what the session shows of which exercise: arriving at another one, it
// says so and begins to wait.
type place struct {
	stage stage
	step  int
}

// newSession plans a new session; it is saved when its first exercise begins.
func newSession(e env, plan coach.Plan) *session {
	pain := 0
	if c, ok := e.state.Latest(e.day); ok {
		pain, _ = c.PainNow()
	}
	rec := coach.Session{Stamp: e.stamp(), Planned: plan.Routine, State: coach.SessionRunning, StartPain: pain}
	rec.ClockSet = rec.ClockSet || e.speed != 1
	return openSession(e, rec)
}

// inLibrary tells whether the library still has every exercise of a session. One
// that was planned with another library is not gone on with.
func inLibrary(e env, rec coach.Session) bool {
	return !slices.ContainsFunc(rec.Planned, func(p coach.Planned) bool {
		_, ok := p.Step(e.lib)
		return !ok
	})
}

// openSession goes to the first exercise of a session that was not finished.
func openSession(e env, rec coach.Session) *session {
	s := &session{rec: rec, cursor: 0}
	for _, p := range rec.Planned {
		if step, ok := p.Step(e.lib); ok {
			s.steps = append(s.steps, step)
		}
	}
	s.lay(e, len(rec.Done))
	if s.pos.State == player.Finished {
		s.finish()
	}
	return s
}

// lay puts the exercises on a time line and prepares one of them.
func (s *session) lay(e env, step int) {
	line, err := player.Compile(s.steps)
	if err != nil {
		panic("model: a planned routine does not compile: " + err.Error()) // the library was checked when it was generated
	}
	s.line = line
	s.run = player.NewRun(line, step)
	s.run.Speed = e.speed
	s.pos = s.run.Look(e.now.Mono)
}

// stage says what the session is showing.
type stage int

const (
	stageReady   stage = iota // phone in reach, chair beside you
	stagePrepare              // the next exercise, before its count-in
	stageRun
	stagePause
	stageAsk  // fine, hard or hurt
	stageHurt // number and place
	stageEnd  // pain now
)

func (s *session) stage() stage {
	switch {
	case s.ending != nil:
		return stageEnd
	case s.hurt != nil:
		return stageHurt
	case !s.ready:
		return stageReady
	}
	switch s.pos.State {
	case player.Running:
		return stageRun
	case player.Paused:
		return stagePause
	case player.Asking:
		return stageAsk
	}
	return stagePrepare
}

func (s *session) mode() mode {
	if s.stage() == stageRun {
		return running
	}
	return choosing
}

// options are the choices of a stage by id, in the order of their digits.
func (s *session) options(e env) []string {
	switch s.stage() {
	case stageReady:
		return []string{"begin", "not_now", "sound"}
	case stagePrepare:
		return []string{"start", "skip", "stop"}
	case stagePause:
		options := []string{"resume", "rest", "hurt", "again", "back", "skip", "stop"}
		if _, ok := s.easierStep(e); ok {
			options = slices.Insert(options, 2, "easier")
		}
		return options
	case stageAsk:
		return []string{"fine", "hard", "hurt"}
	}
	return nil
}

func (s *session) take(in Intent, e env) action {
	if s.stage() == stageRun {
		if in.Kind == Pause && !in.Repeat {
			s.pause(e, "key")
			return goBy{s} // a second key of the same fright must not go on again
		}
		return nil
	}
	act := s.choose(in, e)
	s.arrive(e)
	return act
}

// attend notes that somebody is there: what would go on by itself waits for them.
func (s *session) attend(e env) {
	s.run.Stay()
	s.pos = s.run.Look(e.now.Mono)
}

// choose takes an intent where nothing runs.
func (s *session) choose(in Intent, e env) action {
	switch s.stage() {
	case stageHurt:
		return s.takeHurt(in, e)
	case stageEnd:
		return s.takeEnd(in, e)
	}
	if in.Kind == Back {
		return s.backOut()
	}
	if option := menu(&s.cursor, in, s.options(e)); option != "" {
		return s.do(option, e)
	}
	return nil
}

// backOut is Esc: from the preparation back to Today, where the session can be
// taken up again; from a pause it does nothing, so that nothing is lost by a
// wrong key.
func (s *session) backOut() action {
	switch s.stage() {
	case stageReady, stagePrepare:
		return goToday{}
	}
	return nil
}

// do carries out a choice.
func (s *session) do(id string, e env) action {
	s.cursor = 0
	switch id {
	case "begin":
		s.ready = true
	case "not_now":
		return goToday{}
	case "sound":
		s.cursor = 2
		return s.changeSound(e)
	case "start", "resume":
		s.rest = 0
		return proceed{s, s.at}
	case "rest":
		s.rest = moreRest
		return proceed{s, s.at}
	case "easier":
		return s.easier(e)
	case "again":
		s.run.Again()
	case "back":
		s.run.Back()
	case "skip":
		return s.outcome(e, coach.Outcome{Feel: "skipped"})
	case "stop":
		return s.stop(e)
	case "fine", "hard":
		return s.outcome(e, coach.Outcome{Feel: id})
	case "hurt":
		s.hurt = newForm(e, "hurt", nil, coach.Answers{"red": yesNo(false)})
	}
	s.pos = s.run.Look(e.now.Mono)
	if s.stage() == stageAsk {
		s.cursor = -1
	}
	return nil
}

// start begins or resumes the exercise: apply has asked the gate.
func (s *session) start(e env) {
	if s.pos.State == player.Ready {
		s.run.Begin(e.now.Mono)
	} else {
		s.run.Resume(e.now.Mono, s.rest)
	}
	s.pos = s.run.Look(e.now.Mono)
	s.arrive(e)
	s.announce(e)
}

func (s *session) pause(e env, reason string) {
	s.run.Pause(e.now.Mono, reason)
	s.pos, s.cursor = s.run.Look(e.now.Mono), 0
	s.arrive(e)
}

// outcome files what came of this exercise, and goes on to the next.
func (s *session) outcome(e env, o coach.Outcome) action {
	planned := s.rec.Planned[s.pos.Step]
	o.Exercise, o.Name, o.Level = planned.Exercise, s.name(e, s.pos.Step), planned.Level
	o.Seconds = int(s.pos.StepDone/time.Second) + s.eased
	s.eased = 0
	o.Cut = s.pos.State != player.Asking
	s.rec.Done = slices.Clone(s.rec.Done)
	if s.pos.Step < len(s.rec.Done) { // it was gone back to
		s.rec.Done[s.pos.Step] = o
	} else {
		s.rec.Done = append(s.rec.Done, o)
	}
	if s.pos.State == player.Asking {
		s.run.Answer()
	} else {
		s.run.Skip()
	}
	s.pos, s.hurt, s.cursor = s.run.Look(e.now.Mono), nil, 0
	if s.pos.State == player.Finished {
		s.finish()
	}
	return s.save()
}

// finish turns to the last question: pain now.
func (s *session) finish() {
	s.ending = newRate(content.Question{Min: 0, Max: 10}, nil, nil)
}

func (s *session) save() action { return keep{[]coach.Record{s.rec}, nil} }

// stop ends the session early: what was done stays done.
func (s *session) stop(e env) action {
	s.rec.State = coach.SessionPartly
	if len(s.rec.Done) == 0 && s.pos.StepDone == 0 {
		return keep{[]coach.Record{s.rec}, goToday{}}
	}
	s.finish()
	return s.save()
}

// takeHurt asks how much and where it hurt, and after a RED one thing more:
// "anything else with it?" (clinical section N8).
func (s *session) takeHurt(in Intent, e env) action {
	event := s.hurt.take(in)
	if pain, ok := s.hurt.answers.Int("pain"); ok {
		s.hurt.facts["red"] = yesNo(s.red(e, pain))
	}
	if event == formLeft {
		s.hurt, s.cursor = nil, -1
		return nil
	}
	if event != formFinished {
		return nil
	}
	a := s.hurt.answers
	pain, _ := a.Int("pain")
	o := coach.Outcome{Feel: "hurt", Pain: &pain, Place: a.First("place")}
	if s.red(e, pain) {
		s.rec.Reds++
	}
	return s.afterHurt(e, o, a.First("else"))
}

// afterHurt goes on after pain: a warning ends the session and opens the full
// check (T12), a second RED ends it too.
func (s *session) afterHurt(e env, o coach.Outcome, warning string) action {
	next := s.outcome(e, o)
	switch {
	case warning != "" && warning != "nothing":
		s.rec.State, s.rec.StoppedFor, s.rec.StoppedAt = coach.SessionPartly, warning, e.now.Wall.UTC()
		due := coach.Due{Trigger: "T12", Form: triage.Form{Kind: "full"}, Since: s.rec.At}
		return keep{[]coach.Record{s.rec}, openCheck{due: &due, itself: true}}
	case s.rec.Reds >= 2:
		return s.stop(e)
	}
	if red := o.Pain != nil && s.red(e, *o.Pain); red && s.gentler(e) {
		return s.save()
	}
	return next
}

func (s *session) red(e env, pain int) bool {
	limit := 6
	if stand, ok := e.state.Stand(e.lib, e.day); ok {
		limit = stand.Phase.PainCap
	}
	return coach.Red(pain, s.rec.StartPain, limit)
}

// takeEnd asks for the pain now; then the session is filed.
func (s *session) takeEnd(in Intent, e env) action {
	if in.Kind == Back {
		return nil
	}
	if !s.ending.take(in) {
		return nil
	}
	pain := s.ending.value
	s.rec.EndPain = &pain
	if s.rec.State == coach.SessionRunning {
		s.rec.State = s.ended()
	}
	return keep{[]coach.Record{s.rec}, goTo{newMessage(e, "session_"+s.rec.State, content.Args{"N": s.completed()})}}
}

// ended is done if every exercise ran to its end, else partly.
func (s *session) ended() string {
	if s.completed() == len(s.rec.Planned) {
		return coach.SessionDone
	}
	return coach.SessionPartly
}

// completed counts the exercises that ran to their end.
func (s *session) completed() int {
	n := 0
	for _, o := range s.rec.Done {
		if !o.Cut {
			n++
		}
	}
	return n
}

// look moves the figure on; when the exercise is over, the question opens by
// itself, and goes on by itself when nobody answers it.
func (s *session) look(e env) action {
	was := s.pos.State
	s.pos = s.run.Look(e.now.Mono)
	s.announce(e)
	switch {
	case s.pos.Over && s.stage() == stagePrepare:
		s.run.Stay()
		s.rest = 0
		return proceed{s, s.at}
	case s.pos.Over && s.stage() == stageAsk:
		s.outcome(e, coach.Outcome{})
		s.arrive(e)
		return keep{[]coach.Record{s.rec}, goBy{s}}
	case was == player.Running && s.pos.State != player.Running:
		s.cursor = 0
		if s.pos.State == player.Asking {
			s.cursor = -1
		}
		s.arrive(e)
		return goBy{s}
	}
	return nil
}

func (s *session) wait(e env) time.Duration {
	s.run.Still = e.reduced
	next := s.run.Next(e.now.Mono)
	if left := s.flash - e.now.Mono; left > 0 && next > 0 {
		next = min(next, left)
	}
	return next
}

func (s *session) slept(e env) action {
	if s.stage() == stageRun {
		s.pause(e, player.ReasonGap)
		return goBy{s} // the key that woke the machine is not an answer
	}
	s.attend(e) // nothing begins by itself on waking
	return nil
}

// unsaved is the session as it stands when the program is left.
func (s *session) unsaved(env) []coach.Record {
	if len(s.rec.Done) == 0 && s.pos.StepDone == 0 {
		return nil
	}
	return []coach.Record{s.rec}
}
