package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	bolt "go.etcd.io/bbolt"

	"backcoach/model/coach"
)

// Only the patient may look into the folder and the files.
const (
	folderMode fs.FileMode = 0o700
	fileMode   fs.FileMode = 0o600
)

// create makes the folder and an empty file. The file is written under another
// name and renamed when it is complete and on disk, so that a kill never leaves
// half a file under the real name.
func (s *Store) create(now time.Time) error {
	dir := filepath.Dir(s.path)
	if err := makeFolder(dir); err != nil {
		return err
	}
	switch ok, err := s.takeLock(); {
	case err != nil:
		return err
	case !ok:
		return fmt.Errorf("%w: another window is creating it", coach.ErrBusy)
	}
	if _, err := os.Stat(s.path); err == nil {
		return nil // another window was faster
	}
	unfinished := s.path + ".new"
	if err := os.Remove(unfinished); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	err := s.writeEmpty(unfinished, now)
	if err == nil {
		err = os.Rename(unfinished, s.path)
	}
	if err != nil {
		_ = os.Remove(unfinished) // err says what went wrong; the next try clears up
		return err
	}
	return syncFolder(dir)
}

func (s *Store) writeEmpty(path string, now time.Time) error {
	db, err := bolt.Open(path, fileMode, &bolt.Options{Timeout: patience})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		if err := begin(tx, now); err != nil {
			return err
		}
		return migrate(tx, s.steps)
	})
	return errors.Join(err, db.Close())
}

// makeFolder makes a folder and what is missing above it, each one on disk
// before the next.
func makeFolder(dir string) error {
	err := os.Mkdir(dir, folderMode)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil // a file in its place shows when something is made inside
	case errors.Is(err, fs.ErrNotExist):
		if err := makeFolder(filepath.Dir(dir)); err != nil {
			return err
		}
		err = os.Mkdir(dir, folderMode)
	}
	if err != nil {
		return err
	}
	return syncFolder(filepath.Dir(dir))
}

// syncFolder puts the names in a folder on disk. Windows has no such call and
// needs none: it writes them with the file.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
