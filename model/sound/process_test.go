package sound

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// standIn names what this test binary does when it is run as a speech program.
const standIn = "BACKCOACH_TEST_VOICE"

// TestMain is the speech program, if it is run as one.
func TestMain(m *testing.M) {
	if what := os.Getenv(standIn); what != "" {
		os.Exit(act(what))
	}
	os.Exit(m.Run())
}

// act is what the stand-ins do.
func act(what string) int {
	text, _ := io.ReadAll(os.Stdin)
	switch what {
	case "hangs":
		_ = os.WriteFile(os.Getenv(standIn+"_PID"), []byte(strconv.Itoa(os.Getpid())), 0o600)
		time.Sleep(time.Hour)
	case "fails":
		return 3
	case "mute": // as espeak-ng without a sound card
		fmt.Fprintln(os.Stderr, "cannot open the sound card")
		return 0
	case "warns": // as a working espeak-ng with ALSA's complaints
		fmt.Fprintln(os.Stderr, "unable to find a definition")
		time.Sleep(shortest(string(text)) + 50*time.Millisecond)
		return 0
	}
	return 0
}

// voiced makes a Player whose speech program is a stand-in, and gives what its log
// says once it is closed.
func voiced(t *testing.T, what string) (*Player, func() string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(standIn, what)
	t.Setenv(standIn+"_PID", filepath.Join(t.TempDir(), "pid"))
	var log safe
	p := newPlayer(Options{Mode: Voice, Log: &log}, func(context.Context) speaker {
		return program{path: self}.say
	})
	if what == "hangs" {
		p.longest = func(string) time.Duration { return 400 * time.Millisecond }
	}
	return p, func() string { p.Close(); return log.String() }
}

// safe is a log that may be read while it is written.
type safe struct {
	mu  sync.Mutex
	all strings.Builder
}

func (s *safe) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.Write(b)
}

func (s *safe) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.String()
}

// trying plays a text again and again, one after the other, until the voice is in trouble or was
// heard so many times.
func trying(t *testing.T, p *Player, text string, times int) {
	t.Helper()
	for range times {
		p.Play(Cue{Name: "hold", Text: text, Late: time.Hour})
		for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(5 * time.Millisecond) {
			p.mu.Lock()
			busy := p.current != nil || p.next != nil || p.looking != nil
			p.mu.Unlock()
			if !busy {
				break
			}
			if time.Now().After(deadline) {
				t.Fatal("it never comes to an end")
			}
		}
	}
}

// Each way in which a speech program lets one down costs the voice, and nothing
// else; one that complains and speaks does not.
func TestSpeechProgramsThatLetOneDown(t *testing.T) {
	for what, want := range map[string]Trouble{"fails": Silent, "mute": Silent, "hangs": Stuck, "warns": ""} {
		t.Run(what, func(t *testing.T) {
			p, log := voiced(t, what)
			text := "Hold."
			if what == "mute" { // so long that no machine is too slow to end sooner
				text = strings.Repeat("Hold. ", 200)
			}
			trying(t, p, text, tries)
			if got := p.Trouble(); got != want {
				t.Errorf("trouble is %q, want %q", got, want)
			}
			p.TryAgain()
			if got := p.Trouble(); got != "" {
				t.Errorf("after another choice it is %q", got)
			}
			if said := log(); want == "" && strings.Count(said, "spoken") != tries {
				t.Errorf("the log says\n%s", said)
			}
		})
	}
}

// Leaving kills what is being said.
func TestClosingKillsTheProgram(t *testing.T) {
	p, closed := voiced(t, "hangs")
	p.longest = longest
	file := os.Getenv(standIn + "_PID")
	p.Play(Cue{Name: "prepare", Text: strings.Repeat("a long text ", 100)})
	pid := 0
	for deadline := time.Now().Add(30 * time.Second); pid == 0; time.Sleep(5 * time.Millisecond) {
		data, _ := os.ReadFile(file)
		pid, _ = strconv.Atoi(string(data))
		if time.Now().After(deadline) {
			t.Fatal("the program never began")
		}
	}
	closed()
	for deadline := time.Now().Add(30 * time.Second); alive(pid); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("process %d is still there", pid)
		}
	}
}

// A program that is not there is missing, and the bell rings.
func TestNoSpeechProgram(t *testing.T) {
	rang := make(chan struct{}, 8)
	p := New(Options{
		Mode: Voice, Ring: func() { rang <- struct{}{} },
		Programs: func(string) (string, error) { return "", exec.ErrNotFound },
	})
	defer p.Close()
	p.Play(Cue{Name: "start", Pattern: Count, Text: "Go.", Late: time.Hour})
	select {
	case <-rang:
	case <-time.After(30 * time.Second):
		t.Fatal("nothing rings")
	}
	if got := p.Trouble(); got != Missing {
		t.Errorf("trouble is %q", got)
	}
}

// No text is taken for an option, a command or a second line.
func TestTextsAreOnlyTexts(t *testing.T) {
	for _, text := range []string{"-h", "--version", "!-!SET SELF RATE 100", "one\ntwo", "\"quotes\" $HOME `ls`", ""} {
		if got := oneLine(text); strings.ContainsAny(got, "\n\r") || !strings.HasPrefix(got, " ") {
			t.Errorf("%q is handed over as %q", text, got)
		}
	}
	for _, goos := range []string{"linux", "darwin", "windows"} {
		for _, lang := range []string{"en", "es-MX", "-h", "en; rm", ""} {
			f := finder{goos: goos, lang: tag(lang), look: func(name string) (string, error) { return "/bin/" + name, nil }}
			for _, name := range f.names() {
				p := f.program(context.Background(), name, "/bin/none/"+name)
				if all := strings.Join(p.args, " "); strings.Contains(all, "rm") || len(p.args) == 0 {
					t.Errorf("%s, %s, %s is called with %q", goos, name, lang, all)
				}
			}
		}
	}
}

func TestVoicesOfAList(t *testing.T) {
	list := []byte("Albert              en_US    # Hello! My name is Albert.\nMónica              es_ES    # ¡Hola!\nSamantha            en_US    # Hello!\nEddy (German)       de_DE    # Hallo!\n")
	for lang, want := range map[string]string{"en": "Samantha", "es": "Mónica", "de": "Eddy (German)", "fi": ""} {
		if got := voiceOf(list, lang); got != want {
			t.Errorf("for %s it chooses %q, want %q", lang, got, want)
		}
	}
}

func TestPatternsAreDistinctAndSlowEnough(t *testing.T) {
	seen := map[string]Pattern{}
	for p, pauses := range gaps {
		key := fmt.Sprint(pauses)
		if other, twice := seen[key]; twice {
			t.Errorf("%s sounds as %s", p, other)
		}
		seen[key] = p
		for _, gap := range pauses {
			if gap < 130*time.Millisecond {
				t.Errorf("%s rings after %v: terminals swallow it", p, gap)
			}
		}
	}
}
