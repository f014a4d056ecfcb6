package sound

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

func TestACueWaitsForTheOneBefore(t *testing.T) {
	inRoom(t, Voice, func(t *testing.T, r *room) {
		r.say("hold", 0)
		r.after(200 * time.Millisecond)
		r.say("three", time.Second)
		r.after(2 * time.Second)
		r.hears(t, "0.00 hold", "1.00 three")
		r.logs(t, "hold spoken 0", "three spoken 800")
	})
}

func TestALateCueIsDropped(t *testing.T) {
	inRoom(t, Voice, func(t *testing.T, r *room) {
		r.say("hold", 0)
		r.after(200 * time.Millisecond)
		r.say("three", 700*time.Millisecond) // would have to wait for 800 ms
		r.after(2 * time.Second)
		r.Play(Cue{Name: "two", Text: "two", Pattern: Count, Deadline: time.Now().Add(-usualLate - 1)})
		r.SetMode(Bell)
		r.Play(Cue{Name: "one", Text: "one", Pattern: Count, Deadline: time.Now().Add(-usualLate - 1)})
		r.hears(t, "0.00 hold")
		r.logs(t, "hold spoken 0", "three dropped 800", "two dropped 250", "one dropped 250")
	})
}

func TestTheLastMomentIsInTime(t *testing.T) {
	inRoom(t, Voice, func(t *testing.T, r *room) {
		r.Play(Cue{Name: "one", Text: "one", Deadline: time.Now().Add(-usualLate)})
		r.after(2 * time.Second)
		r.Play(Cue{Name: "now", Text: "now"}) // without a deadline it is never late
		r.after(2 * time.Second)
		r.hears(t, "0.00 one", "2.00 now")
	})
}

func TestOnlyTheNewestWaits(t *testing.T) {
	inRoom(t, Voice, func(t *testing.T, r *room) {
		for _, text := range []string{"hold", "three", "two", "one"} {
			r.say(text, time.Minute)
		}
		r.after(3 * time.Second)
		r.hears(t, "0.00 hold", "1.00 one")
		r.logs(t, "three dropped 0", "two dropped 0", "hold spoken 0", "one spoken 1000")
	})
}

func TestALongTextIsCutShort(t *testing.T) {
	inRoom(t, Voice, func(t *testing.T, r *room) {
		r.lasts["lie down"] = time.Minute
		long := Cue{Name: "lie down", Text: "lie down", Long: true}
		r.Play(long)
		r.after(3 * time.Second)
		r.Play(Cue{Name: "old", Text: "old", Deadline: time.Now().Add(-time.Hour)}) // what is late cuts nothing
		r.after(time.Second)
		r.say("three", 0)
		r.after(500 * time.Millisecond)
		r.Play(long) // it waits as any other does
		r.after(time.Second)
		r.hears(t, "0.00 lie down", "4.00 /lie down", "4.00 three")
		r.Play(Cue{Name: "bell", Pattern: Count}) // and a mere bell leaves it alone
		r.Play(Cue{Name: "lie down", Text: "lie down", Long: true})
		r.after(time.Second)
		r.logs(t, "old dropped 3600000", "lie down cut 0", "three spoken 0", "lie down dropped 500", "bell rang 0")
	})
}

func TestHushStopsEverything(t *testing.T) {
	inRoom(t, Voice, func(t *testing.T, r *room) {
		r.say("hold", 0)
		r.say("three", time.Minute)
		r.Play(Cue{Name: "rest", Pattern: Rest})
		r.after(100 * time.Millisecond)
		r.Hush()
		r.after(time.Minute)
		r.hears(t, "0.00 hold", "0.00 bell", "0.10 /hold")
		r.logs(t, "three dropped 100", "hold cut 0", "rest cut 0")
		r.Hush() // nothing is there to be stopped
		r.say("two", 0)
		r.after(2 * time.Second)
		r.logs(t, "three dropped 100", "hold cut 0", "rest cut 0", "two spoken 0")
	})
}

