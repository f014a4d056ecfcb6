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
	"backcoach/views"
)

func (g *guide) view(e env) views.View {
	switch g.stage() {
	case guideChoose:
		return g.choosePage(e)
	case guideReady:
		return g.readyPage(e)
	case guidePause:
		p := g.page(e, e.say("session.paused"), []string{e.say("session.paused_by." + g.pauseReason())})
		return p
	case guideAsk:
		return g.askPage(e)
	case guideAfter:
		id := "guide.worse." + string(g.as.Guide.Kind)
		return g.page(e, e.say(id+".head"), e.words.List(id+".body"))
	case guideRefused:
		return g.refusedPage(e)
	}
	return g.runView(e)
}

func (g *guide) name(e env) string { return e.say("guide." + g.as.Guide.ID + ".name") }

// how is how to begin: in its own words, or those of its exercise in the version that
// is done.
func (g *guide) how(e env) []string {
	if g.as.Guide.Exercise == "" {
		return e.words.List("guide." + g.as.Guide.ID + ".in")
	}
	id := "exercise." + g.as.Guide.Exercise
	start := id + ".start"
	if own := start + "_" + g.as.Exercise.Position; e.words.Has(own) {
		start = own
	}
	return append([]string{e.say(start)}, e.words.List(id+".steps")...)
}

// out is how to get up again.
func (g *guide) out(e env) []string { return e.words.List("guide." + g.as.Guide.ID + ".out") }

