package coach_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// confided is a check in which a private item of the mind and one of the body
// were answered, with all the places in which they leave a trace.
func confided() coach.Check {
	c := reached(at(3, "10:00"), content.Soon, "leg_pain_new")
	c.Answers = triage.Answers{"leg_pain_new": {Choice: "yes"}, "suicide": {Choice: "yes"}, "ces_sexual": {Choice: "not_sure"}}
	c.Was = triage.Answers{"distress_severe": {Choice: "yes"}, "fever_chills": {Choice: "yes"}}
	c.Person = triage.Person{Told: map[string]int{"ces_sexual": 3, "leg_both": 2}, Stood: []string{"leg_both", "suicide"}}
	c.Result.Urgency = content.Emergency
	c.Result.Missing = []string{"suicide", "aorta"}
	c.Result.Reasons = append([]triage.Reason{
		{Rule: "B1.21", Level: content.Emergency, About: "mind", Items: []string{"suicide"}},
		{Rule: "B1.1", Level: content.SameDay, About: "body", Items: []string{"ces_sexual", "leg_pain_new"}},
	}, c.Result.Reasons...)
	return c
}

// Without consent no private answer is stored anywhere in the record; the body
// result stays and locks.
func TestRedacted(t *testing.T) {
	p := patient("injection", "epidural")
	c := confided()
	before := deepCopy(t, c)
	got := p.Redacted(c, lib)
	if !reflect.DeepEqual(got.Asked, []string{"suicide"}) {
		t.Errorf("asked by date is %v, want only the question that comes every 14 days", got.Asked)
	}
	rest := got
	rest.Asked = nil
	data, err := json.Marshal(rest)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"suicide", "distress_severe", "ces_sexual", "mind"} {
		if strings.Contains(string(data), id) {
			t.Errorf("%q is still there: %s", id, data)
		}
	}
	if got.Result.Urgency != content.SameDay || !got.AboutBody() || len(got.Result.Reasons) != 2 {
		t.Errorf("result %+v, want SAME_DAY about the body", got.Result)
	}
	if _, ok := got.Was["fever_chills"]; !ok || got.Person.Told["leg_both"] != 2 || len(got.Answers) != 1 {
		t.Errorf("more is gone than what is private: %+v", got)
	}
	if !reflect.DeepEqual(c, before) {
		t.Error("the check itself was changed")
	}
}

// That a private question was asked is kept only where its date had come: a
// question that another answer brought about would tell that answer.
func TestOnlyADateIsRemembered(t *testing.T) {
	p := patient("injection", "epidural")
	for days, want := range map[int]int{3: 0, 13: 0, 14: 1, 20: 1} {
		c := confided()
		c.Answers["suicide_plan"] = triage.Answer{Choice: "no"}
		c.Person.Asked = map[string]int{"suicide": days}
		if got := p.Redacted(c, lib); len(got.Asked) != want {
			t.Errorf("%d days after the last time: kept %v", days, got.Asked)
		}
	}
	s := state(p, p.Redacted(confided(), lib))
	if days, asked := s.Person(lib.Warnings().Facts, treated.Add(8)).Asked["suicide"]; !asked || days != 5 {
		t.Errorf("five days later it was asked %d days ago (%v)", days, asked)
	}
}

// When the patient no longer agrees, what was kept until then is taken out; what says
// nothing private stays as it is.
func TestForgotten(t *testing.T) {
	p := patient("injection", "epidural")
	short, full := moodEntry(at(20, "09:00"), "phq_2", 4), moodEntry(at(20, "09:05"), "phq_9", 27)
	gone := coach.Entry{Stamp: stamp(at(20, "10:00")), What: coach.EntryMood, Of: "phq_2"}
	sport := coach.Entry{Stamp: stamp(at(20, "11:00")), What: coach.EntrySport, Of: "swim"}
	withheld := p.Redacted(confided(), lib)
	withheld.ID = "another"
	got := p.Forgotten(coach.DayRecords{Checks: []coach.Check{confided(), withheld}, Entries: []coach.Entry{short, full, gone, sport}}, lib)
	short.Answers, full.Answers, full.Of = nil, nil, ""
	if want := []coach.Record{p.Redacted(confided(), lib), short, full}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestConsentKeepsAll(t *testing.T) {
	p := patient("injection", "epidural")
	p.Answers["keep_private"] = []string{"yes"}
	if got := p.Redacted(confided(), lib); !reflect.DeepEqual(got, confided()) {
		t.Errorf("got %+v", got)
	}
}

// A result about the mind alone leaves no trace: no level, no held level, and
// not what came of it.
func TestMindLeavesNoTrace(t *testing.T) {
	c := checked(at(3, "10:00"), "targeted", "suicide")
	c.Answers = triage.Answers{"suicide": {Choice: "yes"}}
	c.Result.Urgency = content.Emergency
	c.Result.Reasons = []triage.Reason{{Rule: "B1.21", Level: content.Emergency, About: "mind", Items: []string{"suicide"}}}
	corrected := c.Hold()
	corrected.Finished, corrected.Answers, corrected.Was, corrected.Result = false, nil, c.Answers, triage.Result{}
	p := patient("injection", "epidural")
	for _, c := range []coach.Check{told(c, 1, "clinic", "carry_on", "better"), corrected} {
		got := p.Redacted(c, lib)
		if coach.StaysOpen(got) || got.Level() != content.SelfCare || got.Held != content.SelfCare || len(got.Closing) != 0 {
			t.Errorf("left %+v", got)
		}
	}
	body := reached(at(3, "10:00"), content.SameDay, "leg_numb_new").Hold()
	body.Finished, body.Result = false, triage.Result{}
	if got := p.Redacted(body, lib); got.Level() != content.SameDay {
		t.Errorf("a held level of the body is gone: %v", got.Level())
	}
}

func deepCopy(t *testing.T, c coach.Check) coach.Check {
	t.Helper()
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var same coach.Check
	if err := json.Unmarshal(data, &same); err != nil {
		t.Fatal(err)
	}
	return same
}
