package store

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"backcoach/model/coach"
)

// nextSchema is what a later version might do: one more bucket.
func nextSchema() []migration {
	return append(migrations(), func(tx *bolt.Tx) error {
		_, err := tx.CreateBucket([]byte("visits"))
		return err
	})
}

func openWith(t *testing.T, path string, opts Options, steps []migration) *Store {
	t.Helper()
	s, err := open(path, opts, steps)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func checkInOn(day coach.Day) coach.CheckIn {
	return coach.CheckIn{Stamp: coach.Stamp{ID: string(day), Day: day}}
}

func TestMigrationKeepsWhatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "backcoach.db")
	old := openWith(t, path, Options{}, migrations())
	if _, err := old.Save(checkInOn("2026-11-23")); err != nil {
		t.Fatal(err)
	}
	old.Close()
	for range 2 { // the second time there is nothing left to do
		s := openWith(t, path, Options{}, nextSchema())
		state, err := s.Load("2026-11-23")
		if err != nil || len(state.CheckIns) != 1 {
			t.Fatalf("%+v, %v", state, err)
		}
		err = s.view(func(tr transaction) error { _, err := tr.bucket("visits"); return err })
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
	if _, err := open(path, Options{}, migrations()); !errors.Is(err, coach.ErrNewer) {
		t.Errorf("the older version opens it: %v", err)
	}
}

// A file of schema 2, from before clinics' papers were kept.
func TestAFileOfSchemaTwo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "backcoach.db")
	old := openWith(t, path, Options{}, migrations()[:2])
	profile := coach.Profile{Answers: coach.Answers{"country": {"NZ"}}}
	err := old.update(func(tr transaction) error { // its programs knew no papers: Load would look for them
		packed, err := pack([]coach.Record{profile, checkInOn("2026-11-23")}, 2)
		for _, p := range packed {
			err = errors.Join(err, tr.put(p, map[coach.Day]bool{}))
		}
		return err
	})
	if err := errors.Join(err, old.Close()); err != nil {
		t.Fatal(err)
	}
	s := openWith(t, path, Options{}, migrations())
	state, err := s.Load("2026-11-23")
	if err != nil || state.Profile.Country() != "NZ" || len(state.CheckIns) != 1 || state.Prescriptions != nil {
		t.Fatalf("%+v, %v", state, err)
	}
	paper := coach.Prescription{Stamp: coach.Stamp{ID: "a", Day: "2026-11-23"}, Clinic: "Dr. Lee"}
	if _, err := s.Save(paper); err != nil {
		t.Fatal(err)
	}
	if state, err := s.Load("2026-11-23"); err != nil || len(state.Prescriptions) != 1 {
		t.Errorf("%+v, %v", state.Prescriptions, err)
	}
	s.Close()
	if _, err := open(path, Options{}, migrations()[:2]); !errors.Is(err, coach.ErrNewer) {
		t.Errorf("a program of schema 2 opens it: %v", err)
	}
}

func TestFailedMigrationChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "backcoach.db")
	openWith(t, path, Options{}, migrations()).Close()
	broken := errors.New("broken")
	steps := append(nextSchema(), func(*bolt.Tx) error { return broken })
	if _, err := open(path, Options{}, steps); !errors.Is(err, broken) || !errors.Is(err, coach.ErrReadOnly) {
		t.Errorf("error %v", err)
	}
	if s := openWith(t, path, Options{}, migrations()); s.ReadOnly() {
		t.Error("the failure keeps the lock")
	}
}

func TestReaderDoesNotMigrate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "backcoach.db")
	openWith(t, path, Options{}, migrations()).Close()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := open(path, Options{ReadOnly: true}, nextSchema()); !errors.Is(err, coach.ErrReadOnly) {
		t.Errorf("error %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the file changed, %v", err)
	}
}

// Two windows may both have found no file; the slower one must not replace what
// the faster one made.
func TestCreatingIsNotRepeated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "backcoach.db")
	fast := openWith(t, path, Options{}, migrations())
	if _, err := fast.Save(checkInOn("2026-11-23")); err != nil {
		t.Fatal(err)
	}
	fast.Close()
	slow := &Store{path: path, steps: migrations()}
	if err := errors.Join(slow.create(time.Now()), slow.Close()); err != nil {
		t.Fatal(err)
	}
	if state, err := fast.Load("2026-11-23"); err != nil || len(state.CheckIns) != 1 {
		t.Errorf("%+v, %v", state, err)
	}
}

// Another version brought the file up to date while this one had it open.
func TestFileGetsNewerWhileOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "backcoach.db")
	s := openWith(t, path, Options{}, migrations())
	db, err := bolt.Open(path, fileMode, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error { return migrate(tx, nextSchema()) })
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Save(checkInOn("2026-11-23")); !errors.Is(err, coach.ErrNewer) {
		t.Errorf("save: %v", err)
	}
	if _, err := s.Load("2026-11-23"); !errors.Is(err, coach.ErrNewer) {
		t.Errorf("load: %v", err)
	}
}

// The indexes and the records are checked against each other.
func TestContradictionsAreDamage(t *testing.T) {
	const day, id = "2026-11-23", "2026-11-23"
	put := func(bucket, key string, value []byte) func(*bolt.Tx) error {
		return func(tx *bolt.Tx) error { return tx.Bucket([]byte(bucket)).Put([]byte(key), value) }
	}
	record, err := encode(checkInOn(day), 1)
	if err != nil {
		t.Fatal(err)
	}
	kind := string(coach.KindCheckIn)
	for name, change := range map[string]func(*bolt.Tx) error{
		"a record is missing":        func(tx *bolt.Tx) error { return tx.Bucket([]byte(kind)).Delete([]byte(id)) },
		"an open check is missing":   put(bucketOpen, "a", nil),
		"a kind that nobody knows":   put(bucketDays, day+"/a/visit", nil),
		"an index key that is none":  put(bucketDays, day, nil),
		"a record under another day": put(bucketDays, "2026-11-22/"+id+"/"+kind, nil),
		"a record under another id": func(tx *bolt.Tx) error {
			return errors.Join(put(kind, "b", record)(tx), put(bucketDays, day+"/b/"+kind, nil)(tx))
		},
		"a record that cannot be read":    put(kind, id, []byte("{")),
		"a paper is missing":              put(bucketDays, day+"/a/"+string(coach.KindPrescription), nil),
		"a paper that cannot be read":     put(string(coach.KindPrescription), "a", []byte("{")),
		"no bucket of papers":             func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte(coach.KindPrescription)) },
		"a bucket is missing":             func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte(bucketOpen)) },
		"no schema number any more":       put(bucketMeta, metaSchema, []byte("x")),
		"an older schema than was opened": put(bucketMeta, metaSchema, []byte(strconv.Itoa(0))),
	} {
		t.Run(name, func(t *testing.T) {
			s := openWith(t, filepath.Join(t.TempDir(), "backcoach.db"), Options{}, migrations())
			if _, err := s.Save(checkInOn(day)); err != nil {
				t.Fatal(err)
			}
			if err := s.with(os.O_RDWR, func(db *bolt.DB) error { return db.Update(change) }); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Load(day); !errors.Is(err, coach.ErrDamaged) {
				t.Errorf("error %v", err)
			}
		})
	}
}
