package main_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"backcoach/model/modeltest/term"
)

// cueSpan is how long BenchmarkCues listens. The number that design promises is
// for twenty minutes:
//
//	go test -run '^$' -bench Cues -benchtime 1x -timeout 40m . -args -cues 20m
var cueSpan = flag.Duration("cues", 30*time.Second, "how long BenchmarkCues listens to sessions")

// begins starts a session on a terminal, up to its first count-in.
func begins(t *term.Term) {
	for _, step := range sessionKeys {
		t.WaitFor(step.see)
		time.Sleep(time.Second / 2) // a screen that opens by itself ignores keys for a moment
		t.Keys(step.key)
	}
	t.WaitFor("GET READY")
}

// BenchmarkCues is how late what is to be heard begins, on a machine that has
// more to do than it can.
func BenchmarkCues(b *testing.B) {
	we, _ := race(b, false)
	stop := make(chan struct{})
	defer close(stop)
	for range runtime.GOMAXPROCS(0) {
		go burn(stop)
	}
	log := filepath.Join(b.TempDir(), "cues.log")
	we.opts.Limit = *cueSpan + time.Minute
	for b.Loop() {
		for over := time.Now().Add(*cueSpan); time.Now().Before(over); {
			t := term.Start(b, we.opts, append(we.args, "session", "--sound", "bell", "--log", log)...)
			begins(t)
			t.WaitUntil("the end of the session, or of the time", func() bool {
				return t.Shows("hurt now?") || time.Now().After(over)
			})
			if t.Shows("hurt now?") { // the next one begins anew
				time.Sleep(time.Second / 2) // it opened by itself, and ignores keys for a moment
				t.Keys("1", "enter")
				t.WaitFor("your session")
			}
			t.Close()
		}
	}
	late := lateness(b, log)
	b.ReportMetric(float64(len(late)), "cues")
	b.ReportMetric(quantile(late, 0.5).Seconds()*1000, "p50-ms")
	b.ReportMetric(quantile(late, 0.99).Seconds()*1000, "p99-ms")
	b.ReportMetric(slices.Max(late).Seconds()*1000, "worst-ms")
	b.ReportMetric(0, "ns/op")
}

// burn keeps a processor busy.
func burn(stop <-chan struct{}) {
	for n := 0; ; n++ {
		select {
		case <-stop:
			return
		default:
			runtime.KeepAlive(n * n)
		}
	}
}

// lateness reads how late each cue of a log began; one that was dropped fails.
func lateness(b *testing.B, log string) []time.Duration {
	b.Helper()
	file, err := os.Open(log)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	var late []time.Duration
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var cue struct {
			Name, Outcome   string
			Deadline, Start time.Time
			Late            int64 `json:"late_ms"`
		}
		if err := json.Unmarshal(lines.Bytes(), &cue); err != nil {
			b.Fatalf("%s: %v", lines.Text(), err)
		}
		switch {
		case cue.Outcome == "dropped" && cue.Late > 50: // the others have no sound of their own
			b.Errorf("%s was dropped, %d ms late", cue.Name, cue.Late)
		case !cue.Start.IsZero():
			late = append(late, cue.Start.Sub(cue.Deadline))
		}
	}
	if len(late) == 0 {
		b.Fatal("nothing was played")
	}
	return late
}

// processorSpan is how long a program's processor time is measured.
const processorSpan = 10 * time.Second

// BenchmarkProcessor is the processor time of an exercise: with reduced motion
// against the idle hello-world, with full motion against a bare program that shows
// the same frames.
func BenchmarkProcessor(b *testing.B) {
	b.Run("reduced", func(b *testing.B) {
		we, floor := race(b, false)
		we.args = append(we.args, "session", "--motion", "reduced")
		spend(b, we, floor)
	})
	b.Run("full", func(b *testing.B) {
		we, floor := race(b, false)
		we.args = append(we.args, "session", "--motion", "full")
		floor.opts.Program, floor.args, floor.first = frames, []string{recorded(b, we)}, "GET READY"
		frames.Path(b) // not on anybody's time
		spend(b, we, floor)
	})
}

// spend compares the processor time of a session with that of the floor.
func spend(b *testing.B, we, floor *racer) {
	b.Helper()
	inTurns(b, we, floor, func(r *racer) {
		t := term.Start(b, r.opts, r.args...)
		if r == we {
			begins(t)
		} else {
			t.WaitFor(r.first)
		}
		r.took = append(r.took, runs(b, t))
		t.Close()
	})
	compare(b, we, floor, "p50", 0.5)
}

// recorded keeps what a session shows, twelve times a second, in a file.
func recorded(b *testing.B, we *racer) string {
	b.Helper()
	t := term.Start(b, we.opts, we.args...)
	defer t.Close()
	begins(t)
	var shown []string
	for over := time.Now().Add(processorSpan); time.Now().Before(over); time.Sleep(time.Second / 12) {
		shown = append(shown, t.Frame())
	}
	data, err := json.Marshal(shown)
	if err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(b.TempDir(), "frames.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		b.Fatal(err)
	}
	return file
}

// runs is the processor time that a program takes in a span.
func runs(b *testing.B, t *term.Term) time.Duration {
	b.Helper()
	before := processor(b, t)
	time.Sleep(processorSpan)
	return processor(b, t) - before
}

// processor is the time that all threads of a program have run, as Linux counts
// it.
func processor(b *testing.B, t *term.Term) time.Duration {
	b.Helper()
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", t.Pid()))
	if len(files) == 0 {
		b.Skip("this system does not tell the processor time of a thread")
	}
	var total time.Duration
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			continue // a thread that ended
		}
		ns, _, _ := strings.Cut(string(data), " ")
		n, err := strconv.ParseInt(ns, 10, 64)
		if err != nil {
			b.Fatal(err)
		}
		total += time.Duration(n)
	}
	return total
}
