package model

import (
	"math"
	"strings"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/player"
	"backcoach/views"
)

// view describes the stage that the session is at.
func (s *session) view(e env) views.View {
	switch s.stage() {
	case stageReady:
		return s.readyPage(e)
	case stageAsk:
		return s.askPage(e)
	case stageHurt:
		p := s.hurt.page()
		p.At, p.Of = 0, 0
		p.Keys = s.hurt.hints(e.keys)
		return p
	case stageEnd:
		return s.endPage(e)
	case stagePrepare:
		return s.prepareView(e)
	}
	return s.runView(e)
}

// menu puts the choices of the stage into words.
func (s *session) menu(e env) []views.Choice {
	var choices []views.Choice
	for i, id := range s.options(e) {
		args := content.Args{}
		if id == "sound" {
			args["Sound"] = e.say("session.sound." + string(e.sound))
		}
		choices = append(choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("session.option."+id, args)})
	}
	return choices
}

// readyPage asks for what must be in reach before anything begins: the phone, a
// way to get up again, and the things of today's exercises, once.
func (s *session) readyPage(e env) views.Page {
	body := []string{s.stopRule(e)}
	if e.trouble != "" {
		body = append(body, e.say("sound."+e.trouble))
	}
	if things := s.things(e); len(things) > 0 {
		body = append(body, e.say("session.need.all", content.Args{"Things": strings.Join(things, ", ")}))
	}
	body = append(body, e.words.List("session.ready."+s.ground(e))...)
	return views.Page{
		Title: e.say("session.title"), Lead: e.say("session.ready.ask"), Body: body,
		Choices: s.menu(e), Cursor: s.cursor, Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
}

func (s *session) askPage(e env) views.Page {
	return views.Page{
		Title: e.say("session.title"), At: s.pos.Step + 1, Of: len(s.steps),
		Lead: e.say("session.ask", content.Args{"Name": s.name(e, s.pos.Step)}), Body: []string{s.waiting(e, "ask")}, Choices: s.menu(e), Cursor: s.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
}

// waiting tells how long a stage waits before it goes on by itself.
func (s *session) waiting(e env, id string) string {
	switch {
	case s.pos.Wait > 0 && e.plain:
		return e.say("session.wait."+id, content.Args{"Sec": wholeSeconds(s.given)})
	case s.pos.Wait > 0:
		return e.say("session.wait."+id, content.Args{"Sec": wholeSeconds(s.pos.Wait)})
	case e.state.Profile.Answers.Has("pace", "by_key"):
		return ""
	}
	return e.say("session.wait.stays")
}

// wholeSeconds counts a second that has begun as one that is left.
func wholeSeconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }

func (s *session) endPage(e env) views.Page {
	p := views.Page{
		Title: e.say("session.title"), Lead: e.say("session.end.ask"), Body: s.summary(e), Cursor: -1,
		Keys: hints(e.keys.left, e.keys.next), Words: wordsOf(e.words),
	}
	if s.nothingLeft {
		p.Body = append(p.Body, e.say("session.end.nothing_left"))
	}
	p.Body = append(p.Body, e.say("session.end.help"))
	s.ending.say = func(id string) string {
		if id == "scale.range" {
			return e.say(id, content.Args{"Min": s.ending.min, "Max": s.ending.max})
		}
		return e.say("session.end." + id)
	}
	s.ending.draw(&p)
	return p
}

// prepareView shows the next exercise with all that there is to read: nothing
// has to be read once it runs.
func (s *session) prepareView(e env) views.Prepare {
	planned, step := s.rec.Planned[s.pos.Step], s.steps[s.pos.Step]
	id := "exercise." + step.Exercise.ID
	v := views.Prepare{
		Title: e.say("session.prepare", content.Args{"At": s.pos.Step + 1, "Of": len(s.steps)}),
		Name:  s.name(e, s.pos.Step), Dose: dose(e, step), Steps: s.instructions(e), Note: s.waiting(e, "start"),
		Figure: step.Exercise.Figure, Poses: keyPoses(step.Exercise.By(step.Dose)), Mirror: s.pos.Segment.Side == player.Left,
		Choices: s.menu(e), Cursor: s.cursor,
		Keys: hints(e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if e.words.Has(id + ".stop") {
		v.Stop = e.say(id + ".stop")
	}
	for _, m := range e.words.List(id + ".mistakes") {
		v.Mistakes = append(v.Mistakes, e.say("session.mistake", content.Args{"Text": m}))
	}
	switch {
	case planned.By == coach.ByEasier, s.eased > 0:
		v.Why = e.say("session.eased")
	case planned.By == coach.ByGentler:
		v.Why = e.say("session.gentler")
	}
	return v
}

// runView shows where the exercise is.
func (s *session) runView(e env) views.Session {
	seg, ex := s.pos.Segment, s.steps[s.pos.Step].Exercise
	v := views.Session{
		Name: s.name(e, s.pos.Step), Word: e.say("phase_word." + s.word()), Shape: string(seg.Kind),
		Detail: s.detail(e), Cue: s.cue(e), Next: s.next(e), Left: sayLeft(e, s.pos.TotalLeft),
		Figure: ex.Figure, From: seg.From, To: seg.To, T: player.Ease(s.pos.Fraction), Breath: s.breath(),
		Mirror: seg.Side == player.Left, At: s.pos.Share, Keys: hints(e.keys.pause, e.keys.check), Words: wordsOf(e.words),
	}
	if seg.Kind == player.Rest { // also in one that interrupts a movement
		v.From, v.To = s.home(seg), s.home(seg)
	}
	v.Count, v.Unit = s.count(e)
	v.Flash = e.now.Mono < s.flash
	for i, share := range s.line.Shape() {
		v.Bar = append(v.Bar, views.BarPart{Share: share, Done: i < s.pos.Step})
	}
	if s.pos.State == player.Paused {
		v.Paused, v.Menu, v.Cursor = true, s.menu(e), s.cursor
		v.Head, v.Reason = e.say("session.paused"), e.say("session.paused_by."+s.pauseReason())
		v.Keys = hints(e.keys.up, e.keys.next, e.keys.check)
	}
	return v
}

// word is the phase in one word, by the id of its words. Where the breath is all
// that moves, it says how to breathe.
func (s *session) word() string {
	seg := s.pos.Segment
	breathes := len(s.steps[seg.Step].Exercise.Figure.Works) > 0
	for _, part := range s.steps[seg.Step].Exercise.Figure.Works {
		breathes = breathes && (part == "chest" || part == "belly")
	}
	if breathes && seg.Breath != "" {
		return "breathe_" + seg.Breath
	}
	return string(seg.Kind)
}

func (s *session) pauseReason() string {
	if s.pos.Reason == player.ReasonGap {
		return "gap"
	}
	return "key"
}

// count is what the big digits show: the seconds that are left, or, while the
// body moves, the repetition.
func (s *session) count(e env) (int, string) {
	seg := s.pos.Segment
	if moving := seg.Kind == player.Move || seg.Kind == player.Release; moving && seg.Reps > 1 {
		return seg.Rep, e.say("session.of_reps", content.Args{"N": seg.Reps})
	}
	return wholeSeconds(s.pos.Left), e.say("session.seconds", content.Args{"N": wholeSeconds(s.pos.Left)})
}

// detail says side and set; while the body is held also the repetition, and in a
// rest the other side that comes after it.
func (s *session) detail(e env) string {
	seg, turns := s.pos.Segment, s.line.Turns(s.pos.Index)
	var said []string
	if seg.Side != "" && !turns {
		said = append(said, e.say("side."+seg.Side))
	}
	if seg.Sets > 1 && seg.Set > 0 {
		said = append(said, e.say("session.set", content.Args{"At": seg.Set, "Of": seg.Sets}))
	}
	if seg.Kind == player.Hold && seg.Reps > 1 {
		said = append(said, e.say("session.rep", content.Args{"At": seg.Rep, "Of": seg.Reps}))
	}
	if turns {
		said = append(said, e.say("then_side."+seg.Side))
	}
	return strings.Join(said, " · ")
}

// cue is one short line: how to move, or how to breathe.
func (s *session) cue(e env) string {
	switch seg := s.pos.Segment; seg.Kind {
	case player.Move, player.Release:
		return s.stroke(e, seg)
	case player.Hold:
		return e.say("session.breathe_on")
	}
	return ""
}

// next says what comes after this exercise.
func (s *session) next(e env) string {
	if s.pos.Next < 0 {
		return e.say("session.last")
	}
	return e.say("session.next", content.Args{"Name": s.name(e, s.pos.Next)})
}

// quietBreath is about how long one breath lasts in a hold or a rest (a design
// choice: ten a minute).
const quietBreath = 6 * time.Second

// breath moves chest or belly with the stroke that breathes, and by itself, in
// whole breaths, while the body is held or rests: it begins and ends as the
// strokes around it leave it.
func (s *session) breath() float64 {
	seg, at := s.pos.Segment, s.pos.Fraction
	switch seg.Breath {
	case "in":
		return player.Ease(at)
	case "out":
		return 1 - player.Ease(at)
	}
	if seg.Kind != player.Hold && seg.Kind != player.Rest {
		return 0
	}
	breaths := math.Floor(seg.Length().Seconds()/quietBreath.Seconds() + 0.5)
	wave := (1 - math.Cos(2*math.Pi*breaths*at)) / 2
	if s.pos.Index > 0 && s.line.Segments[s.pos.Index-1].Breath == "in" {
		return 1 - wave
	}
	return wave
}

// sayLeft says a time as minutes and seconds.
func sayLeft(e env, d time.Duration) string {
	seconds := wholeSeconds(d)
	return e.say("session.left", content.Args{"Min": seconds / 60, "Sec": twoDigits(seconds % 60)})
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
