package coach_test

import (
	"reflect"
	"testing"

	"backcoach/model/coach"
	"backcoach/model/triage"
)

func TestPersonKnowsTheDaysPain(t *testing.T) {
	s := state(usually(patient("injection", "epidural"), 2))
	if p := s.Person(lib.Warnings().Facts, treated.Add(20)); p.Now != -1 || p.Worst != -1 || p.Usual != 2 {
		t.Errorf("before a check-in: now %d, worst %d, usual %d", p.Now, p.Worst, p.Usual)
	}
	s = s.With(checkIn(asked, "back_now", "4", "leg_now", "6", "back_worst", "9"))
	s = s.With(checkIn(at(20, "08:20"), "news", "nothing")) // left after its first screen
	if p := s.Person(lib.Warnings().Facts, treated.Add(20)); p.Now != 6 || p.Worst != 9 {
		t.Errorf("now %d, worst %d; want 6 and 9", p.Now, p.Worst)
	}
	if p := s.Person(lib.Warnings().Facts, treated.Add(21)); p.Now != -1 {
		t.Errorf("the day after: now %d", p.Now)
	}
}

// What earlier checks told: the latest answer counts, skipped is not answered,
// and what a short check did not ask stands as it did.
func TestPersonRemembersEarlierChecks(t *testing.T) {
	full := checked(at(10, "08:00"), "full")
	full.Answers = triage.Answers{
		"night_constant": {Choice: "yes"}, "leg_both": {Choice: "known"}, "fever_chills": {Choice: "not_sure"}, "aorta": {Choice: "skip"},
	}
	full.Result.Reasons = []triage.Reason{{Rule: "leg_both", Items: []string{"leg_both", "night_constant"}}}
	short := checked(at(15, "08:00"), "short")
	short.Answers = triage.Answers{"fever_chills": {Choice: "no"}}
	left := checked(at(18, "08:00"), "full")
	left.Finished, left.Answers = false, triage.Answers{"night_constant": {Choice: "no"}}

	p := state(patient("injection", "epidural"), full, short, left).Person(lib.Warnings().Facts, treated.Add(20))
	if want := map[string]int{"night_constant": 2, "leg_both": 10, "fever_chills": 5}; !reflect.DeepEqual(p.Asked, want) {
		t.Errorf("asked %v, want %v", p.Asked, want)
	}
	if want := map[string]int{"leg_both": 10}; !reflect.DeepEqual(p.Told, want) {
		t.Errorf("told %v, want %v", p.Told, want)
	}
	if want := []string{"leg_both", "night_constant"}; !reflect.DeepEqual(p.Stood, want) {
		t.Errorf("stood %v, want %v", p.Stood, want)
	}
}

func TestUnfinishedAndStaleSessions(t *testing.T) {
	running := coach.Session{Stamp: stamp(at(19, "08:00")), State: coach.SessionRunning}
	done := coach.Session{Stamp: stamp(at(20, "07:00")), State: coach.SessionDone}
	today := coach.Session{Stamp: stamp(at(20, "08:00")), State: coach.SessionRunning}
	ahead := coach.Session{Stamp: stamp(at(21, "08:00")), State: coach.SessionRunning} // the clock was put back since
	s := state(patient("injection", "epidural"), running, done, today, ahead)
	if got, ok := s.Unfinished(treated.Add(20)); !ok || got.ID != today.ID {
		t.Errorf("unfinished %v %v", got.ID, ok)
	}
	if got, ok := s.Unfinished(treated.Add(22)); ok {
		t.Errorf("%s goes on two days later", got.ID)
	}
	stale := s.Stale(treated.Add(20))
	if len(stale) != 2 || stale[0].ID != running.ID || stale[1].ID != ahead.ID || stale[0].State != coach.SessionPartly || stale[1].State != coach.SessionPartly {
		t.Errorf("stale %+v", stale)
	}
	if s.Sessions[0].State != coach.SessionRunning {
		t.Error("the state was changed")
	}
}
