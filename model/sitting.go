package model

import (
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/sound"
	"backcoach/views"
)

// sitting is a kitchen timer for breaks: it rings once, when it is time to stand, also
// behind another page. Nothing of it is kept.
type sitting struct {
	under  screen
	cursor int
	stage  sitStage
	spell  time.Duration // that was chosen
	began  Instant
	speed  float64
	says   []sound.Cue
}

type sitStage int

const (
	sitChoose sitStage = iota
	sitCounts
	sitRang
	sitSlept // how long it was is not known
)

func newSitting(under screen) *sitting { return &sitting{under: under} }

func (s *sitting) mode() mode { return choosing }

// spells are the minutes to choose from: those of the content within the limit of these
// days, else the limit itself.
func (s *sitting) spells(e env) []int {
	all := e.lib.Lifestyle().Sit.Minutes
	limit := sitLimit(e)
	if limit == 0 {
		return all
	}
	within := slices.DeleteFunc(slices.Clone(all), func(n int) bool { return n > limit })
	if len(within) == 0 {
		return []int{limit}
	}
	return within
}

// sitLimit is the longest sitting of these days in minutes; 0 is as comfortable.
func sitLimit(e env) int {
	stand, ok := e.state.Stand(e.lib, e.day)
	if !ok {
		return 0
	}
	return stand.Phase.Limits.SitMin
}

func (s *sitting) options() []string {
	if s.stage == sitCounts {
		return []string{"stood", "other", "back"}
	}
	return []string{"again", "other", "back"}
}

func (s *sitting) take(in Intent, e env) action {
	if in.Kind == Back {
		return s.leave()
	}
	if s.stage == sitChoose {
		spells := s.spells(e)
		switch in.Kind {
		case Up, Down:
			s.cursor = step(s.cursor, in.Kind, len(spells))
		case Choose:
			if i := choiceIndex(in.N, len(spells)); i >= 0 {
				s.start(e, spells[i])
			}
		case Next:
			s.start(e, spells[min(s.cursor, len(spells)-1)])
		}
		return nil
	}
	switch menu(&s.cursor, in, s.options()) {
	case "again", "stood":
		s.start(e, min(int(s.spell/time.Minute), slices.Max(s.spells(e)))) // a new day may have another limit
	case "other":
		s.stage, s.cursor = sitChoose, 0
	case "back":
		return s.leave()
	}
	return nil
}

// leave goes back; what counts goes on, what rang was seen.
func (s *sitting) leave() action {
	if s.stage != sitCounts {
		s.stage, s.cursor = sitChoose, 0
	}
	return goTo{s.under}
}

func (s *sitting) start(e env, minutes int) {
	s.stage, s.cursor, s.spell = sitCounts, 0, time.Duration(minutes)*time.Minute
	s.began, s.speed = e.now, e.speed
}

// sat is for how long one has been sitting, by the clock that only ever counts on.
func (s *sitting) sat(now Instant) time.Duration {
	return time.Duration(float64(now.Mono-s.began.Mono) * s.speed)
}

// look rings once when the time is over.
func (s *sitting) look(e env) action {
	if s.stage != sitCounts || s.sat(e.now) < s.spell {
		return nil
	}
	s.stage, s.cursor = sitRang, 0
	s.says = append(s.says, sound.Cue{
		Name: "sit", Text: e.say("sit.voice"), Pattern: sound.Finished, Deadline: e.now.Wall, Late: lateText, Long: true,
	})
	return goBy{s} // a key that was meant for what is shown before starts nothing anew
}

// wait is until the minutes that are shown change. Once it rang nothing ticks.
func (s *sitting) wait(e env) time.Duration {
	if s.stage != sitCounts {
		return 0
	}
	left := s.spell - s.sat(e.now)
	if rest := left % time.Minute; rest > 0 {
		left = rest
	} else if left > time.Minute {
		left = time.Minute
	}
	return max(time.Duration(float64(left)/s.speed), time.Millisecond)
}

// slept stops: nobody knows whether the patient sat while the computer slept.
func (s *sitting) slept(env) action {
	if s.stage != sitCounts {
		return nil
	}
	s.stage, s.cursor = sitSlept, 0
	return goBy{s}
}

// utter hands over what is to be heard.
func (s *sitting) utter() []sound.Cue {
	says := s.says
	s.says = nil
	return says
}

func (s *sitting) view(e env) views.View {
	p := views.Page{
		Title: e.say("sit.title"), Cursor: s.cursor, Words: wordsOf(e.words),
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll),
	}
	stand := s.stand(e)
	switch s.stage {
	case sitChoose:
		s.drawChoice(e, &p)
		return p
	case sitCounts:
		from := e.now.Wall.Add(s.began.Mono - e.now.Mono)
		to := from.Add(time.Duration(float64(s.spell) / s.speed))
		since := e.say("sit.until", content.Args{"From": from.Format("15:04"), "To": to.Format("15:04")})
		left := s.spell - s.sat(e.now)
		p.Lead, p.Body = e.say("sit.left", content.Args{"N": int((left + time.Minute - 1) / time.Minute)}), []string{since}
		if e.plain { // said once, and true as long as nobody looks
			p.Lead, p.Body = since, nil
		}
	case sitRang:
		p.Lead = e.say("sit.rang", stand)
		if late := int((s.sat(e.now) - s.spell) / time.Minute); late > 0 {
			p.Body = []string{e.say("sit.long", content.Args{"N": late})}
		}
	case sitSlept:
		p.Lead = e.say("sit.slept")
	}
	for i, id := range s.options() {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, len(s.options())), Label: e.say("sit." + id)})
	}
	return p
}

// stand is for how long to stand then.
func (s *sitting) stand(e env) content.Args {
	return content.Args{"Stand": e.lib.Lifestyle().Sit.Stand}
}

// drawChoice asks how long to sit.
func (s *sitting) drawChoice(e env, p *views.Page) {
	p.Lead, p.Body = e.say("sit.lead"), []string{e.say("sit.body", s.stand(e))}
	if limit := sitLimit(e); limit > 0 {
		p.Body = append(p.Body, e.say("sit.limit", content.Args{"Max": limit}))
	}
	if e.sound == sound.Off {
		p.Body = append(p.Body, e.say("sit.silent"))
	}
	spells := s.spells(e)
	for i, n := range spells {
		p.Choices = append(p.Choices, views.Choice{Key: choiceKey(i, len(spells)), Label: e.say("sit.minutes", content.Args{"N": n})})
	}
	p.Cursor = min(s.cursor, len(spells)-1)
}
