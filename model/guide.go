package model

import (
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/player"
	"backcoach/model/sound"
)

// guide leads through something that calms or eases: choose how long, get ready,
// follow, and say how it is after it. Time belongs to the player, as in a session.
type guide struct {
	under  screen // where its end and Esc lead
	as     coach.Guided
	length content.GuideLength
	line   player.Timeline
	run    *player.Run // nil while the length is being chosen
	pos    player.Position
	before time.Duration // done before it was begun anew
	rec    coach.Entry   // without an id until something began
	why    coach.Reason  // it may not run
	state  guideState
	cursor int
	said   guideStage  // what was said on arriving last
	says   []sound.Cue // to be played, until the App takes them
	turn   int         // grows with each start and pause, and when somebody shows up
	// straight is set where it was opened ready to begin, from relief: not now leads
	// back there.
	straight bool
}

// guideState is what the player knows nothing of.
type guideState int

const (
	guideOpen  guideState = iota
	guideEnded            // how is it now?
	guideWorse            // it is worse
)

// guideStage is what a guide shows.
type guideStage int

const (
	guideChoose guideStage = iota // how it goes and for how long
	guideReady                    // get comfortable
	guideRun
	guidePause
	guideAsk
	guideAfter   // it is worse: what then
	guideRefused // not now, or not for this patient
)

// leastKept is how long something has to be done to count at all.
const leastKept = 30 * time.Second

// openGuide shows a guide of the content.
func (a *App) openGuide(act openGuide) tea.Cmd {
	g, ok := a.lib.Guide(act.id)
	if !ok {
		return a.apply(goTo{act.under})
	}
	e := a.env()
	screen := &guide{under: act.under, as: e.state.Guided(e.lib, g, e.day)}
	if _, hurts := act.under.(*relief); a.gateGuide(screen) && hurts {
		screen.readyAtOnce(e)
	}
	return a.apply(goTo{screen})
}

// leadOn asks the file first, for another process may have found a warning. What is
// never locked waits for no disk.
func (a *App) leadOn(act leadOn) tea.Cmd {
	if coach.GuideActivity(a.lib, act.guide.as.Guide).Allowed == content.AllowedAlways {
		return a.leadingOn(leadingOn(act))
	}
	return a.read(leadingOn(act))
}

// leadingOn lets a guide begin or go on if the gate allows it now (S1), and if it
// still fits the patient.
func (a *App) leadingOn(act leadingOn) tea.Cmd {
	g := act.guide
	if act.turn != g.turn {
		return nil
	}
	done := g.unsaved(a.env())
	if !a.gateGuide(g) {
		return a.apply(keep{done, nil})
	}
	g.start(a.env())
	return nil
}

// gateGuide asks whether a guide may run, and lets it say why if not.
func (a *App) gateGuide(g *guide) bool {
	e := a.env()
	ok, reason := a.mayStart(coach.GuideActivity(a.lib, g.as.Guide))
	now := e.state.Guided(e.lib, g.as.Guide, e.day)
	if g.why = now.Why; !ok {
		g.why = reason
	}
	if g.why.ID == "" && g.run != nil && !now.Has(g.length) {
		g.back() // a shorter one may still fit
		g.as.Lengths = now.Lengths
		return false
	}
	g.as.Why, g.as.Limit, g.as.Lengths = now.Why, now.Limit, now.Lengths
	return g.why.ID == ""
}

func (g *guide) stage() guideStage {
	switch {
	case g.why.ID != "":
		return guideRefused
	case g.state == guideWorse:
		return guideAfter
	case g.state == guideEnded:
		return guideAsk
	case g.run == nil:
		return guideChoose
	case g.pos.State == player.Running:
		return guideRun
	case g.pos.State == player.Paused:
		return guidePause
	}
	return guideReady
}

func (g *guide) mode() mode {
	if g.stage() == guideRun {
		return running
	}
	return choosing
}

