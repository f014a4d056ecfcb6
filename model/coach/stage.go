package coach

import (
	"math"
	"slices"

	"backcoach/content"
)

// stage is one step on the way of an exercise from its first level to its fifth:
// a level, or a dose between two levels. From one stage to the next one thing
// changes: repetitions, then the hold, then the sets, and last how it is done
// (clinical section F).
type stage struct {
	level int // the last one that was reached
	dose  content.Dose
	exact bool // the dose of that level itself
}

// growth is how much more one stage may ask for than the one before, where whole
// repetitions, seconds and sets leave the choice: as much as the work of a week may
// grow (clinical section F: 10 to 20 %), so that a session of one exercise can rise.
const growth = 1.2

// mostGrowth is how much more a raise may ask for at most where the session has room for it:
// half as much again of one exercise of several.
const mostGrowth = 1.5

// raisesOf lists the stages to which an exercise may rise from the first of some: the
// next one, and those after it that change the same thing and are not too much more, up
// to the next level.
func raisesOf(e content.Exercise, stages []stage) []stage {
	from, n := stages[0], 1
	for !stages[n].exact && n+1 < len(stages) && oneChange(from.dose, stages[n+1].dose) &&
		workOf(e, stages[n+1].dose).Seconds() <= mostGrowth*workOf(e, from.dose).Seconds() {
		n++
	}
	return stages[1 : n+1]
}

// oneChange tells whether only one of repetitions, hold, sets, and how it is done is
// different (clinical section F).
func oneChange(a, b content.Dose) bool {
	changes := 0
	for _, changed := range []bool{
		!slices.Equal(repsOf(a, min(a.Sets, b.Sets)), repsOf(b, min(a.Sets, b.Sets))), a.Hold != b.Hold, a.Sets != b.Sets,
		a.Sides != b.Sides || len(a.Rep) != len(b.Rep),
	} {
		if changed {
			changes++
		}
	}
	return changes <= 1
}

// stagesOf lists the stages of an exercise up to a level, gentlest first.
func stagesOf(e content.Exercise, highest int) []stage {
	all := []stage{{1, e.Levels[0], true}}
	for level := 2; level <= min(highest, len(e.Levels)); level++ {
		all = append(all, stagesTo(e, level, e.Levels[level-2], e.Levels[level-1])...)
		all = append(all, stage{level, e.Levels[level-1], true})
	}
	return all
}

// stagesTo lists the stages on the way from a dose to that of a level. What is done another
// way, or asks for less of something, is of that level from its first repetition on,
// and begins with fewer.
func stagesTo(e content.Exercise, level int, a, b content.Dose) []stage {
	var all []stage
	at, doses := level, []content.Dose(nil)
	if more(a, b) {
		at, doses = level-1, between(e, a, b)
	} else {
		doses = another(e, a, b)
	}
	last := workOf(e, a)
	for _, d := range doses {
		if w := workOf(e, d); w > last && w < workOf(e, b) {
			all, last = append(all, stage{at, d, false}), w
		}
	}
	return all
}

// more tells whether one dose asks for no less of anything than another, the same way.
func more(a, b content.Dose) bool {
	return a.Sides == b.Sides && len(a.Rep)+len(b.Rep) == 0 && b.RepsOf(1) >= a.RepsOf(1) && b.Hold >= a.Hold && b.Sets >= a.Sets
}

