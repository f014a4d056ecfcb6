package model

import (
	"backcoach/content"
	"backcoach/views"
)

// liftPage is the advice on lifting and sudden movements, with what holds now
// (clinical sections I and D).
type liftPage struct{ from screen }

func (l *liftPage) mode() mode { return choosing }

func (l *liftPage) take(in Intent, _ env) action {
	if in.Kind == Next || in.Kind == Back {
		return goTo{l.from}
	}
	return nil
}

func (l *liftPage) view(e env) views.View {
	v := views.Day{Title: e.say("lift_page.title"), Keys: hints(e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words)}
	if lines := liftLimits(e); len(lines) > 0 {
		v.Sections = append(v.Sections, views.Section{Head: e.say("lift_page.limits"), Lines: lines})
	}
	for _, id := range []string{"lift", "sudden"} {
		v.Sections = append(v.Sections, views.Section{Head: e.say("lift_page.head." + id), Lines: e.words.List("lift_page." + id)})
	}
	return v
}

// liftLimits are what the phase, the clinic and its sheet say about lifting now.
func liftLimits(e env) []string {
	stand, ok := e.state.Stand(e.lib, e.day)
	if !ok {
		return nil
	}
	lines := []string{sayLift(e, stand.Phase.Limits)}
	most, _ := stand.Phase.Limits.Lift()
	if kg, ok := e.state.SheetLift(e.day); ok && kg != most {
		lines = append(lines, e.say("lift_page.sheet", content.Args{"Weight": e.weight(kg)}))
	}
	if e.state.NoBending(e.lib, e.day) {
		lines = append(lines, e.say("lift_page.blt"))
	}
	return lines
}
