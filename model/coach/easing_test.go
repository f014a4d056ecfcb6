package coach_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
)

// Only what eases: for any patient, month, conditions and paper each exercise is one that
// eases and that nothing bars, and is as the plan has it, at its first level, or at the
// clinic's dose below that.
func TestOnlyWhatEasesComesAtItsLeast(t *testing.T) {
	all, now, lowered := hindrances(), at(decided, "10:00"), 0
	rapid.Check(t, func(t *rapid.T) {
		s := anyMonth(t)
		if rapid.Bool().Draw(t, "all done lately") {
			s = s.With(strong(decided - 2))
		}
		paper := anyEasingPaper(t)
		for range rapid.IntRange(0, 2).Draw(t, "hindrances") {
			rapid.SampledFrom(all).Draw(t, "hindrance").add(&s, &paper)
		}
		s = s.With(paper)
		plan := s.Decide(lib, now)
		ease := s.With(coach.Entry{Stamp: stamp(at(decided, "09:50")), What: coach.EntryChoice, Of: coach.ChooseEase}).Decide(lib, now)
		if len(ease.Routine) > len(plan.Routine) {
			t.Fatalf("%d exercises, the plan has %d", len(ease.Routine), len(plan.Routine))
		}
		for _, p := range ease.Routine {
			if e, _ := lib.Exercise(p.Exercise); e.Role != "ease" {
				t.Fatalf("%s does not ease", p.Exercise)
			}
			if why := broken(s, treated.Add(decided), p); why != "" {
				t.Fatalf("%+v %s", p, why)
			}
			least := p
			least.Level, least.Dose = 1, nil
			i := slices.IndexFunc(plan.Routine, func(own coach.Planned) bool { return own.Exercise == p.Exercise })
			switch {
			case i >= 0 && (reflect.DeepEqual(p, plan.Routine[i]) || effort(p) <= effort(plan.Routine[i]) && plan.Grades[i].ID == "up"):
			case i < 0 && reflect.DeepEqual(p, least):
				if p.By == coach.ByEasier {
					lowered++
				}
			case i < 0 && p.Dose != nil && p.By == coach.ByClinic && effort(p) < effort(least):
			default:
				t.Fatalf("%+v (%.0f s); the plan has %+v", p, effort(p), plan.Routine)
			}
		}
	})
	if lowered == 0 {
		t.Error("none was ever above its least: the test tells nothing")
	}
}

// anyEasingPaper is a paper of a clinic that has something that eases in it, or has not.
func anyEasingPaper(t *rapid.T) coach.Prescription {
	paper := coach.Prescription{Stamp: stamp(at(decided-20, "07:00")), Clinic: "Dr. Lee", Written: treated.Add(decided - 20)}
	for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"pmr", "rest_90", "breath_46", "ankle_pump", "chin_tuck"}), 0, 3, rapid.ID).Draw(t, "prescribed") {
		p := coach.Prescribed{Span: upTo(rapid.IntRange(decided-5, decided+5).Draw(t, "until")), Exercise: id, Level: rapid.IntRange(1, 4).Draw(t, "level")}
		if rapid.Bool().Draw(t, "own dose") {
			p.Dose = &content.Dose{Sets: 1, Reps: rapid.SampledFrom([]int{1, 2, 20}).Draw(t, "reps"), Hold: rapid.IntRange(0, 60).Draw(t, "hold"), Rest: 10}
		}
		paper.Exercises = append(paper.Exercises, p)
	}
	return paper
}
