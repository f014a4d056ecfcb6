package store_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"backcoach/model/coach"
	"backcoach/store"
)

// wantFiles checks which files stand beside the given path.
func wantFiles(t *testing.T, path string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, want) {
		t.Errorf("the folder holds %v, want %v", got, want)
	}
}

// A file that cannot be used is refused by name and left alone, whether it was
// to be written or only read.
func TestRefusesAndLeavesAlone(t *testing.T) {
	other := func(t *testing.T, put map[string]string) []byte {
		path := filepath.Join(t.TempDir(), "other")
		db, err := bolt.Open(path, 0o600, nil)
		if err != nil {
			t.Fatal(err)
		}
		err = db.Update(func(tx *bolt.Tx) error {
			meta, err := tx.CreateBucket([]byte("meta"))
			for k, v := range put {
				err = errors.Join(err, meta.Put([]byte(k), []byte(v)))
			}
			return err
		})
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
		return readFile(t, path)
	}
	good := func(t *testing.T) []byte {
		s := opened(t, newPath(t), store.Options{})
		save(t, s, checkIn(stamp(today, 0), 3))
		return readFile(t, s.Path())
	}
	tests := []struct {
		name string
		data func(*testing.T) []byte
		want error
		says string
	}{
		{"nothing in it", func(*testing.T) []byte { return nil }, coach.ErrDamaged, ""},
		{"one byte", func(*testing.T) []byte { return []byte{0} }, coach.ErrDamaged, ""},
		{"zeros", func(*testing.T) []byte { return make([]byte, 1<<16) }, coach.ErrDamaged, ""},
		{"a letter", func(*testing.T) []byte { return []byte(strings.Repeat("Dear clinic, ", 999)) }, coach.ErrDamaged, ""},
		{"sqlite", func(*testing.T) []byte { return append([]byte("SQLite format 3\x00"), make([]byte, 8192)...) }, coach.ErrDamaged, ""},
		{"cut in the middle", func(t *testing.T) []byte { d := good(t); return d[:len(d)/2] }, coach.ErrDamaged, ""},
		{"cut after the first page", func(t *testing.T) []byte { return good(t)[:os.Getpagesize()] }, coach.ErrDamaged, ""},
		{"cut in its last page", func(t *testing.T) []byte { return lastUsedPageCut(t, good(t)) }, coach.ErrDamaged, ""},
		{"a database of something else", func(t *testing.T) []byte { return other(t, map[string]string{"format": "shop"}) }, coach.ErrDamaged, ""},
		{"no schema", func(t *testing.T) []byte { return other(t, map[string]string{"format": "backcoach"}) }, coach.ErrDamaged, ""},
		{"a schema that is no number", func(t *testing.T) []byte {
			return other(t, map[string]string{"format": "backcoach", "schema": "one"})
		}, coach.ErrDamaged, ""},
		{"newer", func(t *testing.T) []byte {
			return other(t, map[string]string{"format": "backcoach", "schema": "7", "sparkle": "x"})
		}, coach.ErrNewer, "schema 7"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := newPath(t)
			data := tt.data(t)
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, opts := range []store.Options{{}, {ReadOnly: true}} {
				_, err := store.Open(path, opts)
				if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), tt.says) {
					t.Errorf("%+v: error %v", opts, err)
				}
			}
			if !bytes.Equal(readFile(t, path), data) {
				t.Error("the file changed")
			}
			wantFiles(t, path, "backcoach.db")
		})
	}
}

// lastUsedPageCut cuts a file within the last page that is not empty.
func lastUsedPageCut(t *testing.T, data []byte) []byte {
	t.Helper()
	used := bytes.TrimRight(data, "\x00")
	return data[:len(used)-1]
}

func TestRefusesAFolderInPlaceOfTheFile(t *testing.T) {
	path := newPath(t)
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(path, store.Options{}); !errors.Is(err, coach.ErrDamaged) || !strings.Contains(err.Error(), path) {
		t.Errorf("error %v", err)
	}
	wantFiles(t, path, "backcoach.db")
}

