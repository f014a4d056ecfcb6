package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"

	"backcoach/model/coach"
)

// Every value passes through this file. All carry the number of the schema that
// they were written under.

// envelope is how a record stands in the file.
type envelope[T any] struct {
	Schema int `json:"schema"`
	Value  *T  `json:"value"`
}

func encode[T any](value T, schema int) ([]byte, error) {
	return json.Marshal(envelope[T]{schema, &value})
}

// decode reads a value strictly: what this version does not know it must not
// drop by writing the value again. A value of a newer schema is refused as
// [coach.ErrNewer], anything else that does not fit as [coach.ErrDamaged].
func decode[T any](data []byte, known int) (T, error) {
	var e envelope[T]
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	err := d.Decode(&e)
	if err != nil {
		e.Schema = schemaIn(data) // may stand behind what was refused
	}
	if newer := tooNew(e.Schema, known); newer != nil {
		return *new(T), newer
	}
	switch {
	case err != nil:
		return *new(T), fmt.Errorf("%w: %w", coach.ErrDamaged, err)
	case e.Schema < 1 || e.Value == nil || d.InputOffset() != int64(len(data)):
		return *new(T), fmt.Errorf("%w: not a value", coach.ErrDamaged)
	}
	return *e.Value, nil
}

// schemaIn reads the schema number of a value whatever else is in it, 0 if it
// has none.
func schemaIn(data []byte) int {
	var e struct {
		Schema int `json:"schema"`
	}
	if json.Unmarshal(data, &e) != nil {
		return 0
	}
	return e.Schema
}

// Sums are no JSON, because ten years of them are read at once and as JSON that
// took 14 ms: they are numbers of variable length, the schema first, then in
// the order of coach.DaySum. They can always be made again from the records.
const (
	sumFields = 10
	oldFields = 9  // of a schema before sumsWalk
	sumsWalk  = 4  // the first schema whose sums count walks
	notSaid   = -1 // a pain that was not told
)

func encodeSum(sum coach.DaySum, schema int) []byte {
	var data []byte
	for _, n := range [sumFields]int{
		schema, sum.CheckIns, orNotSaid(sum.BackMean), orNotSaid(sum.BackMax), orNotSaid(sum.LegMax),
		sum.Sessions, sum.Full, sum.Checks, sum.Urgency, sum.Walked,
	} {
		data = binary.AppendVarint(data, int64(n))
	}
	return data
}

// decodeSum reads a day sum as strictly as [decode] reads a record.
func decodeSum(day coach.Day, data []byte, known int) (coach.DaySum, error) {
	var n [sumFields]int
	fields := sumFields
	for i := 0; i < fields; i++ {
		field, size := binary.Varint(data)
		if size <= 0 {
			return coach.DaySum{}, fmt.Errorf("%w: sum of %s is cut short", coach.ErrDamaged, day)
		}
		if n[i] = int(field); i == 0 {
			if err := tooNew(n[i], known); err != nil {
				return coach.DaySum{}, err
			}
			if n[i] < sumsWalk {
				fields = oldFields
			}
		}
		data = data[size:]
	}
	if n[0] < 1 || len(data) > 0 {
		return coach.DaySum{}, fmt.Errorf("%w: not a sum of %s", coach.ErrDamaged, day)
	}
	return coach.DaySum{
		Day: day, CheckIns: n[1], BackMean: told(n[2]), BackMax: told(n[3]), LegMax: told(n[4]),
		Sessions: n[5], Full: n[6], Checks: n[7], Urgency: n[8], Walked: n[9],
	}, nil
}

func orNotSaid(pain *int) int {
	if pain == nil {
		return notSaid
	}
	return *pain
}

func told(pain int) *int {
	if pain == notSaid {
		return nil
	}
	return &pain
}
