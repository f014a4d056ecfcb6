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
	cursor int
}

func newToday(e env) *today {
	t := &today{}
	for i, s := range t.steps(e) {
		if s.choice.Mark == views.Open && !s.pending {
			t.cursor = i
			break
		}
	}
	return t
}

// dayStep is one line of Today and what Enter does there.
type dayStep struct {
	choice views.Choice
	act    func(e env) action
	// pending is set while what was done is on its way to the disk: it is not
	// called done yet, and is not the next step any more.
	pending bool
}

func (t *today) mode() mode { return choosing }

func (t *today) take(in Intent, e env) action {
	return takeLine(&t.cursor, in, append(t.steps(e), t.more(e)...), e)
}

// takeLine moves along lines, or does what one of them is for.
func takeLine(cursor *int, in Intent, lines []dayStep, e env) action {
	switch in.Kind {
	case Up, Down:
		*cursor = step(*cursor, in.Kind, len(lines))
	case Choose:
		if i := lineIndex(in.N, len(lines)); i >= 0 {
			return lines[i].act(e)
		}
	case Next:
		return lines[min(*cursor, len(lines)-1)].act(e)
	}
	return nil
}

// steps are the day's steps, in their order: what is open from a warning comes
// first.
func (t *today) steps(e env) []dayStep {
	if e.readOnly {
		return nil
	}
	if !e.state.Profile.Finished("setup") {
		return []dayStep{{choice: views.Choice{Label: e.say("today.setup"), Mark: views.Open}, act: func(e env) action { return goTo{newSetup(e)} }}}
	}
	var steps []dayStep
	for _, o := range e.state.Standing(e.now.Wall) {
		if o.Ask {
			steps = append(steps, closingStep(e, o))
		}
	}
	steps = append(steps, checkInStep(e))
	if s, ok := checkStep(e); ok {
		steps = append(steps, s)
	}
	steps = append(steps, sessionStep(e))
	steps = append(steps, flareStep(e)...)
	if e.state.Profile.Confirm(e.day, e.lib.Triggers().ConfirmDays) {
		steps = append(steps, dayStep{choice: views.Choice{Label: e.say("today.confirm"), Hint: e.say("today.confirm_hint"), Mark: views.Open}, act: func(e env) action { return goTo{newConfirm(e)} }})
	}
	if firstDays(e) {
		steps = append(steps, dayStep{choice: views.Choice{Label: e.say("today.more.sheet"), Hint: e.say("today.sheet_hint"), Mark: views.Open}, act: func(e env) action { return goTo{newSheet(e)} }})
	}
	return steps
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
	s := dayStep{choice: views.Choice{Label: e.say("today.checkin"), Mark: views.Open}, act: func(e env) action { return goTo{newCheckIn(e, e.day)} }}
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

// checkStep is the warning check, when it is due or was done today.
func checkStep(e env) (dayStep, bool) {
	due := e.state.DueChecks(e.lib.Triggers(), e.now.Wall)
	s := dayStep{choice: views.Choice{Label: e.say("today.check"), Mark: views.Open}, act: func(e env) action { return openCheck{} }}
	left, isLeft := leftCheck(e)
	if len(due) > 0 && !(isLeft && due[0].Offered()) {
		s.choice.Hint = e.say("today.due." + due[0].Trigger)
		s.act = func(env) action { return openCheck{due: &due[0]} }
		return s, true
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
		s = leftCheckStep(e, left, highest)
	}
	return s, s.choice.Hint != ""
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
	choice := views.Choice{Label: e.say("today.check"), Hint: hint, Mark: views.Open}
	return dayStep{choice: choice, act: func(e env) action { return goOn(e, c).shown() }}
}

// sessionStep is the exercise session: to do, to go on with, done, or not now
// and why.
func sessionStep(e env) dayStep {
	s := dayStep{choice: views.Choice{Label: e.say("today.session"), Mark: views.Open}, act: func(env) action { return begin{} }}
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
	if !e.readOnly {
		lines = append(lines, moreLine(e, "check", func(e env) action { return openCheck{} }))
	}
	return append(lines,
		moreLine(e, "numbers", func(e env) action { return goTo{newPhonebook(e)} }),
		moreLine(e, "further", func(e env) action { return goTo{newFurther(e)} }))
}

func moreLine(e env, id string, act func(e env) action) dayStep {
	return dayStep{choice: views.Choice{Label: e.say("today.more." + id)}, act: act}
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
	}
	v.Notices = notices(e)
	if hardDay(e) { // what the phase is for cheers nobody up now
		v.About = ""
	}
	for i, s := range t.steps(e) {
		s.choice.Key = choiceKey(i, digitChoices)
		v.Steps = append(v.Steps, s.choice)
	}
	for i, s := range t.more(e) {
		s.choice.Key = choiceKey(i+len(v.Steps), digitChoices)
		v.More = append(v.More, s.choice)
	}
	v.Reminders = reminders(e)
	return v
}

