package store_test

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/store"
)

// memory is what the store should hold, as plain as can be: sums and open checks
// are made from scratch whenever they are asked for.
type memory struct {
	profile  coach.Profile
	checkIns map[string]coach.CheckIn
	checks   map[string]coach.Check
	sessions map[string]coach.Session
	papers   map[string]coach.Prescription
	entries  map[string]coach.Entry
}

func newMemory() *memory {
	return &memory{
		checkIns: map[string]coach.CheckIn{}, checks: map[string]coach.Check{}, sessions: map[string]coach.Session{},
		papers: map[string]coach.Prescription{}, entries: map[string]coach.Entry{},
	}
}

func (m *memory) save(r coach.Record) {
	switch r := r.(type) {
	case coach.Profile:
		m.profile = r
	case coach.CheckIn:
		m.checkIns[r.ID] = r
	case coach.Check:
		m.checks[r.ID] = r
	case coach.Session:
		m.sessions[r.ID] = r
	case coach.Prescription:
		m.papers[r.ID] = r
	case coach.Entry:
		m.entries[r.ID] = r
	}
}

// pick gives the records that are wanted, in the order of their ids.
func pick[R coach.Record](records map[string]R, want func(R) bool) []R {
	var list []R
	for _, id := range slices.Sorted(maps.Keys(records)) {
		if want(records[id]) {
			list = append(list, records[id])
		}
	}
	return list
}

func (m *memory) day(day coach.Day) coach.DayRecords {
	return coach.DayRecords{
		Day:      day,
		CheckIns: pick(m.checkIns, func(c coach.CheckIn) bool { return c.Day == day }),
		Checks:   pick(m.checks, func(c coach.Check) bool { return c.Day == day }),
		Sessions: pick(m.sessions, func(s coach.Session) bool { return s.Day == day }),

		Prescriptions: pick(m.papers, func(p coach.Prescription) bool { return p.Day == day }),
		Entries:       pick(m.entries, func(e coach.Entry) bool { return e.Day == day }),
	}
}

func (m *memory) days(from, to coach.Day) []coach.DaySum {
	var sums []coach.DaySum
	for day := from; day <= to; day = day.Add(1) {
		if r := m.day(day); r.Told() {
			sums = append(sums, coach.Sum(r))
		}
	}
	return sums
}

func (m *memory) load(today coach.Day) coach.State {
	first := today.Add(1 - coach.Window)
	return coach.State{
		Profile:  m.profile,
		CheckIns: pick(m.checkIns, func(c coach.CheckIn) bool { return c.Day >= first }),
		Checks:   pick(m.checks, func(c coach.Check) bool { return c.Day >= first || coach.StaysOpen(c) }),
		Sessions: pick(m.sessions, func(s coach.Session) bool { return s.Day >= first }),

		Prescriptions: pick(m.papers, func(p coach.Prescription) bool { return p.Undone.IsZero() }),
		Entries:       pick(m.entries, func(e coach.Entry) bool { return e.Day >= first }),
	}
}

func (m *memory) open() []coach.Check { return pick(m.checks, coach.StaysOpen) }

// anyRecord draws from few ids and few days, so that records are replaced and
// moved often, also in and out of the window.
func anyRecord(t *rapid.T) coach.Record {
	days := []coach.Day{today.Add(-40), today.Add(-28), today.Add(-27), today.Add(-1), today, today.Add(2)}
	s := stamp(today.Add(-rapid.IntRange(0, 3).Draw(t, "id")), 0)
	s.Day = rapid.SampledFrom(days).Draw(t, "day")
	switch rapid.IntRange(0, 8).Draw(t, "kind") {
	case 8:
		what := rapid.SampledFrom([]coach.EntryKind{coach.EntryWalk, coach.EntryChoice}).Draw(t, "what")
		return coach.Entry{Stamp: s, What: what, Of: "x", Minutes: rapid.IntRange(0, 30).Draw(t, "minutes")}
	case 7:
		p := clinicPaper(s)
		if rapid.Bool().Draw(t, "undone") {
			p.Undone = s.At
		}
		return p
	case 0:
		return coach.Profile{Stamp: s, Answers: coach.Answers{"age": {"52"}}}
	case 1, 2:
		return session(s, rapid.SampledFrom([]string{coach.SessionRunning, coach.SessionDone, coach.SessionPartly}).Draw(t, "state"), 2)
	case 3, 4:
		c := warningCheck(s, content.Urgency(rapid.IntRange(0, 3).Draw(t, "urgency")))
		c.ResolvedBy = rapid.SampledFrom([]string{"", "", "later"}).Draw(t, "resolved by")
		return c
	}
	return checkIn(s, rapid.IntRange(0, 9).Draw(t, "pain"))
}

// Whatever is saved in whatever order, the store answers as a plain map would,
// also after it was opened again.
func TestStoreAnswersLikeMemory(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "backcoach-model")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		s, err := store.Open(filepath.Join(dir, "backcoach.db"), store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { s.Close() }()
		m := newMemory()
		for range rapid.IntRange(1, 8).Draw(t, "saves") {
			records := rapid.SliceOfN(rapid.Custom(anyRecord), 1, 6).Draw(t, "records")
			open, err := s.Save(records...)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range records {
				m.save(r)
			}
			same(t, "open checks", open, m.open())
			if rapid.IntRange(0, 3).Draw(t, "reopen") == 0 {
				s.Close()
				if s, err = store.Open(s.Path(), store.Options{}); err != nil {
					t.Fatal(err)
				}
			}
			compare(t, s, m)
		}
	})
}

// compare asks the store everything that it can be asked.
func compare(t *rapid.T, s *store.Store, m *memory) {
	t.Helper()
	state, err := s.Load(today)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "state", state, m.load(today))
	from, to := today.Add(-45), today.Add(5)
	sums, err := s.Days(from, to)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "day sums", sums, m.days(from, to))
	for _, sum := range sums {
		records, err := s.Day(sum.Day)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "records of "+string(sum.Day), records, m.day(sum.Day))
	}
}

func same[T any](t *rapid.T, what string, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s\ngot  %+v\nwant %+v", what, got, want)
	}
}
