package model

import (
	"reflect"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
)

// grace is how long a screen that opened by itself ignores keys that were meant
// for the screen before it.
const grace = 400 * time.Millisecond

// apply carries out an action. It is the only place that changes the screen,
// hands records to the outbox and asks coach.MayStart.
func (a *App) apply(act action) tea.Cmd {
	switch act := act.(type) {
	case goTo:
		a.screen = act.screen
		if s, ok := act.screen.(*sitting); ok {
			a.screen = a.sitOn(s)
		}
		if more, ok := act.screen.(*further); ok {
			a.more = more
		}
		if s, ok := act.screen.(receiving); ok {
			return s.load(a.env(), a.opts.Store)
		}
	case goBy:
		a.screen, a.quiet = act.screen, a.now.Mono+grace
	case goToday:
		return a.goToday()
	case goBack:
		if a.more != nil {
			return a.apply(goTo{a.more})
		}
		return a.apply(goToday{})
	case openAt:
		return a.apply(a.first(act.place))
	case keep:
		return a.keepThen(act)
	case forget:
		return tea.Batch(forgetCmd(a.opts.Store), a.goToday())
	case openCheck:
		if act.itself {
			a.quiet = a.now.Mono + grace
		}
		return a.apply(newCheck(a.env(), act.due, act.helper).shown())
	case conclude:
		return a.conclude(act.check, act.about)
	case begin:
		return a.read(begun(act))
	case begun:
		return a.begin()
	case proceed:
		return a.read(proceeding(act))
	case proceeding:
		if act.session.at == act.at && (act.there == byHand || act.there == act.session.there) {
			return a.proceed(act.session)
		}
	case setOff:
		return a.setOff(act)
	case tried:
		return a.tried(act)
	case faceStart:
		return a.faceStart(act)
	case faced:
		return a.faced(act)
	case openGuide:
		return a.openGuide(act)
	case leadOn:
		return a.leadOn(act)
	case leadingOn:
		return a.leadingOn(act)
	case openRelief:
		return a.openRelief(act)
	case packOn:
		return a.packOn(act)
	case sportStart:
		return a.sportStart(act)
	case soundAs:
		a.soundAs(act.mode)
	case writePaper:
		return paperCmd(a.opts.PaperDir, act)
	case reload:
		return a.read(act.then)
	case retry:
		a.out.err, a.out.stopped = nil, false
		return a.apply(act.then)
	case quit:
		return a.leave()
	}
	return nil
}

// keep puts records into memory at once and into the outbox. In a read-only
// window nothing is put anywhere.
func (a *App) keep(records ...coach.Record) {
	if a.opts.Store.ReadOnly() {
		return
	}
	for _, r := range records {
		a.become(a.state.With(r))
		if e, ok := r.(coach.Entry); ok {
			if r, ok = a.state.Profile.KeptEntry(e, a.lib); !ok {
				continue
			}
		}
		if c, ok := r.(coach.Check); ok {
			redacted := a.state.Profile.Redacted(c, a.lib)
			if redacted.Empty() {
				continue
			}
			r = redacted
		}
		a.out.put(r)
	}
}

// become takes another state: what was decided of the one before is void.
func (a *App) become(s coach.State) { a.state, a.decided = s, nil }

// read asks for the state of the file, and goes on with next when it has come,
// unless the patient has gone elsewhere by then.
func (a *App) read(next action) tea.Cmd {
	return loadCmd(a.opts.Store, coach.DayOf(a.now.Wall), errand{next, a.screen, a.saves})
}

// takeState takes what was read from the file, with what is not yet on disk put
// back on top, and goes on with what it was read for.
func (a *App) takeState(msg loadedMsg) tea.Cmd {
	elsewhere := a.loaded && msg.from != a.screen
	switch {
	case msg.saves != a.saves: // what was saved meanwhile may be missing in it
		msg.saves = a.saves
		return loadCmd(a.opts.Store, coach.DayOf(a.now.Wall), msg.errand)
	case msg.err != nil && elsewhere:
		return nil
	case msg.err != nil:
		return a.apply(goBy{newTrouble(a.env(), "load", msg.err, msg.next)})
	}
	fresh := msg.state
	fresh.Checks = slices.DeleteFunc(fresh.Checks, coach.Check.Empty) // forgotten: it tells nothing of the day
	for _, c := range a.state.OpenChecks() {                          // an emergency locks in memory, saved or not
		fresh = fresh.With(c)
	}
	for _, r := range append(append([]coach.Record{}, a.out.sent...), a.out.waiting...) {
		fresh = fresh.With(r)
	}
	fresh.ClockSet = a.opts.ClockSet
	a.become(fresh)
	first := !a.loaded
	a.loaded = true
	for _, s := range a.state.Stale(coach.DayOf(a.now.Wall)) {
		a.keep(s)
	}
	var left tea.Cmd
	if first {
		left = a.forgets() // what an end in the middle left to be done
	}
	if elsewhere {
		return left
	}
	return tea.Batch(a.apply(msg.next), a.warm(), left)
}