func TestWhatSoundsInEachMode(t *testing.T) {
	for _, c := range []struct {
		mode Mode
		cue  Cue
		want string
	}{
		{Off, Cue{Text: "hold", Pattern: Count}, ""},
		{Bell, Cue{Text: "hold", Pattern: Count}, "0.00 bell"},
		{Bell, Cue{Text: "hold"}, ""},
		{Bell, Cue{Text: "hold", Pattern: "gong"}, ""},
		{Voice, Cue{Text: "hold", Pattern: Count}, "0.00 hold"},
		{Voice, Cue{Pattern: Count}, "0.00 bell"},
		{Voice, Cue{}, ""},
		{"", Cue{Text: "hold", Pattern: Count}, ""},
	} {
		inRoom(t, c.mode, func(t *testing.T, r *room) {
			r.Play(c.cue)
			r.after(2 * time.Second)
			if c.want == "" {
				r.hears(t)
				r.logs(t, " dropped 0")
				return
			}
			r.hears(t, c.want)
		})
	}
}

func TestAnotherModeStopsTheOneBefore(t *testing.T) {
	inRoom(t, Voice, func(t *testing.T, r *room) {
		r.say("hold", 0)
		r.after(100 * time.Millisecond)
		r.SetMode(Voice) // it is that already
		r.after(100 * time.Millisecond)
		r.SetMode(Bell)
		r.after(100 * time.Millisecond)
		r.Play(Cue{Pattern: Rest})
		r.after(10 * time.Millisecond)
		r.SetMode(Off)
		r.after(time.Second)
		r.Play(Cue{Pattern: Rest})
		r.after(time.Second)
		r.hears(t, "0.00 hold", "0.20 /hold", "0.30 bell")
	})
}

// A try that fails rings its bell, if there is still time; two in a row give the
// voice up, and one that is heard between them does not.
func TestWhenTheVoiceIsGivenUp(t *testing.T) {
	noise := tried{complained: true}
	long := "a text of many words" // it ends after a second, which is long enough for no text of 1000 letters
	for name, c := range map[string]struct {
		tries []tried
		lasts time.Duration
		want  Trouble
	}{
		"it fails":                 {[]tried{mute, mute}, 0, Silent},
		"it fails once":            {[]tried{mute}, 0, ""},
		"every other time":         {[]tried{mute, {}, mute, {}, mute}, 0, ""},
		"after it was heard":       {[]tried{{}, {}, mute, mute}, 0, Silent},
		"it complains and ends":    {[]tried{noise, noise}, 0, Silent},
		"it complains and speaks":  {[]tried{noise, noise, noise, noise}, 2 * time.Second, ""},
		"it fails after speaking":  {[]tried{mute, mute}, 2 * time.Second, Silent},
		"it ends without a word":   {[]tried{{}, {}, {}}, 0, ""},
		"it does not end":          {[]tried{{}, {}}, time.Hour, Stuck},
		"it fails, then hangs not": {[]tried{mute, noise}, 0, Silent},
	} {
		t.Run(name, func(t *testing.T) {
			inRoom(t, Voice, func(t *testing.T, r *room) {
				r.lasts[long] = c.lasts
				for _, try := range c.tries {
					r.tries[long] = try
					r.say(long, time.Minute)
					r.after(10 * time.Second)
				}
				if got := r.Trouble(); got != c.want {
					t.Errorf("trouble %q, want %q", got, c.want)
				}
			})
		})
	}
}

func TestTheBellTakesOver(t *testing.T) {
	inRoom(t, Voice, func(t *testing.T, r *room) {
		r.tries["go"] = mute
		r.lasts["go"] = 100 * time.Millisecond
		r.say("go", time.Second)
		r.after(time.Second)
		r.say("go", 99*time.Millisecond) // too late for the bell as well
		r.after(time.Second)
		if r.Trouble() != Silent {
			t.Error("two failed tries are no trouble")
		}
		r.say("go", 0)
		r.after(time.Second)
		r.SetMode(Bell)
		r.SetMode(Voice)
		if r.Trouble() != Silent {
			t.Error("going through the bell is another try")
		}
		r.TryAgain()
		synctest.Wait()
		if r.Trouble() != "" {
			t.Error("the voice gets no other try")
		}
		r.tries["go"] = tried{}
		r.say("go", 0)
		r.after(time.Second)
		r.hears(t, "0.00 go", "0.10 bell", "1.00 go", "2.00 bell", "3.00 go")
		r.logs(t, "go rang 100 silent", "go failed 100 silent", "go rang 0", "go spoken 0")
	})
}

