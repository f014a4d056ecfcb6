package model

import (
	"maps"
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/sound"
	"backcoach/views"
)

// pack is heat or cold on the skin: how long, is it wrapped, then a time that nothing
// makes longer. It lies on the skin also while the program is paused, asleep or left:
// so there is no pause, and what counts is whichever clock is further.
type pack struct {
	eased
	of      content.Pack
	under   *relief
	stage   packStage
	cursor  int
	minutes int
	notYet  bool // it is not wrapped yet: how to do that is told

	rec     coach.Entry
	begun   time.Duration // Mono of the moment from which it counts
	before  time.Duration // how long it had lain then
	speed   float64
	seen    Instant       // the latest look
	lost    bool          // the clock was set back: how long it lay nobody knows
	checked bool          // the skin was looked at
	asked   time.Duration // how long it had lain when that was asked
	opened  time.Duration // Mono at which a question opened by itself
	rung    int           // how often the end was announced
	says    []sound.Cue
	away    bool // it came to its end while another screen was shown, which is still to be told
	seenOff bool // its end was answered or left by the patient
}

type packStage int

// The stages of a pack.
const (
	packMinutes packStage = iota // how long?
	packWrap                     // is it wrapped?
	packLies                     // it lies on the skin, any key asks
	packAsk                      // take it off, or go on?
	packSkin                     // how does the skin look?
	packOver                     // it is to be taken off; how is the back?
)

// openPack goes to the questions before a pack, or says why there is none.
func openPack(e env, under *relief, p content.Pack) action {
	switch ok, bar := e.state.MayPack(e.lib, p.ID, e.now.Wall); {
	case bar.ID == coach.SkinUnasked:
		return goTo{newSkinForm(e, under, &p)}
	case !ok:
		return goTo{newRefused(e, under, bar.Reason, bar.Until)}
	}
	return goTo{&pack{of: p, under: under, cursor: -1}}
}

// onSkin is the pack that lies on the skin, as far as the file says.
func onSkin(e env, under *relief) (*pack, bool) {
	rec, on := e.state.OnSkin(e.lib, e.now.Wall)
	if !on || e.readOnly {
		return nil, false
	}
	of, _ := e.lib.Relief().Pack(rec.Of)
	if under == nil {
		under = &relief{}
	}
	p := &pack{of: of, under: under, stage: packLies, minutes: rec.Minutes, rec: rec, begun: e.now.Mono, speed: e.speed}
	p.before = max(0, e.now.Wall.Sub(rec.At))
	p.lost = e.now.Wall.Before(rec.At) || rec.Answers.Has(packLost, "yes")
	return p, true
}

// packLost is the answer of a pack during which the clock was set back.
const packLost = "lost"

// losePack remembers that the clock was set back while a pack lies that is not on the
// screen.
func (a *App) losePack() {
	if a.skin != nil {
		a.skin.lost = a.skin.lost || a.skin.lies()
	}
	rec, on := a.state.OnSkin(a.lib, a.now.Wall)
	if _, shown := a.screen.(*pack); !on || shown {
		return
	}
	rec.Answers = maps.Clone(rec.Answers)
	if rec.Answers == nil {
		rec.Answers = coach.Answers{}
	}
	rec.Answers[packLost] = []string{"yes"}
	a.keep(rec)
}

// showPack shows a pack that lay on the skin while nobody looked: it may be over.
func (a *App) showPack(p *pack) tea.Cmd {
	a.skin, a.screen, p.away = p, p, false
	return a.apply(p.look(a.env()))
}

// packOn puts the pack on if everything still allows it.
func (a *App) packOn(act packOn) tea.Cmd {
	p := act.pack
	if p.stage != packWrap { // a second key of the same answer
		return nil
	}
	e := a.env()
	if e.readOnly {
		return a.apply(goTo{newMessage(e, "read_only", nil)})
	}
	if ok, bar := e.state.MayPack(e.lib, p.of.ID, e.now.Wall); !ok {
		return a.apply(openPackAgain(e, p, bar))
	}
	p.begin(e)
	a.skin = p
	a.keep(p.rec)
	return nil
}

func openPackAgain(e env, p *pack, bar coach.PackBar) action {
	if bar.ID == coach.SkinUnasked {
		return goTo{newSkinForm(e, p.under, &p.of)}
	}
	return goTo{newRefused(e, p.under, bar.Reason, bar.Until)}
}

// begin files the pack with its whole time: if nobody ever looks again, that is what
// the next one waits for.
func (p *pack) begin(e env) {
	p.rec = coach.Entry{Stamp: e.stamp(), What: coach.EntryRelief, Of: p.of.ID, Minutes: p.minutes}
	p.rec.ClockSet = p.rec.ClockSet || e.speed != 1
	p.begun, p.before, p.speed, p.stage, p.cursor = e.now.Mono, 0, e.speed, packLies, -1
	p.say(e, "pack_on", sound.Start)
}

