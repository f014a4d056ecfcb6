package model

import (
	"maps"
	"slices"

	"backcoach/model/coach"
	"backcoach/model/triage"
	"backcoach/views"
)

// setup asks who the patient is (clinical section N9): three stages of forms,
// the treatments in the middle. Everything is saved screen by screen, so that
// it can be left and taken up again.
type setup struct {
	stage int
	form  *form
	minor bool // under 18: the program ends here
	// redo is set when Esc came back to the last treatment: it is replaced.
	redo bool
}

// The stages of set-up, and the screens of the set-up form in each.
const (
	stageWelcome = iota
	stageTreatment
	stageYou
	stages
)

var setupScreens = [stages][]string{
	stageWelcome:   {"welcome", "country"},
	stageTreatment: {"treatment"},
	stageYou:       {"you", "phones", "floor"},
}

// newSetup begins set-up, or goes on where it was left.
func newSetup(e env) *setup {
	s := &setup{}
	p := e.state.Profile
	switch {
	case p.Country() == "":
		s.begin(e, stageWelcome)
	case len(p.Treatments) == 0 || p.Answers.Has("more", "yes"):
		s.begin(e, stageTreatment)
	default:
		s.begin(e, stageYou)
	}
	s.form.skipAnswered()
	return s
}

func (s *setup) begin(e env, stage int) {
	s.stage, s.redo = stage, false
	if stage == stageTreatment {
		s.form = newForm(e, "treatment", nil, nil)
		return
	}
	s.form = newForm(e, "setup", e.state.Profile.Answers, nil, setupScreens[stage]...)
}

func (s *setup) mode() mode {
	if s.minor {
		return choosing
	}
	return s.form.mode()
}

func (s *setup) take(in Intent, e env) action {
	if s.minor {
		if in.Kind == Next {
			return quit{}
		}
		s.minor = in.Kind != Back
		return nil
	}
	event := s.form.take(in)
	if s.form.answers.Has("adult", "minor") {
		delete(s.form.answers, "adult")
		s.minor = true
		s.begin(e, stageWelcome)
		return nil
	}
	switch event {
	case formLeft:
		s.back(e)
	case formAnswered, formScreen, formFinished:
		return s.keep(e, event == formFinished)
	}
	return nil
}

// back returns to the last question of the stage before; set-up itself is left
// with q only.
func (s *setup) back(e env) {
	if s.stage == stageWelcome {
		return
	}
	all := e.state.Profile.Treatments
	another := s.stage == stageTreatment && !s.redo && len(all) > 0
	if another { // "another treatment" was a slip: back to the one before
		s.begin(e, stageTreatment)
	} else {
		s.begin(e, s.stage-1)
	}
	if s.stage == stageTreatment && len(all) > 0 {
		s.redo = true
		was := treatmentAnswers(all[len(all)-1])
		was["more"] = e.state.Profile.Answers["more"]
		s.form = newForm(e, "treatment", was, nil)
	}
	for s.form.forward() {
	}
}

// keep saves what was answered, and goes on to the next stage after the last
// question of this one.
func (s *setup) keep(e env, finished bool) action {
	p := e.state.Profile
	if p.ID == "" {
		p.Stamp = e.stamp()
	}
	p.Answers = maps.Clone(p.Answers)
	if p.Answers == nil {
		p.Answers = coach.Answers{}
	}
	switch {
	case s.stage != stageTreatment:
		maps.Copy(p.Answers, s.form.answers)
	case finished:
		p.Treatments = slices.Clone(p.Treatments)
		if s.redo {
			p.Treatments = p.Treatments[:len(p.Treatments)-1]
		}
		p.Treatments = append(p.Treatments, treatment(s.form.answers))
		p.Answers["more"] = s.form.answers["more"]
	default:
		return nil // half a treatment is not kept
	}
	last := finished && s.stage == stages-1
	if last {
		p = p.WithDone("setup")
	}
	e.state.Profile = p
	kept := keep{records: []coach.Record{p}}
	switch {
	case last:
		kept.then = goTo{newCheckIn(e, e.day)}
	case finished && p.Answers.Has("more", "yes") && s.stage == stageTreatment:
		s.begin(e, stageTreatment)
	case finished:
		s.begin(e, s.stage+1)
	}
	return kept
}

// parts are the spans of the day that stand for a part of it.
var parts = map[string]string{"morning": "05:00-12:00", "midday": "11:00-15:00", "evening": "15:00-23:59"}

// treatmentAnswers are the answers that make a treatment.
func treatmentAnswers(t triage.Treatment) coach.Answers {
	return coach.Answers{"type": {t.Type}, t.Type: {t.Subtype}, "date": {t.Date}, "part": {partOf(t.Time)}}
}

// partOf is the part of the day that a time stands for.
func partOf(clock string) string {
	for part, at := range parts {
		if at == clock {
			return part
		}
	}
	return "unknown"
}

// treatment reads the answers of the treatment form.
func treatment(a coach.Answers) triage.Treatment {
	t := triage.Treatment{Type: a.First("type"), Date: a.First("date"), Time: parts[a.First("part")]}
	t.Subtype = a.First(t.Type)
	return t
}

func (s *setup) view(e env) views.View {
	if s.minor {
		return message(e, "minor", nil, hints(e.keys.next, e.keys.back))
	}
	p := s.form.page()
	p.Title = e.say("form.setup.title")
	p.At, p.Of = s.progress(), setupSteps()
	p.Keys = s.form.hints(e.keys)
	if s.form.question().ID == "adult" {
		p.Body = append(p.Body, reviewed(e))
	}
	return p
}

// progress counts the screens of set-up, each treatment as one.
func (s *setup) progress() int {
	at := 1
	for stage := range s.stage {
		at += len(setupScreens[stage])
	}
	if s.stage == stageTreatment {
		return at
	}
	return at + slices.Index(setupScreens[s.stage], s.form.def.Screens[s.form.screen].ID)
}

func setupSteps() int {
	n := 0
	for _, screens := range setupScreens {
		n += len(screens)
	}
	return n
}
