package coach_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
)

func activities() []coach.Activity {
	var all []coach.Activity
	for _, a := range lib.Activities() {
		all = append(all, coach.ActivityOf(a))
	}
	for _, e := range lib.Exercises() {
		all = append(all, coach.ExerciseActivity(e))
	}
	return all
}

// activity is one of them by its id.
func activity(id string) coach.Activity {
	all := activities()
	return all[slices.IndexFunc(all, func(a coach.Activity) bool { return a.ID == id })]
}

// Calming is never locked, whatever is open.
func TestCalmingIsNeverLocked(t *testing.T) {
	open := []coach.Check{reached(at(3, "10:00"), content.Emergency, "clot_leg")}
	due := []coach.Due{{Trigger: "T5"}}
	n := 0
	for _, a := range activities() {
		if a.Allowed == content.AllowedAlways {
			n++
			if ok, _ := coach.MayStart(a, open, due, at(9, "10:00")); !ok {
				t.Errorf("%s is locked", a.ID)
			}
		}
	}
	if n == 0 {
		t.Error("the library has nothing that calms")
	}
}

// A required check closes the session, and only that; the mood page nothing.
func TestDueChecksLockTheSession(t *testing.T) {
	for _, trigger := range []string{"first", "recheck", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T12", "T11", "T13", "T14", "T15", "evening"} {
		due := []coach.Due{{Trigger: trigger}}
		ok, reason := coach.MayStart(coach.SessionActivity, nil, due, now)
		if want := trigger == "T15" || trigger == "evening"; ok != want {
			t.Errorf("%s: may start %v, want %v", trigger, ok, want)
		}
		if !ok && (reason.ID != "check_first" || reason.Args["Trigger"] != trigger) {
			t.Errorf("%s: reason %+v", trigger, reason)
		}
		pump := activity("ankle_pump")
		if ok, _ := coach.MayStart(pump, nil, due, now); !ok {
			t.Errorf("%s locks easy movements", trigger)
		}
	}
}

// Pumping the calf stays closed with a possible clot in the leg, though SAME_DAY
// leaves it otherwise, and also while going gently.
func TestNoPumpsWithASwollenCalf(t *testing.T) {
	pump := activity("ankle_pump")
	for item, want := range map[string]bool{"clot_leg": false, "leg_numb_new": true} {
		c := reached(at(3, "10:00"), content.SameDay, item)
		for _, c := range []coach.Check{c, told(c, 0.5, "clinic", "gently", "same")} {
			if ok, _ := coach.MayStart(pump, []coach.Check{c}, nil, after(c.At, 1)); ok != want {
				t.Errorf("%s: may start %v, want %v", item, ok, want)
			}
		}
	}
}

// Of several open results the most urgent is named.
func TestTheMostUrgentReasonIsNamed(t *testing.T) {
	open := []coach.Check{
		reached(at(3, "10:00"), content.SameDay, "leg_numb_new"),
		reached(at(3, "10:30"), content.Emergency, "ces_saddle_numb"),
		reached(at(3, "11:00"), content.SameDay, "trauma_minor"),
	}
	if _, reason := coach.MayStart(coach.SessionActivity, open, []coach.Due{{Trigger: "T5"}}, at(3, "11:30")); reason.ID != "emergency_open" {
		t.Errorf("reason %q", reason.ID)
	}
	if _, reason := coach.MayStart(coach.SessionActivity, open[:1], []coach.Due{{Trigger: "T5"}}, at(3, "11:30")); reason.ID != "same_day_open" {
		t.Errorf("reason %q", reason.ID)
	}
}

