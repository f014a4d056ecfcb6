package coach

import (
	"slices"

	"backcoach/content"
	"backcoach/model/triage"
)

// Stand is where the patient is in recovery on a day.
type Stand struct {
	Treatment triage.Treatment // the one that decides
	Subtype   content.Subtype
	Course    content.Course
	Phase     content.Phase
	Day       int // days since that treatment, 0 is its day
	// Allowed are the exercises that every treatment's course allows; nil means
	// all of the library.
	Allowed []string
}

// Standing of a profile without any treatment is not possible: set-up asks for
// one. OnDay gives false until it was.
func (p Profile) OnDay(lib *content.Library, day Day) (Stand, bool) {
	var strictest Stand
	found := false
	for _, t := range p.Treatments {
		course, subtype, ok := lib.Treatment(t.Type, t.Subtype)
		if !ok {
			continue
		}
		n := max(0, day.Since(Day(t.Date)))
		s := Stand{Treatment: t, Subtype: subtype, Course: course, Phase: course.On(n), Day: n, Allowed: allowed(course.AllowedOn(n))}
		if found {
			s = stricter(strictest, s)
		}
		strictest, found = s, true
	}
	return strictest, found
}

// allowed turns the list of a course into ours: nil for every exercise.
func allowed(ids []string) []string {
	if slices.Contains(ids, "*") {
		return nil
	}
	return slices.Clone(ids)
}

// stricter joins two treatments: the earlier phase decides, at equal phases the
// later treatment; only what both allow is allowed (clinical section N4: the
// strictest phase wins).
func stricter(a, b Stand) Stand {
	common := both(a.Allowed, b.Allowed)
	s := a
	if b.Phase.Name < a.Phase.Name || b.Phase.Name == a.Phase.Name && b.Day < a.Day {
		s = b
	}
	s.Allowed = common
	s.Phase.Exercises = min(a.Phase.Exercises, b.Phase.Exercises)
	s.Phase.MaxLevel = min(a.Phase.MaxLevel, b.Phase.MaxLevel)
	s.Phase.PainCap = min(a.Phase.PainCap, b.Phase.PainCap)
	return s
}

func both(a, b []string) []string {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	common := []string{}
	for _, id := range a {
		if slices.Contains(b, id) {
			common = append(common, id)
		}
	}
	return common
}

// Invasive tells whether the treatment went through the skin: the first days
// after it are quiet days and pain limits are lower (clinical section N8).
func (s Stand) Invasive() bool {
	return s.Treatment.Type == "injection" || s.Treatment.Type == "procedure"
}

// codes are the condition codes of the exercise library that hold for a
// patient on a day: weeks after an operation, facts, and what the patient said
// about moving (clinical section E).
func (s State) codes(lib *content.Library, day Day) map[string]bool {
	codes := map[string]bool{}
	for _, t := range s.Profile.Treatments {
		_, subtype, ok := lib.Treatment(t.Type, t.Subtype)
		if !ok {
			continue
		}
		n := day.Since(Day(t.Date))
		for _, w := range healing {
			if slices.Contains(subtype.Tags, w.tag) && n < w.days {
				codes[w.code] = true
			}
		}
	}
	facts := s.Profile.Facts()
	codes["OSTEO"] = facts.Tick == nil || facts.Tick["bone_fragile"]
	codes["PREG"] = facts.Tick == nil || facts.Tick["pregnant"]
	for question, all := range movement {
		for _, c := range all {
			unsure := s.Profile.Answers.Has(question, "not_sure")
			codes[c.code] = unsure || s.Profile.Answers.Has(question, c.answer)
		}
	}
	if c, ok := s.Latest(day); ok {
		leg, _ := c.Answers.Int("leg_now")
		codes["IRRIT"] = leg >= irritable
	}
	return codes
}

// irritable is the leg pain from which nerves count as irritable (clinical
// section E, code IRRIT).
const irritable = 6

// healing are the codes that last a time after a treatment with a tag.
var healing = []struct {
	tag, code string
	days      int
}{
	{"disc", "DISC2", 14}, {"disc", "DISC6", 42}, {"implant", "FUS12", 84}, {"cement", "VCF12", 84},
}

// movement are the codes that the patient's own answers set; "not sure" sets
// them all.
var movement = map[string][]struct{ answer, code string }{
	"worse_with": {{"flexs", "FLEXS"}, {"exts", "EXTS"}},
	"conditions": {{"kneel", "KNEEL"}, {"wrist", "WRIST"}, {"shoulder", "SHOULDER"}, {"hiprep", "HIPREP"}, {"falls", "FALLS"}, {"bp", "BP"}},
}
