package model

import (
	"slices"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

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
		return views.Notice{Tone: views.Caution, Head: e.say("notice.same_day_mind", content.Args{"Number": numbers}), Body: e.say("advice.stays_open")}
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
