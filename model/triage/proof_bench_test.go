package triage_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"backcoach/model/triage"
)

// several is somebody with three treatments and some risks, and several warnings:
// about the most that one judgement has to do.
func several() (triage.Person, triage.Answers) {
	p := with(epidural, "blood_thinner", "diabetes", "opioid")
	p.Treatments = slices.Clone(p.Treatments)
	for _, earlier := range []triage.Treatment{{Type: "procedure", Subtype: "microdiscectomy"}, {Type: "medication"}} {
		earlier.Date = at(-20).Format(time.DateOnly)
		p.Treatments = append(p.Treatments, earlier)
	}
	p.Now, p.Worst = 7, 8
	return p, say(said{"ces_bladder_leak": "not_sure/4-14d", "leg_numb_new": "yes/worse", "fever_chills": "not_sure",
		"pain_sharp_worse": "yes", "flare_expected": "yes", "sweats_unwell": "yes", "sedated": "yes", "med_constipation": "yes/4-14d"})
}

// A judgement is made after every answer, so it has to be much quicker than a
// key: 10 µs is the aim.
func BenchmarkJudgeSeveral(b *testing.B) {
	e := newEngine(b)
	p, answers := several()
	b.ReportAllocs()
	for b.Loop() {
		e.Judge(p, full, answers, at(5))
	}
}

func BenchmarkJudgeAllNo(b *testing.B) {
	e := newEngine(b)
	p, answers := therapy, say(nil)
	b.ReportAllocs()
	for b.Loop() {
		e.Judge(p, full, answers, at(5))
	}
}

// What was asked and told over the years makes no judgement slower: it is looked
// up, never copied.
func TestLongHistoryCostsNothing(t *testing.T) {
	e := newEngine(t)
	p, answers := several()
	allocations := func() float64 { return testing.AllocsPerRun(100, func() { e.Judge(p, full, answers, at(5)) }) }
	short := allocations()
	p.Asked, p.Told = map[string]int{}, map[string]int{}
	for i := range 10_000 {
		p.Asked[fmt.Sprint("item ", i)], p.Told[fmt.Sprint("item ", i)] = i, i
	}
	if long := allocations(); long != short {
		t.Errorf("%v allocations with a long history, %v without", long, short)
	}
}
