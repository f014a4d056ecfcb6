package coach

import "math"

// noUrgency is the urgency of a day without a warning check.
const noUrgency = -1

// Sum condenses the records of one day into its [DaySum]. It depends on nothing
// but those records, so a sum can always be made again from them.
func Sum(r DayRecords) DaySum {
	sum := DaySum{Day: r.Day, CheckIns: len(r.CheckIns), Checks: len(r.Checks), Urgency: noUrgency, Walked: r.walked()}
	var means []int
	for _, c := range r.CheckIns {
		if back, ok := c.Answers.Int("back_now"); ok {
			means = append(means, back)
		}
		sum.BackMax = higher(sum.BackMax, c.Answers, "back_now")
		sum.BackMax = higher(sum.BackMax, c.Answers, "back_worst")
		sum.LegMax = higher(sum.LegMax, c.Answers, "leg_now")
	}
	sum.BackMean = mean(means)
	for _, c := range r.Checks {
		if c.Empty() { // private, and forgotten
			sum.Checks--
			continue
		}
		sum.Urgency = max(sum.Urgency, int(c.Result.Urgency))
	}
	for _, s := range r.Sessions {
		switch s.State {
		case SessionDone:
			sum.Sessions++
			sum.Full++
		case SessionPartly:
			sum.Sessions++
		}
	}
	return sum
}

// higher gives the higher of what is known so far and a numeric answer; nil
// while neither is known.
func higher(known *int, a Answers, question string) *int {
	n, ok := a.Int(question)
	if !ok || known != nil && *known >= n {
		return known
	}
	return &n
}

// mean rounds to the nearest whole number, halves upward; nil of nothing.
func mean(values []int) *int {
	if len(values) == 0 {
		return nil
	}
	total := 0
	for _, v := range values {
		total += v
	}
	rounded := int(math.Round(float64(total) / float64(len(values))))
	return &rounded
}
