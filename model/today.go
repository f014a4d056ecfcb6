package model

import (
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// today is the first screen: the day, the phase, the day's few steps with what
// is done, and the next step already selected.
type today struct {
	cursor int // -1 while nothing waits
}

func newToday(e env) *today {
	t := &today{}
	lines := t.lines(e)
	waits := func(s dayStep) bool { return s.choice.Mark == views.Open && !s.pending }
	t.cursor = slices.IndexFunc(lines, waits)
	if t.ended(e) == "walk_left" {
		t.cursor = slices.IndexFunc(lines, func(s dayStep) bool { return s.id == "walk" })
	}
	return t
}

// digitsToday are the keys of the lines of Today, 10 being 0. A thing has the same
// one on every day, so that hands can learn it; a line that is not there leaves its
// key unused. What came of a check is asked at the top, where the marker is, and of
// several: it needs none. Of the forms of key 0 only one is there at a time.
var digitsToday = map[string]int{
	"setup": 1, "checkin": 1, "check": 2, "session": 3, "walk": 4, "week": 5, "plan": 6, "numbers": 7, "further": 8,
	"flare": 9, "sheet": 10, "confirm": 10, "wishes": 10, "mood": 10,
}

func (t *today) mode() mode { return choosing }

func (t *today) take(in Intent, e env) action {
	return takeLine(&t.cursor, in, t.lines(e), e)
}

// lines are all lines, the steps first.
func (t *today) lines(e env) []dayStep {
	return withDigits(append(t.steps(e), t.more(e)...), digitsToday)
}

// steps are the day's steps, in their order: what is open from a warning comes
// first. The warning check is always there, marked when it is one of them.
func (t *today) steps(e env) []dayStep {
	if e.readOnly {
		return nil
	}
	if !e.state.Profile.Finished("setup") {
		return []dayStep{stepTo("setup", "today.setup", e, func(e env) action { return goTo{newSetup(e)} }), checkStep(e)}
	}
	var steps []dayStep
	for _, o := range e.state.Standing(e.now.Wall) {
		if o.Ask {
			steps = append(steps, closingStep(e, o))
		}
	}
	steps = append(steps, checkInStep(e), checkStep(e))
	flare := flareStep(e)
	if isBad(e) { // the plan for such a day comes before what it makes smaller
		steps = append(append(steps, flare...), sessionStep(e))
	} else {
		steps = append(append(steps, sessionStep(e)), flare...)
	}
	if form, ok := formStep(e, len(flare) > 0); ok {
		steps = append(steps, form)
	}
	return steps
}

// formStep is what is asked once or monthly, besides the day's own questions: one form
// a day is enough (clinical section N1), and the flare plan is one. The sheet stands
// on More as well, the wishes under Settings.
func formStep(e env, another bool) (dayStep, bool) {
	var s dayStep
	id := ""
	switch {
	case e.state.Profile.Confirm(e.day, e.lib.Triggers().ConfirmDays):
		id, s = "confirm", stepTo("confirm", "today.confirm", e, func(e env) action { return goTo{newConfirm(e)} })
	case firstDays(e):
		id, s = "sheet", stepTo("sheet", "today.more.sheet", e, func(e env) action { return goTo{newSheet(e)} })
	case asksWishes(e) && !another:
		id, s = "wishes", stepTo("wishes", "today.wishes", e, func(e env) action { return goTo{newWishes(e, nil)} })
	case !another && e.state.MoodDue(e.lib, e.now.Wall, e.plan()):
		id, s = "mood", stepTo("mood", "today.mood", e, func(e env) action { return goTo{newMood(e, newToday(e))} })
	default:
		return s, false
	}
	s.choice.Hint = e.say("today." + id + "_hint")
	return s, true
}

// ended says in which way the steps of the day are over: all_done, or walk_left
// where a walk is still open; "" while anything waits, or is locked by a warning.
func (t *today) ended(e env) string {
	c, checkedIn := e.state.Latest(e.day)
	plan := e.plan()
	switch {
	case e.readOnly || !checkedIn || !c.Finished || e.out.holds(c),
		plan.Decision == coach.DecideLocked || plan.Decision == coach.DecideCheckFirst,
		slices.ContainsFunc(t.steps(e), func(s dayStep) bool { return s.choice.Mark == views.Open }):
		return ""
	}
	if walk := walkTarget(e); walk.Open && e.state.Walked(e.day) < walk.Minutes {
		return "walk_left"
	}
	return "all_done"
}

func closingStep(e env, o coach.Open) dayStep {
	id := "today.closing"
	if o.Check.Level() == content.Soon {
		id = "today.closing_soon"
	}
	label := e.say(id, content.Args{"When": sayDistance(e.words, o.Check.Day, e.day)})
	return dayStep{choice: views.Choice{Label: label, Mark: views.Open}, act: func(e env) action { return goTo{newAdvice(e, o.Check)} }}
}

func checkInStep(e env) dayStep {
	s := stepTo("checkin", "today.checkin", e, func(e env) action { return goTo{newCheckIn(e, e.day)} })
	c, ok := e.state.Latest(e.day)
	switch {
	case ok && e.out.holds(c):
		s.choice.Hint, s.pending = e.say("today.saving"), true
	case ok && c.Finished:
		s.choice.Mark = views.Done
		if back, rated := c.Answers.Int("back_now"); rated {
			s.choice.Hint = e.say("today.checkin_done", content.Args{"Pain": back})
		}
	case ok:
		s.choice.Hint = e.say("today.unfinished")
	default:
		s.choice.Hint = e.say("today.checkin_hint")
	}
	return s
}

// checkStep is the warning check: a step to do when it is due, done when it was done
// today, and else there for when something is new.
func checkStep(e env) dayStep {
	due := e.state.DueChecks(e.lib.Triggers(), e.now.Wall)
	s := stepTo("check", "today.check", e, func(e env) action { return openCheck{} })
	left, isLeft := leftCheck(e)
	if len(due) > 0 && !(isLeft && due[0].Offered()) {
		s.choice.Hint = e.say("today.due." + due[0].Trigger)
		s.act = func(env) action { return openCheck{due: &due[0]} }
		return s
	}
	highest, watch := content.SelfCare, false
	for _, c := range e.state.Checks {
		targeted := c.Form.Kind == "targeted"
		if c.Day != e.day || (!c.Finished || targeted) && c.Level() < content.SameDay {
			continue
		}
		highest = max(highest, c.Level()) // a later check takes nothing back
		watch = watch || expected(c)
		s.choice.Mark, s.choice.Hint, s.pending = views.Done, e.say("result."+highest.String()), false
		if highest == content.SelfCare && watch {
			s.choice.Hint = e.say("result.expected")
		}
		if e.out.holds(c) {
			s.choice.Mark, s.choice.Hint, s.pending = views.Open, e.say("today.saving"), true
		}
	}
	if isLeft {
		return leftCheckStep(e, left, highest)
	}
	if s.choice.Hint == "" {
		s.choice.Mark, s.choice.Hint = views.NoMark, e.say("today.check_hint")
	}
	return s
}

// leftCheck is the day's last check, if it was left before its end and found
// nothing that would be told first.
func leftCheck(e env) (coach.Check, bool) {
	for _, c := range slices.Backward(e.state.Checks) {
		if c.Day == e.day {
			return c, c.Level() < content.SameDay && (!c.Finished || c.Result.Incomplete())
		}
	}
	return coach.Check{}, false
}

// leftCheckStep offers to go on with a check. What an earlier one of the day calmed
// is no news then; what it asked for stays.
func leftCheckStep(e env, c coach.Check, highest content.Urgency) dayStep {
	hint := e.say("today.check_left")
	if highest >= content.SameDay {
		hint = e.say("today.check_left_after", content.Args{"Result": e.say("result." + highest.String())})
	}
	s := stepTo("check", "today.check", e, func(e env) action { return goOn(e, c).shown() })
	s.choice.Hint = hint
	return s
}

// sessionStep is the exercise session: to do, to go on with, done, or not now
// and why.
func sessionStep(e env) dayStep {
	s := stepTo("session", "today.session", e, func(env) action { return begin{} })
	plan := e.plan()
	if old, ok := e.state.Unfinished(e.day); ok {
		s.choice.Hint = e.say("today.resume", content.Args{"At": min(len(old.Done)+1, len(old.Planned)), "Of": len(old.Planned)})
	} else if done, ok := lastSession(e); ok {
		s.choice.Mark, s.choice.Hint = views.Done, e.say("today.exercised", content.Args{"N": done.Completed()})
	} else if n := len(plan.Routine); n > 0 {
		s.choice.Hint = e.say("today.exercises"+manner(plan), content.Args{"N": n})
	}
	if len(plan.Routine) == 0 && s.choice.Mark != views.Done && !asksFirst(e, plan) {
		s.choice.Mark, s.choice.Hint = views.Locked, e.say("why."+plan.WhyNone().ID+"_short")
	}
	return s
}

// manner is what is special about the day's session: that it is gentler, or that an
// exercise of it has come further.
func manner(plan coach.Plan) string {
	switch {
	case plan.Decision == coach.DecideEasier:
		return "_easier"
	case slices.ContainsFunc(plan.Grades, func(r coach.Reason) bool { return r.ID == "up" }):
		return "_more"
	}
	return ""
}

// asksFirst tells whether the questions before the first session decide what fits:
// the session is where they are asked.
func asksFirst(e env, plan coach.Plan) bool {
	return plan.WhyNone().ID == "none_fits" && !e.state.Profile.Finished("conditions")
}

// lastSession is today's newest session that has ended and in which anything was
// done, if there is one on disk.
func lastSession(e env) (coach.Session, bool) {
	for _, s := range slices.Backward(e.state.Sessions) {
		if s.Day == e.day && s.State != coach.SessionRunning && !e.out.holds(s) && s.Completed() > 0 {
			return s, true
		}
	}
	return coach.Session{}, false
}

// more are the quieter lines below the steps; what is needed less often stands on a
// page of its own.
func (t *today) more(e env) []dayStep {
	lines := careLines(e)
	if e.state.Profile.Finished("setup") {
		lines = append(lines,
			moreLine(e, "plan", func(e env) action { return goTo{newWhy(e)} }))
	}
	lines = append(lines,
		moreLine(e, "numbers", func(e env) action { return goTo{newPhonebook(e)} }),
		moreLine(e, "further", func(e env) action { return goTo{newFurther(e)} }))
	if e.state.Profile.Finished("setup") {
		relief := moreLine(e, "relief_now", func(env) action { return openRelief{under: t} })
		relief.choice.Key = e.keys.relief.Help().Key // as everywhere
		lines = append(lines, relief,
			moreLine(e, "lesson", func(e env) action { return openTodaysLesson(e, t) }))
	}
	return append(lines, habitLine(e, t)...) // without a digit and last: no line moves for it
}

func (t *today) view(e env) views.View {
	v := views.Today{
		Title: e.say("today.title", content.Args{"Date": SayDate(e.words, e.day)}),
		Head:  e.say("today.welcome"), Cursor: t.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.check, e.keys.help, e.keys.quit, e.keys.scroll), Words: wordsOf(e.words),
	}
	if stand, ok := e.state.Stand(e.lib, e.day); ok {
		v.Head = e.say("today.day", content.Args{"N": stand.Day, "Treatment": e.say("treatment." + stand.Subtype.ID)})
		v.Phase, v.About = e.say("phase."+stand.Phase.Name+".name"), e.say("phase."+stand.Phase.Name+".about")
		if stand.Waiting { // the days are over that it is for
			v.About = e.say("phase_page.stays")
		}
	}
	v.Notices = notices(e)
	if hardDay(e) { // what the phase is for cheers nobody up now
		v.About = ""
	}
	if how := t.ended(e); how != "" {
		v.Notices = append(v.Notices, views.Notice{Tone: views.Good, Head: e.say("today." + how)})
	}
	steps := len(t.steps(e))
	for i, s := range t.lines(e) {
		if i < steps {
			v.Steps = append(v.Steps, s.choice)
		} else {
			v.More = append(v.More, s.choice)
		}
	}
	v.Reminders = reminders(e)
	return v
}

