package main_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest/term"
	"backcoach/store"
)

// These benchmarks hold backcoach against a floor: a hello-world on the same
// framework, run in turns with ours, so that the ratio means something on any
// machine. Nothing here fails on a slow one. Run them with
//
//	go test -run '^$' -bench 'Start|Short|Key|Leave' -benchtime 100x .
//	go test -run '^$' -bench 'Bytes|Size' -benchtime 1x .

// The programs that are run, built when they are first needed.
var (
	backcoach = &term.Program{Package: "backcoach"}
	hello     = &term.Program{Package: "backcoach/model/modeltest/term/testdata/hello"}
	frames    = &term.Program{Package: "backcoach/model/modeltest/term/testdata/frames"}

	// As they are shipped, for their size.
	shipped      = &term.Program{Package: backcoach.Package, Flags: stripped}
	shippedHello = &term.Program{Package: hello.Package, Flags: stripped}
	stripped     = []string{"-trimpath", "-ldflags=-s -w"}
)

func TestMain(m *testing.M) {
	code := m.Run()
	for _, p := range []*term.Program{backcoach, hello, frames, shipped, shippedHello} {
		p.Remove()
	}
	os.Exit(code)
}

// What stands on the first full screen of each, last of all.
const (
	ourFirstWord   = "q leave"
	helloFirstWord = "done"
)

// benchNow is the morning for which the made-up patient's file is made; on the
// day of this seed no session was done.
var benchNow = time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)

const benchSeed = 1

