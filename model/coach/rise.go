package coach

import (
	"math"
	"slices"
	"time"

	"backcoach/content"
)

// whyStay says why nothing rises on this day, whatever was done before; no reason if
// something may.
func (p *progress) whyStay() Reason {
	s, day := p.state, p.day
	most := p.rules.Progress.MostNow
	if p.stand.Invasive() && p.stand.Phase.Name < "P2" {
		most = p.rules.Progress.MostEarly
	}
	pain, _ := s.PainNow(day)
	switch {
	case !slices.ContainsFunc(s.on(day), func(c CheckIn) bool { _, rated := c.PainNow(); return rated && s.counts(c.Stamp) }):
		return Reason{ID: "no_checkin", Rule: "F2"}
	case pain > most:
		return Reason{ID: "pain", Rule: "F1", Args: content.Args{"Pain": pain}}
	case s.morning(p.journal, day) > settled:
		return Reason{ID: "lingering", Rule: "F2"}
	case p.flaredLately():
		return Reason{ID: "after_flare", Rule: "F6"}
	case s.said(day, "sleep") == "under_3h":
		return Reason{ID: "sleep", Rule: "F4"}
	case slices.ContainsFunc(s.CheckIns, func(c CheckIn) bool { return day.Since(c.Day) < p.rules.Progress.Days && s.legSpread(c) }):
		return Reason{ID: "leg", Rule: "F3"}
	case slices.ContainsFunc(s.OpenChecks(), func(c Check) bool { return c.Side("body").Level() >= content.Soon }):
		return Reason{ID: "open", Rule: "N6"}
	case p.sedated:
		return Reason{ID: newSedating, Rule: "F4"}
	case p.climbing():
		return Reason{ID: "climbing", Rule: "F1"}
	}
	return Reason{}
}

// flaredLately tells whether there was a flare within the days that good sessions are
// counted in.
func (p *progress) flaredLately() bool {
	for days := range p.rules.Progress.Days {
		if p.journal.flared(p.day.Add(-days)) {
			return true
		}
	}
	return false
}

// climbing tells whether the pain is higher this week than in the week before.
func (p *progress) climbing() bool {
	const week = 7
	now, some := p.journal.meanOf(p.day.Add(1-week), p.day)
	before, known := p.journal.meanOf(p.day.Add(1-2*week), p.day.Add(-week))
	return some && known && now >= before+float64(p.rules.Progress.Climb)
}

// meanOf is the mean of the back pain of the days of a span, both ends included;
// false if nothing was said.
func (j journal) meanOf(from, to Day) (float64, bool) {
	total, n := 0.0, 0
	for _, d := range j {
		if mean, ok := j.mean(inBack, d.day); ok && d.day >= from && d.day <= to {
			total, n = total+mean, n+1
		}
	}
	return total / float64(max(1, n)), n > 0
}

// whyNotMore says why an exercise stays at its stage, or that it may rise: "up". It
// takes enough good times at that stage within the week; the last one has to be among
// them, and one that hurt too much holds for the whole week.
func (p *progress) whyNotMore(e content.Exercise, stages []stage, at int, outs []outing) Reason {
	if at+1 == len(stages) {
		return Reason{ID: "top", Rule: "E6"}
	}
	if p.stay.ID != "" {
		return p.stay
	}
	if why := p.spoiled(outs[len(outs)-1]); why.ID != "" {
		return why
	}
	good, ambers, since := 0, 0, true
	for _, o := range slices.Backward(outs) {
		if p.day.Since(o.day) > p.rules.Progress.Days {
			break
		}
		why, then := p.spoiled(o), stageAt(e, stages, o.planned)
		if since = since && then <= at; why.ID == "hurt" {
			return why
		}
		if o.out.Feel == "hurt" {
			ambers++
		}
		if since && why.ID == "" && then == at { // since it was last lowered
			good++
		}
	}
	switch need := p.rules.Progress.Sessions; {
	case ambers > p.rules.Progress.Ambers:
		return Reason{ID: "ambers", Rule: "F4", Args: content.Args{"Times": ambers}}
	case good < need:
		return Reason{ID: "practice", Rule: "F4", Args: content.Args{"Good": good, "Of": need}}
	}
	return Reason{ID: "up", Rule: "F4", Args: content.Args{"Good": good}}
}

