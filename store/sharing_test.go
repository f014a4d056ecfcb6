package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"sync"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/store"
)

func TestSecondWindowOnlyReads(t *testing.T) {
	path := newPath(t)
	first := opened(t, path, store.Options{})
	second := opened(t, path, store.Options{})
	if first.ReadOnly() || !second.ReadOnly() {
		t.Fatalf("read only: first %v, second %v", first.ReadOnly(), second.ReadOnly())
	}
	said := checkIn(stamp(today, 0), 3)
	save(t, first, said)
	if got := load(t, second).CheckIns; !reflect.DeepEqual(got, []coach.CheckIn{said}) {
		t.Errorf("the second window sees %+v", got)
	}
	if _, err := second.Save(said); !errors.Is(err, coach.ErrReadOnly) {
		t.Errorf("the second window saves: %v", err)
	}
	first.Close()
	if third := opened(t, path, store.Options{}); third.ReadOnly() {
		t.Error("nobody writes, yet a new window only reads")
	}
}

// A link to the file leads to the same lock.
func TestSecondWindowByAnotherPath(t *testing.T) {
	path := newPath(t)
	link := filepath.Join(t.TempDir(), "link.db")
	folder := filepath.Join(t.TempDir(), "folder")
	if err := errors.Join(os.Symlink(path, link), os.Symlink(filepath.Dir(path), folder)); err != nil {
		t.Skip("no links here:", err)
	}
	opened(t, path, store.Options{})
	for _, other := range []string{link, filepath.Join(folder, filepath.Base(path))} {
		if s := opened(t, other, store.Options{}); !s.ReadOnly() {
			t.Errorf("%s: two writers", other)
		}
	}
}

func TestBusyFileIsSaidToBeBusy(t *testing.T) {
	path := newPath(t)
	writer := opened(t, path, store.Options{})
	reader := opened(t, path, store.Options{ReadOnly: true})
	db, err := bolt.Open(path, 0o600, nil) // another process in the middle of a save
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	begin := time.Now()
	var all sync.WaitGroup
	for name, use := range map[string]func() error{
		"open": func() error { return errorOf(store.Open(path, store.Options{})) },
		"save": func() error { return errorOf(writer.Save(checkIn(stamp(today, 0), 3))) },
		"load": func() error { return errorOf(reader.Load(today)) },
	} {
		all.Go(func() {
			if err := use(); !errors.Is(err, coach.ErrBusy) {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
	all.Wait()
	if waited := time.Since(begin); waited > 3*time.Second {
		t.Errorf("waited %v", waited)
	}
}

func errorOf[T any](_ T, err error) error { return err }

// Readers in other windows never see half a save, and do not keep the writer
// from saving.
func TestReadersWhileWriting(t *testing.T) {
	path := newPath(t)
	writer := opened(t, path, store.Options{})
	save(t, writer, checkIn(stamp(today, 0), 0), session(stamp(today, 1), coach.SessionRunning, 0))
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		reader := opened(t, path, store.Options{ReadOnly: true})
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				case <-time.After(time.Millisecond):
				}
				state, err := reader.Load(today)
				if err != nil {
					t.Error(err)
					return
				}
				if back, _ := state.CheckIns[0].Answers.Int("back_now"); back != len(state.Sessions[0].Done) {
					t.Errorf("half a save: pain %d with %d exercises", back, len(state.Sessions[0].Done))
				}
			}
		})
	}
	for n := range 5 {
		save(t, writer, checkIn(stamp(today, 0), n), session(stamp(today, 1), coach.SessionRunning, n))
	}
	close(stop)
	readers.Wait()
}

// Commands of one window run side by side.
func TestOneStoreFromSeveralGoroutines(t *testing.T) {
	s := opened(t, newPath(t), store.Options{})
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			if _, err := s.Save(checkIn(stamp(today, n), n)); err != nil {
				t.Error(err)
			}
			if _, err := s.Days(today, today); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := load(t, s).CheckIns; len(got) != 8 {
		t.Errorf("%d of 8 check-ins are there", len(got))
	}
}

// Two windows that start at once on an empty folder make one file and one
// writer.
func TestWindowsRaceToCreate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "backcoach.db")
	stores := make([]*store.Store, 6)
	var all sync.WaitGroup
	for i := range stores {
		all.Go(func() {
			s, err := store.Open(path, store.Options{})
			if err != nil && !errors.Is(err, coach.ErrBusy) {
				t.Error(err)
			}
			stores[i] = s
		})
	}
	all.Wait()
	writers := 0
	for _, s := range stores {
		if s == nil {
			continue
		}
		defer s.Close()
		if !s.ReadOnly() {
			writers++
			save(t, s, warningCheck(stamp(today, 0), content.Soon))
		}
	}
	if writers != 1 {
		t.Errorf("%d writers", writers)
	}
}

func TestOnlyThePatientMayLook(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps rights elsewhere")
	}
	withUmask(t, 0)
	root := t.TempDir()
	path := filepath.Join(root, "a", "b", "backcoach.db")
	s := opened(t, path, store.Options{})
	save(t, s, checkIn(stamp(today, 0), 3))
	for path, want := range map[string]os.FileMode{
		filepath.Join(root, "a"): 0o700, filepath.Dir(path): 0o700, path: 0o600, path + ".lock": 0o600,
	} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s: %o, want %o", path, got, want)
		}
	}
	wantFiles(t, path, "backcoach.db", "backcoach.db.lock")
}
