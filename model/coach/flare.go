package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// Flare is a stretch of days that were much worse than usual.
type Flare struct {
	From Day
	// Settled is the first day on which the pain was back within one of usual; empty
	// while it lasts, and where it was never told how it ended.
	Settled Day
	// Lasts is set while it has not settled.
	Lasts bool
	// Last is the newest day on which it was told of; Severe is set while that had
	// severe pain.
	Last   Day
	Severe bool
}

// Days is how long a flare took to settle; 0 if that is not known.
func (f Flare) Days() int {
	if f.Settled == "" {
		return 0
	}
	return f.Settled.Since(f.From)
}

// Bounds of a flare. A day begins one if its pain is severe or three over usual
// (clinical sections N4 and B5, T1 and T2); it has settled when the pain is back
// within one of usual.
const (
	settledWithin = 1
	// lostAfter is the gap after which nobody knows how a flare ended: as long as the
	// one after which a patient returns (clinical section B5, T14).
	lostAfter = 7
	// longestFlare is from when on a flare is no flare but how things are: what is
	// usual is looked for anew. No source names a number; it is the window of days
	// that decisions look at. Severe pain is never how things are: its days say nothing
	// about what is usual (clinical section N4), so such a flare goes on as one.
	longestFlare = Window
)

// sore is the pain of a day by place; -1 where it was not told.
type sore [len(places)]int

func soreOf(d DaySum) (sore, bool) {
	pain := sore{inBack: -1, inLeg: -1}
	if d.BackMean != nil {
		pain[inBack] = *d.BackMean
	}
	if d.LegMax != nil {
		pain[inLeg] = *d.LegMax
	}
	return pain, d.BackMean != nil || d.LegMax != nil
}

// over tells whether a place hurts at least so much more than usual. A pain that was
// not told, or has no usual, is not.
func (p sore) over(usual sore, by int) bool {
	for place, pain := range p {
		if pain >= 0 && usual[place] >= 0 && pain >= usual[place]+by {
			return true
		}
	}
	return false
}

// severeSum tells whether a day had severe pain (clinical section N4).
func severeSum(d DaySum) bool {
	return d.BackMax != nil && *d.BackMax >= severePain || d.LegMax != nil && *d.LegMax >= severePain
}

// Flares finds the flares in a history of day sums, oldest first. Setup is the usual
// pain that set-up asked for, -1 if it is not known.
func Flares(days []DaySum, setup int) []Flare {
	l := flareLook{calm: calmDays{setup: setup}}
	for _, d := range days {
		if pain, told := soreOf(d); told {
			l.day(d, pain)
		}
	}
	return l.flares
}

// flareLook goes through a history day by day.
type flareLook struct {
	flares []Flare
	calm   calmDays
	usual  sore // what was usual when the newest flare began
}

func (l *flareLook) day(d DaySum, pain sore) {
	lasted := l.lasts()
	if lasted {
		l.goOn(d, pain)
	}
	usual := l.calm.usual(d.Day)
	settled := lasted && l.flares[len(l.flares)-1].Settled == d.Day
	if !l.lasts() && !settled && (severeSum(d) || pain.over(usual, riseOver)) {
		l.flares, l.usual = append(l.flares, Flare{From: d.Day, Last: d.Day, Lasts: true, Severe: severeSum(d)}), usual
	}
	if !l.lasts() {
		l.calm.add(d.Day, pain)
	}
}

func (l *flareLook) lasts() bool { return len(l.flares) > 0 && l.flares[len(l.flares)-1].Lasts }

// goOn says what another day makes of the flare that lasts.
func (l *flareLook) goOn(d DaySum, pain sore) {
	f := &l.flares[len(l.flares)-1]
	if d.Day.Since(f.Last) >= lostAfter {
		f.Lasts = false
		return
	}
	f.Last, f.Severe = d.Day, severeSum(d)
	switch {
	case d.Day.Since(f.From) >= longestFlare && !f.Severe:
		f.Lasts, l.calm = false, calmDays{setup: -1}
	case !f.Severe && !pain.over(l.usual, settledWithin+1):
		f.Settled, f.Lasts = d.Day, false
	}
}

// calmDays are the pains that say what is usual: those outside of flares.
type calmDays struct {
	setup int
	pains [len(places)][]dayOfPain
}

type dayOfPain struct {
	day  Day
	pain int
}

func (c *calmDays) add(day Day, pain sore) {
	for p, n := range pain {
		if n >= 0 {
			c.pains[p] = append(c.pains[p], dayOfPain{day, n})
		}
	}
}

// usual is what counts as usual on a day (clinical section N4), as [State.Usual]
// has it: the day before is left out.
func (c *calmDays) usual(day Day) sore {
	var usual sore
	for p, all := range c.pains {
		for len(all) > 0 && all[len(all)-1].day >= day.Add(-1) {
			all = all[:len(all)-1]
		}
		var pains []int
		for _, d := range all[max(0, len(all)-usualDays):] {
			pains = append(pains, d.pain)
		}
		usual[p] = usualOf(pains, c.setup)
	}
	return usual
}

