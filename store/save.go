package store

import (
	"bytes"
	"fmt"
	"strings"

	"backcoach/model/coach"
)

// Save writes records in one transaction, each in place of the one that had its
// key, and makes the sums of their days again. It gives the checks that stay
// open in the file after that, oldest first. When it returns without an error
// everything is on disk; after an error it can be called again with the same.
func (s *Store) Save(records ...coach.Record) ([]coach.Check, error) {
	packed, err := pack(records, len(s.steps))
	if err != nil {
		return nil, s.explain(err)
	}
	var open []coach.Check
	err = s.update(func(t transaction) error {
		days := map[coach.Day]bool{}
		for _, p := range packed {
			if err := t.put(p, days); err != nil {
				return err
			}
		}
		for day := range days {
			if err := t.sumUp(day); err != nil {
				return err
			}
		}
		open, err = t.openChecks()
		return err
	})
	if err != nil {
		return nil, err
	}
	return open, nil
}

// packed is a record that is ready to be put.
type packed struct {
	kind  coach.Kind
	id    string
	day   coach.Day
	open  bool // a check that stays open
	value []byte
}

// pack encodes records before the file is opened for them.
func pack(records []coach.Record, schema int) ([]packed, error) {
	list := make([]packed, 0, len(records))
	for _, r := range records {
		var p packed
		switch r := r.(type) {
		case coach.Profile, coach.CheckIn, coach.Session, coach.Prescription, coach.Entry:
		case coach.Check:
			p.open = coach.StaysOpen(r)
		default:
			return nil, fmt.Errorf("a %T is not kept", r)
		}
		p.kind, p.id = r.Key()
		p.day = r.LocalDay()
		if err := p.check(); err != nil {
			return nil, err
		}
		var err error
		if p.value, err = encode(r, schema); err != nil {
			return nil, fmt.Errorf("%s %s: %w", p.kind, p.id, err)
		}
		list = append(list, p)
	}
	return list, nil
}

// check refuses what could not be found again: the index sorts by day and id.
func (p packed) check() error {
	if p.kind == coach.KindProfile {
		return nil
	}
	if p.id == "" || strings.Contains(p.id, "/") {
		return fmt.Errorf("%s has no usable id: %q", p.kind, p.id)
	}
	if p.day.Add(0) != p.day {
		return fmt.Errorf("%s %s has no day: %q", p.kind, p.id, p.day)
	}
	return nil
}

// put files a record and notes the days whose sums it touches.
func (t transaction) put(p packed, days map[coach.Day]bool) error {
	if p.kind != coach.KindProfile {
		if err := t.indexDay(p, days); err != nil {
			return err
		}
	}
	if p.kind == coach.KindCheck {
		if err := t.indexOpen(p); err != nil {
			return err
		}
	}
	b, err := t.bucket(string(p.kind))
	if err != nil {
		return err
	}
	return b.Put([]byte(p.id), p.value)
}

// indexDay files a record that is about to be put under its day, and no longer
// under the day of the record that it replaces.
func (t transaction) indexDay(p packed, days map[coach.Day]bool) error {
	days[p.day] = true
	index, err := t.bucket(bucketDays)
	if err != nil {
		return err
	}
	key := dayKey(p.day, p.kind, p.id)
	if index.Get(key) != nil {
		return nil // as nearly always: it replaces one of the same day
	}
	was, filed, err := t.dayOf(p.kind, p.id)
	if err != nil {
		return err
	}
	if filed {
		days[was] = true
		if err := index.Delete(dayKey(was, p.kind, p.id)); err != nil {
			return err
		}
	}
	return index.Put(key, []byte{})
}

func (t transaction) indexOpen(p packed) error {
	open, err := t.bucket(bucketOpen)
	if err != nil {
		return err
	}
	if p.open {
		return open.Put([]byte(p.id), []byte{})
	}
	return open.Delete([]byte(p.id))
}

// dayOf tells under which day a record has been filed so far; false if it is
// new.
func (t transaction) dayOf(kind coach.Kind, id string) (coach.Day, bool, error) {
	switch kind {
	case coach.KindCheckIn:
		return filedUnder[coach.CheckIn](t, kind, id)
	case coach.KindCheck:
		return filedUnder[coach.Check](t, kind, id)
	case coach.KindPrescription:
		return filedUnder[coach.Prescription](t, kind, id)
	case coach.KindEntry:
		return filedUnder[coach.Entry](t, kind, id)
	default:
		return filedUnder[coach.Session](t, kind, id)
	}
}

func filedUnder[R coach.Record](t transaction, kind coach.Kind, id string) (coach.Day, bool, error) {
	r, found, err := find[R](t, kind, id)
	return r.LocalDay(), found, err
}

// sumUp makes the sum of a day from its records; a day without anything that
// counts has no sum.
func (t transaction) sumUp(day coach.Day) error {
	sums, err := t.bucket(bucketSums)
	if err != nil {
		return err
	}
	records, err := t.day(day)
	if err != nil {
		return err
	}
	if !records.Told() {
		return sums.Delete([]byte(day))
	}
	sum := encodeSum(coach.Sum(records), t.schema)
	if bytes.Equal(sum, sums.Get([]byte(day))) {
		return nil // most answers do not change it, and each page that changes is a write
	}
	return sums.Put([]byte(day), sum)
}
