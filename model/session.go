package model

import (
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/player"
	"backcoach/model/sound"
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
	ready  bool          // "phone in reach?" was answered
	hurt   *pained       // it hurt: how much, where, anything else
	ending *rate         // pain now, at the end
	at     place         // where it has arrived at last
	given  time.Duration // how long that waits for somebody
	eased  int           // seconds of this exercise from before it was made easier
	rest   time.Duration // more of it, before going on after a pause
	says   []sound.Cue   // to be played, until the App takes them
	flash  time.Duration // until when (Mono) the screen shows that something begins
	// nothingLeft is set when it is over because nothing of what was left fits any more.
	nothingLeft bool
	// unended is the session from before the pain at its end was told, while that is
	// corrected: on file it stays until there is another number.
	unended *coach.Session
	// there counts how often somebody showed that they are there: what was about to
	// go on by itself before that does not.
	there int
}

// byHand marks what somebody chose.
const byHand = -1

// place is what the session shows of which exercise: arriving at another one, it
// says so and begins to wait.
type place struct {
	stage stage
	step  int
}

// newSession plans a new session; it is saved when its first exercise begins.
func newSession(e env, plan coach.Plan) *session {
	pain, _ := e.state.PainNow(e.day)
	rec := coach.Session{Stamp: e.stamp(), Planned: plan.Routine, State: coach.SessionRunning, StartPain: pain}
	rec.ClockSet = rec.ClockSet || e.speed != 1
	return openSession(e, rec)
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
	s.owed(e)
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
	case s.hurt != nil:
		return stageHurt
	case s.ending != nil:
		return stageEnd
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
		options := []string{"start", "skip", "stop"}
		if s.unanswered() {
			options = slices.Insert(options, 1, "hurt_before")
		}
		return options
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
	s.there++
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
		return proceed{s, s.at, byHand}
	case "rest":
		s.rest = moreRest
		return proceed{s, s.at, byHand}
	case "easier":
		return s.easier(e)
	case "again":
		s.run.Again()
		s.eased = 0
	case "back":
		s.back(e)
	case "skip":
		return s.outcome(e, coach.Outcome{Feel: "skipped"})
	case "stop":
		return s.stop(e)
	case "fine", "hard":
		return s.outcome(e, coach.Outcome{Feel: id})
	case "hurt":
		s.hurt = newPained(e, s.pos.Step, s.rec)
	case "hurt_before":
		s.hurt = newPained(e, s.pos.Step-1, s.rec)
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

// hold pauses what runs.
func (s *session) hold(e env) {
	if s.stage() == stageRun {
		s.pause(e, "key")
	}
}

// waits tells whether the session is paused in the middle of an exercise.
func (s *session) waits() bool {
	return s.pos.State == player.Paused && s.hurt == nil && s.ending == nil
}

func (s *session) pause(e env, reason string) {
	s.run.Pause(e.now.Mono, reason)
	s.pos, s.cursor, s.says = s.run.Look(e.now.Mono), 0, nil // what was about to be said belongs to what stopped
	if s.pos.State == player.Asking {
		s.cursor = -1
	}
	s.arrive(e)
}

// over ends a session of which nothing is left that fits: what was done stays done.
func (s *session) over() {
	s.rec.State, s.nothingLeft = coach.SessionPartly, true
	s.finish()
}

// finish turns to the last question: pain now.
func (s *session) finish() {
	s.ending = newRate(content.Question{Min: 0, Max: 10}, nil, nil)
}

func (s *session) save() action { return keep{[]coach.Record{s.rec}, nil} }

// stop ends the session early: what was done stays done, also of the exercise that
// was going on.
func (s *session) stop(e env) action {
	s.rec.State = coach.SessionPartly
	s.cut(e)
	if len(s.rec.Done) == 0 {
		return keep{[]coach.Record{s.rec}, goToday{}}
	}
	s.finish()
	return s.save()
}

// cut files what was done of the exercise that is going on, also before it was made
// easier: it is not gone on with.
func (s *session) cut(e env) {
	if s.ran() > 0 {
		s.file(e, s.pos.Step, coach.Outcome{Seconds: s.ran(), Cut: true})
	}
}

// takeEnd asks for the pain now; then the session is filed. Pain that would stop an
// exercise is asked about like one (clinical section N8).
func (s *session) takeEnd(in Intent, e env) action {
	if in.Kind == Back || !s.ending.take(in) {
		return nil
	}
	if s.unended != nil { // another number: the one before was wrong
		s.rec, s.unended = *s.unended, nil
	}
	pain := s.ending.value
	s.rec.EndPain, s.rec.EndedAt = &pain, e.now.Wall.UTC()
	switch {
	case s.red(e, pain) && s.askedOf(pain):
		return s.close(e, "session_sore")
	case s.red(e, pain):
		s.hurt = newPained(e, atEnd, s.rec)
		s.rec.StoppedFor, s.rec.StoppedAt = notSure, e.now.Wall.UTC()
		return s.save()
	}
	if s.nothingLeft {
		return s.close(e, "session_over")
	}
	if s.rec.Completed() == 0 && !slices.ContainsFunc(s.rec.Done, func(o coach.Outcome) bool { return o.Seconds > 0 }) {
		return s.close(e, "session_none")
	}
	return s.close(e, "session_"+s.closed())
}

// close files the session and says goodbye with a message, unless what it ended with
// asks for a warning check: that is opened at once, as after a check-in.
func (s *session) close(e env, message string) action {
	s.rec.State = s.closed()
	records := []coach.Record{s.rec}
	if due := e.state.With(s.rec).DueChecks(e.lib.Triggers(), e.now.Wall); len(due) > 0 && !due[0].Offered() {
		return keep{records, openCheck{due: &due[0], itself: true}}
	}
	return keep{records, goTo{newMessage(e, message, content.Args{"N": s.rec.Completed()})}}
}

// closed is how the session is filed: done if every exercise ran to its end and
// nobody stopped it, else partly.
func (s *session) closed() string {
	if s.rec.State == coach.SessionRunning && s.rec.Completed() == len(s.rec.Planned) {
		return coach.SessionDone
	}
	return coach.SessionPartly
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
		return proceed{s, s.at, s.there}
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
	ran := s.stage() == stageRun
	if ran {
		s.pause(e, player.ReasonGap)
	}
	s.attend(e) // nothing begins or goes on by itself on waking
	if ran {
		return goBy{s} // the key that woke the machine is not an answer
	}
	return nil
}

// unsaved is the session as it stands when the program is left.
func (s *session) unsaved(env) []coach.Record {
	if len(s.rec.Done) == 0 && s.ran() == 0 {
		return nil
	}
	return []coach.Record{s.rec}
}