// options are the choices of a stage by id, in the order of their digits; a length
// is its minutes.
func (g *guide) options() []string {
	switch g.stage() {
	case guideChoose:
		var options []string
		for _, l := range g.as.Lengths {
			options = append(options, strconv.Itoa(l.Minutes))
		}
		return append(options, "sound")
	case guideReady:
		if g.straight && len(g.as.Lengths) > 1 {
			return []string{"begin", "length", "not_now"}
		}
		return []string{"begin", "not_now"}
	case guidePause:
		return []string{"resume", "again", "end"}
	case guideAsk:
		return feels
	}
	return nil
}

func (g *guide) take(in Intent, e env) action {
	switch stage := g.stage(); {
	case stage == guideRun:
		if in.Kind == Pause && !in.Repeat {
			return g.pause(e, "key")
		}
		return nil
	case stage == guideAfter || stage == guideRefused:
		if in.Kind == Next || in.Kind == Back {
			return goTo{g.under}
		}
		return nil
	case in.Kind == Back:
		return g.backOut()
	}
	if option := menu(&g.cursor, in, g.options()); option != "" {
		act := g.do(option, e)
		g.greet(e)
		return act
	}
	return nil
}

// backOut is Esc: in a pause it does nothing, so that nothing is lost by a wrong key.
func (g *guide) backOut() action {
	switch g.stage() {
	case guideReady:
		if g.straight {
			return goTo{g.under}
		}
		g.back()
	case guideChoose, guideAsk:
		return goTo{g.under}
	}
	return nil
}

// back goes back to the choice of a length.
func (g *guide) back() {
	g.before += g.pos.StepDone
	g.run, g.pos, g.cursor, g.straight = nil, player.Position{}, 0, false
	g.said = guideChoose
	g.turn++
}

// do carries out a choice.
func (g *guide) do(id string, e env) action {
	g.cursor = 0
	switch id {
	case "sound":
		g.cursor = len(g.as.Lengths)
		act, sample := nextSound(e)
		g.says = append(g.says, sample)
		return act
	case "begin", "resume":
		return leadOn{g, g.turn}
	case "not_now":
		return g.backOut()
	case "length":
		g.back()
	case "again":
		g.before += g.pos.StepDone
		g.run.Again()
		g.pos = g.run.Look(e.now.Mono)
		return leadOn{g, g.turn}
	case "end":
		return g.finish(e)
	case "better", "same", "worse":
		return g.tell(e, id)
	default:
		for _, l := range g.as.Lengths {
			if strconv.Itoa(l.Minutes) == id {
				g.prepare(e, l)
			}
		}
	}
	return nil
}

// readyAtOnce lays out the length that was used last, the shortest at first: when it
// hurts, at night, nothing has to be decided before it eases.
func (g *guide) readyAtOnce(e env) {
	if l, ok := e.state.LastLength(g.as); ok {
		g.straight = true
		g.prepare(e, l)
		g.greet(e)
	}
}

// prepare lays a length out and waits until the patient lies or sits.
func (g *guide) prepare(e env, l content.GuideLength) {
	g.length = l
	line, err := player.CompileGuide(g.as.Guide, g.as.Exercise, g.length)
	if err != nil {
		panic("model: a guide does not compile: " + err.Error()) // checked when it was generated
	}
	g.line, g.run = line, player.NewRun(line, 0)
	g.run.Speed = e.speed
	if !e.state.Profile.Answers.Has("pace", "by_key") {
		g.run.Wait(e.now.Mono, g.settling(e))
	}
	g.pos = g.run.Look(e.now.Mono)
}

// settling is how long it takes to hear or read how to begin, and to get there.
func (g *guide) settling(e env) time.Duration {
	wait := settleWait + time.Duration(len(words(g.how(e))))*wordWait
	if p := g.as.Exercise.Position; p != "" && p != "sitting" {
		wait += moveWait
	}
	return min(wait, longestWait)
}

