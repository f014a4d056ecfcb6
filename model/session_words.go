package model

import (
	"slices"
	"strconv"
	"strings"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/player"
)

// things are what the exercises of the session need, each once.
func (s *session) things(e env) []string {
	var all []string
	for _, step := range s.steps {
		for _, need := range step.Exercise.Needs {
			if thing := e.say("session.need." + need); !slices.Contains(all, thing) {
				all = append(all, thing)
			}
		}
	}
	return all
}

// ground is what the session is done on: the floor or the bed only if one lies on it.
func (s *session) ground(e env) string {
	for _, step := range s.steps {
		if !slices.Contains([]string{"standing", "sitting"}, step.Exercise.Position) {
			return e.state.Profile.Surface()
		}
	}
	return "chair"
}

// summary says what was done, one line for each exercise.
func (s *session) summary(e env) []string {
	var lines []string
	for _, o := range s.rec.Done {
		lines = append(lines, e.say("session.done_line", content.Args{"Name": outcomeName(e, o), "Feel": sayFeel(e, o)}))
	}
	return lines
}

// keyPoses are the pose that an exercise begins in and the one that it is about:
// the one that is held, else the one in the middle of its way.
func keyPoses(e content.Exercise) [2]string {
	if len(e.Rep) == 0 {
		return [2]string{}
	}
	home := e.Rep[len(e.Rep)-1].To
	about, middle := e.Rep[0].To, (len(e.Rep)-2)/2
	for i, stroke := range e.Rep {
		if stroke.Hold {
			return [2]string{home, stroke.To}
		}
		if i <= middle && stroke.To != home {
			about = stroke.To
		}
	}
	return [2]string{home, about}
}

// instructions are everything to be read before an exercise but when to stop.
func (s *session) instructions(e env) []string {
	id := "exercise." + s.steps[s.pos.Step].Exercise.ID
	lines := append(slices.Clone(s.rec.Planned[s.pos.Step].Words), e.words.List(id+".steps")...) // the clinic's words first
	if start := s.startWords(e, id); start != "" {
		lines = append([]string{start}, lines...)
	}
	if level := id + ".level." + strconv.Itoa(s.rec.Planned[s.pos.Step].Level); e.words.Has(level) {
		lines = append(lines, e.say(level))
	}
	if weight := s.weight(e); weight != "" {
		lines = append(lines, weight)
	}
	if e.words.Has(id + ".breathe") {
		lines = append(lines, e.say("session.breathe", content.Args{"Text": e.say(id + ".breathe")}))
	}
	return lines
}

// weight says how much may be lifted, where a weight is held and the phase or the
// clinic has a limit.
func (s *session) weight(e env) string {
	from, stand := s.steps[s.pos.Step].Exercise.WeightFrom, coach.Stand{}
	if from > 0 && s.rec.Planned[s.pos.Step].Level >= from {
		stand, _ = e.state.Stand(e.lib, e.day)
	}
	if _, limited := stand.Phase.Limits.Lift(); limited {
		return sayLift(e, stand.Phase.Limits)
	}
	return ""
}

// startWords say how an exercise begins, in the position in which it is done.
func (s *session) startWords(e env, id string) string {
	start := id + ".start"
	if position := s.rec.Planned[s.pos.Step].Position; position != "" && e.words.Has(start+"_"+position) {
		start += "_" + position
	}
	if !e.words.Has(start) {
		return ""
	}
	return e.say(start)
}

// dose says how much of an exercise.
func dose(e env, step player.Step) string { return SayDose(e.words, step.Exercise, step.Dose) }

func (s *session) name(e env, step int) string { return plannedName(e, s.rec.Planned[step]) }

// plannedName names an exercise; one of the clinic's own is called as the clinic
// calls it.
func plannedName(e env, p coach.Planned) string {
	if p.Name != "" {
		return p.Name
	}
	return nameOf(e.words, p.Exercise)
}

// stroke says a movement in a few words.
func (s *session) stroke(e env, seg player.Segment) string {
	return sayStroke(e, s.steps[seg.Step].Exercise.ID, seg)
}

// sayStroke says a movement of an exercise in a few words; where each repetition has
// a name of its own, that too.
func sayStroke(e env, exercise string, seg player.Segment) string {
	id := "exercise." + exercise
	var said []string
	if round := id + ".round." + strconv.Itoa(seg.Rep); seg.Kind == player.Move && e.words.Has(round) {
		said = append(said, e.say(round))
	}
	cue := id + ".cue." + seg.To
	if !e.words.Has(cue) { // an exercise of the clinic's own
		cue = "session.own." + string(seg.Kind)
	}
	return strings.Join(append(said, e.say(cue)), ": ")
}