// openCheck draws a check that stays open, with what may have been told since.
func openCheck(t *rapid.T) coach.Check {
	level := rapid.SampledFrom([]content.Urgency{content.SameDay, content.Emergency}).Draw(t, "level")
	item := rapid.SampledFrom([]string{"clot_leg", "leg_numb_new", "trauma_minor"}).Draw(t, "item")
	c := reached(at(3, "10:00"), level, item)
	c.Result.Reasons[0].About = rapid.SampledFrom([]string{"body", "body", "mind"}).Draw(t, "about")
	c.ClockSet = rapid.Bool().Draw(t, "set")
	hours := 0.0
	for range rapid.IntRange(0, 4).Draw(t, "closings") {
		hours += rapid.SampledFrom([]float64{0.5, 3, 4, 24, 48}).Draw(t, "later")
		c = told(c, hours,
			rapid.SampledFrom([]string{"clinic", "ed", "nobody"}).Draw(t, "who"),
			rapid.SampledFrom([]string{"carry_on", "gently", "not_until", "did_not_say", ""}).Draw(t, "said"),
			rapid.SampledFrom([]string{"gone", "better", "same", "worse", "not_sure"}).Draw(t, "now"))
		last := &c.Closing[len(c.Closing)-1]
		last.ClockSet = rapid.Bool().Draw(t, "told under a set clock")
		if last.Said == "not_until" {
			last.Until = treated.Add(rapid.IntRange(0, 10).Draw(t, "until"))
		}
	}
	return c
}

// One thing more that is open or due never opens anything (S1).
func TestMayStartIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		open := rapid.SliceOfN(rapid.Custom(openCheck), 0, 3).Draw(t, "open")
		due := rapid.SliceOfN(rapid.SampledFrom([]coach.Due{{Trigger: "T5"}, {Trigger: "T15"}}), 0, 2).Draw(t, "due")
		when := after(at(3, "10:00"), rapid.Float64Range(0, 120).Draw(t, "hours"))
		a := rapid.SampledFrom(activities()).Draw(t, "activity")
		before, _ := coach.MayStart(a, open, due, when)

		more, later := slices.Clone(open), slices.Clone(due)
		if rapid.Bool().Draw(t, "a result") {
			more = slices.Insert(more, rapid.IntRange(0, len(more)).Draw(t, "place"), openCheck(t))
		} else {
			later = append(later, coach.Due{Trigger: rapid.SampledFrom([]string{"T1", "T13", "T15"}).Draw(t, "trigger")})
		}
		if ok, _ := coach.MayStart(a, more, later, when); ok && !before {
			t.Fatalf("%s: one thing more opened it", a.ID)
		}
	})
}

// Whatever was told: EMERGENCY about the body keeps the session closed unless
// somebody said to carry on, and nobody opens nothing.
func TestNobodyOpensNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := openCheck(t)
		for i := range c.Closing {
			c.Closing[i].Who = "nobody"
		}
		when := after(c.At, rapid.Float64Range(0, 200).Draw(t, "hours"))
		fresh := c
		fresh.Closing = nil
		for _, a := range activities() {
			told, _ := coach.MayStart(a, []coach.Check{c}, nil, when)
			silent, _ := coach.MayStart(a, []coach.Check{fresh}, nil, c.At)
			if told && !silent {
				t.Fatalf("%s was opened by nobody", a.ID)
			}
		}
	})
}

// What SAME_DAY leaves open depends on what is wrong (clinical section N6).
func TestWhatSameDayLeavesOpen(t *testing.T) {
	for item, closed := range map[string]string{
		"trauma_minor": "", "clot_leg": "ankle_pump heat", "head_positional": "ease_position heat cold", "csf_fluid": "ease_position heat cold",
		"fever_chills": "heat", "wound_infect": "heat", "leg_numb_new": "heat cold",
	} {
		c := reached(at(3, "10:00"), content.SameDay, item)
		for _, id := range []string{"ankle_pump", "ease_position", "heat", "cold", "lying_flat"} {
			ok, _ := coach.MayStart(activity(id), []coach.Check{c}, nil, after(c.At, 1))
			if want := !slices.Contains(strings.Fields(closed), id); ok != want {
				t.Errorf("%s with %s: may start %v, want %v", id, item, ok, want)
			}
		}
		c.Result.Urgency, c.Result.Reasons[0].Level = content.Emergency, content.Emergency
		if ok, _ := coach.MayStart(activity("lying_flat"), []coach.Check{c}, nil, after(c.At, 1)); ok {
			t.Errorf("an emergency of %s leaves something timed", item)
		}
	}
}