// start begins or goes on: the gate was asked.
func (g *guide) start(e env) {
	if g.rec.ID == "" {
		g.rec = coach.Entry{Stamp: e.stamp(), What: coach.EntryRelief, Of: g.as.Guide.ID}
		g.rec.ClockSet = g.rec.ClockSet || e.speed != 1
	}
	g.turn++
	if g.pos.State == player.Ready {
		g.run.Begin(e.now.Mono)
	} else {
		g.run.Rewind()
		g.run.Resume(e.now.Mono, 0)
	}
	g.pos = g.run.Look(e.now.Mono)
	g.said = guideRun
	g.announce(e)
}

// pause stops what runs. The screen of the pause opens by itself, as it were: a
// second key of the same fright, or the one that woke the machine, decides nothing.
func (g *guide) pause(e env, reason string) action {
	g.turn++
	g.run.Pause(e.now.Mono, reason)
	g.pos, g.cursor, g.says = g.run.Look(e.now.Mono), 0, nil
	if g.pos.State == player.Asking { // in its last moment
		return g.finish(e)
	}
	g.greet(e)
	return goBy{g}
}

// finish ends it, early or not; too little is not worth a question.
func (g *guide) finish(e env) action {
	rec, some := g.record()
	g.turn++
	if !some {
		return goTo{g.under}
	}
	g.rec, g.state, g.cursor = rec, guideEnded, -1
	g.greet(e)
	return g.file(e, goBy{g})
}

// tell files how it is after it.
func (g *guide) tell(e env, feel string) action {
	g.rec.Feel = feel
	if r, ok := g.under.(*relief); ok && keeps(e) {
		r.noted(e, feel)
	}
	if feel == "worse" {
		g.state = guideWorse
		return g.file(e, nil)
	}
	return g.file(e, goTo{g.under})
}

// keeps tells whether what came of something is kept: before set-up nothing is known
// of who answers, and a window that only reads writes nothing.
func keeps(e env) bool { return !e.readOnly && e.state.Profile.Finished("setup") }

func (g *guide) file(e env, then action) action {
	if !keeps(e) {
		return then
	}
	return keep{[]coach.Record{g.rec}, then}
}

// record is what was done so far, in full minutes; false if that is too little.
func (g *guide) record() (coach.Entry, bool) {
	rec, done := g.rec, g.before+g.pos.StepDone
	rec.Minutes = int(done / time.Minute)
	return rec, rec.ID != "" && done >= leastKept
}

// unsaved is what was done when the program is left or a warning check opens.
func (g *guide) unsaved(e env) []coach.Record {
	if g.run == nil || g.state != guideOpen || !keeps(e) {
		return nil
	}
	rec, some := g.record()
	if !some {
		return nil
	}
	return []coach.Record{rec}
}

func (g *guide) look(e env) action {
	if g.run == nil || g.state != guideOpen {
		return nil
	}
	was := g.pos.State
	g.pos = g.run.Look(e.now.Mono)
	g.announce(e)
	switch {
	case g.stage() == guideReady && g.pos.Over:
		g.run.Stay()
		return leadOn{g, g.turn}
	case g.pos.State == player.Asking:
		return g.finish(e)
	case was == player.Running && g.pos.State == player.Paused:
		g.turn++
		g.cursor = 0
		g.greet(e)
		return goBy{g}
	}
	return nil
}

func (g *guide) wait(e env) time.Duration {
	if g.run == nil || g.state != guideOpen || g.why.ID != "" {
		return 0
	}
	g.run.Still = e.reduced
	return g.run.Next(e.now.Mono)
}

// attend notes that somebody is there: what would begin by itself waits for them.
func (g *guide) attend(e env) {
	if g.stage() == guideReady {
		g.turn++
		g.run.Stay()
		g.pos = g.run.Look(e.now.Mono)
	}
}

func (g *guide) slept(e env) action {
	g.attend(e) // nothing begins by itself on waking
	if g.stage() != guideRun {
		return nil
	}
	return g.pause(e, player.ReasonGap)
}
