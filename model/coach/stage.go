package coach

import (
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

// growth is how much more one stage asks for than the one before, where the doses
// of whole repetitions and sets leave the choice: half as much again.
const growth = 1.5

// stagesOf lists the stages of an exercise up to a level, gentlest first.
func stagesOf(e content.Exercise, highest int) []stage {
	all := []stage{{1, e.Levels[0], true}}
	for level := 2; level <= min(highest, len(e.Levels)); level++ {
		a, b := e.Levels[level-2], e.Levels[level-1]
		for _, d := range between(a, b, e.By(a).Sides == "alternate") {
			if w := workOf(e, d); w > workOf(e, all[len(all)-1].dose) && w < workOf(e, b) {
				all = append(all, stage{level - 1, d, false})
			}
		}
		all = append(all, stage{level, b, true})
	}
	return all
}

// between lists doses on the way from one level to the next, changing one thing at
// a time. There are none where the next level asks for less of something, or is
// done another way.
func between(a, b content.Dose, inTurn bool) []content.Dose {
	first := b.RepsOf(1)
	if a.Sides != b.Sides || len(a.Rep)+len(b.Rep) > 0 || first < a.RepsOf(1) || b.Hold < a.Hold || b.Sets < a.Sets {
		return nil
	}
	var all []content.Dose
	reps, hold := repsOf(a, a.Sets), a.Hold
	add := func() { all = append(all, inSets(b, reps, hold)) }
	for most := reps[0]; most < first; add() {
		most = min(first, more(most, inTurn))
		for i, n := range repsOf(b, a.Sets) {
			reps[i] = min(most, n)
		}
	}
	for ; hold < b.Hold; add() {
		hold = min(b.Hold, more(hold, false))
	}
	for _, n := range repsOf(b, b.Sets)[a.Sets:] {
		if half := n / 2; half > 0 && float64(n) > (growth-1)*float64(sum(reps)) && !(inTurn && half%2 != 0) {
			reps = append(reps, half)
			add()
			reps = reps[:len(reps)-1]
		}
		reps = append(reps, n)
		add()
	}
	return all
}

// more is about half as many again, at least one; of two sides in turn an even
// number.
func more(n int, inTurn bool) int {
	next := max(n+1, int(growth*float64(n)))
	if inTurn {
		next = max(n+2, next-next%2)
	}
	return next
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