// usualOf is the median of pains, the lower of two in the middle; with too few of
// them what set-up says, else the first, else -1.
func usualOf(pains []int, setup int) int {
	switch n := len(pains); {
	case n >= usualLeft:
		return slices.Sorted(slices.Values(pains))[(n-1)/2]
	case setup >= 0:
		return setup
	case len(pains) > 0:
		return pains[0]
	}
	return -1
}

// SettledIn gives in how many days the last flares settled, at most so many, the
// oldest first. Those whose end is not known are left out.
func SettledIn(flares []Flare, most int) []int {
	var days []int
	for _, f := range flares {
		if f.Settled != "" {
			days = append(days, f.Days())
		}
	}
	return days[max(0, len(days)-most):]
}

// Three flares within a month, and one that is not better in three to five days, are
// for the team (clinical section F, SOON; of three to five the earlier).
const (
	oftenFlares = 3
	oftenDays   = 30
	lastingDays = 3
)

// OftenFlaring tells whether so many flares began within the last month that the
// team should hear of it.
func OftenFlaring(flares []Flare, today Day) bool {
	n := 0
	for _, f := range flares {
		if ago := today.Since(f.From); ago >= 0 && ago < oftenDays {
			n++
		}
	}
	return n >= oftenFlares
}

// Lasting gives for how many days the newest flare has not got better, if it is so
// long that the team should hear of it.
func Lasting(flares []Flare, today Day) (int, bool) {
	if len(flares) == 0 || !flares[len(flares)-1].Lasts {
		return 0, false
	}
	f := flares[len(flares)-1]
	n := today.Since(f.From)
	return n, n >= lastingDays && (n < longestFlare || f.Severe && today.Since(f.Last) < lostAfter)
}

// UsualAtSetup is what set-up learnt about the usual pain; -1 if nothing.
func (p Profile) UsualAtSetup() int {
	if usual, ok := p.Answers.Int("usual"); ok {
		return usual
	}
	return -1
}

// sorePlans are the reasons of a plan that speak of pain.
var sorePlans = []string{"pain_high", "hurt_twice", "sore_mornings", "worse_morning"}

// badOver is how much over usual makes a bad day (clinical section N4,
// worse_back_pain).
const badOver = 2

// Bad tells whether a day is a bad one, on which the flare plan is one key away: a
// pain that is severe or two over usual, or a plan that is less for pain. As long as
// nothing was told of a day it is as the day before.
func (s State) Bad(day Day, p Plan) bool {
	j := s.journal()
	told := s.on(day)
	if !s.Rated(day) {
		told = append(told, s.on(day.Add(-1))...)
	}
	for _, c := range told {
		worst, _ := c.worst()
		if worst >= severePain || s.over(j, c, badOver) {
			return true
		}
	}
	return slices.ContainsFunc(p.Reasons, func(r Reason) bool { return slices.Contains(sorePlans, r.ID) })
}

// over tells whether back or leg hurt at least so much more than usual in a
// check-in.
func (s State) over(j journal, c CheckIn, by int) bool {
	for p, question := range places {
		pain, ok := c.Answers.Int(question)
		usual := s.usual(j, place(p), c.Day)
		if ok && usual >= 0 && pain >= usual+by {
			return true
		}
	}
	return false
}

// good tells whether the pain of a day was told and is nowhere above usual.
func (s State) good(j journal, day Day) bool {
	rated := false
	for _, c := range s.on(day) {
		_, ok := c.PainNow()
		rated = rated || ok
		worst, _ := c.worst()
		if worst >= severePain || s.over(j, c, 1) {
			return false
		}
	}
	return rated
}

// How the flare plan is offered again: gently, not daily. No source names a number;
// it is once a week.
const offerAgain = 7

// FlareLeft is the answer of the profile that keeps the day on which the flare plan
// was offered and left.
const FlareLeft = "flare_left"

// OffersFlarePlan tells whether today is a day to write the flare plan (clinical
// section N9: on the first good day): nothing hurts more than usual, nothing is open
// or due, and it is no quiet day. It comes again once a week.
func (s State) OffersFlarePlan(lib *content.Library, now time.Time, p Plan) bool {
	day := DayOf(now)
	stand, ok := s.Stand(lib, day)
	j := s.journal()
	left := Day(s.Profile.Answers.First(FlareLeft))
	switch {
	case s.Profile.Finished("flare") || !ok || stand.Phase.Name == "P0" || !s.good(j, day):
		return false
	case s.Bad(day, p) || len(s.Standing(now)) > 0:
		return false
	case len(s.DueChecks(lib.Triggers(), now)) > 0, s.Profile.Confirm(day, lib.Triggers().ConfirmDays):
		return false // at most one extra questionnaire a day (clinical section N1)
	case left != "":
		return day.Since(left) >= offerAgain
	}
	for ago := 1; ago < offerAgain; ago++ {
		if s.good(j, day.Add(-ago)) {
			return day.Since(s.Profile.Day)%offerAgain == 0
		}
	}
	return true
}
