// Package model is the Bubble Tea model of backcoach. App is the only tea.Model:
// it turns keys (full screen) or lines of text (plain face) into intents, hands
// them to the one screen that is shown, and carries out the action that comes
// back in apply, the one place that changes screens, decides to save and asks
// coach.MayStart.
package model

import (
	"cmp"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/sound"
	"backcoach/model/triage"
	"backcoach/views"
)

// Options are what a program hands to its App.
type Options struct {
	Store   Store
	Library *content.Library
	Lang    string
	Clock   Clock
	Theme   string // auto | light | dark | contrast | mono; "" for the patient's setting
	Motion  string // full | reduced; "" for the patient's setting
	Demo    bool   // a made-up patient: the screen says so
	// ClockSet marks records as made under --now or --speed.
	ClockSet bool
	// Speed runs sessions faster, for tests and demos; 0 means 1.
	Speed float64
	// Plain is the face that asks line by line: it looks by itself when Wait is
	// over, and needs no ticks.
	Plain bool
	// PaperDir is the folder for text files to be printed; "" offers none.
	PaperDir string
	// Sound plays announcements; nil is silent.
	Sound Sound
	// SoundMode is how it sounds; "" is the patient's setting.
	SoundMode sound.Mode
	// Remote is set where the screen stands at another machine than the one that
	// sounds.
	Remote bool
	// Open is where to begin: "" for Today, or checkin, check, helper, session, relief,
	// calm, mood, fear, lessons, lifestyle, habits, or guide/ and the id of
	// a guide.
	Open string
}

// App is the whole program. It is made by New and driven either by Bubble Tea
// (Init, Update, View) or line by line (Start, Read, Update, Lines).
type App struct {
	opts   Options
	lib    *content.Library
	words  *content.Words
	engine func() *triage.Engine // prepared on first use, from any goroutine
	keys   keymap

	state  coach.State
	loaded bool
	// decided is the plan of the state at the moment decidedAt; nil until it is asked for.
	decided   *coach.Plan
	decidedAt Instant
	screen    screen
	more      *further // while it is shown, or a page that was opened from it; else nil
	paused    *session // which a warning check was opened from
	skin      *pack    // that lies on the skin, also while another screen is shown; else the last one, or nil
	sit       *sitting // a break from sitting that is counted
	now       Instant
	out       outbox
	seq       int
	saves     int           // that were answered so far
	tag       int           // of the newest tick
	quiet     time.Duration // keys before this moment (Mono) are ignored

	width, height int
	dark          bool
	scroll        int  // lines of a long text above the window
	chose         bool // how it sounds, just now
	leaving       bool
	done          bool
}

// New makes an App on its first screen. It reads nothing yet: Init returns the
// command that does. It fails if the language or the rules cannot be used.
func New(opts Options) (*App, error) {
	words, err := opts.Library.Words(opts.Lang)
	if err != nil {
		return nil, err
	}
	if opts.Speed == 0 {
		opts.Speed = 1
	}
	a := &App{opts: opts, lib: opts.Library, words: words, keys: newKeymap(words), dark: true, screen: opening{}}
	a.now = opts.Clock.Now()
	a.engine = sync.OnceValue(func() *triage.Engine { return newEngine(a.lib) })
	return a, nil
}

// newEngine prepares the embedded rules.
func newEngine(lib *content.Library) *triage.Engine {
	engine, err := triage.New(lib.Warnings())
	if err != nil {
		panic("model: the embedded rules do not load: " + err.Error()) // checked when they were generated
	}
	return engine
}

// Init starts reading the file and asks the terminal for its background; the
// first frame waits for neither.
func (a *App) Init() tea.Cmd {
	return tea.Batch(a.Start(), tea.RequestBackgroundColor)
}

// Start is Init without a terminal: the command that reads the file.
func (a *App) Start() tea.Cmd {
	return a.read(openAt{a.opts.Open})
}

// Update takes one message. The clock is read once for it.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	before, was, ran := a.now, a.screen, a.screen.mode() == running
	a.now = a.opts.Clock.Now()
	if jumped(before, a.now) { // the key that wakes a machine means nothing else
		a.quiet = max(a.quiet, a.now.Mono+grace)
	}
	cmd := a.passTime(before)
	if tick, ok := msg.(tickMsg); ok && tick.tag != a.tag {
		return a, cmd // the message that made it stale has asked for a newer one
	}
	cmd = tea.Batch(cmd, a.look())
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		a.dark = msg.IsDark()
	case Intent:
		cmd = tea.Batch(cmd, a.do(msg))
	case tea.KeyPressMsg:
		if a.now.Mono >= a.quiet {
			cmd = tea.Batch(cmd, a.do(a.keys.intent(msg, a.screen.mode())))
		}
	case tea.PasteMsg:
		if m := a.screen.mode(); m == typing || m == dating {
			cmd = tea.Batch(cmd, a.do(Intent{Kind: Edit, Msg: msg}))
		}
	default:
		cmd = tea.Batch(cmd, a.receive(msg))
	}
	cmd = tea.Batch(cmd, a.lookAway())
	a.lookSit()
	return a, tea.Batch(cmd, a.sounds(was, ran), a.next())
}