// firstDays tells whether the clinic's sheet is a step of the day: in the first
// week after an injection or operation, until it was filled in.
func firstDays(e env) bool {
	stand, ok := e.state.Profile.OnDay(e.lib, e.day)
	return ok && stand.Invasive() && stand.Day <= 7 && !e.state.Profile.Finished("sheet")
}

// asksWishes tells whether what the patient wants to do again is a step of the day: from
// day 3 on (clinical section N9), until it was answered, and for a week; from then on it
// is under Settings alone. A hard day has other worries.
func asksWishes(e env) bool {
	const from, days = 3, 7
	p := e.state.Profile
	since := e.day.Since(p.Day)
	return since >= from && since < from+days && p.Finished("conditions") && len(p.Answers["wishes"]) == 0 && !hardDay(e)
}

// look, wait and slept make Today look again when the next thing falls due: a
// result that is asked about again, or the new day.
func (t *today) look(e env) action { return nil }

// wait is until the next moment at which Today says something else, an hour at
// most.
func (t *today) wait(e env) time.Duration {
	until := coach.NextDay(e.now.Wall).Sub(e.now.Wall)
	for _, o := range e.state.Standing(e.now.Wall) {
		if at := o.NextChange(e.now.Wall); !at.IsZero() {
			until = min(until, at.Sub(e.now.Wall))
		}
	}
	return max(min(until, time.Hour), time.Second)
}

func (t *today) slept(e env) action { return nil }