func (p *pack) mode() mode {
	if p.stage == packLies {
		return running
	}
	return choosing
}

// settle is how long a question of a pack that opened by itself takes no answer, typed
// or by a key: what was meant for the one before would be said of the skin.
const settle = time.Second

func (p *pack) take(in Intent, e env) action {
	if (p.stage == packSkin || p.stage == packOver) && e.now.Mono-p.opened < settle {
		return nil
	}
	switch p.stage {
	case packMinutes:
		return p.takeMinutes(in, e)
	case packWrap:
		return p.takeWrap(in)
	case packLies:
		if in.Kind == Pause && !in.Repeat {
			p.stage, p.cursor = packAsk, -1
			return goBy{p} // a second key of the same fright decides nothing
		}
	case packAsk:
		return p.takeAsk(in, e)
	case packSkin:
		return p.takeSkin(in, e)
	case packOver:
		return p.takeOver(in, e)
	}
	return nil
}

// times are the minutes to choose from, and whether they are for bone.
func (p *pack) times() (minutes []int, bony int) {
	return slices.Concat(p.of.Minutes, p.of.Bony), len(p.of.Minutes)
}

func (p *pack) takeMinutes(in Intent, e env) action {
	minutes, _ := p.times()
	var options []string
	for i := range minutes {
		options = append(options, strconv.Itoa(i))
	}
	if in.Kind == Back {
		return goTo{p.under}
	}
	switch chosen := menu(&p.cursor, in, append(options, "skin")); chosen {
	case "":
		return nil
	case "skin":
		return goTo{newSkinForm(e, p.under, &p.of)}
	default:
		i, _ := strconv.Atoi(chosen)
		p.minutes, p.stage, p.cursor, p.notYet = minutes[i], packWrap, -1, false
		return nil
	}
}

var wrapOptions = []string{"wrapped", "not_yet"}

func (p *pack) takeWrap(in Intent) action {
	if in.Kind == Back {
		p.stage, p.cursor = packMinutes, -1
		return nil
	}
	switch menu(&p.cursor, in, wrapOptions) {
	case "wrapped":
		return reload{packOn{p}}
	case "not_yet":
		p.notYet, p.cursor = true, -1
	}
	return nil
}

func (p *pack) view(e env) views.View {
	v := views.Page{Title: e.say("pack." + p.of.ID + ".title"), Cursor: p.cursor, Notice: urgentNotice(e), Words: wordsOf(e.words)}
	v.Keys = hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll)
	switch p.stage {
	case packMinutes:
		p.drawMinutes(e, &v)
	case packWrap:
		p.drawWrap(e, &v)
	default:
		p.drawOn(e, &v)
	}
	return v
}

func (p *pack) drawMinutes(e env, v *views.Page) {
	v.Lead = e.say("pack.minutes")
	v.Body = []string{e.say("pack."+p.of.ID+".where") + notes(e, p.of.ID)}
	minutes, bony := p.times()
	for i, n := range minutes {
		id := "pack.for"
		if i >= bony {
			id = "pack.for_bone"
		}
		v.Choices = append(v.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say(id, content.Args{"N": n})})
	}
	v.Choices = append(v.Choices, views.Choice{Key: choiceKey(len(minutes), digitChoices), Label: e.say("relief.option.skin")})
}

// notes are what the record adds: not over the belly, not on the dressing, not lying
// down with a medicine that makes sleepy.
func notes(e env, id string) string {
	said := ""
	add := func(holds bool, note string) {
		if holds {
			said += " " + e.say("pack.note."+note)
		}
	}
	pregnant, known := e.state.Profile.Facts(e.lib.Facts()).Tick["pregnant"]
	add(id == "heat" && (pregnant || !known), "belly")
	add(id == "cold" && e.state.Profile.Answers.Has("skin", "dressing"), "dressing")
	add(e.state.Profile.Sleepy(), "sleepy")
	return said
}

// night is when the first thing to say is not to fall asleep. No source names the
// hours.
func night(e env) bool { h := e.now.Wall.Hour(); return h >= 22 || h < 6 }

// nightHear says what is heard of the end at night, and that nobody is to count on it.
func nightHear(e env) string {
	mode := e.sound
	if mode == sound.Voice && e.trouble != "" { // the bell rings in its place, or here
		mode = sound.Bell
	}
	return e.say("pack.night_hear." + string(mode))
}

func (p *pack) drawWrap(e env, v *views.Page) {
	v.Lead = e.say("pack.wrap")
	sleep := e.say("pack.never_sleep")
	if night(e) {
		v.Lead = e.say("pack.night") + " " + v.Lead
		sleep = nightHear(e)
	}
	how := e.say("pack." + p.of.ID + ".wrap")
	if p.notYet {
		how = e.say("pack.not_yet") + " " + how
	}
	v.Body = append(v.Body, how, sleep)
	for i, id := range wrapOptions {
		v.Choices = append(v.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("pack.option." + id)})
	}
}
