package model

import (
	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// phase is the page of the days after the treatment: what to keep to, what is normal
// now, what comes next and when, and what the treatment is hoped to do.
type phase struct{}

func newPhase(env) *phase { return &phase{} }

func (*phase) mode() mode { return choosing }

func (*phase) take(in Intent, e env) action {
	if in.Kind == Next || in.Kind == Back {
		return goBack{}
	}
	return nil
}

func (*phase) view(e env) views.View {
	v := views.Advice{
		Title: e.say("phase_page.title"), Cursor: -1, Words: wordsOf(e.words), Foot: reviewed(e),
		Keys: hints(e.keys.next, e.keys.back, e.keys.check, e.keys.scroll),
	}
	stand, ok := e.state.Stand(e.lib, e.day)
	if !ok {
		v.Headline = e.say("today.welcome")
		return v
	}
	course := "course." + stand.Course.ID
	now := course + "." + stand.Phase.Name
	v.Headline = e.say("phase_page.head", content.Args{"N": stand.Day, "Phase": e.say("phase." + stand.Phase.Name + ".name")})
	section := func(id string, lines ...string) {
		v.Sections = append(v.Sections, views.Section{Head: e.say("phase_page." + id), Lines: lines})
	}
	if stand.Waiting { // the days are over that this phase is for
		section("now", e.say("phase_page.stays"))
	} else {
		section("now", e.say(now+".about"))
	}
	if !stand.Waiting && urgentNotice(e) == nil { // what was normal in them is none now, nor beside a warning
		section("normal", e.say(now+".normal"))
	}
	section("allowed", keepTo(e, stand)...)
	section("next", nextPhase(e, stand))
	section("when", e.say(course+".when"))
	section("wears_off", e.say(course+".wears_off"))
	return v
}

// keepTo lists the limits of daily life and of a session; one that the clinic set
// says so.
func keepTo(e env, stand coach.Stand) []string {
	own, _ := e.state.Profile.OnDay(e.lib, e.day)
	usual, now := own.Phase.Limits, stand.Phase.Limits
	clinics := func(text string, changed bool) string {
		if changed && !stand.Waiting {
			return e.say("phase_page.clinic", content.Args{"Text": text})
		}
		return text
	}
	return append([]string{
		clinics(sayLift(e, now), now.LiftNone || now.LiftKg != usual.LiftKg),
		clinics(saySit(e.words, now.SitMin), now.SitMin != usual.SitMin),
		clinics(e.say("limit.drive."+now.Drive), now.Drive != usual.Drive),
		e.say("limit.bathe." + now.Bathe),
		e.say("phase_page.walk", content.Args{"Text": e.say("limit.walk." + now.Walk)}),
	}, sessionLimits(e, stand.Phase)...)
}

// sayLift says how much may be lifted or carried on a day.
func sayLift(e env, l content.Limits) string {
	kg, limited := l.Lift()
	switch until := coach.Day(e.state.Profile.Answers.First("lift_until")); {
	case !limited:
		return e.say("limit.lift.free")
	case kg > 0:
		return e.say("limit.lift.max", content.Args{"Weight": e.weight(kg)})
	case until == "":
		return e.say("limit.lift.none_open")
	default:
		return e.say("limit.lift.none", content.Args{"Date": SayDate(e.words, until)})
	}
}

func saySit(w *content.Words, minutes int) string {
	if minutes == 0 {
		return w.Say("limit.sit.free")
	}
	return w.Say("limit.sit.max", content.Args{"N": minutes})
}

// sessionLimits say what a session may have in the phase.
func sessionLimits(e env, p content.Phase) []string {
	if p.Exercises == 0 {
		return []string{e.say("phase_page.quiet")}
	}
	return []string{
		e.say("phase_page.level", content.Args{"Level": p.MaxLevel, "N": p.Exercises}),
		e.say("phase_page.cap", content.Args{"Cap": p.PainCap}),
	}
}

// nextPhase says what comes next and when.
func nextPhase(e env, stand coach.Stand) string {
	name := e.say("phase." + stand.Next.Name + ".name")
	widens := stand.Next.Name == stand.Phase.Name // a stretch of the same phase that allows more
	switch {
	case stand.Next.Name == "":
		return e.say("phase_page.last")
	case stand.Waiting && widens:
		return e.say("phase_page.widening_waits")
	case stand.Waiting:
		return e.say("phase_page.waiting", content.Args{"Phase": name})
	}
	id := "phase_page.next_on"
	if widens {
		id = "phase_page.widens"
	}
	return e.say(id, content.Args{"Phase": name, "Day": SayDate(e.words, stand.NextFrom), "Distance": sayDistance(e.words, stand.NextFrom, e.day)})
}

// sayOfSheet says one dated line of the clinic's own sheet.
func sayOfSheet(e env, id string, day coach.Day) string {
	kg, _ := e.state.Profile.Answers.Number("lift_kg")
	if id == "lift_until" && kg == 0 {
		id = "lift_none"
	}
	return e.say("sheet."+id, content.Args{"Date": SayDate(e.words, day), "Weight": e.weight(kg), "Distance": sayDistance(e.words, day, e.day)})
}
