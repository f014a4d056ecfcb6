package coach

import (
	"slices"

	"backcoach/content"
)

// preference is how much an exercise is preferred to others of its part.
type preference int

const (
	likeOthers preference = iota
	wished                // it is close to what the patient wants to do again
	drewBack              // the pain drew back towards the spine after its direction
)

// preferred tells how much an exercise is preferred, and why; no reason if it is like
// any other. What it decides is only which of those that may be done comes first.
func (d today) preferred(e content.Exercise) (preference, Reason) {
	if d.progress.drawsBack(e) {
		return drewBack, Reason{ID: "drew_back", Rule: "F3"}
	}
	for _, w := range d.wishes {
		if slices.Contains(w.Exercises, e.ID) {
			return wished, Reason{ID: "wish_" + w.ID, Rule: "N9"}
		}
	}
	return likeOthers, Reason{}
}

// mostPreferred are the places of the offers that are preferred most: all of them where
// none is preferred.
func (d today) mostPreferred(of []Offer) []int {
	var best []int
	most := likeOthers
	for i, o := range of {
		rank, _ := d.preferred(o.Exercise)
		if rank > most {
			best, most = nil, rank
		}
		if rank == most {
			best = append(best, i)
		}
	}
	return best
}

// wishes are what the patient wants to do again.
func (p Profile) wishes(lib *content.Library) []content.Wish {
	if len(p.Answers["wishes"]) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(lib.Wishes()), func(w content.Wish) bool { return !p.Answers.Has("wishes", w.ID) })
}