// Whoever drives the player sets its mode at every message, twelve times a second
// while a figure moves.
func TestTheModeThatHoldsIsNoOtherTry(t *testing.T) {
	inRoom(t, Voice, func(t *testing.T, r *room) {
		r.lasts["hold"] = time.Hour
		for range 60 {
			r.say("hold", 250*time.Millisecond)
			for range 12 {
				r.after(time.Second / 12)
				r.SetMode(Voice)
			}
		}
		if r.Trouble() != Stuck {
			t.Errorf("after a minute the trouble is %q", r.Trouble())
		}
		rung := 0
		for _, e := range r.lines {
			if e.Outcome == rang {
				rung++
			}
		}
		if rung < 45 { // two tries take about eight seconds
			t.Errorf("of 60 cues rang %d", rung)
		}
	})
}

// A voice that works is not looked for again.
func TestTryingAgainWithoutTrouble(t *testing.T) {
	inRoom(t, Voice, func(t *testing.T, r *room) {
		r.say("hold", 0)
		r.TryAgain()
		r.say("three", time.Minute)
		r.after(3 * time.Second)
		r.hears(t, "0.00 hold", "1.00 three")
	})
}

// A voice that is missing is looked for again when the patient chooses it again.
func TestAProgramThatWasInstalledMeanwhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := &room{begun: time.Now()}
		var found speaker
		r.Player = newPlayer(Options{Ring: r.ring, Log: r}, func(context.Context) speaker { return found })
		defer r.Close()
		<-r.SetMode(Voice)
		if r.Trouble() != Missing {
			t.Fatalf("trouble %q without a program", r.Trouble())
		}
		found = r.speak
		if r.SetMode(Voice) != nil || r.Trouble() != Missing {
			t.Error("the mode that holds looks again")
		}
		r.TryAgain()
		r.say("go", time.Second)
		r.after(2 * time.Second)
		r.hears(t, "0.00 go")
	})
}

// A voice that hangs is cut off; what waited for it comes next, if it is in time.
func TestAVoiceThatHangs(t *testing.T) {
	for _, deaf := range []bool{false, true} {
		inRoom(t, Voice, func(t *testing.T, r *room) {
			r.deaf = deaf
			r.lasts["go"] = 24 * time.Hour
			limit := longest("go")
			r.say("go", time.Hour)
			r.after(limit - time.Second)
			r.say("go", time.Hour)
			r.after(time.Second + dying)
			r.after(limit + dying)
			if r.Trouble() != Stuck {
				t.Errorf("trouble %q after two tries that hung", r.Trouble())
			}
			r.say("go", 0)
			r.mu.Lock()
			defer r.mu.Unlock()
			if n := len(r.heard); n < 3 || r.heard[n-1][5:] != "bell" {
				t.Errorf("no bell at the end of %q", r.heard)
			}
		})
	}
}

// A long text that is cut and does not end holds nothing up for long.
func TestALongTextThatCannotBeStopped(t *testing.T) {
	inRoom(t, Voice, func(t *testing.T, r *room) {
		r.deaf = true
		r.lasts["lie down"] = time.Hour
		for range tries {
			r.Play(Cue{Name: "lie down", Text: "lie down", Long: true})
			r.after(time.Second)
			r.say("go", time.Second)
			r.after(2 * time.Second)
		}
		r.hears(t, "0.00 lie down", "1.50 go", "3.00 lie down", "4.50 go")
		r.logs(t, "lie down cut 0 stuck", "go spoken 500", "lie down cut 0 stuck", "go spoken 500")
	})
}

