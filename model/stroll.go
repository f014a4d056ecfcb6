package model

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// stroll is a walk that is being timed: it counts up by the clock that only ever
// counts on, and is saved with every full minute. A sleep of the machine pauses it
// and is counted only if the patient says so.
type stroll struct {
	rec   coach.Entry
	aim   int // minutes that today still asks for in one walk; 0 for no set time
	going bool
	done  time.Duration // walked before it was last started
	since time.Duration // Mono of that start
	seen  Instant       // the latest look
	speed float64
	slept time.Duration // not counted yet; 0 for nothing
	why   string        // it paused by itself: the id of a sentence
	added bool          // the sleep was counted
	turns int           // starts and pauses so far
	saved int           // minutes that are saved
	cur   int
	hurt  *form // "anything else with it?"
}

// longestStroll is after how long a timer asks whether it was forgotten; a sleep
// that is longer is not offered to be counted.
const longestStroll = 2 * time.Hour

// setOff asks to start or to go on with a walk. It means nothing any more if the walk
// was started or paused since.
type setOff struct {
	walk  *walk
	turns int
}

// setOff lets a walk begin, or go on, if the gate allows it.
func (a *App) setOff(act setOff) tea.Cmd {
	e := a.env()
	w := act.walk
	if act.turns != w.turns() {
		return nil
	}
	target := walkTarget(e)
	ok, reason := a.mayStart(coach.WalkActivity(a.lib, target.Walk))
	switch {
	case e.readOnly:
		return a.apply(goTo{newMessage(e, "read_only", nil)})
	case !ok:
		return a.apply(goTo{newMessage(e, "why."+reason.ID, reasonArgs(e, reason))})
	case !target.Open:
		return a.apply(goTo{newMessage(e, "walk_limit", nil)})
	}
	w.start(e, target)
	return nil
}

func (w *walk) turns() int {
	if w.stroll == nil {
		return 0
	}
	return w.stroll.turns
}

// start begins a walk or goes on with it. A new day has its own walk.
func (w *walk) start(e env, target coach.WalkTarget) {
	if w.stroll == nil || w.stroll.rec.Day != e.day {
		rec := coach.Entry{Stamp: e.stamp(), What: coach.EntryWalk}
		rec.ClockSet = rec.ClockSet || e.speed != 1
		w.stroll = &stroll{rec: rec, aim: min(target.Each, max(0, target.Minutes-e.state.Walked(e.day)))}
	}
	s := w.stroll
	s.going, s.since, s.seen, s.speed = true, e.now.Mono, e.now, e.speed
	s.slept, s.why, s.added = 0, "", false
	s.turns++
	w.said = ""
}

// walked is how long the walk was so far.
func (s *stroll) walked(now Instant) time.Duration {
	if !s.going {
		return s.done
	}
	return s.done + time.Duration(float64(now.Mono-s.since)*s.speed)
}

// minutes are those that count: to the nearest.
func minutes(d time.Duration) int { return int((d + 30*time.Second) / time.Minute) }

func (s *stroll) pause(now Instant, why string) {
	s.done, s.going, s.why, s.cur = s.walked(now), false, why, 0
	s.turns++
}

// record is the walk as it stands; false if there is nothing to keep.
func (s *stroll) record(now Instant) (coach.Entry, bool) {
	rec := s.rec
	rec.Minutes = minutes(s.walked(now))
	return rec, rec.Minutes > 0 || rec.Feel != ""
}

// keep saves the walk so far and goes on with an action.
func (s *stroll) keep(e env, then action) action {
	rec, some := s.record(e.now)
	if !some {
		return then
	}
	s.saved = rec.Minutes
	return keep{[]coach.Record{rec}, then}
}

// unsaved is the walk so far when the program is left or a warning check opens.
func (w *walk) unsaved(e env) []coach.Record {
	if w.stroll == nil {
		return nil
	}
	rec, some := w.stroll.record(e.now)
	if !some {
		return nil
	}
	return []coach.Record{rec}
}

func (w *walk) look(e env) action {
	s := w.stroll
	if s == nil || !s.going {
		return nil
	}
	s.seen = e.now
	if s.walked(e.now) >= longestStroll {
		s.pause(e.now, "walk.long")
		s.done = longestStroll
		return s.keep(e, goBy{w})
	}
	if int(s.walked(e.now)/time.Minute) > s.saved {
		return s.keep(e, nil)
	}
	return nil
}

// wait is until the next full minute.
func (w *walk) wait(e env) time.Duration {
	s := w.stroll
	if s == nil || !s.going {
		return 0
	}
	left := time.Minute - s.walked(e.now)%time.Minute
	return max(time.Duration(float64(left)/s.speed), time.Millisecond)
}

// slept pauses: how long the machine slept is what the time of day went on and the
// counting clock did not. A clock that was set back is none.
func (w *walk) slept(e env) action {
	s := w.stroll
	if s == nil || !s.going {
		return nil
	}
	gap := e.now.Wall.Sub(s.seen.Wall) - (e.now.Mono - s.seen.Mono)
	why := ""
	switch {
	case gap > longestStroll:
		why = "walk.slept_long"
	case minutes(gap) > 0:
		s.slept, why = gap, "walk.slept"
	}
	s.pause(e.now, why)
	return s.keep(e, goBy{w}) // the key that woke the machine is not an answer
}

