package store

import (
	"bytes"
	"encoding/json"
	"fmt"

	"backcoach/model/coach"
)

// envelope is how every value stands in the file.
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
