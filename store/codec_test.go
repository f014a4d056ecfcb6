package store

import (
	"encoding/binary"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"backcoach/model/coach"
)

func TestDecodeIsStrict(t *testing.T) {
	const good = `{"schema":1,"value":{"id":"a","at":"2026-11-23T08:00:00Z","day":"2026-11-23","answers":{"back_now":["3"]},"finished":true,"version":"1"}}`
	if c, err := decode[coach.CheckIn]([]byte(good), 1); err != nil || c.Answers.First("back_now") != "3" {
		t.Fatalf("%+v, %v", c, err)
	}
	for name, tt := range map[string]struct {
		data string
		want error
	}{
		"nothing":                          {"", coach.ErrDamaged},
		"no value":                         {`{"schema":1}`, coach.ErrDamaged},
		"null":                             {`{"schema":1,"value":null}`, coach.ErrDamaged},
		"no schema":                        {strings.Replace(good, `"schema":1,`, ``, 1), coach.ErrDamaged},
		"schema 0":                         {strings.Replace(good, `"schema":1`, `"schema":0`, 1), coach.ErrDamaged},
		"a field that nobody knows":        {strings.Replace(good, `"finished"`, `"sparkle":1,"finished"`, 1), coach.ErrDamaged},
		"a field beside the value":         {strings.Replace(good, `"schema"`, `"sparkle":1,"schema"`, 1), coach.ErrDamaged},
		"the wrong kind":                   {strings.Replace(good, `true`, `"yes"`, 1), coach.ErrDamaged},
		"cut short":                        {good[:len(good)-2], coach.ErrDamaged},
		"something after it":               {good + "}", coach.ErrDamaged},
		"a second value after it":          {good + good, coach.ErrDamaged},
		"newer":                            {strings.Replace(good, `"schema":1`, `"schema":2`, 1), coach.ErrNewer},
		"newer, with unknown fields":       {`{"schema":2,"value":{"sparkle":1}}`, coach.ErrNewer},
		"newer, unknown before the number": {`{"sparkle":1,"schema":2,"value":{}}`, coach.ErrNewer},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := decode[coach.CheckIn]([]byte(tt.data), 1)
			if !errors.Is(err, tt.want) || !reflect.DeepEqual(c, coach.CheckIn{}) {
				t.Errorf("%+v, %v; want %v", c, err, tt.want)
			}
		})
	}
}

func TestSumComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pain := rapid.Ptr(rapid.IntRange(0, 10), true)
		count := rapid.IntRange(0, 1000)
		want := coach.DaySum{
			Day: "2026-11-23", CheckIns: count.Draw(t, "check-ins"),
			BackMean: pain.Draw(t, "mean"), BackMax: pain.Draw(t, "max"), LegMax: pain.Draw(t, "leg"),
			Sessions: count.Draw(t, "sessions"), Full: count.Draw(t, "full"),
			Checks: count.Draw(t, "checks"), Urgency: rapid.IntRange(-1, 3).Draw(t, "urgency"), Walked: count.Draw(t, "walked"),
		}
		data := encodeSum(want, sumsWalk)
		if got, err := decodeSum(want.Day, data, sumsWalk); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("got %+v, %v; want %+v", got, err, want)
		}
		cut := rapid.IntRange(0, len(data)-1).Draw(t, "cut")
		for _, bad := range [][]byte{data[:cut], append(data, 0)} {
			if _, err := decodeSum(want.Day, bad, sumsWalk); !errors.Is(err, coach.ErrDamaged) {
				t.Fatalf("% x: %v", bad, err)
			}
		}
	})
}

// A field that is added to the sum must be added to how it stands in the file.
func TestSumHoldsEveryField(t *testing.T) {
	if fields := reflect.TypeFor[coach.DaySum]().NumField(); fields != sumFields {
		t.Errorf("DaySum has %d fields, the file keeps %d", fields, sumFields)
	}
}

// Sums from before walks were counted have no walk.
func TestSumOfAnOlderSchema(t *testing.T) {
	var data []byte
	for _, n := range []int64{sumsWalk - 1, 1, 3, 4, notSaid, 1, 0, 2, 0} {
		data = binary.AppendVarint(data, n)
	}
	got, err := decodeSum("2026-11-23", data, sumsWalk)
	if err != nil || got.CheckIns != 1 || *got.BackMean != 3 || got.LegMax != nil || got.Checks != 2 || got.Walked != 0 {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := decodeSum("2026-11-23", append(data, 0), sumsWalk); !errors.Is(err, coach.ErrDamaged) {
		t.Errorf("with a number more: %v", err)
	}
}

func TestSumOfAnotherSchema(t *testing.T) {
	for schema, want := range map[int]error{2: coach.ErrNewer, 0: coach.ErrDamaged, -1: coach.ErrDamaged} {
		if _, err := decodeSum("2026-11-23", encodeSum(coach.DaySum{}, schema), 1); !errors.Is(err, want) {
			t.Errorf("schema %d: %v", schema, err)
		}
	}
	endless := binary.AppendUvarint(nil, math.MaxUint64)
	endless[len(endless)-1] = 0xFF
	if _, err := decodeSum("2026-11-23", endless, 1); !errors.Is(err, coach.ErrDamaged) {
		t.Errorf("a number without end: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"schema":1,"value":{"id":"a","day":"2026-11-23"}}`))
	f.Add([]byte(`{"schema":9}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := decode[coach.Check](data, 1)
		if err != nil {
			if !errors.Is(err, coach.ErrDamaged) && !errors.Is(err, coach.ErrNewer) {
				t.Fatalf("an error that no screen knows: %v", err)
			}
			return
		}
		again, err := encode(c, 1)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := decode[coach.Check](again, 1); err != nil || !reflect.DeepEqual(back, c) {
			t.Fatalf("written again: %+v, %v", back, err)
		}
	})
}
