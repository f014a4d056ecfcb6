// Package store keeps the patient's records in one bbolt file.
//
// What it promises:
//   - What Save has returned for is on disk; a kill or a power cut before that
//     leaves the file as it was.
//   - The file is opened for each operation and let go of again, so that other
//     commands can read it while the coach is open.
//   - One Store at a time writes: an advisory lock on a file beside the database
//     says which. Any other reads only, and sees what the writer saved.
//   - A file that is damaged, newer or not ours is refused and left alone.
//
// What will bite: bbolt trusts its pages, and panics, faults or loops on bad
// ones. Every file is therefore looked through by [checkPages] before bbolt may
// follow it, and every operation turns what still goes wrong into
// [coach.ErrDamaged].
package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"backcoach/model/coach"
)

// Options says how a file is opened. The zero value opens it for writing and
// creates it where it is missing.
type Options struct {
	// ReadOnly never creates, locks or changes anything. A missing file is then
	// an error that wraps [io/fs.ErrNotExist].
	ReadOnly bool
	// Now gives the time that a new file notes as its beginning; nil means
	// [time.Now].
	Now func() time.Time
}

// Store is the patient's file. It may be used from several goroutines.
type Store struct {
	path  string
	lock  *flock.Flock // nil under Options.ReadOnly
	steps []migration

	// mu keeps operations of this process from waiting for each other in bbolt,
	// which looks at a locked file only every 50 ms.
	mu       sync.RWMutex
	readOnly bool
}

// Open checks the file and, unless it is to be read only, becomes its one
// writer, or reads only if there is one already or the file cannot be written.
// Errors wrap [coach.ErrNewer], [coach.ErrBusy], [coach.ErrDamaged],
// [coach.ErrReadOnly] or [io/fs.ErrNotExist], name the path, and leave everything
// as it was.
func Open(path string, opts Options) (*Store, error) {
	return open(path, opts, migrations())
}

func open(path string, opts Options, steps []migration) (*Store, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	s := &Store{path: abs, steps: steps, readOnly: opts.ReadOnly}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if err := s.open(opts.Now); err != nil {
		return nil, errors.Join(s.explain(err), s.unlock())
	}
	return s, nil
}

func (s *Store) open(now func() time.Time) error {
	if _, err := os.Stat(s.path); err != nil && !s.readOnly {
		// Missing, or out of reach: then creating it tells why.
		if err := s.create(now()); err != nil {
			return cannotWrite(err)
		}
	}
	schema, err := s.check()
	if err != nil {
		return err
	}
	if !s.readOnly {
		s.readOnly = !writable(s.path) || !s.becomeWriter()
	}
	switch {
	case schema == len(s.steps):
		return nil
	case s.readOnly:
		return fmt.Errorf("%w: it is of an older version and has to be opened for writing once", coach.ErrReadOnly)
	}
	return cannotWrite(s.migrate())
}

// Path is the absolute path of the file.
func (s *Store) Path() string { return s.path }

// ReadOnly is set when another Store is writing, when the file cannot be
// written, and after Close.
func (s *Store) ReadOnly() bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.readOnly
}

// Close lets another Store become the writer. It waits for a save that runs.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.readOnly = true
	return s.unlock()
}

// becomeWriter tells whether this Store is the writer now. A lock that cannot be
// had for any reason, such as a folder that refuses the lock file, means reading
// only.
func (s *Store) becomeWriter() bool {
	ok, err := s.takeLock()
	return ok && err == nil
}

// takeLock tries the advisory lock; false if another Store holds it.
func (s *Store) takeLock() (bool, error) {
	if s.lock == nil {
		s.lock = flock.New(lockPath(s.path), flock.SetPermissions(fileMode))
	}
	return s.lock.TryLock()
}

func (s *Store) unlock() error {
	if s.lock == nil {
		return nil
	}
	return s.lock.Close()
}

// lockPath names the lock file. It stands beside the file itself, not beside a
// link to it, so that both ways lead to one lock. It is never removed: a process
// that had it open would hold a lock that nobody else can see.
func lockPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	} else if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(dir, filepath.Base(path))
	}
	return path + ".lock"
}

// writable tells whether the file may be written. A file whose owner took away
// the right to write counts as read-only for the superuser as well.
func writable(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	return err == nil && info.Mode().Perm()&0o200 != 0
}
