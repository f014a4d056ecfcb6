package model

import (
	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// DayPlan tells in lines what is due on a day and what was decided, for reading
// outside of the coach: at the start of a shell, or by a clock that starts programs.
func DayPlan(s coach.State, lib *content.Library, w *content.Words, now Instant) []string {
	e := env{now: now, day: coach.DayOf(now.Wall), words: w, lib: lib, state: s, keys: newKeymap(w), out: &outbox{}}
	today := newToday(e)
	v, _ := today.view(e).(views.Today)
	lines := []string{joined(v.Title, v.Head)}
	for _, n := range v.Notices {
		lines = append(lines, n.Head)
		if n.Body != "" {
			lines = append(lines, n.Body)
		}
	}
	var due []string
	for _, step := range v.Steps {
		if step.Mark == views.Open {
			due = append(due, listed(step.Label, step.Hint))
		}
	}
	if len(due) > 0 {
		lines = append(lines, append([]string{"", w.Say("plan.due")}, due...)...)
	}
	plan := e.plan()
	lines = append(lines, "", w.Say("plan.decision."+string(plan.Decision)))
	for _, r := range plan.Reasons {
		lines = append(lines, "  "+sayReason(w, r))
	}
	for i := range plan.Routine {
		exercise := plannedSection(e, plan, i)
		lines = append(lines, "  "+exercise.Head)
		for _, line := range exercise.Lines {
			lines = append(lines, "    "+line)
		}
	}
	walk := walkSection(e)
	lines = append(lines, "", walk.Head)
	for _, line := range walk.Lines {
		lines = append(lines, "  "+line)
	}
	return lines
}

// listed is a step with what is said about it.
func listed(label, hint string) string {
	if hint == "" {
		return "  " + label
	}
	return "  " + label + ": " + hint
}
