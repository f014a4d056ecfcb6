package coach

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"backcoach/content"
	"backcoach/model/triage"
)

// The numbers that a patient may keep, as the Of of an entry.
const (
	Weight = "weight" // kg
	Sugar  = "sugar"  // mmol/l
)

// Answers of the profile about them.
const (
	keepKey        = "keep_"         // and the number: yes | no
	weighedKey     = "weighed"       // the highest weight of each week, which outlives the window: "2026-11-20 80.5"
	lossPlannedKey = "loss_answered" // the day on which a loss was last asked about
	sugarLimitKey  = "sugar_limit"   // of the patient's own plan, in mmol/l
)

// SugarHI is what is kept of a meter that shows HI: the highest number that it measures.
const SugarHI = 33.3

// Keeps tells whether a number is kept: only if that is wanted. Blood sugar is offered by
// itself to somebody with diabetes in the weeks after a steroid, unless it was refused.
func (s State) Keeps(lib *content.Library, day Day, number string) bool {
	switch s.Profile.Answers.First(keepKey + number) {
	case "yes":
		return true
	case "no":
		return false
	}
	return number == Sugar && s.sugarRises(lib, day)
}

// sugarRises tells whether a patient with diabetes is in the weeks after a steroid
// (clinical section A6). It offers a log and warns of nothing, so that only a clear yes
// counts: nobody without diabetes is asked for numbers.
func (s State) sugarRises(lib *content.Library, day Day) bool {
	rules := lib.Lifestyle().Sugar
	return s.Profile.Facts(lib.Facts()).Tick[rules.Fact] && slices.ContainsFunc(s.Profile.Treatments, func(t triage.Treatment) bool {
		_, subtype, _ := lib.Treatment(t.Type, t.Subtype)
		return slices.Contains(subtype.Tags, rules.Tag) && daysSince(t, day) <= rules.Days
	})
}

// WithKept gives the profile with the wish to keep a number, or not to.
func (p Profile) WithKept(number string, kept bool) Profile {
	if kept {
		return p.with(keepKey+number, []string{"yes"})
	}
	return p.with(keepKey+number, []string{"no"})
}

// weighed is a weight of a week.
type weighed struct {
	day Day
	kg  float64
}

func (p Profile) weighed() []weighed {
	var all []weighed
	for _, line := range p.Answers[weighedKey] {
		day, number, _ := strings.Cut(line, " ")
		if kg, err := strconv.ParseFloat(number, 64); err == nil && !Day(day).Time().IsZero() {
			all = append(all, weighed{Day(day), kg})
		}
	}
	return all
}

// WithWeight gives the profile that remembers a weight of a day: of each seven days the
// highest, for as many days as a loss is looked for.
func (p Profile) WithWeight(lib *content.Library, day Day, kg float64) Profile {
	var lines []string
	kept := slices.DeleteFunc(p.weighed(), func(w weighed) bool { return day.Since(w.day) >= lib.Lifestyle().Weight.Days })
	if last := len(kept) - 1; last >= 0 && day.Since(kept[last].day) < sameDays {
		kept[last].kg = max(kept[last].kg, kg)
	} else {
		kept = append(kept, weighed{day, kg})
	}
	for _, w := range kept {
		lines = append(lines, string(w.day)+" "+strconv.FormatFloat(w.kg, 'f', -1, 64))
	}
	return p.with(weighedKey, lines)
}

// WithoutWeight gives the profile without a weight that was taken back: the week that it
// is of is told anew by the other entries of that week.
func (s State) WithoutWeight(lib *content.Library, gone Entry) Profile {
	p, kept := s.Profile, s.Profile.weighed()
	if len(kept) == 0 {
		return p
	}
	week := kept[len(kept)-1].day
	p = p.with(weighedKey, p.Answers[weighedKey][:len(kept)-1])
	for _, e := range slices.Backward(s.Logged(EntryMeasure, Weight)) {
		if e.ID != gone.ID && e.Number != nil && e.Day >= week {
			p = p.WithWeight(lib, e.Day, *e.Number)
		}
	}
	return p
}

// Lost is by how much a weight of a day is below the highest of the months before, in kg.
func (p Profile) Lost(lib *content.Library, day Day, kg float64) float64 {
	highest := kg
	for _, w := range p.weighed() {
		if ago := day.Since(w.day); ago >= 0 && ago < lib.Lifestyle().Weight.Days {
			highest = max(highest, w.kg)
		}
	}
	return math.Round((highest-kg)*10) / 10
}

// AsksLoss tells whether a weight is so much lower that it is asked whether that was
// planned (clinical section A5): not again within some weeks of an answer.
func (p Profile) AsksLoss(lib *content.Library, day Day, kg float64) bool {
	rules := lib.Lifestyle().Weight
	last := Day(p.Answers.First(lossPlannedKey))
	return p.Lost(lib, day, kg) >= rules.LostKg && (last == "" || day.Since(last) >= rules.Again)
}

// WithLossAnswered gives the profile that remembers when a loss was asked about.
func (p Profile) WithLossAnswered(day Day) Profile {
	return p.with(lossPlannedKey, []string{string(day)})
}

// SugarLimit is the limit of the patient's own diabetes plan in mmol/l; false if there is
// none.
func (p Profile) SugarLimit() (float64, bool) { return p.Answers.Number(sugarLimitKey) }

// WithSugarLimit gives the profile with that limit; 0 is none.
func (p Profile) WithSugarLimit(mmol float64) Profile {
	if mmol == 0 {
		return p.with(sugarLimitKey, nil)
	}
	return p.with(sugarLimitKey, []string{strconv.FormatFloat(mmol, 'f', -1, 64)})
}

// SugarAbove tells whether a number is above the limit of the patient's own plan, else
// above our line, and which of them that is.
func (p Profile) SugarAbove(lib *content.Library, mmol float64) (above, own bool) {
	if limit, ok := p.SugarLimit(); ok && mmol > limit {
		return true, true
	}
	return mmol > lib.Lifestyle().Sugar.Line, false
}

// SugarForm is the warning check about sugar: its own question where it is asked of this
// patient, else the full one, so that it is never empty.
func (s State) SugarForm(lib *content.Library, day Day) triage.Form {
	rules := lib.Lifestyle().Sugar
	tick := s.Profile.Facts(lib.Facts()).Tick
	if s.sugarRises(lib, day) || tick[rules.Fact] && tick[rules.Tag] { // steroid tablets are a fact of the tag's name
		return triage.Form{Kind: "targeted", Items: []string{rules.Item}}
	}
	return full()
}
