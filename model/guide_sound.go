package model

import (
	"strings"
	"time"

	"backcoach/content"
	"backcoach/model/player"
	"backcoach/model/sound"
)

// utter hands over what is to be played.
func (g *guide) utter() []sound.Cue {
	says := g.says
	g.says = nil
	return says
}

// announce plays the cues that have fallen due. Nothing is counted down, and the end
// is greeted with its question.
func (g *guide) announce(e env) {
	for _, a := range g.run.Due() {
		if a.Kind == player.CueCount || a.Kind == player.CueEnd {
			continue
		}
		seg := g.line.Segments[a.Segment]
		c := sound.Cue{
			Name: string(a.Kind), Pattern: g.rings(seg, a.Kind), Text: g.text(e, seg),
			Deadline: e.now.Wall.Add(a.Deadline - e.now.Mono), Late: lateCue, Long: seg.Part != "",
		}
		switch {
		case a.Kind == player.CueHalf && seg.Length() < leastHalf:
			continue
		case a.Kind == player.CueHalf:
			c.Text = e.say("guide.say.half")
		case seg.Part != "":
			c.Late = lateText
		}
		g.says = append(g.says, c)
	}
}

// leastHalf is how long a rest is of which half of the time is told: nobody is to
// wonder whether they were forgotten.
const leastHalf = time.Minute

// rings is the bell of a cue. A breath in is one ring and a breath out two, so that
// they can be told apart; a line that only a voice can say has none.
func (g *guide) rings(seg player.Segment, kind player.CueKind) sound.Pattern {
	switch {
	case kind == player.CueHalf:
		return sound.Halfway
	case kind == player.CueMove, kind == player.CueReady:
		return sound.Count
	case kind == player.CueRelease:
		return sound.Start
	case kind == player.CueHold && seg.Part == "" && seg.Length() >= leastHalf:
		return sound.Rest
	}
	return ""
}

// text is what a stretch of the time line asks for, as it is said.
func (g *guide) text(e env, seg player.Segment) string {
	id := "guide." + g.as.Guide.ID
	switch {
	case seg.Kind == player.CountIn:
		return e.say("guide.say.begin")
	case seg.Part != "":
		return e.say(id + ".part." + seg.Part)
	}
	switch seg.Kind {
	case player.Move, player.Release:
		return e.say("voice.cue", content.Args{"Cue": g.stroke(e, seg)})
	case player.Hold:
		if g.as.Guide.Kind == content.GuidePosition {
			return e.say("guide.say.stay")
		}
		return e.say("voice.hold")
	case player.Rest:
		return e.say("guide.say.rest")
	}
	return ""
}

func (g *guide) stroke(e env, seg player.Segment) string {
	return sayStroke(e, g.as.Exercise.ID, seg)
}

// greet says what a stage that is reached anew has to say.
func (g *guide) greet(e env) {
	stage := g.stage()
	if stage == g.said {
		return
	}
	g.said = stage
	c := sound.Cue{Deadline: e.now.Wall, Late: lateText, Long: true}
	switch stage {
	case guideReady:
		how := strings.Join(g.how(e), " ")
		c.Name, c.Text = "prepare", e.say("guide.say.ready", content.Args{"Name": g.name(e), "How": how, "Stop": e.say("guide." + g.as.Guide.ID + ".stop")})
	case guidePause:
		c.Name, c.Text, c.Long = "paused", e.say("voice.paused"), false
	case guideAsk:
		out := strings.Join(g.out(e), " ")
		c.Name, c.Text, c.Pattern = "finish", e.say("guide.say.end", content.Args{"Out": out}), sound.Finished
	default:
		return
	}
	g.says = append(g.says, c)
}
