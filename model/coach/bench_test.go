package coach_test

import (
	"fmt"
	"testing"
	"time"

	"backcoach/model/coach"
)

// window is a full window: two check-ins, a short check and a session on each
// day, and no full form that would settle anything early.
func window() (coach.State, time.Time) {
	p := usually(patient("procedure", "microdiscectomy"), 3)
	s := state(p)
	for day := range coach.Window {
		s = s.With(checkIn(at(day, "08:00"), "news", "nothing", "back_now", fmt.Sprint(2+day%3), "back_worst", "5", "leg_now", "2", "leg_side", "left", "leg_lowest", "thigh", "after_session", "settled"))
		s = s.With(checkIn(at(day, "18:00"), "news", "nothing", "back_now", "3", "leg_now", "2"))
		s = s.With(checked(at(day, "08:05"), "short"))
		s = s.With(coach.Session{Stamp: stamp(at(day, "09:00")), State: coach.SessionDone})
	}
	return s, at(coach.Window-1, "20:00")
}

func BenchmarkDueChecks(b *testing.B) {
	s, now := window()
	b.ReportAllocs()
	for b.Loop() {
		s.DueChecks(triggers, now)
	}
}

func BenchmarkDecide(b *testing.B) {
	s, now := window()
	b.ReportAllocs()
	for b.Loop() {
		s.Decide(lib, now)
	}
}