// spoiled says what makes one time count for nothing; no reason if it was good.
func (p *progress) spoiled(o outing) Reason {
	switch {
	case o.out.Red, o.sore, o.out.Feel == "hurt" && (o.out.Pain == nil || *o.out.Pain > p.rules.Progress.MostPain):
		return Reason{ID: "hurt", Rule: "F1"}
	case o.planned.By == ByEasier:
		return Reason{ID: "eased_once", Rule: "F4"}
	case o.out.Feel == "hard":
		return Reason{ID: "hard", Rule: "N8"}
	case o.out.Feel == "", o.out.Cut:
		return Reason{ID: "untold", Rule: "N8"}
	case !p.settledAfter(o.day):
		return Reason{ID: "unsettled", Rule: "F2"}
	}
	return Reason{}
}

// settledAfter tells whether the first word after a day was that the back had settled,
// and its number was not against it: one over usual holds that day, and takes nothing
// from the time before. No answer is none.
func (p *progress) settledAfter(day Day) bool {
	for next := day.Add(1); next <= p.day; next = next.Add(1) {
		answered := slices.ContainsFunc(p.state.on(next), func(c CheckIn) bool { return c.Answers.First("after_session") != "" && p.state.counts(c.Stamp) })
		if answered {
			return p.state.saidOf(next) == settled && p.state.morning(p.journal, next) < worse
		}
	}
	return false
}

// mostLoad is the most work that a session with a raise may have: a little more than
// those of the week before, and than those around the day a week ago, as a few raises in
// one week would add up to more (clinical section F: 10 to 20 % a week). Without a
// session in the week before there is none.
func (p *progress) mostLoad(lib *content.Library) time.Duration {
	least, _ := p.meanLoad(lib, 1, p.rules.Progress.Days)
	if ago, some := p.meanLoad(lib, weekAgo, weekAgo+p.rules.Progress.Days-1); some {
		least = min(least, ago)
	}
	return p.grown(least, 1)
}

// weekAgo is the nearest of the days around the one a week ago, which is their middle.
const weekAgo = 4

// mostAfterWeeks is the same where the work has not grown for two weeks or more: what it
// could have grown to in them, so that what can only become more by a step that is too
// high for one week, as four repetitions after three, comes further all the same, if
// later.
func (p *progress) mostAfterWeeks(lib *content.Library, now time.Duration) time.Duration {
	var most, least time.Duration
	week := p.rules.Progress.Days
	for weeks := 1; weeks*week < Window; weeks++ {
		mean, some := p.meanLoad(lib, 1+(weeks-1)*week, weeks*week)
		if weeks == 1 || mean < least {
			least = mean
		}
		if _, whole := p.meanLoad(lib, weeks*week, Window-1); !some || !whole || now > least {
			break
		}
		if weeks > 1 {
			most = p.grown(least, weeks)
		}
	}
	return most
}

// grown is what some work may grow to in so many weeks.
func (p *progress) grown(work time.Duration, weeks int) time.Duration {
	return time.Duration(math.Round(float64(work) * math.Pow(1+float64(p.rules.Progress.WeekGrowth)/100, float64(weeks))))
}

// meanLoad is the mean work of the sessions of a span of days, so many days ago, without
// the easing exercises: they are no load. False without a session.
func (p *progress) meanLoad(lib *content.Library, from, to int) (time.Duration, bool) {
	var total time.Duration
	n := 0
	for _, sess := range p.state.Sessions {
		since := p.day.Since(sess.Day)
		if since >= from && since <= to && sess.Completed() > 0 && p.state.counts(sess.Stamp) {
			total, n = total+loadOf(lib, sess.finished()), n+1
		}
	}
	return total / time.Duration(max(1, n)), n > 0
}

// finished are the exercises of a session that ran to their end.
func (s Session) finished() []Planned {
	var done []Planned
	for i, o := range s.Done {
		if i < len(s.Planned) && !o.Cut && o.Feel != "skipped" {
			done = append(done, s.Planned[i])
		}
	}
	return done
}

// loadOf is the work of all exercises that are a load.
func loadOf(lib *content.Library, plan []Planned) time.Duration {
	var total time.Duration
	for _, p := range plan {
		if e, ok := lib.Exercise(p.Exercise); ok && e.Role != "ease" {
			total += p.work(lib)
		}
	}
	return total
}
