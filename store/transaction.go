package store

import (
	"bytes"
	"fmt"
	"strings"

	bolt "go.etcd.io/bbolt"

	"backcoach/model/coach"
)

// transaction is the file at one moment, in the terms of the coach.
type transaction struct {
	tx     *bolt.Tx
	schema int
}

// bucket gives a bucket that the schema says is there.
func (t transaction) bucket(name string) (*bolt.Bucket, error) {
	b := t.tx.Bucket([]byte(name))
	if b == nil {
		return nil, fmt.Errorf("%w: no bucket %q", coach.ErrDamaged, name)
	}
	return b, nil
}

// find reads a record; false if there is none under the id.
func find[R coach.Record](t transaction, kind coach.Kind, id string) (r R, found bool, err error) {
	b, err := t.bucket(string(kind))
	if err != nil {
		return r, false, err
	}
	data := b.Get([]byte(id))
	if data == nil {
		return r, false, nil
	}
	r, err = decode[R](data, t.schema)
	if err != nil {
		return r, false, fmt.Errorf("%s %s: %w", kind, id, err)
	}
	if k, i := r.Key(); k != kind || i != id {
		return r, false, fmt.Errorf("%w: %s %s stands under %s", coach.ErrDamaged, k, i, id)
	}
	return r, true, nil
}

// get reads a record that an index names.
func get[R coach.Record](t transaction, kind coach.Kind, id string) (R, error) {
	r, found, err := find[R](t, kind, id)
	if err == nil && !found {
		err = fmt.Errorf("%w: %s %s is missing", coach.ErrDamaged, kind, id)
	}
	return r, err
}

// lastDay is after every day.
const lastDay coach.Day = "9999-12-31"

// dayKey files a record under its day. Within a day, keys sort by id.
func dayKey(day coach.Day, kind coach.Kind, id string) []byte {
	return []byte(string(day) + "/" + id + "/" + string(kind))
}

// records reads all records of a span of days, both ends included, in the order
// of their days and ids.
func (t transaction) records(from, to coach.Day) (coach.DayRecords, error) {
	var r coach.DayRecords
	index, err := t.bucket(bucketDays)
	if err != nil {
		return r, err
	}
	c := index.Cursor()
	for key, _ := c.Seek([]byte(from)); key != nil; key, _ = c.Next() {
		parts := strings.Split(string(key), "/")
		if len(parts) != 3 {
			return r, fmt.Errorf("%w: index key %q", coach.ErrDamaged, key)
		}
		day, id, kind := coach.Day(parts[0]), parts[1], coach.Kind(parts[2])
		if day > to {
			break
		}
		if err := t.add(&r, day, kind, id); err != nil {
			return r, err
		}
	}
	return r, nil
}

// day reads all records of one day.
func (t transaction) day(day coach.Day) (coach.DayRecords, error) {
	r, err := t.records(day, day)
	r.Day = day
	return r, err
}

// add reads the record that the index names under a day.
func (t transaction) add(r *coach.DayRecords, day coach.Day, kind coach.Kind, id string) error {
	var filed coach.Day
	var err error
	switch kind {
	case coach.KindCheckIn:
		filed, err = appendRecord(t, &r.CheckIns, kind, id)
	case coach.KindCheck:
		filed, err = appendRecord(t, &r.Checks, kind, id)
	case coach.KindSession:
		filed, err = appendRecord(t, &r.Sessions, kind, id)
	case coach.KindPrescription:
		filed, err = appendRecord(t, &r.Prescriptions, kind, id)
	case coach.KindEntry:
		filed, err = appendRecord(t, &r.Entries, kind, id)
	default:
		err = fmt.Errorf("%w: index names a %q", coach.ErrDamaged, kind)
	}
	if err == nil && filed != day {
		err = fmt.Errorf("%w: %s %s of %s stands under %s", coach.ErrDamaged, kind, id, filed, day)
	}
	return err
}

func appendRecord[R coach.Record](t transaction, list *[]R, kind coach.Kind, id string) (coach.Day, error) {
	r, err := get[R](t, kind, id)
	*list = append(*list, r)
	return r.LocalDay(), err
}

// openChecks reads the checks that stay open, oldest first.
func (t transaction) openChecks() ([]coach.Check, error) {
	index, err := t.bucket(bucketOpen)
	if err != nil {
		return nil, err
	}
	var open []coach.Check
	err = index.ForEach(func(id, _ []byte) error {
		_, err := appendRecord(t, &open, coach.KindCheck, string(id))
		return err
	})
	return open, err
}

// prescriptions reads what clinics wrote and nobody undid, oldest first. It is all
// of it, however old: the newest takes the place of the others also after its end.
func (t transaction) prescriptions() ([]coach.Prescription, error) {
	b, err := t.bucket(string(coach.KindPrescription))
	if err != nil {
		return nil, err
	}
	var all []coach.Prescription
	err = b.ForEach(func(id, _ []byte) error {
		p, err := get[coach.Prescription](t, coach.KindPrescription, string(id))
		if err == nil && p.Undone.IsZero() {
			all = append(all, p)
		}
		return err
	})
	return all, err
}

// sums reads the day sums of a span, both ends included, oldest first.
func (t transaction) sums(from, to coach.Day) ([]coach.DaySum, error) {
	b, err := t.bucket(bucketSums)
	if err != nil {
		return nil, err
	}
	var sums []coach.DaySum
	c := b.Cursor()
	for key, data := c.Seek([]byte(from)); key != nil && bytes.Compare(key, []byte(to)) <= 0; key, data = c.Next() {
		sum, err := decodeSum(coach.Day(key), data, t.schema)
		if err != nil {
			return nil, err
		}
		sums = append(sums, sum)
	}
	return sums, nil
}
