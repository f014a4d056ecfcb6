package coach_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// about is one reason of a result.
func about(side string, level content.Urgency, items ...string) triage.Reason {
	return triage.Reason{Rule: side, Level: level, About: side, Items: items}
}

// result is a finished check with these reasons.
func result(reasons ...triage.Reason) coach.Check {
	c := checked(at(3, "10:00"), "full")
	c.Result.Reasons = reasons
	for _, r := range reasons {
		c.Result.Urgency = max(c.Result.Urgency, r.Level)
	}
	return c
}

// Each side has its own reasons, in their order, and its own level.
func TestSides(t *testing.T) {
	const selfCare, soon, sameDay, emergency = content.SelfCare, content.Soon, content.SameDay, content.Emergency
	leg, night := about("body", soon, "leg_pain_new"), about("body", sameDay, "night_constant")
	mood, plan := about("mind", soon, "mood_low"), about("mind", emergency, "suicide_plan", "suicide")
	tests := []struct {
		name       string
		all        []triage.Reason
		mind, body content.Urgency
		ofMind     []triage.Reason
		ofBody     []triage.Reason
	}{
		{"nothing", nil, selfCare, selfCare, nil, nil},
		{"the body alone", []triage.Reason{night, leg}, selfCare, sameDay, nil, []triage.Reason{night, leg}},
		{"the mind alone", []triage.Reason{plan, mood}, emergency, selfCare, []triage.Reason{plan, mood}, nil},
		{"the mind is more urgent", []triage.Reason{plan, night, leg}, emergency, sameDay, []triage.Reason{plan}, []triage.Reason{night, leg}},
		{"the body is more urgent", []triage.Reason{night, mood, leg}, soon, sameDay, []triage.Reason{mood}, []triage.Reason{night, leg}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := result(tt.all...)
			before := deepCopy(t, c)
			mind, body := c.Side("mind"), c.Side("body")
			if mind.Level() != tt.mind || body.Level() != tt.body {
				t.Errorf("mind %v, body %v; want %v and %v", mind.Level(), body.Level(), tt.mind, tt.body)
			}
			if !slices.EqualFunc(mind.Result.Reasons, tt.ofMind, sameReason) || !slices.EqualFunc(body.Result.Reasons, tt.ofBody, sameReason) {
				t.Errorf("mind %+v, body %+v", mind.Result.Reasons, body.Result.Reasons)
			}
			if !reflect.DeepEqual(deepCopy(t, c), before) {
				t.Error("the check itself was changed")
			}
		})
	}
}

func sameReason(a, b triage.Reason) bool { return reflect.DeepEqual(a, b) }

// What was held when answers were taken back stays on its own side.
func TestHeldLevelStaysOnItsSide(t *testing.T) {
	for _, side := range []string{"mind", "body"} {
		c := result(about(side, content.SameDay, "some_item")).Hold()
		c.Finished, c.Result = false, triage.Result{}
		other := map[string]string{"mind": "body", "body": "mind"}[side]
		if got := c.Side(side).Level(); got != content.SameDay {
			t.Errorf("held about the %s: that side is at %v", side, got)
		}
		if got := c.Side(other); got.Level() != content.SelfCare || got.AboutBody() {
			t.Errorf("held about the %s: the other side is at %v", side, got.Level())
		}
	}
}

// Where both sides had reached a level, each keeps its own: what was said of the
// mind locks nothing of the body, and is not stored without consent.
func TestHeldLevelOfBothSides(t *testing.T) {
	c := result(about("mind", content.Emergency, "suicide_plan"), about("body", content.SameDay, "leg_numb_new"))
	before := what(c, c.At)
	c = c.Hold()
	c.Finished, c.Result = false, triage.Result{}
	if mind, body := c.Side("mind").Level(), c.Side("body").Level(); mind != content.Emergency || body != content.SameDay {
		t.Errorf("mind %v, body %v; want emergency and same_day", mind, body)
	}
	if got := what(c, c.At); got != before {
		t.Errorf("%q is left, before the correction %q", got, before)
	}
	if stored := someone().Redacted(c, lib); stored.Level() != content.SameDay {
		t.Errorf("stored at %v, want the level of the body alone", stored.Level())
	}
}

// A result without any reason is one of the body, and what is not finished is
// finished on neither side.
func TestSidesOfWhatHasNoReason(t *testing.T) {
	old := result()
	old.Result.Urgency = content.SameDay
	if body, mind := old.Side("body").Level(), old.Side("mind").Level(); body != content.SameDay || mind != content.SelfCare {
		t.Errorf("body %v, mind %v", body, mind)
	}
	open := result(about("mind", content.Soon, "mood_low"))
	open.Result.Complete, open.Result.Missing = false, []string{"aorta"}
	for _, side := range []string{"mind", "body"} {
		if got := open.Side(side).Result; got.Complete || !got.Incomplete() || !slices.Equal(got.Missing, []string{"aorta"}) {
			t.Errorf("%s: %+v, want incomplete", side, got)
		}
	}
}