// LookMsg says that the time of Wait is over.
type LookMsg struct{}

// receive takes the results of commands.
func (a *App) receive(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loadedMsg:
		return a.takeState(msg)
	case savedMsg:
		return a.takeSaved(msg)
	case forgetMsg:
		return a.forget(msg)
	case historyMsg, dayMsg:
		if s, ok := a.screen.(receiving); ok {
			return a.apply(s.receive(msg, a.env()))
		}
	case paperMsg:
		if s, ok := a.screen.(interface{ saved(m paperMsg, e env) }); ok {
			s.saved(msg, a.env())
		}
	case LeaveMsg, tea.InterruptMsg:
		return a.do(Intent{Kind: Quit})
	}
	return nil
}

// look lets a screen that changes by itself look where it is. Every message does
// that first: each asks for a new tick, so whatever came just before a deadline
// would otherwise put the look off that the older tick was for.
func (a *App) look() tea.Cmd {
	if s, ok := a.screen.(ticking); ok {
		return a.apply(s.look(a.env()))
	}
	return nil
}

// Wait is how long until something changes by itself; 0 if nothing does.
func (a *App) Wait() time.Duration {
	var wait time.Duration
	if s, ok := a.screen.(ticking); ok {
		wait = s.wait(a.env())
	}
	sooner := func(next time.Duration) {
		if next > 0 && (wait == 0 || next < wait) {
			wait = next
		}
	}
	if p := a.packAway(); p != nil {
		sooner(p.wait(a.env()))
	}
	if s := a.sitAway(); s != nil {
		sooner(s.waitAway(a.env()))
	}
	return wait
}

// passTime handles what only the passing of time brings: a sleep or a changed
// clock pauses a running screen, and at 03:00 a new day begins.
func (a *App) passTime(before Instant) tea.Cmd {
	var slept tea.Cmd
	if a.loaded && a.now.Wall.Before(before.Wall) && jumped(before, a.now) {
		a.losePack()
	}
	if s, ok := a.screen.(ticking); ok && jumped(before, a.now) {
		slept = a.apply(s.slept(a.env()))
	}
	if a.loaded && coach.DayOf(before.Wall) != coach.DayOf(a.now.Wall) {
		if t, ok := a.screen.(*today); ok {
			t.cursor = 0
			return tea.Batch(slept, a.read(goToday{}))
		}
	}
	return slept
}

// next is the command for the next moment at which something happens by
// itself: the next look of a running screen, the next save, or the end.
func (a *App) next() tea.Cmd {
	cmds := []tea.Cmd{}
	if !a.opts.Store.ReadOnly() {
		cmds = append(cmds, a.out.send(a.opts.Store))
	}
	if wait := a.Wait(); wait > 0 && !a.opts.Plain {
		a.tag++
		cmds = append(cmds, tickCmd(wait, a.tag))
	}
	if a.leaving && (a.out.empty() || a.out.stopped) && !a.done {
		a.done = true
		cmds = append(cmds, tea.Quit)
	}
	return tea.Batch(cmds...)
}

// do takes one intent: the door that both faces use.
func (a *App) do(in Intent) tea.Cmd {
	if a.leaving {
		return nil
	}
	if s, ok := a.screen.(attended); ok && a.screen.mode() != running {
		s.attend(a.env())
	}
	switch in.Kind {
	case Nothing:
		return nil
	case Quit:
		return a.apply(quit{})
	case Scroll:
		if _, ok := scrolled(a.view(), 0); ok {
			a.turn(in.N)
			return nil
		}
	case Help:
		switch s := a.screen.(type) {
		case *help:
			return a.apply(goTo{s.under})
		case helpful:
			if s.help(a.env()) {
				return nil
			}
		}
		return a.apply(goTo{&help{under: a.screen}})
	case Check:
		if !a.mayCheck() {
			return nil
		}
		if s, ok := a.screen.(*session); ok {
			s.hold(a.env())
			a.paused = s
		}
		a.keepUnsaved() // what was walked or done of a guide counts; going on is another one
		return a.apply(openCheck{})
	case Relief:
		if a.mayRelief(a.screen) {
			return a.apply(openRelief{under: a.screen})
		}
		return nil
	}
	hidden := (in.Kind == Next || in.Kind == Letter && in.Text == " ") && a.outOfSight()
	a.scroll = 0
	if hidden {
		return nil // brought back into sight, to be looked at first
	}
	return a.apply(a.screen.take(in, a.env()))
}

// mayCheck tells whether the warning check can be opened from here: from
// anywhere but itself, once the file was read.
func (a *App) mayCheck() bool {
	_, inCheck := a.screen.(*check)
	return a.loaded && !inCheck
}

