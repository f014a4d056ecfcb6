package model

import (
	"maps"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/sound"
	"backcoach/views"
)

// lies tells whether the pack is on the skin.
func (p *pack) lies() bool {
	return p.stage == packLies || p.stage == packAsk || p.stage == packSkin
}

func (p *pack) most() time.Duration { return time.Duration(p.minutes) * time.Minute }

// lain is how long the pack has lain by whichever clock is further: the counting one
// stands still while the machine sleeps, and the time of day may be set back.
func (p *pack) lain(now Instant) time.Duration {
	counted := p.before + time.Duration(float64(now.Mono-p.begun)*p.speed)
	return max(counted, now.Wall.Sub(p.rec.At))
}

// checkAt is when the skin is looked at.
func (p *pack) checkAt() time.Duration {
	half := p.most() / 2
	if p.of.Check == 0 {
		return half
	}
	return min(half, time.Duration(p.of.Check)*time.Minute)
}

// answerIn is how long the question about the skin waits.
func answerIn(e env) time.Duration {
	return time.Duration(e.lib.Relief().AnswerSeconds) * time.Second
}

// remind is how long after its end the end is announced again, and how often: somebody
// may have dozed off on it.
const (
	remind  = time.Minute
	reminds = 3
)

func (p *pack) look(e env) action {
	p.seen = e.now
	lain := p.lain(e.now)
	switch {
	case p.stage == packOver && p.rung < reminds && e.now.Mono-p.opened >= remind*time.Duration(p.rung):
		p.announceEnd(e)
	case !p.lies():
	case p.lost:
		return p.end(e, "lost")
	case !mayDo(e, p.of.ID): // a warning check meanwhile
		return p.end(e, "locked")
	case lain >= p.most():
		why := "time"
		if lain-p.most() > jumpLimit {
			why = "late"
		}
		return p.end(e, why)
	case p.stage == packSkin && lain-p.asked >= answerIn(e):
		return p.end(e, "unanswered")
	case !p.checked && p.stage != packSkin && lain >= p.checkAt():
		p.stage, p.cursor, p.asked, p.opened = packSkin, -1, lain, e.now.Mono
		p.say(e, "pack_skin", sound.Ask)
		return goBy{p}
	}
	return nil
}

// wait is until the next moment at which anything changes.
func (p *pack) wait(e env) time.Duration {
	if p.stage == packOver && p.rung < reminds {
		return max(p.opened+remind*time.Duration(p.rung)-e.now.Mono, time.Millisecond)
	}
	if !p.lies() {
		return 0
	}
	lain := p.lain(e.now)
	left := p.most() - lain
	next := left
	if whole := left % time.Minute; whole > 0 {
		next = whole
	}
	if !p.checked && p.stage != packSkin {
		next = min(next, p.checkAt()-lain)
	}
	if p.stage == packSkin {
		next = min(next, answerIn(e)-(lain-p.asked))
	}
	return max(time.Duration(float64(next)/p.speed), time.Millisecond)
}

// slept ends it where the clock was set back: a program that is left now would not know
// any more how long it lay. After a sleep the look that follows counts the time of day.
func (p *pack) slept(e env) action {
	p.lost = p.lost || p.lies() && e.now.Wall.Before(p.seen.Wall)
	return nil
}

// end is firm: from here on it is to be taken off.
func (p *pack) end(e env, why string) action {
	if lain := p.lain(e.now); lain < p.most() && !p.lost {
		p.rec.Minutes = int((lain + time.Minute - 1) / time.Minute)
	}
	p.rec = coach.PackEnded(p.rec, why, e.now.Wall)
	p.stage, p.cursor, p.opened, p.rung = packOver, -1, e.now.Mono, 0
	if why == "off" { // whoever says so has it off
		p.rung = reminds
	} else {
		p.announceEnd(e)
	}
	return keep{[]coach.Record{p.rec}, goBy{p}}
}

func (p *pack) announceEnd(e env) {
	p.rung++
	p.say(e, "pack_over", sound.Finished)
}

func (p *pack) say(e env, id string, pattern sound.Pattern) {
	p.says = append(p.says, sound.Cue{Name: id, Text: e.say("voice." + id), Pattern: pattern, Deadline: e.now.Wall, Late: lateText})
}

func (p *pack) utter() []sound.Cue {
	says := p.says
	p.says = nil
	return says
}