// options are the choices of a paused walk.
func (s *stroll) options() []string {
	switch {
	case s.slept > 0 && !s.added:
		return []string{"finish", "on", "slept", "hurt"}
	case s.why != "" || s.added: // it paused by itself: perhaps nobody walks any more
		return []string{"finish", "on", "hurt"}
	}
	return []string{"on", "finish", "hurt"}
}

func (w *walk) takeStroll(in Intent, e env) action {
	s := w.stroll
	switch {
	case s.going:
		if in.Kind == Pause && !in.Repeat {
			s.pause(e.now, "")
			return s.keep(e, goBy{w}) // a second key of the same fright decides nothing
		}
		return nil
	case s.hurt != nil:
		return w.takeHurt(in, e)
	}
	switch menu(&s.cur, in, s.options()) {
	case "on":
		return reload{setOff{w, w.turns()}}
	case "finish":
		return w.finish(e)
	case "slept":
		s.done += s.slept
		s.added, s.why, s.cur = true, "", 0
		return s.keep(e, nil)
	case "hurt":
		return w.hurts(e)
	}
	return nil
}

func (w *walk) finish(e env) action {
	rec, some := w.stroll.record(e.now)
	if !some {
		return goTo{walkScreen(e.say("walk.short_one"))}
	}
	if w.under != nil {
		return w.stroll.keep(e, goTo{&reliefAfter{of: "short_walk", under: w.under, minutes: rec.Minutes, cursor: -1}})
	}
	return w.stroll.keep(e, goTo{walkScreen(e.say("walk.saved", content.Args{"N": rec.Minutes}))})
}

// hurts asks what a session asks after too much pain: anything else with it? Until
// somebody has answered it stands for "not sure", which asks for a full check.
func (w *walk) hurts(e env) action {
	s := w.stroll
	s.hurt = newForm(e, "hurt", nil, coach.Answers{"red": {"yes"}, "end": {"yes"}})
	s.rec.Feel, s.rec.Of = "hurt", notSure
	return s.keep(e, nil)
}

func (w *walk) takeHurt(in Intent, e env) action {
	s := w.stroll
	switch s.hurt.take(in) {
	case formLeft: // a slip of the finger
		s.hurt, s.rec.Feel, s.rec.Of = nil, "", ""
		rec, _ := s.record(e.now)
		return keep{[]coach.Record{rec}, nil}
	case formFinished:
		return w.afterHurt(e)
	}
	return nil
}

// afterHurt ends the walk. A warning opens the full check (T12).
func (w *walk) afterHurt(e env) action {
	s := w.stroll
	s.rec.Of = s.hurt.answers.First("else")
	if s.rec.Of == "nothing" {
		s.rec.Of = ""
		return s.keep(e, goTo{newMessage(e, "walk_sore", nil)})
	}
	return s.keep(e, fullCheck(s.rec.At))
}

func (w *walk) asked() asker {
	if w.stroll != nil && w.stroll.hurt != nil {
		return w.stroll.hurt.ask
	}
	return nil
}

func (s *stroll) page(e env, w *walk) views.View {
	if s.hurt != nil {
		p := s.hurt.page()
		p.Keys = s.hurt.hints(e.keys)
		return p
	}
	p := views.Page{Title: e.say("walk.title"), Cursor: -1, Words: wordsOf(e.words)}
	if s.going {
		s.drawGoing(e, &p)
		return p
	}
	p.Lead, p.Cursor = e.say("walk.paused_early"), s.cur
	if n := minutes(s.done); n > 0 {
		p.Lead = e.say("walk.paused", content.Args{"N": n})
	}
	if s.why != "" {
		p.Body = []string{e.say(s.why, content.Args{"N": minutes(s.slept)})}
	}
	p.Keys = hints(e.keys.up, e.keys.next, e.keys.check, e.keys.scroll)
	options := s.options()
	for i, id := range options {
		label := e.say("walk.option."+id, content.Args{"N": minutes(s.slept)})
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, len(options)), Label: label})
	}
	return p
}

// drawGoing says the full minutes, and the moments to turn round and to end. Said
// line by line it names the beginning, which stays true while nobody looks.
func (s *stroll) drawGoing(e env, p *views.Page) {
	so := int(s.walked(e.now) / time.Minute)
	p.Lead = e.say("walk.going", content.Args{"N": so})
	switch {
	case e.plain:
		p.Lead = e.say("walk.going_since", content.Args{"Time": at(e, s.rec.Stamp)})
	case so == 0:
		p.Lead = e.say("walk.begun")
	}
	switch {
	case s.aim > 0 && so >= s.aim:
		p.Body = append(p.Body, e.say("walk.reached"))
	case s.aim > 1 && 2*so >= s.aim:
		p.Body = append(p.Body, e.say("walk.turn"))
	case s.aim > 0:
		p.Body = append(p.Body, e.say("walk.about", content.Args{"N": s.aim}))
	}
	p.Body = append(p.Body, e.say("walk.any_key"))
	p.Keys = hints(e.keys.pause, e.keys.check)
}
