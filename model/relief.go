package model

import (
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// relief is what may help while it hurts, over the screen that it was opened from:
// what helped this patient before stands first.
type relief struct {
	eased
	under  screen // nil for Today
	cursor int
	said   string // what came of the last thing
	// places are the digits of the helps, of those too that are not offered now: what comes
	// and goes moves no other one.
	places map[string]int
	// shown are the lines as they were when the page was opened: the passing of time
	// moves none under a finger.
	shown []coach.HelpLine
	old   bool // what stands on the lines, not their order, may be out of date
}

func newRelief(e env, under screen) screen { return &relief{under: under} }

// eased is what the screens of relief have in common: from these it is not opened once
// more.
type eased struct{}

func (eased) inRelief() {}

// mayRelief tells whether relief opens from here: from anywhere but itself, once the
// file was read.
func (a *App) mayRelief(from screen) bool {
	if h, helping := from.(*help); helping {
		return a.mayRelief(h.under)
	}
	if g, ok := from.(*guide); ok { // one that was begun there leads back there
		_, hurts := g.under.(*relief)
		return a.loaded && !hurts
	}
	_, inside := from.(interface{ inRelief() })
	return a.loaded && !inside
}

// openRelief shows relief over a screen. A pack that lies on the skin comes first.
func (a *App) openRelief(act openRelief) tea.Cmd {
	e := a.env()
	if s, ok := act.under.(*session); ok {
		s.hold(e)
		a.paused = s
	}
	a.keepUnsaved()
	page := newRelief(e, act.under)
	if p, on := onSkin(e, page.(*relief)); on {
		return a.showPack(p)
	}
	return a.apply(goTo{page})
}

func (r *relief) mode() mode { return choosing }

func (r *relief) back() action {
	if r.under == nil {
		return goToday{}
	}
	return goTo{r.under}
}

func (r *relief) take(in Intent, e env) action {
	if in.Kind == Back {
		return r.back()
	}
	if act := takeLine(&r.cursor, in, r.lines(e), e); act != nil {
		r.said, r.old = "", true
		return act
	}
	return nil
}

// helps are what may help now, and between them what cannot be used and why. Back on the
// page after one of them each says what is true now, in the place where it was.
func (r *relief) helps(e env) []coach.HelpLine {
	if r.shown != nil && !r.old {
		return r.shown
	}
	all := e.state.Helps(e.lib, e.now.Wall)
	if r.places == nil {
		r.places = map[string]int{}
		for i, h := range all {
			r.places[h.ID] = i + 1
		}
	}
	now := slices.DeleteFunc(all, func(h coach.HelpLine) bool { return !r.offers(e, h) })
	slices.SortStableFunc(now, func(a, b coach.HelpLine) int { return r.places[a.ID] - r.places[b.ID] })
	if r.shown != nil {
		r.cursor = stays(r.cursor, r.shown, now)
	} else { // on the first that may be used
		r.cursor = max(0, slices.IndexFunc(now, func(h coach.HelpLine) bool { return h.Why.ID == "" }))
	}
	r.shown, r.old = now, false
	return now
}

// stays is where the marker is once other lines have come and gone: on the help on which
// it was, else as far from the end.
func stays(cursor int, was, now []coach.HelpLine) int {
	if cursor < len(was) {
		if at := slices.IndexFunc(now, func(h coach.HelpLine) bool { return h.ID == was[cursor].ID }); at >= 0 {
			return at
		}
		return min(cursor, max(0, len(now)-1))
	}
	return cursor + len(now) - len(was)
}

func (r *relief) lines(e env) []dayStep {
	var lines []dayStep
	for _, h := range r.helps(e) {
		l := r.lockedLine(e, h)
		if h.Why.ID == "" {
			l = r.line(e, h)
		}
		l.number = r.places[h.ID]
		lines = append(lines, l)
	}
	if e.state.Profile.Finished("setup") {
		beyond := len(r.places)
		lines = append(lines,
			dayStep{number: beyond + 1, choice: views.Choice{Label: e.say("relief.medicines"), Hint: medicineHint(e)}, act: func(e env) action { return goTo{newMedicines(e, r)} }},
			dayStep{number: beyond + 2, choice: views.Choice{Label: e.say("relief.care")}, act: func(e env) action { return goTo{newCare(e, r)} }})
	}
	return lines
}

// offers tells whether a help stands on the page at all. What is closed and has
// nothing to teach is left out; heat and cold say why.
func (r *relief) offers(e env, h coach.HelpLine) bool {
	_, timed := e.lib.Relief().Pack(h.ID)
	moves := h.ID == "short_walk" || h.ID == "gentler"
	calms := coach.HelpActivity(e.lib, h.Help).Allowed == content.AllowedAlways && h.Guide != ""
	switch {
	case !e.state.Profile.Finished("setup"), emergencyOpen(e):
		return calms
	case h.Why.ID != "" && !timed:
		return false
	case e.readOnly && (timed || moves): // they write
		return false
	case moves && r.inMotion():
		return false
	}
	return h.Exercise == "" || fitsNow(e, h.Exercise)
}

// inMotion tells whether relief was opened in the middle of a session or a walk.
func (r *relief) inMotion() bool {
	switch under := r.under.(type) {
	case *session:
		return true
	case *walk:
		return under.stroll != nil
	}
	return false
}

func (r *relief) line(e env, h coach.HelpLine) dayStep {
	return dayStep{choice: views.Choice{Label: e.say("relief.help." + h.ID), Hint: sayTally(e, h.Tally)}, act: func(e env) action { return r.begin(e, h) }}
}

func (r *relief) lockedLine(e env, h coach.HelpLine) dayStep {
	choice := views.Choice{Label: e.say("relief.help." + h.ID), Hint: sayLock(e, h.Why, h.Until, ""), Mark: views.Locked}
	return dayStep{choice: choice, act: func(e env) action {
		p, _ := e.lib.Relief().Pack(h.ID) // only packs are shown locked
		return openPack(e, r, p)
	}}
}

// sayTally says how something has worked so far; "" if nobody told.
func sayTally(e env, t coach.Tally) string {
	switch {
	case t.Told() == 0:
		return ""
	case t.Badly:
		return e.say("relief.badly")
	case t.Better > 0:
		return e.say("relief.helped", content.Args{"Done": t.Better, "N": t.Told()})
	case t.Worse > 0:
		return e.say("relief.made_worse")
	}
	return e.say("relief.no_change")
}

// sayLock says why something is closed: in a few words, or as a sentence ("_long").
func sayLock(e env, why coach.Reason, until time.Time, long string) string {
	if bar, ok := why.Args["Bar"].(string); ok {
		return e.say("relief.bar" + long + "." + bar)
	}
	args := reasonArgs(e, why)
	until = until.In(e.now.Wall.Location())
	date := func(t time.Time) coach.Day { return coach.Day(t.Format(time.DateOnly)) } // of the calendar: the hour is named beside it
	args["Day"], args["Time"] = sayDistance(e.words, date(until), date(e.now.Wall)), until.Format("15:04")
	return e.say("relief.why"+long+"."+why.ID, args)
}

// begin does what a line is for.
func (r *relief) begin(e env, h coach.HelpLine) action {
	if p, timed := e.lib.Relief().Pack(h.ID); timed {
		return openPack(e, r, p)
	}
	switch h.ID {
	case "short_walk":
		return goTo{&walk{under: r}}
	case "flare":
		return goTo{&flarePlan{cursor: -1, under: r}}
	case "gentler":
		return gentlerSession(e)
	}
	return openGuide{h.Guide, r} // which asks for itself what came of it
}

// noted says on the page what was told after a help.
func (r *relief) noted(e env, feel string) { r.said = e.say("relief.noted." + feel) }

// gentlerSession begins a session that is gentler than planned, unless it is already.
func gentlerSession(e env) action {
	if coach.IsGentler(e.state.Chosen(e.day)) {
		return begin{}
	}
	return keep{[]coach.Record{coach.Entry{Stamp: e.stamp(), What: coach.EntryChoice, Of: coach.ChooseGentler}}, begin{}}
}

func (r *relief) view(e env) views.View {
	lines := r.lines(e)
	p := views.Page{
		Title: e.say("relief.title"), Lead: e.say("relief.lead"), Body: r.body(e), Cursor: min(r.cursor, len(lines)-1),
		Notice: r.notice(e), Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	for _, l := range lines {
		l.choice.Key = choiceKey(l.number-1, digitChoices)
		if e.plain && l.choice.Key == "" { // there any number can be typed
			l.choice.Key = strconv.Itoa(l.number)
		}
		p.Choices = append(p.Choices, l.choice)
	}
	return p
}

// keyed are the choices of a list of any length: the first have a digit.
func keyed(lines []dayStep) []views.Choice {
	var choices []views.Choice
	for i, l := range lines {
		l.choice.Key = ""
		if i < digitChoices {
			l.choice.Key = choiceKey(i, digitChoices)
		}
		choices = append(choices, l.choice)
	}
	return choices
}

// body says what to keep in mind: hurt and harm, and the warning signs in the same
// breath, so that the first never cancels the second (clinical section J).
func (r *relief) body(e env) []string {
	switch {
	case !e.state.Profile.Finished("setup"):
		return []string{e.say("relief.before_setup")}
	case emergencyOpen(e):
		return []string{e.say("relief.while_you_wait")}
	case !mayDo(e, "ease_position") && mayDo(e, "lying_flat"):
		return []string{e.say("relief.lie_flat")}
	case urgentNotice(e) != nil:
		return []string{e.say("relief.warned")}
	}
	return []string{e.say("relief.hurt")}
}

// notice is the most urgent result that is open, with its number, else what came of
// the last thing.
func (r *relief) notice(e env) *views.Notice {
	if n := urgentNotice(e); n != nil {
		return n
	}
	if r.said != "" {
		return &views.Notice{Tone: views.Quiet, Head: r.said}
	}
	return nil
}
