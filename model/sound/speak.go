package sound

import (
	"context"
	"time"
	"unicode"
)

// speaker says one text and returns when it was said, or soon after the context
// has ended.
type speaker func(ctx context.Context, text string) tried

// tried is what came of one try to say a text.
type tried struct {
	err        error
	complained bool // something was written to standard error
	lasted     time.Duration
}

// silent tells whether nothing can have been heard: the program failed, or it
// complained and ended sooner than any speech could. A complaint alone means
// nothing: a working espeak-ng prints ALSA's warnings, then speaks.
func (t tried) silent(text string) bool {
	return t.err != nil || t.complained && t.lasted < shortest(text)
}

// shortest is less time than a text takes to be spoken: 300 ms and 25 ms a letter
// or digit. espeak-ng, at the speed we ask for, takes 581 ms for "Go", 612 for
// "3", 3.6 s for 57 letters: from 1.4 to 2 times as long. Without a sound card it
// complains and ends with 0 after 30 ms, 80 when it is not in memory yet.
func shortest(text string) time.Duration {
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
	}
	return 300*time.Millisecond + time.Duration(letters)*25*time.Millisecond
}

// longest is more time than a text takes: 3 s to get going and 150 ms a byte,
// about three times of what espeak-ng takes. Bytes, for a sign of a script that
// writes whole syllables has three of them.
func longest(text string) time.Duration {
	return 3*time.Second + time.Duration(len(text))*150*time.Millisecond
}

// dying is how long a speech that was stopped may take to end. One that has not
// by then is left behind, so that it holds up no other cue.
const dying = 500 * time.Millisecond

// speak begins to say a cue.
func (p *Player) speak(c Cue) {
	ctx, stop := context.WithCancel(p.ctx)
	s := &speech{cue: c, start: p.now(), stop: stop}
	p.current = s
	say, limit := p.speaker, p.longest(c.Text)
	p.work.Go(func() {
		defer stop()
		t, stuck := attempt(ctx, say, c.Text, limit)
		p.mu.Lock()
		defer p.mu.Unlock()
		p.ended(s, t, stuck, ctx.Err() != nil)
	})
}

// attempt says a text, for no longer than limit. stuck tells that it took longer,
// or could not be stopped.
func attempt(ctx context.Context, say speaker, text string, limit time.Duration) (t tried, stuck bool) {
	limited, stop := context.WithTimeout(ctx, limit)
	defer stop()
	done := make(chan tried, 1)
	go func() { done <- say(limited, text) }()
	select {
	case t = <-done:
		return t, false
	case <-limited.Done():
	}
	select {
	case t = <-done:
		return t, ctx.Err() == nil
	case <-time.After(dying):
		return tried{}, true
	}
}

// ended takes what came of saying a cue, and goes on with the next.
func (p *Player) ended(s *speech, t tried, stuck, stopped bool) {
	p.current = nil
	switch {
	case stuck:
		p.fail(s, Stuck, stopped)
	case stopped:
		p.file(s.cue, s.start, cut, "")
	case t.silent(s.cue.Text):
		p.fail(s, Silent, false)
	default:
		p.failed = 0
		p.file(s.cue, s.start, spoken, "")
	}
	p.proceed()
}

// fail counts a try that failed. The bell rings in its place, unless the cue was
// stopped anyway; when it was one try too many, from now on.
func (p *Player) fail(s *speech, why Trouble, stopped bool) {
	p.failed++
	if p.failed >= tries {
		p.trouble = why
	}
	if stopped || p.closed {
		p.file(s.cue, s.start, cut, why)
		return
	}
	p.ring(s.cue, why)
}