// warm prepares the rules beside the first screen, which needs none, so that the
// key that opens a warning check waits for nothing.
func (a *App) warm() tea.Cmd {
	return func() tea.Msg {
		a.engine()
		return nil
	}
}

// takeSaved takes the answer to a save: what another process left open locks
// here too.
func (a *App) takeSaved(msg savedMsg) tea.Cmd {
	a.saves++
	failing := a.out.err != nil
	a.out.saved(msg.err)
	for _, c := range msg.open {
		if !a.knows(c) {
			a.become(a.state.With(c))
		}
	}
	if msg.err != nil && !failing { // told once; from then on it stands on Today
		if a.short() != "" {
			return nil // an emergency is never hidden; Today says that it was not saved
		}
		return a.apply(goBy{newTrouble(a.env(), "save", msg.err, goTo{a.screen})})
	}
	return nil
}

func (a *App) knows(c coach.Check) bool {
	for _, own := range a.state.Checks {
		if own.ID == c.ID {
			return true
		}
	}
	return false
}

// first is where the program begins.
func (a *App) first(place string) action {
	e := a.env()
	lying, pack := onSkin(e, nil)
	a.skin = lying
	switch {
	case !a.state.Profile.Finished("setup") && !e.readOnly:
		return goTo{newSetup(e)}
	case e.readOnly && place == "relief":
		return openRelief{}
	case e.readOnly && place != "lessons", place == "", pack && place != "check" && place != "helper":
		return goToday{}
	case place == "checkin":
		return goTo{newCheckIn(e, e.day)}
	case place == "check":
		return openCheck{}
	case place == "helper":
		return openCheck{helper: true}
	case place == "relief":
		return openRelief{}
	case place == "session":
		return begin{}
	case place == "mood":
		return goTo{newMood(e, newToday(e))}
	case place == "fear":
		return goTo{newFear(e, newToday(e))}
	case place == "lessons":
		return goTo{newLessons(e, newToday(e))}
	case place == "calm":
		return goTo{newCalm(e, newToday(e))}
	case place == "lifestyle":
		return goTo{newLifestyle(e, newToday(e))}
	case place == "habits":
		return goTo{newHabits(e, newToday(e))}
	}
	if id, ok := strings.CutPrefix(place, "guide/"); ok {
		return openGuide{id, newToday(e)}
	}
	return goToday{}
}

// goToday shows Today; a pack that still lies on the skin, as far as the file says,
// comes first: nobody else ends it.
func (a *App) goToday() tea.Cmd {
	e := a.env()
	a.more = nil
	if p := a.packAway(); p != nil {
		return a.showPack(p)
	}
	if p, on := onSkin(e, nil); on {
		return a.showPack(p)
	}
	a.screen = newToday(e)
	return nil
}

// conclude shows what to do after a check, at once; saving runs beside it (S6).
// A finished check may resolve earlier ones.
func (a *App) conclude(c coach.Check, about string) tea.Cmd {
	records := []coach.Record{c}
	if c.Finished {
		for _, old := range a.state.OpenChecks() {
			if old.ID != c.ID && coach.Resolves(old, c, a.lib) {
				old.ResolvedBy = c.ID
				records = append(records, old)
			}
		}
		if c.Result.Complete {
			records = append(records, a.state.Profile.WithCheck(c, a.lib))
		}
	}
	a.keep(records...)
	if a.opts.Store.ReadOnly() {
		a.become(a.state.With(c)) // not saved, but it locks this window
	}
	page := newAdvice(a.env(), c)
	if about != "" {
		page.about = about
	}
	return a.apply(goBy{page})
}

// begin starts the session, or goes on with today's, if the gate allows it: the
// state was read afresh just before.
func (a *App) begin() tea.Cmd {
	e := a.env()
	if e.readOnly {
		return a.apply(goTo{newMessage(e, "read_only", nil)})
	}
	activity := coach.SessionActivity
	if ok, reason := a.mayStart(activity); !ok {
		return a.apply(goTo{newMessage(e, "why."+reason.ID, reasonArgs(e, reason))})
	}
	if !a.state.Rated(e.day) { // without today's pain nothing can be decided
		return a.apply(goTo{newCheckIn(e, e.day)})
	}
	plan := a.plan()
	if !a.state.Profile.Finished("conditions") && (len(plan.Routine) > 0 || asksFirst(e, plan)) {
		return a.apply(goTo{newConditions(e)})
	}
	if len(plan.Routine) == 0 {
		none := plan.WhyNone()
		return a.apply(goTo{newMessage(e, "why."+none.ID, reasonArgs(e, none))})
	}
	if old, ok := a.state.Unfinished(e.day); ok {
		if s, ok := a.resume(old, plan); ok {
			return a.apply(goTo{s})
		}
		old.State = coach.SessionPartly
		a.keep(old)
	}
	a.paused = nil
	return a.apply(goTo{newSession(e, plan)})
}