// hardDay tells whether a warning result is open that locks, or it hurts too much for a
// session.
func hardDay(e env) bool {
	plan := e.plan()
	return plan.Decision == coach.DecideLocked || slices.ContainsFunc(plan.Reasons, func(r coach.Reason) bool { return r.ID == "pain_high" })
}

// notices are what must be known before anything else: an open result first.
func notices(e env) []views.Notice {
	var all []views.Notice
	for _, o := range e.state.Standing(e.now.Wall) {
		if n := openNotice(e, o); !slices.Contains(all, n) { // several results may say the same
			all = append(all, n)
		}
	}
	if e.demo {
		all = append(all, views.Notice{Tone: views.Quiet, Head: e.say("notice.demo")})
	}
	if e.readOnly {
		all = append(all, views.Notice{Tone: views.Caution, Head: e.say("notice.read_only"), Body: e.say("notice.read_only_way")})
	}
	if e.out.err != nil {
		all = append(all, views.Notice{Tone: views.Caution, Head: e.say("notice.not_saved")})
	}
	return all
}

// openNotice tells an open result with whom to call.
func openNotice(e env, o coach.Open) views.Notice {
	numbers := numberLine(numbersFor(e, o.Check))
	switch {
	case o.Check.Level() > o.Check.Result.Urgency:
		return views.Notice{Tone: views.Danger, Head: e.say("notice.held"), Body: numbers}
	case raised(e, o.Check):
		return views.Notice{Tone: views.Danger, Head: e.say("notice.raised"), Body: numbers}
	case o.Level == content.Soon && o.CarryOn:
		return views.Notice{Tone: views.Caution, Head: e.say("notice.unlocked"), Body: numbers}
	case o.Level == content.Soon && !o.Overdue:
		return views.Notice{Tone: views.Quiet, Head: e.say("notice.soon", content.Args{"Day": SayDate(e.words, o.Check.CallBy())}), Body: numbers}
	case o.Level == content.Soon:
		return views.Notice{Tone: views.Caution, Head: e.say("notice.overdue"), Body: numbers}
	case o.Level == content.Emergency:
		id := "notice.locked"
		if o.Body < content.Emergency {
			id = "notice.mind"
		}
		return views.Notice{Tone: views.Danger, Head: shortAdvice(e, o.Check), Body: e.say(id)}
	}
	id := "notice.same_day"
	switch {
	case !o.Check.TouchesBody():
		id = "notice.same_day_mind"
	case o.Until != "":
		id = "notice.until"
	case o.Gently:
		id = "notice.gently"
	case o.CarryOn:
		id = "notice.unlocked"
	}
	return views.Notice{Tone: views.Caution, Head: e.say(id, content.Args{"Day": SayDate(e.words, o.Until)}), Body: numbers}
}

// reminders are what the clinic's paper says, what its own sheet of day 1 says for
// the days around today, and what is still missing.
func reminders(e env) []string {
	lines := clinicLines(e)
	a := e.state.Profile.Answers
	for _, id := range []string{"dressing_off", "shower_from", "drive_from", "lift_until", "thinner_from", "next_visit"} {
		day := coach.Day(a.First(id))
		ahead := day.Since(e.day)
		if day == "" || ahead < -1 || ahead > 60 {
			continue
		}
		lines = append(lines, sayOfSheet(e, id, day))
	}
	if note := a.First("sheet_note"); note != "" {
		lines = append(lines, e.say("sheet.note", content.Args{"Note": note}))
	}
	if e.state.Profile.Finished("setup") && a.First("clinic_phone") == "" {
		lines = append(lines, e.say("today.phones_missing"))
	}
	return lines
}

// firstDays tells whether the clinic's sheet is a step of the day: in the first
// week after an injection or operation, until it was filled in.
func firstDays(e env) bool {
	stand, ok := e.state.Profile.OnDay(e.lib, e.day)
	return ok && stand.Invasive() && stand.Day <= 7 && !e.state.Profile.Finished("sheet")
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

// short says an open emergency in a window that is too small for Today.
func (t *today) short(e env) string {
	for _, o := range e.state.Standing(e.now.Wall) {
		if isEmergency(e, o.Check) && o.Level == content.Emergency {
			return shortAdvice(e, o.Check)
		}
	}
	return ""
}
