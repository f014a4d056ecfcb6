package coach

import (
	"slices"

	"backcoach/content"
)

// fromTheStart is more levels than there are.
const fromTheStart = len(content.Exercise{}.Levels)

// setback tells by how many levels an exercise begins lower than it was done last,
// and the weightiest reason: days missed since, that it hurt too much, what the
// mornings since have said, a flare, and that it was made easier twice in a row.
func (p *progress) setback(outs []outing, base outing) (levels int, why Reason) {
	for _, back := range []func([]outing, outing) (int, Reason){p.missed, p.hurt, p.mornings, p.eased, p.carriedOn} {
		n, r := back(outs, base)
		if levels += n; n > 0 && why.ID == "" {
			why = r
		}
	}
	return levels, why
}

// missed counts days without a session between two of them, and up to today.
func (p *progress) missed(_ []outing, base outing) (levels int, why Reason) {
	last, most := base.day, 0
	for _, day := range append(slices.Clone(p.days), p.day) {
		if day <= last {
			continue
		}
		days := day.Since(last) - 1
		levels += p.levelsMissed(days)
		most, last = max(most, days), day
	}
	return levels, Reason{ID: "missed", Rule: "F5", Args: content.Args{"N": most}}
}

func (p *progress) levelsMissed(days int) int {
	levels := 0
	for _, m := range p.rules.Missed {
		if days >= m.Days {
			if levels = m.Levels; m.Anew {
				levels = fromTheStart
			}
		}
	}
	return levels
}

// hurt is a level for each time that the exercise was stopped for pain since it was
// last done as planned (RED).
func (p *progress) hurt(outs []outing, base outing) (levels int, why Reason) {
	for _, o := range outs {
		if o.out.Red && o.day >= base.day {
			levels++
		}
	}
	return levels, Reason{ID: "red", Rule: "F1"}
}

// mornings is a level if since then any morning was worse, the second in a row
// lingered, or a day was a flare.
func (p *progress) mornings(_ []outing, base outing) (levels int, why Reason) {
	if p.journal.flared(base.day) { // after the session: before it there would have been none
		return 1, Reason{ID: "flare", Rule: "F6"}
	}
	for day := base.day.Add(1); day <= p.day; day = day.Add(1) {
		switch {
		case p.journal.flared(day):
			return 1, Reason{ID: "flare", Rule: "F6"}
		case p.state.morning(p.journal, day) >= worse, p.state.soreMornings(day) >= 2:
			levels, why = 1, Reason{ID: "worse", Rule: "F2"}
		}
	}
	return levels, why
}

func (j journal) flared(day Day) bool {
	i, found := j.find(day)
	return found && j[i].flare
}

// eased is a level if the exercise was made easier the last two times.
func (p *progress) eased(outs []outing, _ outing) (int, Reason) {
	easy := 0
	for _, o := range slices.Backward(outs) {
		if o.planned.By != ByEasier {
			break
		}
		easy++
	}
	return min(1, easy/2), Reason{ID: "eased", Rule: "F4"}
}

// carriedOn is a level while a clinician's "carry on" holds (clinical section N6).
func (p *progress) carriedOn([]outing, outing) (int, Reason) {
	for _, c := range p.state.OpenChecks() {
		if last, told := c.lastClosing(); told && last.Said == "carry_on" && DayOf(last.At) >= p.day.Add(-2) { // of a time in UTC: nowhere less than the 24 hours
			return 1, Reason{ID: "carry_on", Rule: "N6"}
		}
	}
	return 0, Reason{}
}
