package model

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/player"
	"backcoach/model/sound"
)

// How late an announcement may begin before it is dropped: a count is wrong a
// moment later, a longer text is not.
const (
	lateCount = 250 * time.Millisecond
	lateCue   = 800 * time.Millisecond
	lateText  = 3 * time.Second
)

// flashes is how long the screen shows that something begins, for those who do
// not hear it. The cues that flash lie a second apart at least, well below what
// can trouble people with epilepsy (three a second).
const flashes = 350 * time.Millisecond

// utter hands over what is to be played.
func (s *session) utter() []sound.Cue {
	says := s.says
	s.says = nil
	return says
}

// announce plays the cues that have fallen due.
func (s *session) announce(e env) {
	for _, a := range s.run.Due() {
		s.says = append(s.says, s.sounding(e, a))
		if a.Kind != player.CueCount && e.state.Profile.Answers.Has("flash", "yes") {
			s.flash = a.Deadline + flashes
		}
	}
}

// sounding is an announcement as it sounds.
func (s *session) sounding(e env, a player.Announcement) sound.Cue {
	seg := s.line.Segments[a.Segment]
	c := sound.Cue{
		Name: string(a.Kind), Pattern: patterns[a.Kind], Text: s.cueText(e, a.Cue),
		Deadline: e.now.Wall.Add(a.Deadline - e.now.Mono), Late: lateCue,
	}
	switch a.Kind {
	case player.CueCount:
		c.Name, c.Late = strconv.Itoa(a.Count), lateCount
		c.Text = e.say("voice.count." + c.Name)
	case player.CueMove:
		if seg.Rep > 1 { // the bell would ring all the time
			c.Pattern = sound.Count
		}
	case player.CueRelease:
		if s.line.Segments[a.Segment-1].Kind != player.Hold {
			c.Pattern = "" // one goes on without waiting for it
		}
	case player.CueEnd:
		c.Late, c.Long = lateText, true
	}
	return c
}

// patterns are the bell's rhythms.
var patterns = map[player.CueKind]sound.Pattern{
	player.CueReady: sound.Count, player.CueCount: sound.Count, player.CueMove: sound.Start, player.CueHalf: sound.Halfway,
	player.CueRelease: sound.End, player.CueSwitch: sound.Switch, player.CueRest: sound.Rest, player.CueEnd: sound.Ask,
}

// cueText is what the voice says at a cue.
func (s *session) cueText(e env, c player.Cue) string {
	seg := s.line.Segments[c.Segment]
	switch c.Kind {
	case player.CueReady:
		if seg.Side != "" {
			return e.say("voice.ready_side", content.Args{"Side": e.say("side." + seg.Side)})
		}
	case player.CueMove:
		if seg.Reps > 1 && seg.From == s.home(seg) {
			return e.say("voice.rep", content.Args{"At": seg.Rep, "Cue": s.stroke(e, seg)})
		}
		return e.say("voice.cue", content.Args{"Cue": s.stroke(e, seg)})
	case player.CueRelease:
		return e.say("voice.cue", content.Args{"Cue": s.stroke(e, seg)})
	case player.CueSwitch:
		return e.say("voice.switch", content.Args{"Side": e.say("side." + seg.Side)})
	case player.CueRest:
		args := content.Args{"N": wholeSeconds(s.pos.Left)}
		if s.line.Turns(c.Segment) {
			args["Then"] = e.say("then_side." + seg.Side)
			return e.say("voice.rest_side", args)
		}
		return e.say("voice.rest", args)
	}
	return e.say("voice." + string(c.Kind))
}

// home is the pose that the repetitions of a segment's exercise begin in.
func (s *session) home(seg player.Segment) string {
	step := s.steps[seg.Step]
	rep := step.Exercise.By(step.Dose).Rep
	return rep[len(rep)-1].To
}

// greet says what a stage that is reached anew has to say.
func (s *session) greet(e env) {
	c := sound.Cue{Deadline: e.now.Wall, Late: lateText}
	switch s.at.stage {
	case stagePrepare:
		c.Name, c.Text, c.Long = "prepare", s.spoken(e), true
	case stagePause:
		c.Name, c.Text = "paused", e.say("voice.paused")
	case stageEnd:
		c.Name, c.Text, c.Pattern, c.Long = "finish", e.say("voice.finish"), sound.Finished, true
	default:
		return
	}
	s.says = append(s.says, c)
}

// spoken is everything to be heard before an exercise.
func (s *session) spoken(e env) string {
	id := "exercise." + s.steps[s.pos.Step].Exercise.ID
	return e.say("voice.prepare", content.Args{
		"At": s.pos.Step + 1, "Of": len(s.steps), "Name": s.name(e, s.pos.Step),
		"Start": s.startWords(e, id), "Steps": strings.Join(append(slices.Clone(s.rec.Planned[s.pos.Step].Words), e.words.List(id+".steps")...), " "),
	})
}

// words splits a text into its words.
func words(lines []string) []string { return strings.Fields(strings.Join(lines, " ")) }

// soundOf is how the session sounds for a patient.
func soundOf(p coach.Profile) sound.Mode {
	if m := sound.Mode(p.Answers.First("sound")); m != "" {
		return m
	}
	return sound.Off
}

// changeSound goes on to the next way to sound, and lets it be heard.
func (s *session) changeSound(e env) action {
	act, sample := nextSound(e)
	s.says = append(s.says, sample)
	return act
}

// nextSound is the next way to sound, and how that is heard.
func nextSound(e env) (soundAs, sound.Cue) {
	modes := []sound.Mode{sound.Voice, sound.Bell, sound.Off}
	next := modes[(slices.Index(modes, e.sound)+1)%len(modes)]
	return soundAs{next}, sound.Cue{
		Name: "sample", Text: e.say("voice.sample"), Pattern: sound.Start, Deadline: e.now.Wall, Late: lateText,
	}
}
