package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/store"
)

// tenYears is a file with a check-in and a session on each of 3,650 days and a
// warning check on every fourth. It is made once for all benchmarks.
var tenYears = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "backcoach-bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	s, err := store.Open(filepath.Join(dir, "backcoach.db"), store.Options{})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	var records []coach.Record
	for back := 3650; back > 0; back-- {
		day := today.Add(1 - back)
		records = append(records, checkIn(stamp(day, 0), back%10), session(stamp(day, 1), coach.SessionDone, 4))
		if back%4 == 0 {
			records = append(records, warningCheck(stamp(day, 2), content.SelfCare))
		}
		if len(records) >= 500 || back == 1 {
			if _, err := s.Save(records...); err != nil {
				return nil, err
			}
			records = nil
		}
	}
	return os.ReadFile(s.Path())
})

// tenYearsFile is a copy of it for one benchmark.
func tenYearsFile(b *testing.B) string {
	b.Helper()
	data, err := tenYears()
	if err != nil {
		b.Fatal(err)
	}
	path := newPath(b)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkOpen is what happens before the first frame: the whole file is looked
// through.
func BenchmarkOpen(b *testing.B) {
	path := tenYearsFile(b)
	for b.Loop() {
		s, err := store.Open(path, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

func BenchmarkLoad(b *testing.B) {
	s := opened(b, tenYearsFile(b), store.Options{})
	for b.Loop() {
		if state := load(b, s); len(state.CheckIns) != coach.Window {
			b.Fatalf("%d check-ins", len(state.CheckIns))
		}
	}
}

// BenchmarkPlan is today's plan from a file of ten years, the last 90 days of them
// those of the made-up patient: reading the window, the decision, the walk. Hold: at
// most 5 ms.
func BenchmarkPlan(b *testing.B) {
	s, lib := opened(b, tenYearsFile(b), store.Options{}), content.Load()
	now := today.Time().Add(9 * time.Hour)
	if _, err := s.Save(coach.Demo(lib, now, 1)...); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		state := load(b, s)
		if plan := state.Decide(lib, now); plan.Stand.Day == 0 {
			b.Fatal(plan)
		}
		state.WalkTarget(lib, now)
	}
}

func BenchmarkDays(b *testing.B) {
	s := opened(b, tenYearsFile(b), store.Options{})
	for b.Loop() {
		if days, err := s.Days("0000-01-01", "9999-12-31"); err != nil || len(days) != 3650 {
			b.Fatal(len(days), err)
		}
	}
}

// BenchmarkSave saves a check-in into ten years, in turns with a bare bbolt
// Update of the same bytes into the same file, and reports the ratio of their medians
// (design: at most 1.3).
func BenchmarkSave(b *testing.B) {
	s := opened(b, tenYearsFile(b), store.Options{})
	var ours, bare []time.Duration
	for n := 0; b.Loop(); n++ {
		record := checkIn(stamp(today, 0), n%10)
		begin := time.Now()
		save(b, s, record)
		ours = append(ours, time.Since(begin))
		bare = append(bare, bareUpdate(b, s.Path(), record))
	}
	slices.Sort(ours)
	slices.Sort(bare)
	b.ReportMetric(float64(ours[len(ours)/2])/float64(bare[len(bare)/2]), "x-bare")
}

// bareUpdate puts the bytes that the store keeps of a record, and the sum of its
// day, in their places again. Opening the file is not counted.
func bareUpdate(b *testing.B, path string, r coach.Record) (took time.Duration) {
	b.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		b.Fatal(err)
	}
	kind, id := r.Key()
	var record, sum []byte
	err = db.View(func(tx *bolt.Tx) error {
		record = slices.Clone(tx.Bucket([]byte(kind)).Get([]byte(id)))
		sum = slices.Clone(tx.Bucket([]byte("sums")).Get([]byte(r.LocalDay())))
		return nil
	})
	begin := time.Now()
	err = errors.Join(err, db.Update(func(tx *bolt.Tx) error {
		return errors.Join(
			tx.Bucket([]byte(kind)).Put([]byte(id), record),
			tx.Bucket([]byte("sums")).Put([]byte(r.LocalDay()), sum))
	}))
	took = time.Since(begin)
	if err := errors.Join(err, db.Close()); err != nil || len(record) == 0 || len(sum) == 0 {
		b.Fatal(len(record), len(sum), err)
	}
	return took
}