var levels = []content.Urgency{content.SelfCare, content.Soon, content.SameDay, content.Emergency}

// anyReasons draws reasons of both sides, each with items of its own side.
func anyReasons(t *rapid.T) []triage.Reason {
	items := map[string][]string{"mind": {"suicide", "mood_low"}, "body": {"aorta", "leg_pain_new", "night_constant"}}
	var reasons []triage.Reason
	for range rapid.IntRange(0, 5).Draw(t, "reasons") {
		side := rapid.SampledFrom([]string{"mind", "body"}).Draw(t, "about")
		named := rapid.SliceOfN(rapid.SampledFrom(items[side]), 0, 2).Draw(t, "items")
		reasons = append(reasons, about(side, rapid.SampledFrom(levels).Draw(t, "level"), named...))
	}
	return reasons
}

// anyResult draws a check about both sides, finished or with a held level.
func anyResult(t *rapid.T) coach.Check {
	c := result(anyReasons(t)...)
	if len(c.Result.Reasons) == 0 {
		c.Result.Urgency = rapid.SampledFrom(levels).Draw(t, "level without a reason")
	}
	switch rapid.IntRange(0, 2).Draw(t, "held") {
	case 1: // corrected
		now := c.Result
		c.Result = result(anyReasons(t)...).Result
		c = c.Hold()
		c.Result, c.Finished = now, false
	case 2: // an older record, which held one level
		c.Held, c.HeldMind = rapid.SampledFrom(levels).Draw(t, "level held"), rapid.Bool().Draw(t, "about the mind")
		c.Finished = rapid.Bool().Draw(t, "finished")
	}
	return c
}

// The two sides together are the whole: no level and no reason gets lost, and
// neither names what belongs to the other.
func TestSidesAreTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyResult(t)
		mind, body := c.Side("mind"), c.Side("body")
		if whole := max(mind.Level(), body.Level()); whole != c.Level() {
			t.Fatalf("mind %v, body %v, the whole %v", mind.Level(), body.Level(), c.Level())
		}
		if got := len(mind.Result.Reasons) + len(body.Result.Reasons); got != len(c.Result.Reasons) {
			t.Fatalf("%d reasons of %d", got, len(c.Result.Reasons))
		}
		for _, r := range mind.Result.Reasons {
			if r.About != "mind" || slices.Contains(r.Items, "aorta") {
				t.Fatalf("the mind names %+v", r)
			}
		}
		for _, r := range body.Result.Reasons {
			if r.About != "body" || slices.Contains(r.Items, "suicide") {
				t.Fatalf("the body names %+v", r)
			}
		}
		if locked := body.AboutBody(); locked != c.AboutBody() || mind.TouchesBody() {
			t.Fatalf("the body locks: %v, of the whole: %v; the mind touches it: %v", locked, c.AboutBody(), mind.TouchesBody())
		}
	})
}

// With the real questions and rules: the page of the body never names a question
// about the mind, whatever was answered.
func TestThePageOfTheBodyKeepsTheMindPrivate(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		said := triage.Answers{}
		for _, item := range lib.Warnings().Items {
			if item.About == "mind" || item.ID == "steroid_mood" || rapid.IntRange(0, 9).Draw(rt, item.ID+" matters") == 0 {
				said[item.ID] = triage.Answer{Choice: rapid.SampledFrom(item.Choices).Draw(rt, item.ID)}
			}
		}
		c := judged(state(patient("injection", "epidural")), at(3, "10:00"), said)
		for _, r := range c.Side("body").Result.Reasons {
			for _, id := range r.Items {
				if item, _ := lib.Item(id); item.About == "mind" {
					rt.Fatalf("%s names %s", r.Rule, id)
				}
			}
		}
		if whole := max(c.Side("mind").Level(), c.Side("body").Level()); whole != c.Level() {
			rt.Fatalf("the sides come to %v, the whole to %v", whole, c.Level())
		}
	})
}

// A side without anything asks for nothing, however old the check is: it must never
// be raised to an emergency for what the other side says.
func TestAnEmptySideStaysClosed(t *testing.T) {
	for side, other := range map[string]string{"body": "mind", "mind": "body"} {
		for _, overdue := range []coach.Overdue{coach.OverdueCard, coach.OverdueSameDay} {
			c := result(about(side, content.Soon, "mood_low"))
			c.Overdue = overdue
			if !coach.StaysOpen(c) || !coach.StaysOpen(c.Side(side)) || coach.StaysOpen(c.Side(other)) {
				t.Errorf("of the %s, %q: open %v, its side %v, the other %v", side, overdue, coach.StaysOpen(c), coach.StaysOpen(c.Side(side)), coach.StaysOpen(c.Side(other)))
			}
		}
	}
}