// env is what screens may look at.
func (a *App) env() env {
	return env{
		decide: a.plan,
		now:    a.now, day: coach.DayOf(a.now.Wall), words: a.words, lib: a.lib, engine: a.engine,
		packOff: a.skin != nil && a.skin.away,
		state:   a.state, keys: a.keys, out: &a.out, demo: a.opts.Demo,
		readOnly: a.opts.Store.ReadOnly(), speed: a.opts.Speed, stamp: a.stamp,
		reduced: a.reduced(), plain: a.opts.Plain, sound: a.soundMode(), trouble: a.soundTrouble(), paperDir: a.opts.PaperDir,
	}
}

// plan is what is decided about the day, once for each state and moment: a message and
// the frame after it look at it many times.
func (a *App) plan() coach.Plan {
	if a.decided == nil || a.decidedAt != a.now {
		plan := a.state.Decide(a.lib, a.now.Wall)
		a.decided, a.decidedAt = &plan, a.now
	}
	return *a.decided
}

// stamp makes the stamp of a new record.
func (a *App) stamp() coach.Stamp {
	a.seq++
	return coach.Stamp{
		ID: coach.NewID(a.now.Wall, a.seq), At: a.now.Wall.UTC(),
		Day: coach.DayOf(a.now.Wall), ClockSet: a.opts.ClockSet,
	}
}

// View draws the screen for Bubble Tea.
func (a *App) View() tea.View {
	v := tea.NewView(a.draw().Text)
	v.AltScreen = true
	v.WindowTitle = a.words.Say("app.name")
	v.KeyboardEnhancements.ReportEventTypes = true
	v.BackgroundColor, v.ForegroundColor = a.style().Background(), a.style().Foreground()
	return v
}

// The smallest window that is drawn (S4).
const minWidth, minHeight = 40, 10

// view is the screen with an emergency that is open above it, unless it tells of one
// itself: whatever page was turned to, the number stays in view (S4).
func (a *App) view() views.View {
	e := a.env()
	v := a.screen.view(e)
	over, ok := v.(views.Noticing)
	if !ok {
		return v
	}
	if n := a.emergencyOver(e); n != nil {
		return over.Under(*n)
	}
	if p, ok := v.(views.Page); ok && p.Notice == nil {
		p.Notice = cmp.Or(a.packNotice(e), a.sitNotice(e))
		return p
	}
	return v
}

// emergencyOver is what stands above the screen as an emergency; nil above a check and its
// advice, which tell of it in their own words, and without one.
func (a *App) emergencyOver(e env) *views.Notice {
	switch a.screen.(type) {
	case *advice, *check:
		return nil
	}
	if _, about := aboutCheck(a.screen); !about {
		return emergencyNotice(e)
	}
	if short := a.short(); short != "" {
		return &views.Notice{Tone: views.Danger, Head: short}
	}
	return nil
}

func (a *App) draw() views.Drawing {
	if a.width < minWidth || a.height < minHeight {
		return a.tooSmall()
	}
	v, _ := scrolled(a.view(), a.scroll)
	return v.Draw(views.Canvas{Width: a.width, Height: a.height, Style: a.style(), Reduced: a.reduced()})
}

// short is what the screen says of something urgent, else an emergency that is open, in
// one line; "" if nothing is urgent.
func (a *App) short() string {
	e := a.env()
	if s, about := aboutCheck(a.screen); about {
		return cmp.Or(s.short(e), shortBody(e))
	}
	return shortOpen(e)
}

// aboutCheck is the screen, or the one that help was opened from, if it is about a check:
// it tells what is urgent itself, for not all of it is for a helper's eyes.
func aboutCheck(s screen) (urgent, bool) {
	if h, ok := s.(*help); ok {
		return aboutCheck(h.under)
	}
	u, ok := s.(urgent)
	return u, ok
}

// tooSmall is what a window below 40x10 shows: an emergency's number and what
// to do, alone; otherwise one sentence.
func (a *App) tooSmall() views.Drawing {
	text := cmp.Or(a.short(), a.words.Say("app.too_small"))
	return views.Drawing{Text: views.Fit(text, max(a.width, 1), max(a.height, 1))}
}

func (a *App) reduced() bool { return a.setting(a.opts.Motion, "motion") == "reduced" }

func (a *App) style() views.Style {
	return views.NewStyle(views.Theme(a.setting(a.opts.Theme, "theme")), a.dark, false)
}

// setting is what the command line says, else what the patient chose.
func (a *App) setting(option, question string) string {
	if option != "" {
		return option
	}
	return a.state.Profile.Answers.First(question)
}

// Unsaved tells whether something could not be put on disk: leaving has tried
// once more.
func (a *App) Unsaved() bool { return !a.out.empty() }

// Done tells whether the program has left.
func (a *App) Done() bool { return a.done }