// While the program is looked for, the newest cue waits.
func TestLookingForTheProgram(t *testing.T) {
	for _, there := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			r := &room{begun: time.Now()}
			looks := 0
			r.Player = newPlayer(Options{Ring: r.ring, Log: r}, func(ctx context.Context) speaker {
				looks++
				time.Sleep(time.Second)
				if !there {
					return nil
				}
				return r.speak
			})
			defer r.Close()
			r.say("off", 0)
			if looks != 0 {
				t.Error("it was looked for before the voice was chosen")
			}
			r.SetMode(Voice)
			r.SetMode(Bell)
			over, begun := r.SetMode(Voice), time.Now()
			if <-over; time.Since(begun) != patience {
				t.Errorf("a look that takes a second holds up for %v", time.Since(begun))
			}
			if r.Trouble() != "" {
				t.Error("trouble before it was looked for")
			}
			r.say("one", time.Minute)
			r.say("two", time.Minute)
			r.after(10 * time.Second)
			if want := map[bool]Trouble{true: "", false: Missing}[there]; r.Trouble() != want {
				t.Errorf("trouble %q, want %q", r.Trouble(), want)
			}
			r.hears(t, map[bool]string{true: "1.00 two", false: "1.00 bell"}[there])
			if looks != 1 {
				t.Errorf("it was looked for %d times", looks)
			}
			r.SetMode(Bell)
			if r.Trouble() != "" {
				t.Error("there is no trouble with the bell")
			}
		})
	}
}

// blocked is everything that a player needs, none of it ever answering.
type blocked chan struct{}

func (b blocked) Write([]byte) (int, error)           { <-b; return 0, nil }
func (b blocked) Ring()                               { <-b }
func (b blocked) speak(context.Context, string) tried { <-b; return tried{} }
func (b blocked) find(context.Context) speaker        { <-b; return b.speak }
func (b blocked) found(context.Context) speaker       { return b.speak }
func (b blocked) missing(ctx context.Context) speaker { return nil }
func (b blocked) player(f func(context.Context) speaker) *Player {
	return newPlayer(Options{Mode: Voice, Ring: b.Ring, Log: b}, f)
}

// On fake time nothing passes while a goroutine computes: if a method waited for
// anything, the clock would tell, and so would the bubble if it waited for ever.
func TestNothingIsEverWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		never := make(blocked)
		begun := time.Now()
		players := []*Player{never.player(never.find), never.player(never.found), never.player(never.missing)}
		for i := range 3 * backlog {
			for _, p := range players {
				p.Play(Cue{Name: "a", Pattern: Finished, Text: "a", Long: i%2 == 0})
				p.Play(Cue{Name: "b", Pattern: Finished})
				p.Hush()
				p.SetMode([]Mode{Voice, Bell, Off}[i%3])
				p.Trouble()
			}
			if i%100 == 0 {
				synctest.Wait()
			}
		}
		if waited := time.Since(begun); waited != 0 {
			t.Errorf("the methods waited for %s", waited)
		}
		for _, p := range players {
			begun := time.Now()
			p.Close()
			if waited := time.Since(begun); waited > 2*closing {
				t.Errorf("closing took %s", waited)
			}
		}
		close(never)
		time.Sleep(time.Minute)
	})
}

func TestNothingSoundsAfterClose(t *testing.T) {
	inRoom(t, Voice, func(t *testing.T, r *room) {
		r.say("hold", 0)
		r.say("three", time.Minute)
		r.Play(Cue{Name: "rest", Pattern: Rest})
		r.after(time.Millisecond)
		r.Close()
		r.say("two", 0)
		r.Play(Cue{Pattern: Rest})
		r.SetMode(Bell)
		r.Play(Cue{Pattern: Rest})
		r.Hush()
		r.Close()
		r.after(time.Minute)
		r.hears(t, "0.00 hold", "0.00 bell", "0.00 /hold")
		if len(r.lines) != 3 {
			t.Errorf("the log has %d lines for three cues", len(r.lines))
		}
	})
}
