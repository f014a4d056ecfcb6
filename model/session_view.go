package model

import (
	"strings"
	"time"

	"backcoach/content"
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
	for i, id := range s.options() {
		choices = append(choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("session.option." + id)})
	}
	return choices
}

func (s *session) readyPage(e env) views.Page {
	surface := e.state.Profile.Surface()
	return views.Page{
		Title: e.say("session.title"), Lead: e.say("session.ready.ask"), Body: append(e.words.List("session.ready."+surface), e.say("session.stop_rule")),
		Choices: s.menu(e), Cursor: s.cursor, Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check), Words: wordsOf(e.words),
	}
}

func (s *session) askPage(e env) views.Page {
	return views.Page{
		Title: e.say("session.title"), At: s.pos.Step + 1, Of: len(s.steps),
		Lead: e.say("session.ask", content.Args{"Name": s.name(e, s.pos.Step)}), Choices: s.menu(e), Cursor: s.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.check), Words: wordsOf(e.words),
	}
}

func (s *session) endPage(e env) views.Page {
	p := views.Page{
		Title: e.say("session.title"), Lead: e.say("session.end.ask"), Body: []string{e.say("session.end.help")}, Cursor: -1,
		Keys: hints(e.keys.left, e.keys.next), Words: wordsOf(e.words),
	}
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
	step := s.steps[s.pos.Step]
	id := "exercise." + step.Exercise.ID
	steps := e.words.List(id + ".steps")
	if e.words.Has(id + ".start") {
		steps = append([]string{e.say(id + ".start")}, steps...)
	}
	return views.Prepare{
		Title: e.say("session.prepare", content.Args{"At": s.pos.Step + 1, "Of": len(s.steps)}),
		Name:  s.name(e, s.pos.Step), Dose: dose(e, step), Steps: steps,
		Stop: e.say(id + ".stop"), Figure: step.Exercise.Figure,
		Choices: s.menu(e), Cursor: s.cursor,
		Keys: hints(e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
}

// dose says how much of an exercise: sets, repetitions, hold, sides.
func dose(e env, step player.Step) string {
	d := step.Dose
	said := []string{e.say("dose.sets", content.Args{"N": d.Sets}), e.say("dose.reps", content.Args{"N": d.Reps})}
	if d.Hold > 0 {
		said = append(said, e.say("dose.hold", content.Args{"N": d.Hold}))
	}
	if step.Exercise.By(d).Sides == "each" {
		said = append(said, e.say("dose.each_side"))
	}
	return strings.Join(said, " · ")
}

func (s *session) name(e env, step int) string {
	return exerciseName(e, s.steps[step].Exercise.ID)
}

// exerciseName names an exercise; one that the library no longer has keeps its
// id.
func exerciseName(e env, id string) string {
	if name := "exercise." + id + ".name"; e.words.Has(name) {
		return e.say(name)
	}
	return id
}

// runView shows where the exercise is.
func (s *session) runView(e env) views.Session {
	seg, ex := s.pos.Segment, s.steps[s.pos.Step].Exercise
	v := views.Session{
		Name: s.name(e, s.pos.Step), Word: e.say("phase_word." + string(seg.Kind)), Shape: string(seg.Kind),
		Detail: s.detail(e), Cue: s.cue(e), Next: s.next(e), Left: sayLeft(e, s.pos.TotalLeft),
		Figure: ex.Figure, From: seg.From, To: seg.To, T: player.Ease(s.pos.Fraction), Breath: breath(s.pos),
		Mirror: seg.Side == "left", At: s.pos.Share, Keys: hints(e.keys.pause), Words: wordsOf(e.words),
	}
	v.Count, v.Unit = s.count(e)
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
	return int((s.pos.Left + time.Second - 1) / time.Second), e.say("session.seconds")
}

// detail says side and set; while the body is held also the repetition.
func (s *session) detail(e env) string {
	seg := s.pos.Segment
	var said []string
	if seg.Side != "" {
		said = append(said, e.say("side."+seg.Side))
	}
	if seg.Sets > 1 && seg.Set > 0 {
		said = append(said, e.say("session.set", content.Args{"At": seg.Set, "Of": seg.Sets}))
	}
	if seg.Kind == player.Hold && seg.Reps > 1 {
		said = append(said, e.say("session.rep", content.Args{"At": seg.Rep, "Of": seg.Reps}))
	}
	return strings.Join(said, " · ")
}

// cue is one short line: how to move, or how to breathe.
func (s *session) cue(e env) string {
	seg, id := s.pos.Segment, "exercise."+s.steps[s.pos.Step].Exercise.ID
	switch seg.Kind {
	case player.CountIn:
		if start := id + ".start"; e.words.Has(start) {
			return e.say(start)
		}
	case player.Move, player.Release:
		if cue := id + ".cue." + seg.To; e.words.Has(cue) {
			return e.say(cue)
		}
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

// breath moves chest or belly with the stroke that breathes.
func breath(p player.Position) float64 {
	switch p.Segment.Breath {
	case "in":
		return player.Ease(p.Fraction)
	case "out":
		return 1 - player.Ease(p.Fraction)
	}
	return 0
}

// sayLeft says a time as minutes and seconds.
func sayLeft(e env, d time.Duration) string {
	seconds := int((d + time.Second - 1) / time.Second)
	return e.say("session.left", content.Args{"Min": seconds / 60, "Sec": twoDigits(seconds % 60)})
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