func TestRefusesADevice(t *testing.T) {
	for _, opts := range []store.Options{{}, {ReadOnly: true}} {
		if _, err := store.Open(os.DevNull, opts); !errors.Is(err, coach.ErrDamaged) {
			t.Errorf("error %v", err)
		}
	}
}

func TestRefusesAFolderThatCannotBeWritten(t *testing.T) {
	t.Run("a file stands there", func(t *testing.T) {
		file := newPath(t)
		if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(file, "sub", "backcoach.db")
		if _, err := store.Open(path, store.Options{}); !errors.Is(err, coach.ErrReadOnly) || !strings.Contains(err.Error(), path) {
			t.Errorf("error %v", err)
		}
		if got := readFile(t, file); string(got) != "mine" {
			t.Errorf("the file holds %q", got)
		}
	})
	t.Run("no right to write", func(t *testing.T) {
		path := newPath(t)
		closeFolder(t, filepath.Dir(path))
		if _, err := store.Open(path, store.Options{}); !errors.Is(err, coach.ErrReadOnly) {
			t.Errorf("error %v", err)
		}
		wantFiles(t, path)
	})
	t.Run("a file can still be read there", func(t *testing.T) {
		s := opened(t, newPath(t), store.Options{})
		save(t, s, checkIn(stamp(today, 0), 3))
		s.Close()
		if err := os.Remove(s.Path() + ".lock"); err != nil {
			t.Fatal(err)
		}
		closeFolder(t, filepath.Dir(s.Path()))
		again := opened(t, s.Path(), store.Options{})
		if got := load(t, again).CheckIns; len(got) != 1 || !again.ReadOnly() {
			t.Errorf("read %+v, read only %v", got, again.ReadOnly())
		}
	})
}

// closeFolder takes the right to write in a folder away, and skips where that
// stops nobody.
func closeFolder(t *testing.T, dir string) {
	t.Helper()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o700) })
	probe := filepath.Join(dir, "probe")
	if err := os.WriteFile(probe, nil, 0o600); err == nil {
		os.Remove(probe)
		t.Skip("the superuser writes everywhere")
	}
}

func TestReadOnlyFileIsRead(t *testing.T) {
	s := opened(t, newPath(t), store.Options{})
	save(t, s, checkIn(stamp(today, 0), 3))
	s.Close()
	if err := os.Chmod(s.Path(), 0o400); err != nil {
		t.Fatal(err)
	}
	before := readFile(t, s.Path())
	again := opened(t, s.Path(), store.Options{})
	if got := load(t, again).CheckIns; len(got) != 1 || !again.ReadOnly() {
		t.Errorf("read %+v, read only %v", got, again.ReadOnly())
	}
	if _, err := again.Save(checkIn(stamp(today, 1), 3)); !errors.Is(err, coach.ErrReadOnly) {
		t.Errorf("saving: %v", err)
	}
	if !bytes.Equal(before, readFile(t, s.Path())) {
		t.Error("the file changed")
	}
}

// A file that vanishes under an open coach is not made anew: an empty one would
// hide what was lost.
func TestVanishedFileIsNotMadeAnew(t *testing.T) {
	s := opened(t, newPath(t), store.Options{})
	save(t, s, checkIn(stamp(today, 0), 3))
	if err := os.RemoveAll(filepath.Dir(s.Path())); err != nil {
		t.Skip("open files cannot be removed here:", err)
	}
	if _, err := s.Save(checkIn(stamp(today, 1), 3)); !errors.Is(err, coach.ErrReadOnly) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("save: %v", err)
	}
	if _, err := s.Load(today); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("load: %v", err)
	}
	if _, err := os.Stat(s.Path()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the file is there again: %v", err)
	}
}

// What is left of a creation that was killed does not stand in the way.
func TestLeftoverOfAKilledCreation(t *testing.T) {
	path := newPath(t)
	if err := os.WriteFile(path+".new", []byte("half a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := opened(t, path, store.Options{})
	save(t, s, checkIn(stamp(today, 0), 3))
	wantFiles(t, path, "backcoach.db", "backcoach.db.lock")
}
