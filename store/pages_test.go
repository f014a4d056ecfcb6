package store

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// sample is a small file with every kind of page: branches, a record that runs
// over several pages, free pages.
func sample(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "backcoach.db")
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for n := range 40 {
		c := checkInOn(coach.Day("2026-11-23").Add(-n))
		c.Answers = coach.Answers{"note": {strings.Repeat("a", 300)}}
		if n == 7 {
			c.Answers["note"][0] = strings.Repeat("b", 3*os.Getpagesize())
		}
		open := coach.Check{Stamp: coach.Stamp{ID: "check" + strconv.Itoa(n), Day: c.Day}}
		open.Result = triage.Result{Urgency: content.SameDay}
		if _, err := s.Save(c, open); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestGoodFilesPass(t *testing.T) {
	data := sample(t)
	if err := checkPages(data); err != nil {
		t.Error(err)
	}
	kinds := map[uint16]bool{}
	for at := 0; at < len(data); at += os.Getpagesize() {
		kinds[page(data[at:]).kind()] = true
	}
	if !kinds[branchPage] || !kinds[leafPage] || !kinds[freelistPage] {
		t.Errorf("the sample lacks a kind of page: %v", kinds)
	}
}

// Random transactions of bbolt itself, with big and small values, nested and
// deleted buckets: whatever it writes must pass.
func TestWhateverBboltWritesPasses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	db, err := bolt.Open(path, 0o600, &bolt.Options{NoSync: true, NoGrowSync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rng := rand.New(rand.NewPCG(3, 4))
	key := func() []byte { return []byte(strconv.Itoa(rng.IntN(400))) }
	for round := range 150 {
		err := db.Update(func(tx *bolt.Tx) error {
			b, err := tx.CreateBucketIfNotExists([]byte{'a' + byte(rng.IntN(4))})
			if err != nil {
				return err
			}
			for range rng.IntN(60) {
				switch rng.IntN(9) {
				case 0:
					_, _ = b.CreateBucketIfNotExists(append(key(), 'n')) // exists as a key at times
				case 1:
					_ = b.DeleteBucket(append(key(), 'n')) // is missing at times
				case 2, 3, 4:
					err = errors.Join(err, b.Delete(key()))
				default:
					err = errors.Join(err, b.Put(key(), make([]byte, rng.IntN(1+rng.IntN(9000)))))
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := withBytes(path, checkPages); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
	}
}

// try uses a file in every way. It fails the test on a panic, on an error that
// no screen knows, on a file that was changed without a save having been
// acknowledged, and on a save that made things worse.
func try(t *testing.T, data []byte) (refused bool) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "backcoach.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	known := func(what string, err error) bool {
		if err != nil && !errors.Is(err, coach.ErrDamaged) && !errors.Is(err, coach.ErrNewer) {
			t.Errorf("%s: %v", what, err)
		}
		return err == nil
	}
	unchanged := func(after string) {
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, data) {
			t.Errorf("%s changed the file (%v)", after, err)
		}
	}
	s, err := Open(path, Options{})
	if !known("open", err) {
		unchanged("open")
		return true
	}
	defer s.Close()
	_, err = s.Load("2026-11-23")
	known("load", err)
	_, err = s.Days("0000-01-01", "9999-12-31")
	known("days", err)
	_, err = s.Day("2026-11-16")
	known("day", err)
	unchanged("reading")
	if _, err = s.Save(checkInOn("2026-11-23")); !known("save", err) {
		unchanged("a refused save")
	} else if schema, err := s.check(); err != nil {
		t.Errorf("after a save: schema %d, %v", schema, err)
	}
	return false
}

func TestDamagedPagesAreRefusedOrHarmless(t *testing.T) {
	good := sample(t)
	size := os.Getpagesize()
	rng := rand.New(rand.NewPCG(5, 6))
	noise := func(b []byte) {
		for i := range b {
			b[i] = byte(rng.Uint32())
		}
	}
	refused := 0
	for at := 0; at < len(bytes.TrimRight(good, "\x00")); at += size {
		for name, damage := range map[string]func([]byte){
			"noise":         noise,
			"zeros":         func(p []byte) { clear(p) },
			"noisy head":    func(p []byte) { noise(p[:pageHead]) },
			"noisy numbers": func(p []byte) { noise(p[pageHead : pageHead+4*elementSize]) },
			"noisy end":     func(p []byte) { noise(p[size/2:]) },
			"more elements": func(p []byte) { p[10], p[11] = 0xFF, 0xFF },
			"runs over":     func(p []byte) { p[12] = 3 },
			"another page":  func(p []byte) { copy(p, good[3*size:4*size]) },
			"own child":     func(p []byte) { copy(p[pageHead+8:], p[:8]) },
			"one bit":       func(p []byte) { p[rng.IntN(size)] ^= 1 << rng.IntN(8) },
		} {
			data := bytes.Clone(good)
			damage(data[at:][:size])
			t.Run(strconv.Itoa(at/size)+" "+name, func(t *testing.T) {
				if try(t, data) {
					refused++
				}
			})
		}
	}
	if refused < 20 {
		t.Errorf("only %d kinds of damage were refused", refused)
	}
}

// One of the two meta pages may be lost: the other stands for the commit before.
func TestOneMetaPageIsEnough(t *testing.T) {
	good := sample(t)
	for n := range metaPages {
		data := bytes.Clone(good)
		clear(data[n*os.Getpagesize():][:os.Getpagesize()])
		if try(t, data) {
			t.Errorf("refused without meta page %d", n)
		}
	}
}

// A file that was good when it was opened can go bad under an open coach.
func TestDamageWhileOpen(t *testing.T) {
	good := sample(t)
	size := os.Getpagesize()
	rng := rand.New(rand.NewPCG(7, 8))
	path := filepath.Join(t.TempDir(), "backcoach.db")
	if err := os.WriteFile(path, good, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for name, bad := range map[string][]byte{
		"empty": nil, "cut": good[:2*size], "cut later": good[:len(good)/64], "zeros": make([]byte, len(good)),
		"noise": func() []byte {
			b := bytes.Clone(good)
			for i := 2 * size; i < len(b); i++ {
				b[i] = byte(rng.Uint32())
			}
			return b
		}(),
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(path, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			begin := time.Now()
			if _, err := s.Load("2026-11-23"); !errors.Is(err, coach.ErrDamaged) {
				t.Errorf("load: %v", err)
			}
			if _, err := s.Save(checkInOn("2026-11-23")); !errors.Is(err, coach.ErrDamaged) {
				t.Errorf("save: %v", err)
			}
			if took := time.Since(begin); took > patience/2 {
				t.Errorf("a lock was left behind: took %v", took)
			}
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, bad) {
				t.Errorf("the file changed (%v)", err)
			}
		})
	}
}

// FuzzOpen takes a good file and overwrites bytes in it.
func FuzzOpen(f *testing.F) {
	good := bytes.TrimRight(sample(f), "\x00")
	good = append(good, make([]byte, os.Getpagesize()-len(good)%os.Getpagesize())...)
	f.Add(uint32(0), []byte{1})
	f.Add(uint32(2*os.Getpagesize()+8), []byte{16, 0, 1, 0})
	f.Fuzz(func(t *testing.T, at uint32, with []byte) {
		data := bytes.Clone(good)
		copy(data[int(at)%len(data):], with)
		try(t, data)
	})
}
