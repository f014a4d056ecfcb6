package coach_test

import (
	"fmt"
	"slices"
	"strconv"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// kinds are the treatments that a person can have.
func kinds() []triage.Treatment {
	var all []triage.Treatment
	for _, c := range lib.Courses() {
		for _, s := range c.Subtypes {
			t := triage.Treatment{Type: s.Type, Subtype: s.ID}
			if s.ID == s.Type {
				t.Subtype = ""
			}
			all = append(all, t)
		}
	}
	return all
}

// anyProfile draws a patient on day 20 of these tests: one to three treatments,
// today or up to 120 days ago, and any conditions.
func anyProfile(t *rapid.T) coach.Profile {
	p := patient("physical_therapy", "")
	p.Treatments = nil
	for range rapid.IntRange(1, 3).Draw(t, "treatments") {
		one := rapid.SampledFrom(kinds()).Draw(t, "treatment")
		one.Date = string(treated.Add(20 - rapid.IntRange(0, 120).Draw(t, "days ago")))
		p.Treatments = append(p.Treatments, one)
	}
	ticks := func(question string, all ...string) {
		p.Answers[question] = rapid.SliceOfNDistinct(rapid.SampledFrom(all), 0, 3, rapid.ID).Draw(t, question)
	}
	ticks("worse_with", "flexs", "exts", "not_sure")
	ticks("conditions", "kneel", "wrist", "shoulder", "hiprep", "falls", "bp", "not_sure")
	ticks("facts", "bone_fragile", "pregnant", "none", "not_sure")
	ticks("equipment", "all", "mat", "chair", "worktop", "cushion", "towel", "stick", "step", "box")
	if len(p.Answers["equipment"]) == 0 {
		delete(p.Answers, "equipment")
	}
	p.Answers["surface"] = []string{rapid.SampledFrom([]string{"floor", "bed", "chair"}).Draw(t, "surface")}
	if rapid.Bool().Draw(t, "usual is known") {
		p = usually(p, rapid.IntRange(0, 9).Draw(t, "usual"))
	}
	if rapid.IntRange(0, 9).Draw(t, "conditions were asked") == 0 {
		p.Done = []string{"setup", "first_check"}
	}
	return p
}

// anyCheckIn draws a check-in of a day at an hour.
func anyCheckIn(t *rapid.T, day, hour int) coach.CheckIn {
	pain := func() string { return strconv.Itoa(rapid.IntRange(0, 9).Draw(t, "pain")) }
	c := checkIn(at(day, fmt.Sprintf("%02d:00", hour)))
	c.Answers["news"] = []string{rapid.SampledFrom([]string{"nothing", "nothing", "nothing", "nothing", "fall", "low_mood"}).Draw(t, "news")}
	if rapid.IntRange(0, 5).Draw(t, "left after the first screen") == 0 {
		return c
	}
	c.Answers["back_now"], c.Answers["back_worst"], c.Answers["leg_now"] = []string{pain()}, []string{pain()}, []string{pain()}
	c.Answers["leg_side"] = []string{rapid.SampledFrom([]string{"left", "right", "both"}).Draw(t, "side")}
	c.Answers["leg_lowest"] = []string{rapid.SampledFrom([]string{"buttock", "thigh", "foot"}).Draw(t, "lowest")}
	if word := rapid.SampledFrom([]string{"", "settled", "lingering", "worse"}).Draw(t, "morning"); word != "" {
		c.Answers["after_session"] = []string{word}
	}
	return c
}

// anyHistory draws three weeks of records up to day 20, with a check-in on the
// last day. Full checks are frequent, so that not everything stops at a check
// that is due.
func anyHistory(t *rapid.T) coach.State {
	p := anyProfile(t)
	if wish := rapid.SampledFrom([]string{"", "two", "ease", "walk"}).Draw(t, "flare plan"); wish != "" {
		p.Answers["flare_shorter"], p.Done = []string{wish}, append(p.Done, "flare")
	}
	s := state(p)
	for day := rapid.IntRange(0, 20).Draw(t, "first day"); day <= 20; day++ {
		if day == 20 || rapid.IntRange(0, 6).Draw(t, "missed") > 0 {
			s = s.With(anyCheckIn(t, day, 6))
		}
		if rapid.IntRange(0, 4).Draw(t, "a second check-in") == 0 {
			s = s.With(anyCheckIn(t, day, 7))
		}
		if rapid.Bool().Draw(t, "a check") {
			s = s.With(checked(at(day, "07:30"), "full"))
		}
		if rapid.IntRange(0, 3).Draw(t, "a session") == 0 {
			s = s.With(coach.Session{Stamp: stamp(at(day, "07:45")), State: coach.SessionDone, Reds: rapid.IntRange(0, 1).Draw(t, "reds")})
		}
	}
	if choice := rapid.SampledFrom([]string{"", "plan", "before", "gentler", "ease", "walk", "rest"}).Draw(t, "choice"); choice != "" {
		s = s.With(wants(-60, choice))
	}
	return s.With(checked(at(20, "07:50"), "full"))
}

// rank orders decisions: a higher one allows more.
func rank(d coach.Decision) int {
	return slices.Index([]coach.Decision{coach.DecideLocked, coach.DecideCheckFirst, coach.DecideRest, coach.DecideEasier, coach.DecideGo}, d)
}

// codesOf are the condition codes that hold for a patient, written out once more
// by hand from clinical section E.
func codesOf(s coach.State, day coach.Day) map[string]bool {
	p := s.Profile
	codes := map[string]bool{}
	for _, t := range p.Treatments {
		n := day.Since(coach.Day(t.Date))
		switch t.Subtype {
		case "microdiscectomy", "endoscopic":
			codes["DISC2"], codes["DISC6"] = codes["DISC2"] || n < 14, codes["DISC6"] || n < 42
		case "fusion":
			codes["FUS6"], codes["FUS12"] = codes["FUS6"] || n < 42, codes["FUS12"] || n < 84
		case "vertebroplasty", "kyphoplasty":
			codes["VCF12"] = codes["VCF12"] || n < 84
		}
	}
	unknown := len(p.Answers["facts"]) == 0 || p.Answers.Has("facts", "not_sure")
	codes["OSTEO"] = unknown || p.Answers.Has("facts", "bone_fragile")
	codes["PREG"] = unknown || p.Answers.Has("facts", "pregnant")
	for code, where := range map[string][2]string{
		"FLEXS": {"worse_with", "flexs"}, "EXTS": {"worse_with", "exts"},
		"KNEEL": {"conditions", "kneel"}, "WRIST": {"conditions", "wrist"}, "SHOULDER": {"conditions", "shoulder"},
		"HIPREP": {"conditions", "hiprep"}, "FALLS": {"conditions", "falls"}, "BP": {"conditions", "bp"},
	} {
		codes[code] = p.Answers.Has(where[0], where[1]) || p.Answers.Has(where[0], "not_sure")
	}
	for _, c := range s.CheckIns {
		if leg, _ := c.Answers.Int("leg_now"); c.Day == day && leg >= 6 {
			codes["IRRIT"] = true
		}
	}
	return codes
}

// forbidden names what is wrong with an exercise of a routine; "" if it may be
// there.
func forbidden(s coach.State, day coach.Day, planned coach.Planned) string {
	e, ok := lib.Exercise(planned.Exercise)
	if !ok {
		return "is not in the library"
	}
	e = e.In(planned.Position)
	if planned.Position != "" && e.Position != planned.Position {
		return "cannot be done " + planned.Position
	}
	if owned := s.Profile.Answers["equipment"]; len(owned) > 0 && !slices.Contains(owned, "all") {
		for _, need := range e.Needs {
			if need == "pillow" {
				need = "cushion"
			}
			if always := need == "wall" || need == "sock" || need == "shoes"; !always && !slices.Contains(owned, need) {
				return "needs a " + need
			}
		}
	}
	codes := codesOf(s, day)
	for _, code := range e.Not {
		if codes[code] {
			return "is barred by " + code
		}
	}
	for _, t := range s.Profile.Treatments {
		course, _, _ := lib.Treatment(t.Type, t.Subtype)
		n := max(0, day.Since(coach.Day(t.Date)))
		if ids := course.AllowedOn(n); !slices.Contains(ids, "*") && !slices.Contains(ids, e.ID) {
			return "is not in the phase of " + course.ID
		}
		if planned.Level < 1 || planned.Level > course.On(n).MaxLevel {
			return "is above the level of " + course.ID
		}
	}
	places := map[string][]string{
		"floor": {"standing", "sitting", "kneeling", "all_fours", "side", "prone", "lying"},
		"bed":   {"standing", "sitting", "side", "prone", "lying"},
		"chair": {"standing", "sitting"},
	}
	switch {
	case !slices.Contains(places[s.Profile.Surface()], e.Position):
		return "cannot be done on the " + s.Profile.Surface()
	case e.Floor && s.Profile.Surface() != "floor":
		return "needs the floor"
	case e.Alone:
		return "has a place of its own in the day"
	case !s.Profile.Finished("conditions") && e.AllowedUnder == content.AllowedUnderNone:
		return "comes before the conditions were asked"
	}
	return ""
}
