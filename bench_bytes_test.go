package main_test

import (
	"fmt"
	"testing"
	"time"

	"backcoach/model/modeltest/term"
)

// How long a screen is looked at to count its bytes: an idle one, and a session,
// which has to pass its count-in and come to move and hold.
const (
	watchedIdle    = 3 * time.Second
	watchedSession = 15 * time.Second
)

// BenchmarkIdleBytes counts what an idle screen writes to the terminal: it
// should be nothing.
func BenchmarkIdleBytes(b *testing.B) {
	we, floor := race(b, false)
	sent := map[*racer]int64{}
	inTurns(b, we, floor, func(r *racer) {
		t := term.Start(b, r.opts, r.args...)
		t.WaitFor(r.first)
		time.Sleep(time.Second / 2) // what the answers to start-up queries bring is not idle yet
		before, _ := t.Output()
		time.Sleep(watchedIdle)
		after, _ := t.Output()
		sent[r] += after - before
		t.Close()
	})
	seconds := watchedIdle.Seconds() * float64(b.N)
	b.ReportMetric(float64(sent[we])/seconds, "B/s")
	b.ReportMetric(float64(sent[floor])/seconds, "floor-B/s")
	b.ReportMetric(0, "ns/op")
}

// sessionKeys start the session of the day, each on the screen that shows its
// text.
var sessionKeys = []struct{ see, key string }{
	{"within reach", "1"},
	{"Exercise 1 of", "1"},
}

// BenchmarkSessionBytes counts what a running session writes, against the least
// that would turn each of its frames into the next.
func BenchmarkSessionBytes(b *testing.B) {
	we, _ := race(b, false)
	var sent int64
	var least int
	for b.Loop() {
		t := term.Start(b, we.opts, append(we.args, "session")...)
		begins(t)
		shown := t.Cells()
		before, _ := t.Output()
		over := time.Now().Add(watchedSession)
		for time.Now().Before(over) {
			time.Sleep(time.Second / 60)
			settle(t)
			next := t.Cells()
			least += difference(shown, next)
			shown = next
		}
		after, _ := t.Output()
		sent += after - before
		t.Close()
	}
	seconds := watchedSession.Seconds() * float64(b.N)
	b.ReportMetric(float64(sent)/seconds, "B/s")
	b.ReportMetric(float64(least)/seconds, "least-B/s")
	if least > 0 {
		b.ReportMetric(float64(sent)/float64(least), "ratio")
	}
	b.ReportMetric(0, "ns/op")
}

// difference is how many bytes an ideal renderer needs to turn one grid into
// the next: a jump to each run of changed cells, a change of style where there
// is one, and the text.
func difference(from, to [][]term.Cell) int {
	total := 0
	var pen term.Cell
	for y := range to {
		last := -1
		for x, c := range to[y] {
			if from[y][x] == c {
				continue
			}
			total += jump(last, x, y) + penChange(pen, c) + len(c.Text)
			pen, last = c, x
		}
	}
	return total
}

// jump is the length of the way from behind the cell at last, in the same row,
// to that at x: none where they touch; to the row if nothing was written in it
// yet (last is -1).
func jump(last, x, y int) int {
	switch {
	case last < 0:
		return len(fmt.Sprintf("\x1b[%d;%dH", y+1, x+1))
	case x-last == 1:
		return 0
	default:
		return len(fmt.Sprintf("\x1b[%dC", x-last-1))
	}
}

// penChange is the length of the sequence that sets the style of a cell after
// another one.
func penChange(from, to term.Cell) int {
	from.Text, to.Text = "", ""
	if from == to {
		return 0
	}
	if to == (term.Cell{}) {
		return len("\x1b[m")
	}
	length := len("\x1b[m")
	if to.Fg != from.Fg {
		length += len("38;5;123")
	}
	if to.Bg != from.Bg {
		length += len("48;5;123")
	}
	if to.Bold != from.Bold || to.Faint != from.Faint || to.Italic != from.Italic || to.Under != from.Under {
		length += len(";1")
	}
	return length
}

func TestDifferenceCountsWhatChanged(t *testing.T) {
	row := func(text string) []term.Cell {
		var cells []term.Cell
		for _, r := range text {
			cells = append(cells, term.Cell{Text: string(r)})
		}
		return cells
	}
	blank := "                    "
	for _, c := range []struct {
		name     string
		from, to string
		want     int
	}{
		{"nothing", blank, blank, 0},
		{"one cell: a jump and a letter", blank, "x" + blank[1:], len("\x1b[1;1H") + 1},
		{"cells that touch need one", blank, "xx" + blank[2:], len("\x1b[1;1H") + 2},
		{"far cells need a step", blank, "x         x" + blank[11:], len("\x1b[1;1H") + len("\x1b[9C") + 2},
		{"braille takes three bytes", blank, "⣿" + blank[1:], len("\x1b[1;1H") + 3},
	} {
		if got := difference([][]term.Cell{row(c.from)}, [][]term.Cell{row(c.to)}); got != c.want {
			t.Errorf("%s: %d bytes, want %d", c.name, got, c.want)
		}
	}
}
