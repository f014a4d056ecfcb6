package exchange

import (
	"bytes"
	"encoding/json"
	"io"
)

// member is one field of a JSON object, as it was written.
type member struct {
	name  string
	value json.RawMessage
}

// object reads the members of a JSON object in their order. A name that occurs
// twice is an error: the second could take back what the first said.
func object(field string, data json.RawMessage) ([]member, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	if start, err := d.Token(); err != nil || start != json.Delim('{') {
		return nil, wrongType(field, "object")
	}
	var members []member
	seen := map[string]bool{}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, syntax(err)
		}
		m := member{name: name.(string)} // a key of an object is always a string
		if seen[m.name] {
			return nil, Problem{Kind: Twice, Field: join(field, m.name)}
		}
		seen[m.name] = true
		if err := d.Decode(&m.value); err != nil {
			return nil, syntax(err)
		}
		members = append(members, m)
	}
	return members, nil
}

// whole checks that the data is one JSON value and nothing after it.
func whole(r io.Reader) (json.RawMessage, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > mostBytes:
		return nil, Problem{Kind: TooLong}
	}
	var value json.RawMessage
	if err := json.Unmarshal(data, &value); err != nil {
		return nil, syntax(err)
	}
	return value, nil
}

// mostBytes is how long a file of answers may be; a full one has about 10 kB.
const mostBytes = 1 << 20

func text(field string, value json.RawMessage) (string, error) {
	var s string
	if bytes.HasPrefix(value, []byte("null")) || json.Unmarshal(value, &s) != nil {
		return "", wrongType(field, "text")
	}
	return s, nil
}

func flag(field string, value json.RawMessage) (bool, error) {
	var b bool
	if bytes.HasPrefix(value, []byte("null")) || json.Unmarshal(value, &b) != nil {
		return false, wrongType(field, "flag")
	}
	return b, nil
}

// number reads a whole number within bounds.
func number(field string, value json.RawMessage, low, high int) (int, error) {
	var n int
	if bytes.HasPrefix(value, []byte("null")) || json.Unmarshal(value, &n) != nil {
		return 0, wrongType(field, "number")
	}
	if n < low || n > high {
		return 0, Problem{Kind: OutOfRange, Field: field, Value: string(value), Low: low, High: high}
	}
	return n, nil
}

func join(field, name string) string {
	if field == "" {
		return name
	}
	return field + "." + name
}