// page is a page of the guide with the choices of its stage, and the number on it
// while an emergency is open.
func (g *guide) page(e env, lead string, body []string) views.Page {
	p := views.Page{
		Title: g.name(e), Lead: lead, Body: body, Choices: g.menu(e), Cursor: g.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if len(p.Choices) == 0 {
		p.Cursor, p.Keys = -1, hints(e.keys.next, e.keys.check, e.keys.scroll)
	}
	return p
}

// menu puts the choices of the stage into words.
func (g *guide) menu(e env) []views.Choice {
	var choices []views.Choice
	for i, id := range g.options() {
		c := views.Choice{Key: choiceKey(i, digitChoices)}
		if n, err := strconv.Atoi(id); err == nil {
			c.Label = e.say("guide.minutes", content.Args{"N": n})
		} else if g.stage() == guideAsk {
			c.Label = sayFeeling(e, id)
		} else {
			c.Label = e.say("guide.option."+id, content.Args{"Sound": e.say("session.sound." + string(e.sound))})
		}
		choices = append(choices, c)
	}
	return choices
}

// choosePage shows how it goes, with the choices of its stage.
func (g *guide) choosePage(e env) views.Prepare {
	id := "guide." + g.as.Guide.ID
	v := views.Prepare{
		Title: e.say("guide.title." + string(g.as.Guide.Kind)), Name: g.name(e), Dose: e.say(id + ".about"),
		Steps: g.how(e), Figure: g.as.Exercise.Figure, Choices: g.menu(e), Cursor: g.cursor,
		Keys: hints(e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if stop := e.say(id + ".stop"); g.as.Guide.Kind == content.GuideCalm { // without the look of a warning
		v.Mistakes = []string{stop}
	} else {
		v.Stop = stop
	}
	switch {
	case e.trouble != "":
		v.Note = e.say("sound." + e.trouble)
	case e.sound == sound.Off && len(g.as.Guide.Parts) > 0 && g.as.Guide.Kind == content.GuideCalm: // it is there to be heard
		v.Note = e.say("guide.silent")
	}
	if poses := keyPoses(g.as.Exercise); poses[0] != "" {
		v.Poses = poses
	} else if len(v.Figure.Poses) > 0 {
		v.Poses = [2]string{v.Figure.Poses[0].ID, v.Figure.Poses[0].ID}
	}
	return v
}

// readyPage says how to begin; where nothing was shown before, with all of it.
func (g *guide) readyPage(e env) views.View {
	wait := e.say("guide.waits")
	if g.pos.Wait > 0 {
		left := g.pos.Wait
		if e.plain { // said once
			left = g.settling(e)
		}
		wait = e.say("guide.by_itself", content.Args{"Sec": wholeSeconds(left)})
	}
	if g.straight {
		v := g.choosePage(e)
		v.Dose = e.say("guide.minutes", content.Args{"N": g.length.Minutes})
		v.Note = wait
		return v
	}
	p := g.page(e, e.say("guide.get_ready"), append(g.how(e), wait))
	p.Keys = hints(e.keys.next, e.keys.back, e.keys.check, e.keys.scroll)
	return p
}

func (g *guide) askPage(e env) views.Page {
	var body []string
	if n := g.rec.Minutes; n > 0 {
		body = append(body, e.say("guide.did", content.Args{"N": n}))
	}
	p := g.page(e, e.say("guide.ask"), append(body, g.out(e)...))
	p.Keys = hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll)
	return p
}

// refusedPage says why it does not run: a warning, or something about the patient.
func (g *guide) refusedPage(e env) views.Page {
	if why := g.as.Why; why.ID == g.why.ID {
		said := e.say("guide.no_setup")
		if why.ID != coach.NoSetup {
			said = e.say("guide.refused_why", content.Args{"Why": whyNot(e.words, g.as.Offer)})
		}
		return g.page(e, e.say("guide.refused"), []string{said, e.say("guide.ask_clinic")})
	}
	id := "message.why." + g.why.ID
	return g.page(e, e.say("guide.locked"), append([]string{e.say(id+".head", reasonArgs(e, g.why))}, e.words.List(id+".body")...))
}

func (g *guide) pauseReason() string {
	if g.pos.Reason == player.ReasonGap {
		return "gap"
	}
	return "key"
}

// runView shows where it is: a breath as a shape that opens and closes, a line as a
// line, a position as its figure.
func (g *guide) runView(e env) views.Guide {
	seg := g.pos.Segment
	v := views.Guide{
		Title: g.name(e), Left: e.say("guide.left", content.Args{"N": g.minutesLeft()}),
		Word: g.word(e), Line: g.sentence(e), Told: g.text(e, seg), At: g.pos.Share,
		Keys: hints(e.keys.pause, e.keys.check), Words: wordsOf(e.words),
	}
	if g.breathes() {
		v.Breath, v.Open = true, g.opening()
		if seg.Breath != "" {
			v.Count = wholeSeconds(g.pos.Left)
		}
		return v
	}
	v.Figure, v.From, v.To = g.as.Exercise.Figure, seg.From, seg.To
	v.T, v.Shape = player.Ease(g.pos.Fraction), string(seg.Kind)
	if g.as.Guide.Kind == content.GuidePosition && (seg.Kind == player.Hold || seg.Kind == player.Say) {
		v.Shape = string(player.Rest)
	}
	return v
}

// breathes tells whether the breath is what is followed, in all or in some of it.
func (g *guide) breathes() bool {
	for _, seg := range g.line.Segments {
		if seg.Breath != "" {
			return g.as.Guide.Kind == content.GuideCalm && !held(g.as.Exercise)
		}
	}
	return false
}

// held tells whether something else than the breath moves.
func held(e content.Exercise) bool {
	for _, stroke := range e.Rep {
		if stroke.Hold {
			return true
		}
	}
	return false
}

// opening is how far the shape is open, from 0 to 1. Where no breath is led it rests,
// closed.
func (g *guide) opening() float64 {
	switch at := player.Ease(g.pos.Fraction); g.pos.Segment.Breath {
	case "in":
		return at
	case "out":
		return 1 - at
	}
	return 0
}

// word is what to do in one or two words; a line of a script needs none.
func (g *guide) word(e env) string {
	seg := g.pos.Segment
	switch {
	case seg.Kind == player.CountIn:
		return e.say("guide.word.ready")
	case seg.Part != "":
		if g.as.Guide.Kind == content.GuidePosition {
			return e.say("guide.word.rest")
		}
		return ""
	case g.breathes():
		return e.say("phase_word.breathe_" + seg.Breath)
	case g.as.Guide.Kind == content.GuidePosition:
		return g.wordAt(e, "", "guide.word.rest", "")
	}
	return g.wordAt(e, "guide.word.tighten", "guide.word.hold", "guide.word.let_go")
}

// wordAt is the word of a movement, of a hold and of what comes after it; "" is none.
func (g *guide) wordAt(e env, move, hold, release string) string {
	id := release
	switch g.pos.Segment.Kind {
	case player.Move:
		id = move
	case player.Hold:
		id = hold
	case player.Rest:
		id = "guide.word.rest"
	}
	if id == "" {
		return ""
	}
	return e.say(id)
}

// strokeBefore is the movement that a hold belongs to, for whoever looks only now.
func (g *guide) strokeBefore(e env) string {
	for _, seg := range slices.Backward(g.line.Segments[:max(0, g.pos.Index)]) {
		if seg.Kind == player.Move {
			return g.stroke(e, seg)
		}
	}
	return ""
}

// sentence is the line on the screen: what a word alone does not say.
func (g *guide) sentence(e env) string {
	seg := g.pos.Segment
	switch {
	case seg.Kind == player.CountIn, seg.Part == "" && g.breathes(): // the word says it
		return ""
	case seg.Part == "" && (seg.Kind == player.Move || seg.Kind == player.Release):
		return g.stroke(e, seg)
	case seg.Part == "" && seg.Kind == player.Hold && g.as.Guide.Kind == content.GuideCalm:
		return strings.TrimPrefix(joined(g.strokeBefore(e), e.say("session.breathe_on")), joined("", ""))
	}
	return g.text(e, seg)
}

// minutesLeft counts a minute that has begun as one that is left, and never more than
// were chosen: the count-in comes on top.
func (g *guide) minutesLeft() int {
	return min(int((g.pos.TotalLeft+time.Minute-1)/time.Minute), g.length.Minutes)
}
