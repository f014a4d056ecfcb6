package coach_test

import (
	"flag"
	"fmt"
	"testing"

	"backcoach/content"
	"backcoach/model/coach"
)

// allPairs tries every pair of limits on every day; it takes about a minute.
var allPairs = flag.Bool("all-pairs", false, "try every pair of conditions and limits")

// hindrance is one condition of a patient, or one limit of a clinic.
type hindrance struct {
	name string
	add  func(s *coach.State, paper *coach.Prescription)
}

// hindrances are all conditions that are asked for, and every kind of limit.
func hindrances() []hindrance {
	answer := func(question string, choices ...string) []hindrance {
		var all []hindrance
		for _, c := range choices {
			all = append(all, hindrance{question + " " + c, func(s *coach.State, _ *coach.Prescription) {
				was := s.Profile.Answers[question]
				if len(was) == 1 && was[0] == "none" {
					was = nil
				}
				s.Profile.Answers[question] = append(was, c)
			}})
		}
		return all
	}
	limit := func(name string, l coach.Limit) hindrance {
		return hindrance{name, func(_ *coach.State, p *coach.Prescription) { p.Limits = append(p.Limits, l) }}
	}
	all := append(answer("worse_with", "flexs", "exts", "not_sure"), answer("conditions", "kneel", "wrist", "shoulder", "hiprep", "falls", "bp", "not_sure")...)
	all = append(all, answer("facts", "bone_fragile", "pregnant", "not_sure")...)
	for _, move := range content.Moves() {
		all = append(all, limit("not "+move, coach.Limit{Moves: []string{move}}))
	}
	for level := 1; level <= 2; level++ {
		all = append(all, limit(fmt.Sprintf("level %d", level), coach.Limit{Bounds: coach.Bounds{MaxLevel: level}}))
	}
	for _, surface := range []string{"bed", "chair"} {
		all = append(all, hindrance{"on a " + surface, func(s *coach.State, _ *coach.Prescription) { s.Profile.Answers["surface"] = []string{surface} }})
	}
	return append(all, limit("phase P1", coach.Limit{Bounds: coach.Bounds{Phase: "P1"}}),
		hindrance{"leg pain of six", func(s *coach.State, _ *coach.Prescription) {
			c := s.CheckIns[len(s.CheckIns)-1]
			c.Answers = answersOf(c.Answers)
			c.Answers["leg_now"] = []string{"6"}
			*s = s.With(c)
		}})
}

// A plan never exceeds a limit, whoever the patient is: every condition and limit
// alone and every two of them, after every treatment, on the days on which a phase
// begins, the day before and the day after, by somebody who has come to the highest
// level of every exercise.
func TestNoPlanExceedsALimit(t *testing.T) {
	all, share := hindrances(), 13
	if *allPairs {
		share = 1
	}
	for _, course := range lib.Courses() {
		for _, subtype := range course.Subtypes {
			for i, phase := range course.Phases {
				for days := max(0, phase.From-1); days <= phase.From+1; days++ {
					for a := range all {
						// On each day every one alone and a share of the pairs, another one
						// from day to day.
						for b := a; b < len(all); b++ {
							if (a+b+i+days)%share == 0 || a == b {
								limited(t, subtype, days, all[a], all[b])
							}
						}
					}
				}
			}
		}
	}
}

func limited(t *testing.T, subtype content.Subtype, days int, two ...hindrance) {
	t.Helper()
	p := patient(subtype.Type, subtype.ID)
	if subtype.ID == subtype.Type {
		p = patient(subtype.Type, "")
	}
	day := treated.Add(days)
	wish := lib.Wishes()[days%len(lib.Wishes())] // what is preferred is nothing that a limit bars
	p.Answers["wishes"] = []string{wish.ID}
	s := state(p, strong(days-1), checkIn(at(days, "08:00"), "news", "nothing", "back_now", "1", "leg_now", "0", "sleep", "good", "after_session", "settled"))
	paper := coach.Prescription{Stamp: stamp(at(days, "07:00")), Clinic: "Dr. Lee", Written: day}
	two[0].add(&s, &paper)
	if two[1].name != two[0].name {
		two[1].add(&s, &paper)
	}
	s = s.With(paper)
	course, _, _ := lib.Treatment(subtype.Type, subtype.ID)
	phase := course.On(days)
	routine := s.Routine(lib, day)
	if len(routine) > phase.Exercises {
		t.Fatalf("%s, day %d, %s and %s: %d exercises, the phase has %d", subtype.ID, days, two[0].name, two[1].name, len(routine), phase.Exercises)
	}
	for _, planned := range routine {
		why := broken(s, day, planned)
		if planned.Level > phase.Highest(planned.Exercise) {
			why = "is above its level in the phase"
		}
		if why != "" {
			t.Fatalf("%s, day %d, %s and %s: %+v %s", subtype.ID, days, two[0].name, two[1].name, planned, why)
		}
	}
}

// strong is a session with every exercise at the highest level.
func strong(day int) coach.Session {
	s := coach.Session{Stamp: stamp(at(day, "09:00")), State: coach.SessionDone}
	for _, e := range lib.Exercises() {
		if !e.Alone {
			s.Planned = append(s.Planned, coach.Planned{Exercise: e.ID, Level: 5})
			s.Done = append(s.Done, coach.Outcome{Exercise: e.ID, Level: 5, Feel: "fine", Seconds: 60})
		}
	}
	return s
}