// between lists doses on the way from one to another that is more, changing one thing
// at a time.
func between(e content.Exercise, a, b content.Dose) []content.Dose {
	var all []content.Dose
	climb := func(from, to, by int, at func(n int) content.Dose) {
		for _, n := range climbs(from, to, by, func(n int) float64 { return workOf(e, at(n)).Seconds() }) {
			all = append(all, at(n))
		}
	}
	one, full, reps := oneMore(e, a), repsOf(b, b.Sets), repsOf(a, a.Sets)
	inAll := func(n int) content.Dose { return inSets(b, together(reps, full, n), a.Hold) }
	if next := reps[0] + one; workOf(e, inAll(next)).Seconds() <= growth*workOf(e, a).Seconds() {
		climb(reps[0], full[0], one, inAll)
	} else {
		climb(sum(reps), sum(together(reps, full, full[0])), one, func(n int) content.Dose { return inSets(b, inTurn(reps, full, one, n), a.Hold) })
	}
	grown := together(reps, full, full[0])
	climb(a.Hold, b.Hold, 1, func(hold int) content.Dose { return inSets(b, grown, hold) })
	for i := a.Sets; i < b.Sets; i++ {
		climb(0, full[i], one, func(n int) content.Dose { return inSets(b, slices.Concat(full[:i], []int{n}), b.Hold) })
	}
	return all
}

// another lists doses on the way to one that is done another way: as it is done then,
// with as many repetitions as are no more than growth allows, and more from there.
func another(e content.Exercise, a, b content.Dose) []content.Dose {
	one, full := oneMore(e, b), repsOf(b, b.Sets)
	filled := func(n int) content.Dose {
		var reps []int
		for _, most := range full {
			if n > 0 {
				reps = append(reps, min(n, most))
			}
			n -= most
		}
		return inSets(b, reps, b.Hold)
	}
	work := func(n int) float64 { return workOf(e, filled(n)).Seconds() }
	first := one
	for first+one <= sum(full) && work(first+one) <= growth*workOf(e, a).Seconds() {
		first += one
	}
	var all []content.Dose
	for _, n := range append([]int{first}, climbs(first, sum(full), one, work)...) {
		all = append(all, filled(n))
	}
	return all
}

// climbs lists the steps from one count to another: as few as growth allows, and as
// even as whole counts can be, so that the last is no crumb.
func climbs(from, to, by int, work func(n int) float64) []int {
	const exact = 1e-9 // what rounding may add
	var all []int
	for n := from; n < to; {
		now, whole := work(n), work(to)/work(n)
		steps := max(1, math.Ceil(math.Log(whole)/math.Log(growth)-exact))
		even, most := now*math.Pow(whole, 1/steps), now*(growth+exact)
		n = min(n+by, to)
		for n+by <= to && work(n+by) <= most && (work(n)+work(n+by))/2 <= even {
			n += by
		}
		all = append(all, n)
	}
	return all
}

// oneMore is how many repetitions are one more: of two sides in turn each gets one.
func oneMore(e content.Exercise, d content.Dose) int {
	if e.By(d).Sides == "alternate" {
		return 2
	}
	return 1
}

// together are repetitions on their way to those of a greater dose, in all sets at
// once: so many at most, and in no set fewer than there were.
func together(reps, full []int, most int) []int {
	all := slices.Clone(reps)
	for i, n := range reps {
		all[i] = max(n, min(most, full[i]))
	}
	return all
}

// inTurn are repetitions on their way to those of a greater dose until they are so many
// in all: one more in the set that lacks most, the first of these.
func inTurn(reps, full []int, one, n int) []int {
	all := slices.Clone(reps)
	for sum(all) < n {
		at := 0
		for i := range all {
			if full[i]-all[i] > full[at]-all[at] {
				at = i
			}
		}
		if all[at] >= full[at] {
			break
		}
		all[at] = min(full[at], all[at]+one)
	}
	return all
}

// repsOf are the repetitions of the first sets of a dose.
func repsOf(d content.Dose, sets int) []int {
	reps := make([]int, sets)
	for i := range reps {
		reps[i] = d.RepsOf(i + 1)
	}
	return reps
}

// inSets is a dose with these repetitions in its sets.
func inSets(d content.Dose, reps []int, hold int) content.Dose {
	d.Sets, d.Reps, d.Hold, d.Falling = len(reps), reps[0], hold, nil
	if slices.Max(reps) != slices.Min(reps) {
		d.Falling = slices.Clone(reps)
	}
	return d
}

func sum(ns []int) int {
	total := 0
	for _, n := range ns {
		total += n
	}
	return total
}
