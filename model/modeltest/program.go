package modeltest

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model"
)

// Program is the real Bubble Tea program, with its ticks, on fake time: minutes
// play in milliseconds, and every deadline is exact. It has no terminal: keys
// are sent, and what was announced is written down.
type Program struct {
	Store *Store
	Ear   *Ear

	watch *watch
	prog  *tea.Program
	ended chan struct{}
}

// Cue is something that the program announced by itself or at a key: the moment
// of an exercise that began, or "" when none was running any more.
type Cue struct {
	At     time.Duration // since the program began
	Moment string
}

// Play runs the program on a file inside a bubble of fake time, and ends it when
// the test is through.
func Play(t *testing.T, s *Store, test func(t *testing.T, p *Program)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ear := &Ear{}
		app, err := model.New(model.Options{
			Store: s, Library: content.Load(), Lang: "en", Clock: model.NewSystemClock(Morning), Sound: ear,
		})
		if err != nil {
			t.Fatal(err)
		}
		p := &Program{Store: s, Ear: ear, watch: &watch{app: app, begun: time.Now()}, ended: make(chan struct{})}
		p.prog = tea.NewProgram(p.watch, tea.WithInput(nil), tea.WithOutput(nil), tea.WithoutRenderer(),
			tea.WithoutSignalHandler(), tea.WithWindowSize(width, height))
		go func() {
			defer close(p.ended)
			if _, err := p.prog.Run(); err != nil {
				t.Error(err)
			}
		}()
		defer p.end()
		p.Wait(think)
		test(t, p)
	})
}

// Key presses a key, and waits until the program has come to rest.
func (p *Program) Key(name string) {
	p.prog.Send(Press(name))
	synctest.Wait()
}

// Keys presses keys, each after a moment of thought.
func (p *Program) Keys(names ...string) {
	for _, name := range names {
		p.Key(name)
		p.Wait(think)
	}
}

// Resize gives the window another size.
func (p *Program) Resize(w, h int) {
	p.prog.Send(tea.WindowSizeMsg{Width: w, Height: h})
	synctest.Wait()
}

// Messages counts what the program was woken for so far.
func (p *Program) Messages() int {
	p.watch.mu.Lock()
	defer p.watch.mu.Unlock()
	return p.watch.messages
}

// Wait lets time pass.
func (p *Program) Wait(span time.Duration) {
	time.Sleep(span)
	synctest.Wait()
}

// Time is how long the program has been running.
func (p *Program) Time() time.Duration { return time.Since(p.watch.begun) }

// Cues are the announcements so far.
func (p *Program) Cues() []Cue {
	p.watch.mu.Lock()
	defer p.watch.mu.Unlock()
	return append([]Cue(nil), p.watch.cues...)
}

// Lines is what the plain face would say.
func (p *Program) Lines() []string {
	p.watch.mu.Lock()
	defer p.watch.mu.Unlock()
	return p.watch.app.Lines()
}

// Running tells whether an exercise is being timed.
func (p *Program) Running() bool {
	p.watch.mu.Lock()
	defer p.watch.mu.Unlock()
	return p.watch.app.Running()
}

// end leaves as a signal does. What still ticks then has to be waited for, or
// the bubble would not close.
func (p *Program) end() {
	p.prog.Send(model.LeaveMsg{})
	<-p.ended
	time.Sleep(2 * time.Hour)
}

// watch is the App, looked at over the shoulder.
type watch struct {
	mu    sync.Mutex
	app   *model.App
	begun time.Time
	cues  []Cue
	// messages counts the calls of Update.
	messages int
}

func (w *watch) Init() tea.Cmd {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.app.Init()
}

func (w *watch) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.messages++
	_, cmd := w.app.Update(msg)
	moment := w.app.Moment()
	if n := len(w.cues); n == 0 && moment != "" || n > 0 && w.cues[n-1].Moment != moment {
		w.cues = append(w.cues, Cue{time.Since(w.begun), moment})
	}
	return w, cmd
}

func (w *watch) View() tea.View {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.app.View()
}