// patient makes a file with 90 days of history, the last of them with check-in
// and warning check done this morning: what may be started, can be.
func patient(b *testing.B, dir string) string {
	b.Helper()
	path := filepath.Join(dir, "patient.db")
	file, err := store.Open(path, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	history := coach.Demo(content.Load(), benchNow.AddDate(0, 0, 1), benchSeed)
	if _, err := file.Save(append(history, again(history))...); err != nil {
		b.Fatal(err)
	}
	return path
}

// again is the last warning check of a history, answered once more in the same
// way just before benchNow.
func again(history []coach.Record) coach.Check {
	var last coach.Check
	for _, r := range history {
		if c, ok := r.(coach.Check); ok {
			last = c
		}
	}
	at := benchNow.Add(-time.Minute)
	last.Stamp = coach.Stamp{ID: coach.NewID(at, 0), At: at, Day: coach.DayOf(at)}
	return last
}

// racer is one of the programs of a benchmark and what was measured of it.
type racer struct {
	opts  term.Options
	args  []string
	first string
	took  []time.Duration
}

// race prepares ours, on a file of its own, and the floor.
func race(b *testing.B, silent bool) (we, floor *racer) {
	b.Helper()
	if _, err := backcoach.Build(); err != nil {
		b.Skipf("there is no program to measure: %v", err)
	}
	home := b.TempDir()
	we = &racer{
		opts:  term.Options{Program: backcoach, Home: home, Silent: silent},
		args:  []string{"--db", patient(b, home), "--now", benchNow.Format(time.RFC3339)},
		first: ourFirstWord,
	}
	floor = &racer{opts: term.Options{Program: hello, Home: home, Silent: silent}, first: helloFirstWord}
	hello.Path(b) // not on anybody's time
	b.ResetTimer()
	return we, floor
}

// inTurns calls once for each program, each time in the other order, until the
// benchmark has enough.
func inTurns(b *testing.B, we, floor *racer, once func(*racer)) {
	b.Helper()
	order := []*racer{we, floor}
	for b.Loop() {
		for _, r := range order {
			once(r)
		}
		slices.Reverse(order)
	}
}

// quantile gives the time that the share q of all measurements stayed within.
func quantile(took []time.Duration, q float64) time.Duration {
	sorted := slices.Sorted(slices.Values(took))
	return sorted[min(int(q*float64(len(sorted))), len(sorted)-1)]
}

// compare reports one quantile of both programs in milliseconds, and the ratio.
func compare(b *testing.B, we, floor *racer, name string, q float64) {
	b.Helper()
	ours, least := quantile(we.took, q), quantile(floor.took, q)
	b.ReportMetric(ours.Seconds()*1000, name+"-ms")
	b.ReportMetric(least.Seconds()*1000, name+"-floor-ms")
	b.ReportMetric(float64(ours)/float64(least), name+"-ratio")
	b.ReportMetric(0, "ns/op") // of both programs together: it says nothing
}

// onTerminals runs a benchmark on a terminal that answers what it is asked and
// on one that does not.
func onTerminals(b *testing.B, run func(b *testing.B, silent bool)) {
	b.Run("answering", func(b *testing.B) { run(b, false) })
	b.Run("silent", func(b *testing.B) { run(b, true) })
}

// BenchmarkStart is the time from starting the program to its first full screen.
func BenchmarkStart(b *testing.B) {
	onTerminals(b, func(b *testing.B, silent bool) {
		we, floor := race(b, silent)
		inTurns(b, we, floor, func(r *racer) {
			began := time.Now()
			t := term.Start(b, r.opts, r.args...)
			t.WaitFor(r.first)
			r.took = append(r.took, time.Since(began))
			t.Close()
		})
		compare(b, we, floor, "p50", 0.5)
	})
}

// BenchmarkShortCommands is the time of commands that only print, against a
// hello that prints its version without starting the framework.
func BenchmarkShortCommands(b *testing.B) {
	for _, arg := range []string{"--help", "version", "--no-such-flag"} {
		b.Run(strings.TrimLeft(arg, "-"), func(b *testing.B) {
			we, floor := race(b, true)
			we.args, floor.args = []string{arg}, []string{"-version"}
			inTurns(b, we, floor, func(r *racer) {
				began := time.Now()
				t := term.Start(b, r.opts, r.args...)
				t.Wait()
				r.took = append(r.took, time.Since(began))
				t.Close()
			})
			compare(b, we, floor, "p50", 0.5)
		})
	}
}

// BenchmarkKey is the time from a key to the last byte of the frame it brings.
func BenchmarkKey(b *testing.B) {
	we, floor := race(b, false)
	terms := map[*racer]*term.Term{}
	for _, r := range []*racer{we, floor} {
		terms[r] = term.Start(b, r.opts, r.args...)
		terms[r].WaitFor(r.first)
		settle(terms[r])
	}
	keys := []string{"down", "up"}
	b.ResetTimer()
	inTurns(b, we, floor, func(r *racer) {
		t, key := terms[r], keys[len(r.took)%2]
		// The framework draws on a clock of its own; a press at a random moment of
		// it is what a person does.
		time.Sleep(rand.N(3 * time.Second / 60))
		before, _ := t.Output()
		began := time.Now()
		t.Keys(key)
		t.WaitUntil("a frame after the key "+key, func() bool { n, _ := t.Output(); return n > before })
		r.took = append(r.took, settle(t).Sub(began))
	})
	compare(b, we, floor, "p50", 0.5)
	compare(b, we, floor, "p99", 0.99)
}

// settle waits until the terminal has been quiet for a while that is longer
// than any gap inside a frame and shorter than that between two, and tells when
// the last output came.
func settle(t *term.Term) time.Time {
	const quiet = 6 * time.Millisecond
	for {
		_, last := t.Output()
		if wait := quiet - time.Since(last); wait > 0 {
			time.Sleep(wait)
			continue
		}
		return last
	}
}

// BenchmarkLeave is the time from SIGTERM to the end of the program.
func BenchmarkLeave(b *testing.B) {
	we, floor := race(b, false)
	inTurns(b, we, floor, func(r *racer) {
		t := term.Start(b, r.opts, r.args...)
		t.WaitFor(r.first)
		settle(t)
		began := time.Now()
		t.Signal(syscall.SIGTERM)
		t.Wait()
		r.took = append(r.took, time.Since(began))
		t.Close()
	})
	compare(b, we, floor, "p50", 0.5)
}

// BenchmarkSize is the size of the program as it is shipped.
func BenchmarkSize(b *testing.B) {
	if _, err := backcoach.Build(); err != nil {
		b.Skipf("there is no program to measure: %v", err)
	}
	var size [2]float64
	for i, p := range []*term.Program{shipped, shippedHello} {
		info, err := os.Stat(p.Path(b))
		if err != nil {
			b.Fatal(err)
		}
		size[i] = float64(info.Size()) / 1e6
	}
	for b.Loop() { // a size needs no second look
	}
	b.ReportMetric(size[0], "MB")
	b.ReportMetric(size[1], "floor-MB")
	b.ReportMetric(0, "ns/op")
}
