package coach

import (
	"slices"
	"strings"
)

// journal sums up the pain of each day that has a check-in, oldest first. It is
// made once for a decision that looks at many days.
type journal []dayPain

// dayPain is the pain of one day by place, and whether it was a flare: a day
// with severe pain, which says nothing about what is usual.
type dayPain struct {
	day   Day
	now   [len(places)]tally
	flare bool
}

// place is where it hurts.
type place int

const (
	inBack place = iota
	inLeg
)

// places are the questions of the check-in by place.
var places = [...]string{inBack: "back_now", inLeg: "leg_now"}

type tally struct{ sum, n int }

func (s State) journal() journal {
	var j journal
	for _, c := range s.CheckIns {
		i, found := j.find(c.Day)
		if !found {
			j = slices.Insert(j, i, dayPain{day: c.Day})
		}
		for p, question := range places {
			if pain, ok := c.Answers.Int(question); ok {
				j[i].now[p].sum += pain
				j[i].now[p].n++
			}
		}
		worst, _ := c.worst()
		j[i].flare = j[i].flare || worst >= severePain
	}
	return j
}

func (j journal) find(day Day) (int, bool) {
	return slices.BinarySearchFunc(j, day, func(d dayPain, want Day) int {
		return strings.Compare(string(d.day), string(want))
	})
}

// Usual is the back pain that counts as usual on a day: the median over the last
// seven days without a flare, if there are at least three; else the value of
// set-up; else that of the first check-in. -1 if nothing is known (clinical
// section N4).
//
// The day before is left out: it may be sore from a session, and a sore day must
// not make the next one look better than it is (S5).
func (s State) Usual(day Day) int { return s.usual(s.journal(), inBack, day) }

// How many days make a median (clinical section N4).
const (
	usualDays = 7
	usualLeft = 3 // with fewer the median says little
)

func (s State) usual(j journal, p place, day Day) int {
	pains := j.calm(p, day.Add(-1))
	return usualOf(pains[max(0, len(pains)-usualDays):], s.Profile.UsualAtSetup())
}

// calm gives the mean pain of each day before day that was no flare, rounded
// down, oldest first.
func (j journal) calm(p place, day Day) []int {
	var pains []int
	for _, d := range j {
		if d.day < day && d.now[p].n > 0 && !d.flare {
			pains = append(pains, d.now[p].sum/d.now[p].n)
		}
	}
	return pains
}

// mean is the mean pain of a day; false if it was not answered.
func (j journal) mean(p place, day Day) (float64, bool) {
	i, found := j.find(day)
	if !found || j[i].now[p].n == 0 {
		return 0, false
	}
	return float64(j[i].now[p].sum) / float64(j[i].now[p].n), true
}
