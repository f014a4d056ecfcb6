// Package modeltest drives the whole program in tests, in the words of the
// domain: a patient sets up, checks in, answers the warning check, exercises. A
// [Driver] is synchronous: it hands a key or a line to the model, runs every
// command that comes back until nothing is left, and moves its clock by hand, so
// a test of many days takes milliseconds and never flakes. A [Program] is the
// real Bubble Tea program on the fake time of testing/synctest.
package modeltest

import (
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
)

// Driver is the program as a patient has it before them, with its file and its
// clock. It is not safe for concurrent use.
type Driver struct {
	Store *Store
	Clock *Clock

	t       testing.TB
	opts    model.Options
	app     *model.App
	lib     *content.Library
	words   *content.Words
	width   int
	height  int
	plain   bool
	typed   []string
	left    bool
	looked  time.Duration // Mono of the latest message, from which the model waits
	holding bool
	held    []tea.Cmd
	// asks finds the id of a question by its sentence.
	asks map[string]string
}

// Option sets up a Driver before the program starts.
type Option func(*Driver)

// On opens a file that exists already, such as that of another window.
func On(s *Store) Option { return func(d *Driver) { d.Store = s } }

// At begins at another time than Morning.
func At(wall time.Time) Option { return func(d *Driver) { d.Clock = NewClock(wall) } }

// With changes what the command line would hand to the program.
func With(change func(*model.Options)) Option { return func(d *Driver) { change(&d.opts) } }

// ByLines answers line by line instead of key by key.
func ByLines() Option { return func(d *Driver) { d.plain = true } }

// The window that a Driver has at first.
const width, height = 80, 24

// New starts the program on an empty file at Morning and lets it read.
func New(t testing.TB, options ...Option) *Driver {
	t.Helper()
	d := &Driver{
		t: t, lib: content.Load(), width: width, height: height,
		Store: NewStore(), Clock: NewClock(Morning), opts: model.Options{Lang: "en"},
	}
	for _, o := range options {
		o(d)
	}
	words, err := d.lib.Words(d.opts.Lang)
	if err != nil {
		t.Fatal(err)
	}
	d.words, d.asks = words, questions(d.lib, words)
	// Ticks are for terminals: here the clock only moves when it is told to, and
	// Advance looks at every moment that the model asked for.
	d.opts.Store, d.opts.Clock, d.opts.Library, d.opts.Plain = d.Store, d.Clock, d.lib, true
	d.start()
	return d
}

func (d *Driver) start() {
	d.t.Helper()
	d.Clock.restart()
	d.Store.Forget()
	app, err := model.New(d.opts)
	if err != nil {
		d.t.Fatal(err)
	}
	d.app, d.left, d.holding, d.held = app, false, false, nil
	d.update(tea.WindowSizeMsg{Width: d.width, Height: d.height})
	d.run(app.Start())
}

// Restart starts the program anew on the same file. What was not saved is gone,
// as after a power cut; Leave first for a clean end.
func (d *Driver) Restart() {
	d.t.Helper()
	d.start()
}

// Leave asks the program to save and leave, as a signal does, and tells whether
// it has left.
func (d *Driver) Leave() bool {
	d.update(model.LeaveMsg{})
	return d.Left()
}

// Left tells whether the program has ended, or is about to and waits for
// nothing.
func (d *Driver) Left() bool { return d.app.Done() }

// Farewell is what the program says on the terminal when it has been left.
func (d *Driver) Farewell() string { return d.app.Farewell() }

// Resize gives the window another size.
func (d *Driver) Resize(w, h int) {
	d.width, d.height = w, h
	d.update(tea.WindowSizeMsg{Width: w, Height: h})
}

// Advance lets time pass; the program looks at every moment that it asked for.
func (d *Driver) Advance(span time.Duration) {
	for span > 0 && !d.left {
		wait := d.app.Wait()
		left := max(0, d.looked+wait-d.Clock.Now().Mono)
		if wait <= 0 || left > span {
			d.Clock.Advance(span)
			return
		}
		d.Clock.Advance(left)
		span -= left
		d.update(model.LookMsg{})
	}
}

// Sleep closes the lid for a while; the program looks when it is opened again.
func (d *Driver) Sleep(span time.Duration) {
	d.Clock.Sleep(span)
	d.update(model.LookMsg{})
}

// Hold keeps commands from running, as a slow disk does, until Release.
func (d *Driver) Hold() { d.holding = true }

// Release runs the commands that were held, in the order in which they came.
func (d *Driver) Release() { d.release(slices.All[[]tea.Cmd]) }

// ReleaseLatestFirst runs them the other way round: nothing promises that two
// commands end in the order in which they began.
func (d *Driver) ReleaseLatestFirst() { d.release(slices.Backward[[]tea.Cmd]) }

func (d *Driver) release(order func([]tea.Cmd) iter.Seq2[int, tea.Cmd]) {
	held := d.held
	d.holding, d.held = false, nil
	for _, cmd := range order(held) {
		d.run(cmd)
	}
}

// Screen is what the window shows, without colours.
func (d *Driver) Screen() string { return ansi.Strip(d.app.View().Content) }

// Lines is what the plain face says.
func (d *Driver) Lines() []string { return d.app.Lines() }

// Said is what the plain face says as one text.
func (d *Driver) Said() string { return strings.Join(d.app.Lines(), "\n") }

// Shows tells whether the screen holds a sentence, by its id. It is looked for
// in what is said, which no window cuts off or breaks.
func (d *Driver) Shows(id string, args ...content.Args) bool {
	return strings.Contains(d.Said(), strings.TrimSpace(d.words.Say(id, args...)))
}

// Word gives a sentence by its id.
func (d *Driver) Word(id string, args ...content.Args) string { return d.words.Say(id, args...) }

// Library is the content that the program runs on.
func (d *Driver) Library() *content.Library { return d.lib }

// Running tells whether an exercise is being timed.
func (d *Driver) Running() bool { return d.app.Running() }

// Guide is the id of the guide that is on the screen; "" if there is none.
func (d *Driver) Guide() string { return d.app.Guide() }

// Day is the patient's day by the driver's clock.
func (d *Driver) Day() coach.Day { return coach.DayOf(d.Clock.Now().Wall) }

// Saved gives all that is on file.
func (d *Driver) Saved() coach.State { return d.Store.State() }

func (d *Driver) update(msg tea.Msg) {
	if d.left {
		return
	}
	d.looked = d.Clock.Now().Mono
	_, cmd := d.app.Update(msg)
	d.run(cmd)
}

// run carries out a command and all that follow from it.
func (d *Driver) run(cmd tea.Cmd) {
	switch {
	case cmd == nil:
		return
	case d.holding:
		d.held = append(d.held, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		d.left = true
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	default:
		d.update(msg)
	}
}
