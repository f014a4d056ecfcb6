package coach

import (
	"slices"

	"backcoach/content"
)

// barred are the condition codes of the exercise library that hold for a patient
// on a day: weeks after an operation, facts, what the patient said about moving,
// and leg pain (clinical section E).
func (s State) barred(lib *content.Library, day Day) map[string]bool {
	codes := map[string]bool{}
	for _, t := range s.Profile.Treatments {
		_, subtype, _ := lib.Treatment(t.Type, t.Subtype)
		for _, w := range healing {
			if slices.Contains(subtype.Tags, w.tag) && daysSince(t, day) < w.days {
				codes[w.code] = true
			}
		}
	}
	tick := s.Profile.Facts(lib.Facts()).Tick // unknown facts count as present
	for code, fact := range map[string]string{"OSTEO": "bone_fragile", "PREG": "pregnant"} {
		present, known := tick[fact]
		codes[code] = codes[code] || present || !known
	}
	for question, all := range movement {
		unsure := s.Profile.Answers.Has(question, "not_sure")
		for _, c := range all {
			codes[c.code] = unsure || s.Profile.Answers.Has(question, c.answer)
		}
	}
	for _, c := range s.on(day) {
		if leg, ok := c.Answers.Int("leg_now"); ok && leg >= irritable {
			codes[irritated] = true
		}
	}
	return codes
}

// lasting are those of the codes that hold which do not end by themselves, with the
// weeks after an operation, with a calmer leg or with a birth: only another answer of
// the patient ends them.
func (s State) lasting(lib *content.Library, day Day) map[string]bool {
	codes := s.barred(lib, day)
	for _, w := range healing {
		if w.days < forever {
			delete(codes, w.code)
		}
	}
	delete(codes, irritated)
	delete(codes, "PREG")
	return codes
}

// irritable is the leg pain from which nerves count as irritable (clinical
// section E, code IRRIT).
const irritable = 6

// irritated is the code of that, which no paper lifts.
const irritated = "IRRIT"

// healing are the codes that last so many days after a treatment with a tag.
var healing = []struct {
	tag, code string
	days      int
}{
	{"disc", "DISC2", 14}, {"disc", "DISC6", 42}, {"implant", "FUS6", 42}, {"implant", "FUS12", 84}, {"cement", "VCF12", 84},
	// A vertebra that broke means thin bones, whatever was ticked: E6 says "never
	// loaded flexion or twist" of the last phase, too.
	{"cement", "OSTEO", forever},
}

// forever is longer than anybody uses the program, in days.
const forever = 365 * 100

// movement are the codes that the patient's own answers set; "not sure" sets
// them all.
var movement = map[string][]struct{ answer, code string }{
	"worse_with": {{"flexs", "FLEXS"}, {"exts", "EXTS"}},
	"conditions": {{"kneel", "KNEEL"}, {"wrist", "WRIST"}, {"shoulder", "SHOULDER"}, {"hiprep", "HIPREP"}, {"falls", "FALLS"}, {"bp", "BP"}},
}
