package player

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestAt(t *testing.T) {
	tl := compile(t, step("bridge", 3), step("breath", 1)) // 5 + 2 + 1.5 s, then 5 + 20 s
	for at, want := range map[time.Duration]struct {
		index int
		kind  Kind
	}{
		-time.Second:              {0, CountIn},
		0:                         {0, CountIn},
		5*time.Second - 1:         {0, CountIn},
		5 * time.Second:           {1, Move},
		7 * time.Second:           {2, Release},
		8500 * time.Millisecond:   {3, Ask},
		8500*time.Millisecond + 1: {4, CountIn},
		33500 * time.Millisecond:  {9, Ask},
		time.Hour:                 {9, Ask},
	} {
		if i, s := tl.At(at); i != want.index || s.Kind != want.kind {
			t.Errorf("at %v: segment %d, %s; want %d, %s", at, i, s.Kind, want.index, want.kind)
		}
	}
}

func TestAtHoldsTheMoment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tl := compile(t, drawRoutine(t)...)
		at := time.Duration(rapid.Int64Range(0, int64(tl.Total)).Draw(t, "at"))
		i, s := tl.At(at)
		if s != tl.Segments[i] || at < s.Start || at > s.End || at == s.End && s.Kind != Ask {
			t.Fatalf("%v lies in segment %d, %v to %v (%s)", at, i, s.Start, s.End, s.Kind)
		}
	})
}

func TestShape(t *testing.T) {
	tl := compile(t, step("bridge", 3), step("breath", 1))
	shape := tl.Shape()
	if len(shape) != 2 || math.Abs(shape[0]-8.5/33.5) > 1e-9 || math.Abs(shape[1]-25/33.5) > 1e-9 {
		t.Errorf("shares %v", shape)
	}
}
