package store_test

import (
	"os"
	"path/filepath"
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
var tenYears = sync.OnceValues(func() (path string, err error) {
	dir, err := os.MkdirTemp("", "backcoach-bench")
	if err != nil {
		return "", err
	}
	path = filepath.Join(dir, "backcoach.db")
	s, err := store.Open(path, store.Options{})
	if err != nil {
		return "", err
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
				return "", err
			}
			records = nil
		}
	}
	return path, nil
})

func tenYearsFile(b *testing.B) string {
	b.Helper()
	path, err := tenYears()
	if err != nil {
		b.Fatal(err)
	}
	copied := filepath.Join(b.TempDir(), "backcoach.db")
	if err := os.WriteFile(copied, readFile(b, path), 0o600); err != nil {
		b.Fatal(err)
	}
	return copied
}

// BenchmarkOpen is what happens before the first frame: the whole file is looked
// through.
func BenchmarkOpen(b *testing.B) {
	path := tenYearsFile(b)
	b.SetBytes(int64(len(readFile(b, path))))
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

func BenchmarkDays(b *testing.B) {
	s := opened(b, tenYearsFile(b), store.Options{})
	for b.Loop() {
		if days, err := s.Days("0000-01-01", "9999-12-31"); err != nil || len(days) != 3650 {
			b.Fatal(len(days), err)
		}
	}
}

// BenchmarkSave saves a check-in into ten years, in turns with a bare bbolt
// Update of the same bytes into the same file, and reports their ratio (design:
// at most 1.3).
func BenchmarkSave(b *testing.B) {
	path := tenYearsFile(b)
	s := opened(b, path, store.Options{})
	record := checkIn(stamp(today, 3), 5)
	bare := bareUpdate(b, path, record)
	var ours, floor time.Duration
	for n := 0; b.Loop(); n++ {
		record = checkIn(stamp(today, n%20), n%10)
		begin := time.Now()
		save(b, s, record)
		ours += time.Since(begin)
		floor += bare()
	}
	b.ReportMetric(float64(ours)/float64(floor), "x-bare")
}

// bareUpdate gives a function that puts the bytes of a record into an open file
// and measures only that.
func bareUpdate(b *testing.B, path string, r coach.Record) func() time.Duration {
	b.Helper()
	kind, id := r.Key()
	value := make([]byte, 700)
	return func() time.Duration {
		db, err := bolt.Open(path, 0o600, nil)
		if err != nil {
			b.Fatal(err)
		}
		begin := time.Now()
		err = db.Update(func(tx *bolt.Tx) error {
			return tx.Bucket([]byte(kind)).Put([]byte(id), value)
		})
		took := time.Since(begin)
		if err != nil {
			b.Fatal(err)
		}
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
		return took
	}
}
