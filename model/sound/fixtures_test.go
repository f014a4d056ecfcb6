package sound

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// room is a player on the fake time of a synctest bubble, with a voice that the
// test decides about, and everything that was heard in it.
type room struct {
	*Player
	begun time.Time

	mu    sync.Mutex
	lasts map[string]time.Duration // of texts; a second when they are not in it
	tries map[string]tried         // what comes of a text; zero is that it was spoken
	deaf  bool                     // the voice does not let itself be stopped
	wait  chan struct{}            // closed at the end: lets go whatever blocks
	heard []string                 // "1.5 text", "2.0 bell", in seconds
	lines []entry
}

// inRoom runs a test in a room whose voice is on. look is how long the program is
// looked for.
func inRoom(t *testing.T, mode Mode, test func(t *testing.T, r *room)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		r := &room{begun: time.Now(), lasts: map[string]time.Duration{}, tries: map[string]tried{}, wait: make(chan struct{})}
		r.Player = newPlayer(Options{Mode: mode, Ring: r.ring, Log: r}, func(context.Context) speaker { return r.speak })
		synctest.Wait()
		test(t, r)
		close(r.wait)
		r.Close()
		synctest.Wait()
	})
}

func (r *room) note(what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.heard = append(r.heard, fmt.Sprintf("%.2f %s", time.Since(r.begun).Seconds(), what))
}

func (r *room) ring() { r.note("bell") }

// speak is the voice of the room.
func (r *room) speak(ctx context.Context, text string) tried {
	r.note(text)
	lasts, ok := r.lasts[text]
	if !ok {
		lasts = time.Second
	}
	stopped := ctx.Done()
	if r.deaf {
		stopped = r.wait
	}
	select {
	case <-stopped:
		r.note("/" + text)
		return tried{err: context.Canceled}
	case <-time.After(lasts):
		t := r.tries[text]
		t.lasted = lasts
		return t
	}
}

// Write takes the log.
func (r *room) Write(line []byte) (int, error) {
	var e entry
	if err := json.Unmarshal(line, &e); err != nil {
		panic(err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lines = append(r.lines, e)
	return len(line), nil
}

// after lets time pass.
func (r *room) after(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// say plays a text that may wait for at most late.
func (r *room) say(text string, late time.Duration) {
	r.Play(Cue{Name: text, Pattern: Count, Text: text, Deadline: time.Now(), Late: late})
	synctest.Wait()
}

// hears compares what was heard.
func (r *room) hears(t *testing.T, want ...string) {
	t.Helper()
	synctest.Wait()
	r.mu.Lock()
	defer r.mu.Unlock()
	if !slices.Equal(r.heard, want) {
		t.Errorf("heard\n%s\nwant\n%s", strings.Join(r.heard, "\n"), strings.Join(want, "\n"))
	}
}

// logs compares what the log says came of the cues, as "name outcome late", in any
// order: two that are stopped together end as they like.
func (r *room) logs(t *testing.T, want ...string) {
	t.Helper()
	synctest.Wait()
	r.mu.Lock()
	defer r.mu.Unlock()
	var got []string
	for _, e := range r.lines {
		line := fmt.Sprintf("%s %s %d", e.Name, e.Outcome, e.Late)
		if e.Voice != "" {
			line += " " + string(e.Voice)
		}
		got = append(got, line)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("the log says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// mute is a try in which nothing was heard.
var mute = tried{err: fmt.Errorf("exit status 1")}
