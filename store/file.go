package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"syscall"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"backcoach/model/coach"
)

// patience is how long an operation waits for another process that has the file
// open (design: 1 s).
const patience = time.Second

// view reads the file as it is at one moment.
func (s *Store) view(read func(transaction) error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.explain(s.with(os.O_RDONLY, func(db *bolt.DB) error {
		return db.View(s.current(read))
	}))
}

// update changes the file in one transaction, all or nothing, on disk when it
// returns.
func (s *Store) update(change func(transaction) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.readOnly {
		return s.explain(coach.ErrReadOnly)
	}
	return s.explain(cannotWrite(s.with(os.O_RDWR, func(db *bolt.DB) error {
		return db.Update(s.current(change))
	})))
}

// current lets through only files of exactly this version's schema: while the
// coach was open, another version may have brought the file up to its own.
func (s *Store) current(use func(transaction) error) func(*bolt.Tx) error {
	return func(tx *bolt.Tx) error {
		switch schema, err := schemaOf(tx, len(s.steps)); {
		case err != nil:
			return err
		case schema != len(s.steps):
			return fmt.Errorf("%w: schema %d", coach.ErrDamaged, schema)
		}
		return use(transaction{tx, len(s.steps)})
	}
}

// with opens the file, which must exist, for one use. A panic or a memory fault
// in bbolt is damage: bbolt follows page numbers and sizes in the file without
// looking at them.
func (s *Store) with(flag int, use func(*bolt.DB) error) (err error) {
	var file *os.File
	defer func() {
		if p := recover(); p != nil {
			// bbolt's own Close could wait for ever for what the panic left locked.
			err = errors.Join(fmt.Errorf("%w: %v", coach.ErrDamaged, p), abandon(file))
		}
	}()
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))

	db, err := bolt.Open(s.path, fileMode, &bolt.Options{
		Timeout:      patience,
		ReadOnly:     flag == os.O_RDONLY,
		NoStatistics: true,
		OpenFile: func(name string, _ int, _ fs.FileMode) (*os.File, error) {
			f, err := openExisting(name, flag)
			file = f
			return f, err
		},
	})
	if err != nil {
		return openError(err)
	}
	return errors.Join(use(db), db.Close())
}

// check looks through the whole file and tells its schema.
func (s *Store) check() (schema int, err error) {
	err = s.with(os.O_RDONLY, func(db *bolt.DB) error {
		// bbolt holds its lock on the file for us, so nobody writes meanwhile.
		if err := withBytes(s.path, checkPages); err != nil {
			return err
		}
		return db.View(func(tx *bolt.Tx) error {
			schema, err = schemaOf(tx, len(s.steps))
			return err
		})
	})
	return schema, err
}

// openExisting opens a file for bbolt, which would make a missing or empty one
// into a database, and would wait for ever on a pipe.
func openExisting(name string, flag int) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() == 0 {
		return nil, damage("not a database")
	}
	return os.OpenFile(name, flag, 0)
}

// openError tells why bbolt could not open a file. What neither the lock nor the
// operating system refused was refused for what is in the file.
func openError(err error) error {
	var path *fs.PathError
	var number syscall.Errno
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return fmt.Errorf("%w: no turn within %v", coach.ErrBusy, patience)
	case errors.Is(err, coach.ErrDamaged), errors.As(err, &path), errors.As(err, &number):
		return err
	}
	return fmt.Errorf("%w: %w", coach.ErrDamaged, err)
}

// cannotWrite makes a failure to write one that screens know, unless it already
// is: a full disk, a vanished folder and a missing right all come to this.
func cannotWrite(err error) error {
	for _, known := range []error{nil, coach.ErrNewer, coach.ErrBusy, coach.ErrDamaged, coach.ErrReadOnly} {
		if errors.Is(err, known) {
			return err
		}
	}
	return fmt.Errorf("%w: %w", coach.ErrReadOnly, err)
}

// explain adds the path to an error.
func (s *Store) explain(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", s.path, err)
}