// resume goes on with a session as far as the plan of now has it: where it was
// paused for a warning check, if nothing was told or decided since, else at its
// next exercise; what no longer fits is left out, and nothing that was done is
// asked for again. False if it has to be planned anew: nothing was done yet, or
// what was done cannot be laid out any more.
func (a *App) resume(old coach.Session, plan coach.Plan) (*session, bool) {
	done := min(len(old.Done), len(old.Planned))
	begun, rest := old.Planned[:done], old.Planned[done:]
	if !coach.Doable(a.lib, begun) || done == 0 && !a.state.StillFits(a.lib, old.Day, rest) {
		return nil, false
	}
	left := plan.Left(a.lib, begun, a.state.Fitting(a.lib, old.Day, rest, plan.Routine))
	if done == 0 && len(left) == 0 { // only what eases was wanted, and it has none of it
		return nil, false
	}
	if p := a.paused; p != nil && p.waits() && reflect.DeepEqual(p.rec, old) && reflect.DeepEqual(left, rest) {
		p.ready, p.cursor = false, 0 // what has to be in reach may have moved
		return p, true
	}
	a.paused = nil // from here on another one is what is told to
	old.Planned = slices.Concat(begun, left)
	s := openSession(a.env(), old)
	if s.ending != nil && len(rest) > 0 {
		s.over()
		a.keep(s.rec)
	}
	return s, true
}

// proceed lets a session begin its next exercise, or go on after a pause, if the
// gate still allows it: the state was read afresh just before.
func (a *App) proceed(s *session) tea.Cmd {
	if ok, reason := a.mayStart(coach.SessionActivity); !ok {
		return a.apply(goTo{newMessage(a.env(), "why."+reason.ID, reasonArgs(a.env(), reason))})
	}
	if s.rec.Day != coach.DayOf(a.now.Wall) { // a new day decides anew
		s.rec.State = coach.SessionPartly
		a.keep(s.rec)
		return a.apply(goToday{})
	}
	if a.state.SedatedToday(a.lib, s.rec.Day) || !a.state.StillFits(a.lib, s.rec.Day, s.rec.Planned[s.pos.Step:s.pos.Step+1]) {
		return a.changed(s) // a sleepy medicine may have been taken in the pause
	}
	s.start(a.env())
	a.keep(s.rec)
	return nil
}

// changed says that what a session has next no longer fits. When it is opened again
// the rest is gone on with; where nothing is left it is over now, and where nothing
// was done before, the next one is planned anew.
func (a *App) changed(s *session) tea.Cmd {
	e, anew := a.env(), len(s.rec.Done) == 0
	a.paused = nil // it waits in an exercise that does not fit
	s.cut(e)
	if anew {
		s.rec.State = coach.SessionPartly
	} else if next, ok := a.resume(s.rec, a.plan()); ok && next.ending != nil {
		next.over()
		next.arrive(e)
		a.keep(next.rec)
		return a.apply(goBy{next})
	}
	a.keep(s.rec)
	return a.apply(goTo{newMessage(e, "session_changed", nil)})
}

func (a *App) mayStart(activity coach.Activity) (bool, coach.Reason) {
	due := a.state.DueChecks(a.lib.Triggers(), a.now.Wall)
	return coach.MayStart(activity, a.state.OpenChecks(), due, a.now.Wall)
}

// leave saves what a screen still holds, and quits when it is on disk.
func (a *App) leave() tea.Cmd {
	a.keepUnsaved()
	a.leaving, a.out.stopped = true, false
	return nil
}

// keepUnsaved saves what the screen has counted so far, also under help.
func (a *App) keepUnsaved() {
	shown := a.screen
	if h, ok := shown.(*help); ok {
		shown = h.under
	}
	if s, ok := shown.(interface{ unsaved(e env) []coach.Record }); ok {
		a.keep(s.unsaved(a.env())...)
	}
}

// reasonArgs puts a reason's arguments into words.
func reasonArgs(e env, r coach.Reason) content.Args { return wordedArgs(e.words, r) }

func wordedArgs(w *content.Words, r coach.Reason) content.Args {
	args := content.Args{}
	for k, v := range r.Args {
		args[k] = v
	}
	if day, ok := args["Day"].(string); ok {
		args["Day"] = SayDate(w, coach.Day(day))
	}
	return args
}