var askOptions = []string{"off", "on"}

func (p *pack) takeAsk(in Intent, e env) action {
	option := menu(&p.cursor, in, askOptions)
	switch {
	case option == "off":
		return p.end(e, "off")
	case option == "on", in.Kind == Back:
		p.stage = packLies
	}
	return nil
}

// skinOptions: all but the first end it (clinical section H: stop if white, blistered
// or very red).
var skinOptions = []string{"normal", "changed", "not_sure"}

func (p *pack) takeSkin(in Intent, e env) action {
	if in.Repeat {
		return nil
	}
	switch skin := menu(&p.cursor, in, skinOptions); skin {
	case "":
		return nil
	case "normal":
		p.checked, p.stage = true, packLies
		return nil
	default:
		answers := maps.Clone(p.rec.Answers)
		if answers == nil {
			answers = coach.Answers{}
		}
		answers[coach.PackSkin] = []string{skin}
		p.rec.Answers = answers
		return p.end(e, "skin")
	}
}

// takeOver asks how the back is; Esc leaves it open.
func (p *pack) takeOver(in Intent, e env) action {
	if in.Kind == Back {
		p.seenOff = true
		return goTo{p.under}
	}
	feel := menu(&p.cursor, in, feels)
	if feel == "" {
		return nil
	}
	p.rec.Feel, p.seenOff = feel, true
	p.under.noted(e, feel)
	return keep{[]coach.Record{p.rec}, goTo{p.under}}
}

func (p *pack) drawOn(e env, v *views.Page) {
	switch p.stage {
	case packLies, packAsk:
		p.drawLying(e, v)
	case packSkin:
		v.Lead = e.say("pack.skin")
		v.Body = []string{e.say("pack.skin_help")}
		p.draw(e, v, "pack.look.", skinOptions)
	case packOver:
		p.drawOver(e, v)
	}
}

func (p *pack) draw(e env, v *views.Page, words string, options []string) {
	for i, id := range options {
		v.Choices = append(v.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say(words + id)})
	}
}

// drawLying says how long it still lies: line by line by the time of its end, which
// stays true while nobody looks.
func (p *pack) drawLying(e env, v *views.Page) {
	left := int((p.most() - p.lain(e.now) + time.Minute - 1) / time.Minute)
	v.Lead = e.say("pack.left", content.Args{"N": left})
	until := content.Args{"Time": p.until(e)}
	if e.plain {
		v.Lead = e.say("pack.left_until", until)
	}
	v.Body = []string{e.say("pack.until", until)}
	if p.stage == packAsk {
		v.Lead = e.say("pack.ask")
		v.Body = []string{e.say("pack.runs_on", until)}
		v.Keys = hints(e.keys.up, e.keys.next, e.keys.check)
		p.draw(e, v, "pack.option.", askOptions)
		return
	}
	if !p.checked {
		v.Body = append(v.Body, e.say("pack.check_soon"))
	}
	if night(e) { // first: in a small window nothing below is read, as any key asks
		v.Body = append([]string{e.say("pack.night") + " " + nightHear(e)}, v.Body...)
	} else {
		v.Body = append(v.Body, e.say("pack.never_sleep"))
	}
	v.Cursor, v.Keys = -1, append([]views.Key{{Key: e.keys.pause.Help().Key, Does: e.say("pack.key")}}, hints(e.keys.check)...)
}

// until is the time of day at which it ends.
func (p *pack) until(e env) string {
	left := time.Duration(float64(p.most()-p.lain(e.now)) / p.speed)
	return e.now.Wall.Add(left).Format("15:04")
}

func (p *pack) drawOver(e env, v *views.Page) {
	why := p.rec.Answers.First(coach.PackEnd)
	args := content.Args{"Time": p.rec.At.In(e.now.Wall.Location()).Add(p.most()).Format("15:04")}
	v.Lead = e.say("pack.over."+why, args)
	switch why {
	case "skin":
		v.Body = []string{e.say("pack.skin_do." + p.of.ID), e.say("pack.skin_call")}
	case "unanswered":
		v.Body = []string{e.say("pack.no_answer")}
	}
	away := e.say("pack.away", content.Args{"N": p.of.Gap, "From": p.of.Kinder[0] / 60, "To": p.of.Kinder[1] / 60})
	v.Body = append(v.Body, away, e.say("relief.after"))
	drawFeels(e, v)
}
