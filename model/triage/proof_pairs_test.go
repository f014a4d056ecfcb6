package triage_test

import (
	"slices"
	"testing"

	"backcoach/content"
	"backcoach/model/triage"
)

// Two questions at a time, at every answer (S2): raising either never lowers the
// result, so that two warnings are never less than one of them with a no to the
// other. An easing answer is raised by being taken back.
//
// The quick run takes each way to qualify an answer on one day only, and the mild
// and bad ones of them; -long takes all, for every kind of treatment, also with
// nothing known about the person.
func TestEveryPair(t *testing.T) {
	if racing {
		t.Skip("too slow with the race detector")
	}
	e := newEngine(t)
	for _, s := range subjects(e, 0, 3, 14) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			everyPair(t, e, s)
			if *long {
				s.person.Facts = triage.Facts{}
				everyPair(t, e, s)
			}
		})
	}
}

func everyPair(t *testing.T, e *triage.Engine, s subject) {
	answers := say(nil)
	var ways [][]triage.Answer
	for _, item := range warnings.Items {
		few := timings(item, !*long)
		if !*long && s.day != 3 {
			few = few[:1]
		}
		ways = append(ways, few)
	}
	for i, first := range warnings.Items {
		for j, second := range warnings.Items[:i] {
			for _, one := range ways[i] {
				for _, other := range ways[j] {
					pair{e, s, answers, first, second}.run(t, one, other)
				}
			}
		}
		restore(answers, first)
	}
}

// pair is two questions, on top of no to all others.
type pair struct {
	engine        *triage.Engine
	subject       subject
	answers       triage.Answers
	first, second content.Item
}

// run goes up the ladder of both questions, each answer qualified in one way.
func (p pair) run(t *testing.T, one, other triage.Answer) {
	ladderOfFirst, ladderOfSecond := ladder(p.first), ladder(p.second)
	below := make([]content.Urgency, len(ladderOfSecond)) // one step less on the first
	for _, a := range ladderOfFirst {
		p.answers[p.first.ID] = saying(one, a)
		left := content.SelfCare // one step less on the second
		for i, b := range ladderOfSecond {
			p.answers[p.second.ID] = saying(other, b)
			now := p.engine.Judge(p.subject.person, full, p.answers, at(p.subject.day)).Urgency
			if now < left || now < below[i] {
				t.Errorf("%s: %s %+v with %s %+v means only %v", p.subject.name,
					p.first.ID, p.answers[p.first.ID], p.second.ID, p.answers[p.second.ID], now)
			}
			left, below[i] = now, now
		}
	}
	restore(p.answers, p.second)
}

// restore takes an answer back: no to a warning question, none to an easing one.
func restore(answers triage.Answers, item content.Item) {
	if item.Polarity == "eases" || item.Helper {
		delete(answers, item.ID)
		return
	}
	answers[item.ID] = triage.Answer{Choice: "no"}
}

// Two questions at a time: not being sure of one of them, whatever is said to the
// other, counts as yes where it has to, and else at most one level less (B2).
func TestNotSureInPairs(t *testing.T) {
	if racing {
		t.Skip("too slow with the race detector")
	}
	e, wrong := newEngine(t), once(t)
	for _, s := range subjects(e, 3, 20) {
		for _, other := range warnings.Items {
			for _, choice := range ladder(other)[1:] {
				ways := timings(other, true)
				mildest := saying(ways[len(ways)-1], choice)
				if other.Polarity == "warns" {
					doubts(e, s, other, mildest, wrong)
				}
			}
		}
	}
}

// doubts goes through all questions beside one that was answered.
func doubts(e *triage.Engine, s subject, other content.Item, said triage.Answer, wrong func(id, format string, args ...any)) {
	answers := say(nil)
	answers[other.ID] = said
	means := func(id string, a triage.Answer) content.Urgency {
		answers[id] = a
		return e.Judge(s.person, full, answers, at(s.day)).Urgency
	}
	for _, item := range warnings.Items {
		if item.ID == other.ID || item.Polarity == "eases" {
			continue
		}
		for _, way := range timings(item, true) {
			yes, doubt := means(item.ID, saying(way, "yes")), means(item.ID, saying(way, "not_sure"))
			if doubt < leastInDoubt(item, s, yes) {
				wrong(item.ID+" with "+other.ID, "%s, %s: yes means %v, not sure only %v", said.Choice, s.name, yes, doubt)
			}
		}
		restore(answers, item)
	}
}

// Raised answers are seen to be raised: the pairs of the test are those that the
// rules can tell apart.
func TestPairsGoUp(t *testing.T) {
	steps := ladder(itemOf("ces_sexual"))
	if want := []string{"no", "not_apply", "prefer_not", "known", "not_sure", "yes"}; !slices.Equal(steps, want) {
		t.Errorf("ces_sexual is raised by %v, want %v", steps, want)
	}
	if steps := ladder(itemOf("flare_expected")); !slices.Equal(steps, []string{"yes", "not_sure", "no"}) {
		t.Errorf("flare_expected is raised by %v", steps)
	}
}
