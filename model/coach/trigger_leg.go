package coach

import "slices"

// legPlaces are the answers to "how far down?", from the top.
var legPlaces = []string{"buttock", "thigh", "knee", "calf", "foot"}

// newAfter is after how many days without leg pain it counts as new again; no
// source names a number.
const newAfter = 7

// legSpread is T4 by the numbers of the leg screen: leg pain that is new, in
// another leg than last time, or further down than last time. The first answer
// of all has nothing to be compared with.
func (s State) legSpread(c CheckIn) bool {
	if pain, _ := c.Answers.Int("leg_now"); pain == 0 {
		return false
	}
	if _, known := s.before(c, answersLeg); !known {
		return false
	}
	old, hurt := s.before(c, hasLegPain)
	if !hurt || c.Day.Since(old.Day) > newAfter {
		return true
	}
	side, was := c.Answers.First("leg_side"), old.Answers.First("leg_side")
	if side != "" && was != "" && was != "both" && side != was {
		return true
	}
	before := slices.Index(legPlaces, old.Answers.First("leg_lowest"))
	return before >= 0 && slices.Index(legPlaces, c.Answers.First("leg_lowest")) > before
}

func answersLeg(c CheckIn) bool {
	_, ok := c.Answers.Int("leg_now")
	return ok
}

func hasLegPain(c CheckIn) bool {
	pain, _ := c.Answers.Int("leg_now")
	return pain > 0
}
